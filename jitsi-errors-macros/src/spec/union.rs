//! What must hold across the catalogs of a union.

use std::collections::{HashMap, HashSet};

use super::diagnostic::{Diagnostic, Stanza};
use super::model::{Catalog, Rule, Span, Text};
use super::order::order;
use super::report::Lines;
use super::source::Source;

/// A catalog of the union.
pub struct Member<'s> {
    pub sources: &'s [Source],
    pub catalog: &'s Catalog,
    /// Whether it is there only under a condition.
    pub conditional: bool,
}

/// Reports each wire value that two catalogs have, because it is ambiguous, and each
/// rule for stanzas that another catalog leaves nothing. The reports come with the index of the later
/// catalog.
pub fn check(members: &[Member<'_>]) -> Vec<(usize, String)> {
    let mut sources: Vec<&Source> = Vec::new();
    let mut values: Vec<(usize, Text)> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let files = sources.len();
        sources.extend(member.sources);
        values.extend(member.catalog.errors.iter().map(|error| {
            let mut value = error.value.clone();
            value.span.file += files;
            (index, value)
        }));
    }
    let files = Lines::of(sources.iter().copied());
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    let mut same = HashSet::new();
    let mut reports = Vec::new();
    for (span, (index, value)) in values.iter().enumerate() {
        let (member, first) = &values[*firsts.entry(value).or_insert(span)];
        // Two members with `cfg` attributes may exclude each other.
        let apart = members[*member].conditional && members[*index].conditional;
        // A file that both have is reported once, at its first value.
        let is_same = sources[first.span.file].file == sources[value.span.file].file;
        let is_reported = is_same && !same.insert((*member, *index, first.span.file));
        if member != index && !apart && !is_reported {
            let (first, second) = (first.span, value.clone());
            let report = Diagnostic::ValueOfTwo { first, second }.report();
            reports.push((*index, report.render(&files)));
        }
    }
    reports.extend(rules(members).into_iter().map(|(index, diagnostic)| {
        let report = Diagnostic::Stanza(diagnostic).report();
        (index, report.render(&files))
    }));
    reports
}

/// A rule of the union.
struct OfMember<'s> {
    /// The member's index.
    member: usize,
    /// How many files stand before those of the member.
    files: usize,
    error: &'s str,
    rule: &'s Rule,
}

impl OfMember<'_> {
    fn span(&self) -> Span {
        let mut span = self.rule.span;
        span.file += self.files;
        span
    }
}

/// The rules that are never tried, since one of another catalog fits wherever they do.
fn rules(members: &[Member<'_>]) -> Vec<(usize, Stanza)> {
    let (mut rules, mut last) = (Vec::new(), Vec::new());
    let mut files = 0;
    for (index, member) in members.iter().enumerate() {
        for (error, rule) in order(member.catalog) {
            // What refines another catalog's error is not tried for the union.
            if rule.kind.is_none() {
                continue;
            }
            let rules = if rule.fallback { &mut last } else { &mut rules };
            rules.push(OfMember {
                member: index,
                files,
                error: &member.catalog.errors[error].name,
                rule,
            });
        }
        files += member.sources.len();
    }
    rules.append(&mut last);
    let conditional = |rule: &OfMember<'_>| members[rule.member].conditional;
    let mut diagnostics = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let takes = |other: &&OfMember<'_>| {
            other.member != rule.member
                && !(conditional(other) && conditional(rule))
                && other.rule.covers(rule.rule)
        };
        if let Some(first) = rules[..index].iter().find(takes) {
            let diagnostic = Stanza::TakenInUnion {
                rule: rule.span(),
                error: rule.error.to_owned(),
                first: first.span(),
                by: first.error.to_owned(),
            };
            diagnostics.push((rule.member, diagnostic));
        }
    }
    diagnostics
}
