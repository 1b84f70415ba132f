//! Explains Jitsi's errors, finds them in logs, and exports all that is known about them.

use std::process::ExitCode;

use jitsi_errors::{
    AudioTranslationError, AuthErrorType, ConferenceError, ConnectionError, E2eeError, JitsiError,
    RecordingError, TrackError, VideoSipGwError,
};
use jitsi_errors_cli::Cli;

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
        .run()
}
