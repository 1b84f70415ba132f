//! A catalog as plain data, free of TOML and of tokens.

use std::ops::Deref;

use crate::report::Span;

/// All that a spec says.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The upstream object that holds the constants.
    pub source: Option<Text>,
    /// The introduction.
    pub about: Option<Text>,
    /// Handling code for the whole catalog.
    pub example: Option<Text>,
    /// In the order of the file.
    pub errors: Vec<Error>,
}

/// One error.
#[derive(Debug, Default)]
pub struct Error {
    pub name: Text,
    pub value: Text,
    pub cause: Text,
    pub occurrences: Vec<Text>,
    pub recommendation: Text,
    pub example: Option<Text>,
}

impl Error {
    /// The constant's name in upper camel case: `ICE_FAILED` is `IceFailed`.
    pub fn variant(&self) -> String {
        let words = self.name.split('_');
        words
            .flat_map(|word| {
                let tail = word.chars().skip(1).map(|char| char.to_ascii_lowercase());
                word.chars().take(1).chain(tail)
            })
            .collect()
    }
}

/// A string, as TOML decodes it, and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub text: String,
    pub span: Span,
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
