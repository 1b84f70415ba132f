//! The error of a failed parse.

use core::error::Error;
use core::fmt;
use core::str::Utf8Chunk;

use crate::Catalog;

/// How much of an unknown value is kept: more than any wire value of Jitsi's has.
const KEPT: usize = 72;

/// A string that is not a wire value of the catalog.
///
/// It holds the string's first 72 bytes, which is more than any known value has, and its length,
/// without allocating. To keep a string of any length, parse it as [`Open`](crate::Open).
///
/// ```
/// use jitsi_errors::ConferenceError;
///
/// let unknown = "conference.icefailed".parse::<ConferenceError>().unwrap_err();
/// assert_eq!(unknown.value(), "conference.icefailed");
/// assert_eq!(unknown.to_string(), r#"unknown ConferenceError "conference.icefailed""#);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue {
    catalog: &'static str,
    len: usize,
    kept: [u8; KEPT],
}

impl UnknownValue {
    /// The error, or that there is none for `value`.
    #[doc(hidden)]
    pub fn or<E: Catalog>(value: &str, found: Option<E>) -> Result<E, Self> {
        found.ok_or_else(|| Self::new(E::NAME, value))
    }

    pub(super) fn new(catalog: &'static str, value: &str) -> Self {
        let mut end = value.len().min(KEPT);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        let mut kept = [0xff; KEPT];
        kept[..end].copy_from_slice(&value.as_bytes()[..end]);
        Self {
            catalog,
            len: value.len(),
            kept,
        }
    }

    /// The value, cut to its first 72 bytes.
    #[must_use]
    pub fn value(&self) -> &str {
        // 0xff, which fills the rest, stands in no UTF-8.
        let chunk = self.kept.utf8_chunks().next();
        chunk.as_ref().map_or("", Utf8Chunk::valid)
    }

    /// The length of the whole value in bytes, also where [`value`](Self::value) is cut.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the value is the empty string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The name of the catalog that was asked, such as `ConferenceError`.
    #[must_use]
    pub fn catalog(&self) -> &'static str {
        self.catalog
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UnknownValue")
            .field("catalog", &self.catalog)
            .field("value", &self.value())
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value();
        write!(formatter, "unknown {} {value:?}", self.catalog)?;
        if value.len() < self.len {
            write!(formatter, ", cut from {} bytes", self.len)?;
        }
        Ok(())
    }
}

impl Error for UnknownValue {}
