//! A union of unions in which a wire value stands twice.

use jitsi_errors::{ConnectionError, JitsiError, catalogs};

/// All of Jitsi's errors, and some of them again.
#[catalogs]
pub enum Twice {
    /// All of Jitsi's.
    #[catalogs]
    Jitsi(JitsiError),
    /// A part of them.
    #[catalog("../../jitsi-errors/spec/connection.toml")]
    Connection(ConnectionError),
}

fn main() {
    assert!(Twice::ALL.is_empty());
}
