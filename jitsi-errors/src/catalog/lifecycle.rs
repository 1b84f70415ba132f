//! When upstream introduced, stopped reporting and removed an error.

use core::fmt;

/// A calendar date.
///
/// In Jitsi's own catalogs it is the date on which a change landed in the main line of lib-jitsi-meet's
/// repository: the committer date of the first commit on that line (following first parents) that
/// contains it, which can be months after the author date. The repository begins on 2016-01-27; an
/// error with this date is older.
///
/// ```
/// use jitsi_errors::ConferenceError;
///
/// let since = ConferenceError::IceFailed.since().unwrap();
/// assert_eq!((since.year(), since.month(), since.day()), (2020, 5, 6));
/// assert_eq!(since.to_string(), "2020-05-06");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(u32);

impl Date {
    /// The date in a table, which holds 2016-09-27 as 20160927 and 0 for no date. A table without dates
    /// is empty.
    pub(crate) const fn at(table: &[u32], index: usize) -> Option<Self> {
        if table.is_empty() || table[index] == 0 {
            return None;
        }
        Some(Self(table[index]))
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.0 / 10_000
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.0 / 100 % 100
    }

    /// The day of the month, from 1 to 31.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.0 % 100
    }
}

/// The format of RFC 3339, such as 2016-09-27.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.year(), self.month(), self.day());
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Date({self})")
    }
}

/// Whether current versions of the library still report an error.
///
/// Catalogs keep obsolete and removed errors, because old servers, clients and logs still contain them.
///
/// ```
/// use jitsi_errors::{ConferenceError, Lifecycle};
///
/// assert_eq!(ConferenceError::IceFailed.lifecycle(), Lifecycle::Active);
///
/// assert!(matches!(ConferenceError::SetupFailed.lifecycle(), Lifecycle::Removed(_)));
///
/// // The constant exists, but no version since this date reports it.
/// let lifecycle = ConferenceError::FocusDisconnected.lifecycle();
/// let Lifecycle::Obsolete(date) = lifecycle else { panic!("{lifecycle:?}") };
/// assert_eq!(date.to_string(), "2024-10-26");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Lifecycle {
    /// Current versions report it.
    Active,
    /// The constant still exists, but nothing has reported it since this date.
    Obsolete(Date),
    /// The constant was removed on this date.
    Removed(Date),
}

impl Lifecycle {
    pub(crate) const fn at(obsolete: &[u32], removed: &[u32], index: usize) -> Self {
        match (Date::at(removed, index), Date::at(obsolete, index)) {
            (Some(date), _) => Self::Removed(date),
            (None, Some(date)) => Self::Obsolete(date),
            (None, None) => Self::Active,
        }
    }
}
