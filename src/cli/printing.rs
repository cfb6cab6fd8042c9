//! Where the output of a run goes, and in which words: the options that say it, and doing so.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};

use super::run;
use crate::output::Document;

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// A line for each finding.
    Concise,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// A test report, as JUnit writes it.
    Junit,
    /// Tables, as for the summary of a workflow.
    Markdown,
    /// A page for a browser, in one file.
    Html,
}

/// How transforms are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// A line for each.
    Human,
    /// One JSON document.
    Json,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How to print.
#[derive(Args, Debug, Clone)]
pub struct Printing {
    /// How to print
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Count the findings by transform instead
    #[arg(long, conflicts_with = "format")]
    pub statistics: bool,
    /// Write the document to a file, and nothing to standard output
    #[arg(long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

impl Printing {
    /// The document of the whole run that is wanted; none for what is printed file by file.
    pub fn document(&self) -> Option<Document> {
        if self.statistics {
            return Some(Document::Statistics);
        }
        match self.format {
            Format::Human | Format::Html => None,
            Format::Json => Some(Document::Json),
            Format::JsonLines => Some(Document::JsonLines),
            Format::Concise => Some(Document::Concise),
            Format::Sarif => Some(Document::Sarif),
            Format::Github => Some(Document::Github),
            Format::Gitlab => Some(Document::Gitlab),
            Format::Junit => Some(Document::Junit),
            Format::Markdown => Some(Document::Markdown),
        }
    }

    /// Checks what no command can do.
    pub fn check(&self) -> Result<()> {
        ensure!(
            self.output_file.is_none() || self.document().is_some() || self.format == Format::Html,
            "`--output-file` is for a document: give a `--format` other than `human`"
        );
        Ok(())
    }

    /// Puts a document where it is wanted. A file is either as it was or whole.
    pub fn deliver(&self, text: &str) -> Result<()> {
        let Some(path) = &self.output_file else { return run::say(text) };
        let write = || {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            ensure!(folder.is_dir(), "there is no folder `{}`", folder.display());
            let mut file = tempfile::Builder::new();
            // As the user's mask would have it, and not for the user alone.
            #[cfg(unix)]
            let file = file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let mut file = file.tempfile_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(path)?;
            anyhow::Ok(())
        };
        write().with_context(|| format!("{}: cannot be written", path.display()))
    }
}
