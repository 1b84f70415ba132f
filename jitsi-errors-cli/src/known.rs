//! All errors of all catalogs.

use jitsi_errors::{Entry, JitsiError, each_catalog};

/// Every error, in the order of the catalogs.
pub fn all() -> Vec<Entry> {
    each_catalog!(E => E::ALL.iter().map(|error| error.entry()).collect::<Vec<_>>()).concat()
}

/// The errors that a text means: those with this wire value or name, or else those that stand in it.
pub fn meant_by(text: &str) -> Vec<Entry> {
    let mut entries = all();
    entries.retain(|entry| entry.value == text || entry.name == text);
    if entries.is_empty() {
        entries = JitsiError::find_in(text)
            .map(|(_, error)| error.entry())
            .collect();
    }
    entries
}
