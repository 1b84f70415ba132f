//! Every error that Jitsi reports, as Rust enums that explain themselves.
//!
//! lib-jitsi-meet, the library behind Jitsi Meet, reports its errors as bare strings such as
//! `conference.connectionError.notAllowed`. This crate knows them all: what each one means, when it
//! occurs and what to do about it. A misspelled error is a mistake that the compiler finds.
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
//!         None => eprintln!("an error that this version does not know: {value:?}"),
//!     }
//! }
//!
//! handle("conference.iceFailed");
//! ```
//!
//! # The catalogs
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
//! | [`VideoSipGwError`] | `JitsiMeetJS.constants.sipVideoGW` | sessions with the SIP gateway |
//! | [`JitsiError`] | | any of those that a wire value alone tells apart |
//! | [`AnyError`] | | any of all eight, told apart by what delivered it |
//!
//! Each page lists all errors, and for each its wire value, its cause, when it occurs, what comes
//! along and what to do; for those that are still reported also code that handles them in
//! JavaScript. The search above finds an error by its constant
//! (`ICE_FAILED`) and by its wire value (`conference.iceFailed`). [`Catalog`] is what all of them
//! have in common, for code that works with any of them.
//!
//! # Values of tomorrow
//!
//! lib-jitsi-meet adds errors from time to time. A lookup gives [`None`] for what it does not know,
//! a parse gives [`UnknownValue`], which names it, and [`Open`] holds either a known error or the
//! string as it came. A match is exact: no case is folded and no white space is trimmed.
//!
//! ```
//! use jitsi_errors::{JitsiError, Open};
//!
//! let reported: Open<JitsiError, &str> = Open::new("conference.ofTomorrow");
//! assert_eq!(reported.value(), "conference.ofTomorrow");
//! assert_eq!(reported.to_string(), r#"unknown JitsiError "conference.ofTomorrow""#);
//! ```
//!
#![cfg_attr(feature = "alloc", doc = include_str!("../docs/bot.md"))]
#![cfg_attr(feature = "js", doc = include_str!("../docs/browser.md"))]
#![cfg_attr(feature = "find", doc = include_str!("../docs/log.md"))]
#![cfg_attr(feature = "xmpp", doc = include_str!("../docs/native.md"))]
//! # Your own errors
//!
//! [`#[catalog]`](macro@catalog) turns a TOML file of yours into the same: an enum, its docs and its
//! lookups, with facts of your own such as an HTTP status. [`#[failure]`](macro@failure) makes errors
//! with fields and messages of it, and [`#[catalogs]`](macro@catalogs) joins several in one type. The
//! docs of `#[catalog]` compare it with strum and thiserror.
//!
//! # Features
//!
//! - `alloc`: failures, which are errors with what comes along as typed fields.
//! - `find`: errors are found in text, with their places ([`find_in`](Catalog::find_in)). It needs
//!   `std`.
//! - `serde`: catalogs and [`Open`] are written as the wire value and read from it, an [`ErrorInfo`] is
//!   written with all that is known about an error, and failures are read from what an event handler
//!   got.
//! - `js`: failures are read from values of JavaScript's, in WebAssembly.
//! - `xmpp`: failures are read from the stanzas of XMPP.
//!
//! The crate is `no_std`, but for `find`, and has no `unsafe` code. Without features it allocates
//! nothing and has no dependency at run time.
//!
//! # Where the facts come from
//!
//! From lib-jitsi-meet's source, read with that of the servers behind it (Jicofo, Jibri, Prosody's
//! plugins), of the Jitsi Meet app (13.2.0), and with its reference pages; where they disagree, the
//! source is right. A day is the one on which a change landed in upstream's main line. A wire value
//! never comes from anything else than upstream's own constant.
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
pub use failure::{Argument, ErrorReport, Failure, InvalidParameter, Secret};
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
pub use stanza::{Context, ParseStanzaError, ParseStanzaErrorKind, Sender, Stanza};

/// Turns an empty enum into a catalog of errors, from a spec in TOML.
///
/// ```
/// use jitsi_errors::catalog;
///
/// /// Why a booking failed.
/// #[catalog("../examples/booking.toml")]
/// pub enum BookingError {}
///
/// assert_eq!(BookingError::from_value("booking.full"), Some(BookingError::RoomFull));
/// assert_eq!(BookingError::RoomFull.name(), "ROOM_FULL");
/// assert_eq!(BookingError::RoomFull.to_string(), "no seat is left in the room (booking.full)");
/// assert_eq!(BookingError::RoomFull.http_status(), 409);
/// ```
///
/// The path is relative to the Rust file it stands in, as in [`include_str!`], and a change of the
/// spec is built like a change of the code. Attributes, further derives, docs and visibility of the
/// enum are yours.
///
/// # The spec
///
#[doc = "```toml"]
#[doc = include_str!("../examples/booking.toml")]
#[doc = "```"]
///
/// The order of the file is the order of the enum. A catalog may stand in several files,
/// `#[catalog("rooms.toml", "payments.toml")]`: in that order, with the table `[catalog]` in the
/// first alone. A file is there under a condition where the attribute is:
/// `#[cfg_attr(feature = "payments", catalog("rooms.toml", "payments.toml"))]` beside
/// `#[cfg_attr(not(feature = "payments"), catalog("rooms.toml"))]`.
///
/// | Key of an error | What it says |
/// | --- | --- |
/// | `value` | the wire value, required |
/// | `cause` | what went wrong, required: one sentence like an error message, without a capital letter and a stop |
/// | `occurrences` | when it occurs, required: at least one phrase |
/// | `recommendation` | what to do, required: full sentences |
/// | `example` | code that handles it; in JavaScript for lib-jitsi-meet where the catalog has a `upstream` |
/// | `since`, `obsolete`, `removed` | the days on which it was introduced, no longer reported, and removed |
/// | `event` | what delivers it: a word for each [`Event`] (`CONFERENCE_FAILED`, `CONFERENCE_ERROR`, `CONNECTION_FAILED`, `AUDIO_TRANSLATION_FAILED`, `E2EE_VERIFICATION_COMPLETED`, `RECORDER_STATE_CHANGED`, `rejection`, `thrown`, `returned`, `argument`) |
/// | `automatic_retries` | what was tried before it was reported |
/// | `recovery` | what a program should do, see below |
/// | `facts` | the catalog's own facts, see below |
/// | `parameters` | what comes along, for [`#[failure]`](macro@failure) |
/// | `stanza` | what it looks like in XMPP: a list of rules, see below |
/// | `message` | what a failure says, with parameters as `{name}`, and `{{` and `}}` for braces; not a secret |
///
/// The table `[catalog]` may hold `upstream`, the upstream object with the constants, `description`, an
/// introduction, `example`, and `facts`. Texts may use paragraphs, lists, `` `code` ``, `**strong**`
/// and `*emphasis*` of Markdown. All else in them is shown as it is written.
///
/// ## Facts of your own
///
/// What all errors of the catalog say stands in `facts` of `[catalog]`: a `name`, a `type`, what it
/// is `description`, and whether it is `optional`. Each fact becomes a `const fn` of this name, which gives an
/// [`Option`] where the fact is optional. The type is
///
/// - `bool`, `f64`, `str` or `[str]`;
/// - an integer of Rust's: a `usize` or `isize` as if it had 32 bits, which is what all platforms have
///   that have `std`, and a `u128` up to the largest `i128`;
/// - the path of an enum that is [`Copy`]. The spec names a variant by the words of its name, in small
///   letters or in capitals, with `-` or `_` between them: `VeryLoud` is `very-loud`. Each word starts
///   with the only capital in it, so a variant such as `IOError` can't be named.
///
/// No fact, and no error, may take a name that is generated: `ALL`, `UPSTREAM`, `NAME`, `value`,
/// `name`, `cause`, `occurrences`, `recommendation`, `example`, `since`, `lifecycle`, `event`, `automatic_retries`,
/// `recovery`, `parameters`, `facts`, `info`, `from_value`, `from_name`, `find_in`
/// and `find_in_bytes`.
///
/// ## Recoveries
///
/// A [`Recovery`] is a table with the `action` `retry`, `ask`, `wait`, `restart`, `join-as-visitor`,
/// `give-up`, `continue` or `ignore`, and where it makes sense `after` (seconds), `backoff` and `for`.
/// Where it depends on parameters, it is a list of such tables, of which the first counts that holds:
///
/// ```toml
/// recovery = [
///     { when = { waiting_for_host = true }, action = "wait", for = "host" },
///     { when = { lobby_room = "missing", waiting_for_host = false }, action = "give-up" },
///     { action = "wait", for = "lobby" },
/// ]
/// ```
///
/// In `when`, a parameter is compared with a boolean, an integer or a string (`{ is = "text" }`), or it
/// is `"missing"` or `"present"`. Instead of an action, a case can say what the error in a parameter
/// says: `{ as = "kind" }` holds where that is known and says something. Whatever comes along, some case
/// must hold, so the last has no `when` where those above it leave anything else open; and none may
/// stand where it never counts. What cases ask of a parameter's own catalog is checked against that
/// catalog where [`#[failure]`](macro@failure) stands.
///
/// ## Mistakes
///
/// Each mistake in the spec is an error of the compiler that shows the place in the spec, all of
/// them in one build.
///
#[cfg_attr(feature = "xmpp", doc = include_str!("../docs/stanza.md"))]
///
/// # What is generated
///
/// The enum with a documented variant for each error, [`Catalog`] and the traits it names, and the
/// same functions as `const fn`; [`Debug`](core::fmt::Debug), [`Ord`], [`Hash`](core::hash::Hash);
/// with the feature `serde`, serde's traits. The code needs no allocator, no `std` and no prelude.
///
/// The enum is `#[non_exhaustive]`: in other crates a match needs a `_`, and a new error breaks none.
/// `#[catalog("errors.toml", exhaustive)]` leaves that away.
///
/// # A crate that re-exports this one
///
/// The code names this crate `::jitsi_errors`. Where it has another name, tell it:
///
/// ```
/// # mod support { pub extern crate jitsi_errors; }
/// #[support::jitsi_errors::catalog("../examples/booking.toml", crate = support::jitsi_errors)]
/// enum BookingError {}
/// # assert_eq!(BookingError::ALL[0].name(), "ROOM_FULL");
/// ```
///
/// # Errors
///
/// A file that can't be read, a spec with mistakes, or anything but an empty enum without generics
/// is an error of the compiler.
///
#[doc = include_str!("../docs/comparison.md")]
pub use jitsi_errors_macros::catalog;

/// Joins several catalogs in one type, for wire values that may be of any of them.
///
/// ```
/// use jitsi_errors::{ConnectionError, catalog, catalogs};
///
/// /// Why a booking failed.
/// #[catalog("../examples/booking.toml")]
/// pub enum BookingError {}
///
/// /// All that can go wrong in this program.
/// #[catalogs]
/// pub enum AppError {
///     /// The booking failed.
///     #[catalog("../examples/booking.toml")]
///     Booking(BookingError),
///     /// The connection failed.
///     #[catalog("../spec/connection.toml")]
///     Connection(ConnectionError),
/// }
///
/// let error = AppError::from_value("booking.full");
/// assert_eq!(error, Some(AppError::Booking(BookingError::RoomFull)));
/// assert_eq!(error, Some(BookingError::RoomFull.into()));
/// ```
///
/// It has the same functions and traits as each of its catalogs. A wire value must stand in one of
/// them only; a constant's name may stand in several, and
/// [`from_name`](Catalog::from_name) then does not find it.
///
/// A variant can hold a union too, and then says so instead of a file: `#[catalogs] App(AppError)`. A
/// variant with `#[cfg]` is there only where that holds. With either of them, a lookup asks one part
/// after the other, which takes longer.
///
/// # Errors
///
/// A file that can't be read, or a wire value that stands in two of the catalogs, is an error of the
/// compiler.
pub use jitsi_errors_macros::catalogs;

/// Turns an empty enum into the failures of a catalog: its errors with what comes along.
///
/// ```
/// use jitsi_errors::{ErrorReport, catalog, failure};
///
/// /// Why a booking failed.
/// #[catalog("../examples/booking.toml")]
/// pub enum BookingError {}
///
/// /// Why a booking failed, with what came along.
/// #[failure("../examples/booking.toml", of = BookingError)]
/// pub enum BookingFailure {}
///
/// let late = BookingFailure::late(15);
/// assert_eq!(late, BookingFailure::Late { minutes: 15 });
/// assert_eq!(late.to_string(), "the booking closed 15 minutes ago");
///
/// let reported: ErrorReport<BookingFailure> = ErrorReport::new("booking.late", vec![15.into()]);
/// assert_eq!(reported.failure, Some(late));
/// ```
///
/// A variant has a field for each of the error's `parameters`, and none where it has none. It needs
/// the feature `alloc`.
///
/// # The parameters in a spec
///
/// ```toml
/// parameters = [
///     { name = "kind", type = "AuthErrorType", catalog = "auth.toml", description = "why, in more detail" },
///     { name = "text", type = "string", description = "the server's explanation" },
/// ]
/// ```
///
/// | Key | What it says |
/// | --- | --- |
/// | `name` | the field |
/// | `type` | `string`, `boolean`, `number`, `integer` (a number or a string of digits), `flag` (a boolean, `"true"` or `"false"`), `list`, `any`, or with `catalog` the name of that catalog's enum |
/// | `catalog` | the file of that catalog, beside this spec; its enum has to be in scope where `#[failure]` stands |
/// | `argument` | which argument after the error it is, counted from 0; without it, the one after the parameter before |
/// | `property` | where in that argument it is, with dots between names |
/// | `optional` | whether it may be `null`, `undefined` or missing |
/// | `required` | whether there is no failure without it: its field is no [`Option`], and what comes without it is a invalid, with the error in [`ErrorReport::error`] |
/// | `secret` | whether nobody may see it by accident: the field is a [`Secret`] |
/// | `description` | what it tells |
/// | `stanza` | where it comes from in XMPP, see [`#[catalog]`](macro@catalog) |
///
/// # What is generated
///
/// - The enum with [`Clone`], [`PartialEq`] and [`Debug`](core::fmt::Debug), [`Failure`], and the
///   same functions without the trait.
/// - [`Display`](core::fmt::Display): the spec's `message` with the values in it, and nothing else.
///   Where a value did not come, or the error has no `message`, it is that of the error. A value stays
///   on one line: control characters in it are escaped.
/// - A function for each error that makes its failure of what is required, called like the constant
///   in small letters (`late`), with `_` after it where that would be a keyword, `error` or
///   `recovery`. It takes all that converts into the field: a `&str` for a [`String`](alloc::string::String).
/// - A function for each parameter that is not required, such as `with_reason`, that fills the field
///   of the errors that have it, and leaves other errors as they are. Where errors have a parameter of
///   the same name in another type, that error's name stands before it: `with_late_reason`.
/// - [`From`] of the catalog, or [`TryFrom`] where a parameter of any error is required, which gives
///   the error back.
/// - With the feature `serde`, the JSON `{ "name": value, "params": { parameter: … } }` or the same in
///   another format, without secrets. It is read again, in this and all shapes that [`ErrorReport`]
///   knows, from formats that describe themselves.
///
/// In other crates a match needs a `_`, and the pattern of an error with fields a `..`: a catalog may
/// get more errors, and an error more parameters that are not required. With
/// `#[failure("…", of = …, exhaustive)]` neither is needed, and others build variants as they are.
///
/// # Over several
///
/// The failures of a union, which [`#[catalogs]`](macro@catalogs) makes, are declared with all their
/// variants. They have the names of the union's, and each holds the failures of that catalog, or of
/// that union:
///
/// ```
/// use jitsi_errors::{ConnectionError, ConnectionFailure, ErrorReport, catalog, catalogs, failure};
///
/// /// Why a booking failed.
/// #[catalog("../examples/booking.toml")]
/// pub enum BookingError {}
///
/// /// Why a booking failed, with what came along.
/// #[failure("../examples/booking.toml", of = BookingError)]
/// pub enum BookingFailure {}
///
/// /// All that can go wrong in this program.
/// #[catalogs]
/// pub enum AppError {
///     /// The booking failed.
///     #[catalog("../examples/booking.toml")]
///     Booking(BookingError),
///     /// The connection failed.
///     #[catalog("../spec/connection.toml")]
///     Connection(ConnectionError),
/// }
///
/// /// All that can go wrong in this program, with what came along.
/// #[failure(of = AppError)]
/// pub enum AppFailure {
///     /// The booking failed.
///     Booking(BookingFailure),
///     /// The connection failed.
///     Connection(ConnectionFailure),
/// }
///
/// let reported: ErrorReport<AppFailure> = ErrorReport::new("booking.late", vec![15.into()]);
/// assert_eq!(reported.failure, Some(BookingFailure::late(15).into()));
/// ```
///
/// A variant with `#[cfg]` is there only where the union's is.
///
/// # Errors
///
/// A file that can't be read, or anything but an enum without generics that is empty or names no
/// files, is an error of the compiler. Mistakes in the spec are for its `#[catalog]` to report.
#[cfg(feature = "alloc")]
pub use jitsi_errors_macros::failure;

/// Without the feature `serde` there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {};
}

/// Without the feature `xmpp` there is nothing to say of stanzas.
#[cfg(not(feature = "xmpp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __in_stanza {
    ($($stanza:tt)*) => {};
}

/// Without the feature `xmpp` there is nothing to say of stanzas.
#[cfg(not(feature = "xmpp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __sent {
    ($($stanza:tt)*) => {};
}

/// Without the feature `find` there is nothing to add.
#[cfg(not(feature = "find"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __find_in {
    ($($name:ident)?) => {};
}
