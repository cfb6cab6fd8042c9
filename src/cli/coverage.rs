//! `upshift coverage`: what Python versions changed, and how upshift handles each change.

use anstyle::{AnsiColor, Style};
use anyhow::{Result, bail};
use serde_json::json;

use super::args::{CoverageFormat, CoverageOptions};
use super::reporter::say;
use crate::answer::{Answer, Answers};
use crate::finding::Safety;
use crate::ledger::Row;
use crate::output::{account, changes};
use crate::transform;
use crate::version::Version;

/// Runs the command; returns the exit status: 1 if a change is unaccounted for.
pub fn run(options: &CoverageOptions) -> Result<u8> {
    let all = Row::all();
    let known = |of: fn(&Row) -> Option<Version>| all.iter().filter_map(of);
    let (oldest, newest) =
        (known(|row| row.deprecated.or(row.removed)).min(), known(|row| row.removed).max());
    let within = options.versions.map(|(first, last)| first..=last);
    let is_within = |version: Option<Version>| match &within {
        Some(within) => version.is_some_and(|version| within.contains(&version)),
        None => true,
    };
    let rows: Vec<Row> =
        all.iter().filter(|row| is_within(row.removed) || is_within(row.deprecated)).cloned().collect();
    if rows.is_empty() {
        let shown = |version: Option<Version>| version.map_or(String::new(), |version| version.to_string());
        bail!("no change is known of that; name a Python from {} to {}", shown(oldest), shown(newest));
    }
    let transforms = transform::builtin();
    let answers = Answers::new(&transforms);
    match options.format {
        CoverageFormat::Markdown => {
            let mut pages: Vec<Version> =
                rows.iter().filter(|row| row.is_gone()).filter_map(|row| row.removed).collect();
            pages.sort_unstable();
            pages.dedup();
            let pages = pages.into_iter().filter(|version| is_within(Some(*version))).map(Some);
            let deprecated = within.is_none().then_some(None);
            let pages: Vec<String> = pages.chain(deprecated).map(|page| changes(page, &answers)).collect();
            say(pages.join("\n"))?;
        }
        CoverageFormat::Json => {
            let entry = |row: &Row| {
                let (answer, by) = answers.of(row);
                let version = |version: Option<Version>| version.map(|version| version.to_string());
                json!({
                    "name": row.name,
                    "kind": row.kind,
                    "deprecated": version(row.deprecated),
                    "removed": version(row.removed),
                    "instead": row.instead,
                    "answer": answer.as_str(),
                    "transforms": by.iter().map(|transform| &transform.id).collect::<Vec<_>>(),
                    "why": if let Answer::Uncovered(why) = answer { Some(why) } else { None },
                })
            };
            let entries: Vec<_> = rows.iter().map(entry).collect();
            say(serde_json::to_string_pretty(&entries)? + "\n")?;
        }
        CoverageFormat::Human => {
            let paint = options.color.out();
            let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
            let mut text = String::new();
            for row in &rows {
                let (answer, by) = answers.of(row);
                let style = match answer {
                    Answer::Covered(Safety::Safe) => AnsiColor::Green.on_default(),
                    Answer::Covered(Safety::Suggested) => AnsiColor::Cyan.on_default(),
                    Answer::Covered(Safety::Reported) => AnsiColor::Yellow.on_default(),
                    Answer::Uncovered(_) => Style::new().dimmed(),
                    Answer::Silent => AnsiColor::Red.on_default(),
                };
                let word = paint.with(style, &format!("{:11}", answer.as_str()));
                let note = match answer {
                    Answer::Uncovered(why) => why,
                    _ => by.iter().map(|transform| transform.id.as_str()).collect::<Vec<_>>().join(", "),
                };
                let since = match (row.removed, row.deprecated) {
                    (Some(removed), _) => format!("removed {removed}"),
                    (None, Some(deprecated)) => format!("deprecated {deprecated}"),
                    (None, None) => "deprecated".to_owned(),
                };
                let line = format!("{:width$}  {since:15}  {word}  {note}", row.name);
                text.push_str(line.trim_end());
                text.push('\n');
            }
            let title = match options.versions {
                Some((first, last)) if first == last => format!("Python {first}"),
                Some((first, last)) => format!("Python {first} to {last}"),
                None => "All Pythons".to_owned(),
            };
            say(format!("{text}\n{title}: {}\n", account(&rows, &answers)))?;
        }
    }
    let silent = rows.iter().any(|row| answers.of(row).0 == Answer::Silent);
    Ok(if silent { super::FOUND } else { super::CLEAN })
}

/// Parses `3.13` or `3.8..3.13`.
pub fn versions(text: &str) -> Result<(Version, Version), String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (first.parse()?, last.parse()?);
    if first <= last { Ok((first, last)) } else { Err(format!("{first} is newer than {last}")) }
}
