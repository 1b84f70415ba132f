// What can't be read.
use jitsi_errors::catalog;

#[catalog("rigth.toml")]
enum Misspelled {}

#[catalog("nowhere/errors.toml")]
enum Nowhere {}

#[catalog("../ui")]
enum Folder {}

#[catalog("right.toml/errors.toml")]
enum Below {}

#[catalog("mistakes.toml", "rigth.toml")]
enum Half {}

fn main() {
    let _ = Misspelled::from_value("iceFailed");
}
