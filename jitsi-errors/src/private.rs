//! What the code that `#[catalog]` generates calls. Not for use by hand: it changes at any time.

use core::fmt::{Formatter, Result, Write as _};

pub use crate::lookup::{Lookup, keys};

#[cfg(feature = "serde")]
pub use crate::serde::deserialize;
#[cfg(feature = "serde")]
pub use serde_core;

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
