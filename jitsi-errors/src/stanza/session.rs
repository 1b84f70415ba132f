//! What a client remembers to understand the stanzas that it receives.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::address::{bare, resource, same_bare};
use super::departure::{Absence, Departure, DepartureKind};
use super::rule::{Kind, Received};
use super::{Context, Sender, Stanza};
use crate::{Argument, AudioTranslationError, ErrorReport, Event, Failure, RecordingError};

/// The nickname of Jicofo in every room.
const FOCUS: &str = "focus";
/// What Jicofo says of a recording in its presence.
const RECORDING: &str = "jibri-recording-status";

/// A client's connection to a conference, as far as errors depend on it.
///
/// It holds the addresses of the room, the lobby and the focus, the IDs of requests in flight, and the
/// [`Context`]. From these it finds the [`Sender`] of each stanza, and whether it answers a request.
///
/// ```
/// use jitsi_errors::{JitsiFailure, Outcome, Request, Session, Stanza};
///
/// let mut session = Session::new();
/// session.set_focus("focus.example.com");
/// session.enter_room("room@conference.example.com/me");
/// session.sent(Request::Conference, "c1");
///
/// let answer: Stanza = "<iq type='error' id='c1' from='focus.example.com'><error type='auth'>\
///        <not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
///     .parse()?;
/// for outcome in session.receive::<JitsiFailure>(answer) {
///     match outcome {
///         Outcome::Failed(report) => assert_eq!(report.value, "conference.authenticationRequired"),
///         Outcome::Left(departure) => panic!("{departure}"),
///         Outcome::Other(stanza) => panic!("{stanza:?}"),
///     }
/// }
/// # Ok::<_, jitsi_errors::ParseStanzaError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    room: Option<Occupant>,
    lobby: Option<Occupant>,
    focus: Option<String>,
    requests: BTreeMap<String, Request>,
    /// A bit for each `Context`.
    context: u8,
    /// The errors in the focus's presence that were reported, and the recording session they are of.
    announced: BTreeSet<(String, Option<String>)>,
}

/// The client in a room.
#[derive(Clone, Debug)]
struct Occupant {
    room: String,
    nick: String,
}

/// A request whose answer can be an error.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Request {
    /// Resource binding, the end of the login.
    Bind,
    /// The conference request to the focus, `<conference/>`.
    Conference,
    /// The `session-accept` of Jingle, to the focus or to another participant.
    SessionAccept,
    /// The form with the room's configuration, in order to set a password.
    RoomConfiguration,
    /// The start of a recording or a live stream, `<jibri/>`.
    Recording,
    /// The message that asks for translated audio, `<audio-translation/>`.
    AudioTranslation,
}

/// What a stanza says of the connection or the conference.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome<F: Failure> {
    /// It is an error.
    Failed(ErrorReport<F>),
    /// The client is no longer in the room.
    Left(Departure),
    /// It is neither, and here it is.
    Other(Stanza),
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// Creates the session of a client that is not logged in yet, so with [`Context::Connecting`].
    #[must_use]
    pub const fn new() -> Self {
        Self {
            room: None,
            lobby: None,
            focus: None,
            requests: BTreeMap::new(),
            context: Context::Connecting.bit(),
            announced: BTreeSet::new(),
        }
    }

    /// Records that the login is complete. The answer to [`Request::Bind`] does so too.
    pub const fn set_logged_in(&mut self) {
        self.context &= !Context::Connecting.bit();
    }

    /// Adds what only the client knows, as [`Stanza::with_context`] does for one stanza.
    pub const fn add_context(&mut self, context: Context) {
        self.context |= context.bit();
    }

    /// Records the address to which conference requests are sent, such as `focus.example.com`.
    pub fn set_focus(&mut self, address: impl Into<String>) {
        self.focus = Some(address.into());
    }

    /// Records the client's own address in the room, such as `room@conference.example.com/nick`: call it
    /// before the presence is sent. The login is then complete.
    pub fn enter_room(&mut self, occupant: &str) {
        self.set_logged_in();
        self.room = Some(Occupant::new(occupant));
        self.announced.clear();
    }

    /// Records the client's own address in the lobby. It is needed only if the nickname is not that of the
    /// room: the lobby itself is known from the error that names it.
    pub fn enter_lobby(&mut self, occupant: &str) {
        self.lobby = Some(Occupant::new(occupant));
    }

    /// Records the ID of a request that was sent. Only answers to such requests are errors.
    pub fn sent(&mut self, request: Request, id: impl Into<String>) {
        self.requests.insert(id.into(), request);
    }

    /// Reads a stanza: one outcome, or for the `<body/>` of BOSH one for each stanza in it.
    ///
    /// The failures of recordings and of translated audio are read if `F` has them, as
    /// [`AnyFailure`](crate::AnyFailure) does. Jicofo repeats its errors in each presence; a failure is
    /// reported once for each stay in the room.
    #[must_use]
    pub fn receive<F: Failure>(&mut self, stanza: Stanza) -> Vec<Outcome<F>> {
        let stanzas = match stanza.in_body() {
            Some(stanzas) => stanzas,
            None => vec![stanza],
        };
        stanzas.into_iter().map(|stanza| self.one(stanza)).collect()
    }

    fn one<F: Failure>(&mut self, mut stanza: Stanza) -> Outcome<F> {
        stanza.context |= self.context;
        let request = self.take_request(&stanza);
        self.learn(request, &stanza);
        if let Some(report) = self.failure(request, &stanza) {
            return Outcome::Failed(report);
        }
        match self.departure(&stanza) {
            Some(departure) => Outcome::Left(departure),
            None => Outcome::Other(stanza),
        }
    }

    /// The request that this answers. Anybody can send an answer with the ID of another's request, so
    /// the sender has to be the one that was asked.
    fn take_request(&mut self, stanza: &Stanza) -> Option<Request> {
        let id = stanza.attribute("id")?;
        let request = *self.requests.get(id)?;
        let is_answer = match request {
            Request::AudioTranslation => stanza.kind == Some(Kind::MessageError),
            _ => matches!(stanza.kind, Some(Kind::IqError | Kind::IqResult)),
        };
        let asked = match request {
            Request::Bind | Request::AudioTranslation => None,
            Request::Conference => self.focus.as_deref(),
            Request::SessionAccept | Request::RoomConfiguration | Request::Recording => {
                self.room.as_ref().map(|own| &*own.room)
            }
        };
        let from = stanza.attribute("from");
        let is_asked = from
            .zip(asked)
            .is_none_or(|(from, asked)| same_bare(from, asked));
        (is_answer && is_asked).then(|| self.requests.remove(id))?
    }

    /// Takes over what later errors depend on.
    fn learn(&mut self, request: Option<Request>, stanza: &Stanza) {
        match (request, stanza.kind) {
            (Some(Request::Bind), Some(Kind::IqResult)) => self.set_logged_in(),
            (Some(Request::Conference), Some(Kind::IqResult)) => {
                let mut properties = stanza.tree.at("conference/property").into_iter();
                let value_of = |node, name| stanza.tree.attribute(node, name);
                let supported =
                    properties.find(|node| value_of(*node, "name") == Some("visitors-supported"));
                if supported.is_some_and(|node| value_of(node, "value") == Some("true")) {
                    self.add_context(Context::VisitorsSupported);
                }
            }
            (None, Some(Kind::PresenceError)) if self.sender(stanza) == Some(Sender::Room) => {
                let lobby = stanza.text("error/lobbyroom").zip(self.room.as_ref());
                if let Some((room, Occupant { nick, .. })) = lobby {
                    let nick = nick.clone();
                    self.lobby = Some(Occupant { room, nick });
                }
            }
            _ => {}
        }
    }

    fn failure<F: Failure>(
        &mut self,
        request: Option<Request>,
        stanza: &Stanza,
    ) -> Option<ErrorReport<F>> {
        let sender = match request {
            Some(Request::Recording) => return refusal(stanza, Event::RecorderStateChanged),
            Some(Request::AudioTranslation) => {
                return refusal(stanza, Event::AudioTranslationFailed);
            }
            // An error in answer to it would be taken as one in answer to `session-accept`.
            Some(Request::RoomConfiguration) if stanza.kind == Some(Kind::IqError) => return None,
            Some(Request::RoomConfiguration | Request::SessionAccept) => Sender::Room,
            Some(Request::Conference) => Sender::Focus,
            Some(Request::Bind) => Sender::Server,
            None => self.sender(stanza)?,
        };
        let report = ErrorReport::from_stanza(stanza, sender);
        if (sender, stanza.kind) != (Sender::Focus, Some(Kind::Presence)) {
            return report;
        }
        let session = stanza.attribute_at(RECORDING, "session_id");
        let mut reports = report.into_iter().chain(recording(stanza));
        reports.find(|report| {
            let announced = (report.value.clone(), session.map(String::from));
            self.announced.insert(announced)
        })
    }

    /// Who sent what is no answer to a request.
    fn sender(&self, stanza: &Stanza) -> Option<Sender> {
        let from = stanza.attribute("from").unwrap_or_default();
        let is_in = |own: &Option<Occupant>| own.as_ref().is_some_and(|own| own.is_in(from));
        match stanza.kind? {
            Kind::SaslFailure | Kind::StreamError | Kind::BoshEnd => Some(Sender::Server),
            Kind::IqError | Kind::IqResult => None,
            Kind::Presence | Kind::PresenceUnavailable
                if is_in(&self.room) && resource(from) == FOCUS =>
            {
                Some(Sender::Focus)
            }
            _ if is_in(&self.room) => Some(Sender::Room),
            _ if is_in(&self.lobby) => Some(Sender::Lobby),
            _ => None,
        }
    }

    fn departure(&mut self, stanza: &Stanza) -> Option<Departure> {
        let from = stanza.attribute("from")?;
        let (own, is_lobby) = match (&mut self.room, &mut self.lobby) {
            (Some(own), _) if own.is_in(from) => (own, false),
            (_, Some(own)) if own.is_in(from) => (own, true),
            _ => return None,
        };
        match Absence::of(stanza, &own.nick)? {
            // Who is let in leaves the lobby.
            Absence::Out(departure) if is_lobby && departure.kind == DepartureKind::Unspecified => {
                None
            }
            Absence::Out(departure) => Some(departure),
            Absence::Renamed(nick) => {
                own.nick = nick;
                None
            }
        }
    }
}

/// The failure of a request, with a condition as the wire value.
fn refusal<F: Failure>(stanza: &Stanza, event: Event) -> Option<ErrorReport<F>> {
    let is_error = matches!(stanza.kind, Some(Kind::IqError | Kind::MessageError));
    let sender = Sender::Focus;
    let condition = Received { stanza, sender }.condition();
    let text = stanza.text("error/text");
    of_event(
        event,
        condition.filter(|_| is_error)?,
        text.map(|text| ("text", text.into())),
    )
}

/// The failure of a recording that had begun. Upstream takes any reason as the wire value.
fn recording<F: Failure>(stanza: &Stanza) -> Option<ErrorReport<F>> {
    let reason = stanza.attribute_at(RECORDING, "failure_reason")?;
    let session = stanza.attribute_at(RECORDING, "session_id");
    let session = session.map(|session| ("session_id", session.into()));
    of_event(Event::RecorderStateChanged, reason, session)
}

/// A failure with this wire value and this parameter, if `F` has errors that the event delivers: their
/// values are words that others use too.
fn of_event<F: Failure>(
    event: Event,
    value: &str,
    parameter: Option<(&str, Argument)>,
) -> Option<ErrorReport<F>> {
    let known = match event {
        Event::RecorderStateChanged => RecordingError::Busy.value(),
        _ => AudioTranslationError::BadRequest.value(),
    };
    F::find(known, Some(event))?;
    let properties = [("error", value.into())].into_iter().chain(parameter);
    let properties = properties.map(|(name, value)| (name.to_owned(), value));
    Some(ErrorReport::from_event(
        event,
        vec![Argument::Object(properties.collect())],
    ))
}

impl Occupant {
    fn new(address: &str) -> Self {
        Self {
            room: bare(address).to_owned(),
            nick: resource(address).to_owned(),
        }
    }

    fn is_in(&self, from: &str) -> bool {
        same_bare(&self.room, from)
    }
}
