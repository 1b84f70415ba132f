//! The procedural macro behind [`jitsi-errors`](https://docs.rs/jitsi-errors), which re-exports it
//! and documents it. Depend on that crate, not on this one: the code that is generated here uses it.

mod attr;
mod check;
mod docs;
mod events;
mod expand;
mod hash;
mod lookup;
mod markdown;
mod model;
mod near;
mod parse;
mod report;
mod source;
mod stages;
mod syntax;
mod toml;

use proc_macro::TokenStream;

/// Turns an empty enum into a catalog of errors, from a spec in TOML.
///
/// See [`jitsi_errors::catalog`](https://docs.rs/jitsi-errors/latest/jitsi_errors/attr.catalog.html).
#[proc_macro_attribute]
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    stages::catalog(args.into(), item.into()).into()
}
