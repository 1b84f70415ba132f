//! A diagnostic as text, in the form of rustc's own.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::model::Span;
use super::source::Source;

/// Columns of a source line that are shown before the rest is cut.
const WIDTH: usize = 100;

/// One diagnostic: what is wrong, where, and what to do.
pub struct Report {
    message: String,
    /// The first label is where the error is; the others explain it.
    labels: Vec<Label>,
    help: Option<String>,
}

struct Label {
    span: Span,
    note: String,
}

impl Report {
    /// An error at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        let note = String::new();
        Self {
            message: message.into(),
            labels: vec![Label { span, note }],
            help: None,
        }
    }

    /// Says next to the carets what is wrong there.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.labels[0].note = note.into();
        self
    }

    /// Adds a span that explains the error.
    pub fn also(mut self, span: Span, note: impl Into<String>) -> Self {
        let note = note.into();
        self.labels.push(Label { span, note });
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether the other says the same of the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        self.span() == other.span() && self.message == other.message
    }

    /// Where the error is.
    pub fn span(&self) -> Span {
        self.labels[0].span
    }

    /// The report as text, for the files of a catalog.
    pub fn render(&self, files: &[Lines<'_>]) -> String {
        let mut shown: Vec<usize> = Vec::new();
        for label in &self.labels {
            if !shown.contains(&label.span.file) {
                shown.push(label.span.file);
            }
        }
        let rows: Vec<Vec<Row>> = shown.iter().map(|&file| self.rows(file, files)).collect();
        let last = rows.iter().flatten().map(|row| row.line).max();
        let gutter = last.unwrap_or(1).to_string().len();
        let blank = " ".repeat(gutter);

        let mut out = vec![plain(&self.message)];
        for (index, (&file, rows)) in shown.iter().zip(&rows).enumerate() {
            let mut labels = self.labels.iter();
            let label = labels.find(|label| label.span.file == file);
            let location = label.map(|label| files[file].location(label.span.start));
            let location = location.unwrap_or_default();
            if index > 0 {
                out.push(format!("{blank} |"));
            }
            let arrow = if index == 0 { "-->" } else { ":::" };
            out.push(format!("{blank}{arrow} {location}"));
            out.push(format!("{blank} |"));
            let mut last: Option<&Row> = None;
            for row in rows {
                if last.is_some_and(|last| row.line > last.line + 1) {
                    out.push("...".to_owned());
                }
                if last.is_none_or(|last| (row.line, &row.source) != (last.line, &last.source)) {
                    out.push(format!("{:>gutter$} | {}", row.line, row.source));
                }
                let (indent, carets) = (" ".repeat(row.indent), row.mark.repeat(row.width));
                out.push(format!("{blank} | {indent}{carets} {}", plain(&row.note)));
                last = Some(row);
            }
        }
        if let Some(help) = &self.help {
            out.push(format!("{blank} = help: {}", plain(help)));
        }
        let lines: Vec<&str> = out.iter().map(|line| line.trim_end()).collect();
        lines.join("\n")
    }

    /// The lines to show of a file.
    fn rows(&self, file: usize, files: &[Lines<'_>]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for (index, label) in self.labels.iter().enumerate() {
            if label.span.file != file {
                continue;
            }
            let mark = if index == 0 { "^" } else { "-" };
            for row in files[file].rows(label, mark) {
                let line_and_indent = (row.line, row.indent);
                let next =
                    rows.partition_point(|known| (known.line, known.indent) <= line_and_indent);
                rows.insert(next, row);
            }
        }
        rows
    }
}

/// A line of the spec with a run of carets under it.
struct Row {
    line: usize,
    source: String,
    indent: usize,
    width: usize,
    mark: &'static str,
    note: String,
}

/// A spec's text, the path that the user knows it by, and where its lines start.
pub struct Lines<'t> {
    pub path: &'t str,
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of each file.
    pub fn of(sources: impl IntoIterator<Item = &'t Source>) -> Vec<Self> {
        let lines = |source: &'t Source| {
            let Source { path, text, .. } = source;
            let ends = text.match_indices('\n').map(|(end, _)| end + 1);
            let starts = std::iter::once(0).chain(ends).collect();
            Self { path, text, starts }
        };
        sources.into_iter().map(lines).collect()
    }

    /// Where `offset` is: the path, the line and the column, both counted from 1, the column in
    /// characters.
    fn location(&self, offset: usize) -> String {
        let line = self.line(offset);
        let before = &self.content(line)[..self.within(line, offset)];
        let column = before.chars().count() + 1;
        format!("{}:{line}:{column}", self.path)
    }

    /// The line of an offset, counted from 1.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// A line's text without its end.
    fn content(&self, line: usize) -> &'t str {
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |end| end - 1);
        self.text[start..end].trim_end_matches('\r')
    }

    /// The offset counted from the line's start, at most its length, at the start of a character.
    fn within(&self, line: usize, offset: usize) -> usize {
        let content = self.content(line);
        let mut within = (offset - self.starts[line - 1]).min(content.len());
        while !content.is_char_boundary(within) {
            within -= 1;
        }
        within
    }

    /// The lines to show for a label: the one it is in, or its first and last.
    fn rows(&self, label: &Label, mark: &'static str) -> Vec<Row> {
        let Span { start, end, .. } = label.span;
        let first = self.line(start);
        let last = self.line(end.saturating_sub(1).max(start));
        let note = label.note.clone();
        if first == last {
            let run = self.within(first, start)..self.within(first, end.max(start));
            return vec![self.row(first, run, mark, note)];
        }
        let head = self.within(first, start)..self.content(first).len();
        let content = self.content(last);
        let tail = content.len() - content.trim_start().len()..self.within(last, end);
        vec![
            self.row(first, head, mark, String::new()),
            self.row(last, tail, mark, note),
        ]
    }

    /// A line as it is shown, cut around the run where it is long.
    fn row(&self, line: usize, run: Range<usize>, mark: &'static str, note: String) -> Row {
        let mut source = String::new();
        let (mut indent, mut width) = (0, 0);
        let content = self.content(line);
        let cut = Cut::around(content, &run);
        for (offset, char) in content.char_indices() {
            if !cut.shown.contains(&offset) {
                continue;
            }
            let (shown, columns) = show(char);
            source.push_str(&shown);
            if offset < run.start {
                indent += columns;
            } else if offset < run.end {
                width += columns;
            }
        }
        if cut.shown.start > 0 {
            source.insert(0, '…');
            indent += 1;
        }
        if cut.shown.end < content.len() {
            source.push('…');
        }
        Row {
            line,
            source,
            indent,
            width: width.max(1),
            mark,
            note,
        }
    }
}

/// The part of a long line that is shown.
struct Cut {
    shown: Range<usize>,
}

impl Cut {
    fn around(content: &str, run: &Range<usize>) -> Self {
        let columns: usize = content.chars().map(|char| show(char).1).sum();
        if columns <= WIDTH {
            let shown = 0..content.len();
            return Self { shown };
        }
        let before = &content[..run.start];
        let start = step(before.char_indices().rev(), WIDTH / 4).unwrap_or(0);
        let rest = &content[start..];
        let end = step(rest.char_indices(), WIDTH).map_or(content.len(), |end| start + end);
        let shown = start..end;
        Self { shown }
    }
}

/// The offset of the character that goes past `limit` columns.
fn step(chars: impl Iterator<Item = (usize, char)>, limit: usize) -> Option<usize> {
    let mut columns = 0;
    for (offset, char) in chars {
        columns += show(char).1;
        if columns > limit {
            return Some(offset);
        }
    }
    None
}

/// A character as it is shown, and the columns that takes: tabs become spaces, and what would
/// move or hide other characters is replaced.
fn show(char: char) -> (String, usize) {
    match char {
        '\t' => ("    ".to_owned(), 4),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => ("\u{fffd}".to_owned(), 1),
        char if is_bidi(char) || char.is_control() => ("\u{fffd}".to_owned(), 1),
        char => (char.to_string(), char.width().unwrap_or(0)),
    }
}

/// A message without characters that would break or hide a part of it.
fn plain(text: &str) -> String {
    text.chars().map(|char| show(char).0).collect()
}

/// Whether a character changes the direction of the text around it, so that code reads differently
/// from what it says: the characters that rustc refuses too.
pub fn is_bidi(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
