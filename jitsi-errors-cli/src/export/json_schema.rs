//! `export --format json-schema`: the JSON Schema of failures, as serde writes them.

use jitsi_errors::{ErrorInfo, ParameterKind};
use serde_json::{Map, Value, json};

use super::failures;

/// A document that is any failure of any catalog, with a definition for each catalog and for its
/// failures.
pub fn schema(errors: &[ErrorInfo]) -> Value {
    let mut definitions = Map::new();
    let mut any = Vec::new();
    for catalog in failures::catalogs(errors) {
        let title = catalog[0].catalog;
        let failure = failures::name(title);
        let values = catalog.iter().map(|info| info.value);
        definitions.insert(
            title.to_owned(),
            json!({ "type": "string", "enum": values.collect::<Vec<_>>() }),
        );
        let one_of: Vec<Value> = catalog
            .iter()
            .map(|info| self::failure(info, errors))
            .collect();
        any.push(json!({ "$ref": format!("#/$defs/{failure}") }));
        definitions.insert(failure, json!({ "oneOf": one_of }));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "anyOf": any,
        "$defs": definitions,
    })
}

fn failure(info: &ErrorInfo, errors: &[ErrorInfo]) -> Value {
    let parameters = failures::parameters(info).map(|parameter| {
        let mut schema = kind(parameter.kind, errors);
        schema["description"] = parameter.description.into();
        (parameter.name.to_owned(), schema)
    });
    json!({
        "title": info.name,
        "description": info.cause,
        "type": "object",
        "required": ["name", "params"],
        "additionalProperties": false,
        "properties": {
            "name": { "const": info.value },
            "params": {
                "type": "object",
                "additionalProperties": false,
                "properties": parameters.collect::<Map<_, _>>(),
            },
        },
    })
}

fn kind(kind: ParameterKind, errors: &[ErrorInfo]) -> Value {
    match kind {
        ParameterKind::Boolean | ParameterKind::Flag => json!({ "type": "boolean" }),
        ParameterKind::Number => json!({ "type": "number" }),
        ParameterKind::Integer => json!({ "type": "integer" }),
        ParameterKind::List => json!({ "type": "array" }),
        // A value that this version does not know is written too.
        ParameterKind::Catalog(title) if errors.iter().any(|info| info.catalog == title) => {
            let known = json!({ "$ref": format!("#/$defs/{title}") });
            json!({ "anyOf": [known, { "type": "string" }] })
        }
        ParameterKind::String | ParameterKind::Catalog(_) => json!({ "type": "string" }),
        _ => json!({}),
    }
}
