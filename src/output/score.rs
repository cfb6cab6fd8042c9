//! The remaining work in a tree by package, directory and Python version: what is automatic, what needs a
//! review, and what must be done by hand.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::{Paint, printable, visible};
use crate::finding::{Finding, Safety};
use crate::version::Version;

/// The score of a run.
#[derive(Debug, Serialize)]
pub struct Score {
    version: u32,
    packages: Vec<Package>,
}

/// A folder with a manifest, or a path that was asked for.
#[derive(Debug, Serialize)]
struct Package {
    path: String,
    #[serde(flatten)]
    work: Work,
    directories: Vec<Directory>,
}

/// A folder of a package, including everything below it.
#[derive(Debug, Serialize)]
struct Directory {
    path: String,
    #[serde(flatten)]
    work: Work,
}

/// The work in a folder.
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

/// Empty, in the first version of the format.
impl Default for Score {
    fn default() -> Score {
        Score { version: 1, packages: Vec::new() }
    }
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
        let new = |path| Package { path, work: Work::default(), directories: Vec::new() };
        let package = of(&mut self.packages, package, |package| &package.path, new);
        let new = |path| Directory { path, work: Work::default() };
        let directory = of(&mut package.directories, directory, |directory| &directory.path, new);
        [&mut package.work, &mut directory.work]
    }

    /// For programs.
    pub fn json(&self) -> String {
        printable(&serde_json::to_string_pretty(self).unwrap_or_default()) + "\n"
    }

    /// For people.
    pub fn human(&self, paint: Paint) -> String {
        let mut text = String::new();
        for package in &self.packages {
            let files = if package.work.files == 1 { "file" } else { "files" };
            let head = paint.with(Style::new().bold(), &visible(&package.path));
            text.push_str(&format!("{head}: {} {files}\n", package.work.files));
            if package.work.pythons.is_empty() {
                text.push_str(&format!("  {}\n", paint.with(AnsiColor::Green.on_default(), "no findings")));
            }
            for (stage, counts) in &package.work.pythons {
                text.push_str(&format!("  {}: {}\n", stage.name(), counts.words(paint)));
                for (kind, by_hand) in [("to review", false), ("by hand", true)] {
                    text.push_str(&counts.told(kind, by_hand));
                }
            }
            let found: Vec<_> = package.directories.iter().filter(|d| !d.work.pythons.is_empty()).collect();
            if found.len() < 2 {
                continue;
            }
            let width = found.iter().map(|d| visible(&d.path).chars().count()).max().unwrap_or(0);
            for directory in found {
                let all: Vec<String> = directory
                    .work
                    .pythons
                    .iter()
                    .map(|(stage, counts)| format!("{}: {}", stage.name(), counts.words(paint)))
                    .collect();
                text.push_str(&format!("    {:width$}  {}\n", visible(&directory.path), all.join("; ")));
            }
        }
        text
    }
}

/// The member with a name, which is inserted in order if it is new.
fn of<'a, T>(
    all: &'a mut Vec<T>,
    name: &str,
    key: impl Fn(&T) -> &str,
    new: impl Fn(String) -> T,
) -> &'a mut T {
    let place = all.binary_search_by(|member| key(member).cmp(name));
    let at = place.unwrap_or_else(|at| {
        all.insert(at, new(name.to_owned()));
        at
    });
    &mut all[at]
}

impl Work {
    fn count(&mut self, finding: &Finding, place: impl Fn() -> String) {
        let stage = finding.removed.map_or(Stage::Deprecated, Stage::Removed);
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
        let told =
            some.map(|(count, word, colour)| paint.with(colour.on_default(), &format!("{count} {word}")));
        told.collect::<Vec<_>>().join(", ")
    }

    fn told(&self, kind: &str, by_hand: bool) -> String {
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
