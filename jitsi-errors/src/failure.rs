//! Errors with what comes along, read from what an event handler got.

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::{Argument, Catalog, Open, Secret};

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
}

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
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Reported<F> {
    /// The wire value, known or not.
    pub value: String,
    /// The failure, if the value is known.
    pub failure: Option<F>,
    /// The parameters that were missing or came in another type than expected.
    pub misfits: Vec<Misfit>,
    /// The arguments that no parameter asks for: all of them, if the value is not known.
    pub rest: Vec<Argument>,
    /// The properties of an object that was read, such as `recoverable`.
    pub properties: Vec<(String, Argument)>,
}

impl<F: Failure> Reported<F> {
    /// Reads an event's error and the arguments after it.
    pub fn new(value: impl Into<String>, arguments: Vec<Argument>) -> Self {
        let value = value.into();
        let mut arguments = Arguments {
            claimed: Vec::new(),
            secrets: Vec::new(),
            misfits: Vec::new(),
            values: arguments,
        };
        let failure = F::Error::from_value(&value).map(|error| F::read(error, &mut arguments));
        let (misfits, rest) = arguments.finish();
        Self {
            value,
            failure,
            misfits,
            rest,
            properties: Vec::new(),
        }
    }

    /// The property of this name, if an object was read.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Argument> {
        let mut properties = self.properties.iter();
        properties
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// Reads an object: what the `IFrame` API and mobile SDK send (`name` with `params`, or
    /// with `message`, `credentials` and `details`), a `JitsiTrackError` (`name`, `message` and
    /// `gum`), or a payload that has the value in `error`.
    fn from_object(properties: Vec<(String, Argument)>) -> Self {
        let object = Argument::Object(properties.clone());
        let text = |name| object.get(name).and_then(Argument::as_text);
        let name = text("name").filter(|name| *name != "Error");
        let named = [name, text("error"), text("message")];
        let mut named = named.into_iter().flatten();
        let known = |value: &&str| F::Error::from_value(value).is_some();
        let value = named.clone().find(known).or(named.next());
        let value = value.unwrap_or_default();

        let readings: Vec<Self> = match object.get("params") {
            Some(Argument::List(params)) => Vec::from([Self::new(value, params.clone())]),
            Some(other) => Vec::from([Self::new(value, Vec::from([other.clone()]))]),
            None => {
                let get = |name| object.get(name).cloned().unwrap_or(Argument::Undefined);
                let mut named = Vec::from(["message", "credentials", "details"].map(get));
                while named.last().is_some_and(Argument::is_missing) {
                    named.pop();
                }
                named.retain(|argument| argument.as_text() != Some(value));
                Vec::from([
                    Self::new(value, named),
                    Self::new(value, Vec::from([object.clone()])),
                ])
            }
        };
        let reading = readings
            .into_iter()
            .min_by_key(|reading| reading.misfits.len());
        let mut reported = reading.expect("there is one reading at least");
        reported.properties = properties;
        reported
    }

    /// Reads `value` or `value: message`.
    fn from_text(text: &str) -> Self {
        match text.split_once(": ") {
            Some((value, message)) => Self::new(value, Vec::from([message.into()])),
            None => Self::new(text, Vec::new()),
        }
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
            Argument::List(mut values) if matches!(values.first(), Some(Argument::Text(_))) => {
                let value = values.remove(0);
                Self::new(value.as_text().unwrap_or_default(), values)
            }
            other => Self::new("", Vec::from([other])),
        }
    }
}

/// The failure's own message, or the unknown value, with what could disturb a log escaped.
impl<F: Failure> fmt::Display for Reported<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.failure {
            Some(failure) => fmt::Display::fmt(failure, formatter),
            None => write!(formatter, "unknown {} {:?}", F::Error::TITLE, self.value),
        }
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
    found: Argument,
    /// Whether a secret may be in it.
    hidden: bool,
    argument: usize,
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

/// Where a parameter stands.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Place {
    pub parameter: &'static str,
    pub argument: usize,
    pub property: &'static str,
    pub optional: bool,
}

/// The arguments of an error while its fields are read: what is claimed, and what did not fit.
#[doc(hidden)]
#[derive(Debug)]
pub struct Arguments {
    values: Vec<Argument>,
    claimed: Vec<usize>,
    secrets: Vec<usize>,
    misfits: Vec<Misfit>,
}

#[doc(hidden)]
impl Arguments {
    pub fn string(&mut self, place: Place) -> Option<String> {
        self.read(place, "a string", |found| found.as_text().map(String::from))
    }

    pub fn boolean(&mut self, place: Place) -> Option<bool> {
        self.read(place, "a boolean", |found| match found {
            Argument::Boolean(boolean) => Some(*boolean),
            _ => None,
        })
    }

    pub fn flag(&mut self, place: Place) -> Option<bool> {
        self.read(
            place,
            "a boolean, or \"true\" or \"false\"",
            |found| match found {
                Argument::Boolean(boolean) => Some(*boolean),
                Argument::Text(text) => text.parse().ok(),
                _ => None,
            },
        )
    }

    pub fn number(&mut self, place: Place) -> Option<f64> {
        self.read(place, "a number", |found| match found {
            Argument::Number(number) => Some(*number),
            _ => None,
        })
    }

    pub fn integer(&mut self, place: Place) -> Option<i64> {
        self.read(place, "a whole number", |found| match found {
            Argument::Number(number) => whole(*number),
            Argument::Text(text) => text.parse().ok(),
            _ => None,
        })
    }

    pub fn list(&mut self, place: Place) -> Option<Vec<Argument>> {
        self.read(place, "a list", |found| match found {
            Argument::List(values) => Some(values.clone()),
            _ => None,
        })
    }

    pub fn any(&mut self, place: Place) -> Option<Argument> {
        self.read(place, "a value", |found| Some(found.clone()))
    }

    pub fn known<E: Catalog>(&mut self, place: Place) -> Option<Open<E, String>> {
        self.string(place).map(Open::new)
    }

    pub fn secret(&mut self, place: Place) -> Option<Secret> {
        self.secrets.push(place.argument);
        self.string(place).map(Secret::new)
    }

    fn read<T>(
        &mut self,
        place: Place,
        expected: &'static str,
        convert: impl Fn(&Argument) -> Option<T>,
    ) -> Option<T> {
        let Place {
            parameter,
            argument,
            property,
            optional,
        } = place;
        self.claimed.push(argument);
        let given = self.values.get(argument).unwrap_or(&Argument::Undefined);
        let found = given.get(property).unwrap_or(&Argument::Undefined);
        if let Some(value) = Some(found)
            .filter(|found| !found.is_missing())
            .and_then(convert)
        {
            return Some(value);
        }
        let is_object = matches!(given, Argument::Object(_)) || property.is_empty();
        if found.is_missing() && optional && (is_object || given.is_missing()) {
            return None;
        }
        let found = if is_object { found } else { given };
        self.misfits.push(Misfit {
            parameter,
            expected,
            found: found.clone(),
            hidden: false,
            argument,
        });
        None
    }

    fn finish(self) -> (Vec<Misfit>, Vec<Argument>) {
        let mut misfits = self.misfits;
        for misfit in &mut misfits {
            misfit.hidden = self.secrets.contains(&misfit.argument);
        }
        let values = self.values.into_iter().enumerate();
        let rest =
            values.filter(|(index, value)| !self.claimed.contains(index) && !value.is_missing());
        (misfits, rest.map(|(_, value)| value).collect())
    }
}

/// A number of JavaScript's as an integer, if it is one.
#[allow(clippy::cast_possible_truncation)] // within 2^53, nothing is cut
fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    (number.abs() <= MOST && number % 1.0 == 0.0).then_some(number as i64)
}

/// Implements a failure's traits on an enum. Called by `#[failure]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __failure {
    (
        $name:ident, $error:path,
        read: |$arguments:ident| $read:tt,
        error: $errors:tt,
    ) => {
        impl $crate::Failure for $name {
            type Error = $error;

            fn error(&self) -> $error {
                $crate::__match!(self, $errors)
            }

            #[allow(unused_variables)]
            fn read(error: $error, $arguments: &mut $crate::__private::Arguments) -> Self {
                $crate::__match!(error, $read)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::Failure::error(self), formatter)
            }
        }

        impl ::core::error::Error for $name {}
    };
}

/// A `match` with arms that come as one group.
#[doc(hidden)]
#[macro_export]
macro_rules! __match {
    ($value:expr, { $($arms:tt)* }) => {
        match $value { $($arms)* }
    };
}
