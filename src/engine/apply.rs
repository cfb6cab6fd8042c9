//! Changes put together: those that can go in one pass, with the imports that they share.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Settings, usage};
use crate::finding::{Finding, Safety};
use crate::matching::Match;
use crate::model::Module;
use crate::rewriting::{self, Change, Workshop};
use crate::text::Edits;
use crate::verify;

#[derive(Default)]
pub(super) struct Pass {
    pub findings: Vec<Finding>,
    pub edits: Edits,
    /// The file afterwards, when it changed.
    pub after: Option<Module>,
    pub defects: Vec<String>,
    /// Id and text of what overlaps and waits for the next pass.
    pub waiting: Vec<(String, String)>,
    /// The byte where the code is nested too deep to be gone over.
    pub too_deep: Option<usize>,
    /// How many places a comment leaves alone.
    pub ignored: usize,
}

/// A match with what it becomes.
pub(super) struct Planned<'c, 'm> {
    pub found: Match<'c, 'm>,
    pub finding: Finding,
    pub change: Option<Change>,
}

/// Puts together what goes together; what does not hold is dropped and named.
pub(super) fn apply(
    shop: Workshop<'_>,
    mut planned: Vec<Planned<'_, '_>>,
    mut native: Vec<(Finding, Change)>,
    settings: &Settings,
) -> Pass {
    let mut pass = Pass::default();
    let Workshop { world, module, oldest, .. } = shop;
    let mut chosen: Vec<usize> = Vec::new();
    let mut edits = Edits::default();
    // What is written in Rust sees more of the file: it takes the place of what is of the same module
    // and overlaps it, and of what is found in code that it leaves out; it goes before what else does.
    for (finding, own) in native.iter_mut().filter(|(finding, _)| finding.after.is_some()) {
        finding.applied = settings.applies(finding);
        let mut alone = Edits::default();
        let _ = alone.add(&own.edits);
        if finding.applied {
            let _ = edits.add(&own.edits);
        }
        // Nearly all are far away.
        let (start, end) =
            alone.iter().fold((usize::MAX, 0), |(s, e), edit| (s.min(edit.start), e.max(edit.end)));
        let is_near = |range: &Range<usize>| range.start <= end && start <= range.end;
        planned.retain(|plan| {
            let mut edits = plan.change.iter().flat_map(|change| &change.edits);
            if !is_near(&plan.finding.range) && !edits.any(|edit| is_near(&edit.range())) {
                return true;
            }
            let overlaps = |change: &Change| alone.clone().add(&change.edits).is_err();
            let place = &plan.finding.range;
            let is_gone = own.edits.iter().any(|edit| {
                let covers = edit.start <= place.start && place.end <= edit.end;
                covers && !edit.text.contains(&plan.finding.before)
            });
            let is_same = module_of(&plan.finding.id) == module_of(&finding.id);
            let yields = finding.applied || plan.finding.safety <= finding.safety;
            !(yields && (is_gone || is_same && plan.change.as_ref().is_some_and(overlaps)))
        });
    }
    for (index, plan) in planned.iter().enumerate() {
        let Some(change) = plan.change.as_ref().filter(|_| plan.finding.applied) else {
            continue;
        };
        // What overlaps waits for the next pass.
        if edits.add(&change.edits).is_ok() {
            chosen.push(index);
        } else {
            pass.waiting.push((plan.finding.id.clone(), plan.finding.before.clone()));
        }
    }
    let assembled = assemble(shop, &planned, &chosen, &native)
        .or_else(|| those_that_fit(shop, &planned, &chosen, &mut native));
    match assembled {
        Some(edits) if !edits.is_empty() => match verify::edited(module, &edits, oldest) {
            Ok(after) => {
                pass.after = Some(after);
                pass.edits = edits;
            }
            Err(_) => {
                one_by_one(shop, &mut planned, &mut native, &chosen, &mut pass);
            }
        },
        Some(_) => {}
        None => one_by_one(shop, &mut planned, &mut native, &chosen, &mut pass),
    }
    let applied = planned.iter().filter(|plan| plan.finding.applied);
    let usage = usage(applied.filter_map(|plan| plan.change.as_ref()).chain(written(&native)));
    for (item, why, left) in rewriting::kept_imports(world, module, &usage) {
        // A use that is told of by itself tells of its import too.
        let told = |node: &crate::syntax::Node<'_>| {
            planned.iter().any(|plan| !plan.finding.applied && plan.finding.range.contains(&node.start()))
        };
        if (left.is_empty() || !left.iter().all(told)) && !told(&item) {
            pass.findings.extend(stays(module, &planned, &native, item.range(), why));
        }
    }
    pass.findings.extend(native.into_iter().map(|(finding, _)| finding));
    pass.findings.extend(planned.into_iter().map(|plan| plan.finding));
    pass.findings.sort_by_key(|finding| finding.range.start);
    pass
}

/// `asyncore` of `asyncore/module`.
pub(super) fn module_of(id: &str) -> &str {
    id.split_once('/').map_or(id, |(module, _)| module)
}

/// The native changes that are applied.
fn written(native: &[(Finding, Change)]) -> impl Iterator<Item = &Change> {
    native.iter().filter(|(finding, _)| finding.applied).map(|(_, change)| change)
}

/// All edits of the chosen changes and of the native ones that are applied, with imports and
/// helpers; `None` when they overlap.
fn assemble(
    shop: Workshop<'_>,
    planned: &[Planned<'_, '_>],
    chosen: &[usize],
    native: &[(Finding, Change)],
) -> Option<Edits> {
    let mut edits = Edits::default();
    let mut needs = Vec::new();
    let changes = || chosen.iter().filter_map(|index| planned[*index].change.as_ref()).chain(written(native));
    let mut helpers: BTreeMap<String, String> = BTreeMap::new();
    for change in changes() {
        edits.add(&change.edits).ok()?;
        needs.extend(change.needs.iter().cloned());
    }
    for plan in chosen.iter().map(|index| &planned[*index]) {
        let change = plan.change.as_ref()?;
        rewriting::helpers(shop, plan.found.transform, &change.helpers, &mut helpers, &mut needs);
    }
    let usage = usage(changes());
    edits.add(&rewriting::settle(shop.world, shop.module, &needs, &usage, &helpers)).ok()?;
    Some(edits)
}

/// The same with as many native changes as overlap nothing else: the rest waits for the next pass.
fn those_that_fit(
    shop: Workshop<'_>,
    planned: &[Planned<'_, '_>],
    chosen: &[usize],
    native: &mut [(Finding, Change)],
) -> Option<Edits> {
    let wanted: Vec<bool> =
        native.iter_mut().map(|(finding, _)| std::mem::take(&mut finding.applied)).collect();
    let mut assembled = assemble(shop, planned, chosen, native)?;
    for index in (0..native.len()).filter(|index| wanted[*index]) {
        native[index].0.applied = true;
        match assemble(shop, planned, chosen, native) {
            Some(edits) => assembled = edits,
            None => native[index].0.applied = false,
        }
    }
    Some(assembled)
}

/// Keeps every change with which the text still holds.
fn one_by_one(
    shop: Workshop<'_>,
    planned: &mut [Planned<'_, '_>],
    native: &mut [(Finding, Change)],
    chosen: &[usize],
    pass: &mut Pass,
) {
    let Workshop { module, oldest, .. } = shop;
    let wanted: Vec<bool> =
        native.iter_mut().map(|(finding, _)| std::mem::take(&mut finding.applied)).collect();
    let mut kept: Vec<usize> = Vec::new();
    let mut held: Option<Module> = None;
    for index in chosen {
        let mut trial = kept.clone();
        trial.push(*index);
        let edited = match assemble(shop, planned, &trial, native) {
            None => Err("its edits overlap those of its imports".to_owned()),
            Some(edits) => verify::edited(module, &edits, oldest),
        };
        match edited {
            Ok(after) => (kept, held) = (trial, Some(after)),
            Err(why) => drop_it(module, &mut planned[*index].finding, &why, pass),
        }
    }
    let mut edits = assemble(shop, planned, &kept, native).unwrap_or_default();
    for index in (0..native.len()).filter(|index| wanted[*index]) {
        native[index].0.applied = true;
        let Some(trial) = assemble(shop, planned, &kept, native) else {
            native[index].0.applied = false;
            continue;
        };
        match verify::edited(module, &trial, oldest) {
            Ok(after) => (edits, held) = (trial, Some(after)),
            Err(why) => drop_it(module, &mut native[index].0, &why, pass),
        }
    }
    if !edits.is_empty() {
        pass.after = held;
        pass.edits = edits;
    }
}

/// A change that does not hold is reported, and is a defect of ours.
fn drop_it(module: &Module, finding: &mut Finding, why: &str, pass: &mut Pass) {
    let place = module.source.position(finding.range.start);
    pass.defects
        .push(format!("{}:{}: {}: {why}; the change was dropped", place.line, place.column, finding.id));
    finding.applied = false;
    finding.safety = Safety::Reported;
    finding.message = format!("The rewrite was dropped: {why}. {}", finding.title);
}

/// What is told of an import that stays, under the id of a change that was to end it.
fn stays(
    module: &Module,
    planned: &[Planned<'_, '_>],
    native: &[(Finding, Change)],
    range: std::ops::Range<usize>,
    why: &str,
) -> Option<Finding> {
    let (_, binding) =
        module.bindings().find(|(_, binding)| module.tree.node(binding.node).range() == range)?;
    let ends =
        |change: &Change| change.released.iter().any(|id| module.tree.node(*id).text() == binding.name);
    let planned = planned.iter().filter_map(|plan| Some((&plan.finding, plan.change.as_ref()?)));
    let all = planned.chain(native.iter().map(|(finding, change)| (finding, change)));
    let (like, _) = all.into_iter().find(|(finding, change)| finding.applied && ends(change))?;
    Some(Finding {
        range: range.clone(),
        safety: Safety::Reported,
        before: module.source.text()[range].to_owned(),
        after: None,
        message: format!(
            "The import stays, since {why}. It fails where the module is gone: end that, and remove it."
        ),
        alternatives: Vec::new(),
        reasons: Vec::new(),
        applied: false,
        needs: Vec::new(),
        ..like.clone()
    })
}
