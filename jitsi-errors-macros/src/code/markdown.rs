//! The spec's text as Markdown that can do no harm in rustdoc.
//!
//! What a writer wants stays: paragraphs, lists, `code`, **strong** and *emphasis*, web addresses.
//! All else is shown as it is written: it never becomes HTML, a link to an item, a heading, a
//! table, a code block or a doctest. Each block becomes one line, so that only its start can be
//! taken for something else.

/// Whether a text is one line that Markdown shows as it is, in any position: most are.
///
/// All others are read character by character, which is slow, for users' builds don't optimize it.
fn is_plain(text: &str) -> bool {
    let (mut last, mut rest) = (b' ', text.as_bytes());
    while let [byte, behind @ ..] = rest {
        match byte {
            b' ' if last == b' ' => return false,
            b'`' | b'\\' | b'/' | b'<' | b'>' | b'[' | b']' | b'|' | b'~' | b'&' => return false,
            b' '..=b'~' => (last, rest) = (*byte, behind),
            _ => return false,
        }
    }
    true
}

/// Paragraphs and lists.
pub fn blocks(text: &str) -> String {
    if is_plain(text) && !starts_block(text) {
        return text.to_owned();
    }
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
        } else if let Some((marker, content)) = item(line) {
            blocks.push(format!("{marker} {content}"));
            open = true;
        } else if let Some(block) = blocks.last_mut().filter(|_| open) {
            block.push(' ');
            block.push_str(line);
        } else {
            blocks.push(line.to_owned());
            open = true;
        }
    }
    let blocks = blocks.iter().map(|block| match item(block) {
        Some((marker, content)) => format!("{marker} {}", line(content)),
        None => line(block),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// A list item's marker and content.
fn item(line: &str) -> Option<(&str, &str)> {
    let (marker, content) = line.split_once(' ')?;
    let content = content.trim_start();
    let number = marker.strip_suffix('.').is_some_and(|number| {
        (1..=9).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    ((matches!(marker, "-" | "*") || number) && !content.is_empty()).then_some((marker, content))
}

/// Text as one line that starts a paragraph, a list item or a table cell.
pub fn line(text: &str) -> String {
    if is_plain(text) && !starts_block(text) {
        return text.to_owned();
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = inline(&text, false);
    if starts_block(&text) {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        return format!("{number}\\{rest}");
    }
    line
}

/// Whether the line would be a heading, a list, a rule or the like.
fn starts_block(line: &str) -> bool {
    let after_number = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let rule = |char: char| matches!(char, '*' | '_' | ' ');
    line.starts_with(['#', '-', '+', '='])
        || line.starts_with("* ")
        || line.chars().all(rule)
        || after_number.starts_with(['.', ')'])
}

/// Text as a table's cell.
pub fn cell(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    inline(&text, true)
}

/// Text within a line; in a table, a bar is escaped even in code.
fn inline(text: &str, in_table: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let mut taken = char.len_utf8();
        match char {
            '`' => {
                let ticks = rest.len() - rest.trim_start_matches('`').len();
                if let Some(content) = code_span(&rest[ticks..], ticks) {
                    out.push_str(&code_within(content, in_table));
                    taken = ticks + content.len() + ticks;
                } else {
                    out.push_str(&"\\`".repeat(ticks));
                    taken = ticks;
                }
            }
            'h' if address(rest) > 0 => {
                taken = address(rest);
                out.push('<');
                out.push_str(&rest[..taken]);
                out.push('>');
            }
            '\\' | '<' | '>' | '[' | ']' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(char);
            }
            char if char.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            char => out.push(char),
        }
        rest = &rest[taken..];
    }
    out
}

/// The content of a code span that opened with this many backticks, if it closes.
fn code_span(rest: &str, ticks: usize) -> Option<&str> {
    let mut offset = 0;
    loop {
        let start = offset + rest[offset..].find('`')?;
        let after = rest[start..].trim_start_matches('`');
        offset = rest.len() - after.len();
        if offset - start == ticks {
            return Some(&rest[..start]);
        }
    }
}

/// How long the web address is that the text starts with, without the punctuation after it.
fn address(text: &str) -> usize {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme));
    let Some(scheme) = scheme else { return 0 };
    let odd = |char: char| !char.is_ascii_graphic() || "<>\"'`|\\[]{}^".contains(char);
    let end = text.find(odd).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_']);
    if address.len() > scheme.len() {
        address.len()
    } else {
        0
    }
}

/// Any text as a code span.
pub fn code(text: &str) -> String {
    code_within(text, false)
}

/// Any text as a code span in a table's cell.
pub fn code_cell(text: &str) -> String {
    code_within(text, true)
}

fn code_within(text: &str, in_table: bool) -> String {
    if is_plain(text) {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest_run(text) + 1);
    let text = text.replace(|char: char| char.is_control(), "\u{fffd}");
    let text = if in_table {
        text.replace('|', "\\|")
    } else {
        text
    };
    let blank = text.trim_matches(' ').is_empty();
    let padded = !blank && (text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']));
    let pad = if padded { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Any text as a block of code in `language`.
pub fn block(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let text = text.trim_matches('\n');
    format!("{fence}{language}\n{text}\n{fence}")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|char| char != '`').map(str::len);
    runs.max().unwrap_or(0)
}
