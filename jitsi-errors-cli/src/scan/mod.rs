//! `scan`: the errors in logs.

mod lines;
mod report;
mod tally;
mod time;
mod unknown;

use std::io::{self, Write};
use std::sync::Arc;

use indicatif::HumanBytes;
use serde::Serialize;

use crate::arguments::{Format, ScanOptions};
use crate::cli::{Outcome, Program};
use crate::input::{Input, Log, walk};
use crate::interrupt;
use crate::output::Output;
use lines::{Failed, Hit, Lines, Location};
use tally::Tally;
use time::Clock;

/// Scans logs.
///
/// # Errors
///
/// What the output reports.
pub fn run(
    program: Program<'_>,
    options: &ScanOptions,
    output: &mut Output,
) -> io::Result<Outcome> {
    interrupt::watch();
    let mut scan = Scan {
        program,
        options,
        output,
        tally: Tally::default(),
        found: false,
        files: 0,
        read: (0, 0),
    };
    let mut trouble = false;
    for log in options.files.iter().flat_map(|path| walk(path)) {
        if interrupt::happened() {
            break;
        }
        let failed = match log {
            Ok(log) => match scan.log(&log) {
                Ok(()) => continue,
                // A packed log that is cut off by Ctrl-C is not damaged.
                Err(Failed::Log(_)) if interrupt::happened() => continue,
                Err(Failed::Log(error)) => format!("{}: {error}", log.path.display()),
                Err(Failed::Output(error)) => return Err(error),
            },
            Err(message) => message,
        };
        program.messages.report(&failed);
        trouble = true;
    }
    let found = scan.report()?;
    Ok(if interrupt::happened() {
        Outcome::Interrupted
    } else if trouble {
        Outcome::Trouble
    } else {
        Outcome::of(found)
    })
}

struct Scan<'s> {
    program: Program<'s>,
    options: &'s ScanOptions,
    output: &'s mut Output,
    tally: Tally,
    found: bool,
    /// How many files were read, and of how many bytes and lines.
    files: u64,
    read: (u64, u64),
}

impl Scan<'_> {
    /// Reads a log to its end. What was found before an error stays.
    fn log(&mut self, log: &Log) -> Result<(), Failed> {
        let mut input = Input::open(&log.path).map_err(Failed::Log)?;
        if log.in_folder && input.is_binary {
            return Ok(());
        }
        let registry = self.program.registry;
        let mut lines = Lines::new(
            registry,
            registry.searches(&self.options.catalogs),
            Arc::from(log.path.to_string_lossy()),
            Clock::new(input.modified),
            self.options.unknown,
        );
        let read = lines.read(&mut input, &mut |hits| self.take(hits));
        let (bytes, count) = lines.searched();
        self.files += 1;
        self.read = (self.read.0 + bytes, self.read.1 + count);
        read
    }

    /// Counts hits, or writes them where each is asked for.
    fn take(&mut self, hits: &[Hit<'_>]) -> io::Result<()> {
        self.found |= !hits.is_empty();
        for hit in hits {
            match self.options.format {
                Format::Ndjson => self.output.line_of_json(&JsonHit {
                    location: &hit.location,
                    value: hit.value,
                    catalog: hit.info.map(|info| info.catalog),
                })?,
                Format::Text if self.options.hits => report::hit(hit, self.output)?,
                _ => self.tally.add(hit),
            }
        }
        // Who watches a stream sees them now.
        if hits.is_empty() {
            Ok(())
        } else {
            self.output.flush()
        }
    }

    /// Writes what was counted, and returns whether anything was found.
    fn report(self) -> io::Result<bool> {
        let (options, output) = (self.options, self.output);
        if self.tally.is_incomplete {
            let message = "too many values are not known; only some of them are shown";
            self.program.messages.report(message);
        }
        if !self.found && output.is_terminal {
            let (bytes, lines) = self.read;
            self.program.messages.report(&format!(
                "no error found (files: {}, lines: {lines}, size: {})",
                self.files,
                HumanBytes(bytes),
            ));
        }
        let counts = self.tally.counts();
        if options.format == Format::Json {
            output.json(&counts)?;
        } else if !counts.is_empty() {
            if output.is_terminal || options.summary {
                report::table(&counts, output)?;
            } else {
                report::lines(&counts, output)?;
            }
            if options.explain {
                report::explanations(&counts, output)?;
            } else if output.is_terminal {
                let name = self.program.messages.name;
                writeln!(
                    output,
                    "\n`{name} explain VALUE` explains one, `--explain` all."
                )?;
            }
        }
        Ok(self.found)
    }
}

/// A hit as a line of NDJSON.
#[derive(Serialize)]
struct JsonHit<'h> {
    #[serde(flatten)]
    location: &'h Location,
    value: &'h str,
    catalog: Option<&'static str>,
}
