//! The errors of the entire service, with thiserror and anyhow.

use std::io;

use crate::booking::BookingFailure;

/// Why the service could not do something.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The booking failed.
    #[error(transparent)]
    Booking(#[from] BookingFailure),
    /// A file could not be read.
    #[error("the rooms could not be read")]
    Rooms(#[from] io::Error),
}

/// Books a seat in a room.
///
/// # Errors
///
/// There are only three seats.
pub fn book(room: &str, seats: u8) -> Result<(), ServiceError> {
    if seats > 3 {
        return Err(BookingFailure::room_full(room, seats).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::{ServiceError, book};
    use crate::booking::{BookingError, BookingFailure};

    #[test]
    fn thiserror_wraps_a_failure() {
        let error = book("Aurora", 4).expect_err("it is full");
        assert_eq!(
            error.to_string(),
            "no seat is left in room Aurora, for 4 people"
        );
        assert!(matches!(
            error,
            ServiceError::Booking(BookingFailure::RoomFull { seats: 4, .. })
        ));
    }

    #[test]
    fn anyhow_finds_a_failure_again() {
        let failed = || -> anyhow::Result<()> {
            Err(BookingFailure::too_late(5)).context("the meeting is not booked")?;
            Ok(())
        };
        let error = failed().expect_err("it fails");
        assert_eq!(
            format!("{error:#}"),
            "the meeting is not booked: the booking closed 5 minutes ago"
        );
        let failure: &BookingFailure = error.downcast_ref().expect("it is in there");
        assert_eq!(failure.error(), BookingError::TooLate);
    }
}
