//! What is wrong within strings.

use toml_parser::lexer::TokenKind;

use super::super::diagnostic::syntax::Syntax;
use super::tokens::{Token, Walker};

impl Walker<'_> {
    /// Tells what is wrong within a string that is whole.
    pub fn content(&mut self, token: Token) {
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
                self.tell(
                    at..next,
                    Syntax::Control {
                        char,
                        escape: escapes,
                    },
                );
            }
            at += length;
        }
        if !quiet && self.found.mistakes.len() == mistakes {
            self.quiet = false;
            let words = "a string that can't be read".to_owned();
            self.tell(token.start..token.end, Syntax::Other { words });
        }
    }

    /// Reads an escape, and tells its length.
    pub fn escape(&mut self, at: usize, next: usize, lines: bool) -> usize {
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
                    self.tell(at..end, Syntax::Escape { char });
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
}
