//! Wire values that may be unknown.

use core::error::Error;
use core::fmt;

use crate::Catalog;

/// An error of a catalog, or a wire value that the catalog does not have.
///
/// lib-jitsi-meet adds errors from time to time. Use this type in a program that must not lose them,
/// such as a log pipeline. `S` is the type of an unknown value: `&str`, `String`, `Cow<str>`,
/// `Box<str>` or any other type that implements `AsRef<str>`.
///
/// ```
/// use jitsi_errors::{ConferenceError, Open};
///
/// let known = Open::<ConferenceError, _>::new("conference.iceFailed");
/// assert_eq!(known, Open::Known(ConferenceError::IceFailed));
///
/// let unknown = Open::<ConferenceError, _>::new("conference.newError");
/// assert_eq!(unknown.known(), None);
/// assert_eq!(unknown.value(), "conference.newError");
/// ```
///
/// With the feature `serde` it is serialized as the wire value, and deserialized from any string. With
/// `&str` as `S`, an unknown value with escapes is an error, as everywhere in serde.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Open<E, S> {
    /// An error of the catalog.
    Known(E),
    /// A wire value that is not in the catalog.
    Unknown(S),
}

impl<E: Catalog, S: AsRef<str>> Open<E, S> {
    /// Looks up a wire value, and keeps it if it is unknown.
    pub fn new(value: S) -> Self {
        match E::from_value(value.as_ref()) {
            Some(error) => Self::Known(error),
            None => Self::Unknown(value),
        }
    }

    /// The error, if it is known.
    pub fn known(&self) -> Option<E> {
        match self {
            Self::Known(error) => Some(*error),
            Self::Unknown(_) => None,
        }
    }

    /// The wire value, known or not.
    pub fn value(&self) -> &str {
        match self {
            Self::Known(error) => error.value(),
            Self::Unknown(value) => value.as_ref(),
        }
    }

    /// The wire value if it is known, otherwise `_OTHER`: a label for metrics that takes few values, as
    /// OpenTelemetry's [`error.type`] should.
    ///
    /// ```
    /// use jitsi_errors::{ConferenceError, Open};
    ///
    /// assert_eq!(Open::<ConferenceError, _>::new("conference.iceFailed").label(), "conference.iceFailed");
    /// assert_eq!(Open::<ConferenceError, _>::new("conference.ofTomorrow").label(), "_OTHER");
    /// ```
    ///
    /// [`error.type`]: https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/
    pub fn label(&self) -> &'static str {
        self.known().map_or("_OTHER", E::value)
    }
}

impl<E: Catalog, S: AsRef<str>> From<S> for Open<E, S> {
    fn from(value: S) -> Self {
        Self::new(value)
    }
}

impl<E: Catalog> From<E> for Open<E, &str> {
    fn from(error: E) -> Self {
        Self::Known(error)
    }
}

#[cfg(feature = "alloc")]
impl<E: Catalog> From<E> for Open<E, alloc::string::String> {
    fn from(error: E) -> Self {
        Self::Known(error)
    }
}

impl<E: Catalog, S: AsRef<str>> AsRef<str> for Open<E, S> {
    fn as_ref(&self) -> &str {
        self.value()
    }
}

impl<E: Catalog, S: AsRef<str>> PartialEq<E> for Open<E, S> {
    fn eq(&self, error: &E) -> bool {
        self.known() == Some(*error)
    }
}

/// The error's message, or the unknown value in quotes, with control characters escaped.
impl<E: Catalog, S: AsRef<str>> fmt::Display for Open<E, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(error) => fmt::Display::fmt(error, formatter),
            Self::Unknown(value) => {
                write!(formatter, "unknown {} {:?}", E::NAME, value.as_ref())
            }
        }
    }
}

impl<E: Catalog, S: AsRef<str> + fmt::Debug> Error for Open<E, S> {}
