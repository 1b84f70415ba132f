//! `diff`.

use std::process::Output;

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
fn difference(folder: &str, old: &Value, new: &Value) -> (Value, Option<i32>) {
    let folder = Folder::new(folder);
    let old = folder.write("old.json", old.to_string());
    let new = folder.write("new.json", new.to_string());
    let output = run(&["diff", "--format", "json", &old, &new]);
    assert_eq!(text(&output.stderr), "");
    (read(&output), output.status.code())
}

/// A change of an export, and what is said of it in which group.
type Case = (fn(&mut Value), &'static str, &'static str);

#[test]
fn each_change_is_in_its_group() {
    let cases: &[Case] = &[
        (
            |e| drop(e["errors"].as_array_mut().unwrap().remove(0)),
            "breaking",
            "gone, \"booking.full\"",
        ),
        (
            |e| e["errors"][0]["name"] = "FULL".into(),
            "breaking",
            "the constant is gone; \"booking.full\" is FULL now",
        ),
        (
            |e| e["errors"][0]["value"] = "x".into(),
            "breaking",
            "the value was \"booking.full\" and is \"x\"",
        ),
        (
            |e| {
                e["errors"][0]["value"] = "x".into();
                e["errors"][0]["aliases"] = json!(["booking.full"]);
            },
            "additions",
            "the value is \"x\" now, with the alias \"booking.full\"",
        ),
        (
            |e| {
                drop(
                    e["errors"][0]["parameters"]
                        .as_array_mut()
                        .unwrap()
                        .remove(1),
                )
            },
            "breaking",
            "the parameter \"seats\" is gone",
        ),
        (
            |e| e["errors"][0]["parameters"][1]["optional"] = false.into(),
            "breaking",
            "the parameter \"seats\" is required now",
        ),
        (
            |e| e["errors"][0]["parameters"][0]["optional"] = true.into(),
            "additions",
            "the parameter \"room\" is optional now",
        ),
        (
            |e| e["errors"][0]["parameters"][0]["type"] = "integer".into(),
            "breaking",
            "the type of the parameter \"room\" was \"string\" and is \"integer\"",
        ),
        (
            |e| {
                e["errors"][2]["parameters"] =
                    json!([{ "name": "x", "type": "any", "optional": false }])
            },
            "breaking",
            "the parameter \"x\" is new and required",
        ),
        (
            |e| {
                e["errors"][2]["parameters"] =
                    json!([{ "name": "x", "type": "any", "optional": true }])
            },
            "additions",
            "the parameter \"x\" is new",
        ),
        (
            |e| e["errors"][0]["parameters"][0]["description"] = "x".into(),
            "texts",
            "the description of the parameter \"room\" has changed",
        ),
        (
            |e| {
                drop(
                    e["errors"][0]["facts"]
                        .as_object_mut()
                        .unwrap()
                        .remove("teams"),
                )
            },
            "breaking",
            "the fact `teams` is gone",
        ),
        (
            |e| e["errors"][0]["facts"]["http_status"] = "409".into(),
            "breaking",
            "the type of the fact `http_status` has changed",
        ),
        (
            |e| e["errors"][0]["facts"]["http_status"] = 410.into(),
            "texts",
            "the fact `http_status` was 409 and is 410",
        ),
        (
            |e| e["errors"][0]["facts"]["x"] = 1.into(),
            "additions",
            "the fact `x` is new",
        ),
        (
            |e| e["errors"][0]["cause"] = "x".into(),
            "texts",
            "cause has changed",
        ),
        (
            |e| e["errors"][0]["later"] = "x".into(),
            "additions",
            "later is new",
        ),
    ];
    for (change, group, said) in cases {
        let (old, mut new) = (exported(), exported());
        change(&mut new);
        let (difference, status) = difference("groups", &old, &new);
        for name in ["breaking", "additions", "texts"] {
            let changes = difference[name].as_array().expect("a list");
            let changes: Vec<&str> = changes
                .iter()
                .map(|change| change["change"].as_str().expect("a text"))
                .filter(|change| !change.starts_with("new, ") && *change != "aliases is new")
                .collect();
            let expected: &[&str] = if name == *group { &[said] } else { &[] };
            assert_eq!(changes, expected, "{said}");
        }
        assert_eq!(status, Some(i32::from(*group == "breaking")), "{said}");
    }
}

#[test]
fn an_alias_that_is_gone_breaks() {
    let (mut old, new) = (exported(), exported());
    old["errors"][0]["aliases"] = json!(["booking.was"]);
    let (difference, status) = difference("aliases", &old, &new);
    assert_eq!(
        difference["breaking"][0]["change"],
        "the alias \"booking.was\" is gone"
    );
    assert_eq!(status, Some(1));
}

#[test]
fn a_new_error_breaks_nothing() {
    let (mut old, new) = (exported(), exported());
    old["errors"].as_array_mut().expect("a list").remove(1);
    let (difference, status) = difference("new", &old, &new);
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
