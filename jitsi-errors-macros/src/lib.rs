//! The procedural macro behind `jitsi-errors`, which re-exports it and documents it. Depend on that
//! crate, not on this one: the code that is generated here uses it.

// As a file of this folder, so that the stages are next to it.
#[path = "stages.rs"]
mod stages;

use std::path::PathBuf;

use proc_macro::TokenStream;
use proc_macro2::Span;

// The docs stand where the macros are re-exported: rustdoc would append these to those.

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::catalog(args.into(), &item.into(), &file).into()
}

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn catalogs(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::catalogs(args.into(), &item.into(), &file).into()
}

#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn failure(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::failure(args.into(), &item.into(), &file).into()
}

/// For the facade alone: compares the names that its catalogs take with those reserved here.
#[doc(hidden)]
#[proc_macro]
pub fn __reserved(names: TokenStream) -> TokenStream {
    stages::reserved(names.into()).into()
}

/// For the facade alone: the hash with which lookups are planned here and read there.
#[doc(hidden)]
#[proc_macro]
pub fn __hash(_: TokenStream) -> TokenStream {
    stages::hash().into()
}

/// The Rust file in which `span` is, if the compiler says: from 1.88 on it does, with a method of
/// the span's own that is taken before the trait's.
#[allow(clippy::incompatible_msrv)]
fn file(span: Span) -> Option<PathBuf> {
    span.unwrap().local_file()
}

#[allow(dead_code)] // from 1.88 on
trait Unlocated {
    fn local_file(&self) -> Option<PathBuf>;
}

impl Unlocated for proc_macro::Span {
    fn local_file(&self) -> Option<PathBuf> {
        None
    }
}
