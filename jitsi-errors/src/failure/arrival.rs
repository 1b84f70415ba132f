//! What arrived, taken apart: the error, its arguments, and the object that it came in.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;
use core::slice::SliceIndex;

use super::arguments::LISTS;
use super::object::Object;
use super::raw::Raw;
use crate::{Catalog, Event, Failure};

/// The keys that may hold the error, the first before the others.
const KEYS: [&str; 6] = [
    "name",
    "error",
    "connectionError",
    "authenticationError",
    "code",
    "message",
];

/// How JavaScript calls an error that has no name of its own.
const PLAIN: &str = "Error";

pub(super) struct Arrival<'r, F: Failure> {
    pub value: Cow<'r, str>,
    pub error: Option<F::Error>,
    pub values: Vec<Raw<'r>>,
    /// How many of the values stand before the arguments.
    pub skipped: usize,
    pub object: Object<'r>,
    pub event: Option<Event>,
}

impl<'r, F: Failure> Arrival<'r, F> {
    pub fn new(value: Cow<'r, str>, values: Vec<Raw<'r>>, event: Option<Event>) -> Self {
        Self {
            error: F::find(&value, event),
            value,
            values,
            skipped: 0,
            object: Object::default(),
            event,
        }
    }

    pub fn one(raw: Raw<'r>, event: Option<Event>) -> Self {
        match raw {
            text @ Raw::Text(_) => Self::text(self::text(text), event),
            Raw::List(values) => Self::list(values, event),
            Raw::Object(object) => Self::object(Object::new(object), event),
            other => Self::new(Cow::default(), Vec::from([other]), event),
        }
    }

    /// A string: `value`, or `value: message`.
    fn text(text: Cow<'r, str>, event: Option<Event>) -> Self {
        let mut object = Object::default();
        let value = without_message(text, &mut object);
        Self {
            object,
            ..Self::new(value, Vec::new(), event)
        }
    }

    /// What a handler got: the error and its arguments, or an object that holds them.
    pub fn list(mut values: Vec<Raw<'r>>, event: Option<Event>) -> Self {
        if let [one @ Raw::Text(_)] | [one @ Raw::Object(_), ..] = &mut *values {
            let mut arrival = Self::one(one.take(), event);
            if arrival.values.is_empty() {
                arrival.values = values;
            } else {
                arrival.values.extend(values.drain(1..));
            }
            return arrival;
        }
        let place = place::<F>(&values, event);
        let value = place.and_then(|index| take_text(&mut values, index));
        Self {
            skipped: skipped(place),
            ..Self::new(value.unwrap_or_default(), values, event)
        }
    }

    fn object(mut object: Object<'r>, mut event: Option<Event>) -> Self {
        let known = loop {
            event = event.or_else(|| take_event(&mut object));
            if let Some(known) = take_known::<F>(&mut object, event) {
                break Some(known);
            }
            let is_object = |value: &Raw<'_>| matches!(value, Raw::Object(_));
            let Some(Raw::Object(inner)) = object.take_if("error", is_object) else {
                break None;
            };
            let outer = mem::replace(&mut object, Object::new(inner));
            object.append(outer);
        };
        let mut values = take_list(&mut object);
        let place = place::<F>(&values, event);
        let listed = place.and_then(|index| values[index].as_str());
        if let Some((value, error)) = known {
            let place = place.filter(|_| listed == Some(&*value));
            if let Some(index) = place {
                values[index] = Raw::Undefined;
            }
            return Self {
                value,
                error: Some(error),
                values,
                skipped: skipped(place),
                object,
                event,
            };
        }
        let is_known = listed.is_some_and(|text| F::find(text, event).is_some());
        let unknown = if is_known {
            None
        } else {
            take_unknown(&mut object)
        };
        let mut arrival = match unknown {
            Some(value) => Self::new(value, values, event),
            None => Self::list(values, event),
        };
        arrival.object.append(object);
        arrival
    }
}

/// Where in what a handler got the error stands: it comes first, or third after who was verified
/// and how that went.
fn place<F: Failure>(values: &[Raw<'_>], event: Option<Event>) -> Option<usize> {
    const VERIFIED: Option<Event> = Some(Event::E2eeVerificationCompleted);

    let find = |index: usize| F::find(values.get(index)?.as_str()?, event);
    let verified = match (values.get(1), event) {
        (_, VERIFIED) => true,
        (Some(Raw::True | Raw::False), None) => find(2).is_some_and(|it| it.event() == VERIFIED),
        _ => false,
    };
    let index = if verified && find(0).is_none() { 2 } else { 0 };
    values.get(index)?.as_str().map(|_| index)
}

/// How many values stand before the arguments, if the error stands there.
fn skipped(place: Option<usize>) -> usize {
    usize::from(place == Some(0))
}

fn take_text<'r>(values: &mut [Raw<'r>], index: usize) -> Option<Cow<'r, str>> {
    match values[index].take() {
        Raw::Text(text) => Some(text),
        _ => None,
    }
}

/// Takes out what delivered the error, if it is known.
fn take_event(object: &mut Object<'_>) -> Option<Event> {
    let mut event = None;
    object.take_if("event", |value| {
        event = value.as_str().and_then(|text| text.parse().ok());
        event.is_some()
    })?;
    event
}

/// Takes out the error that is known.
fn take_known<'r, F: Failure>(
    object: &mut Object<'r>,
    event: Option<Event>,
) -> Option<(Cow<'r, str>, F::Error)> {
    let mut error = None;
    let raw = KEYS.iter().find_map(|key| {
        object.take_if(key, |raw| {
            let text = raw.as_str().map(cut).unwrap_or_default();
            error = F::find(text, event).or_else(|| F::find(parted(text)?.0, event));
            error.is_some()
        })
    })?;
    object.take_if("name", |name| name.as_str() == Some(PLAIN));
    Some((without_message(text(raw), object), error?))
}

/// Takes out what looks like an error.
fn take_unknown<'r>(object: &mut Object<'r>) -> Option<Cow<'r, str>> {
    let says_more = |raw: &Raw<'_>| {
        let text = raw.as_str();
        text.is_some_and(|text| !text.is_empty() && text != PLAIN)
    };
    let mut keys = KEYS.into_iter();
    let raw = keys.find_map(|key| object.take_if(key, says_more))?;
    Some(without_message(text(raw), object))
}

/// Of `value: message` the value, which has no white space; the message is added to the object.
fn without_message<'r>(text: Cow<'r, str>, object: &mut Object<'r>) -> Cow<'r, str> {
    let is_value = |(value, _): &(&str, &str)| !value.contains(char::is_whitespace);
    let Some((value, _)) = parted(&text).filter(is_value) else {
        return text;
    };
    let end = value.len();
    object.add("message", Raw::Text(part(&text, end + 2..)));
    part(&text, ..end)
}

/// `value: message` in two. Most texts have no message, and a single character is found sooner.
fn parted(text: &str) -> Option<(&str, &str)> {
    text.contains(':').then(|| text.split_once(": "))?
}

/// Takes out the arguments, where they are a list or no more than one.
fn take_list<'r>(object: &mut Object<'r>) -> Vec<Raw<'r>> {
    let is_list = |value: &Raw<'_>| matches!(value, Raw::List(_));
    let is_value = |value: &Raw<'_>| !value.is_nullish() && !matches!(value, Raw::Object(_));
    let mut keys = LISTS.into_iter();
    let found = keys.find_map(|key| object.take_if(key, is_value));
    match found.or_else(|| object.take_if("details", is_list)) {
        Some(Raw::List(values)) => values,
        found => found.into_iter().collect(),
    }
}

/// The text of an error, as its value is written.
fn text(raw: Raw<'_>) -> Cow<'_, str> {
    let Raw::Text(text) = raw else {
        return Cow::default();
    };
    match text.len() - cut(&text).len() {
        0 => text,
        prefix => part(&text, prefix..),
    }
}

/// A part of a text.
fn part<'r>(text: &Cow<'r, str>, range: impl SliceIndex<str, Output = str>) -> Cow<'r, str> {
    match text {
        Cow::Borrowed(text) => text[range].into(),
        Cow::Owned(text) => String::from(&text[range]).into(),
    }
}

/// Without the word for an error, which JavaScript writes before the message.
fn cut(text: &str) -> &str {
    text.strip_prefix("Error: ").unwrap_or(text)
}
