//! Which stanza is which error: rules as data, and how they are tried.

use alloc::string::{String, ToString};

use super::read::{BOSH, STREAMS};
use super::tree::Tree;
use super::{Context, Sender, Stanza};
use crate::Catalog;

/// The rules of a catalog.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// In the order in which they are tried.
    pub rules: &'static [Rule],
    /// The kinds of stanzas whose condition is the wire value.
    pub conditions: &'static [Kind],
}

impl Rules {
    /// Those of a catalog that no stanza is about.
    pub const NONE: Self = Self {
        rules: &[],
        conditions: &[],
    };
}

/// What a stanza must be like to be an error.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The error's index in its catalog.
    pub error: usize,
    /// None if the catalog says more about a stanza that another one has found to be an error.
    pub kind: Option<Kind>,
    pub from: Option<Sender>,
    /// The type of the stanza's `error`, which counts for all paths through it.
    pub error_type: Option<&'static str>,
    pub requires: &'static [Element],
    pub excludes: &'static [Element],
    pub context: Option<Context>,
    /// Whether it is tried only when no other rule fits.
    pub fallback: bool,
    /// Whether upstream first tries again by itself.
    pub retry_first: bool,
}

/// An element that a stanza may have.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// The names from the stanza's child to the element; `*` is any.
    pub path: &'static [&'static str],
    pub xmlns: Option<&'static str>,
    /// Their names, and their values if not any will do.
    pub attributes: &'static [(&'static str, Option<&'static str>)],
    pub text: Text,
}

/// What text an element must have.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Text {
    Any,
    Some,
    Is(&'static str),
}

/// What a stanza is, before one looks into it.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Presence,
    PresenceError,
    PresenceUnavailable,
    MessageError,
    IqError,
    IqResult,
    SaslFailure,
    StreamError,
    BoshEnd,
}

/// A stanza, and who sent it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Received<'s> {
    pub(super) stanza: &'s Stanza,
    pub(super) sender: Sender,
}

/// The rules are tried in two turns, so that in a union no catalog's `fallback` comes before another
/// catalog's rules.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    First,
    Otherwise,
}

pub(super) struct Hit<E> {
    /// None for a wire value that the catalog does not know.
    pub error: Option<E>,
    pub value: String,
    pub retry_first: bool,
}

/// The error that a stanza is.
pub(super) fn find<E: Catalog>(received: &Received<'_>) -> Option<Hit<E>> {
    let turns = [Turn::First, Turn::Otherwise];
    let found = turns.iter().find_map(|turn| E::in_stanza(received, *turn));
    if let Some((error, retry_first)) = found {
        return Some(Hit {
            error: Some(error),
            value: error.value().to_string(),
            retry_first,
        });
    }
    let value = condition_as_value(&E::RULES, received)?;
    Some(Hit {
        error: None,
        value: value.to_string(),
        retry_first: false,
    })
}

/// The error of one catalog, and whether upstream first tries again.
pub(crate) fn first<E: Catalog>(received: &Received<'_>, turn: Turn) -> Option<(E, bool)> {
    let kind = received.stanza.kind?;
    let fits = |rule: &&Rule| rule.kind == Some(kind) && rule.fits(received, turn);
    if let Some(rule) = E::RULES.rules.iter().find(fits) {
        return Some((*E::ALL.get(rule.error)?, rule.retry_first));
    }
    if turn == Turn::Otherwise {
        return None;
    }
    let value = condition_as_value(&E::RULES, received)?;
    Some((E::from_value(value)?, false))
}

#[doc(hidden)]
/// What a catalog says about a stanza that is another one's error: the wire value, and whether upstream
/// first tries again.
pub fn refine<E: Catalog>(received: &Received<'_>) -> Option<(&'static str, bool)> {
    let find = |turn| {
        let fits = |rule: &&Rule| rule.kind.is_none() && rule.fits(received, turn);
        E::RULES.rules.iter().find(fits)
    };
    let rule = find(Turn::First).or_else(|| find(Turn::Otherwise))?;
    Some((E::ALL.get(rule.error)?.value(), rule.retry_first))
}

fn condition_as_value<'s>(rules: &Rules, received: &Received<'s>) -> Option<&'s str> {
    let kind = received.stanza.kind?;
    rules
        .conditions
        .contains(&kind)
        .then(|| received.condition())?
}

impl Rule {
    fn fits(&self, received: &Received<'_>, turn: Turn) -> bool {
        let Received { stanza, sender } = received;
        let has = |element: &Element| element.find(&stanza.tree, self.error_type).is_some();
        self.fallback == (turn == Turn::Otherwise)
            && self.from.is_none_or(|from| from == *sender)
            && self
                .context
                .is_none_or(|context| stanza.has_context(context))
            && (self.error_type.is_none() || has(&ERROR))
            && self.requires.iter().all(has)
            && !self.excludes.iter().any(has)
    }
}

const ERROR: Element = Element {
    path: &["error"],
    xmlns: None,
    attributes: &[],
    text: Text::Any,
};

impl Element {
    /// The first such element.
    pub(super) fn find(&self, tree: &Tree, error_type: Option<&str>) -> Option<usize> {
        self.find_in(tree, 0, self.path, error_type)
    }

    /// The first such element below `parent`. Paths are short, and so is the recursion.
    fn find_in(
        &self,
        tree: &Tree,
        parent: usize,
        path: &[&str],
        error_type: Option<&str>,
    ) -> Option<usize> {
        let (name, deeper) = path.split_first()?;
        let is_error = parent == 0 && *name == "error";
        tree.children(parent).find_map(|node| {
            if *name != "*" && *name != tree.name(node) {
                return None;
            }
            if is_error && error_type.is_some() && tree.attribute(node, "type") != error_type {
                return None;
            }
            if deeper.is_empty() {
                return self.is(tree, node).then_some(node);
            }
            self.find_in(tree, node, deeper, error_type)
        })
    }

    /// Whether the last element of the path is as it should be.
    fn is(&self, tree: &Tree, node: usize) -> bool {
        let has = |(name, value): &(&str, Option<&str>)| {
            let found = tree.attribute(node, name);
            value.map_or(found.is_some(), |value| found == Some(value))
        };
        self.xmlns.is_none_or(|xmlns| tree.xmlns(node) == xmlns)
            && self.attributes.iter().all(has)
            && match self.text {
                Text::Any => true,
                Text::Some => !tree.text(node).is_empty(),
                Text::Is(text) => tree.text(node) == text,
            }
    }
}

impl Kind {
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        let type_of = tree.attribute(0, "type");
        Some(match (tree.xmlns(0), tree.name(0), type_of) {
            (STREAMS, "error", _) => Self::StreamError,
            (BOSH, "body", Some("terminate")) => Self::BoshEnd,
            ("urn:ietf:params:xml:ns:xmpp-sasl" | "urn:xmpp:sasl:2", "failure", _) => {
                Self::SaslFailure
            }
            ("jabber:client", "presence", None) => Self::Presence,
            ("jabber:client", "presence", Some("error")) => Self::PresenceError,
            ("jabber:client", "presence", Some("unavailable")) => Self::PresenceUnavailable,
            ("jabber:client", "message", Some("error")) => Self::MessageError,
            ("jabber:client", "iq", Some("error")) => Self::IqError,
            ("jabber:client", "iq", Some("result")) => Self::IqResult,
            _ => return None,
        })
    }
}

impl<'s> Received<'s> {
    /// The name of the first element that says what is wrong, whatever its namespace. For the end of a
    /// BOSH session, it is what Strophe makes of it.
    pub(super) fn condition(&self) -> Option<&'s str> {
        let Stanza { tree, kind, .. } = self.stanza;
        let parent = match kind {
            Some(Kind::SaslFailure | Kind::StreamError) => 0,
            Some(Kind::BoshEnd) => {
                let condition = tree.attribute(0, "condition").unwrap_or("unknown");
                let is_conflict = condition == "remote-stream-error" && tree.has_any("conflict");
                return Some(if is_conflict { "conflict" } else { condition });
            }
            _ => tree.children(0).find(|node| tree.name(*node) == "error")?,
        };
        let mut names = tree.children(parent).map(|node| tree.name(node));
        names.find(|name| *name != "text")
    }
}
