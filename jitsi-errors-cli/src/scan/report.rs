//! What a scan writes for people.

use std::io::{self, Write};

use super::lines::{Hit, Location};
use super::tally::Finding;
use crate::output::{BOLD, DIM, ERROR, LABEL, Output, cut, escaped};
use crate::show;

/// A cause takes a line of its own if less than this is left of the error's line.
const NARROW: usize = 40;

/// Writes a hit as `file:line:column: value`, with its time.
///
/// # Errors
///
/// What the output reports.
pub fn hit(hit: &Hit<'_>, output: &mut Output) -> io::Result<()> {
    let Location {
        file,
        line,
        column,
        timestamp,
        ..
    } = &hit.location;
    let value = output.styled(ERROR, hit.value);
    write!(
        output,
        "{}:{line}:{column}: ",
        output.styled(LABEL, escaped(file))
    )?;
    match timestamp {
        Some(time) => writeln!(output, "{time} {value}"),
        None => writeln!(output, "{value}"),
    }
}

/// Writes what was found as a table: count, first, last, files, value, cause. The last two are long, and
/// a cause that does not fit gets a line of its own.
///
/// # Errors
///
/// What the output reports.
pub fn table(findings: &[Finding], output: &mut Output) -> io::Result<()> {
    let rows: Vec<[String; 5]> = findings.iter().map(row).collect();
    let head = ["COUNT", "FIRST", "LAST", "FILES", "VALUE"];
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.chain([head[column].len()]).max().unwrap_or(0)
        })
        .collect();
    let line = |[count, first, last, files, value]: [&str; 5]| {
        let [c, fi, la, n, v] = [0, 1, 2, 3, 4].map(|column| widths[column]);
        let before = format!("{count:>c$}  {first:fi$}  {last:la$}  {files:>n$}  ");
        (before, format!("{value:v$}"))
    };
    let indent = widths[..4].iter().map(|width| width + 2).sum::<usize>();
    let left = output.width.map(|width| {
        let taken = indent + widths[4] + 2;
        width.saturating_sub(taken)
    });
    let is_narrow = left.is_some_and(|left| left < NARROW);
    let (before, value) = line(head);
    let heading = if is_narrow { "" } else { "  CAUSE" };
    let heading = format!("{before}{value}{heading}");
    writeln!(output, "{}", output.styled(BOLD, heading.trim_end()))?;
    for (row, finding) in rows.iter().zip(findings) {
        let (before, value) = line([0, 1, 2, 3, 4].map(|column| &*row[column]));
        let cause = cause(finding);
        if is_narrow {
            let width = output.width.map(|width| width.saturating_sub(indent));
            let cause = output.styled(DIM, cut(cause, width));
            writeln!(output, "{before}{}", output.styled(ERROR, value.trim_end()))?;
            writeln!(output, "{:indent$}{cause}", "")?;
        } else {
            let cause = output.styled(DIM, cut(cause, left));
            writeln!(output, "{before}{}  {cause}", output.styled(ERROR, value))?;
        }
    }
    Ok(())
}

/// Writes what was found for programs that read lines: count, value, cause, first, last and files, with
/// tabs between them.
///
/// # Errors
///
/// What the output reports.
pub fn lines(findings: &[Finding], output: &mut Output) -> io::Result<()> {
    for finding in findings {
        let [number, first, last, files, value] = row(finding);
        let cause = cause(finding);
        writeln!(
            output,
            "{number}\t{value}\t{cause}\t{first}\t{last}\t{files}"
        )?;
    }
    Ok(())
}

/// Writes what each error means.
///
/// # Errors
///
/// What the output reports.
pub fn explanations(findings: &[Finding], output: &mut Output) -> io::Result<()> {
    writeln!(output)?;
    let mut known = findings.iter().filter_map(|finding| finding.info);
    known.try_for_each(|info| show::error(&info, false, output))
}

fn row(finding: &Finding) -> [String; 5] {
    [
        finding.count.to_string(),
        moment(&finding.first),
        moment(&finding.last),
        finding.files.to_string(),
        finding.value.clone(),
    ]
}

fn cause(finding: &Finding) -> &'static str {
    finding
        .info
        .map_or("not known to this version", |info| info.cause)
}

/// When something was found, or if the log does not say it, where.
fn moment(location: &Location) -> String {
    if let Some(time) = location.timestamp {
        return time.to_the_minute().to_string();
    }
    let name = location.file.rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{}:{}", escaped(name), location.line)
}
