//! Says what went wrong.

use through::Failure;

fn main() {
    println!("{}", Failure::Full);
}
