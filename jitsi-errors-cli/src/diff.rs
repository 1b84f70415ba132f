//! `diff`: what has changed between two exports.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::arguments::DiffFormat;
use crate::cli::{Outcome, Program};
use crate::export::{Export, FORMAT_VERSION};
use crate::output::{BOLD, Output, escaped};

/// Compares an export with another, or with the catalogs of the command.
///
/// # Errors
///
/// What the output reports.
pub fn run(
    program: Program<'_>,
    format: DiffFormat,
    old: &Path,
    new: Option<&Path>,
    output: &mut Output,
) -> io::Result<Outcome> {
    let ours = || {
        let export = serde_json::to_value(Export::of(program.registry.errors()));
        errors(export.map_err(|error| error.to_string())?)
    };
    let sides = read(old).and_then(|old| Ok((old, new.map_or_else(ours, read)?)));
    let (old, new) = match sides {
        Ok(sides) => sides,
        Err(message) => {
            program.messages.report(&message);
            return Ok(Outcome::Trouble);
        }
    };
    let difference = Difference::of(&old, &new);
    match format {
        DiffFormat::Json => output.json(&difference)?,
        DiffFormat::Text | DiffFormat::Markdown => difference.write(format, output)?,
    }
    Ok(Outcome::of(difference.breaking.is_empty()))
}

/// The errors of an export, each by its catalog and its constant.
type Errors = BTreeMap<(String, String), Map<String, Value>>;

fn read(path: &Path) -> Result<Errors, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("can't read {shown}: {error}"))?;
    let export: Value = serde_json::from_str(&text)
        .map_err(|error| format!("{shown} is not JSON, as `export` writes it: {error}"))?;
    errors(export).map_err(|message| format!("{shown} {message}"))
}

/// Reads an export of this format, or of the one before it had a version: an array.
fn errors(export: Value) -> Result<Errors, String> {
    let list = match export {
        Value::Array(list) => Some(list),
        Value::Object(mut export) => match export.get("format_version").and_then(Value::as_u64) {
            Some(version) if version > FORMAT_VERSION => {
                return Err(format!(
                    "has the format version {version}, and this command reads up to {FORMAT_VERSION}"
                ));
            }
            Some(_) => match export.remove("errors") {
                Some(Value::Array(list)) => Some(list),
                _ => None,
            },
            None => None,
        },
        _ => None,
    };
    let error = |error: Value| {
        let Value::Object(error) = error else {
            return None;
        };
        let text = |key| error.get(key)?.as_str().map(str::to_owned);
        text("value")?;
        Some(((text("catalog")?, text("name")?), error))
    };
    let errors = list.and_then(|list| list.into_iter().map(error).collect());
    errors.ok_or_else(|| "is not an export of errors".to_owned())
}

/// What has changed, the worst first.
#[derive(Default, Serialize)]
struct Difference {
    breaking: Vec<Item>,
    additions: Vec<Item>,
    texts: Vec<Item>,
}

/// What has changed about an error.
#[derive(Serialize)]
struct Item {
    catalog: String,
    name: String,
    change: String,
}

impl Difference {
    fn of(old: &Errors, new: &Errors) -> Self {
        let mut difference = Self::default();
        for (key, before) in old {
            let mut changes = Changes {
                key,
                difference: &mut difference,
            };
            match new.get(key) {
                Some(after) => changes.compare(before, after),
                None => changes.is_gone(before, new),
            }
        }
        for (key, error) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
            let item = Item::new(key, format!("new, {}", error["value"]));
            difference.additions.push(item);
        }
        difference
    }

    fn write(&self, format: DiffFormat, output: &mut Output) -> io::Result<()> {
        let groups = [
            ("Breaking", &self.breaking),
            ("Additions", &self.additions),
            ("Texts", &self.texts),
        ];
        let groups = groups.iter().filter(|(_, changes)| !changes.is_empty());
        for (index, (name, changes)) in groups.enumerate() {
            let space = if index > 0 { "\n" } else { "" };
            let title = if format == DiffFormat::Markdown {
                format!("## {name}\n")
            } else {
                output.styled(BOLD, name)
            };
            writeln!(output, "{space}{title}")?;
            for Item {
                catalog,
                name,
                change,
            } in *changes
            {
                let line = format!("- `{catalog}.{name}`: {change}");
                writeln!(output, "{}", escaped(&line))?;
            }
        }
        Ok(())
    }
}

impl Item {
    fn new((catalog, name): &(String, String), change: String) -> Self {
        Self {
            catalog: catalog.clone(),
            name: name.clone(),
            change,
        }
    }
}

/// Collects the changes of one error.
struct Changes<'d> {
    key: &'d (String, String),
    difference: &'d mut Difference,
}

impl Changes<'_> {
    fn breaks(&mut self, change: String) {
        self.difference.breaking.push(Item::new(self.key, change));
    }

    fn adds(&mut self, change: String) {
        self.difference.additions.push(Item::new(self.key, change));
    }

    fn says(&mut self, change: String) {
        self.difference.texts.push(Item::new(self.key, change));
    }

    /// An error is gone, unless the value is known as the alias of another.
    fn is_gone(&mut self, before: &Map<String, Value>, new: &Errors) {
        let value = &before["value"];
        let in_catalog = |(key, _): &(&(String, String), _)| key.0 == self.key.0;
        let mut others = new.iter().filter(in_catalog);
        match others.find(|(_, other)| knows(other, value)) {
            Some((key, _)) => {
                self.breaks(format!("the constant is gone; {value} is {} now", key.1));
            }
            None => self.breaks(format!("gone, {value}")),
        }
    }

    fn compare(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let fresh = after.keys().filter(|key| !before.contains_key(*key));
        for key in before.keys().chain(fresh) {
            let [old, new] = [before, after].map(|error| error.get(key).unwrap_or(&Value::Null));
            if old == new {
                continue;
            }
            match &**key {
                "value" if knows(after, old) => {
                    self.adds(format!("the value is {new} now, with the alias {old}"));
                }
                "value" => self.breaks(format!("the value was {old} and is {new}")),
                "aliases" => self.aliases(list(old), list(new), after),
                "parameters" => self.parameters(list(old), list(new)),
                "facts" => self.facts(old, new),
                _ if is_nothing(old) && is_nothing(new) => {}
                _ if is_nothing(old) => self.adds(format!("{key} is new")),
                _ => self.says(format!("{key} has changed")),
            }
        }
    }

    fn aliases(&mut self, old: &[Value], new: &[Value], after: &Map<String, Value>) {
        for alias in old.iter().filter(|alias| !knows(after, alias)) {
            self.breaks(format!("the alias {alias} is gone"));
        }
        for alias in new.iter().filter(|alias| !old.contains(alias)) {
            self.adds(format!("the alias {alias} is new"));
        }
    }

    fn parameters(&mut self, old: &[Value], new: &[Value]) {
        let named = |list: &[Value], name: &Value| {
            let mut list = list.iter();
            list.find(|one| one["name"] == *name).cloned()
        };
        for before in old {
            let name = &before["name"];
            let Some(after) = named(new, name) else {
                self.breaks(format!("the parameter {name} is gone"));
                continue;
            };
            let [was, is] = [&before["type"], &after["type"]];
            if was != is {
                self.breaks(format!(
                    "the type of the parameter {name} was {was} and is {is}"
                ));
            }
            match (is_optional(before), is_optional(&after)) {
                (true, false) => self.breaks(format!("the parameter {name} is required now")),
                (false, true) => self.adds(format!("the parameter {name} is optional now")),
                _ => {}
            }
            if before["description"] != after["description"] {
                self.says(format!(
                    "the description of the parameter {name} has changed"
                ));
            }
        }
        for after in new.iter().filter(|one| named(old, &one["name"]).is_none()) {
            let name = &after["name"];
            if is_optional(after) {
                self.adds(format!("the parameter {name} is new"));
            } else {
                self.breaks(format!("the parameter {name} is new and required"));
            }
        }
    }

    fn facts(&mut self, old: &Value, new: &Value) {
        let none = Map::new();
        let [old, new] = [old, new].map(|facts| facts.as_object().unwrap_or(&none));
        for (name, was) in old {
            match new.get(name) {
                None => self.breaks(format!("the fact `{name}` is gone")),
                Some(is) if kind(was) != kind(is) => {
                    self.breaks(format!("the type of the fact `{name}` has changed"));
                }
                Some(is) if was != is => {
                    self.says(format!("the fact `{name}` was {was} and is {is}"));
                }
                Some(_) => {}
            }
        }
        for name in new.keys().filter(|name| !old.contains_key(*name)) {
            self.adds(format!("the fact `{name}` is new"));
        }
    }
}

/// Whether an error is read from this value.
fn knows(error: &Map<String, Value>, value: &Value) -> bool {
    let aliases = error.get("aliases").unwrap_or(&Value::Null);
    error.get("value") == Some(value) || list(aliases).contains(value)
}

fn is_optional(parameter: &Value) -> bool {
    parameter["optional"] == true
}

/// Whether there is nothing: an older export lacks keys that a newer one has.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Which type of JSON a value has.
fn kind(value: &Value) -> std::mem::Discriminant<Value> {
    std::mem::discriminant(value)
}
