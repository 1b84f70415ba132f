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

/// What `#[catalog]` and `#[catalogs]` need to find errors: for the trait, and on the type itself.
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
            /// Every error in a text, with its place in bytes: the longest at each place, and only
            /// where no word goes on before or behind it.
            #[must_use]
            pub fn find_in(text: &::core::primitive::str) -> $crate::Matches<'_, Self> {
                <Self as $crate::Catalog>::find_in(text)
            }

            /// Every error in bytes that need not be UTF-8, such as a log's.
            #[must_use]
            pub fn find_in_bytes(bytes: &[::core::primitive::u8]) -> $crate::Matches<'_, Self> {
                <Self as $crate::Catalog>::find_in_bytes(bytes)
            }
        }
    };
}

/// The errors in a text, each with its place in bytes, from [`Catalog::find_in`].
#[derive(Clone)]
pub struct Matches<'t, E> {
    text: &'t [u8],
    at: usize,
    plan: &'static Plan,
    of: PhantomData<E>,
}

impl<'t, E: Catalog> Matches<'t, E> {
    /// Those that begin at this place or behind it.
    pub(crate) fn new(text: &'t [u8], at: usize) -> Self {
        Self {
            text,
            at,
            plan: E::__search().plan::<E>(),
            of: PhantomData,
        }
    }

    /// Finds also words that begin like a value of the catalog, up to its first dot, and are none:
    /// errors of tomorrow.
    ///
    /// Names of events begin like errors too (`conference.joined`). What is a part of an address or
    /// tells a place in code (`room@conference.example.com`, `conference.js:12`) is left out, and so
    /// is what has more than 256 bytes.
    ///
    /// ```
    /// use jitsi_errors::{JitsiError, Open};
    ///
    /// let line = "CONFERENCE FAILED: conference.connectionError.ofTomorrow";
    /// assert_eq!(JitsiError::find_in(line).count(), 0);
    ///
    /// let found = JitsiError::find_in(line).with_unknown().next();
    /// let value = "conference.connectionError.ofTomorrow";
    /// assert_eq!(found, Some((19..56, Open::Unknown(value))));
    /// ```
    #[must_use]
    pub fn with_unknown(self) -> OpenMatches<'t, E> {
        OpenMatches(self)
    }

    /// The next thing that `look` finds where an error, or if `unknown`, a word like one, may begin.
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

/// The errors in a text, and what begins like one, from [`Matches::with_unknown`].
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
