//! A linked program contains only the tables that it uses.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const MAPS: &str = "fn main() {
    let value = std::env::args().next().unwrap_or_default();
    let found = jitsi_errors::ConferenceError::from_value(&value);
    std::process::exit(found.map_or(0, |error| error.value().len() as i32));
}";

const EXPLAINS: &str = "fn main() {
    for error in jitsi_errors::ConferenceError::ALL {
        println!(\"{}\", error.cause());
    }
}";

#[test]
fn a_program_contains_only_the_tables_that_it_uses() {
    let error = jitsi_errors::ConferenceError::IceFailed;
    for lto in ["off", "fat"] {
        let maps = link("maps", MAPS, lto);
        assert!(contains(&maps, error.value()), "LTO {lto}");
        let explanations = [error.name(), error.cause(), error.recommendation()];
        for text in explanations.iter().chain(error.occurrences()) {
            assert!(!contains(&maps, text), "LTO {lto}: {text}");
        }
        let explains = link("explains", EXPLAINS, lto);
        assert!(contains(&explains, error.cause()), "LTO {lto}");
    }
}

fn contains(program: &[u8], text: &str) -> bool {
    program
        .windows(text.len())
        .any(|found| found == text.as_bytes())
}

/// Builds a program that depends on the facade, as a user would.
fn link(name: &str, main: &str, lto: &str) -> Vec<u8> {
    let facade = concat!(env!("CARGO_MANIFEST_DIR"), "/../jitsi-errors");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let manifest = format!(
        "[package]\nname = {name:?}\nedition = \"2024\"\n[workspace]\n[profile.release]\nlto = {lto:?}\n\
         [dependencies]\njitsi-errors = {{ path = {facade:?} }}\n"
    );
    fs::create_dir_all(folder.join("src")).expect("a folder");
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    fs::write(folder.join("src/main.rs"), main).expect("a source file");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("a lock file");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--offline", "--quiet", "--target-dir"])
        .arg(&target)
        .current_dir(&folder)
        .status();
    assert!(status.expect("cargo starts").success(), "{name}");
    let program = format!("release/{name}{}", env::consts::EXE_SUFFIX);
    fs::read(target.join(program)).expect("a program")
}
