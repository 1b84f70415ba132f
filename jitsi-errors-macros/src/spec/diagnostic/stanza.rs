//! What can be wrong in what a spec says of stanzas.

use super::super::model::{Span, StanzaKind, Text};
use super::super::report::Report;
use super::words::did_you_mean;

/// What is wrong in what a spec says of stanzas.
pub enum Stanza {
    /// A rule that asks for nothing, and does not say that it comes last.
    AsksNothing {
        span: Span,
    },
    /// A rule that comes last, and asks for something all the same.
    FallbackAsks {
        fallback: Span,
        asked: Text,
    },
    /// Something is asked of an error where a stanza of this kind has none.
    NoError {
        key: Text,
        span: Span,
        kind: StanzaKind,
    },
    /// No path to an element.
    NoPath {
        path: Text,
    },
    /// No name of an attribute.
    NoName {
        name: Text,
    },
    /// A rule that is never tried, since another fits wherever it does.
    NeverTried {
        rule: Span,
        error: String,
        first: Span,
        by: String,
    },

    /// A rule that requires what it excludes.
    NeverHolds {
        rule: Span,
    },

    /// The same among the catalogs of a union.
    TakenInUnion {
        rule: Span,
        error: String,
        first: Span,
        by: String,
    },

    /// An error in the order that is none.
    OrderOfNothing {
        name: Text,
        meant: Option<String>,
    },
    OrderedTwice {
        first: Span,
        name: Text,
    },
    OrderWithoutRule {
        name: Text,
        error: Span,
    },

    /// What is said of where a parameter comes from.
    Origin(Origin),
}

/// What is wrong in where a parameter comes from.
pub enum Origin {
    /// A parameter that comes from nowhere.
    Nowhere {
        span: Span,
    },
    Twice {
        first: Text,
        second: Text,
    },
    /// A parameter of an error that no rule finds.
    WithoutRule {
        span: Span,
        error: Text,
    },
    /// An origin behind a default, which is always there.
    AfterDefault {
        default: Span,
        span: Span,
    },
    /// A list comes in no stanza.
    List {
        span: Span,
    },
    /// A default where the parameter is no text.
    DefaultNoText {
        span: Span,
    },
    /// The rules of a catalog where the parameter is from none.
    RulesOfNothing {
        span: Span,
    },
}

impl Stanza {
    /// What is said about it.
    pub fn report(&self) -> Report {
        match self {
            Self::AsksNothing { span } => Report::new(*span, "this rule asks for nothing")
                .note("every stanza of this kind would be the error")
                .help(
                    "ask for a `type`, a `condition` or elements, or add `fallback = true`, so \
                     that it comes after all other rules",
                ),
            Self::FallbackAsks { fallback, asked } => {
                let message = format!("`fallback` does not go with `{}`", &**asked);
                Report::new(*fallback, message)
                    .note("this takes whatever no other rule fits")
                    .also(asked.span, "this asks for something")
            }
            Self::NeverHolds { rule } => Report::new(*rule, "this rule never fits")
                .note("it requires an element that it excludes"),
            Self::NoError { key, span, kind } => {
                let message = format!("`{}` makes no sense here", &**key);
                let note = format!("{} has none", kind.docs());
                Report::new(*span, message).note(note)
            }
            Self::NoPath { path } => {
                let message = format!("`{}` is not a path to an element", &**path);
                let report = Report::new(path.span, message).note(
                    "expected names without prefixes, or `*`, with `/` between them, such as \
                     `error/text`",
                );
                report.help("it starts below the stanza itself; say the namespace with `xmlns`")
            }
            Self::NoName { name } => {
                let message = format!("`{}` can't be the name of an attribute", &**name);
                Report::new(name.span, message).note("expected a name without a prefix")
            }
            Self::NeverTried {
                rule,
                error,
                first,
                by,
            } => {
                let message = "this rule can't be told apart from another";
                never(message, *rule, error, *first, by).help(
                    "ask for more here or for less there, or say in `order` of `stanza` in \
                     `[catalog]` which error comes first",
                )
            }
            Self::TakenInUnion {
                rule,
                error,
                first,
                by,
            } => {
                let message = "two catalogs take the same stanza for theirs";
                let report = never(message, *rule, error, *first, by);
                report.help("ask for more in one of them, such as who sent it")
            }

            Self::OrderOfNothing { name, meant } => {
                let message = format!("there is no error `{}`", &**name);
                let note = meant.as_deref().map(did_you_mean);
                Report::new(name.span, message).note(note.unwrap_or_default())
            }
            Self::OrderedTwice { first, name } => {
                let message = format!("`{}` stands twice in the order", &**name);
                Report::new(name.span, message)
                    .note("second place")
                    .also(*first, "first place")
            }
            Self::OrderWithoutRule { name, error } => {
                let message = format!("`{}` has no rules to be ordered", &**name);
                Report::new(name.span, message)
                    .note("remove it")
                    .also(*error, "this has no `stanza`")
            }

            Self::Origin(diagnostic) => diagnostic.report(),
        }
    }
}

/// A rule that leaves another one nothing.
fn never(message: &str, rule: Span, error: &str, first: Span, by: &str) -> Report {
    Report::new(rule, message)
        .note(format!("never `{error}`"))
        .also(
            first,
            format!("wherever that fits, this is tried first: `{by}`"),
        )
}

impl Origin {
    /// What is said about it.
    fn report(&self) -> Report {
        match self {
            Self::Nowhere { span } => Report::new(*span, "this does not say where to look")
                .note("expected one of `path`, `condition`, `context`, `rules` and `default`"),
            Self::AfterDefault { default, span } => {
                Report::new(*span, "this origin is never tried")
                    .also(*default, "this default is always there")
                    .help("put the default last")
            }
            Self::Twice { first, second } => {
                let message = format!("`{}` does not go with `{}`", &**second, &**first);
                Report::new(second.span, message)
                    .note("second place to look")
                    .also(first.span, "first place to look")
                    .help("write a table for each, in the order in which they are looked at")
            }
            Self::WithoutRule { span, error } => {
                Report::new(*span, "nothing says in which stanza this would come")
                    .note("never looked at")
                    .also(error.span, "this has no `stanza`")
                    .help("add `stanza`, with rules that say which stanza is the error")
            }
            Self::List { span } => Report::new(*span, "a stanza holds no lists")
                .note("remove it, or choose another type"),
            Self::DefaultNoText { span } => Report::new(
                *span,
                "only a string or a catalog's value can have a default",
            )
            .note("remove it"),
            Self::RulesOfNothing { span } => {
                Report::new(*span, "this parameter's type is no catalog")
                    .note("there are no rules to be tried")
                    .help("name the `catalog`, or say where the parameter stands with `path`")
            }
        }
    }
}
