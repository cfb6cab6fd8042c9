//! A run as the page of a review: what is found in each file, and what has been decided. Without a
//! server it is a report.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use super::args::RunOptions;
use super::chosen::{Chosen, Reviewed};
use super::run::{self, Ready};
use super::setup;
use crate::finding::{Alternative, Finding, Need};
use crate::output::visible;
use crate::project::{Journal, Owners};
use crate::review::{self, Change, Coloured, File, Page};

/// A finding of the page: the number of its file, and its own there.
pub type Shown = (usize, usize);

/// The findings of the page, each by its number on it.
pub fn shown(chosen: &Chosen) -> Vec<Shown> {
    let of = |(index, file): (usize, &Reviewed)| {
        let findings = file.done.outcome.findings.iter().enumerate();
        // Of those that change together at one place, the first is shown.
        let all = findings.filter(|(number, finding)| !finding.applied || file.choices.contains(number));
        all.map(|(number, _)| (index, number)).collect::<Vec<_>>()
    };
    chosen.files.iter().enumerate().flat_map(of).collect()
}

/// A file as the page shows it, with the text that the changes make which are not rejected.
pub fn view(chosen: &Chosen, shown: &[Shown], file: usize, text: &str, owners: &Owners, live: bool) -> File {
    let first = shown.partition_point(|(of, _)| *of < file);
    let own = shown[first..].iter().take_while(|(of, _)| *of == file).enumerate();
    let reviewed = &chosen.files[file];
    let change = |(step, (_, number)): (usize, &Shown)| change(reviewed, first + step, *number, live);
    let changes: Vec<Change> = own.map(change).collect();
    let path = reviewed.path();
    let is_python = path.extension().is_none_or(|ending| ["py", "pyi", "pyw"].iter().any(|e| ending == *e));
    let hunks = reviewed.done.source.as_ref().map(|source| {
        let lines: BTreeSet<usize> = changes.iter().map(|change| change.line).collect();
        let old = Coloured::new(source.clone(), is_python);
        let new = Coloured::new(source.with_text(text.to_owned()), is_python);
        review::hunks(&old, &new, &lines)
    });
    File {
        path: visible(&path.to_string_lossy().replace('\\', "/")),
        owners: owners.of_file(&reviewed.place),
        changes,
        hunks: hunks.unwrap_or_default(),
    }
}

fn change(file: &Reviewed, id: usize, number: usize, live: bool) -> Change {
    let finding = &file.done.outcome.findings[number];
    let line = file.done.source.as_ref().map_or(0, |source| source.line_of(finding.range.start) + 1);
    let state = match (file.accepted.contains(&number), file.skipped.contains(&number)) {
        (true, _) => "accepted",
        (_, true) => "rejected",
        _ => "open",
    };
    Change {
        id,
        transform: finding.id.clone(),
        title: visible(&finding.title),
        safety: finding.safety.as_str(),
        line,
        message: visible(finding.message.strip_suffix(&finding.title).unwrap_or(&finding.message).trim()),
        notes: notes(finding),
        state: (live && finding.applied).then_some(state),
    }
}

/// What is said of a finding besides, a clause each.
fn notes(finding: &Finding) -> Vec<String> {
    let need = |need: &Need| match need {
        Need::Distribution { requirement, manifest } => {
            format!("needs `{requirement}` in {}", manifest.display())
        }
        Need::Module { name, .. } => format!("needs the module `{name}`, which comes with it"),
    };
    let because = finding.reasons.iter().map(|reason| {
        let place = reason
            .place
            .as_ref()
            .map_or(String::new(), |(path, line)| format!(" ({}:{line})", path.display()));
        format!("because {}{place}", reason.text)
    });
    let other = |other: &Alternative| format!("or {other} (`--alternative {}={}`)", finding.id, other.name);
    let alternatives = finding.alternatives.iter().map(other);
    finding.needs.iter().map(need).chain(alternatives).chain(because).map(|note| visible(&note)).collect()
}

/// The text of a file as it is when everything is made that is proposed.
pub fn whole(file: &Reviewed) -> &str {
    let source = file.done.source.as_ref().map_or("", |source| source.text());
    file.done.outcome.text.as_deref().unwrap_or(source)
}

/// Prints what is found as a page that stands by itself; returns the exit status.
pub fn report(options: &RunOptions) -> Result<u8> {
    let mut options = options.clone();
    options.choices.suggested = Some(true);
    let ready = Ready::new(&options)?;
    // What was decided belongs to the reviews of this user; only the tree is of interest.
    let decisions = Journal::at(None).and_then(|journal| journal.decisions(&options.paths));
    let mut decisions = decisions.context("what was decided before cannot be read")?;
    decisions.set_aside();
    let chosen = Chosen::of(&ready, &decisions)?;
    let printer = super::check::Printer::new(&options.printing);
    for file in &chosen.files {
        run::tell_problems(&file.done, printer.err);
    }
    let owners = Owners::of(decisions.tree());
    let shown = shown(&chosen);
    let found = (0..chosen.files.len()).filter(|file| !chosen.files[*file].done.outcome.findings.is_empty());
    let page = Page {
        tree: name(decisions.tree()),
        version: env!("UPSHIFT_VERSION"),
        files: found
            .map(|file| view(&chosen, &shown, file, whole(&chosen.files[file]), &owners, false))
            .collect(),
        ..Page::default()
    };
    options.printing.deliver(&review::html(&page, "upshift"))?;
    Ok(setup::ended(&options, run::status(&chosen.tally)))
}

/// What people call a tree.
pub fn name(tree: &std::path::Path) -> String {
    tree.file_name().map_or_else(|| visible(&tree.to_string_lossy()), |name| visible(&name.to_string_lossy()))
}
