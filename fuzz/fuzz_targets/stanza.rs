//! Any text as a stanza: nothing panics, and what is read is what another reader of XML reads.
#![no_main]

extern crate alloc;

use jitsi_errors::{ConferenceFailure, Context, JitsiFailure, ErrorReport, Sender, Stanza};
use libfuzzer_sys::fuzz_target;
use roxmltree::{Document, Error};

use self::reader::invalid::ParseStanzaErrorKind;
use self::reader::tree::{NodeKind, Tree};

#[allow(dead_code)]
#[path = "../../jitsi-errors/src/stanza"]
mod reader {
    pub mod invalid;
    pub mod read;
    pub mod tree;
}

fuzz_target!(|text: &str| {
    // A mark of the byte order belongs to a file, not to a text.
    let text = text.trim_start_matches('\u{feff}');
    let other = Document::parse(text);
    let read = reader::read::read(text);
    assert_eq!(read.is_ok(), text.parse::<Stanza>().is_ok());
    match (&read, &other) {
        // The other one takes an attribute `p:xmlns` for a declaration.
        (Ok(_), Ok(_)) if text.contains(":xmlns") => {}
        (Ok(tree), Ok(document)) => compare(tree, document),
        // Only the header of the stream says what its prefixes mean.
        (Ok(_), Err(error)) => assert!(
            matches!(
                error,
                Error::UnknownNamespace(..)
                    | Error::DuplicatedAttribute(..)
                    | Error::InvalidXmlPrefixUri(_)
                    | Error::UnexpectedXmlUri(_)
                    | Error::UnexpectedXmlnsUri(_)
                    | Error::InvalidElementNamePrefix(_)
                    | Error::UnexpectedDeclaration(_)
            ),
            "{error}"
        ),
        (Err(invalid), Ok(_)) if is_strict(&invalid.to_string(), &text[invalid.offset..]) => {}
        (Err(invalid), Ok(_)) if invalid.kind == ParseStanzaErrorKind::TrailingData => {
            assert!(text[invalid.offset..].starts_with("<?"), "{invalid}");
            assert!(reader::read::read(&text[..invalid.offset]).is_ok(), "{invalid}");
        }
        (Err(invalid), Ok(_)) => assert!(
            matches!(
                invalid.kind,
                ParseStanzaErrorKind::StreamHeader
                    | ParseStanzaErrorKind::TooLarge
                    | ParseStanzaErrorKind::TooDeep
                    | ParseStanzaErrorKind::TooManyAttributes
                    | ParseStanzaErrorKind::ProcessingInstruction
            ),
            "{invalid}"
        ),
        (Err(invalid), Err(_)) => {
            assert!(text.is_char_boundary(invalid.offset), "{invalid}");
            assert!(!invalid.to_string().is_empty());
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

/// What we refuse, as XML does, and the other reader takes: a namespace that is declared twice, an empty
/// prefix, a prefix for no namespace, a number that is no character's.
fn is_strict(message: &str, rest: &str) -> bool {
    let known = ["stands twice", "one prefix", "needs a namespace"];
    known.iter().any(|end| message.ends_with(end)) || rest.starts_with("&#")
}

fn compare(tree: &Tree, document: &Document) {
    let mut nodes = vec![(0, document.root_element())];
    while let Some((node, other)) = nodes.pop() {
        assert_eq!(tree.name(node), other.tag_name().name());
        let xmlns = tree.xmlns(node);
        // `xml` is never declared.
        if tree.prefix(node) != Some("xml") {
            let xmlns = xmlns.as_deref().filter(|xmlns| !xmlns.is_empty());
            let others = other.tag_name().namespace();
            assert_eq!(xmlns, others.filter(|xmlns| !xmlns.is_empty()));
        }
        for attribute in other.attributes() {
            if attribute.namespace().is_none() {
                let value = tree.attribute(node, attribute.name());
                assert_eq!(value.as_deref(), Some(attribute.value()));
            }
        }
        let text: String = other
            .descendants()
            .filter(roxmltree::Node::is_text)
            .filter_map(|text| text.text())
            .collect();
        // The other one keeps a carriage return before a reference, where XML wants the end of a line.
        assert_eq!(tree.text(node).replace('\r', "\n"), text.replace('\r', "\n"));
        assert!(tree.nodes[node].kind == NodeKind::Element);
        let children: Vec<usize> = tree.children(node).collect();
        let others: Vec<_> = other.children().filter(roxmltree::Node::is_element).collect();
        assert_eq!(children.len(), others.len());
        nodes.extend(children.into_iter().zip(others));
    }
}
