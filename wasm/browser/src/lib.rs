//! Finds the errors in a log for a page.

use std::collections::HashMap;

use jitsi_errors::{Catalog, ErrorInfo, JitsiError, Match, StreamScanner};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// How many lines are told of an error.
const LINES: usize = 10;

/// How many different values that are not known are told.
const UNKNOWN: usize = 100;

/// A log that comes in parts, and what was found in it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Log {
    scan: StreamScanner<JitsiError>,
    findings: Findings,
}

#[derive(Default)]
struct Findings {
    /// Whether values that are not known are told too.
    unknown: bool,
    found: Vec<Finding>,
    /// Where a value stands in the list.
    places: HashMap<String, usize>,
}

/// An error, and where it stands.
#[derive(Serialize)]
struct Finding {
    value: String,
    count: u32,
    lines: Vec<u64>,
    entry: Option<ErrorInfo>,
}

#[wasm_bindgen]
impl Log {
    /// An empty log; `unknown` tells whether values that are not known are told too.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(unknown: bool) -> Self {
        let mut log = Self::default();
        log.findings.unknown = unknown;
        log
    }

    /// Takes the next part.
    pub fn push(&mut self, part: &[u8]) {
        self.scan.push(part, |sighting| self.findings.add(sighting));
    }

    /// What was found, the most frequent first, as JSON.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.scan.finish(|sighting| self.findings.add(sighting));
        let mut found = self.findings.found;
        found.sort_by_key(|finding| u32::MAX - finding.count);
        serde_json::to_string(&found).unwrap_or_default()
    }
}

impl Findings {
    fn add(&mut self, sighting: Match<'_, JitsiError>) {
        let (value, known) = (sighting.error.value(), sighting.error.known());
        let index = match self.places.get(value) {
            Some(index) => *index,
            None if known.is_none() && (!self.unknown || self.found.len() >= UNKNOWN) => return,
            None => {
                self.places.insert(value.to_owned(), self.found.len());
                self.found.push(Finding {
                    value: value.to_owned(),
                    count: 0,
                    lines: Vec::new(),
                    entry: known.map(Catalog::info),
                });
                self.found.len() - 1
            }
        };
        let finding = &mut self.found[index];
        finding.count += 1;
        if finding.lines.len() < LINES && finding.lines.last() != Some(&sighting.line) {
            finding.lines.push(sighting.line);
        }
    }
}
