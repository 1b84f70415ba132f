//! An error with what comes along: `#[failure("path", of = Error)] pub enum Name {}`.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::attr::{self, Enum, Misuse};
use crate::docs;
use crate::model::{Catalog, Error, Parameter, ParameterKind};

pub struct Declaration {
    facade: TokenStream,
    /// The catalog's type.
    of: TokenStream,
    item: Enum,
    pub literal: Literal,
    pub path: String,
}

pub fn parse(args: TokenStream, item: TokenStream) -> Result<Declaration, Misuse> {
    let (literal, path, [facade, of]) = attr::arguments(args, ["crate", "of"])?;
    let item = Enum::parse_empty(item)?;
    let Some(of) = of else {
        let message = "name the catalog's type: `of = MyError`";
        return Err(Misuse::new(literal.span(), message));
    };
    Ok(Declaration {
        facade: facade.unwrap_or_else(|| quote!(::jitsi_errors)),
        of,
        item,
        literal,
        path,
    })
}

pub fn expand(declaration: &Declaration, catalog: &Catalog) -> TokenStream {
    let Declaration {
        facade, of, item, ..
    } = declaration;
    let Enum {
        attributes,
        visibility,
        name,
        ..
    } = item;
    let variants = catalog
        .errors
        .iter()
        .map(|error| variant(error, of, facade));
    let reads = catalog.errors.iter().map(|error| {
        let variant = format_ident!("{}", error.variant());
        let fields = error
            .parameters
            .iter()
            .map(|parameter| read(parameter, facade));
        if error.parameters.is_empty() {
            quote!(#of::#variant => Self::#variant,)
        } else {
            quote!(#of::#variant => Self::#variant { #(#fields)* },)
        }
    });
    let errors = catalog.errors.iter().map(|error| {
        let variant = format_ident!("{}", error.variant());
        quote!(Self::#variant { .. } => #of::#variant,)
    });
    quote! {
        #attributes
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::fmt::Debug
        )]
        #[non_exhaustive]
        #visibility enum #name { #(#variants)* }

        #facade::__failure! {
            #name, #of,
            read: |arguments| { #(#reads)* },
            error: { #(#errors)* },
        }
    }
}

fn variant(error: &Error, of: &TokenStream, facade: &TokenStream) -> TokenStream {
    let variant = format_ident!("{}", error.variant());
    let docs = docs::failure(error, &of.to_string());
    let fields = error.parameters.iter().map(|parameter| {
        let name = format_ident!("{}", &*parameter.name);
        let docs = docs::field(parameter);
        let kind = kind(&parameter.kind, facade);
        quote!(#[doc = #docs] #name: ::core::option::Option<#kind>,)
    });
    if error.parameters.is_empty() {
        quote!(#[doc = #docs] #variant,)
    } else {
        quote!(#[doc = #docs] #[non_exhaustive] #variant { #(#fields)* },)
    }
}

fn kind(kind: &ParameterKind, facade: &TokenStream) -> TokenStream {
    match kind {
        ParameterKind::Plain("string") => quote!(#facade::__private::String),
        ParameterKind::Plain("boolean" | "flag") => quote!(::core::primitive::bool),
        ParameterKind::Plain("number") => quote!(::core::primitive::f64),
        ParameterKind::Plain("integer") => quote!(::core::primitive::i64),
        ParameterKind::Plain("list") => quote!(#facade::__private::Vec<#facade::Argument>),
        ParameterKind::Plain(_) => quote!(#facade::Argument),
        ParameterKind::Secret => quote!(#facade::Secret),
        ParameterKind::Catalog { name, .. } => {
            let name = format_ident!("{}", &**name);
            quote!(#facade::Open<#name, #facade::__private::String>)
        }
    }
}

/// A field that is read from the arguments, by the function that has its type's name.
fn read(parameter: &Parameter, facade: &TokenStream) -> TokenStream {
    let Parameter {
        name,
        kind,
        argument,
        property,
        optional,
        ..
    } = parameter;
    let title = &**name;
    let field = format_ident!("{title}");
    let reader = match kind {
        ParameterKind::Plain(kind) => format_ident!("{kind}"),
        ParameterKind::Secret => format_ident!("secret"),
        ParameterKind::Catalog { .. } => format_ident!("known"),
    };
    quote! {
        #field: arguments.#reader(#facade::__private::Place {
            parameter: #title,
            argument: #argument,
            property: #property,
            optional: #optional,
        }),
    }
}
