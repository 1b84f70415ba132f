//! The errors.

use jitsi_errors::{catalog, failure};

/// How urgent an error is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Nobody needs to be notified.
    Notice,
    /// Somebody should look at it if it occurs often.
    Warning,
    /// Somebody is called, even at night.
    Alarm,
}

/// Why a booking failed.
#[catalog("../booking.toml")]
pub enum BookingError {}

/// Why a booking failed, with its arguments.
#[failure("../booking.toml", of = BookingError)]
pub enum BookingFailure {}

#[cfg(test)]
mod tests {
    use jitsi_errors::{ErrorReport, Failure, Recovery, Secret, WaitFor};

    use super::{BookingError, BookingFailure, Severity};

    #[test]
    fn facts_are_typed_functions() {
        const STATUS: u16 = BookingError::RoomFull.http_status();
        assert_eq!(STATUS, 409);
        assert!(BookingError::CalendarDown.severity() > Severity::Warning);
        assert_eq!(
            BookingError::CalendarDown.manual(),
            Some("runbook#calendar")
        );
        assert_eq!(BookingError::RoomFull.manual(), None);
        assert_eq!(BookingError::StorageFull.teams(), ["storage", "on-call"]);
    }

    #[test]
    fn a_failure_is_made_of_what_is_required() {
        let failure = BookingFailure::room_full("Aurora", 12);
        assert_eq!(
            failure.to_string(),
            "no seat is left in room Aurora, for 12 people"
        );
        assert_eq!(failure.recovery(), Some(Recovery::GiveUp));

        let failure = failure.with_waiting_list(true);
        let queue = Recovery::Wait {
            until: WaitFor::Queue,
            poll_every: None,
        };
        assert_eq!(failure.recovery(), Some(queue));
        assert!(matches!(
            failure,
            BookingFailure::RoomFull {
                seats: 12,
                waiting_list: Some(true),
                ..
            }
        ));
    }

    #[test]
    fn without_what_is_required_there_is_an_error_alone() {
        let reported: ErrorReport<BookingFailure> =
            ErrorReport::new("booking.full", vec!["Aurora".into(), "many".into()]);
        assert_eq!(reported.error, Some(BookingError::RoomFull));
        assert_eq!(reported.failure, None);
        assert_eq!(reported.invalid_parameters[0].parameter, "seats");
        assert_eq!(
            reported.extra_arguments,
            ["Aurora".into(), "many".into()],
            "nothing is lost"
        );

        let error = BookingError::RoomFull;
        assert_eq!(BookingFailure::try_from(error), Err(error));
        let error = BookingError::LoginRequired;
        assert_eq!(
            BookingFailure::try_from(error),
            Ok(BookingFailure::LoginRequired)
        );
    }

    #[test]
    fn a_message_is_as_before_where_there_is_none_in_the_spec() {
        let failure = BookingFailure::calendar_down();
        assert_eq!(
            failure.to_string(),
            "the calendar does not answer (booking.calendar)"
        );
        assert_eq!(failure.to_string(), failure.error().to_string());
    }

    #[test]
    fn a_failure_goes_through_json_without_its_secret() {
        let failure = BookingFailure::card_declined("expired").with_card("4000 1234");
        assert!(matches!(
            &failure,
            BookingFailure::CardDeclined { card: Some(card), .. } if card == &Secret::new("4000 1234")
        ));
        let json = serde_json::to_value(&failure).expect("it is written");
        assert_eq!(
            json,
            serde_json::json!({ "name": "booking.card", "params": { "reason": "expired" } })
        );
        for shown in [
            json.to_string(),
            failure.to_string(),
            format!("{failure:?}"),
        ] {
            assert!(!shown.contains("4000"), "{shown}");
        }
        let read: BookingFailure = serde_json::from_value(json.clone()).expect("it is read");
        assert_eq!(read, BookingFailure::card_declined("expired"));
        let reported: ErrorReport<BookingFailure> = serde_json::from_value(json).expect("the same");
        assert_eq!(reported.failure, Some(read));
    }

    #[test]
    fn every_failure_of_an_error_is_of_that_error() {
        for &error in BookingError::ALL {
            let Ok(failure) = BookingFailure::try_from(error) else {
                continue;
            };
            assert_eq!(Failure::error(&failure), error);
        }
    }
}
