//! The remaining work in a tree by package, directory and Python version: what is automatic, what needs a
//! review, and what must be done by hand.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::{Paint, printable, visible};
use crate::finding::{Finding, Safety};
use crate::version::{NEWEST, Version};

/// The work by package. A package is a folder with a manifest, or a path that was asked for.
#[derive(Debug, Default)]
pub struct Score(BTreeMap<String, Package>);

/// The work in a package, in total and by directory.
#[derive(Debug, Default)]
struct Package {
    work: Work,
    directories: BTreeMap<String, Work>,
}

/// The work in a folder, including everything below it.
#[derive(Debug, Default, Serialize)]
struct Work {
    files: usize,
    pythons: BTreeMap<Stage, Counts>,
}

/// The Python version that removes something; deprecations without a date come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Removed(Version),
    Deprecated,
}

/// The findings for a Python version.
#[derive(Debug, Default, Serialize)]
struct Counts {
    automatic: usize,
    to_review: usize,
    by_hand: usize,
    /// What is not automatic, by transform.
    blocks: BTreeMap<String, Block>,
}

/// A transform that is not automatic.
#[derive(Debug, Serialize)]
struct Block {
    count: usize,
    by_hand: bool,
    /// Its first place, such as `app.py:12`.
    first: String,
}

/// The JSON document.
#[derive(Serialize)]
struct Document<'s> {
    version: u32,
    packages: Vec<Row<'s>>,
}

/// A folder in the JSON document.
#[derive(Serialize)]
struct Row<'s> {
    path: &'s str,
    #[serde(flatten)]
    work: &'s Work,
    #[serde(skip_serializing_if = "Option::is_none")]
    directories: Option<Vec<Row<'s>>>,
}

impl Score {
    /// Adds a file, given by its package and its directory there.
    pub fn file(&mut self, package: &str, directory: &str) {
        for work in self.works(package, directory) {
            work.files += 1;
        }
    }

    /// Adds a finding in a file.
    pub fn count(&mut self, package: &str, directory: &str, finding: &Finding, place: impl Fn() -> String) {
        for work in self.works(package, directory) {
            work.count(finding, &place);
        }
    }

    fn works(&mut self, package: &str, directory: &str) -> [&mut Work; 2] {
        let Package { work, directories } = self.0.entry(package.to_owned()).or_default();
        [work, directories.entry(directory.to_owned()).or_default()]
    }

    /// For programs.
    pub fn json(&self) -> String {
        let mut document = Document { version: 1, packages: Vec::new() };
        for (path, Package { work, directories }) in &self.0 {
            let directories = directories.iter().map(|(path, work)| Row { path, work, directories: None });
            document.packages.push(Row { path, work, directories: Some(directories.collect()) });
        }
        printable(&serde_json::to_string_pretty(&document).unwrap_or_default()) + "\n"
    }

    /// For people.
    pub fn human(&self, paint: Paint) -> String {
        let mut text = String::new();
        for (path, Package { work, directories }) in &self.0 {
            let files = if work.files == 1 { "file" } else { "files" };
            let head = paint.with(Style::new().bold(), &visible(path));
            text += &format!("{head}: {} {files}\n", work.files);
            if work.pythons.is_empty() {
                text += &format!("  {}\n", paint.with(AnsiColor::Green.on_default(), "no findings"));
            }
            for (stage, counts) in &work.pythons {
                text += &format!("  {}: {}\n", stage.name(), counts.words(paint));
                text += &(counts.blocks("to review", false) + &counts.blocks("by hand", true));
            }
            let found = || directories.iter().filter(|(_, work)| !work.pythons.is_empty());
            if found().count() < 2 {
                continue;
            }
            let width = found().map(|(path, _)| visible(path).chars().count()).max().unwrap_or(0);
            for (path, work) in found() {
                let stages = work.pythons.iter();
                let stages =
                    stages.map(|(stage, counts)| format!("{}: {}", stage.name(), counts.words(paint)));
                let stages: Vec<String> = stages.collect();
                text += &format!("    {:width$}  {}\n", visible(path), stages.join("; "));
            }
        }
        text
    }
}

impl Work {
    fn count(&mut self, finding: &Finding, place: impl Fn() -> String) {
        let removed = finding.removed.filter(|removed| *removed <= NEWEST);
        let stage = removed.map_or(Stage::Deprecated, Stage::Removed);
        let counts = self.pythons.entry(stage).or_default();
        match finding.safety {
            Safety::Safe => counts.automatic += 1,
            Safety::Suggested => counts.to_review += 1,
            Safety::Reported => counts.by_hand += 1,
        }
        if finding.safety != Safety::Safe {
            let by_hand = finding.safety == Safety::Reported;
            let new = || Block { count: 0, by_hand, first: place() };
            let block = counts.blocks.entry(finding.id.clone()).or_insert_with(new);
            block.count += 1;
            block.by_hand |= by_hand;
        }
    }
}

impl Counts {
    fn words(&self, paint: Paint) -> String {
        let all = [
            (self.automatic, "automatic", AnsiColor::Green),
            (self.to_review, "to review", AnsiColor::Cyan),
            (self.by_hand, "by hand", AnsiColor::Yellow),
        ];
        let some = all.iter().filter(|(count, ..)| *count > 0);
        let words =
            some.map(|(count, word, colour)| paint.with(colour.on_default(), &format!("{count} {word}")));
        words.collect::<Vec<_>>().join(", ")
    }

    fn blocks(&self, kind: &str, by_hand: bool) -> String {
        let mut blocks: Vec<_> = self.blocks.iter().filter(|(_, block)| block.by_hand == by_hand).collect();
        blocks.sort_by_key(|(_, block)| std::cmp::Reverse(block.count));
        let line = |(id, block): &(&String, &Block)| {
            format!("    {kind}: {id} ({}), first at {}\n", block.count, visible(&block.first))
        };
        blocks.iter().map(line).collect()
    }
}

impl Stage {
    fn name(self) -> String {
        match self {
            Stage::Removed(version) => version.to_string(),
            Stage::Deprecated => "deprecated".to_owned(),
        }
    }
}

impl Serialize for Stage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}
