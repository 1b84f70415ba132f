//! Uses the facade only through another crate.

use support::errors::catalog;

/// Why it failed.
#[catalog("../../errors.toml", crate = support::errors)]
pub enum Failure {}

/// Why the way was lost.
#[catalog("../../more.toml", exhaustive, crate = support::errors)]
pub enum Loss {}

/// Why it failed, with its arguments.
#[support::errors::failure("../../errors.toml", of = Failure, crate = support::errors)]
pub enum Failed {}

/// Why the way was lost, with its arguments.
#[support::errors::failure("../../more.toml", of = Loss, exhaustive, crate = support::errors)]
pub enum Lost {}

/// Why anything failed.
#[support::errors::catalogs(crate = ::support::errors)]
pub enum Anything {
    /// Why it failed.
    #[catalog("../../errors.toml")]
    Failure(Failure),
    /// Why the way was lost.
    #[catalog("../../more.toml")]
    Loss(Loss),
}

/// Why anything failed, with its arguments.
#[support::errors::failure(of = Anything, exhaustive, crate = support::errors)]
pub enum AnyFailed {
    /// Why it failed.
    Failure(Failed),
    /// Why the way was lost.
    Loss(Lost),
}

#[test]
fn it_is_a_catalog() {
    assert_eq!(Anything::from_name("FULL"), Some(Failure::Full.into()));
    assert_eq!(Failed::error_().error(), Failure::Error);
    assert_eq!(Failed::fields_().fields(), []);
    assert_eq!(Failed::recovery_().to_string(), "nothing to tell, {}");
}
