//! What is said of an error, in the order in which people read it: one list for the terminal and for
//! the page.

use jitsi_errors::{ErrorInfo, Lifecycle};

/// A part of an explanation.
pub enum Body {
    /// Markdown.
    Text(&'static str),
    /// Markdown too, each with a bullet.
    List(Vec<String>),
    /// Code in JavaScript.
    Code(&'static str),
}

/// The name of the constant and the object that holds it.
pub fn constant(info: &ErrorInfo) -> String {
    format!("{}.{}", info.upstream.unwrap_or(info.catalog), info.name)
}

/// The facts of an error, each with its label. What is not known is left out.
pub fn facts(info: &ErrorInfo) -> Vec<(&'static str, String)> {
    let lifecycle = match info.lifecycle {
        Lifecycle::Obsolete(date) => Some(format!("not reported since {date}")),
        Lifecycle::Removed(date) => Some(format!("removed on {date}")),
        _ => None,
    };
    let of_catalog = info.facts.iter().map(|fact| (fact.name, fact.value));
    let facts = [
        ("Catalog", Some(info.catalog.to_owned())),
        ("Wire value", Some(info.value.to_owned())),
        ("Event", info.event.map(|event| event.to_string())),
        ("Since", info.since.map(|date| date.to_string())),
        ("Lifecycle", lifecycle),
        ("Retries", info.automatic_retries.map(str::to_owned)),
        (
            "Recovery",
            info.recovery.map(|recovery| recovery.to_string()),
        ),
    ];
    facts
        .into_iter()
        .filter_map(|(label, fact)| Some((label, fact?)))
        .chain(of_catalog.map(|(name, value)| (name, value.to_string())))
        .collect()
}

/// The parts of the explanation of an error, each with its title.
pub fn sections(info: &ErrorInfo) -> Vec<(&'static str, Body)> {
    let list = |items: &[&str]| Body::List(items.iter().map(ToString::to_string).collect());
    let parameters = info.parameters.iter().map(ToString::to_string);
    let sections = [
        ("Cause", Body::Text(info.cause)),
        ("When it occurs", list(info.occurrences)),
        ("Not when", list(info.not_when)),
        ("Parameters", Body::List(parameters.collect())),
        ("What to do", Body::Text(info.recommendation)),
        (
            "For operators",
            Body::Text(info.operator.unwrap_or_default()),
        ),
        (
            "In JavaScript",
            Body::Code(info.example.unwrap_or_default().trim_matches('\n')),
        ),
    ];
    sections
        .into_iter()
        .filter(|(_, body)| match body {
            Body::List(items) => !items.is_empty(),
            Body::Text(text) | Body::Code(text) => !text.is_empty(),
        })
        .collect()
}
