//! From the model to tokens: the enum with its docs, and the spec's facts as tables.
//!
//! Here is only what differs from spec to spec. The API around the tables is the same for every
//! catalog, so it stands in the facade, as `__catalog!`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::attr::Declaration;
use crate::docs;
use crate::lookup::{Way, plan};
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
    let paths: Vec<TokenStream> = variants
        .iter()
        .map(|variant| quote!(#name::#variant))
        .collect();

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
    let by_value = lookup(errors.iter().map(|error| &*error.value), name, &paths);
    let by_name = lookup(errors.iter().map(|error| &*error.name), name, &paths);
    quote! {
        #attributes
        #[doc = #docs]
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
        #[repr(#repr)]
        #visibility enum #name { #(#documented)* }

        const _: () = {
            #facade::__catalog! {
                #name, #title, #source,
                all: [#(#paths),*],
                values: [#(#values),*],
                names: [#(#names),*],
                causes: [#(#causes),*],
                occurrences: [#(#occurrences),*],
                recommendations: [#(#recommendations),*],
                examples: [#(#examples),*],
                by_value: #by_value,
                by_name: #by_name,
            }
        };
    }
}

/// Makes the compiler watch the spec, and build again when it changes.
pub fn watch(declaration: &Declaration) -> TokenStream {
    let literal = &declaration.literal;
    quote_spanned!(literal.span()=> const _: &[::core::primitive::u8] = ::core::include_bytes!(#literal);)
}

/// An error of the compiler's, with this text, at this place.
pub fn error(message: &str, span: Span) -> TokenStream {
    let mut message = Literal::string(message);
    message.set_span(span);
    quote_spanned!(span=> ::core::compile_error!(#message);)
}

fn representation(variants: usize) -> &'static str {
    // One number stays free, so that an `Option` of the enum is as small as the enum.
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

/// The plan of a lookup whose keys stand for these variants of the enum.
fn lookup<'k>(
    keys: impl Iterator<Item = &'k str>,
    name: &Ident,
    variants: &[TokenStream],
) -> TokenStream {
    let keys: Vec<&str> = keys.collect();
    let plan = plan(&keys);
    let count = Literal::usize_unsuffixed(keys.len());
    let row = Literal::usize_unsuffixed(plan.row);
    let rows = (plan.row > 0).then(|| {
        let rows = keys.iter().map(|key| row_of(key, plan.row));
        quote!(= [#(*#rows),*])
    });
    let displacements = numbers(plan.displacements.iter().copied().map(usize::from));
    let slots = if plan.displacements.is_empty() && !keys.is_empty() {
        let count = Literal::usize_unsuffixed(plan.slots.len());
        let slots = plan.slots.iter().map(|&index| &variants[index]);
        quote!(variants [#name; #count] = [#(#slots),*])
    } else {
        let repr = format_ident!("{}", representation(keys.len()));
        let count = Literal::usize_unsuffixed(plan.slots.len());
        let slots = plan.slots.iter().copied().map(Literal::usize_unsuffixed);
        quote!(indices [::core::primitive::#repr; #count] = [#(#slots),*])
    };
    let way = match plan.way {
        Way::Hashed {
            shortest,
            longest,
            probes,
            seed,
        } => {
            let probes = probes.into_iter().map(Literal::isize_unsuffixed);
            quote!(Hashed { lengths: (#shortest, #longest), probes: &[#(#probes),*], seed: #seed })
        }
        Way::Sorted => {
            let sorted = plan.slots.iter().map(|&index| keys[index]);
            quote!(Sorted(&[#(#sorted),*]))
        }
    };
    quote!({
        rows: [#row; #count] #rows,
        lookup: #way,
        displacements: #displacements,
        slots: #slots,
    })
}

/// A key as a row: filled up with zeros, and its length at the end.
fn row_of(key: &str, length: usize) -> Literal {
    let mut row = key.as_bytes().to_vec();
    row.resize(length - 1, 0);
    row.extend(u8::try_from(key.len()));
    Literal::byte_string(&row)
}

/// A table of numbers after its length.
fn numbers(numbers: impl ExactSizeIterator<Item = usize>) -> TokenStream {
    let count = Literal::usize_unsuffixed(numbers.len());
    let numbers = numbers.map(Literal::usize_unsuffixed);
    quote!([#count] = [#(#numbers),*])
}
