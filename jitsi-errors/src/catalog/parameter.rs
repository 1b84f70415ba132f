//! The parameters of errors, as data.

use core::fmt;

/// A parameter of an error, as its spec declares it: the name, type and meaning of an argument.
///
/// A failure has a field of this name. [`Catalog::parameters`](crate::Catalog::parameters) returns the
/// parameters of an error.
///
/// ```
/// use jitsi_errors::{ConferenceError, ParameterKind};
///
/// let parameter = ConferenceError::ConferenceMaxUsers.parameters()[0];
/// assert_eq!(parameter.name, "visitors_supported");
/// assert_eq!(parameter.kind, ParameterKind::Flag);
/// assert!(parameter.optional && !parameter.secret);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// The name of the failure's field.
    pub name: &'static str,
    /// The type of its values.
    pub kind: ParameterKind,
    /// What its value means.
    pub description: &'static str,
    /// Whether upstream may omit it, or pass `null` or `undefined`.
    pub optional: bool,
    /// Whether its value must not be shown by accident: the field is a `Secret`.
    pub secret: bool,
}

/// The type of a parameter's values.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ParameterKind {
    /// A string.
    String,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// A number without a fraction, or a string of digits.
    Integer,
    /// A boolean, or one of the strings `"true"` and `"false"`: upstream passes both.
    Flag,
    /// A list.
    List,
    /// Any JavaScript value.
    Any,
    /// An error of the catalog with this name, as its wire value.
    Catalog(&'static str),
}

impl Parameter {
    /// Called by generated code, with the fields in their order. The booleans are `optional` and
    /// `secret`.
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

/// A summary on one line: `kind (AuthErrorType, optional): why, in more detail`.
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

/// The `type` in a spec: a word such as `string`, or the catalog's name.
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
