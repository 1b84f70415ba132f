//! How figures are shown.

pub fn head(title: &str) {
    println!("\n{title}\n");
    println!("| what | measured | ratio | gate |\n| --- | --- | --- | --- |");
}

/// A row: what was measured, and its ratio beside the gate, if it has one.
pub fn row(what: &str, measured: &str, ratio: Option<f64>, gate: Option<f64>) {
    let ratio_shown = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.3}"));
    let gate_shown = match (ratio, gate) {
        (Some(ratio), Some(gate)) if (ratio * 1e3).round() > gate * 1e3 => {
            format!("≤ {gate}, not met")
        }
        (_, Some(gate)) => format!("≤ {gate}"),
        (_, None) => "–".to_owned(),
    };
    println!("| {what} | {measured} | {ratio_shown} | {gate_shown} |");
}

pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
