//! The macro's model defines the words of closed sets once; the types of the facade match them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Display};
use std::fs;
use std::path::Path;

use jitsi_errors::{JitsiError, Recovery};
use jitsi_errors_tests::stages::spec::words::{
    Context, Event, GENERATED, Sender, StanzaKind, UserInput, Verb, WaitFor,
};

/// The text of one of the facade's files.
fn source(path: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../jitsi-errors/src");
    fs::read_to_string(folder.join(path)).expect("the file is readable")
}

/// The variants of an enum, as rustfmt writes them.
fn variants(source: &str, name: &str) -> BTreeSet<String> {
    let start = format!("pub enum {name} {{\n");
    let (_, body) = source.split_once(&start).expect("the enum");
    let (body, _) = body.split_once("\n}").expect("the enum's end");
    let names = body.lines().filter_map(|line| {
        let line = line.strip_prefix("    ")?;
        let end = line.find(|char: char| !char.is_alphanumeric());
        let name = &line[..end.unwrap_or(line.len())];
        (!name.is_empty()).then(|| name.to_owned())
    });
    names.collect()
}

fn owned<'n>(names: impl IntoIterator<Item = &'n str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_word_has_a_variant_and_every_variant_a_word() {
    let event = source("catalog/event.rs");
    let known = owned(Event::ALL.iter().map(|event| event.variant()));
    assert_eq!(variants(&event, "Event"), known);

    let recovery = source("catalog/recovery.rs");
    let known = owned(UserInput::ALL.iter().map(|input| input.variant()));
    assert_eq!(variants(&recovery, "UserInput"), known);
    let known = owned(WaitFor::ALL.iter().map(|awaited| awaited.variant()));
    assert_eq!(variants(&recovery, "WaitFor"), known);

    let stanza = source("stanza/mod.rs");
    let known = owned(Sender::ALL.iter().map(|sender| sender.variant()));
    assert_eq!(variants(&stanza, "Sender"), known);
    let known = owned(Context::ALL.iter().map(|given| given.variant()));
    assert_eq!(variants(&stanza, "Context"), known);
    let known = owned(StanzaKind::ALL.iter().map(|kind| kind.variant()));
    assert_eq!(variants(&source("stanza/rule.rs"), "Kind"), known);

    let mut known = owned(Verb::ALL.iter().map(|verb| verb.variant()));
    // Only the facade has it: a spec lists the cases instead.
    known.insert("DependsOn".to_owned());
    assert_eq!(variants(&recovery, "Recovery"), known);
}

/// For the words that Jitsi's catalogs use.
#[test]
fn the_docs_have_the_words_that_the_facade_displays() {
    fn check(shown: impl Display + Debug, words: &BTreeMap<&str, &str>) {
        let variant = format!("{shown:?}");
        assert_eq!(shown.to_string(), words[&*variant].replace('`', ""));
    }
    let events = Event::ALL.iter();
    let events = events
        .map(|event| (event.variant(), event.docs()))
        .collect();
    let inputs = UserInput::ALL.iter();
    let inputs = inputs
        .map(|input| (input.variant(), input.docs()))
        .collect();
    let awaited = WaitFor::ALL.iter();
    let awaited = awaited.map(|word| (word.variant(), word.docs())).collect();
    for error in JitsiError::ALL {
        if let Some(event) = error.event() {
            check(event, &events);
        }
        match error.recovery() {
            Some(Recovery::Ask(input)) => check(input, &inputs),
            Some(Recovery::Wait { until, .. }) => check(until, &awaited),
            _ => {}
        }
    }
}

#[test]
fn the_names_of_generated_items_are_reserved() {
    let find = source("find/mod.rs");
    let (find, _) = find.split_once("\n}\n").expect("the macro's end");
    let source = source("catalog/api.rs") + find;
    let starts = ["pub const fn ", "pub fn ", "pub const "];
    let names = source.lines().filter_map(|line| {
        let line = line.trim_start();
        let line = starts.iter().find_map(|start| line.strip_prefix(start))?;
        line.split(|char: char| !char.is_alphanumeric() && char != '_')
            .next()
    });
    let taken = |name: &&str| name.is_empty() || GENERATED.contains(name);
    let missing: Vec<&str> = names.filter(|name| !taken(name)).collect();
    assert!(missing.is_empty(), "GENERATED lacks {missing:?}");
}

#[test]
fn the_docs_list_the_reserved_names() {
    let docs = source("../docs/catalog_spec.md");
    let listed = |name: &&&str| docs.contains(&format!("`{name}`"));
    let missing: Vec<_> = GENERATED.iter().filter(|name| !listed(name)).collect();
    assert!(
        missing.is_empty(),
        "the docs of `#[catalog]` lack {missing:?}"
    );
}
