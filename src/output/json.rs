//! The whole run as one JSON document, for programs. `version` counts incompatible changes.

use serde::Serialize;

use super::formats::Document;
use super::{Tally, printable};
use crate::engine::Outcome;
use crate::finding::{Finding, Need};
use crate::text::{Edit, Source};

/// A run.
#[derive(Serialize)]
pub struct Report {
    version: u32,
    pub(super) files: Vec<File>,
    pub(super) findings: Vec<Entry>,
    pub(super) errors: Vec<Problem>,
    pub(super) summary: Summary,
}

#[derive(Serialize)]
pub(super) struct File {
    pub(super) path: String,
    /// Whether it is new.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) created: bool,
    /// Of the decoded text, sorted and disjoint; offsets are bytes.
    pub(super) edits: Vec<Replacement>,
}

#[derive(Serialize)]
pub(super) struct Replacement {
    pub(super) start_offset: usize,
    pub(super) end_offset: usize,
    pub(super) text: String,
    /// The same places in characters.
    #[serde(skip)]
    pub(super) start_char: usize,
    #[serde(skip)]
    pub(super) end_char: usize,
}

#[derive(Serialize)]
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) safety: &'static str,
    pub(super) applied: bool,
    /// Lines and columns are 1-based, columns count characters, offsets are bytes of the decoded text.
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    pub(super) start_offset: usize,
    pub(super) end_offset: usize,
    pub(super) before: String,
    pub(super) after: Option<String>,
    pub(super) message: String,
    pub(super) instead: Option<String>,
    pub(super) reasons: Vec<Because>,
    /// What it needs besides: a distribution, as PEP 508 writes it, or a module.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) needs: Vec<Needed>,
    pub(super) removed: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Needed {
    Distribution { requirement: String, manifest: String },
    Module { name: String },
}

#[derive(Serialize)]
pub(super) struct Because {
    text: String,
    path: Option<String>,
    line: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Problem {
    pub(super) path: String,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) message: String,
}

#[derive(Serialize)]
pub(super) struct Summary {
    pub(super) files: usize,
    pub(super) changed: usize,
    pub(super) safe: usize,
    pub(super) suggested: usize,
    pub(super) reported: usize,
    pub(super) ignored: usize,
    pub(super) accepted: usize,
    pub(super) trouble: usize,
}

impl Default for Report {
    fn default() -> Self {
        Report {
            version: 1,
            files: Vec::new(),
            findings: Vec::new(),
            errors: Vec::new(),
            summary: Summary::of(&Tally::default()),
        }
    }
}

impl Summary {
    fn of(tally: &Tally) -> Self {
        Summary {
            files: tally.files,
            changed: tally.changed,
            safe: tally.safe,
            suggested: tally.suggested,
            reported: tally.reported,
            ignored: tally.ignored,
            accepted: tally.accepted,
            trouble: tally.trouble,
        }
    }
}

impl Report {
    /// Adds a file with its findings, and with its edits if they are applied.
    pub fn file(&mut self, source: &Source, outcome: &Outcome) {
        if outcome.text.is_some() {
            let (mut seen, mut characters) = (0, 0);
            let mut character = |offset: usize| {
                characters += source.text()[seen..offset].chars().count();
                seen = offset;
                characters
            };
            let edit = |edit: &Edit| Replacement {
                start_offset: edit.start,
                end_offset: edit.end,
                text: edit.text.clone(),
                start_char: character(edit.start),
                end_char: character(edit.end),
            };
            self.files.push(File {
                path: source.path().to_string_lossy().into_owned(),
                created: false,
                edits: outcome.edits.iter().map(edit).collect(),
            });
        }
        for finding in &outcome.findings {
            self.finding(source, finding);
        }
    }

    /// Adds a file that changes, or is made, with those that were looked at.
    pub fn other(&mut self, path: &str, before: Option<&[u8]>, after: &[u8]) {
        let edit = Replacement {
            start_offset: 0,
            end_offset: before.map_or(0, <[u8]>::len),
            text: String::from_utf8_lossy(after).into_owned(),
            start_char: 0,
            end_char: before.map_or(0, |before| String::from_utf8_lossy(before).chars().count()),
        };
        self.files.push(File { path: path.to_owned(), created: before.is_none(), edits: vec![edit] });
    }

    fn finding(&mut self, source: &Source, finding: &Finding) {
        let (start, end) = (source.position(finding.range.start), source.position(finding.range.end));
        let needed = |need: &Need| match need {
            Need::Distribution { requirement, manifest } => Needed::Distribution {
                requirement: requirement.clone(),
                manifest: manifest.to_string_lossy().into_owned(),
            },
            Need::Module { name, .. } => Needed::Module { name: name.clone() },
        };
        let because = |reason: &crate::finding::Reason| Because {
            text: reason.text.clone(),
            path: reason.place.as_ref().map(|(path, _)| path.to_string_lossy().into_owned()),
            line: reason.place.as_ref().map(|(_, line)| *line),
        };
        self.findings.push(Entry {
            path: source.path().to_string_lossy().into_owned(),
            id: finding.id.clone(),
            title: finding.title.clone(),
            safety: finding.safety.as_str(),
            applied: finding.applied,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start_offset: finding.range.start,
            end_offset: finding.range.end,
            before: finding.before.clone(),
            after: finding.after.clone(),
            message: finding.message.clone(),
            instead: finding.instead.clone(),
            reasons: finding.reasons.iter().map(because).collect(),
            needs: finding.needs.iter().map(needed).collect(),
            removed: finding.removed.map(|version| version.to_string()),
        });
    }

    /// Adds something that could not be read or done; line and column are 1-based.
    pub fn problem(&mut self, path: &str, place: Option<(usize, usize)>, message: &str) {
        self.errors.push(Problem {
            path: path.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            message: message.to_owned(),
        });
    }

    /// The run in a format.
    pub fn render(mut self, tally: &Tally, format: Document) -> String {
        self.summary = Summary::of(tally);
        format.of(&self)
    }

    /// The JSON document.
    pub(super) fn document(&self) -> String {
        printable(&serde_json::to_string_pretty(self).unwrap_or_default()) + "\n"
    }
}
