//! Prints the expansion of a spec: `cargo run -p jitsi-errors-tests --bin expand -- path/to/errors.toml`.

use std::process::ExitCode;
use std::{env, fs};

use jitsi_errors_tests::generated::shown;
use jitsi_errors_tests::stages;
use quote::quote;

fn main() -> ExitCode {
    let paths: Vec<String> = env::args().skip(1).collect();
    let found: Result<Vec<_>, _> = paths.iter().map(fs::canonicalize).collect();
    let files = match found {
        Ok(files) if !files.is_empty() => files,
        Ok(_) => {
            eprintln!("name the files of a catalog");
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("{}: {error}", paths.join(", "));
            return ExitCode::from(2);
        }
    };
    let files = files.iter().map(|file| file.display().to_string());
    let files: Vec<String> = files.collect();
    let catalog = shown(
        stages::catalog,
        quote!(#(#files),*),
        &quote!(
            pub enum Error {}
        ),
        "errors.rs",
    );
    let failure = shown(
        stages::failure,
        quote!(#(#files),*, of = Error),
        &quote!(
            pub enum Failure {}
        ),
        "errors.rs",
    );
    println!("{catalog}\n{failure}");
    ExitCode::SUCCESS
}
