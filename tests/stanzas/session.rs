//! What a session makes of the stanzas that a client receives.

mod departures;
mod recordings;

use jitsi_errors::{
    AnyFailure, Context, Failure, JitsiFailure, Outcome, Recovery, Request, Session, Stanza,
    UserInput,
};

const ROOM: &str = "room@conference.meet.test";
const LOBBY: &str = "lobby@lobby.meet.test";
const STANZAS: &str = "urn:ietf:params:xml:ns:xmpp-stanzas";

fn session() -> Session {
    let mut session = Session::new();
    session.set_logged_in();
    session.set_focus("focus.meet.test");
    session.enter_room(&format!("{ROOM}/me"));
    session.enter_lobby(&format!("{LOBBY}/me"));
    session
}

fn stanza(text: &str) -> Stanza {
    text.parse()
        .unwrap_or_else(|invalid| panic!("{invalid}: {text}"))
}

/// The outcomes in short: the value of a failure, the kind of a departure, or nothing.
fn outcomes<F: Failure>(session: &mut Session, text: &str) -> Vec<String> {
    let outcomes = session.receive::<F>(stanza(text)).into_iter();
    let outcomes = outcomes.map(|outcome| match outcome {
        Outcome::Failed(report) => report.value,
        Outcome::Left(departure) => format!("{:?}", departure.kind),
        Outcome::Other(_) => String::new(),
    });
    outcomes.collect()
}

fn outcome(session: &mut Session, text: &str) -> String {
    outcomes::<JitsiFailure>(session, text).concat()
}

fn error(name: &str, attributes: &str, condition: &str) -> String {
    format!(
        "<{name} type='error' {attributes}><error type='cancel'><{condition} xmlns='{STANZAS}'/></error></{name}>"
    )
}

/// What the room says when the occupant is out.
fn out(from: &str, inner: &str, codes: &[u16]) -> String {
    let codes = codes.iter().map(|code| format!("<status code='{code}'/>"));
    let codes = codes.collect::<Vec<_>>().concat();
    format!(
        "<presence type='unavailable' from='{from}'>\
         <x xmlns='http://jabber.org/protocol/muc#user'>{inner}{codes}</x></presence>"
    )
}

#[test]
fn the_sender_follows_from_the_address() {
    let cases = [
        ("room@conference.meet.test/me", "conference.connectionError"),
        ("Room@Conference.meet.test/me", "conference.connectionError"),
        ("room@conference.meet.test", "conference.connectionError"),
        ("lobby@lobby.meet.test/me", "conference.connectionError"),
        ("another@conference.meet.test/me", ""),
        ("room@conference.meet.test.evil/me", ""),
        ("meet.test", ""),
    ];
    for (from, expected) in cases {
        let text = error("presence", &format!("from='{from}'"), "forbidden");
        assert_eq!(outcome(&mut session(), &text), expected, "{from}");
    }
    let bridge = "<presence from='room@conference.meet.test/NICK'><bridgeNotAvailable/></presence>";
    let of_nick = |nick| outcome(&mut session(), &bridge.replace("NICK", nick));
    assert_eq!(of_nick("focus"), "conference.videobridgeNotAvailable");
    assert_eq!(of_nick("somebody"), "");
    let kicked = |from| outcome(&mut session(), &out(from, "", &[110, 307]));
    assert_eq!(
        kicked("lobby@lobby.meet.test/me"),
        "conference.connectionError.accessDenied"
    );
    assert_eq!(kicked("room@conference.meet.test/me"), "Kicked");
    let left = out("room@conference.meet.test/focus", "", &[]);
    assert_eq!(outcome(&mut session(), &left), "conference.focusLeft");
    let sasl = "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>";
    assert_eq!(
        outcome(&mut Session::new(), sasl),
        "connection.passwordRequired"
    );
    // Nothing is known of any room.
    let text = error("presence", &format!("from='{ROOM}/me'"), "forbidden");
    assert_eq!(outcome(&mut Session::default(), &text), "");
}

#[test]
fn an_answer_is_read_with_its_request() {
    let cases = [
        (
            Request::Conference,
            "focus.meet.test",
            "connection.conferenceRequestFailed",
        ),
        (
            Request::SessionAccept,
            "room@conference.meet.test/focus",
            "conference.offerAnswerFailed",
        ),
        (
            Request::SessionAccept,
            "room@conference.meet.test/1c3f9a2b",
            "conference.offerAnswerFailed",
        ),
        (Request::Bind, "meet.test", "connection.passwordRequired"),
        (Request::RoomConfiguration, "room@conference.meet.test", ""),
    ];
    for (request, from, expected) in cases {
        let text = error("iq", &format!("id='1' from='{from}'"), "item-not-found");
        assert_eq!(outcome(&mut session(), &text), "", "{request:?}");
        let mut session = session();
        session.sent(request, "1");
        let other = text.replace("id='1'", "id='2'");
        assert_eq!(outcome(&mut session, &other), "", "{request:?}");
        assert_eq!(outcome(&mut session, &text), expected, "{request:?}");
        // It is answered.
        assert_eq!(outcome(&mut session, &text), "", "{request:?}");
    }
}

#[test]
fn an_answer_of_somebody_else_is_none() {
    let forged = [
        (
            Request::Conference,
            "room@conference.meet.test/1c3f9a2b",
            "focus.meet.test",
        ),
        (
            Request::SessionAccept,
            "other@conference.meet.test/focus",
            "room@conference.meet.test/focus",
        ),
        (
            Request::Recording,
            "1c3f9a2b@meet.test/x",
            "room@conference.meet.test/focus",
        ),
    ];
    for (request, forger, asked) in forged {
        let mut session = session();
        session.sent(request, "1");
        let answer = |from| {
            error(
                "iq",
                &format!("id='1' from='{from}'"),
                "service-unavailable",
            )
        };
        assert_eq!(
            outcomes::<AnyFailure>(&mut session, &answer(forger)),
            [""],
            "{request:?}"
        );
        let found = outcomes::<AnyFailure>(&mut session, &answer(asked));
        assert_ne!(found, [""], "{request:?}: the request is still in flight");
    }
    // Of the server itself, which need not say who it is.
    let mut session = session();
    session.sent(Request::Conference, "1");
    let found = outcome(
        &mut session,
        &error("iq", "id='1'", "remote-server-not-found"),
    );
    assert_eq!(found, "connection.conferenceRequestFailed");
    // Neither a request nor a message answers it.
    session.sent(Request::Conference, "2");
    assert_eq!(
        outcome(
            &mut session,
            "<iq type='get' id='2' from='focus.meet.test'/>"
        ),
        ""
    );
    assert_eq!(
        outcome(
            &mut session,
            &error("message", "id='2' from='focus.meet.test'", "gone")
        ),
        ""
    );
    let found = outcome(
        &mut session,
        &error("iq", "id='2' from='focus.meet.test'", "gone"),
    );
    assert_eq!(found, "connection.conferenceRequestFailed");
}

#[test]
fn the_session_learns_from_what_comes() {
    let stream =
        "<stream:error><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
    let mut session = Session::new();
    assert_eq!(outcome(&mut session, stream), "connection.otherError");
    session.sent(Request::Bind, "b");
    assert_eq!(outcome(&mut session, "<iq type='result' id='b'/>"), "");
    assert_eq!(outcome(&mut session, stream), "connection.droppedError");

    session.enter_room("room@conference.meet.test/me");
    let lobby = error("presence", &format!("from='{LOBBY}/me'"), "conflict");
    assert_eq!(outcome(&mut session, &lobby), "");
    let members = include_str!("24-jitsi-lobby.xml").replace("lobby@conference.jitsi.test", ROOM);
    assert_eq!(
        outcome(&mut session, &members),
        "conference.connectionError.membersOnly"
    );
    let lobby = lobby.replace(LOBBY, "lobby@lobby.jitsi.test");
    assert_eq!(outcome(&mut session, &lobby), "conference.connectionError");

    let full = error(
        "presence",
        &format!("from='{ROOM}/me'"),
        "service-unavailable",
    );
    let recovery = |session: &mut Session| match &session.receive::<JitsiFailure>(stanza(&full))[..]
    {
        [Outcome::Failed(report)] => report.failure.as_ref().and_then(Failure::recovery),
        other => panic!("{other:?}"),
    };
    assert_eq!(recovery(&mut session), Some(Recovery::GiveUp));
    let answer = |value: &str| {
        format!(
            "<iq type='result' id='c'><conference xmlns='http://jitsi.org/protocol/focus' ready='true'>\
             <property name='visitors-supported' value='{value}'/></conference></iq>"
        )
    };
    assert_eq!(outcome(&mut session, &answer("true")), "");
    assert_eq!(
        recovery(&mut session),
        Some(Recovery::GiveUp),
        "nobody has asked"
    );
    session.sent(Request::Conference, "c");
    assert_eq!(outcome(&mut session, &answer("false")), "");
    assert_eq!(recovery(&mut session), Some(Recovery::GiveUp));
    session.sent(Request::Conference, "c");
    assert_eq!(outcome(&mut session, &answer("true")), "");
    assert_eq!(recovery(&mut session), Some(Recovery::JoinAsVisitor));

    let refused = error("presence", &format!("from='{ROOM}/me'"), "not-allowed");
    assert_eq!(
        outcome(&mut session, &refused),
        "conference.connectionError.notAllowed"
    );
    session.add_context(Context::Guest);
    assert_eq!(
        outcome(&mut session, &refused),
        "conference.connectionError"
    );
}

#[test]
fn the_body_of_bosh_is_unwrapped() {
    let mut session = session();
    session.enter_room("r@conference.x.example/9666");
    let room = "<body xmlns=\"http://jabber.org/protocol/httpbind\" xmlns:stream=\"http://etherx.jabber.org/streams\" sid=\"7e\"><presence xmlns=\"jabber:client\" type=\"error\" from=\"r@conference.x.example/9666\" to=\"a@x.example/1\"><error type=\"auth\"><not-authorized xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/></error></presence></body>";
    assert_eq!(
        outcomes::<JitsiFailure>(&mut session, room),
        ["conference.passwordRequired"]
    );
    let server = "<body xmlns='http://jabber.org/protocol/httpbind' xmlns:stream='http://etherx.jabber.org/streams' type='terminate' condition='item-not-found'/>";
    assert_eq!(
        outcomes::<JitsiFailure>(&mut session, server),
        ["connection.otherError"]
    );

    let body = |attributes: &str, inner: &str| {
        let inner = inner.replace("NS", "xmlns='jabber:client'");
        format!(
            "<body xmlns='http://jabber.org/protocol/httpbind' \
             xmlns:stream='http://etherx.jabber.org/streams'{attributes}>{inner}</body>"
        )
    };
    let kicked =
        out("r@conference.x.example/9666", "", &[307, 110]).replace("<presence ", "<presence NS ");
    let several = body(
        "",
        &format!("<message NS/>text{kicked}<stream:error/><body/>"),
    );
    let found = outcomes::<JitsiFailure>(&mut session, &several);
    assert_eq!(found, ["", "Kicked", "connection.droppedError", ""]);
    assert_eq!(
        outcomes::<JitsiFailure>(&mut session, &body("", "")),
        [""; 0]
    );
    // The stanza is handed on as if it had come alone.
    let message = body("", "<x/><message NS id='1'><body>Hello</body></message>");
    let found = session.receive::<JitsiFailure>(stanza(&message));
    let [_, Outcome::Other(message)] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(message.attribute("id"), Some("1"));
    assert_eq!(message.text("body").as_deref(), Some("Hello"));
    assert_eq!(
        *message,
        stanza("<message id='1'><body>Hello</body></message>")
    );
    // Strophe drops what is in the last body.
    let last = body(" type='terminate'", &kicked);
    assert_eq!(
        outcomes::<JitsiFailure>(&mut session, &last),
        ["connection.otherError"]
    );
    // A body of something else is none.
    let other = body("", &kicked).replace("httpbind", "other");
    assert_eq!(outcomes::<JitsiFailure>(&mut session, &other), [""]);
}

/// What upstream's app does not do, because it does not know the condition.
#[test]
fn recoveries_use_what_upstream_drops() {
    let recovery = |session: &mut Session, text: &str| match session
        .receive::<JitsiFailure>(stanza(text))
        .remove(0)
    {
        Outcome::Failed(report) => report.failure.as_ref().and_then(Failure::recovery),
        other => panic!("{other:?}"),
    };
    let refused = |condition| error("presence", &format!("from='{ROOM}/me'"), condition);
    let nickname = Some(Recovery::Ask(UserInput::Nickname));
    assert_eq!(recovery(&mut session(), &refused("conflict")), nickname);
    assert_eq!(
        recovery(&mut session(), &refused("forbidden")),
        Some(Recovery::GiveUp)
    );
    let focus = |condition| {
        let mut session = session();
        session.sent(Request::Conference, "1");
        recovery(&mut session, &error("iq", "id='1'", condition)).map(Recovery::action)
    };
    assert_eq!(focus("service-unavailable"), Some("retry"));
    assert_eq!(focus("internal-server-error"), Some("retry"));
    assert_eq!(focus("remote-server-not-found"), Some("give-up"));
    assert_eq!(focus("bad-request"), Some("give-up"));
    let stream = |condition: &str| {
        let text = format!(
            "<stream:error><{condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"
        );
        recovery(&mut Session::new(), &text).map(Recovery::action)
    };
    assert_eq!(stream("host-unknown"), Some("give-up"));
    assert_eq!(stream("system-shutdown"), Some("restart"));
    let bosh = "<body xmlns='http://jabber.org/protocol/httpbind' type='terminate' condition='host-unknown'/>";
    assert_eq!(recovery(&mut Session::new(), bosh), Some(Recovery::GiveUp));
}

/// Whatever a stanza says, it has an outcome.
#[test]
fn no_stanza_disturbs_a_session() {
    let rows: Vec<serde_json::Value> = serde_json::from_str(include_str!("rows.json")).unwrap();
    for row in &rows {
        let text = row["stanza"].as_str().expect("a row has a stanza");
        for (at, _) in text.char_indices() {
            let (before, after) = text.split_at(at);
            let without = format!(
                "{before}{}",
                after
                    .split_at(after.chars().next().map_or(0, char::len_utf8))
                    .1
            );
            for changed in [
                without,
                format!("{before}/{after}"),
                format!("{before}'{after}"),
            ] {
                let Ok(stanza) = changed.parse::<Stanza>() else {
                    continue;
                };
                let mut session = session();
                session.sent(Request::Recording, "1");
                assert!(
                    session.receive::<AnyFailure>(stanza).len() <= 1,
                    "{changed}"
                );
            }
        }
    }
}
