//! The spec's text as TOML's tables, which `toml` builds.

use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::syntax::{NotToml, Syntax};
use super::mend::{self, Mended};
use super::model::Span;

/// One file of a catalog.
pub struct Tree<'t> {
    /// The file's index.
    pub file: usize,
    /// The document, and then the sections with a repeated header: they are checked, but define
    /// nothing.
    pub layers: Vec<DeTable<'t>>,
    mended: &'t Mended,
}

impl Tree<'_> {
    /// The span in the file of a key or a value of its tables.
    pub fn span(&self, range: Range<usize>) -> Span {
        let Range { start, end } = self.mended.span(&range);
        Span {
            file: self.file,
            start,
            end,
        }
    }

    /// Whether what seems to be missing in the table at `span` (its header, its key or its braces)
    /// may stand in text that is not TOML, or below the same header in another place.
    pub fn is_broken(&self, span: Span) -> bool {
        self.mended.is_broken(&span.range())
    }

    /// Whether any text of the file is not TOML.
    pub fn is_broken_anywhere(&self) -> bool {
        !self.mended.layers.is_empty()
    }

    /// Whether what seems wrong at `span` follows from text there that is not TOML, and has been told.
    pub fn is_reported(&self, span: Span) -> bool {
        self.mended.is_reported(&span.range())
    }
}

/// Reads `text`, as far as it can be read; where it is not TOML, `mended` keeps the text that is.
pub fn tree<'t>(
    file: usize,
    text: &'t str,
    mended: &'t mut Mended,
    diagnostics: &mut Vec<NotToml>,
) -> Tree<'t> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let conflicts = mend::conflicts(text);
        diagnostics.extend(conflicts.iter().filter_map(|conflict| conflict.tell(file)));
        return Tree {
            file,
            layers: vec![table.into_inner()],
            mended,
        };
    }
    let reported = diagnostics.len();
    *mended = mend::mend(file, text, diagnostics);
    if diagnostics.len() == reported {
        let span = errors[0].span().unwrap_or_default();
        let words = errors[0].message().to_owned();
        diagnostics.push(NotToml {
            at: Span {
                file,
                start: span.start,
                end: span.end,
            },
            why: Syntax::Other { words },
        });
    }
    let tables = mended.layers.iter();
    let tables = tables.map(|text| DeTable::parse_recoverable(text).0.into_inner());
    Tree {
        file,
        layers: tables.collect(),
        mended,
    }
}
