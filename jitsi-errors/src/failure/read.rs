//! Failures from serde's formats: from any that describes itself, such as JSON, in one pass.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::{Argument, Failure, Reported};

/// How deep lists and objects may be nested, so that no input can exhaust the stack.
const DEPTH: u8 = 128;

/// Reads any value of a format that describes itself.
///
/// A key that is no string becomes one, and so do bytes.
impl<'de> Deserialize<'de> for Argument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any { depth: 0 })
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
    type Value = Argument;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Argument, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Argument;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value as JavaScript has it")
    }

    fn visit_unit<E>(self) -> Result<Argument, E> {
        Ok(Argument::Null)
    }

    fn visit_none<E>(self) -> Result<Argument, E> {
        Ok(Argument::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Argument, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Argument, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Argument, E> {
        Ok(Argument::Boolean(boolean))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_i64<E>(self, number: i64) -> Result<Argument, E> {
        Ok(Argument::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_i128<E>(self, number: i128) -> Result<Argument, E> {
        Ok(Argument::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_u128<E>(self, number: u128) -> Result<Argument, E> {
        Ok(Argument::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // a number of JavaScript's is no more exact
    fn visit_u64<E>(self, number: u64) -> Result<Argument, E> {
        Ok(Argument::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Argument, E> {
        Ok(Argument::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Argument, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Argument, E> {
        Ok(text.into())
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Argument, E> {
        Ok(Argument::Text(String::from_utf8_lossy(bytes).into_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Argument, A::Error> {
        let value = self.deeper()?;
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(value)? {
            list.push(value);
        }
        Ok(Argument::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Argument, A::Error> {
        let value = self.deeper()?;
        let mut properties = Vec::new();
        while let Some((name, value)) = entries.next_entry_seed(value, value)? {
            let name = match name {
                Argument::Text(name) => name,
                Argument::Number(name) => format!("{name}"),
                other => format!("{other:?}"),
            };
            properties.push((name, value));
        }
        Ok(Argument::Object(properties))
    }
}

/// Reads whatever an event handler got, in each of the shapes that [`From<Argument>`] takes.
impl<'de, F: Failure> Deserialize<'de> for Reported<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Argument::deserialize(deserializer).map(Self::from)
    }
}
