//! Errors with their arguments.

mod api;
mod argument;
mod arguments;
mod field;
#[cfg(feature = "js")]
mod js;
#[cfg(feature = "serde")]
mod read;
mod report;
mod secret;
mod shape;
mod union;
#[cfg(feature = "serde")]
pub mod write;

use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

#[cfg(feature = "xmpp")]
use crate::stanza::Sent;
use crate::{Catalog, Event, Recovery};

pub use argument::Argument;
pub use arguments::{Arguments, Position};
pub use field::{Field, FieldValue, Is, fields, shown};
pub use report::{ErrorReport, InvalidParameter};
pub use secret::Secret;

/// An error with its arguments: the parameters of its catalog's spec, as typed fields.
///
/// [`#[failure]`](macro@crate::failure) implements it. A field is an [`Option`], unless the spec says
/// that the parameter is required: a parameter that is missing or has another type is [`None`], and
/// [`ErrorReport`] reports it.
pub trait Failure: Clone + PartialEq + fmt::Debug + fmt::Display + Error {
    /// The catalog it belongs to.
    type Error: Catalog;

    /// The error without its arguments.
    fn error(&self) -> Self::Error;

    /// What a program should do, also where that depends on the arguments: it is never
    /// [`Recovery::DependsOn`].
    fn recovery(&self) -> Option<Recovery>;

    /// The fields that have a value, by their names, without secrets: for a log's fields or the
    /// arguments of a translated message.
    ///
    /// ```
    /// use jitsi_errors::{ConnectionFailure, Failure};
    ///
    /// let refused = ConnectionFailure::password_required()
    ///     .with_jid("me@example.com")
    ///     .with_password("hunter2");
    /// let fields: Vec<String> = refused
    ///     .fields()
    ///     .into_iter()
    ///     .map(|(name, value)| format!("{name}={value}"))
    ///     .collect();
    /// assert_eq!(fields, ["jid=me@example.com"]);
    /// ```
    fn fields(&self) -> Vec<(&'static str, FieldValue<'_>)>;

    /// The error with this value, if it is the one that this event delivers.
    #[doc(hidden)]
    #[must_use]
    fn find(value: &str, event: Option<Event>) -> Option<Self::Error> {
        let _ = event;
        Self::Error::from_value(value)
    }

    /// Reads the fields of an error; there is no failure if a required one is missing.
    #[doc(hidden)]
    fn read(error: Self::Error, arguments: &mut Arguments<'_>) -> Option<Self>;

    /// Where the fields of an error come from in a stanza.
    #[cfg(feature = "xmpp")]
    #[doc(hidden)]
    #[must_use]
    fn sent(_error: Self::Error) -> &'static [Sent] {
        &[]
    }
}
