//! The cost of a change in the spec: `cargo check` of a crate with a catalog and one dependent.

use crate::cargo::{self, Package, facade};
use crate::table::{self, median};
use crate::{peers, sets};

pub fn run() {
    let source = peers::catalog("../spec.toml");
    let spec = sets::real_spec();
    let catalog = Package::new(
        "change",
        &facade(),
        &[("src/lib.rs", &source), ("spec.toml", &spec), sets::AUTH],
    );
    let dependency = format!("peer-change = {{ path = {:?} }}", catalog.folder);
    let uses = "pub fn all() -> usize { peer_change::Error::ALL.len() }";
    let dependent = Package::new("dependent", &dependency, &[("src/lib.rs", uses)]);
    let check = || cargo::run(dependent.cargo(&["check"]).env("CARGO_INCREMENTAL", "1")).1;
    check();
    let (mut ratios, mut specs) = (Vec::new(), Vec::new());
    for _ in 0..11 {
        catalog.touch("spec.toml");
        let spec = check();
        catalog.touch("src/lib.rs");
        ratios.push(spec / check());
        specs.push(spec * 1e3);
    }
    table::head(
        "After a change (ms until `cargo check` of a catalog and a dependent is done)",
        &table::COLUMNS,
    );
    let measured = format!("{:.0}", median(specs));
    table::row(
        "the spec, vs. a source line",
        &measured,
        Some(median(ratios)),
        Some(1.2),
    );
}
