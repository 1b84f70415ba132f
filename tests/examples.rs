//! Every JavaScript example in the specs runs, and reacts only to its own error.
//!
//! Each example is installed on a fake lib-jitsi-meet (`harness.js`), which then delivers every error of
//! every catalog in each way that the example listens for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rquickjs::{CatchResultExt, Context, Ctx, Function, Object, Runtime};
use toml::{Table, Value};

const FAKES: &str = include_str!("fakes.js");
const HARNESS: &str = include_str!("harness.js");

type Constants = BTreeMap<String, BTreeMap<String, String>>;

struct Catalog {
    file: String,
    /// The object that exports the constants, or the file if there is none.
    exported: String,
    constants: BTreeMap<String, String>,
    examples: Vec<Example>,
    /// The errors without an example that upstream can still report.
    without_example: Vec<String>,
}

struct Example {
    /// The table in the file.
    place: String,
    code: String,
    /// The function of the harness that checks it, and the value that it must react to.
    check: &'static str,
    subject: String,
}

#[test]
fn the_examples_in_the_specs_are_right() {
    let catalogs = spec();
    let examples: usize = catalogs.iter().map(|catalog| catalog.examples.len()).sum();
    assert!(examples > 0, "the spec has no examples");

    let mut faults = faults(&catalogs);
    for catalog in &catalogs {
        let missing = catalog.without_example.iter();
        faults.extend(missing.map(|name| format!("{}: {name} has no example", catalog.file)));
    }
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
    let description = string(head, "description").unwrap_or_default();
    let exported = exported(&description).unwrap_or(file).to_owned();
    assert!(
        exported != file || head.get("upstream").is_none(),
        "{file}: `description` does not say what the constants are in"
    );
    let mut constants = BTreeMap::new();
    let mut examples = Vec::from_iter(example(head, "[catalog]", "checkCatalog", &exported));
    let mut without_example = Vec::new();
    for (name, error) in spec["error"].as_table().into_iter().flatten() {
        let value = string(error, "value").unwrap_or_else(|| panic!("{file}: {name} has no value"));
        match example(error, name, "checkError", &value) {
            Some(example) => examples.push(example),
            None if error.get("removed").is_some() => {}
            None => without_example.push(name.clone()),
        }
        constants.insert(name.clone(), value);
    }
    Catalog {
        file: file.to_owned(),
        exported,
        constants,
        examples,
        without_example,
    }
}

/// The object with the constants, as named in a catalog's description. The examples run with no other.
fn exported(description: &str) -> Option<&str> {
    let (_, object) = description.split_once("The constants are in `")?;
    let (object, _) = object.split_once('`')?;
    Some(object)
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
        let names = constants.entry(catalog.exported.clone()).or_default();
        names.extend(catalog.constants.clone());
    }
    constants
}

/// Runs one check of the harness in a new engine.
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
            let fakes: Function = ctx.eval(FAKES)?;
            let harness: Function = ctx.eval(HARNESS)?;
            let harness: Object = harness.call((fakes, constants.clone(), run_jobs))?;
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
    description = 'The constants are in `JitsiMeetJS.errors.conference`.'
    [error]
    FULL.value = 'full'
    LOCKED.value = 'locked'
    NOT_ALLOWED.value = 'notAllowed'
";
const AUTH: &str = "
    [catalog]
    description = 'The constants are in `JitsiMeetJS.errors.conference.AUTH_ERROR_TYPES`.'
    [error]
    GENERAL.value = 'general'
    NO_LOBBY.value = 'no-lobby'
";

/// Upstream's behavior in addition to delivering an error to a listener.
const OTHERS: [(&str, &str); 7] = [
    (
        "conference.toml",
        "
        [catalog]
        description = 'The constants are in `JitsiMeetJS.errors.conference`.'
        [error]
        CONFERENCE_DESTROYED.value = 'destroyed'
        MEMBERS_ONLY_ERROR.value = 'members-only'
        ",
    ),
    (
        "connection.toml",
        "
        [catalog]
        description = 'The constants are in `JitsiMeetJS.errors.connection`.'
        [error]
        CONNECTION_DROPPED_ERROR.value = 'dropped'
        OTHER_ERROR.value = 'other'
        PASSWORD_REQUIRED.value = 'password'
        ",
    ),
    (
        "track.toml",
        "
        [catalog]
        description = 'The constants are in `JitsiMeetJS.errors.track`.'
        [error]
        NOT_FOUND.value = 'not-found'
        TIMEOUT.value = 'timeout'
        ",
    ),
    (
        "audio.toml",
        "
        [catalog]
        description = 'The constants are in `JitsiMeetJS.errors.audioTranslation`.'
        [error]
        LIMIT.value = 'limit'
        FORBIDDEN.value = 'forbidden'
        ",
    ),
    (
        "recording.toml",
        "
        [catalog]
        description = 'The constants are in `JitsiMeetJS.constants.recording.error`.'
        [error]
        BUSY.value = 'busy'
        FAILED.value = 'failed'
        ",
    ),
    (
        "sip.toml",
        "
        [catalog]
        description = 'The constants are in `JitsiMeetJS.constants.sipVideoGW`.'
        [error]
        EXISTS.value = 'exists'
        LEFT.value = 'left'
        ",
    ),
    (
        "e2ee.toml",
        "
        [catalog]
        [error]
        CHANNEL.value = 'e2ee.sas.channel-verification-failed'
        MAC.value = 'mac'
        OLM.value = 'olm'
        ",
    ),
];

fn assert_other_fault(example: &str, own: &str, fault: &str) {
    let catalogs = OTHERS.map(|(file, text)| catalog(file, text));
    assert_fault_among(&constants(&catalogs), example, own, fault);
}

fn assert_fault(example: &str, own: &str, fault: &str) {
    let constants = constants(&[
        catalog("conference.toml", CONFERENCE),
        catalog("auth.toml", AUTH),
    ]);
    assert_fault_among(&constants, example, own, fault);
}

fn assert_fault_among(constants: &Constants, example: &str, own: &str, fault: &str) {
    let faults = run(constants, "checkError", example, own).join("\n");
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
fn faults_in_an_example_are_found() {
    let on_failed = |handler: &str| {
        format!("room.on(JitsiMeetJS.events.conference.CONFERENCE_FAILED, {handler});")
    };
    let on_full = |reaction: &str| {
        let condition = "error === JitsiMeetJS.errors.conference.FULL";
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
            "JitsiMeetJS.errors.conference.FUL does not exist",
        ),
        (
            on_full("leave();").replace("JitsiMeetJS.errors.conference", "JitsiConferenceErrors"),
            "ReferenceError: JitsiConferenceErrors is not declared",
        ),
        (
            on_full("leave();").replace("errors.conference", "errors.meeting"),
            "TypeError: cannot read property 'FULL' of undefined",
        ),
        (
            format!("const {{ errors }} = JitsiMeetJS; {}", on_full("leave();"))
                .replace("=== JitsiMeetJS.", "=== "),
            "",
        ),
        (
            on_full("leave();").replace("_FAILED", "_FAILD"),
            "JitsiMeetJS.events.conference.CONFERENCE_FAILD",
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
            "reacts also to \"locked\" and ",
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
            "reacts also to \"locked\" and ",
        ),
        (
            "room.lock(password).catch(error => {
                if (error !== JitsiMeetJS.errors.conference.FULL) { throw error; }
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
fn faults_in_the_example_of_an_argument_are_found() {
    let not_allowed = "error === JitsiMeetJS.errors.conference.NOT_ALLOWED";
    let general = "type === JitsiMeetJS.errors.conference.AUTH_ERROR_TYPES.GENERAL";
    for (condition, fault) in [
        (format!("{not_allowed} && {general}"), ""),
        (
            not_allowed.to_owned(),
            "does not react to \"general\", but to \"notAllowed\"",
        ),
        (
            general.to_owned(),
            "reacts also to \"locked\" with \"general\" and",
        ),
        (
            format!("{not_allowed} && type"),
            "reacts also to \"notAllowed\" with \"full\"",
        ),
    ] {
        let example = format!(
            "room.on(JitsiMeetJS.events.conference.CONFERENCE_FAILED, (error, type) => {{
                if ({condition}) {{ leave(); }}
            }});",
        );
        assert_fault(&example, "general", fault);
    }
}

#[test]
fn faults_name_the_spec_and_the_error() {
    let example = "room.on(JitsiMeetJS.events.conference.CONFERENCE_FAILED, error => {
        switch (error) { case JitsiMeetJS.errors.conference.FULL: leave(); }
    });";
    let text = format!(
        "[catalog]
        description = 'The constants are in `JitsiMeetJS.errors.conference`.'
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

#[test]
fn a_room_is_gone_once_it_is_destroyed() {
    let destroyed = |reaction: &str| {
        format!(
            "room.on(JitsiMeetJS.events.conference.CONFERENCE_FAILED, async error => {{
                if (error === JitsiMeetJS.errors.conference.CONFERENCE_DESTROYED) {{ {reaction} }}
            }});"
        )
    };
    let fault = "shows its message only after waiting for a room that is gone";
    for (reaction, fault) in [
        ("showMessage('Over.'); await room.leave();", ""),
        ("await room.leave(); showMessage('Over.');", fault),
        ("room.leave().then(() => showMessage('Over.'));", fault),
        ("await connection.disconnect(); showMessage('Over.');", ""),
    ] {
        assert_other_fault(&destroyed(reaction), "destroyed", fault);
    }
}

#[test]
fn joining_the_lobby_can_fail() {
    let knocking = |reaction: &str| {
        format!(
            "room.on(JitsiMeetJS.events.conference.CONFERENCE_FAILED, async error => {{
                if (error === JitsiMeetJS.errors.conference.MEMBERS_ONLY_ERROR) {{ {reaction} }}
            }});"
        )
    };
    for (reaction, fault) in [
        ("await room.joinLobby(name).catch(offerToTryAgain);", ""),
        (
            "await room.joinLobby(name); showMessage('Wait.');",
            "unhandled rejection: \"general\"\nunhandled rejection: undefined",
        ),
    ] {
        assert_other_fault(&knocking(reaction), "members-only", fault);
    }
}

#[test]
fn a_failed_connection_can_be_reported_twice() {
    let handler = |condition: &str, before: &str| {
        format!(
            "function onFailed(error) {{
                {before}
                if ({condition}) {{ reconnect(); }}
            }}
            connection.addEventListener(JitsiMeetJS.events.connection.CONNECTION_FAILED, onFailed);"
        )
    };
    let is = |name: &str| format!("error === JitsiMeetJS.errors.connection.{name}");
    let stop = "connection.removeEventListener(JitsiMeetJS.events.connection.CONNECTION_FAILED, onFailed);";
    let any = format!(
        "{} || {}",
        is("PASSWORD_REQUIRED"),
        is("CONNECTION_DROPPED_ERROR")
    );
    for (example, own, fault) in [
        (handler(&is("PASSWORD_REQUIRED"), ""), "password", ""),
        (
            handler(&any, ""),
            "password",
            "reacts to \"dropped\" again, right after \"password\"",
        ),
        (handler(&any, stop), "password", "reacts also to "),
        (
            handler(&is("OTHER_ERROR"), ""),
            "other",
            "reacts to \"other\" again, right after \"other\"",
        ),
        (handler(&is("OTHER_ERROR"), stop), "other", ""),
    ] {
        assert_other_fault(&example, own, fault);
    }
}

#[test]
fn a_failed_verification_stays_on_record() {
    let completed = |parameters: &str, reaction: &str| {
        format!(
            "room.on(JitsiMeetJS.events.conference.E2EE_VERIFICATION_COMPLETED, ({parameters}) => {{
                if (error === 'mac') {{ {reaction} }}
            }});"
        )
    };
    let third = |reaction: &str| completed("id, success, error", reaction);
    let clear = "room.markParticipantVerified(id, false);";
    for (example, fault) in [
        (third(clear), ""),
        (third(&format!("{clear} room.startVerification(id);")), ""),
        (completed("error, id", clear), "does not react to \"mac\""),
        (
            third("showMessage('No.');"),
            "leaves a failed verification on record",
        ),
        (
            third(&format!("room.startVerification(id); {clear}")),
            "starts a verification while one is on record",
        ),
    ] {
        assert_other_fault(&example, "mac", fault);
    }
    let echo = third(clear).replace("'mac'", "'e2ee.sas.channel-verification-failed'");
    let own = "e2ee.sas.channel-verification-failed";
    assert_other_fault(
        &echo,
        own,
        "RangeError: answers its own call without an end",
    );
}

#[test]
fn a_failed_translation_stays_on_record() {
    let failed = |reaction: &str| {
        format!(
            "room.on(JitsiMeetJS.events.conference.AUDIO_TRANSLATION_FAILED, ({{ endpointIds, error }}) => {{
                if (error === JitsiMeetJS.errors.audioTranslation.LIMIT) {{ {reaction} }}
            }});"
        )
    };
    let again = |language: &str| {
        format!(
            "endpointIds.forEach(id => room.setParticipantTranslationLanguage(id, {language}));
             showMessage('No.');"
        )
    };
    for (reaction, fault) in [
        ("room.clearTranslation();".to_owned(), ""),
        (again("null"), ""),
        (again("'de'"), "asks for a translation that is on record"),
        (
            "showMessage('No.');".to_owned(),
            "leaves a failed request on record",
        ),
    ] {
        assert_other_fault(&failed(&reaction), "limit", fault);
    }
    let bare = failed("room.clearTranslation();").replace("({ endpointIds, error })", "error");
    assert_other_fault(&bare, "limit", "does not react to \"limit\"");
}

#[test]
fn examples_of_errors_without_an_event_are_checked() {
    let tracks = |condition: &str| {
        format!(
            "JitsiMeetJS.createLocalTracks({{}}).then(useTracks).catch(error => {{
                if ({condition} !== JitsiMeetJS.errors.track.TIMEOUT) {{ throw error; }}
                offerToTryAgain();
            }});"
        )
    };
    let thrown = |condition: &str| {
        format!(
            "try {{
                room.addTrack(JitsiMeetJS.createLocalTracksFromMediaStreams([])[0]);
            }} catch (error) {{
                if ({condition} !== JitsiMeetJS.errors.track.TIMEOUT) {{ throw error; }}
                offerToTryAgain();
            }}"
        )
    };
    let session = "const session = room.createVideoSIPGWSession(address);";
    let exists = "session.message === JitsiMeetJS.constants.sipVideoGW.EXISTS";
    let recorder = |condition: &str| {
        format!(
            "room.on(JitsiMeetJS.events.conference.RECORDER_STATE_CHANGED, session => {{
                if ({condition} === JitsiMeetJS.constants.recording.error.BUSY) {{ tell(); }}
            }});"
        )
    };
    let log = |condition: &str| {
        format!(
            "JitsiMeetJS.addGlobalLogTransport({{
                error: (...entries) => {{ if (entries.some({condition})) {{ tell(); }} }}
            }});"
        )
    };
    for (example, own, fault) in [
        (tracks("error.name"), "timeout", ""),
        (tracks("error"), "timeout", "does not react to \"timeout\""),
        (
            tracks("error.message"),
            "timeout",
            "does not react to \"timeout\"",
        ),
        (
            tracks("error.gum.error.name"),
            "timeout",
            "TypeError: cannot read property",
        ),
        (thrown("error.message"), "timeout", ""),
        (
            thrown("error.name"),
            "timeout",
            "does not react to \"timeout\"",
        ),
        (
            format!("{session} if ({exists}) {{ tell(); }}"),
            "exists",
            "",
        ),
        (
            format!("try {{ {session} session.start(); }} catch (error) {{ tell(); }}"),
            "exists",
            "reacts also to ",
        ),
        (
            format!("{session} if (session instanceof Error) {{ tell(); }}"),
            "exists",
            "reacts also to ",
        ),
        (recorder("session.getError()"), "busy", ""),
        (recorder("session"), "busy", "does not react to \"busy\""),
        (log("entry => entry.message === 'olm'"), "olm", ""),
        (
            log("entry => entry === 'olm'"),
            "olm",
            "does not react to \"olm\"",
        ),
    ] {
        assert_other_fault(&example, own, fault);
    }
}
