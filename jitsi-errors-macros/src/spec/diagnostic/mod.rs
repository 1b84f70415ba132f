//! Everything that can be wrong in a spec, as a value with its spans. The wording is in `wording`.

mod stanza;
pub mod syntax;
pub mod unreadable;
mod wording;
mod words;

pub use stanza::{Origin, Stanza};

use super::model::{Plain, Span, Text};
use super::names::Misnamed;

/// What is wrong in a spec.
pub enum Diagnostic {
    // What a table holds.
    UnknownKey {
        key: Text,
        /// Whether it is a table.
        table: bool,
        within: String,
        meant: Option<String>,
        known: Vec<String>,
    },
    /// Keys below the header of a table that belong to the one above it.
    Strayed {
        keys: Vec<Text>,
        /// The header.
        header: Text,
        above: String,
    },
    Missing {
        table: String,
        span: Span,
        keys: Vec<String>,
        /// What else the table's own name may have been meant to be.
        meant: Option<String>,
    },
    /// An error outside the table of errors.
    MisplacedError {
        name: Text,
    },
    NoErrors {
        span: Span,
    },
    /// The head of a catalog in another file than the first.
    SecondCatalog {
        span: Span,
        first: Option<Span>,
    },

    // What a value is.
    WrongType {
        what: What,
        expected: Expected,
        found: Found,
        span: Span,
        /// What to write there.
        write: Option<String>,
    },
    OutOfRange {
        what: What,
        expected: Expected,
        span: Span,
    },
    Blank {
        what: What,
        span: Span,
    },
    Empty {
        what: What,
        span: Span,
    },
    NotADay {
        what: What,
        span: Span,
    },
    NoEvent {
        name: Text,
        meant: Option<&'static str>,
    },

    // Names and wire values.
    NotAConstant {
        name: Text,
        problem: Misnamed,
        meant: Option<String>,
    },
    VariantSelf {
        name: Text,
    },
    SameVariant {
        first: Text,
        second: Text,
        variant: String,
    },
    /// A name that gives one that something generated has.
    Generated {
        name: Text,
        given: String,
    },
    SameValue {
        first: Span,
        second: Text,
    },
    /// The same wire value in two catalogs of a union.
    ValueOfTwo {
        first: Span,
        second: Text,
    },
    /// A character in a wire value that nobody sees.
    Unseen {
        span: Span,
        char: char,
    },
    Direction {
        span: Span,
        char: char,
    },
    DaysInWrongOrder {
        keys: [&'static str; 2],
        first: Span,
        second: Span,
    },

    // Parameters.
    /// Neither a field nor a function can have this name.
    NotAName {
        name: Text,
        of: Named,
        meant: Option<String>,
    },
    /// Two parameters from the same part of the same argument.
    SameArgument {
        first: Span,
        second: Text,
    },
    SameParameter {
        first: Span,
        second: Text,
    },
    NoParameterType {
        name: Text,
        meant: Option<&'static str>,
    },
    /// The name of an enum is none.
    NotAnEnum {
        name: Text,
    },
    SecretNoString {
        kind: Span,
    },
    NotAPath {
        span: Span,
    },
    RequiredAndOptional {
        optional: Span,
        required: Span,
    },
    NoCatalog {
        file: Text,
    },
    /// A parameter is named that is none.
    NoParameter {
        name: Text,
        meant: Option<String>,
        known: Vec<String>,
    },

    // Recoveries.
    NoAction {
        word: Text,
        meant: Option<&'static str>,
    },
    /// Another word than those that a key may be.
    NoWord {
        what: What,
        word: Text,
        meant: Option<&'static str>,
        known: &'static [&'static str],
    },
    /// A key that does not go with the action, or with none.
    Senseless {
        key: Text,
        action: Option<&'static str>,
        taken: &'static [&'static str],
    },
    NoCondition {
        word: Text,
        meant: Option<&'static str>,
    },
    Unfit {
        span: Span,
        parameter: Text,
        /// Whether it is required.
        required: bool,
        why: Unfit,
    },
    AsNoCatalog {
        span: Span,
        name: Text,
    },
    /// A wire value that the catalog of a parameter does not have.
    NoValueOf {
        span: Span,
        value: String,
        /// The catalog, and its file.
        of: String,
        file: String,
    },
    /// A last case that does not always hold.
    LeftOpen {
        span: Span,
    },
    /// A case below one that always holds.
    Unreached {
        span: Span,
        always: Span,
    },

    // Facts of a catalog's own.
    NoFactType {
        name: Text,
        meant: Option<&'static str>,
        /// Whether it is an `Option` of a type.
        optional: bool,
    },
    SameFact {
        first: Span,
        second: Text,
    },
    NoFacts {
        key: Span,
    },
    NoVariant {
        word: Text,
        meant: Option<String>,
        of: String,
    },

    // Messages.
    LoneBrace {
        span: Span,
        brace: char,
    },
    EmptyBraces {
        span: Span,
    },
    /// More than a name in braces.
    Format {
        span: Span,
        name: String,
    },
    SecretInMessage {
        span: Span,
        name: Text,
    },
    BracesInCause {
        span: Span,
    },

    /// What is said of stanzas.
    Stanza(Stanza),
}

/// What a value is called.
#[derive(Clone)]
pub enum What {
    Key(String),
    /// An element of the array at this key.
    Element(String),
    Parameter,
    Fact,
    Case,
    Rule,
    StanzaElement,
    Origin,
}

/// What is expected of a value.
pub enum Expected {
    Text,
    Texts,
    Date,
    Boolean,
    /// The index of an argument.
    Argument,
    Seconds,
    /// An integer of Rust.
    Integer(&'static str),
    Number,
    /// A table below this header.
    Section(String),
    Recovery,
    When,
    Condition,
    Parameters,
    Parameter,
    Facts,
    Fact,
    FactsOfError,
    /// What the rules of a catalog have in common.
    Stanza,
    Rules,
    Rule,
    Elements,
    Element,
    Attributes,
    /// A string, or `true` for any.
    TextOrTrue,
    True,
    Origins,
    Origin,
}

/// The type of the value there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Found {
    String,
    Integer,
    Float,
    Boolean,
    Date,
    Array,
    Table,
    Tables,
}

/// What has a name in Rust.
#[derive(Clone, Copy)]
pub enum Named {
    Field,
    Function,
}

/// Why a condition can't be asked of a parameter.
#[derive(Clone, Copy)]
pub enum Unfit {
    /// It is always present.
    Required,
    /// It is of another type.
    Plain(Plain),
    Secret,
    Catalog,
}

impl Diagnostic {
    /// Whether it is a table in the place of another value.
    pub fn is_misplaced_table(&self) -> bool {
        matches!(
            self,
            Self::WrongType {
                found: Found::Table | Found::Tables,
                ..
            }
        )
    }
}
