//! What holds for the text that the macro's stage `mend` makes of any other.

use toml::de::DeTable;

use crate::stages::spec::diagnostic::syntax::{NotToml, Syntax};
use crate::stages::spec::mend::mend;

/// All of it is TOML; what was TOML is as it was, and what was not has been told.
///
/// # Panics
///
/// If it is not so.
pub fn assert_mended(text: &str) {
    let mut mistakes = Vec::new();
    let mended = mend(0, text, &mut mistakes);
    for layer in &mended.layers {
        let (_, errors) = DeTable::parse_recoverable(layer);
        assert!(errors.is_empty(), "{errors:?}\n{text}\n{layer}");
    }
    let is_toml = DeTable::parse(text).is_ok();
    // Nothing asks for TOML to be mended, so a string may hold what nowhere else could stand: what
    // a merge has left, or the header that shows in other text that a string lacks its end.
    let is_guess = |mistake: &NotToml| {
        matches!(
            mistake.why,
            Syntax::Conflict { .. } | Syntax::OpenString { .. }
        )
    };
    if is_toml && !mistakes.iter().any(is_guess) {
        assert!(mistakes.is_empty(), "{text}");
        assert_eq!(mended.layers, [text]);
    }
    assert!(is_toml || !mistakes.is_empty(), "{text}");
    for mistake in &mistakes {
        let span = mistake.at;
        assert!(
            text.get(span.range()).is_some(),
            "{}..{} is nowhere in\n{text}",
            span.start,
            span.end
        );
    }
}
