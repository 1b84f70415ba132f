//! `list`: the errors of all catalogs.

use std::io::{self, Write};

use jitsi_errors::ErrorInfo;
use serde::Serialize;

use crate::arguments::Format;
use crate::cli::{Outcome, Program};
use crate::output::{BOLD, DIM, ERROR, Output, styled};

/// Lists the errors of these catalogs, or of all.
///
/// # Errors
///
/// What the output reports.
pub fn run(
    program: Program<'_>,
    format: Format,
    catalogs: &[String],
    output: &mut Output,
) -> io::Result<Outcome> {
    let mut entries: Vec<ErrorInfo> = program.registry.entries().collect();
    entries.retain(|entry| {
        catalogs.is_empty() || catalogs.iter().any(|catalog| catalog == entry.catalog)
    });
    if format == Format::Json {
        let lines = entries.iter().map(|entry| Line {
            catalog: entry.catalog,
            name: entry.name,
            value: entry.value,
            cause: entry.cause,
        });
        output.json(&lines.collect::<Vec<_>>())?;
        return Ok(Outcome::Found);
    }
    for of_one in entries.chunk_by(|one, other| one.catalog == other.catalog) {
        let first = of_one[0];
        let source = first
            .upstream
            .map(|source| format!(" ({source})"))
            .unwrap_or_default();
        writeln!(output, "{}{source}", styled(BOLD, first.catalog))?;
        let width = of_one
            .iter()
            .map(|entry| entry.value.len())
            .max()
            .unwrap_or(0);
        for entry in of_one {
            let (value, name) = (format!("{:width$}", entry.value), entry.name);
            writeln!(output, "  {}  {name}", styled(ERROR, value))?;
            writeln!(output, "  {:width$}  {}", "", styled(DIM, entry.cause))?;
        }
        writeln!(output)?;
    }
    Ok(Outcome::Found)
}

/// An error in a list for programs; `export` has all that is known.
#[derive(Serialize)]
struct Line {
    catalog: &'static str,
    name: &'static str,
    value: &'static str,
    cause: &'static str,
}
