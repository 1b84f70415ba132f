//! A value while it is read: its strings are copied only where they are kept.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use crate::Argument;

/// No variant holds less than a word: what is moved about is then moved by words.
#[derive(Clone)]
pub(super) enum Raw<'r> {
    Undefined,
    Null,
    True,
    False,
    Number(f64),
    Text(Cow<'r, str>),
    List(Vec<Raw<'r>>),
    Object(Vec<(Cow<'r, str>, Raw<'r>)>),
}

impl Raw<'_> {
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub const fn is_nullish(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// Whether nothing is in it: an object without properties, or no value.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Object(properties) => properties.is_empty(),
            value => value.is_nullish(),
        }
    }

    /// Takes the value itself out.
    pub fn take(&mut self) -> Self {
        mem::replace(self, Self::Undefined)
    }

    /// Takes out the value at `path`, with dots between the names, and with it the objects on the
    /// way that are then empty.
    pub fn take_at(&mut self, path: &str) -> Option<Self> {
        let (name, path) = path.split_once('.').unwrap_or((path, ""));
        let Self::Object(properties) = self else {
            return None;
        };
        let index = properties.iter().position(|(known, _)| known == name)?;
        if path.is_empty() {
            return Some(properties.remove(index).1);
        }
        let value = &mut properties[index].1;
        let taken = value.take_at(path)?;
        if value.is_empty() {
            properties.remove(index);
        }
        Some(taken)
    }
}

impl From<bool> for Raw<'_> {
    fn from(boolean: bool) -> Self {
        if boolean { Self::True } else { Self::False }
    }
}

impl From<Argument> for Raw<'_> {
    fn from(argument: Argument) -> Self {
        match argument {
            Argument::Undefined => Self::Undefined,
            Argument::Null => Self::Null,
            Argument::Boolean(boolean) => boolean.into(),
            Argument::Number(number) => Self::Number(number),
            Argument::String(text) => Self::Text(text.into()),
            Argument::List(values) => Self::List(all(values)),
            Argument::Object(properties) => {
                let property = |(name, value): (String, Argument)| (name.into(), value.into());
                Self::Object(properties.into_iter().map(property).collect())
            }
        }
    }
}

impl From<Raw<'_>> for Argument {
    fn from(raw: Raw<'_>) -> Self {
        match raw {
            Raw::Undefined => Self::Undefined,
            Raw::Null => Self::Null,
            Raw::True => Self::Boolean(true),
            Raw::False => Self::Boolean(false),
            Raw::Number(number) => Self::Number(number),
            Raw::Text(text) => Self::String(text.into_owned()),
            Raw::List(values) => Self::List(all(values)),
            Raw::Object(properties) => {
                let property =
                    |(name, value): (Cow<'_, str>, Raw<'_>)| (name.into_owned(), value.into());
                Self::Object(properties.into_iter().map(property).collect())
            }
        }
    }
}

/// Each of the values as the other type.
pub(super) fn all<T: Into<U>, U>(values: Vec<T>) -> Vec<U> {
    if values.is_empty() {
        return Vec::new();
    }
    values.into_iter().map(Into::into).collect()
}
