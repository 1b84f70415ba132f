//! From the model to Rust: the enum with its docs, and the spec's facts as tables.
//!
//! Here is only what differs from spec to spec. The API around the tables is the same for every
//! catalog, so it stands in the facade, as `__catalog!` and its like.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{Ident, Path};

use super::docs;
use super::lookup::{Plan, Way, plan};
use super::stanza;
use crate::stages::attribute::args::Args;
use crate::stages::attribute::item::{Item, Member, PARTLY};
use crate::stages::spec::model::{
    Action, Catalog, Date, Error, Fact, FactKind, Parameter, ParameterKind, Text, Value,
};

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
    let tables = tables(declared, catalog, &variants);
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

/// What `__catalog!` takes.
fn tables(declared: &Declared, catalog: &Catalog, variants: &[Ident]) -> TokenStream {
    let (name, title) = (&declared.item.name, declared.title());
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
    let stanza = stanza::rules(catalog, &declared.args.facade);
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

pub fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn text(text: &str) -> Literal {
    Literal::string(text)
}

fn strings(texts: &[&str]) -> TokenStream {
    let texts = texts.iter().map(|string| text(string));
    quote!([#(#texts),*])
}

fn numbers(numbers: &[usize]) -> TokenStream {
    let numbers = numbers.iter().copied().map(Literal::usize_unsuffixed);
    quote!([#(#numbers),*])
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
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

/// Refuses to be built, with this report at `place`, where something is not so of the type `of`. What
/// a mistake in its spec leaves out has been told.
pub fn require(
    facade: &Path,
    of: &impl ToTokens,
    is_so: &TokenStream,
    report: &str,
    span: Span,
) -> TokenStream {
    // The call is told at the place only where all of it stands there.
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
