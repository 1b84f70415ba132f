//! What must hold across the catalogs of a union.

use std::collections::HashMap;

use super::model::{Error, Span};
use super::report::{Lines, Report};
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
    let mut files: Vec<Lines<'_>> = Vec::new();
    // The first file of each catalog.
    let mut starts = Vec::new();
    for (index, member) in members.iter().enumerate() {
        errors.extend(member.errors.iter().map(|error| (index, error)));
        starts.push(files.len());
        let sources = member.sources.iter();
        files.extend(sources.map(|Source { path, text, .. }| Lines::new(path, text)));
    }
    let place = |member: usize, error: &Error| Span {
        file: starts[member] + error.value.span.file,
        ..error.value.span
    };
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
        let message = format!("two catalogs have the wire value `{}`", &**value);
        let report = Report::new(place(index, error), message)
            .note("second use")
            .also(place(first, other), "first use")
            .help("leave one of the catalogs out: the value does not tell which is meant");
        reports.push((index, report.render(&files)));
    }
    reports
}
