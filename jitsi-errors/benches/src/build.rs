//! The cost of compiling a catalog.

use std::path::Path;
use std::thread;

use crate::cargo::{self, Package, facade};
use crate::sets::{self, Error, made};
use crate::{count, peers, table};

const STRUM: &str = "strum = { version = \"0.28\", features = [\"derive\"] }\nthiserror = \"2\"";
const PHF: &str = "phf = { version = \"0.14\", features = [\"macros\"] }";

const CHECK: &[&str] = &["check"];
const RELEASE: &[&str] = &["build", "--release"];

/// Plans both lookups of a catalog, if it gets an argument.
const SEARCH: &str = r#"
#![allow(dead_code)]
mod hash;
mod lookup;

fn main() {
    let keys = [include_str!("../values"), include_str!("../names")];
    let keys = keys.map(|keys| keys.lines().collect::<Vec<_>>());
    if std::env::args().len() > 1 {
        for keys in &keys {
            assert!(!lookup::plan(keys).slots.is_empty());
        }
    }
}
"#;

pub fn run(slow: bool) {
    table::head(
        "Build of a crate with a catalog, compared with the same enum in other ways (millions of \
         instructions of rustc, or CPU seconds)",
        &table::COLUMNS,
    );
    instructions();
    seconds(slow);
}

fn instructions() {
    let (real, thousand, many) = (&sets::real(), &made(1_000), &made(10_000));
    let (ours, search, theirs) = thread::scope(|scope| {
        let theirs = scope.spawn(|| {
            [
                count::build(&strum(real), CHECK),
                count::build(&strum(thousand), CHECK),
                count::build(&strum(thousand), RELEASE),
            ]
        });
        let ours = [
            count::build(&catalog(real), CHECK),
            count::build(&catalog(thousand), CHECK),
            count::build(&catalog(thousand), RELEASE),
            count::build(&catalog(many), CHECK),
        ];
        (ours, search(many), theirs.join().expect("it counts"))
    });
    let row = |what: &str, ours: f64, theirs: f64, gate: f64| {
        let measured = format!("{ours:.2} M vs. {theirs:.2} M");
        table::row(what, &measured, Some(ours / theirs), Some(gate));
    };
    let few = real.len();
    let what = format!("check, {few} errors, vs. strum");
    row(&what, ours[0], theirs[0], 0.55);
    row("check, 1 000, vs. strum", ours[1], theirs[1], 0.1);
    row("release, 1 000, vs. strum", ours[2], theirs[2], 0.07);
    let among_many = ours[3] / 1e4;
    let what = format!("check, an error of 10 000, vs. one of {few}");
    row(&what, among_many, ours[0] / few as f64, 1.0);
    let what = "the search for hashes, vs. the check, 10 000";
    row(what, search, ours[3], 0.015);
}

fn seconds(slow: bool) {
    let row = |what: &str, ours: f64, theirs: f64, gate: f64| {
        let measured = format!("{ours:.2} s vs. {theirs:.2} s");
        table::row(what, &measured, Some(ours / theirs), Some(gate));
    };
    let many = made(10_000);
    let ours = catalog(&many).build(CHECK);
    let theirs = strum(&many).build(CHECK);
    row("check, 10 000, vs. strum", ours, theirs, 0.08);
    let ours = catalog(&many).build(RELEASE);
    let phf = Package::new("phf-10000", PHF, &[("src/lib.rs", &peers::mapped(&many))]);
    let theirs = phf.build(RELEASE);
    row("release, 10 000, vs. `phf_map!`", ours, theirs, 0.065);
    let what = "release, 10 000, vs. `match`";
    if slow {
        let source = peers::matched(&many);
        let theirs = Package::new("match-10000", "", &[("src/lib.rs", &source)]).build(RELEASE);
        row(what, ours, theirs, 0.01);
    } else {
        table::row(what, "takes minutes, run with `slow`", None, Some(0.01));
    }
    let most = catalog(&made(50_000)).build(CHECK);
    table::row("check, 50 000", &format!("{most:.2} s"), None, None);
}

fn catalog(errors: &[Error]) -> Package {
    let name = format!("catalog-{}", errors.len());
    let (source, spec) = (peers::catalog("../spec.toml"), peers::spec(errors));
    let files = [("src/lib.rs", &*source), ("spec.toml", &spec)];
    Package::new(&name, &facade(), &files)
}

fn strum(errors: &[Error]) -> Package {
    let name = format!("strum-{}", errors.len());
    Package::new(&name, STRUM, &[("src/lib.rs", &peers::strum(errors))])
}

/// Instructions, in millions, of the macro's own search, compiled as macros are for a check: without
/// optimisation.
fn search(errors: &[Error]) -> f64 {
    let macros = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../jitsi-errors-macros/src/code");
    let read = |file| std::fs::read_to_string(macros.join(file)).expect("the file is there");
    let lines = |errors: &[Error]| {
        let values = errors.iter().map(|(_, value)| format!("{value}\n"));
        values.collect::<String>()
    };
    let files = [
        ("src/main.rs", SEARCH),
        ("src/hash.rs", &read("hash.rs")),
        ("src/lookup.rs", &read("lookup.rs")),
        ("values", &lines(errors)),
        ("names", &lines(&sets::by_name(errors))),
    ];
    let package = Package::new("search", "", &files);
    cargo::run(&mut package.cargo(&["build"]));
    let program = package.target.join("debug/peer-search");
    let of = |arguments: &[&str]| count::run(&program, arguments)[0];
    (of(&["plan"]) - of(&[])) / 1e6
}
