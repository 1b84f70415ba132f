//! The fields of a failure: what recoveries ask of them, and their values.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::{Argument, Catalog, Open, Recovery, Secret};

/// Whether a field is what the case of a recovery asks for.
#[doc(hidden)]
pub trait Is<T> {
    fn is(&self, asked: T) -> bool;
}

impl<T, F: Is<T>> Is<T> for Option<F> {
    fn is(&self, asked: T) -> bool {
        self.as_ref().is_some_and(|field| field.is(asked))
    }
}

impl Is<bool> for bool {
    fn is(&self, asked: bool) -> bool {
        *self == asked
    }
}

impl Is<i64> for i64 {
    fn is(&self, asked: i64) -> bool {
        *self == asked
    }
}

impl Is<&str> for String {
    fn is(&self, asked: &str) -> bool {
        self == asked
    }
}

impl<E: Catalog> Is<&str> for Open<E, String> {
    fn is(&self, asked: &str) -> bool {
        self.value() == asked
    }
}

/// What the type of a field can do.
#[doc(hidden)]
pub trait Field {
    /// What the error in it says to do, where that does not depend on more.
    fn recovery(&self) -> Option<Recovery> {
        None
    }

    /// Its value, unless it is missing or a secret.
    fn value(&self) -> Option<FieldValue<'_>>;
}

impl<F: Field> Field for Option<F> {
    fn recovery(&self) -> Option<Recovery> {
        self.as_ref().and_then(Field::recovery)
    }

    fn value(&self) -> Option<FieldValue<'_>> {
        self.as_ref().and_then(Field::value)
    }
}

impl<E: Catalog> Field for Open<E, String> {
    fn recovery(&self) -> Option<Recovery> {
        let recovery = self.known()?.recovery();
        recovery.filter(|recovery| !matches!(recovery, Recovery::DependsOn(_)))
    }

    fn value(&self) -> Option<FieldValue<'_>> {
        Some(FieldValue::String(Self::value(self)))
    }
}

impl Field for Secret {
    fn value(&self) -> Option<FieldValue<'_>> {
        None
    }
}

/// Implements [`Field`] for the other types.
macro_rules! fields {
    ($($type:ty: $field:ident => $value:expr;)*) => {
        $(
            impl Field for $type {
                fn value(&self) -> Option<FieldValue<'_>> {
                    let $field = self;
                    Some($value)
                }
            }
        )*
    };
}

fields! {
    bool: boolean => FieldValue::Boolean(*boolean);
    i64: integer => FieldValue::Integer(*integer);
    f64: number => FieldValue::Number(*number);
    String: text => FieldValue::String(text);
    Vec<Argument>: values => FieldValue::List(values);
    Argument: value => FieldValue::Any(value);
}

/// The value of a failure's field, from [`Failure::fields`](crate::Failure::fields).
///
/// Its [`Display`](fmt::Display) is one line: control characters are escaped. In neither form is the
/// value of a property whose name suggests a password or a token.
///
/// ```
/// use jitsi_errors::{ConferenceFailure, FieldValue};
///
/// let failure = ConferenceFailure::reservation_error().with_code(419).with_message("No\nroom");
/// let fields = failure.fields();
/// assert_eq!(fields[0], ("code", FieldValue::Integer(419)));
/// assert_eq!(fields[1].1.to_string(), "No\\nroom");
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub enum FieldValue<'f> {
    /// A boolean, also of the type `flag`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A string, or the wire value of an error.
    String(&'f str),
    /// A list.
    List(&'f [Argument]),
    /// A value of any type.
    Any(&'f Argument),
}

impl fmt::Display for FieldValue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(boolean) => boolean.fmt(formatter),
            Self::Integer(integer) => integer.fmt(formatter),
            Self::Number(number) | Self::Any(Argument::Number(number)) => number.fmt(formatter),
            Self::String(text) => on_one_line(text, formatter),
            Self::Any(Argument::String(text)) => on_one_line(text, formatter),
            Self::Any(Argument::List(values)) => FieldValue::List(values).fmt(formatter),
            Self::Any(other) => fmt::Debug::fmt(other, formatter),
            Self::List(values) => {
                for (index, value) in values.iter().enumerate() {
                    formatter.write_str(if index == 0 { "" } else { ", " })?;
                    FieldValue::Any(value).fmt(formatter)?;
                }
                Ok(())
            }
        }
    }
}

fn on_one_line(text: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    for char in text.chars() {
        // Ends of lines, and what turns the direction of the text that follows.
        if char.is_control() || matches!(char, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            fmt::Display::fmt(&char.escape_debug(), formatter)?;
        } else {
            formatter.write_char(char)?;
        }
    }
    Ok(())
}

/// A field as it is in a message, which has no secrets and is not used if a value is missing.
#[doc(hidden)]
pub fn shown(field: &impl Field) -> FieldValue<'_> {
    field.value().unwrap_or(FieldValue::String(""))
}

/// The fields of a failure that have a value.
#[doc(hidden)]
#[must_use]
pub fn fields<'f, const N: usize>(
    fields: [(&'static str, Option<FieldValue<'f>>); N],
) -> Vec<(&'static str, FieldValue<'f>)> {
    let fields = fields.into_iter();
    fields
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}
