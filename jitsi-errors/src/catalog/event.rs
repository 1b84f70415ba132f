//! What delivers an error.

use core::fmt;

/// The event, or what else, that delivers an error.
///
/// ```
/// use jitsi_errors::{ConferenceError, Event};
///
/// assert_eq!(ConferenceError::ChatError.event(), Some(Event::ConferenceError));
/// assert_eq!(Event::ConferenceError.to_string(), "JitsiConferenceEvents.CONFERENCE_ERROR");
/// ```
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
    /// The event's name upstream, or in what other way the error arrives.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConferenceFailed => "JitsiConferenceEvents.CONFERENCE_FAILED",
            Self::ConferenceError => "JitsiConferenceEvents.CONFERENCE_ERROR",
            Self::ConnectionFailed => "JitsiConnectionEvents.CONNECTION_FAILED",
            Self::AudioTranslationFailed => "JitsiConferenceEvents.AUDIO_TRANSLATION_FAILED",
            Self::E2eeVerificationCompleted => "JitsiConferenceEvents.E2EE_VERIFICATION_COMPLETED",
            Self::RecorderStateChanged => "JitsiConferenceEvents.RECORDER_STATE_CHANGED",
            Self::Rejection => "a rejected promise",
            Self::Thrown => "an exception",
            Self::Returned => "a returned Error",
            Self::Argument => "an argument of another error",
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
