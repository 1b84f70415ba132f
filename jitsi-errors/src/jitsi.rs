//! Jitsi's own catalogs.

#[cfg(feature = "alloc")]
use core::{error, fmt};

#[cfg(feature = "alloc")]
use crate::{Awaited, Failure, Recovery, failure, failure::Arguments};
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
/// use jitsi_errors::{ConnectionError, Recovery};
///
/// fn reconnects(value: &str) -> bool {
///     let recovery = ConnectionError::from_value(value).and_then(ConnectionError::recovery);
///     matches!(recovery, Some(Recovery::Retry { .. } | Recovery::Reload { .. }))
/// }
///
/// assert!(reconnects("connection.droppedError"));
/// assert!(!reconnects("connection.passwordRequired")); // the user has to log in
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

/// Why a microphone, a camera or the screen could not be captured, or a track not be used.
///
/// ```
/// use jitsi_errors::TrackError;
///
/// // A `JitsiTrackError` has its wire value in `name`.
/// let error = TrackError::from_value("gum.permission_denied");
/// assert_eq!(error, Some(TrackError::PermissionDenied));
/// ```
#[catalog("../spec/track.toml")]
pub enum TrackError {}

/// Why a request for translated audio failed.
///
/// ```
/// use jitsi_errors::AudioTranslationError;
///
/// let error = AudioTranslationError::from_value("policy-violation");
/// assert_eq!(error, Some(AudioTranslationError::SubscriptionLimitReached));
/// ```
#[catalog("../spec/audio_translation.toml")]
pub enum AudioTranslationError {}

/// Why end-to-end encryption could not be set up, or a participant not be verified.
///
/// ```
/// use jitsi_errors::{E2eeError, Event};
///
/// fn is_about_verification(error: E2eeError) -> bool {
///     error.event() == Some(Event::E2eeVerificationCompleted)
/// }
///
/// let error = E2eeError::from_value("e2ee.sas.mac-mismatch").unwrap();
/// assert!(is_about_verification(error));
/// ```
#[catalog("../spec/e2ee.toml")]
pub enum E2eeError {}

/// Why recording or live streaming failed.
///
/// Upstream calls this an open set: a session can report other words too, so read it as
/// [`Open`](crate::Open).
///
/// ```
/// use jitsi_errors::{Open, RecordingError};
///
/// let reported: Open<RecordingError, &str> = "timeout".into();
/// assert_eq!(reported, Open::Unknown("timeout"));
/// ```
#[catalog("../spec/recording.toml")]
pub enum RecordingError {}

/// Why a session with the SIP gateway could not be made.
///
/// ```
/// use jitsi_errors::{Event, VideoSipGwError};
///
/// // It is neither thrown nor rejected: look at what the call returns.
/// assert_eq!(VideoSipGwError::ErrorNoConnection.event(), Some(Event::Returned));
/// ```
#[catalog("../spec/video_sip_gw.toml")]
pub enum VideoSipGwError {}

/// An error of Jitsi's that a wire value alone tells apart.
///
/// lib-jitsi-meet sends connection errors again on the events of a conference, so a handler there
/// meets both; a log meets all of them.
///
/// ```
/// use jitsi_errors::{ConnectionError, JitsiError};
///
/// let error = JitsiError::from_value("connection.droppedError");
/// assert_eq!(error, Some(ConnectionError::ConnectionDroppedError.into()));
/// ```
///
/// Three catalogs are not in it, because their values do not tell where they are from:
///
/// - [`AuthErrorType`]: its values, such as `general`, come only as an argument of
///   [`ConferenceError::NotAllowedError`].
/// - [`RecordingError`] and [`AudioTranslationError`]: their values are common words of XMPP, such
///   as `busy` and `forbidden`, and `policy-violation` stands in both.
#[catalogs]
pub enum JitsiError {
    /// Why joining a conference, or staying in one, failed.
    #[catalog("../spec/conference.toml")]
    Conference(ConferenceError),
    /// Why the connection to the server failed.
    #[catalog("../spec/connection.toml")]
    Connection(ConnectionError),
    /// Why a track could not be made or used.
    #[catalog("../spec/track.toml")]
    Track(TrackError),
    /// Why end-to-end encryption failed.
    #[catalog("../spec/e2ee.toml")]
    E2ee(E2eeError),
    /// Why a session with the SIP gateway could not be made.
    #[catalog("../spec/video_sip_gw.toml")]
    VideoSipGw(VideoSipGwError),
}

/// A conference error with what came along.
///
/// ```
/// use jitsi_errors::{Awaited, ConferenceFailure, Recovery, Reported};
///
/// let reported: Reported<ConferenceFailure> = Reported::new(
///     "conference.connectionError.membersOnly",
///     vec!["room@lobby.example.com".into(), true.into()],
/// );
/// let failure = reported.failure.unwrap();
/// let host = Recovery::Wait { until: Awaited::Host, after: None };
/// assert_eq!(failure.recovery(), Some(host));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/conference.toml", of = ConferenceError)]
pub enum ConferenceFailure {}

#[cfg(feature = "alloc")]
impl ConferenceFailure {
    /// What a program should do, also where that depends on what came along: no
    /// [`Recovery::Depends`] is among them.
    #[must_use]
    pub fn recovery(&self) -> Option<Recovery> {
        Some(match self {
            Self::NotAllowedError { kind, .. } => kind
                .as_ref()
                .and_then(|kind| kind.known()?.recovery())
                .unwrap_or(Recovery::Leave),
            Self::MembersOnlyError {
                waiting_for_host: Some(true),
                ..
            } => Recovery::Wait {
                until: Awaited::Host,
                after: None,
            },
            Self::MembersOnlyError {
                lobby_room: None,
                waiting_for_host: Some(false),
                ..
            } => Recovery::Leave,
            Self::MembersOnlyError { .. } => Recovery::Wait {
                until: Awaited::Lobby,
                after: None,
            },
            Self::ConferenceMaxUsers {
                visitors_supported: Some(true),
                ..
            } => Recovery::JoinAsVisitor,
            Self::ConferenceMaxUsers { .. } => Recovery::Leave,
            other => return other.error().recovery(),
        })
    }
}

/// A connection error with what came along.
///
/// The password that [`PasswordRequired`](Self::PasswordRequired) can bring is a
/// [`Secret`](crate::Secret).
#[cfg(feature = "alloc")]
#[failure("../spec/connection.toml", of = ConnectionError)]
pub enum ConnectionFailure {}

/// A track error with what came along: the browser's own error, and what was requested.
///
/// It is read from the `JitsiTrackError` object.
#[cfg(feature = "alloc")]
#[failure("../spec/track.toml", of = TrackError)]
pub enum TrackFailure {}

/// An error of translated audio with what came along.
///
/// It is read from the event's payload.
#[cfg(feature = "alloc")]
#[failure("../spec/audio_translation.toml", of = AudioTranslationError)]
pub enum AudioTranslationFailure {}

/// An error of recording or live streaming. Nothing comes along with it.
///
/// With the feature `xmpp` it is read from the answer to a request for a recording.
#[cfg(feature = "alloc")]
#[failure("../spec/recording.toml", of = RecordingError)]
pub enum RecordingFailure {}

/// An error of Jitsi's that a wire value alone tells apart, with what came along.
///
/// ```
/// use jitsi_errors::{ConnectionFailure, JitsiFailure, Reported};
///
/// // A connection error, sent again on the event of a conference.
/// let reported: Reported<JitsiFailure> =
///     Reported::new("connection.droppedError", vec!["item-not-found".into()]);
/// match reported.failure {
///     Some(JitsiFailure::Connection(ConnectionFailure::ConnectionDroppedError {
///         message, ..
///     })) => assert_eq!(message.as_deref(), Some("item-not-found")),
///     other => panic!("{other:?}"),
/// }
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum JitsiFailure {
    /// Why joining a conference, or staying in one, failed.
    Conference(ConferenceFailure),
    /// Why the connection to the server failed.
    Connection(ConnectionFailure),
    /// Why a track could not be made or used.
    Track(TrackFailure),
    /// Any other error: nothing comes along with those.
    Plain(JitsiError),
}

#[cfg(feature = "alloc")]
impl Failure for JitsiFailure {
    type Error = JitsiError;

    fn error(&self) -> JitsiError {
        match self {
            Self::Conference(failure) => failure.error().into(),
            Self::Connection(failure) => failure.error().into(),
            Self::Track(failure) => failure.error().into(),
            Self::Plain(error) => *error,
        }
    }

    fn read(error: JitsiError, arguments: &mut Arguments) -> Self {
        match error {
            JitsiError::Conference(error) => Self::Conference(Failure::read(error, arguments)),
            JitsiError::Connection(error) => Self::Connection(Failure::read(error, arguments)),
            JitsiError::Track(error) => Self::Track(Failure::read(error, arguments)),
            other => Self::Plain(other),
        }
    }

    #[cfg(feature = "xmpp")]
    fn parameters(error: JitsiError) -> &'static [crate::stanza::Parameter] {
        match error {
            JitsiError::Conference(error) => ConferenceFailure::parameters(error),
            JitsiError::Connection(error) => ConnectionFailure::parameters(error),
            _ => &[],
        }
    }
}

#[cfg(feature = "alloc")]
impl fmt::Display for JitsiFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error().fmt(formatter)
    }
}

#[cfg(feature = "alloc")]
impl error::Error for JitsiFailure {}

#[cfg(feature = "alloc")]
impl JitsiFailure {
    /// What a program should do, also where that depends on what came along: no
    /// [`Recovery::Depends`] is among them.
    #[must_use]
    pub fn recovery(&self) -> Option<Recovery> {
        match self {
            Self::Conference(failure) => failure.recovery(),
            other => other.error().recovery(),
        }
    }
}
