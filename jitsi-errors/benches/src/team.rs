//! The cost of compiling a team's catalog with all features: facts, messages, fields.

use crate::cargo::{Package, facade};
use crate::{count, table};

const CATALOG: &str = include_str!("../../../tests/team/src/booking.rs");
const SPEC: &str = include_str!("../../../tests/team/booking.toml");
const TWIN: &str = include_str!("../../../tests/team/src/twin.rs");

const BY_HAND: &str = "serde = { version = \"1\", features = [\"derive\"] }\n\
                       strum = { version = \"0.28\", features = [\"derive\"] }\nthiserror = \"2\"";

pub fn run() {
    let facade = facade().replace(" }", ", features = [\"alloc\", \"serde\"] }");
    let catalog = code(CATALOG);
    let ours = Package::new(
        "team-catalog",
        &facade,
        &[
            ("src/lib.rs", "pub mod booking;"),
            ("src/booking.rs", catalog),
            ("booking.toml", SPEC),
        ],
    );
    // The twin takes the enum of a fact from the catalog's file.
    let (_, severity) = catalog.split_once("/// How loud").expect("it is there");
    let (severity, _) = severity.split_once("/// Why").expect("a catalog follows");
    let theirs = Package::new(
        "team-twin",
        BY_HAND,
        &[
            ("src/lib.rs", "pub mod booking;\npub mod twin;"),
            ("src/booking.rs", &format!("/// How loud{severity}")),
            ("src/twin.rs", code(TWIN)),
        ],
    );
    table::head(
        "Build of a team's twelve errors, compared with the same by hand (millions of instructions of rustc)",
        &table::COLUMNS,
    );
    for (what, arguments) in [
        ("check", &["check"][..]),
        ("release", &["build", "--release"]),
    ] {
        let (ours, theirs) = (
            count::build(&ours, arguments),
            count::build(&theirs, arguments),
        );
        let measured = format!("{ours:.2} M vs. {theirs:.2} M");
        let what = format!("{what}, vs. strum and thiserror");
        table::row(&what, &measured, Some(ours / theirs), Some(1.0));
    }
}

/// A file without its tests.
fn code(file: &'static str) -> &'static str {
    file.split("#[cfg(test)]").next().unwrap_or(file)
}
