//! A spec's values as tables, in the dialect that the facade's `__catalog!` reads.
//!
//! Each accessor of `__accessors!` has a table, whose shape `__table!` in the facade's
//! `catalog/accessors.rs` explains with an example.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::{Ident, Path};

use super::docs;
use super::lookup::{Plan, Way, plan};
use super::stanza;
use super::tokens::{ident, numbers, option, strings, text};
use crate::stages::spec::model::{
    Action, Catalog, Date, Error, Fact, FactKind, Parameter, ParameterKind, Text, Value,
};

/// What `__catalog!` takes.
pub fn tables(name: &Ident, facade: &Path, catalog: &Catalog, variants: &[Ident]) -> TokenStream {
    let title = name.unraw().to_string();
    let errors = &catalog.errors;
    let upstream = option(catalog.upstream.as_deref());
    let all = variants.iter().map(|variant| quote!(#name::#variant));
    let texts = |of: fn(&Error) -> &str| errors.iter().map(of).collect::<Vec<_>>();
    let (values, names) = (texts(|error| &error.value), texts(|error| &error.name));
    let by_value = lookup(&values, Some((name, variants)));
    let by_name = lookup(&names, Some((name, variants)));
    let (values, names) = (strings(&values), strings(&names));
    let causes = strings(&texts(|error| &error.cause));
    let items = |items: &[Text]| items.iter().map(|item| text(item)).collect();
    let occurrences = parts(errors, &|error| items(&error.occurrences));
    let not_when = parts(errors, &|error| items(&error.not_when));
    let operators = table(errors, |error| error.operator.as_deref());
    let recommendations = strings(&texts(|error| &error.recommendation));
    let examples = table(errors, |error| error.example.as_deref());
    let since = days(errors, |error| error.lifecycle.since);
    let obsolete = days(errors, |error| error.lifecycle.obsolete);
    let removed = days(errors, |error| error.lifecycle.removed);
    let events = table(errors, |error| {
        let event = ident(error.event?.variant());
        Some(quote!(Event::#event))
    });
    let automatic_retries = table(errors, |error| error.automatic_retries.as_deref());
    let recoveries = table(errors, recovery);
    let parameters = parts(errors, &|error| {
        let parameters = error.parameters.iter().map(parameter);
        parameters.collect()
    });
    let facts = parts(errors, &|error| {
        let facts = catalog.facts.iter().zip(&error.facts);
        let facts = facts.filter_map(|(fact, value)| Some(said(fact, value.as_ref()?)));
        facts.collect()
    });
    let own = catalog.facts.iter().enumerate().map(|(index, fact)| {
        let values: Vec<_> = errors
            .iter()
            .map(|error| error.facts[index].as_ref())
            .collect();
        own(fact, &values)
    });
    let stanza = stanza::rules(catalog, facade);
    let is_valid = catalog.is_broken.then(|| quote!(spec_is_valid: false,));
    // The accessors but `name` and `value`, in the order of the facade's `__accessors!`.
    quote! {
        #name, #title, #upstream,
        all: [#(#all),*],
        values: #values,
        names: #names,
        tables: {
            event: options { #events },
            since: dates { #since },
            lifecycle: lifecycles { #obsolete #removed },
            automatic_retries: options { #automatic_retries },
            recovery: options { #recoveries },
            parameters: lists { #parameters },
            facts: lists { #facts },
            cause: texts { #causes },
            occurrences: lists { #occurrences },
            not_when: lists { #not_when },
            recommendation: texts { #recommendations },
            operator: options { #operators },
            example: options { #examples },
        },
        own: [#(#own)*],
        by_value: #by_value,
        by_name: #by_name,
        stanza: [#stanza],
        #is_valid
    }
}

/// A table of what not every error has; it is empty where none has it.
fn table<'e, T: ToTokens>(errors: &'e [Error], entry: fn(&'e Error) -> Option<T>) -> TokenStream {
    let entries: Vec<Option<T>> = errors.iter().map(entry).collect();
    if entries.iter().all(Option::is_none) {
        return quote!([]);
    }
    let entries = entries.into_iter().map(option);
    quote!([#(#entries),*])
}

/// A table of what an error may have several of, and where the part of each error ends; both are
/// empty where no error has any. As slices in a table, they would cost the compiler as much as three
/// more tables.
fn parts<T: ToTokens>(errors: &[Error], part: &dyn Fn(&Error) -> Vec<T>) -> TokenStream {
    let (mut table, mut ends) = (Vec::new(), Vec::new());
    for error in errors {
        table.append(&mut part(error));
        ends.push(table.len());
    }
    if table.is_empty() {
        ends.clear();
    }
    let ends = bytes(&ends, 4);
    quote!([#(#table),*] #ends)
}

/// A parameter as data.
fn parameter(parameter: &Parameter) -> TokenStream {
    let kind = match &parameter.kind {
        ParameterKind::Plain(kind) => {
            let kind = ident(kind.variant());
            quote!(ParameterKind::#kind)
        }
        ParameterKind::Secret => quote!(ParameterKind::String),
        ParameterKind::Catalog { name, .. } => {
            let name = text(name);
            quote!(ParameterKind::Catalog(#name))
        }
    };
    let (name, description) = (text(&parameter.name), text(&parameter.description));
    let Parameter { optional, .. } = parameter;
    let secret = matches!(parameter.kind, ParameterKind::Secret);
    quote!(Parameter::new(#name, #kind, #description, #optional, #secret))
}

/// What is said of a fact, as data.
fn said(fact: &Fact, value: &Value) -> TokenStream {
    let value = match value {
        Value::Bool(value) => quote!(Bool(#value)),
        Value::Integer(value) => {
            let value = Literal::i128_unsuffixed(*value);
            quote!(Integer(#value))
        }
        Value::Float(value) => {
            let value = Literal::f64_unsuffixed(*value);
            quote!(Float(#value))
        }
        Value::Str(value) => {
            let value = text(value);
            quote!(Str(#value))
        }
        Value::Strs(values) => {
            let values = strs(values);
            quote!(Strs(&#values))
        }
        Value::Variant(value) => quote!(Variant(#value)),
    };
    let name = text(&fact.name);
    quote!(Fact::new(#name, FactValue::#value))
}

fn strs(texts: &[Text]) -> TokenStream {
    strings(&texts.iter().map(|text| &**text).collect::<Vec<_>>())
}

/// The function of a fact: its docs, its name, its type and its table.
fn own(fact: &Fact, values: &[Option<&Value>]) -> TokenStream {
    let (name, docs) = (ident(&fact.name), text(&docs::fact(fact)));
    let kind = match &fact.kind {
        FactKind::Bool => quote!(::core::primitive::bool),
        FactKind::Integer(name) => {
            let name = ident(name);
            quote!(::core::primitive::#name)
        }
        FactKind::Float => quote!(::core::primitive::f64),
        FactKind::Str => quote!(&'static ::core::primitive::str),
        FactKind::Strs => quote!(&'static [&'static ::core::primitive::str]),
        FactKind::Enum(path) => path_of(path),
        // So that what uses it compiles.
        FactKind::Invalid => return quote!(#[doc = #docs] #name<T>: T = !;),
    };
    let value = |value: &Value| match value {
        Value::Bool(value) => quote!(#value),
        Value::Integer(value) => Literal::i128_unsuffixed(*value).into_token_stream(),
        Value::Float(value) => Literal::f64_unsuffixed(*value).into_token_stream(),
        Value::Str(value) => text(value).into_token_stream(),
        Value::Strs(values) => {
            let values = strs(values);
            quote!(&#values)
        }
        Value::Variant(variant) => {
            let variant = ident(variant);
            quote!(#kind::#variant)
        }
    };
    let values = values.iter().map(|found| found.map(value));
    if fact.optional {
        let values = values.map(|value| match value {
            Some(value) => quote!(::core::option::Option::Some(#value)),
            None => quote!(::core::option::Option::None),
        });
        return quote! {
            #[doc = #docs] #name: ::core::option::Option<#kind> = [#(#values),*];
        };
    }
    match values.collect::<Option<Vec<_>>>() {
        Some(values) => quote!(#[doc = #docs] #name: #kind = [#(#values),*];),
        None => quote!(#[doc = #docs] #name: #kind = !;),
    }
}

/// A path as the spec writes it.
fn path_of(path: &str) -> TokenStream {
    let path = syn::parse_str(path);
    path.map_or_else(|_| quote!(()), |path: Path| path.into_token_stream())
}

/// A table of days as numbers, with 0 for no day; it is empty where there is no day at all.
fn days(errors: &[Error], day: fn(&Error) -> Option<Date>) -> TokenStream {
    let days = errors.iter().map(day);
    let mut days: Vec<usize> = days
        .map(|day| day.map_or(0, |day| day.number as usize))
        .collect();
    if days.iter().all(|day| *day == 0) {
        days.clear();
    }
    numbers(&days)
}

/// What the error alone says: the action, or on which parameters it depends.
fn recovery(error: &Error) -> Option<TokenStream> {
    if let Some(what) = error.action() {
        return Some(action(what));
    }
    let on = error.depends_on();
    if on.is_empty() {
        return None;
    }
    let on = on.iter().map(|index| &*error.parameters[*index].name);
    let on = strings(&on.collect::<Vec<_>>());
    Some(quote!(Recovery::DependsOn(&#on)))
}

/// An action, as the facade's `Recovery`.
pub fn action(action: Action) -> TokenStream {
    let seconds = |after: Option<u32>| {
        option(after.map(|after| {
            let after = Literal::u32_unsuffixed(after);
            quote!(Duration::from_secs(#after))
        }))
    };
    match action {
        Action::Retry { after, backoff } => {
            let after = seconds(after);
            quote!(Recovery::Retry { after: #after, backoff: #backoff })
        }
        Action::Ask(input) => {
            let input = ident(input.variant());
            quote!(Recovery::Ask(UserInput::#input))
        }
        Action::Wait { until, poll_every } => {
            let (until, poll_every) = (ident(until.variant()), seconds(poll_every));
            quote!(Recovery::Wait { until: WaitFor::#until, poll_every: #poll_every })
        }
        Action::Restart { after, backoff } => {
            let after = seconds(after);
            quote!(Recovery::Restart { after: #after, backoff: #backoff })
        }
        Action::JoinAsVisitor => quote!(Recovery::JoinAsVisitor),
        Action::GiveUp => quote!(Recovery::GiveUp),
        Action::Continue => quote!(Recovery::Continue),
        Action::Ignore => quote!(Recovery::Ignore),
    }
}

/// The plan of a lookup. The slots of a few keys hold the variants themselves, where each is a
/// number; all others hold indices.
pub fn lookup(keys: &[&str], variants: Option<(&Ident, &[Ident])>) -> TokenStream {
    let Plan {
        way,
        displacements,
        slots,
        row,
    } = plan(keys);
    let rows = (row > 0).then(|| {
        let rows = keys.iter().map(|key| row_of(key, row));
        quote!(= [#(#rows),*])
    });
    let way = match way {
        Way::Hashed {
            shortest,
            longest,
            probes,
            seed,
        } => {
            let shortest = Literal::usize_unsuffixed(shortest);
            let longest = Literal::usize_unsuffixed(longest);
            let probes = probes.into_iter().map(Literal::isize_unsuffixed);
            let seed = Literal::u64_unsuffixed(seed);
            quote! {
                Hashed { lengths: (#shortest, #longest), probes: &[#(#probes),*], seed: #seed }
            }
        }
        Way::Sorted => {
            let sorted = slots.iter().map(|&index| keys[index]);
            let sorted = strings(&sorted.collect::<Vec<_>>());
            quote!(Sorted(&#sorted))
        }
    };
    let few = displacements.is_empty() && !keys.is_empty();
    let length = Literal::usize_unsuffixed(slots.len());
    let slots = match variants.filter(|_| few) {
        Some((name, variants)) => {
            let slots = slots.iter().map(|&index| &variants[index]);
            quote!(variants [#name; #length] = [#(#name::#slots),*])
        }
        None => {
            let width = if keys.len() <= 0xffff { 2 } else { 4 };
            let slots = bytes(&slots, width);
            let width = Literal::usize_unsuffixed(width);
            quote!(indices [#width; #length] = #slots)
        }
    };
    let row = Literal::usize_unsuffixed(row);
    let count = Literal::usize_unsuffixed(keys.len());
    let displacements: Vec<usize> = displacements.into_iter().map(usize::from).collect();
    let displacements = bytes(&displacements, 2);
    quote! {
        {
            rows: [#row; #count] #rows,
            lookup: #way,
            displacements: #displacements,
            slots: #slots,
        }
    }
}

/// A table of numbers, each in so many bytes.
fn bytes(numbers: &[usize], width: usize) -> Literal {
    let mut bytes = Vec::with_capacity(numbers.len() * width);
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes()[..width]);
    }
    Literal::byte_string(&bytes)
}

/// A key as a row: filled up with zeros, and its length at the end.
#[allow(clippy::cast_possible_truncation)] // a key in a row has at most 64 bytes
fn row_of(key: &str, row: usize) -> TokenStream {
    let mut bytes = key.as_bytes().to_vec();
    bytes.resize(row - 1, 0);
    bytes.push(key.len() as u8);
    let bytes = Literal::byte_string(&bytes);
    quote!(*#bytes)
}
