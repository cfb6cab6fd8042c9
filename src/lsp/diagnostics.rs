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

/// Who speaks.
pub const SOURCE: &str = "upshift";

/// What a client is sent of a document.
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

/// What fails on the newest Python of the window is a warning.
fn severity(finding: &Finding, held: Option<&Held>) -> DiagnosticSeverity {
    let is_gone = |held: &Held| finding.removed.is_some_and(|gone| gone <= held.settings.window.target);
    match held.is_some_and(is_gone) && !is_own(&finding.id) {
        true => DiagnosticSeverity::WARNING,
        false => DiagnosticSeverity::INFORMATION,
    }
}

/// The title, what there is to say, and the proposal.
fn message(finding: &Finding) -> String {
    let said = finding.message.strip_suffix(&finding.title).unwrap_or(&finding.message).trim();
    let mut message = finding.title.clone();
    if !said.is_empty() {
        message.push('\n');
        message.push_str(said);
    }
    match finding.after.as_deref() {
        Some(after) if finding.safety != Safety::Reported && !after.is_empty() => {
            message.push_str(&format!("\nProposal ({}): {after}", finding.safety.as_str()));
        }
        _ => {}
    }
    message
}

/// The page of Python's documentation that tells of the change of a transform.
pub fn link(held: &Held, id: &str) -> Option<String> {
    let transform = held.catalogue.transforms().iter().find(|transform| transform.id == id)?;
    (!transform.reference.is_empty()).then(|| output::link(&transform.reference))
}

/// Why it is believed, where that stands somewhere.
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
