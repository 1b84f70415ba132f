//! The words that a spec may use where not any text will do.

use std::ops::RangeInclusive;

/// A closed set of words in a spec, each with its variant here and in the facade,
/// and with what the docs say.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($variant:ident $word:literal $docs:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($variant),* }

        #[allow(dead_code)] // not every set is asked for all of it
        impl $name {
            /// Every word of a spec.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in a spec.
            pub const fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The variant's name in Rust.
            pub const fn variant(self) -> &'static str {
                const VARIANTS: &[&str] = &[$(stringify!($variant)),*];
                VARIANTS[self as usize]
            }

            /// What the docs say.
            pub const fn docs(self) -> &'static str {
                const DOCS: &[&str] = &[$($docs),*];
                DOCS[self as usize]
            }

            /// What this word means.
            pub fn from_word(word: &str) -> Option<Self> {
                let index = Self::WORDS.iter().position(|known| *known == word)?;
                Some(Self::ALL[index])
            }
        }
    };
}

words! {
    /// What may deliver an error.
    Event {
        ConferenceFailed "CONFERENCE_FAILED" "`JitsiConferenceEvents.CONFERENCE_FAILED`",
        ConferenceError "CONFERENCE_ERROR" "`JitsiConferenceEvents.CONFERENCE_ERROR`",
        ConnectionFailed "CONNECTION_FAILED" "`JitsiConnectionEvents.CONNECTION_FAILED`",
        AudioTranslationFailed "AUDIO_TRANSLATION_FAILED"
            "`JitsiConferenceEvents.AUDIO_TRANSLATION_FAILED`",
        E2eeVerificationCompleted "E2EE_VERIFICATION_COMPLETED"
            "`JitsiConferenceEvents.E2EE_VERIFICATION_COMPLETED`",
        RecorderStateChanged "RECORDER_STATE_CHANGED"
            "`JitsiConferenceEvents.RECORDER_STATE_CHANGED`",
        Rejection "rejection" "a rejected promise",
        Thrown "thrown" "an exception",
        Returned "returned" "a returned `Error`",
        Argument "argument" "an argument of another error",
    }
}

words! {
    /// What a recovery may do.
    Verb {
        Retry "retry" "try again",
        Ask "ask" "ask for",
        Wait "wait" "wait",
        Restart "restart" "start over",
        JoinAsVisitor "join-as-visitor" "join once more, as a visitor",
        GiveUp "give-up" "tell the user and leave",
        Continue "continue" "tell the user and carry on",
        Ignore "ignore" "carry on, there is nothing to tell",
    }
}

words! {
    /// What a user may be asked for.
    UserInput {
        Password "password" "the password",
        DisplayName "display-name" "a display name",
        Nickname "nickname" "another nickname",
        Login "login" "a login",
    }
}

words! {
    /// What may be waited for.
    WaitFor {
        Host "host" "wait for the host",
        Lobby "lobby" "knock, and wait for a moderator",
        Queue "queue" "wait for the queue",
        Approval "approval" "wait for approval",
    }
}

words! {
    /// Whether a parameter is present, as a condition.
    Presence {
        Missing "missing" "did not come along",
        Present "present" "came along",
    }
}

words! {
    /// The types of parameters that are not from a catalog.
    Plain {
        String "string" "string",
        Boolean "boolean" "boolean",
        Number "number" "number",
        Integer "integer" "integer",
        Flag "flag" "flag",
        List "list" "list",
        Any "any" "any",
    }
}

words! {
    /// What a stanza is, before one looks into it.
    StanzaKind {
        Presence "presence" "a presence",
        PresenceError "presence-error" "a presence of type `error`",
        PresenceUnavailable "presence-unavailable" "a presence of type `unavailable`",
        MessageError "message-error" "a message of type `error`",
        IqError "iq-error" "an iq of type `error`",
        IqResult "iq-result" "an iq of type `result`",
        SaslFailure "sasl-failure" "a SASL failure",
        StreamError "stream-error" "a stream error",
        BoshEnd "bosh-end" "the end of a BOSH session",
    }
}

words! {
    /// Who may send a stanza.
    Sender {
        Room "room" "from the room",
        Lobby "lobby" "from the lobby",
        Focus "focus" "from the focus",
        Server "server" "from the server",
    }
}

words! {
    /// What no stanza has, so that the caller says it.
    Context {
        Guest "guest" "the own address is on the domain for guests",
        Connecting "connecting" "the login is not done",
        VisitorsSupported "visitors-supported" "the conference takes visitors",
    }
}

words! {
    /// The type of an error in a stanza.
    ErrorType {
        Auth "auth" "`auth`",
        Cancel "cancel" "`cancel`",
        Continue "continue" "`continue`",
        Modify "modify" "`modify`",
        Wait "wait" "`wait`",
    }
}

/// What stanzas of a kind may say is wrong.
pub struct Conditions {
    /// What the condition is in.
    pub path: &'static [&'static str],
    pub xmlns: &'static str,
    pub names: &'static [&'static str],
}

impl StanzaKind {
    /// The conditions of RFC 6120; none where the kind is no error.
    pub const fn conditions(self) -> Option<Conditions> {
        Some(match self {
            Self::PresenceError | Self::MessageError | Self::IqError => Conditions {
                path: &["error"],
                xmlns: "urn:ietf:params:xml:ns:xmpp-stanzas",
                names: STANZA_CONDITIONS,
            },
            Self::SaslFailure => Conditions {
                path: &[],
                xmlns: "urn:ietf:params:xml:ns:xmpp-sasl",
                names: SASL_CONDITIONS,
            },
            Self::StreamError => Conditions {
                path: &[],
                xmlns: "urn:ietf:params:xml:ns:xmpp-streams",
                names: STREAM_CONDITIONS,
            },
            Self::Presence | Self::PresenceUnavailable | Self::IqResult | Self::BoshEnd => {
                return None;
            }
        })
    }
}

pub const STANZA_CONDITIONS: &[&str] = &[
    "bad-request",
    "conflict",
    "feature-not-implemented",
    "forbidden",
    "gone",
    "internal-server-error",
    "item-not-found",
    "jid-malformed",
    "not-acceptable",
    "not-allowed",
    "not-authorized",
    "policy-violation",
    "recipient-unavailable",
    "redirect",
    "registration-required",
    "remote-server-not-found",
    "remote-server-timeout",
    "resource-constraint",
    "service-unavailable",
    "subscription-required",
    "undefined-condition",
    "unexpected-request",
];

pub const SASL_CONDITIONS: &[&str] = &[
    "aborted",
    "account-disabled",
    "credentials-expired",
    "encryption-required",
    "incorrect-encoding",
    "invalid-authzid",
    "invalid-mechanism",
    "malformed-request",
    "mechanism-too-weak",
    "not-authorized",
    "temporary-auth-failure",
];

pub const STREAM_CONDITIONS: &[&str] = &[
    "bad-format",
    "bad-namespace-prefix",
    "conflict",
    "connection-timeout",
    "host-gone",
    "host-unknown",
    "improper-addressing",
    "internal-server-error",
    "invalid-from",
    "invalid-namespace",
    "invalid-xml",
    "not-authorized",
    "not-well-formed",
    "policy-violation",
    "remote-connection-failed",
    "reset",
    "resource-constraint",
    "restricted-xml",
    "see-other-host",
    "system-shutdown",
    "undefined-condition",
    "unsupported-encoding",
    "unsupported-feature",
    "unsupported-stanza-type",
    "unsupported-version",
];

/// The integers of Rust that a fact may be.
pub const INTEGERS: &[&str] = &[
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
];

/// What an integer of Rust can be. A `usize` is taken for one of 32 bits, which all platforms with
/// `std` have at least.
pub fn range(integer: &str) -> RangeInclusive<i128> {
    let bits: u32 = match &integer[1..] {
        "size" => 32,
        bits => bits.parse().unwrap_or_default(),
    };
    let (signed, unsigned) = (1_u128 << (bits - 1), u128::MAX >> (128 - bits));
    if integer.starts_with('i') {
        let most = i128::try_from(signed - 1).unwrap_or(i128::MAX);
        -most - 1..=most
    } else {
        0..=i128::try_from(unsigned).unwrap_or(i128::MAX)
    }
}

/// The names of generated items, which neither a variant nor a fact can have. The facade compares the
/// list with its accessors.
pub const GENERATED: &[&str] = &[
    "ALL",
    "UPSTREAM",
    "NAME",
    "value",
    "name",
    "cause",
    "occurrences",
    "not_when",
    "recommendation",
    "operator",
    "example",
    "since",
    "lifecycle",
    "event",
    "automatic_retries",
    "recovery",
    "parameters",
    "facts",
    "info",
    "from_value",
    "from_name",
    "find_in",
    "find_in_bytes",
];
