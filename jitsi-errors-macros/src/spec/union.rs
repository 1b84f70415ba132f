//! What must hold across the catalogs of a union.

use std::collections::HashMap;

use super::mistake::Mistake;
use super::model::{Error, Span, Text};
use super::report::Lines;
use super::source::Source;

/// A catalog of the union.
pub struct Member<'s> {
    pub sources: &'s [Source],
    pub errors: &'s [Error],
    /// Whether it is there only under a condition.
    pub conditional: bool,
}

/// Reports each wire value that stands in two catalogs, for it does not tell which is meant. The
/// reports come with the index of the later catalog.
pub fn check(members: &[Member<'_>]) -> Vec<(usize, String)> {
    let mut sources: Vec<&Source> = Vec::new();
    let mut values: Vec<(usize, Text)> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let files = sources.len();
        sources.extend(member.sources);
        values.extend(member.errors.iter().map(|error| {
            let mut value = error.value.clone();
            value.span.file += files;
            (index, value)
        }));
    }
    let files = sources
        .iter()
        .map(|source| Lines::new(&source.path, &source.text));
    let files: Vec<Lines<'_>> = files.collect();
    let mut firsts: HashMap<&str, (usize, Span)> = HashMap::new();
    let mut reports = Vec::new();
    for (index, value) in &values {
        let (member, first) = *firsts.entry(value).or_insert((*index, value.span));
        // Two that are both there under a condition may be there one in place of the other.
        let apart = members[member].conditional && members[*index].conditional;
        if member != *index && !apart {
            let second = value.clone();
            let report = Mistake::ValueOfTwo { first, second }.report();
            reports.push((*index, report.render(&files)));
        }
    }
    reports
}
