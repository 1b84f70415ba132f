// What is not the path of jitsi-errors.
use jitsi_errors::catalog;

#[catalog("right.toml" crate = jitsi_errors)]
enum Comma {}

#[catalog("right.toml", path = jitsi_errors)]
enum Unknown {}

#[catalog("right.toml", crate)]
enum Bare {}

#[catalog("right.toml", crate = )]
enum Absent {}

#[catalog("right.toml", crate = "jitsi_errors")]
enum Quoted {}

#[catalog("right.toml", crate = jitsi_errors::)]
enum Unfinished {}

#[catalog("right.toml", crate = jitsi_errors, crate = jitsi_errors)]
enum Twice {}

fn main() {}
