//! What comments leave alone, and comments for what is found.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::propose::shown_range;
use super::range_filter::RangeFilter;
use super::selection::Candidate;
use super::{Catalogue, Outcome, Selection, Settings, World, one_pass};
use crate::finding::{Finding, names};
use crate::matching::Match;
use crate::model::Module;
use crate::rewriting::Change;
use crate::suppression::{Added, Run, Suppressions, add, is_own};
use crate::text::{Edit, Source};
use crate::transform::Together;
use crate::verify;
use crate::version::Version;

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
        natives: &mut Vec<Candidate<'_, '_, '_>>,
        settings: &Settings,
        filter: &RangeFilter,
    ) -> Ignored {
        let source = &module.source;
        let comments = Suppressions::of(&module.tree, source, settings.window.target);
        let (mut count, mut together) = (0, BTreeMap::new());
        matches.retain(|found| {
            let range = shown_range(found);
            let is_wanted = filter.has(&found.transform.id, &range);
            let covered = is_wanted && comments.cover(source, &found.transform.id, &range);
            count += usize::from(covered);
            let stays = is_wanted && !covered;
            if !stays && found.transform.together == Some(Together::File) {
                together.insert(found.transform.id.clone(), source.line_of(range.start) + 1);
            }
            stays
        });
        natives.retain(|Candidate { finding, .. }| {
            let is_wanted = filter.has(&finding.id, &finding.range);
            let covered = is_wanted && comments.cover(source, &finding.id, &finding.range);
            count += usize::from(covered);
            is_wanted && !covered
        });
        let ignored = Ignored { comments, count, together };
        natives.iter_mut().for_each(|native| ignored.protect(module, native));
        ignored
    }

    /// Withdraws a change that would reach into a line that is left alone, or that is made only together with
    /// one there; keeps imports that stand on such a line.
    pub fn protect(&self, module: &Module, candidate: &mut Candidate<'_, '_, '_>) {
        let source = &module.source;
        let Candidate { finding, change: Some(change), found } = candidate else { return };
        let covered = |range: &Range<usize>| self.comments.cover(source, &finding.id, range);
        let reached = change.edits.iter().map(Edit::range).find(covered);
        let line = reached.map(|range| source.line_of(range.start) + 1);
        if let Some(line) = line.or_else(|| self.together.get(&finding.id).copied()) {
            candidate.withdraw(|proposed| {
                format!(
                    "`{proposed}` would take its place, on line {line} as well, which is to be left alone."
                )
            });
            return;
        }
        if self.comments.is_empty() || found.is_none() {
            return;
        }
        let removes = |name: &str| change.removed.iter().any(|id| module.tree.node(*id).text() == name);
        let kept = module
            .bindings()
            .filter(|(_, binding)| binding.module().is_some() && removes(&binding.name))
            .map(|(_, binding)| binding.node)
            .filter(|node| covered(&module.tree.node(*node).range()));
        let kept: Vec<_> = kept.collect();
        change.required.extend(kept);
    }

    /// What is to be said of the comments themselves, when all is known that they leave alone.
    pub fn told(
        &self,
        source: &Source,
        catalogue: &Catalogue,
        settings: &Settings,
        filter: &RangeFilter,
    ) -> Vec<Candidate<'static, 'static, 'static>> {
        if self.comments.is_empty() {
            return Vec::new();
        }
        // Whether a change is told of under the target at all.
        let is_told = |since: Option<Version>| since.is_none_or(|since| since <= settings.window.target);
        let all = catalogue.summaries().filter(|summary| is_told(summary.since));
        let looked_for: Vec<&str> = all.map(|summary| summary.id.as_str()).collect();
        let ignoring = &settings.ignoring;
        let run = Run { known: &ignoring.known, looked_for: &looked_for, everything: ignoring.everything };
        let mut told = self.comments.findings(source, &run);
        told.retain(|(finding, _)| {
            let unwanted = ignoring.unwanted.iter().any(|name| names(name, &finding.id));
            !unwanted
                && filter.has(&finding.id, &finding.range)
                && !self.comments.cover(source, &finding.id, &finding.range)
        });
        let candidate = |(mut finding, edits): (Finding, Vec<Edit>)| {
            finding.applied = settings.applies(&finding);
            let change = finding.after.is_some().then(|| Change { edits, ..Change::default() });
            Candidate { finding, change, found: None }
        };
        told.into_iter().map(candidate).collect()
    }
}

/// A source with comments for all that is found in it. The findings are those that remain.
pub(super) fn written(
    source: &Source,
    catalogue: &Catalogue,
    world: &World<'_>,
    settings: &Settings,
    added: &Added,
) -> Outcome {
    let found = |source: &Source, filter: &RangeFilter| {
        let selection: Selection = catalogue.select(source.text().as_bytes());
        let pass =
            one_pass(&world.read(Arc::new(source.clone())), catalogue, &selection, world, settings, filter);
        let is_wanted = |f: &Finding| !is_own(&f.id) && settings.has_picked(f);
        let mut findings: Vec<Finding> = pass.findings.into_iter().filter(is_wanted).collect();
        findings.iter_mut().for_each(|finding| finding.applied = false);
        (findings, pass.ignored)
    };
    let filter = RangeFilter::of(source, settings);
    let (findings, ignored) = found(source, &filter);
    let module = world.read(Arc::new(source.clone()));
    let edits = add(&module.tree, source, findings.iter(), added);
    if edits.is_empty() {
        return Outcome { findings, ignored, ..Outcome::default() };
    }
    if let Some(why) = verify::objection(&module, &edits, settings.window.min) {
        return Outcome { findings, ignored, defects: vec![why], ..Outcome::default() };
    }
    let text = edits.apply(source.text());
    let (findings, ignored) = found(&source.with_text(text.clone()), &filter.after(&edits));
    Outcome { findings, ignored, edits, text: Some(text), ..Outcome::default() }
}
