//! A changed spec is rebuilt, even if it was invalid in between.

use jitsi_errors_tests::package::Package;

const PROGRAM: &str = r#"
    #[jitsi_errors::catalog("../errors.toml")]
    enum Failure {}

    fn main() {
        println!("{}", Failure::Full.cause());
    }
"#;

fn spec(cause: &str) -> String {
    format!(
        "[error.FULL]\nvalue = \"full\"\ncause = \"{cause}\"\noccurrences = [\"Often\"]\n\
         recommendation = \"Wait.\"\n"
    )
}

#[test]
fn a_changed_spec_is_rebuilt() {
    let package = Package::new("rebuild");
    package.write("src/main.rs", PROGRAM);

    package.write("errors.toml", &spec("no room"));
    assert_eq!(package.cargo(&["run"]).expect("it runs"), "no room\n");

    package.write("errors.toml", &spec("no space"));
    assert_eq!(package.cargo(&["run"]).expect("it runs"), "no space\n");

    package.write("errors.toml", &spec("no space").replace("cause", "case"));
    let report = package.cargo(&["run"]).expect_err("the spec is wrong");
    assert!(report.contains("--> errors.toml:3:1"), "{report}");

    package.write("errors.toml", &spec("no space"));
    assert_eq!(package.cargo(&["run"]).expect("it runs"), "no space\n");

    package.write("errors.toml", &spec("no seat"));
    assert_eq!(package.cargo(&["run"]).expect("it runs"), "no seat\n");
}

#[test]
fn an_added_error_needs_nothing_else() {
    let package = Package::new("added");
    package.write(
        "src/main.rs",
        r#"
        #[jitsi_errors::catalog("../errors.toml")]
        enum Failure {}

        fn main() {
            for error in Failure::ALL {
                println!("{error:?} {}", Failure::from_value(error.value()) == Some(*error));
            }
        }
        "#,
    );
    let one = spec("no room");
    package.write("errors.toml", &one);
    assert_eq!(package.cargo(&["run"]).expect("it runs"), "Full true\n");
    let two = one
        .replace("FULL", "TOO_LATE")
        .replace("\"full\"", "\"late\"");
    package.write("errors.toml", &(one + &two));
    let shown = package.cargo(&["run"]).expect("it runs");
    assert_eq!(shown, "Full true\nTooLate true\n");
}

/// In a `macro_rules!` of another file, the spec is next to the caller, where `include_str!` looks, or
/// else next to the macro. Whichever is read is watched.
#[test]
fn a_macro_of_another_file_watches_the_spec_that_it_reads() {
    let package = Package::new("macro");
    package.write(
        "src/main.rs",
        "#[macro_use]\nmod macros;\nmod deep;\n\nfn main() {\n    \
         println!(\"{}\", deep::Failure::Full.cause());\n}\n",
    );
    package.write(
        "src/macros.rs",
        "macro_rules! declare {\n    ($name:ident) => {\n        \
         #[jitsi_errors::catalog(\"errors.toml\")]\n        pub enum $name {}\n    };\n}\n",
    );
    package.write("src/deep/mod.rs", "declare!(Failure);\n");
    let run = || package.cargo(&["run"]).expect("it runs");

    package.write("src/errors.toml", &spec("next to the macro"));
    for cause in ["next to the caller", "changed next to the caller"] {
        package.write("src/deep/errors.toml", &spec(cause));
        assert_eq!(run(), format!("{cause}\n"));
    }
    let caller = package.folder.join("src/deep/errors.toml");
    std::fs::remove_file(caller).expect("it was written");
    for cause in ["next to the macro", "changed next to the macro"] {
        package.write("src/errors.toml", &spec(cause));
        assert_eq!(run(), format!("{cause}\n"));
    }
}
