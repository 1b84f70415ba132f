//! From the model to failures: the enum and its API, as `__failure!` takes them.

use std::cell::LazyCell;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Ident, Path};

use super::docs;
use super::expand::{self, Declared};
use super::stanza;
use super::tables;
use super::tokens::ident;
use crate::stages::attribute::item::{Item, Member, is_condition};
use crate::stages::spec::diagnostic::Diagnostic;
use crate::stages::spec::model::{
    Case, Catalog, Condition, Error, Holds, Parameter, ParameterKind, Piece, Presence, Then,
};
use crate::stages::spec::names::is_field;
use crate::stages::spec::report::Lines;
use crate::stages::spec::source::Source;

/// The functions of a failure other than its constructors, so that none of them can have these names.
const TAKEN: &[&str] = &["error", "fields", "recovery"];

/// The enum of the failures of the catalog `of`, and its API.
pub fn failure(declared: &Declared, of: &Path, catalog: &Catalog) -> TokenStream {
    let Item {
        attributes,
        visibility,
        name,
    } = &declared.item;
    let (facade, open) = (&declared.args.facade, declared.open());
    let tables = (!catalog.errors.is_empty()).then(|| tables(declared, of, &catalog.errors));
    let stanza = stanza::parameters(catalog, facade);
    quote! {
        #facade::__failure! {
            #(#attributes)*
            #open
            #visibility enum #name,
            of: #of,
            #tables
            #stanza
        }
    }
}

/// Asserts that the catalog of a parameter has each wire value that a recovery asks of it, which only
/// the compiler knows. An error appears at `place`, and its text shows the line of the spec.
pub fn values(facade: &Path, catalog: &Catalog, sources: &[Source], span: Span) -> TokenStream {
    let files = LazyCell::new(|| Lines::of(sources));
    let mut asserts = TokenStream::new();
    for error in &catalog.errors {
        for condition in error.recovery.iter().flat_map(|case| &case.when) {
            let kind = &error.parameters[condition.parameter].kind;
            let (Holds::Text(value), ParameterKind::Catalog { name, file }) =
                (&condition.holds, kind)
            else {
                continue;
            };
            let diagnostic = Diagnostic::NoValueOf {
                span: condition.span,
                value: value.clone(),
                of: name.text.clone(),
                file: file.text.clone(),
            };
            let report = diagnostic.report().render(&files);
            let of = ident(name);
            let is_so = quote!(<#of>::from_value(#value).is_some());
            asserts.extend(expand::require(facade, &of, &is_so, &report, span));
        }
    }
    asserts
}

/// The enum of the failures of the union `of`, and its API.
pub fn failures(declared: &Declared, of: &Path, members: &[Member]) -> TokenStream {
    let Item {
        attributes,
        visibility,
        name,
    } = &declared.item;
    let (facade, open) = (&declared.args.facade, declared.open());
    let variants = members.iter().map(|member| {
        let conditions = member.conditions();
        let others = member
            .attributes
            .iter()
            .filter(|attribute| !is_condition(attribute));
        let Member { variant, kind, .. } = member;
        quote!([#(#conditions)*] #(#others)* #variant(#kind),)
    });
    quote! {
        #facade::__failures! {
            #(#attributes)*
            #open
            #visibility enum #name,
            of: #of,
            variants: { #(#variants)* },
        }
    }
}

fn tables(declared: &Declared, of: &Path, errors: &[Error]) -> TokenStream {
    let of = of.to_token_stream().to_string();
    let open = declared.open();
    let variants = errors
        .iter()
        .map(|error| variant(&of, open.as_ref(), error));
    let is_required = |parameter: &Parameter| parameter.required;
    let requires = |error: &Error| error.parameters.iter().any(is_required);
    let from = if errors.iter().any(requires) {
        quote!(some)
    } else {
        quote!(every)
    };
    let constructors = errors.iter().map(constructor);
    let setters = setters(errors);
    let messages = errors.iter().filter_map(message);
    let recoveries = errors.iter().filter_map(recovery);
    quote! {
        variants: { #(#variants)* },
        from: #from,
        constructors: { #(#constructors)* },
        setters: { #(#setters)* },
        messages: { #(#messages)* },
        recoveries: { #(#recoveries)* },
    }
}

fn variant(of: &str, open: Option<&TokenStream>, error: &Error) -> TokenStream {
    let docs = docs::failure(error, of);
    let variant = ident(&error.variant());
    if error.parameters.is_empty() {
        return quote!(#[doc = #docs] #variant,);
    }
    let fields = error.parameters.iter().map(field);
    quote!(#[doc = #docs] #open #variant { #(#fields)* },)
}

/// A field, its type, and where its value is found.
fn field(parameter: &Parameter) -> TokenStream {
    let Parameter {
        argument,
        property,
        optional,
        ..
    } = parameter;
    let docs = docs::field(parameter);
    let (name, text, kind) = (name(parameter), &*parameter.name, kind(parameter));
    let argument = Literal::usize_unsuffixed(*argument);
    let presence = if parameter.required {
        quote!(required)
    } else {
        quote!(optional)
    };
    quote! {
        #[doc = #docs]
        #name: #presence #kind = {
            parameter: #text,
            argument: #argument,
            property: #property,
            optional: #optional,
        },
    }
}

fn name(parameter: &Parameter) -> Ident {
    ident(&parameter.name)
}

/// The parameter's type in the words of `__field!`.
fn kind(parameter: &Parameter) -> TokenStream {
    match &parameter.kind {
        ParameterKind::Plain(kind) => {
            let kind = ident(kind.word());
            quote!(#kind)
        }
        ParameterKind::Secret => quote!(secret),
        ParameterKind::Catalog { name, .. } => {
            let name = ident(name);
            quote!(known(#name))
        }
    }
}

/// The function that makes an error's failure of what is required.
fn constructor(error: &Error) -> TokenStream {
    let (mut given, mut left) = (Vec::new(), Vec::new());
    for parameter in &error.parameters {
        let (name, kind) = (name(parameter), kind(parameter));
        if parameter.required {
            given.push(quote!(#name: #kind,));
        } else {
            left.push(name);
        }
    }
    let (variant, function) = (ident(&error.variant()), function(&error.name));
    let docs = docs::constructor(error);
    quote!(#[doc = #docs] #function: #variant { #(#given)* } { #(#left)* },)
}

/// The constant's name in small letters, as the name of a function.
fn function(name: &str) -> Ident {
    let name = name.to_ascii_lowercase();
    if !is_field(&name) || TAKEN.contains(&&*name) {
        format_ident!("{name}_")
    } else {
        ident(&name)
    }
}

/// The functions that fill the fields that may be missing: one for all errors that have such a field
/// of the same type. Where another type has the name already, the error's name is put before it.
fn setters(errors: &[Error]) -> Vec<TokenStream> {
    let mut setters: Vec<(&Error, &Parameter, Vec<Ident>)> = Vec::new();
    for error in errors {
        let variant = ident(&error.variant());
        for parameter in error
            .parameters
            .iter()
            .filter(|parameter| !parameter.required)
        {
            let same = setters.iter_mut().find(|(_, known, _)| {
                known.name == parameter.name
                    && kind(known).to_string() == kind(parameter).to_string()
            });
            match same {
                Some((.., holders)) => holders.push(variant.clone()),
                None => setters.push((error, parameter, vec![variant.clone()])),
            }
        }
    }
    let mut known: Vec<&str> = Vec::new();
    let setters = setters.into_iter().map(|(error, parameter, holders)| {
        let name = &*parameter.name;
        let setter = if known.contains(&name) {
            format_ident!("with_{}_{name}", error.name.to_ascii_lowercase())
        } else {
            known.push(name);
            format_ident!("with_{name}")
        };
        let docs = docs::setter(parameter, &holders);
        let (name, kind) = (self::name(parameter), kind(parameter));
        quote!(#[doc = #docs] #setter: #name #kind [#(#holders)*],)
    });
    setters.collect()
}

/// The pattern of a failure that has all parameters of its message, and the message.
fn message(error: &Error) -> Option<TokenStream> {
    let message = error.message.as_ref()?;
    let mut text = String::new();
    let mut values = Vec::new();
    let mut fields = Vec::new();
    for piece in &message.pieces {
        match piece {
            Piece::Text(plain) => text += &plain.replace('{', "{{").replace('}', "}}"),
            Piece::Parameter(index) => {
                let parameter = &error.parameters[*index];
                let name = name(parameter);
                if !values.contains(&name) {
                    fields.push(if parameter.required {
                        quote!(#name,)
                    } else {
                        quote!(#name: ::core::option::Option::Some(#name),)
                    });
                }
                text += "{}";
                values.push(name);
            }
        }
    }
    let variant = ident(&error.variant());
    Some(quote!(Self::#variant { #(#fields)* .. } => #text [#(#values)*],))
}

/// The pattern of a failure whose recovery depends on its fields, and the cases.
fn recovery(error: &Error) -> Option<TokenStream> {
    let asked = error.depends_on();
    if asked.is_empty() {
        return None;
    }
    let variant = ident(&error.variant());
    let fields = asked.iter().map(|&index| name(&error.parameters[index]));
    let cases = error.recovery.iter().map(|case| self::case(error, case));
    Some(quote!(Self::#variant { #(#fields,)* .. } => [#(#cases)*],))
}

fn case(error: &Error, case: &Case) -> TokenStream {
    let when = case
        .when
        .iter()
        .map(|condition| self::condition(error, condition));
    let then = match &case.then {
        Then::Do(action) => tables::action(*action),
        Then::As { parameter, .. } => {
            let name = name(&error.parameters[*parameter]);
            quote!(as #name)
        }
    };
    quote!({ #(#when)&&* => #then })
}

/// What a field is asked.
fn condition(error: &Error, condition: &Condition) -> TokenStream {
    let name = name(&error.parameters[condition.parameter]);
    match &condition.holds {
        Holds::Presence(Presence::Missing) => quote!(missing(#name)),
        Holds::Presence(Presence::Present) => quote!(present(#name)),
        Holds::Boolean(boolean) => quote!(is(#name, #boolean)),
        Holds::Integer(integer) => {
            let integer = Literal::i64_unsuffixed(*integer);
            quote!(is(#name, #integer))
        }
        Holds::Text(text) => quote!(is(#name, #text)),
    }
}
