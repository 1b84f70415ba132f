//! The expansions of small specs: `expansions/NAME.toml` becomes `expansions/NAME.rs`.
//!
//! `UPDATE=1 cargo test --test expansions` writes missing and different files; read them before you
//! commit them. `expanded.rs` compiles them.

use std::path::Path;
use std::{env, fs};

use jitsi_errors_tests::generated::{Expand, shown};
use jitsi_errors_tests::stages;
use proc_macro2::TokenStream;
use quote::quote;

#[test]
fn specs_expand_to_their_goldens() {
    let code = [
        (
            "catalog",
            stages::catalog as Expand,
            quote!("catalog.toml"),
            quote! {
                /// Why it failed.
                pub enum Failure {}
            },
        ),
        (
            "other",
            stages::catalog,
            quote!("other.toml", exhaustive),
            quote! {
                /// Why the way was lost.
                #[must_use]
                pub(crate) enum Loss {}
            },
        ),
        (
            "team",
            stages::catalog,
            quote!("team.toml"),
            quote! {
                /// What goes wrong in a booking.
                pub(crate) enum Booking {}
            },
        ),
        (
            "union",
            stages::catalogs,
            TokenStream::new(),
            quote! {
                /// Why anything failed.
                pub(crate) enum Anything {
                    /// Why it failed.
                    #[catalog("catalog.toml")]
                    Failure(super::catalog::Failure),
                    /// Why the way was lost.
                    #[cfg(not(target_pointer_width = "16"))]
                    #[catalog("other.toml")]
                    Loss(super::other::Loss),
                }
            },
        ),
        (
            "failure",
            stages::failure,
            quote!("catalog.toml", of = super::catalog::Failure),
            quote! {
                /// Why it failed, with its arguments.
                pub enum Failed {}
            },
        ),
        (
            "lost",
            stages::failure,
            quote!("other.toml", of = super::other::Loss, exhaustive),
            quote! {
                /// Why the way was lost, with its arguments.
                pub(crate) enum Lost {}
            },
        ),
        (
            "failures",
            stages::failure,
            quote!(of = super::union::Anything),
            quote! {
                /// Why anything failed, with its arguments.
                pub(crate) enum AnyFailed {
                    /// Why it failed.
                    Failure(super::failure::Failed),
                    /// Why the way was lost.
                    #[cfg(not(target_pointer_width = "16"))]
                    Loss(super::lost::Lost),
                }
            },
        ),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("expansions");
    let mut wrong = Vec::new();
    for (name, expand, args, item) in code {
        let golden = folder.join(name).with_extension("rs");
        let actual = shown(expand, args, &item, &golden.display().to_string());
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &actual).expect("the expansion is written");
        }
        if fs::read_to_string(&golden).unwrap_or_default() != actual {
            wrong.push(format!("{} should be\n\n{actual}", golden.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
