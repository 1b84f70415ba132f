//! The known word that a misspelled one most resembles.

/// The candidate with the fewest edits to `word`, if it is close enough to be meant; capitals don't
/// count.
pub fn nearest<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let limit = word.chars().count().div_ceil(3);
    let word = word.to_lowercase();
    candidates
        .iter()
        .map(|candidate| {
            let edits = strsim::osa_distance(&word, &candidate.to_lowercase());
            (edits, candidate)
        })
        .filter(|&(edits, _)| edits <= limit)
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, candidate)| *candidate)
}
