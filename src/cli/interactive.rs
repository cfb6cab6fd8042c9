//! `upshift fix -i`: show every change and ask about it; at the end, write what was accepted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Write, stdin, stdout};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::args::FixCommand;
use super::process_file::Job;
use super::reporter::{Ending, Reporter, complain, say};
use super::run::{self, Input, RunPlan};
use super::selection::{SelectedFile, Selection};
use super::{editor, fix, key, parallel};
use crate::output::Format;
use crate::project::{Decision, Decisions};
use crate::review::State;

const HELP: &str = "\
y  accept this change
n  skip it, and do not ask about it again
a  accept it, and all other changes of this transform
s  skip it, and all other changes of this transform
e  edit it in $EDITOR
b  go back to the last question
w  write what is accepted so far, and end
q  quit without writing; the next `fix -i` continues here
";

/// What follows a question.
enum Step {
    /// The next one; whether this one was asked.
    On(bool),
    /// The last one again.
    Back,
    /// Nothing.
    End(End),
}

/// How the questions ended.
#[derive(PartialEq, Eq)]
enum End {
    /// The accepted changes are to be written.
    Write,
    /// Nothing is to be written now.
    Quit,
}

/// The texts of a file by what is accepted in it.
type KnownTexts = Vec<(PathBuf, BTreeSet<usize>, String)>;

/// Asks the questions.
struct Questions<'a> {
    job: Job<'a>,
    inputs: &'a [Input],
    decisions: &'a mut Decisions,
    reporter: &'a Reporter,
    /// The decisions for all changes of a transform.
    of_transforms: BTreeMap<String, Decision>,
    asked: usize,
    /// How long the user took to answer.
    waited: Duration,
    total: usize,
    /// The last two texts.
    known: KnownTexts,
}

/// Runs the command; returns the exit status: 0 if nothing is left.
pub fn run(command: &FixCommand) -> Result<u8> {
    let options = &command.fix.run;
    ensure!(!options.reads_stdin(), "`--interactive` cannot read `-`");
    ensure!(
        options.output.format == Format::Human && !options.output.statistics,
        "`--interactive` prints only `--format human`"
    );
    let options = options.with_suggested();
    let mut reporter = Reporter::new(&options.output);
    let journal = command.fix.journal()?;
    let _lock = fix::prepare(&options.paths, &journal, &mut reporter)?;
    let plan = RunPlan::new(&options)?;
    let (mut begun, asked) = (plan.begun, plan.asked());
    let mut decisions = journal.decisions(&options.paths, command.restart)?;
    let mut selection = Selection::new(&plan, &decisions)?;
    let end = parallel::deep(|| {
        let mut questions = Questions {
            job: plan.job(),
            inputs: &plan.inputs,
            decisions: &mut decisions,
            reporter: &reporter,
            of_transforms: BTreeMap::new(),
            asked: 0,
            waited: Duration::ZERO,
            total: 0,
            known: Vec::new(),
        };
        let end = questions.ask_all(&mut selection);
        // The time of a run is that of upshift, without that of the user.
        begun += questions.waited;
        end
    })??;
    let [accepted, skipped, open] =
        [State::Accepted, State::Rejected, State::Open].map(|state| selection.count(state));
    if end == End::Quit {
        complain(&format!(
            "nothing was written; {accepted} accepted and {skipped} skipped so far: run `upshift fix -i` to continue, with `--restart` to start over"
        ));
        return Ok(super::FOUND);
    }
    let made = selection.accepted();
    for file in &selection.files {
        let refused = file.choices.iter().filter(|choice| choice.state != State::Accepted);
        reporter.not_made(&file.result, refused.map(|choice| choice.finding));
    }
    let (collected, number) = selection.write(plan, &journal, &mut reporter)?;
    let left = open + skipped + reporter.all_left(&collected.files);
    if collected.tally.trouble == 0 {
        // What was written is no longer found. If it is undone, it is to be asked about again.
        decisions.forget(&made)?;
    }
    let unanswered = if open == 0 { String::new() } else { format!(", {open} not answered") };
    complain(&format!("{accepted} accepted, {skipped} skipped{unanswered}"));
    let ending =
        Ending::Written(number.filter(|_| collected.tally.changed > 0).map(|_| fix::undo(&command.fix)));
    reporter.end(&collected.tally, &ending, begun, asked)?;
    Ok(run::status(&options, collected.tally.failures(), left))
}

impl Questions<'_> {
    /// Asks about all open choices.
    fn ask_all(&mut self, selection: &mut Selection) -> Result<End> {
        let (accepted, skipped) = (selection.count(State::Accepted), selection.count(State::Rejected));
        self.total = selection.count(State::Open);
        if accepted + skipped > 0 {
            complain(&format!("{accepted} accepted and {skipped} skipped before; `--restart` starts over"));
        }
        let files = selection.files.iter().enumerate();
        let choices = files.flat_map(|(file, it)| (0..it.choices.len()).map(move |index| (file, index)));
        let choices: Vec<(usize, usize)> = choices.collect();
        let (mut at, mut asked, mut decided) = (0, Vec::new(), BTreeSet::new());
        while let Some((number, index)) = choices.get(at).copied() {
            let file = &mut selection.files[number];
            let was_open = file.choices[index].state == State::Open;
            match self.one(file, index)? {
                Step::On(is_asked) => {
                    asked.extend(is_asked.then_some(at));
                    decided.extend(was_open.then_some(at));
                    at += 1;
                }
                Step::Back => {
                    self.asked -= 1;
                    let Some(last) = asked.pop() else {
                        say("this is the first question\n")?;
                        continue;
                    };
                    let reopened: Vec<(usize, usize)> =
                        decided.split_off(&last).into_iter().map(|at| choices[at]).collect();
                    self.asked -= reopened.len();
                    self.reopen(selection, &reopened)?;
                    at = last;
                }
                Step::End(end) => return Ok(end),
            }
        }
        Ok(End::Write)
    }

    /// Takes back decisions about choices, each given by its file and its index there.
    fn reopen(&mut self, selection: &mut Selection, choices: &[(usize, usize)]) -> Result<()> {
        let mut subjects = Vec::new();
        for (file, index) in choices {
            let file = &mut selection.files[*file];
            file.choices[*index].state = State::Open;
            file.forget_rewording(*index);
            self.of_transforms.remove(&file.choices[*index].subject.transform);
            subjects.push(file.choices[*index].subject.clone());
        }
        self.known.clear();
        self.decisions.reopen(&subjects)
    }

    /// Decides about a choice, and asks if necessary.
    fn one(&mut self, file: &mut SelectedFile, index: usize) -> Result<Step> {
        if file.choices[index].state != State::Open {
            return Ok(Step::On(false));
        }
        self.asked += 1;
        let finding = file.choices[index].finding;
        if let Some(decision) = self.of_transforms.get(&file.choices[index].subject.transform) {
            self.decide(file, index, decision.clone())?;
            return Ok(Step::On(false));
        }
        let mut accepted = file.accepted();
        let (before, _) = self.text(file, &accepted);
        accepted.insert(finding);
        let (after, lost) = self.text(file, &accepted);
        if let Some(Decision::Edit(rewording)) = self.decisions.get(&file.choices[index].subject).cloned()
            && file.put(&after, finding, &rewording.to).is_ok_and(|now| now == rewording)
        {
            self.known.clear();
            file.choices[index].state = State::Accepted;
            return Ok(Step::On(false));
        }
        if !lost.is_empty() {
            // It would change what the user edited.
            self.decide(file, index, Decision::Skip)?;
            return Ok(Step::On(false));
        }
        if before == after {
            // It is part of a group of changes, which is shown with the last of them.
            file.choices[index].state = State::Accepted;
            return Ok(Step::On(false));
        }
        self.show(file, finding, &before, &after)?;
        self.ask(file, index, &after)
    }

    /// The text of a file with some changes, and the lines where edits no longer fit.
    fn text(&mut self, file: &SelectedFile, accepted: &BTreeSet<usize>) -> (String, Vec<usize>) {
        let path = file.result.path();
        if let Some((.., text)) = self.known.iter().find(|(of, with, _)| of == path && with == accepted) {
            return (text.clone(), Vec::new());
        }
        let (text, lost) = file.text(&self.job, self.inputs, accepted);
        if lost.is_empty() {
            self.known.truncate(1);
            self.known.insert(0, (path.to_owned(), accepted.clone(), text.clone()));
        }
        (text, lost)
    }

    /// Shows a finding and its diff.
    fn show(&self, file: &SelectedFile, finding: usize, before: &str, after: &str) -> Result<()> {
        let Reporter { out, columns, .. } = *self.reporter;
        say(format!("\n{}", file.result.show(&file.result.outcome.findings[finding], out, columns)))?;
        say(file.result.diff(before.as_bytes(), [before, after], out, true))
    }

    /// Asks until there is an answer.
    fn ask(&mut self, file: &mut SelectedFile, index: usize, after: &str) -> Result<Step> {
        let transform = file.choices[index].subject.transform.clone();
        let bold = anstyle::Style::new().bold();
        let mut draft = None;
        loop {
            let question = format!("({}/{}) Make this change?", self.asked, self.total);
            say(format!("{} [y,n,a,s,e,b,w,q,?] ", self.reporter.out.with(bold, &question)))?;
            stdout().flush()?;
            let Some(answer) = self.timed(key::answer).context("cannot read the answer")? else {
                say("\n")?;
                return Ok(Step::End(End::Quit));
            };
            if stdin().is_terminal() {
                say(format!("{answer}\n"))?;
            }
            let decision = match answer.as_str() {
                "y" => Decision::Accept,
                "n" => Decision::Skip,
                all @ ("a" | "s") => {
                    let decision = if all == "a" { Decision::Accept } else { Decision::Skip };
                    self.of_transforms.insert(transform, decision.clone());
                    decision
                }
                "e" => match self.timed(|| edit(file, file.choices[index].finding, after, &mut draft)) {
                    Ok(decision) => {
                        self.known.clear();
                        decision
                    }
                    Err(why) => {
                        say(format!("{why:#}\n"))?;
                        continue;
                    }
                },
                "b" => return Ok(Step::Back),
                "w" => return Ok(Step::End(End::Write)),
                "q" => return Ok(Step::End(End::Quit)),
                _ => {
                    say(HELP)?;
                    continue;
                }
            };
            self.decide(file, index, decision)?;
            return Ok(Step::On(true));
        }
    }

    /// Does what the user takes time for.
    fn timed<R>(&mut self, act: impl FnOnce() -> R) -> R {
        let since = Instant::now();
        let result = act();
        self.waited += since.elapsed();
        result
    }

    fn decide(&mut self, file: &mut SelectedFile, index: usize, decision: Decision) -> Result<()> {
        let choice = &mut file.choices[index];
        choice.state = if decision == Decision::Skip { State::Rejected } else { State::Accepted };
        self.decisions.set(&choice.subject, decision)
    }
}

/// Opens the proposal in an editor, or the last draft if that was rejected.
fn edit(
    file: &mut SelectedFile,
    finding: usize,
    after: &str,
    draft: &mut Option<String>,
) -> Result<Decision> {
    let proposal = file.proposal(after, finding).context("Nothing is proposed here.")?.proposed;
    let newline = file.result.source.as_ref().map_or("\n", |source| source.newline().as_str());
    let edited = editor::edited(draft.as_ref().unwrap_or(&proposal.replace(newline, "\n")))?;
    let mut to = edited.replace("\r\n", "\n");
    if !to.is_empty() && !to.ends_with('\n') && proposal.ends_with(newline) {
        to.push('\n');
    }
    let to = to.replace('\n', newline);
    if to == proposal {
        return Ok(Decision::Accept);
    }
    *draft = Some(edited);
    file.put(after, finding, &to).map(Decision::Edit).map_err(anyhow::Error::msg)
}
