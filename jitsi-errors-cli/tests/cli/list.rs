//! `list`.

use jitsi_errors::{Catalog, ConferenceError, each_catalog};

use crate::{json, run, text};

/// A line per error in a pipe.
#[test]
fn every_error_is_listed() {
    let output = run(&["list"], "");
    let lines = each_catalog!(E => E::ALL.iter().map(|error| {
        let object = E::UPSTREAM.unwrap_or(E::NAME);
        format!("{}\t{object}.{}\t{}", error.value(), error.name(), error.cause())
    }).collect::<Vec<_>>());
    let listed: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(listed, lines.concat());
    let objects = run(&["list", "--format", "ndjson"], "");
    let objects: Vec<serde_json::Value> = text(&objects.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let array = run(&["list", "--format", "json"], "");
    assert_eq!(json(&array), serde_json::Value::Array(objects));
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_causes_have_lines_that_fit() {
    let (shown, status) = crate::on_a_terminal(&["list", "ConferenceError"]);
    let error = ConferenceError::IceFailed;
    assert!(
        shown.starts_with("ConferenceError (JitsiConferenceErrors)\n"),
        "{shown}"
    );
    let mut lines = shown.lines();
    assert!(lines.any(|line| line.trim_start().starts_with(error.value())));
    assert!(
        shown.lines().all(|line| line.chars().count() <= 100),
        "{shown}"
    );
    assert_eq!(status, Some(0));
}

#[test]
fn catalogs_are_chosen() {
    let output = run(
        &["list", "--format", "json", "RecordingError", "E2eeError"],
        "",
    );
    let list = json(&output);
    let mut catalogs: Vec<&str> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["catalog"].as_str().expect("a text"))
        .collect();
    catalogs.dedup();
    assert_eq!(catalogs, ["E2eeError", "RecordingError"]);
}
