//! What holds for any spec, however it is mutilated, and for any text in it.

mod config;
mod fragments;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use config::config;
use fragments::HOSTILE;
use jitsi_errors_tests::generated::assert_rust;
use jitsi_errors_tests::mended::assert_mended;
use jitsi_errors_tests::stages::code::docs;
use jitsi_errors_tests::stages::spec::model::{
    Catalog, Error, Parameter, ParameterKind, Piece, Plain, Span, Text,
};
use jitsi_errors_tests::stages::spec::read;
use jitsi_errors_tests::stages::spec::source::Source;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// One way to spoil a file; the numbers choose where.
#[derive(Clone, Debug)]
enum Slip {
    Delete(usize, usize),
    Insert(usize, &'static [u8]),
    Swap(usize, usize),
    Truncate(usize),
    Repeat(usize),
}

const TYPED: &[&[u8]] = &[
    b"\"",
    b"'",
    b"\"\"\"",
    b"'''",
    b"[",
    b"]",
    b"[[",
    b"{",
    b"}",
    b"=",
    b".",
    b",",
    b"#",
    b"\\",
    b"\n",
    b"\r",
    b"\r\n",
    b"\t",
    b" ",
    b"\0",
    b"\xff",
    b"7",
    b"\\u202e",
    b"[error.X]\n",
    b"value = ",
    b"\"x\"\n",
    "é接🔥e\u{301}\u{202e}\u{200b}\u{feff}".as_bytes(),
];

impl Slip {
    fn any() -> impl Strategy<Value = Self> {
        let place = any::<usize>;
        prop_oneof![
            (place(), 1..40_usize).prop_map(|(at, length)| Self::Delete(at, length)),
            (place(), select(TYPED)).prop_map(|(at, typed)| Self::Insert(at, typed)),
            (place(), place()).prop_map(|(one, other)| Self::Swap(one, other)),
            place().prop_map(Self::Truncate),
            place().prop_map(Self::Repeat),
        ]
    }

    fn spoil(&self, file: &mut Vec<u8>) {
        let length = file.len() + 1;
        match *self {
            Self::Delete(at, count) => {
                let start = at % length;
                file.drain(start..(start + count).min(length - 1));
            }
            Self::Insert(at, typed) => drop(file.splice(at % length..at % length, typed.to_vec())),
            Self::Swap(one, other) if !file.is_empty() => {
                file.swap(one % (length - 1), other % (length - 1));
            }
            Self::Truncate(at) => file.truncate(at % length),
            Self::Repeat(line) => {
                let lines: Vec<&[u8]> = file.split_inclusive(|&byte| byte == b'\n').collect();
                let line = lines
                    .get(line % lines.len().max(1))
                    .copied()
                    .unwrap_or_default();
                *file = [line, file].concat();
            }
            Self::Swap(..) => {}
        }
    }
}

fn specs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../jitsi-errors/spec");
    let entries = fs::read_dir(folder).expect("the folder of specs");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let is_spec = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    };
    let mut paths: Vec<_> = paths.filter(is_spec).collect();
    paths.sort();
    let specs = paths.iter().map(fs::read_to_string);
    specs.collect::<Result<_, _>>().expect("readable specs")
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    prop::collection::vec(Slip::any(), 1..5)
}

fn spoiled_spec() -> impl Strategy<Value = Vec<u8>> {
    (select(specs()), slips()).prop_map(|(spec, slips)| {
        let mut spec = spec.into_bytes();
        for slip in slips {
            slip.spoil(&mut spec);
        }
        spec
    })
}

fn one_spoiled_error() -> impl Strategy<Value = (String, usize, Vec<Slip>)> {
    (select(specs()), any::<usize>(), slips())
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn reports_of_a_spoiled_spec_stay_in_the_file(file in spoiled_spec()) {
        let source = Source::decode("spec.toml".to_owned(), &file);
        let (catalog, reports) = read(std::slice::from_ref(&source));
        assert_rust(&catalog);

        let lines: Vec<&str> = source.text.split('\n').collect();
        for report in &reports {
            let Some((_, place)) = report.split_once("--> spec.toml:") else {
                prop_assert!(report.starts_with("`spec.toml` has "), "{report}");
                continue;
            };
            let place = place.lines().next().and_then(|place| place.split_once(':'));
            let (line, column) = place.expect("a line and a column");
            let (line, column): (usize, usize) = (line.parse()?, column.parse()?);
            prop_assert!((1..=lines.len()).contains(&line), "{report}");
            let characters = lines[line - 1].trim_end_matches('\r').chars().count();
            prop_assert!((1..=characters + 1).contains(&column), "{report}");
            prop_assert!(!report.contains(|char: char| char.is_control() && char != '\n'), "{report}");
        }
    }

    #[test]
    fn a_spoiled_error_leaves_the_others((spec, index, slips) in one_spoiled_error()) {
        let sections: Vec<&str> = spec.split("\n[error.").collect();
        let index = 1 + index % (sections.len() - 1);
        let mut sections: Vec<Vec<u8>> = sections.iter().map(|text| text.as_bytes().to_vec()).collect();
        let mut section = sections[index].trim_ascii_end().to_vec();
        for slip in slips {
            slip.spoil(&mut section);
        }
        section.push(b'\n');
        sections[index] = section;

        let variants = |spec: &[u8]| -> Vec<String> {
            let (catalog, _) = read(&[Source::decode("spec.toml".to_owned(), spec)]);
            catalog.errors.iter().map(Error::variant).collect()
        };
        let mut expected = variants(spec.as_bytes());
        let spoiled = sections.join(&b"\n[error."[..]);
        let found = variants(&spoiled);
        expected.remove(index - 1);
        for variant in expected {
            prop_assert!(found.contains(&variant), "{variant} is lost in\n{}", String::from_utf8_lossy(&spoiled));
        }
    }

    #[test]
    fn a_spoiled_spec_is_toml_where_the_toml_crate_says_so(file in spoiled_spec()) {
        let source = Source::decode("spec.toml".to_owned(), &file);
        let (catalog, reports) = read(std::slice::from_ref(&source));
        match source.text.parse::<toml::Table>() {
            Ok(table) => {
                let errors = table.get("error").and_then(toml::Value::as_table);
                let names = errors.into_iter().flat_map(toml::Table::keys).map(String::as_str);
                let read: BTreeSet<&str> = catalog.errors.iter().map(|error| &*error.name).collect();
                prop_assert!(!reports.is_empty() || read == names.collect());
            }
            Err(error) => prop_assert!(!reports.is_empty(), "{error}"),
        }
    }

    #[test]
    fn a_spoiled_spec_is_mended(file in spoiled_spec()) {
        let source = Source::decode("spec.toml".to_owned(), &file);
        assert_mended(&source.text);
    }
}

/// A spec with this message, as TOML writes it.
fn spec_of_message(message: &str) -> Source {
    let spec = format!(
        "[error.A]\nvalue = 'a'\ncause = 'a'\noccurrences = ['a']\nrecommendation = 'a'\n\
         parameters = [{{ name = 'a', type = 'any', description = 'a' }}]\nmessage = {message}\n"
    );
    Source::decode("spec.toml".to_owned(), spec.as_bytes())
}

fn pieces(message: &str) -> Vec<Piece> {
    let (mut catalog, reports) = read(&[spec_of_message(message)]);
    let message = catalog.errors.pop().and_then(|error| error.message);
    let message = message.unwrap_or_else(|| panic!("{reports:?}"));
    if let [Piece::Text(text)] = message.pieces.as_slice() {
        let decoded = message.text.replace("{{", "{").replace("}}", "}");
        assert_eq!(*text, decoded);
    }
    message.pieces
}

#[test]
fn a_message_is_taken_apart_however_it_is_written() {
    let [a, b] = ["x", "y"].map(|text| Piece::Text(text.to_owned()));
    let parts = [a, Piece::Parameter(0), b];
    for message in [
        "'x{a}y'",
        r#""x{a}y""#,
        r#""\u0078\u007ba\U0000007d\x79""#,
        "\"\"\"\nx{a\\\n  \n }y\"\"\"",
        "\"\"\"\\\r\n  x{a}\\  \r\n  y\"\"\"",
        "'''\r\nx{a}y'''",
    ] {
        assert_eq!(pieces(message), parts, "{message}");
    }
    let text = |text: &str| vec![Piece::Text(text.to_owned())];
    assert_eq!(pieces(r#""\"\\{{}}""#), text("\"\\{}"));
    assert_eq!(pieces("''''a''''"), text("'a'"));
    assert_eq!(pieces("\"\"\"\"a\"\"\"\"\""), text("\"a\"\""));
    assert_eq!(pieces("'''a\r\nb'''"), text("a\r\nb"));
    assert_eq!(pieces("'''a\\\nb'''"), text("a\\\nb"));
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_message_without_parameters_is_one_text(text in hostile()) {
        let doubled = text.replace('{', "{{").replace('}', "}}");
        let message = toml::Value::String(doubled).to_string();
        prop_assert_eq!(pieces(&message), vec![Piece::Text(text)], "{}", message);
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => select(HOSTILE).prop_map(str::to_owned),
        1 => "[a-z ]{1,8}",
        1 => "[ -~]{1,6}",
        1 => "\\PC{1,4}",
    ];
    prop::collection::vec(part, 1..7)
        .prop_map(|parts| parts.concat())
        .prop_filter("blank", |text| !text.trim().is_empty())
}

/// The texts of a catalog with one error: the wire value, required ones, optional ones, and what is and
/// what is no reason.
type Texts = (String, [String; 3], [Option<String>; 5], [Vec<String>; 2]);

fn hostile_texts() -> impl Strategy<Value = Texts> {
    let required = [hostile(), hostile(), hostile()];
    let optional = [(); 5].map(|()| prop::option::of(hostile()));
    let reasons = [1..4, 0..3].map(|count| prop::collection::vec(hostile(), count));
    ("[!-~]{1,12}", required, optional, reasons)
}

fn catalog((value, required, optional, reasons): Texts) -> Catalog {
    let [cause, recommendation, parameter] = required.map(text);
    let [
        description,
        example,
        example_of_error,
        automatic_retries,
        operator,
    ] = optional.map(|optional| optional.map(text));
    let [occurrences, not_when] = reasons.map(|reasons| reasons.into_iter().map(text).collect());
    let error = Error {
        name: text("ICE_FAILED".to_owned()),
        value: text(value),
        cause,
        occurrences,
        not_when,
        recommendation,
        operator,
        example: example_of_error,
        automatic_retries,
        parameters: vec![Parameter {
            name: text("reason".to_owned()),
            kind: ParameterKind::Plain(Plain::String),
            argument: 0,
            property: String::new(),
            optional: false,
            required: false,
            stanza: Vec::new(),
            description: parameter,
        }],
        ..Error::default()
    };
    Catalog {
        description,
        example,
        errors: vec![error],
        ..Catalog::default()
    }
}

fn text(text: String) -> Text {
    Text {
        text,
        span: Span::default(),
    }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn text_stays_text_in_the_docs(texts in hostile_texts()) {
        let catalog = catalog(texts);
        let error = &catalog.errors[0];
        let page = Page::read(&docs::error(&catalog, error));
        page.is_harmless(error.example.as_ref(), &[])?;
        let texts = [&error.value, &error.cause, &error.recommendation, &error.parameters[0].description];
        let texts = texts.into_iter().chain(&error.occurrences).chain(&error.not_when);
        for text in texts.chain(&error.automatic_retries).chain(&error.operator) {
            page.shows(text)?;
        }

        let page = Page::read(&docs::catalog(&catalog));
        page.is_harmless(catalog.example.as_ref(), &["All errors"])?;
        for text in catalog.description.iter().chain([&error.value, &error.cause]) {
            page.shows(text)?;
        }
    }
}

/// What Markdown makes of docs, with rustdoc's options.
#[derive(Debug, Default)]
struct Page {
    visible: String,
    headings: Vec<String>,
    blocks: Vec<(String, String)>,
    /// What text must not become.
    harm: Vec<String>,
}

impl Page {
    fn read(docs: &str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_SMART_PUNCTUATION;
        // rustdoc takes what looks like a link without an address for a link to an item.
        let mut items = Vec::new();
        let mut note = |link: pulldown_cmark::BrokenLink<'_>| {
            items.push(format!("link to an item: {}", link.reference));
            None
        };
        let mut page = Self::default();
        let mut open = None;
        for event in Parser::new_with_broken_link_callback(docs, options, Some(&mut note)) {
            match event {
                Event::Text(text) => match open {
                    Some(TagEnd::CodeBlock) => page.blocks.last_mut().expect("a block").1 += &text,
                    Some(_) => page.headings.last_mut().expect("a heading").push_str(&text),
                    None => page.visible += &text,
                },
                Event::Code(text) => page.visible += &text,
                Event::SoftBreak | Event::HardBreak => page.visible.push('\n'),
                // The docs' own line breaks between facts.
                Event::InlineHtml(html) if &*html == "<br>" => {}
                Event::Start(tag) => {
                    match &tag {
                        Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                            page.blocks.push((language.to_string(), String::new()));
                        }
                        Tag::Heading { .. } => page.headings.push(String::new()),
                        Tag::Link {
                            link_type: LinkType::Autolink,
                            dest_url,
                            ..
                        } if dest_url.starts_with("https://")
                            || dest_url.starts_with("http://") => {}
                        Tag::Link {
                            link_type: LinkType::Inline,
                            dest_url,
                            ..
                        } if dest_url.starts_with("Self::") => {}
                        Tag::Paragraph
                        | Tag::List(_)
                        | Tag::Item
                        | Tag::Emphasis
                        | Tag::Strong
                        | Tag::Table(_)
                        | Tag::TableHead
                        | Tag::TableRow
                        | Tag::TableCell => {}
                        other => page.harm.push(format!("{other:?}")),
                    }
                    if matches!(tag, Tag::CodeBlock(_) | Tag::Heading { .. }) {
                        open = Some(tag.to_end());
                    }
                }
                Event::End(tag) if open == Some(tag) => open = None,
                Event::End(_) => {}
                other => page.harm.push(format!("{other:?}")),
            }
        }
        page.harm.extend(items);
        page
    }

    fn is_harmless(&self, example: Option<&Text>, headings: &[&str]) -> Result<(), TestCaseError> {
        prop_assert!(self.harm.is_empty(), "{self:#?}");
        prop_assert_eq!(&self.headings, headings);
        let example = example.map(|text| text.trim_matches('\n'));
        let shown: Vec<_> = self
            .blocks
            .iter()
            .map(|(language, code)| (&**language, code.trim_matches('\n')))
            .collect();
        let expected: Vec<_> = example.into_iter().map(|code| ("text", code)).collect();
        prop_assert_eq!(shown, expected);
        Ok(())
    }

    /// The letters of a text are visible, in their order: all else may be markup.
    fn shows(&self, text: &str) -> Result<(), TestCaseError> {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|char| char.is_alphabetic());
            letters.flat_map(char::to_lowercase).collect()
        };
        prop_assert!(letters(&self.visible).contains(&letters(text)), "{self:#?}");
        Ok(())
    }
}
