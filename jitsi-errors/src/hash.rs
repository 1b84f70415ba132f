//! The hash of a lookup. The macro plans tables with it and the facade reads them, so both hold
//! this file, and a test compares the two.
#![allow(clippy::cast_possible_truncation)] // halves of products are what a hash is made of
#![allow(clippy::inline_always)] // the constants of a plan fold only where they are known

/// Hashes the length of `text` and its words at `probes`; another `seed` gives another hash.
#[inline(always)]
#[must_use]
pub const fn hash(text: &[u8], probes: &[usize], seed: u64) -> u64 {
    let mut hash = 0;
    let mut length = text.len() as u64;
    let mut seed = seed;
    let mut rest = probes;
    while let [probe, tail @ ..] = rest {
        hash ^= fold(word(text, *probe) ^ length, seed);
        length = 0;
        seed = seed.wrapping_mul(0xd6e8_feb8_6659_fd93);
        rest = tail;
    }
    hash
}

/// The eight bytes at `at`, or the last eight where the text ends before; less where it is shorter.
#[inline(always)]
#[must_use]
pub const fn word(text: &[u8], at: usize) -> u64 {
    let Some(last) = text.len().checked_sub(8) else {
        return short(text);
    };
    match text.split_at(if at < last { at } else { last }).1.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => 0,
    }
}

/// All bytes of a text that has less than eight.
#[inline(always)]
const fn short(text: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return u32::from_le_bytes(*head) as u64 | (u32::from_le_bytes(*tail) as u64) << 32;
    }
    match *text {
        [] => 0,
        [one] => one as u64,
        [one, two] => one as u64 | (two as u64) << 8,
        [one, two, three, ..] => one as u64 | (two as u64) << 8 | (three as u64) << 16,
    }
}

/// Mixes by a multiplication whose two halves are joined.
#[inline(always)]
const fn fold(word: u64, seed: u64) -> u64 {
    let product = word as u128 * seed as u128;
    product as u64 ^ (product >> 64) as u64
}

/// The slot of a hash, one of `slots`: the high half chooses it, or a displacement that moves the
/// low half to where no other key is.
#[inline(always)]
#[must_use]
pub const fn slot(hash: u64, displacements: &[u16], slots: usize) -> usize {
    let (low, high) = (hash as u32, (hash >> 32) as u32);
    if displacements.is_empty() {
        return scale(high, slots);
    }
    let displacement = displacements[scale(high, displacements.len())] as u32;
    scale(low.wrapping_add(displacement.wrapping_mul(high)), slots)
}

/// Brings a number of 32 bits below `end`.
#[inline(always)]
#[must_use]
pub const fn scale(number: u32, end: usize) -> usize {
    ((number as u64 * end as u64) >> 32) as usize
}
