//! Events and other ways in which an error is delivered.

use core::fmt;
use core::str::FromStr;

use crate::UnknownValue;

/// What delivers an error: an event, but also a rejected promise, an exception or a returned `Error`.
///
/// An event is parsed from the name of its constant upstream, with or without the object that holds
/// the constant, or from its value, with which listeners are registered.
///
/// ```
/// use jitsi_errors::{ConferenceError, Event};
///
/// assert_eq!(ConferenceError::ChatError.event(), Some(Event::ConferenceError));
/// assert_eq!(Event::ConferenceError.name(), "CONFERENCE_ERROR");
/// assert_eq!(Event::ConferenceError.value(), Some("conference.error"));
/// assert_eq!(Event::ConferenceError.to_string(), "JitsiConferenceEvents.CONFERENCE_ERROR");
///
/// for text in ["CONFERENCE_ERROR", "JitsiConferenceEvents.CONFERENCE_ERROR", "conference.error"] {
///     assert_eq!(text.parse(), Ok(Event::ConferenceError));
/// }
/// ```
///
/// With the feature `serde` it is serialized as its name, and deserialized from any of these strings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Event {
    /// The event `JitsiConferenceEvents.CONFERENCE_FAILED`: the error, then its arguments.
    ConferenceFailed,
    /// The event `JitsiConferenceEvents.CONFERENCE_ERROR`: the same, but the conference goes on.
    ConferenceError,
    /// The event `JitsiConnectionEvents.CONNECTION_FAILED`: the error, then its arguments.
    ConnectionFailed,
    /// The event `JitsiConferenceEvents.AUDIO_TRANSLATION_FAILED`: an object with the property `error`.
    AudioTranslationFailed,
    /// The event `JitsiConferenceEvents.E2EE_VERIFICATION_COMPLETED`: the error is the third argument.
    E2eeVerificationCompleted,
    /// The event `JitsiConferenceEvents.RECORDER_STATE_CHANGED`: a session whose `getError()` returns
    /// the error.
    RecorderStateChanged,
    /// No event: a promise is rejected with the error.
    Rejection,
    /// No event: the error is thrown.
    Thrown,
    /// No event: a function returns the error as an `Error` object, and does not throw it.
    Returned,
    /// No event of its own: the error is an argument of another error.
    Argument,
}

impl Event {
    /// Every variant.
    pub const ALL: &'static [Self] = &[
        Self::ConferenceFailed,
        Self::ConferenceError,
        Self::ConnectionFailed,
        Self::AudioTranslationFailed,
        Self::E2eeVerificationCompleted,
        Self::RecorderStateChanged,
        Self::Rejection,
        Self::Thrown,
        Self::Returned,
        Self::Argument,
    ];

    /// The name in a spec: that of the event's constant upstream, such as `CONFERENCE_FAILED`, or a word
    /// such as `rejection`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConferenceFailed => "CONFERENCE_FAILED",
            Self::ConferenceError => "CONFERENCE_ERROR",
            Self::ConnectionFailed => "CONNECTION_FAILED",
            Self::AudioTranslationFailed => "AUDIO_TRANSLATION_FAILED",
            Self::E2eeVerificationCompleted => "E2EE_VERIFICATION_COMPLETED",
            Self::RecorderStateChanged => "RECORDER_STATE_CHANGED",
            Self::Rejection => "rejection",
            Self::Thrown => "thrown",
            Self::Returned => "returned",
            Self::Argument => "argument",
        }
    }

    /// The value of the event, with which listeners are registered, or [`None`] if it is not an event.
    #[must_use]
    pub const fn value(self) -> Option<&'static str> {
        Some(match self {
            Self::ConferenceFailed => "conference.failed",
            Self::ConferenceError => "conference.error",
            Self::ConnectionFailed => "connection.connectionFailed",
            Self::AudioTranslationFailed => "conference.audio_translation_failed",
            Self::E2eeVerificationCompleted => "conference.e2ee.verification.completed",
            Self::RecorderStateChanged => "conference.recorderStateChanged",
            Self::Rejection | Self::Thrown | Self::Returned | Self::Argument => return None,
        })
    }

    /// The names of Jitsi's catalogs whose errors are delivered this way.
    ///
    /// ```
    /// use jitsi_errors::{AudioTranslationError, Catalog, Event, RecordingError};
    ///
    /// // Two catalogs have the wire value `policy-violation`.
    /// let catalogs = Event::RecorderStateChanged.catalogs();
    /// assert!(catalogs.contains(&RecordingError::NAME));
    /// assert!(!catalogs.contains(&AudioTranslationError::NAME));
    /// ```
    #[must_use]
    pub const fn catalogs(self) -> &'static [&'static str] {
        match self {
            // Connection errors are sent again on the events of a conference.
            Self::ConferenceFailed | Self::ConferenceError => {
                &["ConferenceError", "ConnectionError"]
            }
            Self::ConnectionFailed => &["ConnectionError"],
            Self::AudioTranslationFailed => &["AudioTranslationError"],
            Self::E2eeVerificationCompleted => &["E2eeError"],
            Self::RecorderStateChanged => &["RecordingError"],
            // Of `joinConference()`, `joinLobby()`, `createLocalTracks()` and the like.
            Self::Rejection => &[
                "ConferenceError",
                "ConnectionError",
                "AuthErrorType",
                "TrackError",
                "E2eeError",
            ],
            Self::Thrown => &["TrackError"],
            Self::Returned => &["VideoSipGwError"],
            Self::Argument => &["AuthErrorType"],
        }
    }

    /// The event with this value, if there is one. The comparison is byte for byte.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        Self::find(|event| event.value() == Some(value))
    }

    /// The event with this name, if there is one: `CONFERENCE_FAILED`, or with the object that holds it
    /// `JitsiConferenceEvents.CONFERENCE_FAILED`. The comparison is byte for byte.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::find(|event| match (event.object(), name.split_once('.')) {
            (Some(object), Some((before, name))) => object == before && event.name() == name,
            _ => event.name() == name,
        })
    }

    fn find(is: impl Fn(Self) -> bool) -> Option<Self> {
        Self::ALL.iter().copied().find(|&event| is(event))
    }

    /// The upstream object that holds the event's constant.
    const fn object(self) -> Option<&'static str> {
        match self {
            Self::ConnectionFailed => Some("JitsiConnectionEvents"),
            Self::Rejection | Self::Thrown | Self::Returned | Self::Argument => None,
            _ => Some("JitsiConferenceEvents"),
        }
    }
}

/// The event with the object that holds it, or a phrase such as `a rejected promise`.
impl fmt::Display for Event {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.object() {
            Some(object) => write!(formatter, "{object}.{}", self.name()),
            None => formatter.write_str(match self {
                Self::Thrown => "an exception",
                Self::Returned => "a returned Error",
                Self::Argument => "an argument of another error",
                _ => "a rejected promise",
            }),
        }
    }
}

/// Parses a name or a value.
impl FromStr for Event {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, UnknownValue> {
        let found = Self::from_name(text).or_else(|| Self::from_value(text));
        found.ok_or_else(|| UnknownValue::new("Event", text))
    }
}
