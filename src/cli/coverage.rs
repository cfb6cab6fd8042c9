//! `upshift coverage`: what a Python version changed, and how upshift handles each change.

use anstyle::{AnsiColor, Style};
use anyhow::{Result, bail};
use serde_json::json;

use super::args::{CoverageFormat, CoverageOptions};
use super::reporter::say;
use crate::finding::Safety;
use crate::ledger::{Answer, Row};
use crate::output::{account, changes};
use crate::transform;

/// Runs the command; returns the exit status: 1 if a change is unaccounted for.
pub fn run(options: &CoverageOptions) -> Result<u8> {
    let version = options.version;
    let Some(rows) = Row::all(version) else {
        let known: Vec<String> = Row::versions().iter().map(ToString::to_string).collect();
        bail!("no ledger for Python {version}; available: {}", known.join(", "));
    };
    let transforms = transform::builtin();
    match options.format {
        CoverageFormat::Markdown => say(changes(version, &rows, &transforms))?,
        CoverageFormat::Json => {
            let entry = |row: &Row| {
                json!({
                    "name": row.name,
                    "kind": row.kind,
                    "deprecated": row.deprecated,
                    "removed": row.removed,
                    "answer": row.answer(&transforms).as_str(),
                    "transforms": row.transforms,
                    "why": row.uncovered,
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
                let answer = row.answer(&transforms);
                let style = match answer {
                    Answer::Covered(Safety::Safe) => AnsiColor::Green.on_default(),
                    Answer::Covered(Safety::Suggested) => AnsiColor::Cyan.on_default(),
                    Answer::Covered(Safety::Reported) => AnsiColor::Yellow.on_default(),
                    Answer::Uncovered(_) => Style::new().dimmed(),
                    Answer::Silent => AnsiColor::Red.on_default(),
                };
                let note = row.uncovered.clone().unwrap_or_else(|| row.transforms.join(", "));
                let word = paint.with(style, &format!("{:11}", answer.as_str()));
                let line = format!("{:width$}  {word}  {note}", row.name);
                text.push_str(line.trim_end());
                text.push('\n');
            }
            say(text + "\n" + &account(version, &rows, &transforms) + "\n")?;
        }
    }
    let silent = rows.iter().any(|row| row.answer(&transforms) == Answer::Silent);
    Ok(if silent { super::FOUND } else { super::CLEAN })
}
