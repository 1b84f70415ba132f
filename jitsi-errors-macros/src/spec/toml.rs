//! The spec's text as TOML tables that know where each key and value stands.
//!
//! `toml_parser` splits the text into events and decodes strings; here they become tables, by the
//! rules of <https://toml.io/en/v1.1.0>. The `toml` crate would do both, but it forgets where a key
//! stood first when it stands twice, stops at some mistakes, and costs users more to build.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::iter::Peekable;
use std::vec;

use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::parser::{Event, EventKind};
use toml_parser::{ParseError, Raw, Source};

use super::events::{self, is_open, range};
use super::report::{Report, Span};
use super::syntax;

const ROOT: TableId = 0;

pub type TableId = usize;

/// All tables of a file; the first is the root.
pub struct Document<'t> {
    tables: Vec<Table<'t>>,
    index: HashMap<(TableId, Cow<'t, str>), usize>,
    /// Where each `[header]` starts, in the order of the file.
    headers: Vec<usize>,
}

/// Keys and values, in the order of the file.
pub struct Table<'t> {
    /// The dotted path to it, as in a header; empty for the root.
    pub path: String,
    /// The header, or the key of an inline table, or its braces where it has no key.
    pub span: Span,
    /// With the keys that stand a second time, which have been reported.
    pub entries: Vec<Entry<'t>>,
    origin: Origin,
}

pub struct Entry<'t> {
    pub key: Key<'t>,
    pub value: Value<'t>,
    /// Whether the key stands earlier in the same table.
    pub repeated: bool,
    /// Whether it stands there a second time, before or after this.
    pub split: bool,
}

#[derive(Clone)]
pub struct Key<'t> {
    pub text: Cow<'t, str>,
    pub span: Span,
}

pub struct Value<'t> {
    pub kind: Kind<'t>,
    pub span: Span,
}

pub enum Kind<'t> {
    String(Cow<'t, str>),
    Array(Vec<Value<'t>>),
    Table(TableId),
    /// An array of tables: `[[header]]`.
    Tables(Vec<TableId>),
    Boolean(bool),
    /// A whole number as TOML writes it in decimal, or `None` in another base.
    Integer(Option<Cow<'t, str>>),
    Float,
    /// A date, a time or both, as it is written.
    Date(Cow<'t, str>),
    /// Not TOML, which has been reported.
    Broken,
}

/// How a table came to be, which decides who may add to it.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    /// By the header of a table within it.
    Implied,
    Header,
    Dotted,
    Inline,
}

impl Table<'_> {
    /// Whether it is there only because of a header of a table within it.
    pub fn is_implied(&self) -> bool {
        self.origin == Origin::Implied
    }
}

impl Kind<'_> {
    /// What stands there, as a message names it.
    pub fn describe(&self) -> &'static str {
        match self {
            Kind::String(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Table(_) => "a table",
            Kind::Tables(_) => "an array of tables",
            Kind::Boolean(_) => "a boolean",
            Kind::Integer(_) => "an integer",
            Kind::Float => "a number",
            Kind::Date(_) => "a date",
            Kind::Broken => "nothing",
        }
    }
}

impl<'t> Document<'t> {
    /// Reads `text`, as far as it can be read, and reports what is not TOML.
    pub fn parse(text: &'t str, reports: &mut Vec<Report>) -> Self {
        let events = events::read(text, reports);
        let mut builder = Builder {
            document: Document::empty(text.len()),
            source: Source::new(text),
            events: events.into_iter().peekable(),
            reports,
        };
        builder.document();
        builder.document
    }

    fn empty(end: usize) -> Self {
        let mut document = Document {
            tables: Vec::new(),
            index: HashMap::new(),
            headers: Vec::new(),
        };
        document.add(String::new(), 0..end, Origin::Header);
        document
    }

    pub fn root(&self) -> &Table<'t> {
        &self.tables[ROOT]
    }

    pub fn table(&self, id: TableId) -> &Table<'t> {
        &self.tables[id]
    }

    /// From this table's header to the next header.
    pub fn section(&self, table: &Table<'_>) -> Span {
        let start = table.span.start;
        let next = self.headers.partition_point(|&header| header <= start);
        start..self.headers.get(next).copied().unwrap_or(usize::MAX)
    }

    fn add(&mut self, path: String, span: Span, origin: Origin) -> TableId {
        self.tables.push(Table {
            path,
            span,
            entries: Vec::new(),
            origin,
        });
        self.tables.len() - 1
    }

    /// Adds a table under `key`, without asking whether the key stands there.
    fn add_child(&mut self, parent: TableId, key: Key<'t>, span: Span, origin: Origin) -> TableId {
        let id = self.add(self.path(parent, &key), span.clone(), origin);
        let kind = Kind::Table(id);
        self.push(parent, key, Value { kind, span });
        id
    }

    fn push(&mut self, parent: TableId, key: Key<'t>, value: Value<'t>) {
        let entries = &mut self.tables[parent].entries;
        let first = match self.index.entry((parent, key.text.clone())) {
            Occupied(slot) => Some(*slot.get()),
            Vacant(slot) => {
                slot.insert(entries.len());
                None
            }
        };
        if let Some(first) = first {
            entries[first].split = true;
        }
        entries.push(Entry {
            key,
            value,
            repeated: first.is_some(),
            split: first.is_some(),
        });
    }

    fn get(&mut self, parent: TableId, key: &Key<'t>) -> Option<&mut Entry<'t>> {
        let slot = *self.index.get(&(parent, key.text.clone()))?;
        Some(&mut self.tables[parent].entries[slot])
    }

    fn path(&self, parent: TableId, key: &Key<'_>) -> String {
        match self.tables[parent].path.as_str() {
            "" => key.text.to_string(),
            path => format!("{path}.{}", key.text),
        }
    }
}

struct Builder<'t, 'r> {
    document: Document<'t>,
    source: Source<'t>,
    events: Peekable<vec::IntoIter<Event>>,
    reports: &'r mut Vec<Report>,
}

impl<'t> Builder<'t, '_> {
    fn document(&mut self) {
        let mut current = ROOT;
        while let Some(event) = self.events.next() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => current = self.header(event),
                EventKind::SimpleKey => {
                    let keys = self.keys(event);
                    if self.take(EventKind::KeyValSep).is_some() {
                        self.key_value(current, keys);
                    } else if self.ends_header() {
                        current = self.table(keys, event.span().start(), false);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a bracket comes next, so that the key before it was meant as a header.
    fn ends_header(&mut self) -> bool {
        let bracket = |event: &Event| &self.source.input()[range(event)] == "]";
        self.events.peek().is_some_and(bracket)
    }

    /// Opens the table that a header names.
    fn header(&mut self, open: Event) -> TableId {
        let start = open.span().start();
        self.skip_whitespace();
        let Some(first) = self.take(EventKind::SimpleKey) else {
            let span = range(&open);
            return self.document.add(String::new(), span, Origin::Header);
        };
        let path = self.keys(first);
        self.table(path, start, open.kind() == EventKind::ArrayTableOpen)
    }

    fn table(&mut self, mut path: Vec<Key<'t>>, start: usize, of_tables: bool) -> TableId {
        let key = path.pop().expect("a header has a key");
        let end = match self.events.peek().copied() {
            Some(event) if is_close(event.kind()) => event.span().end(),
            _ => key.span.end,
        };
        let span = start..end;
        self.document.headers.push(start);

        let parent = path
            .into_iter()
            .try_fold(ROOT, |table, key| self.descend(table, key, Origin::Implied));
        match parent {
            Some(parent) if of_tables => self.open_element(parent, key, span),
            Some(parent) => self.open_table(parent, key, span),
            None => self.document.add(String::new(), span, Origin::Header),
        }
    }

    fn open_table(&mut self, parent: TableId, key: Key<'t>, span: Span) -> TableId {
        let Some(entry) = self.document.get(parent, &key) else {
            return self.document.add_child(parent, key, span, Origin::Header);
        };
        let first = entry.key.span.clone();
        let child = match entry.value.kind {
            Kind::Table(id) => Some(id),
            _ => None,
        };
        if let Some(id) = child.filter(|&id| self.document.tables[id].origin == Origin::Implied) {
            let table = &mut self.document.tables[id];
            table.origin = Origin::Header;
            table.span = span;
            return id;
        }
        self.repeated(parent, &key, first);
        self.document.add_child(parent, key, span, Origin::Header)
    }

    fn open_element(&mut self, parent: TableId, key: Key<'t>, span: Span) -> TableId {
        let path = self.document.path(parent, &key);
        let id = self.document.add(path, span.clone(), Origin::Header);
        let first = match self.document.get(parent, &key) {
            None => None,
            Some(entry) => {
                if let Kind::Tables(ids) = &mut entry.value.kind {
                    ids.push(id);
                    return id;
                }
                Some(entry.key.span.clone())
            }
        };
        if let Some(first) = first {
            self.repeated(parent, &key, first);
        }
        let kind = Kind::Tables(vec![id]);
        self.document.push(parent, key, Value { kind, span });
        id
    }

    /// The table under `key`, made where there is none.
    fn descend(&mut self, parent: TableId, key: Key<'t>, origin: Origin) -> Option<TableId> {
        let dotted = origin == Origin::Dotted;
        let Some(entry) = self.document.get(parent, &key) else {
            let span = key.span.clone();
            return Some(self.document.add_child(parent, key, span, origin));
        };
        let first = entry.key.span.clone();
        let id = match &entry.value.kind {
            Kind::Table(id) => *id,
            Kind::Tables(ids) if !dotted => *ids.last()?,
            Kind::Broken => return None,
            other => {
                let message = format!("`{}` is {}, not a table", key.text, other.describe());
                let report = Report::new(key.span, message).note("used as a table here");
                self.reports.push(report.also(first, "defined here"));
                return None;
            }
        };
        let table = &mut self.document.tables[id];
        match table.origin {
            Origin::Implied if dotted => table.origin = Origin::Dotted,
            Origin::Inline => {
                let message = format!("nothing can be added to the inline table `{}`", table.path);
                let report = Report::new(key.span, message).note("added to here");
                self.reports.push(report.also(first, "closed here"));
                return None;
            }
            Origin::Header if dotted => {
                let message = format!("`{}` is defined twice", table.path);
                let report = Report::new(key.span, message).note("defined again here");
                self.reports.push(report.also(first, "first defined here"));
                return None;
            }
            _ => {}
        }
        Some(id)
    }

    fn key_value(&mut self, table: TableId, mut path: Vec<Key<'t>>) {
        let key = path.pop().expect("a key has a part");
        let parent = path
            .into_iter()
            .try_fold(table, |table, key| self.descend(table, key, Origin::Dotted));
        let name = parent.map_or_else(String::new, |parent| self.document.path(parent, &key));
        let value = self.value(name);
        let Some(parent) = parent else { return };
        if key.span.is_empty() {
            return;
        }
        if let Some(entry) = self.document.get(parent, &key) {
            let first = entry.key.span.clone();
            self.repeated(parent, &key, first);
        }
        if let Kind::Table(id) = value.kind {
            self.document.tables[id].span = key.span.clone();
        }
        self.document.push(parent, key, value);
    }

    fn repeated(&mut self, parent: TableId, key: &Key<'t>, first: Span) {
        let message = format!("`{}` is defined twice", self.document.path(parent, key));
        let report = Report::new(key.span.clone(), message).note("defined again here");
        self.reports.push(report.also(first, "first defined here"));
    }

    /// A key and those after its dots.
    fn keys(&mut self, first: Event) -> Vec<Key<'t>> {
        let mut keys = vec![self.key(first)];
        loop {
            self.skip_whitespace();
            if self.take(EventKind::KeySep).is_none() {
                return keys;
            }
            self.skip_whitespace();
            if let Some(next) = self.take(EventKind::SimpleKey) {
                keys.push(self.key(next));
            }
        }
    }

    fn key(&mut self, event: Event) -> Key<'t> {
        let mut text = Cow::default();
        let span = range(&event);
        self.decode(event, |raw, errors| raw.decode_key(&mut text, errors));
        Key { text, span }
    }

    /// Decodes a key or a value, and tells whether it could be.
    fn decode(&mut self, event: Event, decode: impl FnOnce(Raw<'t>, &mut Vec<ParseError>)) -> bool {
        let mut errors = Vec::new();
        if let Some(raw) = self.source.get(event) {
            decode(raw, &mut errors);
        }
        let text = self.source.input();
        let raw = &text[range(&event)];
        if is_open(text, &event) {
            self.reports
                .push(syntax::open_string(raw, event.span().start()));
            return false;
        }
        let bare = event.encoding().is_none() || raw.is_empty();
        if event.kind() == EventKind::Scalar && bare && !errors.is_empty() {
            self.reports
                .push(syntax::unquoted(raw, event.span().start()));
            return false;
        }
        let key = event.kind() == EventKind::SimpleKey;
        let reports = errors.iter().map(|error| match event.encoding() {
            Some(Encoding::BasicString | Encoding::MlBasicString) => {
                syntax::content(error, text).breaking(key)
            }
            _ => syntax::report(error, text, 0),
        });
        self.reports.extend(reports);
        errors.is_empty()
    }

    /// The value that comes next; `path` names it if it is a table.
    fn value(&mut self, path: String) -> Value<'t> {
        while let Some(event) = self.events.peek().copied() {
            let span = range(&event);
            match event.kind() {
                EventKind::Whitespace
                | EventKind::Newline
                | EventKind::Comment
                | EventKind::Error => drop(self.events.next()),
                EventKind::Scalar => {
                    self.events.next();
                    return self.scalar(event);
                }
                EventKind::ArrayOpen => {
                    self.events.next();
                    return self.array(span, &path);
                }
                EventKind::InlineTableOpen => {
                    self.events.next();
                    return self.inline_table(span, path);
                }
                _ => break,
            }
        }
        let kind = Kind::Broken;
        Value { kind, span: 0..0 }
    }

    fn scalar(&mut self, event: Event) -> Value<'t> {
        let span = range(&event);
        if let Some(text) = plain(&self.source.input()[span.clone()]) {
            let kind = Kind::String(Cow::Borrowed(text));
            return Value { kind, span };
        }
        let mut text = Cow::default();
        let mut scalar = ScalarKind::String;
        let decoded = self.decode(event, |raw, errors| {
            scalar = raw.decode_scalar(&mut text, errors);
        });
        let kind = match scalar {
            _ if !decoded => Kind::Broken,
            ScalarKind::String => Kind::String(text),
            ScalarKind::Boolean(value) => Kind::Boolean(value),
            ScalarKind::DateTime => Kind::Date(text),
            ScalarKind::Float => Kind::Float,
            ScalarKind::Integer(IntegerRadix::Dec) => Kind::Integer(Some(text)),
            ScalarKind::Integer(_) => Kind::Integer(None),
        };
        Value { kind, span }
    }

    fn array(&mut self, mut span: Span, path: &str) -> Value<'t> {
        let mut values = Vec::new();
        while let Some(event) = self.events.peek() {
            match event.kind() {
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen => {
                    let path = format!("{path}[{}]", values.len());
                    values.push(self.value(path));
                }
                EventKind::ArrayClose => {
                    span.end = event.span().end();
                    self.events.next();
                    break;
                }
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => break,
                _ => drop(self.events.next()),
            }
        }
        let broken = |report: &Report| report.is_syntax() && span.contains(&report.start());
        let kind = if values.is_empty() && self.reports.iter().any(broken) {
            Kind::Broken
        } else {
            Kind::Array(values)
        };
        Value { kind, span }
    }

    fn inline_table(&mut self, mut span: Span, path: String) -> Value<'t> {
        let id = self.document.add(path, span.clone(), Origin::Header);
        while let Some(event) = self.events.peek().copied() {
            match event.kind() {
                EventKind::SimpleKey => {
                    self.events.next();
                    let keys = self.keys(event);
                    self.skip_lines();
                    if self.take(EventKind::KeyValSep).is_some() {
                        self.key_value(id, keys);
                    }
                }
                EventKind::InlineTableClose => {
                    span.end = event.span().end();
                    self.events.next();
                    break;
                }
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => break,
                _ => drop(self.events.next()),
            }
        }
        let table = &mut self.document.tables[id];
        table.span = span.clone();
        table.origin = Origin::Inline;
        let kind = Kind::Table(id);
        Value { kind, span }
    }

    fn take(&mut self, kind: EventKind) -> Option<Event> {
        self.events.next_if(|event| event.kind() == kind)
    }

    fn skip_whitespace(&mut self) {
        while self.take(EventKind::Whitespace).is_some() {}
    }

    /// Skips what may stand between a key and its value within braces.
    fn skip_lines(&mut self) {
        let blank = |event: &Event| {
            use EventKind::{Comment, Newline, Whitespace};
            matches!(event.kind(), Whitespace | Newline | Comment)
        };
        while self.events.next_if(blank).is_some() {}
    }
}

/// The text in the quotes of a string that Rust would write the same, so that there is nothing to
/// decode. The standard library tells that faster than the decoder, which users' builds don't
/// optimize.
fn plain(raw: &str) -> Option<&str> {
    let text = raw.strip_prefix('"')?.strip_suffix('"')?;
    (format!("{text:?}") == raw).then_some(text)
}

fn is_close(kind: EventKind) -> bool {
    matches!(kind, EventKind::StdTableClose | EventKind::ArrayTableClose)
}
