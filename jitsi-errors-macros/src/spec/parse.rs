//! From tables to the model: the spec's keys, their types, and which must be there.

use super::check::is_constant;
use super::model::{Catalog, Error, Text};
use super::near::nearest;
use super::report::Report;
use super::toml::{Document, Entry, Kind, Table, Value};

/// Reads the model from the spec's tables. What is wrong is reported and left empty, so that the
/// rest stays in use.
pub fn parse(document: &Document<'_>, reports: &mut Vec<Report>) -> Catalog {
    let mut parser = Parser { document, reports };
    let mut catalog = Catalog::default();
    let root = document.root();
    for entry in first_entries(root) {
        let is_table = matches!(entry.value.kind, Kind::Table(_));
        match &*entry.key.text {
            "catalog" => parser.catalog(entry, &mut catalog),
            "error" => parser.errors(entry, &mut catalog),
            name if is_table && is_constant(name) => parser.misplaced(entry, &mut catalog),
            _ => match parser.unknown(entry, root, &["catalog", "error"]) {
                Some("catalog") if is_table => parser.catalog(entry, &mut catalog),
                Some("error") if is_table => parser.errors(entry, &mut catalog),
                _ => {}
            },
        }
    }
    parser.vacant(root);
    catalog
}

/// Reads the tables of a document.
pub struct Parser<'d, 'r> {
    pub document: &'d Document<'d>,
    reports: &'r mut Vec<Report>,
}

impl<'d> Parser<'d, '_> {
    fn catalog(&mut self, entry: &Entry<'_>, catalog: &mut Catalog) {
        let Some(table) = self.table(entry, "[catalog]") else {
            return;
        };
        for entry in first_entries(table) {
            let slot = match &*entry.key.text {
                "source" => &mut catalog.source,
                "about" => &mut catalog.about,
                "example" => &mut catalog.example,
                _ => {
                    self.unknown(entry, table, &["source", "about", "example"]);
                    continue;
                }
            };
            *slot = self.string(&format!("`{}`", entry.key.text), &entry.value);
        }
    }

    fn errors(&mut self, entry: &Entry<'_>, catalog: &mut Catalog) {
        let Some(table) = self.table(entry, "[error.ICE_FAILED]") else {
            return;
        };
        for entry in &table.entries {
            self.entry(entry, catalog);
        }
    }

    /// Reads one error; what two headers define together is not asked for what it lacks.
    fn entry(&mut self, entry: &Entry<'_>, catalog: &mut Catalog) {
        let header = format!("[error.{}]", entry.key.text);
        let name = Text {
            text: entry.key.text.to_string(),
            span: entry.key.span.clone().into(),
        };
        let Some(table) = self.table(entry, &header) else {
            let error = Error {
                name,
                ..Error::default()
            };
            catalog.errors.extend((!entry.repeated).then_some(error));
            return;
        };
        let (error, missing) = self.error(name, table);
        if entry.repeated {
            return;
        }
        if !entry.split && !table.is_implied() {
            self.lacks(table, &missing);
        }
        catalog.errors.push(error);
    }

    /// Reports the keys that are missing in a table.
    pub fn lacks(&mut self, table: &Table<'_>, missing: &[&str]) {
        if !missing.is_empty() && !self.is_broken(table) {
            let message = format!("`{}` lacks {}", table.path, join(missing, "and"));
            self.report(Report::new(table.span.clone(), message));
        }
    }

    /// Whether text below this table's header is not TOML, so that what seems to be missing may
    /// stand there.
    fn is_broken(&self, table: &Table<'_>) -> bool {
        let section = self.document.section(table);
        let within = |report: &Report| report.is_syntax() && section.contains(&report.start());
        self.reports.iter().any(within)
    }

    /// An error outside the table of errors.
    fn misplaced(&mut self, entry: &Entry<'_>, catalog: &mut Catalog) {
        let name = &entry.key.text;
        let report = Report::new(entry.key.span.clone(), format!("unknown table `{name}`"));
        self.report(report.note(format!("help: did you mean `error.{name}`?")));
        self.entry(entry, catalog);
    }

    /// Reports that there are no errors, unless what else is wrong may be why.
    fn vacant(&mut self, root: &Table<'_>) {
        let mut errors = root
            .entries
            .iter()
            .filter(|entry| entry.key.text != "catalog");
        let span = match errors.next().map(|entry| &entry.value.kind) {
            None => 0..0,
            Some(&Kind::Table(id)) if self.document.table(id).entries.is_empty() => {
                self.document.table(id).span.clone()
            }
            Some(_) => return,
        };
        if !self.reports.iter().any(Report::is_syntax) {
            let report = Report::new(span, "the spec has no errors");
            self.report(report.help(
                "add a table such as `[error.ICE_FAILED]` with the keys `value`, `cause`, \
                 `occurrences` and `recommendation`",
            ));
        }
    }

    /// Reads one error, and tells which keys it lacks.
    fn error(&mut self, name: Text, table: &'d Table<'d>) -> (Error, Vec<&'static str>) {
        const REQUIRED: [&str; 4] = ["value", "cause", "occurrences", "recommendation"];
        const KNOWN: [&str; 12] = [
            "value",
            "cause",
            "occurrences",
            "recommendation",
            "example",
            "since",
            "silent",
            "removed",
            "event",
            "retried",
            "recovery",
            "parameters",
        ];

        let mut error = Error {
            name,
            ..Error::default()
        };
        let mut missing = REQUIRED.to_vec();
        for entry in first_entries(table) {
            let key = &*entry.key.text;
            let what = format!("`{key}`");
            let value = &entry.value;
            missing.retain(|missing| *missing != key);
            match key {
                "value" => error.value = self.string(&what, value).unwrap_or_default(),
                "cause" => error.cause = self.string(&what, value).unwrap_or_default(),
                "occurrences" => error.occurrences = self.strings(&what, value),
                "recommendation" => {
                    error.recommendation = self.string(&what, value).unwrap_or_default();
                }
                "example" => error.example = self.string(&what, value),
                "since" => error.life.since = self.date(&what, value),
                "silent" => error.life.silent = self.date(&what, value),
                "removed" => error.life.removed = self.date(&what, value),
                "event" => error.event = self.event(&what, value),
                "retried" => error.retried = self.string(&what, value),
                "recovery" => {}
                "parameters" => error.parameters = self.parameters(value),
                _ => {
                    let meant = self.unknown(entry, table, &KNOWN);
                    missing.retain(|missing| Some(*missing) != meant);
                }
            }
        }
        let recovery = first_entries(table).find(|entry| entry.key.text == "recovery");
        if let Some(entry) = recovery {
            error.recovery = self.recovery(&entry.value, &error.parameters);
        }
        (error, missing)
    }

    /// Reports a key that is not known, and tells which was meant, if one was.
    pub fn unknown(
        &mut self,
        entry: &Entry<'_>,
        table: &Table<'_>,
        known: &[&'static str],
    ) -> Option<&'static str> {
        let kind = match entry.value.kind {
            Kind::Table(_) | Kind::Tables(_) => "table",
            _ => "key",
        };
        let place = match table.path.as_str() {
            "" => String::new(),
            path => format!(" in `{path}`"),
        };
        let message = format!("unknown {kind} `{}`{place}", entry.key.text);
        let meant = nearest(&entry.key.text, known.iter().copied());
        let report = Report::new(entry.key.span.clone(), message);
        self.report(match meant {
            Some(meant) => report.note(format!("help: did you mean `{meant}`?")),
            None => report.help(format!("known here are {}", join(known, "and"))),
        });
        meant
    }

    fn table(&mut self, entry: &Entry<'_>, header: &str) -> Option<&'d Table<'d>> {
        match &entry.value.kind {
            Kind::Table(id) => return Some(self.document.table(*id)),
            Kind::Broken => {}
            other => {
                let found = other.describe();
                let message = format!("`{}` must be a table, not {found}", entry.key.text);
                let report = Report::new(entry.value.span.clone(), message);
                let help = format!("write its keys below the header `{header}`");
                self.report(report.help(help));
            }
        }
        None
    }

    pub fn string(&mut self, what: &str, value: &Value<'_>) -> Option<Text> {
        let span = value.span.clone();
        match &value.kind {
            Kind::String(text) if text.trim().is_empty() => {
                let report = Report::new(span, format!("{what} is blank"));
                self.report(report.note("expected text"));
                None
            }
            Kind::String(text) => Some(Text {
                text: text.to_string(),
                span: span.into(),
            }),
            _ => {
                self.mistyped(what, "a string", value);
                None
            }
        }
    }

    fn strings(&mut self, what: &str, value: &Value<'_>) -> Vec<Text> {
        match &value.kind {
            Kind::Array(values) if values.is_empty() => {
                let report = Report::new(value.span.clone(), format!("{what} is empty"));
                self.reports
                    .push(report.note("expected at least one string"));
                Vec::new()
            }
            Kind::Array(values) => {
                let element = format!("an element of {what}");
                let strings = values
                    .iter()
                    .filter_map(|value| self.string(&element, value));
                strings.collect()
            }
            _ => {
                self.mistyped(what, "an array of strings", value);
                Vec::new()
            }
        }
    }

    /// Reports a value of the wrong type, unless it is not even TOML.
    pub fn mistyped(&mut self, what: &str, expected: &str, value: &Value<'_>) {
        if matches!(value.kind, Kind::Broken) {
            return;
        }
        let report = Report::new(value.span.clone(), format!("{what} must be {expected}"));
        let note = format!("expected {expected}, found {}", value.kind.describe());
        self.report(report.note(note));
    }

    pub fn report(&mut self, report: Report) {
        self.reports.push(report);
    }
}

/// The entries without those whose key stands earlier.
pub fn first_entries<'d>(table: &'d Table<'d>) -> impl Iterator<Item = &'d Entry<'d>> {
    table.entries.iter().filter(|entry| !entry.repeated)
}

/// `a, b and c`
pub fn join(words: &[&str], last: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((end, others)) if !others.is_empty() => {
            format!("{} {last} {end}", others.join(", "))
        }
        _ => words.concat(),
    }
}
