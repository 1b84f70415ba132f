//! The order in which a catalog's rules for stanzas are tried.

use super::diagnostic::{Diagnostic, Origin as WrongOrigin, Stanza as Wrong};
use super::model::{Catalog, Content, Element, Origin, Rule, Source, Text};
use super::suggest::nearest;

/// The rules in the order in which they are tried, each with the index of its error.
pub fn order(catalog: &Catalog) -> Vec<(usize, &Rule)> {
    let errors = &catalog.errors;
    let index = |name: &Text| errors.iter().position(|error| error.name == *name);
    let named = catalog.stanza.order.iter().filter_map(index);
    let mut seen = vec![false; errors.len()];
    let (mut rules, mut last) = (Vec::new(), Vec::new());
    for index in named.chain(0..errors.len()) {
        if std::mem::replace(&mut seen[index], true) {
            continue;
        }
        for rule in &errors[index].stanza {
            let rules = if rule.fallback { &mut last } else { &mut rules };
            rules.push((index, rule));
        }
    }
    rules.append(&mut last);
    rules
}

/// Reports contradictions in the rules.
pub fn check(catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let order = &catalog.stanza.order;
    for (index, name) in order.iter().enumerate() {
        let first = order[..index].iter().find(|first| *first == name);
        let error = catalog.errors.iter().find(|error| error.name == *name);
        let name = name.clone();
        match (first, error) {
            (Some(first), _) => {
                let first = first.span;
                tell(Wrong::OrderedTwice { first, name }, diagnostics);
            }
            (None, None) => {
                let names = catalog.errors.iter().map(|error| &*error.name);
                let names: Vec<&str> = names.collect();
                let meant = nearest(&name, &names).map(str::to_owned);
                tell(Wrong::OrderOfNothing { name, meant }, diagnostics);
            }
            (None, Some(error)) if error.stanza.is_empty() => {
                let error = error.name.span;
                tell(Wrong::OrderWithoutRule { name, error }, diagnostics);
            }
            (None, Some(_)) => {}
        }
    }
    let rules = self::order(catalog);
    for (index, (error, rule)) in rules.iter().enumerate() {
        let first = rules[..index].iter().find(|(_, first)| first.covers(rule));
        if let Some((by, first)) = first {
            tell(
                Wrong::NeverTried {
                    rule: rule.span,
                    error: catalog.errors[*error].name.to_string(),
                    first: first.span,
                    by: catalog.errors[*by].name.to_string(),
                },
                diagnostics,
            );
        }
    }
    for rule in catalog.errors.iter().flat_map(|error| &error.stanza) {
        let mut excluded = rule.excludes.iter();
        let is_excluded = |known: &Element| rule.requires.iter().any(|own| own.implies(known));
        if excluded.any(is_excluded) {
            tell(Wrong::NeverHolds { rule: rule.span }, diagnostics);
        }
    }
    let parameters = catalog.errors.iter().flat_map(|error| &error.parameters);
    for origins in parameters.map(|parameter| &parameter.stanza) {
        let is_default = |origin: &Origin| matches!(origin.source, Source::Default(_));
        let default = origins.iter().position(is_default);
        if let Some([default, span, ..]) = default.map(|at| &origins[at..]) {
            let (default, span) = (default.span, span.span);
            let wrong = WrongOrigin::AfterDefault { default, span };
            tell(Wrong::Origin(wrong), diagnostics);
        }
    }
    for error in &catalog.errors {
        if !error.stanza.is_empty() || !catalog.stanza.conditions.is_empty() {
            continue;
        }
        let mut parameters = error.parameters.iter();
        if let Some(origin) = parameters.find_map(|parameter| parameter.stanza.first()) {
            let (span, error) = (origin.span, error.name.clone());
            tell(
                Wrong::Origin(WrongOrigin::WithoutRule { span, error }),
                diagnostics,
            );
        }
    }
}

impl Rule {
    /// Whether all that fits `other` fits this one too.
    pub fn covers(&self, other: &Self) -> bool {
        fn any_or_same<T: PartialEq + Copy>(one: Option<T>, other: Option<T>) -> bool {
            one.is_none() || one == other
        }
        let has = |element: &Element| {
            let mut with = other.requires.iter();
            with.any(|known| known.implies(element))
        };
        let lacks = |element: &Element| other.excludes.iter().any(|known| element.implies(known));
        self.kind == other.kind
            && any_or_same(self.from, other.from)
            && any_or_same(self.error_type, other.error_type)
            && any_or_same(self.context, other.context)
            && self.requires.iter().all(has)
            && self.excludes.iter().all(lacks)
    }
}

impl Element {
    /// Whether a stanza that has this element has `other` too.
    fn implies(&self, other: &Self) -> bool {
        let is_step = |(step, other): (&String, &String)| other == "*" || step == other;
        let steps = self.path.iter().zip(&other.path);
        let has = |(name, value): &(String, Option<String>)| {
            let known = self.attributes.iter().find(|(known, _)| known == name);
            known.is_some_and(|(_, known)| value.is_none() || known == value)
        };
        self.path.len() == other.path.len()
            && steps.into_iter().all(is_step)
            && (other.xmlns.is_none() || self.xmlns == other.xmlns)
            && other.attributes.iter().all(has)
            && match (&self.text, &other.text) {
                (_, Content::Any) => true,
                (Content::Is(text), Content::Some) => !text.is_empty(),
                (text, other) => text == other,
            }
    }
}

fn tell(diagnostic: Wrong, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::Stanza(diagnostic));
}
