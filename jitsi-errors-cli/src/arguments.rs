//! The arguments of the command line.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::registry::Registry;

const STATUS: &str = "\
Exit status: 0 if something was found, 1 if nothing was, 2 if there was trouble. \
Colours are used on a terminal only, and not where NO_COLOR is set.";

#[derive(Parser)]
#[command(arg_required_else_help = true, after_help = STATUS)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Explains errors: what went wrong, when it occurs, what to do.
    #[command(
        after_help = "Exit status: 0 if everything is known, 1 if something is not, 2 if there was trouble."
    )]
    Explain {
        /// How the explanations are written.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        #[arg(required = true)]
        what: Vec<OsString>,
    },
    /// Finds errors in logs: how often each occurs, when first and last, and in how many files.
    #[command(
        after_help = "Exit status: 0 if something was found, 1 if nothing was, 2 if there was trouble, \
            130 if Ctrl-C ended it, which shows what was counted until then."
    )]
    Scan(ScanOptions),
    /// Lists the errors of all catalogs.
    #[command(after_help = STATUS)]
    List {
        /// How the list is written.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Only these catalogs.
        catalogs: Vec<String>,
    },
    /// Writes all that is known about all errors, in a fixed order.
    #[command(after_help = STATUS)]
    Export(ExportOptions),
    /// Compares an export with another, or with the catalogs of this command.
    ///
    /// What breaks others comes first: a wire value or a constant that is gone, a parameter that is
    /// new and required or has another type, a fact that is gone. Additions and texts follow.
    #[command(
        after_help = "Exit status: 0 if nothing breaks, 1 if something does, 2 if there was trouble."
    )]
    Diff {
        /// How the differences are written.
        #[arg(long, value_enum, default_value_t)]
        format: DiffFormat,
        /// The older export, in JSON.
        old: PathBuf,
        /// The newer one; without it, what this command would export.
        new: Option<PathBuf>,
    },
    /// Writes a script that completes this command's arguments in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Writes the manual page of this command, or of one of its commands.
    Man {
        /// The command.
        #[arg(value_parser = ["explain", "scan", "list", "export", "diff", "completions", "man"])]
        command: Option<String>,
    },
}

#[derive(Args)]
#[allow(clippy::struct_excessive_bools)] // each is a flag of the command line
pub struct ScanOptions {
    /// How the errors are written: counted, or with `ndjson` each hit as it is found.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Writes a table with a heading, as on a terminal. Elsewhere it is a line per error, with tabs.
    #[arg(long, conflicts_with_all = ["format", "hits"])]
    pub summary: bool,
    /// Explains each error too.
    #[arg(long, conflicts_with_all = ["format", "hits"])]
    pub explain: bool,
    /// Writes each hit as it is found: `file:line:column: value`, with its time.
    #[arg(long, conflicts_with = "format")]
    pub hits: bool,
    /// Looks for the errors of this catalog too, whose values are common words: for logs in which
    /// such a word means the error.
    #[arg(long = "catalog", value_name = "CATALOG")]
    pub catalogs: Vec<String>,
    /// Finds also what begins like an error and is none that this version knows: not the names of
    /// events, source files and hosts.
    #[arg(long)]
    pub unknown: bool,
    /// Logs, or folders of logs; `-` is standard input.
    ///
    /// They may be packed with gzip, zstd, xz or bzip2, and be UTF-8 or UTF-16. In folders, hidden
    /// and binary files are left out, and what a file `.ignore` names.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Args)]
pub struct ExportOptions {
    /// How it is written.
    #[arg(long, value_enum, default_value_t)]
    pub format: ExportFormat,
    /// Writes the JSON Schema of the JSON, and of each line of the NDJSON, instead.
    #[arg(long, conflicts_with = "format")]
    pub schema: bool,
    /// Compares this file with the export, writes where they differ, and fails if they do.
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub check: Option<PathBuf>,
    /// Writes to this file: all of it, or if something fails, nothing.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: one array.
    Json,
    /// For programs: an object on each line.
    Ndjson,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One object with all errors.
    #[default]
    Json,
    /// An object on each line.
    Ndjson,
    /// A table with a header.
    Csv,
    /// A page for people.
    Markdown,
    /// Wire values and the JSON of failures as types.
    Typescript,
    /// The JSON Schema of the JSON of failures.
    JsonSchema,
    /// A regular expression whose first group is a wire value.
    Pattern,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For a page, such as the notes of a release.
    Markdown,
}

/// The command line of a program: the same for all, with the program's own name and catalogs.
pub struct Grammar<'r> {
    pub name: &'static str,
    pub version: Option<&'static str>,
    pub about: &'static str,
    pub registry: &'r Registry,
}

impl Grammar<'_> {
    /// Parses the arguments of a process, the first of which is the program.
    pub fn parse(
        &self,
        arguments: impl Iterator<Item = OsString>,
    ) -> Result<Arguments, clap::Error> {
        let matches = self.command().try_get_matches_from(arguments)?;
        Arguments::from_arg_matches(&matches)
    }

    /// The script that completes the command's arguments in a shell.
    pub fn completions(&self, shell: Shell) -> String {
        let mut script = Vec::new();
        // `explain` takes any text, so these are only offered.
        let errors = self.registry.errors().iter();
        let words: BTreeSet<&str> = errors.flat_map(|info| [info.value, info.name]).collect();
        let mut command = self.command().mut_subcommands(|command| {
            if command.get_name() != "explain" {
                return command;
            }
            let words = PossibleValuesParser::new(&words);
            command.mut_arg("what", |what| what.value_parser(words))
        });
        clap_complete::generate(shell, &mut command, self.name, &mut script);
        // For a name with a hyphen, bash's would not find its own parts:
        // https://github.com/clap-rs/clap/issues/6421
        let (wrong, right) = ["__subcmd__", "__"]
            .map(|joint| self.name.replace('-', joint))
            .into();
        String::from_utf8_lossy(&script).replace(&wrong, &right)
    }

    /// The manual page of the command, or of one of its commands.
    pub fn man(&self, command: Option<&str>) -> clap_mangen::Man {
        let mut program = self.command();
        program.build();
        let command = command.and_then(|name| program.find_subcommand(name).cloned());
        clap_mangen::Man::new(command.unwrap_or(program))
    }

    fn command(&self) -> clap::Command {
        let titles = || PossibleValuesParser::new(self.registry.titles());
        let mut command = Arguments::command()
            .name(self.name)
            .bin_name(self.name)
            .about(self.about)
            // Not `mut_subcommand`, which would move the command to the end of the list.
            .mut_subcommands(|command| match command.get_name() {
                "explain" => command.mut_arg("what", |what| what.help(self.what())),
                "list" => command.mut_arg("catalogs", |catalogs| catalogs.value_parser(titles())),
                "scan" => command.mut_arg("catalogs", |catalogs| {
                    let needed = self.registry.has_requestable();
                    catalogs.value_parser(titles()).hide(!needed)
                }),
                _ => command,
            });
        if let Some(version) = self.version {
            command = command.version(version);
        }
        command
    }

    /// The help of what `explain` explains, with an error of the program's own as its example.
    fn what(&self) -> String {
        let example = self
            .registry
            .errors()
            .first()
            .map_or_else(String::new, |entry| {
                let object = entry.upstream.unwrap_or(entry.catalog);
                format!(" such as `{0}` or `{object}.{0}`", entry.name)
            });
        format!(
            "Wire values, names of constants{example}, or texts that hold an error; `-` reads them \
             from the lines of standard input, and explains each error once"
        )
    }
}
