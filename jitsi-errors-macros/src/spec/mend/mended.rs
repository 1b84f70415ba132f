//! Text that was not TOML, and where it stood before.

use std::ops::Range;

use super::patch::Places;

/// Text that was not TOML, as TOML.
#[derive(Default)]
pub struct Mended {
    /// The document, and then the sections whose header stood before.
    pub layers: Vec<String>,
    pub places: Places,
    /// Where the headers stand.
    pub headers: Vec<usize>,
    /// What a mistake has been told of.
    pub told: Ranges,
    /// The first keys of what stands twice.
    pub split: Ranges,
}

impl Mended {
    /// Where something in the mended text stood before.
    pub fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.places.before(range)
    }

    /// Whether text from here to the next header is wrong, or stands twice.
    pub fn is_broken(&self, range: &Range<usize>) -> bool {
        let next = self
            .headers
            .partition_point(|&header| header <= range.start);
        let end = self.headers.get(next).copied().unwrap_or(usize::MAX);
        self.told.start_in(range.start..end) || self.split.touch(range)
    }

    /// Whether a mistake has been told of something at this place.
    pub fn is_reported(&self, range: &Range<usize>) -> bool {
        self.told.touch(range)
    }
}

/// Ranges in their order, none of which touches another.
#[derive(Default)]
pub struct Ranges(pub Vec<Range<usize>>);

impl Ranges {
    pub fn new(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_unstable_by_key(|range| range.start);
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        Self(apart)
    }

    /// Whether one of them shares a place with a range, or meets it.
    pub fn touch(&self, range: &Range<usize>) -> bool {
        let first = self.0.partition_point(|own| own.end < range.start);
        self.0.get(first).is_some_and(|own| own.start <= range.end)
    }

    fn start_in(&self, range: Range<usize>) -> bool {
        let first = self.0.partition_point(|own| own.start < range.start);
        self.0.get(first).is_some_and(|own| own.start < range.end)
    }
}
