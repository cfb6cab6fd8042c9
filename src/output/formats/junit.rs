//! A JUnit test report: a suite per file, a failed case per finding. XML 1.0 cannot represent most control
//! characters, so they are escaped.

use std::collections::BTreeMap;

use super::{Report, owned, sentence, slashed};
use crate::output::visible;

pub(super) fn write(report: &Report) -> String {
    let mut suites: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in &report.findings {
        let name = format!("{}:{}:{}", entry.id, entry.line, entry.column);
        let told = sentence(&entry.title, &entry.message) + &owned(&entry.owners);
        let proposal =
            entry.after.as_deref().map_or(String::new(), |after| format!("becomes: {}", shown(after)));
        let case = format!(
            "    <testcase classname=\"{}\" name=\"{}\">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
            escaped(&slashed(&entry.path)),
            escaped(&name),
            entry.safety,
            escaped(&told),
            escaped(&proposal),
        );
        suites.entry(slashed(&entry.path)).or_default().push(case);
    }
    let mut errors = 0;
    for problem in &report.errors {
        errors += 1;
        let case = format!(
            "    <testcase classname=\"{}\" name=\"upshift\">\n      <error message=\"{}\"/>\n    </testcase>\n",
            escaped(&slashed(&problem.path)),
            escaped(&problem.message),
        );
        suites.entry(slashed(&problem.path)).or_default().push(case);
    }
    let failures = report.findings.len();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"upshift\" tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\">\n",
        failures + errors
    );
    for (path, cases) in suites {
        let failed = cases.iter().filter(|case| case.contains("<failure ")).count();
        text.push_str(&format!(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failed}\" errors=\"{}\">\n{}  </testsuite>\n",
            escaped(&path),
            cases.len(),
            cases.len() - failed,
            cases.concat()
        ));
    }
    text + "</testsuites>\n"
}

/// Several lines, each without control characters.
fn shown(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

fn escaped(text: &str) -> String {
    shown(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
