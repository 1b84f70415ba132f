// The hash of a lookup. The macro crate plans tables with it and the facade reads them, so the facade
// expands this file with `__hash!`. Inner attributes and docs can't be expanded; they are at the `mod`
// items of both crates.

/// Hashes the length of `text` and its words at `probes`; another odd `seed` gives another hash.
#[inline(always)]
#[must_use]
pub const fn hash(text: &[u8], probes: &[isize], seed: u64) -> u64 {
    let mut hash = 0_u64;
    let mut length = text.len() as u64;
    let mut factor = seed;
    let mut rest = probes;
    while let [probe, tail @ ..] = rest {
        let word = word(text, *probe) ^ length;
        hash = hash.wrapping_add(word.wrapping_mul(factor));
        length = 0;
        factor = factor.wrapping_mul(seed);
        rest = tail;
    }
    hash
}

/// The eight bytes at `probe`, which counts from the end if it is negative, or those nearest to it.
/// A text that has less is read whole.
#[inline(always)]
#[must_use]
pub const fn word(text: &[u8], probe: isize) -> u64 {
    let Some(last) = text.len().checked_sub(8) else {
        return short(text);
    };
    let at = if probe < 0 {
        text.len().saturating_add_signed(probe)
    } else {
        probe as usize
    };
    match text
        .split_at(if at < last { at } else { last })
        .1
        .first_chunk()
    {
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

/// Mixes high bits into low ones, which a product does not, by joining the halves of a longer one.
#[inline(always)]
#[must_use]
pub const fn mix(hash: u64) -> u64 {
    let product = hash as u128 * 0xd6e8_feb8_6659_fd93;
    product as u64 ^ (product >> 64) as u64
}

/// Brings a hash below `end` by its high half.
#[inline(always)]
#[must_use]
pub const fn scale(hash: u64, end: usize) -> usize {
    (((hash >> 32) * end as u64) >> 32) as usize
}

/// The slot to which the low half of a mixed hash is moved.
#[inline(always)]
#[must_use]
pub const fn displaced(mixed: u64, displacement: usize, slots: usize) -> usize {
    (mixed as usize ^ displacement) & (slots - 1)
}
