//! The page of a transform, as shown by `upshift explain`.

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::Paint;
use crate::transform::{Example, Transform};
use crate::version::Version;

/// The page of a transform: what changed and why, since when, and its examples as diffs.
pub fn page(transform: &Transform, paint: Paint) -> String {
    let mut text = format!("{}\n{}\n\n", paint.with(Style::new().bold(), &transform.id), transform.title);
    if !transform.reason.is_empty() {
        text.push_str(&format!("{}\n\n", transform.reason.trim()));
    }
    for (name, value) in facts(transform) {
        text.push_str(&format!("{name}: {value}\n"));
    }
    for (index, (name, message)) in rows(transform).enumerate() {
        text.push_str(&format!("{}{name}: {message}\n", if index == 0 { "\n" } else { "" }));
    }
    for example in &transform.examples {
        let title = format!("@@ {}", example.title);
        text.push_str(&format!("\n{}\n", paint.with(AnsiColor::Cyan.on_default(), &title)));
        for (sign, line) in lines(example) {
            let style = match sign {
                '!' => AnsiColor::Yellow.on_default(),
                '-' => AnsiColor::Red.on_default(),
                '+' => AnsiColor::Green.on_default(),
                _ => Style::new(),
            };
            text.push_str(&format!("{}\n", paint.with(style, format!("{sign}{line}").trim_end())));
        }
    }
    text
}

/// The same in Markdown.
pub fn markdown_page(transform: &Transform) -> String {
    let mut text = format!("# {}\n\n`{}`\n\n", transform.title.trim_end_matches('.'), transform.id);
    if !transform.reason.is_empty() {
        text.push_str(&format!("{}\n\n", transform.reason.trim()));
    }
    text.push_str("| | |\n|---|---|\n");
    for (name, value) in facts(transform) {
        let value = if name == "see" { format!("<{value}>") } else { value.replace('|', "\\|") };
        text.push_str(&format!("| {name} | {value} |\n"));
    }
    for (index, (name, message)) in rows(transform).enumerate() {
        text.push_str(if index == 0 { "\n| Reported | Instead |\n|---|---|\n" } else { "" });
        text.push_str(&format!("| `{name}` | {} |\n", message.replace('|', "\\|")));
    }
    if !transform.examples.is_empty() {
        text.push_str("\nIn the examples, `!` marks code that is reported.\n");
    }
    for example in &transform.examples {
        let lines: String =
            lines(example).map(|(sign, line)| format!("{sign}{line}").trim_end().to_owned() + "\n").collect();
        let fence = if lines.contains("```") { "````" } else { "```" };
        text.push_str(&format!("\n## {}\n\n{fence}diff\n{lines}{fence}\n", example.title));
    }
    text
}

/// A table of transforms with links to their pages.
pub fn markdown_list(title: &str, transforms: &[&Transform], above: &str) -> String {
    let mut text =
        format!("# {title}\n\n| transform | safety | deprecated | removed | |\n|---|---|---|---|---|\n");
    let version = |version: Option<Version>| version.map_or(String::new(), |version| version.to_string());
    for transform in transforms {
        text.push_str(&format!(
            "| [{0}]({above}{0}.md) | {1} | {2} | {3} | {4} |\n",
            transform.id,
            transform.reach().as_str(),
            version(transform.deprecated),
            version(transform.removed),
            transform.title.replace('|', "\\|"),
        ));
    }
    text
}

/// The facts about a transform: names and values.
fn facts(transform: &Transform) -> impl Iterator<Item = (&'static str, String)> {
    let facts = [
        ("deprecated", transform.deprecated.map(|v| v.to_string())),
        ("removed", transform.removed.map(|v| v.to_string())),
        ("replacement since", transform.available.map(|v| v.to_string())),
        ("needs", (!transform.requires.is_empty()).then(|| transform.requires.join(", "))),
        ("safety", Some(transform.reach().as_str().to_owned())),
        ("see", (!transform.reference.is_empty()).then(|| link(&transform.reference))),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name, value?)))
}

/// The names of `reports`, each with what to do.
fn rows(transform: &Transform) -> impl Iterator<Item = (&str, &str)> {
    let reported = transform.pairs.iter().filter(|pair| pair.reported);
    reported.map(|pair| (pair.suffix.as_str(), pair.message.as_str()))
}

/// The lines of an example, each with its sign.
fn lines(example: &Example) -> impl Iterator<Item = (char, String)> {
    let diff = TextDiff::from_lines(&example.before, &example.after);
    let mut number = 0;
    let line = |change: similar::Change<&str>| {
        number += usize::from(change.tag() != ChangeTag::Insert);
        let sign = match change.tag() {
            ChangeTag::Equal if example.reported.contains(&number) => '!',
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        (sign, change.value().trim_end().to_owned())
    };
    diff.iter_all_changes().map(line).collect::<Vec<_>>().into_iter()
}

/// The URL of a page in Python's documentation, given as `whatsnew/3.12#removed`.
pub fn link(reference: &str) -> String {
    match reference.split_once('#') {
        _ if reference.contains("://") => reference.to_owned(),
        Some((page, anchor)) => format!("https://docs.python.org/3/{page}.html#{anchor}"),
        None => format!("https://docs.python.org/3/{reference}.html"),
    }
}
