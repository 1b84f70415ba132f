// What is not an empty enum.
use jitsi_errors::catalog;

#[catalog("right.toml")]
struct Struct {}

#[catalog("right.toml")]
fn function() {}

#[catalog("right.toml")]
enum Variants {
    IceFailed,
}

#[catalog("right.toml")]
enum Generic<T> {}

#[catalog("right.toml")]
enum Where where {}

fn main() {}
