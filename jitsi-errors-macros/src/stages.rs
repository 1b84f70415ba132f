//! The stages in their order: attribute → source → TOML → model → checks → tokens.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::attr::{self, Declaration, Misuse};
use crate::catalogs::{self, Spec};
use crate::failure as failures;
use crate::model::Catalog;
use crate::report::{Report, Text};
use crate::source::{self, Source};
use crate::toml::Document;
use crate::{check, events, expand, parse};

/// How many mistakes are shown before the rest are only counted.
const SHOWN: usize = 20;

/// `#[catalog(args)] item`.
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    match attr::parse(args, item.clone()) {
        Ok(declaration) => declared(&declaration),
        Err(misuse) => {
            let kept = match attr::parse(quote!(""), item.clone()) {
                Ok(declaration) => expand::expand(&declaration, &Catalog::default()),
                Err(_) => item.clone(),
            };
            misused(&misuse, item, kept)
        }
    }
}

fn declared(declaration: &Declaration) -> TokenStream {
    let span = declaration.literal.span();
    match source::read(&declaration.path, span) {
        Ok(source) => generate(declaration, &source),
        Err(message) => {
            let mut output = expand::expand(declaration, &Catalog::default());
            output.extend(expand::error(&message, span));
            output
        }
    }
}

/// What the catalog becomes that `source` specifies: all of it that is right, and an error for
/// each mistake.
pub fn generate(declaration: &Declaration, source: &Source) -> TokenStream {
    let span = declaration.literal.span();
    let (catalog, reports) = read(source);
    let mut output = expand::expand(declaration, &catalog);
    output.extend(expand::watch(&declaration.literal));
    output.extend(reports.iter().map(|report| expand::error(report, span)));
    output
}

/// `#[catalogs(args)] item`. What is wrong in one spec alone is for its own `#[catalog]` to report.
pub fn catalogs(args: TokenStream, item: TokenStream) -> TokenStream {
    let declaration = match catalogs::parse(args, item.clone()) {
        Ok(declaration) => declaration,
        Err(misuse) => return misused(&misuse, item, TokenStream::new()),
    };
    let mut output = TokenStream::new();
    let mut specs = Vec::new();
    for member in &declaration.members {
        let errors = match source::read(&member.path, member.literal.span()) {
            Ok(source) => {
                output.extend(expand::watch(&member.literal));
                let (catalog, _) = read(&source);
                Spec {
                    source,
                    errors: catalog.errors,
                }
            }
            Err(message) => {
                output.extend(expand::error(&message, member.literal.span()));
                Spec::default()
            }
        };
        specs.push(errors);
    }
    for (member, report) in catalogs::check(&specs) {
        let span = declaration.members[member].literal.span();
        output.extend(expand::error(&report, span));
    }
    output.extend(catalogs::expand(&declaration, &specs));
    output
}

/// `#[failure(args)] item`. What is wrong in the spec is for its `#[catalog]` to report.
pub fn failure(args: TokenStream, item: TokenStream) -> TokenStream {
    let declaration = match failures::parse(args, item.clone()) {
        Ok(declaration) => declaration,
        Err(misuse) => return misused(&misuse, item, TokenStream::new()),
    };
    let literal = &declaration.literal;
    match source::read(&declaration.path, literal.span()) {
        Ok(source) => {
            let (catalog, _) = read(&source);
            let mut output = failures::expand(&declaration, &catalog);
            output.extend(expand::watch(literal));
            output
        }
        Err(message) => expand::error(&message, literal.span()),
    }
}

/// The error for a wrong use of an attribute, with what is `kept` of the item it stands on.
fn misused(misuse: &Misuse, item: TokenStream, kept: TokenStream) -> TokenStream {
    // Told as the item's own, or a note says that the error originates in a macro.
    let own = item.into_iter().next().map(|token| token.span());
    let span = own.map_or(misuse.span, |own| misuse.span.resolved_at(own));
    let mut output = expand::error(&misuse.message, span);
    output.extend(kept);
    output
}

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
/// below it that doesn't start anew.
fn drop_consequences(reports: &mut Vec<Report>, lines: &Text<'_>) {
    let syntax = reports.iter().filter(|report| report.is_syntax());
    let broken: HashSet<usize> = syntax.map(|report| lines.line(report.start())).collect();
    let mut reported = HashSet::new();
    reports.retain(|report| {
        let line = lines.line(report.start());
        let goes_on = broken.contains(&(line - 1)) && !events::starts_anew(lines.content(line));
        let covered = broken.contains(&line) && !(report.is_syntax() && reported.insert(line));
        !goes_on && !covered
    });
}
