//! The trait of all catalogs, and the types of what they say about errors.

mod accessors;
mod api;
mod event;
mod fact;
/// The hash function of lookups, shared with the macro crate.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::inline_always
)]
mod hash {
    jitsi_errors_macros::__hash!();
}
mod info;
mod lifecycle;
pub(crate) mod lookup;
mod open;
mod parameter;
mod recovery;
#[cfg(feature = "serde")]
pub(crate) mod serde;
mod traits;
mod union;
mod unknown;

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

#[cfg(feature = "find")]
use crate::Matches;

#[cfg(feature = "xmpp")]
use crate::stanza::{Received, Rules, Turn};

pub use event::Event;
pub use fact::{Fact, FactValue};
pub use info::ErrorInfo;
pub use lifecycle::{Date, Lifecycle};
pub use open::Open;
pub use parameter::{Parameter, ParameterKind};
pub use recovery::{Recovery, UserInput, WaitFor};
#[cfg(feature = "serde")]
pub use serde::CsvRow;
pub use unknown::UnknownValue;

/// A catalog of errors, for code that is generic over catalogs.
///
/// [`#[catalog]`](macro@crate::catalog) implements it. Each catalog also has these functions as its own,
/// most of them as `const fn`. Don't implement the trait by hand: it may get more items.
///
/// Every catalog also implements [`core::error::Error`]. That is not a supertrait, because its deprecated
/// method `cause` would make this `cause` ambiguous; add the bound where you need it.
///
/// ```
/// use jitsi_errors::{Catalog, ConferenceError, ConnectionError};
///
/// fn advice<E: Catalog>(value: &str) -> Option<String> {
///     let error = E::from_value(value)?;
///     Some(format!("{}: {}", E::NAME, error.recommendation()))
/// }
///
/// assert!(advice::<ConferenceError>("conference.iceFailed").is_some());
/// assert!(advice::<ConnectionError>("conference.iceFailed").is_none());
/// ```
pub trait Catalog:
    Copy
    + Ord
    + Hash
    + Debug
    + Display
    + Send
    + Sync
    + AsRef<str>
    + Into<&'static str>
    + FromStr<Err = UnknownValue>
    + PartialEq<str>
    + 'static
{
    /// The catalog's name in Rust, such as `ConferenceError`.
    const NAME: &'static str;

    /// The upstream object that holds the constants, such as `JitsiConferenceErrors`.
    const UPSTREAM: Option<&'static str>;

    /// Whether the spec has no errors that made the macro omit something.
    #[doc(hidden)]
    const SPEC_IS_VALID: bool = true;

    /// Every error, in the order of the spec.
    const ALL: &'static [Self];

    crate::__accessors! { [accessors::required] {} }

    /// The error with this wire value, if there is one. The comparison is byte for byte.
    fn from_value(value: &str) -> Option<Self>;

    /// The error whose constant has this name, if there is one. The comparison is byte for byte.
    fn from_name(name: &str) -> Option<Self>;

    /// The rules that recognize the errors in stanzas.
    #[cfg(feature = "xmpp")]
    #[doc(hidden)]
    const RULES: Rules = Rules::NONE;

    /// The error of a stanza, and whether upstream would first retry.
    #[cfg(feature = "xmpp")]
    #[doc(hidden)]
    #[must_use]
    fn in_stanza(received: &Received<'_>, turn: Turn) -> Option<(Self, bool)> {
        crate::stanza::first(received, turn)
    }

    /// Everything that is known about it, as one value.
    fn info(self) -> ErrorInfo;

    /// Finds every error in a text, and returns it with its byte range.
    ///
    /// A wire value is found if it is a whole word, or several. A word consists of letters, digits and
    /// `_`, with single `.` and `-` between them, so a full stop after a value does not belong to it.
    /// Quotes, brackets, colons, terminal colors, and escapes such as `\n`, `\"` and `%22` separate words.
    /// If several values begin at the same offset, the longest is found.
    ///
    /// A match allocates nothing. A catalog's search is built once, when it is first used.
    ///
    /// ```
    /// use jitsi_errors::{ConferenceError, JitsiError};
    ///
    /// let log = "\
    /// 2026-11-26T09:12:44.107Z [WARN] [core:JitsiConference] Joining failed: conference.iceFailed.
    /// 2026-11-26T09:12:45.300Z [INFO] [core:JitsiConference] Left conference.iceFailed2 alone
    /// ";
    /// let found: Vec<_> = JitsiError::find_in(log).collect();
    /// assert_eq!(found, [(71..91, ConferenceError::IceFailed.into())]);
    /// ```
    ///
    /// The wire values of some catalogs are common words, such as `busy`, `error` and `general`, and are
    /// found anywhere. Search for those only in text that is about their errors, such as the lines of a
    /// recorder. [`JitsiError`](crate::JitsiError) omits these catalogs, so it can search entire logs.
    #[cfg(feature = "find")]
    #[must_use]
    fn find_in(text: &str) -> Matches<'_, Self> {
        Matches::new(text.as_bytes(), 0)
    }

    /// Like [`find_in`](Self::find_in), for bytes that need not be UTF-8, such as a log.
    ///
    /// ```
    /// use jitsi_errors::{ConnectionError, JitsiError};
    ///
    /// let (range, error) = JitsiError::find_in_bytes(b"\xff[connection.droppedError]\xff").next().unwrap();
    /// assert_eq!((range, error), (2..25, ConnectionError::ConnectionDroppedError.into()));
    /// ```
    #[cfg(feature = "find")]
    #[must_use]
    fn find_in_bytes(bytes: &[u8]) -> Matches<'_, Self> {
        Matches::new(bytes, 0)
    }

    #[cfg(feature = "find")]
    #[doc(hidden)]
    fn __search() -> &'static crate::__private::Search;
}
