//! Failures in serde's formats: `{ "name": value, "params": { parameter: … } }`, and with the `event`
//! if that distinguishes equal values.

use alloc::format;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::argument::is_secret;
use super::arguments::whole;
use crate::catalog::serde::integer;
use crate::{Argument, Catalog as _, ErrorReport, Failure, FieldValue};

/// Implements serde's traits on a failure, or on one over several.
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::write(self, serializer)
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::read(deserializer)
            }
        }
    };
}

/// Writes an error's wire value and its fields, and what delivers it if the value is that of several
/// errors.
///
/// # Errors
///
/// What the format reports.
pub fn write<F: Failure, S: Serializer>(failure: &F, serializer: S) -> Result<S::Ok, S::Error> {
    let error = failure.error();
    let is_clear = F::find(error.value(), None) == Some(error);
    let event = error.event().filter(|_| !is_clear);
    // A map: some formats write a struct as a list, which reads as a handler's arguments.
    let mut map = serializer.serialize_map(Some(2 + usize::from(event.is_some())))?;
    if let Some(event) = event {
        map.serialize_entry("event", &event)?;
    }
    map.serialize_entry("name", error.value())?;
    map.serialize_entry("params", &Fields(&failure.fields()))?;
    map.end()
}

struct Fields<'f>(&'f [(&'static str, FieldValue<'f>)]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl Serialize for FieldValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Boolean(boolean) => serializer.serialize_bool(boolean),
            Self::Integer(integer) => serializer.serialize_i64(integer),
            Self::Number(number) => self::number(number, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(values) => values.serialize(serializer),
            Self::Any(value) => value.serialize(serializer),
        }
    }
}

/// Written as `JSON.stringify` does, but `undefined` as `null`. Properties whose name suggests a
/// password or a token are omitted.
impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Undefined | Self::Null => serializer.serialize_unit(),
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Self::Number(number) => self::number(*number, serializer),
            Self::BigInt(number) => integer(*number, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(values) => values.serialize(serializer),
            Self::Object(properties) => {
                let seen = || properties.iter().filter(|(name, _)| !is_secret(name));
                let mut map = serializer.serialize_map(Some(seen().count()))?;
                for (name, value) in seen() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// A whole number without a fraction, as JavaScript writes it.
fn number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match whole(number) {
        Some(whole) => serializer.serialize_i64(whole),
        None => serializer.serialize_f64(number),
    }
}

/// Reads a failure in any of the shapes that [`ErrorReport`] reads.
///
/// # Errors
///
/// What the format reports, that the value is not in the catalog, or that a parameter has another
/// type or is required and is missing.
pub fn read<'de, F: Failure, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    let reported = ErrorReport::<F>::deserialize(deserializer)?;
    let mut invalid_parameters = reported.invalid_parameters.iter();
    let wrong = invalid_parameters.find(|invalid| !invalid.found.is_nullish());
    match (&reported.failure, wrong) {
        (Some(failure), None) => Ok(failure.clone()),
        (_, Some(invalid)) => Err(D::Error::custom(format!("{}: {invalid}", reported.value))),
        (None, None) => Err(D::Error::custom(&reported)),
    }
}
