//! Re-exports the facade, as a framework would.

pub use jitsi_errors as errors;
