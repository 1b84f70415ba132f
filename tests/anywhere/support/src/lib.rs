//! Gives the facade on, as a framework would.

pub use jitsi_errors as errors;
