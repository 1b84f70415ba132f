//! Matches on exhaustive enums of another crate.

use through::{AnyFailed, Failed, Failure, Loss, Lost};

/// A match without `_`: these enums are exhaustive.
fn loss(failure: &AnyFailed) -> Option<&str> {
    match failure {
        AnyFailed::Failure(_) => None,
        AnyFailed::Loss(Lost::Lost { map }) => map.as_deref(),
    }
}

fn main() {
    let lost = Lost::Lost { map: None };
    match lost.error() {
        Loss::Lost => println!("{lost}"),
    }
    println!(
        "{} {:?}",
        Failure::Full,
        loss(&Lost::lost().with_map("old").into())
    );
    let failed = Failed::type_("no", 3, 0.5, true, String::from("lost"), "1234");
    println!("{failed}");
}
