//! What small specs become compiles without a warning.
#![deny(warnings, missing_docs, unsafe_code)]

#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/catalog.rs"]
mod catalog;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/failure.rs"]
mod failure;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/other.rs"]
mod other;
#[rustfmt::skip] // as prettyplease writes it
#[path = "expansions/union.rs"]
mod union;

use jitsi_errors::Reported;

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
}
