//! Provokes errors of a real XMPP server, and reads each as the failure that lib-jitsi-meet would report.
//!
//! It needs Prosody, and uses only addresses of this machine.

mod client;
mod departures;
mod server;

use std::io::Result;
use std::path::Path;
use std::process::ExitCode;

use jitsi_errors::{Context, ErrorReport, JitsiFailure, Sender, Stanza};

use self::client::{Client, plain};
use self::server::{GUESTS, PASSWORD, RESTRICTED, ROOMS, Server, USER, USERS};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/prosody");
    match provoke(&folder) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(wrong) => {
            eprintln!("{wrong} of these are wrong");
            point_to_log(&folder)
        }
        Err(error) => {
            eprintln!("{error}");
            point_to_log(&folder)
        }
    }
}

/// The log has the server's version, because versions word their answers differently.
fn point_to_log(folder: &Path) -> ExitCode {
    eprintln!(
        "the server's log, with its version: {}",
        folder.join("log").display()
    );
    ExitCode::FAILURE
}

/// Checks each response, and counts the wrong ones.
fn provoke(folder: &Path) -> Result<usize> {
    let server = Server::start(folder)?;
    let mut answers = Answers::default();
    login(&server, &mut answers)?;
    bosh(&server, &mut answers)?;
    joining(&server, &mut answers)?;
    staying(&server, &mut answers)?;
    departures::departures(&server, &mut answers)?;
    departures::client(&server, &mut answers)?;
    streams(&server, &mut answers)?;
    Ok(answers.wrong)
}

#[derive(Default)]
struct Answers {
    wrong: usize,
}

impl Answers {
    /// Compares the error of a stanza, and a text in its parameters.
    fn expect(
        &mut self,
        what: &str,
        stanza: &str,
        sender: Sender,
        value: Option<&str>,
        text: &str,
    ) {
        self.expect_given(what, (stanza, None), sender, value, text);
    }

    fn expect_given(
        &mut self,
        what: &str,
        (text_of_stanza, given): (&str, Option<Context>),
        sender: Sender,
        value: Option<&str>,
        text: &str,
    ) {
        let mut stanza: Stanza = text_of_stanza
            .parse()
            .expect("what the client took for a stanza");
        if let Some(given) = given {
            stanza = stanza.with_context(given);
        }
        let reported = ErrorReport::<JitsiFailure>::from_stanza(&stanza, sender);
        let found = reported.as_ref().map(|reported| &*reported.value);
        let debug = format!(
            "{:?}",
            reported
                .as_ref()
                .and_then(|reported| reported.failure.as_ref())
        );
        let fits = reported
            .as_ref()
            .is_none_or(|reported| reported.invalid_parameters.is_empty());
        if found == value && debug.contains(text) && fits {
            println!("{what}: {debug}");
        } else {
            println!(
                "{what}: {found:?}, not {value:?} with {text:?}\n    {text_of_stanza}\n    {reported:?}"
            );
            self.wrong += 1;
        }
    }
}

fn login(server: &Server, answers: &mut Answers) -> Result<()> {
    let refused = Some("connection.passwordRequired");
    let mut client = Client::connect(server.address, USERS)?;
    let answer = client.log_in("PLAIN", &plain(USER, "guessed"))?;
    answers.expect(
        "wrong password",
        &answer,
        Sender::Server,
        refused,
        "Unable to authorize",
    );
    let answer = client.log_in("PLAIN", &plain("nobody", PASSWORD))?;
    answers.expect(
        "unknown user",
        &answer,
        Sender::Server,
        refused,
        "Unable to authorize",
    );
    let mut client = Client::connect(server.address, GUESTS)?;
    let answer = client.log_in("PLAIN", &plain(USER, PASSWORD))?;
    answers.expect(
        "mechanism refused",
        &answer,
        Sender::Server,
        refused,
        "PasswordRequired",
    );
    let answer = client.log_in("ANONYMOUS", "*")?;
    answers.expect(
        "malformed login",
        &answer,
        Sender::Server,
        refused,
        "PasswordRequired",
    );
    Ok(())
}

fn bosh(server: &Server, answers: &mut Answers) -> Result<()> {
    let ended = Some("connection.otherError");
    let body = |attributes: &str| {
        let xmlns = "http://jabber.org/protocol/httpbind";
        client::post(
            server.http,
            &format!("<body xmlns='{xmlns}' rid='7' {attributes}/>"),
        )
    };
    let answer = body("sid='forgotten'")?;
    answers.expect(
        "BOSH session forgotten",
        &answer,
        Sender::Server,
        ended,
        "item-not-found",
    );
    let answer = body("to='nowhere.test' wait='1' hold='1' ver='1.6'")?;
    answers.expect(
        "host unknown to BOSH",
        &answer,
        Sender::Server,
        ended,
        "improper-addressing",
    );
    let answer = client::refusal(server.address, "nowhere.test")?;
    let connecting = (&*answer, Some(Context::Connecting));
    answers.expect_given(
        "host unknown",
        connecting,
        Sender::Server,
        ended,
        "host-unknown",
    );
    Ok(())
}

fn joining(server: &Server, answers: &mut Answers) -> Result<()> {
    let mut owner = Client::guest(server.address, GUESTS)?;
    let mut guest = Client::guest(server.address, GUESTS)?;
    let password = Some("conference.passwordRequired");
    let refused = Some("conference.connectionError");
    let error = "<presence type='error'";

    let room = join(&mut owner, "password", "owner", "")?;
    configure(
        &mut owner,
        &room,
        &[("passwordprotectedroom", "1"), ("roomsecret", "swordfish")],
    )?;
    enter(&mut guest, &room, "guest", "")?;
    let answer = guest.receive(error)?;
    answers.expect("room password missing", &answer, Sender::Room, password, "");
    enter(&mut guest, &room, "guest", "<password>guessed</password>")?;
    let answer = guest.receive(error)?;
    answers.expect("room password wrong", &answer, Sender::Room, password, "");

    let room = join(&mut owner, "members", "owner", "")?;
    configure(&mut owner, &room, &[("membersonly", "1")])?;
    enter(&mut guest, &room, "guest", "")?;
    let answer = guest.receive(error)?;
    let members = Some("conference.connectionError.membersOnly");
    answers.expect(
        "members only",
        &answer,
        Sender::Room,
        members,
        "waiting_for_host: Some(false)",
    );

    let room = join(&mut owner, "open", "owner", "")?;
    enter(&mut guest, &room, "owner", "")?;
    let answer = guest.receive(error)?;
    answers.expect("nickname taken", &answer, Sender::Room, refused, "");

    let jid = guest.jid.split('/').next().unwrap_or_default().to_owned();
    let item = format!("<item affiliation='outcast' jid='{jid}'/>");
    administrate(&mut owner, &room, &item)?;
    enter(&mut guest, &room, "guest", "")?;
    let answer = guest.receive(error)?;
    answers.expect("banned", &answer, Sender::Room, refused, "");

    let room = format!("room@{RESTRICTED}");
    enter(&mut guest, &room, "guest", "")?;
    let answer = guest.receive(error)?;
    let restricted = Some("conference.connectionError.notAllowed");
    answers.expect(
        "creation restricted",
        &answer,
        Sender::Room,
        restricted,
        "RoomCreationRestriction",
    );
    answers.expect_given(
        "creation restricted, as a guest",
        (&answer, Some(Context::Guest)),
        Sender::Room,
        refused,
        "",
    );
    Ok(())
}

fn staying(server: &Server, answers: &mut Answers) -> Result<()> {
    let mut owner = Client::guest(server.address, GUESTS)?;
    let mut guest = Client::guest(server.address, GUESTS)?;
    let unavailable = "<presence type='unavailable'";
    let destroyed = Some("conference.destroyed");

    let room = join(&mut owner, "kicks", "owner", "")?;
    join(&mut guest, "kicks", "guest", "")?;
    administrate(&mut owner, &room, "<item nick='guest' role='none'/>")?;
    let answer = guest.receive(unavailable)?;
    answers.expect("kicked", &answer, Sender::Room, None, "");
    let denied = Some("conference.connectionError.accessDenied");
    answers.expect("kicked out of a lobby", &answer, Sender::Lobby, denied, "");

    let room = join(&mut owner, "moderated", "owner", "")?;
    configure(&mut owner, &room, &[("moderatedroom", "1")])?;
    join(&mut guest, "moderated", "guest", "")?;
    guest.send(&format!(
        "<message to='{room}' type='groupchat'><body>Hello</body></message>"
    ))?;
    let answer = guest.receive("<message type='error'")?;
    let chat = Some("conference.chatError");
    answers.expect(
        "message without voice",
        &answer,
        Sender::Room,
        chat,
        "permission to speak",
    );

    join(&mut owner, "moves", "owner", "")?;
    let room = join(&mut guest, "moves", "guest", "")?;
    destroy(
        &mut owner,
        &room,
        &format!("<destroy jid='next@{ROOMS}'><reason>Over &amp; out</reason></destroy>"),
    )?;
    let answer = guest.receive(unavailable)?;
    answers.expect(
        "destroyed, with a successor",
        &answer,
        Sender::Room,
        destroyed,
        "next@conference",
    );
    answers.expect("the same, as the lobby", &answer, Sender::Lobby, None, "");

    join(&mut owner, "ends", "owner", "")?;
    let room = join(&mut guest, "ends", "guest", "")?;
    destroy(
        &mut owner,
        &room,
        "<destroy><reason>Over &amp; out</reason></destroy>",
    )?;
    let answer = guest.receive(unavailable)?;
    answers.expect(
        "destroyed",
        &answer,
        Sender::Room,
        destroyed,
        r#"Some("Over & out")"#,
    );
    answers.expect(
        "the lobby destroyed",
        &answer,
        Sender::Lobby,
        destroyed,
        "new_room: None",
    );
    Ok(())
}

fn streams(server: &Server, answers: &mut Answers) -> Result<()> {
    let mut guest = Client::guest(server.address, GUESTS)?;
    let dropped = Some("connection.droppedError");
    guest.send(
        "<iq id='focus' type='set' to='focus.meet.test'>\
         <conference xmlns='http://jitsi.org/protocol/focus' room='room@conference.meet.test'/></iq>",
    )?;
    let answer = guest.receive("<iq")?;
    let failed = Some("connection.conferenceRequestFailed");
    answers.expect("focus absent", &answer, Sender::Focus, failed, "");

    let mut first = Client::user(server.address, USERS, "same")?;
    let _second = Client::user(server.address, USERS, "same")?;
    let answer = first.receive("<stream:error")?;
    answers.expect("conflict", &answer, Sender::Server, dropped, "conflict");

    let mut client = Client::connect(server.address, GUESTS)?;
    client.send("</presence>")?;
    let answer = client.receive("<stream:error")?;
    let other = Some("connection.otherError");
    let connecting = (&*answer, Some(Context::Connecting));
    answers.expect_given(
        "not XML, before the login",
        connecting,
        Sender::Server,
        other,
        "not-well-formed",
    );

    server.shut_down()?;
    let answer = guest.receive("<stream:error")?;
    answers.expect(
        "shutdown",
        &answer,
        Sender::Server,
        dropped,
        "system-shutdown",
    );
    Ok(())
}

/// Joins a room, waits until this is complete, and returns the address.
fn join(client: &mut Client, room: &str, nick: &str, password: &str) -> Result<String> {
    let room = format!("{room}@{ROOMS}");
    enter(client, &room, nick, password)?;
    // The subject is last. Stanzas of other rooms may still arrive before it.
    let from = format!("from='{room}'");
    loop {
        let message = client.receive("<message")?;
        if message.contains(&from) && message.contains("<subject") {
            return Ok(room);
        }
    }
}

fn enter(client: &mut Client, room: &str, nick: &str, password: &str) -> Result<()> {
    client.send(&format!(
        "<presence to='{room}/{nick}'><x xmlns='http://jabber.org/protocol/muc'>{password}</x></presence>"
    ))
}

fn configure(owner: &mut Client, room: &str, fields: &[(&str, &str)]) -> Result<()> {
    let fields = fields.iter().map(|(name, value)| {
        format!("<field var='muc#roomconfig_{name}'><value>{value}</value></field>")
    });
    let fields = fields.collect::<Vec<_>>().concat();
    request(
        owner,
        room,
        &format!(
            "<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'>\
             <field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field>\
             {fields}</x></query>"
        ),
    )
}

fn administrate(owner: &mut Client, room: &str, item: &str) -> Result<()> {
    let query = format!("<query xmlns='http://jabber.org/protocol/muc#admin'>{item}</query>");
    request(owner, room, &query)
}

fn destroy(owner: &mut Client, room: &str, destroy: &str) -> Result<()> {
    let query = format!("<query xmlns='http://jabber.org/protocol/muc#owner'>{destroy}</query>");
    request(owner, room, &query)
}

/// Sends a request, and waits for a response that is not an error.
fn request(owner: &mut Client, room: &str, query: &str) -> Result<()> {
    owner.send(&format!("<iq id='ask' type='set' to='{room}'>{query}</iq>"))?;
    let answer = owner.receive("<iq")?;
    if answer.contains("<error") {
        return Err(std::io::Error::other(answer));
    }
    Ok(())
}
