//! Text that is not TOML, made TOML: what is wrong is told and blanked, what is open is closed, and
//! a section whose header stood before is taken out and read by itself.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::mistake::syntax::Syntax;
use super::model::Span;
use super::patch::{Patch, Places};
use super::statements::{self, Kind, Pair, Statements};

/// How often text is asked what `toml` still has against it, and how often a header may stand
/// there before the rest of its sections is only told.
const ROUNDS: usize = 8;

/// Text that was not TOML, as TOML.
#[derive(Default)]
pub struct Mended {
    /// The document, and then the sections whose header stood before.
    pub layers: Vec<String>,
    places: Places,
    /// Where the headers stand.
    headers: Vec<usize>,
    /// What a mistake has been told of.
    told: Vec<Range<usize>>,
    /// The first keys of what stands twice.
    split: Vec<Range<usize>>,
}

impl Mended {
    /// Where something in the mended text stood before.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.places.before(range)
    }

    /// Whether text from here to the next header is wrong, or stands twice.
    pub fn is_broken(&self, range: &Range<usize>) -> bool {
        let next = self
            .headers
            .partition_point(|&header| header <= range.start);
        let end = self.headers.get(next).copied().unwrap_or(usize::MAX);
        let section = range.start..end;
        self.told.iter().any(|told| section.contains(&told.start))
            || self.split.iter().any(|key| touch(key, range))
    }

    /// Whether a mistake has been told of something at this place.
    pub fn is_told(&self, range: &Range<usize>) -> bool {
        self.told.iter().any(|told| touch(told, range))
    }
}

/// Whether two ranges share a place, or meet where one of them is empty.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    let start = one.start.max(other.start);
    let end = one.end.min(other.end);
    start < end || start == end && (one.is_empty() || other.is_empty())
}

/// Makes TOML of `text`, and tells what is not.
pub fn mend(file: usize, text: &str, mistakes: &mut Vec<Syntax>) -> Mended {
    let mut patch = Patch::new(text);
    let mut told = Vec::new();
    conflicts(file, text, &mut patch, &mut told, mistakes);
    let text = patch.text();
    let mender = Mender::new(file, &text);
    let commented = mender.headers_commented();
    if commented.is_empty() {
        return mender.finish(told, mistakes);
    }
    for header in commented {
        if let Syntax::HeaderCommented { at, .. } = &header {
            patch.set(at.start, b' ');
        }
        mistakes.push(header);
    }
    Mender::new(file, &patch.text()).finish(told, mistakes)
}

/// Tells what a merge has left, and blanks all of it but one side.
fn conflicts(
    file: usize,
    text: &str,
    patch: &mut Patch,
    told: &mut Vec<Range<usize>>,
    mistakes: &mut Vec<Syntax>,
) {
    let span = |range: &Range<usize>| Span {
        file,
        start: range.start,
        end: range.end,
    };
    let mut start = 0;
    let mut marks: Vec<Range<usize>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let mark = start..start + line.trim_end().len();
        start += line.len();
        if !statements::is_mark(&text[mark.clone()]) {
            continue;
        }
        match line.as_bytes()[0] {
            b'<' => marks = vec![mark],
            b'>' if marks.len() > 1 => {
                let first = marks[0].clone();
                let dropped = marks[1].start..mark.end;
                patch.blank(first.clone());
                patch.blank(dropped.clone());
                mistakes.push(Syntax::Conflict {
                    start: span(&first),
                    others: vec![span(marks.last().unwrap_or(&first)), span(&mark)],
                });
                told.extend([first, dropped]);
                marks.clear();
            }
            b'|' | b'=' if !marks.is_empty() => marks.push(mark),
            _ => {}
        }
    }
}

/// A key that `toml` can't take.
#[derive(Clone, Copy)]
struct Wrong {
    pair: usize,
    /// Which part of its dotted key.
    key: usize,
}

struct Mender<'t> {
    file: usize,
    text: &'t str,
    found: Statements,
    /// The pairs that are headers.
    headers: Vec<usize>,
    /// Each key by where it starts.
    keys: HashMap<usize, Wrong>,
}

impl<'t> Mender<'t> {
    fn new(file: usize, text: &'t str) -> Self {
        let found = statements::statements(file, text);
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
    fn read<'p>(
        &self,
        patched: &'p str,
        patch: &Patch,
    ) -> (DeTable<'p>, Vec<Wrong>, Vec<(Range<usize>, String)>) {
        let places = patch.places();
        let (table, errors) = DeTable::parse_recoverable(patched);
        let (mut wrong, mut others) = (Vec::new(), Vec::new());
        for error in errors {
            let place = places.before(&error.span().unwrap_or_default());
            match self.keys.get(&place.start) {
                Some(key) => wrong.push(*key),
                None => others.push((place, error.message().to_owned())),
            }
        }
        wrong.sort_by_key(|wrong| (wrong.pair, wrong.key));
        wrong.dedup_by_key(|wrong| wrong.pair);
        (table.into_inner(), wrong, others)
    }

    /// The headers that are commented out, as far as the keys below them show it.
    fn headers_commented(&self) -> Vec<Syntax> {
        if self.found.commented.is_empty() {
            return Vec::new();
        }
        let text = self.found.patch.text();
        let (table, wrong, _) = self.read(&text, &self.found.patch);
        let places = self.found.patch.places();
        let mut headers: Vec<Syntax> = Vec::new();
        for wrong in wrong {
            let pair = &self.found.pairs[wrong.pair];
            let again = pair.keys[wrong.key].clone();
            let Some(first) = self.first(&table, &places, wrong) else {
                continue;
            };
            let between = first.key.end..again.start;
            let mut comments = self.found.commented.iter().rev();
            let comment = comments.find(|comment| between.contains(&comment.start));
            let Some(comment) = comment.filter(|_| pair.kind == Kind::Statement) else {
                continue;
            };
            let header = self.text[comment.clone()].trim_start_matches(['#', ' ', '\t']);
            let stands = |index: &usize| {
                self.text[self.found.pairs[*index].span.start..].starts_with(header)
            };
            let at = self.span(comment);
            let is_new = headers.last().is_none_or(|last| last.at() != at);
            if is_new && !self.headers.iter().any(stands) {
                headers.push(Syntax::HeaderCommented {
                    at,
                    again: self.span(&again),
                    key: self.path(wrong),
                });
            }
        }
        headers
    }

    fn finish(mut self, told: Vec<Range<usize>>, mistakes: &mut Vec<Syntax>) -> Mended {
        mistakes.append(&mut self.found.mistakes);
        let mut mended = Mended {
            headers: self
                .headers
                .iter()
                .map(|&header| self.found.pairs[header].span.start)
                .collect(),
            told,
            places: self.found.patch.places(),
            ..Mended::default()
        };
        mended.told.append(&mut self.found.told);
        let mut patch = self.found.patch.clone();
        let mut told_sections = Vec::new();
        for _ in 0..=ROUNDS {
            let before = patch.clone();
            let (text, sections) = self.settle(&mut patch, &told_sections, &mut mended, mistakes);
            mended.layers.push(text);
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
            told_sections = sections;
        }
        mended
    }

    /// Takes out of the text what `toml` can't take, and tells that, but for the headers in `known`.
    /// Gives the text, and the sections whose header stood before.
    fn settle(
        &self,
        patch: &mut Patch,
        known: &[usize],
        mended: &mut Mended,
        mistakes: &mut Vec<Syntax>,
    ) -> (String, Vec<usize>) {
        let mut sections = Vec::new();
        let mut taken = Vec::new();
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
            for wrong in &wrong {
                patch.blank(self.found.pairs[wrong.pair].span.clone());
            }
            taken.extend(wrong);
            for (place, words) in others {
                self.other(place, words, patch, mended, mistakes);
            }
        }
        taken.retain(|wrong| !known.contains(&wrong.pair));
        let text = patch.text();
        let (table, ..) = self.read(&text, patch);
        self.tell(&table, &patch.places(), taken, mended, mistakes);
        sections.sort_unstable();
        sections.dedup();
        (text, sections)
    }

    /// Something that only `toml` sees: it is told in its words, and its line is blanked.
    fn other(
        &self,
        place: Range<usize>,
        words: String,
        patch: &mut Patch,
        mended: &mut Mended,
        mistakes: &mut Vec<Syntax>,
    ) {
        let index = self
            .found
            .pairs
            .partition_point(|pair| pair.span.start <= place.start);
        let mut pairs = self.found.pairs[..index].iter().rev();
        let pair = pairs.find(|pair| pair.kind != Kind::Inline);
        let pair = pair.filter(|pair| pair.span.end >= place.start);
        let line = || {
            let start = self.text[..place.start]
                .rfind('\n')
                .map_or(0, |end| end + 1);
            let end = self.text[place.start..].find('\n');
            start..end.map_or(self.text.len(), |end| place.start + end)
        };
        let whole = pair.map_or_else(line, |pair| pair.span.clone());
        patch.blank(whole.clone());
        if !mended.is_told(&whole) {
            let at = self.span(&place);
            mistakes.push(Syntax::Other { at, words });
        }
        mended.told.push(whole);
    }

    /// Tells what stands twice, or where no table is.
    fn tell(
        &self,
        table: &DeTable<'_>,
        places: &Places,
        mut wrong: Vec<Wrong>,
        mended: &mut Mended,
        mistakes: &mut Vec<Syntax>,
    ) {
        wrong.sort_by_key(|wrong| wrong.pair);
        let mut wrong = wrong.into_iter().peekable();
        while let Some(next) = wrong.next() {
            let pair = &self.found.pairs[next.pair];
            let at = pair.keys[next.key].clone();
            if mended.is_told(&at) {
                continue;
            }
            let first = self.first(table, places, next);
            mended
                .split
                .extend(first.iter().map(|first| first.key.clone()));
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
                let mut keys: Vec<String> = group.iter().map(|wrong| self.key(*wrong)).collect();
                keys.sort_unstable();
                keys.dedup();
                if keys.len() > 1 {
                    let mut keys: Vec<String> = Vec::new();
                    for key in group.iter().map(|wrong| self.key(*wrong)) {
                        if !keys.contains(&key) {
                            keys.push(key);
                        }
                    }
                    mistakes.push(Syntax::HeaderMissing {
                        path: self.section_path(pair.span.start),
                        keys,
                        at: self.span(&at),
                        first: self.span(&first.key),
                    });
                    continue;
                }
            }
            for wrong in group {
                let first = self.first(table, places, wrong);
                mistakes.push(self.mistake(wrong, first));
            }
        }
    }

    fn mistake(&self, wrong: Wrong, first: Option<First>) -> Syntax {
        let keys = &self.found.pairs[wrong.pair].keys;
        let at = self.span(&keys[wrong.key]);
        let is_last = wrong.key + 1 == keys.len();
        let path = || self.path(wrong);
        match first {
            Some(First {
                key,
                found: Found::Inline,
            }) if !is_last => Syntax::Closed {
                path: path(),
                at,
                first: self.span(&key),
            },
            Some(First {
                key,
                found: Found::Other(found),
            }) if !is_last => Syntax::NotATable {
                key: self.key(wrong),
                found,
                at,
                first: self.span(&key),
            },
            first => Syntax::Twice {
                path: path(),
                at,
                first: first.map(|first| self.span(&first.key)),
            },
        }
    }

    /// What stands first in the place of a key that can't be taken.
    fn first(&self, table: &DeTable<'_>, places: &Places, wrong: Wrong) -> Option<First> {
        let pair = &self.found.pairs[wrong.pair];
        let mut table = self.around(table, pair, 0)?;
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
    fn around<'d, 'p>(
        &self,
        root: &'d DeTable<'p>,
        pair: &Pair,
        depth: usize,
    ) -> Option<&'d DeTable<'p>> {
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
                let table = self.around(root, parent, depth + 1)?;
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
                for index in &pair.indices {
                    path += &format!("[{index}]");
                }
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
