//! What the macro hands to the compiler.

use std::path::PathBuf;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Item, MacroDelimiter, parse_quote};

use crate::stages::attribute::args::{Args, CATALOG};
use crate::stages::attribute::item;
use crate::stages::code::expand::{self, Declared};
use crate::stages::code::failure;
use crate::stages::spec::model::Catalog;

/// Generates all that there is of a catalog.
///
/// # Panics
///
/// Where the compiler could not even take it apart.
pub fn assert_rust(catalog: &Catalog) {
    let (args, _) = Args::read(quote!("errors.toml"), &CATALOG, Span::call_site());
    let item = item::empty(quote!(
        pub enum Error {}
    ))
    .expect("it is an empty enum");
    let declared = Declared { item, args };
    let code = [
        expand::catalog(&declared, catalog),
        failure::failure(&declared, &parse_quote!(Error), catalog),
    ];
    for code in code {
        let parsed = syn::parse2::<syn::File>(code.clone());
        assert!(parsed.is_ok(), "not Rust: {code}");
    }
}

/// A stage that expands an attribute.
pub type Expand = fn(TokenStream, &TokenStream, &dyn Fn(Span) -> Option<PathBuf>) -> TokenStream;

/// What an attribute becomes in the Rust file at `place`, as a person would write it.
///
/// # Panics
///
/// Where it is not Rust.
pub fn shown(expand: Expand, args: TokenStream, item: &TokenStream, place: &str) -> String {
    let code = expand(args, item, &|_| Some(PathBuf::from(place)));
    let file: syn::File = syn::parse2(code).expect("it is Rust");
    file.items.into_iter().map(item_shown).collect()
}

fn item_shown(item: Item) -> String {
    match item {
        Item::Macro(call) if matches!(call.mac.delimiter, MacroDelimiter::Brace(_)) => {
            let path = call.mac.path.to_token_stream().to_string().replace(' ', "");
            let arguments = commas(call.mac.tokens);
            let arguments: String = arguments.into_iter().map(argument_shown).collect();
            format!("{path}! {{\n{arguments}}}\n")
        }
        item => formatted(quote!(#item)),
    }
}

/// An argument of a macro, which nobody formats but between braces.
fn argument_shown(argument: TokenStream) -> String {
    let braced = formatted(quote!(m! { #argument }));
    let lines = braced.lines().filter(|line| line.starts_with(' '));
    lines.collect::<Vec<_>>().join("\n    ") + ",\n"
}

/// The tokens between the commas.
fn commas(tokens: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma = |token: &TokenTree| token.to_string() == ",";
    let parts = tokens.split(is_comma).filter(|part| !part.is_empty());
    parts.map(|part| part.iter().cloned().collect()).collect()
}

fn formatted(code: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(code).expect("it is Rust"))
}
