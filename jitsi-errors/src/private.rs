//! Items that generated code uses. Don't use them by hand: they may change at any time.

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

/// Writes the variant's name for a constant's name: `IceFailed` for `ICE_FAILED`.
///
/// # Errors
///
/// Any error of the formatter.
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
/// Any error of the formatter.
pub fn display(cause: &str, value: &str, formatter: &mut Formatter<'_>) -> Result {
    write!(formatter, "{cause} ({value})")
}

/// Fails the build if a spec's assumption about another catalog is wrong.
///
/// # Panics
///
/// With the report if `is_so` is false.
#[track_caller]
pub const fn require(is_so: bool, report: &str) {
    assert!(is_so, "{}", report);
}

/// The value in a table for an error. A table without values is empty.
#[inline]
#[must_use]
pub const fn at<T: Copy>(table: &[Option<T>], index: usize) -> Option<T> {
    if table.is_empty() { None } else { table[index] }
}

/// The part of a table that belongs to an error: from the previous error's end to its own. An end has
/// four bytes. If no error has items, there are no ends.
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

/// A date from a table of numbers.
#[must_use]
pub const fn date(table: &[u32], index: usize) -> Option<Date> {
    Date::at(table, index)
}

/// A lifecycle from two tables of dates.
#[must_use]
pub const fn lifecycle(obsolete: &[u32], removed: &[u32], index: usize) -> Lifecycle {
    Lifecycle::at(obsolete, removed, index)
}
