//! Code that tests share: the macro's stages as an ordinary library, to test them without rustc, and
//! packages like those of users.
#![allow(missing_docs)] // the items have docs in their own packages
#![allow(clippy::pedantic)]

pub mod generated;
pub mod mended;
pub mod package;

#[path = "../jitsi-errors-macros/src/stages.rs"]
pub mod stages;
