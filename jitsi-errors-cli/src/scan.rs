//! `scan`: the errors in logs.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::sync::Arc;

use jitsi_errors::ErrorInfo;
use serde::{Serialize, Serializer};

use crate::arguments::{Format, ScanOptions};
use crate::cli::{Outcome, Program};
use crate::input::{Input, walk};
use crate::output::{BOLD, ERROR, Output, styled};
use crate::show;

/// How much of a log is read at once.
const PART: usize = 1 << 18;

/// How many different values that are not known are shown.
const UNKNOWN: usize = 1000;

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
    let mut tally = Tally::default();
    let mut trouble = false;
    for log in options.files.iter().flat_map(|path| walk(path)) {
        let read = log.and_then(|log| {
            let read = Input::open(&log.path).and_then(|mut input| {
                if log.in_folder && input.is_binary {
                    return Ok(());
                }
                tally.read(&log.path, &mut input, program, options)
            });
            read.map_err(|error| format!("{}: {error}", log.path.display()))
        });
        if let Err(message) = read {
            program.messages.report(&message);
            trouble = true;
        }
    }
    if tally.left_out {
        program
            .messages
            .report("too many values are not known; only some of them are shown");
    }
    let counts = tally.counts();
    let found = !counts.is_empty();
    match options.format {
        Format::Text => {
            for count in &counts {
                count.show(output)?;
            }
        }
        Format::Json => output.json(&counts)?,
    }
    Ok(if trouble {
        Outcome::Trouble
    } else {
        Outcome::of(found)
    })
}

/// What was found, in the order in which it was.
#[derive(Default)]
struct Tally {
    counts: Vec<Finding>,
    /// Where a catalog's value, or one that is not known, stands in the list.
    places: HashMap<(Option<&'static str>, String), usize>,
    /// Whether there were too many values that are not known.
    left_out: bool,
}

/// An error, and where it was found.
#[derive(Serialize)]
struct Finding {
    value: String,
    count: u64,
    first: Place,
    last: Place,
    /// All that is known about it, if it is known.
    entry: Option<ErrorInfo>,
}

/// A line of a log, counted from 1.
#[derive(Clone, Serialize)]
struct Place {
    #[serde(serialize_with = "shown")]
    file: Arc<Path>,
    line: u64,
}

impl Tally {
    /// Reads a log to its end. What was found before an error stays.
    fn read(
        &mut self,
        path: &Path,
        log: &mut impl Read,
        program: Program<'_>,
        options: &ScanOptions,
    ) -> io::Result<()> {
        let file: Arc<Path> = path.into();
        let mut found = |line, value: &str, entry: Option<ErrorInfo>| {
            if options.unknown || entry.is_some() {
                self.add(
                    Place {
                        file: file.clone(),
                        line,
                    },
                    value,
                    entry,
                );
            }
        };
        let mut searches = program.registry.searches(&options.catalogs);
        let mut part = vec![0; PART];
        let read = loop {
            match log.read(&mut part) {
                Ok(0) => break Ok(()),
                Ok(length) => {
                    for search in &mut searches {
                        search.push(&part[..length], &mut found);
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => break Err(error),
            }
        };
        for search in searches {
            search.finish(&mut found);
        }
        read
    }

    fn add(&mut self, place: Place, value: &str, entry: Option<ErrorInfo>) {
        let key = (entry.map(|entry| entry.catalog), value.to_owned());
        if let Some(&index) = self.places.get(&key) {
            let count = &mut self.counts[index];
            count.count += 1;
            count.last = place;
            return;
        }
        if entry.is_none() && self.counts.len() >= UNKNOWN {
            self.left_out = true;
            return;
        }
        self.counts.push(Finding {
            value: key.1.clone(),
            count: 1,
            first: place.clone(),
            last: place,
            entry,
        });
        self.places.insert(key, self.counts.len() - 1);
    }

    /// What was found, the most frequent first.
    fn counts(mut self) -> Vec<Finding> {
        self.counts.sort_by_key(|count| u64::MAX - count.count);
        self.counts
    }
}

impl Finding {
    fn show(&self, output: &mut Output) -> io::Result<()> {
        let (count, value) = (styled(BOLD, self.count), styled(ERROR, &self.value));
        write!(output, "{count} × {value}, {}", self.first)?;
        if self.count > 1 {
            write!(output, " to {}", self.last)?;
        }
        writeln!(output)?;
        match &self.entry {
            Some(entry) => show::facts(entry, output)?,
            None => writeln!(output, "  not known to this version")?,
        }
        writeln!(output)
    }
}

/// A path that is no UTF-8 is shown as well as it can be.
fn shown<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file.display(), self.line)
    }
}
