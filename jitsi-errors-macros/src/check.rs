//! What a catalog must hold to beyond the types of its keys.

use std::collections::HashMap;

use crate::model::{Catalog, Error, Text};
use crate::report::{Report, is_bidi};

/// Reports what is wrong in the catalog read from `text`, and drops the errors that can't have a
/// variant, so that the rest can be generated.
pub fn check(catalog: &mut Catalog, text: &str, reports: &mut Vec<Report>) {
    directions(catalog, text, reports);
    names(&mut catalog.errors, reports);
    values(&catalog.errors, reports);
}

/// Text that reads differently from what it says, in the file or once its escapes are decoded.
fn directions(catalog: &Catalog, text: &str, reports: &mut Vec<Report>) {
    let message = "a character here changes the direction of the text around it";
    let help = "remove it: the text would read differently from what it says";
    // Whether a text is ASCII is asked first, for that is quick, and most are.
    let odd = if text.is_ascii() { "" } else { text };
    for (start, found) in odd.match_indices(is_bidi) {
        let note = format!("{:?}", found.chars().next().unwrap_or_default());
        let report = Report::new(start..start + found.len(), message).note(note);
        reports.push(report.help(help));
    }
    for decoded in texts(catalog) {
        if !decoded.is_ascii()
            && decoded.contains(is_bidi)
            && !text[decoded.span.clone()].contains(is_bidi)
        {
            let report = Report::new(decoded.span.clone(), message);
            reports.push(report.note("written as an escape").help(help));
        }
    }
}

fn texts(catalog: &Catalog) -> impl Iterator<Item = &Text> {
    let head = [&catalog.source, &catalog.about, &catalog.example];
    let errors = catalog.errors.iter().flat_map(|error| {
        [&error.value, &error.cause, &error.recommendation]
            .into_iter()
            .chain(&error.occurrences)
            .chain(&error.example)
    });
    head.into_iter().flatten().chain(errors)
}

fn names(errors: &mut Vec<Error>, reports: &mut Vec<Report>) {
    let mut variants: HashMap<String, Text> = HashMap::new();
    errors.retain(|error| {
        let name = &error.name;
        let variant = error.variant();
        if let Some(problem) = misnamed(name) {
            let message = format!("`{}` is not a constant's name", &**name);
            let report = Report::new(name.span.clone(), message).note(problem);
            reports.push(report.help("write it in SCREAMING_SNAKE_CASE, such as `ICE_FAILED`"));
            if !is_ident(&variant) {
                return false;
            }
        } else if variant == "Self" {
            let message = "`SELF` would give the variant `Self`, which is a keyword of Rust";
            let report = Report::new(name.span.clone(), message);
            reports.push(report.note("choose another name"));
            return false;
        }
        if let Some(first) = variants.get(&variant) {
            let message = format!(
                "`{}` and `{}` both give the variant `{variant}`",
                &**first, &**name
            );
            let report = Report::new(name.span.clone(), message).note("second name");
            reports.push(report.also(first.span.clone(), "first name"));
            return false;
        }
        variants.insert(variant, name.clone());
        true
    });
}

/// What keeps a name from being `SCREAMING_SNAKE_CASE`.
fn misnamed(name: &str) -> Option<&'static str> {
    let odd = |char: char| !matches!(char, 'A'..='Z' | '0'..='9' | '_');
    if name.is_empty() {
        Some("it is empty")
    } else if !name.is_ascii() {
        Some("it may hold only `A` to `Z`, `0` to `9` and `_`, all of them ASCII")
    } else if name.contains(|char: char| char.is_ascii_lowercase()) {
        Some("it has small letters")
    } else if name.contains(odd) {
        Some("it may hold only `A` to `Z`, `0` to `9` and `_`")
    } else if name.starts_with(|char: char| char.is_ascii_digit()) {
        Some("it starts with a digit")
    } else if name.split('_').any(str::is_empty) {
        Some("an underscore may stand only between two words")
    } else {
        None
    }
}

/// Whether a variant can bear this name.
fn is_ident(variant: &str) -> bool {
    let mut chars = variant.chars();
    let head = chars.next().is_some_and(|char| char.is_ascii_alphabetic());
    head && chars.all(|char| char.is_ascii_alphanumeric()) && variant != "Self"
}

fn values(errors: &[Error], reports: &mut Vec<Report>) {
    let mut firsts: HashMap<&str, &Text> = HashMap::new();
    for value in errors.iter().map(|error| &error.value) {
        if value.is_empty() {
            continue;
        }
        if let Some(odd) = value
            .chars()
            .find(|char| char.is_whitespace() || char.is_control())
        {
            let report = Report::new(
                value.span.clone(),
                "a wire value has no white space and no control characters",
            );
            reports.push(report.note(format!("contains {odd:?}")));
        }
        if let Some(first) = firsts.insert(value, value) {
            let message = format!("two errors have the wire value `{}`", &**value);
            let report = Report::new(value.span.clone(), message).note("second use");
            reports.push(report.also(first.span.clone(), "first use"));
            firsts.insert(value, first);
        }
    }
}
