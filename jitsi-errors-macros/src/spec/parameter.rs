//! The parameters of an error.

use super::diagnostic::{Diagnostic, Expected, Named, What};
use super::fields::{Field, Fields, flag, owned};
use super::model::{INTEGERS, Parameter, ParameterKind, Plain, Text};
use super::names::{field, is_field, is_property, is_type};
use super::stanza;
use super::suggest::nearest;

/// The parameters of an error.
#[derive(Default)]
pub struct Parameters {
    pub all: Vec<Parameter>,
    /// The names of those that can have no field, which have been told.
    lost: Vec<Text>,
    /// Whether there are others, or others of their types are meant, which has been told.
    pub is_invalid: bool,
}

impl Parameters {
    /// The index of a parameter that is named elsewhere.
    pub fn find(&self, name: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        let mut parameters = self.all.iter();
        let found = parameters.position(|parameter| parameter.name == *name);
        if found.is_none() && !self.is_invalid && !self.lost.contains(name) {
            let known = self.all.iter().map(|parameter| &*parameter.name);
            let known: Vec<&str> = known.collect();
            diagnostics.push(Diagnostic::NoParameter {
                name: name.clone(),
                meant: nearest(name, &known).map(str::to_owned),
                known: owned(&known),
            });
        }
        found
    }

    fn push(&mut self, parameter: Parameter, diagnostics: &mut Vec<Diagnostic>) {
        let name = &parameter.name;
        let first = self.all.iter().find(|first| first.name == *name);
        if let Some(first) = first {
            let (first, second) = (first.name.span, name.clone());
            diagnostics.push(Diagnostic::SameParameter { first, second });
        } else if is_field(name) {
            let is_same = |first: &&Parameter| {
                first.argument == parameter.argument && first.property == parameter.property
            };
            if let Some(first) = self.all.iter().find(is_same) {
                let (first, second) = (first.name.span, name.clone());
                diagnostics.push(Diagnostic::SameArgument { first, second });
            }
            self.all.push(parameter);
        } else {
            diagnostics.push(Diagnostic::NotAName {
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
    diagnostics: &mut Vec<Diagnostic>,
) -> Parameters {
    let mut parameters = Parameters::default();
    let mut next = 0;
    let elements = field.expect_elements(&What::Parameter, Expected::Parameters, diagnostics);
    for field in elements.unwrap_or_default() {
        let fields = field.expect_table(Expected::Parameter, diagnostics);
        let parameter = fields.and_then(|fields| parameter(fields, above, next, diagnostics));
        let Some((parameter, is_clear)) = parameter else {
            parameters.is_invalid = true;
            continue;
        };
        next = parameter.argument + 1;
        parameters.is_invalid |= !is_clear;
        parameters.push(parameter, diagnostics);
    }
    parameters
}

/// Reads a parameter, which by itself is argument `next`. With a name it has a field, whatever else
/// is wrong. Also gives whether its type is what the spec says.
fn parameter(
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    next: usize,
    diagnostics: &mut Vec<Diagnostic>,
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
    fields.finish_within(above, diagnostics);

    let has_catalog = catalog.is_some();
    let mut text = |field: Option<Field<'_>>| field?.text(diagnostics);
    let (name, kind) = (text(name), text(kind));
    let (catalog, description) = (text(catalog), text(description));
    let argument =
        argument.and_then(|field| field.expect_integer(15, Expected::Argument, diagnostics));
    let property = property.and_then(|field| self::property(&field, diagnostics));
    let is_optional = flag(optional.as_ref(), diagnostics);
    let is_required = flag(required.as_ref(), diagnostics);
    let is_secret = flag(secret.as_ref(), diagnostics);
    if let (Some(optional), Some(required), true, true) =
        (optional, required, is_optional, is_required)
    {
        let (optional, required) = (optional.key.span, required.key.span);
        diagnostics.push(Diagnostic::RequiredAndOptional { optional, required });
    }
    // Where the catalog can't be read, its type says nothing.
    let kind = kind.filter(|_| !has_catalog || catalog.is_some());
    let kind = self::kind(kind, catalog, is_secret, diagnostics);
    let is_clear = kind.is_some();
    let kind = kind.unwrap_or(ParameterKind::Plain(Plain::Any));
    let stanza = stanza.map(|field| stanza::origins(&field, &kind, diagnostics));
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
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ParameterKind> {
    let name = name?;
    if let Some(file) = catalog {
        if secret {
            diagnostics.push(Diagnostic::SecretNoString { kind: name.span });
        }
        if is_type(&name) {
            return Some(ParameterKind::Catalog { name, file });
        }
        diagnostics.push(Diagnostic::NotAnEnum { name });
        return None;
    }
    let span = name.span;
    let plain = Plain::from_word(&name).or_else(|| {
        let meant = meant(&name);
        diagnostics.push(Diagnostic::NoParameterType { name, meant });
        meant.and_then(Plain::from_word)
    })?;
    if secret && plain == Plain::String {
        return Some(ParameterKind::Secret);
    }
    if secret {
        diagnostics.push(Diagnostic::SecretNoString { kind: span });
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

fn property(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let path = field.text(diagnostics)?;
    if !path.split('.').all(is_property) {
        diagnostics.push(Diagnostic::NotAPath { span: path.span });
        return None;
    }
    Some(path.text)
}
