//! Errors in text: each one with its offset, and nothing else.

mod config;

use std::ops::Range;

use config::config;
use jitsi_errors::{
    Catalog, ConferenceError, ConnectionError, E2eeError, JitsiError, Match, Open, RecordingError,
    StreamScanner, TrackError, catalog, catalogs,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Values of all kinds.
#[catalog("find/odd.toml")]
pub enum OddError {}

/// More beginnings than the packed searcher can find.
#[catalog("find/many.toml")]
pub enum ManyError {}

/// Both.
#[catalogs]
pub enum BothError {
    /// Values of all kinds.
    #[catalog("find/odd.toml")]
    Odd(OddError),
    /// Many values.
    #[catalog("find/many.toml")]
    Many(ManyError),
}

/// The values of the errors in bytes, each checked against its text.
fn found<E: Catalog>(bytes: &[u8]) -> Vec<&'static str> {
    let found = E::find_in_bytes(bytes);
    let values = found.map(|(place, error)| {
        assert_eq!(&bytes[place], error.value().as_bytes());
        error.value()
    });
    values.collect()
}

/// Lines as @jitsi/logger 2 writes them to a browser's console, and as collectors store them.
#[test]
fn errors_in_lines_of_loggers_are_found() {
    let lines: [(&str, &[&str]); 14] = [
        (
            "2026-11-26T09:12:44.107Z [ERROR] [app:conference] <Zr._onConferenceFailed>:  \
             CONFERENCE FAILED: conference.connectionError.notAllowed general",
            &["conference.connectionError.notAllowed"],
        ),
        (
            "2026-11-26T09:12:44.107Z [WARN] [xmpp:xmpp] <e.connectionHandler>:  (TIME) Strophe \
             disconnected: 81234, reason=connection.droppedError, details={\"shard_changed\":false}",
            &["connection.droppedError"],
        ),
        (
            "2026-11-26T09:12:45.001Z [ERROR] [rtc:RTCUtils] <Object.<anonymous>>:  Failed to get \
             access to local media. gum.permission_denied: User denied permission to use device(s): audio",
            &["gum.permission_denied"],
        ),
        (
            "[ERROR] [e2ee:OlmAdapter] <yt._onMessage>:  Error: e2ee.sas.mac-mismatch\n    at yt.x",
            &["e2ee.sas.mac-mismatch"],
        ),
        (
            r#"{"name":"conference.failed","attributes":{"error":"conference.iceFailed","count":1}}"#,
            &["conference.iceFailed"],
        ),
        (
            r#"["logs",null,[{"text":"[core:JitsiConference] \"conference.focusLeft\"\n","count":2}]]"#,
            &["conference.focusLeft"],
        ),
        (
            "2026-11-26T09:12:46.000Z [ERROR] [modules/xmpp/moderator] <d.onMucError>:  Error during \
             getting focus: connection.otherError\r",
            &["connection.otherError"],
        ),
        (
            "console.js:35 2026-11-26T09:12:46.000Z [LOG] [core:JitsiMeetJS] connection.passwordRequired, \
             then conference.passwordRequired; then track.track_is_disposed",
            &[
                "connection.passwordRequired",
                "conference.passwordRequired",
                "track.track_is_disposed",
            ],
        ),
        (
            "\u{1b}[31mconference.destroyed\u{1b}[0m [31mconference.focusLeft[0m",
            &["conference.destroyed", "conference.focusLeft"],
        ),
        (
            "GET /log?e=conference.iceFailed&f=%22gum.not_found%22 HTTP/1.1",
            &["conference.iceFailed", "gum.not_found"],
        ),
        (
            "2026-11-26T09:12:46.000Z [INFO] [core:JitsiConference] Joined \
             room@conference.meet.example.com/1f2e3d, focus.meet.example.com, conference.joined",
            &[],
        ),
        (
            "会议失败conference.iceFailed，请重试",
            &["conference.iceFailed"],
        ),
        (
            "<error>conference.iceFailed</error>&quot;conference.iceFailed&quot;",
            &["conference.iceFailed", "conference.iceFailed"],
        ),
        ("conference.iceFailed", &["conference.iceFailed"]),
    ];
    for (line, values) in lines {
        assert_eq!(found::<JitsiError>(line.as_bytes()), values, "{line}");
        let again = JitsiError::find_in(line).map(|(place, _)| &line[place]);
        assert_eq!(again.collect::<Vec<_>>(), values, "{line}");
    }
}

/// Text before and after a value that does not hide it.
const AROUND: &[(&[u8], &[u8])] = &[
    (b"", b""),
    (b" ", b" "),
    (b"\n", b"\r\n"),
    (b"\t", b"\t"),
    (b"\0", b"\0"),
    (b"\"", b"\""),
    (b"'", b"'"),
    (b"`", b"`"),
    (b"(", b")"),
    (b"[", b"]"),
    (b"{", b"}"),
    (b"<", b">"),
    (b"</", b"/>"),
    (b":", b":"),
    (b"=", b"="),
    (b"|", b"|"),
    (b",", b","),
    (b";", b";"),
    (b"/", b"/"),
    (b"@", b"@"),
    (b"->", b"->"),
    (b"- ", b" -"),
    (b"--", b"--"),
    (b".", b"."),
    (b"...", b"..."),
    (b"-.", b".-"),
    (b"Error: ", b": text"),
    (b"x ", b". X"),
    (b"=\"", b"\\\""),
    (b"\\\"", b"\\\""),
    (b"\\n", b"\\n"),
    (b"x\\r\\n", b"\\r\\n"),
    (b"\\\\n", b"\\\\n"),
    (b"\\t", b"\\t"),
    (b"\\u0022", b"\\u0022"),
    (b"\\u001b[31m", b"\\u001b[0m"),
    (b"\\x1b[1;31m", b"\\x1b[m"),
    (b"\\033[38;2;255;0;0;48;2;1;2;3m", b"\\033[39;49m"),
    (b"\x1b[01;31m\x1b[K", b"\x1b[m\x1b[K"),
    (b"^[[4:3m", b"^[[0m"),
    (b"%22", b"%22"),
    (b"%0A", b"%0a"),
    (b"&quot;", b"&quot;"),
    (b"&#34;", b"&#34;"),
    ("\u{2018}".as_bytes(), "\u{2019}".as_bytes()),
    ("«".as_bytes(), "»".as_bytes()),
    ("\u{feff}".as_bytes(), "\u{200b}".as_bytes()),
    ("错误".as_bytes(), "。".as_bytes()),
    ("エラー".as_bytes(), "が発生".as_bytes()),
    ("🔥".as_bytes(), "🔥".as_bytes()),
    (b"\xff", b"\xff"),
    (b"\xc3", b"\xc3"),
    (b"\x80\xbf", b"\x80\xbf"),
    (b"\xe4\xb8", b"\xe4\xb8"),
    (b"\xf0\x9f\x94", b"\xf0\x9f\x94"),
];

/// Text next to a value that hides it, because the word is then longer.
const HIDING: &[(&[u8], &[u8])] = &[
    (b"x", b""),
    (b"", b"x"),
    (b"7", b""),
    (b"", b"7"),
    (b"_", b""),
    (b"", b"_"),
    (b"", b".ofTomorrow"),
    (b"", b"-2"),
    (b"", b"._"),
    (b"xmpp.", b""),
    (b"7-", b""),
    (b"_.", b""),
    (b"\\nx", b""),
    (b"\\n.x-", b""),
    (b"[31mx", b""),
    (b"31m", b""),
    (b"[x;m", b""),
    (b"%2", b""),
    (b"%g0", b""),
    (b"\\u002", b""),
    (b"\\u00222", b""),
    (b"\\q", b""),
    ("ä".as_bytes(), b""),
    (b"", "ä".as_bytes()),
    ("ж-".as_bytes(), b""),
    (b"", ".ж".as_bytes()),
    (b"", "한".as_bytes()),
];

#[test]
fn an_error_is_found_in_any_surrounding_text() {
    for error in JitsiError::ALL {
        for (before, after) in AROUND {
            let text = [before, error.value().as_bytes(), after].concat();
            let place = before.len()..before.len() + error.value().len();
            let found: Vec<_> = JitsiError::find_in_bytes(&text).collect();
            assert_eq!(
                found,
                [(place, *error)],
                "{}",
                String::from_utf8_lossy(&text)
            );
        }
    }
}

#[test]
fn no_error_is_found_in_a_longer_word() {
    for error in JitsiError::ALL {
        for (before, after) in HIDING {
            let text = [before, error.value().as_bytes(), after].concat();
            let found = found::<JitsiError>(&text);
            assert!(found.is_empty(), "{}", String::from_utf8_lossy(&text));
        }
    }
}

#[test]
fn the_longest_error_at_an_offset_is_found() {
    let text = "conference.connectionError.notAllowed conference.connectionError. \
                conference.connectionError.ofTomorrow conference.connectionError";
    let values = [
        "conference.connectionError.notAllowed",
        "conference.connectionError",
        "conference.connectionError",
    ];
    assert_eq!(found::<ConferenceError>(text.as_bytes()), values);
    assert_eq!(found::<OddError>(b"a.b a.c a"), ["a.b", "a"]);
    let full = b"The room:full:of:people is a room:full:of:peoples, a room:fuller";
    assert_eq!(
        found::<OddError>(full),
        ["room:full:of:people", "a", "room:full", "a"]
    );
}

#[test]
fn values_of_all_kinds_are_found() {
    for (text, values) in [
        (
            "code: -32600, 5-32600, -326000, --32600",
            &["-32600", "-32600"][..],
        ),
        (
            "größe größer großgröße über-größe größe.größe größe.",
            &["größe", "größe"],
        ),
        ("<x><x>", &["<x>", "<x>"]),
        ("x<x>x", &["<x>"]),
        ("over. over over.and over..", &["over.", "over."]),
        ("\\na", &["a"]),
        ("a a-a a_a .a. 'a'", &["a", "a", "a"]),
        ("!a a!! x!x", &["!", "a", "a", "!", "!", "!"]),
    ] {
        assert_eq!(found::<OddError>(text.as_bytes()), values, "{text}");
    }
}

#[test]
fn a_catalog_of_many_beginnings_is_found_too() {
    let text = "baba, caca: lulu.\nlulu.x xlulu lululu";
    assert_eq!(
        found::<ManyError>(text.as_bytes()),
        ["baba", "caca", "lulu"]
    );
    let text = "a zuzu room:full -32600";
    let values = ["a", "zuzu", "room:full", "-32600"];
    assert_eq!(found::<BothError>(text.as_bytes()), values);
    let both: Vec<_> = BothError::find_in("zuzu a")
        .map(|(_, error)| error)
        .collect();
    assert_eq!(
        both,
        [
            BothError::Many(ManyError::Zuzu),
            BothError::Odd(OddError::Short)
        ]
    );
}

#[test]
fn each_catalog_finds_its_own_errors() {
    let text =
        "busy: conference.iceFailed, connection.otherError, gum.timeout, e2ee.sas.missing-key";
    assert_eq!(
        found::<ConferenceError>(text.as_bytes()),
        ["conference.iceFailed"]
    );
    assert_eq!(
        found::<ConnectionError>(text.as_bytes()),
        ["connection.otherError"]
    );
    assert_eq!(found::<TrackError>(text.as_bytes()), ["gum.timeout"]);
    assert_eq!(
        found::<E2eeError>(text.as_bytes()),
        ["e2ee.sas.missing-key"]
    );
    assert_eq!(found::<RecordingError>(text.as_bytes()), ["busy"]);
    assert_eq!(found::<JitsiError>(text.as_bytes()).len(), 4);
}

/// The known values, and in parentheses the unknown ones.
fn open(text: &str) -> Vec<String> {
    let found = JitsiError::find_in(text).with_unknown();
    let shown = found.map(|(place, error)| match error {
        Open::Known(error) => {
            assert_eq!(&text[place], error.value());
            error.value().to_owned()
        }
        Open::Unknown(value) => {
            assert_eq!(&text[place], value);
            format!("({value})")
        }
    });
    shown.collect()
}

#[test]
fn unknown_values_are_found_on_request() {
    for (text, values) in [
        (
            "conference.connectionError.ofTomorrow",
            &["(conference.connectionError.ofTomorrow)"][..],
        ),
        ("conference.iceFailed2: x", &["(conference.iceFailed2)"]),
        ("conference.iceFailed.", &["conference.iceFailed"]),
        ("\"gum.new-one\"\\n", &["(gum.new-one)"]),
        ("track.größer.", &["(track.größer)"]),
        (
            "e2ee.olm.x conference.iceFailed connection.y",
            &["(e2ee.olm.x)", "conference.iceFailed", "(connection.y)"],
        ),
        ("conference. conference", &[]),
        ("xmpp.conference.x error_of_tomorrow tracks.x", &[]),
        ("r@conference.example.com/x conference.example.com/y", &[]),
        ("connection.js:12 https://track.example.com", &[]),
        ("track.stop()", &[]),
    ] {
        assert_eq!(open(text), values, "{text}");
    }
    let longest = format!("conference.{}", "x".repeat(256 - 11));
    assert_eq!(open(&longest), [format!("({longest})")]);
    assert!(open(&format!("{longest}x")).is_empty());
    let found = RecordingError::find_in("busybody busy").with_unknown();
    assert_eq!(found.map(|(place, _)| place.start).collect::<Vec<_>>(), [9]);
}

#[test]
fn a_search_in_hostile_text_is_fast() {
    let many = |text: &str| text.repeat((1 << 16) / text.len());
    for text in [
        many("x"),
        many("."),
        many("a."),
        many("conference."),
        many("conference.iceFailed"),
        many("conference.connectionError."),
        many("["),
        many("[0"),
        many("[;m"),
        many("\\u00"),
        many("room:full:of:"),
        many("ä"),
        many("\u{301}"),
        String::from("[") + &many("0;") + "mconference.iceFailed",
    ] {
        assert_eq!(JitsiError::find_in(&text).count(), 0, "{}", &text[..10]);
        let _ = JitsiError::find_in(&text).with_unknown().count();
        let _ = OddError::find_in(&text).with_unknown().count();
        let _ = ManyError::find_in(&text).count();
    }
    for byte in [0, 0x80, 0xbf, 0xc3, 0xe4, 0xf0, 0xff] {
        let text = vec![byte; 1 << 16];
        assert_eq!(BothError::find_in_bytes(&text).with_unknown().count(), 0);
    }
}

#[test]
fn a_match_allocates_nothing() {
    let text = "conference.iceFailed: connection.droppedError, conference.ofTomorrow\n".repeat(99);
    let search = || {
        let known = JitsiError::find_in(&text).count();
        let unknown = JitsiError::find_in(&text).with_unknown().count();
        assert_eq!((known, unknown), (198, 297));
    };
    search();
    let allocated = allocation_counter::measure(search);
    assert_eq!(allocated.count_total, 0);
}

/// For lines of any length.
#[test]
fn a_scanner_keeps_only_a_part_of_the_stream() {
    let part = vec![b'x'; 1 << 17];
    let allocated = allocation_counter::measure(|| {
        let mut scan = StreamScanner::<JitsiError>::new();
        for _ in 0..32 {
            scan.push(&part, |sighting| panic!("{sighting:?}"));
        }
        scan.finish(|sighting| panic!("{sighting:?}"));
    });
    assert!(allocated.bytes_max < 1 << 20, "{allocated:?}");
}

#[test]
fn debug_output_has_the_position_and_no_text() {
    let mut found = JitsiError::find_in("hunter2 conference.iceFailed hunter2");
    assert_eq!(format!("{found:?}"), "Matches(36 bytes left)");
    found.next();
    assert_eq!(format!("{found:?}"), "Matches(8 bytes left)");
    let mut scan = StreamScanner::<JitsiError>::new();
    scan.push(b"hunter2\nhunter2\n", |_| ());
    assert_eq!(
        format!("{scan:?}"),
        "StreamScanner(line 1)",
        "what follows may change it"
    );
}

/// A naive search: every substring is tried.
fn oracle<E: Catalog>(text: &str) -> Vec<(Range<usize>, E)> {
    let characters: Vec<char> = text.chars().collect();
    let letter = |at: Option<usize>| {
        let character = at.and_then(|at| characters.get(at));
        character.is_some_and(|&character| {
            character.is_ascii_alphanumeric() || matches!(character, '_' | 'ß' | 'ö')
        })
    };
    let joins = |at: usize| {
        matches!(characters[at], '.' | '-') && letter(at.checked_sub(1)) && letter(Some(at + 1))
    };
    let belongs = |at: usize| letter(Some(at)) || joins(at);
    let parts = |at: usize| at == 0 || at == characters.len() || !(belongs(at - 1) && belongs(at));
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let fits = |error: &&E| {
            let value: Vec<char> = error.value().chars().collect();
            characters[at..].starts_with(&value) && parts(at) && parts(at + value.len())
        };
        let longest = E::ALL
            .iter()
            .filter(fits)
            .max_by_key(|error| error.value().len());
        let Some(error) = longest else {
            at += 1;
            continue;
        };
        let start: usize = characters[..at].iter().map(|char| char.len_utf8()).sum();
        found.push((start..start + error.value().len(), *error));
        at += error.value().chars().count();
    }
    found
}

/// Texts of values, of parts of them, and of surrounding characters.
fn text<E: Catalog>() -> impl Strategy<Value = String> {
    let value = || select(E::ALL).prop_map(|error| error.value().to_owned());
    let part = (value(), any::<prop::sample::Index>()).prop_map(|(value, at)| {
        let places: Vec<usize> = value.char_indices().map(|(at, _)| at).collect();
        value[..*at.get(&places)].to_owned()
    });
    let around = select(vec![
        "",
        " ",
        "\n",
        ".",
        "-",
        "_",
        "x",
        "7",
        "ß",
        "错",
        "🔥",
        "\"",
        "'",
        ":",
        "<",
        ">",
        "/",
        "@",
        "..",
        ".-",
        "b",
        "a",
        "conference.",
        "room:full:of",
    ]);
    let piece = prop_oneof![
        3 => value(),
        1 => part,
        4 => around.prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn agrees<E: Catalog>(text: &str) -> Result<(), TestCaseError> {
    let expected = oracle::<E>(text);
    prop_assert_eq!(&E::find_in(text).collect::<Vec<_>>(), &expected);
    let known = E::find_in(text)
        .with_unknown()
        .filter_map(|(place, error)| {
            let error = error.known()?;
            Some((place, error))
        });
    prop_assert_eq!(known.collect::<Vec<_>>(), expected);
    Ok(())
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn a_search_agrees_with_a_naive_search(
        jitsi in text::<JitsiError>(),
        odd in text::<OddError>(),
        both in text::<BothError>(),
        recording in text::<RecordingError>(),
    ) {
        agrees::<JitsiError>(&jitsi)?;
        agrees::<OddError>(&odd)?;
        agrees::<BothError>(&both)?;
        agrees::<RecordingError>(&recording)?;
    }

    /// The errors in a line do not depend on the lines around it.
    #[test]
    fn other_lines_change_nothing(
        before in any::<Vec<u8>>(),
        line in text::<JitsiError>(),
        after in any::<Vec<u8>>(),
    ) {
        let text = [&before, &b"\n"[..], line.as_bytes(), b"\n", &after].concat();
        let start = before.len() + 1;
        let found = JitsiError::find_in_bytes(&text);
        let here = found.filter(|(place, _)| place.start >= start && place.end <= start + line.len());
        let here = here.map(|(place, error)| (place.start - start..place.end - start, error));
        prop_assert_eq!(here.collect::<Vec<_>>(), oracle::<JitsiError>(&line));
    }
}

/// The matches in a text that is scanned in parts of this length: offset, line, value.
fn in_parts<E: Catalog>(text: &[u8], length: usize) -> Vec<(u64, u64, String)> {
    let mut found = Vec::new();
    let mut scan = StreamScanner::<E>::new();
    let mut add = |sighting: Match<'_, E>| {
        let value = sighting.error.value().to_owned();
        found.push((sighting.offset, sighting.line, value));
    };
    for part in text.chunks(length) {
        scan.push(part, &mut add);
    }
    scan.finish(&mut add);
    found
}

/// The same matches, found in the entire text.
fn in_whole<E: Catalog>(text: &[u8]) -> Vec<(u64, u64, String)> {
    let (mut line, mut counted) = (1, 0);
    let found = E::find_in_bytes(text).with_unknown();
    let found = found.map(|(place, error)| {
        line += memchr::memchr_iter(b'\n', &text[counted..place.start]).count() as u64;
        counted = place.start;
        (place.start as u64, line, error.value().to_owned())
    });
    found.collect()
}

/// If an error begins inside another, the text before them decides which of the two is found.
#[test]
fn overlapping_errors_are_found_in_parts_as_in_the_whole() {
    for before in ["", " ", "a:", "\na:\n"] {
        let text = before.to_owned() + &"a:".repeat(90_000);
        let whole = in_whole::<OddError>(text.as_bytes());
        for length in [1 << 10, 70_001] {
            assert!(
                in_parts::<OddError>(text.as_bytes(), length) == whole,
                "{before:?}, {length}"
            );
        }
    }
}

proptest! {
    #![proptest_config(config(10))]

    /// For any lengths of the parts.
    #[test]
    fn errors_are_found_in_parts_as_in_the_whole(
        text in text::<BothError>(),
        around in prop::collection::vec(select(vec![&b"\n"[..], b" x\n", b".", b"a", b"\xff"]), 1..9),
        length in 1..100_000_usize,
    ) {
        let text = [text.as_bytes(), &around.concat()].concat();
        let text = text.repeat(200_000 / text.len());
        prop_assert_eq!(in_parts::<BothError>(&text, length), in_whole::<BothError>(&text));
    }
}
