//! What arrived, taken apart: the error, its arguments, and the object that it came in.

use alloc::string::String;
use alloc::vec::Vec;

use super::arguments::LISTS;
use crate::{Argument, Catalog, Event, Failure};

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

pub(super) struct Arrival<F: Failure> {
    pub value: String,
    pub error: Option<F::Error>,
    pub values: Vec<Argument>,
    pub object: Vec<(String, Argument)>,
    pub event: Option<Event>,
}

impl<F: Failure> Arrival<F> {
    pub fn new(value: String, values: Vec<Argument>, event: Option<Event>) -> Self {
        Self {
            error: F::find(&value, event),
            value,
            values,
            object: Vec::new(),
            event,
        }
    }

    pub fn one(argument: Argument, event: Option<Event>) -> Self {
        match argument {
            Argument::Text(text) => Self::text(&text, event),
            Argument::List(values) => Self::list(values, event),
            Argument::Object(object) => Self::object(object, event),
            other => Self::new(String::new(), Vec::from([other]), event),
        }
    }

    /// A string: `value`, or `value: message`.
    fn text(text: &str, event: Option<Event>) -> Self {
        let text = without_prefix(text);
        let (value, message) = match text.split_once(": ") {
            Some((value, message)) => (value, Some(message)),
            None => (text, None),
        };
        let mut arrival = Self::new(value.into(), Vec::new(), event);
        let named = message.map(|message| ("message".into(), message.into()));
        arrival.object.extend(named);
        arrival
    }

    /// What a handler got: the error and its arguments, or an object that holds them.
    pub fn list(mut values: Vec<Argument>, event: Option<Event>) -> Self {
        match &*values {
            [Argument::Text(_)] => Self::one(values.remove(0), event),
            [Argument::Object(_), ..] => {
                let mut arrival = Self::one(values.remove(0), event);
                arrival.values.append(&mut values);
                arrival
            }
            _ => {
                let value = place::<F>(&values, event).map(|index| values.remove(index));
                Self::new(value.map(text).unwrap_or_default(), values, event)
            }
        }
    }

    fn object(mut object: Vec<(String, Argument)>, mut event: Option<Event>) -> Self {
        let (value, error) = loop {
            event = event.or_else(|| take_event(&mut object));
            if let Some((value, error)) = take_known::<F>(&mut object, event) {
                break (value, Some(error));
            }
            let inner = take_if(&mut object, "error", |value| {
                matches!(value, Argument::Object(_))
            });
            let Some(Argument::Object(mut inner)) = inner else {
                break (String::new(), None);
            };
            inner.append(&mut object);
            object = inner;
        };
        let mut values = take_list(&mut object);
        let listed = place::<F>(&values, event);
        let text_at = |index: usize| values[index].as_text().unwrap_or_default();
        if error.is_some() {
            if let Some(index) = listed.filter(|&index| text_at(index) == value) {
                values.remove(index);
            }
            return Self {
                value,
                error,
                values,
                object,
                event,
            };
        }
        let known = listed.is_some_and(|index| F::find(text_at(index), event).is_some());
        let unknown = if known {
            None
        } else {
            take_unknown(&mut object)
        };
        let mut arrival = match unknown {
            Some(value) => Self::new(value, values, event),
            None => Self::list(values, event),
        };
        arrival.object.append(&mut object);
        arrival
    }
}

/// Where in its arguments the error stands: it comes first, or third after who was verified and
/// how that went.
fn place<F: Failure>(values: &[Argument], event: Option<Event>) -> Option<usize> {
    const VERIFIED: Option<Event> = Some(Event::E2eeVerificationCompleted);

    let find = |index: usize| F::find(values.get(index)?.as_text()?, event);
    let verified = match (values.get(1), event) {
        (_, VERIFIED) => true,
        (Some(Argument::Boolean(_)), None) => find(2).is_some_and(|it| it.event() == VERIFIED),
        _ => false,
    };
    let index = if verified && find(0).is_none() { 2 } else { 0 };
    values.get(index)?.as_text().map(|_| index)
}

/// Takes out what delivered the error, if it is known.
fn take_event(object: &mut Vec<(String, Argument)>) -> Option<Event> {
    let index = object.iter().position(|(name, _)| name == "event")?;
    let event = object[index].1.as_text()?.parse().ok()?;
    object.remove(index);
    Some(event)
}

/// Takes out the error that is known.
fn take_known<F: Failure>(
    object: &mut Vec<(String, Argument)>,
    event: Option<Event>,
) -> Option<(String, F::Error)> {
    let mut found = None;
    let mut best = KEYS.len();
    for (index, (name, value)) in object.iter().enumerate() {
        let Some(text) = value.as_text() else {
            continue;
        };
        let Some(rank) = KEYS[..best].iter().position(|key| key == name) else {
            continue;
        };
        if let Some(error) = F::find(without_prefix(text), event) {
            found = Some((index, error));
            best = rank;
        }
    }
    let (index, error) = found?;
    let value = text(object.remove(index).1);
    take_if(object, "name", |name| name.as_text() == Some(PLAIN));
    Some((without_prefix(&value).into(), error))
}

/// Takes out what looks like an error.
fn take_unknown(object: &mut Vec<(String, Argument)>) -> Option<String> {
    let says_more = |value: &Argument| {
        let text = value.as_text();
        text.is_some_and(|text| !text.is_empty() && text != PLAIN)
    };
    let mut keys = KEYS.into_iter();
    let value = keys.find_map(|key| take_if(object, key, says_more))?;
    Some(without_prefix(&text(value)).into())
}

/// Takes out the arguments, where they are a list or no more than one.
fn take_list(object: &mut Vec<(String, Argument)>) -> Vec<Argument> {
    let is_list = |value: &Argument| matches!(value, Argument::List(_));
    let is_value = |value: &Argument| !value.is_empty() && !matches!(value, Argument::Object(_));
    let mut keys = LISTS.into_iter();
    let found = keys.find_map(|key| take_if(object, key, is_value));
    match found.or_else(|| take_if(object, "details", is_list)) {
        Some(Argument::List(values)) => values,
        found => found.into_iter().collect(),
    }
}

/// Takes out the first property of this name with such a value.
fn take_if(
    object: &mut Vec<(String, Argument)>,
    name: &str,
    is: impl Fn(&Argument) -> bool,
) -> Option<Argument> {
    let mut properties = object.iter();
    let index = properties.position(|(known, value)| known == name && is(value))?;
    Some(object.remove(index).1)
}

fn text(value: Argument) -> String {
    match value {
        Argument::Text(text) => text,
        _ => String::new(),
    }
}

/// The text of an error as JavaScript shows it, without the word for it.
fn without_prefix(text: &str) -> &str {
    text.strip_prefix("Error: ").unwrap_or(text)
}
