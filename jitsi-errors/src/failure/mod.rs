//! Errors with what comes along.

mod api;
mod argument;
mod arguments;
#[cfg(feature = "serde")]
mod read;
mod reported;
mod secret;

use core::error::Error;
use core::fmt;

use crate::Catalog;
#[cfg(feature = "xmpp")]
use crate::stanza::Parameter;

pub use argument::Argument;
pub use arguments::{Arguments, Place};
pub use reported::{Misfit, Reported};
pub use secret::Secret;

/// An error with what comes along: the parameters of its catalog's spec, as typed fields.
///
/// [`#[failure]`](macro@crate::failure) implements it. Every field is an [`Option`]: what the wire
/// does not bring, or brings in another type, is [`None`], and [`Reported`] says so.
pub trait Failure: Clone + PartialEq + fmt::Debug + fmt::Display + Error {
    /// The catalog it belongs to.
    type Error: Catalog;

    /// The error without what came along.
    fn error(&self) -> Self::Error;

    /// Reads the fields of an error.
    #[doc(hidden)]
    fn read(error: Self::Error, arguments: &mut Arguments) -> Self;

    /// Where the fields of an error come from in a stanza.
    #[cfg(feature = "xmpp")]
    #[doc(hidden)]
    fn parameters(_error: Self::Error) -> &'static [Parameter] {
        &[]
    }
}
