//! Failures, read from all the shapes in which Jitsi sends them.

use std::time::Duration;

use jitsi_errors::{
    AnyError, AnyFailure, Argument, AudioTranslationError, AudioTranslationFailure, AuthErrorType,
    AuthFailure, Catalog, ConferenceError, ConferenceFailure, ConnectionError, ConnectionFailure,
    E2eeError, E2eeFailure, ErrorReport, Event, Failure, FieldValue, JitsiError, JitsiFailure,
    Open, RecordingError, RecordingFailure, Recovery, Secret, TrackError, TrackFailure, UserInput,
    VideoSipGwError, VideoSipGwFailure, WaitFor, catalog, failure,
};
use serde_json::json;

#[path = "failures/formats.rs"]
mod formats;
#[path = "failures/senders.rs"]
mod senders;

/// A parcel that did not arrive.
#[catalog("failures/parcel.toml")]
pub enum ParcelError {}

/// A parcel that did not arrive, with a parameter of each type.
#[failure("failures/parcel.toml", of = ParcelError)]
pub enum ParcelFailure {}

#[allow(clippy::needless_pass_by_value)] // `json!` stands right in the call
fn read<F: Failure>(value: serde_json::Value) -> ErrorReport<F> {
    // From text, so that it goes through a real parser with its escapes.
    serde_json::from_str(&value.to_string()).expect("every JSON is read")
}

fn fits<F: Failure>(reported: ErrorReport<F>) -> F {
    assert!(reported.invalid_parameters.is_empty(), "{reported:?}");
    assert!(reported.extra_arguments.is_empty(), "{reported:?}");
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
fn a_field_takes_an_error_of_its_catalog_or_the_text_of_one() {
    let kind_of = |failure: ConferenceFailure| match failure {
        ConferenceFailure::NotAllowedError { kind, .. } => kind,
        other => panic!("{other:?}"),
    };
    let made = ConferenceFailure::not_allowed_error();
    let known = made.clone().with_kind(AuthErrorType::General);
    assert_eq!(kind_of(known), Some(Open::Known(AuthErrorType::General)));
    let unknown = made.with_kind("of-tomorrow".to_owned());
    assert_eq!(
        kind_of(unknown),
        Some(Open::Unknown("of-tomorrow".to_owned()))
    );
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
    assert_eq!(visitors(json!({"visitorsSupported": true})), Some(true));
    assert_eq!(visitors(json!({"visitorsSupported": "false"})), Some(false));
    assert_eq!(visitors(json!({"visitorsSupported": false})), Some(false));
    assert_eq!(visitors(json!({})), None);
    assert_eq!(visitors(json!({"visitorsSupported": null})), None);
    let named = json!({
        "name": "conference.max_users", "visitors_supported": null, "visitorsSupported": true,
    });
    match fits(read(named)) {
        ConferenceFailure::ConferenceMaxUsers {
            visitors_supported, ..
        } => assert_eq!(visitors_supported, Some(true)),
        other => panic!("{other:?}"),
    }

    match fits(read(json!(["conference.destroyed", "over"]))) {
        ConferenceFailure::ConferenceDestroyed {
            reason, new_room, ..
        } => assert_eq!((reason.as_deref(), new_room), (Some("over"), None)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_value_of_any_type_is_kept_whole() {
    let whole = json!({"video": {"mandatory": [1, null, "x", false]}});
    let denied = json!({"name": "gum.permission_denied", "gum": {"constraints": whole}});
    match fits(read(denied)) {
        TrackFailure::PermissionDenied { requested, .. } => {
            let read: Argument = serde_json::from_value(whole).unwrap();
            assert_eq!(requested, Some(read));
        }
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
    let few: ErrorReport<ConferenceFailure> =
        read(json!(["conference.connectionError.notAllowed"]));
    assert_eq!(
        few.failure.map(|few| few.error()),
        Some(ConferenceError::NotAllowedError)
    );
    let said: Vec<String> = few
        .invalid_parameters
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "`kind` should be a string, not undefined",
            "`text` should be a string, not undefined"
        ]
    );

    let many: ErrorReport<ConferenceFailure> = read(json!([
        "conference.connectionError.notAllowed",
        "general",
        "",
        1,
        [2]
    ]));
    assert!(many.invalid_parameters.is_empty());
    assert_eq!(
        many.extra_arguments,
        [1.into(), Argument::List(vec![2.into()])]
    );

    let odd: ErrorReport<ConferenceFailure> =
        read(json!(["conference.connectionError.membersOnly", {"jid": 7}, "yes"]));
    assert_eq!(odd.invalid_parameters.len(), 2);
    assert_eq!(
        odd.invalid_parameters[0].to_string(),
        r#"`lobby_room` should be a string, not {"jid": 7.0}"#
    );
    assert_eq!(odd.invalid_parameters[1].found(), &Argument::from("yes"));
    assert_eq!(odd.invalid_parameters[1].expected, "a boolean");

    let whole: ErrorReport<ConferenceFailure> = read(json!(["conference.max_users", "true"]));
    assert_eq!(
        whole.invalid_parameters[0].found(),
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
        let odd: ErrorReport<ConferenceFailure> =
            read(json!(["conference.reservationError", code]));
        assert_eq!(odd.invalid_parameters.len(), 1, "{odd:?}");
    }
}

#[test]
fn an_unknown_error_keeps_everything() {
    let unknown: ErrorReport<ConferenceFailure> =
        read(json!(["conference.ofTomorrow", 1, null, "x"]));
    assert_eq!(unknown.failure, None);
    assert_eq!(unknown.value, "conference.ofTomorrow");
    assert_eq!(unknown.extra_arguments, [1.into(), "x".into()]);
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
        let read: ErrorReport<ConferenceFailure> = read(odd.clone());
        assert_eq!((read.failure, read.value.as_str()), (None, ""), "{odd}");
    }
    let nothing: ErrorReport<ConferenceFailure> = read(json!(null));
    assert_eq!(nothing.to_string(), "no ConferenceError in what came");
    let number: ErrorReport<ConferenceFailure> = read(json!([7, "x"]));
    assert_eq!(number.extra_arguments, [7.into(), "x".into()]);
}

#[test]
fn the_shapes_of_iframe_api_and_mobile_sdk_are_read() {
    let params: ErrorReport<ConferenceFailure> = read(json!({
        "name": "conference.connectionError.notAllowed",
        "params": ["room-creation-restriction", "later"],
        "recoverable": true, "type": "CONFERENCE", "isFatal": false,
    }));
    assert_eq!(params.extra_property("recoverable"), Some(&true.into()));
    assert_eq!(params.extra_property("isFatal"), Some(&false.into()));
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
        let reported: ErrorReport<ConnectionFailure> = Argument::from(text).into();
        assert_eq!(reported.value, "connection.otherError");
        match fits(reported) {
            ConnectionFailure::OtherError { message, .. } => {
                assert_eq!(message.is_some(), text.contains(": "));
            }
            other => panic!("{other:?}"),
        }
    }
}

/// As `Error.prototype.toString` writes it: the mobile SDK has this in `error`.
#[test]
fn a_value_with_a_message_is_read_in_every_position() {
    for row in [
        json!("connection.otherError: giving-up: now"),
        json!("Error: connection.otherError: giving-up: now"),
        json!(["connection.otherError: giving-up: now"]),
        json!({"error": "connection.otherError: giving-up: now"}),
        json!({"name": "Error", "message": "connection.otherError: giving-up: now"}),
        json!({"name": "connection.otherError", "message": "giving-up: now"}),
    ] {
        let reported: ErrorReport<ConnectionFailure> = read(row.clone());
        assert_eq!(reported.value, "connection.otherError", "{row}");
        match fits(reported) {
            ConnectionFailure::OtherError { message, .. } => {
                assert_eq!(message.as_deref(), Some("giving-up: now"), "{row}");
            }
            other => panic!("{row}: {other:?}"),
        }
    }
    let two: ErrorReport<ConnectionFailure> = read(json!({
        "error": "connection.otherError: inner", "message": "outer",
    }));
    assert_eq!(two.extra_property("message"), Some(&"inner".into()));
    assert_eq!(two.value, "connection.otherError");

    for row in [
        json!("connection.ofTomorrow: why"),
        json!({"error": "connection.ofTomorrow: why"}),
    ] {
        let tomorrow: ErrorReport<ConnectionFailure> = read(row);
        assert_eq!(tomorrow.value, "connection.ofTomorrow");
        assert_eq!(tomorrow.extra_property("message"), Some(&"why".into()));
    }
    for text in ["no value: at all", ": x", "x:", "connection.otherError:x"] {
        let reported: ErrorReport<ConnectionFailure> = read(json!({"error": text}));
        let message = reported
            .extra_property("message")
            .and_then(Argument::as_str);
        let said = match message {
            Some(message) => format!("{}: {message}", reported.value),
            None => reported.value.clone(),
        };
        assert_eq!((said.as_str(), reported.failure), (text, None));
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
    let failure = |name: &str| -> ErrorReport<ConferenceFailure> {
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
        members_only.extra_property("message"),
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
    use serde::de::IntoDeserializer;
    use serde::de::value::{EnumAccessDeserializer, Error, MapDeserializer, SeqDeserializer};

    let entries = [(1_u8, "one"), (2, "two")].into_iter();
    let object = Argument::deserialize(MapDeserializer::<_, Error>::new(entries)).unwrap();
    assert_eq!(object.get("2"), Some(&"two".into()));

    let mut json = "[".repeat(100);
    json += &"]".repeat(100);
    assert!(serde_json::from_str::<Argument>(&json).is_ok());
    let deep = Deep(1_000_000);
    let error = Argument::deserialize(SeqDeserializer::<_, Error>::new([deep].into_iter()));
    assert!(error.unwrap_err().to_string().contains("too deep"));
    let variant = EnumAccessDeserializer::new(IntoDeserializer::<Error>::into_deserializer("x"));
    let error = Argument::deserialize(variant).unwrap_err();
    let expected = "invalid type: enum, expected a value as JavaScript has it";
    assert_eq!(error.to_string(), expected);
    let key = [(Deep(1_000_000), 1)].into_iter();
    let error = Argument::deserialize(MapDeserializer::<_, Error>::new(key));
    assert!(error.unwrap_err().to_string().contains("too deep"));
}

/// For any input, each string of it is in what was read, and nothing panics.
mod anything {
    use jitsi_errors::{AnyFailure, Argument, ErrorReport, Failure, JitsiFailure, TrackFailure};
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    const KEYS: &[&str] = &[
        "name",
        "error",
        "connectionError",
        "code",
        "message",
        "params",
        "args",
        "arguments",
        "details",
        "data",
        "payload",
        "detail",
        "attributes",
        "error_type",
        "error_message",
        "failure",
        "type",
        "event",
        "gum",
        "devices",
        "reason",
        "text",
        "x",
    ];
    const TEXTS: &[&str] = &[
        "conference.connectionError.notAllowed",
        "conference.destroyed",
        "conference.offerAnswerFailed",
        "conference.max_users",
        "connection.droppedError",
        "gum.permission_denied",
        "e2ee.sas.mac-mismatch",
        "CONFERENCE_FAILED",
        "E2EE_VERIFICATION_COMPLETED",
        "AUDIO_TRANSLATION_FAILED",
        "policy-violation",
        "general",
        "Error",
        "",
    ];

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            4 => prop::sample::select(TEXTS).prop_map(Value::from),
            4 => Just(json!("MARK")),
            1 => any::<bool>().prop_map(Value::from),
            1 => any::<i8>().prop_map(Value::from),
            1 => Just(Value::Null),
        ];
        leaf.prop_recursive(4, 24, 5, |inner| {
            let object = prop::collection::vec((prop::sample::select(KEYS), inner.clone()), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..5).prop_map(Value::from),
                object.prop_map(|properties| {
                    let own = properties
                        .into_iter()
                        .map(|(key, value)| (key.into(), value));
                    Value::Object(own.collect::<Map<_, _>>())
                }),
            ]
        })
    }

    /// Makes each of the marks a string of its own.
    fn mark(value: &mut Value, marks: &mut Vec<String>) {
        match value {
            Value::String(text) if text == "MARK" => {
                *text = format!("mark{}.", marks.len());
                marks.push(text.clone());
            }
            Value::Array(values) => values.iter_mut().for_each(|value| mark(value, marks)),
            Value::Object(properties) => {
                properties.values_mut().for_each(|value| mark(value, marks));
            }
            _ => {}
        }
    }

    fn keeps<F: Failure>(value: &Value, marks: &[String]) {
        let reported: ErrorReport<F> = serde_json::from_str(&value.to_string()).unwrap();
        let shown = format!("{reported:?}");
        for mark in marks {
            assert!(shown.contains(mark), "{mark} of {value} is in {shown}");
        }
        let argument: Argument = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(ErrorReport::<F>::from(argument), reported, "{value}");
    }

    proptest! {
        #[test]
        fn keeps_all_that_is_said(mut value in value()) {
            let mut marks = Vec::new();
            mark(&mut value, &mut marks);
            keeps::<JitsiFailure>(&value, &marks);
            keeps::<AnyFailure>(&value, &marks);
            keeps::<TrackFailure>(&value, &marks);
        }
    }
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
    let more: ErrorReport<ConferenceFailure> =
        read(json!(["conference.max_users", {"visitorsSupported": "true", "more": 1}]));
    let left = Argument::Object(vec![("more".into(), 1.into())]);
    assert_eq!(more.extra_arguments, [left]);
    let extra: ErrorReport<ConnectionFailure> =
        read(json!(["connection.droppedError", "m", null, {"extra": 1}]));
    assert_eq!(
        extra.extra_arguments,
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

/// What rejects `joinLobby()`, `joinConference()` and the like: a bare value, or none at all.
#[test]
fn a_bare_value_is_read_by_every_catalog() {
    let lobby: ErrorReport<AuthFailure> = read(json!("no-visitors-lobby"));
    assert_eq!(fits(lobby), AuthFailure::NoVisitorsLobby);
    let conference: ErrorReport<ConnectionFailure> = read(json!("connection.passwordRequired"));
    let error = fits(conference).error();
    assert_eq!(error, ConnectionError::PasswordRequired);
    let recording: ErrorReport<RecordingFailure> = read(json!("policy-violation"));
    assert_eq!(
        fits(recording),
        RecordingFailure::from(RecordingError::PolicyViolation)
    );
    let session: ErrorReport<VideoSipGwFailure> =
        read(json!({"name": "Error", "message": "error_no_connection"}));
    assert_eq!(fits(session), VideoSipGwFailure::ErrorNoConnection);

    let tomorrow: ErrorReport<RecordingFailure> = read(json!("timeout"));
    assert_eq!((tomorrow.failure, &*tomorrow.value), (None, "timeout"));
    let nothing: ErrorReport<AuthFailure> = Argument::Undefined.into();
    assert_eq!((nothing.failure, &*nothing.value), (None, ""));
}

#[test]
fn what_an_upgrade_of_the_role_is_rejected_with_is_read() {
    let refused: ErrorReport<ConnectionFailure> = read(json!({
        "connectionError": "connection.passwordRequired",
        "credentials": {"jid": "me@x", "password": "hunter2", "more": 1},
        "message": "not-authorized",
    }));
    assert!(!format!("{refused:?}").contains("hunter2"));
    assert_eq!(
        refused.extra_property("credentials"),
        Some(&Argument::Object(vec![("more".into(), 1.into())]))
    );
    match fits(refused) {
        ConnectionFailure::PasswordRequired {
            message,
            jid,
            password,
            ..
        } => {
            assert_eq!(message.as_deref(), Some("not-authorized"));
            assert_eq!(jid.as_deref(), Some("me@x"));
            assert_eq!(password.as_ref().map(Secret::reveal), Some("hunter2"));
        }
        other => panic!("{other:?}"),
    }

    // Its value is a condition of XMPP, in no catalog.
    let focus: ErrorReport<ConnectionFailure> =
        read(json!({"authenticationError": "not-authorized", "message": "no"}));
    assert_eq!(
        (focus.failure.as_ref(), &*focus.value),
        (None, "not-authorized")
    );
    assert_eq!(focus.extra_property("message"), Some(&"no".into()));

    let canceled: ErrorReport<ConnectionFailure> = read(json!({}));
    assert_eq!((canceled.failure, &*canceled.value), (None, ""));
}

#[test]
fn the_error_of_a_verification_comes_third() {
    let mismatch = "e2ee.sas.mac-mismatch";
    let who = [Argument::from("p1"), false.into()];
    let arguments = |reported: ErrorReport<E2eeFailure>| {
        let error = reported.failure.map(|failure| failure.error());
        assert_eq!(error, Some(E2eeError::E2eeSasMacMismatch));
        assert_eq!(reported.value, mismatch);
    };
    let all = || vec!["p1".into(), false.into(), mismatch.into()];
    arguments(ErrorReport::from_event(
        Event::E2eeVerificationCompleted,
        all(),
    ));
    arguments(Argument::List(all()).into());
    arguments(ErrorReport::new(mismatch, who.to_vec()));
    arguments(read(json!({"error": mismatch, "args": ["p1", false]})));
    arguments(read(
        json!({"error": mismatch, "args": ["p1", false, mismatch]}),
    ));
    arguments(read(json!({"args": ["p1", false, mismatch]})));

    let verified: ErrorReport<E2eeFailure> = ErrorReport::from_event(
        Event::E2eeVerificationCompleted,
        vec!["p1".into(), true.into()],
    );
    assert_eq!((verified.failure, &*verified.value), (None, ""));
    assert_eq!(verified.extra_arguments, ["p1".into(), true.into()]);

    // Without the event, an unknown value is one only if it comes first.
    let tomorrow = || vec!["p1".into(), false.into(), "e2ee.ofTomorrow".into()];
    let told: ErrorReport<E2eeFailure> =
        ErrorReport::from_event(Event::E2eeVerificationCompleted, tomorrow());
    assert_eq!(
        (&*told.value, told.extra_arguments),
        ("e2ee.ofTomorrow", who.to_vec())
    );
    let guessed: ErrorReport<E2eeFailure> = Argument::List(tomorrow()).into();
    assert_eq!(guessed.value, "p1");

    // Nor is an error taken for another's argument.
    let lobby: ErrorReport<JitsiFailure> = read(json!([
        "conference.connectionError.membersOnly",
        true,
        mismatch
    ]));
    assert_eq!(lobby.value, "conference.connectionError.membersOnly");
    let third: ErrorReport<ConferenceFailure> = read(json!(["x", true, "conference.iceFailed"]));
    assert_eq!(third.value, "x");
    let text: ErrorReport<E2eeFailure> = read(json!(["x", "true", mismatch]));
    assert_eq!(text.value, "x");
}

#[test]
fn an_event_has_its_catalog() {
    let failure = |row: serde_json::Value| read::<AnyFailure>(row).failure;
    let busy = json!({"event": "RECORDER_STATE_CHANGED", "error": "busy"});
    assert_eq!(
        failure(busy),
        Some(RecordingFailure::from(RecordingError::Busy).into())
    );
    for event in [
        "RECORDER_STATE_CHANGED",
        "JitsiConferenceEvents.RECORDER_STATE_CHANGED",
        "conference.recorderStateChanged",
    ] {
        let row = json!({"event": event, "error": "policy-violation", "mode": "file"});
        let reported: ErrorReport<AnyFailure> = read(row);
        assert_eq!(reported.event, Some(Event::RecorderStateChanged));
        assert_eq!(
            reported.extra_properties,
            [("mode".to_owned(), "file".into())]
        );
        assert_eq!(
            reported.failure,
            Some(RecordingFailure::from(RecordingError::PolicyViolation).into())
        );
    }
    let event = "AUDIO_TRANSLATION_FAILED";
    for row in [
        json!({"event": event, "error": "policy-violation", "endpointIds": ["a"]}),
        json!({"event": event, "args": [{"error": "policy-violation", "endpointIds": ["a"]}]}),
        json!({"event": event, "error": {"error": "policy-violation"}, "endpointIds": ["a"]}),
    ] {
        match fits(read(row)) {
            AnyFailure::AudioTranslation(AudioTranslationFailure::SubscriptionLimitReached {
                endpoint_ids,
                ..
            }) => assert_eq!(endpoint_ids, Some(vec!["a".into()])),
            other => panic!("{other:?}"),
        }
    }
    let row = json!({"event": "rejection", "error": "general"});
    assert_eq!(failure(row), Some(AuthFailure::General.into()));
    let row = json!({"event": "conference.failed", "args": ["conference.destroyed", "over"]});
    match failure(row) {
        Some(AnyFailure::Conference(ConferenceFailure::ConferenceDestroyed { reason, .. })) => {
            assert_eq!(reason.as_deref(), Some("over"));
        }
        other => panic!("{other:?}"),
    }

    // A value that the event does not deliver is not known, and neither is one without an event.
    for row in [
        json!({"event": "CONFERENCE_FAILED", "error": "busy"}),
        json!({"event": "of tomorrow", "error": "busy"}),
        json!({"error": "busy"}),
        json!("busy"),
    ] {
        let reported: ErrorReport<AnyFailure> = read(row.clone());
        assert_eq!(
            (reported.failure, &*reported.value),
            (None, "busy"),
            "{row}"
        );
    }
    let tomorrow: ErrorReport<AnyFailure> =
        read(json!({"event": "OF_TOMORROW", "error": "connection.droppedError"}));
    assert_eq!(
        tomorrow.extra_property("event"),
        Some(&"OF_TOMORROW".into())
    );
    assert_eq!(tomorrow.event, None);
    assert!(tomorrow.failure.is_some());
    let number: ErrorReport<AnyFailure> = read(json!({"event": 7, "error": "busy"}));
    assert_eq!(number.extra_property("event"), Some(&7.into()));
}

#[test]
fn any_failure_says_what_its_own_says() {
    for &error in AnyError::ALL {
        let Some(event) = error.event() else {
            continue;
        };
        let reported: ErrorReport<AnyFailure> =
            read(json!({"event": event.name(), "error": error.value()}));
        let failure = reported.failure.expect("its event delivers it");
        assert_eq!(failure.error(), error);
        assert_eq!(failure.to_string(), error.to_string());
        let recovery = failure.recovery();
        assert!(
            !matches!(recovery, Some(Recovery::DependsOn(_))),
            "{error:?}"
        );
        if !matches!(error.recovery(), Some(Recovery::DependsOn(_))) {
            assert_eq!(recovery, error.recovery());
        }
    }
    let full: ErrorReport<AnyFailure> =
        read(json!(["conference.max_users", {"visitorsSupported": true}]));
    let recovery = full.failure.and_then(|failure| failure.recovery());
    assert_eq!(recovery, Some(Recovery::JoinAsVisitor));
}

/// All errors of a catalog are found in the type over all, by what delivers them.
#[test]
fn any_error_is_found_by_its_event() {
    fn check<E: Catalog + Into<AnyError>>() {
        for &error in E::ALL {
            let Some(event) = error.event() else {
                continue;
            };
            assert!(event.catalogs().contains(&E::NAME), "{event} of {error:?}");
            let any = AnyError::from_event(event, error.value());
            assert_eq!(any, Some(error.into()));
            assert!(AnyError::ALL.contains(&error.into()));
        }
    }
    check::<ConferenceError>();
    check::<ConnectionError>();
    check::<AuthErrorType>();
    check::<TrackError>();
    check::<AudioTranslationError>();
    check::<E2eeError>();
    check::<RecordingError>();
    check::<VideoSipGwError>();
    for &error in JitsiError::ALL {
        let any = AnyError::from_value(error.value()).map(AnyError::name);
        assert_eq!(any, Some(error.name()));
    }
    assert_eq!(AnyError::from_value("policy-violation"), None);
    assert_eq!(AnyError::from_name("GENERAL"), None);
    let busy = AnyError::from_name("BUSY");
    assert_eq!(busy, Some(RecordingError::Busy.into()));
}

#[test]
fn an_event_is_read_from_its_name_and_its_value() {
    for &event in Event::ALL {
        let texts = [Some(event.name()), event.value()];
        for text in texts.into_iter().flatten() {
            assert_eq!(text.parse(), Ok(event));
            let text = json!(text);
            assert_eq!(serde_json::from_value::<Event>(text).unwrap(), event);
        }
        assert_eq!(serde_json::to_value(event).unwrap(), event.name());
        assert_eq!(Event::from_name(event.name()), Some(event));
        if let Some(value) = event.value() {
            assert_eq!(Event::from_value(value), Some(event));
            assert_eq!(Event::from_name(value), None);
            assert_eq!(Event::from_name(&event.to_string()), Some(event));
        }
        assert_eq!(Event::from_value(event.name()), None);
    }
    for wrong in [
        "",
        ".",
        "conference_failed",
        "CONFERENCE_FAILED ",
        "JitsiConnectionEvents.CONFERENCE_FAILED",
        "JitsiConferenceEvents.CONNECTION_FAILED",
        "JitsiConferenceEvents.rejection",
        "JitsiConferenceEvents.",
        "conference.failed.",
    ] {
        let unknown = wrong.parse::<Event>().unwrap_err();
        assert_eq!(unknown.to_string(), format!("unknown Event {wrong:?}"));
        assert!(serde_json::from_value::<Event>(json!(wrong)).is_err());
    }
    let error = serde_json::from_value::<Event>(json!(7)).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the name or the value of an Event")
    );
}

/// Each key in which the error and its arguments may come, and each mixture.
#[test]
fn every_key_of_an_object_is_read() {
    let denied = "conference.connectionError.notAllowed";
    for key in [
        "name",
        "error",
        "connectionError",
        "authenticationError",
        "code",
        "message",
    ] {
        for list in ["params", "args", "arguments", "details"] {
            for arguments in [
                json!(["general", "no"]),
                json!([denied, "general", "no"]),
                json!({"kind": "general", "text": "no"}),
            ] {
                let row = json!({key: denied, list: arguments});
                let reported: ErrorReport<ConferenceFailure> = read(row.clone());
                assert!(reported.extra_properties.is_empty(), "{row}: {reported:?}");
                match fits(reported) {
                    ConferenceFailure::NotAllowedError { kind, text, .. } => {
                        assert_eq!(kind, Some(Open::Known(AuthErrorType::General)), "{row}");
                        assert_eq!(text.as_deref(), Some("no"), "{row}");
                    }
                    other => panic!("{row}: {other:?}"),
                }
            }
        }
        let tomorrow: ErrorReport<ConferenceFailure> = read(json!({key: "of tomorrow", "x": 1}));
        assert_eq!(tomorrow.value, "of tomorrow");
        assert_eq!(tomorrow.extra_properties, [("x".to_owned(), 1.into())]);
    }
    for row in [
        json!({"name": denied, "kind": "general", "text": "no"}),
        json!({"name": denied, "params": "general", "message": "no"}),
        json!({"params": [denied, "general", "no"]}),
        json!({"name": "x", "message": "y", "arguments": [denied, "general", "no"]}),
        json!({"name": "Error", "error": {"error": {"error": denied}, "args": ["general"]}, "text": "no"}),
    ] {
        match read(row.clone()).failure {
            Some(ConferenceFailure::NotAllowedError { kind, text, .. }) => {
                assert_eq!(kind, Some(Open::Known(AuthErrorType::General)), "{row}");
                assert_eq!(text.as_deref(), Some("no"), "{row}");
            }
            other => panic!("{row}: {other:?}"),
        }
    }
}

#[test]
fn of_several_keys_the_known_value_is_taken_and_the_others_are_kept() {
    let two: ErrorReport<ConferenceFailure> = read(json!({
        "message": "conference.destroyed",
        "name": "Alice",
        "error": "conference.iceFailed",
    }));
    assert_eq!(two.value, "conference.iceFailed");
    assert_eq!(two.extra_property("name"), Some(&"Alice".into()));
    assert_eq!(
        two.extra_property("message"),
        Some(&"conference.destroyed".into())
    );

    let first: ErrorReport<ConferenceFailure> =
        read(json!({"error": "conference.destroyed", "name": "conference.iceFailed"}));
    assert_eq!(first.value, "conference.iceFailed");

    let unknown: ErrorReport<ConferenceFailure> =
        read(json!({"message": "boom", "code": "E42", "name": "Error", "error": ""}));
    assert_eq!(unknown.value, "E42");
    for (key, value) in [("message", "boom"), ("name", "Error"), ("error", "")] {
        assert_eq!(unknown.extra_property(key), Some(&value.into()));
    }

    let number: ErrorReport<ConferenceFailure> =
        read(json!({"name": "conference.reservationError", "code": "419"}));
    match fits(number) {
        ConferenceFailure::ReservationError { code, .. } => assert_eq!(code, Some(419)),
        other => panic!("{other:?}"),
    }

    // A known error keeps an error inside it as it came.
    let inner = json!({"name": "TypeError", "message": "x"});
    let outer: ErrorReport<ConferenceFailure> =
        read(json!({"name": "conference.iceFailed", "error": inner}));
    assert_eq!(outer.value, "conference.iceFailed");
    assert_eq!(
        outer
            .extra_property("error")
            .and_then(|error| error.get("message")),
        Some(&"x".into())
    );
}

#[test]
fn another_value_in_place_of_credentials_or_details_is_invalid() {
    let refused: ErrorReport<ConnectionFailure> =
        read(json!({"name": "connection.passwordRequired", "credentials": "me@x", "details": 1}));
    assert_eq!(refused.invalid_parameters.len(), 1, "{refused:?}");
    assert_eq!(refused.invalid_parameters[0].parameter, "jid");
    assert_eq!(refused.invalid_parameters[0].found(), &"me@x".into());
    assert_eq!(refused.extra_properties, [("details".to_owned(), 1.into())]);

    let dropped: ErrorReport<ConnectionFailure> =
        read(json!({"name": "connection.otherError", "credentials": "me@x", "details": 1}));
    assert_eq!(dropped.invalid_parameters.len(), 1, "{dropped:?}");
    assert_eq!(dropped.invalid_parameters[0].parameter, "shard_changed");
    assert_eq!(dropped.invalid_parameters[0].found(), &1.into());
    assert_eq!(
        dropped.extra_properties,
        [("credentials".to_owned(), "me@x".into())]
    );
}

#[test]
fn arguments_that_are_in_no_list_are_kept_or_read() {
    let missing: ErrorReport<ConferenceFailure> =
        read(json!({"name": "conference.destroyed", "params": null, "args": ["over"]}));
    match fits(missing) {
        ConferenceFailure::ConferenceDestroyed { reason, .. } => {
            assert_eq!(reason.as_deref(), Some("over"));
        }
        other => panic!("{other:?}"),
    }
    let more: ErrorReport<ConferenceFailure> = read(json!({
        "name": "conference.destroyed",
        "params": {"reason": "over", "x": 1},
        "args": ["late"],
    }));
    let left = more.extra_property("params").and_then(|left| left.get("x"));
    assert_eq!(left, Some(&1.into()));
    match fits(more) {
        ConferenceFailure::ConferenceDestroyed { reason, .. } => {
            assert_eq!(reason.as_deref(), Some("late"));
        }
        other => panic!("{other:?}"),
    }
    let text: ErrorReport<ConferenceFailure> = read(json!({
        "name": "conference.max_users", "details": "a text", "credentials": [1],
    }));
    assert_eq!(text.extra_property("details"), Some(&"a text".into()));
    assert_eq!(
        text.extra_property("credentials"),
        Some(&Argument::List(vec![1.into()]))
    );
    let several: ErrorReport<AudioTranslationFailure> =
        read(json!([{"error": "forbidden", "endpointIds": []}, 1]));
    assert!(several.failure.is_some());
    assert_eq!(several.extra_arguments, [1.into()]);
    let payload: ErrorReport<ConferenceFailure> =
        read(json!({"params": [{"name": "conference.ofTomorrow"}], "x": 1}));
    assert_eq!(payload.value, "conference.ofTomorrow");
    assert_eq!(payload.extra_properties, [("x".to_owned(), 1.into())]);
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
        let reported: ErrorReport<ConnectionFailure> = read(shape.clone());
        for shown in [
            format!("{reported:?}"),
            format!("{reported:#?}"),
            reported.to_string(),
        ] {
            assert!(!shown.contains(PASSWORD), "{shape} shows as {shown}");
        }
        for invalid in &reported.invalid_parameters {
            assert!(!invalid.to_string().contains(PASSWORD), "{invalid}");
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
fn recovery_follows_the_parameters() {
    let recovery = |value: serde_json::Value| {
        let reported: ErrorReport<ConferenceFailure> = read(value);
        reported.failure.expect("it is known").recovery()
    };
    let not_allowed =
        |kind: &str| recovery(json!(["conference.connectionError.notAllowed", kind, ""]));
    assert_eq!(
        not_allowed("authentication-required"),
        Some(Recovery::Ask(UserInput::Login))
    );
    assert_eq!(not_allowed("of-tomorrow"), Some(Recovery::GiveUp));
    let lobby = Recovery::Wait {
        until: WaitFor::Lobby,
        poll_every: None,
    };
    let members_only = "conference.connectionError.membersOnly";
    assert_eq!(recovery(json!([members_only, "l@x", false])), Some(lobby));
    assert_eq!(
        recovery(json!([members_only, null, false])),
        Some(Recovery::GiveUp)
    );
    let full =
        |visitors: &str| recovery(json!(["conference.max_users", {"visitorsSupported": visitors}]));
    assert_eq!(full("true"), Some(Recovery::JoinAsVisitor));
    assert_eq!(recovery(json!([members_only])), Some(lobby));
    assert_eq!(full("false"), Some(Recovery::GiveUp));

    for error in ConferenceError::ALL {
        let recovery = recovery(json!([error.value()]));
        assert!(
            !matches!(recovery, Some(Recovery::DependsOn(_))),
            "{error:?}"
        );
    }
}

#[test]
fn every_error_is_read_from_its_value_alone() {
    fn check<F: Failure>() {
        for &error in F::Error::ALL {
            let reported: ErrorReport<F> = ErrorReport::new(error.value(), Vec::new());
            let failure = reported.failure.expect("it is known");
            assert_eq!(failure.error(), error);
            assert_eq!(failure.to_string(), error.to_string());
        }
    }
    check::<ConferenceFailure>();
    check::<ConnectionFailure>();
    check::<TrackFailure>();
    check::<AudioTranslationFailure>();
    check::<AuthFailure>();
    check::<E2eeFailure>();
    check::<RecordingFailure>();
    check::<VideoSipGwFailure>();
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
            assert_eq!(failure.recovery(), Some(Recovery::GiveUp));
        }
        other => panic!("{other:?}"),
    }
    match fits(read(json!(["e2ee.sas.mac-mismatch", "1a2b3c4d", false]))) {
        JitsiFailure::E2ee(failure) => assert_eq!(failure.error(), E2eeError::E2eeSasMacMismatch),
        other => panic!("{other:?}"),
    }
    for &error in JitsiError::ALL {
        let reported: ErrorReport<JitsiFailure> = ErrorReport::new(error.value(), Vec::new());
        let recovery = reported.failure.and_then(|failure| failure.recovery());
        assert!(
            !matches!(recovery, Some(Recovery::DependsOn(_))),
            "{error:?}"
        );
    }
}

/// What is said of a damaged parcel, as JSON.
#[allow(clippy::needless_pass_by_value)] // `json!` stands right in the call
fn damaged(parameters: serde_json::Value) -> Result<ParcelFailure, serde_json::Error> {
    let json = json!({"name": "parcel.damaged", "params": parameters});
    serde_json::from_str(&json.to_string())
}

#[test]
fn a_parameter_of_each_type_goes_through_json() {
    let seen = json!({
        "sender": "Ada", "weight": 5, "value": 2.5, "insured": true, "express": false, "pieces": 3,
        "why": "parcel.late", "contents": ["a", [1, null]], "more": {"note": "x", "left": {}},
    });
    let mut all = seen.clone();
    all["pin"] = "1234".into();
    all["more"]["password"] = "hunter2".into();
    let failure = damaged(all).unwrap();
    let written = serde_json::to_value(&failure).unwrap();
    assert_eq!(written, json!({"name": "parcel.damaged", "params": seen}));
    assert_eq!(
        serde_json::to_value(damaged(seen).unwrap()).unwrap(),
        written
    );
}

#[test]
fn the_fields_are_all_values_but_secrets() {
    let all = json!({
        "sender": "Ada\n", "weight": 5, "value": 2.5, "insured": true, "express": false, "pieces": 3,
        "why": "parcel.late", "contents": ["a", [1]], "more": {"note": "x", "token": "hunter2"},
        "pin": "1234",
    });
    let failure = damaged(all).unwrap();
    let fields = failure.fields().into_iter();
    let shown: Vec<String> = fields
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let expected = [
        "sender=Ada\\n",
        "weight=5",
        "value=2.5",
        "insured=true",
        "express=false",
        "pieces=3",
        "why=parcel.late",
        "contents=a, 1",
        r#"more={"note": "x", "token": (secret)}"#,
    ];
    assert_eq!(shown, expected);
    let sum = JitsiFailure::from(ConferenceFailure::conference_destroyed().with_reason("over"));
    assert_eq!(sum.fields(), [("reason", FieldValue::String("over"))]);
    assert_eq!(
        JitsiFailure::from(ConferenceFailure::ice_failed()).fields(),
        []
    );
}

#[test]
fn what_is_missing_is_no_failure_only_where_it_is_required() {
    let least = json!({"sender": "Ada", "weight": 5});
    assert_eq!(damaged(least).unwrap(), ParcelFailure::damaged("Ada", 5));
    for (wrong, said) in [
        (
            json!({"weight": 5}),
            "`sender` should be a string, not undefined",
        ),
        (
            json!({"sender": "Ada", "weight": 5, "pieces": "many"}),
            "`pieces` should be a whole number, not what came",
        ),
    ] {
        let error = damaged(wrong).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn what_is_missing_loses_nothing_else() {
    let row =
        json!({"name": "parcel.damaged", "params": {"weight": 5, "why": "parcel.late"}, "x": 1});
    let report: ErrorReport<ParcelFailure> = read(row);
    assert_eq!(
        (report.error, &report.failure),
        (Some(ParcelError::Damaged), &None)
    );
    let params = report.extra_property("params").expect("it is kept");
    assert_eq!(params.get("weight"), Some(&5.into()));
    assert_eq!(params.get("why"), Some(&"parcel.late".into()));
    assert_eq!(report.extra_property("x"), Some(&1.into()));
    let arguments = vec![Argument::Null, 5.into()];
    let report: ErrorReport<ParcelFailure> = ErrorReport::new("parcel.damaged", arguments);
    assert_eq!(report.extra_arguments, [5.into()]);
}

/// A parameter without an index has the next one after that of the parameter before.
#[test]
fn an_argument_without_an_index_follows_the_one_before() {
    let arguments = vec!["Ada".into(), 14.into(), "north".into(), 7.into()];
    let report: ErrorReport<ParcelFailure> = ErrorReport::new("parcel.returned", arguments);
    let expected = ParcelFailure::returned()
        .with_sender("Ada")
        .with_days(14)
        .with_depot("north")
        .with_shelf(7);
    assert_eq!(fits(report), expected);
}

#[test]
fn a_parameter_of_each_type_is_on_one_line_of_a_message() {
    let failure = ParcelFailure::damaged("A\r\nda \u{202e}😀", 5)
        .with_value(2.5)
        .with_insured(true)
        .with_express(false)
        .with_pieces(3)
        .with_why(Open::Unknown("snow\u{7}".to_owned()));
    assert_eq!(failure.to_string(), ParcelError::Damaged.to_string());
    let more = Argument::Object(vec![("password".into(), "hunter2".into())]);
    let failure = failure
        .with_contents(vec!["a\nb".into(), 1.into(), vec![true.into()].into()])
        .with_more(more);
    let expected = r#"A\r\nda \u{202e}😀, 5, 2.5, true, false, 3, snow\u{7}, a\nb, 1, true, {"password": (secret)}"#;
    assert_eq!(failure.to_string(), expected);
}

#[test]
fn a_recovery_asks_parameters_of_each_type() {
    let ada = || ParcelFailure::damaged("Ada", 5);
    let retry = Recovery::Retry {
        after: Some(Duration::from_secs(90)),
        backoff: false,
    };
    let reload = Recovery::Restart {
        after: None,
        backoff: false,
    };
    let queue = Recovery::Wait {
        until: WaitFor::Queue,
        poll_every: None,
    };
    let why = |value: &str| Open::new(value.to_owned());
    for (failure, recovery) in [
        (ada(), retry),
        (ParcelFailure::damaged("nobody", 0), Recovery::GiveUp),
        (ParcelFailure::damaged("Ada", 0), Recovery::Ignore),
        (ada().with_pieces(2), Recovery::Continue),
        (ada().with_pieces(3), retry),
        (ada().with_insured(false).with_express(true), reload),
        (ada().with_insured(false), retry),
        (ada().with_insured(true).with_express(true), retry),
        (ada().with_why(why("parcel.sunk")), Recovery::JoinAsVisitor),
        (ada().with_why(why("parcel.late")), queue),
        (ada().with_why(why("parcel.lost")), retry),
        (ada().with_pin("1234"), Recovery::Ask(UserInput::Login)),
        (ada().with_pin("1234").with_value(2.5), retry),
        // What depends on more than is known says nothing.
        (ada().with_why(why("parcel.damaged")), retry),
    ] {
        assert_eq!(failure.recovery(), Some(recovery), "{failure:?}");
    }
}
