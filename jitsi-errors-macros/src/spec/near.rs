//! The known word that a misspelled one most resembles.

/// The candidate with the fewest edits to `word`, if it is close enough to be meant.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = word.chars().count().div_ceil(3);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|&(edits, _)| edits <= limit)
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete or replace a character, swap two) that turn one word into the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut last = None;
    for (line, left) in from.chars().enumerate() {
        let mut next = vec![line + 1];
        for (column, &right) in to.iter().enumerate() {
            let replaced = row[column] + usize::from(left != right);
            let mut edits = replaced.min(row[column + 1] + 1).min(next[column] + 1);
            if column > 0 && last == Some(right) && left == to[column - 1] {
                edits = edits.min(before[column - 1] + 1);
            }
            next.push(edits);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(left);
    }
    row[to.len()]
}
