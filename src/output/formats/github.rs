//! Workflow commands of GitHub Actions, after "Workflow commands for GitHub Actions" in its
//! documentation: a line each, with `%`, line ends and, in properties, `:` and `,` escaped.

use super::{Report, owned, sentence, slashed};

pub(super) fn write(report: &Report) -> String {
    let mut text = String::new();
    for entry in &report.findings {
        let title = format!("{} [{}]", entry.id, entry.safety);
        let proposal = entry.after.as_ref().map_or(String::new(), |after| format!("\nBecomes: {after}"));
        text.push_str(&format!(
            "::warning file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
            property(&slashed(&entry.path)),
            entry.line,
            entry.end_line,
            entry.column,
            entry.end_column,
            property(&title),
            data(&format!("{}{proposal}", sentence(&entry.title, &entry.message) + &owned(&entry.owners))),
        ));
    }
    for problem in &report.errors {
        let place = problem
            .line
            .map_or(String::new(), |line| format!(",line={line},col={}", problem.column.unwrap_or(1)));
        text.push_str(&format!(
            "::error file={}{place},title=upshift::{}\n",
            property(&slashed(&problem.path)),
            data(&problem.message)
        ));
    }
    text
}

/// A message: line ends are kept, in the way of the format; other control characters are not.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.trim().split('\n').map(crate::output::visible).collect();
    lines.join("\n").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
