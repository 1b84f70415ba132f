//! What can't be read is refused, and leaves the facts as they were.

use std::fs;

use super::Fake;

#[test]
fn a_shallow_checkout_is_refused() {
    let fake = Fake::new("shallow");
    fake.commit("2026-11-19");
    fake.write("README.md", "second");
    fake.commit("2026-11-20");
    let url = format!("file://{}", fake.checkout.canonicalize().unwrap().display());
    fake.git(&["clone", "--quiet", "--depth=1", &url, "../shallow"]);
    let error = fake.error(&fake.checkout.with_file_name("shallow"));
    assert!(error.contains("shallow: shallow, but the dates"), "{error}");
}

#[test]
fn what_is_no_repository_of_lib_jitsi_meet_is_refused() {
    let fake = Fake::new("another");
    fake.commit("2026-11-20");

    // Otherwise the commit would be that of any repository around the folder.
    let inside = fake.error(&fake.checkout.join("modules"));
    assert!(
        inside.ends_with("modules: neither a checkout nor a bare git folder"),
        "{inside}"
    );
    let missing = fake.error(&fake.checkout.join("nowhere"));
    assert!(
        missing.ends_with("nowhere: neither a checkout nor a bare git folder"),
        "{missing}"
    );

    let refs = fake.error(&fake.checkout.join(".git/refs"));
    assert!(
        refs.ends_with("refs: neither a checkout nor a bare git folder"),
        "{refs}"
    );

    fake.write("package.json", r#"{ "name": "jitsi-meet" }"#);
    fake.commit("2026-11-21");
    let other = fake.error(&fake.checkout);
    assert!(
        other.ends_with("`jitsi-meet`, not `lib-jitsi-meet`"),
        "{other}"
    );

    fs::remove_file(fake.checkout.join("package.json")).unwrap();
    fake.commit("2026-11-22");
    let unnamed = fake.error(&fake.checkout);
    assert!(
        unnamed.ends_with("not `lib-jitsi-meet`: no `package.json` says so"),
        "{unnamed}"
    );
}

#[test]
fn a_commit_that_is_too_old_is_refused() {
    let fake = Fake::new("old");
    fake.commit("2025-03-24");
    let error = fake.error(&fake.checkout);
    let expected = "the commit is from 2025-03-24, but only those from 2025-03-25 on can be read";
    assert!(error.ends_with(expected), "{error}");
    fake.write("README.md", "later");
    fake.commit("2025-03-25");
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
}

#[test]
fn a_repository_without_a_commit_is_refused() {
    let fake = Fake::new("empty");
    let error = fake.error(&fake.checkout);
    assert!(error.ends_with("no commit is checked out"), "{error}");
}

#[test]
fn a_file_that_is_missing_is_named() {
    let fake = Fake::new("missing");
    fs::remove_file(fake.checkout.join("modules/e2ee/E2EEErrors.ts")).unwrap();
    fake.commit("2026-11-20");

    let error = fake.error(&fake.checkout);
    let expected = "no `modules/e2ee/E2EEErrors.ts`, where `E2EEErrors` should be";
    assert!(error.ends_with(expected), "{error}");

    // Unless it came later than what is checked out.
    fake.know(
        "e2ee",
        r#"[{ "name": "OTHER", "value": "other", "since": "2026-11-21" }]"#,
    );
    assert_eq!(fake.refresh().unwrap(), ["e2ee: OTHER is not there yet"]);
}

#[test]
fn an_object_that_is_missing_is_named() {
    let fake = Fake::new("renamed");
    fake.write(
        "JitsiConferenceErrors.ts",
        "export enum Renamed { OTHER = 'other' }",
    );
    fake.commit("2026-11-20");

    let error = fake.error(&fake.checkout);
    let expected = "no constants in `AUTH_ERROR_TYPES` of `JitsiConferenceErrors.ts`";
    assert!(error.ends_with(expected), "{error}");
}

#[test]
fn facts_that_cannot_be_read_are_refused() {
    let fake = Fake::new("facts");
    fake.commit("2026-11-20");
    for (facts, expected) in [
        ("{", "EOF while parsing"),
        (r#"{ "catalogs": {} }"#, "no `source`"),
        (r#"{ "source": "here" }"#, "no `catalogs`"),
        (
            r#"{ "source": "here", "catalogs": { "track": 1 } }"#,
            "`track` is no list",
        ),
        (
            r#"{ "source": "here", "catalogs": { "track": [{ "name": "A" }] } }"#,
            "no `value` in {\"name\":\"A\"}",
        ),
        (
            r#"{ "source": "here", "catalogs": { "track": [
                { "name": "A", "value": "a", "emitted": [{ "file": "f" }] }
            ] } }"#,
            "no `function` in {\"file\":\"f\"}",
        ),
        (
            r#"{ "source": "here", "catalogs": {}, "later": { "track": {} } }"#,
            "`track` is no list",
        ),
        (
            r#"{ "source": "here", "catalogs": {}, "code": { "a.ts": "hash" } }"#,
            "`a.ts` is no table",
        ),
        (
            r#"{ "source": "here", "catalogs": {}, "code": { "a.ts": { "read": 1 } } }"#,
            "`read` has no hash",
        ),
    ] {
        fs::write(&fake.facts, facts).unwrap();
        let error = fake.error(&fake.checkout);
        assert!(
            error.contains("facts.json: ") && error.contains(expected),
            "{error}"
        );
    }
}
