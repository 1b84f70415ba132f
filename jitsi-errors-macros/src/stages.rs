//! The stages in their order: attribute → source → TOML → model → checks → tokens.

use proc_macro2::TokenStream;

use crate::attr::{self, Declaration, Misuse};
use crate::catalogs::{self, Spec};
use crate::model::Catalog;
use crate::report::{Report, Text};
use crate::source::Source;
use crate::toml::Document;
use crate::{check, expand, parse, source};

/// How many mistakes are shown before the rest are only counted.
const SHOWN: usize = 20;

/// `#[catalog(args)] item`.
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    match attr::parse(args, item.clone()) {
        Ok(declaration) => declared(&declaration),
        Err(misuse) => misused(&misuse, item),
    }
}

fn declared(declaration: &Declaration) -> TokenStream {
    let span = declaration.literal.span();
    match source::read(&declaration.path, span) {
        Ok(source) => {
            let (catalog, reports) = read(&source);
            let mut output = expand::expand(declaration, &catalog);
            output.extend(expand::watch(&declaration.literal));
            output.extend(reports.iter().map(|report| expand::error(report, span)));
            output
        }
        Err(message) => {
            let mut output = expand::expand(declaration, &Catalog::default());
            output.extend(expand::error(&message, span));
            output
        }
    }
}

/// `#[catalogs(args)] item`. What is wrong in one spec alone is for its own `#[catalog]` to report.
pub fn catalogs(args: TokenStream, item: TokenStream) -> TokenStream {
    let declaration = match catalogs::parse(args, item.clone()) {
        Ok(declaration) => declaration,
        Err(misuse) => return misused(&misuse, item),
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

fn misused(misuse: &Misuse, item: TokenStream) -> TokenStream {
    let mut output = expand::error(&misuse.message, misuse.span);
    output.extend(item);
    output
}

/// Reads a catalog. With it come the mistakes as they are shown, in the order of the file.
pub fn read(source: &Source) -> (Catalog, Vec<String>) {
    let Source {
        path,
        text,
        invalid,
        ..
    } = source;
    let mut reports = Vec::new();
    if let Some(at) = *invalid {
        let report = Report::new(at..at + 1, "the spec is not UTF-8").note("not UTF-8 from here");
        reports.push(report.help("save the file as UTF-8"));
    }
    let document = Document::parse(text, &mut reports);
    let mut catalog = parse::parse(&document, &mut reports);
    let exists = |file: &str| source.file.with_file_name(file).is_file();
    check::check(&mut catalog, text, &exists, &mut reports);
    reports.sort_by_key(Report::start);

    let lines = Text::new(text);
    let more = reports.len().saturating_sub(SHOWN);
    let shown = reports.iter().take(SHOWN);
    let mut shown: Vec<String> = shown.map(|report| report.render(path, &lines)).collect();
    if more > 0 {
        shown.push(format!("`{path}` has {more} more mistakes"));
    }
    (catalog, shown)
}
