//! The logs that the arguments name: files as they are, and those in folders.

use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

/// A log that is to be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Log {
    pub path: PathBuf,
    /// Whether it was found in a folder, where binary files are left out.
    pub in_folder: bool,
}

/// The logs of a path, in the order of their names; each part of a folder that can't be read is an
/// error.
///
/// Folders are searched as ripgrep does it: without hidden files and what a file `.ignore` names,
/// and without following links. Git's own rules don't count, for logs are what they mostly name.
pub fn walk(path: &Path) -> Box<dyn Iterator<Item = Result<Log, String>>> {
    if path == Path::new("-") || !path.is_dir() {
        let path = path.to_owned();
        let log = Log {
            path,
            in_folder: false,
        };
        return Box::new(std::iter::once(Ok(log)));
    }
    let mut walk = WalkBuilder::new(path);
    walk.git_ignore(false)
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_name(Ord::cmp);
    let logs = walk.build().filter_map(|entry| match entry {
        Ok(entry) => is_file(&entry).then(|| {
            Ok(Log {
                path: entry.into_path(),
                in_folder: true,
            })
        }),
        Err(error) => Some(Err(error.to_string())),
    });
    Box::new(logs)
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}
