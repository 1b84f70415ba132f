//! Writes the sets whose lookups are compared, in each way.

use std::path::Path;
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/peers.rs"]
mod peers;
#[allow(dead_code)]
#[path = "src/sets.rs"]
mod sets;

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let mut code = String::new();
    for size in sets::SIZES {
        let errors = sets::errors(size);
        let spec = format!("{size}.toml");
        fs::write(Path::new(&out).join(&spec), peers::spec(&errors)).expect("the spec is written");
        code += &format!("pub mod of_{size} {{\n");
        code += &peers::catalog(&spec);
        code += &peers::plain(&errors);
        code += &peers::values(&errors);
        code += &peers::phf(&errors);
        if size <= 2_700 {
            code += &peers::by_match(&errors);
        }
        code += "}\n";
    }
    fs::write(Path::new(&out).join("sets.rs"), code).expect("the code is written");
}
