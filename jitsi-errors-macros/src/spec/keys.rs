//! The keys whose values are more than text: dates, events, recoveries and parameters.

use super::model::{
    Action, Awaited, Case, Date, Error, Event, Input, Life, Parameter, ParameterKind, Plain, Text,
    Then,
};
use super::near::nearest;
use super::parse::{Parser, first_entries, join};
use super::report::Report;
use super::toml::{Entry, Kind, Table, Value};

impl<'d> Parser<'d, '_> {
    pub fn date(&mut self, what: &str, value: &Value<'_>) -> Option<Date> {
        let span = value.span.clone();
        let Kind::Date(text) = &value.kind else {
            self.mistyped(what, "a date such as 2016-09-27", value);
            return None;
        };
        let number = day(text);
        if number.is_none() {
            let report = Report::new(span.clone(), format!("{what} is not a day"));
            self.report(report.note("expected year, month and day, such as 2016-09-27"));
        }
        number.map(|number| Date {
            number,
            span: span.into(),
        })
    }

    pub fn event(&mut self, what: &str, value: &Value<'_>) -> Option<Event> {
        let name = self.string(what, value)?;
        let event = Event::from_word(&name);
        if event.is_none() {
            self.unknown_word(
                format!("there is no event `{}`", &*name),
                &name,
                Event::WORDS,
            );
        }
        event
    }

    pub fn recovery(&mut self, value: &'d Value<'d>, names: &[Parameter]) -> Vec<Case> {
        let then = self.case(value, names);
        let when = Vec::new();
        then.map(|then| Case { when, then }).into_iter().collect()
    }

    fn case(&mut self, value: &'d Value<'d>, parameters: &[Parameter]) -> Option<Then> {
        const KEYS: [&str; 5] = ["action", "after", "backoff", "for", "on"];
        const ACTIONS: [&str; 9] = [
            "retry",
            "ask",
            "wait",
            "reload",
            "join-as-visitor",
            "leave",
            "continue",
            "ignore",
            "depends",
        ];

        let table = self.inline_table("`recovery`", "{ action = \"leave\" }", value)?;
        let action = self.required(table, "action")?;
        let action = self.string("`action`", &action.value)?;
        let Some(&action) = ACTIONS.iter().find(|known| **known == &*action) else {
            self.unknown_word(
                format!("there is no action `{}`", &*action),
                &action,
                &ACTIONS,
            );
            return None;
        };
        let known: &[&'static str] = match action {
            "retry" | "reload" => &["action", "after", "backoff"],
            "ask" => &["action", "for"],
            "wait" => &["action", "for", "after"],
            "depends" => &["action", "on"],
            _ => &["action"],
        };
        for entry in first_entries(table) {
            let key = &*entry.key.text;
            if !KEYS.contains(&key) {
                self.unknown(entry, table, known);
            } else if !known.contains(&key) {
                self.senseless(entry, action, known);
            }
        }
        let after = self.optional(table, "after", Self::seconds);
        let backoff = self.optional(table, "backoff", Self::boolean);
        let backoff = backoff.unwrap_or_default();
        Some(Then::Do(match action {
            "retry" => Action::Retry { after, backoff },
            "ask" => Action::Ask(Input::from_word(self.word(table, "for", Input::WORDS)?)?),
            "wait" => {
                let until = Awaited::from_word(self.word(table, "for", Awaited::WORDS)?)?;
                Action::Wait { until, after }
            }
            "reload" => Action::Reload { after, backoff },
            "join-as-visitor" => Action::JoinAsVisitor,
            "leave" => Action::Leave,
            "continue" => Action::Continue,
            "ignore" => Action::Ignore,
            _ => {
                let on = self.required(table, "on")?;
                let on = self.string("`on`", &on.value)?;
                let names = || parameters.iter().map(|parameter| &*parameter.name);
                let Some(index) = names().position(|name| name == &*on) else {
                    let message = format!("there is no parameter `{}`", &*on);
                    let report = Report::new(on.span.range(), message);
                    self.report(match nearest(&on, names()) {
                        Some(meant) => report.note(format!("help: did you mean `{meant}`?")),
                        None => report.note("expected one of this error's `parameters`"),
                    });
                    return None;
                };
                return Some(Then::As(index));
            }
        }))
    }

    fn senseless(&mut self, entry: &Entry<'_>, action: &str, known: &[&str]) {
        let key = &entry.key;
        let message = format!("`{}` makes no sense with the action `{action}`", key.text);
        let others: Vec<&str> = known
            .iter()
            .copied()
            .filter(|key| *key != "action")
            .collect();
        let note = match others.as_slice() {
            [] => format!("`{action}` takes no other key"),
            others => format!("`{action}` takes {}", join(others, "and")),
        };
        self.report(Report::new(key.span.clone(), message).note(note));
    }

    pub fn parameters(&mut self, value: &'d Value<'d>) -> Vec<Parameter> {
        const MODEL: &str = "{ name = \"text\", type = \"string\", about = \"…\" }";

        let tables: Vec<&Table<'_>> = match &value.kind {
            Kind::Tables(ids) => ids.iter().map(|&id| self.document.table(id)).collect(),
            Kind::Array(values) => values
                .iter()
                .filter_map(|value| self.inline_table("a parameter", MODEL, value))
                .collect(),
            _ => {
                self.mistyped("`parameters`", "an array of tables", value);
                return Vec::new();
            }
        };
        let mut parameters: Vec<Parameter> = Vec::new();
        for table in tables {
            let next = parameters.last().map_or(0, |last| last.argument + 1);
            parameters.extend(self.parameter(table, next));
        }
        parameters
    }

    fn parameter(&mut self, table: &'d Table<'d>, next: usize) -> Option<Parameter> {
        const KNOWN: [&str; 8] = [
            "name", "type", "catalog", "argument", "property", "optional", "secret", "about",
        ];

        let mut missing = vec!["name", "type", "about"];
        for entry in first_entries(table) {
            let key = &*entry.key.text;
            let meant = if KNOWN.contains(&key) {
                Some(key)
            } else {
                self.unknown(entry, table, &KNOWN)
            };
            missing.retain(|missing| Some(*missing) != meant);
        }
        self.lacks(table, &missing);
        let [name, kind, about] =
            ["name", "type", "about"].map(|key| self.optional(table, key, Self::string));
        let catalog = self.optional(table, "catalog", Self::string);
        let argument = self.optional(table, "argument", Self::index);
        let property = self.optional(table, "property", Self::property);
        let optional = self.optional(table, "optional", Self::boolean);
        let secret = self.optional(table, "secret", Self::boolean);
        Some(Parameter {
            kind: self.kind(kind?, catalog, secret.unwrap_or_default())?,
            name: name?,
            argument: argument.unwrap_or(next),
            property: property.map_or_else(String::new, |property| property.text),
            optional: optional.unwrap_or_default(),
            required: false,
            about: about?,
        })
    }

    fn kind(&mut self, name: Text, catalog: Option<Text>, secret: bool) -> Option<ParameterKind> {
        let plain = Plain::from_word(&name);
        match (catalog, plain) {
            (Some(_), _) if !is_type(&name) => {
                let message = format!("`{}` can't be the name of an enum", &*name);
                let report = Report::new(name.span, message);
                self.report(report.note("expected a name such as `AuthErrorType`"));
                None
            }
            (Some(file), _) => Some(ParameterKind::Catalog { name, file }),
            (None, Some(Plain::String)) if secret => Some(ParameterKind::Secret),
            (None, Some(_)) if secret => {
                let report = Report::new(name.span, "only a string can be secret");
                self.report(report.note("expected `string`"));
                None
            }
            (None, Some(plain)) => Some(ParameterKind::Plain(plain)),
            (None, None) => {
                let message = format!("there is no parameter type `{}`", &*name);
                let report = Report::new(name.span.clone(), message);
                self.report(match nearest(&name, Plain::WORDS.iter().copied()) {
                    Some(meant) => report.note(format!("help: did you mean `{meant}`?")),
                    None => report
                        .note(format!("expected {}", join(Plain::WORDS, "or")))
                        .help("for the values of another catalog, add `catalog = \"its file\"`"),
                });
                None
            }
        }
    }

    fn inline_table(
        &mut self,
        what: &str,
        model: &str,
        value: &'d Value<'d>,
    ) -> Option<&'d Table<'d>> {
        match value.kind {
            Kind::Table(id) => Some(self.document.table(id)),
            _ => {
                self.mistyped(what, &format!("a table such as `{model}`"), value);
                None
            }
        }
    }

    fn required(&mut self, table: &'d Table<'d>, key: &str) -> Option<&'d Entry<'d>> {
        let found = first_entries(table).find(|entry| entry.key.text == key);
        if found.is_none() {
            self.lacks(table, &[key]);
        }
        found
    }

    fn optional<T>(
        &mut self,
        table: &'d Table<'d>,
        key: &str,
        read: fn(&mut Self, &str, &Value<'_>) -> Option<T>,
    ) -> Option<T> {
        let entry = first_entries(table).find(|entry| entry.key.text == key)?;
        read(self, &format!("`{key}`"), &entry.value)
    }

    /// One of the words that a key may be.
    fn word(
        &mut self,
        table: &'d Table<'d>,
        key: &str,
        known: &[&'static str],
    ) -> Option<&'static str> {
        let entry = self.required(table, key)?;
        let word = self.string(&format!("`{key}`"), &entry.value)?;
        let found = known.iter().copied().find(|known| *known == &*word);
        if found.is_none() {
            self.unknown_word(format!("`{key}` can't be `{}`", &*word), &word, known);
        }
        found
    }

    fn unknown_word(&mut self, message: String, word: &Text, known: &[&str]) {
        let note = match nearest(word, known.iter().copied()) {
            Some(meant) => format!("help: did you mean `{meant}`?"),
            None => format!("expected {}", join(known, "or")),
        };
        self.report(Report::new(word.span.clone(), message).note(note));
    }

    fn property(&mut self, what: &str, value: &Value<'_>) -> Option<Text> {
        let path = self.string(what, value)?;
        let is_name = |name: &str| {
            let letter = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$');
            !name.is_empty() && name.chars().all(letter)
        };
        if path.split('.').all(is_name) {
            return Some(path);
        }
        let report = Report::new(path.span.clone(), format!("{what} is not a path"));
        self.report(report.note("expected names with dots between them, such as `error.code`"));
        None
    }

    fn boolean(&mut self, what: &str, value: &Value<'_>) -> Option<bool> {
        if let Kind::Boolean(boolean) = value.kind {
            return Some(boolean);
        }
        self.mistyped(what, "`true` or `false`", value);
        None
    }

    fn index(&mut self, what: &str, value: &Value<'_>) -> Option<usize> {
        self.integer(what, "an integer from 0 to 15", 15, value)
            .map(|index| index as usize)
    }

    fn seconds(&mut self, what: &str, value: &Value<'_>) -> Option<u32> {
        self.integer(what, "whole seconds, at most an hour", 3600, value)
    }

    fn integer(&mut self, what: &str, expected: &str, most: u32, value: &Value<'_>) -> Option<u32> {
        match &value.kind {
            Kind::Integer(text) => {
                let number = text.as_ref().and_then(|text| text.parse().ok());
                let number = number.filter(|number| *number <= most);
                if number.is_none() {
                    let report = Report::new(value.span.clone(), format!("{what} is out of range"));
                    self.report(report.note(format!("expected {expected}")));
                }
                number
            }
            _ => {
                self.mistyped(what, expected, value);
                None
            }
        }
    }
}

/// A day in the notation of RFC 3339 as one number, if there is such a day.
fn day(text: &str) -> Option<u32> {
    let mut parts = text.split('-').map(str::parse::<u32>);
    let (year, month, day) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let real = (1..=days).contains(&day) && text.len() == "2016-09-27".len();
    real.then_some(year * 10_000 + month * 100 + day)
}

/// Reports what the keys of one error say that can't be so, and drops the parameters that can't have
/// a field; `exists` tells whether there is such a file beside the spec.
pub fn check(error: &mut Error, exists: &dyn Fn(&str) -> bool, reports: &mut Vec<Report>) {
    let Life {
        since,
        silent,
        removed,
    } = &error.life;
    let (since, silent, removed) = (since.as_ref(), silent.as_ref(), removed.as_ref());
    reports.extend(in_order(since, silent, ["since", "silent"]));
    reports.extend(match silent {
        Some(_) => in_order(silent, removed, ["silent", "removed"]),
        None => in_order(since, removed, ["since", "removed"]),
    });

    let mut firsts: Vec<Text> = Vec::new();
    error.parameters.retain(|Parameter { name, kind, .. }| {
        match kind {
            ParameterKind::Catalog { file, .. } if !exists(file) => {
                let message = format!("there is no catalog `{}` beside this spec", &**file);
                reports.push(Report::new(file.span.clone(), message).note("no such file"));
            }
            _ => {}
        }
        if !is_field(name) {
            let message = format!("`{}` can't be the name of a field", &**name);
            let report = Report::new(name.span.clone(), message);
            reports.push(report.note("expected small letters, digits and underscores, no keyword"));
            return false;
        }
        if let Some(first) = firsts.iter().find(|first| ***first == **name) {
            let message = format!("two parameters have the name `{}`", &**name);
            let report = Report::new(name.span.clone(), message).note("second use");
            reports.push(report.also(first.span.clone(), "first use"));
            return false;
        }
        firsts.push(name.clone());
        true
    });
}

/// A report if two days are in the wrong order.
fn in_order(earlier: Option<&Date>, later: Option<&Date>, keys: [&str; 2]) -> Option<Report> {
    let (earlier, later) = (earlier?, later?);
    let [first, second] = keys;
    let message = format!("`{second}` is before `{first}`");
    (earlier.number > later.number).then(|| {
        let report = Report::new(later.span.clone(), message).note("the earlier day");
        report.also(earlier.span.clone(), "the later day")
    })
}

/// Whether an enum can bear this name.
fn is_type(name: &str) -> bool {
    let word = |char: char| char.is_ascii_alphanumeric() || char == '_';
    name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.chars().all(word)
        && name != "Self"
}

/// Whether a field can bear this name.
fn is_field(name: &str) -> bool {
    const KEYWORDS: &str = " as async await abstract become box break const continue crate do dyn \
        else enum extern false final fn for gen if impl in let loop macro match mod move mut \
        override priv pub ref return self static struct super trait true try type typeof unsafe \
        unsized use virtual where while yield ";

    let word = |char: char| matches!(char, 'a'..='z' | '0'..='9' | '_');
    name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.chars().all(word)
        && !KEYWORDS.contains(&format!(" {name} "))
}
