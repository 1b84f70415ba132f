// What is not the path of jitsi-errors.
use jitsi_errors::catalog;

#[catalog("right.toml" crate = jitsi_errors)]
enum Comma {}

#[catalog("right.toml", path = jitsi_errors)]
enum Unknown {}

#[catalog("right.toml", exhaustive = true)]
enum True {}

#[catalog("right.toml", "right.toml")]
enum Doubled {}

#[catalog("right.toml", crate)]
enum Bare {}

#[catalog("right.toml", crate = )]
enum Absent {}

#[catalog("right.toml", crate = "jitsi_errors")]
enum Quoted {}

#[catalog("right.toml", crate = jitsi_errors::)]
enum Unfinished {}

#[catalog("right.toml", crate = jitsi_errors, crate = jitsi_errors)]
enum Twice {}

#[catalog("right.toml", crate = jitsi_errors other)]
enum Two {}

#[catalog("right.toml", crate = jitsi:errors)]
enum Colon {}

#[catalog("right.toml", exhaustive = yes)]
enum Valued {}

#[catalog(exhaustive, "right.toml", odd = here)]
enum Order {}

#[catalog("right.toml", of = jitsi_errors)]
enum Foreign {}

#[catalog("right.toml" "right.toml")]
enum Joined {}

fn main() {
    // The enums stay in use.
    let _ = (Two::from_value("x"), Colon::ALL, Valued::ALL, Order::ALL, Foreign::ALL);
}
