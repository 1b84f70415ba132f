//! Looking up variants, compared with the alternatives in the same run.

use std::hint::black_box;
use std::time::Instant;

use crate::count;
use crate::sets::Random;
use crate::table::{self, median};
use crate::ways::{INLINE, MATCH, MEMCMP, NOTHING, OURS, PHF, Query, WAYS, Way, sets, way};

/// How many lookups are timed together.
const LOOKUPS: usize = 1 << 15;
const ROUNDS: usize = 101;

/// The loop around the lookups alone.
const NOT_AT_ALL: &str = "nothing";

/// The faster way to check a known answer: what the machine allows.
const KNOWN: &str = "known answer";

const HIT: &str = "hit";
const MISS: &str = "near miss";

/// The set, the inputs, the other way, and at most how much of it we take.
const GATES: &[(&str, &str, &str, f64)] = &[
    ("real", HIT, KNOWN, 1.1),
    ("real", HIT, MATCH, 0.2),
    ("real", HIT, PHF, 0.13),
    ("real", MISS, MATCH, 0.3),
    ("names", HIT, MATCH, 0.25),
    ("names", HIT, PHF, 0.15),
    ("names", MISS, MATCH, 0.4),
    ("all", HIT, MATCH, 0.35),
    ("all", HIT, PHF, 0.25),
    ("all", MISS, MATCH, 0.5),
    ("of_270", HIT, MATCH, 0.3),
    ("of_270", HIT, PHF, 0.25),
    ("of_270", MISS, MATCH, 0.5),
    ("of_2700", HIT, MATCH, 0.12),
    ("of_2700", HIT, PHF, 0.35),
    ("of_2700", MISS, MATCH, 0.1),
    ("of_27000", HIT, PHF, 0.45),
];

pub fn run() {
    let columns: Vec<&str> = ["ns a lookup"].into_iter().chain(WAYS).collect();
    table::head("Lookups in random order", &columns);
    let mut gated = Vec::new();
    for set in sets() {
        let inputs = [
            (HIT, set.hits()),
            (MISS, set.near_misses()),
            ("random", set.random()),
        ];
        for (kind, queries) in inputs {
            let times = measure(&set.ways, &queries, kind == HIT);
            let what = format!("{}, {kind}", set.title());
            let shown = WAYS.map(|way| match times.of(way) {
                Some(times) => format!("{:.2}", median(times.to_vec())),
                None => "–".to_owned(),
            });
            table::line([what.clone()].into_iter().chain(shown));
            let gates = GATES
                .iter()
                .filter(|gate| (gate.0, gate.1) == (set.name, kind));
            for &(_, _, other, gate) in gates {
                let ratio = times.ratio(OURS, other);
                gated.push([
                    format!("{what}, vs. {other}"),
                    table::ratio(ratio),
                    table::gate(ratio, gate),
                    table::ratio(times.ratio(KNOWN, other)),
                ]);
            }
        }
    }
    let columns = ["what", "ratio", "gate", "ratio of the known answer"];
    table::head("Lookups, compared with other implementations", &columns);
    gated.into_iter().for_each(table::line);
    count();
}

fn count() {
    let columns = ["way", "instructions", "mispredicted jumps", "gate"];
    table::head("A hit, without the surrounding loop", &columns);
    for set in &sets()[..2] {
        let (around, _) = counted(set.name, NOT_AT_ALL);
        let ways = WAYS
            .iter()
            .filter(|name| set.ways.iter().any(|way| way.name == **name));
        for name in ways {
            let (instructions, missed) = counted(set.name, name);
            let instructions = instructions - around;
            let gate = match *name {
                OURS if set.name != "real" => "–",
                OURS if instructions > 36.05 || missed > 0.005 => "≤ 36 and 0, not met",
                OURS => "≤ 36 and 0",
                _ => "–",
            };
            table::line([
                format!("{}, {name}", set.title()),
                format!("{instructions:.1}"),
                format!("{:.2}", missed.abs()),
                gate.to_owned(),
            ]);
        }
    }
}

/// Instructions and mispredicted jumps of a hit, with those of the loop around it.
fn counted(set: &str, way: &str) -> (f64, f64) {
    let (once, missed_once) = count::program(&["repeat", set, way, "1"]);
    let (more, missed_more) = count::program(&["repeat", set, way, "9"]);
    let lookups = (8 * LOOKUPS) as f64;
    let missed = (missed_more - missed_once) / lookups;
    ((more - once) / lookups, missed)
}

/// Runs one way alone, for a tool that counts its instructions.
pub fn repeat(set: &str, name: &str, times: &str) {
    let set = sets().into_iter().find(|known| known.name == set);
    let mut set = set.expect("a set");
    set.ways.push(way(NOT_AT_ALL, |query| {
        black_box(query.text.as_ptr());
        Some(query.from)
    }));
    let way = set.ways.iter().find(|way| way.name == name).expect("a way");
    let queries = set.hits();
    let order = order(&mut Random(1), &queries);
    for _ in 0..times.parse().expect("a number") {
        black_box((way.run)(black_box(&queries), black_box(&order)));
    }
}

/// Nanoseconds a lookup for each way, round by round.
fn measure(ways: &[Way], queries: &[Query], hit: bool) -> Times {
    ways.iter().for_each(|way| check(way, queries, hit));
    let mut random = Random(1);
    let mut times = vec![Vec::new(); ways.len()];
    let mut turns: Vec<usize> = (0..ways.len()).collect();
    for _ in 0..ROUNDS {
        let order = order(&mut random, queries);
        random.shuffle(&mut turns);
        for &turn in &turns {
            let start = Instant::now();
            black_box((ways[turn].run)(black_box(queries), black_box(&order)));
            times[turn].push(start.elapsed().as_secs_f64() * 1e9 / LOOKUPS as f64);
        }
    }
    let names = ways.iter().map(|way| way.name);
    Times(names.zip(times).collect())
}

fn order(random: &mut Random, queries: &[Query]) -> Vec<u32> {
    let at = |_| random.below(queries.len()) as u32;
    (0..LOOKUPS).map(at).collect()
}

/// Panics where a way finds something else than it must.
fn check(way: &Way, queries: &[Query], hit: bool) {
    for (at, query) in queries.iter().enumerate() {
        let found = (way.run)(queries, &[at as u32]);
        let expected = if hit { query.from } else { NOTHING };
        assert_eq!(found, expected, "{} finds {:?}", way.name, query.text);
    }
}

/// What each way took.
struct Times(Vec<(&'static str, Vec<f64>)>);

impl Times {
    fn of(&self, name: &str) -> Option<&[f64]> {
        let way = self.0.iter().find(|(way, _)| *way == name);
        way.map(|(_, times)| &**times)
    }

    fn ratio(&self, way: &str, other: &str) -> f64 {
        let [way, other] = [way, other].map(|name| match name {
            KNOWN => self.known(),
            name => self.of(name).expect("it is measured"),
        });
        let ratios = way.iter().zip(other).map(|(way, other)| way / other);
        median(ratios.collect())
    }

    fn known(&self) -> &[f64] {
        let ways = [INLINE, MEMCMP].into_iter().filter_map(|way| self.of(way));
        let faster =
            ways.min_by(|left, right| median(left.to_vec()).total_cmp(&median(right.to_vec())));
        faster.expect("it is measured")
    }
}
