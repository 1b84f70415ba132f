//! Catalogs in serde's formats: an error as its wire value, all that is known about an error, its facts, an event as
//! its name, a recovery as a spec has it.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::{
    Catalog, Date, ErrorInfo, Event, Fact, FactValue, Lifecycle, Open, Parameter, Recovery,
};

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
        write!(formatter, "the wire value of a {}", E::NAME)
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

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ErrorInfo {
    /// The error as a row of a table, for formats such as CSV: each fact is a column, a recovery
    /// takes six (`recovery_action`, `_after`, `_poll_every`, `_backoff`, `_for` and `_on`), and of a list each
    /// item is a line.
    ///
    /// ```
    /// use jitsi_errors::RecordingError;
    ///
    /// let mut table = csv::Writer::from_writer(Vec::new());
    /// for error in RecordingError::ALL {
    ///     table.serialize(error.info().csv_row())?;
    /// }
    /// let table = String::from_utf8(table.into_inner()?)?;
    /// assert!(table.starts_with("catalog,upstream,name,value,"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn csv_row(&self) -> CsvRow<'_> {
        CsvRow(self)
    }

    /// Whether current versions report it, and since when they don't.
    fn lived(&self) -> (&'static str, Option<Date>) {
        match self.lifecycle {
            Lifecycle::Active => ("active", None),
            Lifecycle::Obsolete(day) => ("obsolete", Some(day)),
            Lifecycle::Removed(day) => ("removed", Some(day)),
        }
    }
}

/// An [`ErrorInfo`] as a row of a table, from [`ErrorInfo::csv_row`].
#[derive(Clone, Copy, Debug)]
pub struct CsvRow<'e>(&'e ErrorInfo);

/// Writes the fields that an info and its row share, around those in which they differ.
macro_rules! fields {
    ($serializer:expr, $info:expr, $count:literal, $($field:literal: $value:expr),*) => {{
        let (lifecycle, ended) = $info.lived();
        let mut fields = $serializer.serialize_struct("ErrorInfo", 12 + $count)?;
        fields.serialize_field("catalog", $info.catalog)?;
        fields.serialize_field("upstream", &$info.upstream)?;
        fields.serialize_field("name", $info.name)?;
        fields.serialize_field("value", $info.value)?;
        fields.serialize_field("event", &$info.event)?;
        fields.serialize_field("since", &$info.since)?;
        fields.serialize_field("lifecycle", lifecycle)?;
        fields.serialize_field("ended", &ended)?;
        fields.serialize_field("automatic_retries", &$info.automatic_retries)?;
        $(fields.serialize_field($field, $value)?;)*
        fields.serialize_field("cause", $info.cause)?;
        fields.serialize_field("recommendation", $info.recommendation)?;
        fields.serialize_field("example", &$info.example)?;
        fields.end()
    }};
}

impl Serialize for ErrorInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fields!(serializer, self, 4,
            "recovery": &self.recovery,
            "parameters": self.parameters,
            "facts": &Facts(self.facts),
            "occurrences": self.occurrences)
    }
}

impl Serialize for CsvRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let info = self.0;
        let recovery = info.recovery.map(Parts::of);
        fields!(serializer, info, 9,
            "recovery_action": &recovery.map(|parts| parts.action),
            "recovery_after": &recovery.and_then(|parts| parts.after),
            "recovery_poll_every": &recovery.and_then(|parts| parts.poll_every),
            "recovery_backoff": &recovery.and_then(|parts| parts.backoff),
            "recovery_for": &recovery.and_then(|parts| parts.subject),
            "recovery_on": &recovery.and_then(|parts| parts.on).map(Lines),
            "parameters": &Lines(info.parameters),
            "facts": &Lines(info.facts),
            "occurrences": &Lines(info.occurrences))
    }
}

/// A list as text, with an item in each line.
struct Lines<'l, T>(&'l [T]);

impl<T: fmt::Display> Serialize for Lines<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<T: fmt::Display> fmt::Display for Lines<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            write!(formatter, "{end}{item}")?;
        }
        Ok(())
    }
}

/// Facts as an object: each by its name.
struct Facts<'f>(&'f [Fact]);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|fact| (fact.name, fact.value)))
    }
}

impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Bool(bool) => serializer.serialize_bool(bool),
            // Formats that know no larger integer write these all the same.
            Self::Integer(number) => match i64::try_from(number) {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => match u64::try_from(number) {
                    Ok(number) => serializer.serialize_u64(number),
                    Err(_) => serializer.serialize_i128(number),
                },
            },
            Self::Float(number) => serializer.serialize_f64(number),
            Self::Str(text) | Self::Variant(text) => serializer.serialize_str(text),
            Self::Strs(texts) => texts.serialize(serializer),
        }
    }
}

impl Serialize for Parameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parameter = serializer.serialize_struct("Parameter", 5)?;
        parameter.serialize_field("name", self.name)?;
        parameter.serialize_field("type", &format_args!("{}", self.kind))?;
        parameter.serialize_field("description", self.description)?;
        parameter.serialize_field("optional", &self.optional)?;
        parameter.serialize_field("secret", &self.secret)?;
        parameter.end()
    }
}

/// A recovery in the words of a spec; times in seconds.
#[derive(Clone, Copy)]
struct Parts {
    action: &'static str,
    after: Option<u64>,
    poll_every: Option<u64>,
    backoff: Option<bool>,
    subject: Option<&'static str>,
    on: Option<&'static [&'static str]>,
}

impl Parts {
    fn of(recovery: Recovery) -> Self {
        let (after, backoff) = match recovery {
            Recovery::Retry { after, backoff } | Recovery::Restart { after, backoff } => {
                (after, backoff)
            }
            _ => (None, false),
        };
        Self {
            action: recovery.action(),
            after: after.map(|after| after.as_secs()),
            poll_every: match recovery {
                Recovery::Wait { poll_every, .. } => poll_every.map(|interval| interval.as_secs()),
                _ => None,
            },
            backoff: backoff.then_some(true),
            subject: match recovery {
                Recovery::Ask(input) => Some(input.name()),
                Recovery::Wait { until, .. } => Some(until.name()),
                _ => None,
            },
            on: match recovery {
                Recovery::DependsOn(parameters) => Some(parameters),
                _ => None,
            },
        }
    }
}

impl Serialize for Recovery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = Parts::of(*self);
        let mut entries = serializer.serialize_map(None)?;
        entries.serialize_entry("action", parts.action)?;
        if let Some(after) = parts.after {
            entries.serialize_entry("after", &after)?;
        }
        if let Some(poll_every) = parts.poll_every {
            entries.serialize_entry("poll_every", &poll_every)?;
        }
        if let Some(backoff) = parts.backoff {
            entries.serialize_entry("backoff", &backoff)?;
        }
        if let Some(subject) = parts.subject {
            entries.serialize_entry("for", subject)?;
        }
        if let Some(on) = parts.on {
            entries.serialize_entry("on", on)?;
        }
        entries.end()
    }
}
