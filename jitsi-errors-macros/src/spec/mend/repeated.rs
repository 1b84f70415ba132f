//! What `toml` can't take though it is written well: keys and headers that stand twice, or where no
//! table is.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::super::diagnostic::syntax::{NotToml, Syntax};
use super::super::model::Span;
use super::lines;
use super::mended::{Mended, Ranges};
use super::patch::{Patch, Places};
use super::tokens::{Commented, Kind, Pair, Statements};

/// How often text is asked what `toml` still has against it, and how often a header may stand
/// there before the rest of its sections is only told.
const ROUNDS: usize = 8;

/// A key that `toml` can't take.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Wrong {
    pair: usize,
    /// Which part of its dotted key.
    key: usize,
}

/// What `toml` says of text that is no key.
struct Other {
    place: Range<usize>,
    words: String,
}

pub struct Mender<'t> {
    file: usize,
    text: &'t str,
    found: Statements,
    /// The pairs that are headers.
    headers: Vec<usize>,
    /// Each key by where it starts.
    keys: HashMap<usize, Wrong>,
}

impl<'t> Mender<'t> {
    pub fn new(file: usize, text: &'t str) -> Self {
        let found = lines::statements(file, text);
        let pairs = found.pairs.iter().enumerate();
        let headers = pairs.filter(|(_, pair)| pair.kind == Kind::Header);
        let headers = headers.map(|(index, _)| index).collect();
        let mut keys = HashMap::new();
        for (index, pair) in found.pairs.iter().enumerate() {
            for (key, range) in pair.keys.iter().enumerate() {
                keys.insert(range.start, Wrong { pair: index, key });
            }
        }
        Self {
            file,
            text,
            found,
            headers,
            keys,
        }
    }

    /// Reads the patched text, and tells which keys `toml` can't take, in their order, and what else
    /// it says.
    fn read<'p>(&self, patched: &'p str, patch: &Patch) -> (DeTable<'p>, Vec<Wrong>, Vec<Other>) {
        let places = patch.places();
        let (table, errors) = DeTable::parse_recoverable(patched);
        let (mut wrong, mut others) = (Vec::new(), Vec::new());
        for error in errors {
            let Some(place) = error.span() else {
                continue;
            };
            let place = places.before(&place);
            match self.keys.get(&place.start) {
                Some(key) => wrong.push(*key),
                None => {
                    let words = error.message().to_owned();
                    others.push(Other { place, words });
                }
            }
        }
        wrong.sort_unstable();
        wrong.dedup_by_key(|wrong| wrong.pair);
        (table.into_inner(), wrong, others)
    }

    /// The headers that are commented out though the keys below them are not, each with the mistake.
    pub fn headers_commented(&self) -> Vec<(&Commented, NotToml)> {
        let comments = &self.found.commented;
        if comments.is_empty() {
            return Vec::new();
        }
        let text = self.found.patch.text();
        let (table, wrong, _) = self.read(&text, &self.found.patch);
        let places = self.found.patch.places();
        let headers = self.headers.iter().map(|&header| self.headline(header));
        let mut known: HashSet<&str> = headers.collect();
        let mut commented = Vec::new();
        for wrong in wrong {
            let pair = &self.found.pairs[wrong.pair];
            let again = &pair.keys[wrong.key];
            let next = comments.partition_point(|comment| comment.line.start < again.start);
            let comment = next.checked_sub(1).map(|index| &comments[index]);
            let (Kind::Statement, Some(comment)) = (pair.kind, comment) else {
                continue;
            };
            let first = self.first(&table, &places, wrong);
            let is_between = first.is_some_and(|first| first.key.end <= comment.line.start);
            if is_between && known.insert(&self.text[comment.header.clone()]) {
                let at = self.span(&comment.header);
                let why = Syntax::HeaderCommented {
                    again: self.span(again),
                    key: self.path(wrong),
                };
                commented.push((comment, NotToml { at, why }));
            }
        }
        commented
    }

    /// A header as it is written.
    fn headline(&self, header: usize) -> &str {
        let header = &self.text[self.found.pairs[header].span.clone()];
        header.split_inclusive(']').next().unwrap_or_default()
    }

    pub fn finish(mut self, mut told: Vec<Range<usize>>, mistakes: &mut Vec<NotToml>) -> Mended {
        mistakes.append(&mut self.found.mistakes);
        told.append(&mut self.found.told);
        let mut telling = Telling {
            mistakes,
            told: Ranges::new(told),
            late: Vec::new(),
            firsts: Vec::new(),
        };
        let mut layers = Vec::new();
        let mut patch = self.found.patch.clone();
        let mut known = Vec::new();
        for _ in 0..=ROUNDS {
            let before = patch.clone();
            let (text, sections) = self.settle(&mut patch, &known, &mut telling);
            layers.push(text);
            if sections.is_empty() {
                break;
            }
            // Only these, in a layer of their own.
            patch = before;
            let mut start = 0;
            for &section in &sections {
                let section = self.section(section);
                patch.blank(start..section.start);
                start = section.end;
            }
            patch.blank(start..self.text.len());
            known = sections;
        }
        telling.late.append(&mut telling.told.0);
        let headers = self.headers.iter();
        Mended {
            layers,
            places: self.found.patch.places(),
            headers: headers
                .map(|&header| self.found.pairs[header].span.start)
                .collect(),
            told: Ranges::new(telling.late),
            split: Ranges::new(telling.firsts),
        }
    }

    /// Takes out of the text what `toml` can't take, and tells that, but for the headers in `known`, in
    /// their order.
    /// Gives the text, and the sections whose header stood before.
    fn settle(
        &self,
        patch: &mut Patch,
        known: &[usize],
        telling: &mut Telling<'_>,
    ) -> (String, Vec<usize>) {
        let mut sections = Vec::new();
        let mut taken = Vec::new();
        let mut blanked = vec![false; self.found.pairs.len()];
        for _ in 0..ROUNDS {
            let text = patch.text();
            let (_, wrong, others) = self.read(&text, patch);
            let is_header = |wrong: &&Wrong| self.found.pairs[wrong.pair].kind == Kind::Header;
            let headers: Vec<Wrong> = wrong.iter().filter(is_header).copied().collect();
            if wrong.is_empty() && others.is_empty() {
                break;
            }
            if !headers.is_empty() {
                for header in &headers {
                    patch.blank(self.section(header.pair));
                    sections.push(header.pair);
                }
                taken.extend(headers);
                continue;
            }
            for wrong in wrong {
                let pair = &self.found.pairs[wrong.pair];
                if std::mem::replace(&mut blanked[wrong.pair], true) {
                    patch.blank(self.line(pair.keys[wrong.key].start));
                    continue;
                }
                let edges = [pair.span.start, pair.span.end];
                if pair.parent.is_some() && edges.into_iter().any(|edge| patch.is_inserted(edge)) {
                    // What was missing there has been told, and holds the rest together.
                    patch.blank(self.statement_of(pair).span.clone());
                } else {
                    patch.blank(pair.span.clone());
                    taken.push(wrong);
                }
            }
            for other in others {
                self.other(other, patch, telling);
            }
        }
        taken.retain(|wrong| known.binary_search(&wrong.pair).is_err());
        let text = patch.text();
        let (table, ..) = self.read(&text, patch);
        self.tell(&table, &patch.places(), taken, telling);
        sections.sort_unstable();
        sections.dedup();
        (text, sections)
    }

    /// Something that only `toml` sees: it is told in its words, and its line is blanked.
    fn other(&self, Other { place, words }: Other, patch: &mut Patch, telling: &mut Telling<'_>) {
        let index = self
            .found
            .pairs
            .partition_point(|pair| pair.span.start <= place.start);
        let mut pairs = self.found.pairs[..index].iter().rev();
        let pair = pairs.find(|pair| pair.kind != Kind::Inline);
        let pair = pair.filter(|pair| pair.span.end >= place.start);
        let whole = pair.map_or_else(|| self.line(place.start), |pair| pair.span.clone());
        patch.blank(whole.clone());
        if !telling.told.touch(&whole) {
            let at = self.span(&place);
            let why = Syntax::Other { words };
            telling.mistakes.push(NotToml { at, why });
        }
        telling.late.push(whole);
    }

    /// Tells what stands twice, or where no table is.
    fn tell(
        &self,
        table: &DeTable<'_>,
        places: &Places,
        mut wrong: Vec<Wrong>,
        telling: &mut Telling<'_>,
    ) {
        wrong.sort_unstable();
        let mut wrong = wrong.into_iter().peekable();
        while let Some(next) = wrong.next() {
            let pair = &self.found.pairs[next.pair];
            let at = pair.keys[next.key].clone();
            if telling.told.touch(&at) {
                continue;
            }
            let first = self.first(table, places, next);
            let key = first.iter().map(|first| first.key.clone());
            telling.firsts.extend(key);
            let mut group = vec![next];
            if let (Kind::Statement, Some(first)) = (pair.kind, &first) {
                let section = self.section_of(pair.span.start);
                let in_group = |other: &Wrong| {
                    let other_pair = &self.found.pairs[other.pair];
                    let first = self.first(table, places, *other);
                    other_pair.kind == Kind::Statement
                        && section.contains(&other_pair.span.start)
                        && first.is_some_and(|first| first.key.end <= at.start)
                };
                while let Some(other) = wrong.next_if(in_group) {
                    group.push(other);
                }
                let again: Vec<String> = group.iter().map(|wrong| self.key(*wrong)).collect();
                let mut seen = HashSet::new();
                let keys = again.iter().filter(|key| seen.insert(key.as_str()));
                let keys: Vec<String> = keys.cloned().collect();
                if keys.len() > 1 {
                    let why = Syntax::HeaderMissing {
                        path: self.section_path(pair.span.start),
                        keys,
                        first: self.span(&first.key),
                    };
                    let at = self.span(&at);
                    telling.mistakes.push(NotToml { at, why });
                    continue;
                }
            }
            for wrong in group {
                let first = self.first(table, places, wrong);
                telling.mistakes.push(self.mistake(wrong, first));
            }
        }
    }

    fn mistake(&self, wrong: Wrong, first: Option<First>) -> NotToml {
        let keys = &self.found.pairs[wrong.pair].keys;
        let at = self.span(&keys[wrong.key]);
        let is_last = wrong.key + 1 == keys.len();
        let path = || self.path(wrong);
        let why = match first {
            Some(First {
                key,
                found: Found::Inline,
            }) if !is_last => Syntax::Closed {
                path: path(),
                first: self.span(&key),
            },
            Some(First {
                key,
                found: Found::Other(found),
            }) if !is_last => Syntax::NotATable {
                key: self.key(wrong),
                found,
                first: self.span(&key),
            },
            first => Syntax::Twice {
                path: path(),
                first: first.map(|first| self.span(&first.key)),
            },
        };
        NotToml { at, why }
    }

    /// What stands first in the place of a key that can't be taken.
    fn first(&self, table: &DeTable<'_>, places: &Places, wrong: Wrong) -> Option<First> {
        let pair = &self.found.pairs[wrong.pair];
        let mut table = self.around(table, pair)?;
        for key in &pair.keys[..wrong.key] {
            let (_, value) = self.get(table, key)?;
            table = last_table(value, usize::MAX)?;
        }
        let (key, value) = self.get(table, &pair.keys[wrong.key])?;
        let found = match value.get_ref() {
            DeValue::Table(_) if self.starts_with(places, value, '{') => Found::Inline,
            DeValue::Table(_) => Found::Table,
            DeValue::Array(_)
                if self.starts_with(places, value, '[')
                    && value.span().start < key.span().start =>
            {
                Found::Table
            }
            DeValue::Array(_) => Found::Other("an array"),
            DeValue::String(_) => Found::Other("a string"),
            DeValue::Integer(_) => Found::Other("an integer"),
            DeValue::Float(_) => Found::Other("a number"),
            DeValue::Boolean(_) => Found::Other("a boolean"),
            DeValue::Datetime(_) => Found::Other("a date"),
        };
        let key = places.before(&key.span());
        Some(First { key, found })
    }

    fn starts_with(&self, places: &Places, value: &Spanned<DeValue<'_>>, char: char) -> bool {
        let start = places.before(&value.span()).start;
        self.text[start..].starts_with(char)
    }

    /// The table that holds this pair.
    fn around<'d, 'p>(&self, root: &'d DeTable<'p>, pair: &Pair) -> Option<&'d DeTable<'p>> {
        let value_of = |holder: &Pair, table| {
            let (last, path) = holder.keys.split_last()?;
            let mut table: &DeTable<'_> = table;
            for key in path {
                table = last_table(self.get(table, key)?.1, holder.span.start)?;
            }
            Some(self.get(table, last)?.1)
        };
        match (pair.kind, pair.parent) {
            (Kind::Header, _) => Some(root),
            (_, Some(parent)) => {
                let parent = &self.found.pairs[parent];
                let table = self.around(root, parent)?;
                let mut value = value_of(parent, table)?;
                for &index in &pair.indices {
                    value = value.get_ref().as_array()?.get(index)?;
                }
                value.get_ref().as_table()
            }
            (_, None) => match self.header_of(pair.span.start) {
                None => Some(root),
                Some(header) => {
                    let header = &self.found.pairs[header];
                    last_table(value_of(header, root)?, header.span.start)
                }
            },
        }
    }

    fn get<'d, 'p>(
        &self,
        table: &'d DeTable<'p>,
        key: &Range<usize>,
    ) -> Option<(&'d Spanned<DeString<'p>>, &'d Spanned<DeValue<'p>>)> {
        table.get_key_value(self.decode(key).as_str())
    }

    /// What a key says.
    fn decode(&self, key: &Range<usize>) -> String {
        let raw = &self.text[key.clone()];
        let quoted = DeValue::parse(raw)
            .ok()
            .filter(|_| raw.starts_with(['"', '\'']));
        let quoted = quoted.and_then(|value| value.get_ref().as_str().map(str::to_owned));
        quoted.unwrap_or_else(|| raw.to_owned())
    }

    fn key(&self, wrong: Wrong) -> String {
        self.decode(&self.found.pairs[wrong.pair].keys[wrong.key])
    }

    /// The dotted path to a key.
    fn path(&self, wrong: Wrong) -> String {
        let pair = &self.found.pairs[wrong.pair];
        let keys = pair.keys[..=wrong.key].iter().map(|key| self.decode(key));
        let keys = keys.collect::<Vec<_>>().join(".");
        match self.path_around(pair) {
            path if path.is_empty() => keys,
            path => format!("{path}.{keys}"),
        }
    }

    fn path_around(&self, pair: &Pair) -> String {
        match (pair.kind, pair.parent) {
            (Kind::Header, _) => String::new(),
            (_, Some(parent)) => {
                let key = self.found.pairs[parent].keys.len() - 1;
                let mut path = self.path(Wrong { pair: parent, key });
                path.extend(pair.indices.iter().map(|index| format!("[{index}]")));
                path
            }
            (_, None) => self.section_path(pair.span.start),
        }
    }

    fn section_path(&self, place: usize) -> String {
        let header = self.header_of(place);
        header.map_or_else(String::new, |pair| {
            let key = self.found.pairs[pair].keys.len() - 1;
            self.path(Wrong { pair, key })
        })
    }

    /// The line of a place.
    fn line(&self, place: usize) -> Range<usize> {
        let start = self.text[..place].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[place..].find('\n');
        start..end.map_or(self.text.len(), |end| place + end)
    }

    /// The statement that a pair is, or stands in.
    fn statement_of<'p>(&'p self, mut pair: &'p Pair) -> &'p Pair {
        while let Some(parent) = pair.parent {
            pair = &self.found.pairs[parent];
        }
        pair
    }

    /// The header above a place.
    fn header_of(&self, place: usize) -> Option<usize> {
        let start = |header: &usize| self.found.pairs[*header].span.start <= place;
        let next = self.headers.partition_point(start);
        next.checked_sub(1).map(|index| self.headers[index])
    }

    /// From a header to the next.
    fn section(&self, header: usize) -> Range<usize> {
        let next = self.headers.partition_point(|&other| other <= header);
        let start = self.found.pairs[header].span.start;
        let next = self
            .headers
            .get(next)
            .map(|&next| self.found.pairs[next].span.start - 1);
        start..next.unwrap_or(self.text.len())
    }

    fn section_of(&self, place: usize) -> Range<usize> {
        match self.header_of(place) {
            Some(header) => self.section(header),
            None => {
                0..self.headers.first().map_or(self.text.len(), |&header| {
                    self.found.pairs[header].span.start
                })
            }
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span {
            file: self.file,
            start: range.start,
            end: range.end,
        }
    }
}

/// What has been told while a text is mended.
struct Telling<'m> {
    mistakes: &'m mut Vec<NotToml>,
    /// The places that the statements told of.
    told: Ranges,
    /// Those since.
    late: Vec<Range<usize>>,
    /// The keys that stand a second time elsewhere.
    firsts: Vec<Range<usize>>,
}

/// A key that stands first, and what it is.
struct First {
    key: Range<usize>,
    found: Found,
}

enum Found {
    Table,
    Inline,
    Other(&'static str),
}

/// A table, or the last one of an array of tables that starts up to a place.
fn last_table<'d, 'p>(value: &'d Spanned<DeValue<'p>>, place: usize) -> Option<&'d DeTable<'p>> {
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        DeValue::Array(tables) => {
            let next = tables.partition_point(|table| table.span().start <= place);
            tables[..next.max(1).min(tables.len())]
                .last()?
                .get_ref()
                .as_table()
        }
        _ => None,
    }
}
