//! What comments leave alone, and comments for what is found.

use std::collections::BTreeMap;
use std::ops::Range;

use super::apply::Planned;
use super::propose::shown_range;
use super::scope::Scope;
use super::{Catalogue, Outcome, Selection, Settings, World, module_of, one_pass};
use crate::finding::{Finding, Safety, names};
use crate::matching::Match;
use crate::model::{BindingKind, Module};
use crate::rewriting::Change;
use crate::suppression::{Added, Run, Suppressions, add, is_own};
use crate::syntax::NodeId;
use crate::text::{Edit, Source};
use crate::transform::Transform;
use crate::verify;

/// The comments of a file, and what they leave alone.
pub(super) struct Ignored {
    pub comments: Suppressions,
    pub count: usize,
    /// The 1-based lines at which a transform is left alone whose changes are made together.
    together: BTreeMap<String, usize>,
}

impl Ignored {
    /// Reads the comments of a file, and takes out what they leave alone and what is out of scope.
    pub fn new(
        module: &Module,
        matches: &mut Vec<Match<'_, '_>>,
        native: &mut Vec<(Finding, Change)>,
        settings: &Settings,
        scope: &Scope,
    ) -> Ignored {
        let source = &module.source;
        let comments = Suppressions::of(&module.tree, source, settings.window.target);
        let (mut count, mut together) = (0, BTreeMap::new());
        matches.retain(|found| {
            let range = shown_range(found);
            let in_scope = scope.has(&found.transform.id, &range);
            let covered = in_scope && comments.cover(source, &found.transform.id, &range);
            count += usize::from(covered);
            let stays = in_scope && !covered;
            if !stays && found.transform.together {
                together.insert(found.transform.id.clone(), source.line_of(range.start) + 1);
            }
            stays
        });
        native.retain(|(finding, _)| {
            let in_scope = scope.has(&finding.id, &finding.range);
            let covered = in_scope && comments.cover(source, &finding.id, &finding.range);
            count += usize::from(covered);
            in_scope && !covered
        });
        for (finding, change) in native {
            let reaches = |edit: &&Edit| comments.cover(source, &finding.id, &edit.range());
            if let Some(edit) = change.edits.iter().find(reaches) {
                leave(finding, source.line_of(edit.start) + 1);
                *change = Change::default();
            }
        }
        Ignored { comments, count, together }
    }

    /// No change is made that would reach into a line that is left alone, and no import goes that
    /// stands on one.
    pub fn hold_back(&self, module: &Module, planned: &mut [Planned<'_, '_>]) {
        let source = &module.source;
        for Planned { finding, change, .. } in planned.iter_mut() {
            let Some(planned) = change.as_mut() else { continue };
            let covered = |range: &Range<usize>| self.comments.cover(source, &finding.id, range);
            let reached = planned.edits.iter().map(Edit::range).find(covered);
            let line = reached.map(|range| source.line_of(range.start) + 1);
            if let Some(line) = line.or_else(|| self.together.get(&finding.id).copied()) {
                leave(finding, line);
                *change = None;
                continue;
            }
            if self.comments.is_empty() {
                continue;
            }
            let released =
                |name: &str| planned.released.iter().any(|id| module.tree.node(*id).text() == name);
            let kept: Vec<NodeId> = module
                .bindings()
                .filter(|(_, binding)| {
                    matches!(binding.kind, BindingKind::Import { .. } | BindingKind::From { .. })
                })
                .filter(|(_, binding)| released(&binding.name))
                .map(|(_, binding)| binding.node)
                .filter(|node| covered(&module.tree.node(*node).range()))
                .collect();
            planned.keeps.extend(kept);
        }
    }

    /// What is to be said of the comments themselves, when all is known that they leave alone.
    pub fn told(
        &self,
        source: &Source,
        catalogue: &Catalogue,
        settings: &Settings,
        scope: &Scope,
    ) -> Vec<(Finding, Change)> {
        if self.comments.is_empty() {
            return Vec::new();
        }
        let all = catalogue.transforms().iter().filter(|transform| is_told(transform, settings));
        let looked_for: Vec<&str> = all.map(|transform| transform.id.as_str()).collect();
        let ignoring = &settings.ignoring;
        let run = Run { known: &ignoring.known, looked_for: &looked_for, everything: ignoring.everything };
        let mut told = self.comments.findings(source, &run);
        told.retain(|(finding, _)| {
            let unwanted = ignoring.unwanted.iter().any(|name| names(name, &finding.id));
            !unwanted
                && scope.has(&finding.id, &finding.range)
                && !self.comments.cover(source, &finding.id, &finding.range)
        });
        let change = |edits| Change { edits, ..Change::default() };
        told.into_iter().map(|(finding, edits)| (finding, change(edits))).collect()
    }
}

/// Makes a report of a finding whose change would reach a 1-based line that is left alone.
fn leave(finding: &mut Finding, line: usize) {
    finding.safety = Safety::Reported;
    finding.applied = false;
    finding.message = format!(
        "`{}` would take its place, on line {line} as well, which is to be left alone.",
        finding.after.take().unwrap_or_default()
    );
    finding.needs.clear();
}

/// Whether a change is told of under the target at all.
fn is_told(transform: &Transform, settings: &Settings) -> bool {
    let first = transform.deprecated.into_iter().chain(transform.removed).min();
    first.is_none_or(|first| first <= settings.window.target)
}

/// A source with comments for all that is found in it. The findings are those that remain.
pub(super) fn written(
    source: &Source,
    catalogue: &Catalogue,
    world: &World<'_>,
    settings: &Settings,
    added: &Added,
) -> Outcome {
    let found = |source: &Source, scope: &Scope| {
        let selection: Selection = catalogue.select(source.text().as_bytes());
        let pass = one_pass(&module_of(source, world), catalogue, &selection, world, settings, scope);
        let is_wanted = |f: &Finding| !is_own(&f.id) && settings.has_picked(f);
        let mut findings: Vec<Finding> = pass.findings.into_iter().filter(is_wanted).collect();
        findings.iter_mut().for_each(|finding| finding.applied = false);
        (findings, pass.ignored)
    };
    let scope = Scope::of(source, settings);
    let (findings, ignored) = found(source, &scope);
    let module = module_of(source, world);
    let edits = add(&module.tree, source, findings.iter(), added);
    if edits.is_empty() {
        return Outcome { findings, ignored, ..Outcome::default() };
    }
    if let Some(why) = verify::objection(&module, &edits, settings.window.min) {
        return Outcome { findings, ignored, defects: vec![why], ..Outcome::default() };
    }
    let text = edits.apply(source.text());
    let (findings, ignored) = found(&source.with_text(text.clone()), &scope.after(&edits));
    Outcome { findings, ignored, edits, text: Some(text), ..Outcome::default() }
}
