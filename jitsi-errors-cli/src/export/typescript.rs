//! `export --format typescript`: wire values and failures as types.

use std::fmt::Write as _;

use jitsi_errors::{ErrorInfo, Lifecycle, ParameterKind};

use super::{failures, notice};

/// A module with the constants of each catalog, the union of their wire values, and the failures'
/// JSON as a union that `name` discriminates.
pub fn module(name: &str, errors: &[ErrorInfo]) -> String {
    let mut module = format!("// {}\n", notice(name, "typescript"));
    for catalog in failures::catalogs(errors) {
        let title = catalog[0].catalog;
        let constants = lines(catalog, |info| {
            format!("    {}: {},", info.name, quoted(info.value))
        });
        let failures = lines(catalog, |info| format!("    | {}", failure(info, errors)));
        let failure = failures::name(title);
        let _ = write!(
            module,
            "\n/** The wire values of `{title}`, by the names of their constants. */\n\
             export const {title} = {{\n{constants}}} as const;\n\
             \n/** A wire value of `{title}`. */\n\
             export type {title} = (typeof {title})[keyof typeof {title}];\n\
             \n/** A failure of `{title}` as JSON. */\n\
             export type {failure} =\n{};\n",
            failures.trim_end()
        );
    }
    module
}

/// A line for each error, below its documentation.
fn lines(catalog: &[ErrorInfo], line: impl Fn(&ErrorInfo) -> String) -> String {
    let mut lines = String::new();
    for info in catalog {
        let _ = writeln!(lines, "    /** {} */\n{}", documentation(info), line(info));
    }
    lines
}

fn documentation(info: &ErrorInfo) -> String {
    let cause = comment(info.cause);
    match info.lifecycle {
        Lifecycle::Removed(date) => format!("{cause} @deprecated removed on {date}"),
        Lifecycle::Obsolete(date) => format!("{cause} @deprecated not reported since {date}"),
        _ => cause,
    }
}

fn failure(info: &ErrorInfo, errors: &[ErrorInfo]) -> String {
    let parameters = failures::parameters(info).map(|parameter| {
        let description = comment(parameter.description);
        let kind = kind(parameter.kind, errors);
        format!("/** {description} */ {}?: {kind}; ", parameter.name)
    });
    let parameters: String = parameters.collect();
    let parameters = format!("{{ {parameters}}}");
    format!("{{ name: {}; params: {parameters} }}", quoted(info.value))
}

fn kind(kind: ParameterKind, errors: &[ErrorInfo]) -> String {
    match kind {
        ParameterKind::Boolean | ParameterKind::Flag => "boolean".to_owned(),
        ParameterKind::Number | ParameterKind::Integer => "number".to_owned(),
        ParameterKind::List => "unknown[]".to_owned(),
        // Any string, for a newer service knows more; an editor offers the known ones.
        ParameterKind::Catalog(title) if errors.iter().any(|info| info.catalog == title) => {
            format!("{title} | (string & {{}})")
        }
        ParameterKind::String | ParameterKind::Catalog(_) => "string".to_owned(),
        _ => "unknown".to_owned(),
    }
}

/// A string of JSON is one of TypeScript too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text on one line, in which no comment ends.
fn comment(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace("*/", "*\\/")
}
