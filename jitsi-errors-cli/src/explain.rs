//! `explain`: what errors mean.

use std::ffi::OsString;
use std::io::{self, BufRead, Read, Write};

use jitsi_errors::ErrorInfo;

use crate::Outcome;
use crate::arguments::Format;
use crate::known;
use crate::near::nearest;
use crate::output::{Output, complain};
use crate::show;

/// Longer lines are refused: a log is for `scan`.
const LONGEST: usize = 1 << 20;

/// Characters of a text that are repeated where it is not known.
const SHOWN: usize = 80;

/// Explains what stands on the command line.
///
/// # Errors
///
/// What the output reports.
pub fn run(format: Format, what: &[OsString], output: &mut Output) -> io::Result<Outcome> {
    let mut explained = Explained {
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
            let meant = known::meant_by(&text);
            if meant.is_empty() {
                not_known(&text);
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
                    complain(&format!(
                        "line {number} of standard input is longer than 1 MiB; \
                         try `jitsi-errors scan -`"
                    ));
                    return Ok(false);
                }
                Ok(_) => {}
                Err(error) => {
                    complain(&format!("can't read standard input: {error}"));
                    return Ok(false);
                }
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim();
            let meant = known::meant_by(text);
            if meant.is_empty() && text.split_whitespace().count() == 1 {
                not_known(text);
            }
            self.add(&meant)?;
        }
        Ok(true)
    }
}

fn not_known(text: &str) {
    let shown: String = text.chars().take(SHOWN).collect();
    match nearest(&shown, &known::all()) {
        Some(near) => complain(&format!("{shown:?} is not known. Did you mean {near}?")),
        None => complain(&format!("{shown:?} is not known.")),
    }
}
