//! What rustdoc shows: the spec's facts as Markdown.

use syn::Ident;

use super::markdown::{block, blocks, cell, code, code_cell, line};
use super::stanza;
use crate::stages::spec::model::{
    Action, Case, Catalog, Date, Error, Fact, Holds, Parameter, ParameterKind, Text, Then, Value,
    Verb,
};

/// The docs of the enum, after what its author wrote: the introduction and a table of all errors.
pub fn catalog(catalog: &Catalog) -> String {
    let mut docs = Vec::new();
    if let Some(description) = &catalog.description {
        docs.push(blocks(description));
    }
    if let Some(example) = &catalog.example {
        let upstream = is_upstream(catalog);
        docs.push(
            if upstream {
                "In JavaScript, with lib-jitsi-meet:"
            } else {
                "For example:"
            }
            .to_owned(),
        );
        docs.push(self::example(catalog, example));
    }
    docs.push("# All errors".to_owned());
    docs.push(table(catalog));
    docs.extend(stanza::order_in_words(catalog));
    docs.join("\n\n")
}

/// A table of all errors at a glance.
fn table(catalog: &Catalog) -> String {
    let errors = &catalog.errors;
    let shown: Vec<(usize, &Fact)> = catalog
        .facts
        .iter()
        .enumerate()
        .filter(|(index, _)| is_short(errors, *index))
        .collect();
    let with_recovery = errors.iter().any(|error| !error.recovery.is_empty());
    let with_event = errors.iter().any(|error| error.event.is_some());
    let advice = match (with_recovery, with_event) {
        (true, true) => Some("What to do, delivered by"),
        (true, false) => Some("What to do"),
        (false, true) => Some("Delivered by"),
        (false, false) => None,
    };
    let mut head = vec!["Error and wire value".to_owned(), "Cause".to_owned()];
    head.extend(shown.iter().map(|(_, fact)| code_cell(&fact.name)));
    head.extend(advice.map(str::to_owned));
    let mut table = row(&head) + &row(&vec!["---".to_owned(); head.len()]);
    for error in errors {
        let variant = error.variant();
        let past = match (&error.lifecycle.removed, &error.lifecycle.obsolete) {
            (Some(day), _) => format!(" *Removed on {}.*", date(day)),
            (None, Some(day)) => format!(" *Not reported since {}.*", date(day)),
            (None, None) => String::new(),
        };
        let mut cells = vec![
            format!(
                "[`{variant}`](Self::{variant})<br>{}",
                code_cell(&error.value)
            ),
            format!("{}{past}", cell(&sentence(&error.cause))),
        ];
        cells.extend(shown.iter().map(|(index, _)| {
            let value = error.facts[*index].as_ref();
            value.map_or_else(String::new, |value| cell(&self::value(value)))
        }));
        if advice.is_some() {
            let mut advice = Vec::new();
            if let Some(recovery) = recovery(error) {
                advice.push(cell(&recovery));
            }
            if let Some(event) = error.event {
                advice.push(code_cell(event.word()));
            }
            cells.push(advice.join("<br>"));
        }
        table += &row(&cells);
    }
    table
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Whether a fact is so short for each error that a column shows it.
fn is_short(errors: &[Error], index: usize) -> bool {
    let values = errors
        .iter()
        .filter_map(|error| error.facts[index].as_ref());
    values
        .map(value)
        .all(|value| value.chars().count() <= COLUMN)
}

/// How many characters of a fact a column shows.
const COLUMN: usize = 16;

/// The docs of one variant.
pub fn error(catalog: &Catalog, error: &Error) -> String {
    let mut docs = vec![line(&sentence(&error.cause)), facts(catalog, error)];
    docs.push("**When it occurs**".to_owned());
    docs.push(texts(&error.occurrences));
    if !error.not_when.is_empty() {
        docs.push("**Not when**".to_owned());
        docs.push(texts(&error.not_when));
    }
    if !error.parameters.is_empty() {
        docs.push("**Parameters**".to_owned());
        let parameters = error.parameters.iter().map(parameter);
        docs.push(items(&parameters.collect::<Vec<_>>()));
    }
    docs.push("**What to do**".to_owned());
    docs.push(blocks(&error.recommendation));
    if let Some(operator) = &error.operator {
        docs.push("**For operators**".to_owned());
        docs.push(blocks(operator));
    }
    if let Some(example) = &error.example {
        let upstream = is_upstream(catalog);
        docs.push(
            if upstream {
                "**In JavaScript**"
            } else {
                "**Example**"
            }
            .to_owned(),
        );
        docs.push(self::example(catalog, example));
    }
    docs.join("\n\n")
}

/// Whether the errors are lib-jitsi-meet's, whose constants or events a spec names.
fn is_upstream(catalog: &Catalog) -> bool {
    catalog.upstream.is_some() || catalog.errors.iter().any(|error| error.event.is_some())
}

/// Code that handles errors: lib-jitsi-meet's in JavaScript, else in any language.
fn example(catalog: &Catalog, example: &str) -> String {
    let language = if is_upstream(catalog) { "js" } else { "text" };
    block(language, example)
}

/// The docs of a fact's function.
pub fn fact(fact: &Fact) -> String {
    line(&sentence(&fact.description))
}

/// The value of a fact as Markdown.
fn value(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => value.to_string(),
        Value::Str(value) => line(value),
        Value::Strs(values) => {
            let values: Vec<String> = values.iter().map(|value| line(value)).collect();
            values.join(", ")
        }
        Value::Variant(variant) => code(variant),
    }
}

/// The docs of a failure's variant, with a link to the error in the catalog.
pub fn failure(error: &Error, catalog: &str) -> String {
    let catalog = catalog.replace(' ', "");
    let variant = error.variant();
    let cause = line(&sentence(&error.cause));
    format!("{cause} See [`{catalog}::{variant}`].")
}

/// The docs of the function that makes an error's failure.
pub fn constructor(error: &Error) -> String {
    let variant = error.variant();
    let cause = line(&sentence(&error.cause));
    format!("[`{variant}`](Self::{variant}): {cause}")
}

/// The docs of the function that fills a field of these variants.
pub fn setter(parameter: &Parameter, variants: &[Ident]) -> String {
    let description = line(&sentence(&parameter.description));
    let variants: Vec<String> = variants
        .iter()
        .map(|variant| format!("[`{variant}`](Self::{variant})"))
        .collect();
    format!(
        "{description} Other errors than {} stay as they are.",
        variants.join(", ")
    )
}

/// The docs of a failure's field.
pub fn field(parameter: &Parameter) -> String {
    line(&sentence(&parameter.description))
}

fn texts(texts: &[Text]) -> String {
    items(&texts.iter().map(|text| line(text)).collect::<Vec<_>>())
}

fn items(items: &[String]) -> String {
    format!("- {}", items.join("\n- "))
}

/// What a reader wants at a glance.
fn facts(catalog: &Catalog, error: &Error) -> String {
    let constant = match &catalog.upstream {
        Some(source) => format!("{}.{}", &**source, &*error.name),
        None => error.name.to_string(),
    };
    let mut facts = Vec::new();
    let mut add = |name: &str, fact: String| facts.push(format!("{name}: {fact}"));
    add("Wire value", code(&error.value));
    add("Constant", code(&constant));
    if let Some(event) = error.event {
        add("Delivered by", event.docs().to_owned());
    }
    let life = &error.lifecycle;
    let days = [
        ("Since", &life.since),
        ("Not reported since", &life.obsolete),
        ("Removed on", &life.removed),
    ];
    for (name, day) in days {
        if let Some(day) = day {
            add(name, date(day));
        }
    }
    if let Some(retried) = &error.automatic_retries {
        add(
            if is_upstream(catalog) {
                "The library has tried before"
            } else {
                "Tried before"
            },
            line(retried),
        );
    }
    if let Some(mut recovery) = recovery(error) {
        if error.action().is_none() {
            for case in &error.recovery {
                recovery += "\n  - ";
                recovery += &self::case(error, case);
            }
        }
        add("Recovery", recovery);
    }
    if let Some(message) = &error.message {
        add("Message", code(&message.text));
    }
    for (fact, value) in catalog.facts.iter().zip(&error.facts) {
        if let Some(value) = value {
            add(&code(&fact.name), self::value(value));
        }
    }
    for rule in &error.stanza {
        add("As XMPP", stanza::words(rule));
    }
    items(&facts)
}

fn parameter(parameter: &Parameter) -> String {
    let Parameter {
        name,
        kind,
        argument,
        property,
        optional,
        required,
        description,
        ..
    } = parameter;
    let kind = match kind {
        ParameterKind::Plain(kind) => kind.word().to_owned(),
        ParameterKind::Secret => "secret string".to_owned(),
        ParameterKind::Catalog { name, .. } => code(name),
    };
    let location = match property.as_str() {
        "" => format!("argument {}", argument + 1),
        property => format!("{} in argument {}", code(property), argument + 1),
    };
    let optional = match (optional, required) {
        (true, _) => ", may be missing",
        (_, true) => ", required",
        _ => "",
    };
    let stanza = match stanza::origins(parameter) {
        Some(origins) => format!("; as XMPP: {origins}"),
        None => String::new(),
    };
    format!(
        "{}, {kind}, {location}{optional}: {}{stanza}",
        code(name),
        line(description)
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
    let on = error.depends_on();
    let names: Vec<String> = on
        .iter()
        .map(|index| code(&error.parameters[*index].name))
        .collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => format!("depends on {last}"),
        others => format!("depends on {} and {last}", others.join(", ")),
    })
}

/// A case of a recovery that depends on parameters.
fn case(error: &Error, case: &Case) -> String {
    let name = |index: usize| code(&error.parameters[index].name);
    let when: Vec<String> = case
        .when
        .iter()
        .map(|condition| {
            let name = name(condition.parameter);
            match &condition.holds {
                Holds::Presence(presence) => format!("{name} {}", presence.docs()),
                Holds::Boolean(boolean) => format!("{name} is `{boolean}`"),
                Holds::Integer(integer) => format!("{name} is `{integer}`"),
                Holds::Text(text) => format!("{name} is {}", code(text)),
            }
        })
        .collect();
    let then = match &case.then {
        Then::Do(action) => self::action(*action),
        Then::As { parameter, .. } => format!("what {} says, if it is known", name(*parameter)),
    };
    match when.as_slice() {
        [] => then,
        when => format!("if {}: {then}", when.join(" and ")),
    }
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
        Action::Wait { until, poll_every } => {
            format!("{}{}", until.docs(), time(", try again every", poll_every))
        }
        Action::Restart {
            after,
            backoff: more,
        } => format!("start over{}{}", time(" after", after), backoff(more)),
        Action::JoinAsVisitor => Verb::JoinAsVisitor.docs().to_owned(),
        Action::GiveUp => Verb::GiveUp.docs().to_owned(),
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
pub fn aliases<'e>(error: &'e Error, variant: &str) -> Vec<&'e str> {
    let odd = |char: char| matches!(char, '"' | '\'') || char.is_whitespace() || char.is_control();
    let (name, value) = (&*error.name, &*error.value);
    let mut aliases = Vec::new();
    if name != variant {
        aliases.push(name);
    }
    if value != variant && value != name && !value.is_empty() && !value.contains(odd) {
        aliases.push(value);
    }
    aliases
}
