//! The docs that rustdoc generates contain everything that the specs say.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use jitsi_errors::{
    AudioTranslationError, AuthErrorType, Catalog, ConferenceError, ConnectionError, E2eeError,
    JitsiError, Lifecycle, RecordingError, TrackError, VideoSipGwError,
};

/// The folder of the generated docs.
static DOCS: LazyLock<PathBuf> = LazyLock::new(|| {
    let target = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/docs");
    let output = Command::new(env!("CARGO"))
        .args([
            "doc",
            "--no-deps",
            "--all-features",
            "--package",
            "jitsi-errors",
        ])
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    target.join("doc/jitsi_errors")
});

fn page(name: &str) -> String {
    fs::read_to_string(DOCS.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The text of HTML, without tags and white space.
fn seen(html: &str) -> String {
    let tags = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text: String = tags.collect();
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    plain(&text.replace("&#39;", "'").replace("&amp;", "&"))
}

/// The text of Markdown, without markup and white space.
fn plain(text: &str) -> String {
    let text = text
        .replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'")
        .replace('…', "...");
    text.chars()
        .filter(|char| !char.is_whitespace() && !"`*".contains(*char))
        .collect()
}

/// The part of a page for one variant.
fn variant<'p>(page: &'p str, name: &str) -> &'p str {
    let start = format!("<section id=\"variant.{name}\"");
    let (_, part) = page
        .split_once(&start)
        .unwrap_or_else(|| panic!("no variant {name}"));
    part.split("<section id=").next().unwrap_or(part)
}

#[test]
fn the_docs_have_everything_in_the_specs() {
    fn check<E: Catalog>(file: &str) {
        let spec = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../spec")
            .join(file);
        let spec = fs::read_to_string(spec).expect("the spec is readable");
        let spec: toml::Table = spec.parse().expect("the spec is TOML");
        let page = page(&format!("enum.{}.html", E::NAME));
        let head = page
            .split("id=\"variants\"")
            .next()
            .expect("a page has a head");
        let table = seen(head);
        for error in E::ALL {
            let docs = variant(&page, &format!("{error:?}"));
            let shown = seen(docs);
            let constant = match E::UPSTREAM {
                Some(source) => format!("Constant:{source}.{}", error.name()),
                None => format!("Constant:{}", error.name()),
            };
            let life = match error.lifecycle() {
                Lifecycle::Removed(day) => format!("Removed on: {day}"),
                Lifecycle::Obsolete(day) => format!("Not reported since: {day}"),
                _ => String::new(),
            };
            let since = error.since().map(|day| format!("Since: {day}"));
            let event = error.event().map(|event| format!("Delivered by: {event}"));
            let recovery = error
                .recovery()
                .map(|recovery| format!("Recovery: {recovery}"));
            let facts = [error.value(), error.recommendation(), &constant, &life];
            let more = [&since, &event, &recovery].map(Option::as_deref);
            let example = error.example();
            let texts = error.occurrences().iter().chain(&example);
            for fact in facts.iter().chain(texts).chain(more.iter().flatten()) {
                assert!(shown.contains(&plain(fact)), "{error:?}: {fact}\n{shown}");
            }
            let keys = &spec["error"][error.name()];
            let parameters = keys
                .get("parameters")
                .and_then(|parameters| parameters.as_array());
            for parameter in parameters.into_iter().flatten() {
                for key in ["name", "description"] {
                    let fact = plain(parameter[key].as_str().unwrap());
                    assert!(shown.contains(&fact), "{error:?}: {fact}\n{shown}");
                }
            }
            let cause = plain(error.cause());
            assert!(
                shown.to_lowercase().contains(&cause.to_lowercase()),
                "{error:?}: {cause}"
            );

            let row = format!("{error:?}{}", error.value());
            assert!(table.contains(&row), "{error:?} is not in the table");
            let link = format!("href=\"enum.{}.html#variant.{error:?}\"", E::NAME);
            assert!(head.contains(&link), "{error:?} has no link in the table");
            let listed = docs.matches("<li>").count();
            assert!(
                listed >= error.occurrences().len(),
                "{error:?}: {listed} items of a list"
            );
            let blocks = docs.matches("<pre class=\"language-js\">").count();
            assert_eq!(
                blocks,
                usize::from(example.is_some()),
                "{error:?}: blocks of code"
            );
        }
    }
    check::<ConferenceError>("conference.toml");
    check::<ConnectionError>("connection.toml");
    check::<AuthErrorType>("auth.toml");
    check::<TrackError>("track.toml");
    check::<AudioTranslationError>("audio_translation.toml");
    check::<E2eeError>("e2ee.toml");
    check::<RecordingError>("recording.toml");
    check::<VideoSipGwError>("video_sip_gw.toml");
}

/// rustdoc writes the aliases into the search index, from which the browser finds them.
#[test]
fn the_search_finds_constants_and_wire_values() {
    let mut index = String::new();
    let mut folders = vec![DOCS.join("../search.index")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("there is a search index") {
            let path = entry.expect("an entry of the index").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                index += &fs::read_to_string(path).expect("the index is text");
            }
        }
    }
    for error in JitsiError::ALL {
        for alias in [error.value(), error.name()] {
            assert!(index.contains(alias), "{alias}");
        }
    }
}

#[test]
fn the_front_page_links_to_every_catalog() {
    let page = page("index.html");
    for catalog in [
        AudioTranslationError::NAME,
        AuthErrorType::NAME,
        ConferenceError::NAME,
        ConnectionError::NAME,
        E2eeError::NAME,
        JitsiError::NAME,
        RecordingError::NAME,
        TrackError::NAME,
        VideoSipGwError::NAME,
    ] {
        assert!(
            page.contains(&format!("href=\"enum.{catalog}.html\"")),
            "{catalog}"
        );
    }
}
