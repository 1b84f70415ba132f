//! The cost of the first build, from an empty target folder: CPU seconds and crates.

use std::fs;

use crate::cargo::{self, Package, facade};
use crate::table::{self, median};

const STRUM: &str = "strum = { version = \"0.28\", features = [\"derive\"] }";
const THISERROR: &str = "thiserror = \"2\"";
const TYPIFY: &str = "typify = \"0.5\"\nserde = \"1\"";
/// The dependencies that most programs already have.
const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }";

const ROUNDS: usize = 5;

pub fn run() {
    alone();
    added();
}

fn alone() {
    let peers = [
        ("strum", STRUM.to_owned(), None, ROUNDS),
        (
            "strum and thiserror",
            format!("{STRUM}\n{THISERROR}"),
            Some(1.05),
            ROUNDS,
        ),
        // This takes longer than all the rest.
        ("typify", TYPIFY.to_owned(), Some(0.25), 1),
    ];
    let trees = peers.iter().map(|(_, tree, _, rounds)| (&**tree, *rounds));
    let built = build(
        &[(&*facade(), ROUNDS)]
            .into_iter()
            .chain(trees)
            .collect::<Vec<_>>(),
    );
    let shown = |built: &Built| format!("{:.2} s, {} crates", built.seconds, built.crates);

    table::head("Cold build (CPU seconds)", &table::COLUMNS);
    let ours = &built[0];
    table::row("jitsi-errors", &shown(ours), None, None);
    for (theirs, (name, _, gate, _)) in built[1..].iter().zip(peers) {
        let ratio = ours.seconds / theirs.seconds;
        table::row(&format!("vs. {name}"), &shown(theirs), Some(ratio), gate);
    }
}

fn added() {
    let trees = [
        SERDE.to_owned(),
        format!("{SERDE}\n{}", facade()),
        format!("{SERDE}\n{STRUM}\n{THISERROR}"),
    ];
    let trees = trees.each_ref().map(|tree| (&**tree, ROUNDS));
    let [before, ours, theirs] = build(&trees).try_into().expect("three trees");
    let more = |built: &Built| built.seconds - before.seconds;
    let shown = |built: &Built| {
        let crates = built.crates - before.crates;
        format!("{:.2} s, {crates} crates", more(built))
    };

    let title = "Cold build, only what is added to a tree with serde_derive (CPU seconds)";
    table::head(title, &table::COLUMNS);
    table::row("jitsi-errors", &shown(&ours), None, None);
    let ratio = more(&ours) / more(&theirs);
    table::row(
        "vs. strum and thiserror",
        &shown(&theirs),
        Some(ratio),
        Some(1.0),
    );
}

/// What it took to build a tree, and how many crates are in it.
#[derive(Debug)]
struct Built {
    seconds: f64,
    crates: usize,
}

/// Builds each of the trees, given by what is depended on, a number of times, in turn.
fn build(trees: &[(&str, usize)]) -> Vec<Built> {
    let package = |(index, (dependencies, _)): (usize, &(&str, usize))| {
        Package::new(
            &format!("cold-{index}"),
            dependencies,
            &[("src/lib.rs", "")],
        )
    };
    let packages: Vec<Package> = trees.iter().enumerate().map(package).collect();
    let mut seconds = vec![Vec::new(); packages.len()];
    for round in 0..ROUNDS {
        for ((package, seconds), (_, rounds)) in packages.iter().zip(&mut seconds).zip(trees) {
            if round < *rounds {
                seconds.push(cold(package));
            }
        }
    }
    let built = packages
        .iter()
        .zip(seconds)
        .map(|(package, seconds)| Built {
            seconds: median(seconds),
            crates: crates(package),
        });
    built.collect()
}

fn cold(package: &Package) -> f64 {
    let _ = fs::remove_dir_all(&package.target);
    cargo::run(&mut package.cargo(&["fetch"]));
    cargo::run(&mut package.cargo(&["check", "--offline"])).0
}

fn crates(package: &Package) -> usize {
    let lock = fs::read_to_string(package.folder.join("Cargo.lock")).unwrap_or_default();
    lock.matches("[[package]]").count() - 1
}
