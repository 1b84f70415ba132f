//! Searching a log for errors, compared with the alternatives in the same run.

use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, MatchKind};
use jitsi_errors::{Catalog, ConferenceError, JitsiError, RecordingError};
use regex::Regex;

use crate::sets::Random;
use crate::table::{self, median};
use crate::ways::generated::{of_270, of_2700};

const SIZE: usize = 100 << 20;
const ROUNDS: usize = 11;

/// The gate for the values of `JitsiError`, relative to regex.
const GATE: f64 = 1.0;

const OURS: &str = "jitsi-errors";
const REGEX: &str = "regex";
const WAYS: [&str; 5] = [
    OURS,
    REGEX,
    "aho-corasick",
    "words, from_value",
    "counting lines",
];

/// Lines as lib-jitsi-meet's logger writes them, with names of hosts and methods that begin like
/// errors, and with numbers at their ends.
const LINES: [&str; 6] = [
    "[INFO] [core:JitsiConference] <Zr._onJoined>:  Joined lobby-7@conference.meet.example.com as ",
    "[DEBUG] [rtc:TraceablePeerConnection] <Kn.setLocalDescription>:  TPC[id=2,type=JVB] took ",
    "[WARN] [rtc:BridgeChannel] <s.onclose>:  Channel closed: 1006, trying again in ",
    "[LOG] [connectivity:TrackStreamingStatus] <Object.figureOut>:  Status for 7b1c22fe-v0, is \
     video muted: false, video track frozen: false, connection.quality: ",
    "[INFO] [xmpp:JingleSessionPC] <e.addRemoteStream>:  JingleSessionPC[session=JVB,\
     initiator=false,sid=8q0o1l3v5] candidate: udp 2130706431 10.0.12.7 10000 typ host generation ",
    "[INFO] [xmpp:strophe.util] <Object.log>:  Strophe: WebSocket sent <presence \
     to='room@conference.meet.example.com/ab12cd34' xmlns='jabber:client'/> as ",
];

pub fn run() {
    let columns: Vec<&str> = ["ms"].into_iter().chain(WAYS).collect();
    table::head("Errors in 100 MB of log, one in every 20th line", &columns);
    let gated = [
        compare::<JitsiError>("values of JitsiError", Some(GATE)),
        compare::<ConferenceError>("values of ConferenceError", None),
        compare::<RecordingError>("values of RecordingError", None),
        compare::<of_270::Error>("270 values", None),
        compare::<of_2700::Error>("2700 values", None),
    ];
    table::head(
        "Errors in a log, compared with regex",
        &["what", "ratio", "gate"],
    );
    gated.into_iter().for_each(table::line);
}

fn compare<E: Catalog>(what: &str, limit: Option<f64>) -> [String; 3] {
    let log = log::<E>();
    let mut values: Vec<&str> = E::ALL.iter().map(|error| error.value()).collect();
    values.sort_by_key(|value| usize::MAX - value.len());
    let escaped: Vec<String> = values.iter().map(|value| regex::escape(value)).collect();
    let regex = Regex::new(&format!(r"\b(?:{})\b", escaped.join("|"))).expect("a pattern");
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&values)
        .expect("an automaton");
    let ways: [&dyn Fn() -> usize; WAYS.len()] = [
        &|| E::find_in(&log).count(),
        &|| regex.find_iter(&log).count(),
        &|| automaton.find_iter(&log).count(),
        &|| {
            words(&log)
                .filter(|word| E::from_value(word).is_some())
                .count()
        },
        &|| log.lines().count(),
    ];
    let found = ways[0]();
    assert_eq!(found, log.lines().count() / 20, "{what}");
    assert!(ways[1]() >= found, "{what}");

    let mut random = Random(1);
    let mut turns: Vec<usize> = (0..ways.len()).collect();
    let mut times = vec![Vec::new(); ways.len()];
    for _ in 0..ROUNDS {
        random.shuffle(&mut turns);
        for &turn in &turns {
            let start = Instant::now();
            black_box(ways[turn]());
            times[turn].push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    let shown = times
        .iter()
        .map(|times| format!("{:.1}", median(times.clone())));
    table::line([what.to_owned()].into_iter().chain(shown));
    let ratios = times[0]
        .iter()
        .zip(&times[1])
        .map(|(ours, other)| ours / other);
    let ratio = median(ratios.collect());
    let gate = limit.map_or("–".to_owned(), |limit| table::gate(ratio, limit));
    [what.to_owned(), table::ratio(ratio), gate]
}

/// Runs of the characters of values, without a full stop at the end.
fn words(log: &str) -> impl Iterator<Item = &str> {
    let parts = |char: char| !char.is_ascii_alphanumeric() && !matches!(char, '_' | '.' | '-');
    log.split(parts).map(|word| word.trim_end_matches('.'))
}

pub fn log<E: Catalog>() -> String {
    let mut random = Random(3);
    let mut log = String::with_capacity(SIZE + 300);
    let mut lines = 0;
    while log.len() < SIZE {
        lines += 1;
        let time = (random.below(60), random.below(60), random.below(1000));
        log += &format!("2026-11-26T10:{:02}:{:02}.{:03}Z ", time.0, time.1, time.2);
        if lines % 20 == 0 {
            log += "[ERROR] [core:JitsiConference] <Zr.onFailed>:  CONFERENCE FAILED: ";
            log += E::ALL[random.below(E::ALL.len())].value();
        } else {
            log += LINES[random.below(LINES.len())];
            log += &random.below(100_000).to_string();
        }
        log.push('\n');
    }
    log
}
