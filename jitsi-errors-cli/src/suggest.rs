//! What a text may have been meant to be.

use jitsi_errors::ErrorInfo;

/// The value or name with the fewest edits to the text, if they are few enough, as the macro crate
/// suggests words of a spec. Capitals don't count, and the last part of a value may mean all of it.
pub fn nearest(sought: &str, errors: &[ErrorInfo]) -> Option<&'static str> {
    let limit = sought.chars().count().div_ceil(3);
    let sought = sought.to_lowercase();
    let candidates = errors.iter().flat_map(|error| {
        let last = error.value.rsplit('.').next().unwrap_or(error.value);
        [
            (error.value, error.value),
            (last, error.value),
            (error.name, error.name),
        ]
    });
    candidates
        .map(|(known, meant)| {
            let edits = strsim::osa_distance(&sought, &known.to_lowercase());
            (edits, meant)
        })
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, meant)| meant)
}
