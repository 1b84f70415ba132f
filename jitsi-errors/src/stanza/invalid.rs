//! Why a text is not a stanza.

use core::error::Error;
use core::fmt;

/// Why a text is not a stanza, and where.
///
/// ```
/// use jitsi_errors::{Fault, Stanza};
///
/// let invalid = "<presence type='error'><error".parse::<Stanza>().unwrap_err();
/// assert_eq!(invalid.fault, Fault::Cut);
/// assert_eq!(
///     invalid.to_string(),
///     "not a stanza at byte 29: it ends within an element; hand over the whole stanza",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct InvalidStanza {
    /// What is wrong.
    pub fault: Fault,
    /// Where, in bytes from the start of the text.
    pub at: usize,
    /// More about it, where there is more to say.
    detail: &'static str,
}

impl InvalidStanza {
    pub(super) const fn new(fault: Fault, at: usize) -> Self {
        let detail = "";
        Self { fault, at, detail }
    }

    pub(super) const fn not_xml(at: usize, detail: &'static str) -> Self {
        let fault = Fault::NotXml;
        Self { fault, at, detail }
    }
}

/// What is wrong with a text that should be a stanza.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// There is no element in it.
    Empty,
    /// It is not XML, or its names are not as XML wants them.
    NotXml,
    /// It ends within an element.
    Cut,
    /// Something follows the first stanza: it begins where the first has ended.
    Second,
    /// It is the header of a stream, `<stream:stream>` or `<open/>`.
    StreamHeader,
    /// It is the end of a stream, `</stream:stream>`.
    StreamEnd,
    /// The stanza has more than 262 144 bytes.
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
    Instruction,
}

impl fmt::Display for InvalidStanza {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "not a stanza at byte {}: ", self.at)?;
        formatter.write_str(match self.fault {
            Fault::Empty => "there is no element; hand over a stanza as text",
            Fault::NotXml => return write!(formatter, "not XML, {}", self.detail),
            Fault::Cut => "it ends within an element; hand over the whole stanza",
            Fault::Second => "something follows the first stanza; hand over one at a time",
            Fault::StreamHeader => "the header of a stream; hand over only what comes within one",
            Fault::StreamEnd => "the end of the stream; no stanza follows",
            Fault::TooLarge => "more than 262144 bytes; no server sends errors of this size",
            Fault::TooDeep => "elements more than 64 deep; no server sends errors like this",
            Fault::TooManyAttributes => "more than 64 attributes; no server sends errors like this",
            Fault::Entity => {
                "an unknown entity; only `lt`, `gt`, `amp`, `apos`, `quot` and numbers of \
                 characters are known"
            }
            Fault::Doctype => "a document type, which XMPP forbids",
            Fault::Instruction => {
                "an XML declaration or a processing instruction; hand over the element without it"
            }
        })
    }
}

impl Error for InvalidStanza {}
