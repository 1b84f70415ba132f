//! `export --format markdown`: a page of all errors for people.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jitsi_errors::ErrorInfo;

use super::text::{blocks, cell, code, escaped, longest_run};
use super::{failures, notice};
use crate::page::{self, Body};

/// A page with a table for each catalog, and a section for each error. A section's anchor, as GitHub
/// and mdBook make it of the heading, is the constant in small letters.
pub fn page(name: &str, errors: &[ErrorInfo]) -> String {
    let mut page = format!("# Errors\n\n<!-- {} -->\n", notice(name, "markdown"));
    let mut seen = BTreeSet::new();
    for catalog in failures::catalogs(errors) {
        let headings: Vec<String> = catalog
            .iter()
            .map(|info| {
                // Another catalog may have had the name, and with it the anchor.
                if seen.insert(info.name) {
                    info.name.to_owned()
                } else {
                    format!("{} ({})", info.name, info.catalog)
                }
            })
            .collect();
        let _ = write!(page, "\n## {}\n\n", catalog[0].catalog);
        page += "| Error | Wire value | Cause |\n| --- | --- | --- |\n";
        for (info, heading) in catalog.iter().zip(&headings) {
            let cells = [
                format!("[`{}`](#{})", info.name, anchor(heading)),
                code(info.value).replace('|', "\\|"),
                cell(info.cause),
            ];
            let _ = writeln!(page, "| {} |", cells.join(" | "));
        }
        for (info, heading) in catalog.iter().zip(&headings) {
            section(info, heading, &mut page);
        }
    }
    page
}

fn section(info: &ErrorInfo, heading: &str, page: &mut String) {
    let _ = write!(page, "\n### {heading}\n\n");
    for (label, fact) in page::facts(info) {
        let fact = match label {
            "Wire value" | "Catalog" => code(&fact),
            _ => escaped(&fact),
        };
        let _ = writeln!(page, "- {}: {fact}", escaped(label));
    }
    for (title, body) in page::sections(info) {
        let _ = write!(page, "\n**{title}**\n\n");
        match body {
            Body::Text(text) => *page += &blocks(text),
            Body::List(items) => {
                let items = items.iter().map(|item| format!("- {}", blocks(item)));
                *page += &items.collect::<Vec<_>>().join("\n");
            }
            Body::Code(text) => {
                let fence = "`".repeat(longest_run(text).max(2) + 1);
                let _ = write!(page, "{fence}js\n{text}\n{fence}");
            }
        }
        page.push('\n');
    }
}

/// The anchor that GitHub and mdBook give to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | ' '));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
