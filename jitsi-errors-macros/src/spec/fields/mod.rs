//! Tables that are asked for their keys: what was not asked for is unknown, and what was asked for
//! and does not stand there is missing.

mod values;

use std::cmp::Ordering;

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::diagnostic::{Diagnostic, Expected, Found, What};
use super::model::{Span, Text};
use super::suggest::{nearest, synonym};
use super::tree::Tree;

/// A table, and what it was asked for.
pub struct Fields<'t> {
    tree: &'t Tree<'t>,
    table: &'t DeTable<'t>,
    form: Form,
    /// The dotted path to it, as in a header; empty for the document.
    pub path: String,
    /// Its header, or its key, or its braces where it has no key.
    pub span: Span,
    /// What else its own key may have been meant to be.
    pub meant: Option<String>,
    asked: Vec<&'t str>,
    /// How much of what was asked for is there.
    found: usize,
    missing: Vec<&'t str>,
    /// What was found under another key than that which was asked for, and told.
    reported: Vec<Span>,
}

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Below a header of its own.
    Section,
    /// By a dotted key, or by the header of a table within it.
    Implied,
    Inline,
}

/// A value, and what it is called.
#[derive(Clone)]
pub struct Field<'t> {
    tree: &'t Tree<'t>,
    value: &'t Spanned<DeValue<'t>>,
    form: Form,
    /// The key, or of an element that of its array.
    pub key: Text,
    pub what: What,
    path: String,
}

impl<'t> Fields<'t> {
    /// The table of a whole document.
    pub fn root(tree: &'t Tree<'t>, table: &'t DeTable<'t>) -> Self {
        Self {
            tree,
            table,
            form: Form::Section,
            path: String::new(),
            span: tree.span(0..0),
            meant: None,
            asked: Vec::new(),
            found: 0,
            missing: Vec::new(),
            reported: Vec::new(),
        }
    }

    /// The value of an optional key.
    pub fn optional(&mut self, key: &'t str) -> Option<Field<'t>> {
        self.asked.push(key);
        let field = self.get(key);
        self.found += usize::from(field.is_some());
        field
    }

    /// The value of a required key.
    pub fn required(&mut self, key: &'t str) -> Option<Field<'t>> {
        let field = self.optional(key);
        if field.is_none() {
            self.missing.push(key);
        }
        field
    }

    /// Whether a required key is missing.
    pub fn lacks_keys(&self) -> bool {
        !self.missing.is_empty()
    }

    /// The value of a known key that is missing, but seems to be misspelled. Call it when all
    /// keys have been asked for.
    pub fn misspelled(&self, key: &str) -> Option<Field<'t>> {
        let is_it = |field: &Field<'_>| nearest(&field.key, &self.asked) == Some(key);
        self.others().into_iter().find(is_it)
    }

    /// Reports a key that belongs into the table `within`, if it is here.
    pub fn belongs(&mut self, key: &str, within: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let Some(field) = self.others().into_iter().find(|field| &*field.key == key) else {
            return false;
        };
        self.reported.push(field.key.span);
        diagnostics.push(Diagnostic::UnknownKey {
            table: field.is_table(),
            meant: Some(format!("{within}.{key}")),
            key: field.key,
            within: self.path.clone(),
            known: Vec::new(),
        });
        true
    }

    /// The value of a key that is not one of the format's.
    pub fn get(&self, key: &str) -> Option<Field<'t>> {
        let (key, value) = self.table.get_key_value(key)?;
        Some(self.field(key, value))
    }

    /// What was not asked for, in the order of the file.
    pub fn others(&self) -> Vec<Field<'t>> {
        // As most tables are.
        if self.found == self.table.len() {
            return Vec::new();
        }
        let entries = self.table.iter();
        let others = entries.filter(|(key, _)| !self.asked.contains(&key.get_ref().as_ref()));
        let mut others: Vec<_> = others.map(|(key, value)| self.field(key, value)).collect();
        others.retain(|field| !self.reported.contains(&field.key.span));
        in_order(&mut others);
        others
    }

    fn field(&self, key: &Spanned<DeString<'t>>, value: &'t Spanned<DeValue<'t>>) -> Field<'t> {
        let text = key.get_ref().to_string();
        let path = match self.path.as_str() {
            "" => text.clone(),
            path => format!("{path}.{text}"),
        };
        Field {
            tree: self.tree,
            value,
            form: match value.span().start.cmp(&key.span().start) {
                Ordering::Less => Form::Section,
                Ordering::Equal => Form::Implied,
                Ordering::Greater => Form::Inline,
            },
            what: What::Key(text.clone()),
            key: Text {
                text,
                span: self.tree.span(key.span()),
            },
            path,
        }
    }

    /// Whether it is there only by a dotted key, or by the header of a table within it.
    pub fn is_implied(&self) -> bool {
        self.form == Form::Implied
    }

    /// Asks for nothing any more, since what is missing may stand elsewhere.
    pub fn excuse(&mut self) {
        self.missing.clear();
    }

    /// Reports unknown keys, and missing ones.
    pub fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        self.tell(None, diagnostics);
    }

    /// The same for a table within `above`, which has been asked for all its keys: some of them may
    /// stand below the header of this one.
    pub fn finish_within(self, above: &mut Fields<'_>, diagnostics: &mut Vec<Diagnostic>) {
        self.tell(Some(above), diagnostics);
    }

    fn tell(mut self, above: Option<&mut Fields<'_>>, diagnostics: &mut Vec<Diagnostic>) {
        let mut unknown = self.others();
        if let Some(above) = above.filter(|_| self.form == Form::Section) {
            let mut keys = Vec::new();
            unknown.retain(|Field { key, .. }| {
                let strayed = above.asked.contains(&&**key);
                if strayed {
                    above.missing.retain(|missing| **key != **missing);
                    keys.push(key.clone());
                }
                !strayed
            });
            if !keys.is_empty() {
                diagnostics.push(Diagnostic::Strayed {
                    keys,
                    header: self.header(),
                    above: above.path.clone(),
                });
            }
        }
        for field in unknown {
            self.unknown(&field, diagnostics);
        }
        self.lacks(diagnostics);
    }

    /// The header of a section.
    fn header(&self) -> Text {
        let text = match self.path.split_once('[') {
            Some((path, _)) => format!("[[{path}]]"),
            None => format!("[{}]", self.path),
        };
        let span = self.span;
        Text { text, span }
    }

    /// Reports an unknown key, and returns the one that was meant, if that is clear.
    pub fn unknown(
        &mut self,
        field: &Field<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&'t str> {
        let meant = nearest(&field.key, &self.asked).or_else(|| synonym(&field.key, &self.asked));
        self.missing.retain(|missing| Some(*missing) != meant);
        let table = field.is_table() || field.is_tables();
        if table && self.form == Form::Implied {
            self.excuse();
        }
        diagnostics.push(Diagnostic::UnknownKey {
            key: field.key.clone(),
            table,
            within: self.path.clone(),
            meant: meant.map(str::to_owned),
            known: owned(&self.asked),
        });
        meant
    }

    /// Says that a key is missing after all.
    pub fn miss(&mut self, key: &'t str) {
        self.missing.push(key);
    }

    /// Reports the missing keys.
    pub fn lacks(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let keys = std::mem::take(&mut self.missing);
        if !keys.is_empty() && !self.tree.is_broken(self.span) {
            diagnostics.push(Diagnostic::Missing {
                table: self.path.clone(),
                span: self.span,
                keys: owned(&keys),
                meant: self.meant.clone(),
            });
        }
    }
}

/// Sorts fields by their position in the file.
pub fn in_order(fields: &mut [Field<'_>]) {
    fields.sort_by_key(|field| field.key.span);
}

/// Whether what may stand at a key is `true`.
pub fn flag(field: Option<&Field<'_>>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let flag = field.and_then(|field| field.expect_boolean(diagnostics));
    flag.unwrap_or_default()
}

/// Words that outlive the tables.
pub fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

impl<'t> Field<'t> {
    pub fn span(&self) -> Span {
        self.tree.span(self.value.span())
    }

    /// The type of the value.
    pub fn found(&self) -> Found {
        match self.value.get_ref() {
            DeValue::String(_) => Found::String,
            DeValue::Integer(_) => Found::Integer,
            DeValue::Float(_) => Found::Float,
            DeValue::Boolean(_) => Found::Boolean,
            DeValue::Datetime(_) => Found::Date,
            DeValue::Array(_) if self.form == Form::Section => Found::Tables,
            DeValue::Array(_) => Found::Array,
            DeValue::Table(_) => Found::Table,
        }
    }

    pub fn is_table(&self) -> bool {
        self.found() == Found::Table
    }

    /// Whether it is an array of sections.
    pub fn is_tables(&self) -> bool {
        self.found() == Found::Tables
    }

    /// The table, to be asked for its keys.
    pub fn table(&self) -> Option<Fields<'t>> {
        let DeValue::Table(table) = self.value.get_ref() else {
            return None;
        };
        let span = match (self.form, &self.what) {
            (Form::Inline, What::Key(_)) => self.key.span,
            _ => self.span(),
        };
        Some(Fields {
            tree: self.tree,
            table,
            form: self.form,
            path: self.path.clone(),
            span,
            meant: None,
            asked: Vec::new(),
            found: 0,
            missing: Vec::new(),
            reported: Vec::new(),
        })
    }

    /// The table, or a diagnostic.
    pub fn expect_table(
        &self,
        expected: Expected,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Fields<'t>> {
        let table = self.table();
        if table.is_none() {
            self.mistyped(expected, diagnostics);
        }
        table
    }

    /// The elements of an array, each called `what`.
    pub fn elements(&self, what: &What) -> Option<Vec<Field<'t>>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            return None;
        };
        let array: &'t DeArray<'t> = array;
        let element = |(index, value)| Field {
            tree: self.tree,
            value,
            form: self.form,
            key: self.key.clone(),
            what: what.clone(),
            path: format!("{}[{index}]", self.path),
        };
        Some(array.iter().enumerate().map(element).collect())
    }

    /// The elements of an array, or a diagnostic.
    pub fn expect_elements(
        &self,
        what: &What,
        expected: Expected,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Field<'t>>> {
        let elements = self.elements(what);
        if elements.is_none() {
            self.mistyped(expected, diagnostics);
        }
        elements
    }

    /// Whether it is an array without elements.
    pub fn is_empty(&self) -> bool {
        self.value
            .get_ref()
            .as_array()
            .is_some_and(|array| array.is_empty())
    }
}
