//! What only rustc shows: where a report is attached, and that nothing follows it.

#[test]
fn what_rustc_says() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
