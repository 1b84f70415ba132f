//! A booking service as a team would write it: its twelve errors are in `booking.toml`, and the modules
//! use them with the crates that such a service uses.

pub mod booking;
pub mod command;
pub mod german;
pub mod problem;
pub mod service;
pub mod table;
pub mod twin;
