//! Jitsi's own catalogs.

use crate::{catalog, catalogs};

/// Why joining a conference, or staying in one, failed.
///
/// ```
/// use jitsi_errors::ConferenceError;
///
/// fn what_to_do(value: &str) -> &'static str {
///     match ConferenceError::from_value(value) {
///         Some(ConferenceError::AuthenticationRequired) => "wait for the host",
///         Some(ConferenceError::PasswordRequired) => "ask for the room's password",
///         Some(ConferenceError::ConferenceAccessDenied) => "say that a moderator declined",
///         Some(ConferenceError::ConferenceMaxUsers) => "join as a visitor or say that it is full",
///         Some(ConferenceError::IceFailed) => "start over, then look at the firewall",
///         Some(other) => other.recommendation(),
///         None => "say that the conference failed, and record the value",
///     }
/// }
///
/// assert_eq!(what_to_do("conference.passwordRequired"), "ask for the room's password");
/// ```
#[catalog("../spec/conference.toml")]
pub enum ConferenceError {}

/// Why the connection to the server failed.
///
/// ```
/// use jitsi_errors::ConnectionError;
///
/// fn reconnects(value: &str) -> bool {
///     match ConnectionError::from_value(value) {
///         Some(ConnectionError::ShardChangedError | ConnectionError::ConnectionDroppedError) => true,
///         Some(ConnectionError::PasswordRequired) => false, // a login, not the room's password
///         Some(_) | None => false,
///     }
/// }
///
/// assert!(reconnects("connection.droppedError"));
/// ```
#[catalog("../spec/connection.toml")]
pub enum ConnectionError {}

/// Why joining was not allowed: what comes with [`ConferenceError::NotAllowedError`].
///
/// ```
/// use jitsi_errors::{AuthErrorType, ConferenceError};
///
/// fn offers_login(value: &str, argument: &str) -> bool {
///     ConferenceError::from_value(value) == Some(ConferenceError::NotAllowedError)
///         && AuthErrorType::from_value(argument)
///             == Some(AuthErrorType::RoomUnauthenticatedAccessDisabled)
/// }
///
/// assert!(offers_login("conference.connectionError.notAllowed", "authentication-required"));
/// ```
#[catalog("../spec/auth.toml")]
pub enum AuthErrorType {}

/// An error of Jitsi's that a wire value alone tells apart.
///
/// lib-jitsi-meet sends connection errors again on the events of a conference, so a handler there
/// meets both.
///
/// ```
/// use jitsi_errors::{ConnectionError, JitsiError};
///
/// let error = JitsiError::from_value("connection.droppedError");
/// assert_eq!(error, Some(ConnectionError::ConnectionDroppedError.into()));
/// ```
///
/// [`AuthErrorType`] is not in it: its values, such as `general`, never stand alone, and are too
/// common to be told apart from other strings.
#[catalogs]
pub enum JitsiError {
    /// Why joining a conference, or staying in one, failed.
    #[catalog("../spec/conference.toml")]
    Conference(ConferenceError),
    /// Why the connection to the server failed.
    #[catalog("../spec/connection.toml")]
    Connection(ConnectionError),
}
