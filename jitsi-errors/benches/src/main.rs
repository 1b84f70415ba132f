//! What lookups, builds and programs cost, beside named peers.
mod lookup;
mod sets;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, way, size, count] = &*args {
        return lookup::repeat(way, size.parse().unwrap(), count.parse().unwrap());
    }
    lookup::run()
}
