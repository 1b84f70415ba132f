//! From tables to the model: the spec's keys, their types, and which must be there.

use std::collections::{HashMap, HashSet};

use toml::de::DeTable;

use super::diagnostic::{Diagnostic, Expected};
use super::fact::{self, Declared};
use super::fields::{Field, Fields, in_order};
use super::model::{Catalog, Error, Event, Span, Text};
use super::names::is_constant;
use super::suggest::nearest;
use super::tree::Tree;
use super::{message, parameter, recovery, stanza};

/// Reads the model from a catalog's files: their tables, and the texts these come from. What is
/// wrong is reported and left empty, so that the rest stays in use.
pub fn parse(trees: &[Tree<'_>], texts: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Catalog {
    let mut documents: Vec<Document<'_>> = Vec::new();
    for tree in trees {
        let first = documents.len();
        for (layer, table) in tree.layers.iter().enumerate() {
            documents.push(Document::read(tree, table, layer == 0, diagnostics));
        }
        let first = &documents[first];
        let is_head = first.catalog.is_some() && tree.file == 0 && trees.len() > 1;
        if !is_head && !tree.is_broken_anywhere() {
            first.vacancy(diagnostics);
        }
    }

    let (mut catalog, declared) = head(&documents, diagnostics);
    let mut reader = Reader {
        declared: &declared,
        twice: match trees {
            [_] => HashSet::new(),
            _ => in_two(&documents),
        },
        texts,
        diagnostics,
    };
    for document in &documents {
        for field in &document.errors {
            let error = reader.error(field, document);
            if document.defines {
                catalog.errors.push(error);
            }
        }
    }
    catalog.facts = declared.facts;
    catalog
}

/// The tables at the top of a file.
struct Document<'t> {
    /// Whether it defines errors. A section whose header is repeated is only checked.
    defines: bool,
    catalog: Option<Field<'t>>,
    errors: Vec<Field<'t>>,
    /// Where errors should stand, if there is nothing that may have been meant to be one.
    vacant: Option<Span>,
}

impl<'t> Document<'t> {
    fn read(
        tree: &'t Tree<'t>,
        table: &'t DeTable<'t>,
        defines: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut root = Fields::root(tree, table);
        let mut catalog = root.optional("catalog");
        let mut tables: Vec<Field<'_>> = root.optional("error").into_iter().collect();
        let mut errors = Vec::new();
        let others = root.others();
        let mut vacant = others.is_empty().then_some(root.span);
        for field in others {
            if field.is_table() && is_constant(&field.key) {
                let name = field.key.clone();
                diagnostics.push(Diagnostic::MisplacedError { name });
                errors.push(field);
                continue;
            }
            match root.unknown(&field, diagnostics) {
                Some("catalog") if field.is_table() => catalog = catalog.or(Some(field)),
                Some("error") if field.is_table() => tables.push(field),
                _ => {}
            }
        }
        for table in &tables {
            let header = "[error.ICE_FAILED]".to_owned();
            let fields = table.expect_table(Expected::Section(header), diagnostics);
            vacant = fields.as_ref().map(|fields| fields.span);
            if let Some(fields) = fields {
                errors.append(&mut fields.others());
            }
        }
        in_order(&mut errors);
        Self {
            defines,
            catalog,
            errors,
            vacant,
        }
    }

    /// Reports that there are no errors.
    fn vacancy(&self, diagnostics: &mut Vec<Diagnostic>) {
        let vacant = self.vacant.filter(|_| self.errors.is_empty());
        diagnostics.extend(vacant.map(|span| Diagnostic::NoErrors { span }));
    }
}

/// The names of errors that stand in two files.
fn in_two(documents: &[Document<'_>]) -> HashSet<String> {
    let mut twice = HashSet::new();
    let mut known = HashMap::new();
    for error in documents.iter().flat_map(|document| &document.errors) {
        let Text { text, span } = &error.key;
        if *known.entry(text).or_insert(span.file) != span.file {
            twice.insert(text.clone());
        }
    }
    twice
}

/// What the first table `catalog` says: it holds for all files.
fn head(documents: &[Document<'_>], diagnostics: &mut Vec<Diagnostic>) -> (Catalog, Declared) {
    let mut head = None;
    let mut first = None;
    for document in documents {
        let Some(field) = &document.catalog else {
            continue;
        };
        let span = field.key.span;
        if span.file > 0 && document.defines {
            diagnostics.push(Diagnostic::SecondCatalog { span, first });
        }
        let read = catalog(field, diagnostics);
        if document.defines && head.is_none() {
            (head, first) = (Some(read), Some(span));
        }
    }
    head.unwrap_or_default()
}

/// What the errors of a catalog have in common.
fn catalog(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Catalog, Declared) {
    let mut catalog = Catalog::default();
    let Some(mut fields) =
        field.expect_table(Expected::Section("[catalog]".to_owned()), diagnostics)
    else {
        return (catalog, Declared::unknown());
    };
    let upstream = fields.optional("upstream");
    let description = fields.optional("description");
    let example = fields.optional("example");
    let facts = fields.optional("facts");
    let stanza = fields.optional("stanza");
    let facts = facts.or_else(|| fields.misspelled("facts"));
    let mut text = |field: Option<Field<'_>>| field?.text(diagnostics);
    catalog.upstream = text(upstream);
    catalog.description = text(description);
    catalog.example = text(example);
    let declared = facts.map(|field| fact::declared(&field, &mut fields, diagnostics));
    if let Some(field) = stanza {
        catalog.stanza = stanza::common(&field, &mut fields, diagnostics);
    }
    fields.finish(diagnostics);
    (catalog, declared.unwrap_or_default())
}

/// Reads the errors of a file.
struct Reader<'r> {
    declared: &'r Declared,
    /// The names that stand in two files, where what one of them lacks may stand in the other.
    twice: HashSet<String>,
    texts: &'r [&'r str],
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn error(&mut self, field: &Field<'_>, document: &Document<'_>) -> Error {
        let diagnostics = &mut *self.diagnostics;
        let mut error = Error {
            name: field.key.clone(),
            ..Error::default()
        };
        error.facts.resize_with(self.declared.facts.len(), || None);
        let header = format!("[error.{}]", &*field.key);
        let Some(mut fields) = field.expect_table(Expected::Section(header), diagnostics) else {
            return error;
        };
        let before = diagnostics.len();

        let value = fields.required("value");
        let cause = fields.required("cause");
        let occurrences = fields.required("occurrences");
        let not_when = fields.optional("not_when");
        let recommendation = fields.required("recommendation");
        let operator = fields.optional("operator");
        let example = fields.optional("example");
        let message = fields.optional("message");
        let since = fields.optional("since");
        let obsolete = fields.optional("obsolete");
        let removed = fields.optional("removed");
        let event = fields.optional("event");
        let automatic_retries = fields.optional("automatic_retries");
        let recovery = fields.optional("recovery");
        let parameters = fields.optional("parameters");
        let facts = fields.optional("facts");
        let stanza = fields.optional("stanza");
        let parameters = parameters.or_else(|| fields.misspelled("parameters"));

        let mut text = |field: Option<Field<'_>>| field?.text(diagnostics);
        error.value = text(value).unwrap_or_default();
        error.cause = text(cause).unwrap_or_default();
        error.recommendation = text(recommendation).unwrap_or_default();
        error.operator = text(operator);
        error.example = text(example);
        error.automatic_retries = text(automatic_retries);
        let message = text(message);
        let mut list = |field: Option<Field<'_>>| {
            field
                .and_then(|field| phrases(&field, diagnostics))
                .unwrap_or_default()
        };
        error.occurrences = list(occurrences);
        error.not_when = list(not_when);
        let mut day = |field: Option<Field<'_>>| field?.date(diagnostics);
        error.lifecycle.since = day(since);
        error.lifecycle.obsolete = day(obsolete);
        error.lifecycle.removed = day(removed);
        error.event = event.and_then(|field| self::event(&field, diagnostics));
        let parameters = parameters
            .map(|field| parameter::parameters(&field, &mut fields, diagnostics))
            .unwrap_or_default();
        if let Some(field) = recovery {
            error.recovery = recovery::cases(&field, &mut fields, &parameters, diagnostics);
        }
        error.message = message.map(|text| {
            let source = self.texts[text.span.file];
            message::message(text, source, &parameters, diagnostics)
        });
        if let Some(field) = stanza {
            error.stanza = stanza::rules(&field, &mut fields, diagnostics);
        }
        error.parameters = parameters.all;
        error.facts = fact::facts(facts.as_ref(), &mut fields, self.declared, diagnostics);

        if fields.is_implied() {
            // Only if it is reported: comparing each error with all others takes seconds.
            if fields.lacks_keys() {
                let names = document.errors.iter().map(|error| &*error.key);
                let others: Vec<&str> = names.filter(|name| *name != &*field.key).collect();
                fields.meant = nearest(&field.key, &others).map(|name| format!("error.{name}"));
            }
            let mut reported = diagnostics[before..].iter();
            if reported.any(Diagnostic::is_misplaced_table) {
                fields.excuse();
            }
        }
        if !document.defines || self.twice.contains(&*field.key) {
            fields.excuse();
        }
        fields.finish(self.diagnostics);
        error
    }
}

/// At least one text.
fn phrases(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Text>> {
    let texts = field.texts(diagnostics)?;
    if field.is_empty() {
        field.empty(diagnostics);
    }
    Some(texts)
}

fn event(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Event> {
    let name = field.text(diagnostics)?;
    let event = Event::from_word(&name);
    if event.is_none() {
        // The docs speak of `JitsiConferenceEvents.CONFERENCE_FAILED`.
        let constant = name.rsplit('.').next().unwrap_or_default();
        let meant = nearest(constant, Event::WORDS);
        diagnostics.push(Diagnostic::NoEvent { name, meant });
    }
    event
}
