//! The page of a review, made from the results of a run. Without a server it is a report.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use super::args::RunOptions;
use super::reporter::Reporter;
use super::run::{self, RunPlan};
use super::selection::{SelectedFile, Selection};
use crate::finding::{Alternative, Finding};
use crate::output::{need, reason, visible};
use crate::project::{Decisions, Owners, is_named_python};
use crate::review::{self, Change, Coloured, File, Page, State};

/// How many files that could not be looked at are listed.
const UNREAD: usize = 200;

/// A finding on the page: the index of its file, and its index there.
pub type Shown = (usize, usize);

/// The findings on the page, each by its number.
pub fn shown(selection: &Selection) -> Vec<Shown> {
    let of = |(index, file): (usize, &SelectedFile)| {
        let choices: BTreeSet<usize> = file.choices.iter().map(|choice| choice.finding).collect();
        let findings = file.result.outcome.findings.iter().enumerate();
        // Of a group of changes at one place, only the choice is shown.
        let all = findings.filter(|(number, finding)| !finding.applied || choices.contains(number));
        all.map(|(number, _)| (index, number)).collect::<Vec<_>>()
    };
    selection.files.iter().enumerate().flat_map(of).collect()
}

/// A file on the page, with the text that results from the changes that are not rejected.
pub fn file(
    selection: &Selection,
    shown: &[Shown],
    index: usize,
    text: &str,
    owners: &Owners,
    live: bool,
) -> File {
    let first = shown.partition_point(|(of, _)| *of < index);
    let own = shown[first..].iter().take_while(|(of, _)| *of == index).enumerate();
    let file = &selection.files[index];
    let changes: Vec<Change> =
        own.map(|(step, (_, number))| change(file, first + step, *number, live)).collect();
    let path = file.result.path();
    let is_python = path.extension().is_none() || is_named_python(path);
    let hunks = file.result.source.as_ref().map(|source| {
        let lines: BTreeSet<usize> = changes.iter().map(|change| change.line).collect();
        let old = Coloured::new(source.clone(), is_python);
        let new = Coloured::new(source.with_text(text.to_owned()), is_python);
        review::hunks(&old, &new, &lines)
    });
    File {
        path: visible(&path.to_string_lossy().replace('\\', "/")),
        owners: owners.of_file(&file.relative),
        changes,
        hunks: hunks.unwrap_or_default(),
    }
}

fn change(file: &SelectedFile, id: usize, number: usize, live: bool) -> Change {
    let finding = &file.result.outcome.findings[number];
    let line = file.result.source.as_ref().map_or(0, |source| source.line_of(finding.range.start) + 1);
    let choice = file.choices.iter().find(|choice| choice.finding == number);
    Change {
        id,
        transform: finding.id.clone(),
        title: visible(&finding.title),
        safety: finding.safety.as_str(),
        line,
        message: visible(finding.note()),
        notes: notes(finding),
        state: (live && finding.applied).then(|| choice.map_or(State::Open, |choice| choice.state)),
    }
}

/// The needs and the evidence of a finding, a clause each.
fn notes(finding: &Finding) -> Vec<String> {
    let needs = finding.needs.iter().map(|it| format!("{} {}", it.verb(), need(it)));
    let other = |other: &Alternative| format!("or {other} (`--alternative {}={}`)", finding.id, other.name);
    let alternative = finding.alternatives.iter().map(other);
    let evidence = finding.reasons.iter().map(|it| format!("because {}", reason(it, None)));
    needs.chain(alternative).chain(evidence).map(|note| visible(&note)).collect()
}

/// Prints the findings as a page without a server; returns the exit status.
pub fn report(options: &RunOptions) -> Result<u8> {
    let plan = RunPlan::new(&options.with_suggested())?;
    // A report does not depend on the decisions of whoever writes it.
    let decisions = Decisions::none(&options.paths);
    let selection = Selection::new(&plan, &decisions)?;
    let reporter = Reporter::new(&options.output);
    selection.files.iter().for_each(|file| reporter.problems(&file.result));
    reporter.unread(&selection.tally);
    let (owners, shown) = (Owners::of(decisions.tree()), shown(&selection));
    let page = page(&selection, decisions.tree(), |index| {
        file(&selection, &shown, index, selection.files[index].proposed(), &owners, false)
    });
    options.output.deliver(&review::html(&page, "upshift"))?;
    let tally = selection.tally;
    Ok(run::status(options, tally.failures(), tally.safe + tally.suggested + tally.reported))
}

/// The page of a tree.
pub fn page(selection: &Selection, tree: &Path, file: impl Fn(usize) -> File) -> Page {
    let name = tree.file_name().map_or(tree.to_string_lossy(), |name| name.to_string_lossy());
    let has_findings = |index: &usize| !selection.files[*index].result.outcome.findings.is_empty();
    let problems = selection.files.iter().flat_map(|file| &file.result.problems);
    let unread = problems.clone().take(UNREAD).map(|it| {
        let at = it.position.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        (visible(&format!("{}{at}", it.path.display())), visible(&it.message))
    });
    Page {
        unread: unread.collect(),
        unread_count: problems.count(),
        tree: visible(&name),
        version: super::help::version(),
        files: (0..selection.files.len()).filter(has_findings).map(file).collect(),
        ..Page::default()
    }
}
