//! What the macro would hand to the compiler.

use proc_macro2::TokenStream;

use crate::code::expand::{self, Expansion};
use crate::code::failure;
use crate::spec::model::Catalog;

/// Generates all that there is of a catalog.
///
/// # Panics
///
/// Where the compiler could not even take it apart.
pub fn assert_rust(catalog: &Catalog) {
    let Expansion {
        attributes,
        variants,
        tables,
    } = expand::catalog("Error", catalog);
    for text in [
        attributes,
        variants,
        tables,
        failure::tables(&"Error".parse().expect("a name"), catalog, false).to_string(),
    ] {
        let tokens: Result<TokenStream, _> = text.parse();
        assert!(tokens.is_ok(), "not Rust: {text}");
    }
}
