//! An error explained to a person.

use std::io::{self, Write};

use anstyle::Style;
use jitsi_errors::ErrorInfo;
use unicode_width::UnicodeWidthStr;

use crate::output::{BOLD, DIM, ERROR, LABEL, Output};
use crate::page::{self, Body};

/// Writes what is known about an error; with its example if that is wanted.
///
/// # Errors
///
/// What the output reports.
pub fn error(info: &ErrorInfo, with_example: bool, out: &mut Output) -> io::Result<()> {
    let object = info.upstream.unwrap_or(info.catalog);
    writeln!(
        out,
        "{}.{}",
        out.styled(BOLD, object),
        out.styled(ERROR, info.name)
    )?;
    let facts = page::facts(info);
    let width = facts.iter().map(|(label, _)| label.len()).max();
    let column = width.unwrap_or(0) + 4;
    for (label, text) in facts {
        let head = format!("  {label:0$}", column - 2);
        wrap(LABEL, &text, &head, &" ".repeat(column), out)?;
    }
    for (title, body) in page::sections(info) {
        if matches!(body, Body::Code(_)) && !with_example {
            continue;
        }
        writeln!(out, "\n  {}", out.styled(LABEL, title))?;
        match body {
            Body::Text(text) => {
                for line in text.lines() {
                    wrap(Style::new(), line, "    ", "    ", out)?;
                }
            }
            Body::List(items) => {
                for item in items {
                    wrap(Style::new(), &item, "    - ", "      ", out)?;
                }
            }
            Body::Code(code) => {
                for line in code.lines() {
                    writeln!(out, "    {}", out.styled(DIM, line))?;
                }
            }
        }
    }
    writeln!(out)
}

/// Writes `text` in lines that fit, the first after `head`, which has a style, the others after
/// `indent`.
fn wrap(style: Style, text: &str, head: &str, indent: &str, out: &mut Output) -> io::Result<()> {
    write!(out, "{}", out.styled(style, head))?;
    let mut column = head.width();
    let mut empty = true;
    for word in text.replace("**", "").split_whitespace() {
        let length = word.width();
        if !empty && out.width.is_some_and(|width| column + 1 + length > width) {
            write!(out, "\n{indent}")?;
            column = indent.len();
            empty = true;
        }
        if !empty {
            write!(out, " ")?;
            column += 1;
        }
        write!(out, "{word}")?;
        column += length;
        empty = false;
    }
    writeln!(out)
}
