//! What runs of a file warned of: findings that no code shows, and which findings really ran.

use std::ops::Range;
use std::sync::Arc;

use super::{Catalogue, Finder, RangeFilter, Settings};
use crate::finding::Finding;
use crate::matching::{RanLines, Warned};
use crate::model::Module;
use crate::suppression::Suppressions;
use crate::syntax::Kind;
use crate::text::{Edits, Source};

/// The warnings at the lines that an edited text has.
pub(super) fn after(warned: &[Warned], source: &Source, edits: &Edits, text: &Source) -> Arc<[Warned]> {
    let moved = |warned: &Warned| {
        let at = source.line_start(warned.line);
        let before = edits.iter().filter(|edit| edit.end <= at);
        let growth: isize = before.map(|edit| edit.text.len() as isize - edit.range().len() as isize).sum();
        Warned { line: text.line_of(at.saturating_add_signed(growth)), ..warned.clone() }
    };
    warned.iter().map(moved).collect()
}

/// The bytes of the line of a warning, without the space around its code.
fn place(source: &Source, warned: &Warned) -> Range<usize> {
    let line = source.line(warned.line);
    let start = source.line_start(warned.line) + (line.len() - line.trim_start().len());
    start..start + line.trim().len()
}

/// Tells the comments which of them leave a warning alone: they are not unused.
pub(super) fn heed(warned: &[Warned], source: &Source, comments: &Suppressions) {
    for warned in warned {
        for id in warned.api.iter().flat_map(|api| &api.ids) {
            comments.cover(source, id, &place(source, warned));
        }
    }
}

/// Marks the findings that ran, and adds those that no code shows: a warning about an API at a line where nothing of it
/// is found. What was looked at there and left alone stays so; `tried` has the lines and the transforms.
pub(super) fn told(
    finder: &Finder<'_>,
    catalogue: &Catalogue,
    settings: &Settings,
    filter: &RangeFilter,
    comments: &Suppressions,
    tried: &[(usize, String)],
    findings: &mut Vec<Finding>,
) {
    let source = &finder.module.source;
    let lines =
        |range: &Range<usize>| source.line_of(range.start)..source.line_of(range.end.max(range.start)) + 1;
    for finding in findings.iter_mut() {
        let own = lines(&finding.range);
        let mut here = finder.warned.iter().filter(|warned| own.contains(&warned.line));
        finding.has_warned = here.any(|warned| is_about(warned, finding));
    }
    for warned in finder.warned {
        let Some(api) = &warned.api else { continue };
        let Some(id) = api.ids.iter().find(|id| catalogue.has(id)) else { continue };
        let range = place(source, warned);
        let is_told = findings.iter().any(|finding| {
            lines(&finding.range).contains(&warned.line)
                && (api.ids.contains(&finding.id) || is_about(warned, finding))
        });
        let is_tried = tried.iter().any(|(at, id)| *at == warned.line && api.ids.contains(id));
        let is_covered = api.ids.iter().any(|id| comments.cover(source, id, &range));
        let node = finder.module.tree.covering(range.clone());
        let concerns = finder.outside_window((api.deprecated, api.removed), node).is_none();
        if is_told || is_tried || is_covered || !concerns || !filter.has(id, &range) {
            continue;
        }
        findings.push(Finding {
            message: format!("Only a run of the code shows it, so change it by hand. {}", api.instead),
            reasons: vec![warned.reason()],
            removed: api.removed,
            only_deprecated: settings.keeps(api.removed),
            has_warned: true,
            ..Finding::reported(source, id, &api.title, range)
        });
    }
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
}

/// Says which findings ran. An import runs on its first line. Python does not tell whether the text of a string ran.
pub(super) fn mark(module: &Module, ran: &RanLines, findings: &mut [Finding]) {
    let source = &module.source;
    for finding in findings {
        let node = module.tree.covering(finding.range.clone());
        let import = std::iter::once(node).chain(node.ancestors()).find(|node| node.kind().is_import());
        let range = import.map_or(finding.range.clone(), |import| import.range());
        let is_text = matches!(node.kind(), Kind::String | Kind::StringContent | Kind::EscapeSequence);
        let has_run = ran.reach(source.line_of(range.start)..source.line_of(range.end) + 1);
        finding.ran = has_run.filter(|has_run| *has_run || !is_text);
    }
}

/// Whether a warning at the place of a finding is about it.
fn is_about(warned: &Warned, finding: &Finding) -> bool {
    let names = finding.title.split('`').skip(1).step_by(2);
    let mut words = names.filter_map(|name| name.trim_end_matches("()").rsplit('.').next());
    warned.api.as_ref().is_some_and(|api| api.ids.contains(&finding.id))
        || warned.by.is_empty() && words.any(|word| warned.says(word))
        || finding.reasons.contains(&warned.reason())
}
