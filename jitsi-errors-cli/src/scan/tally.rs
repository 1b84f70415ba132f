//! How often each value was found, and where first and last.

use std::collections::HashMap;

use jitsi_errors::ErrorInfo;
use serde::Serialize;

use super::lines::{Hit, Location};

/// How many different values that are not known are counted.
const UNKNOWN: usize = 1000;

/// What was found, in the order in which it was.
#[derive(Default)]
pub struct Tally {
    counts: Vec<Finding>,
    /// The index of a catalog's value, or of one that is not known, in the list.
    indices: HashMap<(Option<&'static str>, String), usize>,
    /// Whether there were too many values that are not known.
    pub is_incomplete: bool,
}

/// A value, and where it was found.
#[derive(Serialize)]
pub struct Finding {
    pub value: String,
    pub count: u64,
    /// In how many files it is.
    pub files: u64,
    /// The earliest, or if a time is missing, the one that was found first.
    pub first: Location,
    pub last: Location,
    /// All that is known about the error, if it is known.
    pub info: Option<ErrorInfo>,
    #[serde(skip)]
    file: std::sync::Arc<str>,
}

impl Tally {
    pub fn add(&mut self, hit: &Hit<'_>) {
        let key = (hit.info.map(|info| info.catalog), hit.value.to_owned());
        if let Some(&index) = self.indices.get(&key) {
            self.counts[index].add(&hit.location);
            return;
        }
        if hit.info.is_none() && self.counts.len() >= UNKNOWN {
            self.is_incomplete = true;
            return;
        }
        self.counts.push(Finding {
            value: key.1.clone(),
            count: 1,
            files: 1,
            first: hit.location.clone(),
            last: hit.location.clone(),
            info: hit.info,
            file: hit.location.file.clone(),
        });
        self.indices.insert(key, self.counts.len() - 1);
    }

    /// What was found, the most frequent first.
    pub fn counts(mut self) -> Vec<Finding> {
        self.counts.sort_by_key(|count| u64::MAX - count.count);
        self.counts
    }
}

impl Finding {
    fn add(&mut self, location: &Location) {
        self.count += 1;
        if self.file != location.file {
            self.file = location.file.clone();
            self.files += 1;
        }
        let instant = |location: &Location| Some(location.timestamp?.instant());
        // Rotated logs are read by their names, mostly the latest first.
        match (instant(location), instant(&self.first), instant(&self.last)) {
            (Some(time), Some(first), _) if time < first => self.first = location.clone(),
            (Some(time), _, Some(last)) if time < last => {}
            _ => self.last = location.clone(),
        }
    }
}
