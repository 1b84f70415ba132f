//! What all catalogs have in common.

mod accessors;
mod api;
mod event;
mod fact;
/// The hash of lookups, as the macro crate has it.
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

/// A catalog of errors, for code that works with any of them.
///
/// [`#[catalog]`](macro@crate::catalog) implements it; each catalog has the same functions as its
/// own too, there as `const fn`. Items may be added to this trait: don't implement it by hand.
///
/// Every catalog is a [`core::error::Error`] too. That is not asked for here, because its deprecated
/// method `cause` would hide this one in generic code; ask for it where you need it.
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

    /// Whether its spec has no error that leaves something out.
    #[doc(hidden)]
    const SPEC_IS_VALID: bool = true;

    /// Every error, in the order of the spec.
    const ALL: &'static [Self];

    crate::__accessors! { [accessors::required] {} }

    /// The error with this wire value, compared byte for byte.
    fn from_value(value: &str) -> Option<Self>;

    /// The error whose constant has this name, compared byte for byte.
    fn from_name(name: &str) -> Option<Self>;

    /// Which stanzas are which of the errors.
    #[cfg(feature = "xmpp")]
    #[doc(hidden)]
    const RULES: Rules = Rules::NONE;

    /// The error that a stanza is, and whether upstream first tries again.
    #[cfg(feature = "xmpp")]
    #[doc(hidden)]
    #[must_use]
    fn in_stanza(received: &Received<'_>, turn: Turn) -> Option<(Self, bool)> {
        crate::stanza::first(received, turn)
    }

    /// All that is known about it, as one value.
    fn info(self) -> ErrorInfo;

    /// Every error in a text, with its place in bytes.
    ///
    /// An error is found whatever stands around it: quotes, brackets, colons, colours of a terminal,
    /// or the `\n`, `\"` and `%22` of a text within another. Where several begin, the longest is
    /// found, and none where a word goes on before or behind it. A word is letters, digits and `_`,
    /// with `.` and `-` between them, so a full stop after a value is no part of it.
    ///
    /// Nothing is allocated for an error that is found. What a catalog's search needs is made once,
    /// when it is first used.
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
    /// Some catalogs have values that are common words, such as `busy`, `error` and `general`, and
    /// find them wherever they stand: look for those only where their errors are told, such as in
    /// the lines of a recorder. [`JitsiError`](crate::JitsiError) leaves these catalogs out, so
    /// that it can be used on whole logs.
    #[cfg(feature = "find")]
    #[must_use]
    fn find_in(text: &str) -> Matches<'_, Self> {
        Matches::new(text.as_bytes(), 0)
    }

    /// Every error in bytes that need not be UTF-8, such as a log's, with its place.
    ///
    /// ```
    /// use jitsi_errors::{ConnectionError, JitsiError};
    ///
    /// let (place, error) = JitsiError::find_in_bytes(b"\xff[connection.droppedError]\xff").next().unwrap();
    /// assert_eq!((place, error), (2..25, ConnectionError::ConnectionDroppedError.into()));
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
