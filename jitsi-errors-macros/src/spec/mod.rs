//! From a spec's files to its catalog: tables → model → checks.

mod check;
mod fact;
mod fields;
mod message;
pub mod mistake;
#[allow(dead_code)]
pub mod model;
mod names;
mod near;
mod parameter;
mod parse;
mod recovery;
pub mod report;
pub mod source;
mod tree;
mod written;

use self::mistake::Mistake;
use self::model::Catalog;
use self::report::{Report, Text};
use self::source::Source;

/// How many mistakes are shown before the rest are only counted.
const SHOWN: usize = 20;

/// The catalog in these files, and the mistakes as they are shown, in the order of the files.
pub fn read(sources: &[Source]) -> (Catalog, Vec<String>) {
    let mut mistakes = Vec::new();
    let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
    let trees = texts.iter().enumerate();
    let trees: Vec<_> = trees
        .map(|(file, text)| tree::tree(file, text, &mut mistakes))
        .collect();
    let mut catalog = parse::parse(&trees, &texts, &mut mistakes);
    let exists = |file: usize, name: &str| sources[file].file.with_file_name(name).is_file();
    check::check(&mut catalog, &texts, &exists, &mut mistakes);

    let mut reports: Vec<Report> = mistakes.iter().map(Mistake::report).collect();
    reports.sort_by_key(Report::start);
    let lines = Text::new(texts[0]);
    let path = &sources[0].path;
    let more = reports.len().saturating_sub(SHOWN);
    let shown = reports.iter().take(SHOWN);
    let mut shown: Vec<String> = shown.map(|report| report.render(path, &lines)).collect();
    if more > 0 {
        let mistakes = if more == 1 { "mistake" } else { "mistakes" };
        shown.push(format!("`{path}` has {more} more {mistakes}"));
    }
    (catalog, shown)
}
