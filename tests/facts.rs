//! The spec says what upstream says: the names, values and dates of every catalog, compared with
//! `facts.json` in both directions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Catalogs by the name of their file, errors by the name of their constant, facts by their key.
type Catalogs = BTreeMap<String, Errors>;
type Errors = BTreeMap<String, Facts>;
type Facts = BTreeMap<&'static str, String>;

const KEYS: [&str; 3] = ["value", "since", "removed"];

#[test]
fn the_spec_says_what_upstream_says() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = read_spec(&here.join("../jitsi-errors/spec"));
    let upstream = read_upstream(&here.join("facts.json"));

    let differences = compare(&spec, &upstream);

    assert!(
        differences.is_empty(),
        "spec and facts.json differ:\n{}",
        differences.join("\n")
    );
}

fn read_spec(folder: &Path) -> Catalogs {
    let files = fs::read_dir(folder).expect("the folder of the spec is readable");
    files
        .map(|file| file.expect("the folder of the spec is readable").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            let text = fs::read_to_string(&path).expect("the spec is readable");
            let spec: toml::Table = text
                .parse()
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let errors = spec["error"].as_table().expect("the spec has errors");
            let errors = errors.iter().map(|(name, error)| {
                let fact = |key| Some((key, text_or_date(error.get(key)?)));
                (name.clone(), KEYS.into_iter().filter_map(fact).collect())
            });
            let catalog = path.file_stem().expect("a file has a name");
            (catalog.to_string_lossy().into_owned(), errors.collect())
        })
        .collect()
}

fn text_or_date(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Without the errors whose value nobody knows: they cannot be in the spec.
fn read_upstream(path: &Path) -> Catalogs {
    let text = fs::read_to_string(path).expect("facts.json is readable");
    let facts: serde_json::Value = serde_json::from_str(&text).expect("facts.json is JSON");
    let catalogs = facts["catalogs"].as_object().expect("there are catalogs");
    catalogs
        .iter()
        .map(|(catalog, errors)| {
            let errors = errors.as_array().expect("a catalog is a list of errors");
            let errors = errors
                .iter()
                .filter(|error| !error["value"].is_null())
                .map(|error| {
                    let fact = |key| Some((key, error[key].as_str()?.to_owned()));
                    let name = error["name"].as_str().expect("an error has a name");
                    (name.to_owned(), KEYS.into_iter().filter_map(fact).collect())
                });
            (catalog.clone(), errors.collect())
        })
        .collect()
}

fn compare(spec: &Catalogs, upstream: &Catalogs) -> Vec<String> {
    either(spec, upstream)
        .flat_map(|catalog| match (spec.get(catalog), upstream.get(catalog)) {
            (Some(spec), Some(upstream)) => compare_errors(catalog, spec, upstream),
            (None, _) => vec![format!("{catalog}.toml is missing")],
            (_, None) => vec![format!(
                "{catalog}.toml is extra: upstream has no such catalog"
            )],
        })
        .collect()
}

fn compare_errors(catalog: &str, spec: &Errors, upstream: &Errors) -> Vec<String> {
    either(spec, upstream)
        .flat_map(|name| {
            match (spec.get(name), upstream.get(name)) {
                (Some(spec), Some(upstream)) => compare_facts(spec, upstream),
                (None, _) => vec!["is missing".to_owned()],
                (_, None) => vec!["is extra: upstream has no such error".to_owned()],
            }
            .into_iter()
            .map(move |difference| format!("{catalog}.toml: {name} {difference}"))
        })
        .collect()
}

fn compare_facts(spec: &Facts, upstream: &Facts) -> Vec<String> {
    let show = |fact: Option<&String>| fact.map_or("none".to_owned(), |fact| format!("`{fact}`"));
    KEYS.iter()
        .filter(|key| spec.get(**key) != upstream.get(**key))
        .map(|key| {
            let (ours, theirs) = (show(spec.get(key)), show(upstream.get(key)));
            format!("has a different `{key}`: {ours}, upstream {theirs}")
        })
        .collect()
}

fn either<'a, T>(
    one: &'a BTreeMap<String, T>,
    other: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = &'a String> {
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    names.into_iter()
}

/// One catalog of errors, each a name with its value, since and removed, empty for none.
fn catalogs(catalog: &str, errors: &[(&str, [&str; 3])]) -> Catalogs {
    let errors = errors.iter().map(|(name, facts)| {
        let facts = KEYS.into_iter().zip(facts.map(str::to_owned));
        let facts = facts.filter(|(_, fact)| !fact.is_empty());
        ((*name).to_owned(), facts.collect())
    });
    [(catalog.to_owned(), errors.collect())].into()
}

const ICE_FAILED: (&str, [&str; 3]) = ("ICE_FAILED", ["conference.iceFailed", "2020-05-06", ""]);

#[test]
fn what_agrees_has_no_differences() {
    let same = catalogs("conference", &[ICE_FAILED]);
    assert_eq!(compare(&same, &same), [""; 0]);
}

#[test]
fn an_error_that_the_spec_lacks_is_found() {
    let spec = catalogs("conference", &[]);
    let upstream = catalogs("conference", &[ICE_FAILED]);
    assert_eq!(
        compare(&spec, &upstream),
        ["conference.toml: ICE_FAILED is missing"]
    );
}

#[test]
fn an_error_that_only_the_spec_has_is_found() {
    let spec = catalogs("conference", &[ICE_FAILED]);
    let upstream = catalogs("conference", &[]);
    assert_eq!(
        compare(&spec, &upstream),
        ["conference.toml: ICE_FAILED is extra: upstream has no such error"]
    );
}

#[test]
fn everything_that_is_different_is_found_at_once() {
    let spec = catalogs(
        "conference",
        &[
            ("ICE_FAILED", ["conference.iceFail", "", ""]),
            ("REDIRECTED", ["conference.redirected", "2022-11-29", ""]),
        ],
    );
    let upstream = catalogs(
        "conference",
        &[
            ICE_FAILED,
            (
                "REDIRECTED",
                ["conference.redirected", "2022-11-29", "2023-08-14"],
            ),
        ],
    );
    assert_eq!(
        compare(&spec, &upstream),
        [
            "conference.toml: ICE_FAILED has a different `value`: `conference.iceFail`, \
             upstream `conference.iceFailed`",
            "conference.toml: ICE_FAILED has a different `since`: none, upstream `2020-05-06`",
            "conference.toml: REDIRECTED has a different `removed`: none, upstream `2023-08-14`",
        ]
    );
}

#[test]
fn a_whole_catalog_that_only_one_side_has_is_found() {
    let spec = catalogs("conference", &[ICE_FAILED]);
    let upstream = catalogs("track", &[]);
    assert_eq!(
        compare(&spec, &upstream),
        [
            "conference.toml is extra: upstream has no such catalog",
            "track.toml is missing",
        ]
    );
}
