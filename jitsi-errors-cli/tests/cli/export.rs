//! `export`.

use std::fs;

use boon::{Compiler, Schemas};
use jitsi_errors::each_catalog;
use serde_json::Value;

use crate::{Folder, json, run, text};

fn exported() -> Vec<Value> {
    let output = run(&["export"], "");
    assert!(output.status.success() && output.stderr.is_empty());
    let export = json(&output);
    assert_eq!(export["format_version"], 1);
    export["errors"].as_array().expect("a list").clone()
}

#[test]
fn all_errors_are_exported_in_order() {
    let entries = each_catalog!(E => {
        let entries = E::ALL.iter().map(|error| serde_json::to_value(error.info()));
        entries.collect::<Result<Vec<_>, _>>().expect("it is written")
    });
    assert_eq!(exported(), entries.concat());
}

#[test]
fn the_export_is_as_its_schema_says() {
    let schema = run(&["export", "--schema"], "");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    let added = compiler.add_resource("schema.json", json(&schema));
    added.expect("the schema is read");
    let index = compiler.compile("schema.json", &mut schemas);
    let index = index.expect("the schema is right");
    let all = json(&run(&["export"], ""));
    for entry in exported().into_iter().chain([all]) {
        if let Err(error) = schemas.validate(&entry, index) {
            panic!("{error}\n{entry:#}");
        }
    }
    let mut wrong = exported().remove(0);
    wrong["life"] = "undead".into();
    assert!(schemas.validate(&wrong, index).is_err());
    let all = serde_json::json!({ "format_version": 1, "errors": [wrong] });
    assert!(schemas.validate(&all, index).is_err());
}

#[test]
fn all_formats_say_the_same() {
    let entries = exported();
    let lines = run(&["export", "--format", "ndjson"], "");
    let lines: Vec<Value> = text(&lines.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert_eq!(lines, entries);

    let table = run(&["export", "--format", "csv"], "");
    let mut table = csv::Reader::from_reader(&*table.stdout);
    let header = table.headers().expect("a header").clone();
    let rows: Vec<_> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), entries.len());
    for (row, entry) in rows.iter().zip(&entries) {
        for (column, cell) in header.iter().zip(row) {
            let value = match column.strip_prefix("recovery_") {
                Some(part) => &entry["recovery"][part],
                None => &entry[column],
            };
            let shown = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Object(facts) => {
                    let facts = facts.iter().map(|(name, fact)| format!("{name}: {fact}"));
                    facts.collect::<Vec<_>>().join("\n")
                }
                Value::Array(items) => items.iter().map(line).collect::<Vec<_>>().join("\n"),
                other => other.to_string(),
            };
            assert_eq!(cell, shown, "{column}");
        }
        let recovery = entry["recovery"].as_object();
        for part in recovery.into_iter().flat_map(|recovery| recovery.keys()) {
            let column = format!("recovery_{part}");
            assert!(header.iter().any(|known| known == column), "{column}");
        }
        let object = entry.as_object().expect("an object");
        for key in object.keys().filter(|key| *key != "recovery") {
            assert!(header.iter().any(|known| known == key), "{key}");
        }
    }
}

/// GitHub and mdBook make an anchor of a heading, and two errors may have one name.
#[test]
fn each_link_of_the_page_leads_to_one_section() {
    let page = run(&["export", "--format", "markdown"], "");
    let page = text(&page.stdout);
    let anchors = page.lines().filter_map(|line| line.strip_prefix("### "));
    let anchors = anchors.map(|heading| {
        let plain = heading.replace(['(', ')'], "");
        plain.to_lowercase().replace(' ', "-")
    });
    let anchors: Vec<String> = anchors.collect();
    let links = page.lines().filter_map(|line| {
        let (_, link) = line.strip_prefix("| [`")?.split_once("](#")?;
        Some(link.split_once(')')?.0.to_owned())
    });
    assert_eq!(links.collect::<Vec<_>>(), anchors);
    let mut different = anchors.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), exported().len());
    assert!(anchors.contains(&"password_required".to_owned()));
    assert!(anchors.contains(&"password_required-connectionerror".to_owned()));
}

#[test]
fn a_stale_file_is_reported_in_short() {
    let folder = Folder::new("stale");
    for format in [
        "json",
        "ndjson",
        "csv",
        "markdown",
        "typescript",
        "json-schema",
        "pattern",
    ] {
        let file = folder.path(format);
        let export = ["export", "--format", format];
        let written = run(&[&export[..], &["--output", &file]].concat(), "");
        assert!(
            written.status.success() && written.stdout.is_empty(),
            "{written:?}"
        );
        let shown = run(&export, "");
        assert_eq!(fs::read(&file).expect("it is written"), shown.stdout);

        let check = [&export[..], &["--check", &file]].concat();
        let windows = text(&shown.stdout).replace('\n', "\r\n");
        folder.write(format, windows);
        let checked = run(&check, "");
        assert!(checked.status.success() && checked.stdout.is_empty() && checked.stderr.is_empty());

        let stale = text(&shown.stdout).replacen("iceFailed", "ice", 1);
        folder.write(format, &stale);
        let checked = run(&check, "");
        let said = text(&checked.stderr);
        assert_eq!(said.lines().count(), 3, "one line is another: {said}");

        let lines = stale.lines().count();
        folder.write(format, stale + "old\n");
        let checked = run(&check, "");
        assert_eq!(checked.status.code(), Some(1), "{format}");
        let said = text(&checked.stderr);
        let start = format!("jitsi-errors: {file} is stale from line ");
        assert!(said.starts_with(&start) && said.contains("\n-"), "{said}");
        assert!(said.lines().count() <= 23, "{said}");
        assert!(lines == 1 || said.contains("\n+"), "{said}");
    }
    let names: Vec<_> = fs::read_dir(folder.path("")).expect("a folder").collect();
    assert_eq!(names.len(), 7, "nothing else is left there");
}

#[test]
fn what_can_not_be_read_or_written_is_reported() {
    let folder = Folder::new("unwritable");
    let inner = folder.path("none/file");
    for (option, what) in [("--check", "read"), ("--output", "write")] {
        for path in [&inner, &folder.path("")] {
            let output = run(&["export", option, path], "");
            let said = text(&output.stderr);
            let start = format!("jitsi-errors: can't {what} {path}: ");
            assert!(said.starts_with(&start), "{said}");
            assert_eq!(output.status.code(), Some(2));
        }
    }
    let left = fs::read_dir(folder.path("")).expect("a folder").count();
    assert_eq!(left, 0, "nothing half-written is left");
}

/// An item of a list, as a table has it.
fn line(item: &Value) -> String {
    let Value::Object(parameter) = item else {
        return item.as_str().expect("a text").to_owned();
    };
    let text = |key: &str| parameter[key].as_str().expect("a text");
    let flags = ["optional", "secret"].into_iter();
    let flags = flags.filter(|flag| parameter[*flag] == true);
    let kind = [text("type")]
        .into_iter()
        .chain(flags)
        .collect::<Vec<_>>()
        .join(", ");
    format!("{} ({kind}): {}", text("name"), text("description"))
}
