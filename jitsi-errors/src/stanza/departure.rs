//! Who is out of a room, and why.

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use super::Stanza;
use super::address::resource;
use super::rule::Kind;

const USER: &str = "http://jabber.org/protocol/muc#user";
/// lib-jitsi-meet ignores a presence with `<ignore/>` of this namespace.
const IGNORE: &str = "http://jitsi.org/jitmeet/";

/// The removal of the client from the room: it is out, and no error says so.
///
/// lib-jitsi-meet reports a kick as `conference.kicked`, and all else as `conference.left`, without a
/// reason.
///
/// ```
/// use jitsi_errors::{Departure, DepartureKind, JitsiFailure, Outcome, Session, Stanza};
///
/// let mut session = Session::new();
/// session.enter_room("room@conference.example.com/me");
/// let kicked: Stanza = "<presence type='unavailable' from='room@conference.example.com/me'>\
///        <x xmlns='http://jabber.org/protocol/muc#user'>\
///          <item affiliation='none' role='none'><actor nick='1c3f9a2b'/><reason>Spam</reason></item>\
///          <status code='307'/><status code='110'/>\
///        </x>\
///      </presence>"
///     .parse()?;
/// let [Outcome::Left(departure)] = &session.receive::<JitsiFailure>(kicked)[..] else {
///     panic!("the client is out");
/// };
/// assert_eq!(departure.kind, DepartureKind::Kicked);
/// assert_eq!(departure.actor.as_deref(), Some("1c3f9a2b"));
/// assert_eq!(departure.to_string(), r#"kicked from the room by "1c3f9a2b": "Spam""#);
/// # Ok::<_, jitsi_errors::ParseStanzaError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Departure {
    /// Why the client is out.
    pub kind: DepartureKind,
    /// The explanation that the actor or the server gave.
    pub reason: Option<String>,
    /// Who removed the client: a nickname, which is the ID of a participant in Jitsi Meet, or else an
    /// address.
    pub actor: Option<String>,
    /// Whether another client takes the place of this one (`flip_device`, from `mod_muc_flip` of
    /// Prosody).
    pub is_replaced: bool,
}

/// Why a client is out of a room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum DepartureKind {
    /// Somebody kicked it out (status 307).
    Kicked,
    /// Somebody banned it (status 301): it cannot enter again.
    Banned,
    /// It is no longer a member, and only members may be in the room (status 321).
    AffiliationRemoved,
    /// The room is now open to members only, and it is not a member (status 322).
    MembersOnly,
    /// The service shuts down (status 332).
    ShutDown,
    /// The service removed it for a technical reason, as when it could not be reached (status 333).
    TechnicalError,
    /// No status says why. This is also the answer when the client leaves by itself.
    Unspecified,
}

impl DepartureKind {
    /// The statuses of XEP-0045. A service sends 307 together with 333, for old clients.
    const STATUSES: [(&'static str, Self); 6] = [
        ("333", Self::TechnicalError),
        ("332", Self::ShutDown),
        ("322", Self::MembersOnly),
        ("321", Self::AffiliationRemoved),
        ("301", Self::Banned),
        ("307", Self::Kicked),
    ];
}

/// What a presence of type `unavailable` says of its sender.
pub(super) enum Absence {
    /// It is the client, which is out.
    Out(Departure),
    /// It is the client, which is in the room under another nickname.
    Renamed(String),
}

impl Absence {
    /// Reads what the room says of the occupant with this nickname; none if it says nothing.
    pub(super) fn of(stanza: &Stanza, nick: &str) -> Option<Self> {
        if stanza.kind != Some(Kind::PresenceUnavailable) {
            return None;
        }
        let tree = &stanza.tree;
        let rooms = tree.children(0).filter(|node| tree.is(*node, "x", USER));
        let said: Vec<usize> = rooms.flat_map(|node| tree.children(node)).collect();
        let named = |name| {
            said.iter()
                .copied()
                .filter(move |node| tree.name(*node) == name)
        };
        let has_status =
            |code| named("status").any(|node| tree.attribute(node, "code") == Some(code));

        let from = stanza.attribute("from").unwrap_or_default();
        let is_own = has_status("110") || resource(from) == nick;
        let is_ignored = tree.children(0).any(|node| tree.is(node, "ignore", IGNORE));
        if !is_own || is_ignored {
            return None;
        }
        let item = named("item").next();
        if has_status("303") {
            return tree
                .attribute(item?, "nick")
                .map(|nick| Self::Renamed(nick.into()));
        }
        let in_item = |name| tree.children(item?).find(|node| tree.name(*node) == name);
        let actor = in_item("actor");
        let actor =
            actor.and_then(|node| tree.attribute(node, "nick").or(tree.attribute(node, "jid")));
        let mut statuses = DepartureKind::STATUSES.iter();
        let status = statuses.find(|(code, _)| has_status(code));
        Some(Self::Out(Departure {
            kind: status.map_or(DepartureKind::Unspecified, |(_, kind)| *kind),
            reason: in_item("reason").map(|node| tree.text(node)),
            actor: actor.map(String::from),
            is_replaced: stanza.has("flip_device"),
        }))
    }
}

impl fmt::Display for Departure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, why) = match self.kind {
            DepartureKind::Kicked => ("kicked from the room", ""),
            DepartureKind::Banned => ("banned from the room", ""),
            DepartureKind::AffiliationRemoved => ("removed from the room", ", no longer a member"),
            DepartureKind::MembersOnly => {
                ("removed from the room", ", which only members may enter")
            }
            DepartureKind::ShutDown => ("removed from the room", ", as the service shuts down"),
            DepartureKind::TechnicalError => ("removed from the room", ", for a technical reason"),
            DepartureKind::Unspecified => ("out of the room", ""),
        };
        formatter.write_str(what)?;
        if let Some(actor) = &self.actor {
            write!(formatter, " by {actor:?}")?;
        }
        formatter.write_str(why)?;
        match &self.reason {
            Some(reason) => write!(formatter, ": {reason:?}"),
            None => Ok(()),
        }
    }
}

impl Error for Departure {}
