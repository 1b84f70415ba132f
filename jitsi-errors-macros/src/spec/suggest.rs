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

/// What people write who know other formats, each with the key that has this meaning here.
const SYNONYMS: &[(&str, &str)] = &[
    ("about", "description"),
    ("advice", "recommendation"),
    ("code", "value"),
    ("deprecated", "obsolete"),
    ("if", "when"),
    ("nullable", "optional"),
    ("reason", "cause"),
    ("reasons", "occurrences"),
    ("until", "for"),
];

/// The known key with the meaning of this word.
pub fn synonym<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let (_, meant) = SYNONYMS.iter().find(|(synonym, _)| *synonym == word)?;
    known.iter().find(|key| *key == meant).copied()
}
