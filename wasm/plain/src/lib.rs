//! Explains errors to JavaScript without bindings: text is passed through the module's memory.
#![no_std]

use core::fmt::{self, Write};
use core::panic::PanicInfo;
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

use jitsi_errors::JitsiError;

/// The shared memory: the caller's text, then the explanation.
static TEXT: [AtomicU8; 4096] = [const { AtomicU8::new(0) }; 4096];

/// The address of the text.
#[unsafe(no_mangle)]
pub extern "C" fn text() -> *const AtomicU8 {
    TEXT.as_ptr()
}

/// Explains the wire value in the first `length` bytes of the text. Returns the length of the
/// explanation, or 0 if there is none.
#[unsafe(no_mangle)]
pub extern "C" fn explain(length: usize) -> usize {
    let mut value = [0; TEXT.len()];
    for (byte, shared) in value.iter_mut().zip(&TEXT) {
        *byte = shared.load(Relaxed);
    }
    let value = value.get(..length).unwrap_or_default();
    let error = str::from_utf8(value).ok().and_then(JitsiError::from_value);
    let mut output = Output { length: 0 };
    match error.map(|error| print(error, &mut output)) {
        Some(Ok(())) => output.length,
        Some(Err(_)) | None => 0,
    }
}

fn print(error: JitsiError, output: &mut Output) -> fmt::Result {
    writeln!(output, "{error}")?;
    for occurrence in error.occurrences() {
        writeln!(output, "- {occurrence}")?;
    }
    write!(output, "{}", error.recommendation())
}

/// Writes to the text, up to its capacity.
struct Output {
    length: usize,
}

impl Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            let shared = TEXT.get(self.length).ok_or(fmt::Error)?;
            shared.store(byte, Relaxed);
            self.length += 1;
        }
        Ok(())
    }
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
