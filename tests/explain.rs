//! The README's first command, as a user runs it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn explain(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--package",
            "jitsi-errors",
            "--example",
            "explain",
            "--",
        ])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo starts");
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    // The program may end before it has read everything, which is for the caller to see.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("cargo ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

#[test]
fn a_value_is_explained_with_all_that_is_known() {
    use jitsi_errors::ConferenceError as Error;

    let output = explain(&[Error::IceFailed.value()], "");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = words(text(&output.stdout));
    let facts = [
        "JitsiConferenceErrors.ICE_FAILED",
        "ConferenceError",
        Error::IceFailed.value(),
        Error::IceFailed.cause(),
        Error::IceFailed.recommendation(),
        Error::IceFailed.example().expect("it has an example"),
    ];
    for fact in facts.iter().chain(Error::IceFailed.occurrences()) {
        assert!(shown.contains(&words(fact)), "{fact} is not in\n{shown}");
    }
    let prose = text(&output.stdout)
        .lines()
        .take_while(|line| !line.contains("JavaScript"));
    for line in prose {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn life_and_recovery_are_shown() {
    use jitsi_errors::{ConferenceError as Error, Life};

    let errors = [
        Error::IceFailed,
        Error::FocusDisconnected,
        Error::SetupFailed,
    ];
    for error in errors {
        let output = explain(&[error.value()], "");
        let shown = text(&output.stdout);
        let status = match error.life() {
            Life::Silent(day) => Some(format!("not reported since {day}")),
            Life::Removed(day) => Some(format!("removed on {day}")),
            _ => None,
        };
        let since = error.since().map(|day| format!("Since       {day}"));
        let event = error.event().map(|event| format!("Event       {event}"));
        let recovery = error
            .recovery()
            .map(|recovery| format!("Recovery    {recovery}"));
        let retried = error
            .retried()
            .map(|retried| format!("Tried       {retried}"));
        for fact in [status, since, event, recovery, retried]
            .into_iter()
            .flatten()
        {
            assert!(shown.contains(&fact), "{fact} is not in\n{shown}");
        }
    }
}

#[test]
fn what_is_meant_is_guessed() {
    for (sought, meant) in [
        ("iceFailed", "conference.iceFailed"),
        ("CONFERENCE.ICEFAILED", "conference.iceFailed"),
        ("ice_failed", "ICE_FAILED"),
        ("conection.droppedError", "connection.droppedError"),
    ] {
        let output = explain(&[sought], "");
        let said = text(&output.stderr).trim_end();
        assert!(said.ends_with(&format!("Did you mean {meant}?")), "{said}");
    }
    let output = explain(&["--"], "");
    assert_eq!(text(&output.stderr), "\"--\" is not known.\n");
}

#[test]
fn a_name_in_two_catalogs_shows_both() {
    let output = explain(&["PASSWORD_REQUIRED"], "");
    assert!(text(&output.stdout).contains("conference.passwordRequired"));
    assert!(text(&output.stdout).contains("connection.passwordRequired"));
    assert!(output.status.success());
}

#[test]
fn what_is_not_known_is_said_on_standard_error() {
    let long = "x".repeat(1 << 20);
    let input = format!("conference.icefailed\nGENERAL\r\n{long}\n\nconference.chatError");
    let output = explain(&["-"], &input);
    assert_eq!(output.status.code(), Some(1));
    let errors: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(
        errors[0],
        r#""conference.icefailed" is not known. Did you mean conference.iceFailed?"#
    );
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[1].len() < 200);
    assert_eq!(errors[2], r#""" is not known."#);
    assert!(text(&output.stdout).contains("AUTH_ERROR_TYPES.GENERAL"));
    assert!(text(&output.stdout).contains("JitsiConferenceErrors.CHAT_ERROR"));
}

#[test]
fn no_arguments_give_the_usage() {
    for arguments in [&[][..], &["--help"], &["conference.iceFailed", "-h"]] {
        let output = explain(arguments, "");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).starts_with("usage: "));
        assert!(output.stdout.is_empty());
    }
}
