//! The response to a failed request, as in RFC 9457: `application/problem+json`.

use serde::Serialize;

use crate::booking::BookingFailure;

/// The `Content-Type` of the response.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// The body of the response.
#[derive(Serialize, Debug)]
pub struct Problem<'f> {
    /// The error: the address of the page that explains it.
    #[serde(rename = "type")]
    kind: String,
    /// A summary, which is the same for every occurrence.
    title: &'static str,
    /// The status of the response.
    status: u16,
    /// What happened in this occurrence.
    detail: String,
    /// The request that failed.
    instance: &'f str,
    /// An extension: the error and its arguments.
    failure: &'f BookingFailure,
}

impl<'f> Problem<'f> {
    /// The problem for a failure of this request.
    #[must_use]
    pub fn new(failure: &'f BookingFailure, instance: &'f str) -> Self {
        let error = failure.error();
        Self {
            kind: format!("/problems/{}", error.value()),
            title: error.cause(),
            status: error.http_status(),
            detail: failure.to_string(),
            instance,
            failure,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Problem;
    use crate::booking::{BookingError, BookingFailure};

    fn problem(failure: &BookingFailure) -> Value {
        serde_json::to_value(Problem::new(failure, "/requests/7")).expect("it is written")
    }

    /// The rules of RFC 9457, sections 3.1 and 3.2.
    fn assert_problem(problem: &Value) {
        let members = problem.as_object().expect("an object");
        for (name, value) in members {
            match &**name {
                // References to URIs: here only characters that need no escapes.
                "type" | "instance" => {
                    let reference = value.as_str().expect("a string");
                    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/#._-".contains(&byte);
                    assert!(reference.bytes().all(plain), "{reference}");
                }
                "title" | "detail" => assert!(value.is_string(), "{name}"),
                "status" => {
                    let status = value.as_u64().expect("a number");
                    assert!((100..600).contains(&status), "{status}");
                }
                // Names of extensions start with a letter, and have at least three ASCII characters.
                extension => {
                    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                    assert!(extension.len() > 2 && extension.bytes().all(plain));
                    assert!(extension.starts_with(|first: char| first.is_ascii_alphabetic()));
                }
            }
        }
    }

    #[test]
    fn a_problem_is_made_of_facts_and_the_message() {
        assert_eq!(
            problem(&BookingFailure::room_full("Aurora", 12)),
            json!({
                "type": "/problems/booking.full",
                "title": "no seat is left in the room",
                "status": 409,
                "detail": "no seat is left in room Aurora, for 12 people",
                "instance": "/requests/7",
                "failure": { "name": "booking.full", "params": { "room": "Aurora", "seats": 12 } },
            })
        );
    }

    #[test]
    fn the_members_are_those_of_the_rfc() {
        for failure in [
            BookingFailure::room_full("Aurora", 12),
            BookingFailure::card_declined("expired").with_card("4000 1234"),
            BookingFailure::calendar_down(),
        ] {
            assert_problem(&problem(&failure));
        }
    }

    #[test]
    fn a_title_is_the_same_each_time() {
        let one = problem(&BookingFailure::too_late(5));
        let other = problem(&BookingFailure::too_late(6));
        assert_eq!(one["title"], other["title"]);
        assert_ne!(one["detail"], other["detail"]);
    }

    #[test]
    fn a_client_reads_the_failure_again() {
        let problem = problem(&BookingFailure::too_late(5));
        let failure: BookingFailure =
            serde_json::from_value(problem["failure"].clone()).expect("it is read");
        assert_eq!(failure, BookingFailure::too_late(5));
        assert_eq!(failure.error(), BookingError::TooLate);
    }
}
