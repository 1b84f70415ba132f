//! Lookups find every key and nothing else, in any set.

use std::collections::HashSet;

use jitsi_errors::__private::Lookup;
use jitsi_errors::{AuthErrorType, Catalog, ConferenceError, ConnectionError, JitsiError};
use jitsi_errors_tests::stages::code::lookup::{Plan, Way, plan};

const ICE_FAILED: Option<ConferenceError> = ConferenceError::from_value("conference.iceFailed");
const UNKNOWN: Option<ConferenceError> = ConferenceError::from_value("conference.iceFailes");
const GENERAL: Option<AuthErrorType> = AuthErrorType::from_name("GENERAL");

#[test]
fn lookups_work_at_compile_time() {
    assert_eq!(ICE_FAILED, Some(ConferenceError::IceFailed));
    assert_eq!(UNKNOWN, None);
    assert_eq!(GENERAL, Some(AuthErrorType::General));
}

#[test]
fn catalogs_find_their_keys_and_nothing_else() {
    check_catalog::<ConferenceError>();
    check_catalog::<ConnectionError>();
    check_catalog::<AuthErrorType>();
    // Several of its catalogs may have a name, so it has no such lookup by name.
    check_values::<JitsiError>();
}

fn check_catalog<E: Catalog>() {
    check_values::<E>();
    let names: Vec<&str> = E::ALL.iter().map(|error| error.name()).collect();
    check_finder(&names, |text| Some(E::from_name(text)?.name()));
}

fn check_values<E: Catalog>() {
    let values: Vec<&str> = E::ALL.iter().map(|error| error.value()).collect();
    check_finder(&values, |text| Some(E::from_value(text)?.value()));
}

#[test]
fn contrived_sets_find_their_keys_and_nothing_else() {
    let common = "x".repeat(255);
    let sets: Vec<Vec<String>> = vec![
        vec![],
        vec![String::new()],
        vec!["only".to_owned()],
        (0..300).map(|length| "a".repeat(length)).collect(),
        (b'!'..=b'~')
            .map(|byte| char::from(byte).to_string())
            .collect(),
        (0..128).map(|byte| char::from(byte).to_string()).collect(),
        // The second differs from the first by one byte, which looks like a length.
        vec![
            "a".to_owned(),
            "b\0".to_owned(),
            String::new(),
            "\0".to_owned(),
        ],
        (0..1_000)
            .map(|number| format!("{common}{number}"))
            .collect(),
        (0..1_000)
            .map(|number| format!("{number}{common}"))
            .collect(),
        (0..5_000)
            .map(|number| format!("conference.error{number}"))
            .collect(),
        one_byte_differs(48, 1),
        one_byte_differs(7, 1),
        one_byte_differs(200, 1),
        one_byte_differs(16, 80),
    ];
    // Sets with few keys of such lengths use rows that end there, or just after.
    let lengths = [8, 15, 16, 31, 32].map(|longest| 8..=longest);
    let lengths = lengths.into_iter().chain([16..=63, 16..=64]);
    let rows = lengths.map(|lengths| lengths.map(|length| "a".repeat(length)).collect());
    for set in sets.into_iter().chain(rows) {
        let keys: Vec<&str> = set.iter().map(String::as_str).collect();
        check_plan(&keys, &plan(&keys));
    }
}

/// Texts of one length: a plain one, and for each position some that differ from it only there.
fn one_byte_differs(length: usize, ways: u8) -> Vec<String> {
    let plain = "a".repeat(length);
    let others = (0..length).flat_map(|at| {
        let plain = &plain;
        (0..ways).map(move |way| {
            let other = char::from(b'!' + way + u8::from(b'!' + way >= b'a'));
            format!("{}{other}{}", &plain[..at], &plain[at + 1..])
        })
    });
    others.chain([plain.clone()]).collect()
}

#[test]
fn a_set_without_a_seed_is_found_by_binary_search() {
    let mut set = one_byte_differs(9, 3);
    // Some are prefixes of others.
    set.extend((0..20).map(|length| "a".repeat(length)));
    let mut keys: Vec<&str> = set.iter().map(String::as_str).collect();
    keys.sort_unstable();
    keys.dedup();
    let sorted = Plan {
        way: Way::Sorted,
        displacements: Vec::new(),
        slots: (0..keys.len()).collect(),
        row: 0,
    };
    check_plan(&keys, &sorted);
}

#[test]
fn ordinary_keys_are_hashed() {
    for count in [1, 27, 64, 65, 1_000, 5_000] {
        let keys: Vec<String> = (0..count)
            .map(|number| format!("conference.error{number}"))
            .collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        assert!(matches!(plan(&keys).way, Way::Hashed { .. }), "{count}");
    }
}

#[test]
fn the_same_keys_get_the_same_plan() {
    let set = one_byte_differs(20, 9);
    let keys: Vec<&str> = set.iter().map(String::as_str).collect();
    let (one, other) = (plan(&keys), plan(&keys));
    assert_eq!(one.slots, other.slots);
    assert_eq!(one.displacements, other.displacements);
}

#[test]
fn of_equal_keys_the_first_is_found() {
    let keys = ["same", "other", "same"];
    let planned = plan(&keys);
    let find = finder(&keys, &planned);
    assert_eq!(find("same"), Some(0));

    let many: Vec<String> = (0..300).map(|number| (number % 299).to_string()).collect();
    let keys: Vec<&str> = many.iter().map(String::as_str).collect();
    let planned = plan(&keys);
    let find = finder(&keys, &planned);
    assert_eq!(find("0"), Some(0));
    assert_eq!(find("298"), Some(298));
    assert_eq!(find("299"), None);
}

fn check_plan(keys: &[&str], plan: &Plan) {
    let find = finder(keys, plan);
    for (index, key) in keys.iter().enumerate() {
        assert_eq!(find(key), Some(index), "{key:?}");
    }
    check_finder(keys, |text| Some(keys[find(text)?]));
}

/// The lookup of the facade with this plan.
fn finder(keys: &[&str], plan: &Plan) -> impl Fn(&str) -> Option<usize> {
    let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
    let rows: Vec<Vec<u8>> = keys.iter().map(|key| row(key, plan.row)).collect();
    let displacements = plan
        .displacements
        .iter()
        .flat_map(|number| number.to_le_bytes());
    let displacements: Vec<u8> = displacements.collect();
    let slots = plan.slots.clone();
    let lookup = match &plan.way {
        Way::Hashed {
            shortest,
            longest,
            probes,
            seed,
        } => Lookup::Hashed {
            lengths: (*shortest, *longest),
            probes: probes.clone().leak(),
            seed: *seed,
        },
        Way::Sorted => {
            let sorted = slots.iter().map(|&index| &*keys[index].clone().leak());
            Lookup::Sorted(sorted.collect::<Vec<&str>>().leak())
        }
    };
    move |text| {
        let index = slots[lookup.slot(text, &displacements, slots.len())?];
        let is = match rows[index].as_slice() {
            [] => lookup.is_key(text, &keys[index]),
            row => lookup.is_row(text, row),
        };
        is.then_some(index)
    }
}

fn row(key: &str, length: usize) -> Vec<u8> {
    let mut row = key.as_bytes().to_vec();
    row.resize(length.max(1) - 1, 0);
    row.extend((length > 0).then(|| u8::try_from(key.len()).expect("a short key")));
    row.truncate(length);
    row
}

/// Looks up all keys, and near misses of up to 100 of them.
fn check_finder<'k>(keys: &[&'k str], find: impl Fn(&str) -> Option<&'k str>) {
    let known: HashSet<&str> = keys.iter().copied().collect();
    let check = |text: &str| {
        let expected = known.get(text).copied();
        assert_eq!(find(text), expected, "{text:?}");
    };
    for key in keys.iter().step_by(keys.len().div_ceil(100).max(1)) {
        for (at, char) in key.char_indices() {
            let (head, tail) = (&key[..at], &key[at + char.len_utf8()..]);
            check(head);
            check(tail);
            for other in ['\0', 'b', 'é', '\u{10ffff}'] {
                check(&format!("{head}{other}{tail}"));
            }
        }
        for end in ["\0", "a", "conference.", "é", &"long".repeat(2_000)] {
            check(&format!("{key}{end}"));
            check(&format!("{end}{key}"));
        }
    }
    for key in keys {
        check(key);
    }
    for length in 0..300 {
        check(&"z".repeat(length));
    }
    for text in random_texts() {
        check(&text);
    }
}

fn random_texts() -> impl Iterator<Item = String> {
    let mut state = 1_u64;
    (0..2_000).map(move |number| {
        (0..number % 70)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                char::from((state >> 57) as u8)
            })
            .collect()
    })
}
