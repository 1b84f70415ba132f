//! `export`: all that is known about all errors.

mod failures;
mod json_schema;
mod markdown;
mod pattern;
mod text;
mod typescript;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::{fs, process};

use jitsi_errors::ErrorInfo;
use serde::Serialize;

use crate::arguments::{ExportFormat, ExportOptions};
use crate::cli::{Outcome, Program};
use crate::output::{Output, line};

/// The version of the JSON's format. A change that `diff` can't read alike needs a new one.
pub const FORMAT_VERSION: u64 = 1;

/// What the JSON has to be, and each line of the NDJSON.
const SCHEMA: &str = include_str!("schema.json");

/// How many lines of a difference are shown on each side.
const SHOWN: usize = 10;

/// The whole registry, as JSON.
#[derive(Serialize)]
pub struct Export<'e> {
    format_version: u64,
    errors: &'e [ErrorInfo],
}

impl<'e> Export<'e> {
    pub fn of(errors: &'e [ErrorInfo]) -> Self {
        Self {
            format_version: FORMAT_VERSION,
            errors,
        }
    }
}

/// Writes all errors, or compares a file with them.
///
/// # Errors
///
/// What the output reports.
pub fn run(
    program: Program<'_>,
    options: &ExportOptions,
    output: &mut Output,
) -> io::Result<Outcome> {
    let errors = program.registry.errors();
    let text = if options.schema {
        SCHEMA.to_owned()
    } else {
        let searched = program.registry.searched_errors();
        write(program.messages.name, errors, &searched, options.format)?
    };
    if let Some(path) = &options.check {
        return Ok(match fs::read_to_string(path) {
            Ok(old) => check(program, path, &old, &text),
            Err(error) => trouble(program, "read", path, &error),
        });
    }
    if let Some(path) = &options.output {
        return Ok(match replace(path, &text) {
            Ok(()) => Outcome::Found,
            Err(error) => trouble(program, "write", path, &error),
        });
    }
    output.write_all(text.as_bytes())?;
    Ok(Outcome::Found)
}

/// All errors in a format, or in a pattern those that logs are `searched` for. `name` is the command
/// that writes them.
fn write(
    name: &str,
    errors: &[ErrorInfo],
    searched: &[ErrorInfo],
    format: ExportFormat,
) -> io::Result<String> {
    Ok(match format {
        ExportFormat::Json => serde_json::to_string_pretty(&Export::of(errors))? + "\n",
        ExportFormat::Ndjson => {
            let lines = errors
                .iter()
                .map(|info| Ok(serde_json::to_string(info)? + "\n"));
            lines.collect::<io::Result<String>>()?
        }
        ExportFormat::Csv => {
            let mut table = csv::Writer::from_writer(Vec::new());
            for info in errors {
                table.serialize(info.csv_row())?;
            }
            let table = table
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?;
            String::from_utf8(table).map_err(io::Error::other)?
        }
        ExportFormat::Markdown => markdown::page(name, errors),
        ExportFormat::Typescript => typescript::module(name, errors),
        ExportFormat::JsonSchema => {
            serde_json::to_string_pretty(&json_schema::schema(errors))? + "\n"
        }
        ExportFormat::Pattern => pattern::pattern(searched) + "\n",
    })
}

/// Compares a file with what it should be, and reports where they differ.
fn check(program: Program<'_>, path: &Path, old: &str, new: &str) -> Outcome {
    let [old, new]: [Vec<&str>; 2] = [old, new].map(|text| text.lines().collect());
    if old == new {
        return Outcome::Found;
    }
    let same = |(one, other): &(&&str, &&str)| one == other;
    let before = old.iter().zip(&new).take_while(same).count();
    let (old, new) = (&old[before..], &new[before..]);
    let after = old.iter().rev().zip(new.iter().rev());
    let after = after.take_while(same).count();
    program.messages.report(&format!(
        "{} is stale from line {} on; export it again",
        path.display(),
        before + 1
    ));
    for (sign, lines) in [('-', old), ('+', new)] {
        let lines = &lines[..lines.len() - after];
        for text in lines.iter().take(SHOWN) {
            line(&format!("{sign}{text}"));
        }
        if lines.len() > SHOWN {
            line(&format!("{sign}… and {} lines more", lines.len() - SHOWN));
        }
    }
    Outcome::Nothing
}

/// Writes a file at once: who reads it meanwhile, or finds it after a failure, sees the old one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut name = OsString::from(path);
    name.push(format!(".{}.new", process::id()));
    let new = Path::new(&name);
    let written = fs::write(new, text).and_then(|()| fs::rename(new, path));
    if written.is_err() {
        // It may not even have been made.
        let _ = fs::remove_file(new);
    }
    written
}

fn trouble(program: Program<'_>, what: &str, path: &Path, error: &io::Error) -> Outcome {
    let path = path.display();
    program
        .messages
        .report(&format!("can't {what} {path}: {error}"));
    Outcome::Trouble
}

/// What a generated file begins with, after its sign for a comment.
fn notice(name: &str, format: &str) -> String {
    format!("Written by `{name} export --format {format}`. Do not edit it.")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use clap::ValueEnum as _;
    use jitsi_errors::ConferenceError;

    use super::write;
    use crate::arguments::ExportFormat;

    #[test]
    fn a_thousand_errors_take_less_than_a_second() {
        let errors = (0..1000).map(|index| {
            let mut info = ConferenceError::ALL[index % ConferenceError::ALL.len()].info();
            info.name = format!("ERROR_{index}").leak();
            info.value = format!("conference.error{index}").leak();
            info
        });
        let errors: Vec<_> = errors.collect();
        let start = Instant::now();
        for format in ExportFormat::value_variants() {
            let text = write("test", &errors, &errors, *format).expect("it is written");
            assert!(text.contains("error999"));
        }
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(1), "{taken:?}");
    }
}
