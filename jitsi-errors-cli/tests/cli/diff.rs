//! `diff`.

use std::process::Output;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::team::booking;
use crate::{Folder, feed, json as read, text};

fn run(arguments: &[&str]) -> Output {
    feed(booking(arguments), "")
}

fn exported() -> Value {
    read(&run(&["export"]))
}

/// The difference between two exports, and the exit status.
fn difference(old: &Value, new: &Value) -> (Value, Option<i32>) {
    let test = std::thread::current();
    let folder = Folder::new(&test.name().unwrap_or_default().replace("::", "-"));
    let old = folder.write("old.json", old.to_string());
    let new = folder.write("new.json", new.to_string());
    let output = run(&["diff", "--format", "json", &old, &new]);
    assert_eq!(text(&output.stderr), "");
    (read(&output), output.status.code())
}

/// Sets what is at a path, or removes it.
fn set(export: &mut Value, path: &str, value: Option<Value>) {
    let (parent, key) = path.rsplit_once('/').expect("a path");
    let parent = export.pointer_mut(parent).expect("it is there");
    match (parent, value) {
        (Value::Array(list), None) => drop(list.remove(key.parse().expect("an index"))),
        (Value::Object(object), None) => drop(object.remove(key)),
        (parent, Some(value)) => parent[key] = value,
        (parent, None) => panic!("{parent} has nothing to remove"),
    }
}

/// What is said of an error where these are set in its export.
fn changed(paths: &[(&str, Option<Value>)]) -> (String, String) {
    let (old, mut new) = (exported(), exported());
    for (path, value) in paths {
        set(&mut new, &format!("/errors/{path}"), value.clone());
    }
    let (difference, status) = difference(&old, &new);
    let of_error = |change: &&Value| {
        let text = change["change"].as_str().expect("a text");
        !text.starts_with("new, ") && text != "the alias \"booking.full\" is new"
    };
    let groups = difference.as_object().expect("an object");
    let mut changes = groups.iter().flat_map(|(group, changes)| {
        let changes = changes.as_array().expect("a list").iter();
        changes
            .filter(of_error)
            .map(move |change| (group, &change["change"]))
    });
    let (group, change) = changes.next().expect("a change");
    assert_eq!(changes.next(), None);
    assert_eq!(status, Some(i32::from(group == "breaking")));
    (group.clone(), change.as_str().expect("a text").to_owned())
}

#[test]
fn each_change_is_in_its_group() {
    let parameter = |optional: bool| json!([{ "name": "x", "type": "any", "optional": optional }]);
    for (path, value, group, said) in [
        ("0", None, "breaking", r#"gone, "booking.full""#),
        (
            "0/name",
            Some(json!("FULL")),
            "breaking",
            r#"the constant is gone; "booking.full" is FULL now"#,
        ),
        (
            "0/value",
            Some(json!("x")),
            "breaking",
            r#"the value was "booking.full" and is "x""#,
        ),
        (
            "0/parameters/1",
            None,
            "breaking",
            r#"the parameter "seats" is gone"#,
        ),
        (
            "0/parameters/1/optional",
            Some(json!(false)),
            "breaking",
            r#"the parameter "seats" is required now"#,
        ),
        (
            "0/parameters/0/type",
            Some(json!("integer")),
            "breaking",
            r#"the type of the parameter "room" was "string" and is "integer""#,
        ),
        (
            "2/parameters",
            Some(parameter(false)),
            "breaking",
            r#"the parameter "x" is new and required"#,
        ),
        (
            "0/facts/teams",
            None,
            "breaking",
            "the fact `teams` is gone",
        ),
        (
            "0/facts/http_status",
            Some(json!("409")),
            "breaking",
            "the type of the fact `http_status` has changed",
        ),
        (
            "0/parameters/0/optional",
            Some(json!(true)),
            "additions",
            r#"the parameter "room" is optional now"#,
        ),
        (
            "2/parameters",
            Some(parameter(true)),
            "additions",
            r#"the parameter "x" is new"#,
        ),
        (
            "0/facts/x",
            Some(json!(1)),
            "additions",
            "the fact `x` is new",
        ),
        ("0/later", Some(json!(1)), "additions", "later is new"),
        (
            "0/aliases",
            Some(json!(["x"])),
            "additions",
            r#"the alias "x" is new"#,
        ),
        (
            "0/parameters/0/description",
            Some(json!("x")),
            "texts",
            r#"the description of the parameter "room" has changed"#,
        ),
        (
            "0/facts/http_status",
            Some(json!(410)),
            "texts",
            "the fact `http_status` was 409 and is 410",
        ),
        ("0/cause", Some(json!("x")), "texts", "cause has changed"),
    ] {
        assert_eq!(
            changed(&[(path, value)]),
            (group.to_owned(), said.to_owned()),
            "{path}"
        );
    }
}

#[test]
fn an_alias_keeps_a_renamed_value() {
    let said = changed(&[
        ("0/value", Some(json!("x"))),
        ("0/aliases", Some(json!(["booking.full"]))),
    ]);
    let change = r#"the value is "x" now, with the alias "booking.full""#;
    assert_eq!(said, ("additions".to_owned(), change.to_owned()));
}

#[test]
fn an_alias_that_is_gone_breaks() {
    let (mut old, new) = (exported(), exported());
    old["errors"][0]["aliases"] = json!(["booking.was"]);
    let (difference, status) = difference(&old, &new);
    assert_eq!(
        difference["breaking"][0]["change"],
        "the alias \"booking.was\" is gone"
    );
    assert_eq!(status, Some(1));
}

/// A newer command exports keys that an old export lacks.
#[test]
fn a_key_without_a_value_is_no_difference() {
    let (old, mut new) = (exported(), exported());
    for value in [json!(null), json!([])] {
        new["errors"][0]["later"] = value;
        let none = json!({ "breaking": [], "additions": [], "texts": [] });
        assert_eq!(difference(&old, &new), (none, Some(0)));
    }
}

#[test]
fn a_new_error_breaks_nothing() {
    let (mut old, new) = (exported(), exported());
    old["errors"].as_array_mut().expect("a list").remove(1);
    let (difference, status) = difference(&old, &new);
    let added = json!([{ "catalog": "BookingError", "name": "CARD_DECLINED", "change": "new, \"booking.card\"" }]);
    assert_eq!(
        difference,
        json!({ "breaking": [], "additions": added, "texts": [] })
    );
    assert_eq!(status, Some(0));
}

/// An array is what was exported before the format had a version.
#[test]
fn an_old_export_is_compared_with_the_command_itself() {
    let folder = Folder::new("itself");
    for old in [exported(), exported()["errors"].clone()] {
        let old = folder.write("old.json", old.to_string());
        let output = run(&["diff", &old]);
        assert_eq!((text(&output.stdout), output.status.code()), ("", Some(0)));
    }
    let mut old = exported();
    old["errors"][0]["value"] = "x".into();
    old["errors"][1]["cause"] = "x".into();
    let old = folder.write("old.json", old.to_string());
    let breaking = "- `BookingError.ROOM_FULL`: the value was \"x\" and is \"booking.full\"\n";
    let texts = "- `BookingError.CARD_DECLINED`: cause has changed\n";
    let output = run(&["diff", &old]);
    assert_eq!(
        text(&output.stdout),
        format!("Breaking\n{breaking}\nTexts\n{texts}")
    );
    assert_eq!(output.status.code(), Some(1));
    let output = run(&["diff", "--format", "markdown", &old]);
    assert_eq!(
        text(&output.stdout),
        format!("## Breaking\n\n{breaking}\n## Texts\n\n{texts}")
    );
}

#[test]
fn a_foreign_file_is_refused() {
    let folder = Folder::new("foreign");
    let right = folder.write("right.json", exported().to_string());
    for (file, said) in [
        ("", "is not JSON, as `export` writes it"),
        ("catalog,name\n", "is not JSON"),
        ("{}", "is not an export of errors"),
        ("3", "is not an export of errors"),
        ("[{\"name\": \"x\"}]", "is not an export of errors"),
        ("[[]]", "is not an export of errors"),
        ("{\"errors\": []}", "is not an export of errors"),
        ("{\"format_version\": 1}", "is not an export of errors"),
        (
            "{\"format_version\": 2, \"errors\": []}",
            "has the format version 2, and this command reads up to 1",
        ),
    ] {
        let wrong = folder.write("wrong.json", file);
        for files in [[&wrong, &right], [&right, &wrong]] {
            let output = run(&["diff", files[0], files[1]]);
            let error = text(&output.stderr);
            assert!(
                error.starts_with(&format!("booking-errors: {wrong} ")),
                "{error}"
            );
            assert!(error.contains(said), "{error}");
            assert_eq!(output.status.code(), Some(2), "{file}");
            assert!(output.stdout.is_empty());
        }
    }
    let output = run(&["diff", &folder.path("missing"), &right]);
    assert!(text(&output.stderr).starts_with("booking-errors: can't read "));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_thousand_errors_are_compared_within_a_second() {
    let mut old = exported();
    let error = old["errors"][0].clone();
    let errors = (0..1000).map(|index| {
        let mut error = error.clone();
        error["name"] = format!("ERROR_{index}").into();
        error["value"] = format!("booking.error{index}").into();
        error
    });
    old["errors"] = errors.collect();
    let mut new = old.clone();
    for index in 0..1000 {
        new["errors"][index]["value"] = format!("booking.{index}").into();
    }
    let start = Instant::now();
    let (difference, _) = difference(&old, &new);
    assert_eq!(difference["breaking"].as_array().map(Vec::len), Some(1000));
    assert!(
        start.elapsed() < Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
}
