//! Hover text for findings: the reason, the evidence, and a link to Python's documentation.

use serde_json::{Value, json};

use super::analysis::Analysis;
use super::diagnostics::link;
use super::protocol::{Position, Range};
use super::workspace::Workspace;
use crate::finding::Finding;
use crate::suppression;
use crate::text::one_line;
use crate::transform::Transform;

/// The hover text at a position.
pub fn hover(workspace: &mut Workspace<'_>, uri: &str, position: Position) -> Option<Value> {
    let shown = workspace.shown_by(uri)?;
    let analysis = workspace.analysis(&shown)?;
    let document = workspace.documents.get(&shown)?;
    let encoding = workspace.client.encoding;
    let bytes = document.bytes(uri, Range::new(position, position), encoding)?;
    let found: Vec<&Finding> = analysis.touching(&bytes).collect();
    let innermost = found.iter().min_by_key(|finding| finding.range.len())?;
    let (_, range) = document.places(encoding).of(&innermost.range)?;
    let pages: Vec<String> = found.iter().map(|finding| page(finding, &analysis)).collect();
    let kind = if workspace.client.markdown { "markdown" } else { "plaintext" };
    Some(json!({ "contents": { "kind": kind, "value": pages.join("\n\n---\n\n") }, "range": range }))
}

/// A finding, in Markdown that is readable as plain text.
fn page(finding: &Finding, analysis: &Analysis) -> String {
    let held = analysis.held.as_ref();
    let transform = held.and_then(|held| held.catalogue.transform(&finding.id));
    let mut parts = vec![format!("**upshift** `{}` ({})", finding.id, finding.safety.as_str())];
    parts.push(finding.title.clone());
    let message = finding.note();
    let is_repeated = transform.is_some_and(|transform| one_line(&transform.reason).starts_with(message));
    if !message.is_empty() && !is_repeated {
        parts.push(message.to_owned());
    }
    if let Some(after) = &finding.after {
        let new = if after.is_empty() { String::new() } else { format!("\n+{after}") };
        parts.push(format!("```diff\n-{}{new}\n```", finding.before));
    }
    parts.extend(finding.alternatives.iter().map(|other| format!("Or {other}")));
    if let Some(transform) = transform {
        if !transform.reason.trim().is_empty() {
            parts.push(transform.reason.trim().to_owned());
        }
        parts.extend(since(transform));
    }
    if let Some((.., said)) = suppression::OWN.iter().find(|(id, ..)| *id == finding.id) {
        parts.push((*said).to_owned());
    }
    let evidence: Vec<String> = finding.reasons.iter().map(|reason| format!("- {}", reason.text)).collect();
    if !evidence.is_empty() {
        parts.push(format!("Evidence:\n{}", evidence.join("\n")));
    }
    let documentation = held.and_then(|held| link(held, &finding.id));
    parts.extend(documentation.map(|link| format!("[Python's documentation]({link})")));
    parts.join("\n\n")
}

/// The Python versions that it is about.
fn since(transform: &Transform) -> Option<String> {
    let facts = [("deprecated in", transform.deprecated), ("removed in", transform.removed)];
    let facts: Vec<String> =
        facts.into_iter().filter_map(|(word, version)| Some(format!("{word} {}", version?))).collect();
    (!facts.is_empty()).then(|| format!("Python: {}.", facts.join(", ")))
}
