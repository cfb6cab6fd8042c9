//! Findings as diagnostics.

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Url,
};

use super::analysis::{Analysis, Held};
use super::client::Client;
use super::documents::Document;
use super::positions::Lines;
use crate::finding::{Finding, Safety};
use crate::output;
use crate::suppression::{self, is_own};

/// The name of the server.
pub const SOURCE: &str = "upshift";

/// The diagnostics of a document.
pub fn diagnostics(document: &Document, analysis: &Analysis, client: Client) -> Vec<Diagnostic> {
    let text = document.source.text();
    let lines = Lines::new(text, client.encoding);
    let refused = analysis.outcome.refusal.as_ref().map(|refusal| Diagnostic {
        range: lines.range(&(refusal.offset..refusal.offset)),
        severity: Some(DiagnosticSeverity::INFORMATION),
        source: Some(SOURCE.to_owned()),
        message: refusal.message.clone(),
        ..Diagnostic::default()
    });
    let found = analysis.shown.iter().map(|finding| diagnostic(document, analysis, finding, &lines, client));
    refused.into_iter().chain(found).collect()
}

/// A finding as a diagnostic.
pub fn diagnostic(
    document: &Document,
    analysis: &Analysis,
    finding: &Finding,
    lines: &Lines<'_>,
    client: Client,
) -> Diagnostic {
    let held = analysis.held.as_ref();
    let link = held.and_then(|held| link(held, &finding.id)).and_then(|link| Url::parse(&link).ok());
    let is_unused = finding.id == suppression::UNUSED;
    Diagnostic {
        range: lines.range(&finding.range),
        severity: Some(severity(finding, held)),
        code: Some(NumberOrString::String(finding.id.clone())),
        code_description: link.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(finding),
        related_information: client.related.then(|| related(document, finding)),
        tags: is_unused.then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: None,
    }
}

/// Code that fails on the newest supported Python is a warning.
fn severity(finding: &Finding, held: Option<&Held>) -> DiagnosticSeverity {
    let is_gone = |held: &Held| finding.removed.is_some_and(|gone| gone <= held.settings.window.target);
    match held.is_some_and(is_gone) && !is_own(&finding.id) {
        true => DiagnosticSeverity::WARNING,
        false => DiagnosticSeverity::INFORMATION,
    }
}

/// The title, the note, and the proposal.
fn message(finding: &Finding) -> String {
    let mut message = finding.title.clone();
    if !finding.note().is_empty() {
        message.push('\n');
        message.push_str(finding.note());
    }
    let proposal = finding.after.as_deref().filter(|after| !after.is_empty());
    if let Some(after) = proposal.filter(|_| finding.safety != Safety::Reported) {
        message.push_str(&format!("\nProposal ({}): {after}", finding.safety.as_str()));
    }
    message
}

/// The page of Python's documentation about the change behind a transform.
pub fn link(held: &Held, id: &str) -> Option<String> {
    let transform = held.catalogue.transforms().iter().find(|transform| transform.id == id)?;
    (!transform.reference.is_empty()).then(|| output::link(&transform.reference))
}

/// The evidence that has a place.
fn related(document: &Document, finding: &Finding) -> Vec<DiagnosticRelatedInformation> {
    let placed = finding.reasons.iter().filter_map(|reason| Some((&reason.text, reason.place.as_ref()?)));
    let location = |(text, (path, line)): (&String, &(std::sync::Arc<std::path::PathBuf>, usize))| {
        let uri = match path.as_path() == document.source.path() {
            true => document.uri.clone(),
            false => Url::from_file_path(std::path::absolute(path.as_path()).ok()?).ok()?,
        };
        let start = lsp_types::Position::new(u32::try_from(line.saturating_sub(1)).ok()?, 0);
        let location = Location { uri, range: lsp_types::Range::new(start, start) };
        Some(DiagnosticRelatedInformation { location, message: text.clone() })
    };
    placed.filter_map(location).collect()
}
