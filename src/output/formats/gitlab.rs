//! The code quality report of GitLab: an array of issues, after "Code Quality" in its documentation. A
//! fingerprint identifies an issue even if it moves within its file.

use std::collections::HashMap;

use serde_json::json;

use super::{Report, owned, sentence, slashed};
use crate::output::{printable, visible};
use crate::text::fingerprint;

pub(super) fn write(report: &Report) -> String {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut print = |parts: [&str; 3]| {
        let key = parts.join("\0");
        let nth = seen.entry(key.clone()).or_default();
        *nth += 1;
        format!("{:016x}", fingerprint(format!("{key}\0{nth}").as_bytes()))
    };
    let mut issues = Vec::new();
    for entry in &report.findings {
        issues.push(json!({
            "description": sentence(&entry.title, &entry.message) + &owned(&entry.owners),
            "check_name": entry.id,
            "fingerprint": print([&entry.path, &entry.id, &entry.before]),
            "severity": if entry.safety == "safe" { "minor" } else { "major" },
            "location": { "path": slashed(&entry.path), "lines": { "begin": entry.line, "end": entry.end_line } },
        }));
    }
    for problem in &report.errors {
        issues.push(json!({
            "description": visible(&problem.message),
            "check_name": "upshift",
            "fingerprint": print([&problem.path, "", &problem.message]),
            "severity": "critical",
            "location": { "path": slashed(&problem.path), "lines": { "begin": problem.line.unwrap_or(1) } },
        }));
    }
    printable(&serde_json::to_string_pretty(&issues).unwrap_or_default()) + "\n"
}
