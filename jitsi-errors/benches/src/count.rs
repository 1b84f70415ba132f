//! Instructions, as valgrind counts them: they repeat where times don't.

use std::path::Path;
use std::process::{Command, Stdio, exit};
use std::{env, fs};

use crate::cargo::{self, Package};

const OUT: &str = "JITSI_ERRORS_COUNT";

/// Whether cargo runs this program instead of rustc.
pub fn is_wrapper() -> bool {
    env::var_os(OUT).is_some()
}

/// Runs rustc, and counts its instructions if it builds a peer.
pub fn wrap() -> ! {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let peer = arguments
        .iter()
        .any(|argument| argument.starts_with("peer_"));
    let mut command = if peer {
        let out = env::var(OUT).expect("asked for");
        let mut valgrind = valgrind(Path::new(&out), false);
        valgrind.arg(rustc(&arguments[0]));
        valgrind
    } else {
        Command::new(&arguments[0])
    };
    let status = command
        .args(&arguments[1..])
        .status()
        .expect("rustc starts");
    exit(status.code().unwrap_or(1))
}

/// The compiler behind rustup's proxy, with its libraries where the loader finds them.
fn rustc(proxy: &str) -> String {
    let sysroot = Command::new(proxy).args(["--print", "sysroot"]).output();
    let sysroot = String::from_utf8(sysroot.expect("rustc starts").stdout).expect("a path");
    format!("{}/bin/rustc", sysroot.trim())
}

fn valgrind(out: &Path, branches: bool) -> Command {
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=cachegrind", "--cache-sim=no"])
        .arg(format!(
            "--branch-sim={}",
            if branches { "yes" } else { "no" }
        ))
        .arg(format!("--cachegrind-out-file={}", out.display()))
        .stderr(Stdio::null());
    valgrind
}

/// Instructions that rustc takes to build a crate, in millions.
pub fn build(package: &Package, arguments: &[&str]) -> f64 {
    let out = package.folder.join("instructions");
    package.warm(arguments);
    let mut cargo = package.cargo(arguments);
    cargo
        .env("RUSTC_WRAPPER", env::current_exe().expect("a path"))
        .env(OUT, &out);
    cargo::run(&mut cargo);
    summary(&out)[0] / 1e6
}

/// Instructions, and mispredicted jumps, of this program with these arguments.
pub fn program(arguments: &[&str]) -> (f64, f64) {
    let this = env::current_exe().expect("a path");
    let [instructions, _, conditional, _, indirect] = run(&this, arguments)[..] else {
        panic!("five events");
    };
    (instructions, conditional + indirect)
}

pub fn run(program: &Path, arguments: &[&str]) -> Vec<f64> {
    let out = env::temp_dir().join("jitsi-errors-count");
    let mut valgrind = valgrind(&out, true);
    valgrind.arg(program).args(arguments);
    cargo::run(valgrind.stdout(Stdio::null()));
    summary(&out)
}

fn summary(out: &Path) -> Vec<f64> {
    let text = fs::read_to_string(out).expect("valgrind has written");
    let line = text.lines().find_map(|line| line.strip_prefix("summary: "));
    let numbers = line.expect("a summary").split_whitespace();
    numbers
        .map(|number| number.parse().expect("a number"))
        .collect()
}
