//! The error of a failed parse.

use core::error::Error;
use core::fmt;
use core::str::Utf8Chunk;

use crate::Catalog;

/// How many bytes of an unknown value are kept: more than any of Jitsi's wire values has.
const KEPT: usize = 72;

/// A string that is not a wire value of the catalog.
///
/// Parsing a catalog returns it as the error. It holds the length and the first 72 bytes of the string
/// without an allocation; no wire value of Jitsi's is longer. To keep the whole string, parse it as
/// [`Open`](crate::Open).
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
    /// The error that was found, or this error for `value`.
    #[doc(hidden)]
    pub fn or<E: Catalog>(value: &str, found: Option<E>) -> Result<E, Self> {
        found.ok_or_else(|| Self::new(E::NAME, value))
    }

    pub(super) fn new(catalog: &'static str, value: &str) -> Self {
        let end = value.len().min(KEPT);
        let mut kept = [0xff; KEPT];
        kept[..end].copy_from_slice(&value.as_bytes()[..end]);
        Self {
            catalog,
            len: value.len(),
            kept,
        }
    }

    /// The value, truncated to its first 72 bytes.
    #[must_use]
    pub fn value(&self) -> &str {
        // The padding, 0xff, never occurs in UTF-8. A character that was cut is omitted.
        let chunk = self.kept.utf8_chunks().next();
        chunk.as_ref().map_or("", Utf8Chunk::valid)
    }

    /// The length of the whole value in bytes, even if [`value`](Self::value) is truncated.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the value is the empty string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The name of the catalog that does not have the value, such as `ConferenceError`.
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
