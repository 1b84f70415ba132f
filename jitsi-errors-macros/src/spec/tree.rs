//! The spec's text as TOML's tables.

use std::ops::Range;

use toml::de::DeTable;

use super::mistake::Mistake;
use super::model::Span;

/// One file of a catalog.
pub struct Tree<'t> {
    /// The file's index.
    pub file: usize,
    /// The document, and then what stands in sections whose header stood before.
    pub layers: Vec<DeTable<'t>>,
    broken: bool,
}

impl Tree<'_> {
    /// A place in this file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span {
            file: self.file,
            start: range.start,
            end: range.end,
        }
    }

    /// Whether text below the header at `span` is not TOML, so that what seems to be missing may
    /// stand there.
    pub fn is_broken(&self, _span: Span) -> bool {
        self.broken
    }

    /// Whether any of the text is not TOML.
    pub fn is_broken_anywhere(&self) -> bool {
        self.broken
    }
}

/// Reads `text`, as far as it can be read.
pub fn tree<'t>(file: usize, text: &'t str, mistakes: &mut Vec<Mistake>) -> Tree<'t> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let range = error.span().unwrap_or_default();
        let span = Span {
            file,
            start: range.start,
            end: range.end,
        };
        let message = error.message().to_owned();
        mistakes.push(Mistake::Syntax { span, message });
    }
    Tree {
        file,
        layers: vec![table.into_inner()],
        broken: !errors.is_empty(),
    }
}
