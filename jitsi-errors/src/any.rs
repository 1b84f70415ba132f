//! All of Jitsi's catalogs in one type, where the event says which of them is meant.

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
        /// The values of three catalogs are words that others use too: `policy-violation` is an
        /// error of a recording and one of translated audio. What delivered a value tells which it
        /// is, so that is asked for; values that need no event are found without, as by
        /// [`JitsiError`].
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

            /// All that is known about it, as one value.
            #[must_use]
            pub fn info(self) -> crate::ErrorInfo {
                crate::__of_member!(self, info, [$($variant)*])
            }

            /// The error with this wire value, if the value alone tells which it is.
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

            /// The error whose constant has this name, if just one of the catalogs has such a
            /// constant.
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

            /// The error with this wire value that arrived this way, or whose value alone tells
            /// which it is.
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

        // In a stanza, nothing tells the words of the other catalogs from those of these, and their
        // rules would take what is these ones'.
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
            /// As for [`AnyError`], it has to be known what delivered it: a record says so in `event`,
            /// and a handler with [`ErrorReport::from_event`](crate::ErrorReport::from_event). It is
            /// written with its `event` where the value alone is not enough. A stanza of XMPP does not
            /// say it, and the rules of [`JitsiFailure`](crate::JitsiFailure) are tried; a
            /// [`Session`](crate::Session) knows which request a stanza answers, and reads all.
            ///
            /// ```
            /// use jitsi_errors::{AnyFailure, ErrorReport, RecordingError};
            ///
            /// # #[cfg(feature = "serde")] {
            /// let row = r#"{ "event": "RECORDER_STATE_CHANGED", "error": "busy", "mode": "file" }"#;
            /// let reported: ErrorReport<AnyFailure> = serde_json::from_str(row)?;
            /// assert_eq!(reported.error, Some(RecordingError::Busy.into()));
            /// assert_eq!(reported.extra_property("mode"), Some(&"file".into()));
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
    /// Why a track could not be made or used.
    Track(TrackError, TrackFailure);
    /// Why a request for translated audio failed.
    AudioTranslation(AudioTranslationError, AudioTranslationFailure);
    /// Why end-to-end encryption failed.
    E2ee(E2eeError, E2eeFailure);
    /// Why recording or live streaming failed.
    Recording(RecordingError, RecordingFailure);
    /// Why a session with the SIP gateway could not be made.
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
