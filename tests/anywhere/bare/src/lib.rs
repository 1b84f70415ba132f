//! Catalogs without a standard library and without a prelude.
#![no_std]
#![no_implicit_prelude]

/// Why it failed.
#[::jitsi_errors::catalog("../../errors.toml")]
pub enum Failure {}

/// Why the way was lost.
#[::jitsi_errors::catalog("../../more.toml")]
pub enum Loss {}

/// Why it failed, with its arguments.
#[::jitsi_errors::failure("../../errors.toml", of = Failure)]
pub enum Failed {}

/// Why anything failed.
#[::jitsi_errors::catalogs]
pub enum Anything {
    /// Why it failed.
    #[catalog("../../errors.toml")]
    Failure(Failure),
    /// Why the way was lost, on a machine of another kind.
    #[cfg(not(target_pointer_width = "16"))]
    #[catalog("../../more.toml")]
    Loss(Loss),
    /// There is no such variant.
    #[cfg(target_pointer_width = "16")]
    #[catalog("../../more.toml")]
    Other(Nothing),
}

/// The known error.
pub const KNOWN: ::core::option::Option<Anything> = Anything::from_value("full");

#[test]
fn it_is_known() {
    ::core::assert!(KNOWN == ::core::option::Option::Some(Anything::Failure(Failure::Full)));
}
