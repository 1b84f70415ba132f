//! Catalogs in serde's formats: an error as its wire value, and an entry with all its facts.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Awaited, Catalog, Date, Entry, Event, Input, Life, Open, Parameter, Recovery};

/// Implements serde's traits on a type that has a catalog's API.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::value(*self))
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}

/// Reads a wire value; one that is not known is an error that names it.
///
/// # Errors
///
/// What the format reports, or that the value is not in the catalog.
pub fn deserialize<'de, E: Catalog, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    deserializer.deserialize_str(Value(PhantomData))
}

struct Value<E>(PhantomData<E>);

impl<E: Catalog> Visitor<'_> for Value<E> {
    type Value = E;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the wire value of a {}", E::TITLE)
    }

    fn visit_str<F: Error>(self, value: &str) -> Result<E, F> {
        E::from_value(value).ok_or_else(|| F::invalid_value(Unexpected::Str(value), &self))
    }
}

impl<E: Catalog, S: AsRef<str>> Serialize for Open<E, S> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        serializer.serialize_str(self.value())
    }
}

/// Reads any string: what is not known is kept as it came.
impl<'de, E: Catalog, S: AsRef<str> + Deserialize<'de>> Deserialize<'de> for Open<E, S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        S::deserialize(deserializer).map(Self::new)
    }
}

/// Writes a value as what it shows.
macro_rules! shown {
    ($($name:ident)*) => {
        $(
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }
        )*
    };
}

shown!(Date Event);

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (life, ended) = match self.life {
            Life::Current => ("current", None),
            Life::Silent(day) => ("silent", Some(day)),
            Life::Removed(day) => ("removed", Some(day)),
        };
        let mut entry = serializer.serialize_struct("Entry", 15)?;
        entry.serialize_field("catalog", self.catalog)?;
        entry.serialize_field("source", &self.source)?;
        entry.serialize_field("name", self.name)?;
        entry.serialize_field("value", self.value)?;
        entry.serialize_field("event", &self.event)?;
        entry.serialize_field("since", &self.since)?;
        entry.serialize_field("life", life)?;
        entry.serialize_field("ended", &ended)?;
        entry.serialize_field("retried", &self.retried)?;
        entry.serialize_field("recovery", &self.recovery)?;
        entry.serialize_field("parameters", self.parameters)?;
        entry.serialize_field("cause", self.cause)?;
        entry.serialize_field("occurrences", self.occurrences)?;
        entry.serialize_field("recommendation", self.recommendation)?;
        entry.serialize_field("example", &self.example)?;
        entry.end()
    }
}

impl Serialize for Parameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parameter = serializer.serialize_struct("Parameter", 5)?;
        parameter.serialize_field("name", self.name)?;
        parameter.serialize_field("type", &format_args!("{}", self.kind))?;
        parameter.serialize_field("about", self.about)?;
        parameter.serialize_field("optional", &self.optional)?;
        parameter.serialize_field("secret", &self.secret)?;
        parameter.end()
    }
}

/// In the words of a spec; times in seconds.
impl Serialize for Recovery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (action, after, backoff, subject) = match *self {
            Self::Retry { after, backoff } => ("retry", after, backoff, None),
            Self::Reload { after, backoff } => ("reload", after, backoff, None),
            Self::Ask(input) => ("ask", None, false, Some(("for", asked(input)))),
            Self::Wait { until, after } => ("wait", after, false, Some(("for", awaited(until)))),
            Self::JoinAsVisitor => ("join-as-visitor", None, false, None),
            Self::Leave => ("leave", None, false, None),
            Self::Continue => ("continue", None, false, None),
            Self::Ignore => ("ignore", None, false, None),
            Self::Depends(parameter) => ("depends", None, false, Some(("on", parameter))),
        };
        let fields = 1
            + usize::from(after.is_some())
            + usize::from(backoff)
            + usize::from(subject.is_some());
        let mut recovery = serializer.serialize_struct("Recovery", fields)?;
        recovery.serialize_field("action", action)?;
        if let Some(after) = after {
            recovery.serialize_field("after", &after.as_secs())?;
        }
        if backoff {
            recovery.serialize_field("backoff", &backoff)?;
        }
        if let Some((key, word)) = subject {
            recovery.serialize_field(key, word)?;
        }
        recovery.end()
    }
}

fn asked(input: Input) -> &'static str {
    match input {
        Input::Password => "password",
        Input::DisplayName => "display-name",
        Input::Login => "login",
    }
}

fn awaited(awaited: Awaited) -> &'static str {
    match awaited {
        Awaited::Host => "host",
        Awaited::Lobby => "lobby",
        Awaited::Queue => "queue",
        Awaited::Approval => "approval",
    }
}
