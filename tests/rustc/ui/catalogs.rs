use jitsi_errors::{catalog, catalogs};

#[catalog("right.toml")]
enum Right {}

#[catalog("right.toml")]
enum Again {}

#[catalogs]
enum Twice {
    #[catalog("right.toml")]
    One(Right),
    #[catalog("right.toml")]
    Two(Again),
}

#[catalogs]
enum Missing {
    #[catalog("wrong.toml")]
    One(Right),
}

#[catalogs]
enum Bare {
    One(Right),
}

#[catalogs]
enum Unit {
    #[catalog("right.toml")]
    One,
}

#[catalogs]
enum Empty {}

#[catalogs]
struct Struct;

#[catalogs("right.toml")]
enum Argument {
    #[catalog("right.toml")]
    One(Right),
}

fn main() {}
