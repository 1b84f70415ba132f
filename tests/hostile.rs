//! A spec full of hostile text, through rustc and rustdoc: it is accepted, so it must do no harm.

mod fragments;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;

use fragments::HOSTILE;
use jitsi_errors_tests::package::Package;
use jitsi_errors_tests::stages::spec::check::is_unseen;
use toml::{Table, Value};

const LIBRARY: &str = r#"//! A catalog.
#![deny(warnings, missing_docs, rustdoc::all)]

/// Harmful effects.
#[jitsi_errors::catalog("spec.toml")]
pub enum Hostile {}
"#;

const PRINT: &str = r#"//! Prints what the catalog says.
use hostile::Hostile;
use jitsi_errors::Catalog;

fn main() {
    println!("{:?}", Hostile::UPSTREAM);
    for error in Hostile::ALL {
        let texts = [error.name(), error.value(), error.cause(), error.recommendation()];
        println!("{:?}", (texts, error.occurrences(), error.not_when(), error.operator()));
        println!("{:?}", (error.example(), error.automatic_retries()));
        assert_eq!(Hostile::from_value(error.value()), Some(*error));
        assert_eq!(Hostile::from_name(error.name()), Some(*error));
    }
}
"#;

const TAME: &str = "
    [error.ICE_FAILED]
    value = 'a'
    cause = 'a'
    occurrences = ['a']
    recommendation = 'a'
";

#[test]
fn hostile_text_does_no_harm() {
    let spec = hostile();
    let package = Package::new("hostile");
    package.write("src/lib.rs", LIBRARY);
    package.write("src/spec.toml", &text(&spec));
    package.write("examples/print.rs", PRINT);
    let cargo = |arguments: &[&str]| {
        let output = package.cargo(arguments);
        output.unwrap_or_else(|errors| panic!("cargo {arguments:?}:\n{errors}"))
    };

    let printed = cargo(&["run", "--example", "print"]);
    let expected = print(&spec);
    for (printed, expected) in printed.lines().zip(expected.lines()) {
        assert!(
            printed == expected,
            "printed {printed}\nbut it is {expected}"
        );
    }
    assert_eq!(printed.lines().count(), expected.lines().count());

    cargo(&["doc", "--no-deps"]);
    let page = Package::target().join("doc/hostile/enum.Hostile.html");
    let page = fs::read_to_string(page).expect("the docs are there");
    for harm in ["<script>alert", "href=\"javascript:", "<img src=\"https:"] {
        assert!(!page.contains(harm), "the docs contain {harm}");
    }

    let doctests = || {
        let output = cargo(&["test", "--doc"]);
        let count = output.lines().find(|line| line.starts_with("running"));
        count.expect("a count of doctests").to_owned()
    };
    let hostile = doctests();
    package.write("src/spec.toml", TAME);
    assert_eq!(hostile, doctests());
}

/// Every fragment in every key, and a long value.
fn hostile() -> Table {
    let strings = |texts: &[&str]| Value::from(texts.to_vec());
    let mut errors = Table::new();
    let mut values = HashSet::new();
    for (index, fragment) in HOSTILE.iter().enumerate() {
        let text = format!("{fragment} text");
        let alone = if fragment.trim().is_empty() {
            &text
        } else {
            *fragment
        };
        let mut value = fragment.replace(is_unseen, "");
        if !values.insert(value.clone()) || value.is_empty() {
            value = format!("{value}{index}");
        }
        let mut error = Table::new();
        error.insert("value".to_owned(), value.into());
        error.insert("cause".to_owned(), alone.into());
        error.insert(
            "occurrences".to_owned(),
            strings(&[alone, &text, &format!("a {fragment}")]),
        );
        error.insert(
            "recommendation".to_owned(),
            format!("{fragment}\n\n{text}\n{fragment}").into(),
        );
        error.insert("not_when".to_owned(), strings(&[&text, alone]));
        error.insert(
            "operator".to_owned(),
            format!("{text}\n\n{fragment}").into(),
        );
        error.insert("example".to_owned(), alone.into());
        error.insert("automatic_retries".to_owned(), alone.into());
        let parameter = [
            ("name", "reason"),
            ("type", "string"),
            ("description", alone),
        ];
        let parameter = parameter.map(|(key, value)| (key.to_owned(), Value::from(value)));
        let parameters = vec![Value::Table(Table::from_iter(parameter))];
        error.insert("parameters".to_owned(), parameters.into());
        errors.insert(format!("FRAGMENT_{index}"), error.into());
    }
    for (name, value, cause) in [
        ("SAME_AS_VARIANT", "SameAsVariant", "word".repeat(250_000)),
        ("SAME_AS_NAME", "SAME_AS_NAME", "word ".repeat(1000)),
        ("QUOTED", "\"'`|#\\", "\"'`|#\\".to_owned()),
    ] {
        let mut error = Table::new();
        error.insert("value".to_owned(), value.into());
        error.insert("cause".to_owned(), cause.into());
        error.insert("occurrences".to_owned(), strings(&["now"]));
        error.insert("recommendation".to_owned(), "wait".into());
        errors.insert(name.to_owned(), error.into());
    }
    let mut catalog = Table::new();
    catalog.insert("upstream".to_owned(), "`<b>|[x]`".into());
    catalog.insert("description".to_owned(), HOSTILE.join("\n\n").into());
    catalog.insert("example".to_owned(), HOSTILE.join("\n").into());
    Table::from_iter([
        ("catalog".to_owned(), catalog.into()),
        ("error".to_owned(), errors.into()),
    ])
}

/// The text of the spec: a header for the catalog and for each error, and values on one line.
fn text(spec: &Table) -> String {
    let section = |header: &str, table: &Value| {
        let table = table.as_table().expect("a table");
        let keys = table
            .iter()
            .map(|(key, value)| format!("{key} = {value}\n"));
        format!("[{header}]\n{}", keys.collect::<String>())
    };
    let errors = spec["error"].as_table().expect("the errors").iter();
    let errors = errors.map(|(name, error)| section(&format!("error.{name}"), error));
    section("catalog", &spec["catalog"]) + &errors.collect::<String>()
}

/// The expected output of the example for a spec, parsed by the `toml` crate.
fn print(spec: &Table) -> String {
    let spec: Table = text(spec).parse().expect("the spec is TOML");
    let source = spec["catalog"]["upstream"].as_str();
    let mut out = format!("{source:?}\n");
    for (name, error) in spec["error"].as_table().expect("the errors") {
        let string = |key: &str| error.get(key).and_then(Value::as_str);
        let texts = ["value", "cause", "recommendation"].map(|key| string(key).expect("a string"));
        let texts = [&[name.as_str()][..], &texts[..]].concat();
        let strings = |key: &str| -> Vec<&str> {
            let strings = error.get(key).and_then(Value::as_array);
            strings
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect()
        };
        let reasons = (strings("occurrences"), strings("not_when"));
        let first = (texts, reasons.0, reasons.1, string("operator"));
        let second = (string("example"), string("automatic_retries"));
        writeln!(out, "{first:?}\n{second:?}").expect("writing to a string");
    }
    out
}
