//! Jitsi's own catalogs.

#[cfg(feature = "alloc")]
use crate::failure;
use crate::{catalog, catalogs};

/// Asks each of Jitsi's catalogs: a list that has them all.
///
/// The name on the left is the catalog's type in the expression on the right. What comes is an array
/// with the answers, in the order of the front page.
///
/// ```
/// use jitsi_errors::{Catalog, each_catalog};
///
/// let sizes = each_catalog!(E => (E::NAME, E::ALL.len()));
/// assert_eq!(sizes[0].0, "ConferenceError");
///
/// let entries = each_catalog!(E => E::ALL.iter().map(|error| error.info()).collect::<Vec<_>>());
/// let busy = entries.iter().flatten().find(|entry| entry.value == "busy").unwrap();
/// assert_eq!(busy.catalog, "RecordingError");
/// ```
#[macro_export]
macro_rules! each_catalog {
    ($catalog:ident => $answer:expr) => {
        $crate::each_catalog! {
            @ $catalog => $answer;
            ConferenceError ConnectionError AuthErrorType TrackError AudioTranslationError
            E2eeError RecordingError VideoSipGwError
        }
    };
    (@ $catalog:ident => $answer:expr; $($name:ident)*) => {
        [$({
            type $catalog = $crate::$name;
            $answer
        }),*]
    };
}

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
///     matches!(recovery, Some(Recovery::Retry { .. } | Recovery::Restart { .. }))
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
/// The set is open: a session can report other conditions of XMPP too, so read it as
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
/// The Jitsi Meet app reports a failed connection once more as a failed conference, so what listens
/// to the app meets both; a log meets all of them.
///
/// ```
/// use jitsi_errors::{ConnectionError, JitsiError};
///
/// let error = JitsiError::from_value("connection.droppedError");
/// assert_eq!(error, Some(ConnectionError::ConnectionDroppedError.into()));
/// ```
///
/// Three catalogs are not in it, because their values do not tell where they are from;
/// [`AnyError`](crate::AnyError) takes them too, and asks what delivered them:
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
/// use jitsi_errors::{WaitFor, ConferenceFailure, Recovery, ErrorReport};
///
/// let reported: ErrorReport<ConferenceFailure> = ErrorReport::new(
///     "conference.connectionError.membersOnly",
///     vec!["room@lobby.example.com".into(), true.into()],
/// );
/// let failure = reported.failure.unwrap();
/// let host = Recovery::Wait { until: WaitFor::Host, poll_every: None };
/// assert_eq!(failure.recovery(), Some(host));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/conference.toml", of = ConferenceError)]
pub enum ConferenceFailure {}

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

/// An error of end-to-end encryption with what came along: who was to be verified.
///
/// ```
/// use jitsi_errors::{Argument, E2eeError, E2eeFailure, Failure, ErrorReport};
///
/// // The handler of `E2EE_VERIFICATION_COMPLETED` gets the error third.
/// let arguments = vec!["1c3f9a2b".into(), false.into(), "e2ee.sas.mac-mismatch".into()];
/// let reported: ErrorReport<E2eeFailure> = Argument::List(arguments).into();
/// let error = reported.failure.map(|failure| failure.error());
/// assert_eq!(error, Some(E2eeError::E2eeSasMacMismatch));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/e2ee.toml", of = E2eeError)]
pub enum E2eeFailure {}

/// Why joining was not allowed, where it comes alone: when `joinLobby()` is rejected.
///
/// ```
/// use jitsi_errors::{AuthFailure, ErrorReport};
///
/// let rejected: ErrorReport<AuthFailure> = ErrorReport::new("no-visitors-lobby", vec![]);
/// assert_eq!(rejected.failure, Some(AuthFailure::NoVisitorsLobby));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/auth.toml", of = AuthErrorType)]
pub enum AuthFailure {}

/// A recording's or a stream's error: what `session.getError()` says, or an event of an app that
/// has it in `error`.
#[cfg(feature = "alloc")]
#[failure("../spec/recording.toml", of = RecordingError)]
pub enum RecordingFailure {}

/// An error of the SIP gateway: read from the `Error` that `createVideoSIPGWSession()` returns.
#[cfg(feature = "alloc")]
#[failure("../spec/video_sip_gw.toml", of = VideoSipGwError)]
pub enum VideoSipGwFailure {}

/// An error of Jitsi's that a wire value alone tells apart, with what came along.
///
/// ```
/// use jitsi_errors::{ConnectionFailure, JitsiFailure, ErrorReport};
///
/// // A connection error, as it can stand in a log.
/// let reported: ErrorReport<JitsiFailure> =
///     ErrorReport::new("connection.droppedError", vec!["item-not-found".into()]);
/// match reported.failure {
///     Some(JitsiFailure::Connection(ConnectionFailure::ConnectionDroppedError {
///         message, ..
///     })) => assert_eq!(message.as_deref(), Some("item-not-found")),
///     other => panic!("{other:?}"),
/// }
/// ```
#[cfg(feature = "alloc")]
#[failure(of = JitsiError)]
pub enum JitsiFailure {
    /// Why joining a conference, or staying in one, failed.
    Conference(ConferenceFailure),
    /// Why the connection to the server failed.
    Connection(ConnectionFailure),
    /// Why a track could not be made or used.
    Track(TrackFailure),
    /// Why end-to-end encryption failed.
    E2ee(E2eeFailure),
    /// Why a session with the SIP gateway could not be made.
    VideoSipGw(VideoSipGwFailure),
}
