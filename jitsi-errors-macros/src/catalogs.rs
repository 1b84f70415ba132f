//! One enum over several catalogs: `#[catalogs] pub enum Name { #[catalog("path")] Variant(Type) }`.

use std::collections::HashMap;

use proc_macro::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

use crate::attr::{self, Enum, Misuse};
use crate::code::expand::{DERIVES, lookup};
use crate::spec::model::Error;
use crate::spec::report::{Lines, Report};
use crate::spec::source::Source;
use crate::tokens::Code;

/// The enum, taken apart.
pub struct Declaration {
    facade: TokenStream,
    item: Enum,
    pub members: Vec<Member>,
}

/// A variant and the catalog in it.
pub struct Member {
    attributes: TokenStream,
    variant: Ident,
    /// The catalog's type in its parentheses.
    kind: Group,
    pub literal: Literal,
    pub path: String,
}

/// A member's spec as it was read.
#[derive(Default)]
pub struct Spec {
    pub source: Source,
    pub errors: Vec<Error>,
}

pub fn parse(args: TokenStream, item: TokenStream) -> Result<Declaration, Misuse> {
    let [facade] = attr::options(args.into_iter(), ["crate"])?;
    let item = Enum::parse(item)?;
    let body: Vec<TokenTree> = item.body.clone().into_iter().collect();
    let variants = body.split(|token| attr::is_punct(token, ','));
    let members = variants
        .filter(|variant| !variant.is_empty())
        .map(|variant| member(variant.iter().cloned()))
        .collect::<Result<Vec<_>, _>>()?;
    if members.is_empty() {
        let message = "name the catalogs: `#[catalog(\"errors.toml\")] Variant(Type)`";
        return Err(Misuse::new(item.name.span(), message));
    }
    Ok(Declaration {
        facade: attr::facade(facade),
        item,
        members,
    })
}

fn member(mut tokens: impl Iterator<Item = TokenTree>) -> Result<Member, Misuse> {
    const USAGE: &str = "a variant holds one catalog: `#[catalog(\"errors.toml\")] Variant(Type)`";

    let mut attributes = Vec::new();
    let mut spec = None;
    let variant = loop {
        match tokens.next() {
            Some(TokenTree::Group(group)) => match arguments(&group.stream()) {
                Some(args) => {
                    attributes.pop();
                    spec = Some(attr::arguments(args, [])?);
                }
                None => attributes.push(TokenTree::Group(group)),
            },
            Some(TokenTree::Ident(variant)) => break variant,
            Some(other) => attributes.push(other),
            None => return Err(Misuse::new(Span::call_site(), USAGE)),
        }
    };
    match (tokens.next(), spec) {
        (Some(TokenTree::Group(kind)), Some((literal, path, [])))
            if kind.delimiter() == Delimiter::Parenthesis =>
        {
            Ok(Member {
                attributes: attributes.into_iter().collect(),
                variant,
                kind,
                literal,
                path,
            })
        }
        _ => Err(Misuse::new(variant.span(), USAGE)),
    }
}

/// What stands in the parentheses of `catalog(…)`.
fn arguments(attribute: &TokenStream) -> Option<TokenStream> {
    let mut tokens = attribute.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Group(args)))
            if name.to_string() == "catalog" =>
        {
            Some(args.stream())
        }
        _ => None,
    }
}

/// Reports each wire value that stands in two catalogs, for it does not tell which is meant. The
/// reports come with the index of the later catalog.
pub fn check(specs: &[Spec]) -> Vec<(usize, String)> {
    let mut errors: Vec<(usize, &Error)> = Vec::new();
    for (index, spec) in specs.iter().enumerate() {
        errors.extend(spec.errors.iter().map(|error| (index, error)));
    }
    let files = specs.iter().map(|spec| &spec.source);
    let files = files.map(|Source { path, text, .. }| Lines::new(path, text));
    let files: Vec<Lines<'_>> = files.collect();
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    let mut reports = Vec::new();
    for (at, &(index, error)) in errors.iter().enumerate() {
        let value = &error.value;
        let (first, other) = errors[*firsts.entry(value).or_insert(at)];
        if first != index {
            let at = |file: usize, error: &Error| {
                let mut span = error.value.span;
                span.file = file;
                span
            };
            let message = format!("two catalogs have the wire value `{}`", &**value);
            let report = Report::new(at(index, error), message)
                .note("second use")
                .also(at(first, other), "first use")
                .help("leave one of the catalogs out: the value does not tell which is meant");
            reports.push((index, report.render(&files)));
        }
    }
    reports
}

pub fn expand(code: Code, declaration: &Declaration, specs: &[Spec]) -> Code {
    let Declaration {
        facade,
        item,
        members,
    } = declaration;
    let name = item.name.to_string();
    let errors = specs.iter().flat_map(|spec| &spec.errors);
    let values: Vec<&str> = errors.map(|error| &*error.value).collect();
    let tables = format!(
        "{name}, {name:?}, values: {values:?}, by_value: {},",
        lookup(&values, None)
    );
    let (mut variants, mut catalogs) = (Code::default(), Code::default().text(&tables));
    for (member, spec) in members.iter().zip(specs) {
        let Member {
            attributes,
            variant,
            kind,
            ..
        } = member;
        variants = variants
            .tokens(attributes)
            .token(variant.clone())
            .token(kind.clone())
            .text(",");
        let errors: Vec<String> = spec.errors.iter().map(Error::variant).collect();
        catalogs = catalogs
            .token(variant.clone())
            .token(kind.clone())
            .text(&format!("[{}]", errors.join(" ")));
    }
    code.tokens(&item.attributes)
        .text(DERIVES)
        .text("#[::core::prelude::v1::derive(::core::fmt::Debug)]")
        .tokens(&item.visibility)
        .text("enum")
        .token(item.name.clone())
        .braces(variants)
        .tokens(facade)
        .text("::__catalogs!")
        .braces(catalogs)
}
