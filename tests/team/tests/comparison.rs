//! Checks the snippets and counts in the docs that compare a catalog with its twin.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn docs() -> String {
    read("../../jitsi-errors/docs/guide/own_catalog.md")
}

/// The code blocks in this language.
fn blocks(docs: &str, language: &str) -> Vec<String> {
    let start = format!("```{language}\n");
    let blocks = docs.split(&start).skip(1);
    blocks
        .map(|block| block.split("```").next().expect("it ends").to_owned())
        .collect()
}

/// Parts of a block that are not adjacent in the file.
fn parts(block: &str) -> Vec<&str> {
    block.split("// …\n").collect()
}

/// The lines that are not empty.
fn lines(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).count()
}

/// The code before the tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]")
        .next()
        .expect("even if there are none")
}

/// The numbers in the row that starts with this.
fn row(docs: &str, start: &str) -> [usize; 2] {
    let start = format!("| {start} | ");
    let row = docs.lines().find_map(|line| line.strip_prefix(&start));
    let row = row.unwrap_or_else(|| panic!("no row {start:?}"));
    let numbers: Vec<usize> = row
        .split(" |")
        .filter_map(|cell| cell.trim().parse().ok())
        .collect();
    numbers.try_into().expect("two numbers")
}

#[test]
fn the_code_in_the_docs_is_code_that_runs() {
    let docs = docs();
    let sources = [
        "booking", "command", "german", "problem", "service", "table", "twin",
    ];
    let sources = sources.map(|name| read(&format!("src/{name}.rs")));
    for part in blocks(&docs, "rust,ignore")
        .iter()
        .flat_map(|block| parts(block))
    {
        assert!(
            sources.iter().any(|source| source.contains(part)),
            "only in the docs: {part}"
        );
    }
    for block in blocks(&docs, "toml") {
        assert!(
            read("booking.toml").contains(&block),
            "only in the docs: {block}"
        );
    }
}

#[test]
fn the_numbers_in_the_docs_are_counted() {
    let docs = docs();
    let (spec, twin) = (read("booking.toml"), read("src/twin.rs"));
    let added = &blocks(&docs, "toml")[0];
    let by_hand = &blocks(&docs, "rust,ignore")[0];
    assert_eq!(
        row(&docs, "places to change in them"),
        [1, parts(by_hand).len()]
    );
    let written = |parts: &[&str]| parts.iter().map(|part| lines(part)).sum();
    assert_eq!(
        row(&docs, "lines to write"),
        [lines(added), written(&parts(by_hand))]
    );
    assert_eq!(
        row(&docs, "lines for all twelve, and what is around them"),
        [
            lines(&spec) + lines(without_tests(&read("src/booking.rs"))),
            lines(without_tests(&twin)),
        ]
    );
}

/// The docs have all code of the twin for an error.
#[test]
fn no_place_is_left_out() {
    let twin = read("src/twin.rs");
    let shown = blocks(&docs(), "rust,ignore")[0].matches("TooLate").count();
    assert_eq!(twin.matches("TooLate").count(), shown);
}
