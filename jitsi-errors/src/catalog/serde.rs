//! Catalogs in serde's formats: the wire value, as a string. Events: the name. Recoveries: as a
//! spec has them.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::{Catalog, Event, Open, Recovery};

/// Implements serde's traits on a type that has a catalog's API.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::value(*self))
            }
        }

        #[automatically_derived]
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

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Reads a name or a value.
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name)
    }
}

struct Name;

impl Visitor<'_> for Name {
    type Value = Event;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name or the value of an Event")
    }

    fn visit_str<F: Error>(self, text: &str) -> Result<Event, F> {
        text.parse()
            .map_err(|_| F::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Serialize for Recovery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (target, after, backoff) = match *self {
            Self::Retry { after, backoff } | Self::Reload { after, backoff } => {
                (None, after, backoff)
            }
            Self::Ask(input) => (Some(input.name()), None, false),
            Self::Wait { until, after } => (Some(until.name()), after, false),
            _ => (None, None, false),
        };
        let mut table = serializer.serialize_map(None)?;
        table.serialize_entry("action", self.action())?;
        if let Some(target) = target {
            table.serialize_entry("for", target)?;
        }
        if let Some(after) = after {
            table.serialize_entry("after", &after.as_secs())?;
        }
        if backoff {
            table.serialize_entry("backoff", &true)?;
        }
        if let Self::Depends(on) = self {
            table.serialize_entry("on", on)?;
        }
        table.end()
    }
}
