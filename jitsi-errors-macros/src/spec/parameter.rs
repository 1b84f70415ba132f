//! What comes along with an error.

use super::fields::{Field, Fields, flag, owned};
use super::mistake::{Expected, Mistake, Named, What};
use super::model::{INTEGERS, Parameter, ParameterKind, Plain, Text};
use super::names::{field, is_field, is_property, is_type};
use super::near::nearest;
use super::stanza;

/// The parameters of an error.
#[derive(Default)]
pub struct Parameters {
    pub all: Vec<Parameter>,
    /// The names of those that can have no field, which have been told.
    lost: Vec<Text>,
    /// Whether there are others, or others of their types are meant, which has been told.
    pub is_unclear: bool,
}

impl Parameters {
    /// The index of a parameter that is named elsewhere.
    pub fn find(&self, name: &Text, mistakes: &mut Vec<Mistake>) -> Option<usize> {
        let mut parameters = self.all.iter();
        let found = parameters.position(|parameter| parameter.name == *name);
        if found.is_none() && !self.is_unclear && !self.lost.contains(name) {
            let known = self.all.iter().map(|parameter| &*parameter.name);
            let known: Vec<&str> = known.collect();
            mistakes.push(Mistake::NoParameter {
                name: name.clone(),
                meant: nearest(name, &known).map(str::to_owned),
                known: owned(&known),
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
            mistakes.push(Mistake::NotAName {
                name: name.clone(),
                of: Named::Field,
                meant: field(name),
            });
            self.lost.push(parameter.name);
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
        let fields = field.expect_table(Expected::Parameter, mistakes);
        let parameter = fields.and_then(|fields| parameter(fields, above, next, mistakes));
        let Some((parameter, is_clear)) = parameter else {
            parameters.is_unclear = true;
            continue;
        };
        next = parameter.argument + 1;
        parameters.is_unclear |= !is_clear;
        parameters.push(parameter, mistakes);
    }
    parameters
}

/// Reads a parameter, which by itself is argument `next`. With a name it has a field, whatever else
/// is wrong. Also gives whether its type is what the spec says.
fn parameter(
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    next: usize,
    mistakes: &mut Vec<Mistake>,
) -> Option<(Parameter, bool)> {
    let name = fields.required("name");
    let kind = fields.required("type");
    let catalog = fields.optional("catalog");
    let argument = fields.optional("argument");
    let property = fields.optional("property");
    let optional = fields.optional("optional");
    let required = fields.optional("required");
    let secret = fields.optional("secret");
    let stanza = fields.optional("stanza");
    let description = fields.required("description");
    fields.finish_within(above, mistakes);

    let has_catalog = catalog.is_some();
    let mut text = |field: Option<Field<'_>>| field?.text(mistakes);
    let (name, kind) = (text(name), text(kind));
    let (catalog, description) = (text(catalog), text(description));
    let argument =
        argument.and_then(|field| field.expect_integer(15, Expected::Argument, mistakes));
    let property = property.and_then(|field| self::property(&field, mistakes));
    let is_optional = flag(optional.as_ref(), mistakes);
    let is_required = flag(required.as_ref(), mistakes);
    let is_secret = flag(secret.as_ref(), mistakes);
    if let (Some(optional), Some(required), true, true) =
        (optional, required, is_optional, is_required)
    {
        let (optional, required) = (optional.key.span, required.key.span);
        mistakes.push(Mistake::RequiredAndOptional { optional, required });
    }
    // Where the catalog can't be read, its type says nothing.
    let kind = kind.filter(|_| !has_catalog || catalog.is_some());
    let kind = self::kind(kind, catalog, is_secret, mistakes);
    let is_clear = kind.is_some();
    let kind = kind.unwrap_or(ParameterKind::Plain(Plain::Any));
    let stanza = stanza.map(|field| stanza::origins(&field, &kind, mistakes));
    let parameter = Parameter {
        kind,
        name: name?,
        argument: argument.map_or(next, |argument| argument as usize),
        property: property.unwrap_or_default(),
        optional: is_optional,
        required: is_required,
        stanza: stanza.unwrap_or_default(),
        description: description.unwrap_or_default(),
    };
    Some((parameter, is_clear))
}

/// The type, or the one that was meant.
fn kind(
    name: Option<Text>,
    catalog: Option<Text>,
    secret: bool,
    mistakes: &mut Vec<Mistake>,
) -> Option<ParameterKind> {
    let name = name?;
    if let Some(file) = catalog {
        if secret {
            mistakes.push(Mistake::SecretNoString { kind: name.span });
        }
        if is_type(&name) {
            return Some(ParameterKind::Catalog { name, file });
        }
        mistakes.push(Mistake::NotAnEnum { name });
        return None;
    }
    let span = name.span;
    let plain = Plain::from_word(&name).or_else(|| {
        let meant = meant(&name);
        mistakes.push(Mistake::NoParameterType { name, meant });
        meant.and_then(Plain::from_word)
    })?;
    if secret && plain == Plain::String {
        return Some(ParameterKind::Secret);
    }
    if secret {
        mistakes.push(Mistake::SecretNoString { kind: span });
    }
    Some(ParameterKind::Plain(plain))
}

/// The type of a parameter that is called like this elsewhere, or almost like this.
fn meant(name: &str) -> Option<&'static str> {
    let plain = match name {
        "str" | "&str" => Plain::String,
        "bool" => Plain::Boolean,
        "f64" | "f32" | "float" => Plain::Number,
        "int" => Plain::Integer,
        name if INTEGERS.contains(&name) => Plain::Integer,
        name if name.starts_with(['[', '&']) || name.starts_with("Vec<") => Plain::List,
        name => return nearest(name, Plain::WORDS),
    };
    Some(plain.word())
}

fn property(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> Option<String> {
    let path = field.text(mistakes)?;
    if !path.split('.').all(is_property) {
        mistakes.push(Mistake::NotAPath { span: path.span });
        return None;
    }
    Some(path.text)
}
