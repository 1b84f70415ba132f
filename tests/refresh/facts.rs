//! The content of `facts.json`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::emissions::{Emission, Place};

pub struct Facts {
    pub source: String,
    /// The commit of upstream that the facts are from.
    pub commit: Option<String>,
    /// The hashes of the code that emits errors and reads stanzas.
    pub code: BTreeMap<Place, String>,
    pub catalogs: BTreeMap<String, Vec<Fact>>,
    /// The facts of constants that the commit does not have yet. They are kept, because they were added
    /// by hand.
    pub later: BTreeMap<String, Vec<Fact>>,
}

#[derive(Clone)]
pub struct Fact {
    pub name: String,
    pub value: String,
    pub since: Option<String>,
    pub removed: Option<String>,
    pub emitted: Vec<Emission>,
    /// The functions that read it from an XMPP stanza, with their files.
    pub stanzas: Vec<(String, String)>,
    /// Everything else that is known: it is kept unchanged.
    pub more: Map<String, Value>,
}

impl Facts {
    pub fn parse(text: &str) -> Result<Self, String> {
        let json: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let catalogs = json["catalogs"].as_object().ok_or("no `catalogs`")?;
        let later = json["later"].as_object();
        Ok(Self {
            source: text_of(&json, "source").ok_or("no `source`")?,
            commit: text_of(&json, "commit"),
            code: parse_code(&json["code"])?,
            catalogs: parse_catalogs(catalogs)?,
            later: later.map_or_else(|| Ok(BTreeMap::new()), parse_catalogs)?,
        })
    }

    /// Writes one emission per line, so that a change of one is a diff of one line.
    pub fn to_json(&self) -> String {
        let mut parts = vec![
            format!("    \"source\": {}", json(&*self.source)),
            format!("    \"commit\": {}", json(self.commit.as_deref())),
        ];
        if !self.code.is_empty() {
            parts.push(code_to_json(&self.code));
        }
        parts.push(catalogs_to_json("catalogs", &self.catalogs));
        if !self.later.is_empty() {
            parts.push(catalogs_to_json("later", &self.later));
        }
        format!("{{\n{}\n}}\n", parts.join(",\n"))
    }
}

fn parse_catalogs(catalogs: &Map<String, Value>) -> Result<BTreeMap<String, Vec<Fact>>, String> {
    let catalogs = catalogs.iter().map(|(catalog, errors)| {
        let errors = errors.as_array().ok_or(format!("`{catalog}` is no list"))?;
        let errors: Result<_, String> = errors.iter().map(Fact::parse).collect();
        Ok((catalog.clone(), errors?))
    });
    catalogs.collect()
}

fn parse_code(code: &Value) -> Result<BTreeMap<Place, String>, String> {
    let mut places = BTreeMap::new();
    for (file, hashes) in code.as_object().into_iter().flatten() {
        let hashes = hashes.as_object().ok_or(format!("`{file}` is no table"))?;
        for (place, hash) in hashes {
            let hash = hash.as_str().ok_or(format!("`{place}` has no hash"))?;
            places.insert((file.clone(), place.clone()), hash.to_owned());
        }
    }
    Ok(places)
}

/// Writes one hash per line.
fn code_to_json(code: &BTreeMap<Place, String>) -> String {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((file, place), hash) in code {
        let (place, hash) = (json(&**place), json(&**hash));
        let hashes = files.entry(file).or_default();
        hashes.push(format!("            {place}: {hash}"));
    }
    let files = files.iter().map(|(file, hashes)| {
        let file = json(*file);
        format!("        {file}: {{\n{}\n        }}", hashes.join(",\n"))
    });
    let files = files.collect::<Vec<_>>().join(",\n");
    format!("    \"code\": {{\n{files}\n    }}")
}

fn catalogs_to_json(key: &str, catalogs: &BTreeMap<String, Vec<Fact>>) -> String {
    let catalogs = catalogs.iter().map(|(catalog, errors)| {
        let errors: Vec<_> = errors.iter().map(Fact::to_json).collect();
        let errors = errors.join(",\n");
        format!("        \"{catalog}\": [\n{errors}\n        ]")
    });
    let catalogs = catalogs.collect::<Vec<_>>().join(",\n");
    format!("    \"{key}\": {{\n{catalogs}\n    }}")
}

impl Fact {
    fn parse(json: &Value) -> Result<Self, String> {
        let need = |key| text_of(json, key).ok_or(format!("no `{key}` in {json}"));
        let emitted = json["emitted"].as_array().map_or(&[][..], Vec::as_slice);
        let emitted: Result<_, String> = emitted.iter().map(parse_emission).collect();
        let mut more = json.as_object().cloned().unwrap_or_default();
        let stanzas = json["stanzas"].as_array().into_iter().flatten();
        let stanzas = stanzas.map(|place| {
            let need = |key| text_of(place, key).ok_or(format!("no `{key}` in {place}"));
            Ok((need("file")?, need("function")?))
        });
        for known in ["name", "value", "since", "removed", "emitted", "stanzas"] {
            more.remove(known);
        }
        Ok(Self {
            name: need("name")?,
            value: need("value")?,
            since: text_of(json, "since"),
            removed: text_of(json, "removed"),
            emitted: emitted?,
            stanzas: stanzas.collect::<Result<_, String>>()?,
            more,
        })
    }

    fn to_json(&self) -> String {
        let mut text = format!(
            "            {{\n                \"name\": {}, \"value\": {}, \"since\": {}, \"removed\": {},\n",
            json(&*self.name),
            json(&*self.value),
            json(self.since.as_deref()),
            json(self.removed.as_deref()),
        );
        if !self.stanzas.is_empty() {
            let places = self.stanzas.iter().map(|(file, function)| {
                let (file, function) = (json(&**file), json(&**function));
                format!(r#"{{ "file": {file}, "function": {function} }}"#)
            });
            let places = places.collect::<Vec<_>>().join(", ");
            let _ = writeln!(text, "                \"stanzas\": [{places}],");
        }
        for (key, value) in &self.more {
            let _ = writeln!(text, "                {}: {},", json(&**key), spaced(value));
        }
        let emitted = self
            .emitted
            .iter()
            .map(|emission| format!("\n                    {}", emission_to_json(emission)));
        let emitted = emitted.collect::<Vec<_>>().join(",");
        let end = if emitted.is_empty() {
            ""
        } else {
            "\n                "
        };
        let _ = write!(
            text,
            "                \"emitted\": [{emitted}{end}]\n            }}"
        );
        text
    }
}

fn parse_emission(json: &Value) -> Result<Emission, String> {
    let need = |key| text_of(json, key).ok_or(format!("no `{key}` in {json}"));
    let arguments = json["arguments"].as_array().map(|arguments| {
        let arguments = arguments.iter();
        arguments
            .filter_map(|argument| argument.as_str().map(str::to_owned))
            .collect()
    });
    Ok(Emission {
        file: need("file")?,
        function: need("function")?,
        constant: text_of(json, "constant"),
        arguments,
    })
}

fn emission_to_json(emission: &Emission) -> String {
    format!(
        r#"{{ "file": {}, "function": {}, "constant": {}, "arguments": {} }}"#,
        json(&*emission.file),
        json(&*emission.function),
        json(emission.constant.as_deref()),
        spaced(&json(emission.arguments.clone())),
    )
}

fn text_of(json: &Value, key: &str) -> Option<String> {
    json[key].as_str().map(str::to_owned)
}

fn json(value: impl Into<Value>) -> Value {
    value.into()
}

/// JSON on one line, with spaces.
fn spaced(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(spaced).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let key = Value::from(key.as_str());
                format!("{key}: {}", spaced(value))
            });
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
