//! Failures from serde's formats: from any that describes itself, such as JSON, in one pass.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::argument::{Properties, Slice};
use super::shape::Shape;
use crate::{Argument, ErrorReport, Failure};

/// How deep lists and objects may be nested, so that no input can exhaust the stack.
const DEPTH: u8 = 128;

/// Reads any value of a format that describes itself.
///
/// A key that is no string becomes one, and so do bytes.
impl<'de> Deserialize<'de> for Argument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Any { depth: 0 }.deserialize(deserializer)?;
        Ok(value.map(Cow::into_owned))
    }
}

/// How many properties an object has when all but the last of each name go for the first time, so that
/// repeating a name takes no memory.
const LIMIT: usize = 16;

/// How many properties an object has room for at first.
const USUAL: usize = 8;

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
    type Value = Slice<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Slice<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Slice<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value as JavaScript has it")
    }

    fn visit_unit<E>(self) -> Result<Slice<'de>, E> {
        Ok(Argument::Null)
    }

    fn visit_none<E>(self) -> Result<Slice<'de>, E> {
        Ok(Argument::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Slice<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Slice<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Slice<'de>, E> {
        Ok(Argument::Boolean(boolean))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Slice<'de>, E> {
        Ok(Argument::integer(number.into()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Slice<'de>, E> {
        Ok(Argument::integer(number))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Slice<'de>, E> {
        let number = i128::try_from(number).map_err(|_| E::custom("an integer beyond 128 bits"))?;
        Ok(Argument::integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Slice<'de>, E> {
        Ok(Argument::integer(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Slice<'de>, E> {
        Ok(Argument::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Slice<'de>, E> {
        Ok(Argument::String(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Slice<'de>, E> {
        self.visit_string(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Slice<'de>, E> {
        Ok(Argument::String(Cow::Owned(text)))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Slice<'de>, E> {
        self.visit_string(String::from_utf8_lossy(bytes).into_owned())
    }

    // An empty list or object allocates nothing: there may be millions.
    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Slice<'de>, A::Error> {
        let value = self.deeper()?;
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(value)? {
            list.push(value);
        }
        Ok(Argument::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Slice<'de>, A::Error> {
        let value = self.deeper()?;
        let mut properties = Properties::new();
        let mut limit = LIMIT;
        while let Some(name) = entries.next_key_seed(Name(value))? {
            if properties.is_empty() {
                properties.reserve(USUAL);
            }
            properties.push((name, entries.next_value_seed(value)?));
            if properties.len() == limit {
                keep_last(&mut properties);
                limit = limit.max(2 * properties.len());
            }
        }
        if properties.len() >= LIMIT {
            keep_last(&mut properties);
        }
        Ok(Argument::Object(properties))
    }
}

/// Keeps the last property of each name.
fn keep_last(properties: &mut Properties<'_>) {
    let mut names = BTreeSet::new();
    let from_last = properties.iter().rev();
    let mut is_last: Vec<bool> = from_last.map(|(name, _)| names.insert(&**name)).collect();
    properties.retain(|_| is_last.pop() == Some(true));
}

/// A property's name. What is not a string becomes one.
struct Name(Any);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        Ok(match self.0.deserialize(deserializer)? {
            Argument::String(name) => name,
            Argument::Number(name) => format!("{name}").into(),
            other => format!("{other:?}").into(),
        })
    }
}

/// Reads whatever an event handler got, in each of the shapes that [`From<Argument>`] takes.
impl<'de, F: Failure> Deserialize<'de> for ErrorReport<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Any { depth: 0 }.deserialize(deserializer)?;
        Ok(Shape::of(value, None).into())
    }
}
