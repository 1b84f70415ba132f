//! What a merge has left.

use std::mem::take;
use std::ops::Range;

use super::super::diagnostic::syntax::{NotToml, Syntax};
use super::super::model::Span;
use super::look::is_mark;
use super::patch::Patch;

/// The marks of a conflict, at least one.
pub struct Conflict(Vec<Mark>);

/// A line that a merge leaves.
struct Mark {
    char: char,
    place: Range<usize>,
}

impl Conflict {
    /// Blanks all of it but one side.
    pub fn mend(&self, patch: &mut Patch, told: &mut Vec<Range<usize>>) {
        let wrong = match self.0.as_slice() {
            [first, other, .., end] if first.char == '<' && end.char == '>' => {
                vec![first.place.clone(), other.place.start..end.place.end]
            }
            marks => marks.iter().map(|mark| mark.place.clone()).collect(),
        };
        for range in &wrong {
            patch.blank(range.clone());
        }
        told.extend(wrong);
    }

    /// What is told of it, where a conflict has a mark at all.
    pub fn tell(&self, file: usize) -> Option<NotToml> {
        let span = |mark: &Mark| {
            let Range { start, end } = mark.place;
            Span { file, start, end }
        };
        let (first, others) = self.0.split_first()?;
        let others = others.iter().map(|mark| (span(mark), mark.char)).collect();
        let mark = first.char;
        Some(NotToml {
            at: span(first),
            why: Syntax::Conflict { mark, others },
        })
    }
}

/// What a merge has left, be it in a string. A line of `=` alone is not enough: it may stand below a
/// heading.
pub fn conflicts(text: &str) -> Vec<Conflict> {
    let mut conflicts: Vec<Vec<Mark>> = Vec::new();
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return Vec::new();
    }
    let mut open = Vec::new();
    for mark in marks(text) {
        if mark.char == '<' {
            conflicts.push(take(&mut open));
        }
        let is_end = mark.char == '>';
        open.push(mark);
        if is_end {
            conflicts.push(take(&mut open));
        }
    }
    conflicts.push(open);
    let is_clear = |mark: &Mark| matches!(mark.char, '<' | '>');
    conflicts.retain(|marks| marks.iter().any(is_clear));
    conflicts.into_iter().map(Conflict).collect()
}

fn marks(text: &str) -> impl Iterator<Item = Mark> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let place = start..start + line.trim_end().len();
        start += line.len();
        let char = line.chars().next()?;
        is_mark(line.trim_end()).then_some(Mark { char, place })
    })
}
