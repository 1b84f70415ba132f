//! Writes the sets whose lookups are compared, in each way.

use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/peers.rs"]
mod peers;
#[allow(dead_code)]
#[path = "src/sets.rs"]
mod sets;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let real = sets::real();
    let mut code = module("names", &sets::by_name(&real), None);
    code += &module("all", &sets::all(), None);
    code += &module("real", &real, Some(&out));
    for size in sets::SIZES {
        code += &module(&format!("of_{size}"), &sets::made(size), Some(&out));
    }
    fs::write(out.join("sets.rs"), code).expect("the code is written");
}

/// A set, with a catalog of its own if its spec has a folder.
fn module(name: &str, errors: &[sets::Error], folder: Option<&Path>) -> String {
    let mut code = format!("pub mod {name} {{\n");
    if let Some(folder) = folder {
        let spec = format!("{name}.toml");
        fs::write(folder.join(&spec), peers::spec(errors)).expect("the spec is written");
        code += &peers::catalog(&spec);
    }
    code += &peers::plain(errors);
    code += &peers::values(errors);
    code += &peers::by_map("by_map", errors);
    if errors.len() <= 2_700 {
        code += &peers::by_match("by_match", errors);
    }
    code + "}\n"
}
