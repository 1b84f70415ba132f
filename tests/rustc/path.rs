// What is not the path of a spec.
use jitsi_errors::catalog;

#[catalog]
enum Absent {}

#[catalog()]
enum Empty {}

#[catalog(spec)]
enum Name {}

#[catalog(7)]
enum Number {}

#[catalog(b"mistakes.toml")]
enum Bytes {}

#[catalog("mistakes.toml"x)]
enum Suffixed {}

#[catalog("..\\ui\\mistakes.toml")]
enum Escaped {}

#[catalog(concat!("mistakes", ".toml"))]
enum Computed {}

fn main() {
    // The enum stays in use.
    assert_eq!(Empty::from_value("x"), None);
}
