//! From the model to Rust.

pub mod docs;
pub mod expand;
pub mod failure;
pub mod hash;
pub mod lookup;
pub mod markdown;
