//! The specs agree with upstream. The names, values and dates of every catalog are compared with
//! `facts.json` in both directions, and also whether upstream still emits an error, with which arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jitsi_errors_tests::stages::spec::read;
use jitsi_errors_tests::stages::spec::source::Source;

/// Catalogs by the names of their files, errors by the names of their constants, facts by their keys.
type Catalogs = BTreeMap<String, Errors>;
type Errors = BTreeMap<String, Facts>;
type Facts = BTreeMap<&'static str, String>;

const KEYS: [&str; 3] = ["value", "since", "removed"];

#[test]
fn the_specs_agree_with_upstream() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = read_spec(&here.join("../jitsi-errors/spec"));
    let differences = differences(&spec, &read_upstream(&here.join("facts.json")));
    assert!(
        differences.is_empty(),
        "spec and facts.json differ:\n{}",
        differences.join("\n")
    );
}

/// The example in the README is a valid addition to the spec, and lacks only its fact.
#[test]
fn the_error_of_the_readme_lacks_only_its_fact() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(here.join("../README.md")).expect("the README is readable");
    let (_, added) = readme
        .split_once("```toml\n[error.")
        .expect("the README adds an error");
    let (added, _) = added.split_once("```").expect("the block ends");
    let path = here.join("../jitsi-errors/spec/conference.toml");
    let text = fs::read_to_string(&path).expect("the spec is readable") + "\n[error." + added;
    let source = Source {
        file: path,
        ..Source::decode("conference.toml".to_owned(), text.as_bytes())
    };
    assert_eq!(read(&[source]).1, [""; 0]);

    let mut spec = read_spec(&here.join("../jitsi-errors/spec"));
    let parsed: toml::Table = text.parse().expect("it is TOML");
    let errors = parsed["error"].as_table().expect("the spec has errors");
    spec.insert("conference".to_owned(), errors.clone());
    let name = added.split(']').next().expect("the header ends");
    let expected = format!("conference.toml: {name} {NO_FACT}");
    let upstream = read_upstream(&here.join("facts.json"));
    assert_eq!(differences(&spec, &upstream), [expected]);
}

/// The differences between the specs and the facts.
fn differences(spec: &BTreeMap<String, toml::Table>, upstream: &serde_json::Value) -> Vec<String> {
    let known = facts_of_upstream(upstream);
    let mut differences = compare(&facts_of_spec(spec), &known);
    for (catalog, errors) in spec {
        for (name, error) in errors {
            if known
                .get(catalog)
                .is_none_or(|errors| !errors.contains_key(name))
            {
                continue;
            }
            let emitted = emissions(upstream, catalog, name);
            let difference = compare_emissions(error, &emitted);
            differences.extend(difference.map(|it| format!("{catalog}.toml: {name} {it}")));
        }
    }
    differences
}

#[test]
fn every_stanza_rule_cites_upstream() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let upstream = read_upstream(&here.join("facts.json"));
    let mut wrong = Vec::new();
    for (catalog, spec) in read_specs(&here.join("../jitsi-errors/spec")) {
        let common = spec.get("catalog").and_then(|common| common.get("stanza"));
        let all = common.and_then(|common| common.get("conditions")).is_some();
        for (name, error) in spec["error"].as_table().expect("the spec has errors") {
            let facts = upstream["catalogs"][&catalog]
                .as_array()
                .into_iter()
                .flatten();
            let mut facts = facts.filter(|facts| facts["name"] == **name);
            let cited = facts.any(|facts| facts.get("stanzas").is_some());
            let said = all || error.get("stanza").is_some();
            if said != cited {
                wrong.push(format!(
                    "{catalog}.toml: {name} has rules: {said}, `stanzas`: {cited}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The tables of the errors of each catalog.
fn read_spec(folder: &Path) -> BTreeMap<String, toml::Table> {
    let specs = read_specs(folder).into_iter();
    specs
        .map(|(catalog, spec)| {
            let errors = spec["error"].as_table().expect("the spec has errors");
            (catalog, errors.clone())
        })
        .collect()
}

/// The specs by the names of their files.
fn read_specs(folder: &Path) -> BTreeMap<String, toml::Table> {
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
            let catalog = path.file_stem().expect("a file has a name");
            (catalog.to_string_lossy().into_owned(), spec)
        })
        .collect()
}

fn facts_of_spec(spec: &BTreeMap<String, toml::Table>) -> Catalogs {
    let facts = |error: &toml::Value| {
        let fact = |key| Some((key, text_or_date(error.get(key)?)));
        KEYS.into_iter().filter_map(fact).collect()
    };
    let catalogs = spec.iter().map(|(catalog, errors)| {
        let errors = errors
            .iter()
            .map(|(name, error)| (name.clone(), facts(error)));
        (catalog.clone(), errors.collect())
    });
    catalogs.collect()
}

fn text_or_date(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn read_upstream(path: &Path) -> serde_json::Value {
    let text = fs::read_to_string(path).expect("facts.json is readable");
    serde_json::from_str(&text).expect("facts.json is JSON")
}

fn facts_of_upstream(facts: &serde_json::Value) -> Catalogs {
    let catalogs = facts["catalogs"].as_object().expect("there are catalogs");
    catalogs
        .iter()
        .map(|(catalog, errors)| {
            let errors = errors.as_array().expect("a catalog is a list of errors");
            let errors = errors.iter().map(|error| {
                let fact = |key| Some((key, error[key].as_str()?.to_owned()));
                let name = error["name"].as_str().expect("an error has a name");
                (name.to_owned(), KEYS.into_iter().filter_map(fact).collect())
            });
            (catalog.clone(), errors.collect())
        })
        .collect()
}

/// The arguments at each emission of an error by upstream, if they are known.
fn emissions<'a>(
    upstream: &'a serde_json::Value,
    catalog: &str,
    name: &str,
) -> Vec<Option<Vec<&'a str>>> {
    let errors = upstream["catalogs"][catalog]
        .as_array()
        .into_iter()
        .flatten();
    errors
        .filter(|error| error["name"] == name)
        .flat_map(|error| error["emitted"].as_array().expect("a list of places"))
        .map(|emission| {
            let arguments = emission["arguments"].as_array()?.iter();
            Some(arguments.filter_map(|argument| argument.as_str()).collect())
        })
        .collect()
}

/// The events that deliver their arguments one by one.
const EVENTS: [&str; 4] = [
    "CONFERENCE_ERROR",
    "CONFERENCE_FAILED",
    "CONNECTION_FAILED",
    "E2EE_VERIFICATION_COMPLETED",
];

fn compare_emissions(error: &toml::Value, emitted: &[Option<Vec<&str>>]) -> Option<String> {
    let past = ["obsolete", "removed"]
        .into_iter()
        .find(|key| error.get(key).is_some());
    match past {
        Some(key) if !emitted.is_empty() => {
            return Some(format!("is `{key}`, but upstream emits it"));
        }
        None if emitted.is_empty() => return Some("is emitted nowhere upstream".to_owned()),
        Some(_) => return None,
        None => {}
    }
    let event = error.get("event").and_then(toml::Value::as_str)?;
    if !EVENTS.contains(&event) {
        return None;
    }
    let (ours, theirs) = (described(error), delivered(emitted));
    (ours != theirs).then(|| format!("describes the arguments {ours:?}, upstream has {theirs:?}"))
}

/// The arguments that hold parameters. Those of stanzas alone are none: upstream drops what they hold.
fn described(error: &toml::Value) -> BTreeSet<usize> {
    let parameters = error.get("parameters").and_then(toml::Value::as_array);
    let mut next = 0;
    let is_dropped = |parameter: &toml::Value| {
        let description = parameter.get("description").and_then(toml::Value::as_str);
        description.is_some_and(|text| text.ends_with(", which lib-jitsi-meet drops"))
    };
    let parameters = parameters.into_iter().flatten();
    let positions = parameters
        .filter(|parameter| !is_dropped(parameter))
        .map(|parameter| {
            let argument = parameter.get("argument").and_then(toml::Value::as_integer);
            let at = argument.map_or(next, |at| usize::try_from(at).expect("a small number"));
            next = at + 1;
            at
        });
    positions.collect()
}

/// The arguments that upstream passes at least once.
fn delivered(emitted: &[Option<Vec<&str>>]) -> BTreeSet<usize> {
    let arguments = emitted.iter().flatten();
    let full = arguments.flat_map(|arguments| {
        let full = arguments.iter().enumerate();
        full.filter(|(_, argument)| **argument != "undefined")
    });
    full.map(|(at, _)| at).collect()
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

/// The message for an error that only the spec has.
const NO_FACT: &str = "lacks its fact of upstream's, in tests/facts.json";

fn compare_errors(catalog: &str, spec: &Errors, upstream: &Errors) -> Vec<String> {
    either(spec, upstream)
        .flat_map(|name| {
            match (spec.get(name), upstream.get(name)) {
                (Some(spec), Some(upstream)) => compare_facts(spec, upstream),
                (None, _) => vec!["is missing".to_owned()],
                (_, None) => vec![NO_FACT.to_owned()],
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
fn equal_facts_have_no_differences() {
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
        ["conference.toml: ICE_FAILED lacks its fact of upstream's, in tests/facts.json"]
    );
}

#[test]
fn all_differences_are_found_together() {
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
fn a_catalog_that_only_one_side_has_is_found() {
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

/// The difference for an error, with the arguments of each of its emissions by upstream.
fn difference(error: &str, emitted: &[&[&str]]) -> String {
    let error: toml::Table = error.parse().expect("an error");
    let emitted: Vec<_> = emitted
        .iter()
        .map(|arguments| Some(arguments.to_vec()))
        .collect();
    compare_emissions(&toml::Value::Table(error), &emitted).unwrap_or_default()
}

#[test]
fn whether_upstream_emits_an_error_is_compared() {
    assert_eq!(
        difference("event = 'thrown'", &[]),
        "is emitted nowhere upstream"
    );
    assert_eq!(difference("event = 'thrown'", &[&["null"]]), "");
    for (key, error) in [
        ("obsolete", "obsolete = 2024-10-26"),
        ("removed", "removed = 2024-10-26"),
    ] {
        assert_eq!(difference(error, &[]), "");
        let expected = format!("is `{key}`, but upstream emits it");
        assert_eq!(difference(error, &[&[]]), expected);
    }
}

#[test]
fn the_arguments_of_emissions_are_compared() {
    let error = "event = 'CONNECTION_FAILED'
        parameters = [{ name = 'message' }, { name = 'suspend_time', argument = 2 }]";
    let more: &[&str] = &["msg", "undefined", "details"];
    assert_eq!(difference(error, &[&["msg"], more]), "");
    assert_eq!(
        difference(error, &[&["msg"]]),
        "describes the arguments {0, 2}, upstream has {0}"
    );
    assert_eq!(
        difference("event = 'CONFERENCE_FAILED'", &[more]),
        "describes the arguments {}, upstream has {0, 2}"
    );
}
