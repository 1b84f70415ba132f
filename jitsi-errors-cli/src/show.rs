//! An error explained to a person.

use std::io::{self, Write};

use anstyle::Style;
use jitsi_errors::{ErrorInfo, Lifecycle};

use crate::output::{BOLD, DIM, ERROR, LABEL, styled};

/// Columns of a line of text.
const WIDTH: usize = 80;

/// Writes all that is known about an error.
///
/// # Errors
///
/// What the output reports.
pub fn entry(entry: &ErrorInfo, out: &mut impl Write) -> io::Result<()> {
    facts(entry, out)?;
    if let Some(example) = entry.example {
        title("In JavaScript", out)?;
        for line in example.trim_matches('\n').lines() {
            writeln!(out, "    {}", styled(DIM, line))?;
        }
    }
    writeln!(out)
}

/// Writes all but the example.
///
/// # Errors
///
/// What the output reports.
pub fn facts(entry: &ErrorInfo, out: &mut impl Write) -> io::Result<()> {
    let source = entry.upstream.unwrap_or(entry.catalog);
    writeln!(
        out,
        "{}.{}",
        styled(BOLD, source),
        styled(ERROR, entry.name)
    )?;
    fact("Catalog", Some(entry.catalog), out)?;
    fact("Wire value", Some(entry.value), out)?;
    fact("Event", entry.event.map(|event| event.to_string()), out)?;
    fact("Since", entry.since.map(|day| day.to_string()), out)?;
    let life = match entry.lifecycle {
        Lifecycle::Obsolete(day) => Some(format!("not reported since {day}")),
        Lifecycle::Removed(day) => Some(format!("removed on {day}")),
        _ => None,
    };
    fact("Lifecycle", life, out)?;
    fact("Tried", entry.automatic_retries, out)?;
    fact(
        "Recovery",
        entry.recovery.map(|recovery| recovery.to_string()),
        out,
    )?;

    title("Cause", out)?;
    wrap(entry.cause, "    ", "    ", out)?;
    title("When it occurs", out)?;
    for occurrence in entry.occurrences {
        wrap(occurrence, "    - ", "      ", out)?;
    }
    if !entry.parameters.is_empty() {
        title("What comes along", out)?;
    }
    for parameter in entry.parameters {
        wrap(&parameter.to_string(), "    - ", "      ", out)?;
    }
    title("What to do", out)?;
    for line in entry.recommendation.lines() {
        wrap(line, "    ", "    ", out)?;
    }
    Ok(())
}

fn fact(label: &str, text: Option<impl AsRef<str>>, out: &mut impl Write) -> io::Result<()> {
    /// Where the texts begin.
    const COLUMN: usize = 14;
    let Some(text) = text else { return Ok(()) };
    let head = format!("  {label:<12}");
    debug_assert_eq!(head.len(), COLUMN);
    wrap_styled(LABEL, text.as_ref(), &head, &" ".repeat(COLUMN), out)
}

fn title(text: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n  {}", styled(LABEL, text))
}

fn wrap(text: &str, head: &str, indent: &str, out: &mut impl Write) -> io::Result<()> {
    wrap_styled(Style::new(), text, head, indent, out)
}

/// Writes `text` in lines that fit, the first after `head`, which has a style, the others after
/// `indent`.
fn wrap_styled(
    style: Style,
    text: &str,
    head: &str,
    indent: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "{}", styled(style, head))?;
    let mut column = head.chars().count();
    let mut empty = true;
    for word in text.replace("**", "").split_whitespace() {
        let length = word.chars().count();
        if !empty && column + 1 + length > WIDTH {
            write!(out, "\n{indent}")?;
            column = indent.len();
            empty = true;
        }
        if !empty {
            write!(out, " ")?;
            column += 1;
        }
        write!(out, "{word}")?;
        column += length;
        empty = false;
    }
    writeln!(out)
}
