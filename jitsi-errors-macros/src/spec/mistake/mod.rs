//! What can be wrong in a spec.

pub mod syntax;
