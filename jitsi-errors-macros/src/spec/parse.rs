//! From tables to the model: the spec's keys, their types, and which must be there.

use std::collections::HashSet;

use super::fact::{self, Declared};
use super::fields::{Field, Fields};
use super::mistake::{Expected, Mistake};
use super::model::{Catalog, Error, Event, Text};
use super::names::is_constant;
use super::near::nearest;
use super::tree::Tree;
use super::{message, parameter, recovery, stanza};

/// Reads the model from a catalog's files: their tables, and the texts these come from. What is
/// wrong is told and left empty, so that the rest stays in use.
pub fn parse(trees: &[Tree<'_>], texts: &[&str], mistakes: &mut Vec<Mistake>) -> Catalog {
    let files: Vec<Vec<Document<'_>>> = trees
        .iter()
        .map(|tree| documents(tree, trees.len(), mistakes))
        .collect();

    let mut catalog = Catalog::default();
    let mut declared = Declared::default();
    let mut head = None;
    for file in &files {
        for (layer, document) in file.iter().enumerate() {
            let Some(field) = &document.catalog else {
                continue;
            };
            let place = field.key.span;
            let is_extra = place.file > 0 && layer == 0;
            if is_extra {
                let first = head;
                mistakes.push(Mistake::SecondCatalog { place, first });
            }
            let read = self::catalog(field, mistakes);
            if layer == 0 && head.is_none() {
                (catalog, declared) = read;
                head = Some(place);
            }
        }
    }

    for file in &files {
        let (document, repeated) = file.split_first().expect("a file is a document");
        let again = repeated.iter().flat_map(|document| &document.errors);
        let again: HashSet<&str> = again.map(|field| &*field.key).collect();
        let names = document.errors.iter().map(|field| &*field.key);
        let names: Vec<&str> = names.collect();
        let mut reader = Reader {
            declared: &declared,
            texts,
            names: &names,
            again: &again,
            mistakes,
        };
        let errors = document.errors.iter();
        catalog
            .errors
            .extend(errors.map(|field| reader.error(field)));
        for field in repeated.iter().flat_map(|document| &document.errors) {
            reader.error(field);
        }
    }
    catalog.errors.sort_by_key(|error| error.name.span);
    catalog.facts = declared.facts;
    catalog
}

/// What stands at the top of a file.
struct Document<'t> {
    catalog: Option<Field<'t>>,
    errors: Vec<Field<'t>>,
}

/// The file's document, and those of sections that stand again.
fn documents<'t>(
    tree: &'t Tree<'t>,
    files: usize,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Document<'t>> {
    let layers = tree.layers.iter().enumerate();
    let documents = layers.map(|(layer, table)| {
        let mut root = Fields::root(tree, table);
        let mut catalog = root.optional("catalog");
        let mut tables: Vec<Field<'_>> = root.optional("error").into_iter().collect();
        let mut errors = Vec::new();
        let others = root.others();
        let is_vacant = others.is_empty();
        for field in others {
            if field.is_table() && is_constant(&field.key) {
                let name = field.key.clone();
                mistakes.push(Mistake::MisplacedError { name });
                errors.push(field);
                continue;
            }
            match root.unknown(&field, mistakes) {
                Some("catalog") if field.is_table() => catalog = catalog.or(Some(field)),
                Some("error") if field.is_table() => tables.push(field),
                _ => {}
            }
        }
        let header = "[error.ICE_FAILED]";
        let mut vacant = None;
        for table in &tables {
            if let Some(fields) = table.expect_table(Expected::Section(header.to_owned()), mistakes)
            {
                if fields.is_empty() {
                    vacant = Some(fields.span);
                }
                errors.extend(fields.others());
            }
        }
        if is_vacant && tables.is_empty() {
            let has_more = catalog.is_some() && tree.file == 0 && files > 1;
            vacant = (!has_more).then_some(root.span);
        }
        let is_vacant = layer == 0 && errors.is_empty() && !tree.is_broken_anywhere();
        let vacant = vacant.filter(|_| is_vacant);
        mistakes.extend(vacant.map(|span| Mistake::NoErrors { span }));
        Document { catalog, errors }
    });
    documents.collect()
}

/// What the errors of a catalog have in common.
fn catalog(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> (Catalog, Declared) {
    let mut catalog = Catalog::default();
    let Some(mut fields) = field.expect_table(Expected::Section("[catalog]".to_owned()), mistakes)
    else {
        return (catalog, Declared::unknown());
    };
    let [source, about, example] = ["source", "about", "example"].map(|key| fields.optional(key));
    let [facts, stanza] = ["facts", "stanza"].map(|key| fields.optional(key));
    let mut text = |field: Option<Field<'_>>| field?.text(mistakes);
    catalog.source = text(source);
    catalog.about = text(about);
    catalog.example = text(example);
    let declared = facts.map(|field| fact::declared(&field, &mut fields, mistakes));
    if let Some(field) = stanza {
        catalog.stanza = stanza::common(&field, &mut fields, mistakes);
    }
    fields.finish(mistakes);
    (catalog, declared.unwrap_or_default())
}

/// Reads the errors of a file.
struct Reader<'r> {
    declared: &'r Declared,
    texts: &'r [&'r str],
    /// The errors of the file.
    names: &'r [&'r str],
    /// Those that have a second header.
    again: &'r HashSet<&'r str>,
    mistakes: &'r mut Vec<Mistake>,
}

impl Reader<'_> {
    fn error(&mut self, field: &Field<'_>) -> Error {
        let mistakes = &mut *self.mistakes;
        let mut error = Error {
            name: field.key.clone(),
            ..Error::default()
        };
        error.facts.resize_with(self.declared.facts.len(), || None);
        let header = format!("[error.{}]", &*field.key);
        let Some(mut fields) = field.expect_table(Expected::Section(header), mistakes) else {
            return error;
        };
        let before = mistakes.len();

        let [value, cause] = ["value", "cause"].map(|key| fields.required(key));
        let [occurrences, recommendation] =
            ["occurrences", "recommendation"].map(|key| fields.required(key));
        let [example, message] = ["example", "message"].map(|key| fields.optional(key));
        let days = ["since", "silent", "removed"].map(|key| fields.optional(key));
        let [event, retried] = ["event", "retried"].map(|key| fields.optional(key));
        let [recovery, parameters] = ["recovery", "parameters"].map(|key| fields.optional(key));
        let [facts, stanza] = ["facts", "stanza"].map(|key| fields.optional(key));

        let mut text = |field: Option<Field<'_>>| field?.text(mistakes);
        error.value = text(value).unwrap_or_default();
        error.cause = text(cause).unwrap_or_default();
        error.recommendation = text(recommendation).unwrap_or_default();
        error.example = text(example);
        error.retried = text(retried);
        let message = text(message);
        error.occurrences = occurrences
            .and_then(|field| self::occurrences(&field, mistakes))
            .unwrap_or_default();
        [error.life.since, error.life.silent, error.life.removed] =
            days.map(|field| field?.date(mistakes));
        error.event = event.and_then(|field| self::event(&field, mistakes));
        let parameters = parameters
            .map(|field| parameter::parameters(&field, &mut fields, mistakes))
            .unwrap_or_default();
        if let Some(field) = recovery {
            error.recovery = recovery::cases(&field, &mut fields, &parameters, mistakes);
        }
        error.message = message.map(|text| {
            let source = self.texts[text.span.file];
            message::message(text, source, &parameters, mistakes)
        });
        if let Some(field) = stanza {
            error.stanza = stanza::rules(&field, &mut fields, mistakes);
        }
        error.parameters = parameters.all;
        error.facts = fact::facts(facts.as_ref(), &mut fields, self.declared, mistakes);

        if fields.is_implied() {
            let siblings = self.names.iter().copied();
            let others = siblings.filter(|name| *name != &*field.key);
            fields.meant = nearest(&field.key, others).map(|name| format!("error.{name}"));
            let mut told = mistakes[before..].iter();
            if told.any(Mistake::is_misplaced_table) {
                fields.excuse();
            }
        }
        if self.again.contains(&&*field.key) {
            fields.excuse();
        }
        fields.finish(self.mistakes);
        error
    }
}

fn occurrences(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> Option<Vec<Text>> {
    let texts = field.texts(mistakes)?;
    if field.is_empty() {
        mistakes.push(Mistake::Empty {
            what: field.what.clone(),
            span: field.span(),
        });
    }
    Some(texts)
}

fn event(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> Option<Event> {
    let name = field.text(mistakes)?;
    let event = Event::from_word(&name);
    if event.is_none() {
        // The docs speak of `JitsiConferenceEvents.CONFERENCE_FAILED`.
        let constant = name.rsplit('.').next().unwrap_or_default();
        let meant = nearest(constant, Event::WORDS.iter().copied());
        mistakes.push(Mistake::NoEvent { name, meant });
    }
    event
}
