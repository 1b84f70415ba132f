//! From the model to tokens: the enum with its docs, and the spec's facts as tables.
//!
//! Here is only what differs from spec to spec. The API around the tables is the same for every
//! catalog, so it stands in the facade, as `__catalog!`.

use std::fmt::{self, Debug, Formatter, Write as _};

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::attr::Declaration;
use crate::docs;
use crate::lookup::{Way, plan};
use crate::model::{Catalog, Date, Error, Recovery, Text, camel};

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
    let variants: Vec<String> = match errors.as_slice() {
        // Only in a spec that is refused: without a variant, nothing about the enum compiles.
        [] => vec!["Broken".to_owned()],
        errors => errors.iter().map(Error::variant).collect(),
    };
    let docs = docs::catalog(catalog);
    let documented = documented(catalog, &variants);
    let repr = format_ident!("{}", representation(variants.len()));
    let paths: Vec<String> = variants
        .iter()
        .map(|variant| format!("{name}::{variant}"))
        .collect();
    let all = parsed(&paths.join(", "));

    // One number stays free, so that an `Option` of the enum is as small as the enum. Where the
    // compiler leaves one by itself, the docs stay free of numbers.
    let spare = [0x100, 0x1_0000]
        .contains(&variants.len())
        .then(|| quote!(#[repr(#repr)]));

    let title = name.to_string();
    let source = optional(catalog.source.as_ref());
    let values: Vec<&str> = errors.iter().map(|error| &*error.value).collect();
    let names: Vec<&str> = errors.iter().map(|error| &*error.name).collect();
    let by_value = lookup(&values, Some((name, &paths)));
    let by_name = lookup(&names, Some((name, &paths)));
    let (values, names) = (list(values.iter()), list(names.iter()));
    let causes = list(errors.iter().map(|error| &*error.cause));
    let recommendations = list(errors.iter().map(|error| &*error.recommendation));
    let occurrences = list(errors.iter().map(|error| Slice(&error.occurrences)));
    let examples = table(errors, |error| {
        error.example.as_deref().map(|text| quote!(#text))
    });
    let retried = table(errors, |error| {
        error.retried.as_deref().map(|text| quote!(#text))
    });
    let since = days(errors, |error| error.life.since.as_ref());
    let silent = days(errors, |error| error.life.silent.as_ref());
    let removed = days(errors, |error| error.life.removed.as_ref());
    let events = table(errors, |error| {
        let variant = format_ident!("{}", error.event?.variant);
        Some(quote!(#facade::Event::#variant))
    });
    let recoveries = table(errors, |error| {
        Some(recovery(error.recovery.as_ref()?, facade))
    });
    let derives = derives();
    quote! {
        #attributes
        #[doc = #docs]
        #derives
        #spare
        #visibility enum #name { #documented }

        const _: () = {
            #facade::__catalog! {
                #name, #title, #source,
                all: [#all],
                values: #values,
                names: #names,
                causes: #causes,
                occurrences: #occurrences,
                recommendations: #recommendations,
                examples: #examples,
                since: #since,
                silent: #silent,
                removed: #removed,
                events: #events,
                retried: #retried,
                recoveries: #recoveries,
                by_value: #by_value,
                by_name: #by_name,
            }
        };
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

/// The variants with their docs.
fn documented(catalog: &Catalog, variants: &[String]) -> TokenStream {
    let texts = variants.iter().enumerate().map(|(index, variant)| {
        let Some(error) = catalog.errors.get(index) else {
            return variant.clone();
        };
        let docs = docs::error(error, catalog.source.as_ref());
        let aliases = docs::aliases(error, variant);
        let aliases = aliases
            .iter()
            .map(|alias| format!("#[doc(alias = {alias:?})]"));
        let aliases: String = aliases.collect();
        format!("#[doc = {docs:?}]{aliases}{variant}")
    });
    parsed(&texts.collect::<Vec<_>>().join(","))
}

/// What differs for each error is written as text, for the compiler reads a text faster than it
/// takes token after token, and faster than `proc_macro2`, which has to where there is no compiler.
fn parsed(text: &str) -> TokenStream {
    const RUST: &str = "it is Rust";

    if proc_macro::is_available() {
        text.parse::<proc_macro::TokenStream>().expect(RUST).into()
    } else {
        text.parse().expect(RUST)
    }
}

/// An array of numbers or strings, which Rust writes as it shows them.
fn list<T: Debug>(items: impl Iterator<Item = T>) -> TokenStream {
    parsed(&format!("{:?}", items.collect::<Vec<_>>()))
}

/// Strings that are written as a slice.
struct Slice<'t>(&'t [Text]);

impl Debug for Slice<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_char('&')?;
        let texts = self.0.iter().map(|text| &**text);
        formatter.debug_list().entries(texts).finish()
    }
}

/// The smallest number that counts the variants, with one to spare.
fn representation(variants: usize) -> &'static str {
    match variants {
        0..=0xff => "u8",
        0x100..=0xffff => "u16",
        _ => "u32",
    }
}

/// A table of what not every error has; it is empty where none has it.
fn table(errors: &[Error], entry: impl Fn(&Error) -> Option<TokenStream>) -> TokenStream {
    let entries: Vec<Option<TokenStream>> = errors.iter().map(entry).collect();
    if entries.iter().all(Option::is_none) {
        return quote!([]);
    }
    let entries = entries.into_iter().map(|entry| match entry {
        Some(entry) => quote!(::core::option::Option::Some(#entry)),
        None => quote!(::core::option::Option::None),
    });
    quote!([#(#entries),*])
}

/// A table of days as numbers, with 0 for no day; it is empty where there is no day at all.
fn days<'e>(errors: &'e [Error], day: impl Fn(&'e Error) -> Option<&'e Date>) -> TokenStream {
    let days: Vec<u32> = errors
        .iter()
        .map(|error| day(error).map_or(0, |day| day.number))
        .collect();
    if days.iter().all(|day| *day == 0) {
        return quote!([]);
    }
    list(days.into_iter())
}

fn recovery(recovery: &Recovery, facade: &TokenStream) -> TokenStream {
    let seconds = |after: &Option<u32>| match after {
        Some(after) => {
            let after = Literal::u32_unsuffixed(*after);
            quote!(::core::option::Option::Some(::core::time::Duration::from_secs(#after)))
        }
        None => quote!(::core::option::Option::None),
    };
    match recovery {
        Recovery::Retry { after, backoff } => {
            let after = seconds(after);
            quote!(#facade::Recovery::Retry { after: #after, backoff: #backoff })
        }
        Recovery::Ask(input) => {
            let input = format_ident!("{}", camel(input));
            quote!(#facade::Recovery::Ask(#facade::Input::#input))
        }
        Recovery::Wait { until, after } => {
            let until = format_ident!("{}", camel(until));
            let after = seconds(after);
            quote!(#facade::Recovery::Wait { until: #facade::Awaited::#until, after: #after })
        }
        Recovery::Reload { after, backoff } => {
            let after = seconds(after);
            quote!(#facade::Recovery::Reload { after: #after, backoff: #backoff })
        }
        Recovery::Leave => quote!(#facade::Recovery::Leave),
        Recovery::Continue => quote!(#facade::Recovery::Continue),
        Recovery::Ignore => quote!(#facade::Recovery::Ignore),
        Recovery::Depends(on) => {
            let on = &**on;
            quote!(#facade::Recovery::Depends(#on))
        }
    }
}

fn optional(text: Option<&Text>) -> TokenStream {
    match text.map(|text| &**text) {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

/// The plan of a lookup. The slots of a few keys hold the variants themselves, where each is a
/// number; all others hold indices.
pub fn lookup(keys: &[&str], variants: Option<(&Ident, &[String])>) -> TokenStream {
    let plan = plan(keys);
    let count = Literal::usize_unsuffixed(keys.len());
    let row = Literal::usize_unsuffixed(plan.row);
    let rows = (plan.row > 0).then(|| {
        let rows = keys.iter().map(|key| row_of(key, plan.row));
        quote!(= [#(*#rows),*])
    });
    let displaced = Literal::usize_unsuffixed(plan.displacements.len());
    let displacements = list(plan.displacements.iter());
    let length = Literal::usize_unsuffixed(plan.slots.len());
    let few = plan.displacements.is_empty() && !keys.is_empty();
    let slots = match variants.filter(|_| few) {
        Some((name, variants)) => {
            let slots = plan.slots.iter().map(|&index| &*variants[index]);
            let slots = parsed(&slots.collect::<Vec<_>>().join(", "));
            quote!(variants [#name; #length] = [#slots])
        }
        None => {
            let repr = format_ident!("{}", representation(keys.len()));
            let slots = list(plan.slots.iter());
            quote!(indices [::core::primitive::#repr; #length] = #slots)
        }
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
            let sorted = list(plan.slots.iter().map(|&index| keys[index]));
            quote!(Sorted(&#sorted))
        }
    };
    quote!({
        rows: [#row; #count] #rows,
        lookup: #way,
        displacements: [#displaced] = #displacements,
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
