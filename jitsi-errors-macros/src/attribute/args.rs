//! The arguments of an attribute: files, and options after them.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, Lit, LitStr, Path, Result, Token, parse_quote};

/// An attribute: what it takes, and how it is written.
pub struct Attribute {
    /// Whether files are named in it.
    pub files: bool,
    /// The options that it takes.
    pub options: &'static [&'static str],
    /// What to write.
    pub usage: &'static str,
}

pub const CATALOG: Attribute = Attribute {
    files: true,
    options: &["crate", "exhaustive"],
    usage: "name the spec's file, relative to this one: `#[catalog(\"errors.toml\")]`",
};

pub const CATALOGS: Attribute = Attribute {
    files: false,
    options: &["crate", "exhaustive"],
    usage: "the files stand on the variants: `#[catalog(\"errors.toml\")] Variant(Type)`",
};

/// A catalog in a variant of `#[catalogs]`.
pub const MEMBER: Attribute = Attribute {
    files: true,
    options: &[],
    usage: "name the files of the catalog in this variant: `#[catalog(\"errors.toml\")]`",
};

pub const FAILURE: Attribute = Attribute {
    files: true,
    options: &["crate", "of", "exhaustive"],
    usage: "name the spec's file, as its catalog does: `#[failure(\"errors.toml\", of = MyError)]`",
};

pub const FAILURES: Attribute = Attribute {
    files: false,
    options: &["crate", "of", "exhaustive"],
    usage: "the variants of a union hold its failures: `#[failure(of = MyErrors)]`",
};

/// What the arguments say.
pub struct Args {
    /// The files of the spec.
    pub files: Vec<LitStr>,
    /// Where the facade is.
    pub facade: Path,
    /// The catalog's type.
    pub of: Option<Path>,
    /// Whether other crates may match without `_`.
    pub exhaustive: bool,
}

impl Args {
    /// Reads the arguments of the attribute. What can't be read is reported, at its token or else at
    /// `place`, and left out.
    pub fn read(tokens: TokenStream, attribute: &Attribute, span: Span) -> (Self, Option<Error>) {
        let mut args = Self {
            files: Vec::new(),
            facade: parse_quote!(::jitsi_errors),
            of: None,
            exhaustive: false,
        };
        let read = match Punctuated::<Arg, Token![,]>::parse_terminated.parse2(tokens) {
            Ok(read) => read,
            Err(error) => return (args, Some(error)),
        };
        let mut misuse = Misuse::default();
        let mut options: Vec<Ident> = Vec::new();
        for arg in read {
            let option = match arg {
                Arg::File(file) => {
                    if !attribute.files {
                        misuse.tell(file.span(), attribute.usage);
                    } else if let Some(option) = options.first() {
                        misuse.tell(file.span(), "the files stand before the options");
                        misuse.tell(option.span(), "an option stands before a file");
                    } else if args.files.iter().any(|known| known.value() == file.value()) {
                        misuse.tell(file.span(), "this file is named twice");
                    } else if file.value().contains('\\') {
                        misuse.tell(file.span(), "write `/` between the folders of the path");
                    } else {
                        args.files.push(file);
                    }
                    continue;
                }
                Arg::Option(option) => option,
            };
            let key = option.key.unraw();
            if !attribute.options.iter().any(|known| key == known) {
                let unnamed = attribute.files && args.files.is_empty();
                misuse.tell(
                    option.key.span(),
                    &match option.path {
                        None if unnamed => attribute.usage.to_owned(),
                        _ => unknown(&key, attribute.options),
                    },
                );
                continue;
            }
            if let Some(first) = options.iter().find(|first| first.unraw() == key) {
                misuse.tell(option.key.span(), &format!("`{key}` is given twice"));
                misuse.tell(first.span(), &format!("`{key}` is given here first"));
                continue;
            }
            match (key == "exhaustive", option.path) {
                (true, None) => args.exhaustive = true,
                (false, Some(path)) if key == "of" => args.of = Some(path),
                (false, Some(path)) => args.facade = path,
                (true, Some(_)) | (false, None) => {
                    misuse.tell(option.key.span(), &expected(&key.to_string()));
                }
            }
            options.push(option.key);
        }
        let reported = misuse.0.is_some();
        if attribute.files && args.files.is_empty() && !reported {
            let span = options.first().map_or(span, Ident::span);
            misuse.tell(span, attribute.usage);
        } else if attribute.options.contains(&"of") && args.of.is_none() && !reported {
            let span = args.files.last().map_or(span, LitStr::span);
            misuse.tell(span, "name the catalog's type: `of = MyError`");
        }
        (args, misuse.0)
    }
}

/// Whether a file is named among the arguments.
pub fn name_a_file(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) => name_a_file(&group.stream()),
        _ => false,
    })
}

/// All that is wrong in the use of an attribute.
#[derive(Default)]
pub struct Misuse(pub Option<Error>);

impl Misuse {
    pub fn tell(&mut self, span: Span, message: &str) {
        self.add(Error::new(span, message));
    }

    pub fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }
}

/// One argument.
enum Arg {
    File(LitStr),
    Option(Opt),
}

/// `key` or `key = some::path`
struct Opt {
    key: Ident,
    path: Option<Path>,
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        const STRING: &str = "the spec's path must be a string";

        if input.peek(Lit) {
            return match input.parse()? {
                Lit::Str(file) if file.suffix().is_empty() => Ok(Self::File(file)),
                other => Err(Error::new(other.span(), STRING)),
            };
        }
        if !input.peek(Ident::peek_any) {
            return Err(input.error("expected the spec's path in quotes, or an option"));
        }
        let key = input.call(Ident::parse_any)?;
        if input.peek(Token![!]) || input.peek(syn::token::Paren) {
            return Err(Error::new(key.span(), STRING));
        }
        let path = match input.parse::<Option<Token![=]>>()? {
            Some(equals) => Some(path(input, &key, equals.span)?),
            None => None,
        };
        let rest = input.cursor().token_tree();
        match rest {
            Some((odd, _)) if !input.peek(Token![,]) => {
                Err(Error::new(odd.span(), "expected a comma"))
            }
            _ => Ok(Self::Option(Opt { key, path })),
        }
    }
}

/// The path after the `=` of an option.
fn path(input: ParseStream<'_>, key: &Ident, equals: Span) -> Result<Path> {
    let ahead: TokenStream = input.fork().parse()?;
    let last = ahead
        .into_iter()
        .last()
        .map_or(equals, |token: TokenTree| token.span());
    Path::parse_mod_style(input).map_err(|error| {
        let span = if input.is_empty() { last } else { error.span() };
        Error::new(span, expected(&key.to_string()))
    })
}

fn expected(key: &str) -> String {
    if key == "exhaustive" {
        return format!("`{key}` takes no value");
    }
    format!("expected a path: `{key} = some::path`")
}

fn unknown(key: &Ident, known: &[&str]) -> String {
    let known: Vec<String> = known
        .iter()
        .map(|key| match *key {
            "exhaustive" => "`exhaustive`".to_owned(),
            key => format!("`{key} = some::path`"),
        })
        .collect();
    match known.as_slice() {
        [] => format!("`{key}` makes no sense here, expected files alone"),
        [only] => format!("unknown option `{key}`, expected {only}"),
        [others @ .., last] => {
            let others = others.join(", ");
            format!("unknown option `{key}`, expected {others} or {last}")
        }
    }
}
