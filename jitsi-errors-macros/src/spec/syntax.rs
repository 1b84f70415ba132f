//! What is not TOML, in plain words.

use toml_parser::{Expected, ParseError, Span};

use super::report::Report;

/// Reports a mistake that the parser found in a piece of `text` that starts at `offset`.
pub fn report(error: &ParseError, text: &str, offset: usize) -> Report {
    let span = error.unexpected().or(error.context()).unwrap_or_default();
    let span = shift(span, offset);
    let place = Place::new(text, span.start());
    let next = place.next();
    match error.description() {
        "key with no value" if next == ']' => place.header_start(),
        "key with no value" | "missing value for key" => {
            let end = place.before.trim_end_matches(['\r', '\n']).len();
            let place = Place::new(text, end);
            place.insert("an equals sign is missing", "expected `=`")
        }
        "unexpected key or value" | "unexpected content between comment and newline" => {
            place.trailing()
        }
        "invalid key-value pair"
        | "missing table open"
        | "missing array opening"
        | "missing inline table opening" => {
            let report = place.cover(next.len_utf8(), format!("unexpected `{next}`"));
            report.note(match next {
                ']' | '}' => "nothing is open here",
                _ => "expected a key or a header",
            })
        }
        "invalid unquoted key" => place.bare_key(span.len()),
        "missing assignment between key-value pairs" => {
            place.insert("an equals sign is missing", "expected `=`")
        }
        "unquoted keys cannot be empty" | "missing key for inline table element" => {
            place.insert("a key is missing", "expected a key")
        }
        "keys cannot be multi-line basic strings" | "keys cannot be multi-line literal strings" => {
            place.cover(span.len(), "a key can't be a string of several lines")
        }
        "unclosed table" | "unclosed array table" => {
            place.insert("a header without its end", &expected(error))
        }
        "unclosed array" | "unclosed inline table" => {
            let open = shift(error.context().unwrap_or_default(), offset);
            let (what, end) = match &text[open.start()..open.end()] {
                "[" => ("an array", "`]` after its last value"),
                _ => ("a table", "`}` after its last key"),
            };
            Place::new(text, open.start())
                .cover(open.len(), format!("{what} without its end"))
                .note(format!("expected {end}"))
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            place.comma()
        }
        "extra comma in array" | "extra comma in inline table" => place
            .cover(1, "a comma too many")
            .note("expected a value before it"),
        "extra `=`" | "extra assignment between key-value pairs" => {
            place.cover(1, "an equals sign too many").note("remove it")
        }
        "cannot recurse further; max recursion depth met" => {
            place.cover(span.len(), "arrays and tables are nested too deep")
        }
        "carriage return must be followed by newline" => {
            let start = place.before.strip_suffix('\r').unwrap_or(place.before);
            Place::new(text, start.len()).cover(1, "a carriage return that ends no line")
        }
        _ if next.is_control() => place.control(),
        other => place.cover(span.len(), other).note(expected(error)),
    }
}

/// Reports a mistake within a string of `text` that is whole.
pub fn content(error: &ParseError, text: &str) -> Report {
    let start = error.unexpected().unwrap_or_default().start();
    let place = Place::new(text, start);
    let next = place.next();
    match error.description() {
        "missing escaped value" => Place::new(text, start - 1)
            .cover(1 + next.len_utf8(), format!("unknown escape `\\{next}`"))
            .help("write a backslash as `\\\\`, or put the string in single quotes"),
        "too few unicode value digits" => place.insert(
            "an escape with too few digits",
            "expected a hexadecimal digit",
        ),
        "invalid value" => {
            let digits = if place.before.ends_with('U') { 8 } else { 4 };
            Place::new(text, start - 2).cover(2 + digits, "an escape that is no character")
        }
        _ if next.is_control() => {
            let help = format!("write it as `\\u{:04x}`", u32::from(next));
            place.control().help(help)
        }
        _ => report(error, text, 0),
    }
    .breaking(false)
}

/// Reports the string `raw`, at `start`, which has no end.
pub fn open_string(raw: &str, start: usize) -> Report {
    let line = raw.lines().next().unwrap_or_default().trim_end();
    let quotes = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quotes| raw.starts_with(quotes))
        .unwrap_or_default();
    let report = Report::syntax(start..start + line.len(), "a string without its end");
    report.note(format!("expected `{quotes}` at its end"))
}

/// Reports the value `raw`, at `start`, which is neither a string nor anything else.
pub fn unquoted(raw: &str, start: usize) -> Report {
    let (message, note) = if raw.is_empty() {
        ("a value is missing", "expected a string or an array")
    } else if raw.starts_with(['“', '”', '„', '‘', '’', '«']) {
        (
            "a string must stand in straight quotes",
            "expected `\"` around it",
        )
    } else {
        ("a string must stand in quotes", "expected `\"` around it")
    };
    Report::syntax(start..start + raw.len(), message).note(note)
}

/// A span in a piece of the text, as a span in the whole.
pub fn shift(span: Span, offset: usize) -> Span {
    Span::new_unchecked(span.start() + offset, span.end() + offset)
}

/// The text before a mistake, and from it on.
struct Place<'t> {
    before: &'t str,
    rest: &'t str,
}

impl<'t> Place<'t> {
    fn new(text: &'t str, mut offset: usize) -> Self {
        offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let (before, rest) = text.split_at(offset);
        Self { before, rest }
    }

    fn next(&self) -> char {
        self.rest.chars().next().unwrap_or_default()
    }

    /// The rest of the line.
    fn line(&self) -> &'t str {
        self.rest.lines().next().unwrap_or_default().trim_end()
    }

    /// Something is missing here.
    fn insert(&self, message: &str, note: &str) -> Report {
        self.cover(0, message).note(note)
    }

    /// The next bytes are wrong.
    fn cover(&self, length: usize, message: impl Into<String>) -> Report {
        let start = self.before.len();
        Report::syntax(start..start + length, message)
    }

    fn control(&self) -> Report {
        let char = self.next();
        let report = self.cover(char.len_utf8(), "a control character can't stand here");
        report.note(format!("{char:?}"))
    }

    fn header_start(&self) -> Report {
        let before = self.before.trim_end_matches(|char| char != '\n');
        let line = &self.before[before.len()..];
        let indent = line.len() - line.trim_start().len();
        let place = Place::new(self.before, before.len() + indent);
        place.insert("a header without its start", "expected `[`")
    }

    /// A value or a header has ended, but its line goes on.
    fn trailing(&self) -> Report {
        let line = self.line();
        let message = match line.chars().count() {
            1 => format!("unexpected `{line}`"),
            _ => "unexpected text at the end of a line".to_owned(),
        };
        let report = self.cover(line.len(), message);
        let report = report.note("expected a new line or a comment");
        match self.before.chars().next_back() {
            Some('"') if self.next().is_alphanumeric() => {
                report.help("if the string goes on here, write the quotes within it as `\\\"`")
            }
            Some('\'') if self.next().is_alphanumeric() => {
                report.help("if the string goes on here, put it in `\"` instead of `'`")
            }
            _ => report,
        }
    }

    fn bare_key(&self, length: usize) -> Report {
        const LETTERS: &str =
            "a key without quotes has only the letters `A` to `Z`, digits, `_` and `-`";

        if self.rest.starts_with(':') {
            let report = self.cover(1, "a key and its value are separated by `=`");
            report.note("expected `=`")
        } else if self.rest.starts_with("//") {
            let report = self.cover(2, "a comment starts with `#`");
            report.note("expected `#`")
        } else {
            self.cover(length, LETTERS)
        }
    }

    /// A comma is missing, after what stands before: in the line above, if the line is new.
    fn comma(&self) -> Report {
        let value = self.before.trim_end();
        let line = value.rsplit('\n').next().unwrap_or_default();
        let above = self.before[value.len()..].contains('\n') && !line.contains('#');
        let before = if above { value } else { self.before };
        let place = Place { before, rest: "" };
        place.insert("a comma is missing", "expected `,`")
    }
}

fn expected(error: &ParseError) -> String {
    let expected = error.expected().unwrap_or_default().iter();
    let expected: Vec<String> = expected
        .map(|expected| match expected {
            Expected::Literal("\n") => "a new line".to_owned(),
            Expected::Literal(text) => format!("`{text}`"),
            Expected::Description(text) => (*text).to_owned(),
            _ => "something else".to_owned(),
        })
        .collect();
    match expected.as_slice() {
        [] => String::new(),
        expected => format!("expected {}", expected.join(" or ")),
    }
}
