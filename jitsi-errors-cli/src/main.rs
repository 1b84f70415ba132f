//! Explains Jitsi's errors, finds them in logs, and exports all that is known about them.

use std::process::ExitCode;

use jitsi_errors::{
    AudioTranslationError, AuthErrorType, ConferenceError, ConnectionError, E2eeError, JitsiError,
    RecordingError, TrackError, VideoSipGwError,
};
use jitsi_errors_cli::Cli;

/// Why the constants for a used-up time are missing.
const NEWER: &str = "a meeting has used up its time. The constant is newer than the version of \
    lib-jitsi-meet that these catalogs are based on, and its wire value is not established";

fn main() -> ExitCode {
    Cli::new("jitsi-errors")
        .version(env!("CARGO_PKG_VERSION"))
        .about(
            "Explains Jitsi's errors, finds them in logs, and exports all that is known about them",
        )
        .catalog::<ConferenceError>()
        .catalog::<ConnectionError>()
        .catalog_on_request::<AuthErrorType>()
        .catalog::<TrackError>()
        .catalog_on_request::<AudioTranslationError>()
        .catalog::<E2eeError>()
        .catalog_on_request::<RecordingError>()
        .catalog::<VideoSipGwError>()
        // The union of those that are always searched: one pass over a log instead of five.
        .catalog::<JitsiError>()
        // The values of JitsiConferenceEvents, JitsiConnectionEvents and JitsiTrackEvents upstream.
        .other_words(include_str!("events.txt").split_whitespace())
        .missing("CONFERENCE_TIME_LIMIT", NEWER)
        .missing("TIME_LIMIT_ERROR", NEWER)
        .run()
}
