//! A run in the words of other programs: one file a format, all of the same report.

mod concise;
mod github;
mod gitlab;
mod junit;
mod lines;
mod markdown;
mod sarif;
mod statistics;

use super::json::Report;
use super::visible;

/// A format that is written of a whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// One JSON document.
    Json,
    /// One JSON object a line: findings, errors, the summary.
    JsonLines,
    /// A line for each finding.
    Concise,
    /// SARIF 2.1.0.
    Sarif,
    /// Commands of GitHub Actions, which become annotations.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// A test report.
    Junit,
    /// Tables for a summary.
    Markdown,
    /// How often each transform was found.
    Statistics,
}

impl Document {
    /// The text of a report, whose summary is filled in.
    pub(super) fn of(self, report: &Report) -> String {
        match self {
            Document::Json => report.document(),
            Document::JsonLines => lines::write(report),
            Document::Concise => concise::write(report),
            Document::Sarif => sarif::write(report),
            Document::Github => github::write(report),
            Document::Gitlab => gitlab::write(report),
            Document::Junit => junit::write(report),
            Document::Markdown => markdown::write(report),
            Document::Statistics => statistics::write(report),
        }
    }
}

/// Paths are written with `/` wherever they come from.
fn slashed(path: &str) -> String {
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

/// What is said of a finding, on one line: its title, and what stands in the way or has to be known.
fn sentence(title: &str, message: &str) -> String {
    visible(format!("{title} {message}").trim())
}
