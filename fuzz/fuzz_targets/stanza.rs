//! Any text as a stanza: the parser never panics, and agrees with another XML parser.
#![no_main]

extern crate alloc;

use jitsi_errors::{ConferenceFailure, Context, ErrorReport, JitsiFailure, Sender, Stanza};
use libfuzzer_sys::fuzz_target;
use roxmltree::{Document, Error, Node};

use self::reader::error::ParseStanzaErrorKind as Kind;
use self::reader::tree::Tree;

#[allow(dead_code)]
#[path = "../../jitsi-errors/src/stanza"]
mod reader {
    pub mod error;
    pub mod read;
    pub mod tree;
}

fuzz_target!(|text: &str| {
    let read = reader::read::read(text);
    assert_eq!(read.is_ok(), text.parse::<Stanza>().is_ok());
    let stream = format!("{}{text}</stream:stream>", reader::read::HEADER);
    let other = Document::parse(&stream);
    let other = other.as_ref().map(|document| {
        let children = document.root_element().children();
        children.filter(Node::is_element).collect::<Vec<_>>()
    });
    match (&read, &other) {
        (Ok(tree), Ok(elements)) => {
            assert_eq!(elements.len(), 1);
            compare(tree, elements[0]);
        }
        // rxml 0.14.0 takes the last of several `xmlns`.
        (Ok(_), Err(error)) => assert!(matches!(error, Error::DuplicatedAttribute(..)), "{error}"),
        (Err(error), _) => {
            assert!(text.is_char_boundary(error.offset), "{error}");
            assert!(!error.to_string().is_empty());
            // Only what a stanza must not be, what XMPP forbids or what a limit forbids is XML.
            let is_xml = other.is_ok_and(|elements| elements.len() == 1);
            let forbidden = matches!(error.kind, Kind::NotXml | Kind::Incomplete | Kind::Entity);
            assert!(!(is_xml && forbidden) || is_known(text), "{error}");
        }
    }
    let Ok(stanza) = text.parse::<Stanza>() else {
        return;
    };
    let stanza = stanza.with_context(Context::Connecting);
    for sender in [Sender::Room, Sender::Lobby, Sender::Focus, Sender::Server] {
        let any = ErrorReport::<JitsiFailure>::from_stanza(&stanza, sender);
        let conference = ErrorReport::<ConferenceFailure>::from_stanza(&stanza, sender);
        if let Some(reported) = any {
            assert!(reported.failure.is_some(), "{reported}");
            assert!(!format!("{reported:?}").is_empty());
        } else {
            assert!(conference.is_none(), "{conference:?}");
        }
    }
});

/// Valid XML that rxml rejects: a carriage return in an attribute, a byte-order mark, text around the
/// element, long references. Also invalid XML that roxmltree accepts.
fn is_known(text: &str) -> bool {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    text.contains(['\r', '\u{feff}'])
        || text.contains("&#")
        || !text.starts_with('<')
        || !text.ends_with('>')
}

fn compare(tree: &Tree, root: Node<'_, '_>) {
    let mut nodes = vec![(0, root)];
    while let Some((node, other)) = nodes.pop() {
        assert_eq!(tree.name(node), other.tag_name().name());
        assert_eq!(
            tree.xmlns(node),
            other.tag_name().namespace().unwrap_or_default()
        );
        for attribute in other.attributes() {
            if attribute.namespace().is_none() {
                let value = tree.attribute(node, attribute.name());
                assert_eq!(value, Some(attribute.value()));
            }
        }
        let texts = other.descendants().filter(Node::is_text);
        let text: String = texts.filter_map(|text| text.text()).collect();
        // roxmltree keeps a carriage return before a reference, where XML wants the end of a line.
        assert_eq!(
            tree.text(node).replace('\r', "\n"),
            text.replace('\r', "\n")
        );
        let children: Vec<usize> = tree.children(node).collect();
        let others: Vec<_> = other.children().filter(Node::is_element).collect();
        assert_eq!(children.len(), others.len());
        nodes.extend(children.into_iter().zip(others));
    }
}
