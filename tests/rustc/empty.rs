// A catalog without errors is reported once; what uses it still compiles.
use jitsi_errors::catalog;

#[catalog("empty.toml")]
pub enum Empty {}

fn main() {
    assert_eq!(Empty::from_value("x"), None);
    assert_eq!(Empty::from_name("X"), None);
}
