//! Wrong specs: `wrong/NAME.toml`, each beside `wrong/NAME.txt`, the reports it must give.
//!
//! `UPDATE=1 cargo test --test reports` writes the reports that are missing or different; read
//! them before you commit them.

use std::path::Path;
use std::{env, fs};

use jitsi_errors_tests::model::Error;
use jitsi_errors_tests::source::Source;
use jitsi_errors_tests::stages;

#[test]
fn wrong_specs_give_their_reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wrong");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).expect("the folder of wrong specs") {
        let spec = entry.expect("an entry of the folder").path();
        if spec.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
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

/// The reports that a spec gives, and what is generated all the same.
fn reports(spec: &Path) -> String {
    let bytes = fs::read(spec).expect("the spec is readable");
    let name = spec
        .file_name()
        .expect("the spec has a name")
        .to_string_lossy();
    let source = Source {
        file: spec.to_owned(),
        ..Source::decode(name.into_owned(), &bytes)
    };
    let (catalog, reports) = stages::read(&source);
    let variants: Vec<String> = catalog.errors.iter().map(Error::variant).collect();
    format!(
        "{}\n\ngenerated: {}\n",
        reports.join("\n\n"),
        variants.join(", ")
    )
}
