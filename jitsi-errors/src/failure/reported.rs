//! What an event handler got, read.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use super::Arguments;
use super::argument::Properties;
use super::arguments::take;
use crate::{Argument, Catalog, Failure};

/// What an event handler got, read: the failure, and all that did not fit.
///
/// It is made from the wire value and the arguments after it ([`Reported::new`]), or from anything
/// that came as one value ([`From<Argument>`](#impl-From<Argument>-for-Reported<F>)). With the
/// feature `serde` it is read from any self-describing format, such as JSON.
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
/// Where an error can bring a secret, all that does not fit is left out of [`Debug`](fmt::Debug).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Reported<F> {
    /// The wire value, known or not; empty if there was none.
    pub value: String,
    /// The failure, if the value is known.
    pub failure: Option<F>,
    /// The parameters that were missing or came in another type than expected.
    pub misfits: Vec<Misfit>,
    /// The arguments, and parts of them, that no parameter asks for: all, if the value is not known.
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
    /// Reads an event's error and the arguments after it.
    pub fn new(value: impl Into<String>, arguments: Vec<Argument>) -> Self {
        Self::read(value.into(), arguments, Vec::new()).0
    }

    /// The property of this name, if an object was read.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Argument> {
        let mut properties = self.properties.iter();
        properties
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// Reads an error and its arguments, and parameters that came by their names. With it comes how
    /// many fields were filled.
    fn read(
        value: String,
        arguments: Vec<Argument>,
        named: Vec<(String, Argument)>,
    ) -> (Self, usize) {
        let mut arguments = Arguments::new(arguments, named);
        let failure = F::Error::from_value(&value).map(|error| F::read(error, &mut arguments));
        let reported = Self {
            value,
            failure,
            hidden: arguments.hidden,
            misfits: arguments.misfits,
            rest: rest(arguments.values),
            properties: arguments.named,
            retried: false,
        };
        (reported, arguments.filled)
    }

    /// Reads an object: what the `IFrame` API and the mobile SDK send (`name` with `params`, or with
    /// `message`, `credentials` and `details`), a `JitsiTrackError` (`name`, `message` and `gum`), or
    /// a payload that has the value in `error`. Of the ways to read it, the one that fills the most
    /// fields is taken.
    fn from_object(mut object: Vec<(String, Argument)>) -> Self {
        let error = object
            .iter()
            .position(|(name, value)| name == "error" && matches!(value, Argument::Object(_)));
        if let Some(index) = error {
            let (_, error) = object.remove(index);
            let mut reported = Self::from(error);
            reported.properties.extend(object);
            return reported;
        }
        let value = Self::value_of(&mut object);
        match take(&mut object, "params") {
            Some(Argument::List(params)) => return Self::read(value, params, object).0,
            Some(other) => return Self::read(value, Vec::from([other]), object).0,
            None => {}
        }
        let mut named = object.clone();
        let get = |named: &mut Vec<_>, name| take(named, name).unwrap_or(Argument::Undefined);
        let credentials = get(&mut named, "credentials");
        let details = get(&mut named, "details");
        let alone = credentials.is_missing() && !details.is_missing();
        let mut listed = match &details {
            Argument::List(details) => Self::read(value.clone(), details.clone(), named.clone()),
            _ => {
                let arguments = Vec::from([Argument::Undefined, credentials, details.clone()]);
                Self::read(value.clone(), arguments, named.clone())
            }
        };
        if alone {
            let first = Self::read(value.clone(), Vec::from([details]), named);
            listed = better(listed, first);
        }
        let arguments = Vec::from([Argument::Object(object)]);
        let mut whole = Self::read(value, arguments, Vec::new());
        if let Some(Argument::Object(left)) = whole.0.rest.pop() {
            whole.0.properties = left;
        }
        better(listed, whole).0
    }

    /// Takes the wire value out of an object: its `name`, unless that is only `Error`, or `error`, or
    /// what `message` says.
    fn value_of(object: &mut Vec<(String, Argument)>) -> String {
        let mut first = None;
        for key in ["name", "error", "message"] {
            let found = object.iter().position(|(known, _)| known == key);
            let Some(text) = found.and_then(|index| object[index].1.as_text()) else {
                continue;
            };
            let text = text.strip_prefix("Error: ").unwrap_or(text);
            if F::Error::from_value(text).is_some() {
                let text = text.into();
                take(object, key);
                if key != "name" {
                    take(object, "name");
                }
                return text;
            }
            if text != "Error" && first.is_none() {
                first = Some((key, String::from(text)));
            }
        }
        let (key, text) = first.unwrap_or_default();
        take(object, key);
        text
    }

    /// Reads `value` or `value: message`.
    fn from_text(text: &str) -> Self {
        let text = text.strip_prefix("Error: ").unwrap_or(text);
        match text.split_once(": ") {
            Some((value, message)) => {
                let named = Vec::from([("message".into(), message.into())]);
                Self::read(value.into(), Vec::new(), named).0
            }
            None => Self::new(text, Vec::new()),
        }
    }
}

/// The reading that fills more fields, or else has fewer misfits; of equal ones the first.
fn better<F>(one: (Reported<F>, usize), other: (Reported<F>, usize)) -> (Reported<F>, usize) {
    let rank =
        |(reported, filled): &(Reported<F>, usize)| (*filled, Reverse(reported.misfits.len()));
    if rank(&other) > rank(&one) {
        other
    } else {
        one
    }
}

/// Reads what came as one value: a string (`value` or `value: message`), a list of the value and
/// the arguments after it, or an object. What is none of these is kept in
/// [`rest`](Reported::rest).
impl<F: Failure> From<Argument> for Reported<F> {
    fn from(argument: Argument) -> Self {
        match argument {
            Argument::Text(text) => Self::from_text(&text),
            Argument::Object(properties) => Self::from_object(properties),
            Argument::List(mut values) => match values.first() {
                Some(Argument::Text(value)) if values.len() > 1 => {
                    let value = value.clone();
                    values.remove(0);
                    Self::new(value, values)
                }
                Some(Argument::Text(_) | Argument::Object(_)) if values.len() == 1 => {
                    values.remove(0).into()
                }
                _ => Self::new("", Vec::from([Argument::List(values)])),
            },
            other => Self::new("", Vec::from([other])),
        }
    }
}

/// The failure's own message, or the unknown value, with what could disturb a log escaped.
impl<F: Failure> fmt::Display for Reported<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = F::Error::TITLE;
        match &self.failure {
            Some(failure) => fmt::Display::fmt(failure, formatter),
            None if self.value.is_empty() => write!(formatter, "no {title} in what came"),
            None => write!(formatter, "unknown {title} {:?}", self.value),
        }
    }
}

impl<F: fmt::Debug> fmt::Debug for Reported<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("Reported");
        fields.field("value", &self.value);
        fields.field("failure", &self.failure);
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

/// What is left of the arguments.
fn rest(values: Vec<Argument>) -> Vec<Argument> {
    let empty = |value: &Argument| matches!(value, Argument::Object(left) if left.is_empty());
    let left = values
        .into_iter()
        .filter(|value| !value.is_missing() && !empty(value));
    left.collect()
}
