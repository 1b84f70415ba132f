//! The command of a team: `cargo run --example booking-errors -- explain booking.full`.

use std::process::ExitCode;

use jitsi_errors::catalog;
use jitsi_errors_cli::Cli;

/// Why a booking failed.
#[catalog("booking.toml")]
pub enum BookingError {}

/// What a room can say of itself.
#[catalog("rooms.toml")]
pub enum RoomState {}

fn main() -> ExitCode {
    Cli::new("booking-errors")
        .version("4.2.0")
        .about("Explains why a booking failed")
        .catalog::<BookingError>()
        .catalog_on_request::<RoomState>() // a log says `closed` of many things
        .run()
}
