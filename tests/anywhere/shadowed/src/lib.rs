//! Catalogs among items with the names that the generated code uses.
#![allow(
    dead_code,
    non_camel_case_types,
    unused_imports,
    unused_macros,
    missing_docs,
    missing_debug_implementations
)]

mod alloc {}
mod core {}
mod jitsi_errors {}
mod std {}

enum Option {
    Some,
    None,
}
enum Result {
    Ok,
    Err,
}
use Option::{None, Some};
use Result::{Err, Ok};

struct WaitFor;
struct Date;
struct Duration;
struct Event;
struct UserInput;
struct Recovery;
struct String;
struct Vec;
struct bool;
struct char;
struct str;
struct u8;
struct u16;
struct u64;
struct usize;

trait AsRef {}
trait Catalog {}
trait Clone {}
trait Copy {}
trait Debug {}
trait Display {}
trait Eq {}
trait Error {}
trait From {}
trait FromStr {}
trait Hash {}
trait Into {}
trait Ord {}
trait PartialEq {}
trait PartialOrd {}
trait TryFrom {}

macro_rules! __catalog {
    () => {};
}
macro_rules! __catalogs {
    () => {};
}
macro_rules! __serde {
    () => {};
}
macro_rules! __traits {
    () => {};
}
macro_rules! compile_error {
    () => {};
}
macro_rules! include_bytes {
    () => {};
}

/// Methods that every type has here.
trait Everything: Sized {
    fn as_bytes(&self) {}
    fn cause(&self) {}
    fn eq(&self, _: &Self) {}
    fn event(&self) {}
    fn recovery(&self) {}
    fn since(&self) {}
    fn into(self) {}
    fn len(&self) {}
    fn name(&self) {}
    fn value(&self) {}
}
impl<T> Everything for T {}

/// Why it failed.
#[::jitsi_errors::catalog("../../errors.toml")]
pub enum Failure {}

/// Why the way was lost.
#[::jitsi_errors::catalog("../../more.toml")]
pub enum Loss {}

/// Why it failed, with its arguments.
#[::jitsi_errors::failure("../../errors.toml", of = Failure)]
pub enum Failed {}

/// Why anything failed.
#[::jitsi_errors::catalogs]
pub enum Anything {
    /// Why it failed.
    #[catalog("../../errors.toml")]
    Failure(Failure),
    /// Why the way was lost, on a machine of another kind.
    #[cfg(not(target_pointer_width = "16"))]
    #[catalog("../../more.toml")]
    Loss(Loss),
    /// There is no such variant.
    #[cfg(target_pointer_width = "16")]
    #[catalog("../../more.toml")]
    Other(Nothing),
}

#[test]
fn it_is_a_catalog() {
    assert!(matches!(
        Anything::from_value("full"),
        ::core::option::Option::Some(Anything::Failure(Failure::Full))
    ));
    assert!(::std::format!("{}", Failure::Late) == "too late (late)");
}
