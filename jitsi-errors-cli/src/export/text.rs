//! Texts as Markdown that GitHub and mdBook render alike.

/// The text of a spec as blocks: paragraphs and lists. As in rustdoc, `code`, **strong** and
/// *emphasis* stay, and what else has a meaning in Markdown is shown as it is written.
pub fn blocks(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(|text| line(text.trim())).collect();
    lines.join("\n")
}

/// The text of a spec as a cell of a table, where a bar is escaped even in code.
pub fn cell(text: &str) -> String {
    inline(text).replace("\\|", "|").replace('|', "\\|")
}

fn line(text: &str) -> String {
    let line = inline(text);
    let after_number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = line.len() - after_number.len();
    let is_block = line.starts_with(['#', '+', '='])
        || line.starts_with('-') && !line.starts_with("- ")
        || digits > 0 && after_number.starts_with(')');
    if is_block {
        format!("{}\\{after_number}", &line[..digits])
    } else {
        line
    }
}

fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let taken = match character {
            '`' => {
                let ticks = rest.len() - rest.trim_start_matches('`').len();
                match code_span(rest, ticks) {
                    Some(length) => {
                        out.push_str(&rest[..length]);
                        length
                    }
                    None => {
                        out.push_str(&"\\`".repeat(ticks));
                        ticks
                    }
                }
            }
            'h' if rest.starts_with("https://") || rest.starts_with("http://") => {
                let end = rest.find(|end: char| end.is_whitespace() || "`<>()".contains(end));
                let address =
                    rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ':', ';']);
                out.extend(["<", address, ">"]);
                address.len()
            }
            _ => {
                if r"\<>[]|~&".contains(character) {
                    out.push('\\');
                }
                out.push(character);
                character.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

/// The length of the code that begins with so many backticks, if as many end it.
fn code_span(text: &str, ticks: usize) -> Option<usize> {
    let mut at = ticks;
    loop {
        at += text[at..].find('`')?;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        at += run;
        if run == ticks {
            return Some(at);
        }
    }
}

/// A text as code, whatever it has of backticks.
pub fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let space = if text.contains('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

pub fn longest_run(text: &str) -> usize {
    let runs = text.split(|character| character != '`').map(str::len);
    runs.max().unwrap_or(0)
}

/// A text that is not Markdown, as it is.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if r"\`*_[]<>|&#~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{blocks, cell, code, escaped};

    #[test]
    fn what_a_spec_may_say_stays() {
        for text in [
            "the *next* room, or the **largest** one: `a | b <c>`",
            "one\n\n- two\n- three",
            "1. one\n2. two",
            "`` a`b `` and 5 - 3",
        ] {
            assert_eq!(blocks(text), text);
        }
        assert_eq!(
            blocks("one:\n\n    - two\n      more\n"),
            "one:\n\n- two\nmore"
        );
        assert_eq!(blocks("see https://a.b/c?d&e."), "see <https://a.b/c?d&e>.");
    }

    #[test]
    fn all_else_is_shown_as_it_is_written() {
        for (text, page) in [
            ("Vec<T> & [x](y)", r"Vec\<T\> \& \[x\](y)"),
            ("# x", r"\# x"),
            ("-- x", r"\-- x"),
            ("+ x", r"\+ x"),
            ("12) x", r"12\) x"),
            ("a ` b", r"a \` b"),
            ("``` a", r"\`\`\` a"),
            (r"a\b", r"a\\b"),
        ] {
            assert_eq!(blocks(text), page);
        }
        assert_eq!(cell("a | `b | c`"), r"a \| `b \| c`");
        assert_eq!(escaped("a_b*<c>#`"), r"a\_b\*\<c\>\#\`");
        assert_eq!(
            (code("a"), code("a`b")),
            ("`a`".to_owned(), "`` a`b ``".to_owned())
        );
    }
}
