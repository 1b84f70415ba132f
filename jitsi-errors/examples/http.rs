//! Counts and explains the errors in a web server's access log: `http < access.log`.

use std::collections::BTreeMap;
use std::io;

use jitsi_errors::{Open, catalog};

/// Why an HTTP request was answered with an error.
#[catalog("http.toml")]
pub enum HttpError {}

fn main() -> io::Result<()> {
    let mut counts = BTreeMap::new();
    for line in io::stdin().lines() {
        if let Some(error) = status(&line?).and_then(error) {
            *counts.entry(error).or_insert(0) += 1;
        }
    }
    for (error, count) in counts {
        match error {
            Open::Known(error) => println!("{count} × {error}\n    {}", error.recommendation()),
            unknown @ Open::Unknown(_) => println!("{count} × {unknown}"),
        }
    }
    Ok(())
}

/// The status in a line of the Common Log Format: the first word after the quoted request.
fn status(line: &str) -> Option<&str> {
    line.split('"').nth(2)?.split_whitespace().next()
}

/// The error of a status, if it is an error.
fn error(status: &str) -> Option<Open<HttpError, String>> {
    status
        .starts_with(['4', '5'])
        .then(|| Open::new(status.to_owned()))
}
