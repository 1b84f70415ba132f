//! `scan`.

use std::io::{BufRead, BufReader, Write};

use jitsi_errors::{ConferenceError, ConnectionError, JitsiError};
use serde_json::Value;

use crate::{Folder, command, feed, json, piped, run, text};

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

/// A line per error in a pipe, a table where it is asked for.
#[test]
fn each_error_is_counted_once() {
    let folder = Folder::new("counted");
    let log = folder.write("a.log", LOG);
    let output = run(&["scan", &log], "");
    let minute = "2026-11-26 09:12";
    let lines = [
        format!(
            "2\tconference.iceFailed\t{}\t{minute}\t{minute}\t1\n",
            ConferenceError::IceFailed.cause()
        ),
        format!(
            "1\tconnection.droppedError\t{}\t{minute}\t{minute}\t1\n",
            ConnectionError::ConnectionDroppedError.cause()
        ),
    ];
    assert_eq!(text(&output.stdout), lines.concat());
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());

    let table = run(&["scan", "--summary", &log], "");
    let table = text(&table.stdout);
    let columns: Vec<&str> = table
        .lines()
        .next()
        .expect("a heading")
        .split_whitespace()
        .collect();
    assert_eq!(
        columns,
        ["COUNT", "FIRST", "LAST", "FILES", "VALUE", "CAUSE"]
    );
    assert_eq!(table.lines().count(), 3);
    let explained = run(&["scan", "--explain", &log], "");
    let explained = text(&explained.stdout);
    assert!(explained.starts_with(&lines.concat()));
    for error in [
        "JitsiConferenceErrors.ICE_FAILED",
        "JitsiConnectionErrors.CONNECTION_DROPPED_ERROR",
    ] {
        assert_eq!(
            explained.matches(&format!("\n{error}\n")).count(),
            1,
            "{explained}"
        );
    }
}

/// Where the columns are few, a cause has a line of its own, and none is longer.
#[test]
fn a_table_fits_the_columns() {
    let table = |columns: &str| {
        let mut command = command(&["scan", "--summary", "-"]);
        command.env("COLUMNS", columns);
        text(&feed(command, LOG).stdout).to_owned()
    };
    for (columns, lines) in [("80", 5), ("120", 3), ("0", 3), ("x", 3)] {
        let table = table(columns);
        assert_eq!(table.lines().count(), lines, "{columns}: {table}");
        if let Ok(columns @ 1..) = columns.parse() {
            for line in table.lines() {
                assert!(line.chars().count() <= columns, "{line}");
            }
        }
    }
    assert!(table("80").contains('…'));
}

/// Rotated logs are read with the latest first, and so are those of other zones.
#[test]
fn first_and_last_are_moments() {
    let folder = Folder::new("moments");
    for (name, time) in [
        ("a.log", "2026-11-26T09:12:44Z"),
        ("a.log.1", "2026-11-25T09:12:44Z"),
        ("a.log.2", "2026-11-26T10:12:43+01:00"),
    ] {
        folder.write(
            name,
            format!("{time} conference.iceFailed\n  at conference.iceFailed\n"),
        );
    }
    let found = run(&["scan", "--format", "json", &folder.path("")], "");
    let found = &json(&found)[0];
    assert_eq!(found["first"]["timestamp"], "2026-11-25T09:12:44Z");
    assert_eq!(found["first"]["file"], folder.path("a.log.1"));
    assert_eq!(found["last"]["timestamp"], "2026-11-26T09:12:44Z");
    assert_eq!(
        found["last"]["line"], 2,
        "a line without a time belongs to the last"
    );
    assert_eq!((&found["count"], &found["files"]), (&6.into(), &3.into()));
}

#[test]
fn each_hit_is_written() {
    let folder = Folder::new("hits");
    let log = format!("{LOG}no time: conference.iceFailed");
    let path = folder.write("a.log", &log);
    let hits = run(&["scan", "--format", "ndjson", "--unknown", &path], "");
    let hits: Vec<Value> = text(&hits.stdout)
        .lines()
        .map(|hit| serde_json::from_str(hit).expect("a line is JSON"))
        .collect();
    let values: Vec<&str> = hits
        .iter()
        .map(|hit| hit["value"].as_str().expect("a text"))
        .collect();
    let ice = "conference.iceFailed";
    assert_eq!(
        values,
        [
            "connection.droppedError",
            ice,
            ice,
            "conference.ofTomorrow",
            ice
        ]
    );
    let shown = hits.iter().zip(values).map(|(hit, value)| {
        let number = |key: &str| hit[key].as_u64().expect("a number");
        let offset = usize::try_from(number("offset")).expect("a log");
        assert!(log[offset..].starts_with(value));
        let before = &log[..offset];
        assert_eq!(number("line"), before.split('\n').count() as u64);
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        assert_eq!(number("column"), (offset - line + 1) as u64);
        let catalog = JitsiError::from_value(value).map(|error| error.info().catalog);
        assert_eq!(hit["catalog"], serde_json::json!(catalog));
        assert_eq!(hit["file"], *path);
        let time = hit["timestamp"].as_str().expect("a time");
        assert!(before.contains(time));
        format!("{path}:{}:{}: {time} {value}\n", hit["line"], hit["column"])
    });
    let shown: String = shown.collect();
    let hits = run(&["scan", "--hits", "--unknown", &path], "");
    assert_eq!(text(&hits.stdout), shown);
    let timeless = run(&["scan", "--hits", "-"], "\n conference.iceFailed");
    assert_eq!(text(&timeless.stdout), "-:2:2: conference.iceFailed\n");
    let timeless = run(&["scan", "--format", "ndjson", "-"], "conference.iceFailed");
    assert_eq!(json(&timeless)["timestamp"], Value::Null);
}

/// To look for one in every line takes longer than all the rest.
#[test]
fn a_log_without_times_has_none_later_either() {
    let last = |lines: usize| {
        let log = "conference.iceFailed\n".repeat(lines) + LOG;
        let found = run(&["scan", "--format", "json", "-"], log);
        json(&found)[0]["last"]["timestamp"].clone()
    };
    assert_eq!(last(900), "2026-11-26T09:12:45.108Z");
    assert_eq!(last(1100), Value::Null);
}

/// Of several searches, hits come in the order of the log.
#[test]
fn hits_of_several_catalogs_are_in_order() {
    let log = "busy\nconference.iceFailed\nbusy conference.iceFailed\n";
    let hits = run(&["scan", "--hits", "--catalog", "RecordingError", "-"], log);
    let busy = |line| format!("-:{line}:1: busy\n");
    let ice = |line, column| format!("-:{line}:{column}: conference.iceFailed\n");
    assert_eq!(
        text(&hits.stdout),
        [busy(1), ice(2, 1), busy(3), ice(3, 6)].concat()
    );
}

/// Who watches a stream sees a hit when its line is there, and what was counted with Ctrl-C.
#[cfg(unix)]
#[test]
fn a_stream_is_watched_until_ctrl_c() {
    let interrupt = |child: &std::process::Child| {
        let id = child.id().to_string();
        let killed = std::process::Command::new("kill")
            .args(["-INT", &id])
            .status();
        assert!(killed.expect("kill starts").success());
    };
    let mut watch = piped(&mut command(&["scan", "--hits", "-"]));
    let mut stdin = watch.stdin.take().expect("the input is a pipe");
    let mut stdout = BufReader::new(watch.stdout.take().expect("the output is a pipe"));
    for line in 1..3 {
        stdin
            .write_all(b"conference.iceFailed\n")
            .expect("it is read");
        let mut hit = String::new();
        stdout.read_line(&mut hit).expect("it is written");
        assert_eq!(hit, format!("-:{line}:1: conference.iceFailed\n"));
    }
    interrupt(&watch);
    assert_eq!(watch.wait().expect("it ends").code(), Some(130));

    let mut count = piped(&mut command(&["scan", "-", "--format", "json"]));
    let mut stdin = count.stdin.take().expect("the input is a pipe");
    stdin.write_all(LOG.as_bytes()).expect("it is read");
    stdin
        .write_all(b"conference.iceFailed")
        .expect("it is read");
    std::thread::sleep(std::time::Duration::from_millis(500));
    interrupt(&count);
    let output = count.wait_with_output().expect("it ends");
    let lines = [
        ("conference.iceFailed", 3, 3, 5),
        ("connection.droppedError", 1, 1, 1),
    ];
    assert_eq!(counts(&json(&output)), lines);
    assert_eq!(output.status.code(), Some(130));
    assert!(output.stderr.is_empty());
    drop(stdin);
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
    assert_eq!(found[0]["info"]["name"], "ICE_FAILED");
    let lines = [
        ("conference.iceFailed", 6, 3, 4),
        ("connection.droppedError", 3, 1, 1),
    ];
    assert_eq!(counts(&found), lines);
}

#[test]
fn common_words_and_unknown_values_are_found_on_request() {
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
    assert_eq!(names(&busy), [plain[0], plain[1], "busy"]);
    let keys = ["{ \"error\" : 1 }", "{\\\"error\\\":1}", "{'error': 1}"];
    for key in keys {
        let output = run(&["scan", "--catalog", "RecordingError", "-"], key);
        assert_eq!(output.status.code(), Some(1), "{key}");
    }
    for value in [
        "status: \"error\"",
        "[\"error\",\"x\"]",
        "failure_reason='error' x=1",
        "error:",
    ] {
        let output = run(&["scan", "--catalog", "RecordingError", "-"], value);
        assert_eq!(output.status.code(), Some(0), "{value}");
    }
    assert_eq!(busy[2]["info"]["catalog"], "RecordingError");

    let unknown = found(&["--unknown"]);
    assert_eq!(
        names(&unknown),
        [plain[0], plain[1], "conference.ofTomorrow"]
    );
    assert_eq!(unknown[2]["info"], Value::Null);
    let shown = run(&["scan", "--unknown", "-"], "conference.ofTomorrow");
    let head = "1\tconference.ofTomorrow\tnot known to this version\t-:1\t-:1\t1\n";
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

/// Wherever one part of a log ends and the next begins, everything is found as in the whole.
#[test]
fn a_log_is_read_in_parts_as_if_it_were_whole() {
    read_in_parts(b"\n");
    // A line that is longer than a part.
    read_in_parts(b" \\n");
}

fn read_in_parts(line_end: &[u8]) {
    let mut log = Vec::new();
    let mut errors = JitsiError::ALL.iter().cycle();
    for length in (0..97).cycle() {
        let error = errors.next().expect("it goes around");
        log.extend(std::iter::repeat_n(b'.', length % 7));
        log.extend(error.value().as_bytes());
        log.extend([line_end, b".x ", b" ", b"\\n", b": \xff", b"- "][length % 6]);
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
fn too_many_unknown_values_are_reported() {
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

/// Names of source files, events and hosts, from real logs.
#[test]
fn what_begins_like_an_error_may_be_something_else() {
    let log = "\
2026-07-14T10:00:01.000Z [WARN] [conference.js] conference.connectionError.membersOnly x
conference.joined conference.left conference.failed {\"action\":\"conference.failed\"}
conference.meet.example.com  xyz@conference.meet.example.com/7df81a06
[connection.js] {\"type\":\"operational\",\"action\":\"connection.failed\",\"attributes\":{}}
Jicofo INFO: New component discovered: conference.meet.example, null
[conference.js] CONFERENCE FAILED: conference.ofTomorrow
";
    let output = run(&["scan", "--unknown", "--format", "json", "-"], log);
    let lines = [
        ("conference.connectionError.membersOnly", 1, 1, 1),
        ("conference.ofTomorrow", 1, 6, 6),
    ];
    assert_eq!(counts(&json(&output)), lines);
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_a_table_comes_first() {
    let folder = Folder::new("terminal");
    let name = "a\u{1b}[31m.log";
    let log = folder.write("a.log", LOG);
    let (shown, status) = crate::on_a_terminal(&["scan", &log]);
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[0].starts_with("COUNT  FIRST "), "{shown}");
    assert!(lines[1].contains("  conference.iceFailed"), "{shown}");
    assert!(shown.ends_with("`jitsi-errors explain VALUE` explains one, `--explain` all.\n"));
    assert_eq!(status, Some(0));

    folder.write("a.log", "no error\nat all.");
    let (shown, status) = crate::on_a_terminal(&["scan", &log, &log]);
    let said = "jitsi-errors: no error found (files: 2, lines: 4, size: 32 B)\n";
    assert_eq!((&*shown, status), (said, Some(1)));

    folder.write(name, "conference.iceFailed");
    for arguments in [&["scan"][..], &["scan", "--hits"]] {
        let (shown, _) = crate::on_a_terminal(&[arguments, &[&folder.path("")]].concat());
        assert!(shown.contains("a\\u{1b}[31m.log:1"), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }
}
