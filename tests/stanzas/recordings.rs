//! What a session makes of recordings and of translated audio.

use jitsi_errors::{
    AnyFailure, AudioTranslationFailure, ErrorReport, JitsiFailure, Outcome, RecordingError,
    RecordingFailure, Request, Sender, Session,
};

use super::{ROOM, error, outcome, outcomes, session, stanza};

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
