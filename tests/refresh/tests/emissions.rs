//! Where errors are emitted, and what has changed there.

use std::fs;

use super::Fake;

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
pub fn emissions(name: &str) -> Fake {
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
fn an_error_is_emitted_with_its_constant_or_with_the_event_that_is_forwarded() {
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
fn what_has_changed_where_an_error_is_emitted_is_reported() {
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
            "modules/xmpp/ChatRoom.ts, onPresenceError has changed: auth: GENERAL, conference: FULL",
        ]
    );
}

#[test]
fn a_function_that_reads_stanzas_is_followed_until_it_is_gone() {
    let fake = Fake::new("stanzas");
    fake.write(
        "modules/xmpp/ChatRoom.js",
        "class ChatRoom { onMessage() {} }",
    );
    fake.commit("2026-11-20");
    fake.know(
        "recording",
        r#"[{ "name": "OTHER", "value": "other", "since": "2026-11-20", "stanzas": [
            { "file": "modules/xmpp/ChatRoom.js", "function": "onMessage" }
        ] }]"#,
    );
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    fs::remove_file(fake.checkout.join("modules/xmpp/ChatRoom.js")).unwrap();
    fake.write(
        "modules/xmpp/ChatRoom.ts",
        "class ChatRoom { onMessage() {} }",
    );
    fake.commit("2026-11-21");
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    let place = |file: &str| [(file.to_owned(), "onMessage".to_owned())];
    assert_eq!(
        fake.fact("recording", "OTHER").stanzas,
        place("modules/xmpp/ChatRoom.ts")
    );
    fake.write("modules/xmpp/ChatRoom.ts", "class ChatRoom { onText() {} }");
    fake.commit("2026-11-22");
    let gone =
        "recording: OTHER is no longer read from a stanza in modules/xmpp/ChatRoom.ts, onMessage";
    assert_eq!(fake.refresh().unwrap(), [gone]);
}

/// What is in no other fact: each change with what is reported.
#[test]
fn changed_code_around_an_emission_is_reported() {
    const ROOM: &str = "modules/xmpp/ChatRoom.js";
    let presence = "modules/xmpp/ChatRoom.js, onPresenceError has changed: \
                    auth: GENERAL, conference: FULL, conference: LEFT";
    let second = "conference: FULL is now emitted in modules/xmpp/ChatRoom.js, onPresenceError \
                  (XMPPEvents.FULL)";
    let full = "this.emitter.emit(XMPPEvents.FULL, { visitors: this.visitors }, pres.reason);";
    let twice = format!("{full} {full}");
    for (before, after, expected) in [
        // A condition, a second emission, a literal value.
        ("if (/", "if (this.joined && /", &[presence][..]),
        (full, &twice, &[second, presence]),
        ("'b'}`", "'c'}`", &[presence]),
        // Neither spaces nor comments, nor what no emission is in.
        ("if (/", "if (  /* why */ /", &[]),
        (
            "case JitsiConferenceErrors.ONLY_COMPARED",
            "case 'one'",
            &[],
        ),
    ] {
        let fake = emissions("code");
        fake.refresh().unwrap();
        let code = fs::read_to_string(fake.checkout.join(ROOM)).unwrap();
        assert_eq!(code.matches(before).count(), 1, "{before}");
        fake.write(ROOM, &code.replace(before, after));
        fake.commit("2026-11-21");

        assert_eq!(fake.refresh().unwrap(), expected, "{after}");
        assert_eq!(fake.refresh().unwrap(), [""; 0], "{after}");
    }
}

#[test]
fn changed_code_of_a_listener_is_reported() {
    let fake = emissions("listener");
    fake.refresh().unwrap();
    let guarded = "if (!this.p2p) { this.emitter.emit(Events.FAILED, Errors.LEFT); }";
    let emit = "this.emitter.emit(Events.FAILED, Errors.LEFT);";
    fake.write("Manager.ts", &EVENTS.replace(emit, guarded));
    fake.commit("2026-11-21");
    assert_eq!(
        fake.refresh().unwrap(),
        ["Manager.ts, setupListeners, XMPPEvents.LEFT has changed: conference: LEFT"]
    );
}

#[test]
fn changed_code_that_reads_stanzas_is_reported() {
    let fake = Fake::new("reading");
    let code = "class ChatRoom { onMessage() { return find('error>text'); } }";
    fake.write("modules/xmpp/ChatRoom.js", code);
    fake.commit("2026-11-20");
    fake.know(
        "recording",
        r#"[{ "name": "OTHER", "value": "other", "since": "2026-11-20", "stanzas": [
            { "file": "modules/xmpp/ChatRoom.js", "function": "onMessage" }
        ] }]"#,
    );
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    let code = code.replace("error>text", "error");
    fs::remove_file(fake.checkout.join("modules/xmpp/ChatRoom.js")).unwrap();
    fake.write("modules/xmpp/ChatRoom.ts", &code);
    fake.commit("2026-11-21");
    assert_eq!(
        fake.refresh().unwrap(),
        ["modules/xmpp/ChatRoom.ts, onMessage has changed: recording: OTHER"]
    );
    assert!(!fake.read().contains("ChatRoom.js"));
}
