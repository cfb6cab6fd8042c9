//! A run of which somebody chooses what is written: the terminal and the browser do it alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::check::Printer;
use super::examine::{Job, examine};
use super::fix::{Held, Wrote, write_all};
use super::run::{Done, Input, Problem, Ready, Sink};
use crate::engine::Place;
use crate::output::Tally;
use crate::project::{Decision, Decisions, Journal, Other, Rewording, Subject};
use crate::review::{choices, proposed, refused, reword, subjects};
use crate::verify;

/// What a run found, and what was chosen of it.
#[derive(Default)]
pub struct Chosen {
    /// The files, in the order of their paths.
    pub files: Vec<Reviewed>,
    /// The counts.
    pub tally: Tally,
}

/// A file and what was decided about it.
pub struct Reviewed {
    /// Its number among the inputs, if it is one of them.
    pub input: Option<usize>,
    /// Where it is, as seen from the tree.
    pub place: PathBuf,
    /// What was found when everything is made that is proposed.
    pub done: Done,
    /// What there is to decide, by the number of the finding.
    pub choices: Vec<usize>,
    /// What each decision is about, in the same order.
    pub subjects: Vec<Subject>,
    /// The findings whose changes are made.
    pub accepted: BTreeSet<usize>,
    /// The findings whose changes are not made.
    pub skipped: BTreeSet<usize>,
    /// Words in the place of proposals, for 0-based lines of the file.
    pub reworded: Vec<(Range<usize>, Rewording)>,
}

impl Sink for Chosen {
    fn file(&mut self, done: Done, _: &mut Tally) -> Result<()> {
        self.files.push(Reviewed {
            input: None,
            place: PathBuf::new(),
            choices: choices(&done.outcome),
            done,
            subjects: Vec::new(),
            accepted: BTreeSet::new(),
            skipped: BTreeSet::new(),
            reworded: Vec::new(),
        });
        Ok(())
    }

    fn others(&mut self, _: Vec<Other>, _: &mut Tally) -> Result<()> {
        self.files.sort_by_key(Reviewed::path);
        Ok(())
    }
}

impl Reviewed {
    /// Its path, as people call it.
    pub fn path(&self) -> PathBuf {
        path_of(&self.done)
    }

    /// Whether nothing was decided about a finding.
    pub fn is_open(&self, finding: usize) -> bool {
        !self.accepted.contains(&finding) && !self.skipped.contains(&finding)
    }

    /// The text with some changes made, and somebody's words where they still fit; with it the
    /// 1-based lines of those that do not.
    pub fn text(&self, job: &Job<'_>, inputs: &[Input], accepted: &BTreeSet<usize>) -> (String, Vec<usize>) {
        let old = self.done.source.as_ref().map_or("", |source| source.text());
        let input = self.input.and_then(|input| inputs.get(input));
        let done = input.filter(|_| !accepted.is_empty()).and_then(|input| {
            let mut input = input.clone();
            input.refused = refused(&self.done.outcome, accepted);
            // What is on disk may have been edited meanwhile.
            input.given = Some(self.done.bytes.clone());
            examine(job, &input)
        });
        let text = done.and_then(|done| done.outcome.text).unwrap_or_else(|| old.to_owned());
        self.reword(text)
    }

    /// Puts somebody's words into a text of this file.
    fn reword(&self, mut text: String) -> (String, Vec<usize>) {
        let old = self.done.source.as_ref().map_or("", |source| source.text());
        let mut lost = Vec::new();
        // From the end, so that what is above still is where it was.
        let mut all: Vec<_> = self.reworded.iter().collect();
        all.sort_by_key(|(lines, _)| std::cmp::Reverse(lines.start));
        for (lines, rewording) in all {
            match reword(old, &text, lines, rewording) {
                Some(reworded) => text = reworded,
                None => lost.push(lines.start + 1),
            }
        }
        (text, lost)
    }

    /// What is proposed at a finding; `text` is the text in which it is.
    pub fn proposal(&self, text: &str, finding: usize) -> Option<String> {
        let source = self.done.source.as_ref()?;
        let line = source.line_of(self.done.outcome.findings[finding].range.start);
        proposed(source.text(), text, line).map(|block| block.proposed)
    }

    /// Takes somebody's words for what is proposed at a finding; `text` is the text in which it is.
    /// An error is a sentence that says why they cannot stand there.
    pub fn put(&mut self, text: &str, finding: usize, to: &str) -> Result<Rewording, String> {
        let source = self.done.source.as_ref().ok_or("The file cannot be read.")?;
        let line = source.line_of(self.done.outcome.findings[finding].range.start);
        let block = proposed(source.text(), text, line).ok_or("Nothing is proposed there.")?;
        let rewording = Rewording { from: block.proposed, to: to.to_owned() };
        let reworded = reword(source.text(), text, &block.lines, &rewording).unwrap_or_default();
        if let Some(error) = verify::refusal(&reworded) {
            let line = source.with_text(reworded).position(error.offset).line;
            return Err(format!("With that line {line} is no Python: {}", error.message));
        }
        self.reworded.push((block.lines, rewording.clone()));
        Ok(rewording)
    }

    /// The file as it is written: what came of the accepted changes, in somebody's words.
    fn finished(self, mut done: Done) -> Done {
        let Some(text) = done.outcome.text.take() else { return done };
        let (text, lost) = self.reword(text);
        let why = match lost.first() {
            _ if done.bytes != self.done.bytes => Some("was edited meanwhile".to_owned()),
            Some(line) => Some(format!("has words of yours, for line {line}, that do not fit the rest")),
            None => verify::refusal(&text).map(|error| format!("would be no Python: {}", error.message)),
        };
        match why {
            None => done.outcome.text = Some(text),
            Some(why) => {
                let message = format!("{why}, so it was left alone");
                done.problems.push(Problem { path: self.path(), place: None, message });
                done.outcome.findings.iter_mut().for_each(|finding| finding.applied = false);
            }
        }
        done
    }

    /// The file as it stays.
    fn untouched(mut self) -> Done {
        self.done.outcome.findings.retain(|finding| !finding.applied);
        self.done.outcome.text = None;
        self.done
    }
}

/// The path of a file, as people call it.
fn path_of(done: &Done) -> PathBuf {
    let problem = || done.problems.first().map(|problem| problem.path.clone());
    let source = done.source.as_ref().map(|source| source.path().to_owned());
    source.or_else(problem).unwrap_or_default()
}

impl Chosen {
    /// Goes over the files; everything that can be decided is open, but for what was decided before.
    pub fn of(ready: &Ready, decisions: &Decisions) -> Result<Chosen> {
        let mut chosen = Chosen::default();
        chosen.tally = ready.over(&mut chosen)?;
        let inputs = ready.inputs.iter().enumerate().map(|(index, input)| (input.path.as_path(), index));
        let inputs: HashMap<&Path, usize> = inputs.collect();
        for file in &mut chosen.files {
            let Some(source) = &file.done.source else { continue };
            file.input = inputs.get(source.path()).copied();
            let absolute = file.input.map_or(source.path(), |input| &ready.inputs[input].absolute);
            file.place = absolute.strip_prefix(decisions.tree()).unwrap_or(absolute).to_owned();
            file.subjects = subjects(&file.place, source, &file.done.outcome);
            for (finding, subject) in file.choices.iter().zip(&file.subjects) {
                match decisions.get(subject) {
                    Some(Decision::Accept) => drop(file.accepted.insert(*finding)),
                    Some(Decision::Skip) => drop(file.skipped.insert(*finding)),
                    // Words are put where they belong when their turn comes.
                    Some(Decision::Edit(_)) | None => {}
                }
            }
        }
        Ok(chosen)
    }

    /// Puts the words back that somebody found before, where the same is proposed still.
    pub fn restore_words(&mut self, decisions: &Decisions) {
        for file in &mut self.files {
            let Some(text) = file.done.outcome.text.clone() else { continue };
            for index in 0..file.choices.len() {
                let finding = file.choices[index];
                let Some(Decision::Edit(rewording)) = decisions.get(&file.subjects[index]) else { continue };
                if file.put(&text, finding, &rewording.to).is_ok_and(|now| now == *rewording) {
                    file.accepted.insert(finding);
                }
            }
        }
    }

    /// How many findings are accepted, and how many are skipped.
    pub fn counts(&self) -> (usize, usize) {
        let count = |of: fn(&Reviewed) -> usize| self.files.iter().map(of).sum();
        (count(|file| file.accepted.len()), count(|file| file.skipped.len()))
    }

    /// What is accepted, as decisions know it.
    pub fn accepted(&self) -> Vec<Subject> {
        let of = |file: &Reviewed| {
            let all = file.choices.iter().zip(&file.subjects);
            all.filter(|(finding, _)| file.accepted.contains(finding)).map(|(_, s)| s.clone()).collect()
        };
        self.files.iter().flat_map(|file: &Reviewed| -> Vec<Subject> { of(file) }).collect()
    }

    /// Writes what is accepted, with a journal, as `fix` does.
    pub fn write(
        self,
        mut ready: Ready,
        journal: &Journal,
        printer: &mut Printer,
        tally: &mut Tally,
    ) -> Result<Wrote> {
        let wanted = self.files.iter().filter(|file| !file.accepted.is_empty());
        let wanted: BTreeMap<PathBuf, Arc<[Place]>> =
            wanted.map(|file| (file.path(), refused(&file.done.outcome, &file.accepted))).collect();
        ready.keep(&wanted);
        let mut held = Held::default();
        ready.over(&mut held)?;
        let files = std::mem::take(&mut held.files).into_iter();
        let mut made: BTreeMap<PathBuf, Done> = files.map(|done| (path_of(&done), done)).collect();
        for file in self.files {
            held.files.push(match made.remove(&file.path()) {
                Some(done) => file.finished(done),
                None => file.untouched(),
            });
        }
        tally.trouble = held.files.iter().map(|done| done.problems.len()).sum();
        write_all(held, journal, printer, tally)
    }
}
