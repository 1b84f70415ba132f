//! Packages outside the workspace that depend on the facade, like those of users.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The facade's folder in this repository.
pub fn facade() -> PathBuf {
    root().join("jitsi-errors")
}

/// The repository.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    root.canonicalize().expect("the repository is there")
}

/// A package in a folder of its own.
pub struct Package {
    pub folder: PathBuf,
}

impl Package {
    /// A package that depends on the facade in this repository. Files of an earlier run stay, so
    /// that cargo builds only what has changed.
    pub fn new(name: &str) -> Self {
        let package = Self {
            folder: root().join("target/packages").join(name),
        };
        let facade = facade();
        package.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\njitsi-errors = {{ path = {facade:?}, features = [\"alloc\"] }}\n\n[workspace]\n"
            ),
        );
        let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file is there");
        package.write("Cargo.lock", &lock);
        package
    }

    /// Writes a file of the package, unless it has this text: cargo looks at the time of a file.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|known| known == text) {
            return;
        }
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    /// The target folder of the tests, so that the dependencies of a package are built already.
    pub fn target() -> PathBuf {
        let test = env::current_exe().expect("the test has a path");
        let target = test.ancestors().nth(3).expect("TARGET/debug/deps/TEST");
        target.to_owned()
    }

    /// Runs cargo in the package.
    ///
    /// # Errors
    ///
    /// The output of cargo, if it failed.
    pub fn cargo(&self, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new(env::var_os("CARGO").expect("cargo runs the tests"))
            .args(arguments)
            .env("CARGO_TARGET_DIR", Self::target())
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_QUIET", "true")
            .current_dir(&self.folder)
            .output()
            .expect("cargo starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() {
            Ok(text(&output.stdout))
        } else {
            Err(text(&output.stdout) + &text(&output.stderr))
        }
    }
}
