//! What comes along with an error.

use super::fields::{Field, Fields};
use super::mistake::{Expected, Mistake, What};
use super::model::{Parameter, ParameterKind, Plain, Text};
use super::names::{is_field, is_property, is_type};
use super::near::nearest;

/// The parameters of an error.
#[derive(Default)]
pub struct Parameters {
    pub all: Vec<Parameter>,
    /// The names of those that can have no field, which have been told.
    lost: Vec<Text>,
}

impl Parameters {
    /// The index of a parameter that is named elsewhere.
    pub fn find(&self, name: &Text, mistakes: &mut Vec<Mistake>) -> Option<usize> {
        let names = || self.all.iter().map(|parameter| &*parameter.name);
        let found = names().position(|known| known == &**name);
        if found.is_none() && !self.lost.contains(name) {
            mistakes.push(Mistake::NoParameter {
                meant: nearest(name, names()).map(str::to_owned),
                name: name.clone(),
            });
        }
        found
    }

    fn push(&mut self, parameter: Parameter, mistakes: &mut Vec<Mistake>) {
        let name = &parameter.name;
        let first = self.all.iter().find(|first| first.name == *name);
        if let Some(first) = first {
            let (first, second) = (first.name.span, name.clone());
            mistakes.push(Mistake::SameParameter { first, second });
        } else if is_field(name) {
            self.all.push(parameter);
        } else {
            let name = parameter.name;
            mistakes.push(Mistake::NotAField { name: name.clone() });
            self.lost.push(name);
        }
    }
}

/// Reads the parameters of the error `above`.
pub fn parameters(
    field: &Field<'_>,
    above: &mut Fields<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Parameters {
    let mut parameters = Parameters::default();
    let mut next = 0;
    let elements = field.expect_elements(&What::Parameter, Expected::Parameters, mistakes);
    for field in elements.unwrap_or_default() {
        let Some(fields) = field.expect_table(Expected::Parameter, mistakes) else {
            continue;
        };
        let Some(parameter) = parameter(fields, above, next, mistakes) else {
            continue;
        };
        next = parameter.argument + 1;
        parameters.push(parameter, mistakes);
    }
    parameters
}

/// Reads a parameter, which by itself is argument `next`. With a name it has a field, whatever else
/// is wrong.
fn parameter(
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    next: usize,
    mistakes: &mut Vec<Mistake>,
) -> Option<Parameter> {
    let [name, kind] = ["name", "type"].map(|key| fields.required(key));
    let [catalog, argument, property] =
        ["catalog", "argument", "property"].map(|key| fields.optional(key));
    let [optional, required, secret] =
        ["optional", "required", "secret"].map(|key| fields.optional(key));
    let about = fields.required("about");
    fields.finish_within(above, mistakes);

    let mut text = |field: Option<Field<'_>>| field?.text(mistakes);
    let [name, kind, catalog, about] = [name, kind, catalog, about].map(&mut text);
    let argument = argument.and_then(|field| field.expect_integer(15, Expected::Argument, mistakes));
    let property = property.and_then(|field| self::property(&field, mistakes));
    let mut flag = |field: &Option<Field<'_>>| {
        let flag = field.as_ref()?.expect_boolean(mistakes);
        flag
    };
    let [is_optional, is_required, is_secret] =
        [&optional, &required, &secret].map(|field| flag(field).unwrap_or_default());
    if let (Some(optional), Some(required), true, true) =
        (optional, required, is_optional, is_required)
    {
        let (optional, required) = (optional.key.span, required.key.span);
        mistakes.push(Mistake::RequiredAndOptional { optional, required });
    }
    Some(Parameter {
        kind: self::kind(kind, catalog, is_secret, mistakes),
        name: name?,
        argument: argument.map_or(next, |argument| argument as usize),
        property: property.unwrap_or_default(),
        optional: is_optional,
        required: is_required,
        about: about.unwrap_or_default(),
    })
}

/// The type, and where it is wrong, the one that was meant or else any.
fn kind(
    name: Option<Text>,
    catalog: Option<Text>,
    secret: bool,
    mistakes: &mut Vec<Mistake>,
) -> ParameterKind {
    let any = ParameterKind::Plain(Plain::Any);
    let Some(name) = name else {
        return any;
    };
    if let Some(file) = catalog {
        if is_type(&name) {
            return ParameterKind::Catalog { name, file };
        }
        mistakes.push(Mistake::NotAnEnum { name });
        return any;
    }
    match Plain::from_word(&name) {
        Some(Plain::String) if secret => ParameterKind::Secret,
        Some(plain) => {
            if secret {
                mistakes.push(Mistake::SecretNoString { kind: name.span });
            }
            ParameterKind::Plain(plain)
        }
        None => {
            let meant = nearest(&name, Plain::WORDS.iter().copied());
            mistakes.push(Mistake::NoParameterType { name, meant });
            match meant.and_then(Plain::from_word) {
                Some(Plain::String) if secret => ParameterKind::Secret,
                meant => meant.map_or(any, ParameterKind::Plain),
            }
        }
    }
}

fn property(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> Option<String> {
    let path = field.text(mistakes)?;
    if !path.split('.').all(is_property) {
        mistakes.push(Mistake::NotAPath { span: path.span });
        return None;
    }
    Some(path.text)
}
