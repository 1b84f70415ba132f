//! What people read has no phrase that made new readers stumble.

use std::fs;
use std::path::{Path, PathBuf};

/// The phrases, each with what to write instead.
const PHRASES: &[(&str, &str)] = &[
    ("come along", "arguments, parameters"),
    ("comes along", "arguments, parameters"),
    ("came along", "arguments, parameters"),
    ("is told", "is reported"),
    ("are told", "are reported"),
    ("tells", "says, reports"),
    ("stands", "is, occurs"),
    ("mistake", "error, diagnostic"),
    ("mistakes", "errors, diagnostics"),
    ("beside", "next to, compared with"),
    ("of tomorrow", "unknown"),
    ("what it costs", "performance, cost"),
    ("what is promised", "guarantees"),
    ("leaves that away", "omits it"),
    ("are no member", "are not a member"),
];

/// Parts that are still being rewritten. Remove each of them when it is.
const EXCEPTIONS: &[&str] = &[
    "jitsi-errors-macros/src/spec/mend",
    "jitsi-errors-macros/src/spec/diagnostic/syntax.rs",
    "tests/rustc/ui",
    "tests/wrong",
];

#[test]
fn the_prose_has_no_phrase_that_makes_readers_stumble() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut paths = vec![PathBuf::new()];
    while let Some(path) = paths.pop() {
        let full = root.join(&path);
        if full.is_symlink() || path.starts_with("tests/prose.rs") {
            continue;
        }
        if EXCEPTIONS
            .iter()
            .any(|exception| path.starts_with(exception))
        {
            continue;
        }
        if full.is_dir() {
            let entries = fs::read_dir(&full).expect("a readable folder");
            let names = entries.map(|entry| entry.expect("a readable entry").file_name());
            let visible = names.filter(|name| name != "target" && name != "corpus");
            let visible = visible.filter(|name| !name.to_string_lossy().starts_with('.'));
            paths.extend(visible.map(|name| path.join(name)));
        } else if let Some(prose) = prose(&path) {
            let text = fs::read_to_string(&full).expect("a readable file");
            found.extend(findings(&path, &words(&text, prose)));
        }
    }
    found.sort();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The part of a line that is prose.
type Prose = fn(&str) -> Option<&str>;

/// How to find the prose in a file, if it has any.
fn prose(path: &Path) -> Option<Prose> {
    let name = path.file_name()?.to_str()?;
    let extension = path.extension()?.to_str()?;
    match extension {
        "md" | "html" | "toml" | "sql" => Some(|line| Some(line)),
        "json" if name.ends_with("schema.json") => Some(|line| Some(line)),
        "rs" | "js" | "mjs" => Some(comment_or_name),
        _ => None,
    }
}

/// A comment, or the declaration of a function: the names of tests are sentences.
fn comment_or_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let starts = ["//", "fn ", "pub fn ", "await test("];
    starts
        .iter()
        .any(|start| line.starts_with(start))
        .then_some(line)
}

/// The words of the prose in lowercase, each with its line, without code in backticks.
fn words(text: &str, prose: Prose) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let parts = prose(line)
            .into_iter()
            .flat_map(|line| line.split('`').step_by(2));
        let found = parts.flat_map(|part| part.split(|char: char| !char.is_alphanumeric()));
        let found = found.filter(|word| !word.is_empty());
        words.extend(found.map(|word| (index + 1, word.to_lowercase())));
    }
    words
}

fn findings(path: &Path, words: &[(usize, String)]) -> Vec<String> {
    let mut findings = Vec::new();
    for (phrase, instead) in PHRASES {
        let phrase_words: Vec<&str> = phrase.split(' ').collect();
        for window in words.windows(phrase_words.len()) {
            if window.iter().map(|(_, word)| word).eq(&phrase_words) {
                let (path, line) = (path.display(), window[0].0);
                findings.push(format!("{path}:{line}: \"{phrase}\" (write: {instead})"));
            }
        }
    }
    findings
}

#[test]
fn a_phrase_is_found_across_lines_and_in_names_but_not_in_code() {
    let text =
        "/// What comes\n/// along.\nlet mistake = 1;\nfn what_stands_there() {}\n/// `mistake`";
    let found = findings(Path::new("a.rs"), &words(text, comment_or_name));
    assert_eq!(
        found,
        [
            "a.rs:1: \"comes along\" (write: arguments, parameters)",
            "a.rs:4: \"stands\" (write: is, occurs)",
        ]
    );
}
