//! The plan of a lookup: where to look in a text, and tables that lead from there to the one key
//! that it may be.
//!
//! The search always ends, and always finds the same. Each round either adds keys to the sample
//! from which the probes are chosen, until all keys are in it, or takes the next seed, of which
//! there are few. A set that outwits every seed is sorted instead.

use super::hash::{displaced, hash, mix, scale, word};

/// Keys to a bucket, on average.
const BUCKET: usize = 3;

/// Up to so many keys get slots without displacements, and rows.
const FEW: usize = 64;

/// Among so many keys, probes are chosen first.
const SAMPLE: usize = 1024;

const SEEDS: usize = 256;

pub struct Plan {
    pub way: Way,
    pub displacements: Vec<u16>,
    /// For each slot, the index of the key that may be there.
    pub slots: Vec<usize>,
    /// The length of the row that each key gets, with a byte for the key's length, or 0.
    pub row: usize,
}

pub enum Way {
    Hashed {
        shortest: usize,
        longest: usize,
        probes: Vec<isize>,
        seed: u64,
    },
    /// The slots are in the order of the keys.
    Sorted,
}

/// Plans the lookup of `keys`. Equal keys, which only a refused spec has, share no slot, so that they
/// end up sorted; of those, the first is found.
pub fn plan(keys: &[&str]) -> Plan {
    let mut indices: Vec<usize> = (0..keys.len()).collect();
    hashed(keys, &indices).unwrap_or_else(|| {
        indices.sort_by_key(|&index| keys[index]);
        Plan {
            way: Way::Sorted,
            displacements: Vec::new(),
            slots: indices,
            row: 0,
        }
    })
}

fn hashed(keys: &[&str], indices: &[usize]) -> Option<Plan> {
    let lengths = || indices.iter().map(|&index| keys[index].len());
    let (shortest, longest) = (lengths().min()?, lengths().max()?);
    let (probes, seed, (displacements, slots)) = search(keys, indices)?;
    let window = if shortest < 16 { 8 } else { 16 };
    let rows = keys.len() <= FEW && shortest >= 8 && longest <= 4 * window;
    Some(Plan {
        way: Way::Hashed {
            shortest,
            longest,
            probes,
            seed,
        },
        displacements,
        slots,
        // Whole words of eight bytes.
        row: if rows {
            (longest + 1).next_multiple_of(8)
        } else {
            0
        },
    })
}

/// Finds probes and a seed with which each key gets a slot.
fn search(keys: &[&str], indices: &[usize]) -> Option<(Vec<isize>, u64, Tables)> {
    let thin = indices.len().div_ceil(SAMPLE);
    let mut sample: Vec<usize> = indices.iter().step_by(thin).copied().collect();
    let mut probes = tell_apart(keys, &sample);
    let mut tried = 0;
    while tried < SEEDS {
        let seed = (tried as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let hash = |&index: &usize| (hash(keys[index].as_bytes(), &probes, seed), index);
        let hashes = indices.iter().map(hash).collect();
        // After much bad luck there is more room.
        let placed = if indices.len() <= FEW {
            let slots = (indices.len() * 2).next_power_of_two();
            direct(hashes, slots << (tried / 64))
        } else {
            let slots = (indices.len() * 9 / 8).next_power_of_two();
            by_bucket(hashes, slots << (tried / 64))
        };
        let equal = match placed {
            Ok(tables) => return Some((probes, seed, tables)),
            Err(equal) => equal,
        };
        if equal.windows(2).any(|pair| keys[pair[0]] == keys[pair[1]]) {
            return None;
        }
        let known = sample.len();
        sample.extend(equal);
        sample.sort_unstable();
        sample.dedup();
        if sample.len() > known {
            probes = tell_apart(keys, &sample);
        } else {
            tried += 1;
        }
    }
    None
}

/// Chooses probes at which, with the length, each key of the sample differs from the others: one
/// after the other the one that distinguishes most.
#[allow(clippy::cast_possible_wrap)] // no text is that long
fn tell_apart(keys: &[&str], sample: &[usize]) -> Vec<isize> {
    let sample: Vec<&[u8]> = sample.iter().map(|&index| keys[index].as_bytes()).collect();
    let (mut shortest, mut longest) = (isize::MAX, 0);
    for key in &sample {
        shortest = shortest.min(key.len() as isize);
        longest = longest.max(key.len() as isize);
    }
    // Where every key has a word, no length has to be asked.
    let mut suggest: Vec<isize> = (0..=(shortest - 8).min(63)).collect();
    suggest.extend((8..=shortest.min(71)).map(|end| -end));
    let far = (0..longest).filter(|at| *at < 64 || at % 8 == 0);
    let far: Vec<isize> = far.collect();

    let mut probes = Vec::new();
    let mut alike = vec![sample];
    alike.retain(|keys| keys.len() > 1);
    while !alike.is_empty() {
        let first = probes.is_empty();
        let seen = |key: &[u8], probe| word(key, probe) ^ if first { key.len() as u64 } else { 0 };
        let gain = |probe: isize| {
            let mut gain = 0;
            for keys in &alike[..alike.len().min(32)] {
                let some = &keys[..keys.len().min(32)];
                gain += distinct(some.iter().map(|key| (seen(key, probe), 0)).collect()) - 1;
            }
            gain
        };
        let best = |probes: &[isize]| {
            let (mut most, mut best) = (0, None);
            for &probe in probes {
                let gain = gain(probe);
                if gain > most {
                    (most, best) = (gain, Some(probe));
                }
            }
            best
        };
        // Nothing distinguishes equal keys.
        let Some(probe) = best(&suggest).or_else(|| best(&far)) else {
            break;
        };
        alike = split(alike, |key| seen(key, probe));
        probes.push(probe);
    }
    probes
}

/// Splits each group by a number, and leaves out keys that are then alone.
fn split(groups: Vec<Vec<&[u8]>>, number: impl Fn(&[u8]) -> u64) -> Vec<Vec<&[u8]>> {
    let mut parts = Vec::new();
    for group in groups {
        let numbers = group.iter().map(|key| number(key)).zip(0..);
        let mut numbers: Hashes = numbers.collect();
        for part in alike(&mut numbers) {
            parts.push(part.iter().map(|&(_, at)| group[at]).collect());
        }
    }
    parts
}

fn distinct(mut hashes: Hashes) -> usize {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len()
}

/// Displacements and slots.
type Tables = (Vec<u16>, Vec<usize>);

/// The tables, or the keys whose hashes are equal.
type Placed = Result<Tables, Vec<usize>>;

/// Hashes with their keys' indices.
type Hashes = Vec<(u64, usize)>;

/// Gives each key the slot that its hash chooses.
fn direct(hashes: Hashes, slots: usize) -> Placed {
    let mut taken = vec![None; slots];
    for (hash, index) in hashes {
        let slot = &mut taken[scale(hash, slots)];
        if slot.is_some() {
            return Err(Vec::new());
        }
        *slot = Some(index);
    }
    Ok((Vec::new(), filled(taken)))
}

/// Puts keys into buckets by one half of their hash, and gives each bucket the first displacement
/// that leads all its keys to free slots, the fullest bucket first.
fn by_bucket(hashes: Hashes, slots: usize) -> Placed {
    let mut buckets = vec![Vec::new(); hashes.len().div_ceil(BUCKET).next_power_of_two()];
    let end = buckets.len();
    for (hash, index) in hashes {
        let mixed = mix(hash);
        buckets[scale(mixed, end)].push((mixed, index));
    }
    let equal = equal(&mut buckets);
    if !equal.is_empty() {
        return Err(equal);
    }
    let mut displacements = vec![0; end];
    let mut taken = vec![None; slots];
    let fullest = buckets.iter().map(Vec::len).max().unwrap_or(0);
    for size in (1..=fullest).rev() {
        for (keys, displacement) in buckets.iter().zip(&mut displacements) {
            if keys.len() == size {
                let fits = |&displacement: &u16| span(keys, displacement, &mut taken);
                *displacement = (0..=u16::MAX).find(fits).ok_or_else(Vec::new)?;
            }
        }
    }
    Ok((displacements, filled(taken)))
}

/// The keys whose hash another key has too; they are in the same bucket.
fn equal(buckets: &mut [Hashes]) -> Vec<usize> {
    let mut equal = Vec::new();
    for bucket in buckets {
        for keys in alike(bucket) {
            equal.extend(keys.iter().map(|(_, index)| index));
        }
    }
    equal
}

/// Sorts hashes, and finds those that are equal.
fn alike(hashes: &mut Hashes) -> impl Iterator<Item = &[(u64, usize)]> {
    hashes.sort_unstable();
    let alike = hashes.chunk_by(|(left, _), (right, _)| left == right);
    alike.filter(|hashes| hashes.len() > 1)
}

/// Takes the slots to which a displacement leads the keys of a bucket, if all are free.
fn span(bucket: &[(u64, usize)], displacement: u16, taken: &mut [Option<usize>]) -> bool {
    let (displacement, slots) = (usize::from(displacement), taken.len());
    for (placed, &(mixed, index)) in bucket.iter().enumerate() {
        let slot = &mut taken[displaced(mixed, displacement, slots)];
        if slot.is_some() {
            for &(mixed, _) in &bucket[..placed] {
                taken[displaced(mixed, displacement, slots)] = None;
            }
            return false;
        }
        *slot = Some(index);
    }
    true
}

/// The slots, with any key in those that are free.
fn filled(slots: Vec<Option<usize>>) -> Vec<usize> {
    slots.into_iter().map(Option::unwrap_or_default).collect()
}
