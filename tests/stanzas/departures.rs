//! Who is out of a room, and who is not.

use jitsi_errors::{DepartureKind, JitsiFailure, Outcome};

use super::{LOBBY, ROOM, out, outcome, session, stanza};

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
