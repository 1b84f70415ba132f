//! The command on a log, to ripgrep that counts the lines with one value.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

use jitsi_errors::{ConferenceError, JitsiError};

use crate::find;
use crate::table::{self, median};

const ROUNDS: usize = 9;

/// At most how much of ripgrep's time the command takes.
const GATE: f64 = 2.0;

pub fn run() {
    let title =
        "The command on a log with times, an error in each 20th line, to `rg -c` of one value";
    table::head(title, &table::COLUMNS);
    let ripgrep = |arguments: &[&str]| time("rg".as_ref(), arguments);
    if ripgrep(&["--version"]).is_none() {
        println!("ripgrep is not installed");
        return;
    }
    let target = env::temp_dir().join("jitsi-errors-benches");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../jitsi-errors-cli/Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .status();
    assert!(built.is_ok_and(|status| status.success()), "it is built");
    let command = target.join("release/jitsi-errors");
    let log = target.join("app.log");
    fs::write(&log, find::log::<JitsiError>()).expect("the log is written");
    let log = log.to_str().expect("a path");
    let value = ConferenceError::IceFailed.value();
    for arguments in [
        &["scan"][..],
        &["scan", "--hits"],
        &["scan", "--format", "ndjson"],
    ] {
        let pairs = (0..ROUNDS).map(|_| {
            let ours = time(&command, &[arguments, &[log]].concat());
            let other = ripgrep(&["-c", value, log]);
            (ours.expect("it runs"), other.expect("it runs"))
        });
        let (ours, others): (Vec<f64>, Vec<f64>) = pairs.unzip();
        let (ours, other) = (median(ours), median(others));
        let measured = format!("{:.0} to {:.0} ms", ours * 1e3, other * 1e3);
        table::row(
            &arguments.join(" "),
            &measured,
            Some(ours / other),
            Some(GATE),
        );
    }
    let _ = fs::remove_file(log);
}

/// The seconds that a program takes, or nothing if there is none.
fn time(program: &Path, arguments: &[&str]) -> Option<f64> {
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .status();
    status.ok()?;
    Some(start.elapsed().as_secs_f64())
}
