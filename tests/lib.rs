//! What tests share: the macro's stages as an ordinary library, so that they can be tested without
//! rustc, and packages as a user has them.
#![allow(missing_docs)] // they are documented where they belong
#![allow(clippy::pedantic)]

pub mod generated;
pub mod mended;
pub mod package;

#[path = "../jitsi-errors-macros/src/stages.rs"]
pub mod stages;
