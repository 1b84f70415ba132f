//! The words that diagnostics have in common.

use super::super::date::date;
use super::super::model::{Plain, range};
use super::super::names::Misnamed;
use super::syntax;
use super::{Expected, Found, Named, Unfit, What};

pub fn suggestion(meant: Option<&str>) -> Option<String> {
    meant.map(did_you_mean)
}

pub fn did_you_mean(meant: &str) -> String {
    format!("help: did you mean `{meant}`?")
}

/// `a, b and c`
pub fn join<W: AsRef<str>>(words: &[W], last: &str) -> String {
    let words = words.iter().map(|word| format!("`{}`", word.as_ref()));
    let words: Vec<String> = words.collect();
    match words.split_last() {
        Some((end, others)) if !others.is_empty() => {
            format!("{} {last} {end}", others.join(", "))
        }
        _ => words.concat(),
    }
}

/// A character that nobody sees, by its name.
pub fn character(char: char) -> String {
    let name = match char {
        ' ' => "a space",
        '\t' => "a tab",
        '\n' => "a line break",
        '\r' => "a carriage return",
        '\u{200e}' => "a left-to-right mark",
        '\u{200f}' => "a right-to-left mark",
        '\u{fe0f}' => "a variation selector",
        _ if char.is_control() => "a control character",
        _ => syntax::invisible(char).unwrap_or("an invisible character"),
    };
    format!("{name}, U+{:04X}", u32::from(char))
}

impl What {
    pub fn words(&self) -> String {
        match self {
            Self::Key(key) => format!("`{key}`"),
            Self::Element(key) => format!("an element of `{key}`"),
            Self::Parameter => "a parameter".to_owned(),
            Self::Fact => "a fact".to_owned(),
            Self::Case => "a case".to_owned(),
            Self::Rule => "a rule".to_owned(),
            Self::StanzaElement => "an element".to_owned(),
            Self::Origin => "an origin".to_owned(),
        }
    }
}

impl Expected {
    pub fn words(&self) -> String {
        match self {
            Self::Text => "a string",
            Self::Texts => "an array of strings",
            Self::Date => "a date such as 2016-09-27",
            Self::Boolean => "`true` or `false`",
            Self::Argument => "an integer from 0 to 15",
            Self::Seconds => "whole seconds, at most an hour",
            Self::Number => "a finite number",
            Self::Integer(name) => {
                let (range, why) = (
                    range(name),
                    match *name {
                        "usize" | "isize" => {
                            format!(", since some platforms' `{name}` has 32 bits")
                        }
                        _ => String::new(),
                    },
                );
                return format!("an integer from {} to {}{why}", range.start(), range.end());
            }
            Self::Section(header) => return format!("a table below the header `{header}`"),
            Self::Recovery => "a table such as `{ action = \"give-up\" }`",
            Self::When => "a table such as `{ room = \"missing\" }`",
            Self::Condition => {
                "`true`, `false`, an integer, `\"missing\"`, `\"present\"` or `{ is = \"text\" }`"
            }
            Self::Parameters | Self::Facts | Self::Rules | Self::Origins => "an array of tables",
            Self::Parameter => {
                "a table such as `{ name = \"text\", type = \"string\", description = \"…\" }`"
            }
            Self::Fact => {
                "a table such as `{ name = \"http_status\", type = \"u16\", description = \"…\" }`"
            }
            Self::FactsOfError => "a table such as `{ http_status = 404 }`",
            Self::Stanza => "a table such as `{ order = [\"ROOM_FULL\"] }`",
            Self::Rule => {
                "a table such as `{ kind = \"presence-error\", condition = \"forbidden\" }`"
            }
            Self::Elements => "an array of paths and tables",
            Self::Element => "a path such as `\"error/text\"`, or a table with a `path`",
            Self::Attributes => "a table such as `{ code = \"110\" }`",
            Self::TextOrTrue => "a string, or `true` for any",
            Self::True => "`true`",
            Self::Origin => "a table such as `{ path = \"error/text\" }`",
        }
        .to_owned()
    }

    /// What to write instead of this text, if that is clear.
    pub fn write(&self, written: &str) -> Option<String> {
        match self {
            Self::Date => date(written)
                .filter(|(_, exists)| *exists)
                .map(|(date, _)| date),
            Self::Boolean => match written.to_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Some("true".to_owned()),
                "false" | "no" | "off" | "0" => Some("false".to_owned()),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Found {
    pub fn words(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Integer => "an integer",
            Self::Float => "a number",
            Self::Boolean => "a boolean",
            Self::Date => "a date",
            Self::Array => "an array",
            Self::Table => "a table",
            Self::Tables => "an array of tables",
        }
    }
}

impl Named {
    pub fn words(self) -> &'static str {
        match self {
            Self::Field => "a field",
            Self::Function => "a function",
        }
    }
}

impl Unfit {
    pub fn words(self, required: bool) -> String {
        let (kind, own) = match self {
            Self::Required => return "there is no failure without it".to_owned(),
            Self::Secret => ("a secret", ""),
            Self::Catalog => ("the value of a catalog", "`{ is = \"its wire value\" }`"),
            Self::Plain(Plain::Boolean) => ("a boolean", "`true`, `false`"),
            Self::Plain(Plain::Flag) => ("a flag", "`true`, `false`"),
            Self::Plain(Plain::Integer) => ("an integer", "an integer"),
            Self::Plain(Plain::String) => ("a string", "`{ is = \"text\" }`"),
            Self::Plain(Plain::Number) => ("a number", ""),
            Self::Plain(Plain::List) => ("a list", ""),
            Self::Plain(Plain::Any) => ("a value of any type", ""),
        };
        let presence = "`\"missing\"` or `\"present\"`";
        match (own, required) {
            ("", true) => format!("{kind} that is required has no conditions"),
            ("", false) => format!("for {kind}, expected {presence}"),
            (own, true) => format!("for {kind}, expected {own}"),
            (own, false) => format!("for {kind}, expected {own}, {presence}"),
        }
    }
}

impl Misnamed {
    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::NotAscii => "it may hold only `A` to `Z`, `0` to `9` and `_`, all of them ASCII",
            Self::Small => "it has small letters",
            Self::Odd => "it may hold only `A` to `Z`, `0` to `9` and `_`",
            Self::Digit => "it starts with a digit",
            Self::Underscore => "an underscore may only be between two words",
        }
    }
}
