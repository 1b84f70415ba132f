//! What a program that only maps values to variants and back carries, more than an empty one.

use std::fs;
use std::process::Command;

use crate::cargo::{self, Package, facade};
use crate::{peers, sets, table};

const MAPS: &str = "fn main() {
    let value = std::env::args().next().unwrap_or_default();
    let found = Error::from_value(&value);
    std::process::exit(found.map_or(0, |error| error.value().len() as i32));
}
";
const EMPTY: &str = "fn main() {
    let value = std::env::args().next().unwrap_or_default();
    std::process::exit(value.len() as i32);
}
";

pub fn run() {
    let title = format!(
        "Size of a program that maps {} values and back (bytes more than an empty program)",
        sets::real().len()
    );
    table::head(&title, &table::COLUMNS);
    for lto in ["false", "true"] {
        let maps = program("size-maps", &(peers::catalog("../spec.toml") + MAPS), lto);
        let bytes = (maps - program("size-empty", EMPTY, lto)) as f64;
        let what = format!("LTO {lto}, vs. 2.6 KiB");
        table::row(&what, &format!("{bytes}"), Some(bytes / 2_662.0), Some(1.0));
    }
}

/// The bytes of a program's sections; it carries no text that it does not need.
fn program(name: &str, source: &str, lto: &str) -> i64 {
    let files = [
        ("src/main.rs", source),
        ("spec.toml", &*sets::real_spec()),
        sets::AUTH,
    ];
    let package = Package::new(name, &facade(), &files);
    let mut build = package.cargo(&["build", "--release"]);
    cargo::run(build.env("CARGO_PROFILE_RELEASE_LTO", lto));
    let program = package.target.join(format!("release/peer-{name}"));
    let bytes = fs::read(&program).expect("the program is built");
    let unwanted = b"lib-jitsi-meet";
    assert!(
        !bytes
            .windows(unwanted.len())
            .any(|window| window == unwanted)
    );
    let sections = Command::new("size")
        .arg("-A")
        .arg(&program)
        .output()
        .expect("binutils");
    let sections = String::from_utf8(sections.stdout).expect("text");
    let real = |line: &&str| {
        [
            ".text",
            ".rodata",
            ".data",
            ".rela",
            ".eh_",
            ".got",
            ".bss",
            ".gcc_except",
        ]
        .iter()
        .any(|section| line.starts_with(section))
    };
    let sizes = sections
        .lines()
        .filter(real)
        .filter_map(|line| line.split_whitespace().nth(1));
    sizes.filter_map(|size| size.parse::<i64>().ok()).sum()
}
