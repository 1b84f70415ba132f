//! What tests share: the macro's stages that know nothing of tokens as an ordinary library, so that
//! they can be tested without rustc, and packages as a user has them.
#![allow(missing_docs)] // they are documented where they belong
#![allow(clippy::pedantic)]

pub mod generated;
pub mod package;

macro_rules! stages {
    ($($name:ident $path:literal;)*) => {
        $(#[path = $path] pub mod $name;)*
    };
}

stages! {
    check "../jitsi-errors-macros/src/check.rs";
    docs "../jitsi-errors-macros/src/docs.rs";
    events "../jitsi-errors-macros/src/events.rs";
    expand "../jitsi-errors-macros/src/expand.rs";
    hash "../jitsi-errors-macros/src/hash.rs";
    keys "../jitsi-errors-macros/src/keys.rs";
    lookup "../jitsi-errors-macros/src/lookup.rs";
    markdown "../jitsi-errors-macros/src/markdown.rs";
    model "../jitsi-errors-macros/src/model.rs";
    near "../jitsi-errors-macros/src/near.rs";
    parse "../jitsi-errors-macros/src/parse.rs";
    read "../jitsi-errors-macros/src/read.rs";
    report "../jitsi-errors-macros/src/report.rs";
    source "../jitsi-errors-macros/src/source.rs";
    syntax "../jitsi-errors-macros/src/syntax.rs";
    toml "../jitsi-errors-macros/src/toml.rs";
}
