//! What a merge has left.

use std::ops::Range;

use super::super::mistake::syntax::{NotToml, Syntax};
use super::super::model::Span;
use super::look::is_mark;
use super::patch::Patch;

/// Tells what a merge has left, and blanks all of it but one side.
pub fn conflicts(
    file: usize,
    text: &str,
    patch: &mut Patch,
    told: &mut Vec<Range<usize>>,
    mistakes: &mut Vec<NotToml>,
) {
    let span = |range: &Range<usize>| Span {
        file,
        start: range.start,
        end: range.end,
    };
    let mut start = 0;
    let mut marks: Vec<Range<usize>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let mark = start..start + line.trim_end().len();
        start += line.len();
        if !is_mark(&text[mark.clone()]) {
            continue;
        }
        match line.as_bytes()[0] {
            b'<' => marks = vec![mark],
            b'>' if marks.len() > 1 => {
                let first = marks[0].clone();
                let dropped = marks[1].start..mark.end;
                patch.blank(first.clone());
                patch.blank(dropped.clone());
                let others = vec![span(marks.last().unwrap_or(&first)), span(&mark)];
                mistakes.push(NotToml {
                    at: span(&first),
                    why: Syntax::Conflict { others },
                });
                told.extend([first, dropped]);
                marks.clear();
            }
            b'|' | b'=' if !marks.is_empty() => marks.push(mark),
            _ => {}
        }
    }
}
