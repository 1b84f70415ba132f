//! Serialization of catalogs: an error as its wire value, an event as its name, a recovery as in a spec,
//! and [`ErrorInfo`] as a structure or as a row.

use core::convert::identity;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer as _, Unexpected, Visitor};
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

/// Deserializes a wire value. An unknown one is an error that contains it.
///
/// # Errors
///
/// Any error of the format, or an invalid value if the catalog does not have it.
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

/// Deserializes any string, and keeps an unknown one.
impl<'de, E: Catalog, S: AsRef<str> + Deserialize<'de>> Deserialize<'de> for Open<E, S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OpenValue(PhantomData))
    }
}

/// Looks the string up before it becomes an `S`, which may be unable to hold it: a `&str` can't hold
/// what had escapes.
struct OpenValue<E, S>(PhantomData<(E, S)>);

impl<'de, E: Catalog, S: AsRef<str> + Deserialize<'de>> Visitor<'de> for OpenValue<E, S> {
    type Value = Open<E, S>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the wire value of a {}, or another string",
            E::NAME
        )
    }

    fn visit_str<F: Error>(self, value: &str) -> Result<Open<E, S>, F> {
        match E::from_value(value) {
            Some(error) => Ok(Open::Known(error)),
            None => S::deserialize(value.into_deserializer()).map(Open::Unknown),
        }
    }

    fn visit_borrowed_str<F: Error>(self, value: &'de str) -> Result<Open<E, S>, F> {
        match E::from_value(value) {
            Some(error) => Ok(Open::Known(error)),
            None => S::deserialize(BorrowedStrDeserializer::new(value)).map(Open::Unknown),
        }
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Deserializes a name or a value.
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
    /// A row for flat formats such as CSV. Every field is a column, except for the recovery, which has six:
    /// `recovery_action`, `_after`, `_poll_every`, `_backoff`, `_for` and `_on`. A list has one line for
    /// each item.
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
}

/// An [`ErrorInfo`] as a row for formats such as CSV, returned by [`ErrorInfo::csv_row`].
#[derive(Clone, Copy, Debug)]
pub struct CsvRow<'e>(&'e ErrorInfo);

/// Implements both serializations of [`ErrorInfo`] from the list of accessors.
macro_rules! written {
    ({} $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        impl Serialize for ErrorInfo {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                const LEN: usize = 2 $(+ <$type as Fields>::LEN)*;
                let mut fields = serializer.serialize_struct("ErrorInfo", LEN)?;
                fields.serialize_field("catalog", self.catalog)?;
                fields.serialize_field("upstream", &self.upstream)?;
                $(self.$name.write(stringify!($name), &mut fields)?;)*
                fields.end()
            }
        }

        impl Serialize for CsvRow<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                const LEN: usize = 2 $(+ <$type as Fields>::COLUMNS)*;
                let mut fields = serializer.serialize_struct("ErrorInfo", LEN)?;
                fields.serialize_field("catalog", self.0.catalog)?;
                fields.serialize_field("upstream", &self.0.upstream)?;
                $(self.0.$name.write_columns(stringify!($name), &mut fields)?;)*
                fields.end()
            }
        }
    };
}

crate::__accessors! { [written] {} }

/// The value of an accessor, as fields of [`ErrorInfo`] or as columns of [`CsvRow`].
trait Fields {
    /// How many fields it has.
    const LEN: usize = 1;

    /// How many columns it has.
    const COLUMNS: usize = Self::LEN;

    fn write<S: SerializeStruct>(self, name: &'static str, fields: &mut S) -> Result<(), S::Error>;

    fn write_columns<S: SerializeStruct>(
        self,
        name: &'static str,
        fields: &mut S,
    ) -> Result<(), S::Error>
    where
        Self: Sized,
    {
        self.write(name, fields)
    }
}

/// Implements [`Fields`] for types with one field, which is `$column(field)` in a row.
macro_rules! one_field {
    ($($type:ty => $column:expr;)*) => {
        $(
            impl Fields for $type {
                fn write<S: SerializeStruct>(
                    self,
                    name: &'static str,
                    fields: &mut S,
                ) -> Result<(), S::Error> {
                    fields.serialize_field(name, &self)
                }

                fn write_columns<S: SerializeStruct>(
                    self,
                    name: &'static str,
                    fields: &mut S,
                ) -> Result<(), S::Error> {
                    fields.serialize_field(name, &$column(self))
                }
            }
        )*
    };
}

one_field! {
    &'static str => identity;
    Option<&'static str> => identity;
    Option<Event> => identity;
    Option<Date> => identity;
    &'static [&'static str] => Lines;
    &'static [Parameter] => Lines;
}

/// Implements a function of [`Fields`] that writes several fields, and its constant.
macro_rules! several {
    ($count:ident, $write:ident($self:ident) $($name:literal: $value:expr,)*) => {
        const $count: usize = [$($name),*].len();

        fn $write<S: SerializeStruct>(
            $self,
            _name: &'static str,
            fields: &mut S,
        ) -> Result<(), S::Error> {
            $(fields.serialize_field($name, &$value)?;)*
            Ok(())
        }
    };
}

impl Fields for Lifecycle {
    several! { LEN, write(self)
        "lifecycle": match self {
            Self::Active => "active",
            Self::Obsolete(_) => "obsolete",
            Self::Removed(_) => "removed",
        },
        "ended": match self {
            Self::Active => None,
            Self::Obsolete(date) | Self::Removed(date) => Some(date),
        },
    }
}

impl Fields for &'static [Fact] {
    fn write<S: SerializeStruct>(self, name: &'static str, fields: &mut S) -> Result<(), S::Error> {
        fields.serialize_field(name, &Facts(self))
    }

    fn write_columns<S: SerializeStruct>(
        self,
        name: &'static str,
        fields: &mut S,
    ) -> Result<(), S::Error> {
        fields.serialize_field(name, &Lines(self))
    }
}

impl Fields for Option<Recovery> {
    fn write<S: SerializeStruct>(self, name: &'static str, fields: &mut S) -> Result<(), S::Error> {
        fields.serialize_field(name, &self)
    }

    several! { COLUMNS, write_columns(self)
        "recovery_action": self.map(Recovery::action),
        "recovery_after": self.map(Parts::of).and_then(|parts| parts.after),
        "recovery_poll_every": self.map(Parts::of).and_then(|parts| parts.poll_every),
        "recovery_backoff": self.map(Parts::of).and_then(|parts| parts.backoff),
        "recovery_for": self.map(Parts::of).and_then(|parts| parts.subject),
        "recovery_on": self.map(Parts::of).and_then(|parts| parts.on).map(Lines),
    }
}

/// A list as a string with one item per line.
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

/// Facts as a map from name to value.
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
            Self::Integer(number) => integer(number, serializer),
            Self::Float(number) => serializer.serialize_f64(number),
            Self::Str(text) | Self::Variant(text) => serializer.serialize_str(text),
            Self::Strs(texts) => texts.serialize(serializer),
        }
    }
}

/// Writes an integer in the smallest type that holds it: few formats know one of 128 bits.
pub(crate) fn integer<S: Serializer>(number: i128, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = i64::try_from(number) {
        serializer.serialize_i64(number)
    } else if let Ok(number) = u64::try_from(number) {
        serializer.serialize_u64(number)
    } else {
        serializer.serialize_i128(number)
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

/// The keys of a recovery in a spec. Times are in seconds.
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
