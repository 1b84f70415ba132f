//! The arguments of an error, as JavaScript values.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::{fmt, mem};

/// A JavaScript value: an argument of an event, or a part of one.
///
/// The value of a property whose name suggests a password or a token is not in its
/// [`Debug`](fmt::Debug) form.
///
/// ```
/// use jitsi_errors::Argument;
///
/// let credentials = Argument::Object(vec![
///     ("jid".into(), "user@example.com".into()),
///     ("password".into(), "hunter2".into()),
/// ]);
/// assert_eq!(
///     format!("{credentials:?}"),
///     r#"{"jid": "user@example.com", "password": (secret)}"#,
/// );
/// ```
#[derive(Clone, PartialEq)]
pub enum Argument {
    /// `undefined`, or no argument at all.
    Undefined,
    /// `null`.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A whole number beyond 2<sup>53</sup>, which a [`Number`](Self::Number) would round.
    BigInt(i128),
    /// A string.
    String(String),
    /// An array.
    List(Vec<Argument>),
    /// An object: its properties in their order.
    Object(Vec<(String, Argument)>),
}

impl Argument {
    /// The property at `path`, with dots between the names; the value itself for an empty path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Self> {
        match self {
            value if path.is_empty() => Some(value),
            Self::Object(properties) => get(properties, path),
            _ => None,
        }
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is `undefined` or `null`.
    #[must_use]
    pub const fn is_nullish(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// Whether it is nullish, or an object without properties.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Object(properties) => properties.is_empty(),
            value => value.is_nullish(),
        }
    }

    /// Takes the value out, and leaves `undefined`.
    pub(super) fn take(&mut self) -> Self {
        mem::replace(self, Self::Undefined)
    }

    /// The properties; none of any other value.
    pub(super) fn into_properties(self) -> Properties {
        match self {
            Self::Object(properties) => properties,
            _ => Properties::new(),
        }
    }

    /// The string; an empty one of any other value.
    pub(super) fn into_string(self) -> String {
        match self {
            Self::String(text) => text,
            _ => String::new(),
        }
    }
}

/// The properties of an object.
pub(super) type Properties = Vec<(String, Argument)>;

/// The index of the property of this name, if its value is such a one.
pub(super) fn position(
    object: &[(String, Argument)],
    name: &str,
    is: impl Fn(&Argument) -> bool,
) -> Option<usize> {
    let mut properties = object.iter();
    properties.position(|(known, value)| known == name && is(value))
}

/// The property at `path`, with dots between the names.
pub(super) fn get<'o>(object: &'o [(String, Argument)], path: &str) -> Option<&'o Argument> {
    let (name, path) = path.split_once('.').unwrap_or((path, ""));
    let index = position(object, name, |_| true)?;
    object[index].1.get(path)
}

/// Takes out the property at `path`, with dots between the names.
pub(super) fn take_at(object: &mut Properties, path: &str) -> Option<Argument> {
    match path.split_once('.') {
        None => take(object, path),
        Some((name, path)) => take_within(object, name, |value| match value {
            Argument::Object(inner) => take_at(inner, path),
            _ => None,
        }),
    }
}

/// Takes out the property of this name.
pub(super) fn take(object: &mut Properties, name: &str) -> Option<Argument> {
    let index = position(object, name, |_| true)?;
    Some(object.remove(index).1)
}

/// Takes something out of a property, and the property itself if nothing is left in it.
pub(super) fn take_within<T>(
    object: &mut Properties,
    name: &str,
    take: impl FnOnce(&mut Argument) -> Option<T>,
) -> Option<T> {
    let index = position(object, name, |_| true)?;
    let taken = take(&mut object[index].1)?;
    if object[index].1.is_empty() {
        object.remove(index);
    }
    Some(taken)
}

impl fmt::Debug for Argument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => formatter.write_str("undefined"),
            Self::Null => formatter.write_str("null"),
            Self::Boolean(boolean) => boolean.fmt(formatter),
            Self::Number(number) => number.fmt(formatter),
            Self::BigInt(number) => number.fmt(formatter),
            Self::String(text) => text.fmt(formatter),
            Self::List(values) => formatter.debug_list().entries(values).finish(),
            Self::Object(properties) => Redacted(properties).fmt(formatter),
        }
    }
}

/// The properties of an object, without the values of those that may hold a secret.
pub(super) struct Redacted<'p>(pub(super) &'p [(String, Argument)]);

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = formatter.debug_map();
        for (name, value) in self.0 {
            if is_secret(name) {
                map.entry(name, &format_args!("(secret)"));
            } else {
                map.entry(name, value);
            }
        }
        map.finish()
    }
}

/// Whether a property of this name may hold a secret.
pub(super) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["pass", "credential", "token", "jwt", "secret"]
        .iter()
        .any(|word| name.contains(word))
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::String(text.to_string())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Argument {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Argument {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

/// A [`Number`](Argument::Number), or a [`BigInt`](Argument::BigInt) if it does not fit exactly.
impl From<i128> for Argument {
    #[allow(clippy::cast_precision_loss)] // up to 2^53, nothing is lost
    fn from(number: i128) -> Self {
        if number.unsigned_abs() <= 1 << 53 {
            Self::Number(number as f64)
        } else {
            Self::BigInt(number)
        }
    }
}

impl<A: Into<Argument>> From<Option<A>> for Argument {
    fn from(value: Option<A>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<Vec<Argument>> for Argument {
    fn from(values: Vec<Argument>) -> Self {
        Self::List(values)
    }
}
