//! The facts that a catalog declares, as data.

use core::fmt;

/// A fact that a catalog declares, such as `http_status`, with its value for one error.
///
/// Each fact also has an accessor with its own type, such as `BookingError::http_status`. This type is
/// for code that works with any catalog, such as an export. [`Catalog::facts`](crate::Catalog::facts)
/// returns it.
///
/// ```
/// use jitsi_errors::{FactValue, catalog};
///
/// /// Why a booking failed.
/// #[catalog("../../examples/booking.toml")]
/// enum BookingError {}
///
/// let fact = BookingError::RoomFull.facts()[0];
/// assert_eq!(fact.name, "http_status");
/// assert_eq!(fact.value, FactValue::Integer(409));
/// assert_eq!(BookingError::RoomFull.http_status(), 409);
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Fact {
    /// The name of the fact and of its accessor.
    pub name: &'static str,
    /// The value for the error.
    pub value: FactValue,
}

/// The value of a [`Fact`], whatever its type.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub enum FactValue {
    /// A boolean.
    Bool(bool),
    /// An integer of any type.
    Integer(i128),
    /// A floating-point number.
    Float(f64),
    /// A string.
    Str(&'static str),
    /// Several strings.
    Strs(&'static [&'static str]),
    /// The name of an enum's variant.
    Variant(&'static str),
}

impl Fact {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, value: FactValue) -> Self {
        Self { name, value }
    }
}

/// The name and the value: `http_status: 409`.
impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.name, self.value)
    }
}

/// The value alone. Several strings are separated by commas.
impl fmt::Display for FactValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(bool) => bool.fmt(formatter),
            Self::Integer(number) => number.fmt(formatter),
            Self::Float(number) => number.fmt(formatter),
            Self::Str(text) | Self::Variant(text) => formatter.write_str(text),
            Self::Strs(texts) => {
                for (index, text) in texts.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(formatter, "{comma}{text}")?;
                }
                Ok(())
            }
        }
    }
}
