//! What delivers an error.

use core::fmt;
use core::str::FromStr;

use crate::UnknownValue;

/// The event, or what else, that delivers an error.
///
/// It is read from its name upstream, alone or with the object in which it stands, and from its own
/// value, so that a program that gets events by either knows them.
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
/// With the feature `serde` it is written as its name, and read from any of these.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Event {
    /// `JitsiConferenceEvents.CONFERENCE_FAILED`: the error and its arguments.
    ConferenceFailed,
    /// `JitsiConferenceEvents.CONFERENCE_ERROR`: the same, and the conference goes on.
    ConferenceError,
    /// `JitsiConnectionEvents.CONNECTION_FAILED`: the error and its arguments.
    ConnectionFailed,
    /// `JitsiConferenceEvents.AUDIO_TRANSLATION_FAILED`: an object that holds the error.
    AudioTranslationFailed,
    /// `JitsiConferenceEvents.E2EE_VERIFICATION_COMPLETED`: the error comes third.
    E2eeVerificationCompleted,
    /// `JitsiConferenceEvents.RECORDER_STATE_CHANGED`: a session that is asked for its error.
    RecorderStateChanged,
    /// A promise is rejected with it.
    Rejection,
    /// It is thrown.
    Thrown,
    /// An `Error` object is returned, not thrown.
    Returned,
    /// It is an argument of another error.
    Argument,
}

impl Event {
    /// Every event and every other way.
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

    /// The name of the event's constant upstream, such as `CONFERENCE_FAILED`, or the word for the
    /// other way, such as `rejection`: what a spec says.
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

    /// The event's own value, with which listeners are registered; none for what is no event.
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

    /// The names of Jitsi's catalogs whose errors arrive this way.
    ///
    /// ```
    /// use jitsi_errors::{AudioTranslationError, Catalog, Event, RecordingError};
    ///
    /// // `policy-violation` stands in two catalogs.
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

    /// The event with this value, compared byte for byte.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        Self::find(|event| event.value() == Some(value))
    }

    /// The event with this name, compared byte for byte: `CONFERENCE_FAILED`, or with its object
    /// `JitsiConferenceEvents.CONFERENCE_FAILED`.
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

/// The event with the object that holds it, or in what other way the error arrives.
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

/// Reads a name or a value.
impl FromStr for Event {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, UnknownValue> {
        let found = Self::from_name(text).or_else(|| Self::from_value(text));
        found.ok_or_else(|| UnknownValue::new("Event", text))
    }
}
