//! `scan`: the errors in logs.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;

use jitsi_errors::{Catalog, Entry, JitsiError, Open, each_catalog};
use serde::{Serialize, Serializer};

use crate::Outcome;
use crate::arguments::{Format, Scan};
use crate::input::Input;
use crate::output::{BOLD, ERROR, Output, complain, styled};
use crate::show;

/// How much of a log is in memory.
const WINDOW: usize = 1 << 20;

/// How much of it is seen again with what follows: more than an error and all that is looked at
/// around it.
const AGAIN: usize = 4096;

/// How many different values that are not known are shown.
const UNKNOWN: usize = 1000;

/// How many bytes such a value may have.
const LONGEST: usize = 256;

/// Scans logs.
///
/// # Errors
///
/// What the output reports.
pub fn run(scan: &Scan, output: &mut Output) -> io::Result<Outcome> {
    let mut tally = Tally::default();
    let mut trouble = false;
    for path in &scan.files {
        let read = Input::open(path).and_then(|mut log| tally.read(path, &mut log, scan));
        if let Err(error) = read {
            complain(&format!("{}: {error}", path.display()));
            trouble = true;
        }
    }
    if tally.left_out {
        complain("not all values that are not known are shown: they are too many, or too long");
    }
    let counts = tally.counts();
    let found = !counts.is_empty();
    match scan.format {
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
struct Tally<'p> {
    counts: Vec<Finding<'p>>,
    /// Where a catalog's value, or one that is not known, stands in the list.
    places: HashMap<(Option<&'static str>, String), usize>,
    /// Whether there were too many values that are not known.
    left_out: bool,
}

/// An error, and where it was found.
#[derive(Serialize)]
struct Finding<'p> {
    value: String,
    count: u64,
    first: Place<'p>,
    last: Place<'p>,
    /// All that is known about it, if it is known.
    entry: Option<Entry>,
}

/// A line of a log, counted from 1.
#[derive(Clone, Copy, Serialize)]
struct Place<'p> {
    #[serde(serialize_with = "shown")]
    file: &'p Path,
    line: u64,
}

impl<'p> Tally<'p> {
    /// Reads a log to its end. What was found before an error stays.
    fn read(&mut self, path: &'p Path, log: &mut impl Read, scan: &Scan) -> io::Result<()> {
        let mut window = Window::new();
        loop {
            let read = window.fill(log);
            let last = !matches!(read, Ok(true));
            self.search::<JitsiError>(path, &window, last, scan.unknown);
            each_catalog!(E => {
                // What is in the union was found as its error.
                let joined = E::ALL.iter().any(|error| JitsiError::from_value(error.value()).is_some());
                if !joined && scan.catalogs.iter().any(|title| title == E::TITLE) {
                    self.search::<E>(path, &window, last, scan.unknown);
                }
            });
            if last {
                return read.map(|_more| ());
            }
            window.advance();
        }
    }

    /// Counts the errors of a catalog that begin in a window, but for its end.
    fn search<E: Catalog>(&mut self, path: &'p Path, window: &Window, last: bool, unknown: bool) {
        let found = E::find_in_bytes(&window.bytes).with_unknown();
        let found = found.filter(|(_, error)| unknown || error.known().is_some());
        let end = if last {
            window.bytes.len()
        } else {
            window.end()
        };
        let (mut line, mut counted) = (window.line, window.start);
        for (place, error) in found {
            if place.start < window.start {
                continue;
            }
            if place.start >= end {
                break;
            }
            line += lines(&window.bytes[counted..place.start]);
            counted = place.start;
            self.add(Place { file: path, line }, error);
        }
    }

    fn add<E: Catalog>(&mut self, place: Place<'p>, error: Open<E, &str>) {
        let entry = error.known().map(Catalog::entry);
        let key = (entry.map(|entry| entry.catalog), error.value().to_owned());
        if let Some(&index) = self.places.get(&key) {
            let count = &mut self.counts[index];
            count.count += 1;
            count.last = place;
            return;
        }
        if entry.is_none() && (self.counts.len() >= UNKNOWN || key.1.len() > LONGEST) {
            self.left_out = true;
            return;
        }
        self.counts.push(Finding {
            value: key.1.clone(),
            count: 1,
            first: place,
            last: place,
            entry,
        });
        self.places.insert(key, self.counts.len() - 1);
    }

    /// What was found, the most frequent first.
    fn counts(mut self) -> Vec<Finding<'p>> {
        self.counts.sort_by_key(|count| u64::MAX - count.count);
        self.counts
    }
}

impl Finding<'_> {
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

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file.display(), self.line)
    }
}

/// The part of a log that is in memory.
struct Window {
    bytes: Vec<u8>,
    /// Where what has not been counted begins.
    start: usize,
    /// The line in which that is.
    line: u64,
}

impl Window {
    fn new() -> Self {
        Self {
            bytes: Vec::with_capacity(WINDOW),
            start: 0,
            line: 1,
        }
    }

    /// Reads until the window is full; tells whether it is, or else all was read.
    fn fill(&mut self, log: &mut impl Read) -> io::Result<bool> {
        let room = (WINDOW - self.bytes.len()) as u64;
        log.take(room).read_to_end(&mut self.bytes)?;
        Ok(self.bytes.len() == WINDOW)
    }

    /// How far a window that is not the last can be counted.
    fn end(&self) -> usize {
        self.bytes.len() - AGAIN
    }

    /// Leaves out what has been counted, but for what is looked at before the rest.
    fn advance(&mut self) {
        let end = self.end();
        self.line += lines(&self.bytes[self.start..end]);
        self.bytes.drain(..end - AGAIN);
        self.start = AGAIN;
    }
}

/// How many lines end in here.
fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
