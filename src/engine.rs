//! One file through the whole pipeline: `upgrade` is what the command line, the tests and an
//! editor call.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use similar::{ChangeTag, TextDiff};

pub use crate::catalogue::Catalogue;
use crate::catalogue::Selection;
use crate::finding::{Finding, Safety};
use crate::matching::{Certainty, Finder, Match, Shape};
use crate::model::{Module, VersionSet, alive};
pub use crate::model::{Neighbours, World};
use crate::rewriting::{self, Change, Usage, Workshop};
use crate::text::{Edit, Edits, Source};
use crate::transform::Transform;
use crate::types::{Inference, checked};
use crate::verify;
use crate::version::Window;

/// How often a file is gone over: overlapping changes wait for the next pass.
const PASSES: usize = 12;

/// What a run has decided for every file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The Pythons that the code must run on.
    pub window: Window,
    /// Whether suggested edits are applied as well.
    pub suggested: bool,
    /// Ids of transforms whose other reading (`instead`) is the one wanted.
    pub instead: BTreeSet<String>,
}

/// What became of a file.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What was found, in the order of the text.
    pub findings: Vec<Finding>,
    /// The changes, of the text that was given. When rewriting took several passes this is one
    /// line-wise difference between the first text and the last.
    pub edits: Edits,
    /// The text afterwards, when it changed.
    pub text: Option<String>,
    /// Why the file could not be read as Python; nothing else is filled in then.
    pub refusal: Option<SyntaxRefusal>,
    /// Changes that were dropped because their result did not hold: defects of ours.
    pub defects: Vec<String>,
}

/// The text is no Python 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxRefusal {
    /// Byte offset of the first error.
    pub offset: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// What was tried at a place, for `explain FILE:LINE`.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The transform.
    pub id: String,
    /// Byte offset of the place.
    pub offset: usize,
    /// Whether it matched.
    pub matched: bool,
    /// Why, or why not, in a sentence.
    pub text: String,
}

/// Finds what the catalogue knows in a source, and plans the edits.
pub fn upgrade(source: &Source, catalogue: &Catalogue, world: &World<'_>, settings: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.refusal = refusal(source.text());
    let selection = catalogue.select(source.text().as_bytes());
    if outcome.refusal.is_some() || selection.is_empty() {
        return outcome;
    }
    let mut current = source.clone();
    let mut first: Option<Edits> = None;
    for pass in 0..PASSES {
        let done = one_pass(&current, catalogue, &selection, world, settings);
        outcome.defects.extend(done.defects);
        if pass == 0 {
            outcome.findings = done.findings;
        } else {
            still_open(&mut outcome.findings, &done.findings);
        }
        let Some(text) = done.text else { break };
        if pass + 1 == PASSES {
            outcome.defects.push("the changes do not settle".to_owned());
            return Outcome {
                findings: unapplied(outcome.findings),
                defects: outcome.defects,
                ..Outcome::default()
            };
        }
        first = if pass == 0 { Some(done.edits) } else { None };
        current = current.with_text(text);
        outcome.text = Some(current.text().to_owned());
    }
    if let Some(text) = &outcome.text {
        outcome.edits = first.unwrap_or_else(|| line_edits(source.text(), text));
    }
    outcome
}

/// What was tried on a 1-based line of a source.
pub fn explain(
    source: &Source,
    line: usize,
    catalogue: &Catalogue,
    world: &World<'_>,
    settings: &Settings,
) -> Vec<Attempt> {
    if refusal(source.text()).is_some() {
        return Vec::new();
    }
    let selection = catalogue.select(source.text().as_bytes());
    let module = module_of(source, world);
    let trace = RefCell::default();
    let oracle = checked::oracle(world);
    let inference = Inference::new(world, &module, &oracle);
    let finder = Finder {
        world,
        module: &module,
        inference: &inference,
        window: settings.window,
        trace: Some(&trace),
    };
    finder.find(catalogue.chosen(&selection));
    let mut attempts: Vec<Attempt> = trace
        .into_inner()
        .into_iter()
        .filter(|(offset, ..)| source.line_of(*offset) + 1 == line)
        .map(|(offset, id, matched, text)| Attempt { id, offset, matched, text })
        .collect();
    attempts.sort_by(|a, b| (a.offset, &a.id, &a.text).cmp(&(b.offset, &b.id, &b.text)));
    attempts.dedup_by(|a, b| a.offset == b.offset && a.id == b.id && a.text == b.text);
    attempts
}

fn refusal(text: &str) -> Option<SyntaxRefusal> {
    verify::refusal(text).map(|error| SyntaxRefusal { offset: error.offset, message: error.message })
}

fn module_of(source: &Source, world: &World<'_>) -> Module {
    let (name, is_package) = world.neighbours().name_of(source.path());
    Module::new(Arc::new(source.clone()), name, is_package)
}

#[derive(Default)]
struct Pass {
    findings: Vec<Finding>,
    edits: Edits,
    text: Option<String>,
    defects: Vec<String>,
}

/// A match with what it becomes.
struct Planned<'c, 'm> {
    found: Match<'c, 'm>,
    finding: Finding,
    change: Option<Change>,
}

fn one_pass(
    source: &Source,
    catalogue: &Catalogue,
    selection: &Selection,
    world: &World<'_>,
    settings: &Settings,
) -> Pass {
    let module = module_of(source, world);
    let oracle = checked::oracle(world);
    let inference = Inference::new(world, &module, &oracle);
    let finder =
        Finder { world, module: &module, inference: &inference, window: settings.window, trace: None };
    let matches = finder.find(catalogue.chosen(selection));
    if matches.is_empty() {
        return Pass::default();
    }
    let mut reserved: Vec<String> = Vec::new();
    let mut leaving: Vec<String> = Vec::new();
    let mut planned = plan(world, &module, settings, matches, &reserved, &leaving);
    // A name may be taken over from an import that goes; whether it goes is known only now.
    for _ in 0..2 {
        let applied = planned.iter().filter(|p| p.finding.applied);
        let usage = usage(applied.filter_map(|p| p.change.as_ref()));
        let now = rewriting::leaving_names(&module, &usage);
        if now == leaving {
            break;
        }
        if now.len() < leaving.len() {
            reserved = leaving.iter().filter(|name| !now.contains(name)).cloned().collect();
        }
        leaving = now;
        let matches = planned.into_iter().map(|p| p.found).collect();
        planned = plan(world, &module, settings, matches, &reserved, &leaving);
    }
    apply(source, &module, planned, settings)
}

fn usage<'p>(changes: impl Iterator<Item = &'p Change>) -> Usage {
    let mut usage = Usage::default();
    for change in changes {
        usage.released.extend(change.released.iter().copied());
        usage.keeps.extend(change.keeps.iter().copied());
    }
    usage
}

fn plan<'c, 'm>(
    world: &World<'_>,
    module: &'m Module,
    settings: &Settings,
    matches: Vec<Match<'c, 'm>>,
    reserved: &[String],
    leaving: &[String],
) -> Vec<Planned<'c, 'm>> {
    let shop = Workshop { world, module, reserved, leaving };
    matches
        .into_iter()
        .map(|found| {
            let (finding, change) = propose(shop, settings, &found);
            Planned { found, finding, change }
        })
        .collect()
}

/// The finding of a match, and the change when there is one.
fn propose(shop: Workshop<'_>, settings: &Settings, found: &Match<'_, '_>) -> (Finding, Option<Change>) {
    let transform = found.transform;
    let pair = found.pair;
    let mut finding = Finding {
        id: transform.id.clone(),
        title: transform.title.clone(),
        range: shown_range(found),
        safety: Safety::Reported,
        before: one_line(found.node.text()),
        after: None,
        message: String::new(),
        instead: None,
        reasons: found.reasons.clone(),
        applied: false,
        removed: transform.removed,
    };
    let wants_other = settings.instead.contains(&transform.id);
    let template = match (&pair.instead, wants_other) {
        (Some((_, other)), true) => Some(other),
        _ => pair.after.as_ref(),
    };
    let Some(template) = template else {
        finding.message =
            if pair.message.is_empty() { transform.title.clone() } else { pair.message.clone() };
        return (finding, None);
    };
    if found.certainty == Certainty::NameOnly || found.shape == Shape::Unclear {
        finding.message = sentence(&found.note, transform);
        return (finding, None);
    }
    let within = alive(shop.world, shop.module, found.node).and(VersionSet::window(settings.window));
    if let (Some(available), Some(oldest)) = (transform.available, within.oldest())
        && oldest < available
    {
        finding.message = format!(
            "The replacement exists from Python {available} on, and the code must run on {oldest}; raise `--min` or `requires-python`, or guard it by version."
        );
        return (finding, None);
    }
    match rewriting::change(shop, found, template) {
        Err(why) => {
            finding.message = sentence(&why, transform);
            (finding, None)
        }
        Ok(change) => {
            finding.safety = transform.safety;
            if found.certainty < Certainty::Proven {
                finding.safety = finding.safety.min(Safety::Suggested);
                finding.message = sentence_only(&found.note);
            }
            if let Some((ceiling, why)) = &change.ceiling {
                finding.safety = finding.safety.min(*ceiling);
                finding.message = sentence_only(why);
            }
            if finding.safety == Safety::Suggested && finding.message.is_empty() {
                finding.message = first_paragraph(&transform.reason);
            }
            if !transform.requires.is_empty() {
                let names = transform.requires.join(", ");
                finding.message =
                    format!("{} Needs the distribution {names}.", finding.message).trim().to_owned();
            }
            if let Some((title, other)) = &pair.instead
                && !wants_other
            {
                let shown = rewriting::change(shop, found, other).ok().map(|c| c.shown);
                finding.instead = Some(match shown {
                    Some(shown) => format!("`{}`: {title}", one_line(&shown)),
                    None => title.clone(),
                });
            } else if wants_other && pair.instead.is_some() {
                finding.safety = finding.safety.min(Safety::Suggested);
            }
            finding.after = Some(one_line(&change.shown));
            finding.applied = finding.safety == Safety::Safe
                || settings.suggested
                || (wants_other && pair.instead.is_some());
            (finding, Some(change))
        }
    }
}

/// What the user is shown: the first line of what matched.
fn shown_range(found: &Match<'_, '_>) -> std::ops::Range<usize> {
    match found.shape {
        Shape::Statements => {
            let last = found.statements.last().unwrap_or(&found.node);
            found.node.start()..last.end()
        }
        _ => found.node.range(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_paragraph(text: &str) -> String {
    one_line(text.trim().split("\n\n").next().unwrap_or_default())
}

fn sentence_only(clause: &str) -> String {
    let mut chars = clause.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut text: String = first.to_uppercase().chain(chars).collect();
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// Why nothing is rewritten, and what the change is.
fn sentence(clause: &str, transform: &Transform) -> String {
    format!("{} {}", sentence_only(clause), transform.title)
}

/// Puts together what goes together; what does not hold is dropped and named.
fn apply(source: &Source, module: &Module, mut planned: Vec<Planned<'_, '_>>, settings: &Settings) -> Pass {
    let mut pass = Pass::default();
    let oldest = settings.window.min;
    let mut chosen: Vec<usize> = Vec::new();
    let mut edits = Edits::default();
    for (index, plan) in planned.iter().enumerate() {
        let Some(change) = plan.change.as_ref().filter(|_| plan.finding.applied) else {
            continue;
        };
        // What overlaps waits for the next pass.
        if edits.add(&change.edits).is_ok() {
            chosen.push(index);
        }
    }
    match assemble(module, &planned, &chosen) {
        Some(edits) if !edits.is_empty() => {
            let text = edits.apply(source.text());
            match verify::objection(source.text(), &text, oldest) {
                None => {
                    pass.edits = edits;
                    pass.text = Some(text);
                }
                Some(_) => one_by_one(source, module, &mut planned, &chosen, oldest, &mut pass),
            }
        }
        Some(_) => {}
        None => one_by_one(source, module, &mut planned, &chosen, oldest, &mut pass),
    }
    pass.findings = planned.into_iter().map(|plan| plan.finding).collect();
    pass
}

/// All edits of the chosen changes, with imports and helpers; `None` when they overlap.
fn assemble(module: &Module, planned: &[Planned<'_, '_>], chosen: &[usize]) -> Option<Edits> {
    let mut edits = Edits::default();
    let mut needs = Vec::new();
    let usage = usage(chosen.iter().filter_map(|index| planned[*index].change.as_ref()));
    let mut helpers: BTreeMap<String, String> = BTreeMap::new();
    for index in chosen {
        let plan = &planned[*index];
        let change = plan.change.as_ref()?;
        edits.add(&change.edits).ok()?;
        needs.extend(change.needs.iter().cloned());
        rewriting::helpers(module, plan.found.transform, &change.helpers, &mut helpers, &mut needs);
    }
    edits.add(&rewriting::settle(module, &needs, &usage, &helpers)).ok()?;
    Some(edits)
}

/// Keeps every change with which the text still holds.
fn one_by_one(
    source: &Source,
    module: &Module,
    planned: &mut [Planned<'_, '_>],
    chosen: &[usize],
    oldest: crate::version::Version,
    pass: &mut Pass,
) {
    let mut kept: Vec<usize> = Vec::new();
    for index in chosen {
        let mut trial = kept.clone();
        trial.push(*index);
        let objection = match assemble(module, planned, &trial) {
            None => Some("its edits overlap those of its imports".to_owned()),
            Some(edits) => verify::objection(source.text(), &edits.apply(source.text()), oldest),
        };
        match objection {
            None => kept = trial,
            Some(why) => {
                let finding = &mut planned[*index].finding;
                let place = source.position(finding.range.start);
                pass.defects.push(format!(
                    "{}:{}: {}: {why}; the change was dropped",
                    place.line, place.column, finding.id
                ));
                finding.applied = false;
                finding.safety = Safety::Reported;
                finding.message = format!("The rewrite was dropped: {why}. {}", finding.title);
            }
        }
    }
    if let Some(edits) = assemble(module, planned, &kept).filter(|edits| !edits.is_empty()) {
        pass.text = Some(edits.apply(source.text()));
        pass.edits = edits;
    }
}

/// What the last pass could not do is not done.
fn still_open(findings: &mut [Finding], later: &[Finding]) {
    for open in later.iter().filter(|finding| !finding.applied) {
        let same = findings.iter_mut().find(|f| {
            f.applied && f.id == open.id && f.before == open.before && open.safety == Safety::Reported
        });
        if let Some(finding) = same {
            let still =
                later.iter().filter(|f| f.id == open.id && f.before == open.before && f.applied).count();
            if still == 0 {
                finding.applied = false;
                finding.safety = open.safety;
                finding.message = open.message.clone();
            }
        }
    }
}

fn unapplied(mut findings: Vec<Finding>) -> Vec<Finding> {
    for finding in &mut findings {
        finding.applied = false;
    }
    findings
}

/// The difference of two texts, in whole lines.
fn line_edits(before: &str, after: &str) -> Edits {
    let diff = TextDiff::from_lines(before, after);
    let mut edits = Edits::default();
    let mut at = 0;
    let mut open: Option<Edit> = None;
    for change in diff.iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                if let Some(edit) = open.take() {
                    let _ = edits.add(&[edit]);
                }
                at += text.len();
            }
            ChangeTag::Delete => {
                open.get_or_insert_with(|| Edit::insert(at, "")).end = at + text.len();
                at += text.len();
            }
            ChangeTag::Insert => open.get_or_insert_with(|| Edit::insert(at, "")).text.push_str(text),
        }
    }
    if let Some(edit) = open {
        let _ = edits.add(&[edit]);
    }
    edits
}
