use jitsi_errors::{catalog, failure};

#[catalog("right.toml")]
enum Right {}

#[failure("right.toml")]
enum NoCatalog {}

#[failure("right.toml", of = "Right")]
enum Text {}

#[failure(of = Right)]
enum NoPath {}

#[catalog("wrong.toml")]
enum Wrong {}

#[failure("wrong.toml", of = Wrong)]
enum NoFile {}

#[catalog("empty.toml")]
enum Empty {}

#[failure("empty.toml", of = Empty)]
enum NoErrors {}

fn read<F: jitsi_errors::Failure>() {}

#[failure("right.toml", of = Right)]
enum Variants {
    One,
}

#[failure("right.toml", of = Right)]
enum OfRight {}

#[failure]
enum NoUnion {
    Right(OfRight),
}

#[jitsi_errors::catalogs]
enum Union {
    #[catalog("right.toml")]
    Right(Right),
}

#[failure(of = Union, exhaustive = yes)]
enum Parts {
    Right(OfRight),
    Two(OfRight, OfRight),
    None,
}

fn main() {
    read::<NoFile>();
    read::<NoErrors>();
    read::<NoPath>();
    let _: Option<NoCatalog> = None;
}
