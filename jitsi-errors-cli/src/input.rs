//! Logs that are read: files and standard input, as they are or packed by gzip.

use std::fs::File;
use std::io::{self, BufReader, Cursor, IsTerminal, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use indicatif::{ProgressBar, ProgressStyle};

/// What gzip's data begin with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What a text begins with that has two bytes for each character, as some shells of Windows write it.
const UTF_16: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// Files that are read at once need no progress bar.
const LONG: u64 = 64 << 20;

/// A log, unpacked.
pub struct Input {
    reader: Box<dyn Read>,
    progress: ProgressBar,
}

impl Input {
    /// Opens a file, or standard input for `-`.
    ///
    /// # Errors
    ///
    /// What the system reports, or that it is a directory or no text of bytes.
    pub fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new("-") {
            return Self::new(io::stdin(), ProgressBar::hidden());
        }
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            let message = "it is a directory; name the files in it";
            return Err(io::Error::new(io::ErrorKind::IsADirectory, message));
        }
        let watched = about.len() >= LONG && io::stderr().is_terminal();
        let progress = if watched {
            bar(path, about.len())
        } else {
            ProgressBar::hidden()
        };
        Self::new(progress.wrap_read(file), progress.clone())
    }

    fn new(mut source: impl Read + 'static, progress: ProgressBar) -> io::Result<Self> {
        let mut head = Vec::new();
        source
            .by_ref()
            .take(GZIP.len() as u64)
            .read_to_end(&mut head)?;
        if UTF_16.contains(&&*head) {
            let message = "it is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let packed = head == GZIP;
        let whole = Cursor::new(head).chain(source);
        let reader: Box<dyn Read> = if packed {
            Box::new(MultiGzDecoder::new(BufReader::new(whole)))
        } else {
            Box::new(whole)
        };
        Ok(Self { reader, progress })
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

fn bar(path: &Path, length: u64) -> ProgressBar {
    let style = "{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
    let style = ProgressStyle::with_template(style);
    let bar = ProgressBar::new(length).with_message(path.display().to_string());
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
