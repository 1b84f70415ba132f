//! What a failure says: text with parameters in braces, as in a format string.

use std::iter::Peekable;

use super::mistake::Mistake;
use super::model::{Message, ParameterKind, Piece, Span, Text};
use super::parameter::Parameters;
use super::written::characters;

/// Takes a message apart that stands in the file `source`.
pub fn message(
    text: Text,
    source: &str,
    parameters: &Parameters,
    mistakes: &mut Vec<Mistake>,
) -> Message {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut characters = characters(source, &text).peekable();
    while let Some((place, char)) = characters.next() {
        if !matches!(char, '{' | '}') {
            plain.push(char);
            continue;
        }
        if characters.next_if(|(_, next)| *next == char).is_some() {
            plain.push(char);
            continue;
        }
        if char == '}' {
            mistakes.push(Mistake::LoneBrace { place, brace: char });
            continue;
        }
        let Some((name, end)) = enclosed(place, &mut characters) else {
            mistakes.push(Mistake::LoneBrace { place, brace: char });
            continue;
        };
        let whole = Span { end, ..place };
        if let Some(index) = parameter(&name, whole, parameters, mistakes) {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Parameter(index));
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    drop(characters);
    Message { text, pieces }
}

/// What stands between the brace at `open` and the next closing one, and where that ends.
fn enclosed(
    open: Span,
    characters: &mut Peekable<impl Iterator<Item = (Span, char)>>,
) -> Option<(Text, usize)> {
    let mut name = Text {
        text: String::new(),
        span: Span {
            start: open.end,
            ..open
        },
    };
    while let Some((place, char)) = characters.next_if(|(_, char)| *char != '{') {
        if char == '}' {
            return Some((name, place.end));
        }
        name.text.push(char);
        name.span.end = place.end;
    }
    None
}

/// The index of the parameter that is named between braces.
fn parameter(
    name: &Text,
    whole: Span,
    parameters: &Parameters,
    mistakes: &mut Vec<Mistake>,
) -> Option<usize> {
    if name.trim().is_empty() {
        mistakes.push(Mistake::EmptyBraces { place: whole });
        return None;
    }
    if let Some((before, _)) = name.split_once(':') {
        let name = before.to_owned();
        mistakes.push(Mistake::Format { place: whole, name });
        return None;
    }
    let index = parameters.find(name, mistakes)?;
    let parameter = &parameters.all[index];
    if matches!(parameter.kind, ParameterKind::Secret) {
        mistakes.push(Mistake::SecretInMessage {
            place: whole,
            name: parameter.name.clone(),
        });
        return None;
    }
    Some(index)
}
