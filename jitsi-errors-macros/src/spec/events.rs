//! The spec's text as TOML's events: keys, values and brackets in the order of the file.
//!
//! A string or an array without its end would swallow all that follows. So a text that is not TOML
//! is read in pieces, each cut off before a line that can't be a part of what is open there.

use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::lexer::TokenKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use super::report::Report;
use super::syntax;

/// Reads the events of `text`, and reports what is not TOML.
pub fn read(text: &str, reports: &mut Vec<Report>) -> Vec<Event> {
    let mut mistakes = Vec::new();
    let events = piece(text, 0..text.len(), &mut mistakes);
    let open = |event: &Event| is_open(text, event);
    if mistakes.is_empty() && !events.iter().any(open) {
        return events;
    }
    let mut events = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + cut(&text[start..]);
        events.extend(piece(text, start..end, reports));
        start = end;
    }
    events
}

/// Where an event stands.
pub fn range(event: &Event) -> Range<usize> {
    event.span().start()..event.span().end()
}

/// Whether the event is a string that lacks its end.
pub fn is_open(text: &str, event: &Event) -> bool {
    let (quotes, escapes) = match event.encoding() {
        None => return false,
        Some(Encoding::LiteralString) => ("'", false),
        Some(Encoding::BasicString) => ("\"", true),
        Some(Encoding::MlLiteralString) => ("'''", false),
        Some(Encoding::MlBasicString) => ("\"\"\"", true),
    };
    let Some(text) = text[range(event)].strip_prefix(quotes) else {
        return false;
    };
    text.strip_suffix(quotes).is_none_or(|text| {
        let backslashes = text.len() - text.trim_end_matches('\\').len();
        escapes && backslashes % 2 == 1
    })
}

fn piece(text: &str, piece: Range<usize>, reports: &mut Vec<Report>) -> Vec<Event> {
    /// How deep arrays and inline tables may be nested.
    const DEPTH: u32 = 32;

    let source = Source::new(&text[piece.clone()]);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::new();
    let mut errors = Vec::new();
    let mut valid = ValidateWhitespace::new(&mut events, source);
    parse_document(
        &tokens,
        &mut RecursionGuard::new(&mut valid, DEPTH),
        &mut errors,
    );
    // A string without its end holds the brackets that seem to be missing after it.
    let mut scalars = events
        .iter()
        .filter(|event| event.kind() == EventKind::Scalar);
    let swallows = |event: &Event| is_open(source.input(), event);
    if scalars.next_back().is_some_and(swallows) {
        errors.retain(|error: &ParseError| !error.description().starts_with("unclosed"));
    }
    let errors = errors.iter();
    reports.extend(errors.map(|error| syntax::report(error, text, piece.start)));
    if piece.start == 0 {
        return events;
    }
    for event in &mut events {
        let span = syntax::shift(event.span(), piece.start);
        *event = Event::new_unchecked(event.kind(), event.encoding(), span);
    }
    events
}

/// How long the text is up to the line that shows that something before it lacks its end.
fn cut(text: &str) -> usize {
    let mut open = Vec::new();
    let mut fresh = true;
    for token in Source::new(text).lex() {
        let (start, end) = (token.span().start(), token.span().end());
        let rest = &text[start..];
        match token.kind() {
            TokenKind::Newline => {
                fresh = true;
                continue;
            }
            TokenKind::Whitespace => continue,
            TokenKind::LeftSquareBracket if fresh && start > 0 && is_header(rest) => return start,
            TokenKind::Atom if fresh && open.last() == Some(&'[') && is_key(rest) => return start,
            TokenKind::LeftSquareBracket => open.push('['),
            TokenKind::LeftCurlyBracket => open.push('{'),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => drop(open.pop()),
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                if let Some(length) = overrun(&text[start..end]) {
                    return start + length;
                }
            }
            _ => {}
        }
        fresh = false;
    }
    text.len()
}

/// Where a line stands in a string of several lines that shows that the string should have ended
/// before: a header, or a key if the string ends in what seems to be the start of another.
fn overrun(string: &str) -> Option<usize> {
    let last = string.rsplit('\n').next().unwrap_or_default();
    let last = last.trim_end_matches(['"', '\'']).trim_end();
    let into_another = is_key(last) && last.ends_with('=');
    let mut lines = string.match_indices('\n').map(|(end, _)| end + 1);
    lines.find(|&start| {
        let line = &string[start..];
        is_header(line) || into_another && is_key(line)
    })
}

/// Whether a line starts a statement, whatever stands above it.
pub fn starts_anew(line: &str) -> bool {
    is_key(line) || is_header(line)
}

/// Whether the text starts with a line that is a table's header.
fn is_header(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let Some((path, after)) = line.trim_start_matches('[').split_once(']') else {
        return false;
    };
    let after = after.trim_start_matches(']').trim_start();
    line.starts_with('[')
        && path.starts_with(|char: char| char.is_ascii_alphabetic())
        && path
            .chars()
            .all(|char| is_bare(char) || ". \"'".contains(char))
        && (after.is_empty() || after.starts_with('#'))
}

/// Whether the text starts with a key and an equals sign.
fn is_key(text: &str) -> bool {
    let after = text.trim_start_matches(is_bare);
    after.len() < text.len() && after.trim_start_matches([' ', '\t']).starts_with('=')
}

/// Whether a key without quotes may hold it.
fn is_bare(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-')
}
