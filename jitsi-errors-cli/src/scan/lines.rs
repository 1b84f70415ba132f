//! The search of a log, line by line.

use std::io::{self, ErrorKind, Read};
use std::ops::Range;
use std::sync::Arc;

use jitsi_errors::ErrorInfo;
use serde::Serialize;

use super::time::{Clock, Time};
use super::unknown;
use crate::interrupt;
use crate::registry::{Registry, Search};

/// How much of a log is searched at once.
const PART: usize = 1 << 18;

/// A log without a time in so many lines has none: looking for one takes longer than all the rest.
const UNTIMED: u64 = 1000;

/// More than all that is looked at around a value.
const AROUND: usize = 4096;

/// Where in a log a value is.
#[derive(Clone, Serialize)]
pub struct Location {
    pub file: Arc<str>,
    /// Counted from 1.
    pub line: u64,
    /// In bytes, counted from 1.
    pub column: u64,
    /// In bytes of the text: unpacked, and in UTF-8.
    pub offset: u64,
    /// The time of the line, or of the last one before it that has one.
    pub timestamp: Option<Time>,
}

/// A value in a log, and what is known about it.
pub struct Hit<'h> {
    pub location: Location,
    pub value: &'h str,
    pub info: Option<ErrorInfo>,
}

/// Searches a log in blocks of whole lines.
///
/// A wire value lies within a line, so a block can be searched on its own, and the lines of a stream
/// as soon as they are there. Of a line that is longer than a block, only a part is in memory.
pub struct Lines<'r> {
    registry: &'r Registry,
    searches: Vec<Search>,
    file: Arc<str>,
    clock: Clock,
    /// Whether words that begin like a wire value are hits.
    unknown: bool,
    /// What is in memory: the first `len` bytes.
    window: Vec<u8>,
    len: usize,
    /// Where in the window begins what has not been searched.
    at: usize,
    /// Where in the text the window begins.
    offset: u64,
    /// The line of `at`, where in the text it begins, and its time.
    line: u64,
    line_start: u64,
    time: Option<Time>,
}

impl<'r> Lines<'r> {
    pub fn new(
        registry: &'r Registry,
        searches: Vec<Search>,
        file: Arc<str>,
        clock: Clock,
        unknown: bool,
    ) -> Self {
        Self {
            window: vec![0; PART + 2 * Self::around(registry)],
            registry,
            searches,
            file,
            clock,
            unknown,
            len: 0,
            at: 0,
            offset: 0,
            line: 1,
            line_start: 0,
            time: None,
        }
    }

    /// How much of a long line is kept before and after what is searched.
    fn around(registry: &Registry) -> usize {
        let lengths = registry.errors().iter().map(|error| error.value.len());
        AROUND + lengths.max().unwrap_or(0)
    }

    /// Reads a log to its end, or until it is interrupted, and hands over what is found, a block at
    /// a time.
    ///
    /// # Errors
    ///
    /// What the log reports, after everything that was read before has been searched, or what
    /// `found` does.
    pub fn read(
        &mut self,
        log: &mut impl Read,
        found: &mut impl FnMut(&[Hit<'_>]) -> Result<(), io::Error>,
    ) -> Result<(), Failed> {
        let read = loop {
            if interrupt::happened() {
                break Ok(());
            }
            match log.read(&mut self.window[self.len..]) {
                Ok(0) => break Ok(()),
                Ok(length) => {
                    let new = self.len..self.len + length;
                    self.len = new.end;
                    let end = memchr::memrchr(b'\n', &self.window[new.clone()]);
                    if let Some(end) = end.map(|end| new.start + end + 1) {
                        self.search(end, end, found)?;
                        self.keep(end);
                    } else if self.len == self.window.len() {
                        let around = Self::around(self.registry);
                        self.search(self.len - around, self.len, found)?;
                        self.keep(self.at - around);
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => break Err(Failed::Log(error)),
            }
        };
        self.search(self.len, self.len, found)?;
        read
    }

    /// How much has been searched: bytes and lines.
    pub fn searched(&self) -> (u64, u64) {
        let bytes = self.offset + self.at as u64;
        let is_line_start = self.line_start == bytes;
        (bytes, self.line - u64::from(is_line_start))
    }

    /// Drops what is before this.
    fn keep(&mut self, from: usize) {
        self.window.copy_within(from..self.len, 0);
        self.len -= from;
        self.at -= from;
        self.offset += from as u64;
    }

    /// Hands over the hits that begin before `end`, in their order. They may go on up to `visible`.
    fn search(
        &mut self,
        end: usize,
        visible: usize,
        found: &mut impl FnMut(&[Hit<'_>]) -> io::Result<()>,
    ) -> Result<(), Failed> {
        let window = std::mem::take(&mut self.window);
        let text = &window[..visible];
        let mut spans: Vec<(Range<usize>, Option<ErrorInfo>)> = Vec::new();
        for search in &self.searches {
            search.find(text, self.unknown, &mut |span, info| {
                let is_credible =
                    || info.is_some() || unknown::is_credible(text, &span, self.registry);
                if (self.at..end).contains(&span.start) && is_credible() {
                    spans.push((span, info));
                }
            });
        }
        if self.searches.len() > 1 {
            spans.sort_by_key(|(span, _)| span.start);
        }
        let mut hits = Vec::with_capacity(spans.len());
        for (span, info) in spans {
            self.advance(text, span.start + 1);
            let offset = self.offset + span.start as u64;
            hits.push(Hit {
                location: Location {
                    file: self.file.clone(),
                    line: self.line,
                    column: offset - self.line_start + 1,
                    offset,
                    timestamp: self.time,
                },
                // Wire values are ASCII or UTF-8, and so is what begins like one.
                value: std::str::from_utf8(&text[span]).unwrap_or_default(),
                info,
            });
        }
        self.advance(text, end);
        let handed = found(&hits);
        drop(hits);
        self.window = window;
        handed.map_err(Failed::Output)
    }

    /// Moves on, and notes the line and the time there.
    fn advance(&mut self, text: &[u8], to: usize) {
        let passed = &text[self.at..to];
        let offset = self.offset + self.at as u64;
        let ends = || memchr::memrchr_iter(b'\n', passed);
        // From the last line backwards, up to the first with a time.
        let starts = ends()
            .map(|end| end + 1)
            .filter(|start| *start < passed.len())
            .chain((self.line_start == offset).then_some(0));
        if self.time.is_some() || self.line < UNTIMED {
            let mut heads = starts.map(|start| &text[self.at + start..]);
            let time = heads.find_map(|head| self.clock.time_of(head));
            self.time = time.or(self.time);
        }
        if let Some(last) = ends().next() {
            self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
            self.line_start = offset + last as u64 + 1;
        }
        self.at = to;
    }
}

/// What ends the search of a log.
pub enum Failed {
    /// The log can't be read any further.
    Log(io::Error),
    /// What was found can't be written.
    Output(io::Error),
}
