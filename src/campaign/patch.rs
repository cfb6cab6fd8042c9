//! A piece of a plan as a mail that `git am` takes: a commit message that says what, why, how it was proven and what
//! is left, and the patch.

use std::collections::{BTreeMap, BTreeSet};

use super::change_set::{ChangeSet, TransformNote};
use super::merge::Ready;
use super::split::{By, Piece};
use crate::output::{Entry, patch, visible};
use crate::text::one_line;

/// The width of commit messages, in columns.
const WIDTH: usize = 72;

/// How many places are named before the rest is only counted.
const SHOWN: usize = 5;

/// A piece, ready to be sent.
#[derive(Clone, Debug)]
pub struct Patch {
    /// The first line of the commit message.
    pub title: String,
    /// The rest of it.
    pub body: String,
    /// The diffs of its files.
    pub diff: Vec<u8>,
}

impl Patch {
    /// A piece as a patch of files in which the edits of some pieces are made already.
    pub fn of(
        piece: &Piece,
        earlier: &[Piece],
        files: &[Ready],
        plans: &[(String, ChangeSet)],
        by: By,
    ) -> Patch {
        let (title, body) = message(piece, files, plans, by);
        let mut diff = Vec::new();
        for index in piece.files.keys() {
            let file = &files[*index];
            let is_done = |by: &[String]| earlier.iter().any(|piece| piece.has(*index, by));
            let before = file.with(is_done);
            let after = file.with(|by| is_done(by) || piece.has(*index, by)).unwrap_or_default();
            let old = file.before.as_ref().and(before.as_deref());
            diff.extend(patch(&file.change.path, old, &after));
        }
        Patch { title, body, diff }
    }

    /// Whether its files have lines that end with a carriage return, which `git am` drops unless it is told not to.
    pub fn has_carriage_returns(&self) -> bool {
        self.diff.windows(2).any(|pair| pair == b"\r\n")
    }

    /// The name of its file, such as `0002-docs.patch`.
    pub fn file_name(&self, number: usize, label: &str) -> String {
        format!("{number:04}-{}.patch", slug(label))
    }
}

/// A label in letters, digits and hyphens.
pub fn slug(label: &str) -> String {
    let words = label.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-").to_lowercase();
    let short: String = slug.chars().take(50).collect();
    if short.is_empty() { "tree".to_owned() } else { short }
}

/// The mail with the `number`th of `count` patches. The author is a name and an address. It has no date: the commit gets that of `git am`.
pub fn mail(patch: &Patch, number: usize, count: usize, author: &str) -> Vec<u8> {
    let digits = count.to_string().len();
    let head = format!(
        "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n\
         From: {}\n\
         Subject: [PATCH {number:0digits$}/{count}] {}\n\
         MIME-Version: 1.0\n\
         Content-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\n\n\
         {}---\n\n",
        author, patch.title, patch.body
    );
    let foot = format!("-- \nupshift {}\n\n", env!("CARGO_PKG_VERSION"));
    [head.as_bytes(), &patch.diff, foot.as_bytes()].concat()
}

/// The title and the body of a commit message. The body ends with a newline.
pub fn message(piece: &Piece, files: &[Ready], plans: &[(String, ChangeSet)], by: By) -> (String, String) {
    let all = plans.iter().flat_map(|(_, plan)| &plan.findings);
    let paths: BTreeMap<&str, usize> =
        piece.files.keys().map(|index| (files[*index].change.path.as_str(), *index)).collect();
    let own = |entry: &&Entry| {
        paths.get(entry.path.as_str()).is_some_and(|index| piece.has(*index, std::slice::from_ref(&entry.id)))
    };
    let (made, left): (Vec<&Entry>, Vec<&Entry>) = all.clone().filter(own).partition(|entry| entry.applied);
    let ids: BTreeSet<&str> = made.iter().map(|entry| entry.id.as_str()).collect();
    let code = piece.files.keys().filter(|index| files[**index].change.wanted_by.is_empty()).count();
    // Manifests alone, which declare what nothing uses.
    let code = if code == 0 { piece.files.len() } else { code };
    let title = title(piece, &ids, code, by);
    let mut parts: Vec<String> = Vec::new();
    let notes = notes(plans, &ids);
    let reasons: Vec<&str> = notes.iter().map(|note| note.reason.as_str()).collect();
    for note in &notes {
        parts.push(filled("", &format!("{} ({})", note.title, note.id)));
        let reason = note.reason.split("\n\n").map(|paragraph| filled("", paragraph));
        parts.extend(reason.filter(|paragraph| !paragraph.is_empty()));
    }
    let pythons: BTreeSet<String> =
        plans.iter().map(|(_, plan)| format!("{} to {}", plan.pythons.min, plan.pythons.target)).collect();
    let suggested = made.iter().filter(|entry| entry.safety == "suggested").count();
    let proven = match suggested {
        0 => "Every change preserves behaviour".to_owned(),
        _ => format!(
            "{} of {} changes are suggestions, to be reviewed; the others preserve behaviour",
            suggested,
            made.len()
        ),
    };
    parts.push(filled("", &format!(
        "How it was proven: upshift {} followed each name to what it refers to. {proven} on Python {}. Each result was parsed again, and every name in it means what it meant. For example:",
        env!("CARGO_PKG_VERSION"),
        pythons.into_iter().collect::<Vec<_>>().join(", and "),
    )));
    let mut seen = BTreeSet::new();
    let mut examples: Vec<&Entry> = made.iter().copied().filter(|entry| seen.insert(&entry.id)).collect();
    examples.sort_by_key(|entry| (entry.safety != "suggested", &entry.path, entry.line));
    parts.push(list(&examples, |entry| {
        let because: Vec<&str> = entry.reasons.iter().map(|reason| reason.text.as_str()).collect();
        // What to check is often the reason of the transform, which stands above.
        let is_said = reasons.iter().any(|reason| is_alike(reason, &entry.message));
        let is_to_check = entry.safety == "suggested" && !entry.message.is_empty() && !is_said;
        let message = if is_to_check { format!("; check: {}", entry.message) } else { String::new() };
        let because =
            if because.is_empty() { String::new() } else { format!(", since {}", because.join(", and ")) };
        format!("{}{because}{message}", entry.id)
    }));
    let with: Vec<&str> = piece
        .files
        .keys()
        .map(|index| &files[*index].change)
        .filter(|change| !change.wanted_by.is_empty())
        .map(|change| change.path.as_str())
        .collect();
    if !with.is_empty() {
        parts.push(filled("", &format!("What the code needs goes with it: {}.", with.join(", "))));
    }
    if !piece.also.is_empty() {
        let why = match by {
            By::Transform => "because they change the same lines or need the same files",
            _ => "because they need the same files",
        };
        let also: Vec<&str> = piece.also.iter().map(String::as_str).collect();
        parts.push(filled("", &format!("Some changes of {} go with it, {why}.", also.join(", "))));
    }
    let left: Vec<&Entry> = match by {
        // What a transform could not do elsewhere is left of it as well.
        By::Transform => all.filter(|entry| !entry.applied && ids.contains(entry.id.as_str())).collect(),
        _ => left,
    };
    if left.is_empty() {
        parts.push("Left to do: nothing that upshift knows of.".to_owned());
    } else {
        parts.push("Left to do:".to_owned());
        parts.push(list(&left, |entry| format!("{}: {}", entry.id, entry.note())));
    }
    let body = parts.iter().filter(|part| !part.is_empty()).map(|part| harmless(part) + "\n");
    (title, body.collect::<Vec<_>>().join("\n"))
}

fn title(piece: &Piece, ids: &BTreeSet<&str>, files: usize, by: By) -> String {
    let what = match ids.len() {
        0 => "upshift".to_owned(),
        1 => ids.iter().map(|id| (*id).to_owned()).collect(),
        count => format!("{count} transforms"),
    };
    let count = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    visible(&match by {
        By::Owner if piece.label == super::split::NOBODY => format!("Apply {what} to {count} without owner"),
        By::Owner => format!("Apply {what} to {count} of {}", piece.label),
        By::Project if piece.label == "." => format!("Apply {what} to {count}"),
        By::Project => format!("Apply {what} to {}", piece.label),
        By::Transform => format!("Apply {} to {count}", piece.label),
        By::Size => format!("Apply {what} to {count}, {}", piece.label),
    })
}

/// What transforms say of themselves.
fn notes<'p>(plans: &'p [(String, ChangeSet)], ids: &BTreeSet<&str>) -> Vec<&'p TransformNote> {
    let all = plans.iter().flat_map(|(_, plan)| &plan.transforms);
    let named: BTreeMap<&str, &TransformNote> =
        all.filter(|note| ids.contains(note.id.as_str())).map(|note| (note.id.as_str(), note)).collect();
    named.into_values().collect()
}

/// Some findings, each with its place and what is said of it.
fn list(entries: &[&Entry], say: impl Fn(&Entry) -> String) -> String {
    let item = |entry: &&Entry| filled("- ", &format!("{}:{}: {}", entry.path, entry.line, say(entry)));
    let mut items: Vec<String> = entries.iter().take(SHOWN).map(item).collect();
    if let Some(more @ 1..) = entries.len().checked_sub(SHOWN) {
        items.push(format!("- … and {more} more"));
    }
    items.join("\n")
}

/// Whether a text holds another one, but for line ends.
fn is_alike(text: &str, part: &str) -> bool {
    let words = one_line;
    words(text).contains(&words(part))
}

/// A paragraph in lines of a width.
fn filled(bullet: &str, text: &str) -> String {
    let text = visible(&one_line(text));
    let indent = " ".repeat(bullet.len());
    let options = textwrap::Options::new(WIDTH).initial_indent(bullet).subsequent_indent(&indent);
    textwrap::fill(&text, options.break_words(false))
}

/// Text without lines that a mail or a patch could begin with.
fn harmless(text: &str) -> String {
    let starts = ["From ", "From:", "Date:", "Subject:", "---", "diff ", "Index: ", ">From "];
    let line = |line: &str| match starts.iter().any(|start| line.starts_with(start)) {
        true => format!(" {line}"),
        false => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_names_of_files() {
        assert_eq!(slug("@org/Team-A docs@example.org"), "org-team-a-docs-example-org");
        assert_eq!(slug("."), "tree");
    }

    #[test]
    fn a_message_holds_no_line_that_ends_it() {
        assert_eq!(
            harmless("a\n--- b\nFrom here\ndiff it\n- item"),
            "a\n --- b\n From here\n diff it\n- item"
        );
    }
}
