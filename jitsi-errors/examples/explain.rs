//! Explains errors: `explain VALUE|NAME…`, or `explain -` for one a line on standard input.
//!
//! What is known goes to standard output; what is not goes to standard error, with the known value
//! that is nearest, and the exit status is 1.

use std::env;
use std::io::{self, BufRead, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use jitsi_errors::{
    AudioTranslationError, AuthErrorType, Catalog, ConferenceError, ConnectionError, E2eeError,
    Life, RecordingError, TrackError, VideoSipGwError,
};

const USAGE: &str = "usage: explain VALUE|NAME…, or - for one a line on standard input";

/// Columns of a line of text.
const WIDTH: usize = 80;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let asks = |argument: &String| argument == "--help" || argument == "-h";
    if arguments.is_empty() || arguments.iter().any(asks) {
        complain(USAGE);
        return ExitCode::from(2);
    }
    match explain_all(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("explain: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes to standard error, unless that is closed.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// Explains each argument; tells whether all are known.
fn explain_all(arguments: &[String]) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_known = true;
    for argument in arguments {
        if argument == "-" {
            for line in io::stdin().lock().split(b'\n') {
                all_known &= explain(String::from_utf8_lossy(&line?).trim_end(), &mut out)?;
            }
        } else {
            all_known &= explain(argument, &mut out)?;
        }
    }
    out.flush()?;
    Ok(all_known)
}

/// Runs a generic function on each catalog.
macro_rules! in_each_catalog {
    ($function:ident($($argument:expr),*)) => {
        [
            $function::<ConferenceError>($($argument),*),
            $function::<ConnectionError>($($argument),*),
            $function::<AuthErrorType>($($argument),*),
            $function::<TrackError>($($argument),*),
            $function::<AudioTranslationError>($($argument),*),
            $function::<E2eeError>($($argument),*),
            $function::<RecordingError>($($argument),*),
            $function::<VideoSipGwError>($($argument),*),
        ]
    };
}

/// Prints every error with this wire value or constant name; tells whether there is one.
fn explain(sought: &str, out: &mut impl Write) -> io::Result<bool> {
    let mut known = false;
    for found in in_each_catalog!(explain_in(sought, out)) {
        known |= found?;
    }
    if known {
        return Ok(true);
    }
    out.flush()?;
    let shown: String = sought.chars().take(WIDTH).collect();
    let near = in_each_catalog!(nearest(&shown));
    let nearest = near.iter().max_by(|one, other| one.0.total_cmp(&other.0));
    match nearest {
        Some((likeness, near)) if *likeness > 0.85 => {
            complain(&format!("{shown:?} is not known. Did you mean {near}?"));
        }
        _ => complain(&format!("{shown:?} is not known.")),
    }
    Ok(false)
}

fn explain_in<E: Catalog>(sought: &str, out: &mut impl Write) -> io::Result<bool> {
    let by_value = E::from_value(sought);
    let by_name = E::from_name(sought).filter(|error| Some(*error) != by_value);
    for error in [by_value, by_name].into_iter().flatten() {
        print(error, out)?;
    }
    Ok(by_value.or(by_name).is_some())
}

/// The value or name most like what was sought, and how like it is, from 0 to 1. Capitals don't
/// count, and the last part of a value may stand for all of it.
fn nearest<E: Catalog>(sought: &str) -> (f64, &'static str) {
    let sought = sought.to_lowercase();
    let likeness = |known: &str| strsim::jaro_winkler(&sought, &known.to_lowercase());
    let candidates = E::ALL.iter().flat_map(|error| {
        let value = error.value();
        let last = value.rsplit('.').next().unwrap_or(value);
        [(value, value), (last, value), (error.name(), error.name())]
    });
    candidates
        .map(|(known, meant)| (likeness(known), meant))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .unwrap_or_default()
}

fn print<E: Catalog>(error: E, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}.{}", E::SOURCE.unwrap_or(E::TITLE), error.name())?;
    writeln!(out, "  Catalog     {}", E::TITLE)?;
    writeln!(out, "  Wire value  {}", error.value())?;
    if let Some(event) = error.event() {
        writeln!(out, "  Event       {event}")?;
    }
    if let Some(since) = error.since() {
        writeln!(out, "  Since       {since}")?;
    }
    match error.life() {
        Life::Silent(day) => writeln!(out, "  Life        not reported since {day}")?,
        Life::Removed(day) => writeln!(out, "  Life        removed on {day}")?,
        _ => {}
    }
    if let Some(retried) = error.retried() {
        writeln!(out, "  Tried       {retried}")?;
    }
    if let Some(recovery) = error.recovery() {
        writeln!(out, "  Recovery    {recovery}")?;
    }
    writeln!(out, "\n  Cause")?;
    wrap(error.cause(), "    ", "    ", out)?;
    writeln!(out, "\n  When it occurs")?;
    for occurrence in error.occurrences() {
        wrap(occurrence, "    - ", "      ", out)?;
    }
    writeln!(out, "\n  What to do")?;
    for line in error.recommendation().lines() {
        wrap(line, "    ", "    ", out)?;
    }
    if let Some(example) = error.example() {
        writeln!(out, "\n  In JavaScript")?;
        for line in example.trim_matches('\n').lines() {
            writeln!(out, "    {line}")?;
        }
    }
    writeln!(out)
}

/// Writes `text` in lines that fit, the first after `head`, the others after `indent`.
fn wrap(text: &str, head: &str, indent: &str, out: &mut impl Write) -> io::Result<()> {
    let mut line = head.to_owned();
    let mut empty = true;
    for word in text.replace("**", "").split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            indent.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(out, "{}", line.trim_end())
}
