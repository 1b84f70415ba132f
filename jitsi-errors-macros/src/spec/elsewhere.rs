//! What the recoveries of a catalog ask of other catalogs, which only those can answer.

use super::mistake::Mistake;
use super::model::{Catalog, Error, Holds, ParameterKind, Text, Then};
use super::report::Lines;
use super::source::Source;

/// What must be so of another catalog.
pub struct Claim<'c> {
    /// The catalog's enum.
    pub of: &'c Text,
    pub what: What<'c>,
    /// What is said where it is not so.
    pub report: String,
}

pub enum What<'c> {
    /// It has this wire value.
    Has(&'c str),
    /// Of some error, it says what to do.
    Says,
}

/// What must be so for the catalog read from `sources`.
pub fn claims<'c>(catalog: &'c Catalog, sources: &[Source]) -> Vec<Claim<'c>> {
    let asked: Vec<_> = catalog.errors.iter().flat_map(asked).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let files = sources.iter();
    let files = files.map(|source| Lines::new(&source.path, &source.text));
    let files: Vec<Lines<'_>> = files.collect();
    let claim = |(of, what, mistake): (_, _, Mistake)| Claim {
        of,
        what,
        report: mistake.report().render(&files),
    };
    asked.into_iter().map(claim).collect()
}

/// What the recovery of an error asks, each time with the mistake if it is not so.
fn asked(error: &Error) -> Vec<(&Text, What<'_>, Mistake)> {
    let catalog = |index: usize| match &error.parameters[index].kind {
        ParameterKind::Catalog { name, file } => Some((name, file.text.clone())),
        _ => None,
    };
    let mut asked = Vec::new();
    for case in &error.recovery {
        for condition in &case.when {
            let Holds::Text(value) = &condition.holds else {
                continue;
            };
            let place = condition.span;
            asked.extend(catalog(condition.parameter).map(|(name, file)| {
                let (text, of) = (value.clone(), name.text.clone());
                let mistake = Mistake::NoValueOf {
                    place,
                    value: text,
                    of,
                    file,
                };
                (name, What::Has(value), mistake)
            }));
        }
        if let Then::As { parameter, span } = case.then {
            asked.extend(catalog(parameter).map(|(name, file)| {
                let (place, of) = (span, name.text.clone());
                (name, What::Says, Mistake::SaysNothing { place, of, file })
            }));
        }
    }
    asked
}
