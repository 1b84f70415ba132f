//! `export`: all that is known about all errors.

use std::io::{self, Write};

use crate::arguments::ExportFormat;
use crate::cli::{Outcome, Program};
use crate::output::Output;

/// What the JSON has to be, and each line of the NDJSON.
const SCHEMA: &str = include_str!("export.schema.json");

/// Writes the JSON Schema of the export.
///
/// # Errors
///
/// What the output reports.
pub fn schema(output: &mut Output) -> io::Result<Outcome> {
    output.write_all(SCHEMA.as_bytes())?;
    Ok(Outcome::Found)
}

/// Writes all errors.
///
/// # Errors
///
/// What the output reports.
pub fn run(program: Program<'_>, format: ExportFormat, output: &mut Output) -> io::Result<Outcome> {
    let entries = program.registry.errors();
    match format {
        ExportFormat::Json => output.json(entries)?,
        ExportFormat::Ndjson => {
            for entry in entries {
                output.line_of_json(entry)?;
            }
        }
        ExportFormat::Csv => {
            let mut table = csv::Writer::from_writer(Vec::new());
            for entry in entries {
                table.serialize(entry.csv_row())?;
            }
            let table = table
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?;
            output.write_all(&table)?;
        }
    }
    Ok(Outcome::Found)
}
