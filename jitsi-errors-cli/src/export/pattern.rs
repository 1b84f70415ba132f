//! `export --format pattern`: one regular expression that finds wire values.

use std::collections::BTreeSet;

use jitsi_errors::ErrorInfo;

/// Ends of what a log writes for a line end, a quote or a colour. A word may begin right after it:
/// see `words.rs` in the facade, which this follows.
const ESCAPES: &str =
    r"\\[nrtbfvae0]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|\[[0-9;:]*[mK]";

/// The pattern, in the syntax that RE2 and Rust's regex share. Its first group is the value.
///
/// Neither can look around. So what follows a value is a part of the match, and words with dots that
/// are no value, such as `a.conference.iceFailed`, match as a whole, with an empty group. In RE2 a word
/// has the letters of ASCII.
pub fn pattern(errors: &[ErrorInfo]) -> String {
    let values: BTreeSet<&str> = errors.iter().map(|info| info.value).collect();
    let values: Vec<String> = values.into_iter().map(escaped).collect();
    let values = values.join("|");
    format!(r"(?:\b|{ESCAPES})({values})(?:[.\-]\B|[^\w.\-]|$)|\w+(?:[.\-]\w+)+")
}

fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if r"\.+*?()|[]{}^$".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
