//! The offsets in a text at which an error may begin.

use std::sync::OnceLock;
use std::vec::Vec;

use aho_corasick::Span;
use aho_corasick::packed::Searcher;
use memchr::memmem::Finder;

use super::words;
use crate::Catalog;

/// The maximum length of an unknown value, in bytes.
const LONGEST: usize = 256;

/// The search of a catalog, built when it is first needed.
pub struct Search(OnceLock<Plan>);

/// How to search for the values of a catalog.
#[derive(Debug)]
pub struct Plan {
    /// The distinct beginnings of values, up to their first dot.
    families: Vec<&'static str>,
    /// Finds where values may begin.
    beginnings: Beginnings,
    /// What may follow the beginning of a value.
    followers: Followers,
    /// The length of the longest value.
    pub longest: usize,
    /// Whether every value is a single word.
    words: bool,
}

/// How to find the offsets at which a value may begin.
#[derive(Debug)]
enum Beginnings {
    /// All values begin with the same bytes.
    One(Finder<'static>),
    /// They begin in a few ways, which a packed searcher finds at once.
    Some(Searcher),
    /// A value may begin anywhere.
    Any,
}

/// Three bytes that may follow the beginning of a value, each as a bit: most names of hosts and of
/// events begin like a value, and are rejected here before a word of theirs is read.
#[derive(Debug)]
struct Followers([u64; 64]);

impl Search {
    /// Builds nothing yet.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The plan for this catalog, which is always the same.
    pub fn plan<E: Catalog>(&self) -> &Plan {
        self.0.get_or_init(Plan::new::<E>)
    }
}

impl Plan {
    fn new<E: Catalog>() -> Self {
        let values = || E::ALL.iter().map(|error| error.value());
        let mut heads: Vec<&str> = values().map(head).collect();
        heads.sort_unstable();
        heads.dedup();
        let beginnings = Beginnings::of(&heads);
        Self {
            followers: Followers::of(&beginnings, values()),
            beginnings,
            families: heads
                .into_iter()
                .filter(|head| head.ends_with('.'))
                .collect(),
            longest: values().map(str::len).max().unwrap_or(0),
            words: values().all(|value| words::length(value.as_bytes(), usize::MAX) == value.len()),
        }
    }

    /// The next offset, from `at` on, where a word begins that may be an error, or if `unknown`, that
    /// begins like one.
    pub fn candidate(&self, text: &[u8], mut at: usize, unknown: bool) -> Option<usize> {
        loop {
            let (start, end) = self.beginnings.next(text, at)?;
            let follows = unknown || self.followers.may_follow(&text[end..]);
            if follows && !words::is_inside(text, start) {
                return Some(start);
            }
            at = start + 1;
        }
    }

    /// The longest error at the start of `text`, and its length.
    pub fn error<E: Catalog>(&self, text: &[u8]) -> Option<(usize, E)> {
        let mut length = words::length(text, self.longest + 1);
        let mut found = None;
        while length <= self.longest {
            let error = core::str::from_utf8(&text[..length])
                .ok()
                .and_then(E::from_value);
            found = error.map(|error| (length, error)).or(found);
            if self.words || length == text.len() {
                break;
            }
            length += 1;
            while words::is_inside(text, length) {
                length += 1;
            }
        }
        found
    }

    /// The word at `start`, if it begins like a value and is not part of an address or a source location.
    pub fn unknown<'t>(&self, text: &'t [u8], start: usize) -> Option<&'t str> {
        let (before, text) = text.split_at(start);
        let mut families = self.families.iter();
        let family = families.find(|family| text.starts_with(family.as_bytes()))?;
        let (word, after) = text.split_at(words::length(text, LONGEST + 1));
        let is_address = matches!(before, [.., b'@' | b'/'])
            || matches!(after, [b'@' | b'/' | b'(', ..] | [b':', b'0'..=b'9', ..]);
        if is_address || word.len() < family.len() || word.len() > LONGEST {
            return None;
        }
        core::str::from_utf8(word).ok()
    }
}

/// The beginning of a value: up to its first dot, or all of it.
fn head(value: &str) -> &str {
    value.find('.').map_or(value, |dot| &value[..=dot])
}

impl Beginnings {
    fn of(heads: &[&'static str]) -> Self {
        if let &[head] = heads {
            return Self::One(Finder::new(head));
        }
        // The longest prefixes that are few enough for a packed searcher.
        let searcher = [usize::MAX, 4, 3, 2].into_iter().find_map(|length| {
            let starts = heads
                .iter()
                .map(|head| &head.as_bytes()[..head.len().min(length)]);
            let mut starts: Vec<&[u8]> = starts.collect();
            starts.dedup();
            Searcher::new(starts)
        });
        searcher.map_or(Self::Any, Self::Some)
    }

    /// The start and the end of the next one from `at` on.
    fn next(&self, text: &[u8], at: usize) -> Option<(usize, usize)> {
        match self {
            Self::One(finder) => {
                let start = at + finder.find(text.get(at..)?)?;
                Some((start, start + finder.needle().len()))
            }
            Self::Some(searcher) => {
                let found = searcher.find_in(text, Span::from(at..text.len()))?;
                Some((found.start(), found.end()))
            }
            Self::Any => (at < text.len()).then_some((at, at)),
        }
    }
}

impl Followers {
    fn of<'v>(beginnings: &Beginnings, values: impl Iterator<Item = &'v str>) -> Self {
        let mut bits = [0; 64];
        for value in values {
            let end = beginnings
                .next(value.as_bytes(), 0)
                .map_or(0, |(_, end)| end);
            match value.as_bytes()[end..] {
                [one, two, three, ..] => {
                    let (word, bit) = Self::bit(one, two, three);
                    bits[word] |= bit;
                }
                _ => return Self([u64::MAX; 64]),
            }
        }
        Self(bits)
    }

    fn may_follow(&self, after: &[u8]) -> bool {
        let [one, two, three, ..] = *after else {
            return true;
        };
        let (word, bit) = Self::bit(one, two, three);
        self.0[word] & bit != 0
    }

    /// Letters differ in their lowest five bits.
    fn bit(one: u8, two: u8, three: u8) -> (usize, u64) {
        let word = (one & 31) << 1 | two >> 4 & 1;
        (usize::from(word), 1 << ((two & 15) << 2 | three & 3))
    }
}
