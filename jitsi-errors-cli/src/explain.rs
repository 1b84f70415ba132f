//! `explain`: what errors mean.

use std::ffi::OsString;
use std::io::{self, BufRead, Read, Write};

use jitsi_errors::ErrorInfo;

use crate::arguments::Format;
use crate::cli::{Outcome, Program};
use crate::meaning::{Meaning, Mention, Role};
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
        errors: Vec::new(),
        is_complete: true,
        output,
    };
    let mut trouble = false;
    for text in what {
        if text == "-" {
            trouble |= !explained.lines(&mut io::stdin().lock())?;
        } else {
            explained.text(&text.to_string_lossy(), true)?;
        }
    }
    let found = !explained.errors.is_empty() && explained.is_complete;
    if format == Format::Json {
        explained.output.json(&explained.errors)?;
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
    errors: Vec<ErrorInfo>,
    /// Whether everything that was asked for is known.
    is_complete: bool,
    output: &'o mut Output,
}

impl Explained<'_> {
    /// Explains what a text means; where it means no error, it is reported if it was `asked` for.
    fn text(&mut self, text: &str, asked: bool) -> io::Result<()> {
        let meaning = Meaning::of(text, self.program.registry);
        self.add(&meaning.errors)?;
        if meaning.errors.is_empty() && meaning.mentions.is_empty() && asked {
            self.is_complete = false;
            self.not_known(text);
        }
        for mention in meaning.mentions {
            let is_new = mention
                .errors
                .iter()
                .any(|info| !self.errors.contains(info));
            if is_new {
                self.mentioned(&mention, !meaning.errors.is_empty());
            }
            if meaning.errors.is_empty() {
                self.add(&mention.errors)?;
            }
        }
        Ok(())
    }

    /// Explains errors, each once.
    fn add(&mut self, errors: &[ErrorInfo]) -> io::Result<()> {
        for info in errors {
            if self.errors.contains(info) {
                continue;
            }
            self.errors.push(*info);
            match self.format {
                Format::Text => show::error(info, true, self.output)?,
                Format::Ndjson => self.output.line_of_json(info)?,
                Format::Json => continue,
            }
            // Who types the lines, or watches a log, sees it now.
            self.output.flush()?;
        }
        Ok(())
    }

    /// Explains what is in lines, and returns whether all could be read. A line of one word is asked
    /// for, and a longer one may hold no error.
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
            let is_word = text.split_whitespace().count() == 1;
            self.text(text.trim(), is_word)?;
        }
        Ok(true)
    }

    fn not_known(&self, text: &str) {
        let registry = self.program.registry;
        let mut missing = registry.missing.iter();
        let last = text.rsplit(['.', ':']).next();
        let message = if let Some((name, why)) = missing.find(|(name, _)| last == Some(name)) {
            format!("{name} is known to be missing: {why}")
        } else {
            let shown: String = text.chars().take(SHOWN).collect();
            let hint = nearest(&shown, registry.errors())
                .map(|near| format!(" Did you mean {near}?"))
                .unwrap_or_default();
            format!("{shown:?} is not known.{hint}")
        };
        self.program.messages.report(&message);
    }

    fn mentioned(&self, mention: &Mention, is_error_too: bool) {
        let values: Vec<&str> = mention.errors.iter().map(|info| info.value).collect();
        let values = values.join(", ");
        let also = if is_error_too { " also" } else { "" };
        let word = &mention.word;
        self.program.messages.report(&match mention.role {
            Role::ValueOf(parameter) => format!("{word:?} is{also} the `{parameter}` of {values}"),
            Role::Occurrence => format!("{word:?}{also} leads to {values}"),
        });
    }
}
