//! One JSON object per line, each with its `kind`.

use serde_json::{Value, json};

use super::Report;
use crate::output::printable;

pub(super) fn write(report: &Report) -> String {
    let kinds = [
        ("file", values(&report.files)),
        ("finding", values(&report.findings)),
        ("error", values(&report.errors)),
        ("summary", vec![json!(report.summary)]),
    ];
    let mut text = String::new();
    for (kind, values) in kinds {
        for mut value in values {
            if let Value::Object(object) = &mut value {
                object.insert("kind".to_owned(), json!(kind));
            }
            text.push_str(&printable(&value.to_string()));
            text.push('\n');
        }
    }
    text
}

fn values<T: serde::Serialize>(all: &[T]) -> Vec<Value> {
    all.iter().map(|one| json!(one)).collect()
}
