//! The arguments of an error, from which its fields are read.

use alloc::string::String;
use alloc::vec::Vec;

use crate::{Argument, Catalog, Misfit, Open, Secret};

/// Where a parameter stands.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Place {
    pub parameter: &'static str,
    pub argument: usize,
    pub property: &'static str,
    pub optional: bool,
}

/// The arguments of an error while its fields are read: what is read is taken out.
#[doc(hidden)]
pub struct Arguments {
    pub(super) values: Vec<Argument>,
    pub(super) named: Vec<(String, Argument)>,
    pub(super) misfits: Vec<Misfit>,
    pub(super) hidden: bool,
    pub(super) filled: usize,
}

#[doc(hidden)]
impl Arguments {
    pub(super) fn new(values: Vec<Argument>, named: Vec<(String, Argument)>) -> Self {
        Self {
            values,
            named,
            misfits: Vec::new(),
            hidden: false,
            filled: 0,
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
                Ok(value) => {
                    self.filled += 1;
                    return Some(value);
                }
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

    /// Takes a parameter out of its argument, or out of what came by its name; or else what stands
    /// where an object should. A parameter called `text` is looked for as `message` too, as objects
    /// call it.
    fn take(&mut self, place: Place) -> Option<Result<Argument, Argument>> {
        let given = self.values.get_mut(place.argument);
        let found = given.and_then(|given| match given {
            Argument::Object(_) => given.take(place.property).map(Ok),
            _ if place.property.is_empty() => given.take("").map(Ok),
            _ => given.take("").map(Err),
        });
        let came = |found: &Result<Argument, Argument>| match found {
            Ok(found) | Err(found) => !found.is_missing(),
        };
        let name = match place.parameter {
            "text" => "message",
            name => name,
        };
        found
            .filter(came)
            .or_else(|| take(&mut self.named, name).map(Ok))
            .filter(came)
    }
}

/// Takes the property of this name out of an object.
pub(super) fn take(object: &mut Vec<(String, Argument)>, name: &str) -> Option<Argument> {
    let index = object.iter().position(|(known, _)| known == name)?;
    Some(object.remove(index).1)
}

/// A number of JavaScript's as an integer, if it is one.
#[allow(clippy::cast_possible_truncation)] // within 2^53, nothing is cut
fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    (number.abs() <= MOST && number % 1.0 == 0.0).then_some(number as i64)
}
