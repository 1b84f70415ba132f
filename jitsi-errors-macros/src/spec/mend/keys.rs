//! Keys, and what stands between them and their values.

use std::ops::Range;

use toml::de::DeValue;
use toml_parser::lexer::TokenKind;

use super::super::diagnostic::syntax::{NotToml, Syntax, invisible};
use super::look::{is_bare, is_key_token, is_open, open_string};
use super::tokens::{DEPTH, Token, Walker};

impl Walker<'_> {
    /// The parts of a dotted key.
    pub fn keys(&mut self) -> Vec<Range<usize>> {
        let start = self.peek().start;
        let mut keys = Vec::new();
        loop {
            self.space();
            let token = self.peek();
            match token.kind {
                kind if is_key_token(kind) => keys.push(self.key(token)),
                _ => {
                    let ends = matches!(
                        token.kind,
                        TokenKind::Newline | TokenKind::Eof | TokenKind::Comment
                    );
                    let at = if ends { self.last } else { token.start };
                    self.tell(at..at, Syntax::KeyMissing);
                    self.found.patch.insert(at, "\"\"");
                    keys.push(at..at);
                }
            }
            self.space();
            if self.peek().kind != TokenKind::Dot {
                break;
            }
            self.bump();
        }
        self.not_too_deep(start, keys)
    }

    /// These keys, which start here, or one in their place if they are too many.
    pub fn not_too_deep(&mut self, start: usize, keys: Vec<Range<usize>>) -> Vec<Range<usize>> {
        if keys.len() <= DEPTH {
            return keys;
        }
        let whole = start..self.last;
        self.tell(whole.clone(), Syntax::TooDeep);
        self.found.patch.blank(whole.clone());
        self.found.patch.fill(whole.clone(), b'_');
        vec![whole]
    }

    pub fn key(&mut self, token: Token) -> Range<usize> {
        let raw = &self.text[token.start..token.end];
        let whole = token.start..token.end;
        match token.kind {
            TokenKind::Atom => {
                let end = raw.find(':').filter(|&end| end > 0).unwrap_or(raw.len());
                let whole = token.start..token.start + end;
                self.bump();
                if end < raw.len() {
                    self.last = whole.end;
                    self.go(whole.end);
                }
                if let Some(wrong) = raw[..end].find(|char| !is_bare(char)) {
                    let char = self.char(token.start + wrong);
                    let at = token.start + wrong..token.start + wrong + char.len_utf8();
                    match invisible(char) {
                        Some(_) => {
                            self.tell_in(whole.clone(), at, Syntax::Invisible { char });
                        }
                        None if char.is_control() => {
                            let escape = false;
                            self.tell_in(whole.clone(), at, Syntax::Control { char, escape });
                        }
                        None => self.tell_in(whole.clone(), at, Syntax::BareKey),
                    }
                    self.found.patch.fill(whole.clone(), b'_');
                }
                return whole;
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                let line = self.line(token.start);
                let whole = token.start..token.end.min(line.end);
                self.tell(whole.clone(), Syntax::KeyOfLines);
                self.found.patch.fill(whole.clone(), b'_');
                self.bump();
                self.last = whole.end;
                self.go(whole.end);
                return whole;
            }
            _ => {
                self.bump();
                if is_open(raw, token.kind) {
                    let whole = token.start..token.start + raw.trim_end().len();
                    self.tell(whole.clone(), open_string(token.kind));
                    self.found.patch.fill(whole.clone(), b'_');
                    self.last = whole.end;
                } else if DeValue::parse(raw).is_err() {
                    self.content(token);
                    self.found.patch.fill(whole.clone(), b'_');
                }
            }
        }
        whole
    }

    /// Takes a colon where an equals sign must stand for that.
    pub fn colon(&mut self, key: usize, next: Token) -> bool {
        let colon = next.kind == TokenKind::Atom && self.char(next.start) == ':';
        if colon {
            let at = next.start..next.start + 1;
            // Once for each line of JSON.
            let last = std::mem::replace(&mut self.last_colon, at.start);
            let colon = |mistake: &NotToml| matches!(mistake.why, Syntax::Colon);
            let again = self.found.mistakes.last().is_some_and(colon);
            self.quiet |= again && !self.text[last..at.start].contains('\n');
            self.tell_in(key..at.end, at.clone(), Syntax::Colon);
            self.found.patch.set(at.start, b'=');
            self.last = at.end;
            self.last_kind = TokenKind::Equals;
            self.fresh = false;
            self.go(at.end);
        }
        colon
    }
}
