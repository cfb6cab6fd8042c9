//! A transform, as `upshift explain` shows it.

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::Paint;
use crate::transform::{Example, Transform};

/// The page of a transform: what changed, why, since when, and its examples as diffs.
pub fn page(transform: &Transform, paint: Paint) -> String {
    let mut text = format!("{}\n{}\n\n", paint.with(Style::new().bold(), &transform.id), transform.title);
    if !transform.reason.is_empty() {
        text.push_str(&format!("{}\n\n", transform.reason.trim()));
    }
    let facts = [
        ("deprecated", transform.deprecated.map(|v| v.to_string())),
        ("removed", transform.removed.map(|v| v.to_string())),
        ("replacement since", transform.available.map(|v| v.to_string())),
        ("needs", (!transform.requires.is_empty()).then(|| transform.requires.join(", "))),
        ("safety", Some(transform.reach().as_str().to_owned())),
        ("see", (!transform.reference.is_empty()).then(|| link(&transform.reference))),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            text.push_str(&format!("{name}: {value}\n"));
        }
    }
    for example in &transform.examples {
        text.push_str(&shown(example, paint));
    }
    text
}

/// An example, as its author wrote it.
fn shown(example: &Example, paint: Paint) -> String {
    let title = format!("@@ {}", example.title);
    let mut text = format!("\n{}\n", paint.with(AnsiColor::Cyan.on_default(), &title));
    let diff = TextDiff::from_lines(&example.before, &example.after);
    let mut number = 0;
    for change in diff.iter_all_changes() {
        number += usize::from(change.tag() != ChangeTag::Insert);
        let (sign, style) = match change.tag() {
            ChangeTag::Equal if example.reported.contains(&number) => ("!", AnsiColor::Yellow.on_default()),
            ChangeTag::Equal => (" ", Style::new()),
            ChangeTag::Delete => ("-", AnsiColor::Red.on_default()),
            ChangeTag::Insert => ("+", AnsiColor::Green.on_default()),
        };
        let line = format!("{sign}{}", change.value());
        text.push_str(&format!("{}\n", paint.with(style, line.trim_end())));
    }
    text
}

/// `whatsnew/3.12#removed` as the address of a page of Python's documentation.
pub fn link(reference: &str) -> String {
    match reference.split_once('#') {
        _ if reference.contains("://") => reference.to_owned(),
        Some((page, anchor)) => format!("https://docs.python.org/3/{page}.html#{anchor}"),
        None => format!("https://docs.python.org/3/{reference}.html"),
    }
}
