//! The same twelve errors with strum and thiserror, as a team writes them by hand.
#![allow(clippy::match_same_arms)] // one line for each error: the next one is added without a thought

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use crate::booking::Severity;

/// Why a booking failed, with its arguments.
#[derive(Clone, PartialEq, Debug, Error, Serialize, Deserialize, EnumDiscriminants)]
#[serde(tag = "name", content = "params")]
#[strum_discriminants(name(BookingError), doc = "Why a booking failed.")]
#[strum_discriminants(derive(Hash, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray))]
#[non_exhaustive]
pub enum BookingFailure {
    /// No seat is left in the room.
    ///
    /// When all seats of the room are taken. Offer another room, or a place on the waiting list if
    /// the room has one.
    #[error("no seat is left in room {room}, for {seats} people")]
    #[serde(rename = "booking.full")]
    #[strum_discriminants(strum(serialize = "booking.full"))]
    RoomFull {
        /// The room's name.
        room: String,
        /// How many would have to fit.
        seats: i64,
        /// Whether the room has a waiting list.
        waiting_list: Option<bool>,
    },
    /// There is no room of this name.
    ///
    /// When the name is misspelled, or the room was renamed or closed. Show the list of rooms.
    #[error("there is no room {room}")]
    #[serde(rename = "booking.room_unknown")]
    #[strum_discriminants(strum(serialize = "booking.room_unknown"))]
    RoomUnknown {
        /// The name that was asked for.
        room: String,
    },
    /// The room is taken at this time.
    ///
    /// When somebody was faster. Offer the next free time, if it is known.
    #[error("room {room} is taken at {time}")]
    #[serde(rename = "booking.taken")]
    #[strum_discriminants(strum(serialize = "booking.taken"))]
    SlotTaken {
        /// The room's name.
        room: String,
        /// The beginning that was asked for.
        time: String,
        /// When the room is free again.
        free_at: Option<String>,
    },
    /// The booking closed before the request arrived.
    ///
    /// When the user books less than an hour before the meeting. Ask the user to call the front desk.
    #[error("the booking closed {minutes} minutes ago")]
    #[serde(rename = "booking.late")]
    #[strum_discriminants(strum(serialize = "booking.late"))]
    TooLate {
        /// How late the request was.
        minutes: i64,
    },
    /// The booking is longer than allowed.
    ///
    /// When a meeting is booked for days. Ask for a shorter time.
    #[error("{hours} hours are more than the {most} that a room can be booked for")]
    #[serde(rename = "booking.long")]
    #[strum_discriminants(strum(serialize = "booking.long"))]
    TooLong {
        /// What was asked for.
        hours: f64,
        /// The longest booking.
        most: f64,
    },
    /// Nobody is logged in.
    ///
    /// When the session has ended, or the request has none. Ask for a login, then send the request
    /// again.
    #[error("nobody is logged in (booking.login)")]
    #[serde(rename = "booking.login")]
    #[strum_discriminants(strum(serialize = "booking.login"))]
    LoginRequired {},
    /// This user may not book the room.
    ///
    /// When the room belongs to another department. Say who can approve the booking, and wait for it.
    #[error("{user} may not book room {room}")]
    #[serde(rename = "booking.forbidden")]
    #[strum_discriminants(strum(serialize = "booking.forbidden"))]
    NotAllowed {
        /// Who asked.
        user: String,
        /// The room's name.
        room: String,
    },
    /// The bank declined the card.
    ///
    /// When the card has expired, or the account is not covered. Ask for another card. Do not show
    /// the number of this one.
    #[error("the bank declined the card: {reason}")]
    #[serde(rename = "booking.card")]
    #[strum_discriminants(strum(serialize = "booking.card"))]
    CardDeclined {
        /// The bank's word for why.
        reason: String,
        /// The number of the card.
        #[serde(skip)]
        card: Option<Secret>,
    },
    /// Too many requests came in a minute.
    ///
    /// When a program asks in a loop. Wait a minute, and ask less often.
    #[error("more than {most} requests in a minute")]
    #[serde(rename = "booking.quota")]
    #[strum_discriminants(strum(serialize = "booking.quota"))]
    TooManyRequests {
        /// How many are allowed.
        most: i64,
    },
    /// The calendar does not answer.
    ///
    /// When the calendar is being updated, or the network to it is down. Try again, and tell the user
    /// when it takes longer than a minute.
    #[error("the calendar does not answer (booking.calendar)")]
    #[serde(rename = "booking.calendar")]
    #[strum_discriminants(strum(serialize = "booking.calendar"))]
    CalendarDown {},
    /// A booking could not be stored.
    ///
    /// When the disk is full. Tell the user that the booking was not made.
    #[error("{left} bytes are left on {disk}")]
    #[serde(rename = "booking.storage")]
    #[strum_discriminants(strum(serialize = "booking.storage"))]
    StorageFull {
        /// The disk's name.
        disk: String,
        /// What is left of it.
        left: i64,
    },
    /// The client is too old.
    ///
    /// When the page has not been loaded anew for months. Load the page again.
    #[error("version {version} is no longer served")]
    #[serde(rename = "booking.version")]
    #[strum_discriminants(strum(serialize = "booking.version"))]
    OldClient {
        /// The client's version.
        version: String,
    },
}

/// What a program should do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recovery {
    /// Try again, after this time at least, which gets longer each time.
    Retry(Duration),
    /// Ask for a login, then try again.
    Login,
    /// Wait for the queue.
    Queue,
    /// Wait for approval.
    Approval,
    /// Load the program again.
    Restart,
    /// Tell the user.
    GiveUp,
}

/// A string that is in no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(secret)")
    }
}

impl BookingFailure {
    /// What a program should do, even if that depends on the arguments.
    #[must_use]
    pub fn recovery(&self) -> Recovery {
        match self {
            Self::RoomFull {
                waiting_list: Some(true),
                ..
            } => Recovery::Queue,
            Self::RoomFull { .. } => Recovery::GiveUp,
            Self::RoomUnknown { .. } => Recovery::GiveUp,
            Self::SlotTaken { .. } => Recovery::GiveUp,
            Self::TooLate { .. } => Recovery::GiveUp,
            Self::TooLong { .. } => Recovery::GiveUp,
            Self::LoginRequired { .. } => Recovery::Login,
            Self::NotAllowed { .. } => Recovery::Approval,
            Self::CardDeclined { reason, .. } if reason == "try_again_later" => {
                Recovery::Retry(Duration::from_secs(60))
            }
            Self::CardDeclined { .. } => Recovery::GiveUp,
            Self::TooManyRequests { .. } => Recovery::Retry(Duration::from_secs(60)),
            Self::CalendarDown { .. } => Recovery::Retry(Duration::from_secs(5)),
            Self::StorageFull { .. } => Recovery::GiveUp,
            Self::OldClient { .. } => Recovery::Restart,
        }
    }
}

impl BookingError {
    /// The wire value.
    #[must_use]
    pub fn value(self) -> &'static str {
        self.into()
    }

    /// What went wrong.
    #[must_use]
    pub const fn cause(self) -> &'static str {
        match self {
            Self::RoomFull => "no seat is left in the room",
            Self::RoomUnknown => "there is no room of this name",
            Self::SlotTaken => "the room is taken at this time",
            Self::TooLate => "the booking closed before the request arrived",
            Self::TooLong => "the booking is longer than allowed",
            Self::LoginRequired => "nobody is logged in",
            Self::NotAllowed => "this user may not book the room",
            Self::CardDeclined => "the bank declined the card",
            Self::TooManyRequests => "too many requests came in a minute",
            Self::CalendarDown => "the calendar does not answer",
            Self::StorageFull => "a booking could not be stored",
            Self::OldClient => "the client is too old",
        }
    }

    /// What to do about it.
    #[must_use]
    pub const fn recommendation(self) -> &'static str {
        match self {
            Self::RoomFull => {
                "Offer another room, or a place on the waiting list if the room has one."
            }
            Self::RoomUnknown => "Show the list of rooms.",
            Self::SlotTaken => "Offer the next free time, if it is known.",
            Self::TooLate => "Ask the user to call the front desk.",
            Self::TooLong => "Ask for a shorter time.",
            Self::LoginRequired => "Ask for a login, then send the request again.",
            Self::NotAllowed => "Say who can approve the booking, and wait for it.",
            Self::CardDeclined => "Ask for another card. Do not show the number of this one.",
            Self::TooManyRequests => "Wait a minute, and ask less often.",
            Self::CalendarDown => {
                "Try again, and tell the user when it takes longer than a minute."
            }
            Self::StorageFull => "Tell the user that the booking was not made.",
            Self::OldClient => "Load the page again.",
        }
    }

    /// The status of the response.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        match self {
            Self::RoomFull => 409,
            Self::RoomUnknown => 404,
            Self::SlotTaken => 409,
            Self::TooLate => 422,
            Self::TooLong => 422,
            Self::LoginRequired => 401,
            Self::NotAllowed => 403,
            Self::CardDeclined => 402,
            Self::TooManyRequests => 429,
            Self::CalendarDown => 503,
            Self::StorageFull => 507,
            Self::OldClient => 426,
        }
    }

    /// How urgent the error is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::RoomFull => Severity::Notice,
            Self::RoomUnknown => Severity::Notice,
            Self::SlotTaken => Severity::Notice,
            Self::TooLate => Severity::Notice,
            Self::TooLong => Severity::Notice,
            Self::LoginRequired => Severity::Notice,
            Self::NotAllowed => Severity::Warning,
            Self::CardDeclined => Severity::Warning,
            Self::TooManyRequests => Severity::Warning,
            Self::CalendarDown => Severity::Alarm,
            Self::StorageFull => Severity::Alarm,
            Self::OldClient => Severity::Warning,
        }
    }

    /// The page to read.
    #[must_use]
    pub const fn manual(self) -> Option<&'static str> {
        match self {
            Self::RoomFull => None,
            Self::RoomUnknown => Some("rooms#names"),
            Self::SlotTaken => None,
            Self::TooLate => None,
            Self::TooLong => None,
            Self::LoginRequired => Some("login"),
            Self::NotAllowed => Some("rights"),
            Self::CardDeclined => Some("payment"),
            Self::TooManyRequests => None,
            Self::CalendarDown => Some("runbook#calendar"),
            Self::StorageFull => Some("runbook#storage"),
            Self::OldClient => None,
        }
    }

    /// Who is asked.
    #[must_use]
    pub const fn teams(self) -> &'static [&'static str] {
        match self {
            Self::RoomFull => &["rooms"],
            Self::RoomUnknown => &["rooms"],
            Self::SlotTaken => &["rooms"],
            Self::TooLate => &["desk"],
            Self::TooLong => &["rooms"],
            Self::LoginRequired => &["accounts"],
            Self::NotAllowed => &["accounts"],
            Self::CardDeclined => &["payments"],
            Self::TooManyRequests => &["platform"],
            Self::CalendarDown => &["calendar", "on-call"],
            Self::StorageFull => &["storage", "on-call"],
            Self::OldClient => &["apps"],
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::BookingError;
    use crate::booking;

    /// The comparison is fair only as long as both say the same.
    #[test]
    fn the_twin_says_what_the_catalog_says() {
        assert_eq!(
            BookingError::VARIANTS.len(),
            booking::BookingError::ALL.len()
        );
        for (twin, &error) in BookingError::VARIANTS
            .iter()
            .zip(booking::BookingError::ALL)
        {
            assert_eq!(format!("{twin:?}"), format!("{error:?}"));
            assert_eq!(twin.value(), error.value());
            assert_eq!(error.value().parse(), Ok(*twin));
            assert_eq!(twin.cause(), error.cause());
            assert_eq!(twin.recommendation(), error.recommendation());
            assert_eq!(twin.http_status(), error.http_status());
            assert_eq!(twin.severity(), error.severity());
            assert_eq!(twin.manual(), error.manual());
            assert_eq!(twin.teams(), error.teams());
        }
    }

    #[test]
    fn both_write_and_read_the_same_json() {
        let json = r#"{"name":"booking.full","params":{"room":"Aurora","seats":12}}"#;
        let twin: super::BookingFailure = serde_json::from_str(json).expect("it is read");
        let failure: booking::BookingFailure = serde_json::from_str(json).expect("it is read");
        assert_eq!(twin.to_string(), failure.to_string());
    }
}
