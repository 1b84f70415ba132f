use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::constants::{SOURCES, constants, objects_of_errors};
use crate::facts::{Fact, Facts};
use crate::functions::{definitions, function};
use crate::refresh;
use crate::tokens::{Code, Token};

/// A checkout with one constant in each object, and facts beside it.
struct Fake {
    checkout: PathBuf,
    facts: PathBuf,
}

impl Fake {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tmp/refresh");
        let folder = folder.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let fake = Self {
            checkout: folder.join("lib-jitsi-meet"),
            facts: folder.join("facts.json"),
        };
        fake.write("package.json", r#"{ "name": "lib-jitsi-meet" }"#);
        for source in &SOURCES {
            let above = fs::read_to_string(fake.checkout.join(source.file)).unwrap_or_default();
            let code = format!(
                "{above}export enum {} {{ OTHER = 'other' }}\n",
                source.object
            );
            fake.write(source.file, &code);
        }
        let others = SOURCES.iter().map(|source| {
            let other = r#"{ "name": "OTHER", "value": "other" }"#;
            format!("\"{}\": [{other}]", source.catalog)
        });
        let facts = format!(
            r#"{{ "source": "here", "commit": null, "catalogs": {{ {} }} }}"#,
            others.collect::<Vec<_>>().join(", ")
        );
        fs::write(&fake.facts, facts).unwrap();
        fake.git(&["init", "--quiet", "--initial-branch=main"]);
        fake
    }

    fn write(&self, file: &str, code: &str) {
        let path = self.checkout.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, code).unwrap();
    }

    fn know(&self, catalog: &str, errors: &str) {
        let mut facts: Value = serde_json::from_str(&self.read()).unwrap();
        facts["catalogs"][catalog] = serde_json::from_str(errors).unwrap();
        fs::write(&self.facts, facts.to_string()).unwrap();
    }

    fn read(&self) -> String {
        fs::read_to_string(&self.facts).unwrap()
    }

    fn fact(&self, catalog: &str, name: &str) -> Fact {
        let facts = Facts::parse(&self.read()).unwrap();
        let mut errors = facts.catalogs[catalog].iter();
        errors.find(|error| error.name == name).unwrap().clone()
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(&self.checkout)
            .args(["-c", "user.name=Fake", "-c", "user.email=fake@example.org"])
            .args(["-c", "commit.gpgSign=false"])
            .args(arguments)
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE")
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// The author is always long before the committer.
    fn commit(&self, date: &str) -> String {
        self.git(&["add", "--all"]);
        let committed = Command::new("git")
            .current_dir(&self.checkout)
            .args(["-c", "user.name=Fake", "-c", "user.email=fake@example.org"])
            .args(["-c", "commit.gpgSign=false", "commit", "--no-verify"])
            .args(["--quiet", "--message=Fake", "--date=2001-01-01T12:00:00Z"])
            .env("GIT_COMMITTER_DATE", format!("{date}T12:00:00Z"))
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE")
            .status();
        assert!(committed.unwrap().success());
        self.git(&["rev-parse", "HEAD"])
    }

    fn refresh(&self) -> Result<Vec<String>, String> {
        refresh(&self.facts, &self.checkout)
    }

    /// The facts have to stay as they were.
    fn error(&self, checkout: &Path) -> String {
        let before = self.read();
        let error = refresh(&self.facts, checkout).unwrap_err();
        assert_eq!(self.read(), before);
        error
    }
}

#[test]
fn constants_that_have_changed_are_told_and_written() {
    let fake = Fake::new("constants");
    fake.write(
        "JitsiTrackErrors.ts",
        "export enum JitsiTrackErrors { GONE = 'gum.gone' }",
    );
    fake.commit("2026-11-01");
    fake.write(
        "JitsiTrackErrors.ts",
        r#"
        /* it's old: GONE = 'gum.gone' */
        export enum JitsiTrackErrors {
            // GONE = 'gum.gone',
            BACK = "gum.back",
            CHANGED = 'gum.new_value',
            NEW = 'gum.new',
            SAME = "gum.same", // as ever
        }
        export const SAME = JitsiTrackErrors.SAME;
        "#,
    );
    fake.commit("2026-11-10");
    fake.know(
        "track",
        r#"[
            { "name": "BACK", "value": "gum.back", "since": "2016-01-01", "removed": "2017-01-01" },
            { "name": "CHANGED", "value": "gum.old_value", "since": "2016-01-02", "removed": null },
            { "name": "GONE", "value": "gum.gone", "since": "2016-01-03", "removed": null },
            { "name": "LONG_GONE", "value": "gum.away", "since": null, "removed": "2018-01-01" },
            { "name": "SAME", "value": "gum.same", "since": "2016-01-04", "removed": null, "note": { "a": [1, "b"] } },
            { "name": "TOMORROW", "value": "gum.tomorrow", "since": "2026-12-24", "removed": null }
        ]"#,
    );
    fake.write("README.md", "later");
    let commit = fake.commit("2026-11-20");

    let changes = fake.refresh().unwrap();

    assert_eq!(
        changes,
        [
            "track: BACK is back",
            "track: CHANGED has changed from `gum.old_value` to `gum.new_value`",
            "track: NEW is new: `gum.new`",
            "track: GONE is removed",
            "track: TOMORROW is not there yet",
        ]
    );
    let facts = fake.read();
    assert!(facts.contains(&commit), "{facts}");
    let days = ["BACK", "GONE", "LONG_GONE", "NEW", "SAME"].map(|name| {
        let fact = fake.fact("track", name);
        (
            fact.since.unwrap_or_default(),
            fact.removed.unwrap_or_default(),
        )
    });
    let days = days
        .each_ref()
        .map(|(since, removed)| (&**since, &**removed));
    assert_eq!(
        days,
        [
            ("2016-01-01", ""),
            ("2016-01-03", "2026-11-10"),
            ("", "2018-01-01"),
            ("2026-11-10", ""),
            ("2016-01-04", ""),
        ]
    );
    assert!(facts.contains(r#""note": { "a": [1, "b"] }"#), "{facts}");
    assert!(!facts.contains("TOMORROW"), "{facts}");
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    assert_eq!(fake.read(), facts);
}

/// The day of a merge is that of landing, not that of the commit on the branch.
#[test]
fn a_day_is_that_of_landing_in_the_main_line() {
    let fake = Fake::new("landing");
    fake.commit("2026-01-01");
    fake.git(&["switch", "--quiet", "--create", "branch"]);
    fake.write(
        "JitsiTrackErrors.ts",
        "export enum JitsiTrackErrors { NEW = 'gum.new', OTHER = 'other' }",
    );
    fake.commit("2026-02-02");
    fake.git(&["switch", "--quiet", "main"]);
    fake.write("README.md", "main");
    fake.commit("2026-03-03");
    fake.git(&["merge", "--quiet", "--no-ff", "--no-commit", "branch"]);
    fake.commit("2026-04-04");

    assert_eq!(fake.refresh().unwrap(), ["track: NEW is new: `gum.new`"]);
    assert_eq!(
        fake.fact("track", "NEW").since.as_deref(),
        Some("2026-04-04")
    );
}

const EVENTS: &str = "
    import { JitsiConferenceErrors as Errors } from './JitsiConferenceErrors';
    import { XMPPEvents } from './service/xmpp/XMPPEvents';
    export class Manager {
        setupListeners(): void {
            this.forwarder.forward(XMPPEvents.FULL, Events.FAILED, Errors.FULL);
            this.forwarder.forward(XMPPEvents.SILENT, Events.FAILED, Errors.SILENT);
            this.room.addListener(XMPPEvents.LEFT, () => {
                this.emitter.emit(Events.FAILED, Errors.LEFT);
            });
        }
    }";

/// Upstream at work: each way in which it names a constant.
fn emissions(name: &str) -> Fake {
    let fake = Fake::new(name);
    let names = [
        "DEAD",
        "FULL",
        "LEFT",
        "LOCKED",
        "ONLY_COMPARED",
        "OTHER",
        "SILENT",
    ];
    let constants = names.map(|name| format!("{name} = 'conference.{name}'"));
    fake.write(
        "JitsiConferenceErrors.ts",
        &format!(
            "export enum JitsiConferenceErrors {{ {} }}
             export enum AUTH_ERROR_TYPES {{ GENERAL = 'general' }}",
            constants.join(", ")
        ),
    );
    fake.write("Manager.ts", EVENTS);
    fake.write(
        "modules/xmpp/ChatRoom.js",
        "
        import * as JitsiConferenceErrors from '../../JitsiConferenceErrors';
        import { AUTH_ERROR_TYPES } from '../../JitsiConferenceErrors';
        export class ChatRoom {
            onPresenceError(pres) {
                if (/\"|'/.test(pres)) { // a quote in a regular expression
                    this.emitter.emit(XMPPEvents.FULL, { visitors: this.visitors }, pres.reason);
                }
                const type = known ? `${other ? `a}` : 'b'}` : AUTH_ERROR_TYPES.GENERAL;
                if (type === AUTH_ERROR_TYPES.GENERAL) { this.emitter.emit(XMPPEvents.LEFT); }
            }
            _nobodyCalls() {
                this.emitter.emit(FAILED, JitsiConferenceErrors.DEAD);
            }
            async lock<T>(key: string): Promise<{ a: T }> {
                return new Promise((resolve, reject) => {
                    this.set(key, () => reject(JitsiConferenceErrors.LOCKED));
                });
            }
            check = error => {
                switch (error) { case JitsiConferenceErrors.ONLY_COMPARED: return 1; }
                return MAP[JitsiConferenceErrors.ONLY_COMPARED] || error !== JitsiConferenceErrors.OTHER;
            }
        }",
    );
    fake.write(
        "modules/xmpp/ChatRoom.spec.js",
        "import { JitsiConferenceErrors } from '../../JitsiConferenceErrors';
         emit(FAILED, JitsiConferenceErrors.OTHER);",
    );
    fake.write(
        "JitsiConference.ts",
        "
        import { JitsiAudioTranslationErrors } from './JitsiAudioTranslationErrors';
        import { OTHER as SOME } from './JitsiTrackErrors';
        import { E2EEErrors } from './modules/e2ee/E2EEErrors';
        function translate(condition) {
            return Object.values(JitsiAudioTranslationErrors).includes(condition);
        }
        export const unmute = function() { throw new TrackError(SOME, null); };
        export default { verify: async (id) => { emit(COMPLETED, id, false, E2EEErrors.OTHER); } };
        export function parse(answer) { return answer.reason; }",
    );
    let known =
        names.map(|name| format!(r#"{{ "name": "{name}", "value": "conference.{name}" }}"#));
    fake.know("conference", &format!("[{}]", known.join(", ")));
    fake.know("auth", r#"[{ "name": "GENERAL", "value": "general" }]"#);
    fake.know(
        "recording",
        r#"[{ "name": "OTHER", "value": "other", "emitted": [
            { "file": "JitsiConference.ts", "function": "parse", "constant": null },
            { "file": "JitsiConference.ts", "function": "gone", "constant": null }
        ] }]"#,
    );
    fake.commit("2026-11-20");
    fake
}

#[test]
fn an_error_is_emitted_where_its_constant_stands_or_the_event_that_is_sent_on() {
    let fake = emissions("emissions");

    let mut changes = fake.refresh().unwrap();

    changes.sort();
    assert_eq!(
        changes,
        [
            "audio_translation: OTHER is now emitted in JitsiConference.ts, translate \
             (JitsiAudioTranslationErrors)",
            "auth: GENERAL is now emitted in modules/xmpp/ChatRoom.js, onPresenceError \
             (AUTH_ERROR_TYPES.GENERAL)",
            "conference: FULL is now emitted in modules/xmpp/ChatRoom.js, onPresenceError \
             (XMPPEvents.FULL)",
            "conference: LEFT is now emitted in modules/xmpp/ChatRoom.js, onPresenceError \
             (XMPPEvents.LEFT)",
            "conference: LOCKED is now emitted in modules/xmpp/ChatRoom.js, lock \
             (JitsiConferenceErrors.LOCKED)",
            "e2ee: OTHER is now emitted in JitsiConference.ts, verify (E2EEErrors.OTHER)",
            "recording: OTHER is no longer emitted in JitsiConference.ts, gone (no constant)",
            "track: OTHER is now emitted in JitsiConference.ts, unmute (SOME)",
        ]
    );
    let arguments = |catalog, name| fake.fact(catalog, name).emitted[0].arguments.clone();
    let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
    assert_eq!(
        arguments("conference", "FULL"),
        words(&["{ visitors }", "reason"])
    );
    assert_eq!(arguments("conference", "LEFT"), words(&[]));
    assert_eq!(arguments("e2ee", "OTHER"), words(&["id", "false"]));
    assert_eq!(arguments("track", "OTHER"), words(&["null"]));
    assert_eq!(arguments("auth", "GENERAL"), None);
    assert_eq!(arguments("recording", "OTHER"), None);
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
}

#[test]
fn what_has_changed_where_an_error_is_emitted_is_told() {
    let fake = emissions("changes");
    fake.refresh().unwrap();
    let room = fake.checkout.join("modules/xmpp/ChatRoom.js");
    let code = fs::read_to_string(&room).unwrap();
    // It moves to TypeScript, which is no news.
    fs::remove_file(&room).unwrap();
    let code = code
        .replace("pres.reason)", "this.getText(pres), 'why' || more)")
        .replace("emit(XMPPEvents.LEFT)", "emit(XMPPEvents.LATER)");
    fake.write("modules/xmpp/ChatRoom.ts", &code);
    fake.write("Manager.ts", &EVENTS.replace("LEFT, ()", "SILENT, ()"));
    fake.write(
        "modules/xmpp/moderator.js",
        "class Moderator { ask() { this.emitter.emit(XMPPEvents.SILENT); } }",
    );
    fake.commit("2026-11-21");

    assert_eq!(
        fake.refresh().unwrap(),
        [
            "conference: FULL has other arguments in modules/xmpp/ChatRoom.ts, onPresenceError \
             (XMPPEvents.FULL): { visitors }, getText(), why more, before { visitors }, reason",
            "conference: LEFT is now emitted in modules/xmpp/moderator.js, ask (XMPPEvents.SILENT)",
            "conference: LEFT is no longer emitted in modules/xmpp/ChatRoom.js, onPresenceError \
             (XMPPEvents.LEFT)",
            "conference: SILENT is now emitted in modules/xmpp/moderator.js, ask \
             (XMPPEvents.SILENT)",
        ]
    );
}

#[test]
fn an_object_of_errors_that_no_catalog_has_is_told_until_one_has_it() {
    let fake = Fake::new("uncovered");
    fake.write(
        "modules/polls/PollErrors.ts",
        "export enum PollErrors { CLOSED = 'closed', TWICE = 'twice' }",
    );
    fake.commit("2026-11-20");
    let expected = ["modules/polls/PollErrors.ts: no catalog has `PollErrors`: CLOSED, TWICE"];
    assert_eq!(fake.refresh().unwrap(), expected);
    assert_eq!(fake.refresh().unwrap(), expected);
}

#[test]
fn a_bare_folder_is_as_good_as_a_checkout() {
    let fake = emissions("bare");
    let bare = fake.checkout.with_file_name("bare.git");
    fake.git(&["clone", "--quiet", "--bare", ".", "../bare.git"]);
    let changes = refresh(&fake.facts, &bare).unwrap();
    let facts = fake.read();
    assert!(!changes.is_empty());
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    assert_eq!(fake.read(), facts);
}

#[test]
fn a_shallow_checkout_is_refused() {
    let fake = Fake::new("shallow");
    fake.commit("2026-11-19");
    fake.write("README.md", "second");
    fake.commit("2026-11-20");
    let url = format!("file://{}", fake.checkout.canonicalize().unwrap().display());
    fake.git(&["clone", "--quiet", "--depth=1", &url, "../shallow"]);
    let error = fake.error(&fake.checkout.with_file_name("shallow"));
    assert!(error.contains("shallow: shallow, but the days"), "{error}");
}

#[test]
fn what_is_no_repository_of_lib_jitsi_meet_is_refused() {
    let fake = Fake::new("another");
    fake.commit("2026-11-20");

    // Else the commit would be that of whatever repository the folder stands in.
    let inside = fake.error(&fake.checkout.join("modules"));
    assert!(
        inside.ends_with("modules: neither a checkout nor a bare git folder"),
        "{inside}"
    );
    let missing = fake.error(&fake.checkout.join("nowhere"));
    assert!(
        missing.ends_with("nowhere: neither a checkout nor a bare git folder"),
        "{missing}"
    );

    let refs = fake.error(&fake.checkout.join(".git/refs"));
    assert!(
        refs.ends_with("refs: neither a checkout nor a bare git folder"),
        "{refs}"
    );

    fake.write("package.json", r#"{ "name": "jitsi-meet" }"#);
    fake.commit("2026-11-21");
    let other = fake.error(&fake.checkout);
    assert!(
        other.ends_with("`jitsi-meet`, not `lib-jitsi-meet`"),
        "{other}"
    );

    fs::remove_file(fake.checkout.join("package.json")).unwrap();
    fake.commit("2026-11-22");
    let unnamed = fake.error(&fake.checkout);
    assert!(
        unnamed.ends_with("not `lib-jitsi-meet`: no `package.json` says so"),
        "{unnamed}"
    );
}

#[test]
fn a_repository_without_a_commit_is_refused() {
    let fake = Fake::new("empty");
    let error = fake.error(&fake.checkout);
    assert!(error.ends_with("no commit is checked out"), "{error}");
}

#[test]
fn a_file_that_is_missing_is_named() {
    let fake = Fake::new("missing");
    fs::remove_file(fake.checkout.join("modules/e2ee/E2EEErrors.ts")).unwrap();
    fake.commit("2026-11-20");

    let error = fake.error(&fake.checkout);
    let expected = "no `modules/e2ee/E2EEErrors.ts`, where `E2EEErrors` should be";
    assert!(error.ends_with(expected), "{error}");

    // Unless it came later than what is checked out.
    fake.know(
        "e2ee",
        r#"[{ "name": "OTHER", "value": "other", "since": "2026-11-21" }]"#,
    );
    assert_eq!(fake.refresh().unwrap(), ["e2ee: OTHER is not there yet"]);
}

#[test]
fn an_object_that_is_missing_is_named() {
    let fake = Fake::new("renamed");
    fake.write(
        "JitsiConferenceErrors.ts",
        "export enum Renamed { OTHER = 'other' }",
    );
    fake.commit("2026-11-20");

    let error = fake.error(&fake.checkout);
    let expected = "no constants in `AUTH_ERROR_TYPES` of `JitsiConferenceErrors.ts`";
    assert!(error.ends_with(expected), "{error}");
}

#[test]
fn facts_that_cannot_be_read_are_refused() {
    let fake = Fake::new("facts");
    fake.commit("2026-11-20");
    for (facts, expected) in [
        ("{", "EOF while parsing"),
        (r#"{ "catalogs": {} }"#, "no `source`"),
        (r#"{ "source": "here" }"#, "no `catalogs`"),
        (
            r#"{ "source": "here", "catalogs": { "track": 1 } }"#,
            "`track` is no list",
        ),
        (
            r#"{ "source": "here", "catalogs": { "track": [{ "name": "A" }] } }"#,
            "no `value` in {\"name\":\"A\"}",
        ),
        (
            r#"{ "source": "here", "catalogs": { "track": [
                { "name": "A", "value": "a", "emitted": [{ "file": "f" }] }
            ] } }"#,
            "no `function` in {\"file\":\"f\"}",
        ),
    ] {
        fs::write(&fake.facts, facts).unwrap();
        let error = fake.error(&fake.checkout);
        assert!(
            error.contains("facts.json: ") && error.contains(expected),
            "{error}"
        );
    }
}

#[test]
fn the_facts_of_this_repository_are_written_as_they_stand() {
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts.json");
    let facts = fs::read_to_string(facts).unwrap();
    assert_eq!(Facts::parse(&facts).unwrap().to_json(), facts);
}

#[test]
fn constants_stand_in_enums_and_objects() {
    let code = r#"
        import other from './other';
        export interface IConstants { error: { BUSY: string; }; }
        const logger = 'it\'s none';
        const constants: IConstants = {
            error: { 'BUSY': 'busy', ERROR: "error" },
            mode: { FILE: 'file' }
        };
        export enum Kinds { GENERAL = `general`, PLAIN, /*/ TRAP = 'trap', /*/ LAST = 'last' }
        export default constants;
    "#;
    let code = Code::read(code);
    let found = |object| constants(&code, object, false);
    assert_eq!(found("error"), [("BUSY", "busy"), ("ERROR", "error")]);
    assert_eq!(found("mode"), [("FILE", "file")]);
    assert_eq!(found("Kinds"), [("GENERAL", "general"), ("LAST", "last")]);
    assert_eq!(found("default"), []);
    assert_eq!(objects_of_errors(&code), [("error", vec!["BUSY", "ERROR"])]);
}

#[test]
fn a_file_that_is_one_catalog_can_have_constants_at_its_top() {
    let code = Code::read(
        "
        const INTERNAL = 'internal';
        export const PLAIN = 'plain';
        export const TYPED: string = 'typed';
        export const ALIAS = Errors.PLAIN;
        export default { INSIDE: 'inside' };
    ",
    );
    let all = [("PLAIN", "plain"), ("TYPED", "typed"), ("INSIDE", "inside")];
    assert_eq!(constants(&code, "Errors", true), all);
    assert_eq!(constants(&code, "Errors", false), []);
}

#[test]
fn functions_are_found_by_the_names_that_they_are_given() {
    let code = Code::read(
        "
        const table: ITable = { error: 'none' };
        class Room {
            constructor(a) { here(1); }
            get name(): string { if (a) { for (;;) { here(2); } } else { here(3); } }
            async join<T>(a: (b: T) => void): Promise<Array<T> | null> { list.map(x => { here(4); }); }
            leave = async (): Promise<void> => { try { here(5); } catch (e) { here(6); } };
        }
        Room.prototype.end = function() { here(7); };
        const part = x => { here(8); };
        export default { start: function() { here(9); }, stop(a) { here(10); } };
        function last() { here(11); }
        here(12);
    ",
    );
    let here = |at: &usize| code.tokens[*at] == Token::Word("here");
    let places = (0..code.tokens.len()).filter(here);
    let functions: Vec<_> = places.map(|at| function(&code, at)).collect();
    assert_eq!(
        functions,
        [
            "constructor",
            "name",
            "name",
            "join",
            "leave",
            "leave",
            "end",
            "part",
            "start",
            "stop",
            "last",
            ""
        ]
    );
    let names: Vec<_> = definitions(&code).collect();
    let expected = [
        "constructor",
        "name",
        "join",
        "leave",
        "end",
        "part",
        "start",
        "stop",
        "last",
    ];
    assert_eq!(names, expected);
}

/// Whatever it is fed, it comes to an end.
#[test]
fn code_that_breaks_off_is_read() {
    for code in [
        "'", "`${", "`${'", "/* ", "/[", "a(", "}", "x = /", "\\", "`\\", "({[", "=> {",
    ] {
        let code = Code::read(code);
        let names: Vec<_> = definitions(&code).collect();
        assert!(names.is_empty());
    }
}
