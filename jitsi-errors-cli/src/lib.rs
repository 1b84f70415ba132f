//! A command for catalogs of errors: it explains them, finds them in logs, and exports all that is
//! known about them.
//!
//! The command `jitsi-errors` is this library with Jitsi's catalogs. A team gets the same for its own
//! ones from a binary of one line:
//!
//! ```no_run
//! use jitsi_errors::catalog;
//! use jitsi_errors_cli::Cli;
//!
//! /// Why a booking failed.
//! #[catalog("../examples/booking.toml")]
//! pub enum BookingError {}
//!
//! fn main() -> std::process::ExitCode {
//!     Cli::new("booking-errors").catalog::<BookingError>().run()
//! }
//! ```
//!
//! `booking-errors --help` lists what it can do.

mod arguments;
mod cli;
mod diff;
mod explain;
mod export;
mod input;
mod interrupt;
mod list;
mod meaning;
mod output;
mod page;
mod registry;
mod scan;
mod show;
mod suggest;

pub use cli::Cli;
