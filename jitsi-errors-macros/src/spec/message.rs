//! What a failure says: text with parameters in braces, as in a format string.

use std::iter::Peekable;

use super::char_spans::characters;
use super::diagnostic::Diagnostic;
use super::model::{Message, ParameterKind, Piece, Span, Text};
use super::parameter::Parameters;

/// Parses a message from the file `source`.
pub fn message(
    text: Text,
    source: &str,
    parameters: &Parameters,
    diagnostics: &mut Vec<Diagnostic>,
) -> Message {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut characters = characters(source, &text).peekable();
    while let Some((span, char)) = characters.next() {
        if !matches!(char, '{' | '}') {
            plain.push(char);
            continue;
        }
        if characters.next_if(|(_, next)| *next == char).is_some() {
            plain.push(char);
            continue;
        }
        if char == '}' {
            diagnostics.push(Diagnostic::LoneBrace { span, brace: char });
            continue;
        }
        let Some((name, end)) = enclosed(span, &mut characters) else {
            diagnostics.push(Diagnostic::LoneBrace { span, brace: char });
            continue;
        };
        let whole = Span { end, ..span };
        if let Some(index) = parameter(&name, whole, parameters, diagnostics) {
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

/// The text between the brace at `open` and the next closing one, and where that ends.
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
    while let Some((span, char)) = characters.next_if(|(_, char)| *char != '{') {
        if char == '}' {
            return Some((name, span.end));
        }
        name.text.push(char);
        name.span.end = span.end;
    }
    None
}

/// The index of the parameter that is named between braces.
fn parameter(
    name: &Text,
    whole: Span,
    parameters: &Parameters,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    if name.trim().is_empty() {
        diagnostics.push(Diagnostic::EmptyBraces { span: whole });
        return None;
    }
    if let Some((before, _)) = name.split_once(':') {
        let name = before.to_owned();
        diagnostics.push(Diagnostic::Format { span: whole, name });
        return None;
    }
    let index = parameters.find(name, diagnostics)?;
    let parameter = &parameters.all[index];
    if matches!(parameter.kind, ParameterKind::Secret) {
        diagnostics.push(Diagnostic::SecretInMessage {
            span: whole,
            name: parameter.name.clone(),
        });
        return None;
    }
    Some(index)
}
