//! `list`.

use jitsi_errors::{Catalog, each_catalog};

use crate::{json, run, text};

#[test]
fn every_error_is_listed() {
    let output = run(&["list"], "");
    let shown = text(&output.stdout);
    let values = each_catalog!(E => E::ALL.iter().map(|error| error.value()).collect::<Vec<_>>());
    for value in values.concat() {
        assert!(
            shown
                .lines()
                .any(|line| line.trim_start().starts_with(value)),
            "{value}"
        );
    }
    for title in each_catalog!(E => E::NAME) {
        assert!(shown.lines().any(|line| line.starts_with(title)), "{title}");
    }
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
