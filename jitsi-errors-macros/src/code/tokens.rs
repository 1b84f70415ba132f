//! Small pieces of tokens.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Ident;

pub fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

pub fn text(text: &str) -> Literal {
    Literal::string(text)
}

pub fn strings(texts: &[&str]) -> TokenStream {
    let texts = texts.iter().map(|string| text(string));
    quote!([#(#texts),*])
}

pub fn numbers(numbers: &[usize]) -> TokenStream {
    let numbers = numbers.iter().copied().map(Literal::usize_unsuffixed);
    quote!([#(#numbers),*])
}

pub fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
