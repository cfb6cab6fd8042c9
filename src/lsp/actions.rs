//! Quick fixes: of a finding, of all that a transform finds, of all that is safe; and the comment
//! that leaves a finding alone.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use lsp_types::{CodeAction, CodeActionContext, CodeActionKind, Diagnostic, Url, WorkspaceEdit};

use super::analysis::Analysis;
use super::changes::change;
use super::diagnostics::diagnostic;
use super::positions::Lines;
use super::workspace::Workspace;
use crate::engine::{Outcome, Pick, Settings};
use crate::finding::{Finding, Need, Safety};
use crate::suppression::{Added, is_own};
use crate::text::Source;

/// The kind of the action that does what `upshift fix` would do to the file.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.upshift");

/// A document, and what is found in it.
struct Place<'w, 'b> {
    workspace: &'w mut Workspace<'b>,
    uri: Url,
    source: Arc<Source>,
    analysis: Arc<Analysis>,
    settings: Settings,
}

/// The actions for a range of a document, of the kinds that are asked for.
pub fn actions(
    workspace: &mut Workspace<'_>,
    uri: &Url,
    range: lsp_types::Range,
    context: &CodeActionContext,
) -> Vec<CodeAction> {
    if !workspace.client.literal_actions {
        return Vec::new();
    }
    let Some(analysis) = workspace.analysis(uri) else {
        return Vec::new();
    };
    let (Some(document), Some(held)) = (workspace.documents.get(uri), &analysis.held) else {
        return Vec::new();
    };
    let source = document.source.clone();
    let bytes = Lines::new(source.text(), workspace.client.encoding).bytes(range);
    let settings = held.settings.clone();
    let mut place = Place { workspace, uri: uri.clone(), source, analysis: analysis.clone(), settings };
    let mut actions = Vec::new();
    if is_wanted(context, &CodeActionKind::QUICKFIX) {
        actions.extend(place.quick_fixes(&bytes));
    }
    if is_wanted(context, &FIX_ALL) {
        actions.extend(place.fix_all());
    }
    actions
}

/// Whether a kind is asked for, by its name or that of a kind above it.
fn is_wanted(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let is_above = |above: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(above.as_str());
        above.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    context.only.as_ref().is_none_or(|only| only.iter().any(is_above))
}

impl Place<'_, '_> {
    fn quick_fixes(&mut self, bytes: &Range<usize>) -> Vec<CodeAction> {
        let analysis = self.analysis.clone();
        let found: Vec<&Finding> = analysis.touching(bytes).collect();
        let mut actions: Vec<CodeAction> = Vec::new();
        for finding in found.iter().filter(|finding| can_be_made(finding)) {
            actions.extend(self.fix(finding));
            actions.extend(self.other_reading(finding));
        }
        let ids: BTreeSet<&str> = found.iter().map(|finding| finding.id.as_str()).collect();
        for id in &ids {
            actions.extend(self.fix_transform(id, actions.is_empty()));
        }
        for finding in found.iter().filter(|finding| !is_own(&finding.id)) {
            actions.extend(self.ignore(finding));
        }
        actions
    }

    /// The change of one finding, by itself.
    fn fix(&mut self, finding: &Finding) -> Option<CodeAction> {
        let outcome = self.outcome(&self.picking(&finding.id, Some(&finding.range)))?;
        is_made(&outcome, finding)?;
        let what = match (finding.after.as_deref(), finding.needs.first()) {
            (None, Some(Need::Distribution { requirement, .. })) => format!("Declare `{requirement}`"),
            (None | Some(""), _) => format!("Remove `{}`", short(&finding.before)),
            (Some(after), _) => format!("Change to `{}`", short(after)),
        };
        let title = match finding.safety {
            Safety::Safe => what,
            _ => format!("{what} ({})", finding.safety.as_str()),
        };
        let is_preferred = (finding.safety == Safety::Safe).then_some(true);
        Some(CodeAction { is_preferred, ..self.action(title, &outcome, &[finding])? })
    }

    /// The change that the other reading of the code asks for.
    fn other_reading(&mut self, finding: &Finding) -> Option<CodeAction> {
        let other = finding.instead.as_deref()?;
        let mut settings = self.picking(&finding.id, Some(&finding.range));
        settings.instead.insert(finding.id.clone());
        let outcome = self.outcome(&settings)?;
        is_made(&outcome, finding)?;
        self.action(format!("Or {}", short(other)), &outcome, &[finding])
    }

    /// All changes of a transform in the file, where that is more than one.
    fn fix_transform(&mut self, id: &str, even_one: bool) -> Option<CodeAction> {
        let analysis = self.analysis.clone();
        let all: Vec<&Finding> =
            analysis.shown.iter().filter(|finding| finding.id == id && can_be_made(finding)).collect();
        if all.len() < 2 && !even_one {
            return None;
        }
        let outcome = self.outcome(&self.picking(id, None))?;
        let is_safe = all.iter().all(|finding| finding.safety == Safety::Safe);
        let note = if is_safe { "" } else { " (suggested)" };
        self.action(format!("Change all of `{id}` in this file{note}"), &outcome, &all)
    }

    /// A comment that leaves a finding alone.
    fn ignore(&mut self, finding: &Finding) -> Option<CodeAction> {
        let mut settings = self.picking(&finding.id, Some(&finding.range));
        settings.ignoring.add = Some(Added { reason: String::new(), until: None });
        let outcome = self.outcome(&settings)?;
        self.action(format!("Add `# upshift: ignore[{}]`", finding.id), &outcome, &[finding])
    }

    /// What `upshift fix` would do.
    fn fix_all(&mut self) -> Option<CodeAction> {
        let analysis = self.analysis.clone();
        let what = if self.settings.suggested { "safe and suggested" } else { "safe" };
        let applied: Vec<&Finding> = analysis.shown.iter().filter(|finding| finding.applied).collect();
        let title = format!("Make all {what} changes of upshift in this file");
        let action = self.action(title, &analysis.outcome, &applied)?;
        Some(CodeAction { kind: Some(FIX_ALL), ..action })
    }

    /// The settings under which only this is changed.
    fn picking(&self, id: &str, range: Option<&Range<usize>>) -> Settings {
        let pick = Pick { id: id.to_owned(), range: range.cloned() };
        Settings { picked: Some([pick].into()), ..self.settings.clone() }
    }

    /// What comes of the document under some settings, when nothing went wrong.
    fn outcome(&mut self, settings: &Settings) -> Option<Outcome> {
        let outcome = self.workspace.outcome(&self.source, &self.analysis, settings)?;
        outcome.defects.is_empty().then_some(outcome)
    }

    fn action(&mut self, title: String, outcome: &Outcome, findings: &[&Finding]) -> Option<CodeAction> {
        let edit: WorkspaceEdit = change(self.workspace, &self.uri, &self.source, outcome)?;
        Some(CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(self.diagnostics(findings)),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }

    fn diagnostics(&self, findings: &[&Finding]) -> Vec<Diagnostic> {
        let client = self.workspace.client;
        let lines = Lines::new(self.source.text(), client.encoding);
        let Some(document) = self.workspace.documents.get(&self.uri) else {
            return Vec::new();
        };
        let one = |finding: &&Finding| diagnostic(document, &self.analysis, finding, &lines, client);
        findings.iter().map(one).collect()
    }
}

/// Whether there is a change at all: here, or of what the file needs.
fn can_be_made(finding: &Finding) -> bool {
    finding.after.is_some() || !finding.needs.is_empty()
}

/// That a finding is among what an outcome changes.
fn is_made(outcome: &Outcome, finding: &Finding) -> Option<()> {
    let is = |made: &Finding| made.applied && made.id == finding.id && made.range == finding.range;
    outcome.findings.iter().any(is).then_some(())
}

/// The longest code in a title, in characters.
const TITLE: usize = 60;

fn short(code: &str) -> String {
    match code.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", &code[..end]),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_asked_for_by_those_above_it() {
        let only = |kind: &str| CodeActionContext {
            only: Some(vec![CodeActionKind::from(kind.to_owned())]),
            ..CodeActionContext::default()
        };
        assert!(is_wanted(&only("source.fixAll"), &FIX_ALL) && is_wanted(&only(""), &FIX_ALL));
        assert!(is_wanted(&only("source.fixAll.upshift"), &FIX_ALL));
        assert!(!is_wanted(&only("source.fix"), &FIX_ALL) && !is_wanted(&only("quickfix"), &FIX_ALL));
        assert!(is_wanted(&CodeActionContext::default(), &CodeActionKind::QUICKFIX));
    }
}
