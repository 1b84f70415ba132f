//! A stanza's elements, as they stand in its text.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

/// The elements and texts of a stanza in the order of the text; the first is the stanza itself.
///
/// Names, values and texts are places in `source`, and decoded only when they are asked for.
#[derive(Clone, PartialEq)]
pub struct Tree {
    pub source: String,
    pub nodes: Vec<Node>,
    pub attributes: Vec<Attribute>,
}

/// A place in the source: at most 256 KiB, so that 32 bits do.
#[derive(Clone, Copy, PartialEq)]
pub struct Place {
    start: u32,
    end: u32,
}

#[derive(Clone, PartialEq)]
pub struct Node {
    pub kind: NodeKind,
    /// An element's name, or the text.
    pub place: Place,
    /// The index of the element around it; its own for the stanza.
    pub parent: u32,
    /// The index after all that is in it.
    pub end: u32,
    /// Where an element's attributes end; they start where those of the node before end.
    pub attributes_end: u32,
}

#[derive(Clone, Copy, PartialEq)]
pub enum NodeKind {
    Element,
    Text,
    CData,
}

#[derive(Clone, PartialEq)]
pub struct Attribute {
    pub name: Place,
    pub value: Place,
}

pub const XMLNS: &str = "xmlns";

impl Place {
    #[allow(clippy::cast_possible_truncation)] // a stanza has at most 256 KiB
    pub fn new(range: Range<usize>) -> Self {
        let (start, end) = (range.start as u32, range.end as u32);
        Self { start, end }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Tree {
    /// What stands at a place.
    pub fn at(&self, place: Place) -> &str {
        let found = self.source.get(place.range());
        found.unwrap_or_default()
    }

    /// The elements in an element, without those that are deeper.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[parent].end as usize;
        let mut next = parent + 1;
        core::iter::from_fn(move || {
            while next < end {
                let node = next;
                next = self.nodes[node].end as usize;
                if self.nodes[node].kind == NodeKind::Element {
                    return Some(node);
                }
            }
            None
        })
    }

    /// An element's name without its prefix.
    pub fn name(&self, node: usize) -> &str {
        let name = self.at(self.nodes[node].place);
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The namespace of an element; none where the stanza does not say it, but the stream does that it
    /// was cut out of.
    pub fn xmlns(&self, node: usize) -> Option<Cow<'_, str>> {
        let name = self.at(self.nodes[node].place);
        let prefix = name.split_once(':').map(|(prefix, _)| prefix);
        let mut node = node;
        loop {
            let declared = self.raw(node).find(|(name, _)| match prefix {
                None => *name == XMLNS,
                Some(prefix) => name.strip_prefix("xmlns:") == Some(prefix),
            });
            if let Some((_, value)) = declared {
                return Some(value_of(value));
            }
            if node == 0 {
                return None;
            }
            node = self.nodes[node].parent as usize;
        }
    }

    /// An element's prefix, as it stands there.
    pub fn prefix(&self, node: usize) -> Option<&str> {
        let name = self.at(self.nodes[node].place);
        name.split_once(':').map(|(prefix, _)| prefix)
    }

    /// The value of an attribute without a prefix.
    pub fn attribute(&self, node: usize, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.raw(node);
        let (_, value) = attributes.find(|(known, _)| *known == name)?;
        Some(value_of(value))
    }

    /// All text in an element, at any depth.
    pub fn text(&self, node: usize) -> String {
        let mut text = String::new();
        for node in &self.nodes[node..self.nodes[node].end as usize] {
            match node.kind {
                NodeKind::Element => {}
                NodeKind::Text => decode(self.at(node.place), Whitespace::Kept, &mut text),
                NodeKind::CData => lines(self.at(node.place), &mut text),
            }
        }
        text
    }

    /// The names and values of an element's attributes, as they stand there.
    fn raw(&self, node: usize) -> impl Iterator<Item = (&str, &str)> {
        let before = node
            .checked_sub(1)
            .map_or(0, |node| self.nodes[node].attributes_end);
        let own = before as usize..self.nodes[node].attributes_end as usize;
        let own = self.attributes.get(own).unwrap_or_default();
        own.iter()
            .map(|attribute| (self.at(attribute.name), self.at(attribute.value)))
    }
}

/// What white space in a text becomes.
#[derive(Clone, Copy, PartialEq)]
enum Whitespace {
    /// Itself, but each end of a line is one `\n`.
    Kept,
    /// A space, in the value of an attribute.
    Space,
}

fn value_of(raw: &str) -> Cow<'_, str> {
    if !raw
        .bytes()
        .any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r'))
    {
        return Cow::Borrowed(raw);
    }
    let mut value = String::with_capacity(raw.len());
    decode(raw, Whitespace::Space, &mut value);
    Cow::Owned(value)
}

/// Writes what a text means, with entities and white space as XML wants it.
fn decode(raw: &str, whitespace: Whitespace, into: &mut String) {
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        into.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((char, length)) = entity(rest) {
            into.push(char);
            rest = &rest[length..];
            continue;
        }
        let line_end = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix('\r'));
        into.push(match whitespace {
            Whitespace::Space => ' ',
            Whitespace::Kept if rest.starts_with('\t') => '\t',
            Whitespace::Kept => '\n',
        });
        rest = line_end.unwrap_or(&rest[1..]);
    }
    into.push_str(rest);
}

/// Writes a text with each end of a line as one `\n`.
fn lines(raw: &str, into: &mut String) {
    let mut rest = raw;
    while let Some((line, after)) = rest.split_once('\r') {
        into.push_str(line);
        into.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    into.push_str(rest);
}

/// The character that a reference at the start of a text stands for, and the length of the reference.
pub fn entity(text: &str) -> Option<(char, usize)> {
    // The longest is `&#x10FFFF;`, or a number with zeros before it.
    const LONGEST: usize = 16;
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &name[..end];
    let char = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => {
            let number = name.strip_prefix('#')?;
            let (digits, radix) = match number.strip_prefix('x') {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            // A sign, which Rust would take, is no digit.
            if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return None;
            }
            let number = u32::from_str_radix(digits, radix).ok()?;
            char::from_u32(number).filter(|char| is_char(*char))?
        }
    };
    Some((char, end + 2))
}

/// Whether XML permits a character at all.
pub const fn is_char(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
