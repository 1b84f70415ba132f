//! The reports about files that can't be read.

use std::fs;
use std::path::{Path, PathBuf};

use jitsi_errors_tests::stages::spec::source::{self, Source};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn read(path: &Path) -> Result<Source, String> {
    let path = path.to_str().expect("a path in UTF-8");
    source::read(path, None).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_refused(path: &Path, reason: &str, help: &str) {
    let message = read(path).err().expect("the file can't be read");
    let expected = format!(
        "can't read the spec `{}`: {reason}\n = help: {help}",
        path.display()
    );
    assert_eq!(message, expected);
}

#[test]
fn a_missing_file() {
    let folder = folder("missing-file");
    fs::write(folder.join("conference.toml"), "").expect("a file is written");
    let reason = "there is no such file";
    let path = folder.join("confrence.toml");
    assert_refused(
        &path,
        reason,
        "did you mean `conference.toml`, in the same folder?",
    );
    let path = folder.join("auth.toml");
    assert_refused(
        &path,
        reason,
        "the path is relative to the Rust file that names it",
    );
    let path = folder.join("nowhere/conference.toml");
    assert_refused(
        &path,
        reason,
        "the path is relative to the Rust file that names it",
    );
}

#[test]
fn a_folder() {
    let folder = folder("folder");
    let help = "the path is relative to the Rust file that names it";
    assert_refused(&folder, "it is a folder", help);
    for name in ["d.toml", "c.toml", "b.toml", "a.toml", "a.txt"] {
        fs::write(folder.join(name), "").expect("a file is written");
    }
    let help = format!("name a file in it, such as `{}/a.toml`", folder.display());
    assert_refused(&folder, "it is a folder", &help);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    let path = folder("unreadable").join("spec.toml");
    std::os::unix::fs::symlink(&path, &path).expect("a link to itself");
    let message = read(&path).err().expect("the file can't be read");
    let start = format!("can't read the spec `{}`: ", path.display());
    assert!(message.starts_with(&start), "{message}");
}

#[test]
fn a_file_relative_to_the_one_that_names_it() {
    // Before Rust 1.88 the compiler doesn't report that file: it is found next to the file that contains its path.
    let source = source::read("mistakes.toml", None).expect("the file is read");
    assert_eq!(source.path, "rustc/ui/mistakes.toml");
    // Next to a spec that names it, it is not.
    assert!(source::read("part.toml", None).is_err());
}

#[test]
fn a_path_is_shown_without_parent_folders() {
    let folder = folder("detours");
    fs::write(folder.join("spec.toml"), "").expect("a file is written");
    fs::create_dir(folder.join("a")).expect("a folder");
    let source = read(&folder.join("a/.././spec.toml")).expect("the file is read");
    assert_eq!(source.path, folder.join("spec.toml").display().to_string());

    let source = source::read("./Cargo.toml", Some(Path::new("lib.rs"))).expect("the file is read");
    assert_eq!(source.path, "Cargo.toml");
}
