//! The expansions of small specs compile without a warning, and work.
#![deny(warnings, missing_docs, unsafe_code)]
#![allow(clippy::pedantic, clippy::enum_variant_names)] // the code is written for the compiler

#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/catalog.rs"]
mod catalog;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/failure.rs"]
mod failure;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/failures.rs"]
mod failures;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/lost.rs"]
mod lost;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/other.rs"]
mod other;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/team.rs"]
mod team;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/union.rs"]
mod union;

use jitsi_errors::{Catalog, ErrorReport, FactValue, ParameterKind, Recovery, UserInput};
use serde_json::json;

/// How loud an error is.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Severity {
    Warning,
    Loud,
}

#[test]
fn the_expansions_work() {
    let lost = union::Anything::Loss(other::Loss::Lost);
    assert_eq!(union::Anything::from_value("lost"), Some(lost));
    assert_eq!(
        union::Anything::from_name("LATE"),
        Some(catalog::Failure::Late.into())
    );
    assert_eq!(union::Anything::ALL.last(), Some(&lost));
    let full: ErrorReport<failure::Failed> = ErrorReport::new("full", vec![7.into()]);
    assert!(matches!(
        full.failure,
        Some(failure::Failed::Full { seats: Some(7), .. })
    ));
    let lost = lost::Lost::Lost {
        place: "home".into(),
        asked: None,
    };
    assert_eq!(lost, lost::Lost::lost("home"));
    assert_eq!(lost.recovery(), Some(Recovery::Ask(UserInput::Login)));
    let lost = failures::AnyFailed::from(lost.with_lost_asked("the guide"));
    assert_eq!(lost.recovery(), Some(Recovery::GiveUp));
    assert_eq!(
        lost.to_string(),
        "nobody knows the way to home, not even the guide"
    );
}

#[test]
fn facts_are_those_of_the_spec() {
    use team::Booking::{CardRefused, RoomFull};

    const STATUS: u16 = RoomFull.http_status();
    assert_eq!((STATUS, CardRefused.http_status()), (409, 402));
    assert_eq!(
        (RoomFull.severity(), CardRefused.severity()),
        (Severity::Warning, Severity::Loud)
    );
    assert_eq!(
        (RoomFull.manual(), CardRefused.manual()),
        (None, Some("https://example.org/cards"))
    );
    assert_eq!(
        (RoomFull.teams(), CardRefused.teams()),
        (&["rooms", "suppliers"][..], &[][..])
    );
    assert!((CardRefused.share() + 1.5).abs() < f64::EPSILON);
    assert!(RoomFull.shown() && !CardRefused.shown());

    // As data they are the same, without the optional facts that are omitted.
    let facts = |error: team::Booking| {
        let facts = Catalog::facts(error).iter();
        facts.map(ToString::to_string).collect::<Vec<_>>()
    };
    let expected = [
        "http_status: 409",
        "severity: Warning",
        "teams: rooms, suppliers",
        "share: 0.5",
        "shown: true",
    ];
    assert_eq!(facts(RoomFull), expected);
    let manual = CardRefused
        .facts()
        .iter()
        .find(|fact| fact.name == "manual");
    let page = FactValue::Str("https://example.org/cards");
    assert_eq!(manual.map(|fact| fact.value), Some(page));
    assert!(other::Loss::Lost.facts().is_empty());
}

#[test]
fn parameters_are_those_of_the_spec() {
    let parameters = catalog::Failure::Full.parameters();
    let [seats, pin] = parameters else {
        panic!("{parameters:?}")
    };
    assert_eq!(
        (seats.name, seats.kind, seats.secret),
        ("seats", ParameterKind::Integer, false)
    );
    assert_eq!((pin.name, pin.optional, pin.secret), ("pin", true, true));
    assert_eq!(pin.description, "the way in");
    assert!(catalog::Failure::Late.parameters().is_empty());
}

/// As data its fields have types; as a row they are strings.
#[test]
fn an_info_is_serialized_with_all_its_fields() {
    let entry = catalog::Failure::Full.info();
    let expected = json!({
        "catalog": "Failure", "upstream": "Failures", "name": "FULL", "value": "full",
        "event": "CONFERENCE_FAILED", "since": "2016-09-27", "lifecycle": "obsolete",
        "ended": "2020-01-01", "automatic_retries": "three times",
        "recovery": {"action": "wait", "poll_every": 5, "for": "queue"},
        "parameters": [
            {
                "name": "seats", "type": "integer", "description": "how many there are",
                "optional": false, "secret": false,
            },
            {
                "name": "pin", "type": "string", "description": "the way in",
                "optional": true, "secret": true,
            },
        ],
        "facts": {}, "cause": "no room",
        "occurrences": ["All seats are taken", "The door is locked"], "not_when": ["Nobody asks"],
        "recommendation": "Wait.", "operator": "Add seats.", "example": "wait();",
    });
    assert_eq!(serde_json::to_value(entry).unwrap(), expected);
    let expected = json!({
        "catalog": "Failure", "upstream": "Failures", "name": "FULL", "value": "full",
        "event": "CONFERENCE_FAILED", "since": "2016-09-27", "lifecycle": "obsolete",
        "ended": "2020-01-01", "automatic_retries": "three times",
        "recovery_action": "wait", "recovery_after": null, "recovery_poll_every": 5, "recovery_backoff": null,
        "recovery_for": "queue", "recovery_on": null,
        "parameters": "seats (integer): how many there are\npin (string, optional, secret): the way in",
        "facts": "", "cause": "no room",
        "occurrences": "All seats are taken\nThe door is locked", "not_when": "Nobody asks",
        "recommendation": "Wait.", "operator": "Add seats.", "example": "wait();",
    });
    assert_eq!(serde_json::to_value(entry.csv_row()).unwrap(), expected);

    let booking = team::Booking::RoomFull.info();
    let facts =
        "http_status: 409\nseverity: Warning\nteams: rooms, suppliers\nshare: 0.5\nshown: true";
    let row = serde_json::to_value(booking.csv_row()).unwrap();
    assert_eq!(
        (&row["facts"], &row["lifecycle"]),
        (&facts.into(), &"active".into())
    );
    let lost = serde_json::to_value(other::Loss::Lost.info()).unwrap();
    assert_eq!(
        lost["recovery"],
        json!({"action": "depends", "on": ["asked", "place"]})
    );
    let lost = serde_json::to_value(other::Loss::Lost.info().csv_row()).unwrap();
    assert_eq!(lost["recovery_on"], "asked\nplace");
}
