//! The run as one JSON document. `version` is increased by incompatible changes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::formats::Format;
use super::{Tally, printable};
use crate::embedded::Embedded;
use crate::engine::Outcome;
use crate::finding::{Alternative, Blocker, Finding, Need, Reason, Safety};
use crate::text::{Edit, Source};

/// What a run of upshift found.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// Increased when programs that read the document must change.
    version: u32,
    /// The files that were changed, or would be.
    pub(super) files: Vec<File>,
    /// The findings, by file and place.
    pub(super) findings: Vec<Entry>,
    /// The errors.
    pub(super) errors: Vec<Problem>,
    /// The counts.
    pub(super) summary: Tally,
}

/// A file that was changed, or would be.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct File {
    /// The path, starting from an argument.
    pub(super) path: String,
    /// Whether it is new; omitted if not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) created: bool,
    /// The replacements, sorted and disjoint.
    pub(super) edits: Vec<Replacement>,
}

/// A replacement.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Replacement {
    /// The first byte to replace, in the text as UTF-8.
    pub(super) start_offset: usize,
    /// The byte after the last one to replace.
    pub(super) end_offset: usize,
    /// The new text.
    pub(super) text: String,
    /// The same offsets in characters.
    #[serde(skip)]
    pub(super) start_char: usize,
    #[serde(skip)]
    pub(super) end_char: usize,
}

/// A finding.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry {
    /// The file.
    pub path: String,
    /// The transform, as `configparser/readfp`.
    pub id: String,
    /// Its title, one sentence.
    pub title: String,
    /// `safe`, `suggested` or `reported`.
    pub safety: Cow<'static, str>,
    /// Whether its change is among the edits of the file.
    pub applied: bool,
    /// The line where it starts, from 1.
    pub line: usize,
    /// The character of that line, from 1.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The character after its last.
    pub end_column: usize,
    /// Where it stands in a notebook; omitted elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
    /// Its first byte, in the text as UTF-8.
    pub start_offset: usize,
    /// The byte after its last.
    pub end_offset: usize,
    /// The code found.
    pub before: String,
    /// The proposed code, if any.
    pub after: Option<String>,
    /// What to do by hand, or what to check.
    pub message: String,
    /// Alternative rewrites, which `--alternative` selects; omitted if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// The evidence.
    pub reasons: Vec<Because>,
    /// What it needs besides the edits of its file; omitted if nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Needed>,
    /// The first Python without the old API, as `3.12`; that may be announced only.
    pub removed: Option<String>,
    /// Whether all Pythons that the code must run on still have it.
    pub only_deprecated: bool,
    /// Whether a recorded run reached it; omitted if that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ran: Option<bool>,
    /// The owners of the file, after `CODEOWNERS`; omitted if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
    /// Why its change is not made: `review`, `oldest-python`, `unknown-type` or `by-hand`; omitted if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocker: Option<Cow<'static, str>>,
    /// What would make the change possible, a clause in Markdown; omitted if nothing would.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unlock: Option<String>,
}

/// A place in a cell of a notebook.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cell {
    /// The number of the cell among all cells, from 1.
    pub number: usize,
    /// The line of the cell, from 1.
    pub line: usize,
    /// The character of that line, from 1.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The character after its last.
    pub end_column: usize,
}

impl Cell {
    fn of(embedded: &Embedded, finding: &Finding) -> Option<Cell> {
        let number = embedded.cell(finding.range.start)?;
        let (text, range) = embedded.view(&finding.range)?;
        let (start, end) = (text.position(range.start), text.position(range.end));
        let (end_line, end_column) = (end.line, end.column);
        Some(Cell { number, line: start.line, column: start.column, end_line, end_column })
    }
}

/// What a change needs besides the edits of its file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Needed {
    /// A distribution.
    Distribution {
        /// The requirement, as in PEP 508.
        requirement: String,
        /// The file where it is declared.
        manifest: String,
    },
    /// A module that upshift adds to the project.
    Module {
        /// Its dotted name.
        name: String,
    },
    /// A distribution that nothing in the project uses any more.
    Unused {
        /// Its name.
        distribution: String,
        /// The files where it is declared no longer.
        manifests: Vec<String>,
    },
}

impl std::fmt::Display for Needed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Needed::Distribution { requirement, manifest } => write!(f, "`{requirement}` in {manifest}"),
            Needed::Module { name } => write!(f, "the module `{name}`, which is added to the project"),
            Needed::Unused { distribution, manifests } => {
                write!(f, "`{distribution}` no longer in {}", manifests.join(", "))
            }
        }
    }
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Because {
    /// A clause, such as "`p` is a `configparser.ConfigParser`".
    pub text: String,
    /// The file that shows it.
    pub path: Option<String>,
    /// The line there, from 1.
    line: Option<usize>,
}

impl Because {
    /// The clause with its place, for people.
    pub fn shown(&self) -> String {
        match (&self.path, self.line) {
            (Some(path), Some(line)) => format!("{} ({path}:{line})", self.text),
            _ => self.text.clone(),
        }
    }
}

/// An error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// The file.
    pub path: String,
    /// The line, from 1, if it is about one.
    pub line: Option<usize>,
    /// The character of that line, counted from 1.
    pub column: Option<usize>,
    /// What happened, and what to do.
    pub message: String,
}

impl Default for Report {
    fn default() -> Self {
        Report {
            version: 1,
            files: Vec::new(),
            findings: Vec::new(),
            errors: Vec::new(),
            summary: Tally::default(),
        }
    }
}

impl Report {
    /// Adds a file with its findings, and with its edits if they are applied; for a file of another kind, the Python
    /// in it is given.
    pub fn file(&mut self, source: &Source, outcome: &Outcome, embedded: Option<&Embedded>) {
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
            let cell = embedded.and_then(|embedded| Cell::of(embedded, finding));
            self.findings.push(Entry { cell, ..Entry::of(source, finding) });
        }
    }

    /// Adds another file that is changed or created.
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

    /// Adds an error; line and column count from 1.
    pub fn problem(&mut self, path: &str, place: Option<(usize, usize)>, message: &str) {
        self.errors.push(Problem::new(path, place, message));
    }

    /// Renders the run in a format.
    pub fn render(mut self, tally: &Tally, format: Format) -> String {
        self.summary = *tally;
        format.render(&self)
    }

    /// The JSON document.
    pub(super) fn document(&self) -> String {
        printable(&serde_json::to_string_pretty(self).unwrap_or_default()) + "\n"
    }
}

impl Entry {
    /// A finding of a source.
    pub fn of(source: &Source, finding: &Finding) -> Entry {
        let (start, end) = (source.position(finding.range.start), source.position(finding.range.end));
        let needed = |need: &Need| match need {
            Need::Distribution { requirement, manifest } => Needed::Distribution {
                requirement: requirement.clone(),
                manifest: manifest.to_string_lossy().into_owned(),
            },
            Need::Module { name, .. } => Needed::Module { name: name.clone() },
            Need::Unused { distribution, manifests, .. } => Needed::Unused {
                distribution: distribution.clone(),
                manifests: manifests.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
            },
        };
        let because = |reason: &Reason| Because {
            text: reason.text.clone(),
            path: reason.place.as_ref().map(|(path, _)| path.to_string_lossy().into_owned()),
            line: reason.place.as_ref().map(|(_, line)| *line),
        };
        Entry {
            path: source.path().to_string_lossy().into_owned(),
            id: finding.id.clone(),
            title: finding.title.clone(),
            safety: finding.safety.as_str().into(),
            applied: finding.applied,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            cell: None,
            start_offset: finding.range.start,
            end_offset: finding.range.end,
            before: finding.before.clone(),
            after: finding.after.clone(),
            message: finding.message.clone(),
            alternatives: finding.alternatives.clone(),
            reasons: finding.reasons.iter().map(because).collect(),
            needs: finding.needs.iter().map(needed).collect(),
            removed: finding.removed.map(|version| version.to_string()),
            only_deprecated: finding.only_deprecated,
            ran: finding.is_reached(),
            owners: finding.owners.to_vec(),
            blocker: finding.blocker().map(|blocker| blocker.as_str().into()),
            unlock: finding.blocker().and_then(Blocker::unlock),
        }
    }

    /// The message without the title, as in [`Finding::note`].
    pub fn note(&self) -> &str {
        self.message.strip_suffix(&self.title).unwrap_or(&self.message).trim()
    }

    /// How safe it is.
    pub fn safety(&self) -> Safety {
        let all = [Safety::Safe, Safety::Suggested];
        all.into_iter().find(|safety| safety.as_str() == self.safety).unwrap_or(Safety::Reported)
    }
}

impl Problem {
    /// An error; line and column count from 1.
    pub fn new(path: &str, place: Option<(usize, usize)>, message: &str) -> Problem {
        Problem {
            path: path.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            message: message.to_owned(),
        }
    }
}

/// A finding as in the document.
pub fn entry(source: &Source, finding: &Finding) -> serde_json::Value {
    serde_json::to_value(Entry::of(source, finding)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::check_schema;

    /// Programs rely on the schema.
    #[test]
    fn the_schema_is_up_to_date() {
        check_schema::<Report>("upshift --format json", "docs/output.schema.json");
    }
}
