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
enum Perhaps {
    #[catalog("right.toml")]
    One(Right),
    #[cfg(all())]
    #[catalog("right.toml")]
    Two(Again),
}

#[catalogs]
enum Either {
    #[cfg(all())]
    #[catalog("right.toml")]
    One(Right),
    #[cfg(any())]
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

#[catalogs(crate = jitsi_errors other)]
enum Path {
    #[catalog("right.toml")]
    One(Right),
}

#[catalogs]
enum Named {
    #[catalog("right.toml")]
    #[catalog("right.toml")]
    Twice(Right),
    #[catalog]
    Bare(Again),
    #[catalog("right.toml", exhaustive)]
    Option(Again),
    #[catalogs("right.toml")]
    Union(Twice),
}

#[catalog("right.toml", "other.toml")]
enum Whole {}

#[catalogs]
enum Partly {
    #[catalog("other.toml")]
    Whole(Whole),
}

fn main() {
    // The enums stay in use.
    let _ = (Twice::One(Right::IceFailed), Missing::from_value("x"), Path::ALL);
    assert_eq!(Path::from_value("x"), None);
    assert_eq!(Argument::from_value("x"), None);
}
