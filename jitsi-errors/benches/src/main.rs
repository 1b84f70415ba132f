//! What lookups, builds and programs cost, beside named peers, in one run.
//!
//! Without arguments all tables are printed; `lookup`, `build`, `cold`, `change` and `size` choose
//! some. With `slow`, the build table has also the peers that take minutes.

mod build;
mod cargo;
mod change;
mod cold;
mod count;
mod lookup;
#[allow(dead_code)] // the build script uses the rest
mod peers;
mod sets;
mod size;
mod table;

fn main() {
    if count::is_wrapper() {
        count::wrap();
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [way, size, times] = arguments.as_slice() {
        return lookup::repeat(way, size, times);
    }
    let slow = arguments.iter().any(|argument| argument == "slow");
    let all = arguments.iter().all(|argument| argument == "slow");
    let chosen = |name: &str| all || arguments.iter().any(|argument| argument == name);
    if chosen("lookup") {
        lookup::run();
    }
    if chosen("size") {
        size::run();
    }
    if chosen("change") {
        change::run();
    }
    if chosen("cold") {
        cold::run();
    }
    if chosen("build") {
        build::run(slow);
    }
}
