//! Dates in other notations than TOML's.

use toml::de::DeValue;

/// A date as TOML writes it, and whether there is such a day. Day and month are in order only in
/// notations with the year first, or with full stops.
pub fn date(raw: &str) -> Option<(String, bool)> {
    let parts: Vec<&str> = raw.trim().split(['-', '.', '/']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if !raw.contains(['-', '/']) => (year, month, day),
        _ => return None,
    };
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    let exists = DeValue::parse(&date).is_ok();
    Some((date, exists))
}
