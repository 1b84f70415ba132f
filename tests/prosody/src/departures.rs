//! All ways out of a room but one's own, through a session as the guide has it.

use std::error::Error;
use std::io::Result;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use jitsi_errors::{
    AnyFailure, Departure, DepartureKind, Failure, Outcome, Recovery, Session, Stanza,
};

use crate::client::Client;
use crate::server::{CLEAR, FOCUS, GUESTS, PASSWORD, Server, USER, USERS};
use crate::{Answers, administrate, configure, join};

/// Stays in the room until the client is out, and says why.
fn stay(client: &mut Client, session: &mut Session) -> std::result::Result<(), Box<dyn Error>> {
    loop {
        let stanza: Stanza = client.next()?.parse()?;
        for outcome in session.receive::<AnyFailure>(stanza) {
            match outcome {
                Outcome::Left(departure) => return Err(departure.into()),
                Outcome::Failed(report) => {
                    let recovery = report.failure.as_ref().and_then(Failure::recovery);
                    if !matches!(recovery, Some(Recovery::Continue | Recovery::Ignore)) {
                        return Err(report.into());
                    }
                }
                Outcome::Other(_) => {}
            }
        }
    }
}

/// Two clients in a room of their own.
struct Room {
    owner: Client,
    guest: Client,
    session: Session,
    address: String,
}

impl Room {
    fn open(server: &Server, name: &str) -> Result<Self> {
        let mut owner = Client::guest(server.address, GUESTS)?;
        let mut guest = Client::guest(server.address, GUESTS)?;
        let address = join(&mut owner, name, "owner", "")?;
        let mut session = Session::new();
        session.set_logged_in();
        session.enter_room(&format!("{address}/guest"));
        join(&mut guest, name, "guest", "")?;
        Ok(Self {
            owner,
            guest,
            session,
            address,
        })
    }

    /// Gives the guest this affiliation.
    fn affiliate(&mut self, affiliation: &str) -> Result<()> {
        let jid = self.guest.jid.split('/').next().unwrap_or_default();
        let item = format!("<item affiliation='{affiliation}' jid='{jid}'/>");
        administrate(&mut self.owner, &self.address, &item)
    }

    fn administrate(&mut self, item: &str) -> Result<()> {
        administrate(&mut self.owner, &self.address, item)
    }

    fn expect(&mut self, what: &str, expected: &Expected, answers: &mut Answers) {
        let ended = stay(&mut self.guest, &mut self.session);
        let ended = ended.expect_err("it stays until it is out");
        let departure = ended.downcast_ref::<Departure>();
        let found = departure.map(|departure| {
            (
                departure.kind,
                departure.actor.as_deref(),
                departure.reason.as_deref(),
            )
        });
        if found == Some(*expected) {
            println!("{what}: {ended}");
        } else {
            println!("{what}: {found:?}, not {expected:?}\n    {ended}");
            answers.wrong += 1;
        }
    }
}

/// The kind, the actor and the reason.
type Expected = (DepartureKind, Option<&'static str>, Option<&'static str>);

pub fn departures(server: &Server, answers: &mut Answers) -> Result<()> {
    let mut room = Room::open(server, "kicked")?;
    room.administrate("<item nick='guest' role='none'><reason>Be &amp; go</reason></item>")?;
    let expected = (DepartureKind::Kicked, Some("owner"), Some("Be & go"));
    room.expect("kicked, in a session", &expected, answers);

    let mut room = Room::open(server, "renamed")?;
    room.guest
        .send(&format!("<presence to='{}/other'/>", room.address))?;
    room.owner
        .receive(&format!("<presence from='{}/other'", room.address))?;
    room.administrate("<item nick='other' role='none'/>")?;
    let expected = (DepartureKind::Kicked, Some("owner"), None);
    room.expect("kicked, under another nickname", &expected, answers);

    let mut room = Room::open(server, "banned")?;
    room.affiliate("outcast")?;
    let expected = (DepartureKind::Banned, Some("owner"), None);
    room.expect("banned, in a session", &expected, answers);

    let mut room = Room::open(server, "former")?;
    room.affiliate("member")?;
    configure(&mut room.owner, &room.address, &[("membersonly", "1")])?;
    room.affiliate("none")?;
    let expected = (DepartureKind::AffiliationRemoved, Some("owner"), None);
    room.expect("no longer a member", &expected, answers);

    let mut room = Room::open(server, "closed")?;
    configure(&mut room.owner, &room.address, &[("membersonly", "1")])?;
    let expected = (DepartureKind::MembersOnly, None, None);
    room.expect("the room becomes members-only", &expected, answers);

    let mut room = Room::open(server, "unreachable")?;
    room.guest.send(&format!(
        "<presence type='error' to='{}/guest'><error type='cancel'>\
         <gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>",
        room.address
    ))?;
    let expected = (DepartureKind::TechnicalError, None, None);
    room.expect("the client answers with an error", &expected, answers);

    let mut room = Room::open(server, "shutdown")?;
    room.owner.send(&format!(
        "<message to='{}' type='groupchat'><body>{CLEAR}</body></message>",
        room.address
    ))?;
    let expected = (DepartureKind::ShutDown, None, None);
    room.expect("the service shuts down", &expected, answers);
    Ok(())
}

/// Runs the client in `tests/client`, which uses tokio-xmpp.
pub fn client(server: &Server, answers: &mut Answers) -> Result<()> {
    let mut owner = Client::guest(server.address, GUESTS)?;
    let room = join(&mut owner, "client", "owner", "")?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = folder.join("../../target/client");
    Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--manifest-path"])
        .arg(folder.join("../client/Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .status()?;
    let run = |password: &str| {
        Command::new(target.join("debug/jitsi-errors-client"))
            .args([
                &server.address.to_string(),
                &format!("{USER}@{USERS}"),
                password,
            ])
            .args([&format!("{room}/bot"), FOCUS])
            .stderr(Stdio::piped())
            .spawn()
    };
    let mut expect = |what: &str, client: Child, expected: &str| {
        let output = client.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains(expected) && !output.status.success() {
            println!("{what}: {}", said.trim());
        } else {
            println!("{what}: not {expected}\n    {said}");
            answers.wrong += 1;
        }
        Ok::<_, std::io::Error>(())
    };
    let refused = run("guessed")?;
    let mut kicked = run(PASSWORD)?;
    let entered = owner.receive(&format!("<presence from='{room}/bot'"));
    let item = "<item nick='bot' role='none'><reason>Spam</reason></item>";
    if entered
        .and_then(|_| administrate(&mut owner, &room, item))
        .is_err()
    {
        kicked.kill()?;
    }
    let expected = r#"Departure { kind: Kicked, reason: Some("Spam"), actor: Some("owner")"#;
    expect("a client is kicked", kicked, expected)?;
    expect("a client's login is refused", refused, "no login")
}
