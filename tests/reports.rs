//! Wrong specs: `wrong/NAME.toml`, each with `wrong/NAME.txt`, the reports that it must cause. A folder
//! `wrong/NAME` is a catalog of several files.
//!
//! `UPDATE=1 cargo test --test reports` writes the reports that are missing or different; read
//! them before you commit them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use jitsi_errors_tests::generated::assert_rust;
use jitsi_errors_tests::mended::assert_mended;
use jitsi_errors_tests::stages::spec::model::Error;
use jitsi_errors_tests::stages::spec::read;
use jitsi_errors_tests::stages::spec::source::Source;

#[test]
fn wrong_specs_give_their_reports() {
    let mut wrong = Vec::new();
    for spec in specs() {
        let golden = spec.with_extension("txt");
        let actual = reports(&spec);
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &actual).expect("the report is written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if actual != expected {
            let name = golden.display();
            wrong.push(format!("{name} says\n\n{expected}\nbut it is\n\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Specs that use every key, in many ways.
#[test]
fn right_specs_give_none() {
    for spec in paths(&Path::new(env!("CARGO_MANIFEST_DIR")).join("right")) {
        let (catalog, reports) = read(&[source(&spec)]);
        assert!(reports.is_empty(), "{}", reports.join("\n\n"));
        assert_rust(&catalog);
    }
}

/// Its errors are reported, but the right parts are still generated.
#[test]
fn what_is_generated_of_wrong_specs_is_rust() {
    for spec in specs() {
        let (catalog, _) = read(&sources(&spec));
        assert_rust(&catalog);
    }
}

#[test]
fn wrong_specs_are_mended() {
    for spec in specs() {
        for source in sources(&spec) {
            assert_mended(&source.text);
        }
    }
}

/// The wrong specs, files and folders.
fn specs() -> Vec<PathBuf> {
    let mut specs = paths(&Path::new(env!("CARGO_MANIFEST_DIR")).join("wrong"));
    specs.retain(|path| path.extension().is_none_or(|kind| kind != "txt"));
    specs
}

/// What is in a folder, by name.
fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    paths
}

/// The files of a spec, in the order of their names.
fn sources(spec: &Path) -> Vec<Source> {
    if spec.is_file() {
        return vec![source(spec)];
    }
    paths(spec).iter().map(|file| source(file)).collect()
}

fn source(file: &Path) -> Source {
    let bytes = fs::read(file).expect("the spec is readable");
    let name = file.file_name().expect("the spec has a name");
    Source {
        file: file.to_owned(),
        ..Source::decode(name.to_string_lossy().into_owned(), &bytes)
    }
}

/// The reports that a spec gives, and what is generated all the same.
fn reports(spec: &Path) -> String {
    let (catalog, reports) = read(&sources(spec));
    let variants: Vec<String> = catalog.errors.iter().map(Error::variant).collect();
    format!(
        "{}\n\ngenerated: {}\n",
        reports.join("\n\n"),
        variants.join(", ")
    )
}
