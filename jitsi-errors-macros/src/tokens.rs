//! Rust code, joined from what the user wrote, which keeps its places, and from text.

use std::iter::once;
use std::path::PathBuf;

use proc_macro::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};

/// Code that is being written.
#[derive(Default)]
pub struct Code(TokenStream);

impl Code {
    /// Adds tokens as the user wrote them.
    pub fn tokens(mut self, tokens: &TokenStream) -> Self {
        self.0.extend(tokens.clone());
        self
    }

    pub fn token(mut self, token: impl Into<TokenTree>) -> Self {
        self.0.extend(once(token.into()));
        self
    }

    /// Adds code that is text, which the compiler reads faster than it takes token after token.
    pub fn text(mut self, text: &str) -> Self {
        self.0.extend(rust(text));
        self
    }

    /// Adds code in braces.
    pub fn braces(self, code: Self) -> Self {
        self.token(Group::new(Delimiter::Brace, code.0))
    }

    /// Adds an error of the compiler's, with this text, at this place.
    pub fn error(mut self, message: &str, span: Span) -> Self {
        let error = format!("::core::compile_error!({message:?});");
        self.0.extend(at(span, rust(&error)));
        self
    }

    /// Makes the compiler watch the file that the literal names, and build again when it changes.
    pub fn watch(mut self, literal: &Literal) -> Self {
        let watched =
            format!("const _: &[::core::primitive::u8] = ::core::include_bytes!({literal});");
        self.0.extend(at(literal.span(), rust(&watched)));
        self
    }
}

impl From<Code> for TokenStream {
    fn from(code: Code) -> Self {
        code.0
    }
}

/// Code that the macro has written itself.
pub fn rust(text: &str) -> TokenStream {
    text.parse().expect("it is Rust")
}

/// The same code, as if it stood at this place.
fn at(span: Span, code: TokenStream) -> TokenStream {
    let moved = code.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = token {
            token = Group::new(group.delimiter(), at(span, group.stream())).into();
        }
        token.set_span(span);
        token
    });
    moved.collect()
}

/// The Rust file in which `span` is, if the compiler tells: from 1.88 on it does, with a method of
/// the span's own that is taken before the trait's.
#[allow(clippy::incompatible_msrv)]
pub fn file(span: Span) -> Option<PathBuf> {
    span.local_file()
}

#[allow(dead_code)] // from 1.88 on
trait Unlocated {
    fn local_file(&self) -> Option<PathBuf>;
}

impl Unlocated for Span {
    fn local_file(&self) -> Option<PathBuf> {
        None
    }
}
