//! The functions around tokens.

use crate::tokens::Code;
use crate::tokens::Token::{Mark, Text, Word};

/// The name of the innermost named function around a token, or an empty string at the top level.
pub fn function<'a>(code: &Code<'a>, at: usize) -> &'a str {
    let blocks = code.around(at).filter_map(|block| name(code, block));
    blocks.into_iter().next().unwrap_or_default()
}

/// The names of all functions, with the opening bracket of the body.
pub fn definitions<'c, 'a>(code: &'c Code<'a>) -> impl Iterator<Item = (&'a str, usize)> + 'c {
    (0..code.tokens.len()).filter_map(|at| Some((name(code, at)?, at)))
}

/// The name of the function whose body begins with this bracket.
fn name<'a>(code: &Code<'a>, block: usize) -> Option<&'a str> {
    if code.tokens[block] != Mark('{') {
        return None;
    }
    match code.before(block) {
        [before @ .., Mark('='), Mark('>')] => {
            assigned(code, start_of_parameters(code, before.len())?)
        }
        before => {
            let start = start_of_parameters(code, before.len())?;
            match code.before(skip_generics(code, start)) {
                [
                    ..,
                    Word("if" | "for" | "await" | "while" | "switch" | "catch" | "with"),
                ] => None,
                [before @ .., Word("function")] => assigned(code, before.len()),
                [.., Word(name)] => Some(name),
                _ => None,
            }
        }
    }
}

/// The name that a function expression is assigned to: `name = …`, `name: …`, `name: Type = …`.
fn assigned<'a>(code: &Code<'a>, start: usize) -> Option<&'a str> {
    let before = code.before(start);
    match before.strip_suffix(&[Word("async")]).unwrap_or(before) {
        [.., Word(name), Mark(':'), Word(_), Mark('=')] | [.., Word(name), Mark('=' | ':')] => {
            Some(name)
        }
        _ => None,
    }
}

const NEVER_IN_A_TYPE: [&str; 14] = [
    "class",
    "const",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "finally",
    "implements",
    "interface",
    "let",
    "return",
    "try",
    "var",
];

/// The start of the parameters that end before an offset, optionally followed by a return type.
fn start_of_parameters(code: &Code, end: usize) -> Option<usize> {
    let mut at = end.checked_sub(1)?;
    match code.tokens[at] {
        Mark(')') => return code.partner(at),
        Mark('=' | ':' | ',') => return None,
        // An arrow function with one parameter.
        Word(_) if matches!(code.before(at).last(), Some(Mark('=' | '(' | ','))) => {
            return Some(at);
        }
        _ => {}
    }
    // Back over a type.
    loop {
        match code.tokens[at] {
            Mark(':') if code.before(at).last() == Some(&Mark(')')) => return code.partner(at - 1),
            Mark(')' | ']' | '}') => at = code.partner(at)?,
            Word(word) if NEVER_IN_A_TYPE.contains(&word) => return None,
            Word(_) | Text(_) | Mark('.' | '|' | '&' | '<' | '>' | ':' | '=' | ',') => {}
            Mark(_) => return None,
        }
        at = at.checked_sub(1)?;
    }
}

fn skip_generics(code: &Code, start: usize) -> usize {
    match code.before(start) {
        [.., Mark('>')] => {
            let open = code
                .before(start)
                .iter()
                .rposition(|token| *token == Mark('<'));
            open.unwrap_or(start)
        }
        _ => start,
    }
}
