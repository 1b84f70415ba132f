//! What comes along with an error, as data.

use core::fmt;

/// A parameter: what comes along with an error, as its spec describes it.
///
/// A failure has it as a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// The name of the failure's field.
    pub name: &'static str,
    /// What it is.
    pub kind: ParameterKind,
    /// What it tells.
    pub description: &'static str,
    /// Whether it may be missing.
    pub optional: bool,
    /// Whether nobody may see it by accident.
    pub secret: bool,
}

/// What a parameter is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ParameterKind {
    /// A text.
    String,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// A number without a fraction, or a text of digits.
    Integer,
    /// A boolean, or its word as a text.
    Flag,
    /// A list.
    List,
    /// Anything.
    Any,
    /// A value of the catalog of this name.
    Catalog(&'static str),
}

impl Parameter {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        kind: ParameterKind,
        description: &'static str,
        optional: bool,
        secret: bool,
    ) -> Self {
        Self {
            name,
            kind,
            description,
            optional,
            secret,
        }
    }
}

/// All of it in one line: `kind (AuthErrorType, optional): why, in more detail`.
impl fmt::Display for Parameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let optional = if self.optional { ", optional" } else { "" };
        let secret = if self.secret { ", secret" } else { "" };
        let (name, kind, description) = (self.name, self.kind, self.description);
        write!(
            formatter,
            "{name} ({kind}{optional}{secret}): {description}"
        )
    }
}

/// The word of a spec, or the catalog's name.
impl fmt::Display for ParameterKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Flag => "flag",
            Self::List => "list",
            Self::Any => "any",
            Self::Catalog(name) => name,
        })
    }
}
