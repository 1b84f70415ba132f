//! The tokens of toml's own lexer, where they stand, and what is told of them.

use std::collections::VecDeque;
use std::ops::Range;

use toml_parser::lexer::{Lexer, TokenKind};

use super::super::diagnostic::syntax::{NotToml, Syntax, invisible};
use super::super::model::Span;
use super::look::{is_header, is_key};
use super::patch::Patch;

/// How deep `toml` lets arrays, inline tables and dotted keys be nested.
pub const DEPTH: usize = 80;

/// What stands in the text.
pub struct Statements {
    /// In the order of the text.
    pub pairs: Vec<Pair>,
    pub commented: Vec<Commented>,
    pub mistakes: Vec<NotToml>,
    /// What a mistake has been told of, so that what else seems wrong there may follow from it.
    pub told: Vec<Range<usize>>,
    /// What makes the text TOML.
    pub patch: Patch,
}

/// A comment that would be a header.
pub struct Commented {
    pub line: Range<usize>,
    pub header: Range<usize>,
}

/// A header, or a key and its value.
pub struct Pair {
    pub kind: Kind,
    /// The parts of a dotted key.
    pub keys: Vec<Range<usize>>,
    pub span: Range<usize>,
    /// The pair whose value this is a part of.
    pub parent: Option<usize>,
    /// Which element of the arrays in that value.
    pub indices: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Header,
    Statement,
    /// In an inline table.
    Inline,
}

#[derive(Clone, Copy)]
pub struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

#[allow(clippy::struct_excessive_bools)] // each is asked alone
pub struct Walker<'t> {
    pub file: usize,
    pub text: &'t str,
    /// Where the lexer's text starts.
    pub base: usize,
    pub lexer: Lexer<'t>,
    pub ahead: VecDeque<Token>,
    /// The end and the kind of the last token that is not blank.
    pub last: usize,
    pub last_kind: TokenKind,
    /// Where the last string starts.
    pub last_string: usize,
    /// Where the last colon stands that was meant as an equals sign.
    pub last_colon: usize,
    /// Whether no such token stands in this line so far.
    pub fresh: bool,
    /// Where the brackets stand that are open.
    pub open: Vec<usize>,
    pub indices: Vec<usize>,
    pub parent: Option<usize>,
    /// Whether the next mistake may follow from one that has been told.
    pub quiet: bool,
    /// Whether this statement has a mistake.
    pub broke: bool,
    /// Whether this statement lacks an end, since another starts.
    pub cut: bool,
    /// Whether a string in this statement lacks its end, and may hold what seems to be missing.
    pub swallowed: bool,
    pub found: Statements,
}

impl Walker<'_> {
    pub fn peek(&mut self) -> Token {
        loop {
            if let Some(token) = self.ahead.front() {
                return *token;
            }
            self.lex();
        }
    }

    pub fn second(&mut self) -> Token {
        while self.ahead.len() < 2 {
            let at_end = self.ahead.front().map(|token| token.kind) == Some(TokenKind::Eof);
            if at_end {
                return self.peek();
            }
            self.lex();
        }
        self.ahead[1]
    }

    /// Reads one more token ahead, without what is invisible around it.
    pub fn lex(&mut self) {
        let Some(token) = self.lexer.next() else {
            let (kind, end) = (TokenKind::Eof, self.text.len());
            let start = end;
            return self.ahead.push_back(Token { kind, start, end });
        };
        let span = token.span();
        let mut token = Token {
            kind: token.kind(),
            start: self.base + span.start(),
            end: self.base + span.end(),
        };
        match token.kind {
            TokenKind::Comment => self.comment(token),
            TokenKind::Newline if &self.text[token.start..token.end] == "\r" => {
                self.push_mistake(token.start..token.end, Syntax::CarriageReturn);
                self.found.patch.set(token.start, b'\n');
            }
            TokenKind::Atom => {
                let raw = &self.text[token.start..token.end];
                let hidden = |char| invisible(char).is_some();
                let rest = raw.trim_start_matches(hidden);
                if rest.len() < raw.len() {
                    let start = token.end - rest.len();
                    self.hidden(token.start..start);
                    self.base = start;
                    self.lexer = toml_parser::Source::new(&self.text[start..]).lex();
                    return;
                }
                let end = token.start + raw.trim_end_matches(hidden).len();
                self.hidden(end..token.end);
                token.end = end;
            }
            _ => {}
        }
        self.ahead.push_back(token);
    }

    /// Tells of invisible characters, and takes them out.
    pub fn hidden(&mut self, range: Range<usize>) {
        let mut start = range.start;
        while start < range.end {
            let char = self.char(start);
            let rest = &self.text[start..range.end];
            let end = range.end - rest.trim_start_matches(char).len();
            self.push_mistake(start..end, Syntax::Invisible { char });
            start = end;
        }
        self.found.patch.fill(range, b' ');
    }

    pub fn comment(&mut self, token: Token) {
        let text = &self.text[token.start..token.end];
        for (offset, char) in text.char_indices() {
            if char.is_ascii_control() && char != '\t' {
                let start = token.start + offset;
                let escape = false;
                self.push_mistake(start..start + 1, Syntax::Control { char, escape });
                self.found.patch.set(start, b' ');
            }
        }
        let header = text.trim_start_matches(['#', ' ', '\t']);
        let close = header.rfind(']').map_or(0, |close| close + 1);
        if is_header(&header[..close]) {
            let start = token.end - header.len();
            let header = start..start + close;
            let line = token.start..token.end;
            self.found.commented.push(Commented { line, header });
        }
    }

    pub fn bump(&mut self) -> Token {
        let token = self.peek();
        self.ahead.pop_front();
        match token.kind {
            TokenKind::Newline => self.fresh = true,
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => {}
            kind => {
                self.fresh = false;
                self.last = token.end;
                self.last_kind = kind;
            }
        }
        token
    }

    /// Goes on at another place.
    pub fn go(&mut self, to: usize) {
        self.ahead.clear();
        self.base = to;
        self.lexer = toml_parser::Source::new(&self.text[to..]).lex();
        // The lexer skips what it takes for the mark at the start of a file.
        if self.text[to..].starts_with('\u{feff}') {
            self.hidden(to..to + '\u{feff}'.len_utf8());
        }
    }

    pub fn space(&mut self) {
        while self.peek().kind == TokenKind::Whitespace {
            self.bump();
        }
    }

    /// Skips what may stand between two parts of an array or an inline table, and says whether it is
    /// sure to go on.
    pub fn blank(&mut self) -> bool {
        loop {
            let token = self.peek();
            match token.kind {
                TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => {
                    self.bump();
                    continue;
                }
                TokenKind::Eof => self.cut = true,
                _ => self.cut |= self.fresh && self.starts_another(token),
            }
            return !self.cut;
        }
    }

    /// Whether a line that starts with this token can't be a part of what is open.
    pub fn starts_another(&self, token: Token) -> bool {
        let rest = &self.text[token.start..];
        let at_margin = token.start == 0 || self.text[..token.start].ends_with('\n');
        let goes_on = matches!(
            self.last_kind,
            TokenKind::Comma | TokenKind::LeftCurlyBracket | TokenKind::Equals
        );
        match token.kind {
            TokenKind::LeftSquareBracket => is_header(rest),
            TokenKind::Atom if self.within('[') => is_key(rest),
            TokenKind::Atom => at_margin && !goes_on && is_key(rest),
            _ => false,
        }
    }

    /// Where something is missing before the next token.
    pub fn next_place(&mut self) -> usize {
        if self.cut {
            self.last
        } else {
            self.peek().start
        }
    }

    pub fn equals_too_many(&mut self) {
        self.space();
        while self.peek().kind == TokenKind::Equals {
            let sign = self.bump();
            self.tell(sign.start..sign.end, Syntax::EqualsTooMany);
            self.found.patch.set(sign.start, b' ');
            self.space();
        }
    }

    /// Whether the innermost bracket is this.
    pub fn within(&self, bracket: char) -> bool {
        self.open
            .last()
            .is_some_and(|&open| self.char(open) == bracket)
    }

    /// Whether this bracket is open.
    pub fn encloses(&self, bracket: char) -> bool {
        self.open.iter().any(|&open| self.char(open) == bracket)
    }

    fn push_mistake(&mut self, range: Range<usize>, why: Syntax) {
        let at = Span {
            file: self.file,
            start: range.start,
            end: range.end,
        };
        self.found.mistakes.push(NotToml { at, why });
    }

    /// The line from a place on.
    pub fn line(&self, start: usize) -> Range<usize> {
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        start..start + line.trim_end_matches([' ', '\t', '\r']).len()
    }

    pub fn char(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or_default()
    }

    /// Tells a mistake, if it does not follow from another; what else seems wrong in `range` does.
    pub fn tell(&mut self, range: Range<usize>, why: Syntax) {
        self.tell_in(range.clone(), range, why);
    }

    pub fn tell_in(&mut self, wrong: Range<usize>, range: Range<usize>, why: Syntax) {
        if !self.quiet {
            self.push_mistake(range, why);
        }
        self.found.told.push(wrong);
        self.quiet = true;
        self.broke = true;
    }

    /// Puts a value in the place of what is none.
    pub fn replace(&mut self, range: Range<usize>) {
        self.found.patch.fill(range.clone(), b' ');
        if range.is_empty() {
            self.found.patch.insert(range.start, "0");
        } else {
            self.found.patch.set(range.start, b'0');
        }
        self.found.told.push(range);
    }

    /// Blanks a comment of another language.
    pub fn foreign_comment(&mut self, start: usize) {
        let line = self.line(start);
        let length = if self.char(start) == ';' { 1 } else { 2 };
        self.tell_in(line.clone(), start..start + length, Syntax::Slashes);
        self.skip(line);
    }

    /// Blanks the rest of a line.
    pub fn skip(&mut self, line: Range<usize>) {
        self.found.told.push(line.clone());
        self.found.patch.blank(line.clone());
        self.last = line.end;
        self.go(line.end);
    }

    pub fn push(&mut self, kind: Kind, keys: Vec<Range<usize>>, start: usize) -> usize {
        self.found.pairs.push(Pair {
            kind,
            keys,
            span: start..self.last.max(start),
            parent: self.parent,
            indices: self.indices.clone(),
        });
        self.found.pairs.len() - 1
    }

    /// The quotes of a string that seems to go on here.
    pub fn quotes_before(&self, at: usize) -> Option<char> {
        let quotes = self.text[..at].chars().next_back();
        let quotes = quotes.filter(|char| matches!(char, '"' | '\''));
        quotes.filter(|_| self.char(at).is_alphanumeric())
    }
}
