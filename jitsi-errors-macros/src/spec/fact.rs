//! The facts of a catalog's own: which there are, and what they are for each error.

use super::fields::{Field, Fields};
use super::mistake::{Expected, Mistake, Named, What};
use super::model::{Fact, FactKind, GENERATED, INTEGERS, Text, Value, camel, range};
use super::names::{field, is_field, is_path, is_words};
use super::near::nearest;

/// The facts that a catalog declares.
#[derive(Default)]
pub struct Declared {
    pub facts: Vec<Fact>,
    /// Those that an error must have, as keys of its table.
    required: Vec<String>,
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
    mistakes: &mut Vec<Mistake>,
) -> Declared {
    let mut declared = Declared::default();
    let Some(elements) = field.expect_elements(&What::Fact, Expected::Facts, mistakes) else {
        return Declared::unknown();
    };
    for field in elements {
        let fields = field.expect_table(Expected::Fact, mistakes);
        let fact = fields.and_then(|fields| fact(fields, above, mistakes));
        let Some(fact) = fact.filter(|fact| is_free(&fact.name, &declared.facts, mistakes)) else {
            declared.is_open = true;
            continue;
        };
        if !fact.optional {
            declared.required.push(format!("facts.{}", &*fact.name));
        }
        declared.facts.push(fact);
    }
    declared
}

fn fact(
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Fact> {
    let name = fields.required("name");
    let kind = fields.required("type");
    let optional = fields.optional("optional");
    let about = fields.required("about");
    fields.finish_within(above, mistakes);

    let mut text = |field: Option<Field<'_>>| field?.text(mistakes);
    let (name, kind, about) = (text(name), text(kind), text(about));
    // Where it is neither, nothing is asked for.
    let optional = optional.is_some_and(|field| field.expect_boolean(mistakes).unwrap_or(true));
    Some(Fact {
        kind: self::kind(kind?, mistakes)?,
        name: name?,
        optional,
        about: about.unwrap_or_default(),
    })
}

/// Whether an accessor can have this name.
fn is_free(name: &Text, others: &[Fact], mistakes: &mut Vec<Mistake>) -> bool {
    let name = name.clone();
    if !is_field(&name) {
        let meant = field(&name);
        let of = Named::Function;
        mistakes.push(Mistake::NotAName { name, of, meant });
    } else if GENERATED.contains(&&*name) {
        let given = name.text.clone();
        mistakes.push(Mistake::Generated { name, given });
    } else if let Some(first) = others.iter().find(|fact| fact.name == name) {
        let first = first.name.span;
        mistakes.push(Mistake::SameFact {
            first,
            second: name,
        });
    } else {
        return true;
    }
    false
}

fn kind(name: Text, mistakes: &mut Vec<Mistake>) -> Option<FactKind> {
    let integer = INTEGERS.iter().find(|integer| **integer == &*name);
    Some(match &*name {
        "bool" => FactKind::Bool,
        "f64" => FactKind::Float,
        "str" => FactKind::Str,
        "[str]" => FactKind::Strs,
        path if is_path(path) => FactKind::Enum(name),
        word => match integer {
            Some(integer) => FactKind::Integer(integer),
            None => {
                let known = [&["bool", "f64", "str", "[str]"], INTEGERS].concat();
                let meant = nearest(word, &known);
                mistakes.push(Mistake::NoFactType { name, meant });
                return None;
            }
        },
    })
}

/// Reads what the facts are for the error `above`.
pub fn facts<'t>(
    field: Option<&Field<'t>>,
    above: &mut Fields<'t>,
    declared: &'t Declared,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Option<Value>> {
    let none = || declared.facts.iter().map(|_| None).collect();
    let Some(field) = field else {
        for key in &declared.required {
            above.miss(key);
        }
        return none();
    };
    let Some(mut fields) = field.expect_table(Expected::FactsOfError, mistakes) else {
        return none();
    };
    if declared.facts.is_empty() {
        if !declared.is_open {
            let key = field.key.span;
            mistakes.push(Mistake::NoFacts { key });
        }
        return none();
    }
    let mut values = Vec::with_capacity(declared.facts.len());
    for fact in &declared.facts {
        let field = if fact.optional {
            fields.optional(&fact.name)
        } else {
            fields.required(&fact.name)
        };
        values.push(field.and_then(|field| value(&field, &fact.kind, mistakes)));
    }
    if declared.is_open {
        fields.lacks(mistakes);
    } else {
        fields.finish_within(above, mistakes);
    }
    values
}

fn value(field: &Field<'_>, kind: &FactKind, mistakes: &mut Vec<Mistake>) -> Option<Value> {
    Some(match *kind {
        FactKind::Bool => Value::Bool(field.expect_boolean(mistakes)?),
        FactKind::Integer(name) => {
            let expected = Expected::Integer(name);
            let Some(integer) = field.integer() else {
                field.mistyped(expected, mistakes);
                return None;
            };
            let range = range(name);
            let Some(integer) = integer.ok().filter(|integer| range.contains(integer)) else {
                field.out_of_range(expected, mistakes);
                return None;
            };
            Value::Integer(integer)
        }
        FactKind::Float => {
            let Some(number) = field.number() else {
                field.mistyped(Expected::Number, mistakes);
                return None;
            };
            if !number.is_finite() {
                field.out_of_range(Expected::Number, mistakes);
                return None;
            }
            Value::Float(number)
        }
        FactKind::Str => Value::Str(field.text(mistakes)?),
        FactKind::Strs => Value::Strs(field.texts(mistakes)?),
        FactKind::Enum(ref of) => {
            let word = field.text(mistakes)?;
            let variant = camel(&word.replace('-', "_"));
            if !is_words(&word) || variant == "Self" {
                let of = of.text.clone();
                mistakes.push(Mistake::NoVariant { word, of });
                return None;
            }
            Value::Variant(variant)
        }
    })
}
