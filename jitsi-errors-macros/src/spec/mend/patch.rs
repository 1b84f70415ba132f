//! A text with small changes, which knows where everything stood before.

use std::ops::Range;

/// Blanks keep places as they are; what is inserted is counted.
#[derive(Clone, Default)]
pub struct Patch {
    bytes: Vec<u8>,
    /// In the order of their places.
    inserts: Vec<Insert>,
}

#[derive(Clone)]
struct Insert {
    at: usize,
    text: &'static str,
    blank: bool,
}

impl Patch {
    pub fn new(text: &str) -> Self {
        Self {
            bytes: text.as_bytes().to_vec(),
            inserts: Vec::new(),
        }
    }

    /// Overwrites a whole range of characters with spaces, but for the ends of its lines.
    pub fn blank(&mut self, range: Range<usize>) {
        self.fill(range.clone(), b' ');
        let (start, end) = (range.start, range.end);
        let first = self.inserts.partition_point(|insert| insert.at < start);
        let within = self.inserts[first..].iter_mut();
        for insert in within.take_while(|insert| insert.at <= end) {
            insert.blank = true;
        }
    }

    /// Overwrites a whole range of characters with one of ASCII, but for the ends of its lines.
    pub fn fill(&mut self, range: Range<usize>, with: u8) {
        let bytes = self.bytes.get_mut(range).unwrap_or_default();
        for byte in bytes.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = with;
        }
    }

    /// Overwrites a character of ASCII with another.
    pub fn set(&mut self, at: usize, with: u8) {
        if let Some(byte) = self.bytes.get_mut(at) {
            *byte = with;
        }
    }

    /// Inserts text before what stands at `at`, and after what was inserted there before.
    pub fn insert(&mut self, at: usize, text: &'static str) {
        let index = self.inserts.partition_point(|insert| insert.at <= at);
        let blank = false;
        self.inserts.insert(index, Insert { at, text, blank });
    }

    /// Whether something was inserted there.
    pub fn is_inserted(&self, at: usize) -> bool {
        let inserts = self.inserts.binary_search_by_key(&at, |insert| insert.at);
        inserts.is_ok()
    }

    pub fn text(&self) -> String {
        let mut text = Vec::with_capacity(self.bytes.len() + self.inserts.len());
        let mut start = 0;
        for Insert {
            at,
            text: new,
            blank,
        } in &self.inserts
        {
            text.extend_from_slice(&self.bytes[start..*at]);
            let spaces = " ".repeat(new.len());
            text.extend_from_slice(if *blank { &spaces } else { *new }.as_bytes());
            start = *at;
        }
        text.extend_from_slice(&self.bytes[start..]);
        String::from_utf8(text).unwrap_or_default()
    }

    /// Where what stands in the changed text stood before.
    pub fn places(&self) -> Places {
        let mut before = 0;
        let insert = |insert: &Insert| {
            let start = insert.at + before;
            before += insert.text.len();
            (start, insert.at, before)
        };
        Places(self.inserts.iter().map(insert).collect())
    }
}

/// Of each insert where it starts, where that was before, and how much has been inserted up to its end.
#[derive(Default)]
pub struct Places(Vec<(usize, usize, usize)>);

impl Places {
    /// A place in the changed text, in the text as it was.
    pub fn before(&self, range: &Range<usize>) -> Range<usize> {
        let before = |place: usize| {
            let next = self.0.partition_point(|(start, ..)| *start <= place);
            match next.checked_sub(1).map(|last| self.0[last]) {
                Some((_, at, inserted)) => at.max(place.saturating_sub(inserted)),
                None => place,
            }
        };
        before(range.start)..before(range.end)
    }
}
