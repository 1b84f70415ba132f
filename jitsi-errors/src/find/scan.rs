//! Errors in a text that comes in parts.

use core::fmt;
use core::marker::PhantomData;
use std::vec::Vec;

use super::Matches;
use crate::{Catalog, Open};

/// More than all that is looked at around an error, besides the longest value.
const AROUND: usize = 4096;

/// How much is searched at once, at least.
const ENOUGH: usize = 1 << 16;

/// Finds errors in a text that comes in parts, such as a log that is larger than memory.
///
/// What is found is what [`Catalog::find_in_bytes`] finds in the whole, wherever one part ends and
/// the next begins. Only a part is in memory, however long a line may be.
///
/// ```
/// use jitsi_errors::{ConferenceError, JitsiError, Open, StreamScanner};
///
/// let mut scan = StreamScanner::<JitsiError>::new();
/// let mut lines = Vec::new();
/// for part in ["one line\nERROR: conference.ice", "Failed\n"] {
///     scan.push(part.as_bytes(), |sighting| lines.push((sighting.line, sighting.error.known())));
/// }
/// scan.finish(|sighting| lines.push((sighting.line, sighting.error.known())));
/// assert_eq!(lines, [(2, Some(ConferenceError::IceFailed.into()))]);
/// ```
pub struct StreamScanner<E> {
    /// What came last.
    bytes: Vec<u8>,
    /// Where in there begins what has not been searched.
    start: usize,
    /// The line in which that is.
    line: u64,
    /// Where in the text the bytes begin.
    offset: u64,
    of: PhantomData<E>,
}

/// An error in a text that comes in parts, or a word that begins like one.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Match<'t, E> {
    /// Where it begins in the whole text, in bytes.
    pub offset: u64,
    /// The line in which it begins, counted from 1.
    pub line: u64,
    /// The error, or what [`Matches::with_unknown`] finds.
    pub error: Open<E, &'t str>,
}

impl<E: Catalog> StreamScanner<E> {
    /// Nothing has come yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            bytes: Vec::new(),
            start: 0,
            line: 1,
            offset: 0,
            of: PhantomData,
        }
    }

    /// Takes the next part, and hands over what is found in the text up to a place before its end.
    pub fn push(&mut self, part: &[u8], found: impl FnMut(Match<'_, E>)) {
        self.bytes.extend_from_slice(part);
        let after = AROUND + E::__search().plan::<E>().longest;
        let end = self.bytes.len().saturating_sub(after);
        if end < self.start + ENOUGH {
            return;
        }
        self.search(end, found);
        let seen = self.start.saturating_sub(AROUND);
        self.bytes.drain(..seen);
        self.offset += seen as u64;
        self.start -= seen;
    }

    /// Hands over what is found in the rest of the text.
    pub fn finish(mut self, found: impl FnMut(Match<'_, E>)) {
        self.search(self.bytes.len(), found);
    }

    /// Hands over what begins from the start on, and before the end. What is left begins there, or
    /// behind the last error.
    fn search(&mut self, mut end: usize, mut found: impl FnMut(Match<'_, E>)) {
        let mut counted = self.start;
        for (place, error) in Matches::new(&self.bytes, self.start).with_unknown() {
            if place.start >= end {
                break;
            }
            self.line += lines(&self.bytes[counted..place.start]);
            counted = place.start;
            found(Match {
                offset: self.offset + place.start as u64,
                line: self.line,
                error,
            });
            end = end.max(place.end);
        }
        self.line += lines(&self.bytes[counted..end]);
        self.start = end;
    }
}

impl<E: Catalog> Default for StreamScanner<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> fmt::Debug for StreamScanner<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "StreamScanner(line {})", self.line)
    }
}

/// How many lines end in here.
fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
