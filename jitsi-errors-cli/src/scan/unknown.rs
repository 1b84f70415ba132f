//! Which words that begin like a wire value may be one.

use std::ops::Range;

use crate::registry::Registry;

/// Ends of the names of source files, which browsers and loggers write before a message.
const SOURCES: [&str; 15] = [
    "c", "css", "html", "java", "js", "json", "jsx", "kt", "log", "lua", "map", "mjs", "rs", "ts",
    "tsx",
];

/// Names that a network may use within itself: RFC 2606, RFC 6761, RFC 6762 and what routers choose.
const LOCAL: [&str; 9] = [
    "example",
    "internal",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "test",
];

/// Keys whose value is the name of an event, as lib-jitsi-meet's analytics write them.
const EVENT_KEYS: [&str; 2] = ["action", "event"];

/// Whether the word may be a wire value: not the name of an event, of a source file or of a host.
pub fn is_credible(text: &[u8], span: &Range<usize>, registry: &Registry) -> bool {
    let word = std::str::from_utf8(&text[span.clone()]).unwrap_or_default();
    let (parent, last) = word.rsplit_once('.').unwrap_or_default();
    let is_event = registry.other_words.contains(word) || is_of_event(&text[..span.start]);
    !is_event
        && !SOURCES.contains(&last)
        && !LOCAL.contains(&last)
        && !is_host(parent, word, registry)
}

/// Whether a key of an event and its colon are before a value, also within a string.
fn is_of_event(before: &[u8]) -> bool {
    let before = before[before.len().saturating_sub(32)..].trim_ascii_end();
    let before = String::from_utf8_lossy(before);
    let Some((before, "")) = before.rsplit_once(['"', '\'']) else {
        return false;
    };
    let before = before.trim_end_matches('\\').trim_end();
    let Some(before) = before.strip_suffix(':') else {
        return false;
    };
    let before = before.trim_end().trim_end_matches(['"', '\'', '\\']);
    EVENT_KEYS.iter().any(|key| before.ends_with(key))
}

/// Whether the word reads like the name of a host, in small letters, and no wire value begins as it
/// does up to its last dot.
fn is_host(parent: &str, word: &str, registry: &Registry) -> bool {
    let begins_so = |value: &str| {
        value
            .strip_prefix(parent)
            .is_some_and(|rest| rest.starts_with('.'))
    };
    parent.contains('.')
        && word
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'))
        && !registry.errors().iter().any(|error| begins_so(error.value))
}

#[cfg(test)]
mod tests {
    use jitsi_errors::JitsiError;

    use super::is_credible;
    use crate::registry::Registry;

    fn credible(text: &str, word: &str) -> bool {
        let mut registry = Registry::default();
        registry.add::<JitsiError>(false);
        registry.other_words.insert("conference.joined");
        let start = text.find(word).expect("it is there");
        is_credible(text.as_bytes(), &(start..start + word.len()), &registry)
    }

    #[test]
    fn what_may_be_an_error_is_credible() {
        for word in [
            "conference.ofTomorrow",
            "conference.max_tables",
            "conference.connectionError.oftomorrow",
            "conference.newSpace.ofTomorrow",
            "connection.failed",
        ] {
            assert!(
                credible(&format!("{{\"error\":\"{word}\"}}"), word),
                "{word}"
            );
        }
    }

    #[test]
    fn events_files_and_hosts_are_not() {
        for (text, word) in [
            ("conference.js", "conference.js"),
            ("[conference.min.js]", "conference.min.js"),
            ("conference.joined", "conference.joined"),
            ("conference.meet.example.com", "conference.meet.example.com"),
            ("conference.localhost, null", "conference.localhost"),
            (r#"{"action":"connection.failed"}"#, "connection.failed"),
            (r#"{"action": "connection.failed"}"#, "connection.failed"),
            (r#"{\"action\":\"connection.failed\"}"#, "connection.failed"),
            ("{ event: 'connection.failed' }", "connection.failed"),
        ] {
            assert!(!credible(text, word), "{text}");
        }
    }
}
