//! What stands on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jitsi_errors::{Catalog, each_catalog};

const STATUS: &str = "\
Exit status: 0 if something was found, 1 if nothing was, 2 if there was trouble. \
Colours are used on a terminal only, and not where NO_COLOR is set.";

/// Explains Jitsi's errors, finds them in logs, and exports all that is known about them.
#[derive(Parser)]
#[command(name = "jitsi-errors", version, arg_required_else_help = true, after_help = STATUS)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Explains errors: what went wrong, when it occurs, what to do.
    #[command(after_help = STATUS)]
    Explain {
        /// How the explanations are written.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Wire values, names of constants such as `ICE_FAILED` or `JitsiConferenceErrors.ICE_FAILED`,
        /// or texts that hold an error; `-` reads them from the lines of standard input, and explains
        /// each error once.
        #[arg(required = true)]
        what: Vec<OsString>,
    },
    /// Finds errors in logs: how often each stands there, where first and last, and what it means.
    #[command(after_help = STATUS)]
    Scan(Scan),
    /// Lists the errors of all catalogs.
    #[command(after_help = STATUS)]
    List {
        /// How the list is written.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Only these catalogs.
        #[arg(value_parser = titles())]
        catalogs: Vec<String>,
    },
    /// Writes all that is known about all errors, in a fixed order.
    #[command(after_help = STATUS)]
    Export {
        /// How it is written: one array, an object a line, or a table.
        #[arg(long, value_enum, default_value_t)]
        format: ExportFormat,
        /// Writes the JSON Schema of the JSON, and of each line of the NDJSON, instead.
        #[arg(long, conflicts_with = "format")]
        schema: bool,
    },
    /// Writes a script that completes this command's arguments in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Writes the manual page of this command, or of one of its commands.
    Man {
        /// The command.
        #[arg(value_parser = ["explain", "scan", "list", "export", "completions", "man"])]
        command: Option<String>,
    },
}

#[derive(Args)]
pub struct Scan {
    /// How the errors are written.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Looks for the errors of this catalog too, whose values are common words such as `busy`: for
    /// logs in which such a word means the error.
    #[arg(long = "catalog", value_name = "CATALOG", value_parser = titles())]
    pub catalogs: Vec<String>,
    /// Shows also what begins like an error and is none that this version knows.
    #[arg(long)]
    pub unknown: bool,
    /// Logs, as they are or as gzip has packed them; `-` is standard input.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One array of objects.
    #[default]
    Json,
    /// An object on each line.
    Ndjson,
    /// A table with a header.
    Csv,
}

/// The names of all catalogs.
fn titles() -> PossibleValuesParser {
    each_catalog!(E => E::NAME).into()
}

/// The script that completes the command's arguments in a shell.
pub fn completions(shell: Shell) -> String {
    let (mut command, mut script) = (Arguments::command(), Vec::new());
    clap_complete::generate(shell, &mut command, "jitsi-errors", &mut script);
    // For a name with a hyphen, bash's would not find its own parts:
    // https://github.com/clap-rs/clap/issues/6421
    String::from_utf8_lossy(&script).replace("jitsi__subcmd__errors", "jitsi__errors")
}

/// The manual page of the command, or of one below it.
pub fn man(below: Option<&str>) -> clap_mangen::Man {
    let mut command = Arguments::command();
    command.build();
    let below = below.and_then(|name| command.find_subcommand(name).cloned());
    clap_mangen::Man::new(below.unwrap_or(command))
}
