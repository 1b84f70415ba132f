//! What only rustc shows: where a report is attached, and that nothing follows it.
//!
//! No `rustc/NAME.rs` compiles, and `rustc/NAME.txt` has its errors. That file holds what is ours: the
//! text, and the line and column that it is attached to. What rustc prints around an error, and how far
//! it underlines, depends on rustc's version. `UPDATE=1 cargo test --test rustc` writes these files.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use jitsi_errors_tests::package::{Package, facade};
use serde_json::Value;

#[test]
fn programs_give_their_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rustc");
    let package = Package::new("rustc");
    let manifest = package.folder.join("Cargo.toml");
    let mut manifest = fs::read_to_string(manifest).expect("a manifest");
    let mut programs = Vec::new();
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("it is text");
        let facade = facade().display().to_string();
        let text = text.replace("../../jitsi-errors", &facade);
        package.write(&format!("ui/{name}"), &text);
        if let Some(program) = name.strip_suffix(".rs") {
            let _ = write!(
                manifest,
                "[[bin]]\nname = {program:?}\npath = \"ui/{name}\"\n"
            );
            programs.push(program.to_owned());
        }
    }
    package.write("Cargo.toml", &manifest);
    let arguments = ["check", "--bins", "--keep-going", "--message-format=json"];
    let output = package.cargo(&arguments).expect_err("nothing compiles");

    let mut wrong = Vec::new();
    for program in programs {
        let actual = errors(&output, &format!("ui/{program}.rs"));
        let golden = folder.join(&program).with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &actual).expect("the errors are written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if actual.is_empty() || actual != expected {
            let name = golden.display();
            wrong.push(format!("{name} says\n\n{expected}\nbut it is\n\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n\n{output}", wrong.join("\n\n"));
}

/// The errors and warnings of a program, in the order of its lines.
fn errors(output: &str, program: &str) -> String {
    let mut errors: Vec<Attached> = output
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|line: &Value| {
            let source = line["target"]["src_path"].as_str();
            source.is_some_and(|source| Path::new(source).ends_with(program))
        })
        .filter_map(|line| Attached::read(&line["message"], program))
        .collect();
    errors.sort_by_key(|error| error.location);
    let errors = errors.into_iter();
    errors
        .map(|error| error.shown)
        .collect::<Vec<_>>()
        .join("\n")
}

/// An error as a golden has it.
struct Attached {
    location: (u64, u64),
    shown: String,
}

impl Attached {
    fn read(message: &Value, program: &str) -> Option<Self> {
        let level = message["level"].as_str()?;
        // That a constant is erroneous is a note, after its error.
        if level != "error" && level != "warning" {
            return None;
        }
        // What rustc says of all errors together has no span.
        let spans = message["spans"].as_array()?;
        let mut span = spans.iter().find(|span| span["is_primary"] == true)?;
        // In code that a macro emits, where the macro is called.
        while span["file_name"] != program && !span["expansion"].is_null() {
            span = &span["expansion"]["span"];
        }
        let number = |key: &str| span[key].as_u64().unwrap_or_default();
        let (line, column) = (number("line_start"), number("column_start"));
        let text = message["message"].as_str()?;
        let what = match message["code"]["code"].as_str() {
            None => format!("{level}: {text}"),
            // A constant of ours panics, in our words.
            Some("E0080") => {
                let ours = text.strip_prefix("evaluation panicked: ");
                format!("{level}[E0080]: {}", ours.unwrap_or(text))
            }
            Some(code) => format!("{level}[{code}], in rustc's words"),
        };
        let file = span["file_name"].as_str()?;
        let code = span["text"][0]["text"].as_str().unwrap_or_default();
        let caret = " ".repeat(usize::try_from(column).ok()?.saturating_sub(1)) + "^";
        let shown =
            format!("{what}\nattached to {file}:{line}:{column}\n    {code}\n    {caret}\n");
        Some(Self {
            location: (line, column),
            shown,
        })
    }
}
