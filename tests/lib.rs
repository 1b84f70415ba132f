//! What tests share: the macro's stages that know nothing of tokens as an ordinary library, so that
//! they can be tested without rustc, and packages as a user has them.
#![allow(missing_docs)] // they are documented where they belong
#![allow(clippy::pedantic)]

pub mod generated;
pub mod mended;
pub mod package;

#[path = "../jitsi-errors-macros/src/code/mod.rs"]
pub mod code;
#[path = "../jitsi-errors-macros/src/spec/mod.rs"]
pub mod spec;
