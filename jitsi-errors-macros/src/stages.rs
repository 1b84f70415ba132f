//! The stages in their order: attribute → spec → code. They run outside rustc too.

pub mod attribute;
pub mod code;
pub mod spec;

use std::path::PathBuf;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Error, LitStr};

use attribute::args::{self, Args, CATALOG, CATALOGS, FAILURE, FAILURES};
use attribute::item;
use code::expand::{self, Declared};
use code::failure;
use spec::model::{Catalog, GENERATED};
use spec::source::{self, Source};
use spec::union;

/// Returns the Rust file in which a span is, if that is known.
pub type Locate<'l> = &'l dyn Fn(Span) -> Option<PathBuf>;

/// `#[catalog(args)] item`
pub fn catalog(args: TokenStream, item: &TokenStream, locate: Locate<'_>) -> TokenStream {
    let (args, misuse) = Args::read(args, &CATALOG, span(item));
    let declared = match item::empty(item.clone()) {
        Ok(item) => Declared { item, args },
        Err(error) => return kept(item, misuse, error),
    };
    let spec = Spec::open(&declared.args.files, declared.item.name.span(), locate);
    let (catalog, reports) = spec.read();
    let code = expand::catalog(&declared, &catalog);
    let Spec { reported, .. } = spec;
    let misuse = shown(misuse);
    quote!(#code #reported #reports #misuse)
}

/// `#[catalogs(args)] item`. What is wrong in one spec alone is for its own `#[catalog]` to report.
pub fn catalogs(args: TokenStream, item: &TokenStream, locate: Locate<'_>) -> TokenStream {
    let (args, misuse) = Args::read(args, &CATALOGS, span(item));
    let (declared, members, left_out) = match item::members(item.clone()) {
        Ok((item, members, left_out)) => (Declared { item, args }, members, left_out),
        Err(error) => return kept(item, misuse, error),
    };
    let specs: Vec<Spec<'_>> = members
        .iter()
        .map(|member| Spec::open(&member.files, declared.item.name.span(), locate))
        .collect();
    let catalogs: Vec<Catalog> = specs.iter().map(|spec| spec.read().0).collect();
    let mut read = Vec::new();
    for (index, member) in members.iter().enumerate() {
        read.push(union::Member {
            sources: &specs[index].sources,
            catalog: &catalogs[index],
            conditional: member.conditions().next().is_some(),
        });
    }
    let mut reports = TokenStream::new();
    for (index, report) in union::check(&read) {
        let span = members[index].files.first().map(LitStr::span);
        let error = Error::new(span.unwrap_or_else(Span::call_site), report);
        reports.extend(error.into_compile_error());
    }
    let code = expand::catalogs(&declared, &members, &catalogs);
    let reported = specs.iter().map(|spec| &spec.reported);
    let (misuse, left_out) = (shown(misuse), shown(left_out));
    quote!(#code #(#reported)* #reports #misuse #left_out)
}

/// `#[failure(args)] item`. What is wrong in the spec is for its `#[catalog]` to report.
pub fn failure(args: TokenStream, item: &TokenStream, locate: Locate<'_>) -> TokenStream {
    if !args::name_a_file(&args) && item::empty(item.clone()).is_err() {
        return failures(args, item);
    }
    let (args, misuse) = Args::read(args, &FAILURE, span(item));
    let declared = match item::empty(item.clone()) {
        Ok(item) => Declared { item, args },
        Err(error) => return kept(item, misuse, error),
    };
    let misuse = shown(misuse);
    let Some(of) = &declared.args.of else {
        return quote!(#item #misuse);
    };
    let spec = Spec::open(&declared.args.files, declared.item.name.span(), locate);
    let (catalog, _) = spec.read();
    let code = failure::failure(&declared, of, &catalog);
    let Args { facade, files, .. } = &declared.args;
    let span = files.first().map_or_else(Span::call_site, LitStr::span);
    let values = failure::values(facade, &catalog, &spec.sources, span);
    let Spec { reported, .. } = spec;
    quote!(#code #reported #values #misuse)
}

/// `#[failure(args)] item` without a file: over several.
fn failures(args: TokenStream, item: &TokenStream) -> TokenStream {
    let (args, misuse) = Args::read(args, &FAILURES, span(item));
    let (declared, members, left_out) = match item::failures(item.clone()) {
        Ok((item, members, left_out)) => (Declared { item, args }, members, left_out),
        Err(error) => return kept(item, misuse, error),
    };
    let code = match &declared.args.of {
        Some(of) => failure::failures(&declared, of, &members),
        None => item.clone(),
    };
    let (misuse, left_out) = (shown(misuse), shown(left_out));
    quote!(#code #misuse #left_out)
}

/// The files of a spec, as far as they can be read.
struct Spec<'f> {
    files: &'f [LitStr],
    sources: Vec<Source>,
    /// Which files can't be read, and for the compiler to watch those that can.
    reported: TokenStream,
}

impl<'f> Spec<'f> {
    /// Reads the files, and has the compiler watch them. In a `macro_rules!` of another file, the
    /// name of the item comes from the caller, next to whose file `include_bytes!` looks.
    fn open(files: &'f [LitStr], name: Span, locate: Locate<'_>) -> Self {
        let (mut sources, mut reported) = (Vec::new(), TokenStream::new());
        for file in files {
            let (path, span) = (file.value(), file.span());
            let (written, used) = (locate(span), locate(name));
            let is_elsewhere = written.is_some() && written != used;
            let read = match used.filter(|_| is_elsewhere) {
                Some(used) => source::read_of_either(&path, &used, written.as_deref()),
                None => source::read(&path, written.as_deref()),
            };
            reported.extend(match read {
                Ok(source) => {
                    let watched = match std::path::absolute(&source.file) {
                        Ok(file) if is_elsewhere => file.to_string_lossy().into_owned(),
                        _ => path,
                    };
                    let watched = LitStr::new(&watched, span);
                    sources.push(source);
                    // When the file changes, the compiler builds again.
                    quote_spanned!(span=>
                        const _: &[::core::primitive::u8] = ::core::include_bytes!(#watched);
                    )
                }
                Err(message) => Error::new(span, message).into_compile_error(),
            });
        }
        Self {
            files,
            sources,
            reported,
        }
    }

    /// The catalog, empty where a file can't be read, and the diagnostics of it.
    fn read(&self) -> (Catalog, TokenStream) {
        if self.sources.is_empty() || self.sources.len() < self.files.len() {
            let is_broken = true;
            let catalog = Catalog {
                is_broken,
                ..Catalog::default()
            };
            return (catalog, TokenStream::new());
        }
        let (catalog, reports) = spec::read(&self.sources);
        let span = self.files[0].span();
        let mut reported = TokenStream::new();
        for report in reports {
            reported.extend(Error::new(span, report).into_compile_error());
        }
        (catalog, reported)
    }
}

/// The place of an attribute, told as the item's own, or a note says that the error originates in a
/// macro.
fn span(item: &TokenStream) -> Span {
    let own = item.clone().into_iter().next().map(|token| token.span());
    own.map_or_else(Span::call_site, |own| Span::call_site().resolved_at(own))
}

fn shown(misuse: Option<Error>) -> Option<TokenStream> {
    misuse.map(Error::into_compile_error)
}

/// Nothing if these are the reserved names, or an error that says which differ.
pub fn reserved(names: TokenStream) -> TokenStream {
    let names: Vec<String> = names.into_iter().map(|name| name.to_string()).collect();
    let lacking = names
        .iter()
        .filter(|name| !GENERATED.contains(&name.as_str()));
    let unused = GENERATED
        .iter()
        .filter(|name| !names.iter().any(|known| known == *name));
    let differing: Vec<&str> = lacking.map(String::as_str).chain(unused.copied()).collect();
    if differing.is_empty() {
        return TokenStream::new();
    }
    let report = format!(
        "`GENERATED` in the macro crate's `spec/words.rs` and the accessors of the facade differ in {}",
        differing.join(", ")
    );
    quote!(::core::compile_error!(#report);)
}

/// The source of `code/hash.rs`, for the facade to expand.
pub fn hash() -> TokenStream {
    let source = include_str!("code/hash.rs");
    source.parse().unwrap_or_default()
}

/// The item as it was written, and what is wrong about it.
fn kept(item: &TokenStream, misuse: Option<Error>, error: Error) -> TokenStream {
    let (misuse, error) = (shown(misuse), error.into_compile_error());
    quote!(#item #misuse #error)
}
