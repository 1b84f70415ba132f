//! An error with what comes along: `#[failure("path", of = Error)] pub enum Name {}`.

use proc_macro::TokenStream;

use crate::attr::{self, Declaration, Enum, Misuse};
use crate::code::failure;
use crate::spec::model::Catalog;
use crate::tokens::Code;

/// What the attribute and the enum say, and the catalog's type.
pub fn parse(args: TokenStream, item: TokenStream) -> Result<(Declaration, TokenStream), Misuse> {
    let (literal, path, [facade, of]) = attr::arguments(args, ["crate", "of"])?;
    let item = Enum::parse_empty(item)?;
    let Some(of) = of else {
        let message = "name the catalog's type: `of = MyError`";
        return Err(Misuse::new(literal.span(), message));
    };
    let facade = attr::facade(facade);
    let declaration = Declaration {
        literal,
        path,
        facade,
        item,
    };
    Ok((declaration, of))
}

pub fn expand(declaration: &Declaration, of: &TokenStream, catalog: &Catalog) -> Code {
    let Declaration { facade, item, .. } = declaration;
    let tables = failure::tables(&of.clone().into(), catalog, false);
    let declared = Code::default()
        .tokens(&item.attributes)
        .text("#[non_exhaustive]")
        .tokens(&item.visibility)
        .text("enum")
        .token(item.name.clone())
        .text(", of: ")
        .tokens(of)
        .text(&format!(", {tables}"));
    Code::default()
        .tokens(facade)
        .text("::__failure!")
        .braces(declared)
}
