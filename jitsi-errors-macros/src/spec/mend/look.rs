//! What a piece of text looks like.

use super::super::date::date;
use toml_parser::lexer::TokenKind;

use super::super::diagnostic::syntax::Syntax;

pub fn open_string(kind: TokenKind) -> Syntax {
    let quotes = match kind {
        TokenKind::MlBasicString => "\"\"\"",
        TokenKind::MlLiteralString => "'''",
        TokenKind::LiteralString => "'",
        _ => "\"",
    };
    Syntax::OpenString { quotes }
}

/// What a value that is neither a string nor anything else was meant to be.
pub fn unquoted(raw: &str) -> Syntax {
    let word = raw.to_ascii_lowercase();
    match &*word {
        "true" | "yes" | "on" => Syntax::Boolean { write: true },
        "false" | "no" | "off" => Syntax::Boolean { write: false },
        "null" | "nil" | "none" | "undefined" | "~" => {
            let word = raw.to_owned();
            Syntax::Null { word }
        }
        _ if !is_like_date(raw) => Syntax::Unquoted,
        _ => match date(raw) {
            Some((date, false)) if date == raw => Syntax::NoDay,
            date => Syntax::Date {
                write: date.filter(|(_, exists)| *exists).map(|(date, _)| date),
            },
        },
    }
}

/// Whether text seems to be a date.
fn is_like_date(raw: &str) -> bool {
    let parts: Vec<&str> = raw.split(['-', '.', '/']).collect();
    let digits = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year_first = parts[0].len() == 4 && raw.contains('-');
    let years = parts.iter().filter(|part| part.len() == 4).count();
    parts.iter().all(digits) && years == 1 && (parts.len() == 3 || parts.len() == 2 && year_first)
}

/// Whether a string lacks its end.
pub fn is_open(raw: &str, kind: TokenKind) -> bool {
    let (quotes, escapes) = match kind {
        TokenKind::LiteralString => ("'", false),
        TokenKind::BasicString => ("\"", true),
        TokenKind::MlLiteralString => ("'''", false),
        TokenKind::MlBasicString => ("\"\"\"", true),
        _ => return false,
    };
    let text = raw.strip_prefix(quotes).unwrap_or_default();
    text.strip_suffix(quotes).is_none_or(|text| {
        let backslashes = text.len() - text.trim_end_matches('\\').len();
        escapes && backslashes % 2 == 1
    })
}

/// Where a curly quote seems to end a string.
pub fn curly_end(raw: &str, is_quote: impl Fn(&char) -> bool) -> Option<usize> {
    let mut quotes = raw.char_indices().filter(|(_, char)| is_quote(char));
    let ends = |&(at, char): &(usize, char)| {
        let rest = raw[at + char.len_utf8()..].trim_start_matches([' ', '\t', '\r']);
        rest.is_empty() || rest.starts_with([',', ']', '}', '#'])
    };
    quotes.find(ends).map(|(at, _)| at)
}

/// Where a line stands in a string of several lines that shows that the string should have ended
/// before: a header, or a key if the string ends in what seems to be the start of another.
pub fn overrun(string: &str) -> Option<usize> {
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
    let key = line.trim_start_matches(is_bare);
    let colon = key.len() < line.len() && key.starts_with(':');
    let first = line.lines().next().unwrap_or_default();
    colon || is_key(line) || is_header(line) || is_mark(first.trim_end())
}

/// Whether the text starts with a line that is a table's header.
pub fn is_header(text: &str) -> bool {
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
pub fn is_key(text: &str) -> bool {
    let after = text.trim_start_matches(is_bare);
    after.len() < text.len() && after.trim_start_matches([' ', '\t']).starts_with('=')
}

/// Whether a line is one of the marks of a merge conflict.
pub fn is_mark(line: &str) -> bool {
    let mark = |mark: char| {
        let rest = line.trim_start_matches(mark);
        line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))
    };
    ['<', '|', '=', '>'].into_iter().any(mark)
}

pub fn is_foreign_comment(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("/*")
}

pub fn is_key_token(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString
    )
}

/// Whether a key without quotes may hold it.
pub fn is_bare(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-')
}

pub fn is_curly(char: char) -> bool {
    matches!(char, '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

/// How much of a text is blank before its first character, with the ends of lines.
pub fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len()
}
