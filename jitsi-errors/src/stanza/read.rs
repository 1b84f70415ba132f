//! From text to a stanza's elements, in one pass.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::invalid::{ParseStanzaError, ParseStanzaErrorKind};
use super::tree::{Attribute, Node, NodeKind, Place, Tree, XMLNS, entity, is_char};

/// As many bytes as Prosody takes from a client. A server that sends more has no error to tell.
const SIZE: usize = 262_144;

/// How deep elements may be nested.
const DEPTH: usize = 64;

/// How many attributes an element may have.
const ATTRIBUTES: usize = 64;

/// Reads exactly one element.
pub fn read(text: &str) -> Result<Tree, ParseStanzaError> {
    let mut reader = Reader {
        text: bounded(text),
        at: 0,
        nodes: Vec::with_capacity(16),
        attributes: Vec::with_capacity(16),
    };
    let mut read = reader.before().and_then(|()| reader.element());
    // A longer text may be many stanzas, and then it is wrong for what follows the first.
    reader.text = text;
    read = read.and_then(|()| reader.behind());
    let fault = read.err().map(|invalid| invalid.kind);
    if text.len() > SIZE
        && matches!(
            fault,
            None | Some(ParseStanzaErrorKind::Incomplete | ParseStanzaErrorKind::Empty)
        )
    {
        return Err(ParseStanzaError::new(ParseStanzaErrorKind::TooLarge, SIZE));
    }
    read?;
    Ok(Tree {
        source: text.to_string(),
        nodes: reader.nodes,
        attributes: reader.attributes,
    })
}

/// As much of a text as a stanza may have.
fn bounded(text: &str) -> &str {
    let mut end = text.len().min(SIZE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on behind `expected`, if it is there.
    fn skip(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    fn whitespace(&mut self) -> bool {
        let start = self.at;
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        start < self.at
    }

    fn fault<T>(&self, fault: ParseStanzaErrorKind) -> Result<T, ParseStanzaError> {
        Err(ParseStanzaError::new(fault, self.at))
    }

    /// The text has to go on: it is cut, or what stands here is not XML.
    fn expected<T>(&self, detail: &'static str) -> Result<T, ParseStanzaError> {
        match self.byte() {
            None => self.fault(ParseStanzaErrorKind::Incomplete),
            Some(_) => Err(ParseStanzaError::not_xml(self.at, detail)),
        }
    }

    /// White space and comments before the stanza.
    fn before(&mut self) -> Result<(), ParseStanzaError> {
        self.around()?;
        match self.byte() {
            None => self.fault(ParseStanzaErrorKind::Empty),
            Some(b'<') => Ok(()),
            Some(_) if self.rest().starts_with('\u{feff}') => {
                self.expected("a byte-order mark, which belongs to a file and not to a text")
            }
            Some(_) => self.expected("text outside of an element"),
        }
    }

    /// White space and comments behind the stanza.
    fn behind(&mut self) -> Result<(), ParseStanzaError> {
        self.around()?;
        match self.byte() {
            None => Ok(()),
            Some(_) => self.fault(ParseStanzaErrorKind::TrailingData),
        }
    }

    fn around(&mut self) -> Result<(), ParseStanzaError> {
        loop {
            self.whitespace();
            if !self.skip("<!--") {
                return Ok(());
            }
            self.comment()?;
        }
    }

    /// The stanza and all that is in it.
    fn element(&mut self) -> Result<(), ParseStanzaError> {
        let mut depth = 0;
        let mut open = 0;
        loop {
            if self.byte() != Some(b'<') {
                self.characters(open)?;
            } else if self.rest().starts_with("</") {
                if depth == 0 {
                    return self.closes_nothing();
                }
                self.at += "</".len();
                let start = self.at;
                let name = self.name()?;
                if name != self.name_of(open) {
                    if self.byte().is_none() && self.name_of(open).starts_with(name) {
                        return self.fault(ParseStanzaErrorKind::Incomplete);
                    }
                    self.at = start;
                    return self.expected("the closing tag has another name than the opening one");
                }
                self.whitespace();
                if !self.skip(">") {
                    return self.expected("`>` should end the closing tag");
                }
                depth -= 1;
                self.close(open);
                open = self.nodes[open].parent as usize;
            } else if self.skip("<!--") {
                self.comment()?;
            } else if self.rest().starts_with("<![CDATA[") {
                if depth == 0 {
                    return self.expected("text outside of an element");
                }
                self.cdata(open)?;
            } else if self.rest().starts_with("<!") {
                return self.declaration();
            } else if self.rest().starts_with("<?") {
                return self.fault(ParseStanzaErrorKind::ProcessingInstruction);
            } else {
                if depth == DEPTH {
                    return self.fault(ParseStanzaErrorKind::TooDeep);
                }
                let node = self.nodes.len();
                if self.tag(open)? {
                    self.close(node);
                } else {
                    depth += 1;
                    open = node;
                }
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// A closing tag where nothing is open: the stream ends, or it is wrong.
    fn closes_nothing<T>(&mut self) -> Result<T, ParseStanzaError> {
        let start = self.at;
        self.at += "</".len();
        let name = local(self.name()?);
        if self.byte().is_none() {
            return self.fault(ParseStanzaErrorKind::Incomplete);
        }
        self.at = start;
        if name == "stream" {
            return self.fault(ParseStanzaErrorKind::StreamEnd);
        }
        self.expected("a closing tag closes nothing")
    }

    /// An opening tag; whether it closes the element too.
    fn tag(&mut self, parent: usize) -> Result<bool, ParseStanzaError> {
        let start = self.at;
        self.at += 1;
        let node = self.nodes.len();
        let name = self.at;
        self.name()?;
        self.push(NodeKind::Element, Place::new(name..self.at), parent);
        let first = self.attributes.len();
        let closed = loop {
            let apart = self.whitespace();
            if self.skip(">") {
                break false;
            }
            if self.skip("/>") {
                break true;
            }
            if !apart || self.rest().starts_with('/') {
                if self.rest() == "/" {
                    self.at += 1;
                }
                return self.expected("`>` or an attribute should follow");
            }
            if self.byte().is_some() {
                self.attribute(first)?;
            } else {
                return self.fault(ParseStanzaErrorKind::Incomplete);
            }
        };
        self.nodes[node].attributes_end = index(self.attributes.len());
        if node == 0 && self.is_header() {
            self.at = start;
            return self.fault(ParseStanzaErrorKind::StreamHeader);
        }
        Ok(closed)
    }

    fn attribute(&mut self, first: usize) -> Result<(), ParseStanzaError> {
        if self.attributes.len() - first == ATTRIBUTES {
            return self.fault(ParseStanzaErrorKind::TooManyAttributes);
        }
        let start = self.at;
        let name = self.name()?;
        let place = Place::new(start..self.at);
        let twice = self.attributes[first..].iter().any(|known| {
            let range = known.name.range();
            self.text.get(range) == Some(name)
        });
        if twice {
            self.at = start;
            return self.expected("the attribute stands twice");
        }
        self.whitespace();
        if !self.skip("=") {
            return self.expected("`=` should follow the attribute's name");
        }
        self.whitespace();
        let Some(quote @ (b'"' | b'\'')) = self.byte() else {
            return self.expected("the attribute's value should stand in quotes");
        };
        self.at += 1;
        let start = self.at;
        loop {
            match self.byte() {
                None => return self.fault(ParseStanzaErrorKind::Incomplete),
                Some(byte) if byte == quote => break,
                Some(b'<') => return self.expected("`<` in an attribute's value should be `&lt;`"),
                Some(byte) => self.character(byte)?,
            }
        }
        let value = Place::new(start..self.at);
        if name == XMLNS || name.starts_with("xmlns:") {
            let value = self.text.get(start..self.at).unwrap_or_default();
            if name != XMLNS && value.is_empty() {
                self.at = start;
                return self.expected("a prefix needs a namespace");
            }
        }
        self.at += 1;
        self.attributes.push(Attribute { name: place, value });
        Ok(())
    }

    /// Text up to the next `<`.
    fn characters(&mut self, parent: usize) -> Result<(), ParseStanzaError> {
        let start = self.at;
        loop {
            match self.byte() {
                None => return self.fault(ParseStanzaErrorKind::Incomplete),
                Some(b'<') => break,
                Some(b']') if self.rest().starts_with("]]>") => {
                    return self.expected("`]]>` in a text should be `]]&gt;`");
                }
                Some(byte) => self.character(byte)?,
            }
        }
        self.push(NodeKind::Text, Place::new(start..self.at), parent);
        Ok(())
    }

    fn cdata(&mut self, parent: usize) -> Result<(), ParseStanzaError> {
        self.at += "<![CDATA[".len();
        let start = self.at;
        self.until("]]>")?;
        self.push(NodeKind::CData, Place::new(start..self.at), parent);
        self.at += "]]>".len();
        Ok(())
    }

    fn comment(&mut self) -> Result<(), ParseStanzaError> {
        self.until("--")?;
        self.at += "--".len();
        if self.skip(">") {
            return Ok(());
        }
        self.expected("`--` in a comment")
    }

    /// Goes to `end`, over what XML permits anywhere.
    fn until(&mut self, end: &str) -> Result<(), ParseStanzaError> {
        while !self.rest().starts_with(end) {
            match self.byte() {
                None => return self.fault(ParseStanzaErrorKind::Incomplete),
                Some(b'&') => self.at += 1,
                Some(byte) => self.character(byte)?,
            }
        }
        Ok(())
    }

    /// Goes over a character or a reference.
    fn character(&mut self, byte: u8) -> Result<(), ParseStanzaError> {
        match byte {
            b'&' => match entity(self.rest()) {
                Some((_, length)) => self.at += length,
                None if !self.rest().contains(';') && is_reference(self.rest()) => {
                    self.at = self.text.len();
                    return self.fault(ParseStanzaErrorKind::Incomplete);
                }
                None => return self.fault(ParseStanzaErrorKind::Entity),
            },
            b' '..=0x7f | b'\t' | b'\n' | b'\r' => self.at += 1,
            _ => match self.rest().chars().next() {
                Some(char) if is_char(char) => self.at += char.len_utf8(),
                _ => return self.expected("a character that XML does not permit"),
            },
        }
        Ok(())
    }

    /// A name with at most one prefix.
    fn name(&mut self) -> Result<&'t str, ParseStanzaError> {
        let start = self.at;
        let mut prefixed = false;
        let mut first = true;
        loop {
            let colon = match self.byte() {
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => false,
                Some(b'-' | b'.' | b'0'..=b'9') if !first => false,
                Some(b':') if !first && !prefixed => true,
                Some(b':') => return self.expected("a name has at most one prefix"),
                Some(0x80..) => match self.rest().chars().next() {
                    Some(char) if is_name(char, first) => {
                        self.at += char.len_utf8();
                        first = false;
                        continue;
                    }
                    _ => break,
                },
                _ => break,
            };
            self.at += 1;
            prefixed |= colon;
            first = colon;
        }
        if first {
            return self.expected("a name should stand here");
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// What starts with `<!` and is neither a comment nor a text.
    fn declaration<T>(&self) -> Result<T, ParseStanzaError> {
        let rest = self.rest();
        let is_cut = ["<!--", "<![CDATA[", "<!DOCTYPE"]
            .iter()
            .any(|start| start.starts_with(rest));
        if is_cut {
            return Err(ParseStanzaError::new(
                ParseStanzaErrorKind::Incomplete,
                self.text.len(),
            ));
        }
        if rest.starts_with("<!DOCTYPE") {
            return self.fault(ParseStanzaErrorKind::Doctype);
        }
        self.expected("a declaration")
    }

    fn push(&mut self, kind: NodeKind, place: Place, parent: usize) {
        self.nodes.push(Node {
            kind,
            place,
            parent: index(parent),
            end: index(self.nodes.len() + 1),
            attributes_end: index(self.attributes.len()),
        });
    }

    fn close(&mut self, node: usize) {
        self.nodes[node].end = index(self.nodes.len());
    }

    fn name_of(&self, node: usize) -> &'t str {
        let range = self.nodes[node].place.range();
        self.text.get(range).unwrap_or_default()
    }

    /// Whether the first tag opens a stream.
    fn is_header(&self) -> bool {
        let name = local(self.name_of(0));
        name == "stream"
            || name == "open"
                && self.attributes.iter().any(|attribute| {
                    self.text.get(attribute.value.range())
                        == Some("urn:ietf:params:xml:ns:xmpp-framing")
                })
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Whether this may be the start of a reference that the end of the text cuts.
fn is_reference(text: &str) -> bool {
    text.bytes()
        .skip(1)
        .all(|byte| byte == b'#' || byte.is_ascii_alphanumeric())
}

#[allow(clippy::cast_possible_truncation)] // there are fewer nodes than bytes, at most 256 Ki
fn index(index: usize) -> u32 {
    index as u32
}

/// Whether XML permits a character beyond ASCII in a name.
const fn is_name(char: char, first: bool) -> bool {
    matches!(char,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
        || !first && matches!(char, '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}
