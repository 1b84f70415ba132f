//! The guide: how to use this crate with a given kind of program.
//!
//! - [`automatic`]: handle errors without comparing strings, as a bot does.
//! - [`browser`]: read JavaScript values in a WebAssembly front end.
//! - [`logs`]: find errors in text and in streams.
//! - [`native`]: read errors from XMPP stanzas.
//! - [`own_catalog`]: declare errors of your own, and compare that with strum and thiserror.

#[doc = include_str!("../docs/guide/automatic.md")]
#[cfg(feature = "alloc")]
pub mod automatic {}

#[doc = include_str!("../docs/guide/browser.md")]
#[cfg(feature = "js")]
pub mod browser {}

#[doc = include_str!("../docs/guide/logs.md")]
#[cfg(feature = "find")]
pub mod logs {}

#[doc = include_str!("../docs/guide/native.md")]
#[cfg(feature = "xmpp")]
pub mod native {}

#[doc = include_str!("../docs/guide/own_catalog.md")]
pub mod own_catalog {}
