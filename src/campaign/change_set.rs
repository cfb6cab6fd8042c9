//! The change set that `upshift plan` writes: a JSON document with everything that `fix` would write, and why.
//! `version` is increased by incompatible changes.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::engine::line_edits;
use crate::output::{Entry, FileProblem, Tally, printable};
use crate::project::sort_key;
use crate::text::Edit;

/// The version of the document.
pub const VERSION: u32 = 1;

/// What a run would change, and what it found.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeSet {
    /// Increased when programs that read the document must change.
    pub version: u32,
    /// The version of upshift that made it.
    pub upshift: String,
    /// The arguments of the command, without the file that it writes: `--renew` runs it with the same.
    pub arguments: Vec<String>,
    /// The Python versions that the code must run on.
    pub pythons: Pythons,
    /// The projects of the run, by path.
    pub projects: Vec<ProjectSize>,
    /// The transforms that found something, by id.
    pub transforms: Vec<TransformNote>,
    /// The files that change: Python files, manifests and new modules, in the order in which they are written.
    pub files: Vec<FileChange>,
    /// What the changes need besides the edits of their files.
    pub needs: Vec<PlannedNeed>,
    /// The findings, by file and place.
    pub findings: Vec<Entry>,
    /// The errors.
    pub errors: Vec<FileProblem>,
    /// The counts.
    pub summary: Tally,
}

/// The Python versions that the code must run on: those of all files together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pythons {
    /// The oldest, as `3.10`.
    pub min: String,
    /// The newest.
    pub target: String,
}

/// A project: the folder of the nearest manifest, else of the outermost package, else of the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProjectSize {
    /// Its folder; `.` for the tree itself.
    pub path: String,
    /// The number of its Python files in the run.
    pub files: usize,
}

/// A transform that found something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TransformNote {
    /// Its id, as `configparser/readfp`.
    pub id: String,
    /// Its title, one sentence.
    pub title: String,
    /// Why the change is right, in Markdown; may be empty.
    pub reason: String,
}

/// A file that changes. Paths count from the root of the repository, else from the folder where the plan was made,
/// and have `/` on every platform.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FileChange {
    /// Its path.
    pub path: String,
    /// The folder of its project.
    pub project: String,
    /// Its owners, after `CODEOWNERS`; omitted if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
    /// The SHA-256 of its bytes before; `null` for a new file.
    pub before: Option<String>,
    /// The SHA-256 of its bytes afterwards.
    pub after: String,
    /// `latin-1` if the bytes are no UTF-8: each character of a new text is then one byte. Omitted for UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The replacements of whole lines, sorted and disjoint.
    pub edits: Vec<Replaced>,
    /// For a manifest or a new module: the files that change only together with it. Omitted for others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wanted_by: Vec<String>,
}

/// A replacement of whole lines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Replaced {
    /// The first byte to replace, in the file.
    pub start_offset: usize,
    /// The byte after the last one to replace.
    pub end_offset: usize,
    /// The new text.
    pub text: String,
    /// The transforms that make it. Edits of a file with the same ones go together; those of others can be left out.
    pub by: Vec<String>,
}

/// What a change needs besides the edits of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum PlannedNeed {
    /// A distribution.
    Distribution {
        /// The file whose change needs it.
        path: String,
        /// The transform whose change needs it.
        id: String,
        /// The requirement, as in PEP 508.
        requirement: String,
        /// The file where it is declared.
        manifest: String,
    },
    /// A module that upshift adds to the project.
    Module {
        /// The file whose change needs it.
        path: String,
        /// The transform whose change needs it.
        id: String,
        /// Its dotted name.
        name: String,
        /// The folder that the name starts from.
        folder: String,
        /// Its text, `\n` between lines.
        text: String,
    },
    /// A distribution that nothing in the project uses any more, once all files with this need have changed.
    Unused {
        /// The file whose change leaves it without a use.
        path: String,
        /// The transform of that change.
        id: String,
        /// Its name.
        distribution: String,
        /// The files where it is declared no longer.
        manifests: Vec<String>,
    },
}

impl ChangeSet {
    /// The document.
    pub fn document(&self) -> String {
        printable(&serde_json::to_string_pretty(self).unwrap_or_default()) + "\n"
    }

    /// Reads a document; the error is a clause for people.
    pub fn parse(text: &str) -> Result<ChangeSet, String> {
        #[derive(Deserialize)]
        struct Head {
            version: u32,
            upshift: String,
        }
        let wrong = |error: serde_json::Error| format!("it is no change set of `upshift plan`: {error}");
        let head: Head = serde_json::from_str(text).map_err(wrong)?;
        if head.version != VERSION {
            let (version, by) = (head.version, head.upshift);
            return Err(format!(
                "it has version {version} of the format and was made by upshift {by}; this upshift reads version {VERSION}: make the plan again"
            ));
        }
        serde_json::from_str(text).map_err(wrong)
    }

    /// Brings everything into the order of files and places, which does not tell how a run was cut: manifests and new
    /// modules come first among the files, and a transform has the title of its first finding.
    pub fn sort(&mut self) {
        let key = |path: &str| sort_key(Path::new(path));
        self.files.sort_by_cached_key(|change| (!change.comes_with_others(), key(&change.path)));
        self.needs.sort_by_cached_key(|need| key(need.path()));
        self.findings.sort_by_cached_key(|entry| (key(&entry.path), entry.start_offset, entry.end_offset));
        self.errors.sort_by_cached_key(|error| (key(&error.path), error.line, error.column));
        let titles: HashMap<&str, &str> =
            self.findings.iter().rev().map(|entry| (&*entry.id, &*entry.title)).collect();
        for note in &mut self.transforms {
            note.title = titles.get(&*note.id).map_or_else(String::new, |title| (*title).to_owned());
        }
    }

    /// The folder of the project of a file: the innermost one that contains it.
    pub fn project_of(&self, path: &str) -> &str {
        let holds = |project: &&ProjectSize| {
            let inside = path.strip_prefix(&project.path);
            project.path == "." || inside.is_some_and(|rest| rest.starts_with('/'))
        };
        let projects =
            self.projects.iter().map(|project| project.path.len() * usize::from(project.path != "."));
        let found = self.projects.iter().zip(projects).filter(|(project, _)| holds(project));
        found.max_by_key(|(_, length)| *length).map_or(".", |(project, _)| &project.path)
    }
}

impl PlannedNeed {
    /// The transform whose change needs it.
    pub fn id(&self) -> &str {
        match self {
            PlannedNeed::Distribution { id, .. }
            | PlannedNeed::Module { id, .. }
            | PlannedNeed::Unused { id, .. } => id,
        }
    }

    /// The file whose change needs it.
    pub fn path(&self) -> &str {
        match self {
            PlannedNeed::Distribution { path, .. }
            | PlannedNeed::Module { path, .. }
            | PlannedNeed::Unused { path, .. } => path,
        }
    }
}

impl FileChange {
    /// Whether it is a manifest or a new module, which changes only with other files.
    pub fn comes_with_others(&self) -> bool {
        self.before.is_none() || !self.wanted_by.is_empty()
    }

    /// The edits between the bytes of a file and new ones, without transforms, and their encoding.
    pub fn edits(before: &[u8], after: &[u8]) -> (Vec<Replaced>, Option<String>) {
        let spelling = Spelling::of(&[before, after]);
        let edits = spelling.edits(before, after).into_iter().map(|edit| Replaced {
            start_offset: edit.start,
            end_offset: edit.end,
            text: edit.text,
            by: Vec::new(),
        });
        (edits.collect(), (spelling == Spelling::Latin1).then(|| "latin-1".to_owned()))
    }

    /// The bytes after the edits; the error is a clause for people.
    pub fn apply(&self, before: &[u8]) -> Result<Vec<u8>, String> {
        let after = replaced(before, &self.edits, self.encoding.is_some());
        after.filter(|bytes| sha256(bytes) == self.after).ok_or_else(|| {
            "the plan is damaged: its edits do not give the bytes that it promises; make it again".to_owned()
        })
    }
}

/// The bytes of a file after edits; `None` if these do not fit.
pub(super) fn replaced(before: &[u8], edits: &[Replaced], is_latin_1: bool) -> Option<Vec<u8>> {
    let (mut bytes, mut at) = (Vec::with_capacity(before.len()), 0);
    for edit in edits {
        bytes.extend_from_slice(before.get(at..edit.start_offset)?);
        if is_latin_1 {
            let text: Option<Vec<u8>> = edit.text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
            bytes.extend(text?);
        } else {
            bytes.extend_from_slice(edit.text.as_bytes());
        }
        at = edit.end_offset.max(edit.start_offset);
    }
    bytes.extend_from_slice(before.get(at..)?);
    Some(bytes)
}

/// How the bytes of a file are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    Utf8,
    /// Each byte is a character.
    Latin1,
}

impl Spelling {
    /// The one that suits all of some bytes.
    pub(super) fn of(all: &[&[u8]]) -> Spelling {
        let is_utf8 = all.iter().all(|bytes| std::str::from_utf8(bytes).is_ok());
        if is_utf8 { Spelling::Utf8 } else { Spelling::Latin1 }
    }

    fn text(self, bytes: &[u8]) -> String {
        match self {
            Spelling::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Spelling::Latin1 => bytes.iter().copied().map(char::from).collect(),
        }
    }

    /// The replacements of whole lines between some bytes and others, with offsets in the former.
    pub(super) fn edits(self, before: &[u8], after: &[u8]) -> Vec<Edit> {
        let (before, after) = (self.text(before), self.text(after));
        let offset = |at: usize| match self {
            Spelling::Utf8 => at,
            Spelling::Latin1 => before[..at].chars().count(),
        };
        let edits = line_edits(&before, &after);
        let moved = edits.iter().map(|edit| Edit {
            start: offset(edit.start),
            end: offset(edit.end),
            text: edit.text.clone(),
        });
        moved.collect()
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hmac_sha256::Hash::hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(before: &[u8], after: &[u8]) -> FileChange {
        let (edits, encoding) = FileChange::edits(before, after);
        FileChange {
            path: "a.py".to_owned(),
            project: ".".to_owned(),
            owners: Vec::new(),
            before: Some(sha256(before)),
            after: sha256(after),
            encoding,
            edits,
            wanted_by: Vec::new(),
        }
    }

    #[test]
    fn edits_give_the_bytes_back_in_every_encoding() {
        let pairs: [(&[u8], &[u8]); 5] = [
            (b"a\nb\nc\n", b"a\nB\nc\n"),
            (b"", b"new\n"),
            (b"\xef\xbb\xbfx = 1\r\ny = 2\r\n", b"\xef\xbb\xbfx = 3\r\ny = 2\r\n"),
            (b"# \xe9\nx = '\xe9'\ny = 1\n", b"# \xe9\nx = '\xe8'\ny = 2\n"),
            (b"no end", b"no end\n"),
        ];
        for (before, after) in pairs {
            let change = change(before, after);
            assert_eq!(change.apply(before).as_deref(), Ok(after));
            let text = serde_json::to_string(&change).unwrap();
            assert_eq!(serde_json::from_str::<FileChange>(&text).unwrap(), change);
        }
    }

    #[test]
    fn a_plan_that_was_tampered_with_is_refused() {
        let mut change = change(b"a\nb\n", b"a\nB\n");
        assert!(change.apply(b"a\nbb\n").is_err());
        change.edits[0].end_offset = 100;
        assert!(change.apply(b"a\nb\n").is_err());
    }

    #[test]
    fn a_document_of_another_kind_is_refused() {
        assert!(ChangeSet::parse("[]").unwrap_err().contains("no change set"));
        let newer = ChangeSet::parse(r#"{"version": 9, "upshift": "9.0"}"#).unwrap_err();
        assert!(newer.contains("version 9") && newer.contains("make the plan again"));
    }

    /// Programs rely on the schema.
    #[test]
    fn the_schema_of_plans_is_up_to_date() {
        crate::output::check_schema::<ChangeSet>("upshift plan", "docs/plan.schema.json");
    }
}
