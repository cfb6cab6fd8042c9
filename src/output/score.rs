//! The remaining work in a tree by package, directory and Python version: what is automatic, what needs a
//! review, and what must be done by hand.

use std::collections::{BTreeMap, BTreeSet};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::{Entry, Paint, printable, visible};
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

/// What is counted of a finding.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'f> {
    id: &'f str,
    safety: Safety,
    removed: Option<Version>,
}

impl<'f> From<&'f Finding> for Counted<'f> {
    fn from(finding: &'f Finding) -> Self {
        Counted { id: &finding.id, safety: finding.safety, removed: finding.removed }
    }
}

impl<'f> From<&'f Entry> for Counted<'f> {
    fn from(entry: &'f Entry) -> Self {
        let removed = entry.removed.as_ref().and_then(|version| version.parse().ok());
        Counted { id: &entry.id, safety: entry.safety(), removed }
    }
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
    pub fn count<'f>(
        &mut self,
        package: &str,
        directory: &str,
        finding: impl Into<Counted<'f>>,
        place: impl Fn() -> String,
    ) {
        let finding = finding.into();
        for work in self.works(package, directory) {
            work.count(finding, &place);
        }
    }

    /// What was left before, and what is left now, for people. Packages in which nothing was found are left out.
    pub fn progress(&self, before: &Score, paint: Paint) -> String {
        let mut text = String::new();
        for (path, [old, new]) in self.beside(before) {
            let head = paint.with(Style::new().bold(), &visible(path));
            text += &format!("{head}: {} → {} findings\n", old.total(), new.total());
            let stages: BTreeSet<&Stage> = old.pythons.keys().chain(new.pythons.keys()).collect();
            for stage in stages {
                let (was, is) = (old.at(*stage), new.at(*stage));
                let counts = was.kinds().into_iter().zip(is.kinds());
                let counts = counts.filter(|((was, ..), (is, ..))| was + is > 0);
                let words = counts.map(|((was, word, colour), (is, ..))| {
                    paint.with(colour.on_default(), &format!("{was} → {is} {word}"))
                });
                text += &format!("  {}: {}\n", stage.name(), words.collect::<Vec<_>>().join(", "));
            }
        }
        if text.is_empty() { "no findings, neither before nor now\n".to_owned() } else { text }
    }

    /// The same for programs.
    pub fn progress_json(&self, before: &Score) -> String {
        let rows = self
            .beside(before)
            .map(|(path, [old, new])| serde_json::json!({ "path": path, "old": old, "new": new }));
        let document = serde_json::json!({ "version": 1, "packages": rows.collect::<Vec<_>>() });
        printable(&serde_json::to_string_pretty(&document).unwrap_or_default()) + "\n"
    }

    /// The work in each package before and now, where there is some.
    fn beside<'s>(&'s self, before: &'s Score) -> impl Iterator<Item = (&'s String, [&'s Work; 2])> {
        static NOTHING: Work = Work { files: 0, pythons: BTreeMap::new() };
        let work =
            |score: &'s Score, path: &String| score.0.get(path).map_or(&NOTHING, |package| &package.work);
        let paths: BTreeSet<&String> = before.0.keys().chain(self.0.keys()).collect();
        let both = paths.into_iter().map(move |path| (path, [work(before, path), work(self, path)]));
        both.filter(|(_, [old, new])| old.total() + new.total() > 0)
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
    /// The number of findings.
    fn total(&self) -> usize {
        self.pythons.values().flat_map(Counts::kinds).map(|(count, ..)| count).sum()
    }

    fn at(&self, stage: Stage) -> &Counts {
        static NONE: Counts = Counts { automatic: 0, to_review: 0, by_hand: 0, blocks: BTreeMap::new() };
        self.pythons.get(&stage).unwrap_or(&NONE)
    }

    fn count(&mut self, finding: Counted<'_>, place: impl Fn() -> String) {
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
            let block = counts.blocks.entry(finding.id.to_owned()).or_insert_with(new);
            block.count += 1;
            block.by_hand |= by_hand;
        }
    }
}

impl Counts {
    /// The number of each kind, with its word and its colour.
    fn kinds(&self) -> [(usize, &'static str, AnsiColor); 3] {
        [
            (self.automatic, "automatic", AnsiColor::Green),
            (self.to_review, "to review", AnsiColor::Cyan),
            (self.by_hand, "by hand", AnsiColor::Yellow),
        ]
    }

    fn words(&self, paint: Paint) -> String {
        let all = self.kinds();
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
