//! The command of a team, for catalogs of its own: `examples/booking-errors.rs`.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::{feed, json, plain, text};

/// The example's command. Tests alone don't build it: `cargo test --test cli` leaves examples out.
pub fn booking(arguments: &[&str]) -> Command {
    static BUILT: OnceLock<()> = OnceLock::new();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("it is below the folder of builds");
    BUILT.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--example", "booking-errors"])
            .arg("--manifest-path")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .arg("--target-dir")
            .arg(target)
            .status();
        assert!(built.expect("cargo starts").success());
    });
    plain(&target.join("debug/examples/booking-errors"), arguments)
}

fn run(arguments: &[&str], input: &str) -> Output {
    feed(booking(arguments), input)
}

#[test]
fn only_the_given_catalogs_exist() {
    let list = run(&["list", "--format", "json"], "");
    let mut catalogs: Vec<String> = json(&list)
        .as_array()
        .expect("a list")
        .iter()
        .map(|error| error["catalog"].as_str().expect("a text").to_owned())
        .collect();
    catalogs.dedup();
    assert_eq!(catalogs, ["BookingError", "RoomState"]);

    for arguments in [
        &["--help"][..],
        &["list", "--help"],
        &["scan", "--help"],
        &["explain", "--help"],
        &["completions", "bash"],
        &["man"],
        &["man", "scan"],
        &["man", "diff"],
        &["export"],
        &["export", "--schema"],
        &["export", "--format", "csv"],
        &["export", "--format", "markdown"],
        &["export", "--format", "typescript"],
        &["export", "--format", "json-schema"],
        &["export", "--format", "pattern"],
    ] {
        let shown = run(arguments, "");
        let shown = text(&shown.stdout);
        assert!(!shown.is_empty(), "{arguments:?}");
        for foreign in ["Conference", "jitsi", "Jitsi", "ICE_FAILED"] {
            assert!(!shown.contains(foreign), "{arguments:?}: {shown}");
        }
    }
    let refused = run(&["list", "ConferenceError"], "");
    assert!(text(&refused.stderr).contains("[possible values: BookingError, RoomState]"));
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn the_program_has_its_own_name_and_version() {
    let help = run(&["--help"], "");
    assert!(text(&help.stdout).starts_with("Explains why a booking failed\n"));
    assert!(text(&help.stdout).contains("Usage: booking-errors <COMMAND>"));
    assert_eq!(text(&run(&["-V"], "").stdout), "booking-errors 4.2.0\n");
    let help = run(&["explain", "--help"], "");
    assert!(text(&help.stdout).contains("such as `ROOM_FULL` or `BookingError.ROOM_FULL`"));
}

#[test]
fn suggestions_are_of_the_given_catalogs() {
    for (misspelled, said) in [
        ("booking.ful", "Did you mean booking.full?"),
        ("ROOM_FUL", "Did you mean ROOM_FULL?"),
        ("conference.iceFailed", "is not known.\n"),
        ("ICE_FAILED", "is not known.\n"),
    ] {
        let output = run(&["explain", misspelled], "");
        let error = text(&output.stderr);
        assert!(error.starts_with("booking-errors: "), "{error}");
        assert!(error.trim_end().ends_with(said.trim_end()), "{error}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn common_words_are_found_on_request() {
    let log = "booking.full, and the door is closed\nconference.iceFailed\n";
    let values = |arguments: &[&str]| -> Vec<String> {
        let found = run(
            &[&["scan", "--format", "json", "-"], arguments].concat(),
            log,
        );
        let found = json(&found);
        let found = found.as_array().expect("a list").iter();
        found
            .map(|found| found["value"].as_str().expect("a text").to_owned())
            .collect()
    };
    assert_eq!(values(&[]), ["booking.full"]);
    assert_eq!(
        values(&["--catalog", "RoomState"]),
        ["booking.full", "closed"]
    );
    let text_of = run(&["explain", "the room is closed: booking.full"], "");
    assert!(text(&text_of.stdout).contains("ROOM_FULL"));
    assert!(!text(&text_of.stdout).contains("RoomState.CLOSED"));
}
