//! The plan of a lookup: tables with which a hash leads each key to a slot of its own.
//!
//! Keys are put into buckets by one half of their hash; each bucket gets the first displacement
//! that leads all its keys to free slots, the fullest bucket first. Where a bucket finds none, the
//! search starts again with another seed and more slots, so it ends and always finds the same.

use std::cmp::Reverse;

use crate::hash::{hash, scale, slot};

/// Keys to a bucket, on average.
const BUCKET: usize = 3;

pub struct Plan {
    pub seed: u64,
    pub displacements: Vec<u16>,
    /// For each slot, the index of the key that may be there.
    pub slots: Vec<usize>,
}

/// Plans the lookup of `keys`; of equal keys it leads to the first.
pub fn plan(keys: &[&str]) -> Plan {
    let mut keys: Vec<(&str, usize)> = keys.iter().copied().zip(0..).collect();
    keys.sort_unstable();
    keys.dedup_by_key(|(key, _)| *key);

    let mut slots = (keys.len() + keys.len() / 4).max(1);
    for seed in 0.. {
        if let Some(plan) = attempt(&keys, seed, slots) {
            return plan;
        }
        slots += slots / 8 + 1;
    }
    unreachable!("some seed tells distinct keys apart")
}

fn attempt(keys: &[(&str, usize)], seed: u64, slots: usize) -> Option<Plan> {
    let mut buckets = vec![Vec::new(); keys.len().div_ceil(BUCKET).max(1)];
    let end = buckets.len();
    for &(key, index) in keys {
        let hash = hash(key.as_bytes(), seed);
        buckets[scale((hash >> 32) as u32, end)].push((hash, index));
    }
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|&bucket| Reverse(buckets[bucket].len()));

    let mut displacements = vec![0; buckets.len()];
    let mut taken = vec![None; slots];
    for bucket in order {
        let keys = &buckets[bucket];
        let places = |displacement| {
            keys.iter()
                .map(move |(hash, _)| slot(*hash, &[displacement], slots))
        };
        displacements[bucket] = (0..=u16::MAX).find(|&displacement| {
            let places: Vec<usize> = places(displacement).collect();
            let free = |(count, place): (usize, &usize)| {
                taken[*place].is_none() && !places[..count].contains(place)
            };
            places.iter().enumerate().all(free)
        })?;
        for (place, (_, index)) in places(displacements[bucket]).zip(keys) {
            taken[place] = Some(*index);
        }
    }
    Some(Plan {
        seed,
        displacements,
        slots: taken.into_iter().map(Option::unwrap_or_default).collect(),
    })
}
