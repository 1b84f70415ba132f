//! Standard output and standard error.

use std::borrow::Cow;
use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub const BOLD: Style = Style::new().bold();
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
pub const LABEL: Style = AnsiColor::Cyan.on_default();
pub const DIM: Style = Style::new().dimmed();

/// Standard output, with colours where a person looks.
pub struct Output {
    writer: BufWriter<Box<dyn Write>>,
    has_colours: bool,
    pub is_terminal: bool,
    /// How many columns a line of text has: those of `COLUMNS`, or of the terminal. In a pipe, lines
    /// have no end.
    pub width: Option<usize>,
}

impl Output {
    pub fn new() -> Self {
        let stdout = io::stdout().lock();
        let is_terminal = stdout.is_terminal();
        let columns = env::var("COLUMNS").ok();
        let columns = columns.and_then(|columns| columns.parse().ok());
        let width = columns.filter(|columns| *columns > 0).or_else(|| {
            let size = is_terminal.then(terminal_size::terminal_size)??;
            Some(size.0.0.into())
        });
        let has_colours = AutoStream::choice(&stdout) != ColorChoice::Never;
        let writer: Box<dyn Write> = if has_colours {
            Box::new(AutoStream::auto(stdout))
        } else {
            Box::new(stdout)
        };
        Self {
            writer: BufWriter::with_capacity(1 << 16, writer),
            has_colours,
            is_terminal,
            width,
        }
    }

    /// A text in a style, if there are colours.
    pub fn styled(&self, style: Style, text: impl Display) -> String {
        if self.has_colours {
            format!("{style}{text}{style:#}")
        } else {
            text.to_string()
        }
    }

    /// Writes what serde can write, as indented JSON.
    ///
    /// # Errors
    ///
    /// What the output reports.
    pub fn json(&mut self, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.writer, value)?;
        writeln!(self.writer)
    }

    /// Writes what serde can write, as JSON on one line.
    ///
    /// # Errors
    ///
    /// What the output reports.
    pub fn line_of_json(&mut self, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        serde_json::to_writer(&mut self.writer, value)?;
        writeln!(self.writer)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The name of a file with its control characters escaped, which could write anything on a terminal.
pub fn escaped(name: &str) -> Cow<'_, str> {
    if !name.contains(char::is_control) {
        return name.into();
    }
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_control() {
            escaped.extend(character.escape_default());
        } else {
            escaped.push(character);
        }
    }
    escaped.into()
}

/// A text of at most so many columns, with `…` in place of its end.
pub fn cut(text: &str, width: Option<usize>) -> Cow<'_, str> {
    let Some(width) = width.filter(|width| text.width() > *width) else {
        return text.into();
    };
    let mut taken = 1;
    let end = text.char_indices().find(|(_, character)| {
        taken += character.width().unwrap_or(0);
        taken > width
    });
    let end = end.map_or(text.len(), |(end, _)| end);
    format!("{}…", &text[..end]).into()
}

/// Standard error, where the program's name precedes each message.
#[derive(Clone, Copy)]
pub struct Messages {
    pub name: &'static str,
}

impl Messages {
    /// Writes a message, unless standard error is closed.
    pub fn report(self, message: &str) {
        line(&format!("{}: {message}", self.name));
    }
}

/// Writes a line to standard error, unless it is closed.
pub fn line(line: &str) {
    let _ = writeln!(anstream::stderr(), "{}", escaped(line));
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_text_is_cut_where_the_columns_end() {
        for (width, expected) in [(4, "a日…"), (5, "a日…"), (6, "a日本…"), (7, "a日本語")]
        {
            assert_eq!(cut("a日本語", Some(width)), expected, "{width}");
        }
        assert_eq!(cut("ab", None), "ab");
        assert_eq!(cut("ab", Some(2)), "ab");
        assert_eq!(cut("abc", Some(2)), "a…");
    }
}
