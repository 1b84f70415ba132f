//! Where upstream emits its errors: the uses of a constant outside comparisons and tables.
//!
//! A constant that is only forwarded from one event to another counts as emitted with that event.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::constants::{SOURCES, stem};
use crate::functions::{definitions, function};
use crate::tokens::Code;
use crate::tokens::Token::{Mark, Text, Word};

/// The facts about an emission. They contain no code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Emission {
    pub file: String,
    pub function: String,
    /// The constant in the code, or none if upstream computes the value.
    pub constant: Option<String>,
    /// The arguments of the same call, if it is one.
    pub arguments: Option<Vec<String>>,
}

/// The hashes of functions, by their file and their name.
pub type Functions<'a> = BTreeMap<(&'a str, &'a str), String>;

/// An error: its catalog and the name of its constant.
pub type Error = (String, String);

/// A file, and a function or a listener in it.
pub type Place = (String, String);

/// What is found about an error.
#[derive(Default)]
pub struct Found {
    pub emissions: Vec<Emission>,
    /// The listeners in which it is emitted, with the hashes of their code. A listener can be far from
    /// the code that emits its event, and has its own conditions.
    pub listeners: BTreeMap<Place, String>,
}

/// What is known about all source files together.
pub struct Sources<'a> {
    files: Vec<File<'a>>,
    /// The constants of each object, by the object's catalog.
    constants: &'a BTreeMap<&'static str, Vec<String>>,
    /// How often each word occurs in them.
    words: BTreeMap<&'a str, usize>,
    /// The emissions of each internal event.
    events: BTreeMap<&'a str, Vec<Emission>>,
    /// The internal events that are forwarded, by the events that cause it.
    forwards: BTreeMap<&'a str, Vec<&'a str>>,
}

pub struct File<'a> {
    pub path: &'a str,
    pub code: Code<'a>,
}

/// The events that the library sends to itself.
const EVENTS: &str = "XMPPEvents";

impl<'a> Sources<'a> {
    pub fn new(files: Vec<File<'a>>, constants: &'a BTreeMap<&'static str, Vec<String>>) -> Self {
        let mut sources = Self {
            words: BTreeMap::new(),
            events: BTreeMap::new(),
            forwards: BTreeMap::new(),
            files,
            constants,
        };
        for file in &sources.files {
            for token in &file.code.tokens {
                if let Word(word) = token {
                    *sources.words.entry(word).or_default() += 1;
                }
            }
            for (at, callee, arguments) in calls(&file.code) {
                let event = |argument: usize| file.code.event(arguments.get(argument)?.clone());
                match (callee, event(0), event(1)) {
                    ("emit", Some(event), _) => {
                        let emission = file.emission(at, &[EVENTS, event], Some(&arguments[1..]));
                        sources.events.entry(event).or_default().push(emission);
                    }
                    ("forward", Some(from), Some(to)) if from != to => {
                        sources.forwards.entry(to).or_default().push(from);
                    }
                    _ => {}
                }
            }
        }
        sources
    }

    /// The named functions of each file, with a hash of their code. Functions with the same name in a
    /// file, for example in two classes, have one hash.
    pub fn functions(&self) -> Functions<'a> {
        let mut functions = Functions::new();
        for file in &self.files {
            let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (name, block) in definitions(&file.code) {
                blocks.entry(name).or_default().push(block);
            }
            let hashes = blocks.iter();
            functions
                .extend(hashes.map(|(name, blocks)| ((file.path, *name), file.code.hash(blocks))));
        }
        functions
    }

    /// An error that a function emits twice is in the list twice.
    pub fn emissions(&self) -> BTreeMap<Error, Found> {
        let mut found: BTreeMap<Error, Found> = BTreeMap::new();
        for file in &self.files {
            if SOURCES.iter().any(|source| source.file == file.path) {
                continue;
            }
            for usage in self.usages(file) {
                let emissions = self.emitted(file, &usage);
                if emissions.is_empty() {
                    continue;
                }
                let found = found.entry(usage.error.clone()).or_default();
                found.emissions.extend(emissions);
                found.listeners.extend(file.listener(usage.place.start));
            }
        }
        for found in found.values_mut() {
            found.emissions.sort();
        }
        found
    }

    /// The uses of errors' constants in the file.
    fn usages(&self, file: &File<'a>) -> Vec<Usage> {
        let imports = self.imports(file);
        let mut usages = Vec::new();
        for (at, token) in file.code.tokens.iter().enumerate() {
            let Word(word) = token else { continue };
            if matches!(file.code.before(at).last(), Some(Mark('.'))) {
                continue;
            }
            let Some(import) = imports.get(word) else {
                continue;
            };
            let rest = &file.code.tokens[at + 1..];
            match (import, rest) {
                (Import::Constant(catalog, name), _) => usages.push(Usage {
                    error: ((*catalog).to_owned(), (*name).to_owned()),
                    place: at..at + 1,
                    constant: (*word).to_owned(),
                }),
                (Import::Object(catalogs), [Mark('.'), Word(name), ..]) => {
                    let catalog = catalogs.iter().find(|catalog| {
                        let known = &self.constants[*catalog];
                        known.iter().any(|known| known == name)
                    });
                    usages.extend(catalog.map(|catalog| Usage {
                        error: ((*catalog).to_owned(), (*name).to_owned()),
                        place: at..at + 3,
                        constant: format!("{word}.{name}"),
                    }));
                }
                // All constants of the object are passed on.
                (Import::Object(catalogs), [Mark(')'), ..]) => {
                    if let [.., Word("Object"), Mark('.'), Word("values"), Mark('(')] =
                        file.code.before(at)
                    {
                        let names = catalogs.iter().flat_map(|catalog| {
                            let names = self.constants[catalog].iter();
                            names.map(move |name| ((*catalog).to_owned(), name.clone()))
                        });
                        usages.extend(names.map(|error| Usage {
                            error,
                            place: at..at + 1,
                            constant: (*word).to_owned(),
                        }));
                    }
                }
                _ => {}
            }
        }
        usages
    }

    /// The meaning of the names that the file imports.
    fn imports(&self, file: &File<'a>) -> BTreeMap<&'a str, Import<'a>> {
        let tokens = &file.code.tokens;
        let mut imports = BTreeMap::new();
        let starts = (0..tokens.len()).filter(|&at| tokens[at] == Word("import"));
        for start in starts {
            let rest = &tokens[start..];
            let Some(end) = rest.iter().position(|token| matches!(token, Text(_))) else {
                continue;
            };
            let Text(module) = rest[end] else { continue };
            let here = SOURCES
                .iter()
                .filter(|source| stem(source.file) == stem(module));
            let here: Vec<_> = here.collect();
            if here.is_empty() {
                continue;
            }
            let all = || Import::Object(here.iter().map(|source| source.catalog).collect());
            for (at, token) in rest[..end].iter().enumerate() {
                let Word(name) = *token else { continue };
                let (imported, local) = match (&rest[..at], &rest[at + 1]) {
                    ([.., Mark('*'), Word("as")], _) => {
                        imports.insert(name, all());
                        continue;
                    }
                    (_, Word("as")) => continue,
                    ([.., Word(imported), Word("as")], _) => (*imported, name),
                    _ => (name, name),
                };
                let object = here.iter().find(|source| source.object == imported);
                let owner = here.iter().find(|source| {
                    let known = &self.constants[source.catalog];
                    known.iter().any(|known| known == imported)
                });
                if let Some(source) = object {
                    imports.insert(local, Import::Object(vec![source.catalog]));
                } else if let Some(source) = owner {
                    imports.insert(local, Import::Constant(source.catalog, imported));
                }
            }
        }
        imports
    }

    /// The emission of a constant's error, if it is one.
    fn emitted(&self, file: &File<'a>, usage: &Usage) -> Vec<Emission> {
        let code = &file.code;
        let at = usage.place.start;
        if code.is_compared(&usage.place) || self.is_dead(file, at) {
            return Vec::new();
        }
        let Some((open, callee)) = code.call_around(at) else {
            return vec![file.emission(at, &[&usage.constant], None)];
        };
        let arguments = code.arguments(open);
        if callee == "forward" {
            let from = code.event(arguments[0].clone());
            return from.map_or_else(Vec::new, |from| self.sent(from));
        }
        if usage.place.len() == 1 && callee == "values" {
            return vec![file.emission(at, &[&usage.constant], None)];
        }
        let others: Vec<_> = arguments
            .into_iter()
            .skip(usize::from(callee == "emit"))
            .filter(|argument| !argument.contains(&at))
            .collect();
        let emission = file.emission(at, &[&usage.constant], Some(&others));
        // In a listener, the error is emitted with the event of the listener.
        match code.heard(at) {
            Some((_, event)) => {
                let sent = self.sent(event).into_iter();
                sent.map(|sent| Emission {
                    arguments: emission.arguments.clone(),
                    ..sent
                })
                .collect()
            }
            None => vec![emission],
        }
    }

    /// The emissions of an event, or of one that is forwarded as this event.
    fn sent(&self, event: &str) -> Vec<Emission> {
        let mut events = vec![event];
        let mut at = 0;
        while let Some(event) = events.get(at) {
            let forwards = self.forwards.get(event).into_iter().flatten().copied();
            let new: Vec<_> = forwards.filter(|from| !events.contains(from)).collect();
            events.extend(new);
            at += 1;
        }
        let emissions = events.iter().filter_map(|event| self.events.get(event));
        emissions.flatten().cloned().collect()
    }

    /// Whether it is in a private function that is never used.
    fn is_dead(&self, file: &File, at: usize) -> bool {
        let name = function(&file.code, at);
        name.starts_with('_') && self.words.get(name) == Some(&1)
    }
}

enum Import<'a> {
    /// The object of one catalog, or the entire file with those of several.
    Object(Vec<&'static str>),
    Constant(&'static str, &'a str),
}

struct Usage {
    error: Error,
    place: Range<usize>,
    constant: String,
}

impl File<'_> {
    /// The innermost listener around a token, with a hash of the call that adds it.
    fn listener(&self, at: usize) -> Option<(Place, String)> {
        let (open, event) = self.code.heard(at)?;
        let place = format!("{}, {EVENTS}.{event}", function(&self.code, open));
        Some(((self.path.to_owned(), place), self.code.hash(&[open])))
    }

    fn emission(
        &self,
        at: usize,
        constant: &[&str],
        arguments: Option<&[Range<usize>]>,
    ) -> Emission {
        let describe = |arguments: &[Range<usize>]| {
            let arguments = arguments.iter().cloned();
            arguments
                .map(|argument| self.code.describe(argument))
                .collect()
        };
        Emission {
            file: self.path.to_owned(),
            function: function(&self.code, at).to_owned(),
            constant: Some(constant.join(".")),
            arguments: arguments.map(describe),
        }
    }
}

/// Each call with its offset, the last name of the function, and its arguments.
fn calls<'c, 'a>(
    code: &'c Code<'a>,
) -> impl Iterator<Item = (usize, &'a str, Vec<Range<usize>>)> + 'c {
    (1..code.tokens.len()).filter_map(|at| match code.tokens[at - 1..=at] {
        [Word(callee), Mark('(')] => Some((at, callee, code.arguments(at))),
        _ => None,
    })
}

impl<'a> Code<'a> {
    /// The innermost call around a token, unless a block or an object is between them.
    fn call_around(&self, at: usize) -> Option<(usize, &'a str)> {
        let open = self.around(at).next()?;
        match self.tokens[..=open] {
            [.., Word(callee), Mark('(')] => Some((open, callee)),
            _ => None,
        }
    }

    /// The name of the library's own event, if it is the only token.
    fn event(&self, place: Range<usize>) -> Option<&'a str> {
        match self.tokens[place] {
            [Word(EVENTS), Mark('.'), Word(event)] => Some(event),
            _ => None,
        }
    }

    /// The innermost listener around a token: the bracket of the call that adds it, and the event.
    fn heard(&self, at: usize) -> Option<(usize, &'a str)> {
        self.around(at).find_map(|open| match self.tokens[..=open] {
            [
                ..,
                Word("addListener" | "addEventListener" | "on"),
                Mark('('),
            ] => Some((open, self.event(self.arguments(open).first()?.clone())?)),
            _ => None,
        })
    }

    /// Whether it is only an operand of a comparison, or a key of a lookup.
    fn is_compared(&self, place: &Range<usize>) -> bool {
        let before = self.before(place.start);
        let after = &self.tokens[place.end..];
        let listed = self.around(place.start).next();
        matches!(
            before,
            [.., Mark('='), Mark('=')] | [.., Word("case" | "import" | "export")]
        ) || matches!(after, [Mark('=' | '!'), Mark('='), ..])
            || listed.is_some_and(|bracket| self.tokens[bracket] == Mark('['))
            || self.is_imported(place.start)
    }

    fn is_imported(&self, at: usize) -> bool {
        let bracket = self.around(at).next();
        let end = bracket.and_then(|bracket| self.partner(bracket));
        end.is_some_and(|end| self.tokens.get(end + 1) == Some(&Word("from")))
    }

    /// A summary of an argument: its names and strings, without operators.
    fn describe(&self, place: Range<usize>) -> String {
        let tokens = &self.tokens[place.clone()];
        let path = |tokens: &[_]| {
            tokens
                .iter()
                .all(|token| matches!(token, Word(_) | Mark('.' | '?')))
        };
        if let [Mark('{'), ..] = tokens {
            let keys = self.arguments(place.start).into_iter();
            let keys = keys.filter_map(|key| match self.tokens[key.start] {
                Word(key) | Text(key) => Some(key),
                Mark(_) => None,
            });
            return format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "));
        }
        let call = tokens.iter().position(|token| *token == Mark('('));
        let callee = &tokens[..call.unwrap_or(tokens.len())];
        if let (true, Some(Word(name))) = (path(callee), callee.last()) {
            let suffix = if call.is_some() { "()" } else { "" };
            return format!("{name}{suffix}");
        }
        let words = tokens.iter().filter_map(|token| match token {
            Word("this") | Mark(_) => None,
            Word(word) | Text(word) => Some(*word),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}
