//! `upshift fix -i`: every change is shown and asked about; at the end what was accepted is written.

use std::collections::BTreeSet;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::args::{FixCommand, FixOptions};
use super::check::Printer;
use super::chosen::{Chosen, Reviewed};
use super::examine::Job;
use super::printing::Format;
use super::run::{self, Input, Ready};
use super::setup;
use super::{editor, fix, parallel};
use crate::output;
use crate::project::{Decision, Decisions, Journal};

const HELP: &str = "\
y  make this change
n  leave it; it is not asked about again
a  make this change and all others of this transform
s  leave this one and all others of this transform
e  make it in your own words, in $EDITOR
w  write what is accepted so far, and end
q  end; nothing is written, and the next `fix -i` goes on here
";

/// How the questions ended.
#[derive(PartialEq, Eq)]
enum End {
    /// With the last one, or because what there is shall be written.
    Write,
    /// Nothing is written now.
    Quit,
}

/// What was said about all changes of some transforms.
#[derive(Default)]
struct OfTransforms {
    accepted: BTreeSet<String>,
    skipped: BTreeSet<String>,
}

/// Who is asked, and what is known.
struct Asker<'a> {
    job: Job<'a>,
    inputs: &'a [Input],
    decisions: &'a mut Decisions,
    printer: &'a Printer,
    all: OfTransforms,
    asked: usize,
    total: usize,
    /// The last texts that were worked out, each with its file and what is accepted there.
    known: Vec<(PathBuf, BTreeSet<usize>, String)>,
}

/// Runs the command; returns the exit status: 0 when nothing is left.
pub fn run(command: &FixCommand) -> Result<u8> {
    let FixOptions { run: options, journal } = &command.fix;
    ensure!(
        !options.paths.iter().any(|path| run::is_stdin(path)),
        "`--interactive` is for files, not for `-`"
    );
    ensure!(
        options.printing.format == Format::Human && !options.printing.statistics,
        "`--interactive` is for people: it has no other format"
    );
    let begun = std::time::Instant::now();
    let mut options = options.clone();
    options.choices.suggested = Some(true);
    let mut printer = Printer::new(&options.printing);
    let journal = Journal::at(journal.as_deref())
        .context("there is no place for the journal: give one with `--journal`")?;
    let _lock = fix::prepare(&options.paths, &journal, printer.err)?;
    let ready = Ready::new(&options)?;
    let mut decisions =
        journal.decisions(&options.paths).context("what was decided before cannot be read")?;
    if command.restart {
        decisions.clear().context("what was decided before cannot be forgotten")?;
    }
    let mut chosen = Chosen::of(&ready, &decisions)?;
    let mut tally = chosen.tally;
    let end = parallel::deep(|| {
        let mut asker = Asker {
            job: ready.job(),
            inputs: &ready.inputs,
            decisions: &mut decisions,
            printer: &printer,
            all: OfTransforms::default(),
            asked: 0,
            total: 0,
            known: Vec::new(),
        };
        asker.ask_all(&mut chosen)
    })??;
    let (accepted, skipped) = chosen.counts();
    if end == End::Quit {
        run::complain(&format!(
            "nothing is written; {accepted} accepted and {skipped} skipped so far: `upshift fix -i` goes on, with `--restart` from the beginning"
        ));
        return Ok(super::FOUND);
    }
    let made = chosen.accepted();
    let open = chosen.files.iter().map(|file| file.choices.len() - file.accepted.len()).sum::<usize>();
    let wrote = chosen.write(ready, &journal, &mut printer, &mut tally)?;
    let left = open + fix::tell(&wrote.files, &mut printer);
    if tally.trouble == 0 {
        // What is made is no longer found; brought back, it is to be asked about.
        decisions.forget(&made).context("what was decided cannot be kept")?;
    }
    run::complain(&format!("{accepted} accepted, {skipped} skipped"));
    printer.end(&tally, true, begun)?;
    Ok(setup::ended(&options, fix::status(&tally, left)))
}

impl Asker<'_> {
    /// Asks about everything that is open.
    fn ask_all(&mut self, chosen: &mut Chosen) -> Result<End> {
        let open = |file: &Reviewed| file.choices.iter().filter(|finding| file.is_open(**finding)).count();
        self.total = chosen.files.iter().map(open).sum();
        let (accepted, skipped) = chosen.counts();
        if accepted + skipped > 0 {
            run::complain(&format!(
                "{accepted} accepted and {skipped} skipped before; `--restart` asks again"
            ));
        }
        for file in &mut chosen.files {
            for index in 0..file.choices.len() {
                if let Some(end) = self.one(file, index)? {
                    return Ok(end);
                }
            }
        }
        Ok(End::Write)
    }

    /// Decides about a finding, by a question if need be.
    fn one(&mut self, file: &mut Reviewed, index: usize) -> Result<Option<End>> {
        let finding = file.choices[index];
        if !file.is_open(finding) {
            return Ok(None);
        }
        self.asked += 1;
        let id = file.done.outcome.findings[finding].id.clone();
        if self.all.accepted.contains(&id) {
            return self.decide(file, index, Decision::Accept);
        }
        if self.all.skipped.contains(&id) {
            return self.decide(file, index, Decision::Skip);
        }
        let (before, _) = self.text(file, &file.accepted);
        let mut with = file.accepted.clone();
        with.insert(finding);
        let (after, lost) = self.text(file, &with);
        if let Some(Decision::Edit(rewording)) = self.decisions.get(&file.subjects[index]).cloned()
            && file.put(&after, finding, &rewording.to).is_ok_and(|now| now == rewording)
        {
            self.known.clear();
            file.accepted.insert(finding);
            return Ok(None);
        }
        if !lost.is_empty() {
            // It would change what somebody has put in their own words.
            return self.decide(file, index, Decision::Skip);
        }
        if before == after {
            // It changes together with others: it is seen with the last of them.
            file.accepted.insert(finding);
            return Ok(None);
        }
        self.show(file, finding, &before, &after)?;
        self.question(file, index, &after)
    }

    /// The text of a file with some changes made, and the lines whose words do not fit it.
    fn text(&mut self, file: &Reviewed, accepted: &BTreeSet<usize>) -> (String, Vec<usize>) {
        let path = file.path();
        let is_same = |known: &&(PathBuf, BTreeSet<usize>, String)| known.0 == path && known.1 == *accepted;
        if let Some((.., text)) = self.known.iter().find(is_same) {
            return (text.clone(), Vec::new());
        }
        let (text, lost) = file.text(&self.job, self.inputs, accepted);
        if lost.is_empty() {
            self.known.truncate(1);
            self.known.insert(0, (path, accepted.clone(), text.clone()));
        }
        (text, lost)
    }

    /// Shows a change: what it is, why, and what it does to the text.
    fn show(&self, file: &Reviewed, finding: usize, before: &str, after: &str) -> Result<()> {
        let Some(source) = &file.done.source else { return Ok(()) };
        let found = output::finding(
            source,
            &file.done.outcome.findings[finding],
            self.printer.out,
            self.printer.columns,
        );
        let before = source.with_text(before.to_owned());
        let diff = output::diff(&before, before.text().as_bytes(), after, self.printer.out, true);
        run::say(format!("\n{found}"))?;
        run::say(diff)
    }

    /// Asks until there is an answer.
    fn question(&mut self, file: &mut Reviewed, index: usize, after: &str) -> Result<Option<End>> {
        let finding = file.choices[index];
        let id = file.done.outcome.findings[finding].id.clone();
        let bold = anstyle::Style::new().bold();
        let mut draft = None;
        loop {
            let place = format!("({}/{}) Make this change?", self.asked, self.total);
            run::say(format!("{} [y,n,a,s,e,w,q,?] ", self.printer.out.with(bold, &place)))?;
            stdout().flush()?;
            let mut answer = String::new();
            if stdin().lock().read_line(&mut answer).context("the answer cannot be read")? == 0 {
                run::say("\n")?;
                return Ok(Some(End::Quit));
            }
            match answer.trim() {
                "y" => return self.decide(file, index, Decision::Accept),
                "n" => return self.decide(file, index, Decision::Skip),
                "a" => {
                    self.all.accepted.insert(id);
                    return self.decide(file, index, Decision::Accept);
                }
                "s" => {
                    self.all.skipped.insert(id);
                    return self.decide(file, index, Decision::Skip);
                }
                "e" => match self.edit(file, finding, after, &mut draft) {
                    Ok(decision) => {
                        self.known.clear();
                        return self.decide(file, index, decision);
                    }
                    Err(why) => run::say(format!("{why:#}\n"))?,
                },
                "w" => return Ok(Some(End::Write)),
                "q" => return Ok(Some(End::Quit)),
                _ => run::say(HELP)?,
            }
        }
    }

    /// Lets somebody find their own words, beginning with the last ones that did not do.
    fn edit(
        &self,
        file: &mut Reviewed,
        finding: usize,
        after: &str,
        draft: &mut Option<String>,
    ) -> Result<Decision> {
        let proposal = file.proposal(after, finding).context("Nothing is proposed there.")?;
        let newline = file.done.source.as_ref().map_or("\n", |source| source.newline().as_str());
        let words = editor::edited(draft.as_ref().unwrap_or(&proposal.replace(newline, "\n")))?;
        let mut to = words.replace("\r\n", "\n");
        if !to.is_empty() && !to.ends_with('\n') && proposal.ends_with(newline) {
            to.push('\n');
        }
        let to = to.replace('\n', newline);
        if to == proposal {
            return Ok(Decision::Accept);
        }
        *draft = Some(words);
        file.put(after, finding, &to).map(Decision::Edit).map_err(anyhow::Error::msg)
    }

    fn decide(&mut self, file: &mut Reviewed, index: usize, decision: Decision) -> Result<Option<End>> {
        let finding = file.choices[index];
        match decision {
            Decision::Skip => file.skipped.insert(finding),
            Decision::Accept | Decision::Edit(_) => file.accepted.insert(finding),
        };
        let kept = self.decisions.set(&file.subjects[index], decision);
        kept.context("what was decided cannot be kept")?;
        Ok(None)
    }
}
