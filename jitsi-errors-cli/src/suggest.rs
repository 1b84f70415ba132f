//! What a text may have been meant to be.

use jitsi_errors::ErrorInfo;

/// How like a suggestion must be, from 0 to 1.
const LIKE: f64 = 0.85;

/// The value or name that is most like the text, if one is like it. Capitals don't count, and the
/// last part of a value may stand for all of it.
pub fn nearest(sought: &str, entries: impl Iterator<Item = ErrorInfo>) -> Option<&'static str> {
    let sought = sought.to_lowercase();
    let likeness = |known: &str| strsim::jaro_winkler(&sought, &known.to_lowercase());
    let candidates = entries.flat_map(|entry| {
        let last = entry.value.rsplit('.').next().unwrap_or(entry.value);
        [
            (entry.value, entry.value),
            (last, entry.value),
            (entry.name, entry.name),
        ]
    });
    let (like, nearest) = candidates
        .map(|(known, meant)| (likeness(known), meant))
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (like > LIKE).then_some(nearest)
}
