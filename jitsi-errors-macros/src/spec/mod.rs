//! From a spec's text to its catalog: TOML → model → checks.

mod check;
mod events;
#[allow(dead_code)]
mod mend;
#[allow(dead_code)]
mod mistake;
mod keys;
#[allow(dead_code)]
pub mod model;
mod near;
mod parse;
pub mod report;
pub mod source;
mod syntax;
pub mod toml;
#[allow(dead_code)]
pub mod tree;

use self::model::Catalog;
use self::report::{Report, Text};
use self::source::Source;
use self::toml::Document;

/// How many mistakes are shown before the rest are only counted.
const SHOWN: usize = 20;

/// The catalog in `source`, and the mistakes as they are shown, in the order of the file.
pub fn read(source: &Source) -> (Catalog, Vec<String>) {
    let Source {
        path,
        text,
        invalid,
        ..
    } = source;
    let mut reports = Vec::new();
    if let Some(at) = *invalid {
        let report =
            Report::syntax(at..at + 1, "the spec is not UTF-8").note("not UTF-8 from here");
        reports.push(report.help("save the file as UTF-8"));
    }
    let document = Document::parse(text, &mut reports);
    let mut catalog = parse::parse(&document, &mut reports);
    let exists = |file: &str| source.file.with_file_name(file).is_file();
    check::check(&mut catalog, text, &exists, &mut reports);
    let lines = Text::new(text);
    reports.sort_by_key(Report::start);
    drop_consequences(&mut reports, &lines);

    let more = reports.len().saturating_sub(SHOWN);
    let shown = reports.iter().take(SHOWN);
    let mut shown: Vec<String> = shown.map(|report| report.render(path, &lines)).collect();
    if more > 0 {
        let mistakes = if more == 1 { "mistake" } else { "mistakes" };
        shown.push(format!("`{path}` has {more} more {mistakes}"));
    }
    (catalog, shown)
}

/// Drops what may follow from text that is not TOML: other reports on that line, and on a line
/// below it that doesn't start anew. The reports are in the order of the file.
fn drop_consequences(reports: &mut Vec<Report>, lines: &Text<'_>) {
    let syntax = reports.iter().filter(|report| report.is_syntax());
    let broken: Vec<usize> = syntax.map(|report| lines.line(report.start())).collect();
    let is_broken = |line| broken.binary_search(&line).is_ok();
    let mut reported = 0;
    reports.retain(|report| {
        let line = lines.line(report.start());
        let goes_on = is_broken(line - 1) && !events::starts_anew(lines.content(line));
        let first = report.is_syntax() && reported < line;
        let covered = is_broken(line) && !first;
        if first {
            reported = line;
        }
        !goes_on && !covered
    });
}
