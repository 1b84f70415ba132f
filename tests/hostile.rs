//! A spec full of hostile text, through rustc and rustdoc: it is accepted, so it must do no harm.

mod fragments;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use fragments::HOSTILE;
use toml::{Table, Value};

const LIBRARY: &str = r#"//! Catalogs.
#![deny(warnings, missing_docs)]

/// What can happen.
#[jitsi_errors::catalog("hostile.toml")]
pub enum Hostile {}

/// What can happen.
#[jitsi_errors::catalog("tame.toml")]
pub enum Tame {}
"#;

const PRINT: &str = r"//! Prints what the catalog says.
use hostile::Hostile;
use jitsi_errors::Catalog;

fn main() {
    println!(`{:?}`, Hostile::SOURCE);
    for error in Hostile::ALL {
        let texts = (error.name(), error.value(), error.cause(), error.recommendation());
        println!(`{:?}`, (texts, error.occurrences(), error.example()));
        assert_eq!(Hostile::from_value(error.value()), Some(*error));
        assert_eq!(Hostile::from_name(error.name()), Some(*error));
    }
}
";

#[test]
fn hostile_text_does_no_harm() {
    let spec = hostile();
    let package = Package::new(&spec);

    let printed = package.cargo(&["run", "--example", "print"]);
    let expected = print(&spec);
    let pairs = printed.lines().zip(expected.lines());
    for (printed, expected) in pairs {
        assert!(
            printed == expected,
            "printed {printed}\nbut it is {expected}"
        );
    }
    assert_eq!(printed.lines().count(), expected.lines().count());

    package.cargo(&["doc", "--no-deps"]);
    let page = package.folder.join("target/doc/hostile/enum.Hostile.html");
    let page = fs::read_to_string(page).expect("the docs");
    for harm in ["<script>alert", "href=\"javascript:", "<img src=\"https:"] {
        assert!(!page.contains(harm), "the docs contain {harm}");
    }

    let doctests = package.cargo(&["test", "--doc", "--", "--list"]);
    let count = |name: &str| doctests.lines().filter(|line| line.contains(name)).count();
    assert_eq!(count("Hostile"), count("Tame"), "{doctests}");
}

/// Every fragment in every key, and a value that is long.
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
        let odd = |char: char| char.is_whitespace() || char.is_control();
        let mut value = fragment.replace(odd, "");
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
        error.insert("example".to_owned(), alone.into());
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
    catalog.insert("source".to_owned(), "`<b>|[x]`".into());
    catalog.insert("about".to_owned(), HOSTILE.join("\n\n").into());
    catalog.insert("example".to_owned(), HOSTILE.join("\n").into());
    Table::from_iter([
        ("catalog".to_owned(), catalog.into()),
        ("error".to_owned(), errors.into()),
    ])
}

/// What the example prints of a spec, as the `toml` crate reads it.
fn print(spec: &Table) -> String {
    let spec: Table = spec.to_string().parse().expect("the spec is TOML");
    let source = spec["catalog"]["source"].as_str();
    let mut out = format!("{source:?}\n");
    for (name, error) in spec["error"].as_table().expect("the errors") {
        let string = |key: &str| error[key].as_str().expect("a string");
        let texts = (
            name,
            string("value"),
            string("cause"),
            string("recommendation"),
        );
        let occurrences = error["occurrences"].as_array().expect("an array");
        let occurrences: Vec<&str> = occurrences.iter().filter_map(Value::as_str).collect();
        let example = error.get("example").and_then(Value::as_str);
        writeln!(out, "{:?}", (texts, occurrences, example)).expect("writing to a string");
    }
    out
}

/// A package outside the workspace.
struct Package {
    folder: PathBuf,
}

impl Package {
    fn new(spec: &Table) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let facade = here.join("../jitsi-errors");
        let manifest = format!(
            "[package]\nname = 'hostile'\nedition = '2024'\n\n[dependencies]\njitsi-errors.path = '{}'\n\n[workspace]\n",
            facade.display()
        );
        let tame = "[error.ICE_FAILED]\nvalue = 'a'\ncause = 'a'\noccurrences = ['a']\nrecommendation = 'a'\n";
        fs::create_dir_all(folder.join("src")).expect("a folder");
        fs::create_dir_all(folder.join("examples")).expect("a folder");
        for (path, text) in [
            ("Cargo.toml", manifest.as_str()),
            ("src/lib.rs", LIBRARY),
            ("src/hostile.toml", &spec.to_string()),
            ("src/tame.toml", tame),
            ("examples/print.rs", &PRINT.replace('`', "\"")),
        ] {
            fs::write(folder.join(path), text).expect("a file is written");
        }
        fs::copy(here.join("../Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
        Self { folder }
    }

    /// Runs a command of cargo's that must succeed, and returns what it prints.
    fn cargo(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .env("CARGO_NET_OFFLINE", "true")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", "target")
            .env("RUSTDOCFLAGS", "-D warnings")
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {arguments:?}:\n{errors}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
