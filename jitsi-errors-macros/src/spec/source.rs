//! Where the spec's text comes from: the file that the attribute names.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::diagnostic::unreadable::Unreadable;
use super::suggest::nearest;

/// A spec as it was read.
#[derive(Default)]
pub struct Source {
    /// Where it was found.
    pub file: PathBuf,
    /// The path as rustc would show it.
    pub path: String,
    /// The text, without a byte-order mark.
    pub text: String,
    /// Where the file stops being UTF-8; from there on the text is a guess.
    pub invalid: Option<usize>,
}

impl Source {
    /// The spec that is known as `path` and has these bytes.
    pub fn decode(path: String, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let invalid = std::str::from_utf8(bytes).err();
        Self {
            file: PathBuf::from(&path),
            path,
            text: String::from_utf8_lossy(bytes).into_owned(),
            invalid: invalid.map(|error| error.valid_up_to()),
        }
    }
}

/// Reads the file at `path`, which is relative to the Rust file that names it, as in `include_str!`.
///
/// # Errors
///
/// Which file can't be read, why, and what to do.
pub fn read(path: &str, named_in: Option<&Path>) -> Result<Source, Unreadable> {
    let file = locate(path, named_in)?;
    let shown = tidy(&file).display().to_string();
    let bytes = fs::read(&file).map_err(|error| unreadable(path, &file, shown.clone(), error))?;
    Ok(Source {
        file,
        ..Source::decode(shown, &bytes)
    })
}

/// Reads the file at `path` next to the Rust file that uses a macro, or if there is none, next to the
/// one that defines the macro.
///
/// # Errors
///
/// As those of [`read`], for the file that uses the macro.
pub fn read_of_either(
    path: &str,
    used_in: &Path,
    written_in: Option<&Path>,
) -> Result<Source, Unreadable> {
    let used = read(path, Some(used_in));
    match (&used, written_in) {
        (Err(Unreadable::Missing { .. }), Some(written)) => read(path, Some(written)).or(used),
        _ => used,
    }
}

fn locate(path: &str, named_in: Option<&Path>) -> Result<PathBuf, Unreadable> {
    if Path::new(path).is_absolute() {
        return Ok(path.into());
    }
    match named_in {
        Some(file) => Ok(file.with_file_name(path)),
        None => search(path),
    }
}

/// Looks for `path` next to every Rust file of the package that quotes it, for compilers before
/// 1.88, which don't tell a macro in what file it is used. The file that uses the macro is one of
/// them: where just one of the paths exists, it is that file's, or `include_bytes!` in the output
/// fails.
fn search(path: &str) -> Result<PathBuf, Unreadable> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut specs = Vec::new();
    collect(&root, &format!("{path}\""), &mut |file| {
        let spec = file.with_file_name(path);
        let found = fs::canonicalize(&spec).unwrap_or_default();
        if spec.is_file() && specs.iter().all(|(_, known)| *known != found) {
            specs.push((spec, found));
        }
    });
    let here = env::current_dir().unwrap_or_default();
    let shown = |spec: &Path| spec.strip_prefix(&here).unwrap_or(spec).to_owned();
    match specs.as_slice() {
        [] => Ok(shown(&root.join("src").join(path))),
        [(spec, _)] => Ok(shown(spec)),
        [(one, _), (other, _), ..] => Err(Unreadable::Ambiguous {
            name: path.to_owned(),
            one: shown(one).display().to_string(),
            other: shown(other).display().to_string(),
        }),
    }
}

/// Calls `found` with every Rust file below `folder` that contains `needle`.
fn collect(folder: &Path, needle: &str, found: &mut dyn FnMut(&Path)) {
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default();
        let hidden = name.as_encoded_bytes().starts_with(b".");
        if path.is_dir() && !hidden && !path.join("CACHEDIR.TAG").exists() {
            collect(&path, needle, found);
        } else if path.extension() == Some(OsStr::new("rs"))
            && fs::read_to_string(&path).is_ok_and(|text| text.contains(needle))
        {
            found(&path);
        }
    }
}

/// Why nothing can be read there, and what may have been meant.
fn unreadable(named: &str, file: &Path, path: String, error: io::Error) -> Unreadable {
    if file.is_dir() {
        let spec = specs(file).into_iter().next();
        let spec = spec.map(|spec| format!("{named}/{spec}"));
        return Unreadable::Folder { path, spec };
    }
    if error.kind() != ErrorKind::NotFound {
        return Unreadable::Other { path, error };
    }
    let specs = specs(file.parent().unwrap_or(file));
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or(named);
    let specs: Vec<&str> = specs.iter().map(String::as_str).collect();
    let meant = nearest(name, &specs).map(str::to_owned);
    Unreadable::Missing { path, meant }
}

/// The names of a folder's TOML files.
fn specs(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for path in entries(folder) {
        if path.extension() == Some(OsStr::new("toml")) {
            let name = path.file_name().and_then(OsStr::to_str);
            names.extend(name.map(str::to_owned));
        }
    }
    names.sort_unstable();
    names
}

/// What is in a folder, as far as it can be read.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    if let Ok(entries) = fs::read_dir(folder) {
        for entry in entries.flatten() {
            paths.push(entry.path());
        }
    }
    paths
}

/// The path without `.` and without `..` where that can be told from its text.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match (part, tidy.components().next_back()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => drop(tidy.pop()),
            _ => tidy.push(part),
        }
    }
    tidy
}
