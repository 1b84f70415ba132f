//! Jitsi's own catalogs.

#[cfg(feature = "alloc")]
use crate::failure;
use crate::{catalog, catalogs};

/// Evaluates an expression for each of Jitsi's catalogs, and returns the array of the results.
///
/// The identifier on the left names the catalog's type in the expression on the right. The order is that
/// of the front page.
///
/// ```
/// use jitsi_errors::{Catalog, each_catalog};
///
/// let sizes = each_catalog!(E => (E::NAME, E::ALL.len()));
/// assert_eq!(sizes[0].0, "ConferenceError");
///
/// let infos = each_catalog!(E => E::ALL.iter().map(|error| error.info()).collect::<Vec<_>>());
/// let busy = infos.iter().flatten().find(|info| info.value == "busy").unwrap();
/// assert_eq!(busy.catalog, "RecordingError");
/// ```
#[macro_export]
macro_rules! each_catalog {
    ($catalog:ident => $result:expr) => {
        $crate::each_catalog! {
            @ $catalog => $result;
            ConferenceError ConnectionError AuthErrorType TrackError AudioTranslationError
            E2eeError RecordingError VideoSipGwError
        }
    };
    (@ $catalog:ident => $result:expr; $($name:ident)*) => {
        [$({
            type $catalog = $crate::$name;
            $result
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
///         None => "say that the conference failed, and log the value",
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

/// Why joining was not allowed: the argument `kind` of [`ConferenceError::NotAllowedError`].
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

/// Why a microphone, a camera or the screen could not be captured, or a track could not be used.
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

/// Why end-to-end encryption could not be set up, or a participant could not be verified.
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
/// A session can also report defined conditions of XMPP that are not in this catalog, so read its errors
/// as [`Open`](crate::Open).
///
/// ```
/// use jitsi_errors::{Open, RecordingError};
///
/// let reported: Open<RecordingError, &str> = "timeout".into();
/// assert_eq!(reported, Open::Unknown("timeout"));
/// ```
#[catalog("../spec/recording.toml")]
pub enum RecordingError {}

/// Why a session with the SIP gateway could not be created.
///
/// ```
/// use jitsi_errors::{Event, VideoSipGwError};
///
/// // It is neither thrown nor rejected: check the value that the call returns.
/// assert_eq!(VideoSipGwError::ErrorNoConnection.event(), Some(Event::Returned));
/// ```
#[catalog("../spec/video_sip_gw.toml")]
pub enum VideoSipGwError {}

/// A Jitsi error whose wire value is unambiguous: a union of five catalogs.
///
/// Use it wherever errors of several catalogs occur, such as in a log. The Jitsi Meet app, for example,
/// reports a failed connection also as a failed conference.
///
/// ```
/// use jitsi_errors::{ConnectionError, JitsiError};
///
/// let error = JitsiError::from_value("connection.droppedError");
/// assert_eq!(error, Some(ConnectionError::ConnectionDroppedError.into()));
/// ```
///
/// It does not contain three catalogs whose wire values are ambiguous. For these, use
/// [`AnyError`](crate::AnyError), which needs the [`Event`](crate::Event) too:
///
/// - [`AuthErrorType`]: its values, such as `general`, occur only as an argument of
///   [`ConferenceError::NotAllowedError`].
/// - [`RecordingError`] and [`AudioTranslationError`]: their values are common words of XMPP, such
///   as `busy` and `forbidden`, and both have `policy-violation`.
#[catalogs]
pub enum JitsiError {
    /// Why joining a conference, or staying in one, failed.
    #[catalog("../spec/conference.toml")]
    Conference(ConferenceError),
    /// Why the connection to the server failed.
    #[catalog("../spec/connection.toml")]
    Connection(ConnectionError),
    /// Why a track could not be created or used.
    #[catalog("../spec/track.toml")]
    Track(TrackError),
    /// Why end-to-end encryption failed.
    #[catalog("../spec/e2ee.toml")]
    E2ee(E2eeError),
    /// Why a session with the SIP gateway could not be created.
    #[catalog("../spec/video_sip_gw.toml")]
    VideoSipGw(VideoSipGwError),
}

/// A conference error with its arguments.
///
/// ```
/// use jitsi_errors::{ConferenceFailure, ErrorReport, Recovery, WaitFor};
///
/// let report: ErrorReport<ConferenceFailure> = ErrorReport::new(
///     "conference.connectionError.membersOnly",
///     vec!["room@lobby.example.com".into(), true.into()],
/// );
/// let failure = report.failure.unwrap();
/// let host = Recovery::Wait { until: WaitFor::Host, poll_every: None };
/// assert_eq!(failure.recovery(), Some(host));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/conference.toml", of = ConferenceError)]
pub enum ConferenceFailure {}

/// A connection error with its arguments.
///
/// The password in [`PasswordRequired`](Self::PasswordRequired) is a [`Secret`](crate::Secret).
///
/// ```
/// use jitsi_errors::{ConnectionFailure, ErrorReport};
///
/// let report: ErrorReport<ConnectionFailure> =
///     ErrorReport::new("connection.passwordRequired", vec!["the token has expired".into()]);
/// match report.failure {
///     Some(ConnectionFailure::PasswordRequired { message: Some(message), .. }) => {
///         assert_eq!(message, "the token has expired");
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/connection.toml", of = ConnectionError)]
pub enum ConnectionFailure {}

/// A track error with its arguments: the browser's own error, and the request that failed.
///
/// It is read from a `JitsiTrackError` object.
///
/// ```
/// use jitsi_errors::{Argument, ErrorReport, TrackFailure};
///
/// let error = Argument::Object(vec![
///     ("name".into(), "gum.electron_desktop_picker_error".into()),
///     ("message".into(), "no screen was found".into()),
/// ]);
/// let report: ErrorReport<TrackFailure> = error.into();
/// match report.failure {
///     Some(TrackFailure::ElectronDesktopPickerError { message: Some(message), .. }) => {
///         assert_eq!(message, "no screen was found");
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/track.toml", of = TrackError)]
pub enum TrackFailure {}

/// An error of translated audio with its arguments.
///
/// It is read from the payload of `AUDIO_TRANSLATION_FAILED`.
///
/// ```
/// use jitsi_errors::{Argument, AudioTranslationError, AudioTranslationFailure, ErrorReport};
///
/// let payload = Argument::Object(vec![
///     ("error".into(), "policy-violation".into()),
///     ("endpointIds".into(), vec!["1c3f9a2b".into()].into()),
/// ]);
/// let report: ErrorReport<AudioTranslationFailure> = payload.into();
/// let error = report.failure.map(|failure| failure.error());
/// assert_eq!(error, Some(AudioTranslationError::SubscriptionLimitReached));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/audio_translation.toml", of = AudioTranslationError)]
pub enum AudioTranslationFailure {}

/// An error of end-to-end encryption with its argument: the participant to be verified.
///
/// ```
/// use jitsi_errors::{Argument, E2eeError, E2eeFailure, ErrorReport, Failure};
///
/// // A handler of `E2EE_VERIFICATION_COMPLETED` receives the error as its third argument.
/// let arguments = vec!["1c3f9a2b".into(), false.into(), "e2ee.sas.mac-mismatch".into()];
/// let report: ErrorReport<E2eeFailure> = Argument::List(arguments).into();
/// let error = report.failure.map(|failure| failure.error());
/// assert_eq!(error, Some(E2eeError::E2eeSasMacMismatch));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/e2ee.toml", of = E2eeError)]
pub enum E2eeFailure {}

/// Why joining was not allowed, as a failure of its own: the rejection of `joinLobby()`.
///
/// ```
/// use jitsi_errors::{AuthFailure, ErrorReport};
///
/// let report: ErrorReport<AuthFailure> = ErrorReport::new("no-visitors-lobby", vec![]);
/// assert_eq!(report.failure, Some(AuthFailure::NoVisitorsLobby));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/auth.toml", of = AuthErrorType)]
pub enum AuthFailure {}

/// An error of a recording or a live stream.
///
/// It is read from the result of `session.getError()`, or from an app's event with the property `error`.
///
/// ```
/// use jitsi_errors::{ErrorReport, RecordingError, RecordingFailure};
///
/// let report: ErrorReport<RecordingFailure> = ErrorReport::new("busy", vec![]);
/// assert_eq!(report.error, Some(RecordingError::Busy));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/recording.toml", of = RecordingError)]
pub enum RecordingFailure {}

/// An error of the SIP gateway.
///
/// It is read from the `Error` that `createVideoSIPGWSession()` returns.
///
/// ```
/// use jitsi_errors::{ErrorReport, VideoSipGwFailure};
///
/// let report: ErrorReport<VideoSipGwFailure> = ErrorReport::new("error_no_connection", vec![]);
/// assert_eq!(report.failure, Some(VideoSipGwFailure::ErrorNoConnection));
/// ```
#[cfg(feature = "alloc")]
#[failure("../spec/video_sip_gw.toml", of = VideoSipGwError)]
pub enum VideoSipGwFailure {}

/// A Jitsi error whose wire value is unambiguous, with its arguments.
///
/// See [`JitsiError`] for the catalogs.
///
/// ```
/// use jitsi_errors::{ConnectionFailure, ErrorReport, JitsiFailure};
///
/// let report: ErrorReport<JitsiFailure> =
///     ErrorReport::new("connection.droppedError", vec!["item-not-found".into()]);
/// match report.failure {
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
    /// Why a track could not be created or used.
    Track(TrackFailure),
    /// Why end-to-end encryption failed.
    E2ee(E2eeFailure),
    /// Why a session with the SIP gateway could not be created.
    VideoSipGw(VideoSipGwFailure),
}
