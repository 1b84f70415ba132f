//! A catalog as plain data, free of TOML and of tokens.

use std::ops::{Deref, Range};

pub use super::words::{
    Context, ErrorType, Event, GENERATED, INTEGERS, Plain, Presence, Sender, StanzaKind, UserInput,
    Verb, WaitFor, range,
};

/// All that the files of a catalog say.
#[derive(Default)]
pub struct Catalog {
    /// The upstream object that holds the constants.
    pub upstream: Option<Text>,
    /// The introduction.
    pub description: Option<Text>,
    /// Handling code for the whole catalog.
    pub example: Option<Text>,
    /// The facts of its own that every error has.
    pub facts: Vec<Fact>,
    /// What its rules for stanzas have in common.
    pub stanza: Stanza,
    /// In the order of the files.
    pub errors: Vec<Error>,
    /// Whether anything may be left out because of an error in the spec.
    pub is_broken: bool,
}

/// One error.
#[derive(Default)]
pub struct Error {
    pub name: Text,
    pub value: Text,
    pub lifecycle: Lifecycle,
    /// What delivers it.
    pub event: Option<Event>,
    /// What the library has tried by itself before.
    pub automatic_retries: Option<Text>,
    /// The cases of what a program should do, of which the first that holds counts; none at all
    /// where the spec does not say.
    pub recovery: Vec<Case>,
    pub parameters: Vec<Parameter>,
    pub cause: Text,
    /// What a failure says instead of the cause.
    pub message: Option<Message>,
    pub occurrences: Vec<Text>,
    /// What seems to be a reason and is none.
    pub not_when: Vec<Text>,
    pub recommendation: Text,
    /// What the operator of the server must do.
    pub operator: Option<Text>,
    pub example: Option<Text>,
    /// For each of the catalog's facts its value here: nothing if it is optional, or if an error in
    /// it is reported.
    pub facts: Vec<Option<Value>>,
    /// What a stanza of XMPP must be like to be this error: one of these.
    pub stanza: Vec<Rule>,
}

/// A fact of the catalog's own.
pub struct Fact {
    pub name: Text,
    pub kind: FactKind,
    /// Whether an error may be without it.
    pub optional: bool,
    pub description: Text,
}

/// The type of a fact.
pub enum FactKind {
    Bool,
    /// The integer of Rust that has this name.
    Integer(&'static str),
    Float,
    Str,
    Strs,
    /// The path of an enum, as the spec writes it.
    Enum(Text),
    /// What it is can't be read, which has been told.
    Invalid,
}

/// What a fact is for one error.
pub enum Value {
    Bool(bool),
    Integer(i128),
    Float(f64),
    Str(Text),
    Strs(Vec<Text>),
    /// The variant's name in upper camel case.
    Variant(String),
}

/// What a failure says: text, and parameters within.
pub struct Message {
    /// As the spec writes it.
    pub text: Text,
    pub pieces: Vec<Piece>,
}

/// A part of a message.
#[derive(Debug, PartialEq)]
pub enum Piece {
    /// Text as it is shown.
    Text(String),
    /// The parameter at this index.
    Parameter(usize),
}

/// When upstream had it.
#[derive(Default)]
pub struct Lifecycle {
    pub since: Option<Date>,
    /// Since when current versions don't report it any more, though the constant is there.
    pub obsolete: Option<Date>,
    pub removed: Option<Date>,
}

/// A date.
#[derive(Clone, Copy)]
pub struct Date {
    /// Year, month and day as one number: 2016-09-27 is 20160927.
    pub number: u32,
    pub span: Span,
}

/// One case of a recovery.
pub struct Case {
    /// All of them must hold.
    pub when: Vec<Condition>,
    pub then: Then,
    pub span: Span,
}

/// What a case must find.
pub struct Condition {
    /// The parameter's index.
    pub parameter: usize,
    pub holds: Holds,
    /// What the spec asks of the parameter.
    pub span: Span,
}

/// What a parameter must be for a condition to hold.
#[derive(Clone, PartialEq)]
pub enum Holds {
    /// Whatever it is otherwise.
    Presence(Presence),
    Boolean(bool),
    Integer(i64),
    /// This string, or of a catalog's parameter this wire value.
    Text(String),
}

/// What a case says.
pub enum Then {
    Do(Action),
    /// What the error in the parameter at this index says; the case does not hold where that is not
    /// known or says nothing.
    As {
        parameter: usize,
        span: Span,
    },
}

/// What a program should do. Times are in seconds.
#[derive(Clone, Copy)]
pub enum Action {
    Retry {
        after: Option<u32>,
        backoff: bool,
    },
    Ask(UserInput),
    Wait {
        until: WaitFor,
        poll_every: Option<u32>,
    },
    Restart {
        after: Option<u32>,
        backoff: bool,
    },
    JoinAsVisitor,
    GiveUp,
    Continue,
    Ignore,
}

/// A parameter of an error.
pub struct Parameter {
    pub name: Text,
    pub kind: ParameterKind,
    /// Which argument after the error holds it, counted from 0.
    pub argument: usize,
    /// The path in that argument, with dots; empty for the argument itself.
    pub property: String,
    /// Whether it may be null or missing.
    pub optional: bool,
    /// Whether there is no failure without it, so that its field is no `Option`.
    pub required: bool,
    /// Where it comes from in a stanza: the first of these that is there.
    pub stanza: Vec<Origin>,
    pub description: Text,
}

/// The type of a parameter.
pub enum ParameterKind {
    Plain(Plain),
    /// A string that nobody may see by accident.
    Secret,
    /// A wire value of another catalog: the name of its enum, and its file next to this spec.
    Catalog {
        name: Text,
        file: Text,
    },
}

/// What a catalog's rules for stanzas have in common.
#[derive(Default)]
pub struct Stanza {
    /// The errors whose rules are tried first, in this order.
    pub order: Vec<Text>,
    /// The kinds of stanzas whose condition is the wire value.
    pub conditions: Vec<StanzaKind>,
}

/// What a stanza must be like to be an error.
pub struct Rule {
    /// None where the catalog says more about a stanza that another one has found to be an error.
    pub kind: Option<StanzaKind>,
    pub from: Option<Sender>,
    /// The type of the stanza's `error`.
    pub error_type: Option<ErrorType>,
    pub requires: Vec<Element>,
    pub excludes: Vec<Element>,
    pub context: Option<Context>,
    /// Whether it is tried only when no other rule fits.
    pub fallback: bool,
    /// Whether upstream first tries again by itself.
    pub retry_first: bool,
    pub span: Span,
}

/// An element that a stanza may have.
#[derive(Clone, Default)]
pub struct Element {
    /// The names from the stanza's child to the element; `*` is any.
    pub path: Vec<String>,
    pub xmlns: Option<String>,
    /// The names, and the values if not any will do.
    pub attributes: Vec<(String, Option<String>)>,
    pub text: Content,
}

/// What text an element must have.
#[derive(Clone, Default, PartialEq)]
pub enum Content {
    #[default]
    Any,
    Some,
    Is(String),
}

/// Where a parameter comes from in a stanza.
pub struct Origin {
    pub source: Source,
    pub span: Span,
}

/// What a parameter is taken from.
pub enum Source {
    /// An element: its text, or this attribute.
    Element {
        element: Element,
        attribute: Option<String>,
    },
    /// The name of the first element that says what is wrong.
    Condition,
    Context(Context),
    /// What the rules of the parameter's own catalog say.
    Rules,
    Default(String),
}

impl Element {
    /// The condition that it is, if it is one.
    pub fn condition(&self) -> Option<&str> {
        let conditions = StanzaKind::ALL.iter().filter_map(|kind| kind.conditions());
        let (name, path) = self.path.split_last()?;
        let mut known = conditions.filter(|known| known.names.contains(&&**name));
        let is_it =
            known.any(|known| known.path == path && self.xmlns.as_deref() == Some(known.xmlns));
        let is_plain = self.attributes.is_empty() && self.text == Content::Any;
        (is_it && is_plain).then_some(name)
    }
}

impl Value {
    /// The strings in it.
    pub fn texts(&self) -> &[Text] {
        match self {
            Self::Str(text) => std::slice::from_ref(text),
            Self::Strs(texts) => texts,
            _ => &[],
        }
    }
}

impl Error {
    /// The constant's name in upper camel case: `ICE_FAILED` is `IceFailed`.
    pub fn variant(&self) -> String {
        camel(&self.name)
    }

    /// What a program should do whatever the parameters, if that is the same.
    pub fn action(&self) -> Option<Action> {
        match self.recovery.as_slice() {
            [
                Case {
                    then: Then::Do(action),
                    ..
                },
            ] => Some(*action),
            _ => None,
        }
    }

    /// The indices of the parameters on which the recovery depends, in the order of the cases.
    pub fn depends_on(&self) -> Vec<usize> {
        let mut indices = Vec::new();
        for case in &self.recovery {
            let mut add = |index| {
                if !indices.contains(&index) {
                    indices.push(index);
                }
            };
            for condition in &case.when {
                add(condition.parameter);
            }
            if let Then::As { parameter, .. } = case.then {
                add(parameter);
            }
        }
        indices
    }
}

/// Words joined by `_`, in upper camel case.
pub fn camel(words: &str) -> String {
    let mut camel = String::with_capacity(words.len());
    for word in words.split('_') {
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

/// Bytes of one of the catalog's files.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file's index.
    pub file: usize,
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The bytes without the file.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A string as TOML decodes it, with its span. Equality ignores the span.
#[derive(Clone, Default)]
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

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Text {}
