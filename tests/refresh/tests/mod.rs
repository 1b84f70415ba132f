//! `refresh-facts` on repositories that are made up.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::constants::SOURCES;
use crate::facts::{Fact, Facts};
use crate::refresh;

mod code;
mod constants;
mod emissions;
mod refusals;

/// A checkout with one constant in each object, and facts next to it.
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
fn a_bare_folder_is_as_good_as_a_checkout() {
    let fake = emissions::emissions("bare");
    let bare = fake.checkout.with_file_name("bare.git");
    fake.git(&["clone", "--quiet", "--bare", ".", "../bare.git"]);
    let changes = refresh(&fake.facts, &bare).unwrap();
    let facts = fake.read();
    assert!(!changes.is_empty());
    assert_eq!(fake.refresh().unwrap(), [""; 0]);
    assert_eq!(fake.read(), facts);
}

#[test]
fn the_facts_of_this_repository_are_written_as_they_stand() {
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts.json");
    let facts = fs::read_to_string(facts).unwrap();
    assert_eq!(Facts::parse(&facts).unwrap().to_json(), facts);
}
