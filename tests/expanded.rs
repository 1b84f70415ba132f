//! What small specs become compiles without a warning.
#![deny(warnings, missing_docs, unsafe_code)]

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
#[path = "expansions/union.rs"]
mod union;

use jitsi_errors::{Input, Recovery, Reported};

#[test]
fn they_do_what_they_say() {
    let lost = union::Anything::Loss(other::Loss::Lost);
    assert_eq!(union::Anything::from_value("lost"), Some(lost));
    assert_eq!(
        union::Anything::from_name("LATE"),
        Some(catalog::Failure::Late.into())
    );
    assert_eq!(union::Anything::ALL.last(), Some(&lost));
    let full: Reported<failure::Failed> = Reported::new("full", vec![7.into()]);
    assert!(matches!(
        full.failure,
        Some(failure::Failed::Full { seats: Some(7), .. })
    ));
    let lost = lost::Lost::Lost {
        place: "home".into(),
        asked: None,
    };
    assert_eq!(lost, lost::Lost::lost("home"));
    assert_eq!(lost.recovery(), Some(Recovery::Ask(Input::Login)));
    let lost = failures::AnyFailed::from(lost.with_asked("the guide"));
    assert_eq!(lost.recovery(), Some(Recovery::Leave));
    assert_eq!(
        lost.to_string(),
        "nobody knows the way to home, not even the guide"
    );
}
