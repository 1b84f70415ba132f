//! All of Jitsi's catalogs in one type. The event distinguishes equal wire values.

use crate::{
    AudioTranslationError, AuthErrorType, ConferenceError, ConnectionError, E2eeError, Event,
    JitsiError, RecordingError, TrackError, VideoSipGwError,
};
#[cfg(feature = "alloc")]
use crate::{
    AudioTranslationFailure, AuthFailure, ConferenceFailure, ConnectionFailure, E2eeFailure,
    RecordingFailure, TrackFailure, VideoSipGwFailure,
};

macro_rules! any {
    ($($(#[$about:meta])* $variant:ident($error:ident, $failure:ident);)*) => {
        /// An error of any of Jitsi's eight catalogs.
        ///
        /// Three catalogs have wire values that are ambiguous on their own: `policy-violation`, for
        /// example, is an error of a recording and one of translated audio. For these,
        /// [`from_event`](Self::from_event) needs the event that delivered the value.
        /// [`from_value`](Self::from_value) finds the others, like [`JitsiError::from_value`].
        ///
        /// ```
        /// use jitsi_errors::{AnyError, AudioTranslationError, Event, RecordingError};
        ///
        /// let value = "policy-violation";
        /// let recording = AnyError::from_event(Event::RecorderStateChanged, value);
        /// assert_eq!(recording, Some(RecordingError::PolicyViolation.into()));
        /// let translation = AnyError::from_event(Event::AudioTranslationFailed, value);
        /// assert_eq!(translation, Some(AudioTranslationError::SubscriptionLimitReached.into()));
        /// assert_eq!(AnyError::from_value(value), None);
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum AnyError {
            $($(#[$about])* $variant($error),)*
        }

        impl AnyError {
            /// Every error of every catalog, in the order of the specs.
            pub const ALL: &'static [Self] = &{
                const LENGTH: usize = 0 $(+ $error::ALL.len())*;
                let mut all = [Self::Conference(ConferenceError::ALL[0]); LENGTH];
                let mut end = 0;
                $(
                    let mut index = 0;
                    while index < $error::ALL.len() {
                        all[end] = Self::$variant($error::ALL[index]);
                        index += 1;
                        end += 1;
                    }
                )*
                all
            };

            crate::__accessors! { [crate::__by_member] [$($variant)*] }

            /// Everything that is known about it, as one value.
            #[must_use]
            pub fn info(self) -> crate::ErrorInfo {
                crate::__of_member!(self, info, [$($variant)*])
            }

            /// The error with this wire value, if the value is unambiguous.
            #[must_use]
            pub const fn from_value(value: &str) -> Option<Self> {
                match JitsiError::from_value(value) {
                    Some(JitsiError::Conference(error)) => Some(Self::Conference(error)),
                    Some(JitsiError::Connection(error)) => Some(Self::Connection(error)),
                    Some(JitsiError::Track(error)) => Some(Self::Track(error)),
                    Some(JitsiError::E2ee(error)) => Some(Self::E2ee(error)),
                    Some(JitsiError::VideoSipGw(error)) => Some(Self::VideoSipGw(error)),
                    None => None,
                }
            }

            /// The error whose constant has this name, if exactly one of the catalogs has it.
            #[must_use]
            pub const fn from_name(name: &str) -> Option<Self> {
                let mut found = None;
                $(
                    if let Some(error) = $error::from_name(name) {
                        if found.is_some() {
                            return None;
                        }
                        found = Some(Self::$variant(error));
                    }
                )*
                found
            }

            /// The error with this wire value that this event delivers. An unambiguous value is found
            /// whatever the event.
            #[must_use]
            pub fn from_event(event: Event, value: &str) -> Option<Self> {
                Self::from_value(value).or_else(|| {
                    let delivered = event.catalogs();
                    $(
                        if delivered.contains(&stringify!($error)) {
                            if let Some(error) = $error::from_value(value) {
                                return Some(error.into());
                            }
                        }
                    )*
                    None
                })
            }
        }

        // Only the catalogs of `JitsiError`: a stanza has no event, and the rules of the other catalogs
        // would match the stanzas of these.
        crate::__traits!(AnyError, "AnyError", None, [members
            Conference(ConferenceError)
            Connection(ConnectionError)
            Track(TrackError)
            E2ee(E2eeError)
            VideoSipGw(VideoSipGwError)
        ]);

        #[cfg(feature = "alloc")]
        crate::__failures! {
            /// An error of any of Jitsi's eight catalogs, with its arguments.
            ///
            /// Like [`AnyError`] it needs the event: a record has it in the property `event`, and an
            /// event handler passes it to
            /// [`ErrorReport::from_event`](crate::ErrorReport::from_event). It is serialized with its
            /// `event` if the value alone is ambiguous. An XMPP stanza has no event and is read as a
            /// [`JitsiFailure`](crate::JitsiFailure); a [`Session`](crate::Session) knows which request
            /// a stanza answers, and reads all.
            ///
            /// ```
            /// use jitsi_errors::{AnyFailure, ErrorReport, RecordingError};
            ///
            /// # #[cfg(feature = "serde")] {
            /// let row = r#"{ "event": "RECORDER_STATE_CHANGED", "error": "busy", "mode": "file" }"#;
            /// let report: ErrorReport<AnyFailure> = serde_json::from_str(row)?;
            /// assert_eq!(report.error, Some(RecordingError::Busy.into()));
            /// assert_eq!(report.extra_property("mode"), Some(&"file".into()));
            /// # }
            /// # Ok::<(), serde_json::Error>(())
            /// ```
            #[non_exhaustive]
            pub enum AnyFailure,
            of: AnyError,
            variants: { $([] $(#[$about])* $variant($failure),)* },
            find: AnyError::find,
        }

        $(
            impl From<$error> for AnyError {
                fn from(error: $error) -> Self {
                    Self::$variant(error)
                }
            }
        )*
    };
}

any! {
    /// Why joining a conference, or staying in one, failed.
    Conference(ConferenceError, ConferenceFailure);
    /// Why the connection to the server failed.
    Connection(ConnectionError, ConnectionFailure);
    /// Why joining was not allowed, in more detail.
    Auth(AuthErrorType, AuthFailure);
    /// Why a track could not be created or used.
    Track(TrackError, TrackFailure);
    /// Why a request for translated audio failed.
    AudioTranslation(AudioTranslationError, AudioTranslationFailure);
    /// Why end-to-end encryption failed.
    E2ee(E2eeError, E2eeFailure);
    /// Why recording or live streaming failed.
    Recording(RecordingError, RecordingFailure);
    /// Why a session with the SIP gateway could not be created.
    VideoSipGw(VideoSipGwError, VideoSipGwFailure);
}

#[cfg(feature = "alloc")]
impl AnyError {
    fn find(value: &str, event: Option<Event>) -> Option<Self> {
        match event {
            Some(event) => Self::from_event(event, value),
            None => Self::from_value(value),
        }
    }
}
