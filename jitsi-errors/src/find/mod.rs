//! Errors in text.

mod scan;
pub(crate) mod search;
mod words;

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ops::Range;

pub use scan::{Match, StreamScanner};
use search::Plan;

use crate::{Catalog, Open};

/// Implements the search for errors in text, for the trait `Catalog` or on the type itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __find_in {
    () => {
        fn __search() -> &'static $crate::__private::Search {
            static SEARCH: $crate::__private::Search = $crate::__private::Search::new();
            &SEARCH
        }
    };
    ($name:ident) => {
        #[allow(dead_code)]
        impl $name {
            /// Finds every error in a text, and returns it with its byte range.
            #[must_use]
            pub fn find_in(text: &::core::primitive::str) -> $crate::Matches<'_, Self> {
                <Self as $crate::Catalog>::find_in(text)
            }

            /// Like `find_in`, for bytes that need not be UTF-8, such as a log.
            #[must_use]
            pub fn find_in_bytes(bytes: &[::core::primitive::u8]) -> $crate::Matches<'_, Self> {
                <Self as $crate::Catalog>::find_in_bytes(bytes)
            }
        }
    };
}

/// An iterator over the errors in a text and their byte ranges, returned by [`Catalog::find_in`].
///
/// ```
/// use jitsi_errors::{ConferenceError, Matches};
///
/// let matches: Matches<'_, ConferenceError> = ConferenceError::find_in("conference.iceFailed!");
/// for (range, error) in matches {
///     assert_eq!((range, error), (0..20, ConferenceError::IceFailed));
/// }
/// ```
#[derive(Clone)]
pub struct Matches<'t, E> {
    text: &'t [u8],
    at: usize,
    plan: &'static Plan,
    of: PhantomData<E>,
}

impl<'t, E: Catalog> Matches<'t, E> {
    /// Starts the search at an offset.
    pub(crate) fn new(text: &'t [u8], at: usize) -> Self {
        Self {
            text,
            at,
            plan: E::__search().plan::<E>(),
            of: PhantomData,
        }
    }

    /// Also finds unknown values: words that begin like a wire value of the catalog, up to the first dot.
    ///
    /// Such a word may be a new error, but also the name of an event (`conference.joined`). Addresses
    /// (`room@conference.example.com`), source locations (`conference.js:12`) and words of more than 256
    /// bytes are not found.
    ///
    /// ```
    /// use jitsi_errors::{JitsiError, Open};
    ///
    /// let line = "CONFERENCE FAILED: conference.connectionError.newReason";
    /// assert_eq!(JitsiError::find_in(line).count(), 0);
    ///
    /// let found = JitsiError::find_in(line).with_unknown().next();
    /// let value = "conference.connectionError.newReason";
    /// assert_eq!(found, Some((19..55, Open::Unknown(value))));
    /// ```
    #[must_use]
    pub fn with_unknown(self) -> OpenMatches<'t, E> {
        OpenMatches(self)
    }

    /// The next match of `look`, which is called at every offset where an error, or if `unknown`, a word
    /// like one may begin.
    fn next_by<T>(
        &mut self,
        unknown: bool,
        look: impl Fn(&Plan, &'t [u8], usize) -> Option<(usize, T)>,
    ) -> Option<(Range<usize>, T)> {
        while let Some(start) = self.plan.candidate(self.text, self.at, unknown) {
            self.at = start + 1;
            if let Some((length, found)) = look(self.plan, self.text, start) {
                self.at = start + length;
                return Some((start..self.at, found));
            }
        }
        self.at = self.text.len();
        None
    }
}

impl<E: Catalog> Iterator for Matches<'_, E> {
    type Item = (Range<usize>, E);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_by(false, |plan, text, start| plan.error(&text[start..]))
    }
}

impl<E: Catalog> FusedIterator for Matches<'_, E> {}

impl<E> fmt::Debug for Matches<'_, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left = self.text.len() - self.at;
        write!(formatter, "Matches({left} bytes left)")
    }
}

/// An iterator over known and unknown errors in a text, returned by [`Matches::with_unknown`].
#[derive(Clone, Debug)]
pub struct OpenMatches<'t, E>(Matches<'t, E>);

impl<'t, E: Catalog> Iterator for OpenMatches<'t, E> {
    type Item = (Range<usize>, Open<E, &'t str>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next_by(true, |plan, text, start| {
            let known = plan.error(&text[start..]);
            let known = known.map(|(length, error)| (length, Open::Known(error)));
            let unknown = || plan.unknown(text, start);
            known.or_else(|| unknown().map(|value| (value.len(), Open::Unknown(value))))
        })
    }
}

impl<E: Catalog> FusedIterator for OpenMatches<'_, E> {}
