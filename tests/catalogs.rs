//! Jitsi's catalogs as a user sees them: accessors, lookups, traits, serde.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use jitsi_errors::{
    AudioTranslationError, AuthErrorType, Catalog, ConferenceError, ConnectionError, E2eeError,
    Event, JitsiError, Lifecycle, Open, RecordingError, Recovery, TrackError, UnknownValue,
    UserInput, VideoSipGwError, WaitFor,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Runs a check on each catalog, with its spec.
macro_rules! for_each_catalog {
    ($check:ident) => {
        $check::<ConferenceError>("conference.toml");
        $check::<ConnectionError>("connection.toml");
        $check::<AuthErrorType>("auth.toml");
        $check::<TrackError>("track.toml");
        $check::<AudioTranslationError>("audio_translation.toml");
        $check::<E2eeError>("e2ee.toml");
        $check::<RecordingError>("recording.toml");
        $check::<VideoSipGwError>("video_sip_gw.toml");
    };
}

fn spec(file: &str) -> toml::Table {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../spec")
        .join(file);
    let spec = fs::read_to_string(spec).expect("the spec is readable");
    spec.parse().expect("the spec is TOML")
}

#[test]
fn every_accessor_returns_the_value_in_the_spec() {
    fn check<E: Catalog>(file: &str) {
        let spec = spec(file);
        let errors = spec["error"].as_table().expect("the spec has errors");
        assert_eq!(errors.len(), E::ALL.len(), "{file}");
        let source = spec["catalog"]
            .get("upstream")
            .and_then(|source| source.as_str());
        assert_eq!(source, E::UPSTREAM);
        for (name, keys) in errors {
            let error = E::from_name(name).unwrap_or_else(|| panic!("{file} has {name}"));
            assert_eq!(error.name(), name);
            assert_eq!(error.value(), keys["value"].as_str().unwrap(), "{name}");
            assert_eq!(error.cause(), keys["cause"].as_str().unwrap(), "{name}");
            let recommendation = keys["recommendation"].as_str().unwrap();
            assert_eq!(error.recommendation(), recommendation, "{name}");
            let example = keys.get("example").and_then(|example| example.as_str());
            assert_eq!(error.example(), example, "{name}");
            let occurrences = keys["occurrences"].as_array().unwrap();
            let occurrences: Vec<_> = occurrences
                .iter()
                .map(|text| text.as_str().unwrap())
                .collect();
            assert_eq!(error.occurrences(), occurrences, "{name}");
        }
    }
    for_each_catalog!(check);
}

#[test]
fn lifecycle_event_and_recovery_are_those_of_the_spec() {
    fn check<E: Catalog>(file: &str) {
        let spec = spec(file);
        for error in E::ALL {
            let keys = spec["error"][error.name()].as_table().unwrap();
            let day = |key: &str| Some(keys.get(key)?.as_datetime()?.to_string());
            assert_eq!(
                error.since().map(|day| day.to_string()),
                day("since"),
                "{error:?}"
            );
            // A removed error may have been obsolete before.
            let life = match error.lifecycle() {
                Lifecycle::Obsolete(since) => (since.to_string(), day("obsolete")),
                Lifecycle::Removed(since) => (since.to_string(), day("removed")),
                _ => (
                    String::new(),
                    day("obsolete").or(day("removed")).or(Some(String::new())),
                ),
            };
            assert_eq!(Some(life.0), life.1, "{error:?}");
            let removed = matches!(error.lifecycle(), Lifecycle::Removed(_));
            assert_eq!(removed, keys.contains_key("removed"), "{error:?}");
            let retried = keys.get("automatic_retries").and_then(|text| text.as_str());
            assert_eq!(error.automatic_retries(), retried, "{error:?}");
            let event = keys.get("event").and_then(|event| event.as_str());
            let variant = error
                .event()
                .map(|event| format!("{event:?}").to_lowercase());
            let event = event.map(|event| event.replace('_', "").to_lowercase());
            assert_eq!(variant, event, "{error:?}");
            let recovery = error.recovery().map(as_toml);
            match (error.recovery(), keys.get("recovery")) {
                (Some(Recovery::DependsOn(parameters)), Some(toml::Value::Array(cases))) => {
                    for parameter in parameters {
                        let asks = |case: &toml::Value| {
                            let when = case.get("when");
                            let said = case.get("as").and_then(toml::Value::as_str);
                            when.is_some_and(|when| when.get(parameter).is_some())
                                || said == Some(parameter)
                        };
                        assert!(cases.iter().any(asks), "{error:?}: {parameter}");
                    }
                }
                (_, keys) => assert_eq!(recovery.as_ref(), keys, "{error:?}"),
            }
        }
    }
    for_each_catalog!(check);
}

#[test]
fn examples_listen_to_the_event_that_delivers_their_error() {
    fn check<E: Catalog>(_: &str) {
        for error in E::ALL {
            let (Some(event), Some(example)) = (error.event(), error.example()) else {
                continue;
            };
            // A rejection, a thrown error or a result has no event to listen to.
            let listens = event.value().is_none() || example.contains(event.name());
            assert!(listens, "{error:?}: {event:?}");
        }
    }
    for_each_catalog!(check);
}

/// A recovery in the form of a spec.
fn as_toml(recovery: Recovery) -> toml::Value {
    toml::Value::try_from(recovery).expect("it is a table")
}

/// The API guidelines require error messages in lowercase without a full stop.
#[test]
fn causes_are_written_as_messages() {
    fn check<E: Catalog>(_: &str) {
        for error in E::ALL {
            let cause = error.cause();
            assert!(!cause.ends_with(['.', '!', ' ']), "{error:?}: {cause}");
            let word = cause.split(' ').next().unwrap_or_default();
            let capital = word.starts_with(char::is_uppercase);
            let acronym = word.chars().skip(1).any(char::is_uppercase);
            let name = ["Electron", "Olm", "Chrome", "Firefox"].contains(&word);
            assert!(!capital || acronym || name, "{error:?}: {cause}");
        }
    }
    for_each_catalog!(check);
}

#[test]
fn the_order_is_that_of_the_spec() {
    fn check<E: Catalog>(file: &str) {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../spec")
            .join(file);
        let spec = fs::read_to_string(spec).expect("the spec is readable");
        let headers: Vec<&str> = spec
            .lines()
            .filter_map(|line| line.strip_prefix("[error.")?.strip_suffix(']'))
            .collect();
        let names: Vec<&str> = E::ALL.iter().map(|error| error.name()).collect();
        assert_eq!(names, headers);
        assert!(E::ALL.is_sorted());
    }
    for_each_catalog!(check);
}

#[test]
fn lookups_find_known_values_and_names_only() {
    fn check<E: Catalog>(_: &str) {
        let values: HashSet<&str> = E::ALL.iter().map(|error| error.value()).collect();
        for &error in E::ALL {
            let value = error.value();
            assert_eq!(E::from_value(value), Some(error));
            assert_eq!(value.parse::<E>().as_ref(), Ok(&error));
            assert!(error == *value);
            assert_eq!(Into::<&str>::into(error), value);
            assert_eq!(error.as_ref(), value);
            assert_eq!(error.to_string(), format!("{} ({value})", error.cause()));

            let near = [
                value.to_uppercase(),
                value.to_lowercase(),
                format!(" {value}"),
                format!("{value}\n"),
                format!("{value}{value}"),
                value[1..].to_owned(),
                value[..value.len() - 1].to_owned(),
                value.replace('e', "\u{435}"),
                error.name().to_owned(),
            ];
            for near in near.iter().filter(|near| !values.contains(near.as_str())) {
                assert_eq!(E::from_value(near), None, "{near:?}");
            }
        }
        assert_eq!(E::from_value(""), None);
        assert_eq!(E::from_name(""), None);
        assert_eq!(E::from_value("\0"), None);
        assert_eq!(E::from_value(&"conference.".repeat(100_000)), None);
    }
    for_each_catalog!(check);
    check::<JitsiError>("");
}

#[test]
fn debug_names_the_variant() {
    assert_eq!(format!("{:?}", ConferenceError::IceFailed), "IceFailed");
    assert_eq!(
        format!("{:?}", JitsiError::from(ConnectionError::NotLiveError)),
        "Connection(NotLiveError)"
    );
}

#[test]
fn an_option_of_an_error_has_the_same_size() {
    fn check<E: Catalog>(_: &str) {
        assert_eq!(size_of::<Option<E>>(), size_of::<E>());
    }
    for_each_catalog!(check);
    check::<JitsiError>("");
    assert_eq!(size_of::<ConferenceError>(), 1);
}

#[test]
fn the_union_parses_the_values_of_all_members() {
    fn check<E: Catalog + Into<JitsiError>>() {
        for &error in E::ALL {
            assert_eq!(JitsiError::from_value(error.value()), Some(error.into()));
            assert!(JitsiError::ALL.contains(&error.into()));
        }
    }
    check::<ConferenceError>();
    check::<ConnectionError>();
    check::<TrackError>();
    check::<E2eeError>();
    check::<VideoSipGwError>();
    let dropped = JitsiError::from_name("CONNECTION_DROPPED_ERROR");
    assert_eq!(
        dropped,
        Some(ConnectionError::ConnectionDroppedError.into())
    );
    assert_eq!(
        JitsiError::from_name("PASSWORD_REQUIRED"),
        None,
        "it stands in two catalogs"
    );
}

#[test]
fn lookups_work_at_compile_time() {
    const ERROR: Option<JitsiError> = JitsiError::from_value("conference.iceFailed");
    const NAME: &str = ConferenceError::IceFailed.name();
    assert_eq!(
        ERROR,
        Some(JitsiError::Conference(ConferenceError::IceFailed))
    );
    assert_eq!(NAME, "ICE_FAILED");
}

#[test]
fn a_parse_error_contains_its_input() {
    let unknown: UnknownValue = "Conference.iceFailed"
        .parse::<ConferenceError>()
        .unwrap_err();
    assert_eq!(unknown.value(), "Conference.iceFailed");
    assert_eq!(unknown.catalog(), "ConferenceError");
    let hostile = ConferenceError::try_from("a\n\u{1b}[31mb").unwrap_err();
    assert_eq!(
        hostile.to_string(),
        r#"unknown ConferenceError "a\n\u{1b}[31mb""#
    );
    let shown = format!("{hostile:?}");
    assert!(
        shown.contains(r#"value: "a\n\u{1b}[31mb", len: 8"#),
        "{shown}"
    );
    let empty = "".parse::<JitsiError>().unwrap_err();
    assert_eq!(empty.to_string(), r#"unknown JitsiError """#);

    // After one byte, the 72nd byte is half a character, which is dropped.
    let long = format!("a{}", "ü".repeat(1 << 20));
    let cut = long.parse::<JitsiError>().unwrap_err();
    assert_eq!(cut.len(), long.len());
    assert_eq!(cut.value(), format!("a{}", "ü".repeat(35)));
    assert!(
        cut.to_string().ends_with(", cut from 2097153 bytes"),
        "{cut}"
    );
}

#[test]
fn open_keeps_every_value() {
    for text in ["", " ", "conference.ICE", "\u{0}", &"x".repeat(1 << 20)] {
        let open: Open<JitsiError, &str> = text.into();
        assert_eq!(open, Open::Unknown(text));
        assert_eq!((open.value(), open.as_ref()), (text, text));
        assert_eq!(open.known(), None);
        assert!(open != JitsiError::from(ConnectionError::ServerError));
        assert!(open.to_string().contains(&format!("{text:?}")));
    }
    let open = Open::<JitsiError, String>::new("connection.serverError".into());
    assert_eq!(open.known(), Some(ConnectionError::ServerError.into()));
    let borrowed: Open<ConnectionError, &str> = ConnectionError::ServerError.into();
    assert_eq!(borrowed, Open::new("connection.serverError"));
    assert_eq!(borrowed, ConnectionError::ServerError);
    assert_eq!(borrowed.as_ref(), "connection.serverError");
    assert_eq!(
        open.to_string(),
        JitsiError::from(ConnectionError::ServerError).to_string()
    );
}

#[test]
fn all_values_of_an_error_can_be_displayed() {
    let wait = |until, after: Option<u64>| Recovery::Wait {
        until,
        poll_every: after.map(Duration::from_secs),
    };
    let again = |after: Option<u64>, backoff| Recovery::Retry {
        after: after.map(Duration::from_secs),
        backoff,
    };
    for (recovery, shown) in [
        (again(None, false), "try again"),
        (
            again(Some(5), true),
            "try again after 5 s, longer each time",
        ),
        (wait(WaitFor::Host, None), "wait for the host"),
        (
            wait(WaitFor::Queue, Some(5)),
            "wait for the queue, try again every 5 s",
        ),
        (
            Recovery::Ask(UserInput::Login),
            "ask for a login, then try again",
        ),
        (Recovery::DependsOn(&["a"]), "depends on a"),
        (Recovery::DependsOn(&["a", "b"]), "depends on a and b"),
        (
            Recovery::DependsOn(&["a", "b", "c"]),
            "depends on a, b and c",
        ),
    ] {
        assert_eq!(recovery.to_string(), shown);
    }
    for (event, shown) in [
        (
            Event::ConnectionFailed,
            "JitsiConnectionEvents.CONNECTION_FAILED",
        ),
        (Event::Rejection, "a rejected promise"),
        (Event::Thrown, "an exception"),
        (Event::Returned, "a returned Error"),
        (Event::Argument, "an argument of another error"),
    ] {
        assert_eq!(event.to_string(), shown);
    }
    let since = ConferenceError::IceFailed.since();
    assert_eq!(format!("{since:?}"), "Some(Date(2020-05-06))");
}

#[test]
fn serde_writes_and_reads_the_wire_value() {
    fn check<E: Catalog + Serialize + DeserializeOwned>(_: &str) {
        for error in E::ALL {
            let json = serde_json::to_string(error).unwrap();
            assert_eq!(json, format!("{:?}", error.value()));
            assert_eq!(serde_json::from_str::<E>(&json).unwrap(), *error);
            assert_eq!(
                serde_json::from_reader::<_, E>(json.as_bytes()).unwrap(),
                *error
            );
            let open: Open<E, String> = serde_json::from_str(&json).unwrap();
            assert_eq!(open, Open::Known(*error));
            assert_eq!(serde_json::to_string(&open).unwrap(), json);
        }
        let unknown = serde_json::from_str::<E>(r#""of.tomorrow""#).unwrap_err();
        assert!(unknown.to_string().contains("of.tomorrow"), "{unknown}");
        assert!(unknown.to_string().contains(E::NAME), "{unknown}");
        let number = serde_json::from_str::<E>("7").unwrap_err();
        assert!(number.to_string().contains("integer `7`"), "{number}");
    }
    for_each_catalog!(check);
    check::<JitsiError>("");

    let open: Open<JitsiError, String> = serde_json::from_str(r#""a\nb""#).unwrap();
    assert_eq!(open, Open::Unknown("a\nb".to_owned()));
    assert_eq!(serde_json::to_string(&open).unwrap(), r#""a\nb""#);
    assert!(serde_json::from_str::<Open<JitsiError, String>>("null").is_err());
}
