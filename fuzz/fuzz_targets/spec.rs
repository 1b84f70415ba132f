//! Any bytes as a spec: the macro never panics, reports every error, and omits nothing that is right. The
//! `toml` crate decides what is TOML.
#![no_main]

use std::collections::BTreeSet;

use jitsi_errors_tests::generated::assert_rust;
use jitsi_errors_tests::mended::assert_mended;
use jitsi_errors_tests::stages::spec::read;
use jitsi_errors_tests::stages::spec::source::Source;
use libfuzzer_sys::fuzz_target;
use toml::{Table, Value};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::decode("spec.toml".to_owned(), bytes);
    let (catalog, reports) = read(std::slice::from_ref(&source));
    assert_rust(&catalog);
    assert_mended(&source.text);
    match source.text.parse::<Table>() {
        Ok(spec) => {
            let errors = spec.get("error").and_then(Value::as_table);
            let names = errors.into_iter().flat_map(Table::keys).map(String::as_str);
            let read: BTreeSet<&str> = catalog.errors.iter().map(|error| &*error.name).collect();
            assert!(!reports.is_empty() || read == names.collect());
        }
        Err(error) => assert!(!reports.is_empty(), "{error}"),
    }
});
