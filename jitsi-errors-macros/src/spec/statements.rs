//! Where headers, keys and values stand in text that is not TOML, and what is wrong there, by the
//! tokens of toml's own lexer. Tables are for `toml` to build, of the text as it is patched here.

use std::collections::VecDeque;
use std::ops::Range;

use toml::de::DeValue;
use toml_parser::lexer::{Lexer, TokenKind};

use super::mistake::syntax::{Syntax, invisible};
use super::model::Span;
use super::patch::Patch;

/// How deep `toml` lets arrays, inline tables and dotted keys be nested.
const DEPTH: usize = 80;

/// What stands in the text.
pub struct Statements {
    /// In the order of the text.
    pub pairs: Vec<Pair>,
    pub commented: Vec<Commented>,
    pub mistakes: Vec<Syntax>,
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
    let mut found = walker.found;
    found.told.sort_unstable_by_key(|range| range.start);
    found.mistakes.sort_by_key(Syntax::at);
    let same = std::mem::discriminant::<Syntax>;
    found
        .mistakes
        .dedup_by(|next, last| next.at() == last.at() && same(next) == same(last));
    found
}

#[derive(Clone, Copy)]
struct Token {
    kind: TokenKind,
    start: usize,
    end: usize,
}

struct Walker<'t> {
    file: usize,
    text: &'t str,
    /// Where the lexer's text starts.
    base: usize,
    lexer: Lexer<'t>,
    ahead: VecDeque<Token>,
    /// The end and the kind of the last token that is not blank.
    last: usize,
    last_kind: TokenKind,
    /// Where the last string starts.
    last_string: usize,
    /// Where the last colon stands that was meant as an equals sign.
    last_colon: usize,
    /// Whether no such token stands in this line so far.
    fresh: bool,
    /// Where the brackets stand that are open.
    open: Vec<usize>,
    indices: Vec<usize>,
    parent: Option<usize>,
    /// Whether the next mistake may follow from one that has been told.
    quiet: bool,
    /// Whether this statement has a mistake.
    broke: bool,
    /// Whether this statement lacks an end, since another starts.
    cut: bool,
    /// Whether a string in this statement lacks its end, and may hold what seems to be missing.
    swallowed: bool,
    found: Statements,
}

/// Tokens and places.
impl<'t> Walker<'t> {
    fn peek(&mut self) -> Token {
        loop {
            if let Some(token) = self.ahead.front() {
                return *token;
            }
            self.lex();
        }
    }

    fn second(&mut self) -> Token {
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
    fn lex(&mut self) {
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
                let at = self.span(token.start..token.end);
                self.found.mistakes.push(Syntax::CarriageReturn(at));
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
    fn hidden(&mut self, range: Range<usize>) {
        for (offset, char) in self.text[range.clone()].char_indices() {
            let start = range.start + offset;
            let at = self.span(start..start + char.len_utf8());
            self.found.mistakes.push(Syntax::Invisible { at, char });
        }
        self.found.patch.fill(range, b' ');
    }

    fn comment(&mut self, token: Token) {
        let text = &self.text[token.start..token.end];
        for (offset, char) in text.char_indices() {
            if char.is_ascii_control() && char != '\t' {
                let start = token.start + offset;
                let at = self.span(start..start + 1);
                let escape = false;
                self.found
                    .mistakes
                    .push(Syntax::Control { at, char, escape });
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

    fn bump(&mut self) -> Token {
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
    fn go(&mut self, to: usize) {
        self.ahead.clear();
        self.base = to;
        self.lexer = toml_parser::Source::new(&self.text[to..]).lex();
        // The lexer skips what it takes for the mark at the start of a file.
        if self.text[to..].starts_with('\u{feff}') {
            self.hidden(to..to + '\u{feff}'.len_utf8());
        }
    }

    fn space(&mut self) {
        while self.peek().kind == TokenKind::Whitespace {
            self.bump();
        }
    }

    /// Skips what may stand between two parts of an array or an inline table, and says whether it is
    /// sure to go on.
    fn blank(&mut self) -> bool {
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
    fn starts_another(&self, token: Token) -> bool {
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

    /// Whether the innermost bracket is this.
    fn within(&self, bracket: char) -> bool {
        self.open
            .last()
            .is_some_and(|&open| self.char(open) == bracket)
    }

    /// Whether this bracket is open.
    fn encloses(&self, bracket: char) -> bool {
        self.open.iter().any(|&open| self.char(open) == bracket)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span {
            file: self.file,
            start: range.start,
            end: range.end,
        }
    }

    /// The line from a place on.
    fn line(&self, start: usize) -> Range<usize> {
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        start..start + line.trim_end_matches([' ', '\t', '\r']).len()
    }

    fn char(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or_default()
    }

    /// Tells a mistake, if it does not follow from another; what else seems wrong in `range` does.
    fn tell(&mut self, range: Range<usize>, mistake: impl FnOnce(Span) -> Syntax) {
        self.tell_in(range.clone(), range, mistake);
    }

    fn tell_in(
        &mut self,
        wrong: Range<usize>,
        range: Range<usize>,
        mistake: impl FnOnce(Span) -> Syntax,
    ) {
        if !self.quiet {
            let mistake = mistake(self.span(range));
            self.found.mistakes.push(mistake);
        }
        self.found.told.push(wrong);
        self.quiet = true;
        self.broke = true;
    }

    /// Puts a value in the place of what is none.
    fn replace(&mut self, range: Range<usize>) {
        self.found.patch.fill(range.clone(), b' ');
        if range.is_empty() {
            self.found.patch.insert(range.start, "0");
        } else {
            self.found.patch.set(range.start, b'0');
        }
        self.found.told.push(range);
    }
}

/// Headers, and lines of keys.
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
            self.tell(line.clone(), |start| {
                let others = Vec::new();
                Syntax::Conflict { start, others }
            });
            return self.skip(line);
        }
        match self.peek().kind {
            TokenKind::LeftSquareBracket => self.header(start),
            TokenKind::LeftCurlyBracket => {
                self.tell(start..start + 1, |at| Syntax::Unexpected { at, char: '{' });
                let whole = self.skip_brackets();
                self.found.patch.blank(whole.clone());
                self.found.told.push(whole);
                self.trailing(start);
            }
            TokenKind::RightCurlyBracket | TokenKind::RightSquareBracket | TokenKind::Comma => {
                let char = self.char(start);
                let wrong = line.clone();
                self.tell_in(wrong, start..start + 1, |at| Syntax::Unexpected {
                    at,
                    char,
                });
                self.skip(line);
            }
            TokenKind::Atom if is_foreign_comment(text) => self.foreign_comment(start),
            _ => self.key_value(start),
        }
    }

    /// Blanks a comment of another language.
    fn foreign_comment(&mut self, start: usize) {
        let line = self.line(start);
        self.tell_in(line.clone(), start..start + 2, Syntax::Slashes);
        self.skip(line);
    }

    /// Blanks the rest of a line.
    fn skip(&mut self, line: Range<usize>) {
        self.found.told.push(line.clone());
        self.found.patch.blank(line.clone());
        self.last = line.end;
        self.go(line.end);
    }

    fn header(&mut self, start: usize) {
        self.bump();
        let array =
            self.peek().kind == TokenKind::LeftSquareBracket && self.peek().start == start + 1;
        if array {
            self.bump();
        }
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
        let end = self.last;
        let close = if array { "]]" } else { "]" };
        if self.peek().kind != TokenKind::RightSquareBracket {
            self.tell(end..end, |at| Syntax::HeaderEnd { at, close });
            self.found.patch.insert(end, close);
        } else {
            let end = self.bump().end;
            if array
                && self.peek().kind == TokenKind::RightSquareBracket
                && self.peek().start == end
            {
                self.bump();
            } else if array {
                self.tell(end..end, |at| Syntax::HeaderEnd { at, close: "]" });
                self.found.patch.insert(end, "]");
            }
        }
        self.push(Kind::Header, keys, start);
        self.trailing(start);
    }

    fn push(&mut self, kind: Kind, keys: Vec<Range<usize>>, start: usize) -> usize {
        self.found.pairs.push(Pair {
            kind,
            keys,
            span: start..self.last.max(start),
            parent: self.parent,
            indices: self.indices.clone(),
        });
        self.found.pairs.len() - 1
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
        self.found.pairs[pair].span.end = self.last;
        self.trailing(start);
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
        self.tell_in(key..next.start, at.clone(), |at| Syntax::ValueMissing {
            at,
            below,
        });
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

    fn equals_too_many(&mut self) {
        self.space();
        while self.peek().kind == TokenKind::Equals {
            let sign = self.bump();
            self.tell(sign.start..sign.end, Syntax::EqualsTooMany);
            self.found.patch.set(sign.start, b' ');
            self.space();
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
                |at| {
                    let (char, escape) = (first, false);
                    Syntax::Control { at, char, escape }
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
            self.tell_in(wrong, line.clone(), |at| Syntax::Trailing {
                at,
                text,
                quotes,
            });
        }
        self.skip(line);
    }

    /// The quotes of a string that seems to go on here.
    fn quotes_before(&self, at: usize) -> Option<char> {
        let quotes = self.text[..at].chars().next_back();
        let quotes = quotes.filter(|char| matches!(char, '"' | '\''));
        quotes.filter(|_| self.char(at).is_alphanumeric())
    }

    /// The parts of a dotted key.
    fn keys(&mut self) -> Vec<Range<usize>> {
        let start = self.peek().start;
        let mut keys = Vec::new();
        loop {
            self.space();
            let token = self.peek();
            match token.kind {
                kind if is_key_token(kind) => keys.push(self.key(token)),
                _ => {
                    self.tell(token.start..token.start, Syntax::KeyMissing);
                    self.found.patch.insert(token.start, "\"\"");
                    keys.push(token.start..token.start);
                }
            }
            self.space();
            if self.peek().kind != TokenKind::Dot {
                break;
            }
            self.bump();
        }
        if keys.len() > DEPTH {
            let whole = start..self.last;
            self.tell(whole.clone(), Syntax::TooDeep);
            self.found.patch.fill(whole.clone(), b'_');
            keys = vec![whole];
        }
        keys
    }

    fn key(&mut self, token: Token) -> Range<usize> {
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
                            self.tell_in(whole.clone(), at, |at| Syntax::Invisible { at, char });
                        }
                        None if char.is_control() => self.tell_in(whole.clone(), at, |at| {
                            let escape = false;
                            Syntax::Control { at, char, escape }
                        }),
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
                    self.tell(whole.clone(), |at| open_string(at, token.kind));
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
    fn colon(&mut self, key: usize, next: Token) -> bool {
        let colon = next.kind == TokenKind::Atom && self.char(next.start) == ':';
        if colon {
            let at = next.start..next.start + 1;
            // Once for each line of JSON.
            let last = std::mem::replace(&mut self.last_colon, at.start);
            let colon = |mistake: &Syntax| matches!(mistake, Syntax::Colon(_));
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

/// Values.
impl Walker<'_> {
    /// A value; `line` says whether it is all that stands in the rest of its line.
    fn value(&mut self, line: bool) {
        let token = self.peek();
        match token.kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.brackets(),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                let char = self.char(token.start);
                self.bump();
                self.tell(token.start..token.end, |at| Syntax::Unexpected { at, char });
                self.replace(token.start..token.end);
            }
            TokenKind::Atom | TokenKind::Dot => self.scalar(line),
            TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString => self.string(),
            _ => {
                let below = false;
                self.tell(token.start..token.start, |at| Syntax::ValueMissing {
                    at,
                    below,
                });
                self.replace(token.start..token.start);
            }
        }
    }

    fn brackets(&mut self) {
        let token = self.peek();
        if self.open.len() >= DEPTH {
            self.tell(token.start..token.end, Syntax::TooDeep);
            let whole = self.skip_brackets();
            return self.replace(whole);
        }
        let outer = self.quiet;
        let broke = std::mem::take(&mut self.broke);
        self.bump();
        let bracket = self.char(token.start);
        self.open.push(token.start);
        if bracket == '[' {
            self.array(outer);
        } else {
            self.table(outer);
        }
        if self.cut {
            self.quiet = outer;
            self.close();
        }
        self.open.pop();
        self.quiet = outer || self.broke;
        self.broke |= broke;
    }

    /// Closes the innermost bracket, whose end is missing.
    fn close(&mut self) {
        let open = self.open.last().copied().unwrap_or_default();
        let bracket = self.char(open);
        // Once, of the innermost, where several are open up to the end.
        if !(self.cut && self.swallowed) {
            self.tell(open..open + 1, |at| Syntax::Open { at, bracket });
        }
        self.swallowed |= self.cut;
        let close = if bracket == '[' { "]" } else { "}" };
        self.found.patch.insert(self.last, close);
    }

    fn array(&mut self, outer: bool) {
        let (mut index, mut separated, mut right) = (0, true, true);
        while self.blank() {
            let token = self.peek();
            match token.kind {
                TokenKind::RightSquareBracket => {
                    self.bump();
                    return;
                }
                TokenKind::RightCurlyBracket if self.encloses('{') => {
                    return self.close();
                }
                TokenKind::RightCurlyBracket | TokenKind::Equals => {
                    let char = self.char(token.start);
                    self.bump();
                    self.tell(token.start..token.end, |at| Syntax::Unexpected { at, char });
                    self.found.patch.set(token.start, b' ');
                    right = false;
                }
                TokenKind::Comma => {
                    self.bump();
                    if separated {
                        self.tell(token.start..token.end, Syntax::CommaTooMany);
                        self.found.patch.set(token.start, b' ');
                    }
                    (separated, right) = (true, true);
                    self.quiet = outer;
                }
                TokenKind::Atom if is_foreign_comment(&self.text[token.start..]) => {
                    let (last, kind) = (self.last, self.last_kind);
                    self.foreign_comment(token.start);
                    (self.last, self.last_kind) = (last, kind);
                    self.quiet = outer;
                }
                _ => {
                    if !separated && !self.comma(token, right) {
                        right = false;
                        continue;
                    }
                    self.quiet = outer;
                    self.indices.push(index);
                    self.value(false);
                    self.indices.pop();
                    right = self.quiet == outer;
                    separated = false;
                    index += 1;
                }
            }
        }
    }

    /// A comma is missing before this token, unless the string before it seems to go on.
    fn comma(&mut self, token: Token, right: bool) -> bool {
        let goes_on = token.start == self.last && token.kind == TokenKind::Atom;
        if goes_on {
            let quotes = self.quotes_before(token.start);
            while !matches!(
                self.peek().kind,
                TokenKind::Comma
                    | TokenKind::Newline
                    | TokenKind::Comment
                    | TokenKind::Eof
                    | TokenKind::RightSquareBracket
                    | TokenKind::RightCurlyBracket
                    | TokenKind::MlBasicString
                    | TokenKind::MlLiteralString
            ) {
                self.bump();
            }
            let rest = token.start..self.last;
            let wrong = self.last_string..rest.end;
            self.tell_in(wrong, rest.clone(), |at| Syntax::GoesOn { at, quotes });
            self.found.patch.fill(rest, b' ');
            return false;
        }
        let between = &self.text[self.last..token.start];
        let above = between.contains('\n') && !between.contains('#');
        let at = if above { self.last } else { token.start };
        if right {
            self.tell(at..at, Syntax::CommaMissing);
        }
        self.found.patch.insert(self.last, ",");
        true
    }

    fn table(&mut self, outer: bool) {
        let (mut separated, mut right) = (true, true);
        let mut end = self.last;
        while self.blank() {
            let token = self.peek();
            match token.kind {
                TokenKind::RightCurlyBracket => {
                    self.bump();
                    return;
                }
                TokenKind::RightSquareBracket if self.encloses('[') => {
                    return self.close();
                }
                TokenKind::RightSquareBracket => {
                    self.bump();
                    self.tell(token.start..token.end, |at| Syntax::Unexpected {
                        at,
                        char: ']',
                    });
                    self.found.patch.set(token.start, b' ');
                    right = false;
                }
                TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket => {
                    let char = self.char(token.start);
                    self.tell(token.start..token.end, |at| Syntax::Unexpected { at, char });
                    let whole = self.skip_brackets();
                    self.found.told.push(whole.clone());
                    self.found.patch.fill(whole, b' ');
                    right = false;
                }
                TokenKind::Comma => {
                    self.bump();
                    if separated {
                        self.tell(token.start..token.end, Syntax::CommaTooMany);
                        self.found.patch.set(token.start, b' ');
                    }
                    (separated, right) = (true, true);
                    self.quiet = outer;
                }
                TokenKind::Atom if is_foreign_comment(&self.text[token.start..]) => {
                    let (last, kind) = (self.last, self.last_kind);
                    self.foreign_comment(token.start);
                    (self.last, self.last_kind) = (last, kind);
                    self.quiet = outer;
                }
                _ => {
                    if !separated && !self.comma(token, right) {
                        right = false;
                        continue;
                    }
                    self.quiet = outer;
                    let start = if separated { end } else { self.last };
                    self.pair_in_table(start);
                    end = self.last;
                    right = self.quiet == outer;
                    separated = false;
                }
            }
        }
    }

    /// A key and its value in an inline table; `start` is where to take it out.
    fn pair_in_table(&mut self, start: usize) {
        let first = self.peek().start;
        let keys = self.keys();
        let pair = self.push(Kind::Inline, keys, start);
        let outer = (self.parent.replace(pair), std::mem::take(&mut self.indices));
        if !self.assigns_in_table(first) {
            let at = self.next_place();
            self.tell_in(first..at, at..at, Syntax::EqualsMissing);
            self.found.patch.insert(at, "=");
        }
        self.blank();
        self.equals_too_many();
        self.blank();
        let ends = matches!(
            self.peek().kind,
            TokenKind::Comma | TokenKind::RightCurlyBracket | TokenKind::RightSquareBracket
        );
        if self.cut || ends {
            let at = self.next_place();
            let below = false;
            self.tell(at..at, |at| Syntax::ValueMissing { at, below });
            self.replace(at..at);
        } else {
            self.value(false);
        }
        (self.parent, self.indices) = outer;
        self.found.pairs[pair].span.end = self.last.max(start);
    }

    fn assigns_in_table(&mut self, key: usize) -> bool {
        if !self.blank() {
            return false;
        }
        let next = self.peek();
        if next.kind == TokenKind::Equals {
            self.bump();
            return true;
        }
        self.colon(key, next)
    }

    /// Where something is missing before the next token.
    fn next_place(&mut self) -> usize {
        if self.cut {
            self.last
        } else {
            self.peek().start
        }
    }

    /// Skips brackets with all that stands in them.
    fn skip_brackets(&mut self) -> Range<usize> {
        let start = self.peek().start;
        let mut depth = 0_usize;
        loop {
            let token = self.peek();
            let another = token.kind == TokenKind::LeftSquareBracket
                && self.fresh
                && token.start > start
                && is_header(&self.text[token.start..]);
            if another || token.kind == TokenKind::Eof {
                self.cut = true;
                self.swallowed = true;
                break;
            }
            self.bump();
            match token.kind {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth -= 1,
                TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                    if let Some(length) = overrun(&self.text[token.start..token.end]) {
                        self.last = token.start + length;
                        self.go(self.last);
                        self.fresh = true;
                    }
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        start..self.last
    }

    fn string(&mut self) {
        let token = self.bump();
        self.last_string = token.start;
        let raw = &self.text[token.start..token.end];
        let lines = matches!(
            token.kind,
            TokenKind::MlBasicString | TokenKind::MlLiteralString
        );
        if let Some(length) = overrun(raw).filter(|_| lines) {
            let shown = self.line(token.start);
            let whole = token.start..token.start + length;
            self.tell(shown, |at| open_string(at, token.kind));
            self.swallowed = true;
            self.replace(whole.clone());
            self.last = token.start + raw[..length].trim_end().len();
            self.cut = true;
            return self.go(whole.end);
        }
        let open = is_open(raw, token.kind);
        let next = self.peek();
        let goes_on = next.start == token.end && next.kind == TokenKind::Atom;
        if let Some(quote) = curly_end(raw, |char| matches!(char, '”' | '“' | '’'))
            .filter(|_| !lines && (open || goes_on))
        {
            let at = token.start + quote;
            let end = at + self.char(at).len_utf8();
            self.tell(at..end, Syntax::CurlyEnd);
            self.replace(token.start..end);
            self.last = end;
            return self.go(end);
        }
        if open {
            let shown = self.line(token.start);
            let end = token.start + raw.trim_end().len();
            self.tell(shown.start..shown.end.min(end), |at| {
                open_string(at, token.kind)
            });
            self.swallowed = true;
            self.replace(token.start..token.end);
            self.last = end;
        } else if DeValue::parse(raw).is_err() {
            self.content(token);
            self.replace(token.start..token.end);
        }
    }

    /// Tells what is wrong within a string that is whole.
    fn content(&mut self, token: Token) {
        let escapes = matches!(
            token.kind,
            TokenKind::BasicString | TokenKind::MlBasicString
        );
        let lines = matches!(
            token.kind,
            TokenKind::MlBasicString | TokenKind::MlLiteralString
        );
        let quiet = self.quiet;
        let mistakes = self.found.mistakes.len();
        let mut at = token.start;
        while at < token.end {
            let char = self.char(at);
            let next = at + char.len_utf8();
            let mut length = char.len_utf8();
            let ends_line = lines && (char == '\n' || self.text[at..].starts_with("\r\n"));
            self.quiet = quiet;
            if char == '\\' && escapes {
                length = self.escape(at, next, lines);
            } else if char.is_ascii_control() && char != '\t' && !ends_line {
                self.tell(at..next, |at| {
                    let escape = escapes;
                    Syntax::Control { at, char, escape }
                });
            }
            at += length;
        }
        if !quiet && self.found.mistakes.len() == mistakes {
            self.quiet = false;
            let words = "a string that can't be read".to_owned();
            self.tell(token.start..token.end, |at| Syntax::Other { at, words });
        }
    }

    /// Reads an escape, and tells its length.
    fn escape(&mut self, at: usize, next: usize, lines: bool) -> usize {
        let char = self.char(next);
        let digits = match char {
            'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' => return 2,
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => {
                let rest = self.text[next..].trim_start_matches([' ', '\t', '\r']);
                if !(lines && rest.starts_with('\n')) {
                    let end = next + char.len_utf8();
                    self.tell(at..end, |at| Syntax::Escape { at, char });
                }
                return 1 + char.len_utf8();
            }
        };
        let rest = &self.text[next + 1..];
        let found = rest
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        let end = next + 1 + found;
        let code = u32::from_str_radix(&rest[..found], 16);
        if found < digits {
            self.tell(end..end, Syntax::ShortEscape);
        } else if code.ok().and_then(char::from_u32).is_none() {
            self.tell(at..end, Syntax::NoCharacter);
        }
        2 + found
    }

    /// A value without quotes.
    fn scalar(&mut self, line: bool) {
        let start = self.peek().start;
        let curly = self.char(start);
        if is_curly(curly) {
            return self.curly(start, line);
        }
        self.bump();
        loop {
            let next = self.peek();
            match next.kind {
                TokenKind::Atom | TokenKind::Dot => {
                    self.bump();
                }
                TokenKind::Whitespace => {
                    let second = self.second();
                    let text = &self.text[second.start..];
                    if second.kind != TokenKind::Atom || is_foreign_comment(text) {
                        break;
                    }
                    self.bump();
                    self.bump();
                }
                _ => break,
            }
        }
        if DeValue::parse(&self.text[start..self.last]).is_ok() {
            return;
        }
        self.rest_of_text(line);
        let whole = start..self.last;
        let raw = &self.text[whole.clone()];
        let hidden = raw
            .char_indices()
            .find(|(_, char)| invisible(*char).is_some());
        let plain: String = raw
            .chars()
            .filter(|char| invisible(*char).is_none())
            .collect();
        match hidden.filter(|_| DeValue::parse(&plain).is_ok()) {
            Some((offset, char)) => {
                let at = start + offset..start + offset + char.len_utf8();
                self.tell_in(whole.clone(), at, |at| Syntax::Invisible { at, char });
            }
            None => self.tell(whole.clone(), |at| unquoted(raw, at)),
        }
        self.replace(whole);
    }

    /// Text without quotes goes on to the end of its line, or to the next comma or bracket.
    fn rest_of_text(&mut self, line: bool) {
        loop {
            let next = self.peek();
            match next.kind {
                TokenKind::Newline
                | TokenKind::Comment
                | TokenKind::Eof
                | TokenKind::MlBasicString
                | TokenKind::MlLiteralString => return,
                TokenKind::Comma
                | TokenKind::RightSquareBracket
                | TokenKind::RightCurlyBracket
                | TokenKind::LeftSquareBracket
                | TokenKind::LeftCurlyBracket
                | TokenKind::Equals
                    if !line =>
                {
                    return;
                }
                TokenKind::Atom if is_foreign_comment(&self.text[next.start..]) => return,
                _ => {
                    self.bump();
                }
            }
        }
    }

    /// Text in curly quotes.
    fn curly(&mut self, start: usize, line: bool) {
        /// So long is no text that anyone writes.
        const LONGEST: usize = 10_000;

        let text = self.text[start..].split('\n').next().unwrap_or_default();
        let text = text.get(..LONGEST).unwrap_or(text);
        let first = self.char(start).len_utf8();
        let closes = |char: &char| match self.char(start) {
            '“' | '„' | '”' => matches!(char, '”' | '“'),
            '‘' | '’' => *char == '’',
            _ => matches!(char, '«' | '»'),
        };
        let rest = &text[first..];
        let close = curly_end(rest, closes).or_else(|| rest.find(|char| closes(&char)));
        let close = close.map(|close| start + first + close);
        match close {
            Some(close) => {
                self.last = close + self.char(close).len_utf8();
                self.last_kind = TokenKind::Atom;
                self.fresh = false;
                self.go(self.last);
                if line {
                    self.rest_of_text(line);
                }
            }
            None => {
                self.bump();
                self.rest_of_text(line);
            }
        }
        self.tell(start..self.last, Syntax::CurlyQuotes);
        self.replace(start..self.last);
    }
}

fn open_string(at: Span, kind: TokenKind) -> Syntax {
    let quotes = match kind {
        TokenKind::MlBasicString => "\"\"\"",
        TokenKind::MlLiteralString => "'''",
        TokenKind::LiteralString => "'",
        _ => "\"",
    };
    Syntax::OpenString { at, quotes }
}

/// What a value that is neither a string nor anything else was meant to be.
fn unquoted(raw: &str, at: Span) -> Syntax {
    let word = raw.to_ascii_lowercase();
    match &*word {
        "true" | "yes" | "on" => Syntax::Boolean { at, write: true },
        "false" | "no" | "off" => Syntax::Boolean { at, write: false },
        "null" | "nil" | "none" | "undefined" | "~" => {
            let word = raw.to_owned();
            Syntax::Null { at, word }
        }
        _ => match date(raw) {
            Some(write) if write.as_deref() == Some(raw) => Syntax::NoDay(at),
            Some(write) => Syntax::Date { at, write },
            None => Syntax::Unquoted(at),
        },
    }
}

/// Whether text seems to be a date, and how TOML writes it if that is clear; the same text where there
/// is no such day.
fn date(raw: &str) -> Option<Option<String>> {
    let separator = raw.find(['-', '.', '/']).map(|at| raw.as_bytes()[at])?;
    let parts: Vec<&str> = raw.split(char::from(separator)).collect();
    let digits = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let years = parts.iter().filter(|part| part.len() == 4).count();
    if !parts.iter().all(digits) || years != 1 {
        return None;
    }
    let (year, month, day) = match (parts.as_slice(), separator) {
        ([year, month, day], _) if year.len() == 4 => (year, month, day),
        ([day, month, year], b'.') if year.len() == 4 => (year, month, day),
        ([_, _, _], _) => return Some(None),
        ([year, _], b'-') if year.len() == 4 => return Some(None),
        _ => return None,
    };
    let write = format!("{year}-{month:0>2}-{day:0>2}");
    let is_day = DeValue::parse(&write).is_ok();
    Some((is_day || write == raw).then_some(write))
}

/// Whether a string lacks its end.
fn is_open(raw: &str, kind: TokenKind) -> bool {
    let (quotes, escapes) = match kind {
        TokenKind::LiteralString => ("'", false),
        TokenKind::BasicString => ("\"", true),
        TokenKind::MlLiteralString => ("'''", false),
        TokenKind::MlBasicString => ("\"\"\"", true),
        _ => return false,
    };
    let text = raw.strip_prefix(quotes).unwrap_or_default();
    text.strip_suffix(quotes).is_none_or(|text| {
        let backslashes = text.len() - text.trim_end_matches('\\').len();
        escapes && backslashes % 2 == 1
    })
}

/// Where a curly quote seems to end a string.
fn curly_end(raw: &str, is_quote: impl Fn(&char) -> bool) -> Option<usize> {
    let mut quotes = raw.char_indices().filter(|(_, char)| is_quote(char));
    let ends = |&(at, char): &(usize, char)| {
        let rest = raw[at + char.len_utf8()..].trim_start_matches([' ', '\t', '\r']);
        rest.is_empty() || rest.starts_with([',', ']', '}', '#'])
    };
    quotes.find(ends).map(|(at, _)| at)
}

/// Where a line stands in a string of several lines that shows that the string should have ended
/// before: a header, or a key if the string ends in what seems to be the start of another.
fn overrun(string: &str) -> Option<usize> {
    let last = string.rsplit('\n').next().unwrap_or_default();
    let last = last.trim_end_matches(['"', '\'']).trim_end();
    let into_another = is_key(last) && last.ends_with('=');
    let mut lines = string.match_indices('\n').map(|(end, _)| end + 1);
    lines.find(|&start| {
        let line = &string[start..];
        is_header(line) || into_another && is_key(line)
    })
}

/// Whether a line starts a statement, whatever stands above it.
fn starts_anew(line: &str) -> bool {
    let key = line.trim_start_matches(is_bare);
    let colon = key.len() < line.len() && key.starts_with(':');
    let first = line.lines().next().unwrap_or_default();
    colon || is_key(line) || is_header(line) || is_mark(first.trim_end())
}

/// Whether the text starts with a line that is a table's header.
fn is_header(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let Some((path, after)) = line.trim_start_matches('[').split_once(']') else {
        return false;
    };
    let after = after.trim_start_matches(']').trim_start();
    line.starts_with('[')
        && path.starts_with(|char: char| char.is_ascii_alphabetic())
        && path
            .chars()
            .all(|char| is_bare(char) || ". \"'".contains(char))
        && (after.is_empty() || after.starts_with('#'))
}

/// Whether the text starts with a key and an equals sign.
fn is_key(text: &str) -> bool {
    let after = text.trim_start_matches(is_bare);
    after.len() < text.len() && after.trim_start_matches([' ', '\t']).starts_with('=')
}

/// Whether a line is one of the marks of a merge conflict.
pub fn is_mark(line: &str) -> bool {
    let mark = |mark: char| {
        let rest = line.trim_start_matches(mark);
        line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))
    };
    ['<', '|', '=', '>'].into_iter().any(mark)
}

fn is_foreign_comment(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("/*")
}

fn is_key_token(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString
    )
}

/// Whether a key without quotes may hold it.
fn is_bare(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-')
}

fn is_curly(char: char) -> bool {
    matches!(char, '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

/// How much of a text is blank before its first character, with the ends of lines.
fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len()
}
