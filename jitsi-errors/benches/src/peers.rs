//! The same enum in the ways one would otherwise write it.
//!
//! Each has the facts of the catalog, and the catalog's docs on its variants. Traits whose code does
//! not grow with the errors are left out where no derive gives them, so the peers cost a bit less.

use std::fmt::Write;

use crate::sets::{Error, by_name};

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
    let mut spec = String::from("[catalog]\nupstream = \"JitsiErrors\"\n");
    for (name, value) in errors {
        write!(
            spec,
            "\n[error.{name}]\nvalue = \"{value}\"\ncause = \"{}\"\noccurrences = {:?}\n\
             recommendation = \"{}\"\n",
            cause(name),
            occurrences(name),
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
    format!("#[derive(Clone, Copy)]\npub enum Peer {{\n{variants}}}\n")
}

/// The values, and how long the shortest and the longest are.
pub fn values(errors: &[Error]) -> String {
    let lengths = || errors.iter().map(|(_, value)| value.len());
    let values = lines(errors, |_, value| format!("{value:?},\n"));
    format!(
        "pub const SHORTEST: usize = {};\npub const LONGEST: usize = {};\n\
         pub static VALUES: [&str; {}] = [\n{values}];\n",
        lengths().min().unwrap_or(0),
        lengths().max().unwrap_or(0),
        errors.len()
    )
}

/// With derives for what they can give: `FromStr`, `Display`, `AsRef<str>` and `&'static str` by wire
/// value, the cause as message, the recommendation as detailed message, and an iterator over all. Strum
/// derives `Display`, so thiserror gets no messages and derives `Error` alone. The constant's name,
/// the occurrences and the lookup by name are written by hand.
pub fn strum(errors: &[Error]) -> String {
    let derives = "strum::EnumString, strum::Display, strum::AsRefStr, strum::EnumIter, \
                   strum::IntoStaticStr, strum::EnumMessage, thiserror::Error";
    let told = |name: &str, value: &str| {
        format!(
            "#[strum(serialize = {value:?}, message = {:?}, detailed_message = {:?})]\n",
            cause(name),
            recommendation(name)
        )
    };
    documented(errors, derives, told)
        + &name(errors)
        + &when(errors)
        + &by_match("from_name", &by_name(errors))
}

/// With a `match` for all.
pub fn matched(errors: &[Error]) -> String {
    by_hand(errors) + &by_match("from_value", errors) + &by_match("from_name", &by_name(errors))
}

/// With phf's maps for the lookups, and a `match` for all else.
pub fn mapped(errors: &[Error]) -> String {
    by_hand(errors) + &by_map("from_value", errors) + &by_map("from_name", &by_name(errors))
}

fn by_hand(errors: &[Error]) -> String {
    let all = lines(errors, |name, _| format!("Self::{},\n", variant(name)));
    documented(errors, "", |_, _| String::new())
        + &format!("impl Peer {{\npub const ALL: &'static [Self] = &[\n{all}];\n}}\n")
        + &name(errors)
        + &text("value", errors, |_, value| value.to_owned())
        + &text("cause", errors, |name, _| cause(name))
        + &text("recommendation", errors, |name, _| recommendation(name))
        + &when(errors)
}

/// The enum with these derives in addition to the usual ones. Each variant has the docs that the catalog
/// gives it, and these attributes.
fn documented(
    errors: &[Error],
    derives: &str,
    attributes: impl Fn(&str, &str) -> String,
) -> String {
    let variants = lines(errors, |name, value| {
        let [one, other] = occurrences(name);
        format!(
            "/// T{}.\n///\n/// - Wire value: `{value}`\n/// - Constant: `JitsiErrors.{name}`\n///\n\
             /// **When it occurs**\n///\n/// - {one}\n/// - {other}\n///\n\
             /// **What to do**\n///\n/// {}\n#[doc(alias = {name:?}, alias = {value:?})]\n{}{},\n",
            &cause(name)[1..],
            recommendation(name),
            attributes(name, value),
            variant(name)
        )
    });
    format!(
        "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, {derives})]\n\
         pub enum Peer {{\n{variants}}}\n"
    )
}

fn name(errors: &[Error]) -> String {
    text("name", errors, |name, _| name.to_owned())
}

fn when(errors: &[Error]) -> String {
    let occurrences = |name: &str, _: &str| format!("&{:?}", occurrences(name));
    method(
        "occurrences",
        "&'static [&'static str]",
        errors,
        occurrences,
    )
}

fn text(name: &str, errors: &[Error], of: impl Fn(&str, &str) -> String) -> String {
    let text = |name: &str, value: &str| format!("{:?}", of(name, value));
    method(name, "&'static str", errors, text)
}

/// A method with a result for each error.
fn method(name: &str, kind: &str, errors: &[Error], of: impl Fn(&str, &str) -> String) -> String {
    let arms = lines(errors, |name, value| {
        format!("Self::{} => {},\n", variant(name), of(name, value))
    });
    format!("impl Peer {{\npub fn {name}(self) -> {kind} {{\nmatch self {{\n{arms}}}\n}}\n}}\n")
}

pub fn by_match(function: &str, errors: &[Error]) -> String {
    let arms = lines(errors, |name, value| {
        format!("{value:?} => Self::{},\n", variant(name))
    });
    format!(
        "impl Peer {{\npub fn {function}(text: &str) -> Option<Self> {{\n\
         Some(match text {{\n{arms}_ => return None,\n}})\n}}\n}}\n"
    )
}

pub fn by_map(function: &str, errors: &[Error]) -> String {
    let entries = lines(errors, |name, value| {
        format!("{value:?} => Peer::{},\n", variant(name))
    });
    let map = function.to_uppercase();
    format!(
        "static {map}: phf::Map<&str, Peer> = phf::phf_map! {{\n{entries}}};\n\
         impl Peer {{\npub fn {function}(text: &str) -> Option<Self> {{\n\
         {map}.get(text).copied()\n}}\n}}\n"
    )
}
