//! The enum below an attribute.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::spanned::Spanned as _;
use syn::{
    Attribute, Data, DataEnum, DeriveInput, Error, Fields, Ident, LitStr, Meta, Result, Type,
    Visibility,
};

use super::args::{Args, MEMBER, Misuse};

/// An enum without generics.
pub struct Item {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Ident,
}

/// A variant of a union, and what it holds.
pub struct Member {
    /// The attributes of the variant, without `#[catalog]`.
    pub attributes: Vec<Attribute>,
    pub variant: Ident,
    /// The type of the catalog, of another union, or of failures.
    pub kind: Type,
    /// The files of the catalog's spec; none where it is no catalog.
    pub files: Vec<LitStr>,
}

impl Member {
    /// The conditions under which there is such a variant.
    pub fn conditions(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes
            .iter()
            .filter(|attribute| is_condition(attribute))
    }
}

pub fn is_condition(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
}

/// What is said of a member whose files are not those of its type.
pub const PARTLY: &str = "the type in this variant has not just the errors of these files: name all \
    that its own `#[catalog]` names";

/// Reads an enum whose variants the spec gives.
pub fn empty(tokens: TokenStream) -> Result<Item> {
    let (item, body) = read(tokens)?;
    match body.variants.first() {
        None => Ok(item),
        Some(variant) => Err(Error::new(
            variant.span(),
            "the variants come from the spec: leave the enum empty",
        )),
    }
}

/// Reads an enum whose variants hold catalogs, or unions of them. A variant that does not is reported and
/// left out.
pub fn members(tokens: TokenStream) -> Result<(Item, Vec<Member>, Option<Error>)> {
    union(
        tokens,
        "name the catalogs: `#[catalog(\"errors.toml\")] Variant(Type)`",
        member,
    )
}

/// Reads an enum whose variants hold failures. A variant that does not is reported and left out.
pub fn failures(tokens: TokenStream) -> Result<(Item, Vec<Member>, Option<Error>)> {
    const USAGE: &str = "a variant holds the failures of one catalog: `Variant(Type)`";

    union(tokens, USAGE, |variant| {
        Ok(Member {
            kind: held(variant.fields).ok_or_else(|| Error::new(variant.ident.span(), USAGE))?,
            attributes: variant.attrs,
            variant: variant.ident,
            files: Vec::new(),
        })
    })
}

fn union(
    tokens: TokenStream,
    empty: &str,
    member: fn(syn::Variant) -> Result<Member>,
) -> Result<(Item, Vec<Member>, Option<Error>)> {
    let (item, body) = read(tokens)?;
    let mut misuse = Misuse::default();
    if body.variants.is_empty() {
        misuse.tell(item.name.span(), empty);
    }
    let mut members = Vec::new();
    for variant in body.variants {
        match member(variant) {
            Ok(member) => members.push(member),
            Err(error) => misuse.add(error),
        }
    }
    Ok((item, members, misuse.0))
}

fn member(variant: syn::Variant) -> Result<Member> {
    const USAGE: &str = "a variant holds one catalog: `#[catalog(\"errors.toml\")] Variant(Type)`, \
        or a union of them: `#[catalogs] Variant(Type)`";

    let (mut named, mut attributes) = (Vec::new(), Vec::new());
    for attribute in variant.attrs {
        let path = attribute.path();
        if path.is_ident("catalog") || path.is_ident("catalogs") {
            named.push(attribute);
        } else {
            attributes.push(attribute);
        }
    }
    let (Some(kind), [named]) = (held(variant.fields), &named[..]) else {
        let mut error = Error::new(variant.ident.span(), USAGE);
        for more in named.iter().skip(1) {
            error.combine(Error::new(more.span(), "its catalog is named twice"));
        }
        return Err(error);
    };
    let files = match &named.meta {
        Meta::List(list) if named.path().is_ident("catalog") => {
            match Args::read(list.tokens.clone(), &MEMBER, named.span()) {
                (_, Some(error)) => return Err(error),
                (args, None) => args.files,
            }
        }
        Meta::Path(path) if path.is_ident("catalogs") => Vec::new(),
        other => return Err(Error::new(other.span(), MEMBER.usage)),
    };
    Ok(Member {
        attributes,
        variant: variant.ident,
        kind,
        files,
    })
}

/// The type in a variant that holds one value.
fn held(fields: Fields) -> Option<Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Some(fields.unnamed.into_iter().next()?.ty)
        }
        _ => None,
    }
}

fn read(tokens: TokenStream) -> Result<(Item, DataEnum)> {
    const GENERIC: &str = "a catalog has no generics and no `where`";

    let first = tokens.clone();
    let item: DeriveInput = syn::parse2(tokens).map_err(|error| other(first, error))?;
    let body = match item.data {
        Data::Enum(body) => body,
        Data::Struct(data) => return Err(misplaced(&data.struct_token)),
        Data::Union(data) => return Err(misplaced(&data.union_token)),
    };
    let generics = &item.generics;
    if let Some(bracket) = &generics.lt_token {
        return Err(Error::new(bracket.span(), GENERIC));
    }
    if let Some(clause) = &generics.where_clause {
        return Err(Error::new(clause.where_token.span(), GENERIC));
    }
    let item = Item {
        attributes: item.attrs,
        visibility: item.vis,
        name: item.ident,
    };
    Ok((item, body))
}

fn misplaced(keyword: &impl ToTokens) -> Error {
    let message = format!(
        "a catalog stands on an enum, not on `{}`",
        keyword.to_token_stream()
    );
    Error::new(keyword.span(), message)
}

/// What is wrong with an item that is no enum, struct or union: what it is, or else what syn says.
fn other(tokens: TokenStream, error: Error) -> Error {
    let skipped = |input: syn::parse::ParseStream<'_>| {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let rest: TokenStream = input.parse()?;
        Ok(rest)
    };
    let rest = syn::parse::Parser::parse2(skipped, tokens).unwrap_or_default();
    match rest.into_iter().next() {
        Some(token) if !matches!(&*token.to_string(), "enum" | "struct" | "union") => {
            let message = format!("a catalog stands on an enum, not on `{token}`");
            Error::new(token.span(), message)
        }
        _ => error,
    }
}
