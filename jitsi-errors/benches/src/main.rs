//! What lookups, builds and programs cost, beside named peers.
mod lookup;
mod sets;
fn main() { lookup::run() }
