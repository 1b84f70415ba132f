//! A lexer of JavaScript and TypeScript: words, strings, punctuation, and pairs of brackets.

use std::ops::RangeInclusive;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Token<'a> {
    Word(&'a str),
    /// A string or a template, unchanged: a wire value has nothing to escape.
    Text(&'a str),
    Mark(char),
}

use Token::{Mark, Text, Word};

/// Code without comments and regular expressions.
pub struct Code<'a> {
    pub tokens: Vec<Token<'a>>,
    /// For each bracket its counterpart.
    partners: Vec<Option<usize>>,
    /// For each token the bracket around it.
    parents: Vec<Option<usize>>,
}

impl<'a> Code<'a> {
    pub fn read(code: &'a str) -> Self {
        let tokens = tokens(code);
        let mut partners = vec![None; tokens.len()];
        let mut parents = vec![None; tokens.len()];
        let mut open = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            parents[at] = open.last().copied();
            match token {
                Mark('(' | '[' | '{') => open.push(at),
                Mark(')' | ']' | '}') => {
                    if let Some(start) = open.pop() {
                        parents[at] = open.last().copied();
                        partners[at] = Some(start);
                        partners[start] = Some(at);
                    }
                }
                _ => {}
            }
        }
        Self {
            tokens,
            partners,
            parents,
        }
    }

    pub fn partner(&self, bracket: usize) -> Option<usize> {
        self.partners[bracket]
    }

    /// The brackets around a token, the innermost first.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parents[at], |&bracket| self.parents[bracket])
    }

    pub fn before(&self, at: usize) -> &[Token<'a>] {
        &self.tokens[..at]
    }

    /// A hash of the tokens between brackets and of the brackets, which ignores white space and comments.
    /// FNV-1a, because the hashes of the standard library may change between versions.
    pub fn hash(&self, blocks: &[usize]) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        for token in blocks
            .iter()
            .flat_map(|&open| &self.tokens[self.block(open)])
        {
            let mut buffer = [0; 4];
            let (kind, text) = match token {
                Word(text) => (1, *text),
                Text(text) => (2, *text),
                Mark(mark) => (3, &*mark.encode_utf8(&mut buffer)),
            };
            add(kind);
            text.bytes().for_each(&mut add);
        }
        format!("{hash:016x}")
    }

    fn block(&self, open: usize) -> RangeInclusive<usize> {
        open..=self.partner(open).unwrap_or(self.tokens.len() - 1)
    }

    /// The items between two brackets, separated by commas.
    pub fn arguments(&self, open: usize) -> Vec<std::ops::Range<usize>> {
        let end = self.partner(open).unwrap_or(self.tokens.len());
        let commas = (open + 1..end)
            .filter(|&at| self.tokens[at] == Mark(',') && self.parents[at] == Some(open));
        let mut start = open + 1;
        let mut arguments = Vec::new();
        for comma in commas.chain([end]) {
            arguments.push(start..comma);
            start = comma + 1;
        }
        arguments.retain(|argument| !argument.is_empty());
        arguments
    }
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.find("*/").map_or(rest.len(), |end| end + 4)
        } else if let Some(length) = expression(rest, tokens.last()) {
            length
        } else if matches!(first, '\'' | '"' | '`') {
            let text = quoted(&rest[1..], first);
            tokens.push(Text(text));
            rest.len().min(text.len() + 2)
        } else if is_in_word(first) {
            let end = rest.find(|char| !is_in_word(char)).unwrap_or(rest.len());
            tokens.push(Word(&rest[..end]));
            end
        } else {
            if !first.is_whitespace() {
                tokens.push(Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of the regular expression at the start of the code, if it can be one.
fn expression(code: &str, last: Option<&Token>) -> Option<usize> {
    let divides = match last {
        Some(Mark(mark)) => matches!(mark, ')' | ']' | '}'),
        Some(Word(word)) => !matches!(*word, "return" | "typeof" | "case" | "in" | "of"),
        Some(Text(_)) => true,
        None => false,
    };
    if divides || !code.starts_with('/') {
        return None;
    }
    let (mut escaped, mut class) = (false, false);
    for (at, char) in code.char_indices().skip(1) {
        match char {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                let flags = code[at + 1..].find(|char| !is_in_word(char));
                return Some(flags.map_or(code.len(), |flags| at + 1 + flags));
            }
            _ => {}
        }
    }
    None
}

/// The string up to its closing quote. A template can contain code, which can contain other templates.
fn quoted(text: &str, quote: char) -> &str {
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        if char == quote {
            break;
        }
        rest = if char == '\\' {
            let next = rest[1..].chars().next().map_or(0, char::len_utf8);
            &rest[1 + next..]
        } else if quote == '`' && rest.starts_with("${") {
            after_code(&rest[2..])
        } else {
            &rest[char.len_utf8()..]
        };
    }
    &text[..text.len() - rest.len()]
}

/// The text after the brace that ends the code in a template.
fn after_code(code: &str) -> &str {
    let mut depth = 0;
    let mut rest = code;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            '\'' | '"' | '`' => {
                let length = quoted(rest, char).len();
                rest = rest.get(length + 1..).unwrap_or_default();
            }
            _ => {}
        }
    }
    rest
}

fn is_in_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$')
}
