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
                Err(EndOrError::Error(error)) => return Err(self.refused(error, start)),
            }
        }
    }

    /// What rxml refuses, with as many bytes as it read until then. `start` is where the token does.
    fn refused(&self, error: Error, start: usize) -> ParseStanzaError {
        let mut offset = self.at;
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let reference = Some(ErrorContext::Reference);
        let detail = match error {
            Error::UndeclaredEntity | Error::InvalidChar(_, _, true) => {
                return ParseStanzaError::new(Kind::Entity, offset);
            }
            Error::UnexpectedChar(context, ..) | Error::UnexpectedByte(context, ..)
                if context == reference =>
            {
                return ParseStanzaError::new(Kind::Entity, offset);
            }
            Error::RestrictedXml("processing instructions") => {
                return ParseStanzaError::new(Kind::ProcessingInstruction, start);
            }
            Error::RestrictedXml(_) => return ParseStanzaError::new(Kind::TooLarge, offset),
            _ if self.text[start..].starts_with("<!DOCTYPE") => {
                return ParseStanzaError::new(Kind::Doctype, start);
            }
            Error::DuplicateAttribute => "an attribute occurs twice",
            Error::ElementMismatch => "an end tag does not match its start tag",
            Error::MultiColonName(_) => "a name has at most one prefix",
            Error::EmptyNamePart(_) | Error::InvalidLocalName(_) => "an invalid name",
            Error::UndeclaredNamespacePrefix(_) => {
                "an undeclared prefix; only `stream` needs no declaration"
            }
            Error::ReservedNamespacePrefix
            | Error::ReservedNamespaceName
            | Error::EmptyNamespaceUri => "an invalid namespace declaration",
            Error::InvalidChar(..) | Error::UnexpectedChar(..) | Error::UnexpectedByte(..) => {
                "a character that is not allowed here"
            }
            _ => "invalid syntax",
        };
        ParseStanzaError::not_xml(offset, detail)
    }
}
