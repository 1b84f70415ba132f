//! Catalogs in packages of their own: with a renamed crate, without a standard library, with conflicting
//! names, with strict lints, and of any size.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jitsi_errors_tests::package::{Package, facade};

/// The packages in `anywhere`, in a folder called `name`.
fn packages(name: &str) -> Package {
    let package = Package::new(name);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("anywhere");
    let facade = facade().display().to_string();
    for path in files(&source) {
        let text = fs::read_to_string(&path).expect("a package is text");
        let text = text.replace("../../../jitsi-errors", &facade);
        let text = text.replace("../../jitsi-errors", &facade);
        let path = path.strip_prefix(&source).expect("it was found there");
        package.write(path.to_str().expect("a plain name"), &text);
    }
    for errors in [255, 256, 300] {
        package.write(&format!("sizes/src/{errors}.toml"), &spec(errors));
    }
    package
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            files.append(&mut self::files(&path));
        } else if path
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "toml")
        {
            files.push(path);
        }
    }
    files
}

/// A spec of many errors.
fn spec(errors: usize) -> String {
    (0..errors).fold(String::new(), |mut spec, index| {
        let _ = writeln!(
            spec,
            "[error.E_{index}]\nvalue = \"e{index}\"\ncause = \"one of many\"\n\
             occurrences = [\"Often\"]\nrecommendation = \"Wait.\""
        );
        spec
    })
}

#[test]
fn catalogs_compile_in_any_package() {
    let packages = packages("any where");
    done(packages.cargo(&[
        "clippy",
        "--workspace",
        "--exclude",
        "alone",
        "--lib",
        "--bins",
    ]));
    let tests = done(packages.cargo(&["test", "--workspace", "--exclude", "alone"]));
    assert_eq!(tests.matches("1 passed;").count(), 7, "{tests}");
}

#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn a_program_links_and_runs_with_only_core() {
    let packages = packages("alone");
    done(packages.cargo(&[
        "rustc",
        "--release",
        "--package",
        "alone",
        "--",
        "-Clink-args=-nostartfiles -nostdlib -static",
    ]));
    let status = Command::new(Package::target().join("release/alone")).status();
    assert!(status.expect("the program starts").success());
}

/// The same package, built in two folders with remapped paths, gives the same bytes. The builds are not
/// incremental, because incremental builds have objects with random names.
#[test]
#[ignore = "builds everything again, twice: `.ci/run publish` runs it"]
fn builds_are_reproducible() {
    let build = |name| {
        let packages = packages(name);
        let folder = packages.folder.display();
        let remap = format!("build.rustflags=['--remap-path-prefix={folder}=/source']");
        let mut arguments = vec!["build", "--package", "through", "--target-dir", "target"];
        arguments.extend(["--config", &remap, "--config", "build.incremental=false"]);
        done(packages.cargo(&arguments));
        let built = packages.folder.join("target/debug");
        ["through", "libthrough.rlib"].map(|file| fs::read(built.join(file)).expect("it is built"))
    };
    assert!(build("one") == build("another one"), "the builds differ");
}

/// The output of cargo.
fn done(result: Result<String, String>) -> String {
    result.unwrap_or_else(|error| panic!("{error}"))
}
