//! Texts that are no stanzas.

use jitsi_errors::{ParseStanzaErrorKind, Stanza};

/// Each with what is wrong, and where that is.
const NO_STANZAS: &[(&str, ParseStanzaErrorKind, usize)] = &[
    ("", ParseStanzaErrorKind::Empty, 0),
    (" \n", ParseStanzaErrorKind::Empty, 2),
    ("<!-- nothing -->", ParseStanzaErrorKind::Empty, 16),
    ("conference.iceFailed", ParseStanzaErrorKind::NotXml, 0),
    ("{\"error\": true}", ParseStanzaErrorKind::NotXml, 0),
    ("\u{feff}<a/>", ParseStanzaErrorKind::NotXml, 0),
    ("<>", ParseStanzaErrorKind::NotXml, 1),
    ("< a/>", ParseStanzaErrorKind::NotXml, 1),
    ("<1/>", ParseStanzaErrorKind::NotXml, 1),
    ("<a:/>", ParseStanzaErrorKind::NotXml, 1),
    ("<:a/>", ParseStanzaErrorKind::NotXml, 1),
    ("<a:b:c/>", ParseStanzaErrorKind::NotXml, 1),
    ("<×/>", ParseStanzaErrorKind::NotXml, 1),
    ("<a×/>", ParseStanzaErrorKind::NotXml, 2),
    ("<\u{300}/>", ParseStanzaErrorKind::NotXml, 1),
    ("<a:\u{300}/>", ParseStanzaErrorKind::NotXml, 1),
    ("<a b/>", ParseStanzaErrorKind::NotXml, 3),
    ("<a b=c/>", ParseStanzaErrorKind::NotXml, 5),
    ("<a b='<'/>", ParseStanzaErrorKind::NotXml, 6),
    ("<a b=''c=''/>", ParseStanzaErrorKind::NotXml, 7),
    ("<a b='' b=''/>", ParseStanzaErrorKind::NotXml, 0),
    ("<a / >", ParseStanzaErrorKind::NotXml, 4),
    ("<a></b>", ParseStanzaErrorKind::NotXml, 3),
    ("<a></A>", ParseStanzaErrorKind::NotXml, 3),
    ("<a></b", ParseStanzaErrorKind::Incomplete, 6),
    ("<ab></a>", ParseStanzaErrorKind::NotXml, 4),
    ("</a>", ParseStanzaErrorKind::NotXml, 0),
    ("<a>]]></a>", ParseStanzaErrorKind::NotXml, 3),
    ("<a>\0</a>", ParseStanzaErrorKind::NotXml, 3),
    ("<a>\u{ffff}</a>", ParseStanzaErrorKind::NotXml, 3),
    ("<a><!-- -- --></a>", ParseStanzaErrorKind::NotXml, 8),
    ("<a><!ELEMENT a></a>", ParseStanzaErrorKind::NotXml, 3),
    ("<a xmlns:b=''/>", ParseStanzaErrorKind::NotXml, 0),
    ("<\0a\0/\0>\0", ParseStanzaErrorKind::NotXml, 1),
    ("��<\0a\0/\0>\0", ParseStanzaErrorKind::NotXml, 0),
    ("<a\0/>", ParseStanzaErrorKind::NotXml, 2),
    ("<a b='\0'/>", ParseStanzaErrorKind::NotXml, 6),
    ("<a b='\u{fffe}'/>", ParseStanzaErrorKind::NotXml, 6),
    ("<a\u{a0}b=''/>", ParseStanzaErrorKind::NotXml, 2),
    ("<a\u{85}b=''/>", ParseStanzaErrorKind::NotXml, 2),
    ("<a b\u{2003}=''/>", ParseStanzaErrorKind::NotXml, 4),
    ("<a b=’’/>", ParseStanzaErrorKind::NotXml, 5),
    ("<a><![cdata[]]></a>", ParseStanzaErrorKind::NotXml, 3),
    ("<a><![CDATA[\u{1}]]></a>", ParseStanzaErrorKind::NotXml, 12),
    ("<a><!--\u{1}--></a>", ParseStanzaErrorKind::NotXml, 7),
    ("<a><!--&#0;-->]]></a>", ParseStanzaErrorKind::NotXml, 14),
    ("<a></a b=''>", ParseStanzaErrorKind::NotXml, 7),
    (
        "<a xmlns:b='urn:b' xmlns:b='urn:c'/>",
        ParseStanzaErrorKind::NotXml,
        0,
    ),
    // What comes before is not it.
    (
        "<a>x\n<?y?></a>",
        ParseStanzaErrorKind::ProcessingInstruction,
        5,
    ),
    ("<a>x &amp; &bad; y</a>", ParseStanzaErrorKind::Entity, 11),
    ("<a>&é;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a b='x> y<'/>", ParseStanzaErrorKind::NotXml, 10),
    ("<a>é é\u{ffff}é</a>", ParseStanzaErrorKind::NotXml, 8),
    ("<a b='×' c×=''/>", ParseStanzaErrorKind::NotXml, 11),
    ("<a>x<!DOCTYPE b></a>", ParseStanzaErrorKind::Doctype, 4),
    (
        "<a><!-- <!DOCTYPE -- --></a>",
        ParseStanzaErrorKind::NotXml,
        18,
    ),
    ("<a>x<b c='1' c='2'/></a>", ParseStanzaErrorKind::NotXml, 4),
    ("<a>x<b></c></a>", ParseStanzaErrorKind::NotXml, 7),
    ("<a b='1' c:d:e=''/>", ParseStanzaErrorKind::NotXml, 9),
    (" <!-- &; --> <a b='&;'/>", ParseStanzaErrorKind::Entity, 19),
    ("<!-- <a/>", ParseStanzaErrorKind::Incomplete, 9),
    // Only `stream` is declared around a stanza.
    ("<a:b/>", ParseStanzaErrorKind::NotXml, 0),
    ("<a b:c=''/>", ParseStanzaErrorKind::NotXml, 0),
    ("<a><!--></a>", ParseStanzaErrorKind::Incomplete, 12),
    ("<a><!---></a>", ParseStanzaErrorKind::Incomplete, 13),
    ("<", ParseStanzaErrorKind::Incomplete, 1),
    ("<presence", ParseStanzaErrorKind::Incomplete, 9),
    ("<presence type", ParseStanzaErrorKind::Incomplete, 14),
    ("<presence type='err", ParseStanzaErrorKind::Incomplete, 19),
    (
        "<presence type='error'",
        ParseStanzaErrorKind::Incomplete,
        22,
    ),
    ("<presence/", ParseStanzaErrorKind::Incomplete, 10),
    ("<a><b></b>", ParseStanzaErrorKind::Incomplete, 10),
    ("<a></a", ParseStanzaErrorKind::Incomplete, 6),
    ("<a>text", ParseStanzaErrorKind::Incomplete, 7),
    ("<a>&am", ParseStanzaErrorKind::Incomplete, 6),
    ("<a><![CDA", ParseStanzaErrorKind::Incomplete, 9),
    ("<a><![CDATA[ ]]", ParseStanzaErrorKind::Incomplete, 15),
    ("<a><!-- ", ParseStanzaErrorKind::Incomplete, 8),
    ("<!-- ", ParseStanzaErrorKind::Incomplete, 5),
    ("<a/><b/>", ParseStanzaErrorKind::TrailingData, 4),
    ("<a></a></a>", ParseStanzaErrorKind::TrailingData, 7),
    ("<a/>text", ParseStanzaErrorKind::TrailingData, 4),
    (
        "<stream:stream xmlns='jabber:client'>",
        ParseStanzaErrorKind::StreamHeader,
        0,
    ),
    ("<stream:stream/>", ParseStanzaErrorKind::StreamHeader, 0),
    (
        "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
        ParseStanzaErrorKind::StreamHeader,
        0,
    ),
    ("</stream:stream>", ParseStanzaErrorKind::StreamEnd, 0),
    ("</s:stream>", ParseStanzaErrorKind::NotXml, 0),
    ("</streams>", ParseStanzaErrorKind::NotXml, 0),
    ("</stream:str", ParseStanzaErrorKind::Incomplete, 12),
    (
        "<a/></stream:stream>",
        ParseStanzaErrorKind::TrailingData,
        4,
    ),
    (
        "<?xml version='1.0'?><a/>",
        ParseStanzaErrorKind::ProcessingInstruction,
        0,
    ),
    (
        "<a><?php echo 1 ?></a>",
        ParseStanzaErrorKind::ProcessingInstruction,
        3,
    ),
    ("<a/><?x?>", ParseStanzaErrorKind::TrailingData, 4),
    (
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        ParseStanzaErrorKind::Doctype,
        0,
    ),
    ("<a/><!DOCTYPE a>", ParseStanzaErrorKind::TrailingData, 4),
    ("<a>&nbsp;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>& </a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a b='&lol;'/>", ParseStanzaErrorKind::Entity, 6),
    ("<a>&#0;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#xD800;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#+97;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#X61;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#x;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#a;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#8;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#xDFFF;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#xFFFF;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&#x110000;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a>&LT;</a>", ParseStanzaErrorKind::Entity, 3),
    ("<a b='&#55296;&#56320;'/>", ParseStanzaErrorKind::Entity, 6),
    ("<a xmlns='&#0;'/>", ParseStanzaErrorKind::Entity, 10),
    (
        "<a>&#99999999999999999999;</a>",
        ParseStanzaErrorKind::Entity,
        3,
    ),
];

#[test]
fn what_is_no_stanza_says_where_and_why() {
    let twice = "<a:b:c/>".parse::<Stanza>().unwrap_err();
    let expected = "not a stanza at byte 1: not XML, a name has at most one prefix";
    assert_eq!(twice.to_string(), expected);
    let deep = |count: usize| format!("{}{}", "<a>".repeat(count), "</a>".repeat(count));
    let attributes = |count: usize| {
        let attributes: Vec<String> = (0..count).map(|index| format!("a{index}=''")).collect();
        format!("<a {}/>", attributes.join(" "))
    };
    assert!(deep(64).parse::<Stanza>().is_ok());
    let long = format!("<a b='{}'/>", "c".repeat(8192));
    assert!(long.parse::<Stanza>().is_ok());
    let within = |inner: &str| format!("<a x='' y=''>{inner}</a>");
    assert!(within(&attributes(64)).parse::<Stanza>().is_ok());
    let most = format!("<a>{}</a>", " ".repeat(262_144 - 7));
    assert!(most.parse::<Stanza>().is_ok());
    for (text, fault, at) in NO_STANZAS {
        let invalid = text.parse::<Stanza>().expect_err(text);
        assert_eq!(
            (invalid.kind, invalid.offset),
            (*fault, *at),
            "{text}: {invalid}"
        );
        assert!(
            invalid
                .to_string()
                .starts_with(&format!("not a stanza at byte {at}: "))
        );
    }
    let bounded = [
        (deep(65), ParseStanzaErrorKind::TooDeep, 64 * 3),
        (attributes(65), ParseStanzaErrorKind::TooManyAttributes, 0),
        (format!("{most} "), ParseStanzaErrorKind::TooLarge, 262_144),
        (
            format!("{most}<b/>"),
            ParseStanzaErrorKind::TrailingData,
            262_144,
        ),
        (
            format!("<a>{}</a>", "\u{1f600}".repeat(65_536)),
            ParseStanzaErrorKind::TooLarge,
            262_144,
        ),
        (
            format!("<a>{}</a>", "<b/>".repeat(250_000)),
            ParseStanzaErrorKind::TooLarge,
            262_144,
        ),
        (
            "<a/>".repeat(250_000),
            ParseStanzaErrorKind::TrailingData,
            4,
        ),
        (
            " ".repeat(1_000_000),
            ParseStanzaErrorKind::TooLarge,
            262_144,
        ),
        (
            format!("<a>x<b c='{}'/></a>", "c".repeat(8193)),
            ParseStanzaErrorKind::TooLarge,
            4,
        ),
        (
            within(&attributes(65)),
            ParseStanzaErrorKind::TooManyAttributes,
            13,
        ),
    ];
    for (text, fault, at) in bounded {
        let invalid = text.parse::<Stanza>().unwrap_err();
        assert_eq!(invalid.kind, fault, "{invalid}");
        assert_eq!(invalid.offset, at, "{invalid}");
    }
}

#[test]
fn each_half_of_a_stanza_is_cut() {
    let text = include_str!("17-muc-destroyed.xml").trim();
    for end in 1..text.len() {
        let invalid = text[..end].parse::<Stanza>().expect_err(&text[..end]);
        assert_eq!(
            (invalid.kind, invalid.offset),
            (ParseStanzaErrorKind::Incomplete, end),
            "{}",
            &text[..end]
        );
    }
}

#[test]
fn an_offset_is_that_of_a_character() {
    let inserted = [
        "é",
        "\u{1f600}",
        "\u{1}",
        "&",
        "<",
        "<!",
        "]]>",
        "&é;",
        "='é'",
        " é:é:é",
    ];
    for (text, ..) in NO_STANZAS {
        for (at, _) in text.char_indices() {
            for inserted in inserted {
                let (before, after) = text.split_at(at);
                let text = format!("{before}{inserted}{after}");
                if let Err(invalid) = text.parse::<Stanza>() {
                    assert!(text.is_char_boundary(invalid.offset), "{text}: {invalid:?}");
                }
            }
        }
    }
}
