//! The arguments of an error, from which its fields are read.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use super::argument::{Properties, Slice, map_all, map_properties, position, take_at, take_within};
use crate::{Argument, Catalog, InvalidParameter, Open, Secret};

/// Whether an object has the arguments under this key: a list, or an object of parameters.
pub(super) fn has_arguments(key: &str) -> bool {
    matches!(key, "params" | "args" | "arguments")
}

/// Parts of an object that may hold parameters, and which argument they are: the attributes of a record
/// of analytics, and what an object calls the arguments of a connection's event.
const PARTS: [(&str, Option<usize>); 3] = [
    ("attributes", None),
    ("details", Some(2)),
    ("credentials", Some(1)),
];

/// Where a parameter is.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Position {
    pub parameter: &'static str,
    pub argument: usize,
    pub property: &'static str,
    pub optional: bool,
}

/// The arguments of an error while its fields are read: what is read is taken out.
#[doc(hidden)]
pub struct Arguments<'r> {
    /// The arguments in their order.
    values: Vec<Slice<'r>>,
    /// How many values come before the arguments.
    skipped: usize,
    /// The object that the error is in, without the error.
    object: Properties<'r>,
    /// The key of an object of parameters in it.
    parameters: Option<Cow<'r, str>>,
    /// The others of [`PARTS`] that it has.
    parts: Vec<(&'static str, Option<usize>)>,
    pub(super) invalid_parameters: Vec<InvalidParameter>,
    pub(super) hidden: bool,
    /// A copy of the values and the object, where nothing may be lost if there is no failure.
    kept: Option<(Vec<Slice<'r>>, Properties<'r>)>,
}

impl<'r> Arguments<'r> {
    pub(super) fn new(values: Vec<Slice<'r>>, skipped: usize, object: Properties<'r>) -> Self {
        let mut arguments = Self {
            values,
            skipped,
            object,
            parameters: None,
            parts: Vec::new(),
            invalid_parameters: Vec::new(),
            hidden: false,
            kept: None,
        };
        for (key, value) in &arguments.object {
            if has_arguments(key) && matches!(value, Argument::Object(_)) {
                arguments.parameters.get_or_insert_with(|| key.clone());
            } else if let Some(part) = PARTS.iter().find(|(part, _)| key == part) {
                arguments.parts.push(*part);
            }
        }
        arguments
    }

    /// Puts back what was taken out, as there is no failure.
    pub(super) fn restore(&mut self) {
        if let Some((values, object)) = self.kept.take() {
            self.values = values;
            self.object = object;
        }
    }

    /// The arguments and the properties that are left.
    pub(super) fn rest(&mut self) -> (Vec<Argument>, Vec<(String, Argument)>) {
        let mut values = mem::take(&mut self.values);
        values.retain(|value| !value.is_empty());
        let mut object = mem::take(&mut self.object);
        // A failure without parameters is written with an empty object of them.
        object.retain(|(key, value)| match value {
            Argument::Undefined => false,
            Argument::Object(inner) => !inner.is_empty() || !has_arguments(key),
            _ => true,
        });
        let owned = Cow::into_owned;
        (map_all(values, owned), map_properties(object, owned))
    }

    fn read<T>(
        &mut self,
        at: Position,
        expected: &'static str,
        convert: impl FnOnce(Slice<'r>) -> Result<T, Slice<'r>>,
    ) -> Option<T> {
        let found = match self.take(at) {
            Some(Ok(found)) => match convert(found) {
                Ok(value) => return Some(value),
                Err(found) => found,
            },
            Some(Err(found)) => found,
            None if at.optional => return None,
            None => Argument::Undefined,
        };
        self.invalid_parameters.push(InvalidParameter {
            parameter: at.parameter,
            expected,
            found: found.map(Cow::into_owned),
            hidden: self.hidden,
        });
        None
    }

    /// Takes a parameter out of the first of these that has it:
    ///
    /// 1. the arguments in their order,
    /// 2. an object of parameters in the place of the arguments,
    /// 3. the object that the error is in, which may be an argument itself,
    /// 4. the same, under another name,
    /// 5. the other parts of the object that may hold parameters.
    ///
    /// In an object it has its own name, or is the property that it is of its argument.
    fn take(&mut self, at: Position) -> Option<Found<'r>> {
        let argument = self.values.get_mut(self.skipped + at.argument);
        let found = argument.and_then(|argument| within(argument, at.property).filter(is_there));
        if found.is_some() || self.object.is_empty() {
            return found;
        }
        let (object, parameters) = (&mut self.object, self.parameters.as_deref());
        let found = parameters.and_then(|parameters| {
            take_within(object, parameters, |found| part(found, at, None)).filter(is_there)
        });
        found
            .or_else(|| named(object, at).filter(is_there))
            .or_else(|| {
                let found = take_at(object, alias(at)?).map(Ok);
                found.filter(is_there)
            })
            .or_else(|| {
                self.parts.iter().find_map(|&(key, argument)| {
                    take_within(object, key, |found| part(found, at, argument)).filter(is_there)
                })
            })
    }

    fn text(&mut self, at: Position) -> Option<Cow<'r, str>> {
        self.read(at, "a string", |found| match found {
            Argument::String(text) => Ok(text),
            other => Err(other),
        })
    }
}

/// What generated code calls: among others a function for each type of a parameter.
#[doc(hidden)]
impl Arguments<'_> {
    /// No arguments.
    #[must_use]
    pub fn none() -> Self {
        Self::new(Vec::new(), 0, Properties::new())
    }

    /// Keeps a copy of what came, if one of the fields is required.
    pub fn keep(&mut self, required: &[bool]) {
        if required.contains(&true) {
            self.kept = Some((self.values.clone(), self.object.clone()));
        }
    }

    pub fn string(&mut self, at: Position) -> Option<String> {
        self.text(at).map(Cow::into_owned)
    }

    pub fn boolean(&mut self, at: Position) -> Option<bool> {
        self.read(at, "a boolean", |found| match found {
            Argument::Boolean(boolean) => Ok(boolean),
            other => Err(other),
        })
    }

    pub fn flag(&mut self, at: Position) -> Option<bool> {
        let expected = "a boolean, or \"true\" or \"false\"";
        self.read(at, expected, |found| match &found {
            Argument::Boolean(boolean) => Ok(*boolean),
            Argument::String(text) => text.parse().map_err(|_| found),
            _ => Err(found),
        })
    }

    pub fn number(&mut self, at: Position) -> Option<f64> {
        self.read(at, "a number", |found| match found {
            Argument::Number(number) => Ok(number),
            #[allow(clippy::cast_precision_loss)] // as JavaScript would
            Argument::BigInt(number) => Ok(number as f64),
            other => Err(other),
        })
    }

    pub fn integer(&mut self, at: Position) -> Option<i64> {
        self.read(at, "a whole number", |found| match &found {
            Argument::Number(number) => whole(*number).ok_or(found),
            Argument::BigInt(number) => i64::try_from(*number).map_err(|_| found),
            Argument::String(text) => text.parse().map_err(|_| found),
            _ => Err(found),
        })
    }

    pub fn list(&mut self, at: Position) -> Option<Vec<Argument>> {
        self.read(at, "a list", |found| match found {
            Argument::List(values) => Ok(map_all(values, Cow::into_owned)),
            other => Err(other),
        })
    }

    pub fn any(&mut self, at: Position) -> Option<Argument> {
        self.read(at, "a value", |found| Ok(found.map(Cow::into_owned)))
    }

    pub fn known<E: Catalog>(&mut self, at: Position) -> Option<Open<E, String>> {
        self.text(at).map(|text| match E::from_value(&text) {
            Some(error) => Open::Known(error),
            None => Open::Unknown(text.into_owned()),
        })
    }

    pub fn secret(&mut self, at: Position) -> Option<Secret> {
        self.hidden = true;
        for invalid in &mut self.invalid_parameters {
            invalid.hidden = true;
        }
        self.string(at).map(Secret::new)
    }
}

/// A parameter, or what is there instead of the object that it should be in.
type Found<'r> = Result<Slice<'r>, Slice<'r>>;

fn is_there(found: &Found<'_>) -> bool {
    match found {
        Ok(found) | Err(found) => !found.is_nullish(),
    }
}

/// Takes a parameter out of its argument.
fn within<'r>(argument: &mut Slice<'r>, property: &str) -> Option<Found<'r>> {
    match argument {
        value if property.is_empty() => Some(Ok(value.take())),
        Argument::Object(object) => take_at(object, property).map(Ok),
        value => Some(Err(value.take())),
    }
}

/// Takes a parameter out of an object.
fn named<'r>(object: &mut Properties<'r>, at: Position) -> Option<Found<'r>> {
    let index = position(object, |name, _| name == at.parameter);
    let found = index.map(|index| object.remove(index).1);
    if found.as_ref().is_some_and(|found| !found.is_nullish()) {
        return found.map(Ok);
    }
    let path = match at.property {
        path if path.is_empty() || path == at.parameter => None,
        path => take_at(object, path),
    };
    path.or(found).map(Ok)
}

/// Where objects of the `IFrame` API, and records of analytics, have a parameter of this name. A
/// `text` that is a property of its argument is a stanza's, and in none of them.
fn alias(at: Position) -> Option<&'static str> {
    match at.parameter {
        "text" if at.property.is_empty() => Some("message"),
        "message" => Some("attributes.error_message"),
        _ => None,
    }
}

/// Takes a parameter out of an object of parameters, or of what is the argument of this index.
fn part<'r>(value: &mut Slice<'r>, at: Position, argument: Option<usize>) -> Option<Found<'r>> {
    match value {
        Argument::Object(object) => named(object, at),
        _ if argument == Some(at.argument) => within(value, at.property),
        _ => None,
    }
}

/// A JavaScript number as an integer, if it is one.
#[allow(clippy::cast_possible_truncation)] // up to 2^53, nothing is cut
pub(super) fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    (number.abs() <= MOST && number % 1.0 == 0.0).then_some(number as i64)
}
