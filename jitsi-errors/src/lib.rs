//! x
#![no_std]

extern crate self as jitsi_errors;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod api;
mod catalog;
mod hash;
mod jitsi;
mod lookup;
mod open;
#[cfg(feature = "serde")]
mod serde;
mod unknown;

pub use catalog::Catalog;
pub use jitsi::{AuthErrorType, ConferenceError, ConnectionError};
pub use jitsi_errors_macros::catalog;
pub use open::Open;
pub use unknown::UnknownValue;

/// Without the feature `serde` there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {};
}
