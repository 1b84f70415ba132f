//! From the model to Rust: the enum with its docs, and the spec's facts as tables.
//!
//! Here is only what differs from spec to spec. The API around the tables is the same for every
//! catalog, so it is in the facade, as `__catalog!` and its like.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{Ident, Path};

use super::docs;
use super::tables::{lookup, tables};
use super::tokens::{ident, strings, text};
use crate::stages::attribute::args::Args;
use crate::stages::attribute::item::{Item, Member, PARTLY};
use crate::stages::spec::model::Catalog;

/// The variant of a spec without an error, which is refused: without any variant, nothing about the
/// enum would compile, and what is wrong would drown in what follows from it.
const BROKEN: &str = "Broken";

/// The enum as its author declares it.
pub struct Declared {
    pub item: Item,
    pub args: Args,
}

impl Declared {
    /// The name in Rust, without `r#`.
    fn title(&self) -> String {
        self.item.name.unraw().to_string()
    }

    /// Whether other crates need a `_` in a match.
    pub fn open(&self) -> Option<TokenStream> {
        (!self.args.exhaustive).then(|| quote!(#[non_exhaustive]))
    }
}

/// The enum of a catalog and its API.
pub fn catalog(declared: &Declared, catalog: &Catalog) -> TokenStream {
    let Declared { item, args } = declared;
    let Item {
        attributes,
        visibility,
        name,
    } = item;
    let variants = variants(catalog);
    // One number stays free, so that an `Option` of the enum is as small as the enum. Where the
    // compiler leaves one by itself, the docs stay free of numbers.
    let spare = match variants.len() {
        count @ (0x100 | 0x1_0000) => {
            let number = representation(count);
            Some(quote!(#[repr(#number)]))
        }
        _ => None,
    };
    let docs = text(&docs::catalog(catalog));
    let (derives, open) = (derives(), declared.open());
    let documented = documented(catalog, &variants);
    let tables = tables(&item.name, &args.facade, catalog, &variants);
    let facade = &args.facade;
    quote! {
        #(#attributes)*
        #[doc = #docs]
        #derives
        #open
        #spare
        #visibility enum #name { #(#documented),* }

        #facade::__catalog! { #tables }
    }
}

/// What every catalog derives.
fn derives() -> TokenStream {
    quote! {
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash
        )]
    }
}

/// The names of the variants.
fn variants(catalog: &Catalog) -> Vec<Ident> {
    match catalog.errors.as_slice() {
        [] => vec![ident(BROKEN)],
        errors => errors.iter().map(|error| ident(&error.variant())).collect(),
    }
}

/// The variants with their docs.
fn documented<'c>(
    catalog: &'c Catalog,
    variants: &'c [Ident],
) -> impl Iterator<Item = TokenStream> + 'c {
    variants.iter().enumerate().map(|(index, variant)| {
        let Some(error) = catalog.errors.get(index) else {
            return variant.to_token_stream();
        };
        let docs = text(&docs::error(catalog, error));
        let aliases = docs::aliases(error, &variant.to_string());
        let aliases = (!aliases.is_empty()).then(|| quote!(#[doc(#(alias = #aliases),*)]));
        quote!(#[doc = #docs] #aliases #variant)
    })
}

/// Refuses to be built, with this report at `place`, where something is not so of the type `of`. What
/// an error in its spec leaves out is already reported.
pub fn require(
    facade: &Path,
    of: &impl ToTokens,
    is_so: &TokenStream,
    report: &str,
    span: Span,
) -> TokenStream {
    // rustc reports the call at this span only if all of its tokens have it.
    quote_spanned! {span=>
        const _: () = {
            let require = #facade::__private::require;
            let is_whole = <#of as #facade::Catalog>::SPEC_IS_VALID;
            require(!is_whole || #is_so, #report)
        };
    }
}

/// That the types of a union's members have just the errors that the specs have.
fn whole<'m>(
    facade: &'m Path,
    members: &'m [Member],
    specs: &'m [Catalog],
) -> impl Iterator<Item = TokenStream> + 'm {
    let known = members.iter().zip(specs);
    let known = known.filter(|(member, spec)| !member.files.is_empty() && !spec.is_broken);
    known.map(|(member, spec)| {
        let (conditions, kind) = (member.conditions(), &member.kind);
        let count = Literal::usize_unsuffixed(spec.errors.len());
        let is_so = quote!(<#kind>::ALL.len() == #count);
        let span = member.files[0].span();
        let require = require(facade, kind, &is_so, PARTLY, span);
        quote!(#(#conditions)* #require)
    })
}

/// The enum over several catalogs and its API.
pub fn catalogs(declared: &Declared, members: &[Member], specs: &[Catalog]) -> TokenStream {
    let Declared { item, args } = declared;
    let Item {
        attributes,
        visibility,
        name,
    } = item;
    let variants = members.iter().map(|member| {
        let Member {
            attributes,
            variant,
            kind,
            ..
        } = member;
        quote!(#(#attributes)* #variant(#kind))
    });
    let concat = members.iter().any(|member| member.files.is_empty());
    let (mut all, mut values) = (Vec::new(), Vec::new());
    for (member, spec) in members.iter().zip(specs) {
        let conditions: Vec<_> = member.conditions().collect();
        let Member { variant, kind, .. } = member;
        for error in &spec.errors {
            values.push(&*error.value);
            let error = ident(&error.variant());
            all.push(quote!(#(#conditions)* #name::#variant(<#kind>::#error)));
        }
    }
    let catalogs = members.iter().map(|member| {
        let conditions = member.conditions();
        let Member { variant, kind, .. } = member;
        quote!(#(#conditions)* #variant(#kind))
    });
    let conditional = |member: &Member| member.conditions().next().is_some();
    let all = if concat {
        quote!([concat])
    } else {
        quote!([literal #(#all),*])
    };
    let by_value = if concat || members.iter().any(conditional) {
        quote!([by_member])
    } else {
        let (plan, values) = (lookup(&values, None), strings(&values));
        quote!([table #values #plan])
    };
    let (derives, open, title) = (derives(), declared.open(), declared.title());
    let facade = &args.facade;
    let whole = whole(facade, members, specs);
    quote! {
        #(#attributes)*
        #derives
        #[::core::prelude::v1::derive(::core::fmt::Debug)]
        #open
        #visibility enum #name { #(#variants),* }

        #facade::__catalogs! {
            #name, #title,
            all: #all,
            by_value: #by_value,
            #(#catalogs),*
        }

        #(#whole)*
    }
}

/// The smallest number that counts the variants, with one to spare.
fn representation(variants: usize) -> Ident {
    ident(match variants {
        0..=0xff => "u8",
        0x100..=0xffff => "u16",
        _ => "u32",
    })
}
