//! The builder of a command, and its exit status.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use jitsi_errors::Catalog;

use crate::arguments::{Arguments, Command, Grammar};
use crate::output::{Messages, Output};
use crate::registry::Registry;
use crate::{diff, explain, export, interrupt, list, scan};

/// A command for the catalogs that it is given, and for no others.
///
/// ```no_run
/// # use jitsi_errors::{ConferenceError as BookingError, RecordingError as RoomState};
/// use jitsi_errors_cli::Cli;
///
/// fn main() -> std::process::ExitCode {
///     Cli::new("booking-errors")
///         .version(env!("CARGO_PKG_VERSION"))
///         .catalog::<BookingError>()
///         .catalog_on_request::<RoomState>() // `open`, `full`: words of any log
///         .run()
/// }
/// ```
#[must_use = "the command does nothing until it runs"]
#[derive(Debug)]
pub struct Cli {
    name: &'static str,
    version: Option<&'static str>,
    about: &'static str,
    registry: Registry,
}

/// The result of a command, which its exit status reports as grep's does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Something was found.
    Found,
    /// Nothing was found.
    Nothing,
    /// Something could not be read; standard error says what.
    Trouble,
    /// Ctrl-C ended it.
    Interrupted,
}

impl Outcome {
    /// Whether something was found, if everything could be read.
    pub fn of(found: bool) -> Self {
        if found { Self::Found } else { Self::Nothing }
    }
}

/// What each command of the program needs to know about the program.
#[derive(Clone, Copy)]
pub struct Program<'c> {
    pub registry: &'c Registry,
    pub messages: Messages,
}

impl Cli {
    /// A command of this name, without any catalog.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            version: None,
            about: "Explains errors, finds them in logs, and exports all that is known about them",
            registry: Registry::default(),
        }
    }

    /// What `--version` prints, mostly `env!("CARGO_PKG_VERSION")`.
    pub fn version(mut self, version: &'static str) -> Self {
        self.version = Some(version);
        self
    }

    /// The sentence with which the help begins, without a full stop.
    pub fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// Adds a catalog, or a union of several.
    ///
    /// Logs are searched for its errors. The errors of a union are those of its members: where these
    /// are added too, each error is listed once, and one search finds all of them.
    pub fn catalog<E: Catalog>(mut self) -> Self {
        self.registry.add::<E>(false);
        self
    }

    /// Adds a catalog whose wire values are common words, such as `busy` and `error`.
    ///
    /// Logs are searched for its errors only with `scan --catalog NAME`.
    pub fn catalog_on_request<E: Catalog>(mut self) -> Self {
        self.registry.add::<E>(true);
        self
    }

    /// Names an error that no catalog has, and says why, such as a constant that is newer.
    ///
    /// `explain` repeats it to those who look for the error.
    pub fn missing(mut self, name: &'static str, why: &'static str) -> Self {
        self.registry.missing.push((name, why));
        self
    }

    /// Names words that begin like wire values and are not errors, such as events.
    ///
    /// `scan --unknown` leaves them out, and so it does names of source files and hosts.
    pub fn other_words(mut self, words: impl IntoIterator<Item = &'static str>) -> Self {
        self.registry.other_words.extend(words);
        self
    }

    /// Runs the command on the arguments of this process.
    ///
    /// The exit status is 0 if something was found, 1 if nothing was or something that was asked for
    /// is not known, stale or breaking, and 2 if something could not be read or written. A scan that
    /// Ctrl-C ends shows what it has counted, and its status is 130.
    #[must_use]
    pub fn run(self) -> ExitCode {
        ExitCode::from(self.run_on(std::env::args_os()))
    }

    fn run_on(&self, arguments: impl Iterator<Item = OsString>) -> u8 {
        let grammar = Grammar {
            name: self.name,
            version: self.version,
            about: self.about,
            registry: &self.registry,
        };
        let arguments = match grammar.parse(arguments) {
            Ok(arguments) => arguments,
            Err(error) => {
                // If the output is closed, nobody reads the message.
                let _ = error.print();
                return if error.use_stderr() { 2 } else { 0 };
            }
        };
        let program = Program {
            registry: &self.registry,
            messages: Messages { name: self.name },
        };
        let mut output = Output::new();
        let outcome = dispatch(&arguments, program, &grammar, &mut output).and_then(|outcome| {
            output.flush()?;
            Ok(outcome)
        });
        match outcome {
            Ok(Outcome::Found) => 0,
            Ok(Outcome::Nothing) => 1,
            Ok(Outcome::Trouble) => 2,
            Ok(Outcome::Interrupted) => interrupt::STATUS,
            // Like `head`, the reader of the output has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => 0,
            Err(error) => {
                program.messages.report(&format!("can't write: {error}"));
                2
            }
        }
    }
}

fn dispatch(
    arguments: &Arguments,
    program: Program<'_>,
    grammar: &Grammar<'_>,
    output: &mut Output,
) -> io::Result<Outcome> {
    match &arguments.command {
        Command::Explain { format, what } => explain::run(program, *format, what, output),
        Command::Scan(options) => scan::run(program, options, output),
        Command::List { format, catalogs } => list::run(program, *format, catalogs, output),
        Command::Export(options) => export::run(program, options, output),
        Command::Diff { format, old, new } => {
            diff::run(program, *format, old, new.as_deref(), output)
        }
        Command::Completions { shell } => {
            output.write_all(grammar.completions(*shell).as_bytes())?;
            Ok(Outcome::Found)
        }
        Command::Man { command } => {
            let mut page = Vec::new();
            grammar.man(command.as_deref()).render(&mut page)?;
            output.write_all(&page)?;
            Ok(Outcome::Found)
        }
    }
}
