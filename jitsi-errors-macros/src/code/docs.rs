//! What rustdoc shows: the spec's facts as Markdown.

use super::markdown::{block, blocks, cell, code, code_cell, line};
use super::stanza;
use crate::stages::spec::model::{
    Action, Catalog, Date, Error, Parameter, ParameterKind, Text, Verb,
};

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
    docs.push(table(&catalog.errors));
    docs.extend(stanza::order_in_words(catalog));
    docs.join("\n\n")
}

/// A table of all errors at a glance.
fn table(errors: &[Error]) -> String {
    let with_advice = errors
        .iter()
        .any(|error| error.event.is_some() || !error.recovery.is_empty());
    let row = |error: &str, cause: &str, advice: &str| {
        let advice = if with_advice {
            format!(" {advice} |")
        } else {
            String::new()
        };
        format!("| {error} | {cause} |{advice}\n")
    };
    let head = [
        row("Error and wire value", "Cause", "What to do, delivered by"),
        row("---", "---", "---"),
    ];
    let rows = errors.iter().map(|error| {
        let variant = error.variant();
        let value = code_cell(&error.value);
        let past = match (&error.life.removed, &error.life.silent) {
            (Some(day), _) => format!(" *Removed on {}.*", date(day)),
            (None, Some(day)) => format!(" *Not reported since {}.*", date(day)),
            (None, None) => String::new(),
        };
        let recovery = recovery(error).map(|recovery| cell(&recovery));
        let event = error.event.map(|event| code_cell(event.word()));
        let advice: Vec<String> = recovery.into_iter().chain(event).collect();
        row(
            &format!("[`{variant}`](Self::{variant})<br>{value}"),
            &format!("{}{past}", cell(&sentence(&error.cause))),
            &advice.join("<br>"),
        )
    });
    head.into_iter().chain(rows).collect()
}

/// The docs of one variant.
pub fn error(error: &Error, source: Option<&Text>) -> String {
    let mut docs = vec![line(&sentence(&error.cause)), facts(error, source)];
    docs.push("**When it occurs**".to_owned());
    docs.push(items(error.occurrences.iter().map(|text| line(text))));
    if !error.parameters.is_empty() {
        docs.push("**What comes along**".to_owned());
        docs.push(items(error.parameters.iter().map(parameter)));
    }
    docs.push("**What to do**".to_owned());
    docs.push(blocks(&error.recommendation));
    if let Some(example) = &error.example {
        docs.push("**In JavaScript**".to_owned());
        docs.push(block("js", example));
    }
    docs.join("\n\n")
}

/// The docs of a failure's variant, with a link to the error in the catalog.
pub fn failure(error: &Error, catalog: &str) -> String {
    let catalog = catalog.replace(' ', "");
    let variant = error.variant();
    let cause = line(&sentence(&error.cause));
    format!("{cause} See [`{catalog}::{variant}`].")
}

/// The docs of a failure's field.
pub fn field(parameter: &Parameter) -> String {
    line(&sentence(&parameter.about))
}

fn items(items: impl Iterator<Item = String>) -> String {
    let mut list = String::new();
    for item in items {
        list += if list.is_empty() { "- " } else { "\n- " };
        list += &item;
    }
    list
}

/// What a reader wants at a glance.
fn facts(error: &Error, source: Option<&Text>) -> String {
    let constant = match source {
        Some(source) => format!("{}.{}", &**source, &*error.name),
        None => error.name.to_string(),
    };
    let mut facts = vec![
        ("Wire value", code(&error.value)),
        ("Constant", code(&constant)),
    ];
    if let Some(event) = error.event {
        facts.push(("Delivered by", event.docs().to_owned()));
    }
    let life = &error.life;
    let days = [
        ("Since", &life.since),
        ("Not reported since", &life.silent),
        ("Removed on", &life.removed),
    ];
    facts.extend(
        days.into_iter()
            .filter_map(|(name, day)| Some((name, date(day.as_ref()?)))),
    );
    if let Some(retried) = &error.retried {
        facts.push(("The library has tried before", line(retried)));
    }
    if let Some(recovery) = recovery(error) {
        facts.push(("Recovery", recovery));
    }
    let rules = error.stanza.iter().map(stanza::words);
    facts.extend(rules.map(|words| ("As XMPP", words)));
    items(
        facts
            .into_iter()
            .map(|(name, fact)| format!("{name}: {fact}")),
    )
}

fn parameter(parameter: &Parameter) -> String {
    let Parameter {
        name,
        kind,
        argument,
        property,
        optional,
        about,
        ..
    } = parameter;
    let kind = match kind {
        ParameterKind::Plain(kind) => kind.word().to_owned(),
        ParameterKind::Secret => "secret string".to_owned(),
        ParameterKind::Catalog { name, .. } => code(name),
    };
    let place = match property.as_str() {
        "" => format!("argument {}", argument + 1),
        property => format!("{} in argument {}", code(property), argument + 1),
    };
    let optional = if *optional { ", may be missing" } else { "" };
    let stanza = match stanza::origins(parameter) {
        Some(origins) => format!("; as XMPP: {origins}"),
        None => String::new(),
    };
    format!(
        "{}, {kind}, {place}{optional}: {}{stanza}",
        code(name),
        line(about)
    )
}

fn date(day: &Date) -> String {
    let (year, month, day) = (
        day.number / 10_000,
        day.number / 100 % 100,
        day.number % 100,
    );
    format!("{year:04}-{month:02}-{day:02}")
}

/// A recovery in the words of the facade.
fn recovery(error: &Error) -> Option<String> {
    if let Some(action) = error.action() {
        return Some(self::action(action));
    }
    let first = *error.depends_on().first()?;
    Some(format!(
        "depends on {}",
        code(&error.parameters[first].name)
    ))
}

fn action(action: Action) -> String {
    let time = |words: &str, after: Option<u32>| match after {
        Some(after) => format!("{words} {after} s"),
        None => String::new(),
    };
    let backoff = |backoff| if backoff { ", longer each time" } else { "" };
    match action {
        Action::Retry {
            after,
            backoff: more,
        } => format!("try again{}{}", time(" after", after), backoff(more)),
        Action::Ask(input) => format!("ask for {}, then try again", input.docs()),
        Action::Wait { until, after } => {
            format!("{}{}", until.docs(), time(", try again every", after))
        }
        Action::Reload {
            after,
            backoff: more,
        } => format!("start over{}{}", time(" after", after), backoff(more)),
        Action::JoinAsVisitor => Verb::JoinAsVisitor.docs().to_owned(),
        Action::Leave => Verb::Leave.docs().to_owned(),
        Action::Continue => Verb::Continue.docs().to_owned(),
        Action::Ignore => Verb::Ignore.docs().to_owned(),
    }
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
        !alias.is_empty() && *alias != variant && !alias.chars().any(odd)
    };
    let mut aliases: Vec<String> = [&*error.name, &*error.value]
        .into_iter()
        .filter(accepted)
        .map(str::to_owned)
        .collect();
    aliases.dedup();
    aliases
}
