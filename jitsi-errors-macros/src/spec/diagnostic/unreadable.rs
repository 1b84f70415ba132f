//! Why a spec's file can't be read, in plain words.

use std::fmt::{self, Display, Formatter};
use std::io;

/// A file that can't be read, by the path as rustc would show it.
#[derive(Debug)]
pub enum Unreadable {
    Missing {
        path: String,
        /// A file in the same folder that was meant, if one seems to be.
        meant: Option<String>,
    },
    Folder {
        path: String,
        /// A spec in it, as the attribute would name it.
        spec: Option<String>,
    },
    /// What the system says.
    Other { path: String, error: io::Error },
    /// Two Rust files may be the one that names it.
    Ambiguous {
        name: String,
        one: String,
        other: String,
    },
}

impl Display for Unreadable {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        const RELATIVE: &str = "the path is relative to the Rust file that names it";

        let (message, help) = match self {
            Self::Missing { path, meant } => (
                format!("can't read the spec `{path}`: there is no such file"),
                match meant {
                    Some(meant) => format!("did you mean `{meant}`, in the same folder?"),
                    None => RELATIVE.to_owned(),
                },
            ),
            Self::Folder { path, spec } => (
                format!("can't read the spec `{path}`: it is a folder"),
                match spec {
                    Some(spec) => format!("name a file in it, such as `{spec}`"),
                    None => RELATIVE.to_owned(),
                },
            ),
            Self::Other { path, error } => (
                format!("can't read the spec `{path}`: {error}"),
                RELATIVE.to_owned(),
            ),
            Self::Ambiguous { name, one, other } => (
                format!("`{name}` may be `{one}` or `{other}`"),
                "Rust before 1.88 does not tell which file names it: give the specs different \
                 names"
                    .to_owned(),
            ),
        };
        write!(formatter, "{message}\n = help: {help}")
    }
}
