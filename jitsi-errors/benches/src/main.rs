//! The cost of lookups, builds and programs, compared with named alternatives in the same run.
//!
//! Without arguments all tables are printed; `lookup`, `find`, `scan`, `read`, `stanza`, `build`, `team`,
//! `cold`, `change` and `size` choose some. With `slow`, the build table has also the peers that take
//! minutes.

mod build;
mod cargo;
mod change;
mod cold;
mod count;
mod find;
mod lookup;
#[allow(dead_code)] // the build script uses the rest
mod peers;
mod read;
mod scan;
#[allow(dead_code)] // as with the peers
mod sets;
mod size;
mod stanza;
mod table;
mod team;
mod ways;

fn main() {
    if count::is_wrapper() {
        count::wrap();
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(|argument| &**argument).collect();
    if let ["repeat", set, way, times] = arguments[..] {
        return lookup::repeat(set, way, times);
    }
    if let ["report", way, times] = arguments[..] {
        return read::repeat(way, times);
    }
    let slow = arguments.contains(&"slow");
    let all = arguments.iter().all(|&argument| argument == "slow");
    let chosen = |name| all || arguments.contains(&name);
    if chosen("lookup") {
        lookup::run();
    }
    if chosen("read") {
        read::run();
    }
    if chosen("find") {
        find::run();
    }
    if chosen("scan") {
        scan::run();
    }
    if chosen("stanza") {
        stanza::run();
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
    if chosen("team") {
        team::run();
    }
}
