//! What is not TOML, in plain words.

use super::super::model::Span;
use super::super::report::Report;

/// Text that is not TOML.
pub struct NotToml {
    pub at: Span,
    pub why: Syntax,
}

/// Why text is not TOML.
pub enum Syntax {
    NotUtf8,
    /// A control character, and whether it can be written as an escape there.
    Control {
        char: char,
        escape: bool,
    },
    CarriageReturn,
    /// A character that looks like a space, or like nothing at all.
    Invisible {
        char: char,
    },
    /// What a merge has left: a mark of a conflict, and those that follow it, and of which characters
    /// they are.
    Conflict {
        mark: char,
        others: Vec<(Span, char)>,
    },
    Colon,
    Slashes,
    BareKey,
    KeyOfLines,
    EqualsMissing,
    EqualsTooMany,
    KeyMissing,
    DotMissing,
    ValueMissing {
        below: bool,
    },
    CommaMissing,
    CommaTooMany,
    HeaderStart,
    HeaderEnd {
        close: &'static str,
    },
    /// Text where a line should end, after a string in these quotes if there is one right before.
    Trailing {
        text: String,
        quotes: Option<char>,
    },
    /// Text right after a string in these quotes, in an array or an inline table.
    GoesOn {
        quotes: Option<char>,
    },
    Unexpected {
        char: char,
    },
    /// An array or an inline table that has no end, by its bracket.
    Open {
        bracket: char,
    },
    OpenString {
        quotes: &'static str,
    },
    /// A curly quote at the end of a string that a straight one starts.
    CurlyEnd,
    CurlyQuotes,
    TooDeep,
    Escape {
        char: char,
    },
    ShortEscape,
    NoCharacter,
    Unquoted,
    /// `yes` and the like.
    Boolean {
        write: bool,
    },
    /// `null` and the like.
    Null {
        word: String,
    },
    /// A date that no calendar has.
    NoDay,
    /// A date in another notation, and in TOML's.
    Date {
        write: Option<String>,
    },
    Twice {
        path: String,
        first: Option<Span>,
    },
    /// Keys that stand twice in one section, as if a header were missing before them.
    HeaderMissing {
        path: String,
        keys: Vec<String>,
        first: Span,
    },
    HeaderCommented {
        again: Span,
        key: String,
    },
    NotATable {
        key: String,
        found: &'static str,
        first: Span,
    },
    Closed {
        path: String,
        first: Span,
    },
    /// Nothing of the above, in the words of `toml`.
    Other {
        words: String,
    },
}

impl NotToml {
    /// What is said about it.
    pub fn report(&self) -> Report {
        self.why.report(self.at)
    }
}

impl Syntax {
    #[allow(clippy::too_many_lines)] // all words in one place
    fn report(&self, at: Span) -> Report {
        let says = |message: &str| Report::new(at, message);
        match self {
            Self::NotUtf8 => says("the spec is not UTF-8")
                .note("not UTF-8 from here")
                .help("save the file as UTF-8"),
            Self::Control { char, escape } => {
                let report = says("a control character can't stand here").note(format!("{char:?}"));
                if *escape {
                    report.help(format!("write it as `\\u{:04x}`", u32::from(*char)))
                } else {
                    report
                }
            }
            Self::CarriageReturn => says("a carriage return that ends no line"),
            Self::Invisible { char } => {
                let name = invisible(*char).unwrap_or("an invisible character");
                let help = if char.is_whitespace() {
                    "write a plain space instead"
                } else {
                    "remove it: it can't be seen, but it is there"
                };
                says(&format!("{name} can't stand here"))
                    .note(format!("U+{:04X}", u32::from(*char)))
                    .help(help)
            }
            Self::Conflict { mark, others } => conflict(at, *mark, others),
            Self::Colon => says("a key and its value are separated by `=`").note("expected `=`"),
            Self::Slashes => says("a comment starts with `#`").note("expected `#`"),
            Self::BareKey => {
                says("a key without quotes has only the letters `A` to `Z`, digits, `_` and `-`")
            }
            Self::KeyOfLines => says("a key can't be a string of several lines"),
            Self::EqualsMissing => says("an equals sign is missing").note("expected `=`"),
            Self::EqualsTooMany => says("an equals sign too many").note("remove it"),
            Self::KeyMissing => says("a key is missing").note("expected a key"),
            Self::DotMissing => says("a dot is missing between two keys").note("expected `.`"),
            Self::ValueMissing { below } => {
                let report = says("a value is missing").note("expected a string or an array");
                if *below {
                    report.help("a value starts in the same line as its key")
                } else {
                    report
                }
            }
            Self::CommaMissing => says("a comma is missing").note("expected `,`"),
            Self::CommaTooMany => says("a comma too many").note("expected a value before it"),
            Self::HeaderStart => says("a header without its start").note("expected `[`"),
            Self::HeaderEnd { close } => {
                says("a header without its end").note(format!("expected `{close}`"))
            }
            Self::Trailing { text, quotes } => {
                let mut chars = text.chars();
                let message = match (chars.next(), chars.next()) {
                    (Some(char), None) => format!("unexpected `{char}`"),
                    _ => "unexpected text at the end of a line".to_owned(),
                };
                goes_on(says(&message), *quotes).note("expected a new line or a comment")
            }
            Self::GoesOn { quotes } => {
                goes_on(says("unexpected text after a string"), *quotes).note("expected `,`")
            }
            Self::Unexpected { char } => says(&format!("unexpected `{char}`")).note(match char {
                ']' | '}' => "nothing is open here",
                '=' => "expected a value",
                _ => "expected a key or a header",
            }),
            Self::Open { bracket } => match bracket {
                '[' => says("an array without its end").note("expected `]` after its last value"),
                _ => says("a table without its end").note("expected `}` after its last key"),
            },
            Self::OpenString { quotes } => {
                says("a string without its end").note(format!("expected `{quotes}` at its end"))
            }
            Self::CurlyEnd => says("a curly quote does not end a string").note("expected `\"`"),
            Self::CurlyQuotes => {
                says("a string must stand in straight quotes").note("expected `\"` around it")
            }
            Self::TooDeep => says("arrays and tables are nested too deep"),
            Self::Escape { char } => says(&format!("unknown escape `\\{char}`"))
                .help("write a backslash as `\\\\`, or put the string in single quotes"),
            Self::ShortEscape => {
                says("an escape with too few digits").note("expected a hexadecimal digit")
            }
            Self::NoCharacter => says("an escape that is no character"),
            Self::Unquoted => says("a string must stand in quotes").note("expected `\"` around it"),
            Self::Boolean { write } => says("a boolean is `true` or `false`")
                .note(format!("expected `{write}`"))
                .help("if it is text, put it in quotes"),
            Self::Null { word } => says(&format!("there is no `{word}` in TOML"))
                .help("leave the key out; if it is text, put it in quotes"),
            Self::NoDay => says("there is no such day")
                .note("expected a date such as 2016-09-27")
                .help("if it is text, put it in quotes"),
            Self::Date { write } => {
                let day = write.as_deref().unwrap_or("a date such as 2016-09-27");
                says("a date is written as year, month and day")
                    .note(match write {
                        Some(_) => format!("expected `{day}`"),
                        None => format!("expected {day}"),
                    })
                    .help("if it is text, put it in quotes")
            }
            Self::Twice { path, first } => {
                let report = says(&format!("`{path}` is defined twice")).note("defined again here");
                match first {
                    Some(first) => report.also(*first, "first defined here"),
                    None => report,
                }
            }
            Self::HeaderMissing { path, keys, first } => {
                let within = match path.as_str() {
                    "" => String::new(),
                    path => format!(" in `{path}`"),
                };
                let keys = keys.iter().map(|key| format!("`{key}`"));
                let keys = keys.collect::<Vec<_>>().join(", ");
                says(&format!(
                    "a header is missing, or these keys stand twice{within}: {keys}"
                ))
                .note("defined again from here on")
                .also(*first, "first defined here")
                .help("write the header of the table that starts here, or remove the keys")
            }
            Self::HeaderCommented { again, key } => {
                says("a header is commented out, but not the keys below it")
                    .note("this line is a comment")
                    .also(*again, format!("so `{key}` is defined twice"))
                    .help("remove the `#`, or comment out all that belongs to the header")
            }
            Self::NotATable { key, found, first } => {
                says(&format!("`{key}` is {found}, not a table"))
                    .note("used as a table here")
                    .also(*first, "defined here")
            }
            Self::Closed { path, first } => says(&format!(
                "nothing can be added to the inline table `{path}`"
            ))
            .note("added to here")
            .also(*first, "closed here"),
            Self::Other { words } => says("this is not TOML").note(words.as_str()),
        }
    }
}

fn conflict(at: Span, mark: char, others: &[(Span, char)]) -> Report {
    let words = |mark| match mark {
        '<' => "it starts here",
        '|' => "what it was before",
        '=' => "the other side",
        _ => "its end",
    };
    let note = if others.is_empty() {
        "a mark of it"
    } else {
        words(mark)
    };
    others
        .iter()
        .fold(
            Report::new(at, "a merge conflict is left here").note(note),
            |report, (at, mark)| report.also(*at, words(*mark)),
        )
        .help("decide which side is right, and remove the lines with the marks")
}

/// What to do where a string in these quotes seems to go on behind its end.
fn goes_on(report: Report, quotes: Option<char>) -> Report {
    match quotes {
        Some('"') => {
            report.help("if the string goes on here, write the quotes within it as `\\\"`")
        }
        Some(_) => report.help("if the string goes on here, put it in `\"` instead of `'`"),
        None => report,
    }
}

/// The name of a character that looks like a space, or like nothing at all.
pub fn invisible(char: char) -> Option<&'static str> {
    Some(match char {
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' => "a zero-width non-joiner",
        '\u{200d}' => "a zero-width joiner",
        '\u{202f}' => "a narrow no-break space",
        '\u{2060}' => "a word joiner",
        '\u{feff}' => "a byte-order mark",
        '\u{3000}' => "an ideographic space",
        char if !char.is_ascii() && char.is_whitespace() => "a space of another width",
        _ => return None,
    })
}
