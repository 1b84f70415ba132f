//! The procedural macro behind [`jitsi-errors`](https://docs.rs/jitsi-errors), which re-exports it
//! and documents it. Depend on that crate, not on this one: the code that is generated here uses it.

mod attr;
mod catalogs;
mod code;
mod failure;
mod spec;
mod stages;
mod tokens;

use proc_macro::TokenStream;

// The docs stand where the macros are re-exported: rustdoc would append these to those.

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::catalog(args, item).into()
}

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn catalogs(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::catalogs(args, item).into()
}

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn failure(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::failure(args, item).into()
}
