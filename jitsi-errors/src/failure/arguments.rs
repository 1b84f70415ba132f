//! The arguments of an error, from which its fields are read.

use alloc::string::String;
use alloc::vec::Vec;

use super::argument::take;
use crate::{Argument, Catalog, Misfit, Open, Secret};

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
#[derive(Default)]
pub struct Arguments {
    /// The arguments in their order.
    pub(super) values: Vec<Argument>,
    /// The object that the error came in, without the error.
    pub(super) object: Vec<(String, Argument)>,
    pub(super) misfits: Vec<Misfit>,
    pub(super) hidden: bool,
    /// All that came, where nothing may be lost if there is no failure.
    kept: Option<(Vec<Argument>, Vec<(String, Argument)>)>,
}

#[doc(hidden)]
impl Arguments {
    pub(super) fn new(values: Vec<Argument>, object: Vec<(String, Argument)>) -> Self {
        Self {
            values,
            object,
            ..Self::default()
        }
    }

    /// Keeps what came, if one of the fields is required.
    pub fn keep(&mut self, required: &[bool]) {
        if required.contains(&true) {
            self.kept = Some((self.values.clone(), self.object.clone()));
        }
    }

    /// Gives back what was taken out, for there is no failure.
    pub(super) fn restore(&mut self) {
        if let Some((values, object)) = self.kept.take() {
            self.values = values;
            self.object = object;
        }
    }

    pub fn string(&mut self, place: Place) -> Option<String> {
        self.read(place, "a string", |found| match found {
            Argument::Text(text) => Ok(text),
            other => Err(other),
        })
    }

    pub fn boolean(&mut self, place: Place) -> Option<bool> {
        self.read(place, "a boolean", |found| match found {
            Argument::Boolean(boolean) => Ok(boolean),
            other => Err(other),
        })
    }

    pub fn flag(&mut self, place: Place) -> Option<bool> {
        self.read(
            place,
            "a boolean, or \"true\" or \"false\"",
            |found| match &found {
                Argument::Boolean(boolean) => Ok(*boolean),
                Argument::Text(text) => text.parse().map_err(|_| found),
                _ => Err(found),
            },
        )
    }

    pub fn number(&mut self, place: Place) -> Option<f64> {
        self.read(place, "a number", |found| match found {
            Argument::Number(number) => Ok(number),
            other => Err(other),
        })
    }

    pub fn integer(&mut self, place: Place) -> Option<i64> {
        self.read(place, "a whole number", |found| match &found {
            Argument::Number(number) => whole(*number).ok_or(found),
            Argument::Text(text) => text.parse().map_err(|_| found),
            _ => Err(found),
        })
    }

    pub fn list(&mut self, place: Place) -> Option<Vec<Argument>> {
        self.read(place, "a list", |found| match found {
            Argument::List(values) => Ok(values),
            other => Err(other),
        })
    }

    pub fn any(&mut self, place: Place) -> Option<Argument> {
        self.read(place, "a value", Ok)
    }

    pub fn known<E: Catalog>(&mut self, place: Place) -> Option<Open<E, String>> {
        self.string(place).map(Open::new)
    }

    pub fn secret(&mut self, place: Place) -> Option<Secret> {
        self.hidden = true;
        for misfit in &mut self.misfits {
            misfit.hidden = true;
        }
        self.string(place).map(Secret::new)
    }

    fn read<T>(
        &mut self,
        place: Place,
        expected: &'static str,
        convert: impl FnOnce(Argument) -> Result<T, Argument>,
    ) -> Option<T> {
        let found = match self.take(place) {
            Some(Ok(found)) => match convert(found) {
                Ok(value) => return Some(value),
                Err(found) => found,
            },
            Some(Err(found)) => found,
            None if place.optional => return None,
            None => Argument::Undefined,
        };
        self.misfits.push(Misfit {
            parameter: place.parameter,
            expected,
            found,
            hidden: self.hidden,
        });
        None
    }

    /// Takes a parameter out of the first place where it came.
    fn take(&mut self, place: Place) -> Option<Found> {
        let places = [
            Self::in_order,
            Self::in_parameters,
            Self::in_object,
            Self::in_parts,
        ];
        let came = |found: &Found| match found {
            Ok(found) | Err(found) => !found.is_missing(),
        };
        places
            .iter()
            .find_map(|take| take(self, place).filter(came))
    }

    /// Among the arguments, where each has its place.
    fn in_order(&mut self, place: Place) -> Option<Found> {
        let given = self.values.get_mut(place.argument)?;
        within(given, place.property)
    }

    /// In an object of parameters, where the arguments could be.
    fn in_parameters(&mut self, place: Place) -> Option<Found> {
        let held = |held: &mut Argument| match held {
            Argument::Object(properties) => held_by(properties, place),
            _ => None,
        };
        LISTS.iter().find_map(|name| self.part(name, held))
    }

    /// In the object that the error came in, which may be the argument itself. A parameter called
    /// `text` is looked for as `message` too, as objects call it.
    fn in_object(&mut self, place: Place) -> Option<Found> {
        held_by(&mut self.object, place).or_else(|| match place.parameter {
            "text" => take(&mut self.object, "message").map(Ok),
            _ => None,
        })
    }

    /// In what an object calls the arguments of a connection's event.
    fn in_parts(&mut self, place: Place) -> Option<Found> {
        let parts = [("credentials", 1), ("details", 2)];
        parts.into_iter().find_map(|(name, argument)| {
            self.part(name, |held| match held {
                Argument::Object(properties) => held_by(properties, place),
                held if place.argument == argument => within(held, place.property),
                _ => None,
            })
        })
    }

    /// Looks into a property of the object, and takes it away if nothing is left in it.
    fn part(
        &mut self,
        name: &str,
        look: impl FnOnce(&mut Argument) -> Option<Found>,
    ) -> Option<Found> {
        let index = self.object.iter().position(|(known, _)| known == name)?;
        let held = &mut self.object[index].1;
        let found = look(held);
        if held.is_empty() {
            self.object.remove(index);
        }
        found
    }
}

/// What stands in a parameter's place, or else what stands where an object should.
type Found = Result<Argument, Argument>;

/// Takes a parameter out of its argument.
fn within(argument: &mut Argument, property: &str) -> Option<Found> {
    match argument {
        Argument::Object(_) => argument.take(property).map(Ok),
        _ if property.is_empty() => argument.take("").map(Ok),
        _ => argument.take("").map(Err),
    }
}

/// Takes a parameter out of an object that has it by its name, or where it is in its argument.
fn held_by(properties: &mut Vec<(String, Argument)>, place: Place) -> Option<Found> {
    let named = take(properties, place.parameter);
    let found = match place.property {
        "" => named,
        path => named.or_else(|| take(properties, path)),
    };
    found.map(Ok)
}

/// A number of JavaScript's as an integer, if it is one.
#[allow(clippy::cast_possible_truncation)] // within 2^53, nothing is cut
pub(super) fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    (number.abs() <= MOST && number % 1.0 == 0.0).then_some(number as i64)
}
