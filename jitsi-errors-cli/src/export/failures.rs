//! What serde writes of a failure, for types in other languages.

use jitsi_errors::{ErrorInfo, Parameter};

/// The name of a catalog's failures: `BookingFailure` for `BookingError`.
pub fn name(catalog: &str) -> String {
    format!(
        "{}Failure",
        catalog.strip_suffix("Error").unwrap_or(catalog)
    )
}

/// The parameters that are written. A secret never is.
pub fn parameters(info: &ErrorInfo) -> impl Iterator<Item = &'static Parameter> {
    info.parameters.iter().filter(|parameter| !parameter.secret)
}

/// The errors of each catalog.
pub fn catalogs(errors: &[ErrorInfo]) -> impl Iterator<Item = &[ErrorInfo]> {
    errors.chunk_by(|one, other| one.catalog == other.catalog)
}
