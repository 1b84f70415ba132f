//! What a catalog must hold to beyond the types of its keys.

use std::collections::HashMap;

use super::char_spans::characters;
use super::diagnostic::{Diagnostic, Unfit};
use super::model::{
    Case, Catalog, Date, Error, GENERATED, Holds, Lifecycle, Parameter, ParameterKind, Plain, Span,
    Text, Then,
};
use super::names::{constant, is_field, misnamed};
use super::order;
use super::report::is_bidi;

/// Reports what is wrong in the catalog read from `texts`, and drops the errors that can't have a
/// variant, so that the rest can be generated; `exists` says whether a file of this name
/// is next to it.
pub fn check(
    catalog: &mut Catalog,
    texts: &[&str],
    exists: &dyn Fn(usize, &str) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    directions(catalog, texts, diagnostics);
    names(&mut catalog.errors, diagnostics);
    values(&catalog.errors, texts, diagnostics);
    for error in &catalog.errors {
        lifecycle(&error.lifecycle, diagnostics);
        braces(&error.cause, texts, diagnostics);
        catalogs(&error.parameters, exists, diagnostics);
        recovery(error, diagnostics);
    }
    order::check(catalog, diagnostics);
}

/// Text that reads differently from what it says, in the files or once its escapes are decoded.
fn directions(catalog: &Catalog, texts: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    for (file, text) in texts.iter().enumerate() {
        // Asked first, for that is quick, and most specs are like this.
        if text.is_ascii() {
            continue;
        }
        for (start, char) in text.char_indices() {
            if is_bidi(char) {
                let end = start + char.len_utf8();
                let span = Span { file, start, end };
                diagnostics.push(Diagnostic::Direction { span, char });
            }
        }
    }
    if texts.iter().all(|text| !text.contains('\\')) {
        return;
    }
    for decoded in self::texts(catalog) {
        if decoded.is_ascii() || !decoded.contains(is_bidi) {
            continue;
        }
        for (span, char) in characters(texts[decoded.span.file], decoded) {
            if is_bidi(char) && span.end - span.start > char.len_utf8() {
                diagnostics.push(Diagnostic::Direction { span, char });
            }
        }
    }
}

fn texts(catalog: &Catalog) -> Vec<&Text> {
    let mut texts = Vec::new();
    texts.extend(&catalog.upstream);
    texts.extend(&catalog.description);
    texts.extend(&catalog.example);
    for fact in &catalog.facts {
        texts.push(&fact.description);
    }
    for error in &catalog.errors {
        texts.push(&error.name);
        texts.push(&error.value);
        texts.push(&error.cause);
        texts.push(&error.recommendation);
        texts.extend(&error.occurrences);
        texts.extend(&error.not_when);
        texts.extend(&error.operator);
        texts.extend(&error.example);
        texts.extend(&error.automatic_retries);
        if let Some(message) = &error.message {
            texts.push(&message.text);
        }
        for value in error.facts.iter().flatten() {
            texts.extend(value.texts());
        }
        for parameter in &error.parameters {
            texts.push(&parameter.description);
        }
    }
    texts
}

fn names(errors: &mut Vec<Error>, diagnostics: &mut Vec<Diagnostic>) {
    let mut variants: HashMap<String, Text> = HashMap::new();
    errors.retain_mut(|error| {
        let name = error.name.clone();
        let problem = misnamed(&name);
        if let Some(problem) = problem {
            let meant = constant(&name);
            if !name.contains(is_bidi) {
                diagnostics.push(Diagnostic::NotAConstant {
                    name: name.clone(),
                    problem,
                    meant: meant.clone(),
                });
            }
            match meant {
                Some(meant) => error.name.text = meant,
                None => return false,
            }
        }
        let variant = error.variant();
        if variant == "Self" || GENERATED.contains(&&*variant) {
            diagnostics.push(match variant.as_str() {
                "Self" => Diagnostic::VariantSelf { name },
                _ => Diagnostic::Generated {
                    name,
                    given: variant,
                },
            });
            return false;
        }
        if let Some(first) = variants.get(&variant) {
            if problem.is_none() {
                diagnostics.push(Diagnostic::SameVariant {
                    first: first.clone(),
                    second: name,
                    variant,
                });
            }
            return false;
        }
        variants.insert(variant, name);
        true
    });
}

fn values(errors: &[Error], texts: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    for (index, error) in errors.iter().enumerate() {
        let value = &error.value;
        if value.is_empty() {
            continue;
        }
        if value.bytes().any(|byte| !byte.is_ascii_graphic()) {
            let mut char_spans = characters(texts[value.span.file], value);
            if let Some((span, char)) = char_spans.find(|&(_, char)| is_unseen(char)) {
                diagnostics.push(Diagnostic::Unseen { span, char });
            }
        }
        let first = *firsts.entry(value).or_insert(index);
        if first != index {
            diagnostics.push(Diagnostic::SameValue {
                first: errors[first].value.span,
                second: value.clone(),
            });
        }
    }
}

/// Whether nobody would see this character in a wire value.
pub fn is_unseen(char: char) -> bool {
    let is_joint = matches!(char,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}');
    char.is_whitespace() || char.is_control() || is_joint
}

fn lifecycle(lifecycle: &Lifecycle, diagnostics: &mut Vec<Diagnostic>) {
    let Lifecycle {
        since,
        obsolete,
        removed,
    } = lifecycle;
    diagnostics.extend(in_order(
        since.as_ref(),
        obsolete.as_ref(),
        ["since", "obsolete"],
    ));
    diagnostics.extend(match obsolete {
        Some(_) => in_order(obsolete.as_ref(), removed.as_ref(), ["obsolete", "removed"]),
        None => in_order(since.as_ref(), removed.as_ref(), ["since", "removed"]),
    });
}

/// Reports two dates in the wrong order.
fn in_order(
    earlier: Option<&Date>,
    later: Option<&Date>,
    keys: [&'static str; 2],
) -> Option<Diagnostic> {
    let (earlier, later) = (earlier?, later?);
    (earlier.number > later.number).then_some(Diagnostic::DaysInWrongOrder {
        keys,
        first: earlier.span,
        second: later.span,
    })
}

/// Braces in a cause, which stay as they are.
fn braces(cause: &Text, texts: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    if !cause.contains('{') {
        return;
    }
    let mut open: Option<(Span, String)> = None;
    for (span, char) in characters(texts[cause.span.file], cause) {
        match (char, &mut open) {
            ('{', _) => open = Some((span, String::new())),
            ('}', Some((start, name))) => {
                if is_field(name) {
                    let span = Span {
                        end: span.end,
                        ..*start
                    };
                    diagnostics.push(Diagnostic::BracesInCause { span });
                }
                open = None;
            }
            (char, Some((_, name))) => name.push(char),
            _ => {}
        }
    }
}

fn catalogs(
    parameters: &[Parameter],
    exists: &dyn Fn(usize, &str) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let files = parameters
        .iter()
        .filter_map(|parameter| match &parameter.kind {
            ParameterKind::Catalog { file, .. } => Some(file),
            _ => None,
        });
    let missing = files.filter(|file| !exists(file.span.file, file));
    diagnostics.extend(missing.map(|file| Diagnostic::NoCatalog { file: file.clone() }));
}

fn recovery(error: &Error, diagnostics: &mut Vec<Diagnostic>) {
    for case in &error.recovery {
        for condition in &case.when {
            let parameter = &error.parameters[condition.parameter];
            if let Some(why) = unfit(parameter, &condition.holds) {
                diagnostics.push(Diagnostic::Unfit {
                    span: condition.span,
                    parameter: parameter.name.clone(),
                    required: parameter.required,
                    why,
                });
            }
        }
        if let Then::As { parameter, span } = case.then {
            let parameter = &error.parameters[parameter];
            if !matches!(parameter.kind, ParameterKind::Catalog { .. }) {
                let name = parameter.name.clone();
                diagnostics.push(Diagnostic::AsNoCatalog { span, name });
            }
        }
    }
    last_case(&error.recovery, diagnostics);
}

/// The first case that holds counts, so that the only one that always holds is the last. A case with
/// `as` says nothing where the error in its parameter does, so another may come below it.
fn last_case(cases: &[Case], diagnostics: &mut Vec<Diagnostic>) {
    let always = |case: &Case| case.when.is_empty() && matches!(case.then, Then::Do(_));
    if let Some(end) = cases.iter().position(always) {
        let always = cases[end].span;
        let below = cases[end + 1..].iter().map(|case| case.span);
        diagnostics.extend(below.map(|span| Diagnostic::Unreached { span, always }));
    } else if let Some(last) = cases.last().filter(|last| !last.when.is_empty()) {
        diagnostics.push(Diagnostic::LeftOpen { span: last.span });
    }
}

/// Why a condition can't be asked of a parameter, if it can't.
fn unfit(parameter: &Parameter, holds: &Holds) -> Option<Unfit> {
    let (fits, other) = match &parameter.kind {
        ParameterKind::Plain(kind) => {
            let fits = match holds {
                Holds::Presence(_) => true,
                Holds::Boolean(_) => matches!(kind, Plain::Boolean | Plain::Flag),
                Holds::Integer(_) => *kind == Plain::Integer,
                Holds::Text(_) => *kind == Plain::String,
            };
            (fits, Unfit::Plain(*kind))
        }
        ParameterKind::Secret => (matches!(holds, Holds::Presence(_)), Unfit::Secret),
        ParameterKind::Catalog { .. } => {
            let fits = matches!(holds, Holds::Presence(_) | Holds::Text(_));
            (fits, Unfit::Catalog)
        }
    };
    let is_idle = parameter.required && matches!(holds, Holds::Presence(_));
    if is_idle {
        return Some(Unfit::Required);
    }
    (!fits).then_some(other)
}
