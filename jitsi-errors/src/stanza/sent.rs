//! The parameters of an error in a stanza, as the arguments that JavaScript would get.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Context;
use super::rule::{Element, Received};
use crate::Argument;

/// Where a parameter comes from: the first origin that is there.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    /// Which argument it is, counted from 0, and where in it.
    pub argument: usize,
    pub property: &'static str,
    pub origins: &'static [Origin],
}

/// What is looked for in a stanza.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// An element, and what of it.
    Element(Element, Take),
    /// The name of the first element that says what is wrong.
    Condition,
    /// Whether the caller has said this.
    Context(Context),
    /// The wire value of the catalog that says more about the stanza.
    Catalog(fn(&Received<'_>) -> Option<(&'static str, bool)>),
    /// What it is if nothing is there.
    Default(&'static str),
}

/// What is taken of an element.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Take {
    /// The text in it.
    Text,
    /// The text in it, as a number.
    Number,
    /// The value of this attribute.
    Attribute(&'static str),
    /// The value of this attribute, as a number.
    NumberOf(&'static str),
    /// Whether it is there.
    Presence,
}

/// The arguments, and whether upstream first tries again.
pub(super) fn arguments(parameters: &[Sent], received: &Received<'_>) -> (Vec<Argument>, bool) {
    let mut arguments = Vec::new();
    let mut retry_first = false;
    for parameter in parameters {
        let mut origins = parameter.origins.iter();
        let found = origins.find_map(|origin| origin.take(received, &mut retry_first));
        let Some(found) = found else { continue };
        if arguments.len() <= parameter.argument {
            arguments.resize(parameter.argument + 1, Argument::Undefined);
        }
        put(
            &mut arguments[parameter.argument],
            parameter.property,
            found,
        );
    }
    (arguments, retry_first)
}

impl Origin {
    fn take(&self, received: &Received<'_>, retry_first: &mut bool) -> Option<Argument> {
        let tree = &received.stanza.tree;
        match self {
            Self::Element(element, Take::Presence) => {
                Some(element.find(tree, None).is_some().into())
            }
            Self::Element(element, take) => {
                let node = element.find(tree, None)?;
                Some(match take {
                    Take::Attribute(name) => tree.attribute(node, name)?.into(),
                    Take::NumberOf(name) => number(tree.attribute(node, name)?.into()),
                    Take::Number => number(tree.text(node)),
                    Take::Text | Take::Presence => tree.text(node).into(),
                })
            }
            Self::Condition => Some(received.condition()?.into()),
            Self::Context(context) => received.stanza.has_context(*context).then_some(true.into()),
            Self::Catalog(refine) => {
                let (value, tried) = refine(received)?;
                *retry_first |= tried;
                Some(value.into())
            }
            Self::Default(text) => Some((*text).into()),
        }
    }
}

/// A number, or the text as it came, which then does not fit.
fn number(text: String) -> Argument {
    match text.trim().parse::<f64>() {
        Ok(number) => number.into(),
        Err(_) => text.into(),
    }
}

/// Puts a value into an argument, at a path with dots.
fn put(argument: &mut Argument, path: &str, value: Argument) {
    if path.is_empty() {
        *argument = value;
        return;
    }
    let (name, path) = path.split_once('.').unwrap_or((path, ""));
    if !matches!(argument, Argument::Object(_)) {
        *argument = Argument::Object(Vec::new());
    }
    if let Argument::Object(properties) = argument {
        let known = properties.iter().position(|(known, _)| known == name);
        let index = known.unwrap_or_else(|| {
            properties.push((name.to_string(), Argument::Undefined));
            properties.len() - 1
        });
        put(&mut properties[index].1, path, value);
    }
}
