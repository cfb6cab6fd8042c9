//! What a Python version changed, as a page: each change, what becomes of it, and a diff. It is the
//! What's New of that version as its users need it.

use std::collections::BTreeMap;
use std::sync::Arc;

use similar::TextDiff;

use super::page::link;
use crate::finding::Safety;
use crate::ledger::{Answer, Row};
use crate::transform::Transform;
use crate::version::Version;

/// Lines of an unchanged example that are shown around a change.
const CONTEXT: usize = 4;

/// How many changes of a version there are of each kind of answer, in words.
pub fn summary(version: Version, rows: &[Row], transforms: &[Arc<Transform>]) -> String {
    let count =
        |wanted: &dyn Fn(&Answer) -> bool| rows.iter().filter(|row| wanted(&row.answer(transforms))).count();
    let safety = |wanted: Safety| count(&|answer| *answer == Answer::Covered(wanted));
    let silent = count(&|answer| *answer == Answer::Silent);
    let (safe, suggested) = (safety(Safety::Safe), safety(Safety::Suggested));
    let mut text = format!(
        "Python {version}: {} changes; {} rewritten ({safe} safe, {suggested} suggested), {} reported, {} not covered",
        rows.len(),
        safe + suggested,
        safety(Safety::Reported),
        count(&|answer| matches!(answer, Answer::Uncovered(_))),
    );
    if silent > 0 {
        text.push_str(&format!(", {silent} silent"));
    }
    text
}

/// The page of a version, in Markdown.
pub fn changes(version: Version, rows: &[Row], transforms: &[Arc<Transform>]) -> String {
    format!(
        "# Python {version}\n\n\
        Made by `upshift coverage --version {version} --format markdown`; do not edit.\n\n{}",
        all_changes(version, rows, transforms, 2)
    )
}

/// Every change of a version, in Markdown, with headings from so many `#` on.
pub fn all_changes(version: Version, rows: &[Row], transforms: &[Arc<Transform>], level: usize) -> String {
    let heading = |below: usize, text: &str| format!("\n{} {text}\n", "#".repeat(level + below));
    let mut text = format!(
        "{}.\n\n\
        *Safe* changes are made by `upshift fix`, *suggested* ones with `--suggested`, and what is *reported* tells you what to do.\n",
        summary(version, rows, transforms)
    );
    let (removed, deprecated): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.is_removed_in(version));
    for (title, rows) in [("Removed", removed), ("Deprecated", deprecated)] {
        text.push_str(&heading(0, title));
        let mut by_transform: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in &rows {
            for id in &row.transforms {
                by_transform.entry(id).or_default().push(row);
            }
        }
        let mut module = "";
        for (id, rows) in &by_transform {
            let Some(transform) = transforms.iter().find(|transform| transform.id == *id) else {
                continue;
            };
            let own = id.split('/').next().unwrap_or_default();
            if own != module {
                module = own;
                text.push_str(&heading(1, module));
            }
            text.push_str(&heading(2, transform.title.trim_end_matches('.')));
            text.push_str(&section(transform, rows, transforms));
        }
    }
    text.push_str(&heading(0, "What no source shows"));
    text.push_str("\n| Change | Why |\n|---|---|\n");
    for row in rows {
        if let Answer::Uncovered(why) = row.answer(transforms) {
            text.push_str(&format!("| `{}` | {} |\n", row.name, why.replace('|', "\\|")));
        }
    }
    text
}

/// A transform: what it is about, what it does, one example.
fn section(transform: &Transform, rows: &[&Row], transforms: &[Arc<Transform>]) -> String {
    let mut text = "\n".to_owned();
    let facts = [
        Some(format!("`{}`", transform.id)),
        Some(format!("*{}*", transform.reach().as_str())),
        transform.deprecated.map(|version| format!("deprecated in {version}")),
        transform.removed.map(|version| format!("removed in {version}")),
        transform.available.map(|version| format!("replacement since {version}")),
        (!transform.requires.is_empty()).then(|| format!("needs {}", transform.requires.join(", "))),
        (!transform.reference.is_empty()).then(|| format!("[documentation]({})", link(&transform.reference))),
    ];
    text.push_str(&facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    text.push('\n');
    if !transform.reason.trim().is_empty() {
        text.push_str(&format!("\n{}\n", transform.reason.trim()));
    }
    let example = transform.examples.iter().find(|example| example.before != example.after);
    if let Some(example) = example {
        text.push_str(&format!("\n```diff\n{}```\n", diff(&example.before, &example.after)));
    }
    let answers = rows.iter().map(|row| (row.answer(transforms), row.name.as_str()));
    let mut by_answer: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (answer, name) in answers {
        by_answer.entry(answer.as_str()).or_default().push(format!("`{name}`"));
    }
    for answer in ["safe", "suggested", "reported"] {
        if let Some(names) = by_answer.get(answer) {
            text.push_str(&format!("\n{}: {}\n", capital(answer), names.join(", ")));
        }
    }
    text
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The changed lines of an example, with a few around them, without headers.
fn diff(before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut text = String::new();
    for (index, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if index > 0 {
            text.push_str(" …\n");
        }
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let line = format!("{}{}", change.tag(), change.value());
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}
