//! The boundaries of words.
//!
//! A word is a run of letters, digits and `_`, with single `.` and `-` between them. Escapes for a line
//! end, a quote or a color separate words, although they end with a letter.

/// The maximum length of a color sequence: longer than one that sets all attributes.
const COLOR: usize = 48;

/// Whether `at` is inside a word or inside a character.
pub fn is_inside(text: &[u8], at: usize) -> bool {
    let (before, after) = match text.split_at(at) {
        (before, [b'.' | b'-', after @ ..]) | ([before @ .., b'.' | b'-'], after) => {
            (before, after)
        }
        (before, after @ [0x80..=0xbf, ..]) if is_inside_character(before, after) => return true,
        sides => sides,
    };
    starts_letter(after) && ends_letter(before) && !ends_escape(before)
}

/// The length of the word at the start of `text`, at most `limit`; 1 if there is no word.
pub fn length(text: &[u8], limit: usize) -> usize {
    let limit = limit.min(text.len());
    let mut at = 1;
    while at < limit {
        let plain = is_plain(text[at]) && is_plain(text[at - 1]);
        if !plain && !is_inside(text, at) {
            break;
        }
        at += 1;
        at += text[at..limit]
            .iter()
            .take_while(|byte| is_plain(**byte))
            .count();
    }
    at
}

/// An ASCII letter, a digit or `_`.
#[inline]
fn is_plain(byte: u8) -> bool {
    PLAIN[usize::from(byte)]
}

const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    plain
};

/// A letter or digit of a script that separates words by spaces. In other scripts a value may follow
/// text directly, as if it were in quotes.
fn is_letter(character: char) -> bool {
    let unspaced = matches!(
        character,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Myanmar
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{2e80}'..='\u{312f}' // Kana
        | '\u{3190}'..='\u{a4cf}' // Han
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}'
    );
    character.is_alphanumeric() && !unspaced
}

fn starts_letter(after: &[u8]) -> bool {
    match after {
        [first, ..] if first.is_ascii() => is_plain(*first),
        _ => character(after).is_some_and(is_letter),
    }
}

fn ends_letter(before: &[u8]) -> bool {
    match before {
        [.., last] if last.is_ascii() => is_plain(*last),
        _ => {
            let start = character_start(before);
            let last = &before[start..];
            character(last)
                .is_some_and(|last_one| last_one.len_utf8() == last.len() && is_letter(last_one))
        }
    }
}

/// The first character of `text`, if it is UTF-8.
fn character(text: &[u8]) -> Option<char> {
    let first = &text[..text.len().min(4)];
    first.utf8_chunks().next()?.valid().chars().next()
}

/// The offset at which the last character may start: that of the last byte that is not a continuation.
fn character_start(text: &[u8]) -> usize {
    let low = text.len().saturating_sub(4);
    let start = text[low..]
        .iter()
        .rposition(|byte| !matches!(byte, 0x80..=0xbf));
    start.map_or(text.len(), |start| low + start)
}

/// Whether the continuation byte at the start of `after` belongs to the last character of `before`.
fn is_inside_character(before: &[u8], after: &[u8]) -> bool {
    let start = character_start(before);
    let mut bytes = [0; 4];
    let around = before[start..].iter().chain(after);
    let length = bytes
        .iter_mut()
        .zip(around)
        .map(|(byte, known)| *byte = *known)
        .count();
    let head = before.len() - start;
    character(&bytes[..length]).is_some_and(|character| character.len_utf8() > head)
}

/// Whether `before` ends with an escape of JSON, JavaScript, shells or URLs (`\n`, `\u0022`, `\x22`,
/// `%22`), or with the escape sequence of a terminal color.
fn ends_escape(before: &[u8]) -> bool {
    match before {
        [
            ..,
            b'\\',
            b'n' | b'r' | b't' | b'b' | b'f' | b'v' | b'a' | b'e' | b'0',
        ] => true,
        [.., b'm' | b'K'] => ends_color(before),
        [.., b'%', one, two] | [.., b'\\', b'x', one, two] => is_hexadecimal([one, two]),
        [.., b'\\', b'u', one, two, three, four] => is_hexadecimal([one, two, three, four]),
        _ => false,
    }
}

fn is_hexadecimal<const DIGITS: usize>(digits: [&u8; DIGITS]) -> bool {
    digits.into_iter().all(u8::is_ascii_hexdigit)
}

/// Whether `before` ends with `[`, numbers and a letter. The escape character before them is not checked,
/// because a log may have dropped or rewritten it.
fn ends_color(before: &[u8]) -> bool {
    let low = before.len().saturating_sub(COLOR);
    let parameters = before[low..before.len() - 1].iter().rev();
    let mut rest = parameters.skip_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b':'));
    rest.next() == Some(&b'[')
}
