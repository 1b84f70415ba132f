//! Values: strings, text without quotes, arrays and inline tables.

use std::ops::Range;

use toml::de::DeValue;
use toml_parser::lexer::TokenKind;

use super::super::diagnostic::syntax::{Syntax, invisible};
use super::look::{
    curly_end, is_curly, is_foreign_comment, is_header, is_open, open_string, overrun, unquoted,
};
use super::tokens::{DEPTH, Kind, Token, Walker};

impl Walker<'_> {
    /// A value; `line` says whether it is all that stands in the rest of its line.
    pub fn value(&mut self, line: bool) {
        let token = self.peek();
        match token.kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.brackets(),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                let char = self.char(token.start);
                self.bump();
                self.tell(token.start..token.end, Syntax::Unexpected { char });
                self.replace(token.start..token.end);
            }
            TokenKind::Atom | TokenKind::Dot => self.scalar(line),
            TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString => self.string(),
            _ => {
                let below = false;
                self.tell(token.start..token.start, Syntax::ValueMissing { below });
                self.replace(token.start..token.start);
            }
        }
    }

    pub fn brackets(&mut self) {
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
    pub fn close(&mut self) {
        let open = self.open.last().copied().unwrap_or_default();
        let bracket = self.char(open);
        // Once, of the innermost, where several are open up to the end.
        if !(self.cut && self.swallowed) {
            self.tell(open..open + 1, Syntax::Open { bracket });
        }
        self.swallowed |= self.cut;
        let close = if bracket == '[' { "]" } else { "}" };
        self.found.patch.insert(self.last, close);
    }

    pub fn array(&mut self, outer: bool) {
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
                    self.tell(token.start..token.end, Syntax::Unexpected { char });
                    self.found.patch.set(token.start, b' ');
                    right = false;
                }
                TokenKind::Comma => {
                    self.separator(token, separated);
                    (separated, right) = (true, true);
                    self.quiet = outer;
                }
                TokenKind::Atom if is_foreign_comment(&self.text[token.start..]) => {
                    self.comment_within(token.start);
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

    /// Takes a comma between elements, one too many where none has come since the last.
    fn separator(&mut self, token: Token, separated: bool) {
        self.bump();
        if separated {
            self.tell(token.start..token.end, Syntax::CommaTooMany);
            self.found.patch.set(token.start, b' ');
        }
    }

    /// Blanks a comment of another language between elements: what is open ends before it all the same.
    fn comment_within(&mut self, start: usize) {
        let (last, kind) = (self.last, self.last_kind);
        self.foreign_comment(start);
        (self.last, self.last_kind) = (last, kind);
    }

    /// A comma is missing before this token, unless the string before it seems to go on.
    pub fn comma(&mut self, token: Token, right: bool) -> bool {
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
            self.tell_in(wrong, rest.clone(), Syntax::GoesOn { quotes });
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

    pub fn table(&mut self, outer: bool) {
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
                    self.tell(token.start..token.end, Syntax::Unexpected { char: ']' });
                    self.found.patch.set(token.start, b' ');
                    right = false;
                }
                TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket => {
                    let char = self.char(token.start);
                    self.tell(token.start..token.end, Syntax::Unexpected { char });
                    let whole = self.skip_brackets();
                    self.found.told.push(whole.clone());
                    self.found.patch.fill(whole, b' ');
                    right = false;
                }
                TokenKind::Comma => {
                    self.separator(token, separated);
                    (separated, right) = (true, true);
                    self.quiet = outer;
                }
                TokenKind::Atom if is_foreign_comment(&self.text[token.start..]) => {
                    self.comment_within(token.start);
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
    pub fn pair_in_table(&mut self, start: usize) {
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
            self.tell(at..at, Syntax::ValueMissing { below });
            self.replace(at..at);
        } else {
            self.value(false);
        }
        (self.parent, self.indices) = outer;
        self.found.pairs[pair].span.end = self.next_place().max(start);
    }

    pub fn assigns_in_table(&mut self, key: usize) -> bool {
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

    /// Skips brackets with all that stands in them.
    pub fn skip_brackets(&mut self) -> Range<usize> {
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

    pub fn string(&mut self) {
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
            self.tell(shown, open_string(token.kind));
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
            self.tell(shown.start..shown.end.min(end), open_string(token.kind));
            self.swallowed = true;
            self.replace(token.start..token.end);
            self.last = end;
        } else if DeValue::parse(raw).is_err() {
            self.content(token);
            self.replace(token.start..token.end);
        }
    }

    /// A value without quotes.
    pub fn scalar(&mut self, line: bool) {
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
                self.tell_in(whole.clone(), at, Syntax::Invisible { char });
            }
            None => self.tell(whole.clone(), unquoted(raw)),
        }
        self.replace(whole);
    }

    /// Text without quotes goes on to the end of its line, or to the next comma or bracket.
    pub fn rest_of_text(&mut self, line: bool) {
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
    pub fn curly(&mut self, start: usize, line: bool) {
        /// So long is no text that anyone writes.
        const LONGEST: usize = 1000;

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
