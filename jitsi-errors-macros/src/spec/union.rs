//! What must hold across the catalogs of a union.

use std::collections::HashMap;

use super::model::Error;
use super::report::{Report, Text};
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
    let mut errors: Vec<(usize, &Error)> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        errors.extend(member.errors.iter().map(|error| (index, error)));
    }
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    let mut reports = Vec::new();
    for (at, &(index, error)) in errors.iter().enumerate() {
        let value = &error.value;
        let (first, other) = errors[*firsts.entry(value).or_insert(at)];
        // Two that are both there under a condition may be there one in place of the other.
        let apart = members[first].conditional && members[index].conditional;
        if first == index || apart {
            continue;
        }
        let Source { path, text, .. } = &members[first].sources[other.value.span.file];
        let place = Text::new(text).place(path, other.value.span.start);
        let message = format!("two catalogs have the wire value `{}`", &**value);
        let report = Report::new(value.span, message)
            .note(format!("first at {place}"))
            .help("leave one of the catalogs out: the value does not tell which is meant");
        let Source { path, text, .. } = &members[index].sources[value.span.file];
        reports.push((index, report.render(path, &Text::new(text))));
    }
    reports
}
