//! An error as an argument of a command, with clap.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::booking::BookingError;

impl ValueEnum for BookingError {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.value()).help(self.cause()))
    }
}

/// Counts the occurrences of an error.
#[derive(clap::Parser, Debug)]
pub struct Count {
    /// The error's wire value.
    pub error: BookingError,
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::Count;
    use crate::booking::BookingError;

    #[test]
    fn clap_takes_a_wire_value() {
        let count = Count::try_parse_from(["count", "booking.full"]).expect("it is known");
        assert_eq!(count.error, BookingError::RoomFull);
    }

    #[test]
    fn clap_refuses_what_is_no_wire_value_and_suggests_one() {
        let error = Count::try_parse_from(["count", "booking.ful"]).expect_err("it is not known");
        let said = error.to_string();
        assert!(said.contains("booking.room_unknown"), "{said}");
        assert!(said.contains("'booking.full'"), "{said}");
    }

    #[test]
    fn clap_explains_each() {
        let help = Count::command().render_long_help().to_string();
        for error in BookingError::ALL {
            assert!(help.contains(error.cause()), "{help}");
        }
    }
}
