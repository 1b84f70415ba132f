//! Knows the facade only through another crate.

use support::errors::catalog;

/// Why it failed.
#[catalog("../../errors.toml", crate = support::errors)]
pub enum Failure {}

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
