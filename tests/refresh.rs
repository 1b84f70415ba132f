//! Rewrites `facts.json` from a checkout of lib-jitsi-meet, and tells what has changed:
//!
//! ```text
//! cargo run -p jitsi-errors-tests --bin refresh-facts -- /path/to/lib-jitsi-meet
//! ```

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use serde_json::Value;

/// Where the constants of each catalog stand upstream: in which file, in which object.
const SOURCES: [(&str, &str, &str); 8] = [
    (
        "audio_translation",
        "JitsiAudioTranslationErrors.ts",
        "JitsiAudioTranslationErrors",
    ),
    ("auth", "JitsiConferenceErrors.ts", "AUTH_ERROR_TYPES"),
    (
        "conference",
        "JitsiConferenceErrors.ts",
        "JitsiConferenceErrors",
    ),
    (
        "connection",
        "JitsiConnectionErrors.ts",
        "JitsiConnectionErrors",
    ),
    ("e2ee", "modules/e2ee/E2EEErrors.ts", "E2EEErrors"),
    (
        "recording",
        "modules/recording/recordingConstants.ts",
        "error",
    ),
    ("track", "JitsiTrackErrors.ts", "JitsiTrackErrors"),
    (
        "video_sip_gw",
        "modules/videosipgw/VideoSIPGWConstants.ts",
        "VideoSIPGWErrorConstants",
    ),
];

fn main() -> ExitCode {
    let Some(checkout) = env::args_os().nth(1) else {
        eprintln!("usage: refresh-facts /path/to/lib-jitsi-meet");
        return ExitCode::FAILURE;
    };
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts.json");
    match refresh(&facts, Path::new(&checkout)) {
        Ok(changes) if changes.is_empty() => println!("Nothing has changed."),
        Ok(changes) => println!("{}", changes.join("\n")),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn refresh(path: &Path, checkout: &Path) -> Result<Vec<String>, String> {
    let mut facts = Facts::parse(&read(path)?).map_err(|error| show(path, error))?;
    let (commit, date) = head(checkout)?;
    let mut changes = Vec::new();
    for (catalog, file, object) in SOURCES {
        let code = git(checkout, &["show", &format!("HEAD:{file}")])?;
        let whole = Path::new(file).file_stem() == Some(object.as_ref());
        let found = constants(&code, object, whole);
        if found.is_empty() {
            return Err(show(
                &checkout.join(file),
                format!("no constants in `{object}`"),
            ));
        }
        let known = facts.catalogs.entry(catalog.to_owned()).or_default();
        let news = update(known, &found, &date);
        changes.extend(news.iter().map(|news| format!("{catalog}: {news}")));
    }
    facts.commit = Some(commit);
    facts.note = None;
    fs::write(path, facts.to_json()).map_err(|error| show(path, error))?;
    Ok(changes)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| show(path, error))
}

fn show(path: &Path, error: impl Display) -> String {
    format!("{}: {error}", path.display())
}

/// The commit that is checked out, and its date.
fn head(checkout: &Path) -> Result<(String, String), String> {
    if !git(checkout, &["rev-parse", "--show-prefix"])?.is_empty() {
        return Err(show(checkout, "not the top of a checkout"));
    }
    let commit = git(checkout, &["rev-parse", "HEAD"])?;
    let date = git(checkout, &["show", "--no-patch", "--format=%cs", "HEAD"])?;
    Ok((commit, date))
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git")
        .current_dir(folder)
        .args(arguments)
        // In a hook of git these are set, and name another repository.
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE")
        .output()
        .map_err(|error| show(folder, error))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        return Err(show(folder, error.trim()));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.trim().to_owned())
}

/// Brings what is known up to what was found, and tells what has changed.
fn update(known: &mut Vec<Fact>, found: &[(&str, &str)], date: &str) -> Vec<String> {
    let mut changes = Vec::new();
    for fact in known.iter_mut() {
        let name = &fact.name;
        let value = found.iter().find(|(found, _)| found == name);
        if let Some(&(_, value)) = value {
            let old = fact.value.replace(value.to_owned());
            if old.as_deref() != Some(value) {
                let old = old.map_or("no value".to_owned(), |old| format!("`{old}`"));
                changes.push(format!("{name} has changed from {old} to `{value}`"));
            }
            if fact.removed.take().is_some() {
                changes.push(format!("{name} is back"));
            }
        } else if fact.value.is_some() && fact.removed.is_none() {
            fact.removed = Some(date.to_owned());
            changes.push(format!("{name} is removed"));
        }
    }
    for (name, value) in found {
        if known.iter().all(|fact| fact.name != *name) {
            changes.push(format!("{name} is new: `{value}`"));
            known.push(Fact {
                name: (*name).to_owned(),
                value: Some((*value).to_owned()),
                since: None,
                removed: None,
            });
        }
    }
    changes
}

/// What `facts.json` holds.
struct Facts {
    source: String,
    commit: Option<String>,
    note: Option<String>,
    catalogs: BTreeMap<String, Vec<Fact>>,
}

struct Fact {
    name: String,
    value: Option<String>,
    since: Option<String>,
    removed: Option<String>,
}

impl Facts {
    fn parse(text: &str) -> Result<Self, String> {
        let json: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let catalogs = json["catalogs"].as_object().ok_or("no `catalogs`")?;
        let catalogs = catalogs.iter().map(|(catalog, errors)| {
            let errors = errors.as_array().ok_or(format!("`{catalog}` is no list"))?;
            let errors: Result<_, String> = errors.iter().map(Fact::parse).collect();
            Ok((catalog.clone(), errors?))
        });
        Ok(Self {
            source: string(&json, "source").ok_or("no `source`")?,
            commit: string(&json, "commit"),
            note: string(&json, "note"),
            catalogs: catalogs.collect::<Result<_, String>>()?,
        })
    }

    /// One error a line, so that a change is one line too.
    fn to_json(&self) -> String {
        let mut json = format!("{{\n    \"source\": {},\n", Value::from(&*self.source));
        let _ = writeln!(
            json,
            "    \"commit\": {},",
            nullable(self.commit.as_deref())
        );
        if self.note.is_some() {
            let _ = writeln!(json, "    \"note\": {},", nullable(self.note.as_deref()));
        }
        let catalogs = self.catalogs.iter().map(|(catalog, errors)| {
            let errors: Vec<_> = errors.iter().map(Fact::to_json).collect();
            let errors = errors.join(",\n            ");
            format!("        \"{catalog}\": [\n            {errors}\n        ]")
        });
        let catalogs: Vec<_> = catalogs.collect();
        let _ = writeln!(
            json,
            "    \"catalogs\": {{\n{}\n    }}\n}}",
            catalogs.join(",\n")
        );
        json
    }
}

impl Fact {
    fn parse(json: &Value) -> Result<Self, String> {
        Ok(Self {
            name: string(json, "name").ok_or(format!("no `name` in {json}"))?,
            value: string(json, "value"),
            since: string(json, "since"),
            removed: string(json, "removed"),
        })
    }

    fn to_json(&self) -> String {
        format!(
            r#"{{ "name": {}, "value": {}, "since": {}, "removed": {} }}"#,
            Value::from(&*self.name),
            nullable(self.value.as_deref()),
            nullable(self.since.as_deref()),
            nullable(self.removed.as_deref()),
        )
    }
}

fn string(json: &Value, key: &str) -> Option<String> {
    json[key].as_str().map(str::to_owned)
}

fn nullable(text: Option<&str>) -> Value {
    Value::from(text)
}

enum Token<'a> {
    Word(&'a str),
    Text(&'a str),
    Mark(char),
}

use Token::{Mark, Text, Word};

/// The constants with their values in the objects of that name, be they enums or plain objects. A
/// file that is all one catalog can also have them at the top or in its default export.
fn constants<'a>(code: &'a str, object: &str, whole: bool) -> Vec<(&'a str, &'a str)> {
    let tokens = tokens(code);
    let mut blocks = Vec::new();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = &tokens[..at];
        match (token, blocks.last()) {
            (Mark('{'), _) => blocks.push(block(before)),
            (Mark('}'), _) => {
                blocks.pop();
            }
            (Text(value), Some(&block)) if block == object || whole && block == "default" => {
                found.extend(member(before).map(|name| (name, *value)));
            }
            (Text(value), None) if whole => {
                found.extend(exported(before).map(|name| (name, *value)));
            }
            _ => {}
        }
    }
    found
}

/// What a block that follows is called: `error: {`, `const X: Type = {`, `enum X {`.
fn block<'a>(before: &[Token<'a>]) -> &'a str {
    match before {
        [.., Word(name), Mark(':'), Word(_), Mark('=')]
        | [.., Word(name), Mark(':' | '=')]
        | [.., Word(name)] => name,
        _ => "",
    }
}

fn member<'a>(before: &[Token<'a>]) -> Option<&'a str> {
    match before {
        [.., Word(name) | Text(name), Mark(':' | '=')] => Some(name),
        _ => None,
    }
}

fn exported<'a>(before: &[Token<'a>]) -> Option<&'a str> {
    match before {
        [.., Word("export"), Word("const"), Word(name), Mark('=')]
        | [
            ..,
            Word("export"),
            Word("const"),
            Word(name),
            Mark(':'),
            Word(_),
            Mark('='),
        ] => Some(name),
        _ => None,
    }
}

/// Words, texts and marks, without comments.
fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.find("*/").map_or(rest.len(), |end| end + 4)
        } else if matches!(first, '\'' | '"' | '`') {
            let text = quoted(&rest[1..], first);
            tokens.push(Text(text));
            rest.len().min(text.len() + 2)
        } else if is_in_word(first) {
            let end = rest.find(|char| !is_in_word(char)).unwrap_or(rest.len());
            tokens.push(Word(&rest[..end]));
            end
        } else {
            if !first.is_whitespace() {
                tokens.push(Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The text up to the quote that ends it, as it stands: a wire value has nothing to escape.
fn quoted(text: &str, quote: char) -> &str {
    let mut escaped = false;
    let end = text.find(|char| {
        let ends = char == quote && !escaped;
        escaped = char == '\\' && !escaped;
        ends
    });
    &text[..end.unwrap_or(text.len())]
}

fn is_in_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$')
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

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
            for (_, file, object) in SOURCES {
                let above = fs::read_to_string(fake.checkout.join(file)).unwrap_or_default();
                let code = format!("{above}export enum {object} {{ OTHER = 'other' }}\n");
                fake.write(file, &code);
            }
            let others = SOURCES.map(|(catalog, ..)| {
                let other =
                    r#"{ "name": "OTHER", "value": "other", "since": null, "removed": null }"#;
                format!("        \"{catalog}\": [\n            {other}\n        ]")
            });
            let facts = format!(
                "{{\n    \"source\": \"here\",\n    \"commit\": null,\n    \"note\": \"a draft\",\n    \
                 \"catalogs\": {{\n{}\n    }}\n}}\n",
                others.join(",\n")
            );
            fs::write(&fake.facts, facts).unwrap();
            git(&fake.checkout, &["init", "--quiet"]).unwrap();
            fake
        }

        fn write(&self, file: &str, code: &str) {
            let path = self.checkout.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, code).unwrap();
        }

        fn know(&self, catalog: &str, errors: &str) {
            let mut facts = Facts::parse(&read(&self.facts).unwrap()).unwrap();
            let errors: Value = serde_json::from_str(errors).unwrap();
            let errors = errors.as_array().unwrap().iter().map(Fact::parse);
            let errors = errors.collect::<Result<_, _>>().unwrap();
            facts.catalogs.insert(catalog.to_owned(), errors);
            fs::write(&self.facts, facts.to_json()).unwrap();
        }

        fn commit(&self, date: &str) -> String {
            git(&self.checkout, &["add", "--all"]).unwrap();
            let committed = Command::new("git")
                .current_dir(&self.checkout)
                .args(["-c", "user.name=Fake", "-c", "user.email=fake@example.org"])
                .args(["-c", "commit.gpgSign=false", "commit", "--no-verify"])
                .args(["--quiet", "--message=Fake"])
                .env("GIT_COMMITTER_DATE", format!("{date}T12:00:00Z"))
                .env_remove("GIT_DIR")
                .env_remove("GIT_INDEX_FILE")
                .env_remove("GIT_WORK_TREE")
                .status();
            assert!(committed.unwrap().success());
            git(&self.checkout, &["rev-parse", "HEAD"]).unwrap()
        }

        fn refresh(&self) -> Result<Vec<String>, String> {
            refresh(&self.facts, &self.checkout)
        }
    }

    #[test]
    fn what_has_changed_is_told_and_written() {
        let fake = Fake::new("changes");
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
                SETTLED = 'gum.settled',
            }
            export const SAME = JitsiTrackErrors.SAME;
            "#,
        );
        fake.know(
            "track",
            r#"[
                { "name": "BACK", "value": "gum.back", "since": "2016-01-01", "removed": "2017-01-01" },
                { "name": "CHANGED", "value": "gum.old_value", "since": "2016-01-02", "removed": null },
                { "name": "GONE", "value": "gum.gone", "since": "2016-01-03", "removed": null },
                { "name": "LONG_GONE", "value": "gum.away", "since": null, "removed": "2018-01-01" },
                { "name": "NEVER_SEEN", "value": null, "since": "2026-01-01", "removed": null },
                { "name": "SAME", "value": "gum.same", "since": "2016-01-04", "removed": null },
                { "name": "SETTLED", "value": null, "since": "2026-01-02", "removed": null }
            ]"#,
        );
        let commit = fake.commit("2026-11-20");

        let changes = fake.refresh().unwrap();

        assert_eq!(
            changes,
            [
                "track: BACK is back",
                "track: CHANGED has changed from `gum.old_value` to `gum.new_value`",
                "track: GONE is removed",
                "track: SETTLED has changed from no value to `gum.settled`",
                "track: NEW is new: `gum.new`",
            ]
        );
        let facts = read(&fake.facts).unwrap();
        assert!(facts.starts_with(&format!(
            "{{\n    \"source\": \"here\",\n    \"commit\": \"{commit}\",\n    \"catalogs\": {{\n"
        )));
        assert!(
            facts.contains(
                r#"
        "track": [
            { "name": "BACK", "value": "gum.back", "since": "2016-01-01", "removed": null },
            { "name": "CHANGED", "value": "gum.new_value", "since": "2016-01-02", "removed": null },
            { "name": "GONE", "value": "gum.gone", "since": "2016-01-03", "removed": "2026-11-20" },
            { "name": "LONG_GONE", "value": "gum.away", "since": null, "removed": "2018-01-01" },
            { "name": "NEVER_SEEN", "value": null, "since": "2026-01-01", "removed": null },
            { "name": "SAME", "value": "gum.same", "since": "2016-01-04", "removed": null },
            { "name": "SETTLED", "value": "gum.settled", "since": "2026-01-02", "removed": null },
            { "name": "NEW", "value": "gum.new", "since": null, "removed": null }
        ]"#
            ),
            "{facts}"
        );
        assert_eq!(fake.refresh().unwrap(), [""; 0]);
    }

    #[test]
    fn a_file_that_is_missing_is_named() {
        let fake = Fake::new("missing");
        fs::remove_file(fake.checkout.join("modules/e2ee/E2EEErrors.ts")).unwrap();
        fake.commit("2026-11-20");
        let before = read(&fake.facts).unwrap();

        let error = fake.refresh().unwrap_err();

        assert!(error.contains("'modules/e2ee/E2EEErrors.ts'"), "{error}");
        assert_eq!(read(&fake.facts).unwrap(), before);
    }

    #[test]
    fn an_object_that_is_missing_is_named() {
        let fake = Fake::new("renamed");
        fake.write(
            "JitsiConferenceErrors.ts",
            "export enum Renamed { OTHER = 'other' }",
        );
        fake.commit("2026-11-20");

        let error = fake.refresh().unwrap_err();

        let expected = "JitsiConferenceErrors.ts: no constants in `AUTH_ERROR_TYPES`";
        assert!(error.ends_with(expected), "{error}");
    }

    /// Else the commit would be that of whatever repository the folder stands in.
    #[test]
    fn a_folder_inside_a_checkout_is_refused() {
        let fake = Fake::new("inside");
        fake.commit("2026-11-20");

        let error = refresh(&fake.facts, &fake.checkout.join("modules")).unwrap_err();

        assert!(
            error.ends_with("modules: not the top of a checkout"),
            "{error}"
        );
    }

    #[test]
    fn the_facts_of_this_repository_are_written_as_they_stand() {
        let facts = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("facts.json")).unwrap();
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
        let found = |object| constants(code, object, false);
        assert_eq!(found("error"), [("BUSY", "busy"), ("ERROR", "error")]);
        assert_eq!(found("mode"), [("FILE", "file")]);
        assert_eq!(found("Kinds"), [("GENERAL", "general"), ("LAST", "last")]);
        assert_eq!(found("default"), []);
    }

    #[test]
    fn a_file_that_is_one_catalog_can_have_constants_at_its_top() {
        let code = "
            const INTERNAL = 'internal';
            export const PLAIN = 'plain';
            export const TYPED: string = 'typed';
            export const ALIAS = Errors.PLAIN;
            export default { INSIDE: 'inside' };
        ";
        let all = [("PLAIN", "plain"), ("TYPED", "typed"), ("INSIDE", "inside")];
        assert_eq!(constants(code, "Errors", true), all);
        assert_eq!(constants(code, "Errors", false), []);
    }
}
