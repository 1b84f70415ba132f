//! The sets, the ways to look up in them, and what is looked up.

use std::collections::HashSet;

use jitsi_errors::JitsiError;

use crate::sets::Random;

/// More than any index.
pub const NOTHING: usize = 1 << 20;
const WRONG: usize = NOTHING + 1;

pub const OURS: &str = "jitsi-errors";
pub const INLINE: &str = "known answer, inline";
pub const MEMCMP: &str = "known answer, memcmp";
pub const MATCH: &str = "match, strum";
pub const PHF: &str = "phf 0.14";
const HASHBROWN: &str = "hashbrown, ahash";
const BINARY: &str = "binary search";

/// All ways. A set that is too large for a `match` has none, and one with short values has no
/// comparison without a call.
pub const WAYS: [&str; 7] = [OURS, INLINE, MEMCMP, HASHBROWN, MATCH, PHF, BINARY];

pub struct Set {
    pub name: &'static str,
    pub values: &'static [&'static str],
    pub ways: Vec<Way>,
}

/// A way to look up: it runs through the queries and sums up what it finds.
pub struct Way {
    pub name: &'static str,
    pub run: Box<Run>,
}

type Run = dyn Fn(&[Query], &[u32]) -> usize;

/// A text, and the index of the value that it is or was made from.
pub struct Query {
    pub text: String,
    pub from: usize,
}

pub mod generated {
    #![allow(missing_docs, dead_code, clippy::all, clippy::pedantic)]
    include!(concat!(env!("OUT_DIR"), "/sets.rs"));
}

pub fn way(name: &'static str, find: impl Fn(&Query) -> Option<usize> + 'static) -> Way {
    let run = move |queries: &[Query], order: &[u32]| {
        let found = order.iter().map(|&at| find(&queries[at as usize]));
        found.map(|found| found.unwrap_or(NOTHING)).sum()
    };
    let run = Box::new(run);
    Way { name, run }
}

macro_rules! set {
    ($set:ident, $find:expr) => {{
        use generated::$set::{LONGEST, Peer, SHORTEST, VALUES};
        let indices = || VALUES.into_iter().zip(0..);
        let mut ways = vec![
            way(OURS, $find),
            way(MEMCMP, |query| {
                (query.text == VALUES[query.from]).then_some(query.from)
            }),
            way(HASHBROWN, {
                let map: hashbrown::HashMap<&str, usize, ahash::RandomState> = indices().collect();
                move |query| map.get(&*query.text).copied()
            }),
            way(PHF, |query| {
                Peer::by_map(&query.text).map(|found| found as usize)
            }),
            way(BINARY, {
                let mut sorted: Vec<(&str, usize)> = indices().collect();
                sorted.sort_unstable();
                move |query| {
                    let found = sorted.binary_search_by_key(&&*query.text, |(value, _)| value);
                    found.ok().map(|at| sorted[at].1)
                }
            }),
        ];
        if SHORTEST >= 16 {
            ways.push(way(INLINE, |query| {
                same::<SHORTEST, LONGEST>(&query.text, VALUES[query.from]).then_some(query.from)
            }));
        }
        let (name, values) = (stringify!($set), VALUES.as_slice());
        Set { name, values, ways }
    }};
    ($set:ident, $find:expr, match) => {{
        let mut set = set!($set, $find);
        set.ways.push(way(MATCH, |query| {
            generated::$set::Peer::by_match(&query.text).map(|found| found as usize)
        }));
        set
    }};
}

macro_rules! of {
    ($set:ident, $function:ident) => {
        |query| generated::$set::Error::$function(&query.text).map(|error| error as usize)
    };
}

pub fn sets() -> [Set; 6] {
    [
        set!(real, of!(real, from_value), match),
        set!(names, of!(real, from_name), match),
        set!(all, of_all, match),
        set!(of_270, of!(of_270, from_value), match),
        set!(of_2700, of!(of_2700, from_value), match),
        set!(of_27000, of!(of_27000, from_value)),
    ]
}

/// The error is no number, so it is compared with the one that the text was made from.
fn of_all(query: &Query) -> Option<usize> {
    let found = JitsiError::from_value(&query.text)?;
    let right = found == JitsiError::ALL[query.from];
    Some(if right { query.from } else { WRONG })
}

/// Whether the text is the value, in code without a call and a jump. Both have 16 bytes or more.
fn same<const SHORTEST: usize, const LONGEST: usize>(text: &str, value: &str) -> bool {
    let (text, value) = (text.as_bytes(), value.as_bytes());
    if text.len() < SHORTEST || text.len() > LONGEST || value.len() < SHORTEST {
        return false;
    }
    let mut differ = 0;
    for seen in (0..LONGEST).step_by(16) {
        // The last bytes before those that are seen, or the first.
        let window = |text: &[u8]| {
            let unseen = if seen + 16 < LONGEST {
                text[..text.len().saturating_sub(seen)].last_chunk()
            } else {
                None
            };
            unseen
                .or(text.first_chunk())
                .map_or(0, |window| u128::from_le_bytes(*window))
        };
        differ |= window(text) ^ window(value);
    }
    (differ == 0) & (text.len() == value.len())
}

impl Set {
    pub fn title(&self) -> String {
        let what = match self.name {
            "names" => "names",
            "all" => "values of JitsiError",
            _ => "values",
        };
        format!("{} {what}", self.values.len())
    }

    pub fn hits(&self) -> Vec<Query> {
        let text = |(from, text): (usize, &&str)| Query {
            text: (*text).to_owned(),
            from,
        };
        self.values.iter().enumerate().map(text).collect()
    }

    /// Texts that are almost a value: one byte changed, cut, longer, of the same length.
    pub fn near_misses(&self) -> Vec<Query> {
        let mut random = Random(7);
        let mut misses = Vec::new();
        for (from, text) in self.values.iter().enumerate() {
            let mut changed = text.as_bytes().to_vec();
            changed[random.below(text.len())] ^= 1;
            let texts = [
                String::from_utf8(changed).expect("ASCII"),
                text[..text.len() - 1].to_owned(),
                format!("{text}s"),
                letters(&mut random, text.len()),
            ];
            misses.extend(texts.map(|text| Query { text, from }));
        }
        let values: HashSet<&str> = self.values.iter().copied().collect();
        misses.retain(|miss| !values.contains(&*miss.text));
        misses
    }

    /// Texts of any length that have nothing to do with the values.
    pub fn random(&self) -> Vec<Query> {
        let mut random = Random(9);
        let texts = (0..self.values.len()).map(|from| {
            let length = random.below(60);
            let text = letters(&mut random, length);
            Query { text, from }
        });
        texts.collect()
    }
}

fn letters(random: &mut Random, length: usize) -> String {
    let letter = |_| char::from(b'a' + random.below(26) as u8);
    (0..length).map(letter).collect()
}
