//! A program without a standard library, an allocator and a C runtime. Its status says whether a
//! catalog works there.
#![no_std]
#![no_main]
#![allow(unsafe_code, clippy::missing_const_for_fn)]

use core::arch::global_asm;
use core::panic::PanicInfo;

/// Why it failed.
#[jitsi_errors::catalog("../../errors.toml")]
enum Failure {}

global_asm!(
    ".globl _start",
    "_start:",
    "and rsp, -16",
    "call run",
    "mov edi, eax",
    "mov eax, 60",
    "syscall",
);

#[unsafe(no_mangle)]
extern "C" fn run() -> i32 {
    let known = Failure::from_value("full") == Some(Failure::Full);
    let unknown = "empty"
        .parse::<Failure>()
        .is_err_and(|error| error.value() == "empty");
    let named = Failure::from_name("LATE").is_some_and(|error| error.cause() == "too late");
    i32::from(!(known && unknown && named))
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
