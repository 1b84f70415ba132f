//! Failures in serde's formats: `{ "name": value, "params": { parameter: … } }`.

use alloc::format;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::Serializer;
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _};

use super::argument::is_secret;
use super::arguments::whole;
use super::field::Written;
use crate::catalog::serde::integer;
use crate::{Argument, ErrorReport, Failure};

/// Implements serde's traits on a failure, or on one over several.
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($name:ident { $($variant:ident { $($field:ident)* })* }) => {
        $crate::__write! {
            @ $name, self, serializer,
            match self {
                $(Self::$variant { $($field),* } => $crate::__private::write(
                    self.error().value(),
                    &[$((
                        ::core::stringify!($field),
                        $crate::__private::Field::written($field),
                    )),*],
                    serializer,
                ),)*
            }
        }
    };
    ($name:ident: $([$(#[$condition:meta])*] $variant:ident)*) => {
        $crate::__write! {
            @ $name, self, serializer,
            match self {
                $($(#[$condition])* Self::$variant(failure) => {
                    $crate::__private::serde::Serialize::serialize(failure, serializer)
                })*
            }
        }
    };
    (@ $name:ident, $self:ident, $serializer:ident, $write:expr) => {
        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &$self,
                $serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $write
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

/// Writes an error's wire value and its fields.
///
/// # Errors
///
/// What the format reports.
pub fn write<S: Serializer>(
    value: &str,
    fields: &[(&'static str, Option<Written<'_>>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // A map: some formats write a struct as a list, which reads as a handler's arguments.
    let mut failure = serializer.serialize_map(Some(2))?;
    failure.serialize_entry("name", value)?;
    failure.serialize_entry("params", &Fields(fields))?;
    failure.end()
}

struct Fields<'f>(&'f [(&'static str, Option<Written<'f>>)]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = || {
            let fields = self.0.iter();
            fields.filter_map(|(name, field)| Some((name, field.as_ref()?)))
        };
        let mut map = serializer.serialize_map(Some(written().count()))?;
        for (name, field) in written() {
            map.serialize_entry(name, field)?;
        }
        map.end()
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Self::Integer(integer) => serializer.serialize_i64(*integer),
            Self::Number(number) => self::number(*number, serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => list(values, serializer),
            Self::Any(value) => value.serialize(serializer),
        }
    }
}

/// Written as JavaScript would, `undefined` as `null`. What [`Debug`](core::fmt::Debug) hides, for
/// its name tells of a password or a token, is left out.
impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Undefined | Self::Null => serializer.serialize_unit(),
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Self::Number(number) => self::number(*number, serializer),
            Self::BigInt(number) => integer(*number, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(values) => list(values, serializer),
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

fn list<S: Serializer>(values: &[Argument], serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(values.len()))?;
    for value in values {
        list.serialize_element(value)?;
    }
    list.end()
}

/// Reads a failure in any of the shapes that [`ErrorReport`] reads.
///
/// # Errors
///
/// What the format reports, that the value is not in the catalog, or that a parameter has another
/// type or is required and did not come along.
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
