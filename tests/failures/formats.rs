//! Failures through serde's formats and back.

use std::fmt::Debug;

use jitsi_errors::{
    AnyFailure, Argument, AudioTranslationFailure, AuthFailure, Catalog, ConferenceError,
    ConferenceFailure, ConnectionFailure, E2eeFailure, ErrorReport, Failure, JitsiFailure, Open,
    ParameterKind, RecordingFailure, TrackFailure, VideoSipGwFailure,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{ParcelFailure, read};

/// An error's own JSON, with a value for each of its parameters.
fn own_json<E: Catalog>(error: E) -> Value {
    let parameters = error
        .parameters()
        .iter()
        .filter(|parameter| !parameter.secret);
    let parameters = parameters.map(|parameter| {
        let value = match parameter.kind {
            ParameterKind::String => json!("a \"text\"\nof two lines"),
            ParameterKind::Boolean | ParameterKind::Flag => json!(true),
            ParameterKind::Number => json!(-0.5),
            ParameterKind::Integer => json!(i64::MIN),
            ParameterKind::List => json!(["a", null, 9_007_199_254_740_993_u64, [true, 2.5]]),
            ParameterKind::Any => json!({"x": {"y": [u64::MAX, i64::MIN, 1e300]}, "": {}}),
            ParameterKind::Catalog(_) => json!("of-tomorrow"),
            other => panic!("{other:?}"),
        };
        (parameter.name.to_owned(), value)
    });
    let parameters: Map<String, Value> = parameters.collect();
    json!({"name": error.value(), "params": parameters})
}

fn check<F: Failure + Serialize + DeserializeOwned>() {
    for &error in F::Error::ALL {
        let mut own = own_json(error);
        if F::find(error.value(), None) != Some(error) {
            own["event"] = error
                .event()
                .expect("the value alone is not enough")
                .name()
                .into();
        }
        let report: ErrorReport<F> = read(own.clone());
        assert!(report.invalid_parameters.is_empty(), "{own}: {report:?}");
        assert!(report.extra_arguments.is_empty(), "{own}: {report:?}");
        assert!(report.extra_properties.is_empty(), "{own}: {report:?}");
        let failure = report.failure.expect("it is known");
        assert_eq!(failure.error(), error);
        assert_eq!(
            failure.fields().len(),
            own["params"].as_object().unwrap().len()
        );
        assert_eq!(serde_json::to_value(&failure).unwrap(), own);
        round_trip(&failure);
    }
}

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(written: &T) {
    let json = serde_json::to_string(written).unwrap();
    assert_eq!(
        &serde_json::from_str::<T>(&json).unwrap(),
        written,
        "{json}"
    );
    let value = serde_json::to_value(written).unwrap();
    assert_eq!(&serde_json::from_value::<T>(value).unwrap(), written);
    let mut cbor = Vec::new();
    ciborium::into_writer(written, &mut cbor).unwrap();
    assert_eq!(&ciborium::from_reader::<T, _>(&*cbor).unwrap(), written);
    let maps = rmp_serde::to_vec_named(written).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&maps).unwrap(), written);
    let lists = rmp_serde::to_vec(written).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&lists).unwrap(), written);
}

#[test]
fn a_failure_is_read_back_from_every_format_that_describes_itself() {
    check::<ConferenceFailure>();
    check::<ConnectionFailure>();
    check::<AuthFailure>();
    check::<TrackFailure>();
    check::<AudioTranslationFailure>();
    check::<E2eeFailure>();
    check::<RecordingFailure>();
    check::<VideoSipGwFailure>();
    check::<JitsiFailure>();
    check::<AnyFailure>();
    check::<ParcelFailure>();
}

/// What is around a failure may be written as a list; the failure in it may not.
#[test]
fn a_failure_in_a_list_of_fields_is_read_back() {
    #[derive(Serialize, serde::Deserialize, PartialEq, Debug)]
    struct Job {
        id: u32,
        failure: JitsiFailure,
        kind: Open<ConferenceError, String>,
    }
    round_trip(&Job {
        id: 7,
        failure: ConferenceFailure::conference_max_users()
            .with_visitors_supported(true)
            .into(),
        kind: ConferenceError::IceFailed.into(),
    });
}

#[test]
fn a_format_that_does_not_describe_itself_is_refused() {
    for failure in [
        ConferenceFailure::conference_max_users().with_visitors_supported(true),
        ConferenceFailure::ice_failed(),
    ] {
        let bytes = postcard::to_allocvec(&failure).unwrap();
        assert!(postcard::from_bytes::<ConferenceFailure>(&bytes).is_err());
        assert!(postcard::from_bytes::<JitsiFailure>(&bytes).is_err());
        assert!(postcard::from_bytes::<ErrorReport<JitsiFailure>>(&bytes).is_err());
    }
    // A value needs no description.
    let bytes = postcard::to_allocvec(&ConferenceError::IceFailed).unwrap();
    assert_eq!(postcard::from_bytes(&bytes), Ok(ConferenceError::IceFailed));
    let open = postcard::from_bytes::<Open<ConferenceError, &str>>(&bytes);
    assert_eq!(open, Ok(Open::Known(ConferenceError::IceFailed)));
}

#[test]
fn integers_of_any_size_are_exact() {
    for number in [
        json!(9_007_199_254_740_991_u64),
        json!(9_007_199_254_740_993_u64),
        json!(-9_007_199_254_740_993_i64),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1.5),
        json!(1e300),
    ] {
        let argument: Argument = serde_json::from_str(&number.to_string()).unwrap();
        assert_eq!(serde_json::to_value(&argument).unwrap(), number);
        round_trip(&argument);
        let report: ErrorReport<ConferenceFailure> =
            read(json!({"name": "conference.reservationError", "code": number, "x": number}));
        assert_eq!(report.extra_property("x"), Some(&argument));
        let code = report.failure.and_then(|failure| match failure {
            ConferenceFailure::ReservationError { code, .. } => code,
            other => panic!("{other:?}"),
        });
        assert_eq!(code, number.as_i64());
        // As JavaScript has it, a number is a number.
        let dropped: ErrorReport<ConnectionFailure> =
            read(json!({"name": "connection.droppedError", "details": {"suspend_time": number}}));
        let Some(ConnectionFailure::ConnectionDroppedError { suspend_time, .. }) = dropped.failure
        else {
            panic!("{dropped:?}");
        };
        assert_eq!(suspend_time, number.as_f64());
    }
    assert_eq!(
        Argument::from(i128::from(1_u64 << 53)),
        Argument::Number(9_007_199_254_740_992.0)
    );
    let large = i128::from(u64::MAX) + 1;
    assert_eq!(Argument::from(large), Argument::BigInt(large));
    assert_eq!(format!("{:?}", Argument::from(large)), large.to_string());
}

#[test]
fn an_open_value_of_any_string_type_reads_known_values_with_escapes() {
    let escaped = r#""conference.ice\u0046ailed""#;
    let known = Open::Known(ConferenceError::IceFailed);
    assert_eq!(
        serde_json::from_str::<Open<ConferenceError, &str>>(escaped).unwrap(),
        known
    );
    assert_eq!(
        serde_json::from_str::<Open<ConferenceError, String>>(escaped).unwrap(),
        Open::Known(ConferenceError::IceFailed)
    );
    let unknown = r#""of tomorrow""#;
    let read: Open<ConferenceError, &str> = serde_json::from_str(unknown).unwrap();
    assert_eq!(read, Open::Unknown("of tomorrow"));
    let read: Open<ConferenceError, String> = serde_json::from_str(r#""of\ntomorrow""#).unwrap();
    assert_eq!(read, Open::Unknown("of\ntomorrow".to_owned()));
    // There is no string in the input that a `&str` could point to.
    let error = serde_json::from_str::<Open<ConferenceError, &str>>(r#""of\ntomorrow""#);
    assert!(
        error
            .unwrap_err()
            .to_string()
            .contains("expected a borrowed string")
    );
    let error = serde_json::from_str::<Open<ConferenceError, &str>>("7").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the wire value of a ConferenceError, or another string")
    );
}

#[test]
fn a_label_is_the_value_or_other() {
    let open = Open::<ConferenceError, &str>::new;
    for &error in ConferenceError::ALL {
        assert_eq!(open(error.value()).label(), error.value());
    }
    assert_eq!(open("conference.ofTomorrow").label(), "_OTHER");
}

/// As RFC 9457 has it, with the failure as an extension.
#[test]
fn a_failure_in_a_problem_is_read() {
    let failure = JitsiFailure::from(ConferenceFailure::conference_destroyed().with_reason("over"));
    for key in ["error", "failure"] {
        let problem = json!({
            "type": "https://example.com/problems/conference.destroyed",
            "title": "the conference was ended",
            "status": 410,
            "detail": "The moderator ended it.",
            key: failure,
        });
        let report: ErrorReport<JitsiFailure> = read(problem);
        assert_eq!(report.failure.as_ref(), Some(&failure), "{report:?}");
        assert_eq!(report.extra_property("status"), Some(&410.into()));
        assert_eq!(
            report.extra_property("detail"),
            Some(&"The moderator ended it.".into())
        );
        assert_eq!(report.extra_property(key), None);
        assert_eq!(report.extra_property("params"), None);
    }
}

/// `JSON.parse` keeps the last; here the others are left over, but not if they are many.
#[test]
fn of_two_properties_with_one_name_the_last_counts() {
    let text = r#"{"name": "x", "reason": "a", "name": "conference.destroyed", "reason": "b", "y": 1, "y": 2}"#;
    let report: ErrorReport<ConferenceFailure> = serde_json::from_str(text).unwrap();
    let destroyed = ConferenceFailure::conference_destroyed().with_reason("b");
    assert_eq!(report.failure, Some(destroyed));
    assert_eq!(report.extra_property("y"), Some(&2.into()));
    assert_eq!(report.extra_property("reason"), Some(&"a".into()));
    let two = r#"{"name": "conference.iceFailed", "name": "conference.destroyed"}"#;
    let two: ErrorReport<ConferenceFailure> = serde_json::from_str(two).unwrap();
    assert_eq!(two.value, "conference.destroyed");
    let many = (0..100).map(|index| format!(r#""k{}": {index}"#, index % 40));
    let text = format!("{{{}}}", many.collect::<Vec<_>>().join(","));
    let Argument::Object(properties) = serde_json::from_str(&text).unwrap() else {
        panic!("{text}");
    };
    assert_eq!(properties.len(), 40);
    for (name, value) in properties {
        let index: i32 = name[1..].parse().unwrap();
        let last = if index < 20 { index + 80 } else { index + 40 };
        assert_eq!(value, last.into(), "{name}");
    }
}

/// A program that sends JSON decides how large it is, but not how much memory its reader takes.
#[test]
fn no_input_takes_twice_the_memory_of_a_value() {
    let list = |part: &str| {
        let parts = vec![part; 20_000].join(",");
        format!(r#"["conference.iceFailed",{parts}]"#)
    };
    let keys = |level: usize| {
        let keys = (0..200).map(|index| format!(r#""k{level}_{index}":1"#));
        keys.collect::<Vec<_>>().join(",")
    };
    let nested = (0..100).fold(String::from("{}"), |inner, level| {
        format!(r#"{{{},"error":{inner}}}"#, keys(level))
    });
    let wide = format!(
        "{{{},\"error\":{nested}}}",
        vec![r#""a":1"#; 20_000].join(",")
    );
    let message = format!(r#""connection.otherError: {}""#, "x".repeat(200_000));
    let mut inputs: Vec<String> = ["{}", "[]", "1", "null", "\"\"", "[1]", r#"{"a":1}"#]
        .into_iter()
        .map(list)
        .collect();
    let repeated = format!("{{{}}}", vec![r#""a":1"#; 20_000].join(","));
    inputs.extend([nested, wide, message, repeated]);
    for input in inputs {
        let ours = allocation_counter::measure(|| {
            let report: ErrorReport<JitsiFailure> = serde_json::from_str(&input).unwrap();
            assert!(report.invalid_parameters.len() < 9);
        });
        let value = allocation_counter::measure(|| {
            let value: Value = serde_json::from_str(&input).unwrap();
            assert!(!value.is_null());
        });
        let (ours, value) = (ours.bytes_max, value.bytes_max);
        assert!(
            ours <= 2 * value + 1024,
            "{ours} to {value} bytes for {input:.60}"
        );
    }
}
