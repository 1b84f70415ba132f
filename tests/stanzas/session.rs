//! What a session makes of the stanzas that a client receives.

use jitsi_errors::{
    AnyFailure, AudioTranslationFailure, Context, DepartureKind, ErrorReport, Failure,
    JitsiFailure, Outcome, RecordingError, RecordingFailure, Recovery, Request, Sender, Session,
    Stanza, UserInput,
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
fn each_departure_has_its_kind() {
    let me = "room@conference.meet.test/me";
    let cases: [(&[u16], _); 9] = [
        (&[110, 307], DepartureKind::Kicked),
        (&[301, 110], DepartureKind::Banned),
        (&[321, 110], DepartureKind::AffiliationRemoved),
        (&[322, 110], DepartureKind::MembersOnly),
        (&[332], DepartureKind::ShutDown),
        (&[307, 333, 110], DepartureKind::TechnicalError),
        (&[301, 307, 110], DepartureKind::Banned),
        (&[110], DepartureKind::Unspecified),
        (&[], DepartureKind::Unspecified),
    ];
    let item = "<item affiliation='none' role='none'><actor nick='1c3f9a2b' jid='a@meet.test'/>\
                <reason>Be &amp; go</reason></item>";
    for (codes, kind) in cases {
        for from in [me, "room@conference.meet.test/focus"] {
            let is_own = from == me || codes.contains(&110);
            let found = session().receive::<JitsiFailure>(stanza(&out(from, item, codes)));
            match &found[..] {
                [Outcome::Left(departure)] if is_own => {
                    assert_eq!(departure.kind, kind);
                    assert_eq!(departure.reason.as_deref(), Some("Be & go"));
                    assert_eq!(departure.actor.as_deref(), Some("1c3f9a2b"));
                    assert!(!departure.is_replaced);
                    let shown = departure.to_string();
                    assert!(shown.contains(r#" by "1c3f9a2b""#), "{shown}");
                    assert!(shown.ends_with(r#": "Be & go""#), "{shown}");
                }
                [Outcome::Failed(_)] if !is_own => {}
                other => panic!("{codes:?}, {from}: {other:?}"),
            }
        }
        // Of another occupant, and in another namespace.
        let other = out("room@conference.meet.test/1c3f9a2b", item, codes);
        let expected = if codes.contains(&110) {
            format!("{kind:?}")
        } else {
            String::new()
        };
        assert_eq!(outcome(&mut session(), &other), expected);
        let other = other.replace("muc#user", "muc");
        assert_eq!(outcome(&mut session(), &other), "");
    }
}

#[test]
fn a_departure_has_what_was_said() {
    let departure = |inner: &str| {
        let text = out("room@conference.meet.test/me", inner, &[307, 110]);
        match session().receive::<JitsiFailure>(stanza(&text)).remove(0) {
            Outcome::Left(departure) => departure,
            other => panic!("{other:?}"),
        }
    };
    let plain = departure("");
    assert_eq!(
        (plain.actor.as_deref(), plain.reason.as_deref()),
        (None, None)
    );
    assert_eq!(plain.to_string(), "kicked from the room");
    let by_address = departure("<item><actor jid='a@meet.test'/><reason/></item>");
    assert_eq!(by_address.actor.as_deref(), Some("a@meet.test"));
    assert_eq!(by_address.reason.as_deref(), Some(""));
    let odd = departure("<item/><item><actor nick='x'/></item><reason>not here</reason>");
    assert_eq!((odd.actor, odd.reason), (None, None));
    let forged = departure("<item><reason>\u{202e}a\nERROR b</reason></item>");
    assert_eq!(
        forged.to_string(),
        r#"kicked from the room: "\u{202e}a\nERROR b""#
    );
    let text = out("room@conference.meet.test/me", "", &[307, 110]);
    let flipped = text.replace("</presence>", "<flip_device/></presence>");
    let found = session().receive::<JitsiFailure>(stanza(&flipped));
    assert!(matches!(&found[..], [Outcome::Left(departure)] if departure.is_replaced));
}

#[test]
fn who_is_not_out_has_not_left() {
    let me = "room@conference.meet.test/me";
    let renamed = out(me, "<item nick='you'/>", &[303, 110]);
    let mut session = session();
    assert_eq!(outcome(&mut session, &renamed), "");
    assert_eq!(
        outcome(&mut session, &out(me, "", &[307])),
        "",
        "somebody else is called so now"
    );
    let you = "room@conference.meet.test/you";
    assert_eq!(outcome(&mut session, &out(you, "", &[307])), "Kicked");

    let kicked = out(me, "", &[307, 110]);
    let ignored = |xmlns| {
        let text = kicked.replace(
            "</presence>",
            &format!("<ignore xmlns='{xmlns}'/></presence>"),
        );
        outcome(&mut self::session(), &text)
    };
    assert_eq!(ignored("http://jitsi.org/jitmeet/"), "");
    assert_eq!(ignored("http://jitsi.org/jitmeet"), "Kicked");
    let elsewhere = kicked.replace(ROOM, "breakout@breakout.meet.test");
    assert_eq!(outcome(&mut self::session(), &elsewhere), "");
    let available = kicked.replace(" type='unavailable'", "");
    assert_eq!(outcome(&mut self::session(), &available), "");

    // From the lobby, one leaves to enter the room.
    let lobby = format!("{LOBBY}/me");
    assert_eq!(outcome(&mut session, &out(&lobby, "", &[110])), "");
    assert_eq!(
        outcome(&mut session, &out(&lobby, "", &[301, 110])),
        "Banned"
    );
    let destroyed = |from: &str, jid: &str| out(from, &format!("<item/><destroy{jid}/>"), &[110]);
    let moved = destroyed(&lobby, " jid='room@conference.meet.test'");
    assert_eq!(outcome(&mut session, &moved), "");
    assert_eq!(
        outcome(&mut session, &destroyed(&lobby, "")),
        "conference.destroyed"
    );
    assert_eq!(
        outcome(&mut session, &destroyed(you, "")),
        "conference.destroyed"
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

#[test]
fn a_recording_that_fails_later_is_reported_once() {
    let presence = "<presence from='r@conference.x.example/focus' to='a@x.example/1'><jibri-recording-status xmlns='http://jitsi.org/protocol/jibri' status='off' failure_reason='error' session_id='xsxd' recording_mode='file'/></presence>";
    let report = ErrorReport::<RecordingFailure>::from_stanza(&stanza(presence), Sender::Focus);
    assert_eq!(report.unwrap().error, Some(RecordingError::Error));

    let mut session = session();
    session.enter_room("r@conference.x.example/me");
    let read = |session: &mut Session, text: &str| outcomes::<AnyFailure>(session, text).concat();
    assert_eq!(
        outcomes::<JitsiFailure>(&mut session, presence),
        [""],
        "it has no recordings"
    );
    assert_eq!(read(&mut session, presence), "error");
    assert_eq!(read(&mut session, presence), "");
    assert_eq!(
        read(&mut session, &presence.replace("xsxd", "next")),
        "error"
    );
    assert_eq!(
        read(&mut session, &presence.replace("'error'", "'busy'")),
        "busy"
    );
    assert_eq!(
        read(&mut session, &presence.replace("'error'", "'new-reason'")),
        "new-reason"
    );
    assert_eq!(
        read(
            &mut session,
            &presence.replace(" failure_reason='error'", "")
        ),
        ""
    );
    assert_eq!(
        read(&mut session, &presence.replace("/focus", "/somebody")),
        ""
    );
    session.enter_room("r@conference.x.example/me");
    let found = session.receive::<RecordingFailure>(stanza(presence));
    let [Outcome::Failed(report)] = &found[..] else {
        panic!("{found:?}")
    };
    let expected = "Error { session_id: Some(\"xsxd\") }";
    assert_eq!(format!("{:?}", report.failure.as_ref().unwrap()), expected);
    assert_eq!(report.extra_properties, []);
    // What else the focus says comes first, and hides nothing.
    session.enter_room("r@conference.x.example/me");
    let both = presence.replace("</presence>", "<bridgeNotAvailable/></presence>");
    assert_eq!(
        read(&mut session, &both),
        "conference.videobridgeNotAvailable"
    );
    assert_eq!(read(&mut session, &both), "error");
    assert_eq!(read(&mut session, &both), "");
}

#[test]
fn requests_for_recordings_and_translations_can_be_refused() {
    let refused = error(
        "iq",
        "id='1' from='room@conference.meet.test/focus'",
        "policy-violation",
    );
    let refused = refused.replace("</error>", "<text>3 a minute</text></error>");
    let read = |session: &mut Session, request, text: &str| {
        session.sent(request, "1");
        session.receive::<AnyFailure>(stanza(text)).remove(0)
    };
    let mut session = session();
    match read(&mut session, Request::Recording, &refused) {
        Outcome::Failed(report) => {
            assert_eq!(report.error, Some(RecordingError::PolicyViolation.into()));
            let text = "text: Some(\"3 a minute\")";
            assert!(format!("{:?}", report.failure).contains(text), "{report:?}");
        }
        other => panic!("{other:?}"),
    }
    match read(
        &mut session,
        Request::Recording,
        &refused.replace("policy-violation", "forbidden"),
    ) {
        Outcome::Failed(report) => {
            assert_eq!((&*report.value, report.error), ("forbidden", None));
            assert_eq!(report.extra_property("text"), Some(&"3 a minute".into()));
        }
        other => panic!("{other:?}"),
    }
    let granted = "<iq type='result' id='1' from='room@conference.meet.test/focus'/>";
    assert!(matches!(
        read(&mut session, Request::Recording, granted),
        Outcome::Other(_)
    ));
    session.sent(Request::Recording, "1");
    assert_eq!(
        outcome(&mut session, &refused),
        "",
        "JitsiFailure has no recordings"
    );

    let refused = error(
        "message",
        "id='1' from='translation.meet.test'",
        "policy-violation",
    );
    let found = read(&mut session, Request::AudioTranslation, &refused);
    let Outcome::Failed(report) = found else {
        panic!("{found:?}")
    };
    let alone =
        ErrorReport::<AudioTranslationFailure>::from_stanza(&stanza(&refused), Sender::Room);
    assert_eq!(
        report.error,
        alone.and_then(|report| report.error).map(Into::into)
    );
    assert!(report.error.is_some());
    // It is no message of the chat, even if the room sends it.
    let from_room = refused.replace("translation.meet.test", ROOM);
    let found = read(&mut session, Request::AudioTranslation, &from_room);
    assert!(matches!(found, Outcome::Failed(report) if report.value == "policy-violation"));
    assert_eq!(outcome(&mut session, &from_room), "conference.chatError");
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
