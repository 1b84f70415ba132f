//! `scan`.

use jitsi_errors::{ConferenceError, ConnectionError, JitsiError};
use serde_json::Value;

use crate::{Folder, command, feed, json, run, text};

pub const LOG: &str = "\
2026-11-26T09:12:44.107Z [WARN] [xmpp:xmpp] <e.connectionHandler>:  reason=connection.droppedError
2026-11-26T09:12:44.300Z [INFO] [core:JitsiMeetJS] <x>:  room@conference.meet.example.com, busy
2026-11-26T09:12:45.107Z [ERROR] [app:conference] <y>:  CONFERENCE FAILED: conference.iceFailed\r
2026-11-26T09:12:45.108Z [ERROR] {\"error\":\"conference.iceFailed\"}, \"conference.ofTomorrow\"
";

/// What was found, in JSON: value, count, first line, last line.
pub fn counts(found: &Value) -> Vec<(&str, u64, u64, u64)> {
    let number = |value: &Value| value.as_u64().expect("a number");
    let found = found.as_array().expect("a list").iter();
    let found = found.map(|found| {
        let lines = (
            number(&found["first"]["line"]),
            number(&found["last"]["line"]),
        );
        let value = found["value"].as_str().expect("a text");
        (value, number(&found["count"]), lines.0, lines.1)
    });
    found.collect()
}

#[test]
fn each_error_is_counted_placed_and_explained_once() {
    let folder = Folder::new("counted");
    let log = folder.write("a.log", LOG);
    let output = run(&["scan", &log], "");
    let shown = text(&output.stdout);
    let heads: Vec<&str> = shown.lines().filter(|line| line.contains(" × ")).collect();
    assert_eq!(
        heads,
        [
            format!("2 × conference.iceFailed, {log}:3 to {log}:4"),
            format!("1 × connection.droppedError, {log}:1"),
        ]
    );
    for cause in [
        ConferenceError::IceFailed.cause(),
        ConnectionError::ConnectionDroppedError.cause(),
    ] {
        let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words.matches(cause).count(), 1, "{shown}");
    }
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn several_files_are_one_log() {
    let folder = Folder::new("several");
    let logs = [folder.write("a.log", LOG), folder.write("b.log", LOG)];
    let output = run(&["scan", "--format", "json", &logs[0], "-", &logs[1]], LOG);
    let found = json(&output);
    assert_eq!(found[0]["value"], "conference.iceFailed");
    assert_eq!(found[0]["count"], 6);
    assert_eq!(found[0]["first"]["file"], *logs[0]);
    assert_eq!(found[0]["last"]["file"], *logs[1]);
    assert_eq!(found[0]["entry"]["name"], "ICE_FAILED");
    let lines = [
        ("conference.iceFailed", 6, 3, 4),
        ("connection.droppedError", 3, 1, 1),
    ];
    assert_eq!(counts(&found), lines);
}

#[test]
fn common_words_and_values_of_tomorrow_are_found_on_request() {
    let found = |arguments: &[&str]| {
        let arguments = [&["scan", "--format", "json"], arguments, &["-"]].concat();
        let output = run(&arguments, LOG);
        json(&output)
    };
    let names = |found: &Value| {
        let found = counts(found).into_iter();
        found
            .map(|(value, ..)| value.to_owned())
            .collect::<Vec<_>>()
    };
    let plain = ["conference.iceFailed", "connection.droppedError"];
    assert_eq!(names(&found(&[])), plain);
    assert_eq!(names(&found(&["--catalog", "ConferenceError"])), plain);

    let busy = found(&["--catalog", "RecordingError"]);
    assert_eq!(names(&busy), [plain[0], plain[1], "busy", "error"]);
    assert_eq!(busy[2]["entry"]["catalog"], "RecordingError");

    let unknown = found(&["--unknown"]);
    assert_eq!(
        names(&unknown),
        [plain[0], plain[1], "conference.ofTomorrow"]
    );
    assert_eq!(unknown[2]["entry"], Value::Null);
    let shown = run(&["scan", "--unknown", "-"], "conference.ofTomorrow");
    let head = "1 × conference.ofTomorrow, -:1\n  not known to this version\n\n";
    assert_eq!(text(&shown.stdout), head);
}

#[test]
fn nothing_is_found_where_nothing_is() {
    let noise: Vec<u8> = (0..=u8::MAX).cycle().step_by(7).take(1 << 16).collect();
    for input in [Vec::new(), b"\n".to_vec(), b"no error".to_vec(), noise] {
        let output = run(&["scan", "-"], input.clone());
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
        let output = run(&["scan", "--format", "json", "-"], input);
        assert_eq!(json(&output), Value::Array(Vec::new()));
    }
}

/// Whatever stands where one part of a log ends and the next begins, all is found as in the whole.
#[test]
fn a_log_is_read_in_parts_as_if_it_were_whole() {
    let mut log = Vec::new();
    let mut errors = JitsiError::ALL.iter().cycle();
    for length in (0..97).cycle() {
        let error = errors.next().expect("it goes around");
        log.extend(std::iter::repeat_n(b'.', length % 7));
        log.extend(error.value().as_bytes());
        log.extend([&b"\n"[..], b".x ", b" ", b"\\n", b": \xff", b"-\n"][length % 6]);
        if log.len() > 5 << 20 {
            break;
        }
    }
    let mut expected: Vec<(&str, u64, u64, u64)> = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for (place, error) in JitsiError::find_in_bytes(&log) {
        line += memchr::memchr_iter(b'\n', &log[counted..place.start]).count() as u64;
        counted = place.start;
        match expected
            .iter_mut()
            .find(|(value, ..)| *value == error.value())
        {
            Some(known) => (known.1, known.3) = (known.1 + 1, line),
            None => expected.push((error.value(), 1, line, line)),
        }
    }
    expected.sort_by_key(|(_, count, ..)| u64::MAX - count);
    let output = run(&["scan", "--format", "json", "-"], log);
    assert_eq!(counts(&json(&output)), expected);
}

/// Of a line, as of any log, only a part is in memory, however long it is.
#[cfg(target_os = "linux")]
#[test]
fn a_line_of_any_length_takes_little_memory() {
    let mut limited = std::process::Command::new("sh");
    let program = command(&[]).get_program().to_owned();
    limited.args([
        "-c",
        "ulimit -v 32000; exec \"$0\" scan --unknown --format json -",
    ]);
    limited.arg(program);
    let mut line = b"conference.".repeat(1 << 20);
    line.resize(40 << 20, b'x');
    line.extend(b" conference.iceFailed");
    let output = feed(limited, line);
    assert_eq!(counts(&json(&output)), [("conference.iceFailed", 1, 1, 1)]);
}

#[test]
fn too_many_unknown_values_are_told() {
    let log: Vec<String> = (0..2000)
        .map(|index| format!("conference.x{index}"))
        .collect();
    let log = log.join("\n");
    let output = run(
        &["scan", "--unknown", "--format", "json", "-"],
        log + "\nconference.iceFailed",
    );
    let found = json(&output);
    let found = counts(&found);
    assert_eq!(found.len(), 1001, "{found:?}");
    assert!(
        found
            .iter()
            .any(|(value, ..)| *value == "conference.iceFailed")
    );
    assert!(text(&output.stderr).contains("too many"));
}
