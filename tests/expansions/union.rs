/// Why anything failed.
#[::core::prelude::v1::derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[::core::prelude::v1::derive(::core::fmt::Debug)]
#[non_exhaustive]
pub(crate) enum Anything {
    /// Why it failed.
    Failure(super::catalog::Failure),
    /// Why the way was lost.
    #[cfg(not(target_pointer_width = "16"))]
    Loss(super::other::Loss),
}
::jitsi_errors::__catalogs! {
    Anything,
    "Anything",
    all : [literal Anything::Failure(< super::catalog::Failure > ::Full),
        Anything::Failure(< super::catalog::Failure > ::Queue), Anything::Failure(<
        super::catalog::Failure > ::Late), #[cfg(not(target_pointer_width = "16"))]
        Anything::Loss(< super::other::Loss > ::Type), #[cfg(not(target_pointer_width =
        "16"))] Anything::Loss(< super::other::Loss > ::DeadEnd),
        #[cfg(not(target_pointer_width = "16"))] Anything::Loss(< super::other::Loss >
        ::Sign), #[cfg(not(target_pointer_width = "16"))] Anything::Loss(< super::other::Loss
        > ::Lost)],
    by_value : [by_member],
    Failure(super::catalog::Failure),
    #[cfg(not(target_pointer_width = "16"))] Loss(super::other::Loss),
}
const _: () = {
    let require = ::jitsi_errors::__private::require;
    let is_whole = <super::catalog::Failure as ::jitsi_errors::Catalog>::SPEC_IS_VALID;
    require(
        !is_whole || <super::catalog::Failure>::ALL.len() == 3,
        "the type in this variant has not just the errors of these files: name all that its own `#[catalog]` names",
    )
};
#[cfg(not(target_pointer_width = "16"))]
const _: () = {
    let require = ::jitsi_errors::__private::require;
    let is_whole = <super::other::Loss as ::jitsi_errors::Catalog>::SPEC_IS_VALID;
    require(
        !is_whole || <super::other::Loss>::ALL.len() == 4,
        "the type in this variant has not just the errors of these files: name all that its own `#[catalog]` names",
    )
};
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
const _: &[::core::primitive::u8] = ::core::include_bytes!("other.toml");
