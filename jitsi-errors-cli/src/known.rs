//! All errors of all catalogs.

use jitsi_errors::{ErrorInfo, JitsiError, each_catalog};

/// Every error, in the order of the catalogs.
pub fn all() -> Vec<ErrorInfo> {
    each_catalog!(E => E::ALL.iter().map(|error| error.info()).collect::<Vec<_>>()).concat()
}

/// The errors that a text means: those with this wire value or name, alone or with the object in
/// which it stands, or else those that stand in the text.
pub fn meant_by(text: &str) -> Vec<ErrorInfo> {
    let (object, name) = match text.rsplit_once('.') {
        Some((object, name)) => (Some(object), name),
        None => (None, text),
    };
    let mut entries = all();
    entries.retain(|entry| {
        let named = entry.name == name
            && object.is_none_or(|object| entry.upstream.unwrap_or(entry.catalog) == object);
        named || entry.value == text
    });
    if entries.is_empty() {
        entries = JitsiError::find_in(text)
            .map(|(_, error)| error.info())
            .collect();
    }
    entries
}
