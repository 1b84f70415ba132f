//! Finds the errors in a log, for the page.

use std::collections::HashMap;

use jitsi_errors::{Catalog, ErrorInfo, JitsiError, Match, StreamScanner};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// The maximum number of lines listed for an error.
const LINES: usize = 10;

/// The maximum number of different unknown values.
const UNKNOWN: usize = 100;

/// A log that is read in parts, and the errors in it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Log {
    scan: StreamScanner<JitsiError>,
    findings: Findings,
}

#[derive(Default)]
struct Findings {
    /// Whether to include unknown values.
    unknown: bool,
    found: Vec<Finding>,
    /// The index of each value in `found`.
    indices: HashMap<String, usize>,
}

/// An error, and the lines in which it occurs.
#[derive(Serialize)]
struct Finding {
    value: String,
    count: u32,
    lines: Vec<u64>,
    entry: Option<ErrorInfo>,
}

#[wasm_bindgen]
impl Log {
    /// Creates an empty log. `unknown` is whether to include unknown values.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(unknown: bool) -> Self {
        let mut log = Self::default();
        log.findings.unknown = unknown;
        log
    }

    /// Adds the next part.
    pub fn push(&mut self, part: &[u8]) {
        self.scan.push(part, |found| self.findings.add(found));
    }

    /// Returns the errors as JSON, the most frequent first.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.scan.finish(|found| self.findings.add(found));
        let mut found = self.findings.found;
        found.sort_by_key(|finding| u32::MAX - finding.count);
        serde_json::to_string(&found).unwrap_or_default()
    }
}

impl Findings {
    fn add(&mut self, found: Match<'_, JitsiError>) {
        let (value, known) = (found.error.value(), found.error.known());
        let index = match self.indices.get(value) {
            Some(index) => *index,
            None if known.is_none() && (!self.unknown || self.found.len() >= UNKNOWN) => return,
            None => {
                self.indices.insert(value.to_owned(), self.found.len());
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
        if finding.lines.len() < LINES && finding.lines.last() != Some(&found.line) {
            finding.lines.push(found.line);
        }
    }
}
