//! Failures in what the `IFrame` API, analytics and other programs send around them.

use jitsi_errors::{
    AnyFailure, Argument, ConferenceError, ConferenceFailure, ConnectionError, ConnectionFailure,
    ErrorReport, Event, JitsiError, JitsiFailure, RecordingError, RecordingFailure, TrackError,
    TrackFailure,
};
use serde_json::{Value, json};

use super::{fits, read};

/// `cameraError` and `micError` of the `IFrame` API.
#[test]
fn a_device_error_has_its_value_in_type() {
    for error in TrackError::ALL {
        let row = json!({"type": error.value(), "message": "User denied permission"});
        let report: ErrorReport<JitsiFailure> = read(row);
        assert_eq!(report.value, error.value());
        assert_eq!(report.extra_property("type"), None);
        let kept = report
            .extra_property("message")
            .and_then(Argument::as_str)
            .map(str::to_owned);
        let failure = fits(report);
        assert_eq!(failure.error(), JitsiError::Track(*error));
        let read = failure
            .fields()
            .first()
            .map(|(_, message)| message.to_string());
        assert_eq!(kept.or(read).as_deref(), Some("User denied permission"));
    }
}

#[test]
fn type_counts_last_and_only_if_it_is_known() {
    for kind in [
        "CONFERENCE",
        "CONNECTION",
        "CONFIG",
        "operational",
        "event",
        "gum.ofTomorrow",
    ] {
        let alone: ErrorReport<JitsiFailure> = read(json!({"type": kind, "message": "boom"}));
        assert_eq!((alone.error, alone.value.as_str()), (None, "boom"));
        assert_eq!(alone.extra_property("type"), Some(&kind.into()));
        let none: ErrorReport<JitsiFailure> = read(json!({"type": kind}));
        assert_eq!(none.value, "");
    }
    let event: ErrorReport<RecordingFailure> = read(json!({"type": "error", "error": "timeout"}));
    assert_eq!((event.error, event.value.as_str()), (None, "timeout"));
    for key in ["name", "error", "code", "message"] {
        let both: ErrorReport<JitsiFailure> =
            read(json!({"type": "gum.not_found", key: "conference.iceFailed"}));
        assert_eq!(both.value, "conference.iceFailed", "{key}");
        assert_eq!(both.extra_property("type"), Some(&"gum.not_found".into()));
        let unknown: ErrorReport<JitsiFailure> =
            read(json!({"type": "gum.not_found", key: "boom"}));
        assert_eq!(unknown.value, "gum.not_found", "{key}");
        assert_eq!(unknown.extra_property(key), Some(&"boom".into()));
    }
}

/// What the `IFrame` API posts between windows, and each part of it.
#[test]
fn the_raw_message_of_the_iframe_api_is_opened() {
    let error = json!({
        "name": "conference.connectionError.membersOnly", "params": ["lobby@x", true],
        "type": "CONFERENCE", "isFatal": false,
    });
    let event = json!({"name": "error-occurred", "error": error});
    let message = json!({"type": "event", "data": event});
    let posted = json!({
        "postis": true, "scope": "jitsi_meet_external_api_0", "method": "message", "params": message,
    });
    for shape in [
        error,
        event,
        message,
        posted.clone(),
        json!({"isTrusted": true, "data": posted}),
    ] {
        let report: ErrorReport<JitsiFailure> = read(shape.clone());
        assert_eq!(
            report.extra_property("isFatal"),
            Some(&false.into()),
            "{shape}"
        );
        match fits(report) {
            JitsiFailure::Conference(ConferenceFailure::MembersOnlyError {
                lobby_room,
                waiting_for_host,
                ..
            }) => {
                assert_eq!(
                    (lobby_room.as_deref(), waiting_for_host),
                    (Some("lobby@x"), Some(true))
                );
            }
            other => panic!("{shape}: {other:?}"),
        }
    }
    let camera = json!({"type": "event", "data": {
        "name": "camera-error", "type": "gum.permission_denied", "message": "User denied permission",
    }});
    let camera: ErrorReport<JitsiFailure> = read(camera);
    assert_eq!(
        fits(camera).error(),
        JitsiError::Track(TrackError::PermissionDenied)
    );
}

/// A record of an app, an action of Redux, a `CustomEvent`.
#[test]
fn one_level_around_an_error_is_opened() {
    let inside = || {
        [
            json!({"name": "conference.destroyed", "params": ["over"]}),
            json!({"error": {"name": "conference.destroyed", "params": {"reason": "over"}}}),
            json!({"failure": {"name": "conference.destroyed", "reason": "over"}}),
            json!({"event": "CONFERENCE_FAILED", "args": ["conference.destroyed", "over"]}),
            json!(["conference.destroyed", "over"]),
            json!([{"name": "conference.destroyed", "reason": "over"}]),
            json!("conference.destroyed: over"),
        ]
    };
    for key in ["data", "payload", "detail"] {
        for inside in inside() {
            let row = json!({"message": "it failed", "level": 50, key: inside});
            let report: ErrorReport<JitsiFailure> = read(row.clone());
            assert_eq!(report.extra_property("level"), Some(&50.into()), "{row}");
            assert_eq!(report.extra_property(key), None, "{row}");
            assert_eq!(
                report.error,
                Some(ConferenceError::ConferenceDestroyed.into()),
                "{row}"
            );
            let Some(JitsiFailure::Conference(ConferenceFailure::ConferenceDestroyed {
                reason,
                ..
            })) = report.failure
            else {
                panic!("{row}");
            };
            assert!(reason.is_none_or(|reason| reason == "over"), "{row}");
        }
        let busy = json!({key: {"event": "RECORDER_STATE_CHANGED", "error": "busy"}});
        let busy: ErrorReport<AnyFailure> = read(busy);
        assert_eq!(busy.error, Some(RecordingError::Busy.into()));
        assert_eq!(busy.event, Some(Event::RecorderStateChanged));

        // What is known comes first, and what has no known error stays closed.
        let known: ErrorReport<JitsiFailure> =
            read(json!({"name": "conference.iceFailed", key: {"name": "conference.destroyed"}}));
        assert_eq!(known.value, "conference.iceFailed");
        assert!(known.extra_property(key).is_some());
        for closed in [
            json!({"name": "TypeError"}),
            json!({"params": {"name": "conference.iceFailed"}}),
            json!(["x"]),
            json!("x"),
            json!(1),
            json!(null),
        ] {
            let report: ErrorReport<JitsiFailure> = read(json!({"name": "boom", key: closed}));
            let kept: Argument = serde_json::from_value(closed).unwrap();
            assert_eq!(report.value, "boom");
            assert_eq!(report.extra_properties, [(key.to_owned(), kept)]);
        }
        let deep: ErrorReport<JitsiFailure> =
            read(json!({key: {key: {"name": "conference.iceFailed"}}}));
        assert_eq!((deep.error, deep.value.as_str()), (None, ""));
    }
}

#[test]
fn of_two_objects_the_inner_one_counts() {
    for outer in [
        json!({"reason": "outer"}),
        json!({"a": 1, "b": 2, "c": 3, "reason": "outer"}),
    ] {
        let mut row = outer.clone();
        row["error"] = json!({"name": "conference.destroyed", "reason": "inner"});
        let report: ErrorReport<ConferenceFailure> = read(row);
        assert_eq!(report.extra_property("reason"), Some(&"outer".into()));
        assert_eq!(
            report.extra_properties.len(),
            outer.as_object().unwrap().len()
        );
        let expected = ConferenceFailure::conference_destroyed().with_reason("inner");
        assert_eq!(fits(report), expected);
    }
    let report: ErrorReport<ConferenceFailure> =
        read(json!({"name": "conference.destroyed", "": "nameless"}));
    assert_eq!(report.extra_property(""), Some(&"nameless".into()));
    assert_eq!(fits(report), ConferenceFailure::conference_destroyed());
}

/// What lib-jitsi-meet logs and sends to analytics when a connection fails.
#[test]
fn the_record_of_a_failed_connection_is_read() {
    let other = r#"{"type":"operational","action":"connection.failed","attributes":{"error_type":"connection.otherError","error_message":"item-not-found","suspend_time":0,"time_since_last_success":null}}"#;
    let report: ErrorReport<JitsiFailure> = serde_json::from_str(other).unwrap();
    let left = [
        ("type".to_owned(), "operational".into()),
        ("action".to_owned(), "connection.failed".into()),
    ];
    assert_eq!(report.extra_properties, left);
    let expected = ConnectionFailure::other_error()
        .with_message("item-not-found")
        .with_suspend_time(0.0);
    assert_eq!(fits(report), expected.into());

    let refused = r#"{"type":"operational","action":"connection.failed","attributes":{"error_type":"connection.passwordRequired","error_message":null}}"#;
    let report: ErrorReport<JitsiFailure> = serde_json::from_str(refused).unwrap();
    assert_eq!(report.extra_properties, left);
    assert_eq!(fits(report), ConnectionFailure::password_required().into());
    // As an analytics handler gets it, with what the adapter adds.
    let row = json!({
        "action": "connection.failed", "actionSubject": "connection.failed", "source": "connection.failed",
        "attributes": {"error_type": "connection.droppedError", "error_message": "m", "shard_changed": true},
        "type": "operational",
    });
    match fits(read(row)) {
        ConnectionFailure::ConnectionDroppedError {
            message,
            shard_changed,
            ..
        } => {
            assert_eq!((message.as_deref(), shard_changed), (Some("m"), Some(true)));
        }
        other => panic!("{other:?}"),
    }
    let tomorrow: ErrorReport<ConnectionFailure> = read(
        json!({"action": "connection.failed", "attributes": {"error_type": "connection.ofTomorrow"}}),
    );
    assert_eq!(tomorrow.error, None);
    let kept = tomorrow
        .extra_property("attributes")
        .and_then(|kept| kept.get("error_type"));
    assert_eq!(kept, Some(&"connection.ofTomorrow".into()));
}

/// The record of `getUserMedia` has the error in `reason`.
#[test]
fn the_record_of_a_refused_device_is_read() {
    let row = |reason: &str| {
        json!({
            "type": "operational", "action": "error", "source": "get.user.media",
            "attributes": {"audio_requested": true, "video_requested": false, "reason": reason},
        })
    };
    let report: ErrorReport<TrackFailure> = read(row("gum.permission_denied"));
    assert_eq!(report.error, Some(TrackError::PermissionDenied));
    let attributes = report.extra_property("attributes").expect("they are kept");
    assert_eq!(attributes.get("audio_requested"), Some(&true.into()));
    assert_eq!(attributes.get("reason"), None);
    assert_eq!(fits(report).error(), TrackError::PermissionDenied);
    let text: ErrorReport<TrackFailure> = read(row("device not found"));
    assert_eq!((text.error, text.value.as_str()), (None, ""));
}

/// A rejection with a plain `Error` leaves nothing of its name, nor of the objects that held parameters.
#[test]
fn nothing_is_left_over_of_what_was_read() {
    let left = |row: Value| {
        let report: ErrorReport<JitsiFailure> = read(row.clone());
        assert!(report.failure.is_some(), "{row}");
        assert!(report.extra_arguments.is_empty(), "{row}: {report:?}");
        report.extra_properties
    };
    for row in [
        json!({"name": "Error", "message": "track.no_stream_tracks_found"}),
        json!({"name": "Error", "message": "Error: track.no_stream_tracks_found"}),
        json!({"error": {"name": "Error", "message": "track.no_stream_tracks_found"}}),
        json!({"name": "conference.iceFailed", "params": {}}),
        json!({"name": "conference.iceFailed", "params": []}),
        json!({"name": "gum.not_found", "gum": {"error": {"name": "NotFoundError"}, "devices": ["audio"]}}),
        json!({"name": "gum.not_found", "gum": {"error": {"name": null}}}),
        json!({"name": "conference.destroyed", "params": {"reason": "over"}}),
        json!({"name": "connection.droppedError", "details": {"suspend_time": 1}}),
        json!({"name": "connection.passwordRequired", "credentials": {"jid": "me@x"}}),
        json!(["conference.max_users", {"visitorsSupported": true}]),
    ] {
        assert_eq!(left(row.clone()), [], "{row}");
    }
    // What came empty, and what nobody reads, stays.
    let kept = left(json!({"name": "conference.iceFailed", "gum": {}, "x": {"y": {}}}));
    assert_eq!(kept.len(), 2);
    let part =
        left(json!({"name": "gum.not_found", "gum": {"error": {"name": "x", "stack": "y"}}}));
    assert_eq!(part.len(), 1);
    assert_eq!(part[0].1.get("error.stack"), Some(&"y".into()));
    assert_eq!(part[0].1.get("error.name"), None);
    // A person may be called so.
    let named: ErrorReport<ConnectionFailure> =
        read(json!({"name": "error", "error": "connection.serverError"}));
    assert_eq!(named.error, Some(ConnectionError::ServerError));
    assert_eq!(named.extra_property("name"), Some(&"error".into()));
}
