//! A git repository of lib-jitsi-meet, bare or with a checkout.

use std::fmt::Display;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::Value;

/// The date of the oldest commit that can be read: on it `recordingConstants.js`, the last file of
/// constants in JavaScript, became TypeScript. `CONTRIBUTING.md` says so too.
pub const OLDEST: &str = "2025-03-25";

pub struct Checkout {
    folder: PathBuf,
    git_folder: PathBuf,
    /// The commit that is checked out.
    pub commit: String,
    /// The date on which it landed in the main line.
    pub date: String,
}

impl Checkout {
    pub fn open(folder: &Path) -> Result<Self, String> {
        let inside = folder.join(".git");
        let git_folder = if inside.exists() {
            inside
        } else {
            folder.to_owned()
        };
        let mut checkout = Self {
            folder: folder.to_owned(),
            git_folder,
            commit: String::new(),
            date: String::new(),
        };
        let shallow = checkout.git(&["rev-parse", "--is-shallow-repository"]);
        match shallow.as_deref() {
            Ok("false") => {}
            Ok(_) => {
                return Err(checkout.error(
                    "shallow, but the dates of changes are in the history: fetch it with \
                     `git fetch --unshallow`",
                ));
            }
            Err(_) => return Err(checkout.error("neither a checkout nor a bare git folder")),
        }
        checkout.commit = checkout
            .git(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
            .map_err(|_| checkout.error("no commit is checked out"))?;
        checkout.date = checkout.git(&["show", "--no-patch", "--format=%cs", "HEAD"])?;
        checkout.expect_name("lib-jitsi-meet")?;
        if *checkout.date < *OLDEST {
            return Err(checkout.error(format!(
                "the commit is from {}, but only those from {OLDEST} on can be read",
                checkout.date
            )));
        }
        Ok(checkout)
    }

    /// Checks `package.json`, because another repository can have files of the same names.
    fn expect_name(&self, expected: &str) -> Result<(), String> {
        let package = self.git(&["show", "HEAD:package.json"]).unwrap_or_default();
        let package: Value = serde_json::from_str(&package).unwrap_or_default();
        match package["name"].as_str() {
            Some(name) if name == expected => Ok(()),
            Some(name) => Err(self.error(format!("`{name}`, not `{expected}`"))),
            None => Err(self.error(format!("not `{expected}`: no `package.json` says so"))),
        }
    }

    pub fn error(&self, error: impl Display) -> String {
        format!("{}: {error}", self.folder.display())
    }

    /// The content of a file, if it exists.
    pub fn file(&self, path: &str) -> Option<String> {
        self.git(&["show", &format!("HEAD:{path}")]).ok()
    }

    /// All code that runs in the library, by path.
    pub fn code(&self) -> Result<Vec<(String, String)>, String> {
        let files = self.git(&["ls-tree", "-r", "-z", "--name-only", "HEAD"])?;
        let files: Vec<_> = files.split('\0').filter(|path| is_code(path)).collect();
        let objects: Vec<_> = files.iter().map(|path| format!("HEAD:{path}")).collect();
        let output = self.run(&["cat-file", "--batch"], objects.join("\n").as_bytes())?;
        let mut rest = &output.stdout[..];
        let mut code = Vec::new();
        for path in files {
            let (object, next) =
                object(rest).ok_or_else(|| self.error(format!("`{path}` can't be read")))?;
            code.push((
                path.to_owned(),
                String::from_utf8_lossy(object).into_owned(),
            ));
            rest = next;
        }
        Ok(code)
    }

    /// The dates on which a constant landed in the main line or left it, the latest first.
    pub fn days(&self, file: &str, name: &str, value: &str) -> Result<Vec<String>, String> {
        let escaped: String = value
            .chars()
            .flat_map(|char| {
                (!char.is_alphanumeric())
                    .then_some('\\')
                    .into_iter()
                    .chain([char])
            })
            .collect();
        let constant = format!("{name}[\"']?(: string)? *[:=] *[\"'`]{escaped}[\"'`]");
        // The file may have been JavaScript.
        let (stem, _) = file.rsplit_once('.').unwrap_or((file, ""));
        let days = self.git(&[
            "log",
            "--first-parent",
            "-m",
            "--format=%cs",
            "--pickaxe-regex",
            &format!("-S{constant}"),
            "HEAD",
            "--",
            &format!("{stem}.*"),
        ])?;
        Ok(days.lines().map(str::to_owned).collect())
    }

    fn git(&self, arguments: &[&str]) -> Result<String, String> {
        let output = self.run(arguments, &[])?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.trim().to_owned())
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Output, String> {
        let failed = |error: &dyn Display| self.error(error);
        let mut git = Command::new("git")
            .arg("--git-dir")
            .arg(&self.git_folder)
            .args(arguments)
            // A git hook sets these, and they refer to another repository.
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&error))?;
        let mut stdin = git.stdin.take().expect("it is piped");
        let output = thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(input).ok());
            git.wait_with_output()
        })
        .map_err(|error| failed(&error))?;
        if !output.status.success() {
            let error = String::from_utf8_lossy(&output.stderr);
            return Err(failed(&error.trim()));
        }
        Ok(output)
    }
}

/// The content of the first object in the output of `git cat-file --batch`, and the rest.
fn object(output: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = output.iter().position(|byte| *byte == b'\n')?;
    let header = std::str::from_utf8(&output[..line]).ok()?;
    let size: usize = header.rsplit_once(' ')?.1.parse().ok()?;
    let content = output.get(line + 1..)?;
    Some((content.get(..size)?, content.get(size + 1..)?))
}

fn is_code(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let aside = ["dist", "doc", "node_modules", "test", "tools", "types"];
    let ours = !folders.split('/').any(|folder| aside.contains(&folder));
    let ends = |ends: &str| name.ends_with(ends);
    ours && (ends(".ts") || ends(".js"))
        && !(ends(".d.ts") || ends(".min.js") || name.contains(".spec.") || name.contains(".conf"))
}
