//! Failures from serde's formats: from any that describes itself, such as JSON, in one pass.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::arrival::Arrival;
use super::raw::Raw;
use crate::{Argument, ErrorReport, Failure};

/// How deep lists and objects may be nested, so that no input can exhaust the stack.
const DEPTH: u8 = 128;

/// Reads any value of a format that describes itself.
///
/// A key that is no string becomes one, and so do bytes.
impl<'de> Deserialize<'de> for Argument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Any { depth: 0 }.deserialize(deserializer).map(Self::from)
    }
}

#[derive(Clone, Copy)]
struct Any {
    depth: u8,
}

impl Any {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEPTH {
            return Err(E::custom("lists and objects are nested too deep"));
        }
        let depth = self.depth + 1;
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Any {
    type Value = Raw<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Raw<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value as JavaScript has it")
    }

    fn visit_unit<E>(self) -> Result<Raw<'de>, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw<'de>, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Raw<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Raw<'de>, E> {
        Ok(boolean.into())
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_i64<E>(self, number: i64) -> Result<Raw<'de>, E> {
        Ok(Raw::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_i128<E>(self, number: i128) -> Result<Raw<'de>, E> {
        Ok(Raw::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_u128<E>(self, number: u128) -> Result<Raw<'de>, E> {
        Ok(Raw::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_u64<E>(self, number: u64) -> Result<Raw<'de>, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw<'de>, E> {
        Ok(Raw::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Raw<'de>, E> {
        Ok(Raw::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw<'de>, E> {
        Ok(Raw::Text(Cow::Owned(text.into())))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw<'de>, E> {
        Ok(Raw::Text(Cow::Owned(text)))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Raw<'de>, E> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        Ok(Raw::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Raw<'de>, A::Error> {
        let value = self.deeper()?;
        let mut list = Vec::with_capacity(4);
        while let Some(value) = values.next_element_seed(value)? {
            list.push(value);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw<'de>, A::Error> {
        let value = self.deeper()?;
        let mut properties = Vec::with_capacity(8);
        while let Some(name) = entries.next_key_seed(Name(value))? {
            properties.push((name, entries.next_value_seed(value)?));
        }
        Ok(Raw::Object(properties))
    }
}

/// A property's name. What is no string becomes one.
struct Name(Any);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        Ok(match self.0.deserialize(deserializer)? {
            Raw::Text(name) => name,
            Raw::Number(name) => format!("{name}").into(),
            other => format!("{:?}", Argument::from(other)).into(),
        })
    }
}

/// Reads whatever an event handler got, in each of the shapes that [`From<Argument>`] takes.
impl<'de, F: Failure> Deserialize<'de> for ErrorReport<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Any { depth: 0 }.deserialize(deserializer)?;
        Ok(Arrival::one(raw, None).into())
    }
}
