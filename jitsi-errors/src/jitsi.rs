//! Jitsi's own catalogs.

use crate::catalog;

/// Why joining or staying in a conference failed.
#[catalog("../spec/conference.toml")]
pub enum ConferenceError {}

/// Why the connection to the server failed.
#[catalog("../spec/connection.toml")]
pub enum ConnectionError {}

/// Why joining was not allowed.
#[catalog("../spec/auth.toml")]
pub enum AuthErrorType {}
