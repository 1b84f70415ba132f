//! From the model to tokens: the enum with its docs, and the spec's facts as tables.
//!
//! Here is only what differs from spec to spec. The API around the tables is the same for every
//! catalog, so it stands in the facade, as `__catalog!`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::attr::Declaration;
use crate::docs;
use crate::lookup::{Plan, plan};
use crate::model::{Catalog, Text};

/// The enum and everything about it.
pub fn expand(declaration: &Declaration, catalog: &Catalog) -> TokenStream {
    let Declaration {
        facade,
        attributes,
        visibility,
        name,
        ..
    } = declaration;
    let errors = &catalog.errors;
    let variants: Vec<Ident> = match errors.as_slice() {
        // Only in a spec that is refused: without a variant, nothing about the enum compiles.
        [] => vec![format_ident!("Broken")],
        errors => errors
            .iter()
            .map(|error| format_ident!("{}", error.variant()))
            .collect(),
    };
    let docs = docs::catalog(catalog);
    let documented = variants.iter().enumerate().map(|(index, variant)| {
        let docs = errors.get(index).map(|error| {
            let docs = docs::error(error, catalog.source.as_ref());
            let aliases = docs::aliases(error, &variant.to_string());
            quote!(#[doc = #docs] #(#[doc(alias = #aliases)])*)
        });
        quote!(#docs #variant,)
    });
    let repr = format_ident!("{}", representation(variants.len()));

    // One number stays free, so that an `Option` of the enum is as small as the enum. Where the
    // compiler leaves one by itself, the docs stay free of numbers.
    let spare = [0x100, 0x1_0000]
        .contains(&variants.len())
        .then(|| quote!(#[repr(#repr)]));

    let title = name.to_string();
    let source = optional(catalog.source.as_ref());
    let values = errors.iter().map(|error| &*error.value);
    let names = errors.iter().map(|error| &*error.name);
    let causes = errors.iter().map(|error| &*error.cause);
    let recommendations = errors.iter().map(|error| &*error.recommendation);
    let occurrences = errors.iter().map(|error| {
        let texts = error.occurrences.iter().map(|text| &**text);
        quote!(&[#(#texts),*])
    });
    let examples = errors.iter().map(|error| optional(error.example.as_ref()));
    let by_value = lookup(errors.iter().map(|error| &*error.value));
    let by_name = lookup(errors.iter().map(|error| &*error.name));
    let derives = derives();
    quote! {
        #attributes
        #[doc = #docs]
        #derives
        #spare
        #visibility enum #name { #(#documented)* }

        #facade::__catalog! {
            #name, #title, #source,
            all: [#(Self::#variants),*],
            values: [#(#values),*],
            names: [#(#names),*],
            causes: [#(#causes),*],
            occurrences: [#(#occurrences),*],
            recommendations: [#(#recommendations),*],
            examples: [#(#examples),*],
            repr: #repr,
            by_value: #by_value,
            by_name: #by_name,
        }
    }
}

/// Makes the compiler watch the spec, and build again when it changes.
pub fn watch(literal: &Literal) -> TokenStream {
    quote_spanned!(literal.span()=> const _: &[::core::primitive::u8] = ::core::include_bytes!(#literal);)
}

/// An error of the compiler's, with this text, at this place.
pub fn error(message: &str, span: Span) -> TokenStream {
    let mut message = Literal::string(message);
    message.set_span(span);
    quote_spanned!(span=> ::core::compile_error!(#message);)
}

/// What every catalog derives.
pub fn derives() -> TokenStream {
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
        #[non_exhaustive]
    }
}

/// The smallest number that counts the variants, with one to spare.
pub fn representation(variants: usize) -> &'static str {
    match variants {
        0..=0xff => "u8",
        0x100..=0xffff => "u16",
        _ => "u32",
    }
}

fn optional(text: Option<&Text>) -> TokenStream {
    match text.map(|text| &**text) {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

/// The tables that lead from a key to its index.
pub fn lookup<'k>(keys: impl Iterator<Item = &'k str>) -> TokenStream {
    let keys: Vec<&str> = keys.collect();
    let Plan {
        seed,
        displacements,
        slots,
    } = plan(&keys);
    let displacements = displacements.into_iter().map(Literal::u16_unsuffixed);
    let slots = slots.into_iter().map(Literal::usize_unsuffixed);
    quote!(#seed [#(#displacements),*] [#(#slots),*])
}
