//! The team's page of errors, which `UPDATE=1 cargo test --test registry` writes.

use std::env;
use std::process::Command;

#[test]
fn the_page_is_in_step_with_the_catalog() {
    let option = if env::var_os("UPDATE").is_some() {
        "--output"
    } else {
        "--check"
    };
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/errors.md");
    let output = Command::new(env!("CARGO_BIN_EXE_booking-errors"))
        .args(["export", "--format", "markdown", option, page])
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
