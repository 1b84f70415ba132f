//! The same errors in German: a catalog of its own, looked up by the wire value.

use jitsi_errors::{ErrorReport, catalog, failure};

use crate::booking::BookingFailure;

/// Warum eine Buchung gescheitert ist.
#[catalog("../buchung.toml")]
pub enum Buchungsfehler {}

/// Warum eine Buchung gescheitert ist, mit allem, was dazu gehört.
#[failure("../buchung.toml", of = Buchungsfehler)]
pub enum Scheitern {}

/// The German message of a failure, or the English one if there is none.
#[must_use]
pub fn german(failure: &BookingFailure) -> String {
    let written = serde_json::to_string(failure);
    let read = written.and_then(|written| serde_json::from_str(&written));
    match read {
        Ok(ErrorReport::<Scheitern> {
            failure: Some(german),
            ..
        }) => german.to_string(),
        _ => failure.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Buchungsfehler, german};
    use crate::booking::{BookingError, BookingFailure};

    #[test]
    fn each_has_a_word_in_german() {
        for error in BookingError::ALL {
            let german = Buchungsfehler::from_value(error.value());
            assert_eq!(german.map(Buchungsfehler::name), Some(error.name()));
        }
    }

    #[test]
    fn a_message_in_german_has_the_values() {
        assert_eq!(
            german(&BookingFailure::room_full("Aurora", 12)),
            "in Raum Aurora ist kein Platz mehr für 12 Personen"
        );
        assert_eq!(
            german(&BookingFailure::calendar_down()),
            "der Kalender antwortet nicht (booking.calendar)"
        );
    }
}
