//! The JSON schema of the settings, for editors.

use serde_json::{Map, Value, json};

use super::{KEYS, Key, Kind};

/// The schema of `upshift.toml`, which is also that of `[tool.upshift]`.
pub fn schema() -> String {
    let properties: Map<String, Value> =
        KEYS.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of upshift",
        "description": "`upshift.toml`, or `[tool.upshift]` of `pyproject.toml`",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn property(key: &Key) -> Value {
    let strings = || json!({ "type": "array", "items": { "type": "string" } });
    let mut property = match key.kind {
        Kind::Ids | Kind::Patterns | Kind::Folders => strings(),
        Kind::PerFile => json!({ "type": "object", "additionalProperties": strings() }),
        Kind::File => json!({ "type": "string" }),
        Kind::Version => json!({ "type": "string", "pattern": "^[0-9]+\\.[0-9]+$" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Word(words) => json!({ "enum": words }),
    };
    property["description"] = format!("{}. Default: {}.", key.about, key.default).into();
    property
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_of_the_repository_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/upshift.schema.json");
        if std::env::var_os("UPDATE").is_some_and(|v| !v.is_empty()) {
            std::fs::write(path, super::schema()).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(kept, super::schema(), "`UPDATE=1 cargo test --lib schema` writes it");
    }
}
