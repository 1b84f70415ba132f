//! Where in a value the error is, in each of the shapes that [`ErrorReport`](crate::ErrorReport) reads.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use super::argument::{Properties, Slice, get, position, take_at};
use super::arguments::has_arguments;
use crate::{Argument, Catalog, Event, Failure};

/// The order in which keys are looked at for the error; the last only for one that is known.
fn rank(key: &str) -> Option<u8> {
    Some(match key {
        "name" => 0,
        "error" => 1,
        "connectionError" => 2,
        "authenticationError" => 3,
        "code" => 4,
        "message" => 5,
        "type" => TYPE,
        _ => return None,
    })
}

/// It says what is wrong with a device, and what kind of thing an object is.
const TYPE: u8 = 6;

/// Where a record of analytics has an error, if it is known.
const RECORD: [&str; 2] = ["attributes.error_type", "attributes.reason"];

/// What else may be around an error: a message of `postMessage`, what an app makes of events, a
/// `CustomEvent`. It is opened only if a known error is in it.
const ENVELOPES: [&str; 5] = [
    "data.params.data",
    "params.data",
    "data",
    "payload",
    "detail",
];

/// How JavaScript calls an error that has no name of its own.
const PLAIN: &str = "Error";

/// An error and all that is around it.
pub(super) struct Shape<'r, F: Failure> {
    pub value: Cow<'r, str>,
    pub error: Option<F::Error>,
    pub event: Option<Event>,
    pub values: Vec<Slice<'r>>,
    /// How many of the values come before the arguments.
    pub skipped: usize,
    /// The properties of the object that the error is in, without the error.
    pub object: Properties<'r>,
}

impl<'r, F: Failure> Shape<'r, F> {
    pub fn new(value: Cow<'r, str>, error: Option<F::Error>, values: Vec<Slice<'r>>) -> Self {
        Self {
            value,
            error,
            event: None,
            values,
            skipped: 0,
            object: Properties::new(),
        }
    }

    /// Takes a value apart: a string, a list of the error and its arguments, or an object.
    pub fn of(value: Slice<'r>, event: Option<Event>) -> Self {
        match value {
            Argument::String(text) => Self::text(text, event),
            Argument::List(values) => Self::list(values, event),
            Argument::Object(properties) => Self::object(properties, event),
            other => Self::new(Cow::default(), None, Vec::from([other])),
        }
    }

    fn text(text: Cow<'r, str>, event: Option<Event>) -> Self {
        let (span, error) = value_in::<F>(&text, event);
        let mut object = Properties::new();
        let value = cut(text, span, &mut object);
        Self {
            event,
            object,
            ..Self::new(value, error, Vec::new())
        }
    }

    /// Takes apart what a handler received: the error and its arguments, or an object that holds them.
    pub fn list(mut values: Vec<Slice<'r>>, event: Option<Event>) -> Self {
        if let [Argument::String(_)] | [Argument::Object(_), ..] = &*values {
            let mut shape = Self::of(values[0].take(), event);
            // The object is the first argument as well, so the others keep their index.
            if shape.values.is_empty() {
                shape.values = values;
            } else {
                values.remove(0);
                append(&mut shape.values, values);
            }
            return shape;
        }
        let Some((index, error)) = locate::<F>(&values, event) else {
            return Self {
                event,
                ..Self::new(Cow::default(), None, values)
            };
        };
        let value = text(values[index].take());
        Self {
            event,
            skipped: usize::from(index == 0),
            ..Self::new(value, error, values)
        }
    }

    /// Takes an object apart. The error is the first of these:
    ///
    /// 1. a known value under a key that has a [`rank`], or in a [`RECORD`],
    /// 2. what an object under `error` or `failure` holds,
    /// 3. what the first of [`ENVELOPES`] with a known error holds,
    /// 4. a known value in a list of arguments,
    /// 5. an unknown value under a key that has a rank,
    /// 6. an unknown value in a list of arguments.
    fn object(mut object: Properties<'r>, mut event: Option<Event>) -> Self {
        let mut outer = Vec::new();
        let known = loop {
            event = event.or_else(|| {
                let (index, event) = find_event(&object)?;
                object.remove(index);
                Some(event)
            });
            if let Some(known) = find_known::<F>(&object, event) {
                break Some(known);
            }
            let Some(inner) = take_inner::<F>(&mut object, event) else {
                break None;
            };
            outer.push(mem::replace(&mut object, inner));
        };
        let known = known.and_then(|(place, span, error)| {
            let text = text(match place {
                Place::Property(index) => object.remove(index).1,
                Place::Path(path) => take_at(&mut object, path)?,
            });
            let is_plain =
                |key: &str, value: &Slice<'_>| key == "name" && value.as_str() == Some(PLAIN);
            if let Some(index) = position(&object, is_plain) {
                object.remove(index);
            }
            Some((cut(text, span, &mut object), Some(error)))
        });
        // The inner ones come last, where they are found first.
        let mut all = Properties::new();
        for object in outer.into_iter().chain([object]) {
            append(&mut all, object);
        }
        object = all;
        let mut values = take_list(&mut object);
        let listed = locate::<F>(&values, event);
        let found = match listed {
            Some((_, Some(_))) => known,
            _ => known.or_else(|| Some((take_unknown::<F>(&mut object)?, None))),
        };
        let Some((value, error)) = found else {
            let mut shape = Self::list(values, event);
            append(&mut object, shape.object);
            shape.object = object;
            return shape;
        };
        // The list may start with the error all the same.
        let repeated = listed.filter(|(index, _)| values[*index].as_str() == Some(&value));
        if let Some((index, _)) = repeated {
            values[index].take();
        }
        Self {
            event,
            skipped: usize::from(matches!(repeated, Some((0, _)))),
            object,
            ..Self::new(value, error, values)
        }
    }
}

/// The error in a list and whether it is known: it comes first, or third after who was verified and how
/// that went.
fn locate<F: Failure>(
    values: &[Slice<'_>],
    event: Option<Event>,
) -> Option<(usize, Option<F::Error>)> {
    const VERIFIED: Option<Event> = Some(Event::E2eeVerificationCompleted);

    let find = |index: usize| F::find(values.get(index)?.as_str()?, event);
    let first = find(0);
    let third = || match (values.get(1), event) {
        (_, VERIFIED) => Some(find(2)),
        (Some(Argument::Boolean(_)), None) => {
            let third = find(2);
            third
                .is_some_and(|error| error.event() == VERIFIED)
                .then_some(third)
        }
        _ => None,
    };
    let (index, error) = match first {
        None => third().map_or((0, None), |third| (2, third)),
        first => (0, first),
    };
    values.get(index)?.as_str().map(|_| (index, error))
}

/// Finds what delivered the error.
fn find_event(object: &[(Cow<'_, str>, Slice<'_>)]) -> Option<(usize, Event)> {
    let index = position(object, |key, _| key == "event")?;
    Some((index, object[index].1.as_str()?.parse().ok()?))
}

/// Where a known value is.
enum Place {
    Property(usize),
    Path(&'static str),
}

/// Finds a known value, where in its text it is, and its error.
fn find_known<F: Failure>(
    object: &[(Cow<'_, str>, Slice<'_>)],
    event: Option<Event>,
) -> Option<(Place, Range<usize>, F::Error)> {
    let mut best = None;
    for (index, (key, value)) in object.iter().enumerate() {
        let rank = rank(key).filter(|&rank| best.as_ref().is_none_or(|(least, _)| rank <= *least));
        if let (Some(rank), Some(text)) = (rank, value.as_str()) {
            // An error of recordings has this value too, and each `ErrorEvent` this type.
            if rank == TYPE && text == "error" {
                continue;
            }
            if let (span, Some(error)) = value_in::<F>(text, event) {
                best = Some((rank, (Place::Property(index), span, error)));
            }
        }
    }
    let attributes = |key: &str, _: &Slice<'_>| key == "attributes";
    let in_record = |path| {
        position(object, attributes)?;
        let (span, error) = value_in::<F>(get(object, path)?.as_str()?, event);
        Some((Place::Path(path), span, error?))
    };
    best.map(|(_, known)| known)
        .or_else(|| RECORD.into_iter().find_map(in_record))
}

/// Takes out what looks like a value.
fn take_unknown<'r, F: Failure>(object: &mut Properties<'r>) -> Option<Cow<'r, str>> {
    let ranks = object
        .iter()
        .enumerate()
        .filter_map(|(index, (key, value))| {
            let says_more = |text: &str| !text.is_empty() && text != PLAIN;
            let rank =
                rank(key).filter(|&rank| rank < TYPE && value.as_str().is_some_and(says_more));
            Some((rank?, index))
        });
    let (_, index) = ranks.min()?;
    let text = text(object.remove(index).1);
    let (span, _) = value_in::<F>(&text, None);
    Some(cut(text, span, object))
}

/// Takes out an object that holds the error, or may.
fn take_inner<'r, F: Failure>(
    object: &mut Properties<'r>,
    event: Option<Event>,
) -> Option<Properties<'r>> {
    let holds = |path: &&str| get(object, path).is_some_and(|inner| knows::<F>(inner, event));
    let inner = match error_within(object) {
        Some(index) => object.remove(index).1,
        None => take_at(object, ENVELOPES.into_iter().find(holds)?)?,
    };
    Some(match inner {
        Argument::Object(inner) => inner,
        Argument::List(mut values) => {
            // As in a list that is not in an object, an object is the first argument as well.
            let first = values
                .first_mut()
                .filter(|first| matches!(first, Argument::Object(_)));
            let mut inner = match first.map(Argument::take) {
                Some(Argument::Object(first)) => first,
                _ => Properties::new(),
            };
            inner.push(("arguments".into(), Argument::List(values)));
            inner
        }
        text => Vec::from([("error".into(), text)]),
    })
}

/// Finds the object that is the error; it is read together with the object around it.
fn error_within(object: &[(Cow<'_, str>, Slice<'_>)]) -> Option<usize> {
    position(object, |key, value| {
        matches!(key, "error" | "failure") && matches!(value, Argument::Object(_))
    })
}

/// Whether a known error is in a value, but not in an envelope within it.
fn knows<F: Failure>(value: &Slice<'_>, event: Option<Event>) -> bool {
    match value {
        Argument::String(text) => value_in::<F>(text, event).1.is_some(),
        Argument::List(values) => match &**values {
            [object @ Argument::Object(_), ..] => knows::<F>(object, event),
            values => matches!(locate::<F>(values, event), Some((_, Some(_)))),
        },
        Argument::Object(object) => {
            let event = event.or_else(|| Some(find_event(object)?.1));
            let is_listed = |(key, list): &(Cow<'_, str>, Slice<'_>)| {
                has_arguments(key) && matches!(list, Argument::List(_)) && knows::<F>(list, event)
            };
            find_known::<F>(object, event).is_some()
                || object.iter().any(is_listed)
                || error_within(object).is_some_and(|index| knows::<F>(&object[index].1, event))
        }
        _ => false,
    }
}

/// Where in a text a value is, and its error if it is known: all of it, or what is before the message in
/// `value: message`, and neither with `Error: ` before it.
fn value_in<F: Failure>(text: &str, event: Option<Event>) -> (Range<usize>, Option<F::Error>) {
    if let Some(error) = F::find(text, event) {
        return (0..text.len(), Some(error));
    }
    let rest = text.strip_prefix("Error: ").unwrap_or(text);
    let value = match rest.split_once(": ") {
        // A wire value has no white space.
        Some((value, _)) if !value.contains(char::is_whitespace) => value,
        _ => rest,
    };
    let start = text.len() - rest.len();
    let found = (value.len() < text.len()).then(|| F::find(value, event));
    (start..start + value.len(), found.flatten())
}

/// The text of a value that is one.
fn text(value: Slice<'_>) -> Cow<'_, str> {
    match value {
        Argument::String(text) => text,
        _ => Cow::default(),
    }
}

/// Cuts the value out of its text, and adds the message after it to the object; one that is there
/// already counts.
fn cut<'r>(text: Cow<'r, str>, value: Range<usize>, object: &mut Properties<'r>) -> Cow<'r, str> {
    let message = (value.end < text.len()).then(|| value.end + ": ".len());
    let (value, message) = match text {
        Cow::Borrowed(text) => (
            text[value].into(),
            message.map(|start| text[start..].into()),
        ),
        Cow::Owned(mut text) => {
            let found = String::from(&text[value]);
            text.drain(..message.unwrap_or_default());
            (found.into(), message.map(|_| text.into()))
        }
    };
    if let Some(message) = message {
        object.insert(0, ("message".into(), Argument::String(message)));
    }
    value
}

/// Takes out the arguments, where they are a list or no more than one.
fn take_list<'r>(object: &mut Properties<'r>) -> Vec<Slice<'r>> {
    let index = position(object, |key, value| match value {
        Argument::List(_) => has_arguments(key),
        Argument::Object(_) => false,
        value => has_arguments(key) && !value.is_nullish(),
    });
    let is_details =
        |key: &str, value: &Slice<'_>| key == "details" && matches!(value, Argument::List(_));
    let index = index.or_else(|| position(object, is_details));
    match index.map(|index| object.remove(index).1) {
        Some(Argument::List(values)) => values,
        found => found.into_iter().collect(),
    }
}

/// Adds `more` to the end. It moves the shorter of the two, so that nested objects and lists take linear
/// time and no second copy.
fn append<T>(all: &mut Vec<T>, mut more: Vec<T>) {
    if all.len() < more.len() {
        mem::swap(all, &mut more);
        let len = more.len();
        all.append(&mut more);
        all.rotate_right(len);
    } else {
        all.append(&mut more);
    }
}
