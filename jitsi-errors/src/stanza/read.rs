//! From text to a stanza's elements, with rxml.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use rxml::error::{EndOrError, ErrorContext};
use rxml::parser::{CommentMode, Options};
use rxml::{Error, Event, Parse, Parser, WithOptions};

use super::error::{ParseStanzaError, ParseStanzaErrorKind as Kind};
use super::tree::Tree;

/// As many bytes as Prosody accepts from a client.
const SIZE: usize = 262_144;

/// How deep elements may be nested. Without a limit, rxml needs time quadratic in the depth.
const DEPTH: usize = 64;

/// How many attributes an element may have.
const ATTRIBUTES: usize = 64;

/// A stream around the stanza, which declares what a stanza may use without declaring it (RFC 6120,
/// 4.8): its namespace and the prefix `stream`. No text can end it but by the end of a stream.
pub const HEADER: &str =
    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

pub const STREAMS: &str = "http://etherx.jabber.org/streams";
pub const BOSH: &str = "http://jabber.org/protocol/httpbind";
const FRAMING: &str = "urn:ietf:params:xml:ns:xmpp-framing";

/// Reads exactly one element.
pub fn read(text: &str) -> Result<Tree, ParseStanzaError> {
    let mut reader = Reader::new(bounded(text));
    let end = match reader.stanza() {
        // What is wrong with the start of a longer text is no fault of its length.
        Err(error) if text.len() > SIZE && matches!(error.kind, Kind::Empty | Kind::Incomplete) => {
            return Err(ParseStanzaError::new(Kind::TooLarge, SIZE));
        }
        result => result?,
    };
    let behind = skip_misc(text, end);
    if behind < text.len() {
        return Err(ParseStanzaError::new(Kind::TrailingData, behind));
    }
    if text.len() > SIZE {
        return Err(ParseStanzaError::new(Kind::TooLarge, SIZE));
    }
    Ok(reader.tree)
}

/// As much of a text as a stanza may have.
fn bounded(text: &str) -> &str {
    let mut end = text.len().min(SIZE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The offset after white space and comments, which may surround a stanza.
fn skip_misc(text: &str, start: usize) -> usize {
    let mut rest = &text[start..];
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let comment = rest
            .strip_prefix("<!--")
            .and_then(|text| text.split_once("-->"));
        match comment {
            Some((_, after)) => rest = after,
            None => return text.len() - rest.len(),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The offset up to which the text is parsed.
    at: usize,
    parser: Parser,
    tree: Tree,
    /// The elements that are open.
    open: Vec<usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let options = Options {
            comments: CommentMode::Discard,
            ..Options::default()
        };
        let mut parser = Parser::with_options(options);
        let mut header = HEADER.as_bytes();
        // The header is right, so this is the start of the stream.
        let _ = parser.parse(&mut header, false);
        Self {
            text,
            at: skip_misc(text, 0),
            parser,
            tree: Tree::default(),
            open: Vec::new(),
        }
    }

    /// Reads the stanza and returns the offset of its end.
    fn stanza(&mut self) -> Result<usize, ParseStanzaError> {
        match self.text[self.at..].chars().next() {
            None => return Err(ParseStanzaError::new(Kind::Empty, self.at)),
            Some('<') => {}
            Some('\u{feff}') => {
                let detail = "a byte-order mark, which belongs to a file, not to a text";
                return Err(ParseStanzaError::not_xml(self.at, detail));
            }
            Some(_) => {
                let detail = "text outside of an element";
                return Err(ParseStanzaError::not_xml(self.at, detail));
            }
        }
        loop {
            let mut rest = &self.text.as_bytes()[self.at..];
            let result = self.parser.parse(&mut rest, false);
            let start = core::mem::replace(&mut self.at, self.text.len() - rest.len());
            match result {
                Ok(Some(Event::StartElement(_, (xmlns, name), attributes))) => {
                    let (xmlns, name) = (Arc::<String>::from(xmlns), String::from(name));
                    if self.open.is_empty() {
                        let is_header = matches!(
                            (xmlns.as_str(), &*name),
                            (STREAMS, "stream") | (FRAMING, "open")
                        );
                        if is_header {
                            return Err(ParseStanzaError::new(Kind::StreamHeader, start));
                        }
                    }
                    if self.open.len() == DEPTH {
                        return Err(ParseStanzaError::new(Kind::TooDeep, start));
                    }
                    if attributes.len() > ATTRIBUTES {
                        return Err(ParseStanzaError::new(Kind::TooManyAttributes, start));
                    }
                    let attributes = attributes.into_iter();
                    let attributes = attributes.filter(|((xmlns, _), _)| xmlns.is_empty());
                    let attributes = attributes.map(|((_, name), value)| (name.into(), value));
                    let node = self.tree.open(name, xmlns, attributes.collect());
                    self.open.push(node);
                }
                Ok(Some(Event::Text(_, text))) => self.tree.push_text(text),
                Ok(Some(Event::EndElement(_))) => match self.open.pop() {
                    Some(node) => {
                        self.tree.close(node);
                        if self.open.is_empty() {
                            return Ok(self.at);
                        }
                    }
                    None => return Err(ParseStanzaError::new(Kind::StreamEnd, start)),
                },
                Ok(Some(Event::XmlDeclaration(..)) | None) | Err(EndOrError::NeedMoreData) => {
                    return Err(ParseStanzaError::new(Kind::Incomplete, self.text.len()));
                }
                Err(EndOrError::Error(error)) => return Err(self.refused(error)),
            }
        }
    }

    /// Converts what rxml refuses. rxml says what is wrong, but not where: that is looked for in the
    /// text up to `self.at`, of which the last byte or tag is the one that rxml did not accept.
    fn refused(&self, error: Error) -> ParseStanzaError {
        let read = &self.text.as_bytes()[..self.at];
        let at_last = |mark: &[u8]| {
            let last = read.windows(mark.len()).rposition(|found| found == mark);
            last.unwrap_or(self.at.saturating_sub(1))
        };
        // A value of an attribute has no `<`, so this is where the tag starts.
        let tag = at_last(b"<");
        let not_xml = ParseStanzaError::not_xml;
        let unexpected = |offset| not_xml(offset, "a character that is not allowed here");
        match error {
            Error::UndeclaredEntity
            | Error::InvalidChar(_, _, true)
            | Error::UnexpectedByte(Some(ErrorContext::Reference), ..) => {
                ParseStanzaError::new(Kind::Entity, at_last(b"&"))
            }
            // rxml says the same of an empty reference as of what else has no syntax.
            Error::InvalidSyntax(_) if is_empty_reference(&read[at_last(b"&")..]) => {
                ParseStanzaError::new(Kind::Entity, at_last(b"&"))
            }
            _ if read.ends_with(b"]]>") => not_xml(self.at - 3, "`]]>` outside of a CDATA section"),
            // It is noticed at the byte after it.
            Error::InvalidSyntax(_) if read[..self.at - 1].ends_with(b"--") => {
                not_xml(self.at - 3, "`--` within a comment")
            }
            Error::InvalidSyntax(_) if self.text.as_bytes()[tag..].starts_with(b"<!DOCTYPE") => {
                ParseStanzaError::new(Kind::Doctype, tag)
            }
            Error::InvalidSyntax(_) if read[tag..].starts_with(b"<!") => {
                not_xml(tag, "neither a comment nor a CDATA section")
            }
            Error::RestrictedXml("processing instructions") => {
                ParseStanzaError::new(Kind::ProcessingInstruction, tag)
            }
            Error::RestrictedXml(_) => ParseStanzaError::new(Kind::TooLarge, tag),
            Error::UnexpectedByte(_, byte, _) => unexpected(at_last(&[byte])),
            // A name is read to its end before its characters are looked at.
            Error::UnexpectedChar(_, char, _) => {
                let name = name_start(read);
                let found = self.text[name..].find(char).map(|offset| name + offset);
                unexpected(found.unwrap_or(self.at.saturating_sub(1)))
            }
            // It is allowed nowhere, so the first one is it.
            Error::InvalidChar(_, code, false) => {
                let found = char::from_u32(code).and_then(|char| self.text.find(char));
                unexpected(found.unwrap_or(self.at.saturating_sub(1)))
            }
            Error::MultiColonName(_) => not_xml(name_start(read), "a name has at most one prefix"),
            Error::EmptyNamePart(_) | Error::InvalidLocalName(_) => {
                not_xml(name_start(read), "an invalid name")
            }
            Error::DuplicateAttribute => not_xml(tag, "an attribute occurs twice"),
            Error::ElementMismatch => not_xml(tag, "an end tag does not match its start tag"),
            Error::UndeclaredNamespacePrefix(_) => not_xml(
                tag,
                "an undeclared prefix; only `stream` needs no declaration",
            ),
            Error::ReservedNamespacePrefix
            | Error::ReservedNamespaceName
            | Error::EmptyNamespaceUri => not_xml(tag, "an invalid namespace declaration"),
            _ => not_xml(name_start(read), "invalid syntax"),
        }
    }
}

fn is_empty_reference(text: &[u8]) -> bool {
    matches!(text, b"&;" | b"&#;" | b"&#x;")
}

/// Where the name starts with which this ends, or the character behind it.
fn name_start(text: &[u8]) -> usize {
    let delimits = |byte: &u8| b"</>= \t\r\n'\"".contains(byte);
    let end = text.iter().rposition(|byte| !delimits(byte));
    let before = &text[..end.unwrap_or_default()];
    before.iter().rposition(delimits).map_or(0, |last| last + 1)
}
