//! Unions of unions, their failures, and members behind a feature.
#![allow(missing_docs)]

use jitsi_errors::{
    ConnectionError, ConnectionFailure, ErrorReport, Failure, JitsiError, JitsiFailure, catalogs,
    failure,
};
use jitsi_errors_team::booking::{BookingError, BookingFailure};

#[catalogs]
pub enum AppError {
    #[catalog("../booking.toml")]
    Booking(BookingError),
    #[cfg(unix)]
    #[catalog("../../../jitsi-errors/spec/connection.toml")]
    Connection(ConnectionError),
    #[cfg(not(any(unix, windows)))]
    #[catalog("../../../jitsi-errors/spec/connection.toml")]
    Never(ConnectionError),
}

#[failure(of = AppError)]
pub enum AppFailure {
    Booking(BookingFailure),
    #[cfg(unix)]
    Connection(ConnectionFailure),
    #[cfg(not(any(unix, windows)))]
    Never(ConnectionFailure),
}

#[catalogs]
pub enum Everything {
    #[catalogs]
    Jitsi(JitsiError),
    #[catalog("../booking.toml")]
    Booking(BookingError),
}

#[failure(of = Everything, exhaustive)]
pub enum Anything {
    Jitsi(JitsiFailure),
    Booking(BookingFailure),
}

#[test]
fn a_union_of_unions_has_what_they_have() {
    const FULL: Option<Everything> = Everything::from_value("booking.full");

    let parts = JitsiError::ALL.len() + BookingError::ALL.len();
    assert_eq!(Everything::ALL.len(), parts);
    for &error in Everything::ALL {
        assert_eq!(Everything::from_value(error.value()), Some(error));
    }
    assert_eq!(Everything::ALL[0], Everything::Jitsi(JitsiError::ALL[0]));
    assert_eq!(FULL, Some(BookingError::RoomFull.into()));
    assert_eq!(Everything::from_name("ROOM_FULL"), FULL);
    assert_eq!(Everything::from_value("booking.ful"), None);

    let text = "booking.full after conference.iceFailed";
    let found = Everything::find_in(text).map(|(_, error)| error.value());
    let found: Vec<&str> = found.collect();
    assert_eq!(found, ["booking.full", "conference.iceFailed"]);
}

#[test]
fn a_failure_over_several_has_what_theirs_have() {
    let failure = AppFailure::from(BookingFailure::too_late(5));
    assert_eq!(failure.to_string(), "the booking closed 5 minutes ago");
    assert_eq!(failure.error(), AppError::Booking(BookingError::TooLate));
    assert_eq!(failure.recovery(), BookingFailure::too_late(5).recovery());

    let json = serde_json::to_string(&failure).expect("it is written");
    assert_eq!(
        json,
        serde_json::to_string(&BookingFailure::too_late(5)).expect("the same")
    );
    let read: AppFailure = serde_json::from_str(&json).expect("it is read");
    assert_eq!(read, failure);
    let deep: Anything = serde_json::from_str(&json).expect("it is read");
    assert_eq!(deep, BookingFailure::too_late(5).into());
}

#[test]
fn an_error_alone_becomes_a_failure_where_nothing_is_required() {
    let required = AppError::Booking(BookingError::TooLate);
    assert_eq!(AppFailure::try_from(required), Err(required));
    for &error in JitsiError::ALL {
        let failure = JitsiFailure::try_from(error).expect("Jitsi requires nothing");
        assert_eq!(failure.error(), error);
        let deep = Anything::try_from(Everything::from(error)).expect("the same");
        assert_eq!(deep, failure.into());
    }
}

#[test]
fn a_missing_required_parameter_is_reported_through_all_of_them() {
    let reported: ErrorReport<Anything> = ErrorReport::new("booking.late", vec!["soon".into()]);
    assert_eq!(reported.failure, None);
    let error = BookingError::TooLate;
    assert_eq!(reported.error, Some(error.into()));
    assert_eq!(
        reported.to_string(),
        format!("{error}: `minutes` should be a whole number, not \"soon\"")
    );
}

/// Other crates match an exhaustive enum without `_`.
#[test]
fn nothing_is_left_out_of_a_match() {
    let name = |failure: &Anything| match failure {
        Anything::Jitsi(failure) => Failure::error(failure).name(),
        Anything::Booking(failure) => failure.error().name(),
    };
    assert_eq!(name(&BookingFailure::too_late(5).into()), "TOO_LATE");
}
