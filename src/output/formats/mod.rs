//! A run in the formats of other programs: one file per format, all written from the same report.

mod concise;
mod github;
mod gitlab;
mod junit;
mod lines;
mod markdown;
mod prompt;
mod sarif;
mod statistics;

use clap::ValueEnum;

use super::json::Report;
use super::visible;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON document
    Json,
    /// One JSON object per line
    JsonLines,
    /// One line per finding
    Concise,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations for GitHub Actions
    Github,
    /// A GitLab code quality report
    Gitlab,
    /// A JUnit test report
    Junit,
    /// Markdown tables, for a workflow summary
    Markdown,
    /// Work orders for what is left, for people and agents
    Prompt,
    /// One self-contained HTML page
    Html,
    /// The number of findings per transform: `--statistics`.
    #[value(skip)]
    Statistics,
}

impl Format {
    /// Whether it is one document about the whole run, rendered from a [`Report`].
    pub fn is_document(self) -> bool {
        !matches!(self, Format::Human | Format::Html)
    }

    /// Renders a report whose summary is complete; empty for formats that are not documents.
    pub(super) fn render(self, report: &Report) -> String {
        match self {
            Format::Human | Format::Html => String::new(),
            Format::Json => report.document(),
            Format::JsonLines => lines::write(report),
            Format::Concise => concise::write(report),
            Format::Sarif => sarif::write(report),
            Format::Github => github::write(report),
            Format::Gitlab => gitlab::write(report),
            Format::Junit => junit::write(report),
            Format::Markdown => markdown::write(report),
            Format::Prompt => prompt::write(report),
            Format::Statistics => statistics::write(report),
        }
    }
}

/// The owners of a finding, such as ` (@docs, @tools)`; empty if there are none.
fn owned(owners: &[String]) -> String {
    if owners.is_empty() { String::new() } else { visible(&format!(" ({})", owners.join(", "))) }
}

/// A path with `/` as its separator on every platform.
fn slashed(path: &str) -> String {
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

/// A finding on one line: its title, followed by its message.
fn sentence(title: &str, message: &str) -> String {
    visible(format!("{title} {message}").trim())
}
