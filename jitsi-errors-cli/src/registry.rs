//! The catalogs of a command: their errors, and how a log is searched for them.

use std::collections::BTreeSet;

use jitsi_errors::{Catalog, ErrorInfo, Match};

/// All errors of all catalogs, in the order in which they were added.
#[derive(Debug, Default)]
pub struct Registry {
    errors: Vec<Known>,
    searches: Vec<Searchable>,
}

/// An error of one of the catalogs.
#[derive(Debug)]
pub struct Known {
    pub entry: ErrorInfo,
}

/// A catalog or a union that a log can be searched for.
#[derive(Debug)]
struct Searchable {
    on_request: bool,
    /// The index of each of its errors in the registry.
    errors: Vec<usize>,
    titles: BTreeSet<&'static str>,
    start: fn() -> Box<dyn Search>,
    find: fn(&str, &mut Found<'_>),
}

/// A search of a log for one catalog or union.
pub trait Search {
    fn push(&mut self, part: &[u8], found: &mut Found<'_>);
    fn finish(self: Box<Self>, found: &mut Found<'_>);
}

/// Receives the line, the value, and what is known about it.
pub type Found<'f> = dyn FnMut(u64, &str, Option<ErrorInfo>) + 'f;

impl<E: Catalog> Search for jitsi_errors::StreamScanner<E> {
    fn push(&mut self, part: &[u8], found: &mut Found<'_>) {
        self.push(part, |sighting| hand_over(&sighting, found));
    }

    fn finish(self: Box<Self>, found: &mut Found<'_>) {
        (*self).finish(|sighting| hand_over(&sighting, found));
    }
}

fn hand_over<E: Catalog>(sighting: &Match<'_, E>, found: &mut Found<'_>) {
    let entry = sighting.error.known().map(Catalog::info);
    found(sighting.line, sighting.error.value(), entry);
}

impl Registry {
    /// Adds a catalog or a union; an error that is known already is not added again.
    pub fn add<E: Catalog>(&mut self, on_request: bool) {
        let mut errors = Vec::with_capacity(E::ALL.len());
        for error in E::ALL {
            let entry = error.info();
            let same = |known: &Known| {
                (known.entry.catalog, known.entry.name) == (entry.catalog, entry.name)
            };
            let index = self.errors.iter().position(same).unwrap_or_else(|| {
                self.errors.push(Known { entry });
                self.errors.len() - 1
            });
            errors.push(index);
        }
        let titles = errors.iter().map(|&index| self.errors[index].entry.catalog);
        self.searches.push(Searchable {
            on_request,
            titles: titles.collect(),
            errors,
            start: || Box::new(jitsi_errors::StreamScanner::<E>::new()),
            find: |text, found| {
                for (_, error) in E::find_in(text) {
                    found(1, error.value(), Some(error.info()));
                }
            },
        });
    }

    /// What is known about each error.
    pub fn entries(&self) -> impl Iterator<Item = ErrorInfo> {
        self.errors.iter().map(|known| known.entry)
    }

    /// The names of the catalogs, without those of unions.
    pub fn titles(&self) -> Vec<&'static str> {
        let mut titles: Vec<&str> = Vec::new();
        for known in &self.errors {
            if !titles.contains(&known.entry.catalog) {
                titles.push(known.entry.catalog);
            }
        }
        titles
    }

    /// Whether some catalog is searched for only on request.
    pub fn has_requestable(&self) -> bool {
        self.searches.iter().any(|search| search.on_request)
    }

    /// Searches for everything that is always searched for, and for the requested catalogs.
    pub fn searches(&self, requested: &[String]) -> Vec<Box<dyn Search>> {
        let chosen = self.chosen(requested);
        chosen.into_iter().map(|search| (search.start)()).collect()
    }

    /// The errors that are in a text, of the catalogs that are always searched for.
    pub fn find_in(&self, text: &str) -> Vec<ErrorInfo> {
        let mut entries = Vec::new();
        for search in self.chosen(&[]) {
            (search.find)(text, &mut |_, _, entry| entries.extend(entry));
        }
        entries
    }

    /// The searches that together find each error once: one that another includes is left out.
    fn chosen(&self, requested: &[String]) -> Vec<&Searchable> {
        let is_requested = |search: &Searchable| {
            requested
                .iter()
                .any(|title| search.titles.contains(&**title))
        };
        let mut candidates: Vec<&Searchable> = self.searches.iter().collect();
        candidates.retain(|search| !search.on_request || is_requested(search));
        // The largest first, so that a union comes before its members.
        candidates.sort_by_key(|search| usize::MAX - search.errors.len());
        let mut found: BTreeSet<usize> = BTreeSet::new();
        candidates.retain(|search| {
            let before = found.len();
            found.extend(&search.errors);
            found.len() > before
        });
        candidates
    }
}
