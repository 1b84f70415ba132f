//! The same enum in the ways one would otherwise write it.

use std::fmt::Write;

use crate::sets::Error;

/// A variant's name: `ICE_FAILED` is `IceFailed`.
fn variant(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    words
        .map(|word| word[..1].to_owned() + &word[1..].to_lowercase())
        .collect()
}

fn lines(errors: &[Error], line: impl Fn(&str, &str) -> String) -> String {
    let lines = errors.iter().map(|(name, value)| line(name, value));
    lines.collect()
}

/// The spec of a catalog.
pub fn spec(errors: &[Error]) -> String {
    let mut spec = String::from("[catalog]\nsource = \"JitsiErrors\"\n");
    for (name, value) in errors {
        write!(
            spec,
            "\n[error.{name}]\nvalue = \"{value}\"\ncause = \"{}\"\noccurrences = [{}]\n\
             recommendation = \"{}\"\n",
            cause(name),
            occurrences(name)
                .map(|text| format!("\"{text}\""))
                .join(", "),
            recommendation(name),
        )
        .expect("a string");
    }
    spec
}

fn words(name: &str) -> String {
    name.to_lowercase().replace('_', " ")
}

fn cause(name: &str) -> String {
    format!(
        "the server reported {} and the conference can't go on",
        words(name)
    )
}

fn occurrences(name: &str) -> [String; 2] {
    [
        format!(
            "A user joins a room while {} holds on the server.",
            words(name)
        ),
        format!(
            "The network between the client and the bridge shows {}.",
            words(name)
        ),
    ]
}

fn recommendation(name: &str) -> String {
    format!(
        "Show the user what {} means, offer to join again, and log the details.",
        words(name)
    )
}

pub fn catalog(path: &str) -> String {
    format!("/// Why it failed.\n#[jitsi_errors::catalog(\"{path}\")]\npub enum Error {{}}\n")
}

/// The enum alone.
pub fn plain(errors: &[Error]) -> String {
    let variants = lines(errors, |name, _| format!("{},\n", variant(name)));
    format!(
        "#[derive(Clone, Copy, PartialEq, Eq)]\n#[repr(u32)]\npub enum Plain {{\n{variants}}}\n"
    )
}

pub fn values(errors: &[Error]) -> String {
    let values = lines(errors, |_, value| format!("{value:?},\n"));
    format!(
        "pub static VALUES: [&str; {}] = [\n{values}];\n",
        errors.len()
    )
}

/// From a variant to its value.
pub fn back(errors: &[Error]) -> String {
    let arms = lines(errors, |name, value| {
        format!("Self::{} => {value:?},\n", variant(name))
    });
    format!(
        "impl Plain {{\npub fn value(self) -> &'static str {{\nmatch self {{\n{arms}}}\n}}\n}}\n"
    )
}

pub fn by_match(errors: &[Error]) -> String {
    let arms = lines(errors, |name, value| {
        format!("{value:?} => Plain::{},\n", variant(name))
    });
    format!(
        "pub fn by_match(value: &str) -> Option<Plain> {{\nSome(match value {{\n{arms}_ => return None,\n}})\n}}\n"
    )
}

pub fn phf(errors: &[Error]) -> String {
    let entries = lines(errors, |name, value| {
        format!("{value:?} => Plain::{},\n", variant(name))
    });
    format!("pub static PHF: phf::Map<&'static str, Plain> = phf::phf_map! {{\n{entries}}};\n")
}

/// The enum with derives that give, as far as they can, what a catalog gives. Strum derives
/// `Display`, so thiserror gets no messages, for it would derive that too.
pub fn strum(errors: &[Error]) -> String {
    let variants = lines(errors, |name, value| {
        let (cause, recommendation) = (cause(name), recommendation(name));
        let [one, other] = occurrences(name);
        format!(
            "/// {cause}\n///\n/// Wire value `{value}`, constant `{name}`.\n///\n\
             /// - {one}\n/// - {other}\n///\n/// {recommendation}\n\
             #[strum(serialize = {value:?}, message = {cause:?}, \
             detailed_message = {recommendation:?})]\n{},\n",
            variant(name)
        )
    });
    format!(
        "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
         #[derive(strum::EnumString, strum::Display, strum::AsRefStr, strum::EnumIter)]\n\
         #[derive(strum::IntoStaticStr, strum::EnumMessage, thiserror::Error)]\n\
         pub enum Derived {{\n{variants}}}\n"
    )
}
