//! Ctrl-C, which ends a scan and not the program: what was counted until then is shown.

use std::io::{self, ErrorKind, Read};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The exit status of a program that SIGINT ended.
pub const STATUS: u8 = 130;

/// How much of a stream is read at once.
const PART: usize = 1 << 16;

static HAPPENED: AtomicBool = AtomicBool::new(false);

/// Wakes who waits for a stream.
static WAKE: Mutex<Option<SyncSender<io::Result<Vec<u8>>>>> = Mutex::new(None);

/// Whether Ctrl-C was pressed.
pub fn happened() -> bool {
    HAPPENED.load(Ordering::Relaxed)
}

/// Lets [`happened`] report Ctrl-C from now on. A second one ends the program.
pub fn watch() {
    // If a program has set another handler, it wants that one.
    let _ = ctrlc::set_handler(|| {
        if HAPPENED.swap(true, Ordering::Relaxed) {
            process::exit(STATUS.into());
        }
        if let Some(wake) = &*WAKE.lock().unwrap_or_else(PoisonError::into_inner) {
            // If there is no room, nobody waits.
            let _ = wake.try_send(Ok(Vec::new()));
        }
    });
}

/// Standard input, which also ends with Ctrl-C.
///
/// A thread reads it, for the system goes on waiting after a signal.
pub struct Stream {
    parts: Receiver<io::Result<Vec<u8>>>,
    part: io::Cursor<Vec<u8>>,
    is_at_end: bool,
}

impl Stream {
    pub fn stdin() -> Self {
        let (sender, parts) = sync_channel(2);
        *WAKE.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender.clone());
        thread::spawn(move || {
            let mut stdin = io::stdin();
            loop {
                let mut part = vec![0; PART];
                let read = stdin.read(&mut part).map(|length| {
                    part.truncate(length);
                    part
                });
                let is_end = match &read {
                    Ok(part) => part.is_empty(),
                    Err(error) => error.kind() != ErrorKind::Interrupted,
                };
                if sender.send(read).is_err() || is_end {
                    break;
                }
            }
        });
        Self {
            parts,
            part: io::Cursor::default(),
            is_at_end: false,
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.part.read(buffer)?;
        if length > 0 || buffer.is_empty() || self.is_at_end {
            return Ok(length);
        }
        // `WAKE` can send for ever, so an end is a part without bytes.
        self.part = io::Cursor::new(self.parts.recv().map_err(io::Error::other)??);
        self.is_at_end = self.part.get_ref().is_empty();
        self.part.read(buffer)
    }
}
