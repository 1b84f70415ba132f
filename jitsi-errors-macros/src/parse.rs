//! From tables to the model: the spec's keys, their types, and which must be there.

use crate::check::is_constant;
use crate::model::{Catalog, Error, Text};
use crate::near::nearest;
use crate::report::{Report, Span};
use crate::toml::{Document, Entry, Kind, Table, Value};

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

struct Parser<'d, 'r> {
    document: &'d Document<'d>,
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
            self.entry(entry, &table.entries, catalog);
        }
    }

    /// Reads one of some errors.
    fn entry(&mut self, entry: &Entry<'_>, all: &[Entry<'_>], catalog: &mut Catalog) {
        let header = format!("[error.{}]", entry.key.text);
        let Some(table) = self.table(entry, &header) else {
            return;
        };
        let name = Text {
            text: entry.key.text.to_string(),
            span: entry.key.span.clone(),
        };
        let (error, missing) = self.error(name, table);
        if entry.repeated {
            return;
        }
        // What seems to be missing may stand below a second header, or in text that is not TOML.
        let again = |other: &Entry<'_>| other.repeated && other.key.text == entry.key.text;
        let elsewhere = || table.is_implied() || all.iter().any(again) || self.is_broken(table);
        if !missing.is_empty() && !elsewhere() {
            let message = format!("`{}` lacks {}", table.path, join(&missing, "and"));
            self.reports.push(Report::new(table.span.clone(), message));
        }
        catalog.errors.push(error);
    }

    /// Whether text below this table's header is not TOML.
    fn is_broken(&self, table: &Table<'_>) -> bool {
        let section = self.document.section(table);
        let within = |report: &Report| report.is_syntax() && section.contains(&report.start());
        self.reports.iter().any(within)
    }

    /// An error outside the table of errors.
    fn misplaced(&mut self, entry: &Entry<'_>, catalog: &mut Catalog) {
        let name = &entry.key.text;
        let report = Report::new(entry.key.span.clone(), format!("unknown table `{name}`"));
        self.reports
            .push(report.note(format!("help: did you mean `error.{name}`?")));
        self.entry(entry, &[], catalog);
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
            self.reports.push(report.help(
                "add a table such as `[error.ICE_FAILED]` with the keys `value`, `cause`, \
                 `occurrences` and `recommendation`",
            ));
        }
    }

    /// Reads one error, and tells which keys it lacks.
    fn error(&mut self, name: Text, table: &'d Table<'d>) -> (Error, Vec<&'static str>) {
        const REQUIRED: [&str; 4] = ["value", "cause", "occurrences", "recommendation"];
        const KNOWN: [&str; 5] = ["value", "cause", "occurrences", "recommendation", "example"];

        let mut error = Error {
            name,
            ..Error::default()
        };
        let mut missing = REQUIRED.to_vec();
        for entry in first_entries(table) {
            let key = &*entry.key.text;
            let what = format!("`{key}`");
            let value = &entry.value;
            let meant = match key {
                "occurrences" => {
                    error.occurrences = self.strings(&what, value);
                    Some(key)
                }
                "value" | "cause" | "recommendation" | "example" => {
                    if let Some(text) = self.string(&what, value) {
                        match key {
                            "value" => error.value = text,
                            "cause" => error.cause = text,
                            "recommendation" => error.recommendation = text,
                            _ => error.example = Some(text),
                        }
                    }
                    Some(key)
                }
                _ => self.unknown(entry, table, &KNOWN),
            };
            missing.retain(|missing| Some(*missing) != meant);
        }
        (error, missing)
    }

    /// Reports a key that is not known, and tells which was meant, if one was.
    fn unknown(
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
        let note = match meant {
            Some(meant) => format!("help: did you mean `{meant}`?"),
            None => format!("expected {}", join(known, "or")),
        };
        let report = Report::new(entry.key.span.clone(), message);
        self.reports.push(report.note(note));
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
                self.reports.push(report.help(help));
            }
        }
        None
    }

    fn string(&mut self, what: &str, value: &Value<'_>) -> Option<Text> {
        let span = value.span.clone();
        match &value.kind {
            Kind::String(text) if text.trim().is_empty() => {
                let report = Report::new(span, format!("{what} is blank"));
                self.reports.push(report.note("expected text"));
                None
            }
            Kind::String(text) => Some(Text {
                text: text.to_string(),
                span,
            }),
            Kind::Broken => None,
            other => {
                self.mistyped(what, "a string", other, span);
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
            Kind::Broken => Vec::new(),
            other => {
                self.mistyped(what, "an array of strings", other, value.span.clone());
                Vec::new()
            }
        }
    }

    fn mistyped(&mut self, what: &str, expected: &str, found: &Kind<'_>, span: Span) {
        let report = Report::new(span, format!("{what} must be {expected}"));
        let note = format!("expected {expected}, found {}", found.describe());
        self.reports.push(report.note(note));
    }
}

/// The entries without those whose key stands earlier.
fn first_entries<'d>(table: &'d Table<'d>) -> impl Iterator<Item = &'d Entry<'d>> {
    table.entries.iter().filter(|entry| !entry.repeated)
}

/// `a, b and c`
fn join(words: &[&str], last: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((end, others)) if !others.is_empty() => {
            format!("{} {last} {end}", others.join(", "))
        }
        _ => words.concat(),
    }
}
