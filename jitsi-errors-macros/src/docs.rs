//! What rustdoc shows: the spec's facts as Markdown.

use crate::markdown::{block, blocks, cell, code, code_cell, line};
use crate::model::{Catalog, Error, Text};

/// The docs of the enum, after what its author wrote: the introduction and a table of all errors.
pub fn catalog(catalog: &Catalog) -> String {
    let mut docs = Vec::new();
    if let Some(about) = &catalog.about {
        docs.push(blocks(about));
    }
    if let Some(example) = &catalog.example {
        docs.push("In JavaScript, with lib-jitsi-meet:".to_owned());
        docs.push(block("js", example));
    }
    docs.push("# All errors".to_owned());
    let rows = catalog.errors.iter().map(|error| {
        let variant = error.variant();
        let value = code_cell(&error.value);
        let cause = cell(&sentence(&error.cause));
        format!("| [`{variant}`](Self::{variant}) | {value} | {cause} |\n")
    });
    let head = "| Error | Wire value | Cause |\n| --- | --- | --- |\n";
    docs.push(std::iter::once(head.to_owned()).chain(rows).collect());
    docs.join("\n\n")
}

/// The docs of one variant.
pub fn error(error: &Error, source: Option<&Text>) -> String {
    let mut docs = Vec::new();
    docs.push(line(&sentence(&error.cause)));
    let constant = match source {
        Some(source) => format!("{}.{}", &**source, &*error.name),
        None => error.name.to_string(),
    };
    docs.push(format!(
        "Wire value {}, constant {}.",
        code(&error.value),
        code(&constant)
    ));
    docs.push("**When it occurs**".to_owned());
    let occurrences = error.occurrences.iter();
    let items: Vec<String> = occurrences
        .map(|text| format!("- {}", line(text)))
        .collect();
    docs.push(items.join("\n"));
    docs.push("**What to do**".to_owned());
    docs.push(blocks(&error.recommendation));
    if let Some(example) = &error.example {
        docs.push("**In JavaScript**".to_owned());
        docs.push(block("js", example));
    }
    docs.join("\n\n")
}

/// A cause as a sentence: in the spec it is written like an error message, without a capital
/// letter and a stop.
fn sentence(cause: &str) -> String {
    let cause = cause.trim();
    let word = cause.split(' ').next().unwrap_or_default();
    let plain = word
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || b"-',".contains(&byte));
    let mut sentence = cause.to_owned();
    if let Some(head) = sentence.get_mut(..1).filter(|_| plain) {
        head.make_ascii_uppercase();
    }
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// The names under which rustdoc's search finds a variant.
pub fn aliases(error: &Error, variant: &str) -> Vec<String> {
    let accepted = |alias: &&str| {
        let odd =
            |char: char| matches!(char, '"' | '\'') || char.is_whitespace() || char.is_control();
        !alias.is_empty() && *alias != variant && !alias.contains(odd)
    };
    let mut aliases: Vec<String> = [&*error.name, &*error.value]
        .into_iter()
        .filter(accepted)
        .map(str::to_owned)
        .collect();
    aliases.dedup();
    aliases
}
