//! From a wire value to its variant: nanoseconds beside the other ways, all in one run.

use std::collections::HashSet;
use std::hint::black_box;
use std::time::Instant;

use crate::count;
use crate::sets::{self, Random, SIZES};
use crate::table::{self, median};

/// Lookups of one way between two looks at the clock.
const LOOKUPS: usize = 1 << 15;
const ROUNDS: usize = 101;

/// A text, and the index of the value that it is or was made from.
pub struct Query {
    text: String,
    from: usize,
}

/// A way to look up: it runs through the queries and sums up what it finds.
pub struct Way {
    pub name: &'static str,
    pub run: Box<Run>,
}

type Run = dyn Fn(&[Query], &[u32]) -> usize;

mod generated {
    #![allow(missing_docs, dead_code, clippy::all, clippy::pedantic)]
    include!(concat!(env!("OUT_DIR"), "/sets.rs"));
}

fn way<const NOTHING: usize>(
    name: &'static str,
    find: impl Fn(&Query) -> Option<usize> + 'static,
) -> Way {
    let run = move |queries: &[Query], order: &[u32]| {
        let found = order.iter().map(|&at| find(&queries[at as usize]));
        found.map(|found| found.unwrap_or(NOTHING)).sum()
    };
    let run = Box::new(run);
    Way { name, run }
}

macro_rules! ways {
    ($set:ident) => {{
        use generated::$set::{Error, PHF, VALUES};
        const NOTHING: usize = VALUES.len();
        vec![
            way::<NOTHING>("jitsi-errors", |query| {
                Error::from_value(&query.text).map(|error| error as usize)
            }),
            way::<NOTHING>("known answer, memcmp", |query| {
                (query.text == VALUES[query.from]).then_some(query.from)
            }),
            way::<NOTHING>("phf 0.14", |query| {
                PHF.get(&query.text).map(|&found| found as usize)
            }),
            way::<NOTHING>("binary search", {
                let mut sorted: Vec<(&str, usize)> = VALUES.into_iter().zip(0..).collect();
                sorted.sort_unstable();
                move |query| {
                    let found = sorted.binary_search_by_key(&&*query.text, |(value, _)| value);
                    found.ok().map(|at| sorted[at].1)
                }
            }),
            way::<NOTHING>("hashbrown, ahash", {
                let map: hashbrown::HashMap<&str, usize, ahash::RandomState> =
                    VALUES.into_iter().zip(0..).collect();
                move |query| map.get(&*query.text).copied()
            }),
        ]
    }};
    ($set:ident, match) => {{
        let mut ways = ways!($set);
        ways.push(way::<{ generated::$set::VALUES.len() }>(
            "match, strum",
            |query| generated::$set::by_match(&query.text).map(|found| found as usize),
        ));
        ways
    }};
}

pub fn ways(size: usize) -> Vec<Way> {
    match size {
        27 => {
            let mut ways = ways!(of_27, match);
            ways.push(way::<27>("known answer, inline", known_inline));
            ways.push(way::<27>("nothing", |query| {
                black_box(query.text.as_ptr());
                Some(query.from)
            }));
            ways
        }
        270 => ways!(of_270, match),
        2_700 => ways!(of_2700, match),
        _ => ways!(of_27000),
    }
}

/// The limit: the answer is known, and only compared, in code without a call and a jump.
fn known_inline(query: &Query) -> Option<usize> {
    let (text, value) = (
        query.text.as_bytes(),
        generated::of_27::VALUES[query.from].as_bytes(),
    );
    if text.len() < 16 || text.len() > 48 || value.len() < 16 {
        return None;
    }
    let last = |text: &[u8]| u128::from_le_bytes(*text.last_chunk().unwrap());
    let first = |text: &[u8]| u128::from_le_bytes(*text.first_chunk().unwrap());
    let middle = |text: &[u8]| {
        let middle = text[..text.len() - 16].last_chunk().or(text.first_chunk());
        u128::from_le_bytes(*middle.unwrap())
    };
    let same = (text.len() == value.len())
        & (last(text) == last(value))
        & (middle(text) == middle(value))
        & (first(text) == first(value));
    same.then_some(query.from)
}

/// All values.
pub fn hits(size: usize) -> Vec<Query> {
    let errors = sets::errors(size).into_iter().enumerate();
    errors
        .map(|(from, (_, text))| Query { text, from })
        .collect()
}

/// Texts that are almost a value: one byte changed, cut, longer, the same length, and random ones.
pub fn near_misses(size: usize) -> Vec<Query> {
    let mut random = Random(7);
    let hits = hits(size);
    let mut misses = Vec::new();
    for Query { text, from } in &hits {
        let mut changed = text.clone().into_bytes();
        changed[random.below(text.len())] ^= 1;
        let letters: String = text
            .bytes()
            .map(|_| char::from(b'a' + random.below(26) as u8))
            .collect();
        let texts = [
            String::from_utf8(changed).expect("ASCII"),
            text[..text.len() - 1].to_owned(),
            format!("{text}s"),
            letters,
        ];
        misses.extend(texts.map(|text| Query { text, from: *from }));
    }
    let values: HashSet<&str> = hits.iter().map(|hit| &*hit.text).collect();
    misses.retain(|miss| !values.contains(&*miss.text));
    misses
}

/// Texts of any length that have nothing to do with the values.
fn random(size: usize) -> Vec<Query> {
    let mut random = Random(9);
    let texts = (0..size.min(2_700)).map(|from| {
        let length = random.below(60);
        let letters = (0..length).map(|_| char::from(b'a' + random.below(26) as u8));
        Query {
            text: letters.collect(),
            from,
        }
    });
    texts.collect()
}

/// Panics where a way finds something else than it must.
fn check(way: &Way, queries: &[Query], hit: bool, nothing: usize) {
    for (at, query) in queries.iter().enumerate() {
        let found = (way.run)(queries, &[at as u32]);
        let expected = if hit { query.from } else { nothing };
        assert_eq!(found, expected, "{} finds {:?}", way.name, query.text);
    }
}

/// Nanoseconds a lookup for each way, round by round.
pub fn measure(ways: &[Way], queries: &[Query], hit: bool, size: usize) -> Vec<Vec<f64>> {
    ways.iter().for_each(|way| {
        if way.name != "nothing" {
            check(way, queries, hit, size)
        }
    });
    let mut random = Random(1);
    let mut times = vec![Vec::new(); ways.len()];
    let mut turns: Vec<usize> = (0..ways.len()).collect();
    for _ in 0..ROUNDS {
        let order: Vec<u32> = (0..LOOKUPS)
            .map(|_| random.below(queries.len()) as u32)
            .collect();
        random.shuffle(&mut turns);
        for &turn in &turns {
            let start = Instant::now();
            black_box((ways[turn].run)(black_box(queries), black_box(&order)));
            times[turn].push(start.elapsed().as_secs_f64() * 1e9 / LOOKUPS as f64);
        }
    }
    times
}

/// Runs one way alone, for a tool that counts its instructions.
pub fn repeat(name: &str, size: &str, times: &str) {
    let size = size.parse().expect("a size");
    let queries = hits(size);
    let mut random = Random(1);
    let order: Vec<u32> = (0..LOOKUPS)
        .map(|_| random.below(queries.len()) as u32)
        .collect();
    let ways = ways(size);
    let way = ways.iter().find(|way| way.name == name).expect("a way");
    for _ in 0..times.parse().expect("a number") {
        black_box((way.run)(black_box(&queries), black_box(&order)));
    }
}

/// Instructions and mispredicted jumps of a hit, without those of the loop around it.
fn counted(name: &str) -> (f64, f64) {
    let of = |name: &str| {
        let (once, missed_once) = count::program(&[name, "27", "1"]);
        let (thrice, missed_thrice) = count::program(&[name, "27", "3"]);
        let lookups = (2 * LOOKUPS) as f64;
        (
            (thrice - once) / lookups,
            (missed_thrice - missed_once) / lookups,
        )
    };
    let (loops, _) = of("nothing");
    let (all, missed) = of(name);
    (all - loops, missed)
}

/// The gates: the size, the other way, at most so much of it for a hit and for a near miss.
const GATES: [(usize, &str, Option<f64>, Option<f64>); 9] = [
    (27, "known answer, inline", Some(1.1), None),
    (27, "match, strum", Some(0.2), Some(0.3)),
    (27, "phf 0.14", Some(0.13), None),
    (270, "match, strum", Some(0.25), Some(0.5)),
    (270, "phf 0.14", Some(0.25), None),
    (2_700, "match, strum", Some(0.04), Some(0.1)),
    (2_700, "phf 0.14", Some(0.26), None),
    (27_000, "phf 0.14", Some(0.45), None),
    (27_000, "match, strum", None, None),
];

pub fn run() {
    for size in SIZES {
        let sets = [
            ("hit", hits(size)),
            ("near miss", near_misses(size)),
            ("random", random(size)),
        ];
        for (kind, queries) in sets {
            let ways = ways(size);
            let times = measure(&ways, &queries, kind == "hit", size);
            let title = format!("Lookup among {size}, {kind} (ns; ratio: jitsi-errors to it)");
            table::head(&title, &table::COLUMNS);
            for (way, of) in ways
                .iter()
                .zip(&times)
                .filter(|(way, _)| way.name != "nothing")
            {
                let ratios = times[0].iter().zip(of).map(|(ours, theirs)| ours / theirs);
                let gate = GATES
                    .iter()
                    .find(|gate| (gate.0, gate.1) == (size, way.name));
                let gate = gate.and_then(|&(_, _, hit, miss)| match kind {
                    "hit" => hit,
                    "near miss" => miss,
                    _ => None,
                });
                let measured = format!("{:.2}", median(of.clone()));
                table::row(way.name, &measured, Some(median(ratios.collect())), gate);
            }
        }
    }
    table::head(
        "A hit among 27 (instructions, mispredicted jumps, without the loop; ratio: to 36)",
        &table::COLUMNS,
    );
    for name in [
        "jitsi-errors",
        "known answer, inline",
        "match, strum",
        "phf 0.14",
    ] {
        let (instructions, missed) = counted(name);
        let gate = (name == "jitsi-errors").then_some(1.0);
        let measured = format!("{instructions:.1}, {missed:.2}");
        table::row(name, &measured, gate.map(|_| instructions / 36.0), gate);
    }
}
