//! `list`: the errors of all catalogs.

use std::io::{self, Write};

use jitsi_errors::ErrorInfo;
use serde::Serialize;

use crate::arguments::Format;
use crate::cli::{Outcome, Program};
use crate::output::{BOLD, DIM, ERROR, Output, cut};
use crate::page;

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
    let mut errors = program.registry.errors().to_vec();
    errors.retain(|info| {
        catalogs.is_empty() || catalogs.iter().any(|catalog| catalog == info.catalog)
    });
    match format {
        Format::Json => output.json(&errors.iter().map(Line::of).collect::<Vec<_>>())?,
        Format::Ndjson => {
            for info in &errors {
                output.line_of_json(&Line::of(info))?;
            }
        }
        Format::Text if output.is_terminal => for_people(&errors, output)?,
        Format::Text => {
            for info in &errors {
                writeln!(
                    output,
                    "{}\t{}\t{}",
                    info.value,
                    page::constant(info),
                    info.cause
                )?;
            }
        }
    }
    Ok(Outcome::Found)
}

fn for_people(errors: &[ErrorInfo], output: &mut Output) -> io::Result<()> {
    for of_one in errors.chunk_by(|one, other| one.catalog == other.catalog) {
        let first = of_one[0];
        let upstream = first.upstream.map(|upstream| format!(" ({upstream})"));
        let catalog = output.styled(BOLD, first.catalog);
        writeln!(output, "{catalog}{}", upstream.unwrap_or_default())?;
        let values = of_one.iter().map(|info| info.value.len());
        let width = values.max().unwrap_or(0);
        let left = output
            .width
            .map(|columns| columns.saturating_sub(width + 4));
        for info in of_one {
            let (value, name) = (format!("{:width$}", info.value), info.name);
            writeln!(output, "  {}  {name}", output.styled(ERROR, value))?;
            let cause = output.styled(DIM, cut(info.cause, left));
            writeln!(output, "  {:width$}  {cause}", "")?;
        }
        writeln!(output)?;
    }
    Ok(())
}

/// An error in a list for programs; `export` has all that is known.
#[derive(Serialize)]
struct Line {
    catalog: &'static str,
    name: &'static str,
    value: &'static str,
    cause: &'static str,
}

impl Line {
    fn of(info: &ErrorInfo) -> Self {
        Self {
            catalog: info.catalog,
            name: info.name,
            value: info.value,
            cause: info.cause,
        }
    }
}
