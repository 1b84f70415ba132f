//! From stanzas to failures: real ones, one for each way in which upstream reads them, and texts that
//! are none.

#[path = "stanzas/invalid.rs"]
mod invalid;
#[path = "stanzas/seats.rs"]
mod seats;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use jitsi_errors::{
    AudioTranslationFailure, ConferenceFailure, ConnectionFailure, Context, ErrorReport, Failure,
    JitsiFailure, ParseStanzaErrorKind, RecordingFailure, Sender, Stanza,
};
use serde::Deserialize;

fn stanza(text: &str) -> Stanza {
    text.parse()
        .unwrap_or_else(|invalid| panic!("{invalid}: {text}"))
}

fn sender(word: &str) -> Sender {
    match word {
        "room" => Sender::Room,
        "lobby" => Sender::Lobby,
        "focus" => Sender::Focus,
        "server" => Sender::Server,
        other => panic!("{other}"),
    }
}

/// What the stanza is, as it is shown, and whether upstream first tries again.
fn read<F: Failure>(stanza: &Stanza, sender: Sender) -> Option<(String, bool)> {
    let reported = ErrorReport::<F>::from_stanza(stanza, sender)?;
    assert!(reported.extra_arguments.is_empty(), "{reported:?}");
    // Only who asked for translations knows for whom.
    let mut invalid_parameters = reported.invalid_parameters.iter();
    assert!(
        invalid_parameters.all(|invalid| invalid.parameter == "endpoint_ids"),
        "{reported:?}"
    );
    Some((
        format!("{:?}", reported.failure.unwrap()),
        reported.retry_first,
    ))
}

#[derive(Deserialize)]
struct Row {
    about: String,
    sender: String,
    stanza: String,
    failure: Option<String>,
    #[serde(default)]
    retried: bool,
    #[serde(default)]
    given: Vec<String>,
    #[serde(default)]
    catalog: String,
}

#[test]
fn each_way_in_which_upstream_reads_a_stanza() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("stanzas/rows.json")).unwrap();
    for row in &rows {
        let mut stanza = stanza(&row.stanza);
        for given in &row.given {
            stanza = stanza.with_context(match &**given {
                "guest" => Context::Guest,
                "connecting" => Context::Connecting,
                "visitors-supported" => Context::VisitorsSupported,
                other => panic!("{other}"),
            });
        }
        let sender = sender(&row.sender);
        let found = match &*row.catalog {
            "translation" => read::<AudioTranslationFailure>(&stanza, sender),
            "recording" => read::<RecordingFailure>(&stanza, sender),
            _ => read::<JitsiFailure>(&stanza, sender),
        };
        let expected = row.failure.clone().map(|failure| (failure, row.retried));
        assert_eq!(found, expected, "{}: {}", row.about, row.stanza);
        if !row.catalog.is_empty() {
            continue;
        }
        // Each catalog alone finds its own errors and no others.
        let conference = read::<ConferenceFailure>(&stanza, sender);
        let connection = read::<ConnectionFailure>(&stanza, sender);
        let wrapped = |name, (failure, retried)| (format!("{name}({failure})"), retried);
        let conference = conference.map(|found| wrapped("Conference", found));
        let connection = connection.map(|found| wrapped("Connection", found));
        assert!(
            conference.is_none() || connection.is_none(),
            "{}",
            row.about
        );
        assert_eq!(conference.or(connection), expected, "{}", row.about);
    }
}

#[derive(Deserialize)]
struct Real {
    sender: String,
    error: Option<String>,
    #[serde(flatten)]
    parameters: BTreeMap<String, serde_json::Value>,
}

#[test]
fn what_a_real_server_sends() {
    let real: BTreeMap<String, Real> =
        serde_json::from_str(include_str!("stanzas/real.json")).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stanzas");
    for (file, expected) in &real {
        let text = fs::read_to_string(folder.join(format!("{file}.xml"))).unwrap();
        let reported =
            ErrorReport::<JitsiFailure>::from_stanza(&stanza(&text), sender(&expected.sender));
        let value = reported.as_ref().map(|reported| &*reported.value);
        assert_eq!(value, expected.error.as_deref(), "{file}");
        let Some(reported) = reported else { continue };
        assert_eq!(reported.invalid_parameters, [], "{file}");
        let shown = format!("{:?}", reported.failure.unwrap());
        for (name, value) in &expected.parameters {
            let value = match value {
                serde_json::Value::String(text) if text == "419" => "Some(419)".to_owned(),
                serde_json::Value::String(text) if text == "room-creation-restriction" => {
                    "Some(Known(RoomCreationRestriction))".to_owned()
                }
                serde_json::Value::String(text) => format!("Some({text:?})"),
                other => format!("Some({other})"),
            };
            assert!(
                shown.contains(&format!("{name}: {value}")),
                "{file}: {shown}"
            );
        }
    }
}

#[test]
fn xml_is_read_right_however_it_is_written() {
    let texts = [
        r#"<presence type="error"><error type="auth"><not-authorized xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></presence>"#,
        "<presence  type = 'error' >\n<error\ttype='auth'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'></not-authorized ></error></presence >",
        "<c:presence xmlns:c='jabber:client' type='error'><c:error type='auth'><s:not-authorized xmlns:s='urn:ietf:params:xml:ns:xmpp-stanzas'/></c:error></c:presence>",
        "<presence xmlns:s='urn:ietf:params:xml:ns:xmpp-stanzas' type='error'><error xmlns:s='urn:other' type='cancel'/><error type='&#97;u&#x74;h'><s:not-authorized/></error></presence>",
        "<!-- a --> <presence type='error'><!-- <error type='cancel'/> --><error by='x' type='auth'><unknown xmlns='urn:x' type=\"'\"><![CDATA[</error>]]></unknown><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>\n",
        "<presence xmlns='jabber:client' type='error' x:type='unavailable' xmlns:x='urn:x'><error xmlns='' type='auth' xml:type='cancel'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>",
    ];
    for text in texts {
        let found = read::<JitsiFailure>(&stanza(text), Sender::Room);
        let expected = Some((
            "Conference(PasswordRequired { text: None })".to_owned(),
            false,
        ));
        assert_eq!(found, expected, "{text}");
    }
    let text = "<message type='error'><error><text>1 &lt; 2 &amp;&amp; <b>&#x1F600;</b>\r\n<![CDATA[&lt;]]>&#13;</text></error></message>";
    let found = read::<ConferenceFailure>(&stanza(text), Sender::Room);
    let expected = r#"ChatError { message: Some("1 < 2 && 😀\n&lt;\r"), condition: None }"#;
    assert_eq!(found, Some((expected.to_owned(), false)));
    let text = "<message type='error'><größe ключ='值'/><error><text>[größe]]\t会议 &gt; \
                &quot;&apos;\r]> 🔥</text></error></message>";
    let found = read::<ConferenceFailure>(&stanza(text), Sender::Room);
    let expected = r#"ChatError { message: Some("[größe]]\t会议 > \"'\n]> 🔥"), condition: None }"#;
    assert_eq!(found, Some((expected.to_owned(), false)));
    for text in [
        "<a\u{300}-\u{b7} xmlns:\u{3c0}='urn:x' \u{3c0}:\u{65e5}\u{203f}=''/>",
        "<open xmlns='urn:other'/>",
        "<a xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
    ] {
        stanza(text);
    }
}

#[test]
fn namespaces_are_those_in_scope_at_an_element() {
    let stanzas = "urn:ietf:params:xml:ns:xmpp-stanzas";
    let found = |inner: &str| {
        let inner = inner.replace("STANZAS", stanzas);
        let text = format!("<presence type='error' xmlns:s='{stanzas}'>{inner}</presence>");
        let (found, _) = read::<JitsiFailure>(&stanza(&text), Sender::Room).unwrap();
        found == "Conference(PasswordRequired { text: None })"
    };
    assert!(found("<error type='auth'><s:not-authorized/></error>"));
    assert!(found(
        "<error type='auth' xmlns='STANZAS'><not-authorized/></error>"
    ));
    assert!(found(
        "<error type='auth'><x:not-authorized xmlns:x='STANZAS' xmlns='urn:x'/></error>"
    ));
    assert!(found(
        "<error type='auth'><not-authorized xmlns='urn&#58;ietf:params:xml:ns&#x3a;xmpp-stanzas'/></error>"
    ));
    assert!(!found("<error type='auth'><not-authorized/></error>"));
    assert!(!found(
        "<error type='auth'><x:not-authorized xmlns:x='urn:x'/></error>"
    ));
    assert!(!found(
        "<error type='auth' xmlns:s='urn:x'><s:not-authorized/></error>"
    ));
    assert!(!found(
        "<error type='auth' xmlns='STANZAS'><not-authorized xmlns=''/></error>"
    ));
    assert!(!found(
        "<error type='auth'><not-authorized xmlns:x='urn:x' x:xmlns='STANZAS'/></error>"
    ));
    assert!(!found(
        "<error type='auth'><not-authorized xmlns=' STANZAS'/></error>"
    ));
    assert!(!found(
        "<error type='auth'><x xmlns='STANZAS'/><not-authorized/></error>"
    ));

    let kinds = [
        ("<p:presence xmlns:p='jabber:client' type='error'/>", true),
        ("<presence xmlns='' type='error'/>", false),
        ("<presence xmlns='jabber:server' type='error'/>", false),
        (
            "<p:presence xmlns='jabber:client' xmlns:p='urn:p' type='error'/>",
            false,
        ),
        ("<presence xmlns:p='urn:p' p:type='error'/>", false),
        ("<presence type='error '/>", false),
        ("<presence type='&#10;error'/>", false),
        ("<Presence type='error'/>", false),
        ("<error xmlns='http://etherx.jabber.org/streams'/>", true),
        ("<stream:error xmlns:stream='urn:x'/>", false),
    ];
    for (text, is_error) in kinds {
        let found = read::<JitsiFailure>(&stanza(text), Sender::Room);
        assert_eq!(found.is_some(), is_error, "{text}");
    }
}

#[test]
fn a_reference_is_read_once() {
    let text =
        "<a b='&amp;lt;&#38;#60;&#x26;amp;' c=\"&quot;'>&#x10FFFF;&#0065;\" d='\r\n&#13;\t'/>";
    let stanza = stanza(text);
    let value = |name| stanza.attribute(name).unwrap().to_owned();
    assert_eq!(value("b"), "&lt;&#60;&amp;");
    assert_eq!(value("c"), "\"'>\u{10ffff}A");
    assert_eq!(value("d"), " \r ");
}

#[test]
fn a_stream_is_cut_where_a_stanza_ends() {
    let stream = "<presence/> <!-- a --><iq to='a>b'><x/></iq>\n<message><![CDATA[<a/>]]></message><presence";
    let mut rest = stream;
    let mut stanzas = Vec::new();
    let last = loop {
        match rest.parse::<Stanza>() {
            Err(invalid) if invalid.kind == ParseStanzaErrorKind::TrailingData => {
                let (stanza, after) = rest.split_at(invalid.offset);
                assert!(stanza.parse::<Stanza>().is_ok(), "{stanza}");
                stanzas.push(stanza);
                rest = after;
            }
            other => break other.unwrap_err(),
        }
    };
    assert_eq!(stanzas.len(), 3, "{stanzas:?}");
    assert_eq!(
        (last.kind, rest),
        (ParseStanzaErrorKind::Incomplete, "<presence")
    );
}

#[test]
fn a_stanza_shows_nothing_of_what_is_in_it() {
    let stanza = stanza("<iq type='error'><query><password>hunter2</password></query></iq>");
    let shown = format!("{stanza:?}");
    assert!(
        shown.contains("iq") && !shown.contains("hunter2"),
        "{shown}"
    );
}

#[test]
fn what_is_no_error_in_this_catalog_is_none() {
    let texts = [
        "<presence/>",
        "<presence type='subscribe'/>",
        "<message><body>Hello</body></message>",
        "<iq type='get'/>",
        "<iq type='error' xmlns='urn:other'><error/></iq>",
        "<failure/>",
        "<failure xmlns='urn:xmpp:sm:3'/>",
        "<error/>",
        "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
        "<stream:features/>",
        "<a/>",
    ];
    for text in texts {
        for sender in [Sender::Room, Sender::Lobby, Sender::Focus, Sender::Server] {
            assert_eq!(read::<JitsiFailure>(&stanza(text), sender), None, "{text}");
        }
    }
}

#[test]
fn a_saved_stream_is_explained() {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "jitsi-errors"])
        .args(["--features", "xmpp", "--example", "stanzas", "--"])
        .args(["lobby@conference.jitsi.test", "lobby@lobby.jitsi.test"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo starts");
    let stream = [
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client'>",
        include_str!("stanzas/24-jitsi-lobby.xml"),
        include_str!("stanzas/25-jitsi-lobby-kick.xml"),
        include_str!("stanzas/33-focus-ready.xml"),
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client'>",
        include_str!("stanzas/29-focus-not-authorized.xml"),
        // The focus refuses a `session-accept`, as an occupant of the room.
        "<iq type='error' id='1' from='lobby@conference.jitsi.test/focus'><error type='modify'>\
           <bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
        "<presence",
    ];
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    stdin
        .write_all(stream.concat().as_bytes())
        .expect("it is read");
    drop(stdin);
    let output = child.wait_with_output().expect("cargo ends");
    let [shown, complaint] =
        [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    let heads = shown.lines().filter(|line| !line.starts_with(' '));
    let heads: Vec<&str> = heads
        .filter_map(|line| line.rsplit(['(', ':']).next())
        .collect();
    let expected = [
        "conference.connectionError.membersOnly)",
        "conference.connectionError.accessDenied)",
        " no error",
        "conference.authenticationRequired)",
        "conference.offerAnswerFailed)",
    ];
    assert_eq!(heads, expected, "{shown}");
    assert!(
        !output.status.success() && complaint.contains("ends within an element"),
        "{complaint}"
    );
}

/// What rxml 0.14.0 accepts although XML forbids it: the last declaration counts.
#[test]
fn a_namespace_may_be_declared_twice() {
    let text = "<presence xmlns='urn:x' xmlns='jabber:client' type='error'/>";
    assert!(text.parse::<Stanza>().is_ok());
}

#[test]
fn a_built_stanza_is_the_one_that_is_parsed() {
    let stanzas = "urn:ietf:params:xml:ns:xmpp-stanzas";
    let built = Stanza::builder("message", "jabber:client")
        .attribute("type", "error")
        .attribute("id", "a")
        .open("error", "jabber:client")
        .attribute("type", "auth")
        .open("forbidden", stanzas)
        .close()
        .open("text", stanzas)
        .text("no ")
        .open("b", "urn:b")
        .text("voice")
        .close()
        .text("!")
        // The rest is closed by `build`.
        .build();
    let text = format!(
        "<message type='error' id='a'><error type='auth'><forbidden xmlns='{stanzas}'/>\
           <text xmlns='{stanzas}'>no <b xmlns='urn:b'>voice</b>!</text></error></message>"
    );
    assert_eq!(built.attribute("id"), Some("a"));
    let expected = Some((
        r#"ChatError { message: Some("no voice!"), condition: Some("forbidden") }"#.to_owned(),
        false,
    ));
    assert_eq!(read::<ConferenceFailure>(&built, Sender::Room), expected);
    assert_eq!(
        read::<ConferenceFailure>(&stanza(&text), Sender::Room),
        expected
    );
}

#[test]
fn a_builder_takes_what_is_unbalanced() {
    let closed = Stanza::builder("presence", "jabber:client").close().close();
    let stanza = closed.attribute("type", "error").build();
    let (found, _) = read::<ConferenceFailure>(&stanza, Sender::Room).expect("it is an error");
    assert_eq!(found, "ConnectionError { condition: None, text: None }");
    let other = Stanza::builder("presence", "urn:x")
        .attribute("type", "error")
        .build();
    assert_eq!(read::<ConferenceFailure>(&other, Sender::Room), None);
}

#[test]
fn paths_lead_to_what_a_client_looks_for() {
    let stanza = stanza(
        "<iq><x a='1'><b>one</b></x>text<x xmlns='urn:x' a='2' c='3'><b a='4'>two <b>three</b></b>\
         </x><y/></iq>",
    );
    let all = |path, name| -> Vec<&str> { stanza.attributes_at(path, name).collect() };
    assert_eq!(all("x", "a"), ["1", "2"]);
    assert_eq!(all("*", "a"), ["1", "2"]);
    assert_eq!(all("*/*", "a"), ["4"]);
    assert_eq!(all("y", "a"), [""; 0]);
    // The first that has it, not the first at the path.
    assert_eq!(stanza.attribute_at("x", "c"), Some("3"));
    assert_eq!(stanza.attribute_at("x/b", "a"), Some("4"));
    assert_eq!(stanza.attribute_at("x/b/b", "a"), None);
    assert_eq!(stanza.text("x/b").as_deref(), Some("one"));
    assert_eq!(stanza.text("x/b/b").as_deref(), Some("three"));
    assert_eq!(stanza.text("y").as_deref(), Some(""));
    assert_eq!(stanza.text("x").as_deref(), Some("one"));
    assert!(stanza.has("x/b/b") && stanza.has("*"));
    for path in [
        "", "/", "x/", "/x", "iq", "b", "x/b/b/b", "x//b", "X", "x/*/*/*", "x b", "тест",
    ] {
        assert!(!stanza.has(path), "{path}");
        assert_eq!(stanza.text(path), None, "{path}");
    }
}
