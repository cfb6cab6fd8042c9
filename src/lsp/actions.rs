//! Code actions: fix a finding, all findings of a transform, or all safe findings; suppress a finding
//! with a comment.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::analysis::Analysis;
use super::changes::change;
use super::diagnostics::diagnostic;
use super::protocol::{self, CodeAction};
use super::workspace::Workspace;
use crate::engine::{self, Pick, Settings};
use crate::finding::{Alternative, Finding, Need, Safety};
use crate::suppression::{Added, is_own};
use crate::text::Source;

/// The kind of the action that applies what `upshift fix` would.
pub const FIX_ALL: &str = "source.fixAll.upshift";
/// The kind of the action that does so in all cells of a notebook.
pub const FIX_NOTEBOOK: &str = "notebook.source.fixAll.upshift";
/// The kind of the other actions.
pub const QUICK_FIX: &str = "quickfix";

/// With more findings than this in a range, only actions for all findings of a transform are offered:
/// trying each one takes time, and nobody reads such a list.
const MANY: usize = 8;

/// What an action changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum What {
    /// A finding.
    One,
    /// A finding, with an alternative of its transform.
    Alternative(String),
    /// All findings of a transform.
    All,
    /// Nothing: a comment suppresses a finding.
    Ignore,
}

/// A change that is computed when its action is chosen.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Order {
    uri: String,
    version: i32,
    what: What,
    id: String,
    /// In bytes of the text of that version.
    range: Range<usize>,
}

/// A document and its result.
struct Target<'w, 'p> {
    workspace: &'w mut Workspace<'p>,
    uri: String,
    version: i32,
    source: Arc<Source>,
    analysis: Arc<Analysis>,
    settings: Settings,
}

/// The actions for a range of a document, of the requested kinds.
pub fn actions(
    workspace: &mut Workspace<'_>,
    uri: &str,
    range: protocol::Range,
    only: Option<&[String]>,
) -> Vec<CodeAction> {
    if !workspace.client.literal_actions {
        return Vec::new();
    }
    let Some(shown) = workspace.shown_by(uri) else {
        return Vec::new();
    };
    let Some(mut target) = Target::of(workspace, &shown) else {
        return Vec::new();
    };
    let client = target.workspace.client;
    let document = target.workspace.documents.get(&shown);
    let bytes = document.and_then(|document| document.bytes(uri, range, client.encoding));
    let fix_all = match document.is_some_and(|document| document.notebook.is_some()) {
        true => FIX_NOTEBOOK,
        false => FIX_ALL,
    };
    let mut actions = Vec::new();
    if let Some(bytes) = bytes.filter(|_| is_wanted(only, QUICK_FIX)) {
        actions.extend(target.quick_fixes(&bytes));
    }
    if is_wanted(only, fix_all) {
        actions.extend(target.fix_all(fix_all));
    }
    actions
}

/// An action with its edit; without it if the document has changed. Some editors resolve every action, also one that
/// has its edit already.
pub fn resolve(workspace: &mut Workspace<'_>, action: CodeAction) -> CodeAction {
    if action.edit.is_some() {
        return action;
    }
    let order = action.data.clone().and_then(|data| serde_json::from_value::<Order>(data).ok());
    let edit = order.and_then(|order| {
        let mut target =
            Target::of(workspace, &order.uri).filter(|target| target.version == order.version)?;
        target.made(&order)
    });
    CodeAction { edit, ..action }
}

/// Whether a kind is requested, itself or through a parent kind.
fn is_wanted(only: Option<&[String]>, kind: &str) -> bool {
    let is_parent = |parent: &String| {
        let rest = kind.strip_prefix(parent.as_str());
        parent.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    only.is_none_or(|only| only.iter().any(is_parent))
}

impl<'w, 'p> Target<'w, 'p> {
    fn of(workspace: &'w mut Workspace<'p>, uri: &str) -> Option<Target<'w, 'p>> {
        let analysis = workspace.analysis(uri)?;
        let document = workspace.documents.get(uri)?;
        let (source, version) = (document.source.clone(), document.version);
        let settings = analysis.held.as_ref()?.settings.clone();
        Some(Target { workspace, uri: uri.to_owned(), version, source, analysis, settings })
    }

    fn quick_fixes(&mut self, bytes: &Range<usize>) -> Vec<CodeAction> {
        let analysis = self.analysis.clone();
        let found: Vec<&Finding> = analysis.touching(bytes).collect();
        let few = if found.len() > MANY { &[] } else { found.as_slice() };
        let mut actions: Vec<CodeAction> = Vec::new();
        for finding in few.iter().filter(|finding| can_be_made(finding)) {
            actions.extend(self.fix(finding));
            actions.extend(finding.alternatives.iter().filter_map(|other| self.alternative(finding, other)));
        }
        let alone = actions.len();
        let ids: BTreeSet<&str> = found.iter().map(|finding| finding.id.as_str()).collect();
        for id in ids {
            actions.extend(self.fix_transform(id, alone == 0));
        }
        for finding in few.iter().filter(|finding| !is_own(&finding.id)) {
            actions.extend(self.ignore(finding));
        }
        actions
    }

    /// The change of one finding, if it can be made by itself.
    fn fix(&mut self, finding: &Finding) -> Option<CodeAction> {
        let what = match (finding.after.as_deref(), finding.needs.first()) {
            (None, Some(Need::Distribution { requirement, .. })) => format!("Declare `{requirement}`"),
            (None | Some(""), _) => format!("Remove `{}`", short(&finding.before)),
            (Some(after), _) => format!("Replace with `{}`", short(after)),
        };
        let title = match finding.safety {
            Safety::Safe => what,
            _ => format!("{what} ({})", finding.safety.as_str()),
        };
        let edit = self.made(&self.order(What::One, finding))?;
        let is_preferred = (finding.safety == Safety::Safe).then_some(true);
        Some(CodeAction { edit: Some(edit), is_preferred, ..self.action(title, &[finding]) })
    }

    /// An alternative rewrite of a finding.
    fn alternative(&mut self, finding: &Finding, other: &Alternative) -> Option<CodeAction> {
        let edit = self.made(&self.order(What::Alternative(other.name.clone()), finding))?;
        let title = format!("Or {other}");
        let title = title.trim_end_matches('.').to_owned();
        Some(CodeAction { edit: Some(edit), ..self.action(title, &[finding]) })
    }

    /// All changes of a transform in the file, if there is more than one, or if one cannot be made by
    /// itself.
    fn fix_transform(&mut self, id: &str, even_one: bool) -> Option<CodeAction> {
        let analysis = self.analysis.clone();
        let all: Vec<&Finding> =
            analysis.shown.iter().filter(|finding| finding.id == id && can_be_made(finding)).collect();
        let first = all.first().filter(|_| all.len() > 1 || even_one)?;
        let is_safe = all.iter().all(|finding| finding.safety == Safety::Safe);
        let note = if is_safe { "" } else { " (suggested)" };
        let order = self.order(What::All, first);
        self.when_chosen(order, self.action(format!("Fix all `{id}` findings in this file{note}"), &all))
    }

    /// A comment that suppresses a finding.
    fn ignore(&mut self, finding: &Finding) -> Option<CodeAction> {
        let order = self.order(What::Ignore, finding);
        self.when_chosen(order, self.action(format!("Add `# upshift: ignore[{}]`", finding.id), &[finding]))
    }

    /// The changes that `upshift fix` would make.
    fn fix_all(&mut self, kind: &str) -> Option<CodeAction> {
        let analysis = self.analysis.clone();
        let what = if self.settings.suggested { "safe and suggested" } else { "safe" };
        let applied: Vec<&Finding> = analysis.shown.iter().filter(|finding| finding.applied).collect();
        let edit = change(self.workspace, &self.uri, &self.source, &analysis.outcome)?;
        let action = self.action(format!("Fix all {what} upshift findings in this file"), &applied);
        Some(CodeAction { edit: Some(edit), kind: kind.to_owned(), ..action })
    }

    fn order(&self, what: What, finding: &Finding) -> Order {
        let (uri, version) = (self.uri.clone(), self.version);
        Order { uri, version, what, id: finding.id.clone(), range: finding.range.clone() }
    }

    /// An action with its edit, or with an order for a client that requests the edit later.
    fn when_chosen(&mut self, order: Order, action: CodeAction) -> Option<CodeAction> {
        if self.workspace.client.resolves {
            return Some(CodeAction { data: serde_json::to_value(order).ok(), ..action });
        }
        Some(CodeAction { edit: Some(self.made(&order)?), ..action })
    }

    /// The edit of an order; `None` if it cannot be made by itself.
    fn made(&mut self, order: &Order) -> Option<Value> {
        let (id, range) = (order.id.clone(), order.range.clone());
        let pick =
            if order.what == What::All { Pick::All(id) } else { Pick::One(engine::FindingKey { id, range }) };
        let mut settings = Settings { picked: Some([pick].into()), ..self.settings.clone() };
        match &order.what {
            What::One | What::All => {}
            What::Alternative(name) => {
                settings.alternatives.insert(order.id.clone(), name.clone());
            }
            What::Ignore => settings.ignoring.add = Some(Added { reason: String::new(), until: None }),
        }
        let outcome = self.workspace.outcome(&self.uri, &self.analysis, &settings)?;
        let is_it = |made: &Finding| made.applied && made.id == order.id && made.range == order.range;
        let is_made = match order.what {
            What::One | What::Alternative(_) => outcome.findings.iter().any(is_it),
            What::All | What::Ignore => true,
        };
        let holds = is_made && outcome.defects.is_empty();
        change(self.workspace, &self.uri, &self.source, &outcome).filter(|_| holds)
    }

    /// An action without its edit.
    fn action(&self, title: String, findings: &[&Finding]) -> CodeAction {
        let client = self.workspace.client;
        let document = self.workspace.documents.get(&self.uri);
        let places = document.map(|document| document.places(client.encoding));
        let one = |finding: &&Finding| {
            let told = diagnostic(document?, &self.analysis, finding, places.as_ref()?, client)?;
            Some(told.1)
        };
        CodeAction {
            title,
            kind: QUICK_FIX.to_owned(),
            diagnostics: findings.iter().filter_map(one).collect(),
            ..CodeAction::default()
        }
    }
}

/// Whether there is a change: in the file, or of what it needs.
fn can_be_made(finding: &Finding) -> bool {
    finding.after.is_some() || !finding.needs.is_empty()
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
    fn a_parent_kind_requests_its_children() {
        let is = |only: &str, kind| is_wanted(Some(&[only.to_owned()]), kind);
        assert!(is("source.fixAll", FIX_ALL) && is("", FIX_ALL) && is("source.fixAll.upshift", FIX_ALL));
        assert!(!is("source.fix", FIX_ALL) && !is("quickfix", FIX_ALL));
        assert!(is_wanted(None, QUICK_FIX));
    }
}
