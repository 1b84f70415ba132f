//! The schema for editors says the same as the macro, as far as a schema can.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use jitsi_errors_tests::stages::spec::read;
use jitsi_errors_tests::stages::spec::source::Source;
use jitsi_errors_tests::stages::spec::words::{
    Context, ErrorType, Event, GENERATED, INTEGERS, Plain, Presence, SASL_CONDITIONS,
    STANZA_CONDITIONS, STREAM_CONDITIONS, Sender, StanzaKind, UserInput, Verb, WaitFor,
};
use serde_json::Value;

/// What a schema does not see: how values relate to each other and to other files, what a spec
/// declares itself, and bytes that are gone when the TOML is read; and to a schema, a date is a
/// string. Where all reports say one of these, the schema may accept.
const NOT_FOR_A_SCHEMA: &[&str] = &[
    "two errors have the wire value",
    "both give the variant",
    "two parameters have the name",
    "there is no parameter `",
    "there is no catalog",
    "` is before `",
    "changes the direction of the text",
    "the spec is not UTF-8",
    "a merge conflict is left here",
    "expected a date such as 2016-09-27, found a string",
    "expected a string, found a date",
    // Facts that the spec declares.
    "two facts have the name",
    "this catalog has no facts",
    "lacks `facts.",
    ".facts` lacks `",
    ".facts`\n",
    "fact-wrong-types.toml",
    "fact-out-of-range.toml",
    "gives no variant of",
    // Which parameter a word names, and of what type it is.
    "a secret can't stand in a message",
    "is never this",
    "is always present",
    "is from no catalog",
    // The order of cases.
    "the last case of a recovery",
    "this case never counts",
    // The rules of stanzas, and their order.
    "this rule can't be told apart",
    "there is no error `",
    "stands twice in the order",
    "has no rules to be ordered",
    "nothing says in which stanza",
    "this rule never fits",
    "this origin is never tried",
    "is read from the same argument",
];

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn read() -> Self {
        let path = repository().join("jitsi-errors/spec/schema.json");
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V7);
        let index = compiler
            .compile(path.to_str().expect("a plain path"), &mut schemas)
            .unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    /// What the schema has against a spec, if it is TOML at all.
    fn judge(&self, text: &str) -> Option<Result<(), String>> {
        let spec: toml::Table = text.parse().ok()?;
        let spec = json(toml::Value::Table(spec));
        let result = self.schemas.validate(&spec, self.index);
        Some(result.map_err(|error| format!("{error:#}")))
    }
}

/// A TOML value as editors show it to a schema: a date is a string.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(boolean) => boolean.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| (key, json(value)));
            Value::Object(entries.collect())
        }
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files below `folder` that end in `.toml`.
fn specs(folder: &str) -> Vec<PathBuf> {
    let folder = repository().join(folder);
    let entries = fs::read_dir(&folder).expect("a folder of specs");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    paths
        .filter(|path| path.extension().is_some_and(|kind| kind == "toml"))
        .collect()
}

#[test]
fn the_schema_accepts_what_the_macro_accepts() {
    let schema = Schema::read();
    let folders = ["jitsi-errors/spec", "jitsi-errors/examples", "tests/right"];
    for path in folders.into_iter().flat_map(specs) {
        let text = fs::read_to_string(&path).expect("a readable spec");
        let judgement = schema.judge(&text).expect("a spec is TOML");
        judgement.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

#[test]
fn the_schema_refuses_what_the_macro_refuses() {
    let schema = Schema::read();
    let mut wrong = Vec::new();
    let mut judged = 0;
    let mut unused = NOT_FOR_A_SCHEMA.to_vec();
    for path in specs("tests/wrong") {
        let bytes = fs::read(&path).expect("a readable spec");
        let source = Source::decode(path.display().to_string(), &bytes);
        let Some(judgement) = schema.judge(&source.text) else {
            continue;
        };
        judged += 1;
        if judgement.is_err() {
            continue;
        }
        let (_, reports) = read(&[source]);
        for report in reports {
            let reason = |part: &&str| report.contains(part);
            match NOT_FOR_A_SCHEMA.iter().find(|part| reason(part)) {
                Some(reason) => unused.retain(|part| part != reason),
                None => wrong.push(report),
            }
        }
    }
    assert!(wrong.is_empty(), "the schema accepts\n{}", wrong.join("\n"));
    assert!(judged > 50, "{judged} of the wrong specs are TOML");
    assert!(unused.is_empty(), "no wrong spec needs {unused:?}");
}

#[test]
fn the_schema_offers_the_keys_that_the_macro_knows() {
    let schema = json_of_schema();
    for (spec, place) in [
        ("qqqq = 1", "/properties"),
        ("[catalog]\nqqqq = 1", "/properties/catalog/properties"),
        (
            "[catalog]\nfacts = [{ qqqq = 1 }]",
            "/definitions/fact/properties",
        ),
        ("[error.A]\nqqqq = 1", "/definitions/error/properties"),
        (
            "[error.A]\nrecovery = { qqqq = 1 }",
            "/definitions/case/properties",
        ),
        (
            "[error.A]\nparameters = [{ name = 'a', type = 'any', description = 'a' }]\n\
             recovery = [{ when = { a = { qqqq = 1 } } }]",
            "/definitions/condition/anyOf/3/properties",
        ),
        (
            "[error.A]\nparameters = [{ qqqq = 1 }]",
            "/definitions/parameter/properties",
        ),
        (
            "[catalog]\nstanza = { qqqq = 1 }",
            "/properties/catalog/properties/stanza/properties",
        ),
        (
            "[error.A]\nstanza = [{ qqqq = 1 }]",
            "/definitions/rule/properties",
        ),
        (
            "[error.A]\nstanza = [{ requires = [{ path = 'a', qqqq = 1 }] }]",
            "/definitions/element/properties",
        ),
        (
            "[error.A]\nparameters = [{ name = 'a', type = 'any', description = 'a', stanza = [{ qqqq = 1 }] }]",
            "/definitions/origin/properties",
        ),
    ] {
        let offered = schema.pointer(place).and_then(Value::as_object);
        let offered = offered.into_iter().flat_map(serde_json::Map::keys);
        let offered: BTreeSet<&str> = offered.map(String::as_str).collect();
        let (_, reports) = read(&[Source::decode("spec".to_owned(), spec.as_bytes())]);
        let known = reports.iter().find_map(|report| {
            let (_, known) = report.split_once("help: known here ")?;
            known.lines().next()
        });
        let known = known.unwrap_or_else(|| panic!("{spec}: {reports:?}"));
        let known: BTreeSet<&str> = known.split('`').skip(1).step_by(2).collect();
        assert_eq!(offered, known, "{place}");
    }
}

#[test]
fn the_schema_offers_the_words_that_the_macro_knows() {
    let schema = json_of_schema();
    let types = ["bool", "f64", "str", "[str]"];
    for (known, place) in [
        (
            Event::WORDS.to_vec(),
            "/definitions/error/properties/event/enum",
        ),
        (
            Verb::WORDS.to_vec(),
            "/definitions/case/properties/action/enum",
        ),
        (
            [UserInput::WORDS, WaitFor::WORDS].concat(),
            "/definitions/case/properties/for/enum",
        ),
        (
            Presence::WORDS.to_vec(),
            "/definitions/condition/anyOf/2/enum",
        ),
        (
            StanzaKind::WORDS.to_vec(),
            "/definitions/rule/properties/kind/enum",
        ),
        (
            Sender::WORDS.to_vec(),
            "/definitions/rule/properties/from/enum",
        ),
        (
            ErrorType::WORDS.to_vec(),
            "/definitions/rule/properties/type/enum",
        ),
        (
            Context::WORDS.to_vec(),
            "/definitions/rule/properties/context/enum",
        ),
        (
            [STANZA_CONDITIONS, SASL_CONDITIONS, STREAM_CONDITIONS].concat(),
            "/definitions/rule/properties/condition/enum",
        ),
        (
            Plain::WORDS.to_vec(),
            "/definitions/parameter/allOf/0/then/properties/type/enum",
        ),
        (
            [&types, INTEGERS].concat(),
            "/definitions/fact/properties/type/anyOf/0/enum",
        ),
        (
            names(|name| name.starts_with(|char: char| char.is_ascii_lowercase())),
            "/definitions/fact/properties/name/allOf/1/not/enum",
        ),
    ] {
        let offered = schema.pointer(place).and_then(Value::as_array);
        let offered = offered.into_iter().flatten().filter_map(Value::as_str);
        let offered: BTreeSet<&str> = offered.collect();
        assert_eq!(offered, known.into_iter().collect(), "{place}");
    }
}

/// The names of what is generated that are like this.
fn names(like: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let names = GENERATED.iter().copied();
    names.filter(|name| like(name)).collect()
}

fn json_of_schema() -> Value {
    let path = repository().join("jitsi-errors/spec/schema.json");
    let text = fs::read_to_string(path).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}
