//! The output of results as tables.

/// The columns of a table of rows.
pub const COLUMNS: [&str; 4] = ["what", "measured", "ratio", "gate"];

pub fn head(title: &str, columns: &[&str]) {
    println!("\n{title}\n");
    println!("| {} |", columns.join(" | "));
    println!("|{}", " --- |".repeat(columns.len()));
}

/// A row: the measurement, its ratio and the gate, if it has them.
pub fn row(what: &str, measured: &str, ratio: Option<f64>, limit: Option<f64>) {
    let none = || "–".to_owned();
    let gated = match (ratio, limit) {
        (Some(ratio), Some(limit)) => gate(ratio, limit),
        (None, Some(limit)) => format!("≤ {limit}"),
        (_, None) => none(),
    };
    let ratio = ratio.map_or_else(none, self::ratio);
    line([what.to_owned(), measured.to_owned(), ratio, gated]);
}

pub fn line(cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = cells.into_iter().collect();
    println!("| {} |", cells.join(" | "));
}

pub fn ratio(ratio: f64) -> String {
    format!("{ratio:.3}")
}

/// The gate of a ratio, and whether the ratio as printed exceeds it.
pub fn gate(ratio: f64, limit: f64) -> String {
    let met = (ratio * 1e3).round() <= limit * 1e3;
    format!("≤ {limit}{}", if met { "" } else { ", not met" })
}

pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
