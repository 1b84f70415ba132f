//! What all catalogs have in common.

mod api;
mod event;
mod hash;
mod life;
pub(crate) mod lookup;
mod open;
mod recovery;
#[cfg(feature = "serde")]
pub(crate) mod serde;
mod unknown;

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

#[cfg(feature = "xmpp")]
use crate::stanza::{Received, Rules, Turn, find_in};

pub use event::Event;
pub use life::{Date, Life};
pub use open::Open;
pub use recovery::{Awaited, Input, Recovery};
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
///     Some(format!("{}: {}", E::TITLE, error.recommendation()))
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
    const TITLE: &'static str;

    /// The upstream object that holds the constants, such as `JitsiConferenceErrors`.
    const SOURCE: Option<&'static str>;

    /// Every error, in the order of the spec.
    const ALL: &'static [Self];

    /// The wire value: the string that stands for this error in events, messages and logs.
    fn value(self) -> &'static str;

    /// The constant's name, as upstream spells it.
    fn name(self) -> &'static str;

    /// What went wrong, in one sentence without a capital letter and a stop.
    fn cause(self) -> &'static str;

    /// When it occurs: at least one situation.
    fn occurrences(self) -> &'static [&'static str];

    /// What to do about it, for a person, in Markdown.
    fn recommendation(self) -> &'static str;

    /// Code that handles it, in JavaScript for lib-jitsi-meet.
    fn example(self) -> Option<&'static str>;

    /// When upstream introduced it, if that is known.
    fn since(self) -> Option<Date>;

    /// Whether current versions still report it.
    fn life(self) -> Life;

    /// What delivers it, if that is known.
    fn event(self) -> Option<Event>;

    /// What the library has tried by itself before it reported this.
    fn retried(self) -> Option<&'static str>;

    /// What a program should do: the recommendation as data, if there is one.
    fn recovery(self) -> Option<Recovery>;

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
    fn in_stanza(received: &Received<'_>, turn: Turn) -> Option<(Self, bool)> {
        find_in(received, turn)
    }
}
