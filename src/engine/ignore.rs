//! What comments leave alone, and comments for what is found.

use super::apply::Planned;
use super::propose::shown_range;
use super::scope::Scope;
use super::{Catalogue, Outcome, Selection, Settings, World, module_of, one_pass};
use crate::finding::{Finding, Safety, names};
use crate::matching::Match;
use crate::model::Module;
use crate::suppression::{Added, Run, Suppressions, add, is_own};
use crate::text::{Edit, Source};
use crate::transform::Transform;
use crate::verify;

/// The comments of a file, and how much they leave alone.
pub(super) struct Ignored {
    pub comments: Suppressions,
    pub count: usize,
}

impl Ignored {
    /// Reads the comments of a file, and takes out what they leave alone.
    pub fn new(
        module: &Module,
        matches: &mut Vec<Match<'_, '_>>,
        native: &mut Vec<(Finding, Vec<Edit>)>,
        settings: &Settings,
        scope: &Scope,
    ) -> Ignored {
        let source = &module.source;
        let comments = Suppressions::of(&module.tree, source, settings.window.target);
        matches.retain(|found| scope.has(&shown_range(found)));
        native.retain(|(finding, _)| scope.has(&finding.range));
        let before = matches.len() + native.len();
        matches.retain(|found| !comments.cover(source, &found.transform.id, &shown_range(found)));
        native.retain(|(finding, _)| !comments.cover(source, &finding.id, &finding.range));
        let count = before - matches.len() - native.len();
        Ignored { comments, count }
    }

    /// No change is made that would reach into a line that is left alone.
    pub fn hold_back(&self, source: &Source, planned: &mut [Planned<'_, '_>]) {
        for plan in planned.iter_mut() {
            let Some(change) = &plan.change else { continue };
            let reaches = |edit: &&Edit| self.comments.cover(source, &plan.finding.id, &edit.range());
            let Some(edit) = change.edits.iter().find(reaches) else { continue };
            let line = source.line_of(edit.start) + 1;
            plan.finding.safety = Safety::Reported;
            plan.finding.applied = false;
            plan.finding.message = format!(
                "`{}` would take its place, on line {line} as well, which a comment leaves alone.",
                plan.finding.after.take().unwrap_or_default()
            );
            plan.finding.needs.clear();
            plan.change = None;
        }
    }

    /// What is to be said of the comments themselves, when all is known that they leave alone.
    pub fn told(
        &self,
        source: &Source,
        catalogue: &Catalogue,
        settings: &Settings,
        scope: &Scope,
    ) -> Vec<(Finding, Vec<Edit>)> {
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
                && scope.has(&finding.range)
                && !self.comments.cover(source, &finding.id, &finding.range)
        });
        told
    }
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
        let pass = one_pass(source, catalogue, &selection, world, settings, scope);
        let mut findings: Vec<Finding> = pass.findings.into_iter().filter(|f| !is_own(&f.id)).collect();
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
