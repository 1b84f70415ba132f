//! Why a text is not a stanza.

use core::error::Error;
use core::fmt;

/// Why a text is not a stanza, and where.
///
/// ```
/// use jitsi_errors::{ParseStanzaErrorKind, Stanza};
///
/// let invalid = "<presence type='error'><error".parse::<Stanza>().unwrap_err();
/// assert_eq!(invalid.kind, ParseStanzaErrorKind::Incomplete);
/// assert_eq!(
///     invalid.to_string(),
///     "not a stanza at byte 29: it ends within an element; pass the whole stanza",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ParseStanzaError {
    /// What is wrong.
    pub kind: ParseStanzaErrorKind,
    /// Where it is, in bytes from the start of the text: the character, the name, the reference, the
    /// comment or the tag that is wrong. For [`TrailingData`](ParseStanzaErrorKind::TrailingData), it is
    /// where the first stanza has ended, and for [`Incomplete`](ParseStanzaErrorKind::Incomplete) and
    /// [`Empty`](ParseStanzaErrorKind::Empty) the end of the text.
    pub offset: usize,
    /// More about it, where there is more to say.
    detail: &'static str,
}

impl ParseStanzaError {
    pub(super) const fn new(kind: ParseStanzaErrorKind, offset: usize) -> Self {
        let detail = "";
        Self {
            kind,
            offset,
            detail,
        }
    }

    pub(super) const fn not_xml(offset: usize, detail: &'static str) -> Self {
        let kind = ParseStanzaErrorKind::NotXml;
        Self {
            kind,
            offset,
            detail,
        }
    }
}

/// What is wrong with a text that should be a stanza.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ParseStanzaErrorKind {
    /// There is no element in it.
    Empty,
    /// It is not XML, or its names are not as XML wants them.
    NotXml,
    /// It ends within an element.
    Incomplete,
    /// Something follows the first stanza: it begins where the first has ended.
    TrailingData,
    /// It is the header of a stream, `<stream:stream>` or `<open/>`.
    StreamHeader,
    /// It is the end of a stream, `</stream:stream>`.
    StreamEnd,
    /// The stanza has more than 262 144 bytes, or a name or the value of an attribute more than 8 192.
    TooLarge,
    /// Its elements are nested more than 64 deep.
    TooDeep,
    /// An element has more than 64 attributes.
    TooManyAttributes,
    /// A reference to an entity other than XML's own five and characters by their number.
    Entity,
    /// A document type, which XMPP forbids.
    Doctype,
    /// A processing instruction or an XML declaration, which XMPP forbids within a stream.
    ProcessingInstruction,
}

impl fmt::Display for ParseStanzaError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "not a stanza at byte {}: ", self.offset)?;
        formatter.write_str(match self.kind {
            ParseStanzaErrorKind::Empty => "there is no element; pass a stanza as text",
            ParseStanzaErrorKind::NotXml => return write!(formatter, "not XML, {}", self.detail),
            ParseStanzaErrorKind::Incomplete => {
                "it ends within an element; pass the whole stanza"
            }
            ParseStanzaErrorKind::TrailingData => {
                "something follows the first stanza; pass one at a time"
            }
            ParseStanzaErrorKind::StreamHeader => {
                "the header of a stream; pass only what is within the stream"
            }
            ParseStanzaErrorKind::StreamEnd => "the end of the stream; no stanza follows",
            ParseStanzaErrorKind::TooLarge => {
                "more than 262144 bytes, or 8192 in a name or a value of an attribute; no server sends \
                 errors of this size"
            }
            ParseStanzaErrorKind::TooDeep => {
                "elements more than 64 deep; no server sends errors like this"
            }
            ParseStanzaErrorKind::TooManyAttributes => {
                "more than 64 attributes; no server sends errors like this"
            }
            ParseStanzaErrorKind::Entity => {
                "an unknown entity; only `lt`, `gt`, `amp`, `apos`, `quot` and numbers of \
                 characters are known"
            }
            ParseStanzaErrorKind::Doctype => "a document type, which XMPP forbids",
            ParseStanzaErrorKind::ProcessingInstruction => {
                "an XML declaration or a processing instruction; pass the element without it"
            }
        })
    }
}

impl Error for ParseStanzaError {}
