//! From the model to Rust.

pub mod docs;
pub mod expand;
pub mod failure;
// Products are cut in half on purpose, and the constants of a plan fold only where they are inlined.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::inline_always
)]
pub mod hash;
pub mod lookup;
pub mod markdown;
pub mod stanza;
mod tables;
mod tokens;
