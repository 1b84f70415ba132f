//! Failures, read from all the shapes in which Jitsi sends them.

use jitsi_errors::{
    Argument, AudioTranslationFailure, AuthErrorType, Awaited, Catalog, ConferenceError,
    ConferenceFailure, ConnectionFailure, E2eeError, Failure, Input, JitsiError, JitsiFailure,
    Open, Recovery, Reported, TrackError, TrackFailure,
};
use serde_json::json;

#[allow(clippy::needless_pass_by_value)] // `json!` stands right in the call
fn read<F: Failure>(value: serde_json::Value) -> Reported<F> {
    // From text, so that it goes through a real parser with its escapes.
    serde_json::from_str(&value.to_string()).expect("every JSON is read")
}

fn fits<F: Failure>(reported: Reported<F>) -> F {
    assert!(reported.misfits.is_empty(), "{reported:?}");
    assert!(reported.rest.is_empty(), "{reported:?}");
    reported
        .failure
        .unwrap_or_else(|| panic!("{:?} is known", reported.value))
}

#[test]
fn arguments_become_fields() {
    match fits(read(json!([
        "conference.connectionError.notAllowed",
        "general",
        "no\n\"way\""
    ]))) {
        ConferenceFailure::NotAllowedError { kind, text, .. } => {
            assert_eq!(kind, Some(Open::Known(AuthErrorType::General)));
            assert_eq!(text.as_deref(), Some("no\n\"way\""));
        }
        other => panic!("{other:?}"),
    }
    match fits(read(json!([
        "conference.connectionError.membersOnly",
        "l@x",
        true
    ]))) {
        ConferenceFailure::MembersOnlyError {
            lobby_room,
            waiting_for_host,
            ..
        } => {
            assert_eq!(lobby_room.as_deref(), Some("l@x"));
            assert_eq!(waiting_for_host, Some(true));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_quirks_of_the_wire_are_read() {
    let lobby = |argument: serde_json::Value| match fits(read(json!([
        "conference.display_name_required",
        argument
    ]))) {
        ConferenceFailure::DisplayNameRequired { lobby, .. } => lobby,
        other => panic!("{other:?}"),
    };
    assert_eq!(lobby(json!("true")), Some(true));
    assert_eq!(lobby(json!(null)), None);

    let code = |argument: serde_json::Value| match fits(read(json!([
        "conference.reservationError",
        argument
    ]))) {
        ConferenceFailure::ReservationError { code, .. } => code,
        other => panic!("{other:?}"),
    };
    assert_eq!(code(json!("419")), Some(419));
    assert_eq!(code(json!(null)), None);

    let visitors =
        |argument: serde_json::Value| match fits(read(json!(["conference.max_users", argument]))) {
            ConferenceFailure::ConferenceMaxUsers {
                visitors_supported, ..
            } => visitors_supported,
            other => panic!("{other:?}"),
        };
    assert_eq!(visitors(json!({"visitorsSupported": "true"})), Some(true));
    assert_eq!(visitors(json!({"visitorsSupported": "false"})), Some(false));
    assert_eq!(visitors(json!({"visitorsSupported": false})), Some(false));
    assert_eq!(visitors(json!({})), None);

    match fits(read(json!(["conference.destroyed", "over"]))) {
        ConferenceFailure::ConferenceDestroyed {
            reason, new_room, ..
        } => assert_eq!((reason.as_deref(), new_room), (Some("over"), None)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_unknown_detail_is_kept_as_it_came() {
    match fits(read(json!([
        "conference.connectionError.notAllowed",
        "of-tomorrow",
        ""
    ]))) {
        ConferenceFailure::NotAllowedError { kind, .. } => {
            assert_eq!(kind, Some(Open::Unknown("of-tomorrow".to_owned())));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_does_not_fit_loses_neither_the_error_nor_the_argument() {
    let few: Reported<ConferenceFailure> = read(json!(["conference.connectionError.notAllowed"]));
    assert_eq!(
        few.failure.map(|few| few.error()),
        Some(ConferenceError::NotAllowedError)
    );
    let said: Vec<String> = few.misfits.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`kind` should be a string, not undefined",
            "`text` should be a string, not undefined"
        ]
    );

    let many: Reported<ConferenceFailure> = read(json!([
        "conference.connectionError.notAllowed",
        "general",
        "",
        1,
        [2]
    ]));
    assert!(many.misfits.is_empty());
    assert_eq!(many.rest, [1.into(), Argument::List(vec![2.into()])]);

    let odd: Reported<ConferenceFailure> =
        read(json!(["conference.connectionError.membersOnly", {"jid": 7}, "yes"]));
    assert_eq!(odd.misfits.len(), 2);
    assert_eq!(
        odd.misfits[0].to_string(),
        r#"`lobby_room` should be a string, not {"jid": 7.0}"#
    );
    assert_eq!(odd.misfits[1].found(), &Argument::from("yes"));
    assert_eq!(odd.misfits[1].expected, "a boolean");

    let whole: Reported<ConferenceFailure> = read(json!(["conference.max_users", "true"]));
    assert_eq!(
        whole.misfits[0].found(),
        &Argument::from("true"),
        "{whole:?}"
    );
    for code in [
        json!("4 19"),
        json!(4.19),
        json!(1e300),
        json!(""),
        json!([]),
    ] {
        let odd: Reported<ConferenceFailure> = read(json!(["conference.reservationError", code]));
        assert_eq!(odd.misfits.len(), 1, "{odd:?}");
    }
}

#[test]
fn an_unknown_error_keeps_everything() {
    let unknown: Reported<ConferenceFailure> = read(json!(["conference.ofTomorrow", 1, null, "x"]));
    assert_eq!(unknown.failure, None);
    assert_eq!(unknown.value, "conference.ofTomorrow");
    assert_eq!(unknown.rest, [1.into(), "x".into()]);
    assert_eq!(
        unknown.to_string(),
        r#"unknown ConferenceError "conference.ofTomorrow""#
    );

    for odd in [
        json!(7),
        json!(null),
        json!([]),
        json!([[]]),
        json!({}),
        json!([7, "x"]),
    ] {
        let read: Reported<ConferenceFailure> = read(odd.clone());
        assert_eq!((read.failure, read.value.as_str()), (None, ""), "{odd}");
    }
    let nothing: Reported<ConferenceFailure> = read(json!(null));
    assert_eq!(nothing.to_string(), "no ConferenceError in what came");
    let number: Reported<ConferenceFailure> = read(json!([7, "x"]));
    assert_eq!(number.rest, [7.into(), "x".into()]);
}

#[test]
fn the_shapes_of_iframe_api_and_mobile_sdk_are_read() {
    let params: Reported<ConferenceFailure> = read(json!({
        "name": "conference.connectionError.notAllowed",
        "params": ["room-creation-restriction", "later"],
        "recoverable": true, "type": "CONFERENCE", "isFatal": false,
    }));
    assert_eq!(params.property("recoverable"), Some(&true.into()));
    assert_eq!(params.property("isFatal"), Some(&false.into()));
    match fits(params) {
        ConferenceFailure::NotAllowedError { kind, .. } => {
            assert_eq!(
                kind,
                Some(Open::Known(AuthErrorType::RoomCreationRestriction))
            );
        }
        other => panic!("{other:?}"),
    }

    let named = json!({
        "name": "connection.droppedError",
        "message": "item-not-found",
        "details": {"shard_changed": true, "suspend_time": 12.5},
    });
    match fits(read(named)) {
        ConnectionFailure::ConnectionDroppedError {
            message,
            shard_changed,
            suspend_time,
            ..
        } => {
            assert_eq!(message.as_deref(), Some("item-not-found"));
            assert_eq!((shard_changed, suspend_time), (Some(true), Some(12.5)));
        }
        other => panic!("{other:?}"),
    }

    for text in ["connection.otherError: giving-up", "connection.otherError"] {
        let reported: Reported<ConnectionFailure> = Argument::from(text).into();
        assert_eq!(reported.value, "connection.otherError");
        match fits(reported) {
            ConnectionFailure::OtherError { message, .. } => {
                assert_eq!(message.is_some(), text.contains(": "));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn of_the_ways_to_read_an_object_the_fullest_is_taken() {
    let alone = json!({
        "name": "gum.not_found",
        "gum": {"error": {"name": "NotFoundError"}, "devices": ["audio"]},
    });
    match fits(read(alone)) {
        TrackFailure::NotFound { error_name, .. } => {
            assert_eq!(error_name.as_deref(), Some("NotFoundError"));
        }
        other => panic!("{other:?}"),
    }
    for shape in [
        json!({"name": "conference.offerAnswerFailed", "code": 3, "reason": "timeout"}),
        json!({"name": "conference.offerAnswerFailed", "details": {"code": 3, "reason": "timeout"}}),
    ] {
        match fits(read(shape)) {
            ConferenceFailure::OfferAnswerFailed { code, reason, .. } => {
                assert_eq!((code, reason.as_deref()), (Some(3), Some("timeout")));
            }
            other => panic!("{other:?}"),
        }
    }
    let details = json!({
        "name": "conference.connectionError.membersOnly", "details": ["lob@x", true],
    });
    match fits(read(details)) {
        ConferenceFailure::MembersOnlyError { lobby_room, .. } => {
            assert_eq!(lobby_room.as_deref(), Some("lob@x"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_message_goes_where_it_is_asked_for() {
    let failure = |name: &str| -> Reported<ConferenceFailure> {
        read(json!({"name": name, "message": "a text of the server's"}))
    };
    match failure("conference.connectionError.notAllowed").failure {
        Some(ConferenceFailure::NotAllowedError { kind, text, .. }) => {
            assert_eq!(
                (kind, text.as_deref()),
                (None, Some("a text of the server's"))
            );
        }
        other => panic!("{other:?}"),
    }
    match failure("conference.reservationError").failure {
        Some(ConferenceFailure::ReservationError { code, message, .. }) => {
            assert_eq!((code, message.is_some()), (None, true));
        }
        other => panic!("{other:?}"),
    }
    let members_only = failure("conference.connectionError.membersOnly");
    assert_eq!(
        members_only.property("message"),
        Some(&"a text of the server's".into())
    );
}

#[test]
fn errors_in_a_row_of_wrappers_are_found() {
    let quirk = json!({"name": "Error", "message": "track.no_stream_tracks_found"});
    let text = "Error: track.no_stream_tracks_found";
    for shape in [
        json!([quirk]),
        json!({"error": quirk}),
        json!(text),
        json!([text]),
        json!({"name": "Error", "message": text}),
    ] {
        let failure: TrackFailure = fits(read(shape));
        assert_eq!(failure.error(), TrackError::TrackNoStreamTracksFound);
    }
}

/// In formats other than JSON, where keys need not be strings and nothing limits the depth.
#[test]
fn values_that_json_does_not_have_are_read() {
    use serde::Deserialize;
    use serde::de::value::{Error, MapDeserializer, SeqDeserializer};

    let entries = [(1_u8, "one"), (2, "two")].into_iter();
    let object = Argument::deserialize(MapDeserializer::<_, Error>::new(entries)).unwrap();
    assert_eq!(object.get("2"), Some(&"two".into()));

    let mut json = "[".repeat(100);
    json += &"]".repeat(100);
    assert!(serde_json::from_str::<Argument>(&json).is_ok());
    let deep = Deep(1_000_000);
    let error = Argument::deserialize(SeqDeserializer::<_, Error>::new([deep].into_iter()));
    assert!(error.unwrap_err().to_string().contains("too deep"));
}

/// A list in a list in a list, as deep as it says.
struct Deep(u32);

impl serde::de::IntoDeserializer<'_> for Deep {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> serde::Deserializer<'de> for Deep {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let inner = (self.0 > 0).then(|| Self(self.0 - 1)).into_iter();
        visitor.visit_seq(serde::de::value::SeqDeserializer::new(inner))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn what_no_parameter_asks_for_is_kept() {
    let more: Reported<ConferenceFailure> =
        read(json!(["conference.max_users", {"visitorsSupported": "true", "more": 1}]));
    let left = Argument::Object(vec![("more".into(), 1.into())]);
    assert_eq!(more.rest, [left]);
    let extra: Reported<ConnectionFailure> =
        read(json!(["connection.droppedError", "m", null, {"extra": 1}]));
    assert_eq!(
        extra.rest,
        [Argument::Object(vec![("extra".into(), 1.into())])]
    );
}

#[test]
fn track_errors_are_read_from_their_object() {
    let denied = json!({
        "name": "gum.permission_denied",
        "message": "User denied permission",
        "gum": {"error": {"name": "NotAllowedError"}, "devices": ["audio"]},
    });
    match fits(read(denied)) {
        TrackFailure::PermissionDenied {
            error_name,
            devices,
            ..
        } => {
            assert_eq!(error_name.as_deref(), Some("NotAllowedError"));
            assert_eq!(devices, Some(vec!["audio".into()]));
        }
        other => panic!("{other:?}"),
    }
    let quirk = json!({"name": "Error", "message": "track.no_stream_tracks_found"});
    assert_eq!(
        fits(read::<TrackFailure>(quirk)).error(),
        TrackError::TrackNoStreamTracksFound
    );
}

#[test]
fn a_payload_holds_the_value_in_its_error() {
    let payload = json!({"endpointIds": ["a1"], "error": "policy-violation"});
    match fits(read(payload)) {
        AudioTranslationFailure::SubscriptionLimitReached { endpoint_ids, .. } => {
            assert_eq!(endpoint_ids, Some(vec!["a1".into()]));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_password_is_seen_only_when_asked_for() {
    const PASSWORD: &str = "hunter2";

    let credentials = json!({"jid": "me@x", "password": PASSWORD});
    let shapes = [
        json!({"name": "connection.passwordRequired", "message": "m", "credentials": PASSWORD}),
        json!({"name": "connection.passwordRequired", "credentials": ["me@x", PASSWORD]}),
        json!({"name": "connection.passwordRequired", "params": ["x", PASSWORD]}),
        json!({"name": "connection.passwordRequired", "params": ["x", credentials, PASSWORD]}),
        json!(["connection.passwordRequired", "x", credentials, PASSWORD]),
        json!(["connection.passwordRequired", "x", {"id": "a", "pass": PASSWORD}]),
        json!(["connection.ofTomorrow", {"accessToken": PASSWORD, "JWT": PASSWORD}]),
        json!(["connection.passwordRequired", "bad", credentials]),
        json!({"name": "connection.passwordRequired", "message": "bad", "credentials": credentials}),
        json!(["connection.passwordRequired", "bad", PASSWORD]),
        json!(["connection.passwordRequired", "bad", {"password": [PASSWORD]}]),
        json!(["connection.ofTomorrow", "bad", credentials]),
        json!(["connection.serverError", "bad", credentials]),
    ];
    for shape in shapes {
        let reported: Reported<ConnectionFailure> = read(shape.clone());
        for shown in [
            format!("{reported:?}"),
            format!("{reported:#?}"),
            reported.to_string(),
        ] {
            assert!(!shown.contains(PASSWORD), "{shape} shows as {shown}");
        }
        for misfit in &reported.misfits {
            assert!(!misfit.to_string().contains(PASSWORD), "{misfit}");
        }
    }
    match fits(read(json!([
        "connection.passwordRequired",
        "bad",
        credentials
    ]))) {
        ConnectionFailure::PasswordRequired { jid, password, .. } => {
            assert_eq!(jid.as_deref(), Some("me@x"));
            assert_eq!(
                password.map(|secret| secret.reveal().to_owned()).as_deref(),
                Some(PASSWORD)
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_name_of_a_secret_hides_its_value() {
    for name in [
        "password",
        "roomPassword",
        "passwd",
        "credentials",
        "accessToken",
        "JWT",
        "secret",
    ] {
        let object = Argument::Object(vec![(name.into(), "hunter2".into())]);
        assert!(!format!("{object:?}").contains("hunter2"), "{name}");
    }
    let object = Argument::Object(vec![("message".into(), "hunter2".into())]);
    assert!(format!("{object:?}").contains("hunter2"));
}

#[test]
fn recovery_follows_what_came_along() {
    let recovery = |value: serde_json::Value| {
        let reported: Reported<ConferenceFailure> = read(value);
        reported.failure.expect("it is known").recovery()
    };
    let not_allowed =
        |kind: &str| recovery(json!(["conference.connectionError.notAllowed", kind, ""]));
    assert_eq!(
        not_allowed("authentication-required"),
        Some(Recovery::Ask(Input::Login))
    );
    assert_eq!(not_allowed("of-tomorrow"), Some(Recovery::Leave));
    let lobby = Recovery::Wait {
        until: Awaited::Lobby,
        after: None,
    };
    let members_only = "conference.connectionError.membersOnly";
    assert_eq!(recovery(json!([members_only, "l@x", false])), Some(lobby));
    assert_eq!(
        recovery(json!([members_only, null, false])),
        Some(Recovery::Leave)
    );
    let full =
        |visitors: &str| recovery(json!(["conference.max_users", {"visitorsSupported": visitors}]));
    assert_eq!(full("true"), Some(Recovery::JoinAsVisitor));
    assert_eq!(recovery(json!([members_only])), Some(lobby));
    assert_eq!(full("false"), Some(Recovery::Leave));

    for error in ConferenceError::ALL {
        let recovery = recovery(json!([error.value()]));
        assert!(!matches!(recovery, Some(Recovery::Depends(_))), "{error:?}");
    }
}

#[test]
fn every_error_is_read_from_its_value_alone() {
    fn check<F: Failure>() {
        for &error in F::Error::ALL {
            let reported: Reported<F> = Reported::new(error.value(), Vec::new());
            let failure = reported.failure.expect("it is known");
            assert_eq!(failure.error(), error);
            assert_eq!(failure.to_string(), error.to_string());
        }
    }
    check::<ConferenceFailure>();
    check::<ConnectionFailure>();
    check::<TrackFailure>();
    check::<AudioTranslationFailure>();
    check::<JitsiFailure>();
}

#[test]
fn one_type_takes_the_failures_of_all() {
    match fits(read(json!([
        "conference.connectionError.notAllowed",
        "general",
        ""
    ]))) {
        JitsiFailure::Conference(failure) => {
            assert_eq!(failure.error(), ConferenceError::NotAllowedError);
            assert_eq!(failure.recovery(), Some(Recovery::Leave));
        }
        other => panic!("{other:?}"),
    }
    match fits(read(json!("e2ee.sas.mac-mismatch"))) {
        JitsiFailure::E2ee(failure) => assert_eq!(failure.error(), E2eeError::E2eeSasMacMismatch),
        other => panic!("{other:?}"),
    }
    for &error in JitsiError::ALL {
        let reported: Reported<JitsiFailure> = Reported::new(error.value(), Vec::new());
        let recovery = reported.failure.and_then(|failure| failure.recovery());
        assert!(!matches!(recovery, Some(Recovery::Depends(_))), "{error:?}");
    }
}
