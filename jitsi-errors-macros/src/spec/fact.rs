//! The facts of a catalog's own: which there are, and what they are for each error.

use super::diagnostic::{Diagnostic, Expected, Named, What};
use super::fields::{Field, Fields};
use super::model::{Fact, FactKind, GENERATED, INTEGERS, Text, Value, camel, range};
use super::names::{field, is_field, is_path, is_type, is_words, snake};
use super::suggest::nearest;

/// The facts that a catalog declares.
#[derive(Default)]
pub struct Declared {
    pub facts: Vec<Fact>,
    /// The same, as keys of an error's table.
    keys: Vec<String>,
    /// Whether there are more that can't be read, which has been told.
    is_open: bool,
}

impl Declared {
    /// Facts that can't be read.
    pub fn unknown() -> Self {
        Self {
            is_open: true,
            ..Self::default()
        }
    }
}

/// Reads which facts there are.
pub fn declared(
    field: &Field<'_>,
    above: &mut Fields<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Declared {
    let mut declared = Declared::default();
    let Some(elements) = field.expect_elements(&What::Fact, Expected::Facts, diagnostics) else {
        return Declared::unknown();
    };
    for field in elements {
        let fields = field.expect_table(Expected::Fact, diagnostics);
        let fact = fields.and_then(|fields| fact(fields, above, diagnostics));
        let Some(fact) = fact.filter(|fact| is_free(&fact.name, &declared.facts, diagnostics))
        else {
            declared.is_open = true;
            continue;
        };
        declared.keys.push(format!("facts.{}", &*fact.name));
        declared.facts.push(fact);
    }
    declared
}

/// Reads a fact. With a name it has a function, whatever else is wrong.
fn fact(
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Fact> {
    let name = fields.required("name");
    let kind = fields.required("type");
    let optional = fields.optional("optional");
    let description = fields.required("description");
    fields.finish_within(above, diagnostics);

    let mut text = |field: Option<Field<'_>>| field?.text(diagnostics);
    let (name, kind, description) = (text(name), text(kind), text(description));
    let is_option = kind.as_deref().and_then(within_option).is_some();
    let kind = kind.and_then(|kind| self::kind(kind, diagnostics));
    // As if it were optional, so that a wrong value has no further errors.
    let optional = optional.is_some_and(|field| field.expect_boolean(diagnostics).unwrap_or(true));
    Some(Fact {
        kind: kind.unwrap_or(FactKind::Invalid),
        name: name?,
        optional: optional || is_option,
        description: description.unwrap_or_default(),
    })
}

/// Whether an accessor can have this name.
fn is_free(name: &Text, others: &[Fact], diagnostics: &mut Vec<Diagnostic>) -> bool {
    let name = name.clone();
    if !is_field(&name) {
        let meant = field(&name);
        let of = Named::Function;
        diagnostics.push(Diagnostic::NotAName { name, of, meant });
    } else if GENERATED.contains(&&*name) {
        let given = name.text.clone();
        diagnostics.push(Diagnostic::Generated { name, given });
    } else if let Some(first) = others.iter().find(|fact| fact.name == name) {
        let first = first.name.span;
        diagnostics.push(Diagnostic::SameFact {
            first,
            second: name,
        });
    } else {
        return true;
    }
    false
}

/// The type, or the one that was meant.
fn kind(name: Text, diagnostics: &mut Vec<Diagnostic>) -> Option<FactKind> {
    if let Some(kind) = known(&name) {
        return Some(kind);
    }
    if is_path(&name) && &*name != "String" {
        return Some(FactKind::Enum(name));
    }
    let inner = within_option(&name);
    let meant = meant(inner.unwrap_or(&name));
    let optional = inner.is_some();
    diagnostics.push(Diagnostic::NoFactType {
        name,
        meant,
        optional,
    });
    known(meant?)
}

/// What is in an `Option` of Rust's.
fn within_option(name: &str) -> Option<&str> {
    name.strip_prefix("Option<")?.strip_suffix('>')
}

/// The type of this name, if it is not an enum's.
fn known(name: &str) -> Option<FactKind> {
    Some(match name {
        "bool" => FactKind::Bool,
        "f64" => FactKind::Float,
        "str" => FactKind::Str,
        "[str]" => FactKind::Strs,
        name => FactKind::Integer(INTEGERS.iter().find(|integer| **integer == name)?),
    })
}

/// The type of a fact that is called like this elsewhere, or almost like this.
fn meant(name: &str) -> Option<&'static str> {
    Some(match name {
        "string" | "String" | "&str" | "&'static str" => "str",
        "[string]" | "[String]" | "[&str]" | "&[&str]" | "Vec<String>" | "list" => "[str]",
        "integer" | "int" => "i64",
        "number" | "float" | "f32" => "f64",
        list if list.starts_with('[') => return nearest(list, &["[str]"]),
        name => return nearest(name, &[&["bool", "f64", "str"], INTEGERS].concat()),
    })
}

/// Reads what the facts are for the error `above`.
pub fn facts<'t>(
    field: Option<&Field<'t>>,
    above: &mut Fields<'t>,
    declared: &'t Declared,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Option<Value>> {
    let none = || declared.facts.iter().map(|_| None).collect();
    let field = match field {
        None if !declared.facts.is_empty() => above.misspelled("facts"),
        field => field.cloned(),
    };
    let mut fields = None;
    if let Some(field) = &field {
        fields = field.expect_table(Expected::FactsOfError, diagnostics);
        if fields.is_some() && declared.facts.is_empty() && !declared.is_open {
            let key = field.key.span;
            diagnostics.push(Diagnostic::NoFacts { key });
        }
        if fields.is_none() || declared.facts.is_empty() {
            return none();
        }
    }
    let mut values = Vec::with_capacity(declared.facts.len());
    for (fact, key) in declared.facts.iter().zip(&declared.keys) {
        let field = fields
            .as_mut()
            .and_then(|fields| fields.optional(&fact.name));
        let is_nullish = field.is_none() && !above.belongs(&fact.name, "facts", diagnostics);
        match &mut fields {
            _ if fact.optional || !is_nullish => {}
            Some(fields) => fields.miss(&fact.name),
            None => above.miss(key),
        }
        values.push(field.and_then(|field| value(&field, &fact.kind, diagnostics)));
    }
    match fields {
        Some(mut fields) if declared.is_open => fields.lacks(diagnostics),
        Some(fields) => fields.finish_within(above, diagnostics),
        None => {}
    }
    values
}

fn value(field: &Field<'_>, kind: &FactKind, diagnostics: &mut Vec<Diagnostic>) -> Option<Value> {
    Some(match *kind {
        FactKind::Bool => Value::Bool(field.expect_boolean(diagnostics)?),
        FactKind::Integer(name) => {
            let expected = Expected::Integer(name);
            let Some(integer) = field.integer() else {
                field.mistyped(expected, diagnostics);
                return None;
            };
            let range = range(name);
            let Some(integer) = integer.ok().filter(|integer| range.contains(integer)) else {
                field.out_of_range(expected, diagnostics);
                return None;
            };
            Value::Integer(integer)
        }
        FactKind::Float => {
            let Some(number) = field.number() else {
                field.mistyped(Expected::Number, diagnostics);
                return None;
            };
            if !number.is_finite() {
                field.out_of_range(Expected::Number, diagnostics);
                return None;
            }
            Value::Float(number)
        }
        FactKind::Str => Value::Str(field.text(diagnostics)?),
        FactKind::Strs => Value::Strs(field.texts(diagnostics)?),
        FactKind::Enum(ref of) => {
            let word = field.text(diagnostics)?;
            let Some(variant) = variant(&word) else {
                diagnostics.push(Diagnostic::NoVariant {
                    meant: words(&word),
                    word,
                    of: of.text.clone(),
                });
                return None;
            };
            Value::Variant(variant)
        }
        FactKind::Invalid => return None,
    })
}

/// The variant that a word names.
fn variant(word: &str) -> Option<String> {
    Some(camel(&word.replace('-', "_"))).filter(|variant| is_words(word) && variant != "Self")
}

/// The words of what seems to be a variant.
fn words(name: &str) -> Option<String> {
    let name = name.rsplit("::").next().unwrap_or_default();
    let words = snake(name).replace('_', "-");
    let variant = variant(&words)?;
    (variant == name || !is_type(name)).then_some(words)
}
