//! Typed errors for [Jitsi](https://jitsi.org): the error codes of lib-jitsi-meet as enums.
//!
//! lib-jitsi-meet, the library behind Jitsi Meet, reports errors as bare strings, such as
//! `conference.connectionError.notAllowed`: the *wire values*. This crate has an enum variant for each of
//! them, with its cause, its occurrences and the recommended action.
//!
//! This crate is unofficial. It is based on lib-jitsi-meet as of 2026-08-20. Two newer constants are
//! missing, because their wire values are not known yet: `CONFERENCE_TIME_LIMIT` and `TIME_LIMIT_ERROR`.
//!
//! ```text
//! cargo add jitsi-errors              # the library
//! cargo install jitsi-errors-cli      # the command `jitsi-errors`
//! ```
//!
//! # Usage
//!
//! ```
//! use jitsi_errors::JitsiError::{Conference, Connection};
//! use jitsi_errors::{ConferenceError, ConnectionError, JitsiError};
//!
//! # fn wait_for_host() {}
//! # fn ask_for_password() {}
//! # fn ask_for_login() {}
//! fn handle(value: &str) {
//!     match JitsiError::from_value(value) {
//!         Some(Conference(ConferenceError::AuthenticationRequired)) => wait_for_host(),
//!         Some(Conference(ConferenceError::PasswordRequired)) => ask_for_password(),
//!         Some(Connection(ConnectionError::PasswordRequired)) => ask_for_login(),
//!         Some(error) => eprintln!("{error}: {}", error.recommendation()),
//!         None => eprintln!("unknown error: {value:?}"),
//!     }
//! }
//!
//! handle("conference.iceFailed");
//! ```
//!
//! # Which type to use
//!
//! An *error* is the code alone: `Copy` and matchable, like [`std::io::ErrorKind`]. A *failure* is one
//! occurrence of an error, with its arguments as typed fields.
//!
//! | Input | Type | Guide |
//! | --- | --- | --- |
//! | a wire value | [`JitsiError`], or [`Open`] to keep unknown values | |
//! | event arguments, JSON, a JavaScript value | [`ErrorReport`] of a [`JitsiFailure`] | [`guide::automatic`], [`guide::browser`] |
//! | a text or a log | [`JitsiError::find_in`](Catalog::find_in), [`StreamScanner`] | [`guide::logs`] |
//! | XMPP stanzas | [`Session`], [`Stanza`] | [`guide::native`] |
//! | a spec of your own | [`#[catalog]`](macro@catalog), [`#[failure]`](macro@failure) | [`guide::own_catalog`] |
//!
//! [`JitsiError`] covers the catalogs whose wire values are unambiguous on their own. [`AnyError`]
//! covers all catalogs, and needs the [`Event`] to tell equal values apart.
//!
//! # Catalogs
//!
//! | Catalog | Upstream | What went wrong |
//! | --- | --- | --- |
//! | [`ConferenceError`] | `JitsiConferenceErrors` | joining or staying in a conference |
//! | [`ConnectionError`] | `JitsiConnectionErrors` | the connection to the server |
//! | [`AuthErrorType`] | `AUTH_ERROR_TYPES` | permission to join, in more detail |
//! | [`TrackError`] | `JitsiTrackErrors` | microphone, camera and screen |
//! | [`AudioTranslationError`] | `JitsiAudioTranslationErrors` | translated audio |
//! | [`E2eeError`] | | end-to-end encryption |
//! | [`RecordingError`] | `JitsiMeetJS.constants.recording.error` | recording and streaming |
//! | [`VideoSipGwError`] | | sessions with the SIP gateway |
//!
//! The page of a catalog documents each error: its wire value, cause, occurrences, parameters,
//! recommendation and a JavaScript example. The search finds an error by its constant (`ICE_FAILED`)
//! and by its wire value (`conference.iceFailed`). [`Catalog`] is the trait of all catalogs.
//!
//! # Unknown values and forward compatibility
//!
//! lib-jitsi-meet adds errors from time to time. Looking up an unknown value returns [`None`], parsing
//! it returns [`UnknownValue`], and [`Open`] keeps it. Comparisons are exact, including case and white
//! space.
//!
//! ```
//! use jitsi_errors::{JitsiError, Open};
//!
//! let error: Open<JitsiError, &str> = Open::new("conference.newError");
//! assert_eq!(error.value(), "conference.newError");
//! assert_eq!(error.to_string(), r#"unknown JitsiError "conference.newError""#);
//! ```
//!
//! # Features
//!
//! No feature is enabled by default. The crate is `no_std` except for `find`, and has no `unsafe` code.
//! Without features it does not allocate, and has no dependency at run time.
//!
//! | Feature | What it adds |
//! | --- | --- |
//! | `alloc` | failures: errors with their arguments as typed fields |
//! | `find` | [`find_in`](Catalog::find_in) and [`StreamScanner`]; needs `std` |
//! | `serde` | serialization of errors, [`Open`], [`ErrorInfo`] and failures |
//! | `js` | failures from JavaScript values, in WebAssembly |
//! | `xmpp` | failures from XMPP stanzas |
//!
//! # Sources
//!
//! The data is from the source code of lib-jitsi-meet, of the servers behind it (Jicofo, Jibri, the
//! Prosody plugins) and of the Jitsi Meet app (13.2.0), and from the reference pages. Where they
//! disagree, the source code counts. A date is that on which a change landed in upstream's main line. A
//! wire value is always that of upstream's own constant.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
extern crate self as jitsi_errors;
#[cfg(feature = "find")]
extern crate std;

#[path = "private.rs"]
#[doc(hidden)]
pub mod __private;
mod any;
mod catalog;
#[cfg(feature = "alloc")]
mod failure;
#[cfg(feature = "find")]
mod find;
pub mod guide;
mod jitsi;
#[cfg(feature = "xmpp")]
mod stanza;

pub use any::AnyError;
#[cfg(feature = "alloc")]
pub use any::AnyFailure;
#[cfg(feature = "serde")]
pub use catalog::CsvRow;
pub use catalog::{
    Catalog, Date, ErrorInfo, Event, Fact, FactValue, Lifecycle, Open, Parameter, ParameterKind,
    Recovery, UnknownValue, UserInput, WaitFor,
};
#[cfg(feature = "alloc")]
pub use failure::{Argument, ErrorReport, Failure, FieldValue, InvalidParameter, Secret};
#[cfg(feature = "find")]
pub use find::{Match, Matches, OpenMatches, StreamScanner};
pub use jitsi::{
    AudioTranslationError, AuthErrorType, ConferenceError, ConnectionError, E2eeError, JitsiError,
    RecordingError, TrackError, VideoSipGwError,
};
#[cfg(feature = "alloc")]
pub use jitsi::{
    AudioTranslationFailure, AuthFailure, ConferenceFailure, ConnectionFailure, E2eeFailure,
    JitsiFailure, RecordingFailure, TrackFailure, VideoSipGwFailure,
};
#[cfg(feature = "xmpp")]
pub use stanza::{
    Context, Departure, DepartureKind, Outcome, ParseStanzaError, ParseStanzaErrorKind, Request,
    Sender, Session, Stanza, StanzaBuilder,
};

#[doc = include_str!("../docs/catalog.md")]
#[doc = "```toml"]
#[doc = include_str!("../examples/booking.toml")]
#[doc = "```"]
#[doc = include_str!("../docs/catalog_spec.md")]
#[cfg_attr(feature = "xmpp", doc = include_str!("../docs/stanza.md"))]
#[doc = include_str!("../docs/catalog_end.md")]
pub use jitsi_errors_macros::catalog;

#[doc = include_str!("../docs/catalogs.md")]
pub use jitsi_errors_macros::catalogs;

#[doc = include_str!("../docs/failure.md")]
#[cfg(feature = "alloc")]
pub use jitsi_errors_macros::failure;

/// Expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {};
}

/// Expands to nothing without the feature `xmpp`.
#[cfg(not(feature = "xmpp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __in_stanza {
    ($($stanza:tt)*) => {};
}

/// Expands to nothing without the feature `xmpp`.
#[cfg(not(feature = "xmpp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __sent {
    ($($stanza:tt)*) => {};
}

/// Expands to nothing without the feature `find`.
#[cfg(not(feature = "find"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __find_in {
    ($($name:ident)?) => {};
}
