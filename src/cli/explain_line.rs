//! `upshift explain FILE:LINE`: what `check` says of a line, what would unlock a change, and what else was tried there.

use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use anyhow::{Result, bail};
use serde_json::json;

use super::args::{ExplainOptions, ListFormat, RunOptions};
use super::baseline_filter::BaselineFilter;
use super::explain::{CodeLine, pretty};
use super::process_file::process_environment;
use super::reporter::counted;
use super::run::{FileResult, RunPlan};
use crate::embedded::{Embedded, Format};
use crate::engine::{Attempt, Catalogue, Settings, World, explain as tried};
use crate::finding::{Blocker, Finding, Safety};
use crate::output::{self, Paint, Tally, visible};
use crate::project::bounded_read::{self, describe};
use crate::project::{Profiles, Project, environments};
use crate::text::Source;
use crate::transform::LazyTransform;
use crate::verify;

/// The line that is explained.
struct Explained {
    place: CodeLine,
    /// The Python around it, which is a text of its own in a notebook or a document.
    code: Source,
    /// The 1-based line there.
    number: usize,
    /// How many characters the file has before that line.
    shift: usize,
}

/// A finding on the line.
struct Told {
    /// The file, or the cell of a notebook, in which the finding stands.
    text: Source,
    finding: Finding,
    /// How its transform matches, as far as that is known.
    how: Option<String>,
    /// What becomes of it: a clause.
    verdict: String,
}

impl Explained {
    /// The line, as findings name it.
    fn name(&self) -> String {
        let CodeLine { path, cell, line } = &self.place;
        let cell = cell.map_or(String::new(), |cell| format!("cell {cell}:"));
        visible(&format!("{}:{cell}{line}", path.display()))
    }

    /// The column of an attempt in the file, from 1.
    fn column(&self, attempt: &Attempt) -> usize {
        self.code.position(attempt.offset).column + self.shift
    }
}

/// The explanation of a line.
pub fn explain(options: &ExplainOptions, profiles: &mut Profiles, place: &CodeLine) -> Result<String> {
    let path = &place.path;
    let plan = RunPlan::new(&RunOptions::of_file(path.clone(), options.settings.clone()))?;
    let is_recipe = environments::kind(path).is_some();
    let explained = read(profiles, place, is_recipe)?;
    let (mut attempts, results) = if is_recipe {
        let profile = profiles.of_file(path)?;
        (Vec::new(), process_environment(&plan.job(), &profile, path).into_iter().collect())
    } else {
        (attempts(profiles, &explained, &plan)?, plan.collect()?.files)
    };
    let told = told(BaselineFilter::new(&plan, false)?, results, &explained, &attempts);
    attempts.retain(|attempt| !told.iter().any(|it| is_of(attempt, &it.finding, &it.text, &explained)));
    match options.format {
        ListFormat::Human => Ok(human(&explained, &told, &attempts, options.color.out())),
        ListFormat::Json => {
            let finding = |it: &Told| {
                let mut entry = output::entry(&it.text, &it.finding);
                entry["match"] = it.how.clone().into();
                entry["verdict"] = it.verdict.clone().into();
                entry
            };
            let attempt = |it: &Attempt| {
                let column = explained.column(it);
                json!({ "id": it.id, "column": column, "matches": it.matched, "text": it.text })
            };
            pretty(&json!({
                "version": 1,
                "path": path.to_string_lossy(),
                "cell": explained.place.cell,
                "line": explained.place.line,
                "findings": told.iter().map(finding).collect::<Vec<_>>(),
                "tried": attempts.iter().map(attempt).collect::<Vec<_>>(),
            }))
        }
    }
}

/// Reads the Python around a line; a recipe, which creates an environment, is not asked for any.
fn read(profiles: &mut Profiles, place: &CodeLine, is_recipe: bool) -> Result<Explained> {
    let CodeLine { path, cell, line } = place;
    let name = visible(&path.to_string_lossy());
    let format = Format::of(path);
    let decode = |bytes: Vec<u8>| match format {
        None => Source::decode(path, &bytes),
        Some(_) => Source::utf8(path, &bytes),
    };
    let source = match bounded_read::bytes(path).map(decode) {
        Ok(Ok(source)) => source,
        Ok(Err(refusal)) => bail!("{name}:{}:1: {}", refusal.line, refusal.message),
        Err(error) => bail!("{name}: {}", describe(&error)),
    };
    if cell.is_none() && (*line == 0 || *line > source.line_count()) {
        bail!("{name}: there is no line {line}; the file has {}", counted(source.line_count(), "line"));
    }
    let docs = profiles.of_file(path)?.docs().then_some(Format::Docstrings).filter(|_| !is_recipe);
    let embedded = match format.or(docs).map(|format| Embedded::read(&source, format)).transpose() {
        Ok(embedded) => embedded,
        Err(invalid) => bail!("{name}: {}", invalid.message),
    };
    // In a notebook, a line of the file is one of a cell.
    let in_cell = embedded.as_ref().filter(|_| cell.is_none()).and_then(|embedded| embedded.cell_line(*line));
    let module = embedded.and_then(|embedded| embedded.module_line(*cell, *line));
    let is_code = format.is_none() || module.is_some();
    let (code, number, shift) = module.unwrap_or((source, *line, 0));
    let mut place = CodeLine { path: path.clone(), cell: *cell, line: *line };
    if let Some((cell, line)) = in_cell {
        (place.cell, place.line) = (Some(cell), line);
    }
    let explained = Explained { place, code, number, shift };
    if !is_code {
        bail!("{}: there is no Python code", explained.name());
    }
    if let Some(refusal) = verify::refusal(explained.code.text()).filter(|_| !is_recipe) {
        let at = explained.code.position(refusal.offset);
        bail!("{name}:{}:{}: {}", at.line, at.column, visible(&refusal.message));
    }
    Ok(explained)
}

/// Whether a finding is of an attempt that matched.
fn is_of(attempt: &Attempt, finding: &Finding, text: &Source, explained: &Explained) -> bool {
    let column = text.position(finding.range.start).column;
    attempt.matched && attempt.id == finding.id && explained.column(attempt) == column
}

/// What `check` finds on the line, with what becomes of it.
fn told(
    mut baselines: BaselineFilter,
    results: Vec<FileResult>,
    explained: &Explained,
    attempts: &[Attempt],
) -> Vec<Told> {
    let CodeLine { cell, line, .. } = &explained.place;
    let mut told = Vec::new();
    for mut result in results {
        let all = result.outcome.findings.clone();
        baselines.apply(&mut result, &mut Tally::default());
        let is_shown = |finding: &Finding| result.outcome.findings.iter().any(|shown| shown.id == finding.id);
        let Some(source) = &result.source else { continue };
        for finding in all {
            let embedded = result.embedded.as_ref();
            let is_here = embedded.and_then(|embedded| embedded.cell(finding.range.start)) == *cell;
            let in_cell = embedded.and_then(|embedded| embedded.shown(&finding));
            let (text, finding) = in_cell.unwrap_or_else(|| (source.clone(), finding));
            let (first, last) = (text.line_of(finding.range.start), text.line_of(finding.range.end));
            if !is_here || !(first + 1..=last + 1).contains(line) {
                continue;
            }
            let how = attempts.iter().find(|it| is_of(it, &finding, &text, explained));
            told.push(Told {
                how: how.map(|it| clause(&it.text).to_owned()),
                verdict: verdict(&finding, !is_shown(&finding)),
                text,
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
fn human(explained: &Explained, told: &[Told], attempts: &[Attempt], paint: Paint) -> String {
    let code = visible(explained.code.line(explained.number - 1).trim());
    let mut text = format!("{}: {code}\n", explained.name());
    if told.is_empty() {
        text += match attempts.is_empty() {
            true => "  no transform matches anything on this line\n",
            false => "  `check` finds nothing on this line\n",
        };
    }
    for Told { text: source, finding, how, verdict } in told {
        text += &format!("\n{}", output::finding(source, finding, paint, None));
        let indent = output::indent(source, finding);
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
        let column = explained.column(attempt);
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
fn attempts(profiles: &mut Profiles, explained: &Explained, plan: &RunPlan) -> Result<Vec<Attempt>> {
    let Explained { code, number, place, .. } = explained;
    let path = &place.path;
    let config = profiles.configs.of(path)?;
    let all = profiles.all(&config)?;
    let project = Project::below(profiles.configs.clone(), &[], vec![path.clone()]);
    let profile = profiles.of_file(path)?;
    let run = plan.inputs.first().map_or_else(Default::default, |input| input.run.clone());
    let (catalogue, settings) = (&profile.catalogue, Settings { run, ..profile.settings() });
    let world = World::new(&project);
    let mut attempts = tried(code, *number, catalogue, &world, &settings);
    let is_opt_in = |t: &&Arc<LazyTransform>| t.opt_in && config.select().is_empty();
    let opt_in: Vec<String> = all.iter().filter(is_opt_in).map(|t| t.id.clone()).collect();
    let others: Vec<_> = all.into_iter().filter(|transform| !catalogue.has(&transform.id)).collect();
    let others = Catalogue::lazy(others);
    let would = tried(code, *number, &others, &world, &settings);
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
