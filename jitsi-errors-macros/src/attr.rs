//! The attribute and the enum it stands on.

use proc_macro::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};

use crate::tokens::rust;

/// `#[catalog("path")] pub enum Name {}`, taken apart.
pub struct Declaration {
    /// The path literal as it was written, and its text.
    pub literal: Literal,
    pub path: String,
    /// The facade's path.
    pub facade: TokenStream,
    pub item: Enum,
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
    let (literal, path, [facade]) = arguments(args, ["crate"])?;
    let item = Enum::parse_empty(item)?;
    Ok(Declaration {
        literal,
        path,
        facade: self::facade(facade),
        item,
    })
}

/// The path literal, its text, and the options after it.
pub fn arguments<const N: usize>(
    args: TokenStream,
    known: [&str; N],
) -> Result<(Literal, String, [Option<TokenStream>; N]), Misuse> {
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
        _ => Ok((literal, path, options(args, known)?)),
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

/// Where the facade is: what `crate = some::path` says, or where it is unless that is said.
pub fn facade(option: Option<TokenStream>) -> TokenStream {
    option.unwrap_or_else(|| rust("::jitsi_errors"))
}

/// Options in the form `key = some::path`, with commas between them.
pub fn options<const N: usize>(
    args: impl Iterator<Item = TokenTree>,
    known: [&str; N],
) -> Result<[Option<TokenStream>; N], Misuse> {
    let mut found = [const { None }; N];
    let args: Vec<TokenTree> = args.collect();
    for option in args.split(|token| is_punct(token, ',')) {
        let Some(key) = option.first() else { continue };
        let name = key.to_string();
        let Some(index) = known.iter().position(|known| *known == name) else {
            let known = known
                .map(|key| format!("`{key} = some::path`"))
                .join(" or ");
            let message = format!("unknown option `{name}`, expected {known}");
            return Err(Misuse::new(key.span(), message));
        };
        if found[index].is_some() {
            return Err(Misuse::new(key.span(), format!("`{name}` is given twice")));
        }
        let path = option.get(2..).unwrap_or_default();
        let equals = option.get(1).is_some_and(|token| is_punct(token, '='));
        let ends = matches!(path.last(), Some(TokenTree::Ident(_) | TokenTree::Group(_)));
        let odd = path.iter().find(|token| !is_path(token));
        if !equals || !ends || odd.is_some() {
            let span = odd.or(option.last()).unwrap_or(key).span();
            let message = format!("expected a path: `{name} = some::path`");
            return Err(Misuse::new(span, message));
        }
        found[index] = Some(path.iter().cloned().collect());
    }
    Ok(found)
}

/// Whether the token may be a part of a path.
fn is_path(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(_)) || is_punct(token, ':') || is_invisible(token)
}

/// An enum without generics, taken apart.
pub struct Enum {
    pub attributes: TokenStream,
    pub visibility: TokenStream,
    pub name: Ident,
    pub body: TokenStream,
}

impl Enum {
    /// An enum whose variants the spec gives.
    pub fn parse_empty(item: TokenStream) -> Result<Self, Misuse> {
        let item = Self::parse(item)?;
        match item.body.clone().into_iter().next() {
            None => Ok(item),
            Some(variant) => Err(Misuse::new(
                variant.span(),
                "the variants come from the spec: leave the enum empty",
            )),
        }
    }

    pub fn parse(item: TokenStream) -> Result<Self, Misuse> {
        let mut head = Vec::new();
        let mut tokens = item.into_iter();
        loop {
            match tokens.next() {
                Some(TokenTree::Ident(keyword)) => match &*keyword.to_string() {
                    "enum" => break,
                    "pub" => head.push(keyword.into()),
                    other => {
                        let message = format!("a catalog stands on an enum, not on `{other}`");
                        return Err(Misuse::new(keyword.span(), message));
                    }
                },
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
