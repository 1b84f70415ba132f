//! The attribute and the enum it stands on.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

/// `#[catalog("path")] pub enum Name {}`, taken apart.
pub struct Declaration {
    /// The path literal as it was written, and its text.
    pub literal: Literal,
    pub path: String,
    /// The facade's path.
    pub facade: TokenStream,
    pub attributes: TokenStream,
    pub visibility: TokenStream,
    pub name: Ident,
}

/// Wrong use of the attribute itself, at the token that is wrong.
pub struct Misuse {
    pub span: Span,
    pub message: String,
}

impl Misuse {
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { span, message }
    }
}

pub fn parse(args: TokenStream, item: TokenStream) -> Result<Declaration, Misuse> {
    let (literal, path, facade) = arguments(args)?;
    let item = Enum::parse(item)?;
    if let Some(variant) = item.body.into_iter().next() {
        return Err(Misuse::new(
            variant.span(),
            "the variants come from the spec: leave the enum empty",
        ));
    }
    Ok(Declaration {
        literal,
        path,
        facade,
        attributes: item.attributes,
        visibility: item.visibility,
        name: item.name,
    })
}

/// The path literal, its text, and the facade's path.
pub fn arguments(args: TokenStream) -> Result<(Literal, String, TokenStream), Misuse> {
    const USAGE: &str = "name the spec's file, relative to this one: `#[catalog(\"errors.toml\")]`";

    let mut args = args.into_iter();
    let Some(first) = args.next().map(ungroup) else {
        return Err(Misuse::new(Span::call_site(), USAGE));
    };
    let TokenTree::Literal(literal) = first else {
        return Err(Misuse::new(first.span(), USAGE));
    };
    let path = unquote(&literal)?;
    match args.next() {
        Some(other) if !is_punct(&other, ',') => Err(Misuse::new(other.span(), "expected a comma")),
        _ => Ok((literal, path, facade(args)?)),
    }
}

/// What stands in the quotes of a string literal, plain or raw.
fn unquote(literal: &Literal) -> Result<String, Misuse> {
    let written = literal.to_string();
    let raw = written.starts_with('r');
    let quoted = written.trim_start_matches('r').trim_matches('#');
    let text = quoted
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match text {
        None => Err(Misuse::new(
            literal.span(),
            "the spec's path must be a string",
        )),
        Some(text) if text.contains('\\') && !raw => Err(Misuse::new(
            literal.span(),
            "write the spec's path without escapes, and with `/` between folders",
        )),
        Some(text) => Ok(text.to_owned()),
    }
}

/// The facade's path: what `crate = some::path`, the only option, says.
pub fn facade(mut args: impl Iterator<Item = TokenTree>) -> Result<TokenStream, Misuse> {
    match args.next() {
        None => return Ok(quote!(::jitsi_errors)),
        Some(TokenTree::Ident(key)) if key == "crate" => {}
        Some(other) => {
            let message =
                format!("unknown option `{other}`, expected `crate = path::to::jitsi_errors`");
            return Err(Misuse::new(other.span(), message));
        }
    }
    let usage = "expected the path of jitsi-errors: `crate = path::to::jitsi_errors`";
    let mut last = Span::call_site();
    match args.next() {
        Some(equals) if is_punct(&equals, '=') => last = equals.span(),
        other => return Err(Misuse::new(other.map_or(last, |token| token.span()), usage)),
    }
    let mut path: Vec<TokenTree> = Vec::new();
    let mut args = args.peekable();
    while let Some(token) = args.next() {
        last = token.span();
        match &token {
            TokenTree::Ident(_) => path.push(token),
            _ if is_punct(&token, ':') || is_invisible(&token) => path.push(token),
            _ if is_punct(&token, ',') && args.peek().is_none() => {}
            _ => return Err(Misuse::new(last, usage)),
        }
    }
    match path.last() {
        Some(TokenTree::Punct(_)) | None => Err(Misuse::new(last, usage)),
        Some(_) => Ok(path.into_iter().collect()),
    }
}

/// An enum without generics, taken apart.
pub struct Enum {
    pub attributes: TokenStream,
    pub visibility: TokenStream,
    pub name: Ident,
    pub body: TokenStream,
}

impl Enum {
    pub fn parse(item: TokenStream) -> Result<Self, Misuse> {
        let mut head = Vec::new();
        let mut tokens = item.into_iter();
        loop {
            match tokens.next() {
                Some(TokenTree::Ident(keyword)) if keyword == "enum" => break,
                Some(TokenTree::Ident(keyword)) if keyword != "pub" => {
                    let message = format!("a catalog stands on an enum, not on `{keyword}`");
                    return Err(Misuse::new(keyword.span(), message));
                }
                Some(other) => head.push(other),
                None => {
                    let message = "a catalog stands on an enum";
                    return Err(Misuse::new(Span::call_site(), message));
                }
            }
        }
        let public = head
            .iter()
            .position(|token| matches!(token, TokenTree::Ident(_)) || is_invisible(token));
        let visibility = head.split_off(public.unwrap_or(head.len()));
        let Some(TokenTree::Ident(name)) = tokens.next().map(ungroup) else {
            return Err(Misuse::new(Span::call_site(), "the enum has no name"));
        };
        match tokens.next() {
            Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => Ok(Self {
                attributes: head.into_iter().collect(),
                visibility: visibility.into_iter().collect(),
                name,
                body: body.stream(),
            }),
            other => Err(Misuse::new(
                other.map_or(name.span(), |token| token.span()),
                "a catalog has no generics and no `where`",
            )),
        }
    }
}

pub fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// Whether it is the invisible group that `macro_rules` puts around what it passes on.
fn is_invisible(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::None)
}

/// The token in an invisible group, or the token itself.
fn ungroup(token: TokenTree) -> TokenTree {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut tokens = group.stream().into_iter();
            match (tokens.next(), tokens.next()) {
                (Some(only), None) => ungroup(only),
                _ => TokenTree::Group(group),
            }
        }
        other => other,
    }
}
