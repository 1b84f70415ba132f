//! Where headers, keys and values stand in text that is not TOML, and what is wrong there. Tables are
//! for `toml` to build, of the text as it is patched here.

use std::collections::VecDeque;

use toml_parser::lexer::TokenKind;

use super::super::diagnostic::syntax::Syntax;
use super::look::{is_foreign_comment, is_key_token, is_mark, spaces, starts_anew};
use super::patch::Patch;
use super::tokens::{Kind, Statements, Walker};

pub fn statements(file: usize, text: &str) -> Statements {
    let mut walker = Walker {
        file,
        text,
        base: 0,
        lexer: toml_parser::Source::new(text).lex(),
        ahead: VecDeque::new(),
        last: 0,
        last_kind: TokenKind::Newline,
        last_string: 0,
        last_colon: 0,
        fresh: true,
        open: Vec::new(),
        indices: Vec::new(),
        parent: None,
        quiet: false,
        broke: false,
        cut: false,
        swallowed: false,
        found: Statements {
            pairs: Vec::new(),
            commented: Vec::new(),
            mistakes: Vec::new(),
            told: Vec::new(),
            patch: Patch::new(text),
        },
    };
    walker.document();
    walker.found
}

impl Walker<'_> {
    fn document(&mut self) {
        let mut broken = None;
        loop {
            match self.peek().kind {
                TokenKind::Eof => return,
                TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => {
                    self.bump();
                }
                _ => {
                    let start = self.peek().start;
                    let between = |end: usize| self.text.get(end..start).unwrap_or_default();
                    let goes_on = |end| between(end).matches('\n').count() == 1;
                    self.quiet = broken.is_some_and(goes_on) && !starts_anew(&self.text[start..]);
                    self.broke = self.quiet;
                    self.cut = false;
                    self.swallowed = false;
                    self.open.clear();
                    self.indices.clear();
                    self.parent = None;
                    self.statement(start);
                    broken = self.broke.then_some(self.last.max(start));
                }
            }
        }
    }

    fn statement(&mut self, start: usize) {
        let line = self.line(start);
        let text = &self.text[line.clone()];
        if is_mark(text) {
            let (mark, others) = (self.char(start), Vec::new());
            self.tell(line.clone(), Syntax::Conflict { mark, others });
            return self.skip(line);
        }
        match self.peek().kind {
            TokenKind::LeftSquareBracket => self.header(start),
            TokenKind::LeftCurlyBracket => {
                self.tell(start..start + 1, Syntax::Unexpected { char: '{' });
                let whole = self.skip_brackets();
                self.found.patch.blank(whole.clone());
                self.found.told.push(whole);
                self.trailing(start);
            }
            TokenKind::RightCurlyBracket | TokenKind::RightSquareBracket | TokenKind::Comma => {
                let char = self.char(start);
                let wrong = line.clone();
                self.tell_in(wrong, start..start + 1, Syntax::Unexpected { char });
                self.skip(line);
            }
            TokenKind::Atom if is_foreign_comment(text) || text.starts_with(';') => {
                self.foreign_comment(start);
            }
            _ => self.key_value(start),
        }
    }

    fn header(&mut self, start: usize) {
        self.bump();
        let array =
            self.peek().kind == TokenKind::LeftSquareBracket && self.peek().start == start + 1;
        if array {
            self.bump();
        }
        let first = self.peek().start;
        let mut keys = self.keys();
        let line = self.line(start);
        let close = self.text[line]
            .rfind(']')
            .map_or(start, |close| start + close);
        loop {
            self.space();
            let next = self.peek();
            if !is_key_token(next.kind) || next.start > close {
                break;
            }
            self.tell(next.start..next.start, Syntax::DotMissing);
            self.found.patch.insert(next.start, ".");
            keys.extend(self.keys());
        }
        let keys = self.not_too_deep(first, keys);
        let end = self.last;
        let close = if array { "]]" } else { "]" };
        if self.peek().kind == TokenKind::RightSquareBracket {
            let end = self.bump().end;
            let next = self.peek();
            if array && next.kind == TokenKind::RightSquareBracket && next.start == end {
                self.bump();
            } else if array {
                self.tell(end..end, Syntax::HeaderEnd { close: "]" });
                self.found.patch.insert(end, "]");
            }
        } else {
            self.tell(end..end, Syntax::HeaderEnd { close });
            self.found.patch.insert(end, close);
        }
        let pair = self.push(Kind::Header, keys, start);
        self.trailing(start);
        self.found.pairs[pair].span.end = self.next_place();
    }

    fn key_value(&mut self, start: usize) {
        let keys = self.keys();
        self.space();
        let next = self.peek();
        match next.kind {
            TokenKind::RightSquareBracket => {
                self.tell(start..start, Syntax::HeaderStart);
                self.bump();
                let two = self.peek().kind == TokenKind::RightSquareBracket;
                if two {
                    self.bump();
                }
                self.found.patch.insert(start, if two { "[[" } else { "[" });
                self.push(Kind::Header, keys, start);
                return self.trailing(start);
            }
            TokenKind::Equals => {
                self.bump();
            }
            _ if self.colon(start, next) => {}
            _ => {
                let at = match next.kind {
                    TokenKind::Newline | TokenKind::Eof => self.last,
                    _ => next.start,
                };
                let line = start..self.line(at).end.max(at);
                self.tell_in(line, at..at, Syntax::EqualsMissing);
                self.found.patch.insert(at, "=");
            }
        }
        let pair = self.push(Kind::Statement, keys, start);
        self.parent = Some(pair);
        self.first_value(start);
        self.trailing(start);
        self.found.pairs[pair].span.end = self.next_place();
    }

    /// A value after an equals sign, or in the lines below.
    fn first_value(&mut self, key: usize) {
        self.equals_too_many();
        let next = self.peek();
        if !matches!(
            next.kind,
            TokenKind::Newline | TokenKind::Eof | TokenKind::Comment
        ) {
            return self.value(true);
        }
        let value = next.end + spaces(&self.text[next.end..]);
        let rest = &self.text[value..];
        let below = next.kind == TokenKind::Newline
            && !self.quiet
            && !rest.is_empty()
            && !rest.starts_with('#')
            && !starts_anew(rest);
        let at = next.start..next.start;
        self.tell_in(key..next.start, at.clone(), Syntax::ValueMissing { below });
        if below {
            for (line, _) in self.text[next.start..value].match_indices(['\n', '\r']) {
                self.found.patch.set(next.start + line, b' ');
            }
            self.go(value);
            self.value(true);
            self.found.told.push(value..self.last);
        } else {
            self.replace(at);
        }
    }

    /// A value or a header has ended, so its line must end too.
    fn trailing(&mut self, start: usize) {
        if self.cut {
            return;
        }
        self.space();
        let next = self.peek();
        if matches!(
            next.kind,
            TokenKind::Newline | TokenKind::Eof | TokenKind::Comment
        ) {
            return;
        }
        let line = self.line(next.start);
        let text = &self.text[line.clone()];
        let first = self.char(next.start);
        if is_foreign_comment(text) {
            return self.foreign_comment(next.start);
        }
        if first.is_control() {
            self.tell_in(
                line.clone(),
                next.start..next.start + first.len_utf8(),
                Syntax::Control {
                    char: first,
                    escape: false,
                },
            );
        } else {
            let quotes = self.quotes_before(next.start);
            let text = text.to_owned();
            // The value should be another.
            let wrong = match first {
                ']' | '}' => start..line.end,
                _ if quotes.is_some() => self.last_string..line.end,
                _ => line.clone(),
            };
            self.tell_in(wrong, line.clone(), Syntax::Trailing { text, quotes });
        }
        self.skip(line);
    }
}
