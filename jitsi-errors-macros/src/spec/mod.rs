//! From a spec's files to its catalog: tables → model → checks.

mod char_spans;
pub mod check;
mod date;
pub mod diagnostic;
mod fact;
mod fields;
pub mod mend;
mod message;
pub mod model;
pub mod names;
pub mod order;
mod parameter;
mod parse;
mod recovery;
pub mod report;
pub mod source;
mod stanza;
mod suggest;
pub mod tree;
pub mod union;
pub mod words;

use self::diagnostic::syntax::{NotToml, Syntax};
use self::mend::Mended;
use self::model::{Catalog, Span};
use self::report::{Lines, Report};
use self::source::Source;

/// How many diagnostics are shown before the rest are only counted.
const SHOWN: usize = 20;

/// The catalog in these files, and the diagnostics as they are shown, in the order of the files.
pub fn read(sources: &[Source]) -> (Catalog, Vec<String>) {
    let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
    let mut mended: Vec<Mended> = texts.iter().map(|_| Mended::default()).collect();
    let mut syntax: Vec<NotToml> = Vec::new();
    let mut trees = Vec::new();
    for (file, mended) in mended.iter_mut().enumerate() {
        trees.push(tree::tree(file, texts[file], mended, &mut syntax));
    }

    let mut diagnostics = Vec::new();
    let mut catalog = parse::parse(&trees, &texts, &mut diagnostics);
    let exists = |file: usize, name: &str| sources[file].file.with_file_name(name).is_file();
    check::check(&mut catalog, &texts, &exists, &mut diagnostics);

    // What follows from text that is not TOML has been told.
    let mut reports: Vec<Report> = Vec::new();
    for diagnostic in &diagnostics {
        let report = diagnostic.report();
        if !trees[report.span().file].is_reported(report.span()) {
            reports.push(report);
        }
    }
    for diagnostic in &syntax {
        reports.push(diagnostic.report());
    }
    for (file, source) in sources.iter().enumerate() {
        let Some(start) = source.invalid else {
            continue;
        };
        // The line is a guess from there on, or the whole file.
        let line = source.text[start..].find('\n').map(|end| start + end);
        let guess = match line {
            Some(end) if start > 0 => start..end,
            _ => start..usize::MAX,
        };
        let is_guess = |span: Span| span.file == file && guess.contains(&span.start);
        reports.retain(|report| !is_guess(report.span()));
        let end = start + 1;
        let at = Span { file, start, end };
        let why = Syntax::NotUtf8;
        reports.push(NotToml { at, why }.report());
    }
    reports.sort_by_key(Report::span);
    // Text that was read twice was told of twice.
    reports.dedup_by(|next, last| next.is_same(last));
    catalog.is_broken = !reports.is_empty();
    let files = Lines::of(sources);
    let mut shown = Vec::new();
    for (index, report) in reports.iter().enumerate() {
        if index == SHOWN {
            let more = reports.len() - SHOWN;
            let diagnostics = if more == 1 { "mistake" } else { "mistakes" };
            let path = files[report.span().file].path;
            shown.push(format!("`{path}` has {more} more {diagnostics}"));
            break;
        }
        shown.push(report.render(&files));
    }
    (catalog, shown)
}
