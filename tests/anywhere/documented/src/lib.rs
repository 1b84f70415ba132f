//! A catalog of a doctest:
//!
//! ```
//! /// Why it failed.
//! #[jitsi_errors::catalog("../../errors.toml")]
//! enum Failure {}
//!
//! assert_eq!(Failure::Full.cause(), "no room");
//! ```
//!
//! and one with docs and attributes of its own:

/// Why it failed. See [`Failure::Full`].
#[jitsi_errors::catalog("../../errors.toml")]
#[must_use]
pub enum Failure {}
