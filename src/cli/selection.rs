//! A run whose changes are chosen one by one, in the terminal or in the browser.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::fix;
use super::process_file::{Job, process};
use super::reporter::Reporter;
use super::run::{Collected, Contents, FileResult, Input, RunPlan};
use crate::engine::FindingKey;
use crate::output::Tally;
use crate::project::{Decision, Decisions, Journal, Rewording, Subject};
use crate::review::{Choice, State, choices, places, proposed, reword};
use crate::verify::{self, SyntaxError};

/// The results of a run, with the choices made so far.
pub struct Selection {
    /// The files, in the order of their paths.
    pub files: Vec<SelectedFile>,
    /// The counts.
    pub tally: Tally,
}

/// A file with its choices.
pub struct SelectedFile {
    /// The index of its input; none for problems and other files.
    input: Option<usize>,
    /// Its path relative to the reviewed tree.
    pub relative: PathBuf,
    /// The result with all proposed changes.
    pub result: FileResult,
    /// The choices, in text order.
    pub choices: Vec<Choice>,
    /// The user's own text for 0-based lines of the file.
    reworded: Vec<(Range<usize>, Rewording)>,
}

impl SelectedFile {
    /// The findings whose choices are in a state.
    pub fn with_state(&self, state: State) -> BTreeSet<usize> {
        let choices = self.choices.iter().filter(|choice| choice.state == state);
        choices.map(|choice| choice.finding).collect()
    }

    /// The findings that are accepted.
    pub fn accepted(&self) -> BTreeSet<usize> {
        self.with_state(State::Accepted)
    }

    /// Whether its text depends on the choices made so far.
    pub fn is_customised(&self) -> bool {
        !self.reworded.is_empty() || self.choices.iter().any(|choice| choice.state == State::Rejected)
    }

    /// The text before.
    pub fn old(&self) -> &str {
        self.result.source.as_ref().map_or("", |source| source.text())
    }

    /// The text with all proposed changes.
    pub fn proposed(&self) -> &str {
        self.result.outcome.text.as_deref().unwrap_or(self.old())
    }

    /// Why a text of the file is not valid.
    fn refusal(&self, text: &str) -> Option<SyntaxError> {
        match &self.result.embedded {
            Some(embedded) => embedded.refusal(text),
            None => verify::refusal(text),
        }
    }

    fn refused(&self, accepted: &BTreeSet<usize>) -> Arc<[FindingKey]> {
        let findings = self.choices.iter().map(|choice| choice.finding);
        places(&self.result.outcome, findings.filter(|finding| !accepted.contains(finding)))
    }

    /// The text with some changes, and the user's own text where it still fits; also returns the
    /// 1-based lines where it does not.
    pub fn text(&self, job: &Job<'_>, inputs: &[Input], accepted: &BTreeSet<usize>) -> (String, Vec<usize>) {
        let input = self.input.and_then(|input| inputs.get(input)).filter(|_| !accepted.is_empty());
        let text = input.and_then(|input| {
            // The file on disk may have been edited meanwhile.
            let contents = Contents::Stdin(self.result.bytes.clone());
            let input = Input { contents, refused: self.refused(accepted), ..input.clone() };
            process(job, &input)?.outcome.text
        });
        self.reword(text.unwrap_or_else(|| self.old().to_owned()))
    }

    fn reword(&self, mut text: String) -> (String, Vec<usize>) {
        let mut lost = Vec::new();
        // From the end, so that earlier lines keep their numbers.
        let mut all: Vec<_> = self.reworded.iter().collect();
        all.sort_by_key(|(lines, _)| std::cmp::Reverse(lines.start));
        for (lines, rewording) in all {
            match reword(self.old(), &text, lines, rewording) {
                Some(reworded) => text = reworded,
                None => lost.push(lines.start + 1),
            }
        }
        (text, lost)
    }

    /// The proposal at a finding; `text` contains it.
    pub fn proposal(&self, text: &str, finding: usize) -> Option<crate::review::Block> {
        let source = self.result.source.as_ref()?;
        let line = source.line_of(self.result.outcome.findings[finding].range.start);
        proposed(source.text(), text, line)
    }

    /// Replaces the proposal at a finding by the user's own text; `text` contains the proposal. The
    /// error is a sentence for people.
    pub fn put(&mut self, text: &str, finding: usize, to: &str) -> Result<Rewording, String> {
        let block = self.proposal(text, finding).ok_or("Nothing is proposed here.")?;
        let rewording = Rewording { from: block.proposed, to: to.to_owned() };
        let reworded = reword(self.old(), text, &block.lines, &rewording).unwrap_or_default();
        if let Some(error) = self.refusal(&reworded) {
            let line = 1 + reworded[..error.offset].matches('\n').count();
            return Err(format!("This would make line {line} invalid: {}", error.message));
        }
        self.reworded.push((block.lines, rewording.clone()));
        Ok(rewording)
    }

    /// Forgets the user's own text at a choice.
    pub fn forget_rewording(&mut self, index: usize) {
        let Some(source) = &self.result.source else { return };
        let finding = self.choices[index].finding;
        let line = source.line_of(self.result.outcome.findings[finding].range.start);
        self.reworded.retain(|(lines, _)| !lines.contains(&line));
    }

    /// The result to write: `made` has the accepted changes, and this adds the user's own text.
    fn finished(self, mut made: FileResult) -> FileResult {
        let Some(text) = made.outcome.text.take() else { return made };
        let (text, lost) = self.reword(text);
        let why = match lost.first() {
            _ if made.bytes != self.result.bytes => Some("it was edited meanwhile".to_owned()),
            Some(line) => Some(format!("your edit at line {line} conflicts with another change")),
            None => self.refusal(&text).map(|error| format!("the result is invalid: {}", error.message)),
        };
        match why {
            None => made.outcome.text = Some(text),
            Some(why) => made.refuse(format!("not changed, because {why}")),
        }
        made
    }

    /// The result if nothing is accepted.
    fn untouched(mut self) -> FileResult {
        self.result.outcome.findings.retain(|finding| !finding.applied);
        self.result.outcome.text = None;
        self.result
    }
}

impl Selection {
    /// Processes the files. Choices are open, except for those that were decided before.
    pub fn new(plan: &RunPlan, decisions: &Decisions) -> Result<Selection> {
        let Collected { files: results, tally, .. } = plan.collect()?;
        let inputs = plan.inputs.iter().enumerate().map(|(index, input)| (input.path.as_path(), index));
        let inputs: HashMap<&Path, usize> = inputs.collect();
        let file = |result: FileResult| {
            let input = result.source.as_ref().and_then(|source| inputs.get(source.path()).copied());
            let absolute = input.map_or(result.path(), |input| &plan.inputs[input].absolute);
            let relative = absolute.strip_prefix(decisions.tree()).unwrap_or(absolute).to_owned();
            let source = result.source.as_ref();
            let mut choices = source.map_or(Vec::new(), |source| choices(&relative, source, &result.outcome));
            for choice in &mut choices {
                choice.state = match decisions.get(&choice.subject) {
                    Some(Decision::Accept) => State::Accepted,
                    Some(Decision::Skip) => State::Rejected,
                    // The user's own text is put in place when its turn comes.
                    Some(Decision::Edit(_)) | None => State::Open,
                };
            }
            SelectedFile { input, relative, result, choices, reworded: Vec::new() }
        };
        let mut files: Vec<SelectedFile> = results.into_iter().map(file).collect();
        files.sort_by(|a, b| a.result.path().cmp(b.result.path()));
        Ok(Selection { files, tally })
    }

    /// Restores the user's own text where the same is still proposed.
    pub fn restore_rewordings(&mut self, decisions: &Decisions) {
        for file in &mut self.files {
            let Some(text) = file.result.outcome.text.clone() else { continue };
            for index in 0..file.choices.len() {
                let Choice { finding, subject, .. } = &file.choices[index];
                let (finding, decision) = (*finding, decisions.get(subject));
                let Some(Decision::Edit(rewording)) = decision else { continue };
                if file.put(&text, finding, &rewording.to).is_ok_and(|now| now == *rewording) {
                    file.choices[index].state = State::Accepted;
                }
            }
        }
    }

    /// The number of choices in a state.
    pub fn count(&self, state: State) -> usize {
        let choices = self.files.iter().flat_map(|file| &file.choices);
        choices.filter(|choice| choice.state == state).count()
    }

    /// The subjects of the accepted choices.
    pub fn accepted(&self) -> Vec<Subject> {
        let choices = self.files.iter().flat_map(|file| &file.choices);
        let accepted = choices.filter(|choice| choice.state == State::Accepted);
        accepted.map(|choice| choice.subject.clone()).collect()
    }

    /// Writes the accepted changes, as `fix` does. Returns the results, and the number of the run in
    /// the journal if anything was written.
    pub fn write(
        self,
        mut plan: RunPlan,
        journal: &Journal,
        reporter: &mut Reporter,
    ) -> Result<(Collected, Option<u64>)> {
        let accepted = self.files.iter().map(|file| (file, file.accepted()));
        let accepted = accepted.filter(|(_, accepted)| !accepted.is_empty());
        let wanted =
            accepted.map(|(file, accepted)| (file.result.path().to_owned(), file.refused(&accepted)));
        plan.keep(&wanted.collect());
        let mut collected = plan.collect()?;
        let made = std::mem::take(&mut collected.files).into_iter();
        let mut made: BTreeMap<PathBuf, FileResult> =
            made.map(|result| (result.path().to_owned(), result)).collect();
        for file in self.files {
            collected.files.push(match made.remove(file.result.path()) {
                Some(result) => file.finished(result),
                None => file.untouched(),
            });
        }
        let trouble = collected.files.iter().map(|result| result.problems.len()).sum();
        collected.tally = Tally { trouble, ..self.tally };
        let number = fix::write(&mut collected, journal, reporter)?;
        Ok((collected, number))
    }
}
