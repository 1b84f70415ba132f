//! Where words begin and end.
//!
//! A word is a run of letters, digits and `_`, with single `.` and `-` between them. What a log
//! writes for the end of a line, a quote or a colour parts words, though it ends in a letter.

/// How many bytes of a colour are looked at: more than one that sets everything has.
const COLOUR: usize = 48;

/// Whether a word, or a character, goes on across `at`.
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

/// The length of the word that starts `text`, or `limit` if that is less; of what is no word, its
/// first byte.
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

/// A letter of ASCII, a digit or `_`.
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

/// A letter or digit, unless its script writes words without spaces between them: there, a value
/// stands in a sentence as if it had quotes around it.
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

/// The character that starts `text`, if it is UTF-8.
fn character(text: &[u8]) -> Option<char> {
    let first = &text[..text.len().min(4)];
    first.utf8_chunks().next()?.valid().chars().next()
}

/// Where the last character may start: at the last byte that continues none.
fn character_start(text: &[u8]) -> usize {
    let low = text.len().saturating_sub(4);
    let start = text[low..]
        .iter()
        .rposition(|byte| !matches!(byte, 0x80..=0xbf));
    start.map_or(text.len(), |start| low + start)
}

/// Whether the first byte of `after`, which continues a character, continues one of `before`.
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

/// Whether a character that is written in letters ends here, as JSON, JavaScript, shells and
/// addresses do it (`\n`, `\u0022`, `\x22`, `%22`), or a colour of a terminal.
fn ends_escape(before: &[u8]) -> bool {
    match before {
        [
            ..,
            b'\\',
            b'n' | b'r' | b't' | b'b' | b'f' | b'v' | b'a' | b'e' | b'0',
        ] => true,
        [.., b'm' | b'K'] => ends_colour(before),
        [.., b'%', one, two] | [.., b'\\', b'x', one, two] => is_hexadecimal([one, two]),
        [.., b'\\', b'u', one, two, three, four] => is_hexadecimal([one, two, three, four]),
        _ => false,
    }
}

fn is_hexadecimal<const DIGITS: usize>(digits: [&u8; DIGITS]) -> bool {
    digits.into_iter().all(u8::is_ascii_hexdigit)
}

/// Whether `[`, numbers and a letter end here: a log may have lost the byte before them, or have
/// written it in any way.
fn ends_colour(before: &[u8]) -> bool {
    let low = before.len().saturating_sub(COLOUR);
    let parameters = before[low..before.len() - 1].iter().rev();
    let mut rest = parameters.skip_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b':'));
    rest.next() == Some(&b'[')
}
