//! Crates made for a measurement, below the target folder, and what cargo takes to build them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

use nix::sys::resource::{UsageWho, getrusage};

pub struct Package {
    pub folder: PathBuf,
    pub target: PathBuf,
}

/// The folder for all that is made here.
fn root() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target"),
        PathBuf::from,
    );
    target.join("peers")
}

pub fn facade() -> String {
    format!(
        "jitsi-errors = {{ path = {:?} }}",
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    )
}

impl Package {
    /// Writes a package with these dependencies and files. Packages whose names start with the same
    /// word share a target folder, so that others can be built at the same time.
    pub fn new(name: &str, dependencies: &str, files: &[(&str, &str)]) -> Self {
        let folder = root().join(name);
        let kind = name.split('-').next().unwrap_or(name);
        let target = root().join("target").join(kind);
        let _ = fs::remove_dir_all(folder.join("src"));
        fs::create_dir_all(folder.join("src")).expect("the folder is made");
        let manifest = format!(
            "[package]\nname = \"peer-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [workspace]\n\n[profile.release]\nopt-level = 3\n\n[dependencies]\n{dependencies}\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest is written");
        for (path, text) in files {
            fs::write(folder.join(path), text).expect("the file is written");
        }
        Self { folder, target }
    }

    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(arguments)
            .arg("--quiet")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .stdout(Stdio::null());
        cargo
    }

    pub fn touch(&self, path: &str) {
        let path = self.folder.join(path);
        let text = fs::read(&path).expect("the file is there");
        fs::write(&path, text).expect("the file is written");
    }

    /// Builds the dependencies of this crate, with an empty crate instead of it.
    pub fn warm(&self, arguments: &[&str]) {
        let source = self.folder.join("src/lib.rs");
        let text = fs::read(&source).expect("the file is there");
        fs::write(&source, "").expect("the file is written");
        run(&mut self.cargo(arguments));
        fs::write(&source, text).expect("the file is written");
    }

    /// CPU seconds to build this crate, when all it needs is built.
    pub fn build(&self, arguments: &[&str]) -> f64 {
        self.warm(arguments);
        run(&mut self.cargo(arguments)).0
    }
}

/// Runs to the end; CPU seconds and seconds.
pub fn run(command: &mut Command) -> (f64, f64) {
    let (before, start) = (cpu(), Instant::now());
    let status = command.status().expect("the command starts");
    assert!(status.success(), "{command:?}");
    (cpu() - before, start.elapsed().as_secs_f64())
}

fn cpu() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    seconds(usage.user_time()) + seconds(usage.system_time())
}
