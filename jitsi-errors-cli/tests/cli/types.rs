//! `export --format json-schema` and `pattern`: failures and wire values for other programs.

use std::collections::BTreeMap;

use boon::{Compiler, SchemaIndex, Schemas};
use jitsi_errors::{
    AudioTranslationFailure, AuthFailure, Catalog, ConferenceError, ConferenceFailure,
    ConnectionFailure, E2eeFailure, ErrorInfo, Failure, JitsiError, RecordingFailure, TrackFailure,
    VideoSipGwFailure,
};
use regex::Regex;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::{json as read, run, text};

/// A failure with all parameters that it may have, secrets too.
fn full(info: &ErrorInfo) -> Value {
    let parameters = info.parameters.iter().map(|parameter| {
        let value = match parameter.kind.to_string().as_str() {
            "string" => json!("x"),
            "boolean" | "flag" => json!(true),
            "number" => json!(1.5),
            "integer" => json!(7),
            "list" => json!([1, "x", null]),
            "any" => json!({ "x": [1] }),
            _ => json!("ofTomorrow"),
        };
        (parameter.name.to_owned(), value)
    });
    json!({ "name": info.value, "params": parameters.collect::<Map<_, _>>() })
}

fn check<F: Failure + Serialize + DeserializeOwned>(schemas: &Schemas, index: SchemaIndex) {
    let is_valid = |failure: &Value| schemas.validate(failure, index).is_ok();
    for error in F::Error::ALL {
        let info = error.info();
        let bare = json!({ "name": info.value, "params": {} });
        for read in [full(&info), bare] {
            // A failure may require a parameter, and then there is none without it.
            let Ok(failure) = serde_json::from_value::<F>(read) else {
                continue;
            };
            let written = serde_json::to_value(&failure).expect("it is written");
            assert!(is_valid(&written), "{written}");
        }
        let failure: F = serde_json::from_value(full(&info)).expect("it is a failure");
        let written = serde_json::to_value(&failure).expect("it is written");
        let parameters = written["params"].as_object().expect("an object");
        let seen = info.parameters.iter().filter(|one| !one.secret);
        assert_eq!(parameters.len(), seen.count(), "{written}");

        let mut wrong = written.clone();
        wrong["params"]["another"] = json!(1);
        assert!(!is_valid(&wrong), "{wrong}");
        let mut wrong = written.clone();
        wrong["name"] = json!("ofTomorrow");
        assert!(!is_valid(&wrong), "{wrong}");
        let typed = info.parameters.iter();
        for parameter in typed.filter(|one| !one.secret && one.kind.to_string() != "any") {
            let mut wrong = written.clone();
            wrong["params"][parameter.name] = Value::Null;
            assert!(!is_valid(&wrong), "{wrong}");
        }
    }
}

#[test]
fn the_schema_is_of_what_serde_writes() {
    let schema = read(&run(&["export", "--format", "json-schema"], ""));
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler
        .add_resource("schema.json", schema)
        .expect("it is read");
    for catalog in [
        "Conference",
        "Connection",
        "Track",
        "AudioTranslation",
        "E2ee",
        "AuthErrorType",
        "Recording",
        "VideoSipGw",
    ] {
        let location = format!("schema.json#/$defs/{catalog}Failure");
        let index = compiler
            .compile(&location, &mut schemas)
            .expect("the schema is right");
        match catalog {
            "Conference" => check::<ConferenceFailure>(&schemas, index),
            "Connection" => check::<ConnectionFailure>(&schemas, index),
            "Track" => check::<TrackFailure>(&schemas, index),
            "AudioTranslation" => check::<AudioTranslationFailure>(&schemas, index),
            "E2ee" => check::<E2eeFailure>(&schemas, index),
            "AuthErrorType" => check::<AuthFailure>(&schemas, index),
            "Recording" => check::<RecordingFailure>(&schemas, index),
            _ => check::<VideoSipGwFailure>(&schemas, index),
        }
    }
    let any = compiler
        .compile("schema.json", &mut schemas)
        .expect("the schema is right");
    let failure = full(&ConferenceError::ChatError.info());
    assert!(schemas.validate(&failure, any).is_ok());
    assert!(
        schemas
            .validate(&json!({ "name": "x", "params": {} }), any)
            .is_err()
    );
}

fn pattern() -> Regex {
    let pattern = run(&["export", "--format", "pattern"], "");
    let pattern = text(&pattern.stdout).strip_suffix('\n').expect("a line");
    Regex::new(pattern).expect("it is a pattern")
}

fn values<'t>(pattern: &Regex, log: &'t str) -> Vec<&'t str> {
    let found = pattern.captures_iter(log);
    found
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect()
}

#[test]
fn the_pattern_has_our_word_boundaries() {
    let pattern = pattern();
    let ice = "conference.iceFailed";
    for (log, count) in [
        ("conference.iceFailed", 1),
        ("conference.iceFailed conference.iceFailed", 2),
        ("[conference.iceFailed,conference.iceFailed]", 2),
        ("Failed: conference.iceFailed.", 1),
        ("conference.iceFailed...", 1),
        ("conference.iceFailed-", 1),
        (".conference.iceFailed", 1),
        ("x\\nconference.iceFailed\\n", 1),
        ("error=%22conference.iceFailed%22", 1),
        ("\\u0022conference.iceFailed\\u0022", 1),
        ("\u{1b}[31mconference.iceFailed\u{1b}[0m", 1),
        ("a.b conference.iceFailed", 1),
        ("xconference.iceFailed", 0),
        ("conference.iceFailedx", 0),
        ("x.conference.iceFailed", 0),
        ("conference.iceFailed.x", 0),
        ("conference.iceFailed-x", 0),
        ("conferenceXiceFailed", 0),
    ] {
        let found = values(&pattern, log);
        assert_eq!(
            found.iter().filter(|value| **value == ice).count(),
            count,
            "{log}"
        );
        assert_eq!(ConferenceError::find_in(log).count(), count, "{log}");
    }
}

#[test]
fn the_pattern_counts_as_scan_does() {
    let pattern = pattern();
    let mut log = String::new();
    for (index, error) in JitsiError::ALL.iter().cycle().take(2000).enumerate() {
        log += ["", "a.b ", "x-", "\n\"", "/"][index % 5];
        log += error.value();
        log += " busy item-not-found"; // of catalogs that are searched for on request
        log += [" ", "\n", "\"", ", ", ".x ", ". "][index % 6];
    }
    let mut counts: [BTreeMap<&str, u32>; 2] = Default::default();
    for value in values(&pattern, &log) {
        *counts[0].entry(value).or_default() += 1;
    }
    for (_, error) in JitsiError::find_in(&log) {
        *counts[1].entry(error.value()).or_default() += 1;
    }
    assert!(counts[1].len() > 50);
    assert_eq!(counts[0], counts[1]);
}
