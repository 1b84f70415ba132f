//! What the code that `#[catalog]` generates calls. Not for use by hand: it changes at any time.

use core::fmt::{Formatter, Result, Write as _};

use crate::{Date, Lifecycle};

pub use crate::catalog::lookup::{Lookup, keys, number};

#[cfg(all(feature = "alloc", feature = "serde"))]
pub use crate::failure::write::{read, write};
#[cfg(feature = "alloc")]
pub use crate::failure::{Arguments, Field, Is, Position, fields, shown};
#[cfg(feature = "alloc")]
pub use alloc::{string::String, vec::Vec};

#[cfg(feature = "xmpp")]
pub use crate::stanza::{
    Element, Kind, Origin, Received, Rule, Rules, Sent, Take, Text, Turn, refine,
};

#[cfg(feature = "find")]
pub use crate::find::search::Search;

#[cfg(feature = "serde")]
pub use crate::catalog::serde::deserialize;
#[cfg(feature = "serde")]
pub use serde;

/// Writes the variant's name, from the constant's: `ICE_FAILED` is `IceFailed`.
///
/// # Errors
///
/// What the formatter reports.
pub fn debug(name: &str, formatter: &mut Formatter<'_>) -> Result {
    let mut start = true;
    for char in name.chars() {
        if char == '_' {
            start = true;
        } else if start {
            formatter.write_char(char)?;
            start = false;
        } else {
            formatter.write_char(char.to_ascii_lowercase())?;
        }
    }
    Ok(())
}

/// Writes the cause and the wire value.
///
/// # Errors
///
/// What the formatter reports.
pub fn display(cause: &str, value: &str, formatter: &mut Formatter<'_>) -> Result {
    write!(formatter, "{cause} ({value})")
}

/// Refuses to be built where something of another catalog is not as the spec has it.
///
/// # Panics
///
/// With the report if it is not.
#[track_caller]
pub const fn require(is_so: bool, report: &str) {
    assert!(is_so, "{}", report);
}

/// What a table holds for an error; a table that would hold nothing at all is empty.
#[inline]
#[must_use]
pub const fn at<T: Copy>(table: &[Option<T>], index: usize) -> Option<T> {
    if table.is_empty() { None } else { table[index] }
}

/// The part of a table that belongs to an error: up to its end, from the end of the error before. An
/// end has four bytes. Where no error has any, there are no ends.
#[inline]
#[must_use]
pub const fn part<T>(table: &'static [T], ends: &[u8], index: usize) -> &'static [T] {
    if ends.is_empty() {
        return &[];
    }
    let start = if index == 0 {
        0
    } else {
        number(ends, 4, index - 1)
    };
    let (before, _) = table.split_at(number(ends, 4, index));
    before.split_at(start).1
}

/// A day from a table of numbers.
#[must_use]
pub const fn date(table: &[u32], index: usize) -> Option<Date> {
    Date::at(table, index)
}

/// A life from tables of days.
#[must_use]
pub const fn lifecycle(obsolete: &[u32], removed: &[u32], index: usize) -> Lifecycle {
    Lifecycle::at(obsolete, removed, index)
}
