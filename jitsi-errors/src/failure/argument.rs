//! The arguments of an error, as JavaScript values.

use alloc::borrow::Cow;
use alloc::string::String;
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
///
/// Its strings are [`String`]s; `S` is another type only while a report is read.
#[derive(Clone, PartialEq)]
pub enum Argument<S = String> {
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
    String(S),
    /// An array.
    List(Vec<Self>),
    /// An object: its properties in their order.
    Object(Vec<(S, Self)>),
}

impl<S: AsRef<str>> Argument<S> {
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
            Self::String(text) => Some(text.as_ref()),
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

    /// A `Number`, or a `BigInt` if it does not fit exactly.
    #[allow(clippy::cast_precision_loss)] // up to 2^53, nothing is lost
    pub(super) const fn integer(number: i128) -> Self {
        if number.unsigned_abs() <= 1 << 53 {
            Self::Number(number as f64)
        } else {
            Self::BigInt(number)
        }
    }

    /// The same with strings of another type.
    pub(super) fn map<T>(self, to: fn(S) -> T) -> Argument<T> {
        match self {
            Self::Undefined => Argument::Undefined,
            Self::Null => Argument::Null,
            Self::Boolean(boolean) => Argument::Boolean(boolean),
            Self::Number(number) => Argument::Number(number),
            Self::BigInt(number) => Argument::BigInt(number),
            Self::String(text) => Argument::String(to(text)),
            Self::List(values) => Argument::List(map_all(values, to)),
            Self::Object(properties) => Argument::Object(map_properties(properties, to)),
        }
    }
}

// Collecting reuses the memory of the vector, as both types have the same size.
pub(super) fn map_all<S: AsRef<str>, T>(
    values: Vec<Argument<S>>,
    to: fn(S) -> T,
) -> Vec<Argument<T>> {
    if values.is_empty() {
        return Vec::new();
    }
    values.into_iter().map(|value| value.map(to)).collect()
}

pub(super) fn map_properties<S: AsRef<str>, T>(
    properties: Vec<(S, Argument<S>)>,
    to: fn(S) -> T,
) -> Vec<(T, Argument<T>)> {
    if properties.is_empty() {
        return Vec::new();
    }
    let properties = properties.into_iter();
    properties
        .map(|(name, value)| (to(name), value.map(to)))
        .collect()
}

/// A value while a report is read.
pub(super) type Slice<'r> = Argument<Cow<'r, str>>;

/// The properties of an object while a report is read.
pub(super) type Properties<'r> = Vec<(Cow<'r, str>, Slice<'r>)>;

/// The index of the last property of such a name and value: of equal names, `JSON.parse` keeps the last.
pub(super) fn position<S: AsRef<str>>(
    object: &[(S, Argument<S>)],
    is: impl Fn(&str, &Argument<S>) -> bool,
) -> Option<usize> {
    let mut properties = object.iter();
    properties.rposition(|(name, value)| is(name.as_ref(), value))
}

/// The property at `path`, with dots between the names.
pub(super) fn get<'o, S: AsRef<str>>(
    object: &'o [(S, Argument<S>)],
    path: &str,
) -> Option<&'o Argument<S>> {
    let (name, path) = path.split_once('.').unwrap_or((path, ""));
    let index = position(object, |known, _| known == name)?;
    object[index].1.get(path)
}

/// Takes out the property at `path`, with dots between the names.
pub(super) fn take_at<'r>(object: &mut Properties<'r>, path: &str) -> Option<Slice<'r>> {
    match path.split_once('.') {
        None => take(object, path),
        Some((name, path)) => take_within(object, name, |value| match value {
            Argument::Object(inner) => take_at(inner, path),
            _ => None,
        }),
    }
}

/// Takes out the property of this name.
pub(super) fn take<'r>(object: &mut Properties<'r>, name: &str) -> Option<Slice<'r>> {
    let index = position(object, |known, _| known == name)?;
    Some(object.remove(index).1)
}

/// Takes something out of a property, and the property itself if nothing is left in it.
pub(super) fn take_within<'r, T>(
    object: &mut Properties<'r>,
    name: &str,
    take: impl FnOnce(&mut Slice<'r>) -> Option<T>,
) -> Option<T> {
    let index = position(object, |known, _| known == name)?;
    let taken = take(&mut object[index].1)?;
    if object[index].1.is_empty() {
        object.remove(index);
    }
    Some(taken)
}

impl<S: AsRef<str>> fmt::Debug for Argument<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => formatter.write_str("undefined"),
            Self::Null => formatter.write_str("null"),
            Self::Boolean(boolean) => boolean.fmt(formatter),
            Self::Number(number) => number.fmt(formatter),
            Self::BigInt(number) => number.fmt(formatter),
            Self::String(text) => text.as_ref().fmt(formatter),
            Self::List(values) => formatter.debug_list().entries(values).finish(),
            Self::Object(properties) => Redacted(properties).fmt(formatter),
        }
    }
}

/// The properties of an object, without the values of those that may hold a secret.
pub(super) struct Redacted<'p, S>(pub(super) &'p [(S, Argument<S>)]);

impl<S: AsRef<str>> fmt::Debug for Redacted<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = formatter.debug_map();
        for (name, value) in self.0 {
            let name = name.as_ref();
            if is_secret(name) {
                map.entry(&name, &format_args!("(secret)"));
            } else {
                map.entry(&name, value);
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
        Self::String(text.into())
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
    fn from(number: i128) -> Self {
        Self::integer(number)
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
