//! What the first build costs, from an empty target folder: CPU seconds and crates.

use std::fs;

use crate::cargo::{self, Package, facade};
use crate::table::{self, median};

/// Each with what it depends on, how many times it is built, and the gate.
const PEERS: [(&str, &str, usize, f64); 3] = [
    (
        "strum",
        "strum = { version = \"0.28\", features = [\"derive\"] }",
        3,
        0.75,
    ),
    (
        "strum and thiserror",
        "strum = { version = \"0.28\", features = [\"derive\"] }\nthiserror = \"2\"",
        3,
        0.45,
    ),
    // This takes longer than all the rest.
    ("typify", "typify = \"0.5\"\nserde = \"1\"", 1, 0.1),
];

pub fn run() {
    let ours = facade();
    let peers = PEERS.map(|(_, dependencies, times, _)| (dependencies, times));
    let all: Vec<(&str, usize)> = [(&*ours, 3)].into_iter().chain(peers).collect();
    let packages = (0..).zip(&all);
    let packages: Vec<Package> = packages
        .map(|(index, (dependencies, _))| {
            Package::new(
                &format!("cold-{index}"),
                dependencies,
                &[("src/lib.rs", "")],
            )
        })
        .collect();
    let mut seconds = vec![Vec::new(); packages.len()];
    for round in 0..3 {
        for ((package, seconds), (_, times)) in packages.iter().zip(&mut seconds).zip(&all) {
            if round < *times {
                seconds.push(build(package));
            }
        }
    }
    let mut shown = packages.iter().zip(seconds).map(|(package, seconds)| {
        let seconds = median(seconds);
        (
            seconds,
            format!("{seconds:.2} s, {} crates", crates(package)),
        )
    });

    table::head("Cold build (CPU seconds)", &table::COLUMNS);
    let (ours, measured) = shown.next().expect("it is the first");
    table::row("jitsi-errors", &measured, None, None);
    for ((theirs, measured), (name, .., gate)) in shown.zip(PEERS) {
        table::row(
            &format!("to {name}"),
            &measured,
            Some(ours / theirs),
            Some(gate),
        );
    }
}

fn build(package: &Package) -> f64 {
    let _ = fs::remove_dir_all(&package.target);
    cargo::run(&mut package.cargo(&["fetch"]));
    cargo::run(&mut package.cargo(&["check", "--offline"])).0
}

fn crates(package: &Package) -> usize {
    let lock = fs::read_to_string(package.folder.join("Cargo.lock")).unwrap_or_default();
    lock.matches("[[package]]").count() - 1
}
