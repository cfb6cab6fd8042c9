//! `upshift fix -i`: show every change and ask about it; at the end, write what was accepted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write, stdin, stdout};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::args::FixCommand;
use super::process_file::Job;
use super::reporter::{Ending, Reporter, complain, say};
use super::run::{self, Input, RunPlan};
use super::selection::{SelectedFile, Selection};
use super::{editor, fix, parallel};
use crate::output::{self, Format};
use crate::project::{Decision, Decisions};
use crate::review::State;

const HELP: &str = "\
y  accept this change
n  skip it, and do not ask about it again
a  accept it, and all other changes of this transform
s  skip it, and all other changes of this transform
e  edit it in $EDITOR
w  write what is accepted so far, and end
q  quit without writing; the next `fix -i` continues here
";

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
    let _lock = fix::prepare(&options.paths, &journal, reporter.err)?;
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
    let (collected, number) = selection.write(plan, &journal, &mut reporter)?;
    let left = open + skipped + reporter.all_left(&collected.files);
    if collected.tally.trouble == 0 {
        // What was written is no longer found. If it is undone, it is to be asked about again.
        decisions.forget(&made)?;
    }
    complain(&format!("{accepted} accepted, {skipped} skipped"));
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
        for file in &mut selection.files {
            for index in 0..file.choices.len() {
                if let Some(end) = self.one(file, index)? {
                    return Ok(end);
                }
            }
        }
        Ok(End::Write)
    }

    /// Decides about a choice, and asks if necessary.
    fn one(&mut self, file: &mut SelectedFile, index: usize) -> Result<Option<End>> {
        if file.choices[index].state != State::Open {
            return Ok(None);
        }
        self.asked += 1;
        let finding = file.choices[index].finding;
        if let Some(decision) = self.of_transforms.get(&file.choices[index].subject.transform) {
            return self.decide(file, index, decision.clone());
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
            return Ok(None);
        }
        if !lost.is_empty() {
            // It would change what the user edited.
            return self.decide(file, index, Decision::Skip);
        }
        if before == after {
            // It is part of a group of changes, which is shown with the last of them.
            file.choices[index].state = State::Accepted;
            return Ok(None);
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
        let Some(source) = &file.result.source else { return Ok(()) };
        let Reporter { out, columns, .. } = *self.reporter;
        let found = output::finding(source, &file.result.outcome.findings[finding], out, columns);
        let before = source.with_text(before.to_owned());
        say(format!("\n{found}"))?;
        say(output::diff(&before, Some(before.text().as_bytes()), after, out, true))
    }

    /// Asks until there is an answer.
    fn ask(&mut self, file: &mut SelectedFile, index: usize, after: &str) -> Result<Option<End>> {
        let transform = file.choices[index].subject.transform.clone();
        let bold = anstyle::Style::new().bold();
        let mut draft = None;
        loop {
            let question = format!("({}/{}) Make this change?", self.asked, self.total);
            say(format!("{} [y,n,a,s,e,w,q,?] ", self.reporter.out.with(bold, &question)))?;
            stdout().flush()?;
            let mut answer = String::new();
            let read = self.timed(|| stdin().lock().read_line(&mut answer));
            if read.context("cannot read the answer")? == 0 {
                say("\n")?;
                return Ok(Some(End::Quit));
            }
            let decision = match answer.trim() {
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
                "w" => return Ok(Some(End::Write)),
                "q" => return Ok(Some(End::Quit)),
                _ => {
                    say(HELP)?;
                    continue;
                }
            };
            return self.decide(file, index, decision);
        }
    }

    /// Does what the user takes time for.
    fn timed<R>(&mut self, act: impl FnOnce() -> R) -> R {
        let since = Instant::now();
        let result = act();
        self.waited += since.elapsed();
        result
    }

    fn decide(&mut self, file: &mut SelectedFile, index: usize, decision: Decision) -> Result<Option<End>> {
        let choice = &mut file.choices[index];
        choice.state = if decision == Decision::Skip { State::Rejected } else { State::Accepted };
        self.decisions.set(&choice.subject, decision)?;
        Ok(None)
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
