//! Any bytes as a spec: the macro may report mistakes, but never panics, and what it generates
//! are tokens.
#![no_main]

use jitsi_errors_tests::source::Source;
use jitsi_errors_tests::{attr, stages};
use libfuzzer_sys::fuzz_target;
use quote::quote;

fuzz_target!(|bytes: &[u8]| {
    let declaration = attr::parse(quote!("spec.toml"), quote!(pub enum Fuzzed {}));
    let Ok(declaration) = declaration else {
        unreachable!("the declaration is right");
    };
    let source = Source::decode("spec.toml".to_owned(), bytes);
    stages::generate(&declaration, &source);
});
