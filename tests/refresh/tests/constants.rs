//! Constants that come, go, change and come back.

use super::Fake;

#[test]
fn constants_that_have_changed_are_reported_and_written() {
    let fake = Fake::new("constants");
    fake.write(
        "JitsiTrackErrors.ts",
        "export enum JitsiTrackErrors { GONE = 'gum.gone' }",
    );
    fake.commit("2026-11-01");
    fake.write(
        "JitsiTrackErrors.ts",
        r#"
        /* it's old: GONE = 'gum.gone' */
        export enum JitsiTrackErrors {
            // GONE = 'gum.gone',
            BACK = "gum.back",
            CHANGED = 'gum.new_value',
            NEW = 'gum.new',
            SAME = "gum.same", // as ever
        }
        export const SAME = JitsiTrackErrors.SAME;
        "#,
    );
    fake.commit("2026-11-10");
    fake.know(
        "track",
        r#"[
            { "name": "BACK", "value": "gum.back", "since": "2016-01-01", "removed": "2017-01-01" },
            { "name": "CHANGED", "value": "gum.old_value", "since": "2016-01-02", "removed": null },
            { "name": "GONE", "value": "gum.gone", "since": "2016-01-03", "removed": null },
            { "name": "LONG_GONE", "value": "gum.away", "since": null, "removed": "2018-01-01" },
            { "name": "SAME", "value": "gum.same", "since": "2016-01-04", "removed": null, "note": { "a": [1, "b"] } },
            { "name": "TOMORROW", "value": "gum.tomorrow", "since": "2026-12-24", "removed": null }
        ]"#,
    );
    fake.write("README.md", "later");
    let commit = fake.commit("2026-11-20");

    let changes = fake.refresh().unwrap();

    assert_eq!(
        changes,
        [
            "track: BACK is back",
            "track: CHANGED has changed from `gum.old_value` to `gum.new_value`",
            "track: NEW is new: `gum.new`",
            "track: GONE is removed",
            "track: TOMORROW is not there yet",
        ]
    );
    let facts = fake.read();
    assert!(facts.contains(&commit), "{facts}");
    let days = ["BACK", "GONE", "LONG_GONE", "NEW", "SAME"].map(|name| {
        let fact = fake.fact("track", name);
        (
            fact.since.unwrap_or_default(),
            fact.removed.unwrap_or_default(),
        )
    });
    let days = days
        .each_ref()
        .map(|(since, removed)| (&**since, &**removed));
    assert_eq!(
        days,
        [
            ("2016-01-01", ""),
            ("2016-01-03", "2026-11-10"),
            ("", "2018-01-01"),
            ("2026-11-10", ""),
            ("2016-01-04", ""),
        ]
    );
    assert!(facts.contains(r#""note": { "a": [1, "b"] }"#), "{facts}");
    let (here, later) = facts.split_once("\"later\"").unwrap();
    assert!(!here.contains("TOMORROW") && later.contains("TOMORROW"));
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    assert_eq!(fake.read(), facts);
}

/// The date of a merge is that of landing, not that of the commit on the branch.
#[test]
fn a_date_is_that_of_landing_in_the_main_line() {
    let fake = Fake::new("landing");
    fake.commit("2026-01-01");
    fake.git(&["switch", "--quiet", "--create", "branch"]);
    fake.write(
        "JitsiTrackErrors.ts",
        "export enum JitsiTrackErrors { NEW = 'gum.new', OTHER = 'other' }",
    );
    fake.commit("2026-02-02");
    fake.git(&["switch", "--quiet", "main"]);
    fake.write("README.md", "main");
    fake.commit("2026-03-03");
    fake.git(&["merge", "--quiet", "--no-ff", "--no-commit", "branch"]);
    fake.commit("2026-04-04");

    assert_eq!(fake.refresh().unwrap(), ["track: NEW is new: `gum.new`"]);
    assert_eq!(
        fake.fact("track", "NEW").since.as_deref(),
        Some("2026-04-04")
    );
}

#[test]
fn an_object_of_errors_that_no_catalog_has_is_reported_until_one_has_it() {
    let fake = Fake::new("uncovered");
    fake.write(
        "modules/polls/PollErrors.ts",
        "export enum PollErrors { CLOSED = 'closed', TWICE = 'twice' }",
    );
    fake.commit("2026-11-20");
    let expected = ["modules/polls/PollErrors.ts: no catalog has `PollErrors`: CLOSED, TWICE"];
    assert_eq!(fake.refresh().unwrap(), expected);
    assert_eq!(fake.refresh().unwrap(), expected);
}

/// Nobody finds again what was added by hand.
#[test]
fn facts_survive_an_older_commit() {
    let fake = Fake::new("back");
    let without = "export enum JitsiTrackErrors { OTHER = 'other' }";
    fake.write("JitsiTrackErrors.ts", without);
    fake.write("Reader.ts", "class Reader { read() {} }");
    fake.commit("2026-11-01");
    let with = "export enum JitsiTrackErrors { NEW = 'gum.new', OTHER = 'other' }";
    fake.write("JitsiTrackErrors.ts", with);
    fake.commit("2026-11-10");
    fake.know(
        "track",
        r#"[
            {
                "name": "NEW", "value": "gum.new", "since": "2026-11-10", "removed": null, "note": "by hand",
                "stanzas": [{ "file": "Reader.ts", "function": "read" }],
                "emitted": [{ "file": "Reader.ts", "function": "read", "constant": null }]
            },
            { "name": "OTHER", "value": "other", "since": "2026-11-01", "removed": null }
        ]"#,
    );
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    let facts = fake.read();

    fake.git(&["checkout", "--quiet", "HEAD^"]);
    let gone = "track: NEW is not there yet";
    assert_eq!(fake.refresh().unwrap(), [gone]);
    assert_ne!(fake.read(), facts);
    assert_eq!(fake.refresh().unwrap(), [""; 0]);

    fake.git(&["checkout", "--quiet", "main"]);
    let back = "track: NEW is there again";
    assert_eq!(fake.refresh().unwrap(), [back]);
    assert_eq!(fake.read(), facts);
}

/// A whole file that came later, twice in a row.
#[test]
fn a_catalog_survives_an_older_commit() {
    let fake = Fake::new("later");
    let file = "modules/e2ee/E2EEErrors.ts";
    let code = std::fs::read_to_string(fake.checkout.join(file)).unwrap();
    std::fs::remove_file(fake.checkout.join(file)).unwrap();
    fake.commit("2026-11-01");
    fake.write(file, &code);
    fake.commit("2026-11-10");
    fake.know(
        "e2ee",
        r#"[{ "name": "OTHER", "value": "other", "since": "2026-11-10" }]"#,
    );
    fake.refresh().unwrap();
    let facts = fake.read();

    fake.git(&["checkout", "--quiet", "HEAD^"]);
    assert_eq!(fake.refresh().unwrap(), ["e2ee: OTHER is not there yet"]);
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    fake.git(&["checkout", "--quiet", "main"]);
    assert_eq!(fake.refresh().unwrap(), ["e2ee: OTHER is there again"]);
    assert_eq!(fake.read(), facts);
}
