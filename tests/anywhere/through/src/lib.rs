//! Knows the facade only through another crate.

use support::errors::catalog;

/// Why it failed.
#[catalog("../../errors.toml", crate = support::errors)]
pub enum Failure {}

/// Why the way was lost.
#[catalog("../../more.toml", crate = support::errors)]
pub enum Loss {}

/// Why it failed, with what came along.
#[support::errors::failure("../../errors.toml", of = Failure, crate = support::errors)]
pub enum Failed {}

/// Why anything failed.
#[support::errors::catalogs(crate = ::support::errors)]
pub enum Anything {
    /// Why it failed.
    #[catalog("../../errors.toml")]
    Failure(Failure),
}

#[test]
fn it_is_a_catalog() {
    assert_eq!(Anything::from_name("FULL"), Some(Failure::Full.into()));
}
