//! The stages in their order: attribute → source → catalog → code.

use proc_macro::{Literal, TokenStream};

use crate::attr::{self, Declaration, Misuse};
use crate::catalogs::{self, Spec};
use crate::code::expand;
use crate::failure as failures;
use crate::spec::model::Catalog;
use crate::spec::read;
use crate::spec::source::{self, Source};
use crate::tokens::{self, Code, rust};

/// `#[catalog(args)] item`.
pub fn catalog(args: TokenStream, item: TokenStream) -> Code {
    let declaration = match attr::parse(args, item.clone()) {
        Ok(declaration) => declaration,
        Err(misuse) => {
            let kept = match attr::parse(rust("\"\""), item.clone()) {
                Ok(declaration) => generated(&declaration, &Catalog::default()),
                Err(_) => Code::default().tokens(&item),
            };
            return misused(kept, &misuse, item);
        }
    };
    let literal = &declaration.literal;
    match open(&declaration.path, literal) {
        Ok(source) => {
            let (catalog, reports) = read(std::slice::from_ref(&source));
            let code = generated(&declaration, &catalog).watch(literal);
            reports
                .iter()
                .fold(code, |code, report| code.error(report, literal.span()))
        }
        Err(message) => {
            generated(&declaration, &Catalog::default()).error(&message, literal.span())
        }
    }
}

/// The enum and everything about it.
fn generated(declaration: &Declaration, catalog: &Catalog) -> Code {
    let Declaration { facade, item, .. } = declaration;
    let name = item.name.to_string();
    let expansion = expand::catalog(&name, catalog);
    Code::default()
        .tokens(&item.attributes)
        .text(&expansion.attributes)
        .tokens(&item.visibility)
        .text("enum")
        .token(item.name.clone())
        .text(&format!("{{ {} }}", expansion.variants))
        .tokens(facade)
        .text(&format!("::__catalog! {{ {} }}", expansion.tables))
}

/// `#[catalogs(args)] item`. What is wrong in one spec alone is for its own `#[catalog]` to report.
pub fn catalogs(args: TokenStream, item: TokenStream) -> Code {
    let declaration = match catalogs::parse(args, item.clone()) {
        Ok(declaration) => declaration,
        Err(misuse) => return misused(Code::default(), &misuse, item),
    };
    let mut code = Code::default();
    let mut specs = Vec::new();
    for member in &declaration.members {
        let spec = match open(&member.path, &member.literal) {
            Ok(source) => {
                code = code.watch(&member.literal);
                let (catalog, _) = read(std::slice::from_ref(&source));
                Spec {
                    source,
                    errors: catalog.errors,
                }
            }
            Err(message) => {
                code = code.error(&message, member.literal.span());
                Spec::default()
            }
        };
        specs.push(spec);
    }
    for (member, report) in catalogs::check(&specs) {
        code = code.error(&report, declaration.members[member].literal.span());
    }
    catalogs::expand(code, &declaration, &specs)
}

/// `#[failure(args)] item`. What is wrong in the spec is for its `#[catalog]` to report.
pub fn failure(args: TokenStream, item: TokenStream) -> Code {
    let (declaration, of) = match failures::parse(args, item.clone()) {
        Ok(declared) => declared,
        Err(misuse) => return misused(Code::default(), &misuse, item),
    };
    let literal = &declaration.literal;
    match open(&declaration.path, literal) {
        Ok(source) => {
            let (catalog, _) = read(std::slice::from_ref(&source));
            failures::expand(&declaration, &of, &catalog).watch(literal)
        }
        Err(message) => {
            failures::expand(&declaration, &of, &Catalog::default()).error(&message, literal.span())
        }
    }
}

/// Reads the spec that the literal names.
fn open(path: &str, literal: &Literal) -> Result<Source, String> {
    source::read(path, tokens::file(literal.span()).as_deref())
}

/// What is kept of the item on which an attribute is used wrongly, and the error for that.
fn misused(kept: Code, misuse: &Misuse, item: TokenStream) -> Code {
    // Told as the item's own, or a note says that the error originates in a macro.
    let own = item.into_iter().next().map(|token| token.span());
    let span = own.map_or(misuse.span, |own| misuse.span.resolved_at(own));
    kept.error(&misuse.message, span)
}
