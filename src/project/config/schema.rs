//! The JSON schema of the settings, for editors and validators.

use serde_json::{Map, Value, json};

use super::{KEYS, Key, ValueType};

/// The schema of `upshift.toml`, which is also that of `[tool.upshift]`.
pub fn schema() -> String {
    let properties: Map<String, Value> =
        KEYS.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        // Where SchemaStore serves the schemas that it has.
        "$id": "https://www.schemastore.org/upshift.json",
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
    let mut property = match &key.value {
        ValueType::Ids | ValueType::Patterns | ValueType::Folders | ValueType::Files => strings(),
        ValueType::PerFile => json!({ "type": "object", "additionalProperties": strings() }),
        ValueType::File => json!({ "type": "string" }),
        ValueType::Version => json!({ "type": "string", "pattern": "^[0-9]+\\.[0-9]+$" }),
        ValueType::Flag => json!({ "type": "boolean" }),
        ValueType::Choices => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
    };
    property["description"] = format!("{}. Default: {}.", key.about, key.default).into();
    property
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same as a table in Markdown, for the page on configuration.
    fn table() -> String {
        let mut table = String::from("| key | value | meaning | default |\n|---|---|---|---|\n");
        for key in KEYS.iter() {
            let kind = match &key.value {
                ValueType::Ids | ValueType::Patterns | ValueType::Folders | ValueType::Files => "list",
                ValueType::PerFile | ValueType::Choices => "table",
                ValueType::File => "path",
                ValueType::Version => "version",
                ValueType::Flag => "true or false",
            };
            table.push_str(&format!("| `{}` | {kind} | {} | {} |\n", key.name, key.about, key.default));
        }
        table
    }

    fn path(name: &str) -> String {
        format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"))
    }

    /// Compares a file with what it should be, or writes it.
    fn is_current(name: &str, wanted: &str) {
        if std::env::var_os("UPDATE").is_some_and(|v| !v.is_empty()) {
            std::fs::write(path(name), wanted).unwrap();
        }
        let kept = std::fs::read_to_string(path(name)).unwrap_or_default();
        assert_eq!(kept, wanted, "docs are out of date; run tools/regenerate");
    }

    #[test]
    fn the_schema_of_the_repository_is_current() {
        is_current("upshift.schema.json", &schema());
    }

    #[test]
    fn the_table_of_the_page_is_current() {
        let page = std::fs::read_to_string(path("configuration.md")).unwrap();
        let start = page.find("| key |").unwrap();
        let end = start + page[start..].find("\n\n").unwrap() + 1;
        is_current("configuration.md", &format!("{}{}{}", &page[..start], table(), &page[end..]));
    }
}
