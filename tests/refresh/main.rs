//! Rewrites `facts.json` from a git repository of lib-jitsi-meet, and reports the changes:
//!
//! ```text
//! cargo run -p jitsi-errors-tests --bin refresh-facts -- /path/to/lib-jitsi-meet
//! ```

mod checkout;
mod constants;
mod emissions;
mod facts;
mod functions;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use checkout::Checkout;
use constants::{SOURCES, Source, objects_of_errors};
use emissions::{Emission, File, Functions, Place, Sources};
use facts::{Fact, Facts};
use tokens::Code;

fn main() -> ExitCode {
    let mut paths = env::args_os().skip(1);
    let (Some(checkout), None) = (paths.next(), paths.next()) else {
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

/// Returns the changes after the file is written. An error leaves the file unchanged.
fn refresh(path: &Path, checkout: &Path) -> Result<Vec<String>, String> {
    let at = |error: &dyn Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| at(&error))?;
    let mut facts = Facts::parse(&text).map_err(|error| at(&error))?;
    let checkout = Checkout::open(checkout)?;

    let mut changes = Vec::new();
    let mut names = BTreeMap::new();
    for source in &SOURCES {
        let known = facts.catalogs.entry(source.catalog.to_owned()).or_default();
        let later = facts.later.entry(source.catalog.to_owned()).or_default();
        let news = update_constants(source, known, later, &checkout)?;
        changes.extend(
            news.iter()
                .map(|news| format!("{}: {news}", source.catalog)),
        );
        let here = known.iter().filter(|fact| fact.removed.is_none());
        names.insert(source.catalog, here.map(|fact| fact.name.clone()).collect());
    }

    facts.later.retain(|_, later| !later.is_empty());

    let code = checkout.code()?;
    let files = code.iter().map(|(path, code)| File {
        path,
        code: Code::read(code),
    });
    let files: Vec<_> = files.collect();
    changes.extend(files.iter().flat_map(uncovered));
    let sources = Sources::new(files, &names);
    let (mut found, functions) = (sources.emissions(), sources.functions());
    let mut places = Places::new();
    for (catalog, errors) in &mut facts.catalogs {
        for fact in errors {
            let found = found.remove(&(catalog.clone(), fact.name.clone()));
            let found = found.unwrap_or_default();
            let mut news = update_emissions(fact, found.emissions, &functions);
            news.extend(update_stanzas(fact, &functions));
            changes.extend(
                news.iter()
                    .map(|news| format!("{catalog}: {} {news}", fact.name)),
            );
            let mut add = |place: &Place, hash: &str| {
                let (_, errors) = places
                    .entry(place.clone())
                    .or_insert((hash.to_owned(), Vec::new()));
                errors.push(format!("{catalog}: {}", fact.name));
                errors.dedup();
            };
            let emitted = fact.emitted.iter();
            let emitted = emitted.map(|at| (at.file.clone(), at.function.clone()));
            for place in emitted.chain(fact.stanzas.iter().cloned()) {
                if let Some(hash) = functions.get(&(&*place.0, &*place.1)) {
                    add(&place, hash);
                }
            }
            for (place, hash) in &found.listeners {
                add(place, hash);
            }
        }
    }
    changes.extend(update_code(&mut facts.code, places));

    facts.commit = Some(checkout.commit);
    fs::write(path, facts.to_json()).map_err(|error| at(&error))?;
    Ok(changes)
}

/// Each function and listener, with the hash of its code and its errors.
type Places = BTreeMap<Place, (String, Vec<String>)>;

/// Updates the hashes of the code, and returns the functions that have changed. Their conditions and
/// literal values are in no other fact, so the specs must then be compared with them by hand.
fn update_code(known: &mut BTreeMap<Place, String>, places: Places) -> Vec<String> {
    let before = std::mem::take(known);
    let mut changes = Vec::new();
    for ((file, place), (hash, errors)) in places {
        let same = |(known, name): &Place| module(known) == module(&file) && *name == place;
        let before = before.iter().find(|(place, _)| same(place));
        if before.is_some_and(|(_, before)| *before != hash) {
            let errors = errors.join(", ");
            changes.push(format!("{file}, {place} has changed: {errors}"));
        }
        known.insert((file, place), hash);
    }
    changes
}

/// Updates the known constants, and returns the changes.
fn update_constants(
    source: &Source,
    known: &mut Vec<Fact>,
    later: &mut Vec<Fact>,
    checkout: &Checkout,
) -> Result<Vec<String>, String> {
    let Source { file, object, .. } = source;
    let is_later = |fact: &Fact| fact.since.as_deref() > Some(&checkout.date);
    let all = || known.iter().chain(&*later);
    let code = match checkout.file(file) {
        Some(code) => code,
        None if all().next().is_some() && all().all(is_later) => String::new(),
        None => {
            let error = format!("no `{file}`, where `{object}` should be");
            return Err(checkout.error(error));
        }
    };
    let code = Code::read(&code);
    let found = source.constants(&code);
    if found.is_empty() && !code.tokens.is_empty() {
        return Err(checkout.error(format!("no constants in `{object}` of `{file}`")));
    }

    let mut changes = Vec::new();
    let mut left = std::mem::take(known);
    for &(name, value) in &found {
        let take = |facts: &mut Vec<Fact>| {
            let at = facts.iter().position(|fact| fact.name == name)?;
            Some(facts.remove(at))
        };
        let mut fact = if let Some(fact) = take(&mut left) {
            fact
        } else if let Some(fact) = take(later) {
            changes.push(format!("{name} is there again"));
            fact
        } else {
            changes.push(format!("{name} is new: `{value}`"));
            Fact {
                name: name.to_owned(),
                value: value.to_owned(),
                since: checkout.days(file, name, value)?.pop(),
                removed: None,
                emitted: Vec::new(),
                stanzas: Vec::new(),
                more: serde_json::Map::new(),
            }
        };
        if fact.value != value {
            changes.push(format!(
                "{name} has changed from `{}` to `{value}`",
                fact.value
            ));
            value.clone_into(&mut fact.value);
        }
        if fact.removed.take().is_some() {
            changes.push(format!("{name} is back"));
        }
        known.push(fact);
    }
    for mut fact in left {
        let name = &fact.name;
        if is_later(&fact) {
            changes.push(format!("{name} is not there yet"));
            later.push(fact);
            continue;
        }
        if fact.removed.is_none() {
            changes.push(format!("{name} is removed"));
            let days = checkout.days(file, name, &fact.value)?.into_iter();
            fact.removed = days.chain([checkout.date.clone()]).next();
        }
        known.push(fact);
    }
    Ok(changes)
}

/// Updates the emissions of an error, and returns the changes.
fn update_emissions(
    fact: &mut Fact,
    mut found: Vec<Emission>,
    functions: &Functions,
) -> Vec<String> {
    let mut gone = std::mem::take(&mut fact.emitted);
    if fact.removed.is_some() {
        return Vec::new();
    }
    // There is no constant, so only the function can be looked for.
    for emission in gone.iter().filter(|emission| emission.constant.is_none()) {
        let place = (module(&emission.file), &*emission.function);
        let function = functions
            .keys()
            .find(|(file, name)| (module(file), *name) == place);
        found.extend(function.map(|(file, _)| Emission {
            file: (*file).to_owned(),
            ..emission.clone()
        }));
    }
    found.sort();
    fact.emitted.clone_from(&found);

    // A file that became TypeScript is not a change.
    let same = |one: &Emission, other: &Emission| {
        let place = |emission: &Emission| {
            let Emission {
                function, constant, ..
            } = emission.clone();
            (module(&emission.file).to_owned(), function, constant)
        };
        place(one) == place(other)
    };
    found.retain(|emission| {
        let known = gone
            .iter()
            .position(|gone| same(gone, emission) && gone.arguments == emission.arguments);
        known.map(|known| gone.remove(known)).is_none()
    });
    let mut changes = Vec::new();
    for emission in found {
        let place = place(&emission);
        let before = gone.iter().position(|gone| same(gone, &emission));
        changes.push(match before {
            Some(before) => {
                let before = arguments(&gone.remove(before));
                let after = arguments(&emission);
                format!("has other arguments in {place}: {after}, before {before}")
            }
            None => format!("is now emitted in {place}"),
        });
    }
    let gone = gone
        .iter()
        .map(|gone| format!("is no longer emitted in {}", place(gone)));
    changes.extend(gone);
    changes
}

/// Follows the functions that read stanzas when a file becomes TypeScript, and returns those that are
/// gone: the rules of the specs must then be compared with upstream again.
fn update_stanzas(fact: &mut Fact, functions: &Functions) -> Vec<String> {
    let mut changes = Vec::new();
    for (file, function) in &mut fact.stanzas {
        let place = (module(file), &**function);
        let found = functions
            .keys()
            .find(|(file, name)| (module(file), *name) == place);
        match found {
            Some((found, _)) => (*found).clone_into(file),
            None => changes.push(format!(
                "is no longer read from a stanza in {file}, {function}"
            )),
        }
    }
    changes
}

/// A path without the extension of JavaScript or TypeScript.
fn module(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(module, _)| module)
}

fn place(emission: &Emission) -> String {
    let Emission { file, function, .. } = emission;
    let constant = emission.constant.as_deref().unwrap_or("no constant");
    format!("{file}, {function} ({constant})")
}

fn arguments(emission: &Emission) -> String {
    match emission.arguments.as_deref() {
        None | Some([]) => "none".to_owned(),
        Some(arguments) => arguments.join(", "),
    }
}

/// The objects with errors in a file that belong to no catalog.
fn uncovered(file: &File) -> Vec<String> {
    let objects = objects_of_errors(&file.code).into_iter();
    let covered = |object: &str| {
        let mut sources = SOURCES.iter();
        sources.any(|source| source.file == file.path && source.object == object)
    };
    objects
        .filter(|(object, _)| !covered(object))
        .map(|(object, names)| {
            let names = names.join(", ");
            format!("{}: no catalog has `{object}`: {names}", file.path)
        })
        .collect()
}
