//! `export`: all that is known about all errors.

use std::io::{self, Write};

use jitsi_errors::Entry;
use serde_json::{Map, Value};

use crate::Outcome;
use crate::arguments::ExportFormat;
use crate::known;
use crate::output::Output;

/// What an error's object has to be.
const SCHEMA: &str = include_str!("export.schema.json");

/// The columns that a recovery takes in a table.
const RECOVERY: [&str; 5] = ["action", "after", "backoff", "for", "on"];

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
pub fn run(format: ExportFormat, output: &mut Output) -> io::Result<Outcome> {
    let entries = known::all();
    match format {
        ExportFormat::Json => output.json(&serde_json::to_value(entries)?)?,
        ExportFormat::Ndjson => {
            for entry in entries {
                serde_json::to_writer(&mut *output, &entry)?;
                writeln!(output)?;
            }
        }
        ExportFormat::Csv => {
            let rows = entries
                .into_iter()
                .map(row)
                .collect::<Result<Vec<_>, _>>()?;
            let mut table = csv::Writer::from_writer(Vec::new());
            if let Some(first) = rows.first() {
                table.write_record(first.iter().map(|(column, _)| column))?;
            }
            for row in &rows {
                table.write_record(row.iter().map(|(_, cell)| cell))?;
            }
            let table = table
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?;
            output.write_all(&table)?;
        }
    }
    Ok(Outcome::Found)
}

/// The columns of an error and their cells. A recovery has a column for each of its parts, and a
/// list is written as JSON.
fn row(entry: Entry) -> serde_json::Result<Vec<(String, String)>> {
    let entry: Map<String, Value> = serde_json::from_value(serde_json::to_value(entry)?)?;
    let mut row = Vec::new();
    for (key, value) in entry {
        if key == "recovery" {
            for part in RECOVERY {
                row.push((format!("recovery_{part}"), cell(&value[part])));
            }
        } else {
            let cell = cell(&value);
            row.push((key, cell));
        }
    }
    Ok(row)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
