//! Where the characters of a string are written.

use super::model::{Span, Text};

/// The characters of a string as TOML decodes them, each with the place where the file `source` has
/// it.
pub fn characters(source: &str, string: &Text) -> impl Iterator<Item = (Span, char)> {
    let Span { file, start, end } = string.span;
    let char_spans = source.get(start..end).unwrap_or_default();
    let is_basic = char_spans.starts_with('"');
    let is_quoted = is_basic || char_spans.starts_with('\'');
    let is_long = char_spans.starts_with("\"\"\"") || char_spans.starts_with("'''");
    let quotes = if is_long { 3 } else { usize::from(is_quoted) };
    let content = char_spans.get(quotes..char_spans.len().saturating_sub(quotes));
    let mut rest = content.unwrap_or_default();
    if is_long {
        let line = rest.strip_prefix('\r').unwrap_or(rest);
        rest = line.strip_prefix('\n').unwrap_or(rest);
    }
    let end = end.saturating_sub(quotes);
    std::iter::from_fn(move || {
        if is_basic && is_long {
            rest = skip_joints(rest);
        }
        let char = rest.chars().next()?;
        let start = end - rest.len();
        let (decoded, length) = match char {
            '\\' if is_basic => escape(rest),
            char => (char, char.len_utf8()),
        };
        rest = rest.get(length..).unwrap_or_default();
        let end = start + length;
        Some((Span { file, start, end }, decoded))
    })
}

/// What comes after backslashes that join lines.
fn skip_joints(mut text: &str) -> &str {
    while let Some(line) = text.strip_prefix('\\') {
        let next = line.trim_start_matches([' ', '\t', '\r', '\n']);
        if !line[..line.len() - next.len()].contains('\n') {
            break;
        }
        text = next;
    }
    text
}

/// The character of the escape at the start of the text, and the escape's length.
fn escape(text: &str) -> (char, usize) {
    let simple = |char| (char, 2);
    let digits = match text.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b'b') => return simple('\u{8}'),
        Some(b't') => return simple('\t'),
        Some(b'n') => return simple('\n'),
        Some(b'f') => return simple('\u{c}'),
        Some(b'r') => return simple('\r'),
        Some(b'e') => return simple('\u{1b}'),
        Some(b'"') => return simple('"'),
        _ => return simple('\\'),
    };
    let digits = text.get(2..2 + digits).unwrap_or_default();
    let code = u32::from_str_radix(digits, 16).ok();
    let char = code.and_then(char::from_u32).unwrap_or_default();
    (char, 2 + digits.len())
}
