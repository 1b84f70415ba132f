//! `explain`: what errors mean.

use std::ffi::OsString;
use std::io::{self, BufRead, Read, Write};

use jitsi_errors::ErrorInfo;

use crate::arguments::Format;
use crate::cli::{Outcome, Program};
use crate::output::Output;
use crate::show;
use crate::suggest::nearest;

/// Longer lines are refused: a log is for `scan`.
const LONGEST: usize = 1 << 20;

/// Characters of a text that are repeated where it is not known.
const SHOWN: usize = 80;

/// Explains the arguments.
///
/// # Errors
///
/// What the output reports.
pub fn run(
    program: Program<'_>,
    format: Format,
    what: &[OsString],
    output: &mut Output,
) -> io::Result<Outcome> {
    let mut explained = Explained {
        program,
        format,
        entries: Vec::new(),
        output,
    };
    let mut trouble = false;
    for text in what {
        if text == "-" {
            trouble |= !explained.lines(&mut io::stdin().lock())?;
        } else {
            let text = text.to_string_lossy();
            let meant = meant_by(&text, program);
            if meant.is_empty() {
                not_known(&text, program);
            }
            explained.add(&meant)?;
        }
    }
    let found = !explained.entries.is_empty();
    if format == Format::Json {
        let entries = explained.entries;
        output.json(&entries)?;
    }
    Ok(if trouble {
        Outcome::Trouble
    } else {
        Outcome::of(found)
    })
}

/// What has been explained.
struct Explained<'o> {
    program: Program<'o>,
    format: Format,
    entries: Vec<ErrorInfo>,
    output: &'o mut Output,
}

impl Explained<'_> {
    /// Explains errors, each once.
    fn add(&mut self, entries: &[ErrorInfo]) -> io::Result<()> {
        for entry in entries {
            if self.entries.contains(entry) {
                continue;
            }
            self.entries.push(*entry);
            if self.format == Format::Text {
                show::entry(entry, self.output)?;
                // Who types the lines, or watches a log, sees it now.
                self.output.flush()?;
            }
        }
        Ok(())
    }

    /// Explains what stands in lines; tells whether all could be read. A line of one word that is
    /// not known is told, and a longer one that holds no error is not.
    fn lines(&mut self, input: &mut impl BufRead) -> io::Result<bool> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let read = input
                .by_ref()
                .take(LONGEST as u64)
                .read_until(b'\n', &mut line);
            match read {
                Ok(0) => break,
                Ok(length) if length == LONGEST && !line.ends_with(b"\n") => {
                    let messages = self.program.messages;
                    messages.report(&format!(
                        "line {number} of standard input is longer than 1 MiB; \
                         try `{} scan -`",
                        messages.name
                    ));
                    return Ok(false);
                }
                Ok(_) => {}
                Err(error) => {
                    let message = format!("can't read standard input: {error}");
                    self.program.messages.report(&message);
                    return Ok(false);
                }
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim();
            let meant = meant_by(text, self.program);
            if meant.is_empty() && text.split_whitespace().count() == 1 {
                not_known(text, self.program);
            }
            self.add(&meant)?;
        }
        Ok(true)
    }
}

/// The errors that a text means: those with this wire value or name, alone or with the object that
/// holds it, or else those that are in the text.
fn meant_by(text: &str, program: Program<'_>) -> Vec<ErrorInfo> {
    let (object, name) = match text.rsplit_once('.') {
        Some((object, name)) => (Some(object), name),
        None => (None, text),
    };
    let mut entries: Vec<ErrorInfo> = program.registry.entries().collect();
    entries.retain(|entry| {
        let named = entry.name == name
            && object.is_none_or(|object| entry.upstream.unwrap_or(entry.catalog) == object);
        named || entry.value == text
    });
    if entries.is_empty() {
        entries = program.registry.find_in(text);
    }
    entries
}

fn not_known(text: &str, program: Program<'_>) {
    let shown: String = text.chars().take(SHOWN).collect();
    let hint = nearest(&shown, program.registry.entries())
        .map(|near| format!(" Did you mean {near}?"))
        .unwrap_or_default();
    program
        .messages
        .report(&format!("{shown:?} is not known.{hint}"));
}
