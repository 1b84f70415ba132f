//! `explain`.

use std::io::{self, BufRead, BufReader, Write};

use jitsi_errors::{ConferenceError as Error, ErrorInfo, Lifecycle, each_catalog};

use crate::{command, feed, json, piped, run, text};

#[test]
fn a_value_is_explained_with_all_that_is_known() {
    let output = run(&["explain", Error::IceFailed.value()], "");
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
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn all_facts_of_all_errors_are_shown() {
    let entries = each_catalog!(E => E::ALL.iter().map(|error| error.info()).collect::<Vec<_>>());
    let entries = entries.concat();
    let names: Vec<&str> = entries.iter().map(|entry| entry.value).collect();
    let output = run(&[&["explain"], &names[..]].concat(), "");
    assert!(output.status.success());
    let shown = text(&output.stdout);
    for entry in entries {
        let head = format!(
            "{}.{}\n",
            entry.upstream.unwrap_or(entry.catalog),
            entry.name
        );
        let (_, explained) = shown.split_once(&head).expect("it is explained");
        assert_facts(&entry, explained);
    }
}

fn assert_facts(entry: &ErrorInfo, explained: &str) {
    let prose: Vec<&str> = explained
        .lines()
        .take_while(|line| !line.is_empty() && !line.contains("JavaScript"))
        .collect();
    let life = match entry.lifecycle {
        Lifecycle::Obsolete(date) => Some(format!("Lifecycle not reported since {date}")),
        Lifecycle::Removed(date) => Some(format!("Lifecycle removed on {date}")),
        _ => None,
    };
    let facts = [
        Some(format!("Catalog {}", entry.catalog)),
        Some(format!("Wire value {}", entry.value)),
        entry.event.map(|event| format!("Event {event}")),
        entry.since.map(|date| format!("Since {date}")),
        life,
        entry
            .automatic_retries
            .map(|retries| format!("Retries {retries}")),
        entry
            .recovery
            .map(|recovery| format!("Recovery {recovery}")),
    ];
    let shown = prose
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for fact in facts.into_iter().flatten() {
        assert!(shown.contains(&fact), "{fact} is not in\n{shown}");
    }
    let all = explained.split_whitespace().collect::<Vec<_>>().join(" ");
    for parameter in entry.parameters {
        let fact = format!("{} ({}", parameter.name, parameter.kind);
        assert!(all.contains(&fact), "{fact} is not in\n{all}");
    }
}

#[test]
fn json_has_the_entries() {
    let output = run(&["explain", "--format", "json", "PASSWORD_REQUIRED"], "");
    let entries = json(&output);
    let values: Vec<&str> = entries
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["value"].as_str().expect("a text"))
        .collect();
    assert_eq!(
        values,
        ["conference.passwordRequired", "connection.passwordRequired"]
    );
    let output = run(&["explain", "--format", "json", "nothing"], "");
    assert_eq!(json(&output), serde_json::json!([]));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_is_meant_is_guessed() {
    for (sought, meant) in [
        ("iceFailed", "conference.iceFailed"),
        ("CONFERENCE.ICEFAILED", "conference.iceFailed"),
        ("ice_failed", "ICE_FAILED"),
        ("conection.droppedError", "connection.droppedError"),
    ] {
        let output = run(&["explain", sought], "");
        let said = text(&output.stderr).trim_end();
        assert!(said.ends_with(&format!("Did you mean {meant}?")), "{said}");
        assert!(output.stdout.is_empty());
        assert_eq!(output.status.code(), Some(1));
    }
    for unlike in ["", ".", "😀", "\u{1b}[31m"] {
        let output = run(&["explain", unlike], "");
        let said = text(&output.stderr);
        assert_eq!(said, format!("jitsi-errors: {unlike:?} is not known.\n"));
    }
}

#[test]
fn a_name_in_two_catalogs_shows_both() {
    let output = run(&["explain", "PASSWORD_REQUIRED"], "");
    assert!(text(&output.stdout).contains("conference.passwordRequired"));
    assert!(text(&output.stdout).contains("connection.passwordRequired"));
    assert!(output.status.success());
}

/// As code has it, and as the command itself calls it.
#[test]
fn a_name_with_its_object_is_one_error() {
    for error in
        each_catalog!(E => E::ALL.iter().map(|error| error.info()).collect::<Vec<_>>()).concat()
    {
        let constant = format!("{}.{}", error.upstream.unwrap_or(error.catalog), error.name);
        let output = run(&["explain", "--format", "json", &constant], "");
        let entry = serde_json::to_value(error).expect("it is written");
        assert_eq!(json(&output), serde_json::json!([entry]), "{constant}");
    }
    for wrong in [
        "JitsiTrackErrors.ICE_FAILED",
        "x.ICE_FAILED",
        "x::IceFailed",
        "TrackError::IceFailed",
        "JitsiMeetJS.errors.track.ICE_FAILED",
        "ConferenceError::Ice",
        "at GENERAL: x",
        "ICE_FAILED_",
    ] {
        assert_eq!(
            run(&["explain", wrong], "").status.code(),
            Some(1),
            "{wrong}"
        );
    }
}

#[test]
fn text_is_as_wide_as_its_columns_and_not_wrapped_in_a_pipe() {
    let widest = |columns: &str| {
        let mut command = command(&["explain", Error::IceFailed.value()]);
        command.env("COLUMNS", columns);
        let output = feed(command, "");
        let prose = text(&output.stdout).split("In JavaScript").next();
        let lines = prose.into_iter().flat_map(str::lines);
        lines.map(|line| line.chars().count()).max()
    };
    for columns in [60, 100] {
        let widest = widest(&columns.to_string()).expect("there are lines");
        assert!((columns - 15..=columns).contains(&widest), "{widest}");
    }
    assert!(widest("").is_some_and(|widest| widest > Error::IceFailed.recommendation().len()));
}

/// What people copy from code, a console, a log or a chat.
#[test]
fn what_people_paste_is_explained() {
    for (pasted, values) in [
        (
            "JitsiMeetJS.errors.conference.PASSWORD_REQUIRED",
            &["conference.passwordRequired"][..],
        ),
        (
            "if (error === errors.track.PERMISSION_DENIED) {",
            &["gum.permission_denied"],
        ),
        (
            "JitsiConnectionErrors.OTHER_ERROR: giving-up",
            &["connection.otherError"],
        ),
        ("ConferenceError.ICE_FAILED", &["conference.iceFailed"]),
        ("OTHER_ERROR: giving-up", &["connection.otherError"]),
        ("日 ConferenceError::IceFailed", &["conference.iceFailed"]),
        ("GENERAL: x", &["general", "gum.general"]),
        ("ConferenceError::IceFailed", &["conference.iceFailed"]),
        (
            "Err(jitsi_errors::ConferenceError::IceFailed)",
            &["conference.iceFailed"],
        ),
        ("`ICE_FAILED`, they say", &["conference.iceFailed"]),
        (
            "JitsiConferenceErrors.ICE_FAILED or JitsiConferenceErrors.CHAT_ERROR.",
            &["conference.chatError", "conference.iceFailed"],
        ),
        ("  conference.iceFailed\n", &["conference.iceFailed"]),
    ] {
        let output = run(&["explain", "--format", "json", pasted], "");
        let found = json(&output);
        let mut found: Vec<&str> = found
            .as_array()
            .expect("a list")
            .iter()
            .map(|info| info["value"].as_str().expect("a text"))
            .collect();
        found.sort_unstable();
        assert_eq!(found, values, "{pasted}");
        assert_eq!(output.status.code(), Some(0), "{pasted}");
    }
}

/// A browser's error and a condition of XMPP are no errors of a catalog, and lead to some.
#[test]
fn what_an_error_mentions_leads_to_it() {
    for (pasted, values, said) in [
        (
            "NotAllowedError: Permission denied",
            &["gum.permission_denied"][..],
            "\"NotAllowedError\" leads to gum.permission_denied\n",
        ),
        (
            "giving-up",
            &["connection.otherError"],
            "\"giving-up\" is the `message` of connection.otherError\n",
        ),
        (
            "item-not-found",
            &["item-not-found"],
            "\"item-not-found\" is also the `message` of connection.droppedError, connection.otherError\n",
        ),
    ] {
        let output = run(&["explain", "--format", "ndjson", pasted], "");
        let found: Vec<serde_json::Value> = text(&output.stdout)
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line is JSON"))
            .collect();
        let found: Vec<&str> = found
            .iter()
            .map(|info| info["value"].as_str().expect("a text"))
            .collect();
        assert_eq!(found, values, "{pasted}");
        assert!(text(&output.stderr).contains(said), "{output:?}");
        assert_eq!(output.status.code(), Some(0));
    }
    for word in [
        "undefined is not a function",
        "message",
        "Permission denied",
    ] {
        let output = run(&["explain", word], "");
        assert!(output.stdout.is_empty(), "{output:?}");
    }
}

#[test]
fn an_error_that_is_known_to_be_missing_is_named() {
    for pasted in [
        "CONFERENCE_TIME_LIMIT",
        "JitsiConferenceErrors.CONFERENCE_TIME_LIMIT",
    ] {
        let output = run(&["explain", pasted], "");
        let said = text(&output.stderr);
        let start = "jitsi-errors: CONFERENCE_TIME_LIMIT is known to be missing: ";
        assert!(said.starts_with(start), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn it_fails_if_anything_is_not_known() {
    let output = run(
        &[
            "explain",
            "conference.iceFailed",
            "nothing-like-it",
            "GENERAL",
        ],
        "",
    );
    assert!(text(&output.stdout).contains("ICE_FAILED"));
    assert!(text(&output.stdout).contains("GENERAL"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn an_error_in_a_text_is_explained() {
    let line = "2026-11-26T09:12:44.107Z [ERROR] [core:x] <y>:  Failed: conference.iceFailed.";
    let output = run(&["explain", line], "");
    assert!(text(&output.stdout).starts_with("JitsiConferenceErrors.ICE_FAILED\n"));
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn lines_are_explained_each_error_once() {
    let log = "one line\nan error: conference.iceFailed\r\n\nGENERAL\n[conference.iceFailed]\n\
               conference.icefailed\n\0 conference.chatError";
    let output = run(&["explain", "-"], log);
    let shown = text(&output.stdout);
    for name in ["ICE_FAILED", "GENERAL", "CHAT_ERROR"] {
        let times = shown
            .lines()
            .filter(|line| line.ends_with(&format!(".{name}")))
            .count();
        assert!(times > 0, "{name} is not in\n{shown}");
    }
    assert_eq!(
        shown.matches("JitsiConferenceErrors.ICE_FAILED\n").count(),
        1
    );
    assert_eq!(
        text(&output.stderr),
        "jitsi-errors: \"conference.icefailed\" is not known. Did you mean conference.iceFailed?\n"
    );
    assert_eq!(output.status.code(), Some(1), "a word was not found");
}

/// Who types the lines, or watches a log, need not wait for its end.
#[test]
fn a_line_is_explained_when_it_comes() {
    let mut child = piped(&mut command(&["explain", "-"]));
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    stdin
        .write_all(b"conference.iceFailed\n")
        .expect("it is read");
    let mut stdout = BufReader::new(child.stdout.take().expect("the output is a pipe"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("it is written");
    assert_eq!(line, "JitsiConferenceErrors.ICE_FAILED\n");
    drop(stdin);
    io::copy(&mut stdout, &mut io::sink()).expect("it is written");
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn lines_without_an_error_are_nothing() {
    for input in ["", "\n\n", "no error is in this line\n"] {
        let output = run(&["explain", "-"], input);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
    }
}

#[test]
fn bytes_that_are_no_text_are_no_error() {
    let mut bytes: Vec<u8> = (0..=255).cycle().take(1 << 16).collect();
    bytes.extend(b"\nconference.iceFailed\n");
    let output = run(&["explain", "-"], bytes);
    assert!(text(&output.stdout).contains("ICE_FAILED"));
}

#[test]
fn a_line_that_is_too_long_is_reported() {
    let input = format!("conference.iceFailed\n{}\n", "x".repeat(100 << 20));
    let output = run(&["explain", "-"], input);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stdout).contains("ICE_FAILED"),
        "what was found before is shown"
    );
    let said = text(&output.stderr);
    assert!(
        said.contains("line 2 of standard input is longer than 1 MiB"),
        "{said}"
    );
}
