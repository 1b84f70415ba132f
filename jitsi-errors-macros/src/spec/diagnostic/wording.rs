//! What is reported of each diagnostic.

use super::super::model::{Event, Plain, Presence, Span, Text, Verb};
use super::super::names::is_constant;
use super::super::report::Report;
use super::words::{character, did_you_mean, join, suggestion};
use super::{Diagnostic, Expected, Found, Unfit, What};

impl Diagnostic {
    /// What is said about it.
    #[allow(clippy::too_many_lines)] // each kind of mistake has its words here
    pub fn report(&self) -> Report {
        match self {
            Self::UnknownKey {
                key,
                table,
                within,
                meant,
                known,
            } => unknown_key(key, *table, within, meant.as_deref(), known),
            Self::Strayed {
                keys,
                header,
                above,
            } => strayed(keys, header, above),
            Self::Missing {
                table,
                span,
                keys,
                meant,
            } => {
                let report = Report::new(*span, format!("`{table}` lacks {}", join(keys, "and")));
                report.note(suggestion(meant.as_deref()).unwrap_or_default())
            }
            Self::MisplacedError { name } => {
                let report = Report::new(name.span, format!("unknown table `{}`", &**name));
                report.note(did_you_mean(&format!("error.{}", &**name)))
            }
            Self::NoErrors { span } => Report::new(*span, "the spec has no errors").help(
                "add a table such as `[error.ICE_FAILED]` with the keys `value`, `cause`, \
                 `occurrences` and `recommendation`",
            ),
            Self::SecondCatalog { span, first } => {
                let message = "only the first file of a catalog can have a table `catalog`";
                let report = Report::new(*span, message).note("in another file");
                match first {
                    Some(first) => report.also(*first, "this holds for all files"),
                    None => report,
                }
                .help("move what it says to the first file: it holds for all")
            }

            Self::WrongType {
                what,
                expected,
                found,
                span,
                write,
            } => wrong_type(what, expected, *found, *span, write.as_deref()),
            Self::OutOfRange {
                what,
                expected,
                span,
            } => {
                let report = Report::new(*span, format!("{} is out of range", what.words()));
                report.note(format!("expected {}", expected.words()))
            }
            Self::Blank { what, span } => {
                Report::new(*span, format!("{} is blank", what.words())).note("expected text")
            }
            Self::Empty { what, span } => {
                let report = Report::new(*span, format!("{} is empty", what.words()));
                report.note(match what {
                    What::Key(key) if key == "recovery" => "expected at least one case",
                    What::Key(key) if key == "when" => "expected at least one condition",
                    What::Key(key) if key == "stanza" => "expected at least one table",
                    What::Key(key) if key == "conditions" => "expected at least one kind of stanza",
                    What::Key(key) if key == "attributes" => "expected at least one attribute",
                    What::Key(key) if key == "requires" || key == "excludes" => {
                        "expected at least one element"
                    }
                    _ => "expected at least one string",
                })
            }
            Self::NotADay { what, span } => {
                let report = Report::new(*span, format!("{} is not a day", what.words()));
                report.note("expected year, month and day, such as 2016-09-27")
            }
            Self::NoEvent { name, meant } => {
                let message = format!("there is no event `{}`", &**name);
                unknown_word(message, name.span, *meant, Event::WORDS)
            }

            Self::NotAConstant {
                name,
                problem,
                meant,
            } => {
                let message = format!("`{}` is not a constant's name", &**name);
                let report = Report::new(name.span, message).note(problem.words());
                report.help(match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "write it in SCREAMING_SNAKE_CASE, such as `ICE_FAILED`".to_owned(),
                })
            }
            Self::VariantSelf { name } => {
                let message = "`SELF` would give the variant `Self`, which is a keyword of Rust";
                Report::new(name.span, message).note("choose another name")
            }
            Self::SameVariant {
                first,
                second,
                variant,
            } => {
                let message = if first == second {
                    format!("two errors have the name `{}`", &**first)
                } else {
                    let (first, second) = (&**first, &**second);
                    format!("`{first}` and `{second}` both give the variant `{variant}`")
                };
                let report = Report::new(second.span, message).note("second name");
                report.also(first.span, "first name")
            }
            Self::Generated { name, given } => {
                let message = if **name == **given {
                    format!("`{given}` is the name of something generated")
                } else {
                    let name = &**name;
                    format!("`{name}` would give `{given}`, the name of something generated")
                };
                let report = Report::new(name.span, message).note("choose another name");
                report.help("the docs of `#[catalog]` list the names that are taken")
            }
            Self::SameValue { first, second } => {
                let message = format!("two errors have the wire value `{}`", &**second);
                let report = Report::new(second.span, message).note("second use");
                report.also(*first, "first use")
            }
            Self::ValueOfTwo { first, second } => {
                let message = format!("two catalogs have the wire value `{}`", &**second);
                let report = Report::new(second.span, message).note("second use");
                report
                    .also(*first, "first use")
                    .help("leave one of the catalogs out: the value does not tell which is meant")
            }
            Self::Unseen { span, char } => {
                let message = if char.is_whitespace() || char.is_control() {
                    "a wire value has no white space and no control characters"
                } else {
                    "a wire value has no character that nobody sees"
                };
                Report::new(*span, message).note(character(*char))
            }
            Self::Direction { span, char } => {
                let message = "a character here changes the direction of the text around it";
                let report = Report::new(*span, message).note(format!("{char:?}"));
                report.help("remove it: the text would read differently from what it says")
            }
            Self::DaysInWrongOrder {
                keys: [earlier, later],
                first,
                second,
            } => {
                let report = Report::new(*second, format!("`{later}` is before `{earlier}`"));
                report.note("the earlier day").also(*first, "the later day")
            }

            Self::NotAName { name, of, meant } => {
                let message = format!("`{}` can't be the name of {}", &**name, of.words());
                let report = Report::new(name.span, message)
                    .note("expected small letters, digits and underscores, no keyword");
                match meant {
                    Some(meant) => report.help(format!("did you mean `{meant}`?")),
                    None => report,
                }
            }
            Self::SameArgument { first, second } => {
                let message = format!(
                    "`{}` is read from the same argument as another parameter",
                    &**second
                );
                Report::new(second.span, message)
                    .also(*first, "first read here")
                    .help("give it another `argument` or `property`")
            }
            Self::SameParameter { first, second } => {
                let message = format!("two parameters have the name `{}`", &**second);
                let report = Report::new(second.span, message).note("second use");
                report.also(*first, "first use")
            }
            Self::NoParameterType { name, meant } => {
                let message = format!("there is no parameter type `{}`", &**name);
                let report = unknown_word(message, name.span, *meant, Plain::WORDS);
                match meant {
                    Some(_) => report,
                    None => report
                        .help("for the values of another catalog, add `catalog = \"its file\"`"),
                }
            }
            Self::NotAnEnum { name } => {
                let message = format!("`{}` can't be the name of an enum", &**name);
                Report::new(name.span, message).note("expected a name such as `AuthErrorType`")
            }
            Self::SecretNoString { kind } => {
                Report::new(*kind, "only a string can be secret").note("expected `string`")
            }
            Self::NotAPath { span } => Report::new(*span, "`property` is not a path")
                .note("expected names with dots between them, such as `error.code`"),
            Self::RequiredAndOptional { optional, required } => {
                let message = "a parameter can't be both `required` and `optional`";
                let report = Report::new(*required, message).note("without it there is no failure");
                report.also(*optional, "it may be missing")
            }
            Self::NoCatalog { file } => {
                let message = format!("there is no catalog `{}` beside this spec", &**file);
                Report::new(file.span, message).note("no such file")
            }
            Self::NoParameter { name, meant, known } => {
                let message = format!("there is no parameter `{}`", &**name);
                if known.is_empty() {
                    let report = Report::new(name.span, message);
                    return report.note("this error has no `parameters`");
                }
                unknown_word(message, name.span, meant.as_deref(), known)
            }

            Self::NoAction { word, meant } => {
                let message = format!("there is no action `{}`", &**word);
                unknown_word(message, word.span, *meant, Verb::WORDS)
            }
            Self::NoWord {
                what,
                word,
                meant,
                known,
            } => {
                let message = format!("{} can't be `{}`", what.words(), &**word);
                unknown_word(message, word.span, *meant, known)
            }
            Self::Senseless { key, action, taken } => senseless(key, *action, taken),
            Self::NoCondition { word, meant } => {
                let message = format!("there is no condition `{}`", &**word);
                let report = if *meant == Some(&**word) {
                    Report::new(word.span, message)
                        .note(format!("expected `{}` without quotes", &**word))
                } else {
                    unknown_word(message, word.span, *meant, Presence::WORDS)
                };
                report.help(format!(
                    "for a parameter that is this string, write `{{ is = {:?} }}`",
                    &**word
                ))
            }
            Self::Unfit {
                span,
                parameter,
                required,
                why,
            } => {
                let what = match why {
                    Unfit::Required => "is always present",
                    _ => "is never this",
                };
                let message = format!("the parameter `{}` {what}", &**parameter);
                Report::new(*span, message).note(why.words(*required))
            }
            Self::AsNoCatalog { span, name } => {
                let message = format!("the parameter `{}` is from no catalog", &**name);
                let report = Report::new(*span, message);
                report.note("expected a parameter with `catalog`, whose errors have a `recovery`")
            }
            Self::NoValueOf {
                span,
                value,
                of,
                file,
            } => {
                let message = format!("`{value}` is no wire value of `{of}`");
                Report::new(*span, message)
                    .note("so this never holds")
                    .help(format!("write one of the values in `{file}`"))
            }
            Self::LeftOpen { span } => {
                Report::new(*span, "the last case of a recovery must always hold")
                    .note("this one has a `when`")
                    .help("add a case without `when` below it")
            }
            Self::Unreached { span, always } => Report::new(*span, "this case never counts")
                .note("remove it")
                .also(*always, "this one holds wherever it would"),

            Self::NoFactType {
                name,
                meant,
                optional,
            } => {
                let message = format!("there is no type `{}` for facts", &**name);
                let mut report = Report::new(name.span, message);
                if *optional {
                    report = report
                        .help("for a fact that an error may be without, write `optional = true`");
                }
                report.note(suggestion(*meant).unwrap_or_else(|| {
                    "expected `bool`, an integer such as `u16`, `f64`, `str`, `[str]` or the path of \
                     an enum"
                        .to_owned()
                }))
            }
            Self::SameFact { first, second } => {
                let message = format!("two facts have the name `{}`", &**second);
                let report = Report::new(second.span, message).note("second use");
                report.also(*first, "first use")
            }
            Self::NoFacts { key } => {
                let report = Report::new(*key, "this catalog has no facts of its own");
                report.help(
                    "name them in `facts` of `[catalog]`, such as \
                     `facts = [{ name = \"http_status\", type = \"u16\", description = \"…\" }]`",
                )
            }
            Self::NoVariant { word, meant, of } => {
                let message = format!("`{}` gives no variant of `{of}`", &**word);
                let report = Report::new(word.span, message);
                report.note(suggestion(meant.as_deref()).unwrap_or_else(|| {
                    "expected small words with `-` between them, such as `not-found` for `NotFound`"
                        .to_owned()
                }))
            }

            Self::LoneBrace { span, brace } => {
                let report = Report::new(*span, format!("a `{brace}` alone"));
                let other = if *brace == '{' { "a `}`" } else { "a `{`" };
                report
                    .note(format!("expected {other} to go with it"))
                    .help(format!("for a brace in the text, write `{brace}{brace}`"))
            }
            Self::EmptyBraces { span } => Report::new(*span, "braces without a parameter")
                .note("expected the name of a parameter between them")
                .help("for braces in the text, write `{{}}`"),
            Self::Format { span, name } => {
                let report = Report::new(*span, "a message can't say how to show a parameter");
                report.note(format!("expected `{{{name}}}`"))
            }
            Self::SecretInMessage { span, name } => {
                let report = Report::new(*span, "a secret can't stand in a message");
                report
                    .note("everyone would see it")
                    .also(name.span, "secret")
            }
            Self::BracesInCause { span } => {
                Report::new(*span, "a cause says nothing of parameters")
                    .note("this stays as it is")
                    .help("write it in `message`, which is what a failure says")
            }

            Self::Stanza(diagnostic) => diagnostic.report(),
        }
    }
}
fn unknown_key(
    key: &Text,
    table: bool,
    within: &str,
    meant: Option<&str>,
    known: &[String],
) -> Report {
    let kind = if table { "table" } else { "key" };
    let location = match within {
        "" => String::new(),
        within => format!(" in `{within}`"),
    };
    let message = format!("unknown {kind} `{}`{location}", &**key);
    let report = Report::new(key.span, message);
    if let Some(meant) = meant {
        return report.note(did_you_mean(meant));
    }
    if table && is_constant(key) && within.starts_with("error.") {
        return report.note(did_you_mean(&format!("{within}_{}", &**key)));
    }
    let verb = if known.len() == 1 { "is" } else { "are" };
    report.help(format!("known here {verb} {}", join(known, "and")))
}

fn strayed(keys: &[Text], header: &Text, above: &str) -> Report {
    let names: Vec<&str> = keys.iter().map(|key| &**key).collect();
    let (verb, them) = match keys {
        [_] => ("belongs", "it"),
        _ => ("belong", "them"),
    };
    let message = format!("{} {verb} to `{above}`", join(&names, "and"));
    let first = keys.first().map(|key| key.span).unwrap_or_default();
    Report::new(first, message)
        .note("here, below another header")
        .also(
            header.span,
            "everything from here to the next header is part of this",
        )
        .help(format!("move {them} above `{}`", &**header))
}

fn wrong_type(
    what: &What,
    expected: &Expected,
    found: Found,
    span: Span,
    write: Option<&str>,
) -> Report {
    if let (Expected::Section(header), What::Key(key)) = (expected, what) {
        let message = format!("`{key}` must be a table, not {}", found.words());
        let report = Report::new(span, message);
        return report.help(format!("write its keys below the header `{header}`"));
    }
    let message = format!("{} must be {}", what.words(), expected.words());
    let note = format!("expected {}, found {}", expected.words(), found.words());
    let report = Report::new(span, message).note(note);
    match (write, what) {
        (Some(write), What::Key(key)) => report.help(format!("write `{key} = {write}`")),
        _ => report,
    }
}

fn senseless(key: &Text, action: Option<&str>, taken: &[&str]) -> Report {
    let key_words = format!("`{}` makes no sense with", &**key);
    let (message, owner) = match action {
        Some(action) => (format!("{key_words} the action `{action}`"), action),
        None => (format!("{key_words} `as`"), "as"),
    };
    let report = Report::new(key.span, message);
    report.note(match taken {
        [] => format!("`{owner}` takes no other key"),
        taken => format!("`{owner}` takes {}", join(taken, "and")),
    })
}

/// A word of a closed set that is none.
fn unknown_word<W: AsRef<str>>(
    message: String,
    span: Span,
    meant: Option<&str>,
    known: &[W],
) -> Report {
    let note = suggestion(meant).unwrap_or_else(|| format!("expected {}", join(known, "or")));
    Report::new(span, message).note(note)
}
