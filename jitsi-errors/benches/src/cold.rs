//! What the first build costs, from an empty target folder: CPU seconds and crates.

use std::fs;

use crate::cargo::{self, Package, facade};
use crate::table::{self, median};

const PEERS: [(&str, &str, Option<f64>); 4] = [
    ("cold-ours", "", None),
    (
        "cold-strum",
        "strum = { version = \"0.28\", features = [\"derive\"] }",
        Some(0.75),
    ),
    (
        "cold-strum-thiserror",
        "strum = { version = \"0.28\", features = [\"derive\"] }\nthiserror = \"2\"",
        Some(0.45),
    ),
    ("cold-typify", "typify = \"0.5\"\nserde = \"1\"", Some(0.1)),
];

pub fn run() {
    let ours = facade();
    let packages = PEERS.map(|(name, dependencies, gate)| {
        let dependencies = if dependencies.is_empty() {
            &ours
        } else {
            dependencies
        };
        (
            Package::new(name, dependencies, &[("src/lib.rs", "")]),
            gate,
        )
    });
    let mut seconds = vec![Vec::new(); packages.len()];
    for _ in 0..3 {
        for ((package, _), seconds) in packages.iter().zip(&mut seconds) {
            let target = package.folder.join("target");
            let _ = fs::remove_dir_all(&target);
            cargo::run(package.cargo(&["fetch"]).env("CARGO_TARGET_DIR", &target));
            let mut build = package.cargo(&["check", "--offline"]);
            seconds.push(cargo::run(build.env("CARGO_TARGET_DIR", &target)).0);
        }
    }
    table::head("Cold build (CPU s, crates)", &table::COLUMNS);
    let first = median(seconds[0].clone());
    for (((package, gate), (name, ..)), seconds) in packages.iter().zip(PEERS).zip(seconds) {
        let crates = fs::read_to_string(package.folder.join("Cargo.lock")).unwrap_or_default();
        let crates = crates.matches("[[package]]").count() - 1;
        let theirs = median(seconds);
        let ratio = gate.map(|_| first / theirs);
        table::row(name, &format!("{theirs:.2}, {crates}"), ratio, *gate);
    }
}
