//! The hash of a lookup. The macro plans tables with it and the facade reads them, so both hold
//! this file, and a test compares the two.
#![allow(clippy::cast_possible_truncation)] // halves of products are what a hash is made of

/// Hashes `text`, eight bytes at a time; another `seed` gives an unrelated hash.
#[inline]
#[must_use]
pub const fn hash(text: &[u8], seed: u64) -> u64 {
    let mut state = fold(seed ^ text.len() as u64);
    let mut rest = text;
    while let Some((word, tail)) = rest.split_first_chunk::<8>() {
        state = fold(state ^ u64::from_le_bytes(*word));
        rest = tail;
    }
    fold(state ^ last_word(text))
}

/// The last eight bytes, or all there are.
#[inline]
const fn last_word(text: &[u8]) -> u64 {
    if let Some(word) = text.last_chunk::<8>() {
        return u64::from_le_bytes(*word);
    }
    if let (Some(head), Some(tail)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return u32::from_le_bytes(*head) as u64 | (u32::from_le_bytes(*tail) as u64) << 32;
    }
    match *text {
        [] => 0,
        [one] => one as u64,
        [one, two] => one as u64 | (two as u64) << 8,
        [one, two, ..] => one as u64 | (two as u64) << 8 | (text[text.len() - 1] as u64) << 16,
    }
}

/// Mixes by a multiplication whose two halves are joined.
#[inline]
const fn fold(word: u64) -> u64 {
    let product = (word ^ 0x9e37_79b9_7f4a_7c15) as u128 * 0xd6e8_feb8_6659_fd93;
    product as u64 ^ (product >> 64) as u64
}

/// The slot of a hash, one of `slots`. The high half chooses a displacement, and the displacement
/// moves the low half to where no other key is.
#[inline]
#[must_use]
pub const fn slot(hash: u64, displacements: &[u16], slots: usize) -> usize {
    let (low, high) = (hash as u32, (hash >> 32) as u32);
    let displacement = displacements[scale(high, displacements.len())] as u32;
    scale(low.wrapping_add(displacement.wrapping_mul(high)), slots)
}

/// Brings a number of 32 bits below `end`.
#[inline]
#[must_use]
pub const fn scale(number: u32, end: usize) -> usize {
    ((number as u64 * end as u64) >> 32) as usize
}
