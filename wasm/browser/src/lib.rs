//! Explains errors to a page.

use jitsi_errors::JitsiError;
use wasm_bindgen::prelude::wasm_bindgen;

/// What is known about an error.
#[wasm_bindgen(getter_with_clone, inspectable)]
pub struct Explanation {
    pub cause: String,
    pub occurrences: Vec<String>,
    pub recommendation: String,
}

/// Explains a wire value, if it is known.
#[wasm_bindgen]
#[must_use]
pub fn explain(value: &str) -> Option<Explanation> {
    JitsiError::from_value(value).map(|error| Explanation {
        cause: error.cause().to_owned(),
        occurrences: error
            .occurrences()
            .iter()
            .map(|&text| text.to_owned())
            .collect(),
        recommendation: error.recommendation().to_owned(),
    })
}
