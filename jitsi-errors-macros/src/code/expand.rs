//! From the model to Rust, written as text: the enum with its docs, and the spec's facts as tables.
//!
//! Here is only what differs from spec to spec. The API around the tables is the same for every
//! catalog, so it stands in the facade, as `__catalog!`.

use std::fmt::{self, Debug, Formatter};

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use super::lookup::{Plan, Way, plan};
use crate::spec::model::{Action, Catalog, Date, Error};

/// What every catalog derives.
pub const DERIVES: &str = "#[::core::prelude::v1::derive(::core::clone::Clone, \
    ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, \
    ::core::cmp::Ord, ::core::hash::Hash)] #[non_exhaustive]";

/// The variant of a spec without an error, which is refused: without any variant, nothing about the
/// enum would compile, and what is wrong would drown in what follows from it.
pub const BROKEN: &str = "Broken";

/// What a catalog's enum becomes.
pub struct Expansion {
    /// What stands on the enum, after what its author wrote there.
    pub attributes: String,
    /// The enum's body.
    pub variants: String,
    /// What `__catalog!` takes.
    pub tables: String,
}

/// The catalog as an enum of this name.
pub fn catalog(name: &str, catalog: &Catalog) -> Expansion {
    let errors = &catalog.errors;
    let variants: Vec<String> = match errors.as_slice() {
        [] => vec![BROKEN.to_owned()],
        errors => errors.iter().map(Error::variant).collect(),
    };
    // One number stays free, so that an `Option` of the enum is as small as the enum. Where the
    // compiler leaves one by itself, the docs stay free of numbers.
    let spare = match variants.len() {
        count @ (0x100 | 0x1_0000) => format!("#[repr({})]", representation(count)),
        _ => String::new(),
    };
    let docs = docs::catalog(catalog);
    Expansion {
        attributes: format!("#[doc = {}] {DERIVES} {spare}", literal(&docs)),
        variants: documented(catalog, &variants),
        tables: tables(name, catalog, &variants),
    }
}

/// The variants with their docs.
fn documented(catalog: &Catalog, variants: &[String]) -> String {
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
        format!("#[doc = {}]{aliases}{variant}", literal(&docs))
    });
    texts.collect::<Vec<_>>().join(",")
}

/// A string literal: a raw one where it can be, for that is quick to write and to read.
fn literal(text: &str) -> String {
    if text.is_ascii() && !text.contains('"') && !text.contains('\r') {
        format!("r\"{text}\"")
    } else {
        format!("{text:?}")
    }
}

fn tables(name: &str, catalog: &Catalog, variants: &[String]) -> String {
    let errors = &catalog.errors;
    let all: Vec<String> = variants
        .iter()
        .map(|variant| format!("{name}::{variant}"))
        .collect();
    let values: Vec<&str> = errors.iter().map(|error| &*error.value).collect();
    let names: Vec<&str> = errors.iter().map(|error| &*error.name).collect();
    let causes: Vec<&str> = errors.iter().map(|error| &*error.cause).collect();
    // As slices in a table, they would cost the compiler as much as three more tables.
    let (mut occurrences, mut ends): (Vec<&str>, Vec<usize>) = Default::default();
    for error in errors {
        occurrences.extend(error.occurrences.iter().map(|text| &**text));
        ends.push(occurrences.len());
    }
    let recommendations: Vec<&str> = errors.iter().map(|error| &*error.recommendation).collect();
    let tables = [
        ("all", format!("[{}]", all.join(","))),
        ("values", format!("{values:?}")),
        ("names", format!("{names:?}")),
        ("causes", format!("{causes:?}")),
        ("occurrences", format!("{occurrences:?}")),
        ("ends", format!("{ends:?}")),
        ("recommendations", format!("{recommendations:?}")),
        ("examples", table(errors, |error| error.example.as_deref())),
        ("since", days(errors, |error| error.life.since.as_ref())),
        ("silent", days(errors, |error| error.life.silent.as_ref())),
        ("removed", days(errors, |error| error.life.removed.as_ref())),
        (
            "events",
            table(errors, |error| {
                Some(Raw(format!("Event::{}", error.event?.variant())))
            }),
        ),
        ("retried", table(errors, |error| error.retried.as_deref())),
        ("recoveries", table(errors, recovery)),
        ("by_value", lookup(&values, Some((name, &all)))),
        ("by_name", lookup(&names, Some((name, &all)))),
    ];
    let source = catalog.source.as_deref();
    let tables = tables.map(|(table, entries)| format!("{table}: {entries},"));
    format!("{name}, {name:?}, {source:?}, {}", tables.concat())
}

/// Rust that is written as it is, among strings and numbers, which Rust writes as it shows them.
struct Raw(String);

impl Debug for Raw {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
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
fn table<'e, T: Debug>(errors: &'e [Error], entry: impl Fn(&'e Error) -> Option<T>) -> String {
    let mut entries: Vec<Option<T>> = errors.iter().map(entry).collect();
    if entries.iter().all(Option::is_none) {
        entries.clear();
    }
    format!("{entries:?}")
}

/// A table of days as numbers, with 0 for no day; it is empty where there is no day at all.
fn days<'e>(errors: &'e [Error], day: impl Fn(&'e Error) -> Option<&'e Date>) -> String {
    let mut days: Vec<u32> = errors
        .iter()
        .map(|error| day(error).map_or(0, |day| day.number))
        .collect();
    if days.iter().all(|day| *day == 0) {
        days.clear();
    }
    format!("{days:?}")
}

/// What a program should do, or on what that depends.
fn recovery(error: &Error) -> Option<Raw> {
    if let Some(what) = error.action() {
        return Some(Raw(action(what).to_string()));
    }
    let asked = error.depends_on();
    if asked.is_empty() {
        return None;
    }
    let names = asked.iter().map(|&index| &*error.parameters[index].name);
    let names: Vec<&str> = names.collect();
    Some(Raw(format!("Recovery::Depends(&{names:?})")))
}

/// An action, as the facade's `Recovery`.
pub fn action(action: Action) -> TokenStream {
    let seconds = |after: Option<u32>| match after {
        Some(after) => {
            let after = Literal::u32_unsuffixed(after);
            quote!(Some(Duration::from_secs(#after)))
        }
        None => quote!(None),
    };
    let action = match action {
        Action::Retry { after, backoff } => {
            let after = seconds(after);
            quote!(Retry { after: #after, backoff: #backoff })
        }
        Action::Ask(input) => {
            let input = format_ident!("{}", input.variant());
            quote!(Ask(Input::#input))
        }
        Action::Wait { until, after } => {
            let (until, after) = (format_ident!("{}", until.variant()), seconds(after));
            quote!(Wait { until: Awaited::#until, after: #after })
        }
        Action::Reload { after, backoff } => {
            let after = seconds(after);
            quote!(Reload { after: #after, backoff: #backoff })
        }
        Action::JoinAsVisitor => quote!(JoinAsVisitor),
        Action::Leave => quote!(Leave),
        Action::Continue => quote!(Continue),
        Action::Ignore => quote!(Ignore),
    };
    quote!(Recovery::#action)
}

/// The plan of a lookup. The slots of a few keys hold the variants themselves, where each is a
/// number; all others hold indices.
pub fn lookup(keys: &[&str], variants: Option<(&str, &[String])>) -> String {
    let count = keys.len();
    let Plan {
        way,
        displacements,
        slots,
        row,
    } = plan(keys);
    let rows = match row {
        0 => String::new(),
        _ => {
            let rows: Vec<String> = keys.iter().map(|key| row_of(key, row)).collect();
            format!("= [{}]", rows.join(","))
        }
    };
    let way = match way {
        Way::Hashed {
            shortest,
            longest,
            probes,
            seed,
        } => format!(
            "Hashed {{ lengths: ({shortest}, {longest}), probes: &{probes:?}, seed: {seed} }}"
        ),
        Way::Sorted => {
            let sorted: Vec<&str> = slots.iter().map(|&index| keys[index]).collect();
            format!("Sorted(&{sorted:?})")
        }
    };
    let few = displacements.is_empty() && count > 0;
    let length = slots.len();
    let slots = match variants.filter(|_| few) {
        Some((name, variants)) => {
            let slots: Vec<&str> = slots.iter().map(|&index| &*variants[index]).collect();
            format!("variants [{name}; {length}] = [{}]", slots.join(","))
        }
        None => {
            let repr = representation(count);
            format!("indices [::core::primitive::{repr}; {length}] = {slots:?}")
        }
    };
    format!(
        "{{ rows: [{row}; {count}] {rows}, lookup: {way}, displacements: [{}] = {displacements:?}, \
         slots: {slots}, }}",
        displacements.len()
    )
}

/// A key as a row: filled up with zeros, and its length at the end.
fn row_of(key: &str, row: usize) -> String {
    let text = key.as_bytes().escape_ascii();
    let (filling, length) = ("\\0".repeat(row - 1 - key.len()), key.len());
    format!("*b\"{text}{filling}\\x{length:02x}\"")
}
