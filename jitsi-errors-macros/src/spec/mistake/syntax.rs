//! What is not TOML, in plain words.

use super::super::model::Span;

/// Text that is not TOML.
#[derive(Debug)]
pub enum Syntax {
    /// An equals sign is missing.
    EqualsMissing(Span),
}
