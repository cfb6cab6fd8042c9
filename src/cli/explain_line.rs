//! `upshift explain FILE:LINE`: what `check` says of a line, what would unlock a change, and what else was tried there.

use std::path::Path;
use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use anyhow::{Result, bail};
use serde_json::json;

use super::args::{ExplainOptions, ListFormat, RunOptions};
use super::baseline_filter::BaselineFilter;
use super::explain::pretty;
use super::process_file::process_environment;
use super::reporter::counted;
use super::run::{FileResult, RunPlan};
use crate::engine::{Attempt, Catalogue, World, explain as tried};
use crate::finding::{Blocker, Finding, Safety};
use crate::output::{self, Paint, Tally, visible};
use crate::project::bounded_read::{self, describe};
use crate::project::{Profiles, Project, environments};
use crate::text::Source;
use crate::transform::LazyTransform;
use crate::verify;

/// A finding on the line.
struct Told {
    finding: Finding,
    /// How its transform matches, as far as that is known.
    how: Option<String>,
    /// What becomes of it: a clause.
    verdict: String,
}

/// The explanation of a 1-based line.
pub fn explain(
    options: &ExplainOptions,
    profiles: &mut Profiles,
    path: &Path,
    line: usize,
) -> Result<String> {
    let name = visible(&path.to_string_lossy());
    let source = match bounded_read::bytes(path).map(|bytes| Source::decode(path, &bytes)) {
        Ok(Ok(source)) => source,
        Ok(Err(refusal)) => bail!("{name}:{}:1: {}", refusal.line, refusal.message),
        Err(error) => bail!("{name}: {}", describe(&error)),
    };
    if line == 0 || line > source.line_count() {
        bail!("{name}: there is no line {line}; the file has {}", counted(source.line_count(), "line"));
    }
    let plan = RunPlan::new(&RunOptions::of_file(path.to_owned(), options.settings.clone()))?;
    let is_python = environments::kind(path).is_none();
    if let Some(refusal) = verify::refusal(source.text()).filter(|_| is_python) {
        let at = source.position(refusal.offset);
        bail!("{name}:{}:{}: {}", at.line, at.column, visible(&refusal.message));
    }
    let (mut attempts, results) = match is_python {
        true => (attempts(profiles, &source, path, line)?, plan.collect()?.files),
        false => {
            let profile = profiles.of_file(path)?;
            (Vec::new(), process_environment(&plan.job(), &profile, path).into_iter().collect())
        }
    };
    let told = told(BaselineFilter::new(&plan.inputs, false)?, results, line, &attempts);
    let is_told = |attempt: &Attempt| {
        let is = |it: &Told| it.finding.id == attempt.id && it.finding.range.start == attempt.offset;
        told.iter().any(is)
    };
    attempts.retain(|attempt| !is_told(attempt));
    match options.format {
        ListFormat::Human => Ok(human(&source, line, &told, &attempts, options.color.out())),
        ListFormat::Json => {
            let finding = |it: &Told| {
                let mut entry = output::entry(&source, &it.finding);
                entry["match"] = it.how.clone().into();
                entry["verdict"] = it.verdict.clone().into();
                entry
            };
            let attempt = |it: &Attempt| {
                let column = source.position(it.offset).column;
                json!({ "id": it.id, "column": column, "matches": it.matched, "text": it.text })
            };
            pretty(&json!({
                "version": 1,
                "path": path.to_string_lossy(),
                "line": line,
                "findings": told.iter().map(finding).collect::<Vec<_>>(),
                "tried": attempts.iter().map(attempt).collect::<Vec<_>>(),
            }))
        }
    }
}

/// What `check` finds on the line, with what becomes of it.
fn told(
    mut baselines: BaselineFilter,
    results: Vec<FileResult>,
    line: usize,
    attempts: &[Attempt],
) -> Vec<Told> {
    let mut told = Vec::new();
    for mut result in results {
        let all = result.outcome.findings.clone();
        baselines.apply(&mut result, &mut Tally::default());
        let is_shown = |finding: &Finding| result.outcome.findings.iter().any(|shown| shown.id == finding.id);
        let Some(source) = &result.source else { continue };
        for finding in all {
            let (first, last) = (source.line_of(finding.range.start), source.line_of(finding.range.end));
            if !(first + 1..=last + 1).contains(&line) {
                continue;
            }
            let is_of = |it: &&Attempt| it.matched && it.id == finding.id && it.offset == finding.range.start;
            told.push(Told {
                how: attempts.iter().find(is_of).map(|it| clause(&it.text).to_owned()),
                verdict: verdict(&finding, !is_shown(&finding)),
                finding,
            });
        }
    }
    told
}

/// How a transform matches, without the words around: "proven".
fn clause(text: &str) -> &str {
    let text = text.split("; reported: ").next().unwrap_or_default();
    text.trim_start_matches("matches").trim_start_matches([',', ':', ' '])
}

/// What becomes of a finding.
fn verdict(finding: &Finding, is_accepted: bool) -> String {
    let accepted = if is_accepted { "accepted by the baseline; " } else { "" };
    let verdict = match finding.blocker() {
        _ if finding.applied && finding.safety == Safety::Safe => "safe: `upshift fix` makes the change",
        _ if finding.applied => "suggested: `upshift fix` with these settings makes the change",
        Some(Blocker::Review) => "suggested: `upshift fix` leaves it until somebody reviews it",
        Some(Blocker::Oldest(_)) => "reported: the oldest Python of the project blocks the change",
        Some(Blocker::Untyped) => "reported: the type of a value is not known, only the name matches",
        Some(Blocker::ByHand) => "reported: it has to be changed by hand",
        None => "left alone",
    };
    format!("{accepted}{verdict}")
}

/// The text for people.
fn human(source: &Source, line: usize, told: &[Told], attempts: &[Attempt], paint: Paint) -> String {
    let name = visible(&source.path().to_string_lossy());
    let mut text = format!("{name}:{line}: {}\n", visible(source.line(line - 1).trim()));
    if told.is_empty() {
        text += match attempts.is_empty() {
            true => "  no transform matches anything on this line\n",
            false => "  `check` finds nothing on this line\n",
        };
    }
    for Told { finding, how, verdict } in told {
        text += &format!("\n{}", output::finding(source, finding, paint, None));
        let indent = (source.line_of(finding.range.start) + 1).to_string().len() + 2;
        let mut tell =
            |word: &str, what: &str| text += &output::note(word, &visible(what), indent, paint, None);
        // How it matches may be what is told already.
        let is_news = |how: &&String| !finding.note().to_lowercase().contains(&how.to_lowercase());
        how.iter().filter(is_news).for_each(|how| tell("match", how));
        tell("verdict", verdict);
        if let Some(unlock) = finding.blocker().and_then(Blocker::unlock) {
            tell("unlock", &unlock);
        }
    }
    if !told.is_empty() && !attempts.is_empty() {
        text += "\nAlso tried:\n";
    }
    for attempt in attempts {
        let column = source.position(attempt.offset).column;
        let id = paint.with(Style::new().bold(), &attempt.id);
        let what = visible(&attempt.text);
        let what = match attempt.matched {
            true => paint.with(AnsiColor::Green.on_default(), &what),
            false => format!("{} match: {what}", paint.with(AnsiColor::Yellow.on_default(), "no")),
        };
        text += &format!("  column {column}: {id}: {what}\n");
    }
    text
}

/// What was tried on a line, and what is not selected but would match there.
fn attempts(profiles: &mut Profiles, source: &Source, path: &Path, line: usize) -> Result<Vec<Attempt>> {
    let config = profiles.configs.of(path)?;
    let all = profiles.all(&config)?;
    let project = Project::below(profiles.configs.clone(), &[], vec![path.to_owned()]);
    let profile = profiles.of_file(path)?;
    let (catalogue, settings) = (&profile.catalogue, profile.settings());
    let world = World::new(&project);
    let mut attempts = tried(source, line, catalogue, &world, &settings);
    let is_opt_in = |t: &&Arc<LazyTransform>| t.opt_in && config.select().is_empty();
    let opt_in: Vec<String> = all.iter().filter(is_opt_in).map(|t| t.id.clone()).collect();
    let others: Vec<_> = all.into_iter().filter(|transform| !catalogue.has(&transform.id)).collect();
    let others = Catalogue::lazy(others);
    let would = tried(source, line, &others, &world, &settings);
    attempts.extend(would.into_iter().filter(|attempt| attempt.matched).map(|attempt| {
        let why = match opt_in.contains(&attempt.id) {
            true => "it runs only with `--select`".to_owned(),
            false => config.reason_to_skip(&attempt.id, &profiles.configs.absolute(path)),
        };
        Attempt { matched: false, text: format!("{why}: {}", attempt.text), ..attempt }
    }));
    // If one pair of a transform matches, the others do not matter.
    let matched: Vec<(usize, String)> =
        attempts.iter().filter(|a| a.matched).map(|a| (a.offset, a.id.clone())).collect();
    attempts.retain(|a| a.matched || !matched.iter().any(|(at, id)| *at == a.offset && *id == a.id));
    Ok(attempts)
}
