//! What an event handler got, read.

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use super::Arguments;
use super::argument::Properties;
use super::arrival::Arrival;
use super::raw::all;
use crate::{Argument, Catalog, Event, Failure};

/// What an event handler got, read: the failure, and all that did not fit.
///
/// ```
/// use jitsi_errors::{AuthErrorType, ConferenceFailure, Open, Reported};
///
/// let reported: Reported<ConferenceFailure> = Reported::new(
///     "conference.connectionError.notAllowed",
///     vec!["general".into(), "".into()],
/// );
/// match reported.failure {
///     Some(ConferenceFailure::NotAllowedError { kind, .. }) => {
///         assert_eq!(kind, Some(Open::Known(AuthErrorType::General)));
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
///
/// # What is read
///
/// An error and its arguments ([`Reported::new`]), what the handler of an event got
/// ([`Reported::from_event`]), anything that came as one value
/// ([`From<Argument>`](#impl-From<Argument>-for-Reported<F>)), with the feature `serde` any format
/// that describes itself, such as JSON, and with `js` a value of JavaScript's:
///
/// | Shape | Who sends it |
/// | --- | --- |
/// | `"value"` | a rejected promise of `joinLobby()` or `joinConference()` |
/// | `"value: message"`, `"Error: value"` | an `Error` as text |
/// | `["value", argument, …]` | the arguments of a handler |
/// | `["id", false, "value"]` | those of `E2EE_VERIFICATION_COMPLETED` |
/// | `[{ … }]` | those of a handler that gets an object |
/// | `{ "name": "Error", "message": "value" }` | a thrown, returned or rejected `Error` |
/// | `{ "name": "value", "message": …, "gum": … }` | a `JitsiTrackError` |
/// | `{ "error": "value", "endpointIds": … }` | `AUDIO_TRANSLATION_FAILED`; a recording in an app's events |
/// | `{ "connectionError": "value", "credentials": …, "message": … }` | `authenticateAndUpgradeRole()` |
/// | `{ "authenticationError": "value", "message": … }` | the same, until 2025-09-24; the value is a condition of XMPP |
/// | `{ "error": { "name": "value", "params": [argument, …], "type": … } }` | `errorOccurred` of the `IFrame` API, with a conference's error |
/// | `{ "error": { "name": "value", "message": …, "details": … } }` | the same with a connection's error |
/// | `{ "error": "value: message", "url": … }` | `CONFERENCE_TERMINATED` of the mobile SDK |
/// | `{ "name": "value", "params": { "parameter": … } }` | a failure of this crate, written as JSON |
/// | `{ "event": "RECORDER_STATE_CHANGED", "error": "value" }` | telemetry |
///
/// In an object, these keys are known:
///
/// | Key | What it holds |
/// | --- | --- |
/// | `name`, `error`, `connectionError`, `authenticationError`, `code`, `message` | the wire value: of those that hold a string, the first that holds a known one, else the first that is more than `Error` |
/// | `error` | or an object, which is read together with the one around it |
/// | `event` | an [`Event`], by its name or value: it tells where the error stands in the arguments, and for [`AnyFailure`](crate::AnyFailure) which catalog it is of |
/// | `params`, `args`, `arguments`, `details` | a list of the arguments, with or without the error itself; or an object that holds parameters |
/// | `credentials`, `details` | the second and the third argument of `CONNECTION_FAILED` |
/// | a parameter's name, or its property as the spec says it | that parameter; `message` for one that is called `text` |
///
/// A parameter is taken from the arguments if it is there, else from the object. What no parameter
/// asks for is kept, in [`rest`](Reported::rest) or [`properties`](Reported::properties), and what
/// came in another type than expected in [`misfits`](Reported::misfits). Where an error can bring a
/// secret, all of that is left out of [`Debug`](fmt::Debug).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Reported<F: Failure> {
    /// The wire value, known or not; empty if there was none.
    pub value: String,
    /// The error, if the value is known.
    pub error: Option<F::Error>,
    /// The failure, if the value is known and all came along that is required.
    pub failure: Option<F>,
    /// What delivered it, if that was said.
    pub event: Option<Event>,
    /// The parameters that were missing or came in another type than expected.
    pub misfits: Vec<Misfit>,
    /// The arguments, and parts of them, that no parameter asks for: all, if there is no failure.
    pub rest: Vec<Argument>,
    /// The other properties of an object that was read, such as `recoverable`.
    pub properties: Vec<(String, Argument)>,
    /// Whether lib-jitsi-meet would first have tried again by itself, as the error's
    /// [`retried`](Catalog::retried) says: only of what came in a stanza, before the library did so.
    pub retried: bool,
    /// Whether a secret may be in what did not fit.
    hidden: bool,
}

impl<F: Failure> Reported<F> {
    /// Reads an error and the arguments after it.
    pub fn new(value: impl Into<String>, arguments: Vec<Argument>) -> Self {
        Arrival::new(value.into().into(), all(arguments), None).into()
    }

    /// Reads all that the handler of an event got: the error stands where this event has it.
    ///
    /// ```
    /// use jitsi_errors::{E2eeError, E2eeFailure, Event, Failure, Reported};
    ///
    /// let reported: Reported<E2eeFailure> = Reported::from_event(
    ///     Event::E2eeVerificationCompleted,
    ///     vec!["1c3f9a2b".into(), false.into(), "e2ee.sas.mac-mismatch".into()],
    /// );
    /// let error = reported.failure.map(|failure| failure.error());
    /// assert_eq!(error, Some(E2eeError::E2eeSasMacMismatch));
    /// ```
    #[must_use]
    pub fn from_event(event: Event, arguments: Vec<Argument>) -> Self {
        Arrival::list(all(arguments), Some(event)).into()
    }

    /// The property of this name, if an object was read.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Argument> {
        let mut properties = self.properties.iter();
        properties
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }
}

impl<F: Failure> From<Arrival<'_, F>> for Reported<F> {
    fn from(arrival: Arrival<'_, F>) -> Self {
        let mut arguments = Arguments::new(arrival.values, arrival.skipped, arrival.object);
        let read = |error| F::read(error, &mut arguments);
        let failure = arrival.error.and_then(read);
        if failure.is_none() {
            arguments.restore();
        }
        Self {
            value: arrival.value.into_owned(),
            error: arrival.error,
            failure,
            event: arrival.event,
            retried: false,
            hidden: arguments.hidden,
            rest: arguments.rest(),
            properties: arguments.properties(),
            misfits: arguments.misfits,
        }
    }
}

/// Reads what came as one value: a string, a list of the error and the arguments after it, or an
/// object. What is none of these is kept in [`rest`](Reported::rest).
impl<F: Failure> From<Argument> for Reported<F> {
    fn from(argument: Argument) -> Self {
        Arrival::one(argument.into(), None).into()
    }
}

/// The failure's own message, the error's and what is wrong with its parameters, or the unknown
/// value, with what could disturb a log escaped.
impl<F: Failure> fmt::Display for Reported<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = F::Error::TITLE;
        match (&self.failure, &self.error) {
            (Some(failure), _) => fmt::Display::fmt(failure, formatter),
            (None, Some(error)) => {
                fmt::Display::fmt(error, formatter)?;
                for (index, misfit) in self.misfits.iter().enumerate() {
                    let separator = if index == 0 { ": " } else { ", " };
                    write!(formatter, "{separator}{misfit}")?;
                }
                Ok(())
            }
            (None, None) if self.value.is_empty() => write!(formatter, "no {title} in what came"),
            (None, None) => write!(formatter, "unknown {title} {:?}", self.value),
        }
    }
}

/// The message says all, so there is no source.
impl<F: Failure> Error for Reported<F> {}

impl<F: Failure> fmt::Debug for Reported<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("Reported");
        fields.field("value", &self.value);
        fields.field("error", &self.error);
        fields.field("failure", &self.failure);
        fields.field("event", &self.event);
        fields.field("misfits", &self.misfits);
        if self.retried {
            fields.field("retried", &true);
        }
        if self.hidden && !(self.rest.is_empty() && self.properties.is_empty()) {
            return fields.field("rest", &format_args!("(secret)")).finish();
        }
        fields.field("rest", &self.rest);
        fields.field("properties", &Properties(&self.properties));
        fields.finish()
    }
}

/// A parameter that was missing, or came in another type than expected.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Misfit {
    /// The parameter's name in the spec.
    pub parameter: &'static str,
    /// What was expected, such as `a string`.
    pub expected: &'static str,
    /// What came.
    pub(super) found: Argument,
    /// Whether a secret may be in it.
    pub(super) hidden: bool,
}

impl Misfit {
    /// What came instead. Where the argument may hold a secret, so may this: do not log it.
    #[must_use]
    pub fn found(&self) -> &Argument {
        &self.found
    }
}

impl fmt::Debug for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Misfit({self})")
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parameter, expected) = (self.parameter, self.expected);
        write!(formatter, "`{parameter}` should be {expected}, not ")?;
        if self.hidden && !self.found.is_missing() {
            return formatter.write_str("what came");
        }
        write!(formatter, "{:?}", self.found)
    }
}
