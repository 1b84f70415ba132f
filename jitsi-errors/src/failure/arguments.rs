//! The arguments of an error, from which its fields are read.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use super::object::Object;
use super::raw::{Raw, all};
use crate::{Argument, Catalog, InvalidParameter, Open, Secret};

/// What an object may call the arguments: a list, or an object with the parameters.
pub(super) const LISTS: [&str; 3] = ["params", "args", "arguments"];

/// Where a parameter stands.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Place {
    pub parameter: &'static str,
    pub argument: usize,
    pub property: &'static str,
    pub optional: bool,
}

/// What came along with an error while its fields are read: what is read is taken out.
#[doc(hidden)]
pub struct Arguments<'r> {
    /// The arguments in their order.
    values: Vec<Raw<'r>>,
    /// How many values stand before the arguments.
    skipped: usize,
    /// The object that the error came in, without the error.
    object: Object<'r>,
    /// Where in the object the parts of it are that can hold parameters.
    parameters: Option<usize>,
    credentials: Option<usize>,
    details: Option<usize>,
    pub(super) invalid_parameters: Vec<InvalidParameter>,
    pub(super) hidden: bool,
    /// The values and the object as they came, where nothing may be lost if there is no failure.
    kept: Option<(Vec<Raw<'r>>, Object<'r>)>,
}

impl<'r> Arguments<'r> {
    pub(super) fn new(values: Vec<Raw<'r>>, skipped: usize, object: Object<'r>) -> Self {
        let is_object = |value: &Raw<'_>| matches!(value, Raw::Object(_));
        Self {
            parameters: object.place(&LISTS, is_object),
            credentials: object.place(&["credentials"], |_| true),
            details: object.place(&["details"], |_| true),
            values,
            skipped,
            object,
            invalid_parameters: Vec::new(),
            hidden: false,
            kept: None,
        }
    }

    /// Gives back what was taken out, for there is no failure.
    pub(super) fn restore(&mut self) {
        if let Some((values, object)) = self.kept.take() {
            self.values = values;
            self.object = object;
        }
    }

    /// The arguments that are left.
    pub(super) fn rest(&mut self) -> Vec<Argument> {
        let mut values = mem::take(&mut self.values);
        values.retain(|value| !value.is_empty());
        all(values)
    }

    /// The properties that are left.
    pub(super) fn properties(&mut self) -> Vec<(String, Argument)> {
        mem::take(&mut self.object).left()
    }

    fn read<T>(
        &mut self,
        place: Place,
        expected: &'static str,
        convert: impl FnOnce(Raw<'r>) -> Result<T, Raw<'r>>,
    ) -> Option<T> {
        let found = match self.take(place) {
            Some(Ok(found)) => match convert(found) {
                Ok(value) => return Some(value),
                Err(found) => found,
            },
            Some(Err(found)) => found,
            None if place.optional => return None,
            None => Raw::Undefined,
        };
        self.invalid_parameters.push(InvalidParameter {
            parameter: place.parameter,
            expected,
            found: found.into(),
            hidden: self.hidden,
        });
        None
    }

    fn text(&mut self, place: Place) -> Option<Cow<'r, str>> {
        self.read(place, "a string", |found| match found {
            Raw::Text(text) => Ok(text),
            other => Err(other),
        })
    }

    /// Takes a parameter out of the first place where it came.
    fn take(&mut self, place: Place) -> Option<Found<'r>> {
        let came = |found: &Found<'_>| match found {
            Ok(found) | Err(found) => !found.is_nullish(),
        };
        if let Some(given) = self.values.get_mut(self.skipped + place.argument) {
            let found = within(given, place.property).filter(came);
            if found.is_some() {
                return found;
            }
        }
        if self.object.is_empty() {
            return None;
        }
        self.in_parameters(place)
            .filter(came)
            .or_else(|| self.in_object(place).filter(came))
            .or_else(|| self.in_details(place).filter(came))
            .or_else(|| self.in_credentials(place).filter(came))
    }

    /// In an object of parameters, where the arguments could be.
    fn in_parameters(&mut self, place: Place) -> Option<Found<'r>> {
        let held = |held: &mut Raw<'r>| held_by(place, |path| held.take_at(path));
        self.object.take_from(self.parameters?, held)
    }

    /// In the object that the error came in, which may be the argument itself. An
    /// argument called `text` is looked for as `message` too, as objects call it.
    fn in_object(&mut self, place: Place) -> Option<Found<'r>> {
        held_by(place, |path| self.object.take_at(path)).or_else(|| match place.parameter {
            "text" if place.property.is_empty() => self.object.take_at("message").map(Ok),
            _ => None,
        })
    }

    /// In what an object calls the third argument of a connection's event.
    fn in_details(&mut self, place: Place) -> Option<Found<'r>> {
        self.object
            .take_from(self.details?, |held| part(held, place, 2))
    }

    /// In what an object calls the second.
    fn in_credentials(&mut self, place: Place) -> Option<Found<'r>> {
        self.object
            .take_from(self.credentials?, |held| part(held, place, 1))
    }
}

/// What generated code calls: among others a function for each type of a parameter.
#[doc(hidden)]
impl Arguments<'_> {
    /// Nothing came along.
    #[must_use]
    pub fn none() -> Self {
        Self::new(Vec::new(), 0, Object::default())
    }

    /// Keeps what came, if one of the fields is required.
    pub fn keep(&mut self, required: &[bool]) {
        if required.contains(&true) {
            self.kept = Some((self.values.clone(), self.object.clone()));
        }
    }

    pub fn string(&mut self, place: Place) -> Option<String> {
        self.text(place).map(Cow::into_owned)
    }

    pub fn boolean(&mut self, place: Place) -> Option<bool> {
        self.read(place, "a boolean", |found| match found {
            Raw::True => Ok(true),
            Raw::False => Ok(false),
            other => Err(other),
        })
    }

    pub fn flag(&mut self, place: Place) -> Option<bool> {
        let expected = "a boolean, or \"true\" or \"false\"";
        self.read(place, expected, |found| match &found {
            Raw::True => Ok(true),
            Raw::False => Ok(false),
            Raw::Text(text) => text.parse().map_err(|_| found),
            _ => Err(found),
        })
    }

    pub fn number(&mut self, place: Place) -> Option<f64> {
        self.read(place, "a number", |found| match found {
            Raw::Number(number) => Ok(number),
            other => Err(other),
        })
    }

    pub fn integer(&mut self, place: Place) -> Option<i64> {
        self.read(place, "a whole number", |found| match &found {
            Raw::Number(number) => whole(*number).ok_or(found),
            Raw::Text(text) => text.parse().map_err(|_| found),
            _ => Err(found),
        })
    }

    pub fn list(&mut self, place: Place) -> Option<Vec<Argument>> {
        self.read(place, "a list", |found| match found {
            Raw::List(values) => Ok(all(values)),
            other => Err(other),
        })
    }

    pub fn any(&mut self, place: Place) -> Option<Argument> {
        self.read(place, "a value", |found| Ok(found.into()))
    }

    pub fn known<E: Catalog>(&mut self, place: Place) -> Option<Open<E, String>> {
        self.text(place).map(|text| match E::from_value(&text) {
            Some(error) => Open::Known(error),
            None => Open::Unknown(text.into_owned()),
        })
    }

    pub fn secret(&mut self, place: Place) -> Option<Secret> {
        self.hidden = true;
        for invalid in &mut self.invalid_parameters {
            invalid.hidden = true;
        }
        self.string(place).map(Secret::new)
    }
}

/// What stands in a parameter's place, or else what stands where an object should.
type Found<'r> = Result<Raw<'r>, Raw<'r>>;

/// Takes a parameter out of its argument.
fn within<'r>(argument: &mut Raw<'r>, property: &str) -> Option<Found<'r>> {
    match argument {
        value if property.is_empty() => Some(Ok(value.take())),
        Raw::Object(_) => argument.take_at(property).map(Ok),
        value => Some(Err(value.take())),
    }
}

/// Takes a parameter out of what has it by its name, or as the property that it is of its argument.
fn held_by<'r>(
    place: Place,
    mut take_at: impl FnMut(&str) -> Option<Raw<'r>>,
) -> Option<Found<'r>> {
    let named = take_at(place.parameter);
    let found = match place.property {
        "" => named,
        path => named.or_else(|| take_at(path)),
    };
    found.map(Ok)
}

/// Takes a parameter out of what stands for the argument of this index, or has some parameters.
fn part<'r>(held: &mut Raw<'r>, place: Place, argument: usize) -> Option<Found<'r>> {
    match held {
        Raw::Object(_) => held_by(place, |path| held.take_at(path)),
        _ if place.argument == argument => within(held, place.property),
        _ => None,
    }
}

/// A number of JavaScript's as an integer, if it is one.
#[allow(clippy::cast_possible_truncation)] // within 2^53, nothing is cut
pub(super) fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    (number.abs() <= MOST && number % 1.0 == 0.0).then_some(number as i64)
}
