//! Standard output and standard error.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use serde::Serialize;

pub const BOLD: Style = Style::new().bold();
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
pub const LABEL: Style = AnsiColor::Cyan.on_default();
pub const DIM: Style = Style::new().dimmed();

/// Standard output, with colours where a person looks.
pub struct Output(BufWriter<AutoStream<StdoutLock<'static>>>);

impl Output {
    pub fn new() -> Self {
        Self(BufWriter::new(AutoStream::auto(io::stdout().lock())))
    }

    /// Writes what serde can write, as indented JSON.
    ///
    /// # Errors
    ///
    /// What the output reports.
    pub fn json(&mut self, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.0, value)?;
        writeln!(self.0)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A text in a style.
pub fn styled(style: Style, text: impl Display) -> impl Display {
    format!("{style}{text}{style:#}")
}

/// Standard error, where the program's name precedes each message.
#[derive(Clone, Copy)]
pub struct Messages {
    pub name: &'static str,
}

impl Messages {
    /// Writes a message, unless standard error is closed.
    pub fn report(self, message: &str) {
        let _ = writeln!(anstream::stderr(), "{}: {message}", self.name);
    }
}
