//! A booking service as a team would write it: its twelve errors stand in `booking.toml`, and beside
//! them what such a service uses.

pub mod booking;
pub mod command;
pub mod german;
pub mod problem;
pub mod service;
pub mod table;
pub mod twin;
