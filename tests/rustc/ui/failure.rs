use jitsi_errors::{catalog, failure};

#[catalog("right.toml")]
enum Right {}

#[failure("right.toml")]
enum NoCatalog {}

#[failure("right.toml", of = "Right")]
enum Text {}

#[failure(of = Right)]
enum NoPath {}

#[failure("wrong.toml", of = Right)]
enum NoFile {}

#[failure("right.toml", of = Right)]
enum Variants {
    One,
}

fn main() {}
