//! The team's registry: `cargo run -p jitsi-errors-team -- export --format markdown`.

use std::process::ExitCode;

use jitsi_errors_cli::Cli;
use jitsi_errors_team::booking::BookingError;

fn main() -> ExitCode {
    Cli::new("booking-errors").catalog::<BookingError>().run()
}
