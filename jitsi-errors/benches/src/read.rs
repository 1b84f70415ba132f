//! Reading a failure from JSON, compared with serde_json's `Value` of the same bytes.

use std::hint::black_box;
use std::time::Instant;

use jitsi_errors::{ErrorReport, JitsiFailure};
use serde_json::Value;

use crate::table::{self, median};
use crate::{count, sets::Random};

/// Readings of each report between two looks at the clock.
const READINGS: usize = 1 << 11;
const ROUNDS: usize = 51;

const OURS: &str = "ErrorReport";
const VALUE: &str = "Value";

const LIMIT: f64 = 1.3;
const LIMIT_OF_WORST: f64 = 3.0;

/// A report in each of the shapes in which they arrive.
const REPORTS: &[(&str, &str)] = &[
    (
        "a handler's arguments",
        r#"["conference.connectionError.notAllowed","general","only for guests of the host"]"#,
    ),
    (
        "other arguments",
        r#"["conference.connectionError.membersOnly","standup@lobby.example.com",true]"#,
    ),
    (
        "an object among them",
        r#"["conference.max_users",{"visitorsSupported":"true"}]"#,
    ),
    (
        "a connection's",
        r#"["connection.droppedError","item-not-found",null,{"shard_changed":true,"suspend_time":12.5}]"#,
    ),
    (
        "a conference's error in an app",
        r#"{"name":"conference.connectionError.notAllowed","params":["room-creation-restriction","later"],"recoverable":true,"type":"CONFERENCE","isFatal":false}"#,
    ),
    (
        "a connection's error in an app",
        r#"{"name":"connection.droppedError","message":"item-not-found","details":{"shard_changed":true,"suspend_time":12.5}}"#,
    ),
    (
        "errorOccurred",
        r#"{"error":{"name":"connection.otherError","message":"giving-up","type":"CONNECTION","isFatal":true,"details":{"shard_changed":false}}}"#,
    ),
    (
        "a track's error",
        r#"{"name":"gum.permission_denied","message":"User denied permission to use device(s): audio","gum":{"error":{"name":"NotAllowedError"},"devices":["audio"]}}"#,
    ),
    (
        "a record with its event",
        r#"{"event":"CONFERENCE_FAILED","error":"conference.iceFailed","room":"standup","session":"4f2c","timestamp":1764153939}"#,
    ),
    (
        "a failure's own JSON",
        r#"{"name":"connection.passwordRequired","params":{"message":"not-authorized","jid":"me@example.com"}}"#,
    ),
];

pub fn run() {
    table::head(
        "Reading a report from JSON, compared with serde_json's `Value`",
        &table::COLUMNS,
    );
    let all: Vec<&str> = REPORTS.iter().map(|(_, report)| *report).collect();
    time("all reports, time", &all, Some(LIMIT));
    let ours = instructions(OURS);
    let value = instructions(VALUE);
    let measured = format!("{ours:.0} vs. {value:.0} instructions");
    table::row(
        "all reports, instructions",
        &measured,
        Some(ours / value),
        Some(LIMIT),
    );
    for (what, report) in REPORTS {
        time(what, &[report], None);
    }
    for (what, report) in worst() {
        time(what, &[&report], Some(LIMIT_OF_WORST));
    }
}

/// What takes the most memory for its length, and the longest.
fn worst() -> [(&'static str, String); 3] {
    let keys = |name: &str| {
        (0..8)
            .map(|index| format!("\"{name}{index}\":1,"))
            .collect::<String>()
    };
    let nested = (0..60).fold(String::from("1"), |inner, level| {
        format!("{{{}\"error\":{inner}}}", keys(&format!("k{level}_")))
    });
    let list = format!("[\"conference.iceFailed\"{}]", ",{}".repeat(500));
    let repeated = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(500));
    [
        ("errors in errors with keys", nested),
        ("empty objects", list),
        ("one key again and again", repeated),
    ]
}

fn time(what: &str, reports: &[&str], limit: Option<f64>) {
    let mut random = Random(1);
    let mut ways = [OURS, VALUE];
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        random.shuffle(&mut ways);
        for way in ways {
            let start = Instant::now();
            readings(way, reports, READINGS);
            let readings = (READINGS * reports.len()) as f64;
            let nanoseconds = start.elapsed().as_secs_f64() * 1e9 / readings;
            times[usize::from(way == VALUE)].push(nanoseconds);
        }
    }
    let [ours, value] = &times;
    let ratios = ours.iter().zip(value).map(|(ours, value)| ours / value);
    let ratio = median(ratios.collect());
    let [ours, value] = times.map(median);
    let measured = format!("{ours:.0} vs. {value:.0} ns");
    table::row(what, &measured, Some(ratio), limit);
}

/// Instructions of a reading, in the mean of all reports.
fn instructions(way: &str) -> f64 {
    let (once, _) = count::program(&["report", way, "1"]);
    let (more, _) = count::program(&["report", way, "101"]);
    (more - once) / (100 * REPORTS.len()) as f64
}

/// Reads all reports in one way, for a tool that counts its instructions.
pub fn repeat(way: &str, times: &str) {
    let all: Vec<&str> = REPORTS.iter().map(|(_, report)| *report).collect();
    readings(way, &all, times.parse().expect("a number"));
}

fn readings(way: &str, reports: &[&str], times: usize) {
    for _ in 0..times {
        for report in reports {
            let report = black_box(*report);
            if way == OURS {
                let read: ErrorReport<JitsiFailure> = serde_json::from_str(report).expect("JSON");
                black_box(&read);
            } else {
                let read: Value = serde_json::from_str(report).expect("JSON");
                black_box(&read);
            }
        }
    }
}
