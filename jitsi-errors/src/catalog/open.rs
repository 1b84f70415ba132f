//! Values of tomorrow: an error that is known, or the string as it came.

use core::error::Error;
use core::fmt;

use crate::Catalog;

/// A known error, or a wire value that is not in the catalog, kept as it came.
///
/// lib-jitsi-meet adds errors from time to time. A program that must lose none of them, such as a
/// log pipeline, reads into this. The string may be held as `&str`, `String`, `Cow<str>`,
/// `Box<str>` or any other type that gives a `&str`.
///
/// ```
/// use jitsi_errors::{ConferenceError, Open};
///
/// let known = Open::<ConferenceError, _>::new("conference.iceFailed");
/// assert_eq!(known, Open::Known(ConferenceError::IceFailed));
///
/// let unknown = Open::<ConferenceError, _>::new("conference.ofTomorrow");
/// assert_eq!(unknown.known(), None);
/// assert_eq!(unknown.value(), "conference.ofTomorrow");
/// ```
///
/// With the feature `serde` it is written as the wire value and read from any string. As a `&str`, an
/// unknown value can be read only where the format has the string as it is, without escapes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Open<E, S> {
    /// An error of the catalog.
    Known(E),
    /// A wire value that is not in the catalog.
    Unknown(S),
}

impl<E: Catalog, S: AsRef<str>> Open<E, S> {
    /// Looks `value` up, and keeps it where it is not known.
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

/// The error's own message, or the unknown value, with what could disturb a log escaped.
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
