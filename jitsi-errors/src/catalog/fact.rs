//! Facts of a catalog's own, as data.

use core::fmt;

/// What an error's spec says of one of the facts that its catalog declares.
///
/// Each fact has a function of its own too, with its own type. This is for code that works with any
/// catalog, such as an export.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Fact {
    /// The name of the fact, and of its function.
    pub name: &'static str,
    /// What it is.
    pub value: FactValue,
}

/// The value of a fact.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub enum FactValue {
    /// A boolean.
    Bool(bool),
    /// An integer of any type.
    Integer(i128),
    /// A number.
    Float(f64),
    /// A text.
    Str(&'static str),
    /// Texts.
    Strs(&'static [&'static str]),
    /// A variant of an enum, by the variant's name.
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

/// The value alone; of several texts, each after a comma.
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
