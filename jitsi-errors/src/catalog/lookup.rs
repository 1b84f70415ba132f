//! Lookups: a perfect hash finds the only key that a text can be, and one comparison decides.
#![allow(clippy::inline_always)] // the constants of a plan fold only in the calling function

use super::hash::{displaced, hash, mix, scale, word};

/// Declares what a lookup compares with: keys padded to rows of equal length, or the table of keys.
#[doc(hidden)]
#[macro_export]
macro_rules! __rows {
    ($table:ident, $rows:ident, $keys:expr, { rows: [0; $count:literal], $($plan:tt)* }) => {
        static $table: [&::core::primitive::str; $count] = $keys;
    };
    (
        $table:ident, $rows:ident, $keys:expr,
        { rows: [$row:literal; $count:literal] = $padded:expr, $($plan:tt)* }
    ) => {
        // Not a static: Clippy crashes on a user's constant that points into one.
        const $rows: &[[::core::primitive::u8; $row]; $count] = &$padded;
    };
}

/// Declares the table of keys, as slices of the rows, if there are rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __keys {
    ($table:ident, $rows:ident, { rows: [0; $count:literal], $($plan:tt)* }) => {};
    ($table:ident, $rows:ident, { rows: [$row:literal; $count:literal] = $($plan:tt)* }) => {
        static $table: [&::core::primitive::str; $count] = $crate::__private::keys($rows);
    };
}

/// Looks up a text among the keys of `$all`.
#[doc(hidden)]
#[macro_export]
macro_rules! __find {
    (
        $text:ident, $all:expr, $keys:ident, $rows:ident,
        { rows: [0; $keyed:literal], $($plan:tt)* }
    ) => {
        $crate::__find!($text, $all, is_key, $keys, { $($plan)* })
    };
    (
        $text:ident, $all:expr, $keys:ident, $rows:ident,
        { rows: [$row:literal; $keyed:literal] = $padded:expr, $($plan:tt)* }
    ) => {
        $crate::__find!($text, $all, is_row, $rows, { $($plan)* })
    };
    (
        $text:ident, $all:expr, $is:ident, $known:ident,
        {
            lookup: $way:ident $way_plan:tt,
            displacements: $displacements:literal,
            slots: $kind:ident [$slot:tt; $count:literal] = $slots:tt,
        }
    ) => {{
        const LOOKUP: $crate::__private::Lookup = $crate::__private::Lookup::$way $way_plan;
        match LOOKUP.slot($text, $displacements, $count) {
            ::core::option::Option::Some(slot) => {
                let found = $crate::__slot!(slot, $kind [$slot; $count] = $slots);
                if LOOKUP.$is($text, &$known[found as ::core::primitive::usize]) {
                    ::core::option::Option::Some($crate::__entry!($kind, found, $all))
                } else {
                    ::core::option::Option::None
                }
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }};
}

/// The content of a slot: a variant, or an index.
#[doc(hidden)]
#[macro_export]
macro_rules! __slot {
    ($slot:ident, variants [$kind:ty; $count:literal] = $slots:tt) => {{
        static SLOTS: [$kind; $count] = $slots;
        SLOTS[$slot]
    }};
    ($slot:ident, indices [$width:literal; $count:literal] = $slots:tt) => {
        $crate::__private::number($slots, $width, $slot)
    };
}

/// The error for the content of a slot.
#[doc(hidden)]
#[macro_export]
macro_rules! __entry {
    (variants, $found:ident, $all:expr) => {
        $found
    };
    (indices, $found:ident, $all:expr) => {
        $all[$found]
    };
}

/// How to find the slot of a text. The macro chooses the plan so that every key has its own slot.
pub enum Lookup {
    /// By a hash of eight-byte words.
    Hashed {
        /// The length of the shortest key and of the longest.
        lengths: (usize, usize),
        /// The offsets of the words that distinguish the keys; negative ones count from the end.
        probes: &'static [isize],
        /// The start value of the hash.
        seed: u64,
    },
    /// By binary search in the sorted keys, for a set for which no seed was found.
    Sorted(&'static [&'static str]),
}

impl Lookup {
    /// The only slot that can hold the text. A displacement has two bytes.
    #[inline(always)]
    #[must_use]
    pub const fn slot(&self, text: &str, displacements: &[u8], slots: usize) -> Option<usize> {
        let text = text.as_bytes();
        match *self {
            Self::Hashed {
                lengths: (shortest, longest),
                probes,
                seed,
            } => {
                if text.len() < shortest || text.len() > longest {
                    return None;
                }
                Some(slot(hash(text, probes, seed), displacements, slots))
            }
            Self::Sorted(keys) => match search(keys, text) {
                slot if slot < slots => Some(slot),
                _ => None,
            },
        }
    }

    /// Whether the text is the key of its slot.
    #[inline(always)]
    #[must_use]
    pub const fn is_key(&self, text: &str, key: &str) -> bool {
        text.len() == key.len() && self.same(text, key.as_bytes())
    }

    /// Whether the text is the key in the row of its slot.
    #[inline(always)]
    #[must_use]
    pub const fn is_row(&self, text: &str, row: &[u8]) -> bool {
        match row {
            // `&` instead of `&&`: a branch here would be mispredicted for random texts.
            [key @ .., length] => (text.len() == *length as usize) & self.same(text, key),
            [] => false,
        }
    }

    /// Whether `key`, which is not shorter, starts with a text of one of the keys' lengths.
    #[inline(always)]
    const fn same(&self, text: &str, key: &[u8]) -> bool {
        let (text, key) = (text.as_bytes(), key.split_at(text.len()).0);
        if text.len() < 8 {
            return word(text, 0) == word(key, 0);
        }
        let (shortest, longest) = match *self {
            Self::Hashed { lengths, .. } => lengths,
            Self::Sorted(_) => (0, usize::MAX),
        };
        // The compiler unrolls a loop whose number of windows it knows.
        let longest = if longest <= 64 { longest } else { text.len() };
        let mut same = true;
        let mut at = 0;
        while at < longest {
            if shortest < 16 {
                same &=
                    u64::from_le_bytes(*window(text, at)) == u64::from_le_bytes(*window(key, at));
                at += 8;
            } else {
                same &=
                    u128::from_le_bytes(*window(text, at)) == u128::from_le_bytes(*window(key, at));
                at += 16;
            }
        }
        same
    }
}

/// The slot of a hash among `slots`, a power of two. Without displacements the hash selects it directly;
/// otherwise the displacement of the hash's bucket moves it to a slot of its own.
#[inline(always)]
const fn slot(hash: u64, displacements: &[u8], slots: usize) -> usize {
    if displacements.is_empty() {
        return scale(hash, slots);
    }
    let mixed = mix(hash);
    let bucket = scale(mixed, displacements.len() / 2);
    displaced(mixed, number(displacements, 2, bucket), slots)
}

/// The number at an index of a table of little-endian numbers with two or four bytes each. A byte string
/// is a single literal, and compiles faster than a list of numbers.
#[inline(always)]
#[must_use]
pub const fn number(table: &[u8], width: usize, index: usize) -> usize {
    let rest = table.split_at(width * index).1;
    match (width, rest.first_chunk(), rest.first_chunk()) {
        (2, Some(bytes), _) => u16::from_le_bytes(*bytes) as usize,
        (_, _, Some(bytes)) => u32::from_le_bytes(*bytes) as usize,
        _ => 0,
    }
}

/// The bytes of a text at `at`, or its last bytes if fewer are left.
#[inline(always)]
const fn window<const WIDTH: usize>(text: &[u8], at: usize) -> &[u8; WIDTH] {
    let window = match text.len().checked_sub(WIDTH) {
        Some(last) => {
            let at = if at < last { at } else { last };
            text.split_at(at).1.first_chunk()
        }
        None => None,
    };
    match window {
        Some(window) => window,
        None => &[0; WIDTH],
    }
}

/// How many keys precede the text.
const fn search(keys: &[&str], text: &[u8]) -> usize {
    let (mut start, mut end) = (0, keys.len());
    while start < end {
        let middle = usize::midpoint(start, end);
        if precedes(keys[middle].as_bytes(), text) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

const fn precedes(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] < right[at];
        }
        at += 1;
    }
    left.len() < right.len()
}

/// The keys as slices of their rows, without the zeros of the padding, so that they are stored once. No
/// key contains a zero, because the macro rejects control characters.
#[must_use]
pub const fn keys<const ROW: usize, const KEYS: usize>(
    rows: &'static [[u8; ROW]; KEYS],
) -> [&'static str; KEYS] {
    let mut keys = [""; KEYS];
    let mut index = 0;
    while index < KEYS {
        let row: &[u8] = &rows[index];
        if let [filled @ .., _] = row {
            // Patterns instead of functions, which are slow in the evaluation of constants.
            let mut key = filled;
            while let [shorter @ .., 0] = key {
                key = shorter;
            }
            if let Ok(key) = core::str::from_utf8(key) {
                keys[index] = key;
            }
        }
        index += 1;
    }
    keys
}
