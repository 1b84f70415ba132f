// What a recovery asks of another catalog is checked against that catalog, with the place in the spec.
use jitsi_errors::{catalog, failure};

#[catalog("other.toml")]
enum Kind {}

#[catalog("right.toml")]
enum Right {}

#[catalog("recovery.toml")]
enum Room {}

#[failure("recovery.toml", of = Room)]
enum OfRoom {}

fn main() {
    let _ = OfRoom::full("iceFailed".to_owned()).recovery();
}
