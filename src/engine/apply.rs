//! Combines changes that can be applied in one pass, with the imports that they share.

use std::collections::BTreeMap;
use std::ops::Range;

use super::selection::Candidate;
use super::usage;
use crate::finding::{Finding, Safety};
use crate::model::Module;
use crate::rewriting::{self, RewriteContext, WantedImport};
use crate::text::Edits;
use crate::verify;

#[derive(Default)]
pub(super) struct Pass {
    pub findings: Vec<Finding>,
    pub edits: Edits,
    /// The file afterwards, when it changed.
    pub after: Option<Module>,
    pub defects: Vec<String>,
    /// Id and text of changes that overlap others and wait for the next pass.
    pub waiting: Vec<(String, String)>,
    /// The byte offset at which the code is nested too deeply.
    pub too_deep: Option<usize>,
    /// The number of findings that comments suppress.
    pub ignored: usize,
}

impl Pass {
    /// Leaves a change to the next pass.
    fn wait(&mut self, finding: &Finding) {
        self.waiting.push((finding.id.clone(), finding.before.clone()));
    }
}

/// Applies the changes of candidates. If two overlap, the first one is applied and the other one waits. Changes
/// that fail verification are dropped and reported.
pub(super) fn apply(context: RewriteContext<'_>, mut candidates: Vec<Candidate<'_, '_, '_>>) -> Pass {
    let mut pass = Pass::default();
    let mut edits = Edits::default();
    let mut chosen: Vec<usize> = Vec::new();
    for (index, one) in candidates.iter().enumerate() {
        let Some(change) = one.applied() else { continue };
        let is_free = !chosen.iter().any(|other| share_names(one, &candidates[*other]));
        match is_free && edits.add(&change.edits).is_ok() {
            true => chosen.push(index),
            false => pass.wait(&one.finding),
        }
    }
    let assembled = assemble(context, &candidates, &chosen);
    let edited = assembled.map(|edits| match edits.is_empty() {
        true => Ok(None),
        false => verify::edited(context.module, &edits, context.oldest).map(|after| Some((edits, after))),
    });
    match edited {
        Some(Ok(None)) => {}
        Some(Ok(Some((edits, after)))) => (pass.edits, pass.after) = (edits, Some(after)),
        Some(Err(_)) | None => one_by_one(context, &mut candidates, &chosen, &mut pass),
    }
    let usage = usage(candidates.iter().filter_map(Candidate::applied));
    for (item, why, left) in rewriting::kept_imports(context.world, context.module, &usage) {
        // A use that is told of by itself tells of its import too.
        let told = |node: &crate::syntax::Node<'_>| {
            candidates.iter().any(|one| {
                one.found.is_some() && !one.finding.applied && one.finding.range.contains(&node.start())
            })
        };
        if (left.is_empty() || !left.iter().all(told)) && !told(&item) {
            pass.findings.extend(stays(context.module, &candidates, item.range(), why));
        }
    }
    pass.findings.extend(candidates.into_iter().map(|one| one.finding));
    pass.findings.sort_by_key(|finding| finding.range.start);
    pass
}

/// Whether two changes, one of them within the other, would bind a new name each that is the same one.
fn share_names(one: &Candidate<'_, '_, '_>, other: &Candidate<'_, '_, '_>) -> bool {
    let fresh = |one: &Candidate<'_, '_, '_>| one.applied().map_or(&[][..], |change| &change.fresh).to_vec();
    let (Some(found), Some(around)) = (one.found, other.found) else { return false };
    let (own, outer) = (found.extent(), around.extent());
    own.start < outer.end
        && outer.start < own.end
        && fresh(one).iter().any(|name| fresh(other).contains(name))
}

/// All edits of the chosen changes, with imports and helpers; `None` when they overlap.
fn assemble(
    context: RewriteContext<'_>,
    candidates: &[Candidate<'_, '_, '_>],
    chosen: &[usize],
) -> Option<Edits> {
    let mut edits = Edits::default();
    let mut wanted: Vec<WantedImport> = Vec::new();
    let mut helpers: BTreeMap<String, String> = BTreeMap::new();
    let all_chosen = || chosen.iter().map(|index| &candidates[*index]);
    let changes = || all_chosen().filter_map(|one| one.change.as_ref());
    for change in changes() {
        edits.add(&change.edits).ok()?;
        wanted.extend(change.imports.iter().cloned());
    }
    let of_changes = wanted.len();
    for (found, change) in all_chosen().filter_map(|one| Some((one.found?, one.change.as_ref()?))) {
        rewriting::helpers(context, found.transform, &change.helpers, &mut helpers, &mut wanted);
    }
    let settle = |wanted: &[_], helpers: &_| {
        let mut all = edits.clone();
        let settled = rewriting::settle(context.world, context.module, wanted, &usage(changes()), helpers);
        all.add(&settled).ok().map(|()| all)
    };
    let mut all = settle(&wanted, &helpers)?;
    let text = || all.apply(context.module.source.text());
    if !helpers.is_empty()
        && is_all(candidates, chosen)
        && rewriting::trim(context.module, text, &mut helpers)
    {
        let needs = wanted.split_off(of_changes);
        wanted.extend(needs.into_iter().filter(|import| rewriting::is_needed(import, &helpers)));
        all = settle(&wanted, &helpers)?;
    }
    let mut edits = all;
    let gaps = rewriting::gaps_left(context.module, &edits);
    edits.add(&gaps).ok()?;
    Some(rewriting::realigned(context.module, edits))
}

/// Whether no other place of the transforms with helpers is left, so that what their helpers are called with is known.
fn is_all(candidates: &[Candidate<'_, '_, '_>], chosen: &[usize]) -> bool {
    let with_helpers = chosen.iter().map(|index| &candidates[*index]);
    let with_helpers =
        with_helpers.filter(|one| one.change.as_ref().is_some_and(|change| !change.helpers.is_empty()));
    let ids: Vec<&str> = with_helpers.map(|one| one.finding.id.as_str()).collect();
    let is_left = |(index, one): (usize, &Candidate<'_, '_, '_>)| {
        ids.contains(&&*one.finding.id) && !chosen.contains(&index)
    };
    !candidates.iter().enumerate().any(is_left)
}

/// Keeps every change that passes verification. Changes that overlap the imports of others wait.
fn one_by_one(
    context: RewriteContext<'_>,
    candidates: &mut [Candidate<'_, '_, '_>],
    chosen: &[usize],
    pass: &mut Pass,
) {
    let mut kept: Vec<usize> = Vec::new();
    // The changes of one transform may need each other, as those of all uses of an import that goes do.
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in chosen {
        let id = &candidates[*index].finding.id;
        match groups.iter_mut().find(|group| candidates[group[0]].finding.id == *id) {
            Some(group) => group.push(*index),
            None => groups.push(vec![*index]),
        }
    }
    for group in groups {
        let trial: Vec<usize> = kept.iter().chain(&group).copied().collect();
        match tried(context, candidates, &trial) {
            Some(Ok((edits, after))) => {
                kept = trial;
                (pass.edits, pass.after) = (edits, Some(after));
                continue;
            }
            Some(Err(why)) if group.len() == 1 => {
                drop_it(context.module, &mut candidates[group[0]], &why, pass);
                continue;
            }
            _ => {}
        }
        for index in group {
            let trial: Vec<usize> = kept.iter().chain([&index]).copied().collect();
            match tried(context, candidates, &trial) {
                Some(Ok((edits, after))) => {
                    kept = trial;
                    (pass.edits, pass.after) = (edits, Some(after));
                }
                None if !kept.is_empty() => pass.wait(&candidates[index].finding),
                None => {
                    let why = "its edits overlap those of its imports";
                    drop_it(context.module, &mut candidates[index], why, pass);
                }
                Some(Err(why)) => drop_it(context.module, &mut candidates[index], &why, pass),
            }
        }
    }
    if pass.edits.is_empty() {
        pass.after = None;
    }
}

/// The edits of some changes and the module that they make, or why it does not hold; `None` where they overlap.
fn tried(
    context: RewriteContext<'_>,
    candidates: &[Candidate<'_, '_, '_>],
    chosen: &[usize],
) -> Option<Result<(Edits, Module), String>> {
    let edits = assemble(context, candidates, chosen)?;
    Some(verify::edited(context.module, &edits, context.oldest).map(|after| (edits, after)))
}

/// Turns a change that fails verification into a report and a defect.
fn drop_it(module: &Module, candidate: &mut Candidate<'_, '_, '_>, why: &str, pass: &mut Pass) {
    let finding = &mut candidate.finding;
    let place = module.source.position(finding.range.start);
    pass.defects
        .push(format!("{}:{}: {}: {why}; the change was dropped", place.line, place.column, finding.id));
    finding.applied = false;
    finding.safety = Safety::Reported;
    finding.message = format!("The rewrite was dropped: {why}. {}", finding.title);
}

/// The finding for an import that stays, under the id of the change that would have removed it.
fn stays(
    module: &Module,
    candidates: &[Candidate<'_, '_, '_>],
    range: Range<usize>,
    why: &str,
) -> Option<Finding> {
    let (_, binding) =
        module.bindings().find(|(_, binding)| module.tree.node(binding.node).range() == range)?;
    let ends = |one: &&Candidate<'_, '_, '_>| {
        let mut gone = one.applied().into_iter().flat_map(|change| &change.removed);
        gone.any(|id| module.tree.node(*id).text() == binding.name)
    };
    // Those of patterns know the module best.
    let like = candidates.iter().filter(|one| one.found.is_some()).find(ends);
    let like = &like.or_else(|| candidates.iter().find(ends))?.finding;
    Some(Finding {
        range: range.clone(),
        safety: Safety::Reported,
        before: module.source.text()[range].to_owned(),
        after: None,
        message: format!(
            "The import is kept, since {why}. It fails on Pythons without the module: change that, then remove the import."
        ),
        alternatives: Vec::new(),
        reasons: Vec::new(),
        applied: false,
        needs: Vec::new(),
        ..like.clone()
    })
}
