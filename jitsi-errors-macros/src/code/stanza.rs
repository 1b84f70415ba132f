//! What errors look like in XMPP: in the docs, and as the rules and places that the facade tries.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Path;

use super::markdown::code;
use crate::stages::spec::model::{
    Catalog, Content, Element, Error, ErrorType, Parameter, ParameterKind, Plain, Rule, Source,
};
use crate::stages::spec::order::order;

/// A rule in words.
pub fn words(rule: &Rule) -> String {
    let kind = match rule.kind {
        Some(kind) => kind.docs(),
        None => "a stanza that another catalog finds to be its error",
    };
    let mut words = vec![match kind.split_once(' ') {
        Some((_, kind)) if rule.fallback => format!("any other {kind}"),
        _ => kind.to_owned(),
    }];
    if let Some(from) = rule.from {
        words.push(format!(" {}", from.docs()));
    }
    if let Some(kind) = rule.error_type {
        words.push(format!(", whose `error` has the type {}", kind.docs()));
    }
    let mut list = |what: &str, elements: &[Element], last: &str| {
        let elements: Vec<String> = elements.iter().map(element).collect();
        if !elements.is_empty() {
            words.push(format!(", {what} {}", elements.join(last)));
        }
    };
    list("with", &rule.requires, " and ");
    list("without", &rule.excludes, " or ");
    if let Some(context) = rule.context {
        words.push(format!(", where {}", context.docs()));
    }
    if rule.retry_first {
        words.push("; the library first tries again".to_owned());
    }
    words.concat()
}

/// Which errors' rules are tried first, in words; nothing where it is the order of the file.
pub fn order_in_words(catalog: &Catalog) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in &catalog.stanza.order {
        if let Some(error) = catalog.errors.iter().find(|error| error.name == *name) {
            let variant = error.variant();
            names.push(format!("[`{variant}`](Self::{variant})"));
        }
    }
    (!names.is_empty()).then(|| {
        format!(
            "A stanza of XMPP is the first of these errors that fits: {}; or else the first of the others.",
            names.join(", ")
        )
    })
}

/// Where a parameter comes from, in words; nothing where it is in no stanza.
pub fn origins(parameter: &Parameter) -> Option<String> {
    let origins = parameter.stanza.iter().map(|origin| match &origin.source {
        Source::Element {
            element: found,
            attribute: Some(name),
        } if is_presence(parameter) => {
            format!("whether there is {} of {}", code(name), element(found))
        }
        Source::Element {
            element: found,
            attribute: Some(name),
        } => format!("{} of {}", code(name), element(found)),
        Source::Element { element: found, .. } if is_presence(parameter) => {
            format!("whether there is {}", element(found))
        }
        Source::Element { element: found, .. } => format!("the text of {}", element(found)),
        Source::Condition => "the condition's name".to_owned(),
        Source::Context(context) => format!("whether the caller says that {}", context.docs()),
        Source::Rules => "what its own catalog says of the stanza".to_owned(),
        Source::Default(text) if text.is_empty() => "the empty string".to_owned(),
        Source::Default(text) => code(text),
    });
    let origins: Vec<String> = origins.collect();
    (!origins.is_empty()).then(|| origins.join(", or else "))
}

fn element(element: &Element) -> String {
    if let Some(name) = element.condition() {
        return format!("the condition {}", code(name));
    }
    let mut words = vec![code(&element.path.join("/"))];
    if let Some(xmlns) = &element.xmlns {
        words.push(format!("of {}", code(xmlns)));
    }
    for (name, value) in &element.attributes {
        words.push(match value {
            Some(value) => format!("with {}", code(&format!("{name}='{value}'"))),
            None => format!("with {}", code(name)),
        });
    }
    match &element.text {
        Content::Any => {}
        Content::Some => words.push("that is not empty".to_owned()),
        Content::Is(text) => words.push(format!("that says {}", code(text))),
    }
    words.join(" ")
}

/// The catalog's rules, as the facade's `Rules`; nothing where it has none.
pub fn rules(catalog: &Catalog, facade: &Path) -> Option<TokenStream> {
    let private = quote!(#facade::__private);
    let rules = order(catalog).into_iter().map(|(error, rule)| {
        let kind = option(
            rule.kind
                .map(|kind| variant(&private, "Kind", kind.variant())),
        );
        let from = option(rule.from.map(|from| {
            let from = format_ident!("{}", from.variant());
            quote!(#facade::Sender::#from)
        }));
        let context = option(rule.context.map(|context| {
            let context = format_ident!("{}", context.variant());
            quote!(#facade::Context::#context)
        }));
        let error_type = rule.error_type.map(ErrorType::word);
        let error_type = option(error_type.map(|word| quote!(#word)));
        let with = rule
            .requires
            .iter()
            .map(|element| tokens(element, &private));
        let without = rule
            .excludes
            .iter()
            .map(|element| tokens(element, &private));
        let Rule {
            fallback,
            retry_first,
            ..
        } = rule;
        quote! {
            #private::Rule {
                error: #error,
                kind: #kind,
                from: #from,
                error_type: #error_type,
                requires: &[#(#with),*],
                excludes: &[#(#without),*],
                context: #context,
                fallback: #fallback,
                retry_first: #retry_first,
            }
        }
    });
    let conditions = catalog.stanza.conditions.iter();
    if rules.len() + conditions.len() == 0 {
        return None;
    }
    let conditions = conditions.map(|kind| variant(&private, "Kind", kind.variant()));
    Some(quote!(#private::Rules { rules: &[#(#rules),*], conditions: &[#(#conditions),*] }))
}

/// Where the errors' parameters come from, as `__failure!` takes it; nothing where none does.
pub fn parameters(catalog: &Catalog, facade: &Path) -> Option<TokenStream> {
    let errors = catalog.errors.iter().filter_map(|error| {
        let (variant, parameters) = (format_ident!("{}", error.variant()), sent(error, facade)?);
        Some(quote!(#variant => #parameters,))
    });
    let errors: Vec<TokenStream> = errors.collect();
    (!errors.is_empty()).then(|| quote!(stanza: { #(#errors)* },))
}

/// Where an error's parameters come from, as the facade's `Sent`; nothing where none does.
fn sent(error: &Error, facade: &Path) -> Option<TokenStream> {
    let private = quote!(#facade::__private);
    let mut parameters = Vec::new();
    for parameter in error
        .parameters
        .iter()
        .filter(|parameter| !parameter.stanza.is_empty())
    {
        let Parameter {
            argument, property, ..
        } = parameter;
        let origins = parameter.stanza.iter().map(|origin| match &origin.source {
            Source::Element { element, attribute } => {
                let mut element = element.clone();
                if is_presence(parameter) {
                    element
                        .attributes
                        .extend(attribute.clone().map(|name| (name, None)));
                }
                let element = tokens(&element, &private);
                let take = take(parameter, attribute.as_deref(), &private);
                quote!(#private::Origin::Element(#element, #take))
            }
            Source::Condition => quote!(#private::Origin::Condition),
            Source::Context(context) => {
                let context = format_ident!("{}", context.variant());
                quote!(#private::Origin::Context(#facade::Context::#context))
            }
            Source::Rules => {
                let ParameterKind::Catalog { name, .. } = &parameter.kind else {
                    return quote!();
                };
                let name = format_ident!("{}", name.text);
                quote!(#private::Origin::Catalog(#private::refine::<#name>))
            }
            Source::Default(text) => quote!(#private::Origin::Default(#text)),
        });
        parameters.push(quote! {
            #private::Sent {
                argument: #argument,
                property: #property,
                origins: &[#(#origins),*],
            }
        });
    }
    (!parameters.is_empty()).then(|| quote!([#(#parameters),*]))
}

fn take(parameter: &Parameter, attribute: Option<&str>, private: &TokenStream) -> TokenStream {
    let is_number = matches!(parameter.kind, ParameterKind::Plain(Plain::Number));
    match attribute {
        _ if is_presence(parameter) => quote!(#private::Take::Presence),
        Some(name) if is_number => quote!(#private::Take::NumberOf(#name)),
        Some(name) => quote!(#private::Take::Attribute(#name)),
        None if is_number => quote!(#private::Take::Number),
        None => quote!(#private::Take::Text),
    }
}

/// Whether it is asked whether an element is there, not what it says.
fn is_presence(parameter: &Parameter) -> bool {
    matches!(parameter.kind, ParameterKind::Plain(Plain::Boolean))
}

fn tokens(element: &Element, private: &TokenStream) -> TokenStream {
    let Element {
        path, attributes, ..
    } = element;
    let xmlns = option(element.xmlns.as_ref().map(|xmlns| quote!(#xmlns)));
    let attributes = attributes.iter().map(|(name, value)| {
        let value = option(value.as_ref().map(|value| quote!(#value)));
        quote!((#name, #value))
    });
    let text = match &element.text {
        Content::Any => quote!(#private::Text::Any),
        Content::Some => quote!(#private::Text::Some),
        Content::Is(text) => quote!(#private::Text::Is(#text)),
    };
    quote! {
        #private::Element {
            path: &[#(#path),*],
            xmlns: #xmlns,
            attributes: &[#(#attributes),*],
            text: #text,
        }
    }
}

fn variant(private: &TokenStream, name: &str, variant: &str) -> TokenStream {
    let (name, variant) = (format_ident!("{name}"), format_ident!("{variant}"));
    quote!(#private::#name::#variant)
}

fn option(tokens: Option<TokenStream>) -> TokenStream {
    match tokens {
        Some(tokens) => quote!(::core::option::Option::Some(#tokens)),
        None => quote!(::core::option::Option::None),
    }
}
