//! Errors in a stream of text.

use core::fmt;
use core::marker::PhantomData;
use std::vec::Vec;

use super::Matches;
use crate::{Catalog, Open};

/// How many bytes around a value the search may read, rounded up.
const AROUND: usize = 4096;

/// How many bytes are collected before they are searched.
const ENOUGH: usize = 1 << 16;

/// Finds errors in a stream of text, such as a log that is larger than memory.
///
/// It finds the same as [`Catalog::find_in_bytes`] in the entire text, wherever the parts are split, and
/// also [unknown values](Matches::with_unknown). It keeps only a part of the text in memory, however long
/// the lines are.
///
/// ```
/// use jitsi_errors::{ConferenceError, JitsiError, Open, StreamScanner};
///
/// let mut scanner = StreamScanner::<JitsiError>::new();
/// let mut lines = Vec::new();
/// for part in ["one line\nERROR: conference.ice", "Failed\n"] {
///     scanner.push(part.as_bytes(), |found| lines.push((found.line, found.error.known())));
/// }
/// scanner.finish(|found| lines.push((found.line, found.error.known())));
/// assert_eq!(lines, [(2, Some(ConferenceError::IceFailed.into()))]);
/// ```
pub struct StreamScanner<E> {
    /// The end of the text so far.
    bytes: Vec<u8>,
    /// The offset in `bytes` up to which they have been searched.
    start: usize,
    /// The line at `start`.
    line: u64,
    /// The offset of `bytes` in the text.
    offset: u64,
    of: PhantomData<E>,
}

/// An error in a stream of text, or an unknown value, found by [`StreamScanner`].
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Match<'t, E> {
    /// The byte offset in the entire stream at which it begins.
    pub offset: u64,
    /// The line in which it begins, counted from 1.
    pub line: u64,
    /// The error, or an unknown value as in [`Matches::with_unknown`].
    pub error: Open<E, &'t str>,
}

impl<E: Catalog> StreamScanner<E> {
    /// Starts at the beginning of a stream.
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

    /// Adds the next part, and calls `found` for every match so far. Matches near the end of the part
    /// follow with the next call.
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

    /// Ends the stream, and calls `found` for the remaining matches.
    pub fn finish(mut self, found: impl FnMut(Match<'_, E>)) {
        self.search(self.bytes.len(), found);
    }

    /// Calls `found` for the matches that begin between `self.start` and `end`, and moves the start to
    /// `end`, or to the end of the last match.
    fn search(&mut self, mut end: usize, mut found: impl FnMut(Match<'_, E>)) {
        let mut counted = self.start;
        for (range, error) in Matches::new(&self.bytes, self.start).with_unknown() {
            if range.start >= end {
                break;
            }
            self.line += lines(&self.bytes[counted..range.start]);
            counted = range.start;
            found(Match {
                offset: self.offset + range.start as u64,
                line: self.line,
                error,
            });
            end = end.max(range.end);
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

/// The number of line ends.
fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
