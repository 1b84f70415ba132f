//! Logs that are read: files, folders and standard input, as they are or packed.

mod packing;
mod utf16;
mod walk;
mod zstd;

use std::fs::File;
use std::io::{self, Cursor, IsTerminal, Read};
use std::path::Path;
use std::time::SystemTime;

use indicatif::{ProgressBar, ProgressStyle};

use packing::Packing;
use utf16::{Order, Utf16};
pub use walk::{Log, walk};

use crate::interrupt::Stream;

/// As many bytes at the start of a log as say how it is packed.
const MAGIC: usize = 6;

/// As many bytes at the start of a text as its encoding is guessed from.
const HEAD: usize = 4096;

/// Files that are read at once need no progress bar.
const LONG: u64 = 64 << 20;

/// A log: unpacked, and in UTF-8 if it was UTF-16.
pub struct Input {
    reader: Box<dyn Read + Send>,
    progress: ProgressBar,
    /// Whether it is neither text nor packed.
    pub is_binary: bool,
    /// When it was last written.
    pub modified: SystemTime,
}

impl Input {
    /// Opens a file, or standard input for `-`.
    ///
    /// # Errors
    ///
    /// What the system reports, or in what it is packed if that can't be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new("-") {
            let now = SystemTime::now();
            return Self::new(Stream::stdin(), ProgressBar::hidden(), now);
        }
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        let size = metadata.len();
        let modified = metadata.modified().unwrap_or_else(|_| SystemTime::now());
        let progress = if size >= LONG && io::stderr().is_terminal() {
            bar(path, size)
        } else {
            ProgressBar::hidden()
        };
        Self::new(progress.wrap_read(file), progress.clone(), modified)
    }

    fn new(
        mut source: impl Read + Send + 'static,
        progress: ProgressBar,
        modified: SystemTime,
    ) -> io::Result<Self> {
        let head = head(&mut source, MAGIC)?;
        let packing = Packing::of(&head)?;
        let is_packed = packing.is_some();
        let whole = Cursor::new(head).chain(source);
        let mut unpacked: Box<dyn Read + Send> = match packing {
            Some(packing) => packing.unpack(whole),
            None => Box::new(whole),
        };
        // What fails here may have given some text before, which counts: the next read reports it.
        let mut start = Vec::with_capacity(HEAD);
        let failed = fill(&mut unpacked, &mut start, MAGIC).err();
        if is_packed && Packing::of(&start)?.is_some() {
            let message = "it is packed twice; unpack it once before";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let order = Order::of(&start);
        let is_binary = !is_packed && order.is_none() && start.contains(&0);
        let text = Cursor::new(start).chain(Failing(failed)).chain(unpacked);
        let reader: Box<dyn Read + Send> = match order {
            Some(order) => Box::new(Utf16::new(text, order)),
            None => Box::new(text),
        };
        Ok(Self {
            reader,
            progress,
            is_binary,
            modified,
        })
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer)
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.progress.finish_and_clear();
    }
}

/// Reports an error once, then ends.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// The first bytes: at least so many, if there are, and more if they come with them.
fn head(source: &mut impl Read, least: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEAD);
    fill(source, &mut bytes, least)?;
    Ok(bytes)
}

/// Reads what comes until there is enough: the first line of a stream must not wait for a second.
fn fill(source: &mut impl Read, bytes: &mut Vec<u8>, least: usize) -> io::Result<()> {
    let mut part = [0; HEAD];
    while bytes.len() < least {
        match source.read(&mut part) {
            Ok(0) => break,
            Ok(length) => bytes.extend_from_slice(&part[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn bar(path: &Path, length: u64) -> ProgressBar {
    let style = "{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
    let style = ProgressStyle::with_template(style);
    let bar = ProgressBar::new(length).with_message(path.display().to_string());
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
