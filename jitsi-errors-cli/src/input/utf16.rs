//! Logs in UTF-16, as some shells and services of Windows write them.

use std::io::{self, Read};

/// Which byte of a unit comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    Little,
    Big,
}

impl Order {
    /// The order, if a text that begins like this is UTF-16.
    ///
    /// Without a byte-order mark it is guessed: even in a language without Latin letters, a log has
    /// many digits, spaces and line ends, of which one byte is zero and the other is not. UTF-8 has
    /// no zeros, and a file full of zeros has nothing between them.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xfe, ..] => return Some(Self::Little),
            [0xfe, 0xff, ..] => return Some(Self::Big),
            _ => {}
        }
        let units = head.chunks_exact(2);
        let count = units.len();
        let plain = |zero: usize| {
            let is_plain = |unit: &&[u8]| {
                unit[zero] == 0 && matches!(unit[1 - zero], b'\t' | b'\r' | b'\n' | b' '..=b'~')
            };
            units.clone().filter(is_plain).count()
        };
        let (little, big) = (plain(1), plain(0));
        let is = |this: usize, other: usize| count > 1 && this * 5 >= count && other * 10 <= this;
        if is(little, big) {
            Some(Self::Little)
        } else if is(big, little) {
            Some(Self::Big)
        } else {
            None
        }
    }

    fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        }
    }
}

/// A text in UTF-16, read as UTF-8 without its byte-order mark.
pub struct Utf16<R> {
    source: R,
    order: Order,
    /// Bytes that are not decoded yet: half a unit, or half of a pair.
    pending: Vec<u8>,
    text: String,
    /// How much of the text was handed out.
    read: usize,
}

impl<R: Read> Utf16<R> {
    pub fn new(source: R, order: Order) -> Self {
        Self {
            source,
            order,
            pending: Vec::new(),
            text: String::new(),
            read: 0,
        }
    }

    /// Decodes what is complete; at the end of the source, all that is left.
    fn decode(&mut self, is_end: bool) {
        let order = self.order;
        let units = self.pending.chunks_exact(2);
        let half = units.remainder().to_vec();
        let mut units: Vec<u16> = units.map(|unit| order.unit([unit[0], unit[1]])).collect();
        let mut left = half;
        if let (false, Some(&high @ 0xd800..=0xdbff)) = (is_end, units.last()) {
            units.pop();
            let bytes = match order {
                Order::Little => high.to_le_bytes(),
                Order::Big => high.to_be_bytes(),
            };
            left.splice(..0, bytes);
        }
        let characters = char::decode_utf16(units);
        let characters = characters.map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
        self.text
            .extend(characters.filter(|decoded| *decoded != '\u{feff}'));
        if is_end && !left.is_empty() {
            self.text.push(char::REPLACEMENT_CHARACTER);
            left.clear();
        }
        self.pending = left;
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.read == self.text.len() {
            self.text.clear();
            self.read = 0;
            let mut part = [0; 8192];
            let length = self.source.read(&mut part)?;
            self.pending.extend_from_slice(&part[..length]);
            let is_end = length == 0;
            if is_end && self.pending.is_empty() {
                return Ok(0);
            }
            self.decode(is_end);
        }
        let rest = &self.text.as_bytes()[self.read..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.read += length;
        Ok(length)
    }
}
