//! What a failure's field is asked: for recoveries, for messages, and to be written.

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

/// What any field says of itself.
#[doc(hidden)]
pub trait Field {
    /// What the error in it says to do, where that does not depend on more.
    fn recovery(&self) -> Option<Recovery> {
        None
    }

    /// What is written of it; nothing of a secret.
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>>;
}

/// What is written of a field.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub enum Written<'f> {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(&'f str),
    List(&'f [Argument]),
    Any(&'f Argument),
}

impl<F: Field> Field for Option<F> {
    fn recovery(&self) -> Option<Recovery> {
        self.as_ref().and_then(Field::recovery)
    }

    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        self.as_ref().and_then(Field::written)
    }
}

impl Field for bool {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::Boolean(*self))
    }
}

impl Field for i64 {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::Integer(*self))
    }
}

impl Field for f64 {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::Number(*self))
    }
}

impl Field for String {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::Text(self))
    }
}

impl<E: Catalog> Field for Open<E, String> {
    fn recovery(&self) -> Option<Recovery> {
        let recovery = self.known()?.recovery();
        recovery.filter(|recovery| !matches!(recovery, Recovery::DependsOn(_)))
    }

    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::Text(self.value()))
    }
}

impl Field for Vec<Argument> {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::List(self))
    }
}

impl Field for Argument {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        Some(Written::Any(self))
    }
}

impl Field for Secret {
    #[cfg(feature = "serde")]
    fn written(&self) -> Option<Written<'_>> {
        None
    }
}

/// A field as it stands in a message. A secret can't.
#[doc(hidden)]
pub struct Shown<'f, T: ?Sized>(pub &'f T);

/// On one line, with what could disturb a log escaped.
impl fmt::Display for Shown<'_, str> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            // Ends of lines, and what turns the direction of the text that follows.
            if char.is_control()
                || matches!(char, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            {
                fmt::Display::fmt(&char.escape_debug(), formatter)?;
            } else {
                formatter.write_char(char)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Shown<'_, String> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(&**self.0).fmt(formatter)
    }
}

impl<E: Catalog> fmt::Display for Shown<'_, Open<E, String>> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self.0.value()).fmt(formatter)
    }
}

impl fmt::Display for Shown<'_, bool> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Shown<'_, i64> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Shown<'_, f64> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// With commas between.
impl fmt::Display for Shown<'_, Vec<Argument>> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, argument) in self.0.iter().enumerate() {
            formatter.write_str(if index == 0 { "" } else { ", " })?;
            Shown(argument).fmt(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Shown<'_, Argument> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Argument::String(text) => Shown(text).fmt(formatter),
            Argument::Number(number) => number.fmt(formatter),
            Argument::List(values) => Shown(values).fmt(formatter),
            other => fmt::Debug::fmt(other, formatter),
        }
    }
}
