//! The whole run as one JSON document, for programs. `version` counts incompatible changes.

use serde::Serialize;

use super::{Tally, printable};
use crate::engine::Outcome;
use crate::finding::{Finding, Need};
use crate::text::{Edit, Source};

/// A run.
#[derive(Serialize)]
pub struct Report {
    version: u32,
    files: Vec<File>,
    findings: Vec<Entry>,
    errors: Vec<Problem>,
    summary: Summary,
}

#[derive(Serialize)]
struct File {
    path: String,
    /// Whether it is new.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    created: bool,
    /// Of the decoded text, sorted and disjoint; offsets are bytes.
    edits: Vec<Replacement>,
}

#[derive(Serialize)]
struct Replacement {
    start_offset: usize,
    end_offset: usize,
    text: String,
}

#[derive(Serialize)]
struct Entry {
    path: String,
    id: String,
    title: String,
    safety: &'static str,
    applied: bool,
    /// Lines and columns are 1-based, columns count characters, offsets are bytes of the decoded text.
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_offset: usize,
    end_offset: usize,
    before: String,
    after: Option<String>,
    message: String,
    instead: Option<String>,
    reasons: Vec<Because>,
    /// What it needs besides: a distribution, as PEP 508 writes it, or a module.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<Needed>,
    removed: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Needed {
    Distribution { requirement: String, manifest: String },
    Module { name: String },
}

#[derive(Serialize)]
struct Because {
    text: String,
    path: Option<String>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct Problem {
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    changed: usize,
    safe: usize,
    suggested: usize,
    reported: usize,
    ignored: usize,
    accepted: usize,
    trouble: usize,
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
            let edit = |edit: &Edit| Replacement {
                start_offset: edit.start,
                end_offset: edit.end,
                text: edit.text.clone(),
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

    /// The document.
    pub fn render(mut self, tally: &Tally) -> String {
        self.summary = Summary::of(tally);
        printable(&serde_json::to_string_pretty(&self).unwrap_or_default()) + "\n"
    }
}
