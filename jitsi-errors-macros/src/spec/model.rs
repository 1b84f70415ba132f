//! A catalog as plain data, free of TOML and of tokens.

use std::ops::Deref;

use super::report::Span;

/// All that a spec says.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The upstream object that holds the constants.
    pub source: Option<Text>,
    /// The introduction.
    pub about: Option<Text>,
    /// Handling code for the whole catalog.
    pub example: Option<Text>,
    /// In the order of the file.
    pub errors: Vec<Error>,
}

/// One error.
#[derive(Debug, Default)]
pub struct Error {
    pub name: Text,
    pub value: Text,
    pub life: Life,
    /// What delivers it.
    pub event: Option<&'static Event>,
    /// What the library has tried by itself before.
    pub retried: Option<Text>,
    pub recovery: Option<Recovery>,
    pub parameters: Vec<Parameter>,
    pub cause: Text,
    pub occurrences: Vec<Text>,
    pub recommendation: Text,
    pub example: Option<Text>,
}

/// What may deliver an error.
#[derive(Debug)]
pub struct Event {
    /// Its name in a spec.
    pub name: &'static str,
    /// The variant of the facade's `Event`.
    pub variant: &'static str,
    /// What the docs say.
    pub words: &'static str,
}

macro_rules! events {
    ($($name:literal $variant:literal $words:literal)*) => {
        pub const EVENTS: &[Event] = &[$(Event { name: $name, variant: $variant, words: $words }),*];
    };
}

events! {
    "CONFERENCE_FAILED" "ConferenceFailed" "`JitsiConferenceEvents.CONFERENCE_FAILED`"
    "CONFERENCE_ERROR" "ConferenceError" "`JitsiConferenceEvents.CONFERENCE_ERROR`"
    "CONNECTION_FAILED" "ConnectionFailed" "`JitsiConnectionEvents.CONNECTION_FAILED`"
    "AUDIO_TRANSLATION_FAILED" "AudioTranslationFailed"
        "`JitsiConferenceEvents.AUDIO_TRANSLATION_FAILED`"
    "E2EE_VERIFICATION_COMPLETED" "E2eeVerificationCompleted"
        "`JitsiConferenceEvents.E2EE_VERIFICATION_COMPLETED`"
    "RECORDER_STATE_CHANGED" "RecorderStateChanged"
        "`JitsiConferenceEvents.RECORDER_STATE_CHANGED`"
    "rejection" "Rejection" "a rejected promise"
    "thrown" "Thrown" "an exception"
    "returned" "Returned" "a returned `Error`"
    "argument" "Argument" "an argument of another error"
}

/// When upstream had it.
#[derive(Debug, Default)]
pub struct Life {
    pub since: Option<Date>,
    /// Since when current versions don't report it any more, though the constant is there.
    pub silent: Option<Date>,
    pub removed: Option<Date>,
}

/// A day, and where it stands. Days compare like their numbers.
#[derive(Clone, Debug)]
pub struct Date {
    /// Year, month and day as one number: 2016-09-27 is 20160927.
    pub number: u32,
    pub span: Span,
}

/// What a program should do. Times are in seconds.
#[derive(Debug)]
pub enum Recovery {
    Retry {
        after: Option<u32>,
        backoff: bool,
    },
    Ask(&'static str),
    Wait {
        until: &'static str,
        after: Option<u32>,
    },
    Reload {
        after: Option<u32>,
        backoff: bool,
    },
    Leave,
    Continue,
    Ignore,
    /// On the parameter of this name.
    Depends(Text),
}

/// What comes along with an error.
#[derive(Debug)]
pub struct Parameter {
    pub name: Text,
    pub kind: ParameterKind,
    /// Which argument after the error holds it, counted from 0.
    pub argument: usize,
    /// The path in that argument, with dots; empty for the argument itself.
    pub property: String,
    /// Whether it may be null or missing.
    pub optional: bool,
    pub about: Text,
}

/// The types of parameters that are not from a catalog.
pub const TYPES: [&str; 7] = [
    "string", "boolean", "number", "integer", "flag", "list", "any",
];

#[derive(Debug)]
pub enum ParameterKind {
    /// One of `TYPES`.
    Plain(&'static str),
    /// A string that nobody may see by accident.
    Secret,
    /// A wire value of another catalog: the name of its enum, and its file beside this spec.
    Catalog { name: Text, file: Text },
}

impl Error {
    /// The constant's name in upper camel case: `ICE_FAILED` is `IceFailed`.
    pub fn variant(&self) -> String {
        camel(&self.name)
    }
}

/// Words joined by `_` or `-`, in upper camel case.
pub fn camel(words: &str) -> String {
    let mut camel = String::with_capacity(words.len());
    for word in words.split('_').flat_map(|words| words.split('-')) {
        let start = camel.len();
        camel += word;
        if let Some(word) = camel.get_mut(start..) {
            word.make_ascii_lowercase();
        }
        if let Some(head) = camel.get_mut(start..=start) {
            head.make_ascii_uppercase();
        }
    }
    camel
}

/// A string, as TOML decodes it, and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub text: String,
    pub span: Span,
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
