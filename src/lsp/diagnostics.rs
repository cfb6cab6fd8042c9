//! Findings as diagnostics.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::analysis::{Analysis, Held};
use super::client::Client;
use super::documents::{Document, Places};
use super::protocol::{Position, Range, uri_of};
use crate::finding::{Finding, Safety};
use crate::output;
use crate::suppression::{self, is_own};

/// A `DiagnosticSeverity`.
const WARNING: u8 = 2;
/// A `DiagnosticSeverity`.
const INFORMATION: u8 = 3;
/// A `DiagnosticTag`.
const UNNECESSARY: u8 = 1;
/// A `DiagnosticTag`.
const DEPRECATED: u8 = 2;

/// The name of the server.
pub const SOURCE: &str = "upshift";

/// The diagnostics of a document, or of the cells of a notebook: by the URI of each, with its version.
pub fn diagnostics(
    document: &Document,
    analysis: &Analysis,
    client: Client,
) -> Vec<(String, i32, Vec<Value>)> {
    let places = document.places(client.encoding);
    let refused = analysis.outcome.refusal.as_ref().and_then(|refusal| {
        let (uri, range) = places.of(&(refusal.offset..refusal.offset))?;
        let message = &refusal.message;
        let told = json!({ "range": range, "severity": INFORMATION, "source": SOURCE, "message": message });
        Some((uri.to_owned(), told))
    });
    let found = analysis.shown.iter();
    let found = found.filter_map(|finding| diagnostic(document, analysis, finding, &places, client));
    let mut all: HashMap<String, Vec<Value>> = HashMap::new();
    for (uri, told) in refused.into_iter().chain(found) {
        all.entry(uri).or_default().push(told);
    }
    let parts = document.parts().into_iter();
    parts.map(|(uri, version)| (uri.to_owned(), version, all.remove(uri).unwrap_or_default())).collect()
}

/// A finding as a `Diagnostic`, with the URI of the document that shows it.
pub fn diagnostic(
    document: &Document,
    analysis: &Analysis,
    finding: &Finding,
    places: &Places<'_>,
    client: Client,
) -> Option<(String, Value)> {
    let held = analysis.held.as_ref();
    let (uri, range) = places.of(&finding.range)?;
    let mut diagnostic = json!({
        "range": range,
        "severity": severity(finding, held),
        "code": finding.id,
        "source": SOURCE,
        "message": message(finding),
    });
    if let Some(link) = held.and_then(|held| link(held, &finding.id)) {
        diagnostic["codeDescription"] = json!({ "href": link });
    }
    if client.related {
        diagnostic["relatedInformation"] = json!(related(document, finding));
    }
    if let Some(tag) = tag(finding, range, held) {
        diagnostic["tags"] = json!([tag]);
    }
    Some((uri.to_owned(), diagnostic))
}

/// Editors fade what is unnecessary and strike out what is deprecated or gone. A finding of several lines stays
/// readable, and what no Python deprecates is a matter of the user's own transform.
fn tag(finding: &Finding, range: Range, held: Option<&Held>) -> Option<u8> {
    if finding.id == suppression::UNUSED {
        return Some(UNNECESSARY);
    }
    let transform = held?.catalogue.transform(&finding.id)?;
    let is_deprecated = transform.deprecated.is_some() || transform.removed.is_some();
    (is_deprecated && range.start.line == range.end.line).then_some(DEPRECATED)
}

/// Code that fails on the newest supported Python is a warning.
fn severity(finding: &Finding, held: Option<&Held>) -> u8 {
    let is_gone = |held: &Held| finding.removed.is_some_and(|gone| gone <= held.settings.window.target);
    match held.is_some_and(is_gone) && !is_own(&finding.id) {
        true => WARNING,
        false => INFORMATION,
    }
}

/// The title, the note, and the proposal.
fn message(finding: &Finding) -> String {
    let mut message = finding.title.clone();
    if !finding.note().is_empty() {
        message.push('\n');
        message.push_str(finding.note());
    }
    if finding.is_reached() == Some(false) {
        message.push_str("\nThis never ran in the recorded run.");
    }
    let proposal = finding.after.as_deref().filter(|after| !after.is_empty());
    if let Some(after) = proposal.filter(|_| finding.safety != Safety::Reported) {
        message.push_str(&format!("\nProposal ({}): {after}", finding.safety.as_str()));
    }
    message
}

/// The page of Python's documentation about the change behind a transform.
pub fn link(held: &Held, id: &str) -> Option<String> {
    let transform = held.catalogue.transform(id)?;
    (!transform.reference.is_empty()).then(|| output::link(&transform.reference))
}

/// The evidence that has a place.
fn related(document: &Document, finding: &Finding) -> Vec<Value> {
    let placed = finding.reasons.iter().filter_map(|reason| Some((&reason.text, reason.place.as_ref()?)));
    let location = |(text, (path, line)): (&String, &(std::sync::Arc<std::path::PathBuf>, usize))| {
        let own = document.source.path();
        let cell = document.notebook.as_ref().and_then(|notebook| notebook.named(path, own));
        let uri = match cell {
            Some(cell) => cell.uri.clone(),
            None if path.as_path() == own => document.uri.clone(),
            None => uri_of(&std::path::absolute(path.as_path()).ok()?)?,
        };
        let start = Position::new(u32::try_from(line.saturating_sub(1)).ok()?, 0);
        let range = Range::new(start, start);
        Some(json!({ "location": { "uri": uri, "range": range }, "message": text }))
    };
    placed.filter_map(location).collect()
}
