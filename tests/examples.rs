//! Every JavaScript example of the spec runs, and reacts to its own error and to nothing else.
//!
//! An example is installed on a fake lib-jitsi-meet (`harness.js`), then every error of every
//! catalog is delivered to it, in each way that the example listens for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rquickjs::{CatchResultExt, Context, Ctx, Function, Object, Runtime};
use toml::{Table, Value};

const HARNESS: &str = include_str!("harness.js");

type Constants = BTreeMap<String, BTreeMap<String, String>>;

struct Catalog {
    file: String,
    /// The object that holds the constants in JavaScript.
    source: String,
    constants: BTreeMap<String, String>,
    examples: Vec<Example>,
}

struct Example {
    /// Where it stands in the file.
    place: String,
    code: String,
    /// The function of the harness that checks it, and what it is to react to.
    check: &'static str,
    subject: String,
}

#[test]
fn the_examples_of_the_spec() {
    let catalogs = spec();
    let examples: usize = catalogs.iter().map(|catalog| catalog.examples.len()).sum();
    assert!(examples > 0, "the spec has no examples");

    let faults = faults(&catalogs);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn spec() -> Vec<Catalog> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../jitsi-errors/spec");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let file = path.file_name().expect("a file").to_string_lossy();
            catalog(&file, &fs::read_to_string(path).expect("a readable file"))
        })
        .collect()
}

fn catalog(file: &str, text: &str) -> Catalog {
    let spec: Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{file}: {error}"));
    let string = |table: &Value, key: &str| table.get(key)?.as_str().map(str::to_owned);
    let example = |table: &Value, place: &str, check, subject: &str| {
        let code = string(table, "example")?;
        let (place, subject) = (place.to_owned(), subject.to_owned());
        Some(Example {
            place,
            code,
            check,
            subject,
        })
    };

    let head = &spec["catalog"];
    let source = string(head, "source").unwrap_or_else(|| file.to_owned());
    let mut constants = BTreeMap::new();
    let mut examples = Vec::from_iter(example(head, "[catalog]", "checkCatalog", &source));
    for (name, error) in spec["error"].as_table().into_iter().flatten() {
        let value = string(error, "value").unwrap_or_else(|| panic!("{file}: {name} has no value"));
        examples.extend(example(error, name, "checkError", &value));
        constants.insert(name.clone(), value);
    }
    Catalog {
        file: file.to_owned(),
        source,
        constants,
        examples,
    }
}

fn faults(catalogs: &[Catalog]) -> Vec<String> {
    let constants = constants(catalogs);
    let mut faults = Vec::new();
    for catalog in catalogs {
        for example in &catalog.examples {
            let place = format!("{}: {}", catalog.file, example.place);
            let found = run(&constants, example.check, &example.code, &example.subject);
            faults.extend(found.iter().map(|fault| format!("{place} {fault}")));
        }
    }
    faults
}

fn constants(catalogs: &[Catalog]) -> Constants {
    let mut constants = Constants::new();
    for catalog in catalogs {
        let names = constants.entry(catalog.source.clone()).or_default();
        names.extend(catalog.constants.clone());
    }
    constants
}

/// Runs one check of the harness in an engine of its own.
fn run(constants: &Constants, check: &str, code: &str, subject: &str) -> Vec<String> {
    let runtime = Runtime::new().expect("an engine");
    runtime.set_host_promise_rejection_tracker(Some(Box::new(|ctx, promise, reason, handled| {
        let report: Function = ctx.globals().get("onRejection").expect("the harness");
        report
            .call::<_, ()>((promise, reason, handled))
            .expect("a report");
    })));
    let context = Context::full(&runtime).expect("a context");
    context.with(|ctx| {
        let faults = || {
            let run_jobs = Function::new(ctx.clone(), run_jobs)?;
            let harness: Function = ctx.eval(HARNESS)?;
            let harness: Object = harness.call((constants.clone(), run_jobs))?;
            harness.get::<_, Function>(check)?.call((code, subject))
        };
        faults()
            .catch(&ctx)
            .unwrap_or_else(|error| panic!("harness.js: {error}"))
    })
}

#[expect(clippy::needless_pass_by_value, reason = "the engine passes it so")]
fn run_jobs(ctx: Ctx<'_>) {
    while ctx.execute_pending_job() {}
}

const CONFERENCE: &str = "
    [catalog]
    source = 'JitsiConferenceErrors'
    [error]
    FULL.value = 'full'
    LOCKED.value = 'locked'
    NOT_ALLOWED.value = 'notAllowed'
";
const AUTH: &str = "
    [catalog]
    source = 'AUTH_ERROR_TYPES'
    [error]
    GENERAL.value = 'general'
    NO_LOBBY.value = 'no-lobby'
";

fn assert_fault(example: &str, own: &str, fault: &str) {
    let constants = constants(&[
        catalog("conference.toml", CONFERENCE),
        catalog("auth.toml", AUTH),
    ]);
    let faults = run(&constants, "checkError", example, own).join("\n");
    let found = if fault.is_empty() {
        faults.is_empty()
    } else {
        faults.contains(fault)
    };
    assert!(
        found,
        "example: {example}\nexpected: {fault}\nfound: {faults}"
    );
}

#[test]
fn faults_of_an_example() {
    let on_failed =
        |handler: &str| format!("room.on(JitsiConferenceEvents.CONFERENCE_FAILED, {handler});");
    let on_full = |reaction: &str| {
        let condition = "error === JitsiConferenceErrors.FULL";
        on_failed(&format!("error => {{ if ({condition}) {{ {reaction} }} }}"))
    };
    for (example, fault) in [
        (on_full("leave();"), ""),
        (on_full("await rejoin();"), "SyntaxError: "),
        (on_full("room.foo();"), "TypeError: not a function"),
        (
            on_full("setTimeout(() => room.foo(), 10);"),
            "TypeError: not a function",
        ),
        (
            on_full("retries = 1;"),
            "ReferenceError: retries is not declared",
        ),
        (
            on_full("Promise.reject('why');"),
            "unhandled rejection: \"why\"",
        ),
        (on_full(""), "does not react to \"full\""),
        (
            on_full("leave();").replace("FULL", "LOCKED"),
            "does not react to \"full\", but to \"locked\"",
        ),
        (
            on_full("leave();").replace("FULL", "FUL"),
            "JitsiConferenceErrors.FUL does not exist",
        ),
        (
            on_full("leave();").replace("_FAILED", "_FAILD"),
            "JitsiConferenceEvents.CONFERENCE_FAILD",
        ),
        (
            on_full("leave();").replace("room.on", "room.onn"),
            "TypeError: not a function",
        ),
        (
            on_full("leave();").replace("room.on", "connection.addEventListener"),
            "TypeError: connection has no event conference.failed",
        ),
        (
            on_failed("error => leave(error)"),
            "reacts also to \"general\" and ",
        ),
        (
            on_failed("error => { if (!error) leave(); }"),
            "does not react to \"full\"",
        ),
        (
            on_failed("(error, info) => { if (info.full) leave(); }"),
            "TypeError: cannot read property",
        ),
        (
            on_failed("async error => { throw error; }"),
            "unhandled rejection: \"full\"",
        ),
        (
            "room.lock(password);".to_owned(),
            "does not react to \"full\"",
        ),
        (
            "room.lock(password).catch(leave);".to_owned(),
            "reacts also to \"general\" and ",
        ),
        (
            "room.lock(password).catch(error => {
                if (error !== JitsiConferenceErrors.FULL) { throw error; }
                leave();
            });"
            .to_owned(),
            "",
        ),
    ] {
        assert_fault(&example, "full", fault);
    }
}

#[test]
fn faults_of_an_example_for_a_detail() {
    let not_allowed = "error === JitsiConferenceErrors.NOT_ALLOWED";
    let general = "type === AUTH_ERROR_TYPES.GENERAL";
    for (condition, fault) in [
        (format!("{not_allowed} && {general}"), ""),
        (
            not_allowed.to_owned(),
            "does not react to \"general\", but to \"notAllowed\"",
        ),
        (
            general.to_owned(),
            "reacts also to \"no-lobby\" with \"general\" and",
        ),
        (
            format!("{not_allowed} && type"),
            "reacts also to \"notAllowed\" with \"no-lobby\"",
        ),
    ] {
        let example = format!(
            "room.on(JitsiConferenceEvents.CONFERENCE_FAILED, (error, type) => {{
                if ({condition}) {{ leave(); }}
            }});",
        );
        assert_fault(&example, "general", fault);
    }
}

#[test]
fn faults_of_a_catalog_name_their_place() {
    let example = "room.on(JitsiConferenceEvents.CONFERENCE_FAILED, error => {
        switch (error) { case JitsiConferenceErrors.FULL: leave(); }
    });";
    let text = format!(
        "[catalog]
        source = 'JitsiConferenceErrors'
        example = '''{example}'''
        [error.FULL]
        value = 'full'
        [error.LOCKED]
        value = 'locked'
        example = '''{example}'''"
    );
    let conference = catalog("conference.toml", &text);
    assert_eq!(
        faults(&[conference]),
        [
            "conference.toml: [catalog] does not react to \"locked\"",
            "conference.toml: [catalog] does not react to \"conference.tomorrow\"",
            "conference.toml: [catalog] does not react to \"\"",
            "conference.toml: [catalog] does not react to null",
            "conference.toml: [catalog] does not react to undefined",
            "conference.toml: LOCKED does not react to \"locked\", but to \"full\"",
        ]
    );
}
