//! One file through the whole pipeline: the command line, the tests and the language server call
//! `upgrade`.

mod apply;
mod explain;
mod flows;
mod handlers;
mod ignore;
mod propose;
mod range_filter;
mod selection;
mod settings;
mod warned;
mod witness;

use std::cell::{LazyCell, RefCell};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use apply::{Pass, apply};
use handlers::move_handlers;
use ignore::Ignored;
use propose::{propose, settled, shown_range};
use range_filter::RangeFilter;
use selection::{Candidate, is_taken, select};
use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

pub use explain::{Attempt, explain};
pub use settings::{FindingKey, Ignoring, Pick, Settings};

pub use crate::catalogue::Catalogue;
pub use crate::catalogue::Selection;
use crate::finding::{Finding, Safety};
use crate::matching::{Capture, Finder, Match, Shape, imports, names_module};
use crate::meter::{self, Stage};
pub use crate::model::{Alone, Parsed, ProjectView, World};
use crate::model::{BindingId, Module, OWN};
use crate::native;
use crate::rewriting::{self, Change, RewriteContext, Usage};
use crate::suppression::mentioned;
use crate::syntax::{Kind, Node, NodeId};
use crate::text::{Edit, Edits, Source, is_of_name};
use crate::transform::{Pair, Pattern, Transform};
use crate::types::Inference;
use crate::verify::{self, SyntaxError};

/// The maximum number of passes over a file: overlapping changes wait for the next pass.
const PASSES: usize = 12;

/// The time limit for finding the smallest difference of two texts; a larger one is as correct.
const PATIENCE: Duration = Duration::from_secs(2);

/// The defect of changes that undo each other.
pub const UNSETTLED: &str = "the changes do not settle";

/// The result for a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// The findings, in the order of the text.
    pub findings: Vec<Finding>,
    /// The edits of the original text. After several passes, this is a line-wise difference
    /// between the original text and the last one.
    pub edits: Edits,
    /// The new text, if it changed.
    pub text: Option<String>,
    /// Why the file is not valid Python 3; all other fields are then empty.
    pub refusal: Option<SyntaxError>,
    /// Changes that were dropped because their result failed verification: bugs in upshift.
    pub defects: Vec<String>,
    /// The number of findings that comments suppress.
    pub ignored: usize,
}

/// Applies the transforms of a catalogue to a source: returns findings and edits.
pub fn upgrade(source: &Source, catalogue: &Catalogue, world: &World<'_>, settings: &Settings) -> Outcome {
    let selection = meter::stage(Stage::Sieve, || catalogue.select(source.text().as_bytes()));
    upgrade_selected(source, catalogue, &selection, world, settings)
}

/// Like [`upgrade`], with a precomputed selection of transforms.
pub fn upgrade_selected(
    source: &Source,
    catalogue: &Catalogue,
    selection: &Selection,
    world: &World<'_>,
    settings: &Settings,
) -> Outcome {
    let is_idle =
        selection.is_empty() && settings.run.warned.is_empty() && !mentioned(source.text().as_bytes());
    // What another file has asked about is parsed already.
    let mut module = match world.known(source).filter(|module| module.tree.is_python()) {
        Some(module) => module,
        None => match verify::read(source.text()) {
            Err(error) => return Outcome { refusal: Some(error), ..Outcome::default() },
            Ok(_) if is_idle => return Outcome::default(),
            Ok(reading) => world.read_already(Arc::new(source.clone()), &reading),
        },
    };
    if is_idle {
        return Outcome::default();
    }
    if let Some(added) = &settings.ignoring.add {
        return ignore::written(source, catalogue, world, settings, added);
    }
    let mut outcome = Outcome::default();
    let mut filter = RangeFilter::of(source, settings);
    let mut first: Option<Edits> = None;
    let mut waiting = Vec::new();
    let mut later = settings.of_later_passes();
    let mut selection = selection.clone();
    for pass in 0..PASSES {
        let settings = if pass == 0 { settings } else { &later };
        let run = || one_pass(&module, catalogue, &selection, world, settings, &filter);
        let done = meter::stage(Stage::Rewrite, run);
        if let Some(offset) = done.too_deep {
            let message = verify::TOO_DEEP.to_owned();
            return Outcome { refusal: Some(SyntaxError { offset, message }), ..Outcome::default() };
        }
        outcome.defects.extend(done.defects);
        let applied = done.findings.iter().filter(|finding| finding.applied);
        let ids: BTreeSet<String> = applied.map(|finding| finding.id.clone()).collect();
        if pass == 0 {
            outcome.findings = done.findings;
            outcome.ignored = done.ignored;
            waiting = done.waiting;
        } else {
            still_needed(
                catalogue.chosen(&selection),
                &mut outcome.findings,
                &done.findings,
                module.source.text(),
            );
            still_open(&mut outcome.findings, &waiting, &done.findings);
            done_later(&mut outcome.findings, &done.findings);
        }
        let Some(after) = done.after else { break };
        if pass + 1 == PASSES {
            let ids = ids.into_iter().collect::<Vec<_>>().join(", ");
            outcome.defects.push(format!("{ids}: {UNSETTLED}"));
            return Outcome {
                findings: unapplied(outcome.findings),
                defects: outcome.defects,
                ..Outcome::default()
            };
        }
        filter = filter.after(&done.edits);
        later.run.warned = warned::after(&later.run.warned, &module.source, &done.edits, &after.source);
        later.run.lines = None;
        first = if pass == 0 { Some(done.edits) } else { None };
        // What was read to see whether it holds is what the next pass goes over.
        module = Arc::new(after);
        // What a change has written may be what another transform looks for.
        let more = meter::stage(Stage::Sieve, || catalogue.select(module.source.text().as_bytes()));
        selection = selection.and(more);
        outcome.text = Some(module.source.text().to_owned());
        if later.picks_nothing() {
            break;
        }
    }
    if let Some(text) = &outcome.text {
        outcome.edits = first.unwrap_or_else(|| line_edits(source.text(), text));
    }
    outcome
}

/// The transforms of a selection that run in a file of this path.
fn chosen<'c>(
    catalogue: &'c Catalogue,
    selection: &'c Selection,
    world: &World<'_>,
    module: &Module,
) -> impl Iterator<Item = &'c Transform> {
    let place = LazyCell::new(|| world.project().place_of(module.source.path()));
    let is_imported = |of: &String| imports(module, of);
    catalogue.chosen(selection).filter(move |one| {
        (one.imports.is_empty() || one.imports.iter().any(is_imported))
            && (one.places.are_all() || one.places.hold(&place))
    })
}

fn one_pass(
    module: &Module,
    catalogue: &Catalogue,
    selection: &Selection,
    world: &World<'_>,
    settings: &Settings,
    filter: &RangeFilter,
) -> Pass {
    if let Some(offset) = module.tree.too_deep() {
        return Pass { too_deep: Some(offset), ..Pass::default() };
    }
    let inference = Inference::new(world, module).with(catalogue.results());
    let mut finder = Finder::new(world, module, &inference, settings.window);
    finder.warned = &settings.run.warned;
    let tried = RefCell::default();
    finder.trace = (!settings.run.warned.is_empty()).then_some(&tried);
    let chosen = || chosen(catalogue, selection, world, module);
    let mut matches = meter::stage(Stage::Match, || finder.find(chosen()));
    let (mut natives, gone) = meter::stage(Stage::Match, || natively(chosen(), &finder, settings));
    // What goes with a native change is no place of its own.
    matches.retain(|found| !is_taken(found, &|name| gone.contains(&name.id())));
    matches.retain(|found| settled(world, module, found.transform).is_none());
    settle_floor(&mut matches, catalogue, world, module);
    step_back(module, &mut matches, &natives);
    let ignored = Ignored::new(module, &mut matches, &mut natives, settings, filter);
    let (mut reserved, mut leaving) = (Vec::new(), Vec::new());
    let plan = |reserved: &[String], leaving: &[String]| {
        let context = RewriteContext { world, module, oldest: settings.window.min, reserved, leaving };
        let mut candidates = natives.clone();
        candidates.extend(plan(context, settings, &matches, &ignored));
        for one in candidates.iter_mut().filter(|one| one.change.is_some()) {
            let shared = one.found.and_then(|found| divided(catalogue, world, module, found.transform));
            if let Some((declared, missing)) = shared {
                one.withdraw(|_| format!("The project declares `{declared}`, with which a module of its own would share no state; declare `{missing}` as well."));
            }
        }
        flows::hold_half(context, catalogue.results(), settings.window, &mut candidates);
        select(module, &mut candidates);
        candidates
    };
    let mut candidates = plan(&reserved, &leaving);
    // A name may be taken over from an import that goes; whether it goes is known only now.
    for _ in 0..2 {
        let of_patterns = candidates.iter().filter(|one| one.found.is_some());
        // What overlaps waits, and still uses its names.
        let mut edits = Edits::default();
        let made =
            of_patterns.filter_map(Candidate::applied).filter(|change| edits.add(&change.edits).is_ok());
        let usage = usage(made);
        let now = rewriting::leaving_names(world, module, &usage);
        if now == leaving {
            break;
        }
        if now.len() < leaving.len() {
            reserved = leaving.iter().filter(|name| !now.contains(name)).cloned().collect();
        }
        leaving = now;
        candidates = plan(&reserved, &leaving);
    }
    // Where comments are written, nothing goes.
    if settings.ignoring.add.is_none() {
        drop_reports_of_leaving_imports(world, module, &mut candidates);
    }
    warned::heed(&settings.run.warned, &module.source, &ignored.comments);
    candidates.extend(ignored.told(&module.source, catalogue, settings, filter));
    // What is written in Rust goes first where two changes overlap.
    candidates.sort_by_key(|one| one.found.is_some());
    let context =
        RewriteContext { world, module, oldest: settings.window.min, reserved: &reserved, leaving: &leaving };
    let mut pass = if candidates.is_empty() { Pass::default() } else { apply(context, candidates) };
    pass.findings.retain(|finding| {
        filter.has(&finding.id, &finding.range)
            && !ignored.comments.cover(&module.source, &finding.id, &finding.range)
    });
    pass.ignored = ignored.count;
    if !settings.run.warned.is_empty() {
        let at =
            |(offset, id, ..): &(usize, String, bool, String)| (module.source.line_of(*offset), id.clone());
        let tried: Vec<_> = tried.borrow().iter().map(at).collect();
        warned::told(&finder, catalogue, settings, filter, &ignored.comments, &tried, &mut pass.findings);
    }
    if let Some(lines) = &settings.run.lines {
        warned::mark(module, lines, &mut pass.findings);
    }
    for finding in &mut pass.findings {
        let reasons = finding.reasons.iter_mut().map(|reason| &mut reason.text);
        reasons.chain([&mut finding.message]).for_each(|text| text.retain(|c| c != OWN));
    }
    pass
}

/// What binds the first name of an expression.
fn bindings_of_first<'m>(module: &'m Module, node: Node<'m>) -> &'m [BindingId] {
    let first = node.descendants().find(|part| part.kind() == Kind::Identifier);
    let found = first.and_then(|name| module.lookup(module.scope_of(name), name.text()));
    found.map_or(&[], |(_, bindings)| bindings)
}

/// Removes what the floor found where another transform found something: that one knows more of the place.
fn step_back(module: &Module, matches: &mut Vec<Match<'_, '_>>, natives: &[Candidate<'_, '_, '_>]) {
    let is_within =
        |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let is_told = |floor: &Match<'_, '_>| {
        let place = floor.node.range();
        let keyword = floor.pair.suffix.strip_suffix(')').and_then(|call| call.rsplit_once('('));
        // `import cgi, imp` is of two modules, and a call may pass two parameters that are gone.
        let is_about = |pair: &Pair| match keyword {
            Some((_, name)) => pair.parameters.iter().any(|parameter| parameter.name == name),
            None => !names_module(floor.pair) || pair.module() == floor.pair.module(),
        };
        let holds = |other: &Match<'_, '_>| {
            let captured = || other.captures.iter().flatten().flat_map(Capture::nodes);
            is_within(&place, &shown_range(other))
                && !matches!(other.pair.before, Pattern::Class { .. })
                && !captured().any(|node| is_within(&place, &node.range()))
        };
        // Where the name by which it comes is bound to something else, the use is served.
        let bindings = bindings_of_first(module, floor.node);
        let is_rebound = |other: &Match<'_, '_>| {
            other.shape == Shape::Import
                && other.pair.after.is_some()
                && other.pair.module() == floor.pair.module()
                && bindings.iter().any(|id| {
                    is_within(&module.tree.node(module.binding(*id).node).range(), &other.node.range())
                })
        };
        let mut others = matches.iter().filter(|other| !other.transform.is_floor);
        others.any(|other| {
            is_rebound(other) || (other.node.range() == place || holds(other)) && is_about(other.pair)
        }) || natives.iter().any(|native| is_within(&place, &native.finding.range))
    };
    let told: Vec<bool> = matches.iter().map(|found| found.transform.is_floor && is_told(found)).collect();
    let mut told = told.into_iter();
    matches.retain(|_| !told.next().unwrap_or(false));
}

/// The distribution that the project declares for a module whose companion is also that of a transform, and the one
/// that the transform lacks: what two modules share is in one place.
fn divided<'c>(
    catalogue: &'c Catalogue,
    world: &World<'_>,
    module: &Module,
    transform: &'c Transform,
) -> Option<(&'c str, &'c str)> {
    let missing = transform.backport.as_deref()?;
    let own = |text| transform.companions.values().any(|own| own == text);
    let mut others = catalogue.rivals().filter(|other| other.companions.values().any(own));
    Some((others.find_map(|other| settled(world, module, other))?, missing))
}

/// The findings of native transforms, and the identifiers that their changes remove.
fn natively<'c>(
    chosen: impl Iterator<Item = &'c Transform>,
    finder: &Finder<'_>,
    settings: &Settings,
) -> (Vec<Candidate<'static, 'static, 'static>>, HashSet<NodeId>) {
    let Finder { world, module, inference, window, .. } = *finder;
    let context = RewriteContext { world, module, oldest: settings.window.min, reserved: &[], leaving: &[] };
    let looked_at = native::Context { world, module, inference, window };
    let (mut all, mut gone) = (Vec::new(), HashSet::new());
    for transform in chosen {
        let Some(native) = transform.native.as_deref().and_then(native::by_name) else {
            continue;
        };
        if settled(world, module, transform).is_some() {
            continue;
        }
        let concerns = |found: &native::Found| {
            let place = module.tree.covering(found.range.clone());
            finder.outside_window((transform.deprecated, transform.removed), place).is_none()
        };
        for found in
            meter::transform(&transform.id, || (native.find)(&looked_at)).into_iter().filter(concerns)
        {
            gone.extend(found.released.iter().copied());
            all.push(propose::native(context, settings, transform, found));
        }
    }
    (all, gone)
}

/// What the floor tells of a module is settled by a distribution that carries the module on, declared or asked for.
fn settle_floor(matches: &mut Vec<Match<'_, '_>>, catalogue: &Catalogue, world: &World<'_>, module: &Module) {
    let folder = |transform: &Transform| transform.id.split('/').next().unwrap_or_default().to_owned();
    let floors: BTreeSet<String> = matches
        .iter()
        .filter(|found| found.transform.is_floor)
        .map(|found| folder(found.transform))
        .collect();
    if floors.is_empty() {
        return;
    }
    let asked =
        matches.iter().filter(|found| found.pair.only_requires()).map(|found| folder(found.transform));
    let is_carried = |module_name: &&String| {
        catalogue.of_module(module_name).any(|transform| settled(world, module, transform).is_some())
    };
    let done: BTreeSet<String> = asked.chain(floors.iter().filter(is_carried).cloned()).collect();
    matches.retain(|found| !found.transform.is_floor || !done.contains(&folder(found.transform)));
}

fn usage<'p>(changes: impl Iterator<Item = &'p Change>) -> Usage {
    let mut usage = Usage::default();
    for change in changes {
        usage.removed.extend(change.removed.iter().copied());
        usage.required.extend(change.required.iter().copied());
        usage.rebound.extend(change.rebound.iter().copied());
    }
    usage
}

/// Drops what is reported of a module at an import that goes with the changes, whether they are made or proposed.
fn drop_reports_of_leaving_imports(
    world: &World<'_>,
    module: &Module,
    candidates: &mut Vec<Candidate<'_, '_, '_>>,
) {
    let is_report = |one: &Candidate<'_, '_, '_>| {
        let of_module = |found: &Match<'_, '_>| found.shape == Shape::Import && names_module(found.pair);
        one.change.is_none() && one.found.is_some_and(of_module)
    };
    if !candidates.iter().any(is_report) {
        return;
    }
    let usage = usage(candidates.iter().filter_map(|one| one.change.as_ref()));
    let goes = |found: &Match<'_, '_>| rewriting::import_goes(world, module, &usage, found.node);
    candidates.retain(|one| !(is_report(one) && one.found.is_some_and(goes)));
}

/// The candidate for each match, before selection.
fn plan<'p, 'c, 'm>(
    context: RewriteContext<'_>,
    settings: &Settings,
    matches: &'p [Match<'c, 'm>],
    ignored: &Ignored,
) -> Vec<Candidate<'p, 'c, 'm>> {
    let mut declared = BTreeSet::new();
    let mut planned: Vec<Candidate<'p, 'c, 'm>> =
        matches.iter().filter_map(|found| propose(context, settings, found)).collect();
    // What the code needs is needed once.
    planned.retain(|one| {
        let only_requires = one.found.is_some_and(|found| found.pair.only_requires());
        !only_requires || one.change.is_some() || declared.insert(one.finding.id.clone())
    });
    for one in &mut planned {
        // What nobody asked for stays, and with it what may change only together with it.
        one.change.take_if(|_| !settings.has_picked(&one.finding));
        ignored.protect(context.module, one);
    }
    move_handlers(context, &mut planned);
    planned
}

/// What only asks for a distribution is asked no more when the code that used it is gone.
fn still_needed<'c>(
    chosen: impl Iterator<Item = &'c Transform>,
    findings: &mut Vec<Finding>,
    later: &[Finding],
    text: &str,
) {
    let is_met = |transform: &&Transform| {
        transform.pairs.iter().any(Pair::only_requires) && later.iter().all(|other| other.id != transform.id)
    };
    let met: BTreeSet<&str> = chosen.filter(is_met).map(|transform| transform.id.as_str()).collect();
    // An import without a use may stay for others, and is told of by another transform then.
    let stays = |finding: &Finding| text.contains(&finding.before);
    findings
        .retain(|finding| finding.after.is_some() || !met.contains(finding.id.as_str()) || stays(finding));
}

/// What had to wait, and could not be done in the end, is not done.
fn still_open(findings: &mut [Finding], waiting: &[(String, String)], later: &[Finding]) {
    let mut told = BTreeSet::new();
    for open in later.iter().filter(|finding| !finding.applied && finding.safety == Safety::Reported) {
        let waits = waiting.iter().any(|(id, before)| *id == open.id && *before == open.before);
        let is_same = |finding: &Finding| finding.id == open.id && finding.before == open.before;
        // Other code of the same text may have been reported from the start.
        let known =
            |index: &usize| is_same(&findings[*index]) && !findings[*index].applied && !told.contains(index);
        if let Some(known) = (0..findings.len()).find(known) {
            told.insert(known);
            continue;
        }
        let same = findings.iter_mut().find(|finding| waits && finding.applied && is_same(finding));
        if let Some(finding) = same {
            finding.applied = false;
            finding.safety = open.safety;
            finding.message = open.message.clone();
        }
    }
}

/// What could not be done at first, and was when another change had cleared the way: an import of which something was
/// left, a value whose type only the new code shows.
fn done_later(findings: &mut [Finding], later: &[Finding]) {
    let words = |finding: &Finding| -> BTreeSet<String> {
        finding.before.split(|c| !is_of_name(c)).map(str::to_owned).collect()
    };
    let is_import =
        |finding: &Finding| ["import ", "from "].iter().any(|word| finding.before.starts_with(word));
    // Of an import, other names may have gone before.
    let is_rest = |one: &Finding, rest: &Finding| {
        one.title == rest.title && is_import(one) && is_import(rest) && words(rest).is_subset(&words(one))
    };
    let is_same = |one: &Finding, other: &Finding| {
        one.id == other.id && (one.before == other.before || is_rest(one, other))
    };
    for done in later.iter().filter(|finding| finding.applied) {
        // Other code of the same text may be left.
        let is_left = later.iter().any(|other| !other.applied && is_same(other, done));
        let is_it = |finding: &&mut Finding| !finding.applied && !is_left && is_same(finding, done);
        if let Some(finding) = findings.iter_mut().find(is_it) {
            let (range, before) = (finding.range.clone(), std::mem::take(&mut finding.before));
            *finding = Finding { range, before, ..done.clone() };
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
pub fn line_edits(before: &str, after: &str) -> Edits {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(before, after);
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

#[cfg(test)]
mod tests;
