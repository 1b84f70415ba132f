//! Wrong specs: `wrong/NAME.toml`, each beside `wrong/NAME.txt`, the reports it must give.
//!
//! `UPDATE=1 cargo test --test reports` writes the reports that are missing or different; read
//! them before you commit them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use jitsi_errors_tests::generated::assert_rust;
use jitsi_errors_tests::spec::model::Error;
use jitsi_errors_tests::spec::read;
use jitsi_errors_tests::spec::source::Source;

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

/// Its mistakes are for the report, but what is right in it is generated all the same.
#[test]
fn what_is_generated_of_wrong_specs_is_rust() {
    for spec in specs() {
        let (catalog, _) = read(&[source(&spec)]);
        assert_rust(&catalog);
    }
}

fn specs() -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wrong");
    let entries = fs::read_dir(&folder).expect("the folder of wrong specs");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    paths.filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    })
}

fn source(spec: &Path) -> Source {
    let bytes = fs::read(spec).expect("the spec is readable");
    let name = spec
        .file_name()
        .expect("the spec has a name")
        .to_string_lossy();
    Source {
        file: spec.to_owned(),
        ..Source::decode(name.into_owned(), &bytes)
    }
}

/// The reports that a spec gives, and what is generated all the same.
fn reports(spec: &Path) -> String {
    let (catalog, reports) = read(&[source(spec)]);
    let variants: Vec<String> = catalog.errors.iter().map(Error::variant).collect();
    format!(
        "{}\n\ngenerated: {}\n",
        reports.join("\n\n"),
        variants.join(", ")
    )
}
