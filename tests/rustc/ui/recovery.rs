// A wire value in a recovery is checked against its parameter's catalog, with the line of the spec.
use jitsi_errors::{catalog, failure};

#[catalog("other.toml")]
enum Kind {}

#[catalog("recovery.toml")]
enum Room {}

#[failure("recovery.toml", of = Room)]
enum OfRoom {}

fn main() {
    let _ = OfRoom::full().recovery();
}
