//! Markdown tables by transform and file, and of errors, for example for `$GITHUB_STEP_SUMMARY`.

use std::collections::BTreeMap;

use super::{Report, slashed};
use crate::output::visible;

/// Safe, suggested, reported.
type Counts = [usize; 3];

pub(super) fn write(report: &Report) -> String {
    let (mut transforms, mut files): (BTreeMap<&str, Counts>, BTreeMap<String, Counts>) = Default::default();
    let mut owners: BTreeMap<String, Counts> = BTreeMap::new();
    for entry in &report.findings {
        let column = ["safe", "suggested", "reported"].iter().position(|safety| *safety == entry.safety);
        let column = column.unwrap_or(2);
        transforms.entry(&entry.id).or_default()[column] += 1;
        files.entry(slashed(&entry.path)).or_default()[column] += 1;
        for owner in &entry.owners {
            owners.entry(owner.clone()).or_default()[column] += 1;
        }
    }
    let s = &report.summary;
    let mut text = format!(
        "## upshift\n\n{} files read, {} would change: {} safe, {} suggested, {} reported.\n",
        s.files, s.changed, s.safe, s.suggested, s.reported
    );
    let transforms = transforms.into_iter().map(|(id, counts)| (id.to_owned(), counts)).collect();
    text.push_str(&table("transform", transforms));
    text.push_str(&table("file", files.into_iter().collect()));
    text.push_str(&table("owner", owners.into_iter().collect()));
    if !report.errors.is_empty() {
        text.push_str("\n| error | |\n|---|---|\n");
        for problem in &report.errors {
            text.push_str(&format!("| {} | {} |\n", code(&problem.path), cell(&problem.message)));
        }
    }
    text
}

fn table(name: &str, mut rows: Vec<(String, Counts)>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    rows.sort_by_key(|(name, counts)| (std::cmp::Reverse(counts.iter().sum::<usize>()), name.clone()));
    let mut text = format!("\n| {name} | safe | suggested | reported |\n|---|---|---|---|\n");
    for (name, [safe, suggested, reported]) in rows {
        text.push_str(&format!("| {} | {safe} | {suggested} | {reported} |\n", code(&name)));
    }
    text
}

fn cell(text: &str) -> String {
    visible(text).replace('|', "\\|").replace('<', "&lt;")
}

fn code(text: &str) -> String {
    format!("`{}`", visible(text).replace('|', "\\|").replace('`', "'"))
}
