//! The facade under another name.

/// Why it failed.
#[errors::catalog("../../errors.toml", crate = errors)]
pub enum Failure {}

/// Why the way was lost.
#[errors::catalog("../../more.toml", crate = ::errors)]
pub enum Loss {}

/// Why it failed, with its arguments.
#[errors::failure("../../errors.toml", of = Failure, crate = errors)]
pub enum Failed {}

/// Why anything failed.
#[errors::catalogs(crate = errors)]
pub enum Anything {
    /// Why it failed.
    #[catalog("../../errors.toml")]
    Failure(Failure),
    /// Why the way was lost.
    #[catalog("../../more.toml")]
    Loss(Loss),
}

#[test]
fn it_is_a_catalog() {
    fn first<E: errors::Catalog>() -> E {
        E::ALL[0]
    }
    assert_eq!(first::<Anything>(), Anything::Failure(Failure::Full));
    assert_eq!(Anything::from_value("lost"), Some(Loss::Lost.into()));
}
