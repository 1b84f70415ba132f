//! What comes along with an error, as JavaScript has it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// A value as JavaScript has it: an argument of an event, or a part of one.
///
/// What belongs to a property whose name tells of a password or a token is not in its
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
        if path.is_empty() {
            return Some(self);
        }
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        let Self::Object(properties) = self else {
            return None;
        };
        let (_, value) = properties.iter().find(|(known, _)| known == name)?;
        value.get(rest)
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
}

impl fmt::Debug for Argument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => formatter.write_str("undefined"),
            Self::Null => formatter.write_str("null"),
            Self::Boolean(boolean) => boolean.fmt(formatter),
            Self::Number(number) => number.fmt(formatter),
            Self::String(text) => text.fmt(formatter),
            Self::List(values) => formatter.debug_list().entries(values).finish(),
            Self::Object(properties) => Properties(properties).fmt(formatter),
        }
    }
}

/// The properties of an object, without what nobody should see.
pub(super) struct Properties<'p>(pub(super) &'p [(String, Argument)]);

impl fmt::Debug for Properties<'_> {
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

/// Whether a property of this name may hold what nobody should see.
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
