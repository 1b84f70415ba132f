//! Errors in the stanzas of XMPP.

mod address;
mod api;
mod builder;
mod departure;
mod error;
mod path;
mod read;
mod rule;
mod sent;
mod session;
mod tree;

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use crate::{ErrorReport, Failure};

pub use builder::StanzaBuilder;
pub use departure::{Departure, DepartureKind};
pub use error::{ParseStanzaError, ParseStanzaErrorKind};
pub(crate) use rule::first;
pub use rule::{Element, Kind, Received, Rule, Rules, Text, Turn, refine};
pub use sent::{Origin, Sent, Take};
pub use session::{Outcome, Request, Session};

/// A stanza of XMPP, or what else comes within a stream: a SASL failure, the error of a stream.
///
/// It is parsed from text, so that any XMPP library will do: pass the element as the library writes it.
/// Namespaces that only the header of the stream declares may be missing. Untrusted text is safe: what is
/// larger or deeper than any server sends is refused, and no entity beyond XML's own is known.
///
/// A [`Session`] says what a stanza means; [`text`](Self::text), [`attribute_at`](Self::attribute_at) and
/// [`has`](Self::has) read anything else in it.
///
/// ```
/// use jitsi_errors::{ParseStanzaErrorKind, Stanza};
///
/// assert!("<presence type='error'/>".parse::<Stanza>().is_ok());
///
/// let header = "<stream:stream to='example.com'>".parse::<Stanza>().unwrap_err();
/// assert_eq!(header.kind, ParseStanzaErrorKind::StreamHeader);
/// ```
#[derive(Clone, PartialEq)]
pub struct Stanza {
    tree: tree::Tree,
    kind: Option<Kind>,
    /// A bit for each `Context`.
    context: u8,
}

/// Who sent a stanza.
///
/// A [`Session`] finds it out, from the addresses and the requests that it holds.
///
/// ```
/// use jitsi_errors::{JitsiFailure, ErrorReport, Sender, Stanza};
///
/// let kicked: Stanza = "<presence type='unavailable'>\
///        <x xmlns='http://jabber.org/protocol/muc#user'><status code='110'/><status code='307'/></x>\
///      </presence>"
///     .parse()?;
/// let value = |sender| Some(ErrorReport::<JitsiFailure>::from_stanza(&kicked, sender)?.value);
/// assert_eq!(value(Sender::Lobby).as_deref(), Some("conference.connectionError.accessDenied"));
/// assert_eq!(value(Sender::Room), None);
/// # Ok::<_, jitsi_errors::ParseStanzaError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Sender {
    /// The room of the conference, or one of its occupants. An error in answer to an `<iq/>` is taken as
    /// the answer to `session-accept`, which comes from the focus's occupant or another participant's.
    Room,
    /// The lobby of the room.
    Lobby,
    /// The focus (Jicofo): the presence of its occupant in the room, or the answer to a request for a
    /// conference.
    Focus,
    /// The server, about the connection: an error in answer to an `<iq/>` is taken as the answer to the
    /// binding of a resource.
    Server,
}

/// What is in no stanza, so that only the client knows it: see [`Session::add_context`] and
/// [`Stanza::with_context`].
///
/// ```
/// use jitsi_errors::{Context, JitsiFailure, ErrorReport, Sender, Stanza};
///
/// let text = "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
/// let stanza: Stanza = text.parse()?;
/// let read = |stanza: &Stanza| ErrorReport::<JitsiFailure>::from_stanza(stanza, Sender::Server);
/// assert_eq!(read(&stanza).unwrap().value, "connection.droppedError");
/// let stanza = stanza.with_context(Context::Connecting);
/// assert_eq!(read(&stanza).unwrap().value, "connection.otherError");
/// # Ok::<_, jitsi_errors::ParseStanzaError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Context {
    /// The own address is on the domain for guests.
    Guest,
    /// The login is not done yet.
    Connecting,
    /// The focus said before that the conference takes visitors.
    VisitorsSupported,
}

impl Stanza {
    /// Adds what only the client knows.
    ///
    /// ```
    /// use jitsi_errors::{Context, Stanza};
    ///
    /// let stanza: Stanza = "<presence type='error'/>".parse()?;
    /// let stanza = stanza.with_context(Context::Guest).with_context(Context::VisitorsSupported);
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    #[must_use]
    pub const fn with_context(mut self, context: Context) -> Self {
        self.context |= context.bit();
        self
    }

    /// Returns the value of an attribute of the stanza itself, such as `from` or `id`.
    ///
    /// ```
    /// use jitsi_errors::Stanza;
    ///
    /// let stanza: Stanza = "<iq type='error' id='join&amp;1'/>".parse()?;
    /// assert_eq!(stanza.attribute("id"), Some("join&1"));
    /// assert_eq!(stanza.attribute("from"), None);
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.tree.attribute(0, name)
    }

    const fn has_context(&self, context: Context) -> bool {
        self.context & context.bit() != 0
    }

    /// The stanzas in the `<body/>` of BOSH; none if it is something else, or the end of the session.
    fn in_body(&self) -> Option<Vec<Self>> {
        let is_body = self.kind.is_none() && self.tree.is(0, "body", read::BOSH);
        let stanzas = self.tree.children(0).map(|node| {
            let tree = self.tree.subtree(node);
            let kind = Kind::of(&tree);
            let context = self.context;
            Self {
                tree,
                kind,
                context,
            }
        });
        is_body.then(|| stanzas.collect())
    }
}

impl Context {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl FromStr for Stanza {
    type Err = ParseStanzaError;

    /// Reads exactly one element; white space and comments around it may be there.
    fn from_str(text: &str) -> Result<Self, ParseStanzaError> {
        let tree = read::read(text)?;
        let kind = Kind::of(&tree);
        let context = 0;
        Ok(Self {
            tree,
            kind,
            context,
        })
    }
}

/// The stanza's name and type. The rest can be private.
impl fmt::Debug for Stanza {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut stanza = formatter.debug_struct("Stanza");
        stanza.field("name", &self.tree.name(0));
        stanza.field("type", &self.tree.attribute(0, "type"));
        stanza.finish_non_exhaustive()
    }
}

impl<F: Failure> ErrorReport<F> {
    /// Reads the error that lib-jitsi-meet would report for this stanza, with its arguments; [`None`] if
    /// it is no error of this catalog.
    ///
    /// If lib-jitsi-meet would first retry by itself, [`retry_first`](Self::retry_first) is set. In the
    /// `<body/>` of BOSH, the first error is read; a [`Session`] reads all of them.
    ///
    /// ```
    /// use jitsi_errors::{ConferenceFailure, ErrorReport, Sender, Stanza};
    ///
    /// let stanza: Stanza = "<message type='error'>\
    ///        <error type='auth'><text>You may not speak</text></error>\
    ///      </message>"
    ///     .parse()?;
    /// let reported = ErrorReport::<ConferenceFailure>::from_stanza(&stanza, Sender::Room).unwrap();
    /// assert_eq!(reported.value, "conference.chatError");
    /// let Some(ConferenceFailure::ChatError { message, .. }) = reported.failure else {
    ///     panic!("{reported}");
    /// };
    /// assert_eq!(message.as_deref(), Some("You may not speak"));
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    #[must_use]
    pub fn from_stanza(stanza: &Stanza, sender: Sender) -> Option<Self> {
        if let Some(stanzas) = stanza.in_body() {
            return stanzas
                .iter()
                .find_map(|stanza| Self::from_stanza(stanza, sender));
        }
        let received = Received { stanza, sender };
        let found = rule::find::<F::Error>(&received)?;
        let (arguments, retry_first) = match found.error {
            Some(error) => sent::arguments(F::sent(error), &received),
            None => Default::default(),
        };
        let mut reported = Self::found(found.value, found.error, arguments);
        reported.retry_first = found.retry_first || retry_first;
        Some(reported)
    }
}
