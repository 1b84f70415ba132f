//! The catalogs of a command: their errors, and how a text is searched for them.

use std::collections::BTreeSet;
use std::ops::Range;

use jitsi_errors::{Catalog, ErrorInfo};

/// All errors of all catalogs, in the order in which they were added.
#[derive(Debug, Default)]
pub struct Registry {
    errors: Vec<ErrorInfo>,
    searches: Vec<Searchable>,
    /// Names of errors that are known to be missing, and why.
    pub missing: Vec<(&'static str, &'static str)>,
    /// Words that begin like a wire value and are not errors.
    pub other_words: BTreeSet<&'static str>,
}

/// A catalog or a union that a text can be searched for.
#[derive(Debug)]
struct Searchable {
    /// The index of each of its errors in the registry.
    errors: Vec<usize>,
    titles: BTreeSet<&'static str>,
    search: Search,
}

/// The search of a text for one catalog or union.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    on_request: bool,
    find: Find,
    find_open: Find,
}

type Find = fn(&[u8], &mut Found<'_>);

/// Receives the span of a value, and what is known about it.
type Found<'f> = dyn FnMut(Range<usize>, Option<ErrorInfo>) + 'f;

impl Search {
    /// Finds wire values, and if they are wanted, words that begin like one.
    ///
    /// A common word such as `error` is no error where it is the key of a JSON object.
    pub fn find(self, text: &[u8], unknown: bool, found: &mut Found<'_>) {
        let find = if unknown { self.find_open } else { self.find };
        if self.on_request {
            find(text, &mut |span, info| {
                if !is_key(text, &span) {
                    found(span, info);
                }
            });
        } else {
            find(text, found);
        }
    }
}

/// Whether this is a quoted key, also within a string: `"error": 1`, `\"error\":1`, `'error': 1`.
fn is_key(text: &[u8], span: &Range<usize>) -> bool {
    let after = &text[span.end..];
    let after = after.strip_prefix(b"\\").unwrap_or(after);
    let Some((quote @ (b'"' | b'\''), after)) = after.split_first() else {
        return false;
    };
    text[..span.start].ends_with(&[*quote]) && after.trim_ascii_start().starts_with(b":")
}

impl Registry {
    /// Adds a catalog or a union; an error that is known already is not added again.
    pub fn add<E: Catalog>(&mut self, on_request: bool) {
        let mut errors = Vec::with_capacity(E::ALL.len());
        for error in E::ALL {
            let info = error.info();
            let same = |known: &ErrorInfo| (known.catalog, known.name) == (info.catalog, info.name);
            let index = self.errors.iter().position(same).unwrap_or_else(|| {
                self.errors.push(info);
                self.errors.len() - 1
            });
            errors.push(index);
        }
        let titles = errors.iter().map(|&index| self.errors[index].catalog);
        self.searches.push(Searchable {
            titles: titles.collect(),
            errors,
            search: Search {
                on_request,
                find: |text, found| {
                    for (span, error) in E::find_in_bytes(text) {
                        found(span, Some(error.info()));
                    }
                },
                find_open: |text, found| {
                    for (span, error) in E::find_in_bytes(text).with_unknown() {
                        found(span, error.known().map(Catalog::info));
                    }
                },
            },
        });
    }

    /// What is known about each error.
    pub fn errors(&self) -> &[ErrorInfo] {
        &self.errors
    }

    /// The errors of the catalogs that are always searched for.
    pub fn searched_errors(&self) -> Vec<ErrorInfo> {
        let searches = self.searches.iter();
        let always = searches.filter(|searchable| !searchable.search.on_request);
        let indices: BTreeSet<usize> = always.flat_map(|one| one.errors.clone()).collect();
        indices
            .into_iter()
            .map(|index| self.errors[index])
            .collect()
    }

    /// The names of the catalogs, without those of unions.
    pub fn titles(&self) -> Vec<&'static str> {
        let mut titles: Vec<&str> = Vec::new();
        for error in &self.errors {
            if !titles.contains(&error.catalog) {
                titles.push(error.catalog);
            }
        }
        titles
    }

    /// Whether some catalog is searched for only on request.
    pub fn has_requestable(&self) -> bool {
        let mut searches = self.searches.iter();
        searches.any(|searchable| searchable.search.on_request)
    }

    /// The errors that are in a text, of the catalogs that are always searched for.
    pub fn find_in(&self, text: &str) -> Vec<ErrorInfo> {
        let mut errors = Vec::new();
        for search in self.searches(&[]) {
            search.find(text.as_bytes(), false, &mut |_, info| errors.extend(info));
        }
        errors
    }

    /// The searches that together find each error once, of what is always searched for and of the
    /// requested catalogs. One that another includes is left out.
    pub fn searches(&self, requested: &[String]) -> Vec<Search> {
        let is_requested = |searchable: &Searchable| {
            requested
                .iter()
                .any(|title| searchable.titles.contains(&**title))
        };
        let mut candidates: Vec<&Searchable> = self.searches.iter().collect();
        candidates.retain(|searchable| !searchable.search.on_request || is_requested(searchable));
        // The largest first, so that a union comes before its members.
        candidates.sort_by_key(|searchable| usize::MAX - searchable.errors.len());
        let mut found: BTreeSet<usize> = BTreeSet::new();
        candidates.retain(|searchable| {
            let before = found.len();
            found.extend(&searchable.errors);
            found.len() > before
        });
        let searches = candidates.iter().map(|searchable| searchable.search);
        searches.collect()
    }
}
