//! What a catalog must hold to beyond the types of its keys.

use std::collections::HashMap;

use super::keys;
use super::model::{Catalog, Error, Text};
use super::report::{Report, Span, is_bidi};

/// Reports what is wrong in the catalog read from `text`, and drops the errors that can't have a
/// variant, so that the rest can be generated; `exists` tells whether there is such a file beside the
/// spec.
pub fn check(
    catalog: &mut Catalog,
    text: &str,
    exists: &dyn Fn(&str) -> bool,
    reports: &mut Vec<Report>,
) {
    directions(catalog, text, reports);
    names(&mut catalog.errors, reports);
    values(&catalog.errors, text, reports);
    for error in &mut catalog.errors {
        keys::check(error, exists, reports);
    }
}

/// Text that reads differently from what it says, in the file or once its escapes are decoded.
fn directions(catalog: &Catalog, text: &str, reports: &mut Vec<Report>) {
    // Asked first, for that is quick, and most specs are like this.
    if text.is_ascii() && !text.contains('\\') {
        return;
    }
    let mut report = |span: Span, char: char| {
        let message = "a character here changes the direction of the text around it";
        let report = Report::new(span, message).note(format!("{char:?}"));
        reports.push(report.help("remove it: the text would read differently from what it says"));
    };
    for (start, char) in text.char_indices().filter(|(_, char)| is_bidi(*char)) {
        report(start..start + char.len_utf8(), char);
    }
    let odd = |decoded: &&Text| !decoded.is_ascii() && decoded.contains(is_bidi);
    for decoded in texts(catalog).filter(odd) {
        for (span, char) in characters(text, decoded) {
            if is_bidi(char) && span.len() > char.len_utf8() {
                report(span, char);
            }
        }
    }
}

fn texts(catalog: &Catalog) -> impl Iterator<Item = &Text> {
    let head = [&catalog.source, &catalog.about, &catalog.example];
    let errors = catalog.errors.iter().flat_map(|error| {
        [
            &error.name,
            &error.value,
            &error.cause,
            &error.recommendation,
        ]
        .into_iter()
        .chain(&error.occurrences)
        .chain(&error.example)
        .chain(&error.retried)
        .chain(error.parameters.iter().map(|parameter| &parameter.about))
    });
    head.into_iter().flatten().chain(errors)
}

fn names(errors: &mut Vec<Error>, reports: &mut Vec<Report>) {
    let mut variants: HashMap<String, Text> = HashMap::new();
    errors.retain_mut(|error| {
        let name = error.name.clone();
        let problem = misnamed(&name);
        if let Some(problem) = problem {
            let meant = constant(&name);
            let help = match &meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write it in SCREAMING_SNAKE_CASE, such as `ICE_FAILED`".to_owned(),
            };
            if !name.contains(is_bidi) {
                let message = format!("`{}` is not a constant's name", &*name);
                let report = Report::new(name.span, message);
                reports.push(report.note(problem).help(help));
            }
            match meant {
                Some(meant) => error.name.text = meant,
                None => return false,
            }
        }
        let variant = error.variant();
        if variant == "Self" {
            let message = "`SELF` would give the variant `Self`, which is a keyword of Rust";
            let report = Report::new(name.span, message);
            reports.push(report.note("choose another name"));
            return false;
        }
        if let Some(first) = variants.get(&variant) {
            if problem.is_none() {
                let message = format!(
                    "`{}` and `{}` both give the variant `{variant}`",
                    &**first, &*name
                );
                let report = Report::new(name.span, message).note("second name");
                reports.push(report.also(first.span, "first name"));
            }
            return false;
        }
        variants.insert(variant, name);
        true
    });
}

/// Whether a constant can bear this name.
pub fn is_constant(name: &str) -> bool {
    misnamed(name).is_none()
}

/// What keeps a name from being `SCREAMING_SNAKE_CASE`.
fn misnamed(name: &str) -> Option<&'static str> {
    let odd = |byte: u8| !matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
    if name.is_empty() {
        Some("it is empty")
    } else if !name.is_ascii() {
        Some("it may hold only `A` to `Z`, `0` to `9` and `_`, all of them ASCII")
    } else if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        Some("it has small letters")
    } else if name.bytes().any(odd) {
        Some("it may hold only `A` to `Z`, `0` to `9` and `_`")
    } else if name.starts_with(|char: char| char.is_ascii_digit()) {
        Some("it starts with a digit")
    } else if name.split('_').any(str::is_empty) {
        Some("an underscore may stand only between two words")
    } else {
        None
    }
}

/// The name in `SCREAMING_SNAKE_CASE`, if it can be told.
fn constant(name: &str) -> Option<String> {
    let mut spaced = String::new();
    let mut last = '_';
    for char in name.chars() {
        if char.is_ascii_uppercase() && last.is_ascii_lowercase() {
            spaced.push('_');
        }
        spaced.push(char.to_ascii_uppercase());
        last = char;
    }
    let words = spaced.split(|char: char| !char.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    Some(words.join("_")).filter(|name| is_constant(name) && name != "SELF")
}

fn values(errors: &[Error], text: &str, reports: &mut Vec<Report>) {
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    for (index, error) in errors.iter().enumerate() {
        let value = &error.value;
        if value.is_empty() {
            continue;
        }
        let odd = |char: char| char.is_whitespace() || char.is_control();
        if value.chars().any(odd) {
            let found = characters(text, value).find(|&(_, char)| odd(char));
            let (span, char) = found.unwrap_or((value.span.range(), ' '));
            let message = "a wire value has no white space and no control characters";
            reports.push(Report::new(span, message).note(format!("{char:?}")));
        }
        let first = *firsts.entry(value).or_insert(index);
        if first != index {
            let message = format!("two errors have the wire value `{}`", &**value);
            let report = Report::new(value.span, message).note("second use");
            reports.push(report.also(errors[first].value.span, "first use"));
        }
    }
}

/// The characters of a string as TOML decodes them, each with the place where it is written.
fn characters(text: &str, string: &Text) -> impl Iterator<Item = (Span, char)> {
    let written = &text[string.span.range()];
    let quote = if written.starts_with('"') { '"' } else { '\'' };
    let mut rest = written.trim_start_matches(quote);
    if written.len() - rest.len() == 3 {
        rest = rest.trim_start_matches(['\r', '\n']);
    }
    let end = string.span.end;
    std::iter::from_fn(move || {
        let char = rest.chars().next()?;
        let start = end - rest.len();
        let (decoded, length) = match char {
            '\\' if quote == '"' => escape(rest),
            char => (char, char.len_utf8()),
        };
        rest = rest.get(length..)?;
        Some((start..start + length, decoded))
    })
}

/// The character that the escape at the start of the text stands for, and the escape's length.
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
        _ => return simple('\\'),
    };
    let digits = text.get(2..2 + digits).unwrap_or_default();
    let code = u32::from_str_radix(digits, 16).ok();
    let char = code.and_then(char::from_u32).unwrap_or_default();
    (char, 2 + digits.len())
}
