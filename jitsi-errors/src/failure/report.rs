//! An error report, read from what an event handler received.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use super::Arguments;
use super::argument::{Redacted, map_all};
use super::shape::Shape;
use crate::{Argument, Catalog, Event, Failure};

/// An error report, parsed: the failure, and all that did not fit.
///
/// ```
/// use jitsi_errors::{AuthErrorType, ConferenceFailure, Open, ErrorReport};
///
/// let reported: ErrorReport<ConferenceFailure> = ErrorReport::new(
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
/// An error and its arguments ([`ErrorReport::new`]), the arguments of an event's handler
/// ([`ErrorReport::from_event`]), any single value
/// ([`From<Argument>`](#impl-From<Argument>-for-ErrorReport<F>)), with the feature `serde` any format
/// that describes itself, such as JSON, and with `js` a JavaScript value:
///
/// | Shape | Who sends it |
/// | --- | --- |
/// | `"value"` | a rejected promise of `joinLobby()` or `joinConference()` |
/// | `"value: message"`, `"Error: value"` | `String(error)` of an `Error` |
/// | `["value", argument, …]` | the arguments of a handler |
/// | `["id", false, "value"]` | those of `E2EE_VERIFICATION_COMPLETED` |
/// | `[{ … }]` | those of a handler that gets an object |
/// | `{ "name": "Error", "message": "value" }` | a thrown, returned or rejected `Error` |
/// | `{ "name": "value", "message": …, "gum": … }` | a `JitsiTrackError` |
/// | `{ "error": "value", "endpointIds": … }` | `AUDIO_TRANSLATION_FAILED`; a recording in an app's events |
/// | `{ "connectionError": "value", "credentials": …, "message": … }` | `authenticateAndUpgradeRole()` |
/// | `{ "authenticationError": "value", "message": … }` | the same, until 2025-09-24; the value is an XMPP condition |
/// | `{ "action": "connection.failed", "attributes": { "error_type": "value", "error_message": … } }` | a failed connection in the log and the analytics of lib-jitsi-meet |
/// | `{ "source": "get.user.media", "attributes": { "reason": "value" } }` | a refused device in its analytics |
/// | `{ "error": { "name": "value", "params": [argument, …], "type": … } }` | `errorOccurred` of the `IFrame` API, with a conference's error |
/// | `{ "error": { "name": "value", "message": …, "details": … } }` | the same with a connection's error |
/// | `{ "type": "value", "message": … }` | `cameraError` and `micError` of the `IFrame` API |
/// | `{ "postis": true, "params": { "data": { … } } }` | the message between windows in which the `IFrame` API sends these |
/// | `{ "error": "value: message", "url": … }` | `CONFERENCE_TERMINATED` of the mobile SDK |
/// | `{ "name": "value", "params": { "parameter": … } }` | a failure of this crate, written as JSON |
///
/// In an object, these keys are known:
///
/// | Key | What it holds |
/// | --- | --- |
/// | `name`, `error`, `connectionError`, `authenticationError`, `code`, `message` | the wire value: the first known one, or else the first string that is more than `Error` |
/// | `type` | the wire value, if it is known and no other key holds a known one |
/// | `error`, `failure` | or an object, which is read together with the one around it |
/// | `data`, `payload`, `detail` | any of the shapes with a known error, which is read together with the object around it; only one level is opened |
/// | `event` | an [`Event`], by its name or value, which says where the error is in the arguments, and for [`AnyFailure`](crate::AnyFailure) of which catalog it is |
/// | `params`, `args`, `arguments`, `details` | a list of the arguments, with or without the error itself; or an object of parameters |
/// | `credentials`, `details` | the second and the third argument of `CONNECTION_FAILED` |
/// | a parameter's name, or its property in the spec | that parameter; also `message` for `text` |
/// | `attributes` | an object with the wire value in `error_type` or `reason`, if it is known; the message in `error_message`; and parameters |
///
/// A parameter is taken from the arguments if it is there, otherwise from the object. What no parameter
/// asks for is kept in [`extra_arguments`](ErrorReport::extra_arguments) or
/// [`extra_properties`](ErrorReport::extra_properties), and a value of another type than expected in
/// [`invalid_parameters`](ErrorReport::invalid_parameters). Where an error can have a secret, all of that
/// is omitted from [`Debug`](fmt::Debug).
///
/// `JSON.stringify(new Error(value))` is `{}`, as the message of an `Error` is not enumerable: send
/// `String(error)`, or pass the `Error` itself to `from_js`.
///
/// No input takes more than twice the memory of a `serde_json::Value`, or three times its time.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorReport<F: Failure> {
    /// The wire value, known or not; empty if there was none.
    pub value: String,
    /// The error, if the value is known.
    pub error: Option<F::Error>,
    /// The failure, if the value is known and no required parameter is missing.
    pub failure: Option<F>,
    /// What delivered it, if the report says so.
    pub event: Option<Event>,
    /// The parameters that are missing or have another type than expected.
    pub invalid_parameters: Vec<InvalidParameter>,
    /// The arguments, and parts of them, that no parameter asks for: all, if there is no failure.
    pub extra_arguments: Vec<Argument>,
    /// The other properties of an object that was read, such as `recoverable`.
    pub extra_properties: Vec<(String, Argument)>,
    /// Whether lib-jitsi-meet would first try again by itself, as the error's
    /// [`automatic_retries`](Catalog::automatic_retries) says: only for a stanza, which is read before the
    /// library does so.
    pub retry_first: bool,
    /// Whether a secret may be in what did not fit.
    hidden: bool,
}

impl<F: Failure> ErrorReport<F> {
    /// Reads an error and the arguments after it.
    pub fn new(value: impl Into<String>, arguments: Vec<Argument>) -> Self {
        let value = value.into();
        let error = F::find(&value, None);
        Self::found(value, error, arguments)
    }

    /// Reads the arguments of an error that is found already.
    pub(crate) fn found(value: String, error: Option<F::Error>, arguments: Vec<Argument>) -> Self {
        Shape::new(value.into(), error, map_all(arguments, Cow::Owned)).into()
    }

    /// Reads the arguments of the handler of an event, with the error where this event has it.
    ///
    /// ```
    /// use jitsi_errors::{E2eeError, E2eeFailure, Event, Failure, ErrorReport};
    ///
    /// let reported: ErrorReport<E2eeFailure> = ErrorReport::from_event(
    ///     Event::E2eeVerificationCompleted,
    ///     vec!["1c3f9a2b".into(), false.into(), "e2ee.sas.mac-mismatch".into()],
    /// );
    /// let error = reported.failure.map(|failure| failure.error());
    /// assert_eq!(error, Some(E2eeError::E2eeSasMacMismatch));
    /// ```
    #[must_use]
    pub fn from_event(event: Event, arguments: Vec<Argument>) -> Self {
        Shape::list(map_all(arguments, Cow::Owned), Some(event)).into()
    }

    /// The property of this name, if an object was read.
    #[must_use]
    pub fn extra_property(&self, name: &str) -> Option<&Argument> {
        let mut properties = self.extra_properties.iter().rev();
        properties
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }
}

impl<F: Failure> From<Shape<'_, F>> for ErrorReport<F> {
    fn from(shape: Shape<'_, F>) -> Self {
        let mut arguments = Arguments::new(shape.values, shape.skipped, shape.object);
        let read = |error| F::read(error, &mut arguments);
        let failure = shape.error.and_then(read);
        if failure.is_none() {
            arguments.restore();
        }
        let (extra_arguments, extra_properties) = arguments.rest();
        Self {
            value: shape.value.into_owned(),
            error: shape.error,
            failure,
            event: shape.event,
            retry_first: false,
            hidden: arguments.hidden,
            extra_arguments,
            extra_properties,
            invalid_parameters: arguments.invalid_parameters,
        }
    }
}

/// Reads a single value: a string, a list of the error and the arguments after it, or an object.
/// Anything else is kept in [`extra_arguments`](ErrorReport::extra_arguments).
impl<F: Failure> From<Argument> for ErrorReport<F> {
    fn from(argument: Argument) -> Self {
        Shape::of(argument.map(Cow::Owned), None).into()
    }
}

/// The failure's own message, the error's and what is wrong with its parameters, or the unknown
/// value, with what could disturb a log escaped.
impl<F: Failure> fmt::Display for ErrorReport<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = F::Error::NAME;
        match (&self.failure, &self.error) {
            (Some(failure), _) => fmt::Display::fmt(failure, formatter),
            (None, Some(error)) => {
                fmt::Display::fmt(error, formatter)?;
                for (index, invalid) in self.invalid_parameters.iter().enumerate() {
                    let separator = if index == 0 { ": " } else { ", " };
                    write!(formatter, "{separator}{invalid}")?;
                }
                Ok(())
            }
            (None, None) if self.value.is_empty() => write!(formatter, "no {title} in what came"),
            (None, None) => write!(formatter, "unknown {title} {:?}", self.value),
        }
    }
}

/// The message says all, so there is no source.
impl<F: Failure> Error for ErrorReport<F> {}

impl<F: Failure> fmt::Debug for ErrorReport<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("ErrorReport");
        fields.field("value", &self.value);
        fields.field("error", &self.error);
        fields.field("failure", &self.failure);
        fields.field("event", &self.event);
        fields.field("invalid_parameters", &self.invalid_parameters);
        if self.retry_first {
            fields.field("retry_first", &true);
        }
        if self.hidden && !(self.extra_arguments.is_empty() && self.extra_properties.is_empty()) {
            return fields
                .field("extra_arguments", &format_args!("(secret)"))
                .finish();
        }
        fields.field("extra_arguments", &self.extra_arguments);
        fields.field("extra_properties", &Redacted(&self.extra_properties));
        fields.finish()
    }
}

/// A parameter that is missing, or has another type than expected.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct InvalidParameter {
    /// The parameter's name in the spec.
    pub parameter: &'static str,
    /// What was expected, such as `a string`.
    pub expected: &'static str,
    /// What is there instead.
    pub(super) found: Argument,
    /// Whether a secret may be in it.
    pub(super) hidden: bool,
}

impl InvalidParameter {
    /// What is there instead. Where the argument may hold a secret, so may this: do not log it.
    #[must_use]
    pub fn found(&self) -> &Argument {
        &self.found
    }
}

impl fmt::Debug for InvalidParameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "InvalidParameter({self})")
    }
}

impl fmt::Display for InvalidParameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parameter, expected) = (self.parameter, self.expected);
        write!(formatter, "`{parameter}` should be {expected}, not ")?;
        if self.hidden && !self.found.is_nullish() {
            return formatter.write_str("what came");
        }
        write!(formatter, "{:?}", self.found)
    }
}
