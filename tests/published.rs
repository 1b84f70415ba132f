//! The published packages, in a folder outside the repository.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use jitsi_errors_tests::package::{Package, root};

const VERSION: &str = env!("CARGO_PKG_VERSION");

const MACROS: &str = "jitsi-errors-macros";
const FACADE: &str = "jitsi-errors";
const COMMAND: &str = "jitsi-errors-cli";
const PACKAGES: [&str; 3] = [MACROS, FACADE, COMMAND];

const SPEC: &str = "[error.FULL]\nvalue = \"full\"\ncause = \"no room\"\noccurrences = [\"Often\"]\n\
                    recommendation = \"Wait.\"\n";

/// A folder outside the repository, until it goes out of scope.
struct Elsewhere(PathBuf);

impl Elsewhere {
    fn new(name: &str) -> Self {
        let folder = format!("jitsi-errors-{name}-{}", process::id());
        let folder = env::temp_dir().join(folder);
        fs::create_dir(&folder).expect("the folder is made");
        Self(folder)
    }

    fn package(&self, name: &str) -> Package {
        let folder = self.0.join(name);
        Package { folder }
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        // It is in the folder for temporary files anyway.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Unpacks the packages as `cargo publish` would upload them.
fn publish(elsewhere: &Elsewhere) {
    let repository = Package { folder: root() };
    let mut arguments = vec!["package", "--no-verify", "--allow-dirty"];
    arguments.extend(PACKAGES.iter().flat_map(|name| ["-p", name]));
    done(repository.cargo(&arguments));
    for name in PACKAGES {
        let file = format!("package/{name}-{VERSION}.crate");
        let unpacked = Command::new("tar")
            .arg("-xmf") // as new files, or cargo takes what an earlier run built for theirs
            .arg(Package::target().join(file))
            .current_dir(&elsewhere.0)
            .status();
        assert!(unpacked.expect("tar starts").success());
        let folder = elsewhere.0.join(name);
        fs::rename(elsewhere.0.join(format!("{name}-{VERSION}")), folder).expect("it is unpacked");
    }
}

/// The output of cargo.
fn done(result: Result<String, String>) -> String {
    result.unwrap_or_else(|error| panic!("{error}"))
}

/// The option that makes cargo use a package from its folder, because no registry has it.
fn patch(elsewhere: &Elsewhere, name: &str) -> String {
    let folder = elsewhere.0.join(name).display().to_string();
    format!("patch.crates-io.{name}.path = {folder:?}")
}

fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut contents: Vec<_> = entries
        .map(|entry| entry.expect("an entry of the folder").path())
        .map(|path| {
            let name = PathBuf::from(path.file_name().expect("a name"));
            (name, fs::read(path).expect("a readable file"))
        })
        .collect();
    contents.sort();
    contents
}

#[test]
#[ignore = "builds everything again: `.ci/run publish` runs it"]
fn the_packages_work_outside_the_repository() {
    let elsewhere = Elsewhere::new("published");
    publish(&elsewhere);
    let [macros, patched] = [MACROS, FACADE].map(|name| patch(&elsewhere, name));

    let facade = elsewhere.package(FACADE);
    for part in ["spec", "examples"] {
        let here = root().join("jitsi-errors").join(part);
        let packaged = contents(&facade.folder.join(part));
        assert!(packaged == contents(&here), "{part} differs");
    }
    for name in PACKAGES {
        for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
            let packaged = fs::read(elsewhere.0.join(name).join(license)).expect("it is packaged");
            assert!(
                packaged == fs::read(root().join(license)).expect("it is there"),
                "{license}"
            );
        }
    }
    let doctests = done(facade.cargo(&["test", "--doc", "--all-features", "--config", &macros]));
    assert!(doctests.contains(" 0 failed;"), "{doctests}");
    let command = elsewhere.package(COMMAND);
    let run = [
        "run", "--config", &macros, "--config", &patched, "--", "export", "--schema",
    ];
    assert!(done(command.cargo(&run)).contains("\"recovery\""));

    the_macro_reports_to_its_user(&elsewhere);
    the_versions_must_be_equal(&elsewhere);
}

/// A user's paths are relative to the user's workspace.
fn the_macro_reports_to_its_user(elsewhere: &Elsewhere) {
    let user = elsewhere.package("user");
    user.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"app\"]\nresolver = \"3\"\n",
    );
    user.write(
        "app/Cargo.toml",
        "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\njitsi-errors = { path = \"../../jitsi-errors\" }\n",
    );
    user.write("app/src/lib.rs", "pub mod failure;\n");
    user.write(
        "app/src/failure/mod.rs",
        "#[jitsi_errors::catalog(\"errors.toml\")]\npub enum Failure {}\n",
    );
    user.write(
        "app/src/failure/errors.toml",
        &SPEC.replace("cause", "case"),
    );
    let report = user.cargo(&["check", "--config", &patch(elsewhere, MACROS)]);
    let report = report.expect_err("the spec is wrong");
    assert!(report.contains("unknown key `case`"), "{report}");
    let file = Path::new("app/src/failure/errors.toml")
        .display()
        .to_string();
    assert!(report.contains(&format!("--> {file}:3:1")), "{report}");
    assert!(report.contains("mod.rs:1:"), "{report}");

    user.write("app/src/failure/errors.toml", SPEC);
    done(user.cargo(&["check", "--config", &patch(elsewhere, MACROS)]));
}

/// Macros of another version are rejected, even if its number is compatible.
fn the_versions_must_be_equal(elsewhere: &Elsewhere) {
    let macros = elsewhere.package("jitsi-errors-macros");
    let manifest = macros.folder.join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("the manifest is packaged");
    let own = format!("\nversion = \"{VERSION}\"\n");
    assert!(manifest.contains(&own), "{manifest}");
    let facade = elsewhere.package(FACADE);
    done(facade.cargo(&["tree", "--config", &patch(elsewhere, MACROS)]));

    let (head, patch_number) = VERSION
        .rsplit_once('.')
        .expect("a version has three numbers");
    let next = patch_number.parse::<u32>().expect("a number") + 1;
    let other = format!("\nversion = \"{head}.{next}\"\n");
    macros.write("Cargo.toml", &manifest.replace(&own, &other));
    let report = facade.cargo(&["tree", "--config", &patch(elsewhere, MACROS)]);
    let report = report.expect_err("the versions don't fit");
    assert!(
        report.contains(&format!("jitsi-errors-macros = \"={VERSION}\"")),
        "{report}"
    );
}

/// A crate that matches on a catalog still builds without a warning when the catalog gets more errors. It
/// can't be written in a way that would break.
#[test]
fn an_added_error_breaks_nobody() {
    let package = Package::new("grown");
    let manifest = "[package]\nname = \"NAME\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                    [lints.rust]\nwarnings = \"deny\"\n\n[dependencies]\n";
    let facade = format!("jitsi-errors.path = {:?}\n", root().join("jitsi-errors"));
    package.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"library\", \"user\"]\nresolver = \"3\"\n",
    );
    package.write(
        "library/Cargo.toml",
        &(manifest.replace("NAME", "library") + &facade),
    );
    package.write(
        "user/Cargo.toml",
        &(manifest.replace("NAME", "user") + "library.path = \"../library\"\n"),
    );
    let library = "#[jitsi_errors::catalog(\"errors.toml\")]\npub enum Failure {}\n";
    package.write("library/src/lib.rs", library);
    package.write("library/src/errors.toml", SPEC);

    let user = "pub fn seats(failure: library::Failure) -> u8 {\n    match failure {\n        \
                library::Failure::Full => 0,\n        _ => 1,\n    }\n}\n";
    package.write("user/src/lib.rs", user);
    done(package.cargo(&["check", "--workspace"]));
    let more = SPEC.replace("FULL", "LATE").replace("\"full\"", "\"late\"");
    package.write("library/src/errors.toml", &(SPEC.to_owned() + &more));
    done(package.cargo(&["check", "--workspace"]));

    let bold = user.replace("_ =>", "library::Failure::Late =>");
    package.write("user/src/lib.rs", &bold);
    let report = package
        .cargo(&["check", "--workspace"])
        .expect_err("the match is not exhaustive");
    assert!(report.contains("E0004"), "{report}");
}
