//! SARIF 2.1.0, for code scanning. Columns count Unicode code points. The changes of a file are one fix,
//! because they share imports; it is attached to the first result that changes something.

use std::collections::{BTreeMap, HashMap};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Report, sentence, slashed};
use crate::output::json::{Entry, File, Problem, Replacement};
use crate::output::{printable, visible};

/// Bytes that are escaped in a URI.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

pub(super) fn write(report: &Report) -> String {
    let mut rules: BTreeMap<&str, &Entry> = BTreeMap::new();
    for entry in &report.findings {
        rules.entry(&entry.id).or_insert(entry);
    }
    let numbers: HashMap<&str, usize> = rules.keys().enumerate().map(|(index, id)| (*id, index)).collect();
    let mut files: HashMap<&str, &File> =
        report.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let mut result = |entry: &Entry| {
        let mut result = json!({
            "ruleId": entry.id,
            "ruleIndex": numbers[entry.id.as_str()],
            "level": if entry.safety == "reported" { "warning" } else { "note" },
            "message": { "text": sentence(&entry.title, &entry.message) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&entry.path) },
                "region": {
                    "startLine": entry.line,
                    "startColumn": entry.column,
                    "endLine": entry.end_line,
                    "endColumn": entry.end_column,
                },
            }}],
            "properties": { "safety": entry.safety },
        });
        if !entry.owners.is_empty() {
            result["properties"]["owners"] = json!(entry.owners);
        }
        if entry.applied
            && let Some(file) = files.remove(entry.path.as_str())
        {
            result["fixes"] = json!([fix(file)]);
        }
        result
    };
    let problem = |problem: &Problem| {
        let mut place = json!({ "artifactLocation": { "uri": uri(&problem.path) } });
        if let Some(line) = problem.line {
            place["region"] = json!({ "startLine": line, "startColumn": problem.column.unwrap_or(1) });
        }
        json!({
            "level": "error",
            "message": { "text": visible(&problem.message) },
            "locations": [{ "physicalLocation": place }],
        })
    };
    let results: Vec<Value> = report.findings.iter().map(&mut result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "upshift",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.values().map(|entry| rule(entry)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.errors.is_empty(),
                "toolExecutionNotifications": report.errors.iter().map(problem).collect::<Vec<_>>(),
            }],
            "results": results,
        }],
    });
    printable(&serde_json::to_string_pretty(&log).unwrap_or_default()) + "\n"
}

fn rule(entry: &Entry) -> Value {
    json!({ "id": entry.id, "shortDescription": { "text": visible(&entry.title) } })
}

fn fix(file: &File) -> Value {
    let replacement = |edit: &Replacement| {
        json!({
            "deletedRegion": {
                "charOffset": edit.start_char,
                "charLength": edit.end_char - edit.start_char,
            },
            "insertedContent": { "text": edit.text },
        })
    };
    json!({
        "description": { "text": "All changes of this file." },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&file.path) },
            "replacements": file.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    })
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &str) -> String {
    utf8_percent_encode(&slashed(path), RESERVED).to_string()
}
