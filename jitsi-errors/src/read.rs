//! Failures from serde's formats: from any that describes itself, such as JSON, in one pass.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::{Argument, Failure, Reported};

/// Reads any value of a format that describes itself.
impl<'de> Deserialize<'de> for Argument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

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

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Argument, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Argument::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Argument, A::Error> {
        let mut properties = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            properties.push(entry);
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
