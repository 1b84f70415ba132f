//! Explains Jitsi's errors, finds them in logs, and exports all that is known about them.

mod arguments;
mod explain;
mod export;
mod input;
mod known;
mod list;
mod near;
mod output;
mod scan;
mod show;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use output::{Output, complain};

/// What a command came to, as grep tells it by its exit status.
enum Outcome {
    /// Something was found.
    Found,
    /// Nothing was found.
    Nothing,
    /// Something could not be read; it was told on standard error.
    Trouble,
}

impl Outcome {
    /// Whether something was found, if all could be read.
    fn of(found: bool) -> Self {
        if found { Self::Found } else { Self::Nothing }
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Whoever closed the output does not want to know.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut output = Output::new();
    let outcome = run(arguments.command, &mut output).and_then(|outcome| {
        output.flush()?;
        Ok(outcome)
    });
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Trouble) => ExitCode::from(2),
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("can't write: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Runs a command.
///
/// # Errors
///
/// What the output reports. Trouble with the input is told on standard error.
fn run(command: Command, output: &mut Output) -> io::Result<Outcome> {
    match command {
        Command::Explain { format, what } => explain::run(format, &what, output),
        Command::Scan(scan) => scan::run(&scan, output),
        Command::List { format, catalogs } => list::run(format, &catalogs, output),
        Command::Export { schema: true, .. } => export::schema(output),
        Command::Export { format, .. } => export::run(format, output),
        Command::Completions { shell } => {
            output.write_all(arguments::completions(shell).as_bytes())?;
            Ok(Outcome::Found)
        }
        Command::Man { command } => {
            let mut page = Vec::new();
            arguments::man(command.as_deref()).render(&mut page)?;
            output.write_all(&page)?;
            Ok(Outcome::Found)
        }
    }
}
