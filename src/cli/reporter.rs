//! Where output goes and what it looks like: the options, and printing.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, ensure};
use clap::{Args, ColorChoice};

use super::run::FileResult;
use crate::output::{self, Format, Paint, Report, Tally};
use crate::project::{Other, Problem};

/// When output is coloured.
#[derive(Args, Debug, Clone, Copy, Default)]
pub struct ColorOption {
    /// When to use colours
    #[arg(long, default_value = "auto", value_name = "WHEN")]
    color: ColorChoice,
}

impl ColorOption {
    /// For standard output.
    pub fn out(self) -> Paint {
        self.paint(&std::io::stdout())
    }

    /// For standard error.
    pub fn err(self) -> Paint {
        self.paint(&std::io::stderr())
    }

    fn paint(self, stream: &impl IsTerminal) -> Paint {
        let is_plain = match self.color {
            ColorChoice::Always => false,
            ColorChoice::Never => true,
            ColorChoice::Auto => !is_coloured(stream),
        };
        if is_plain { Paint::None } else { Paint::Colour }
    }
}

/// Whether output to a stream is coloured unless the user says otherwise: `NO_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR` of
/// the environment decide, in this order, and then whether the stream is a terminal that shows colours.
fn is_coloured(stream: &impl IsTerminal) -> bool {
    use anstyle_query::{clicolor, clicolor_force, is_ci, no_color, term_supports_color};
    match clicolor() {
        _ if no_color() => false,
        _ if clicolor_force() => true,
        Some(false) => false,
        wanted => stream.is_terminal() && (wanted.is_some() || term_supports_color() || is_ci()),
    }
}

/// How to print findings.
#[derive(Args, Debug, Clone)]
pub struct OutputOptions {
    /// The output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Print the number of findings per transform instead
    #[arg(long, conflicts_with = "format")]
    pub statistics: bool,
    /// Write the document to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// List each file that could not be read
    #[arg(long, short)]
    pub verbose: bool,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

impl OutputOptions {
    /// The format, with `--statistics` as one of its own.
    fn format(&self) -> Format {
        if self.statistics { Format::Statistics } else { self.format }
    }

    /// Rejects combinations that make no sense for any command.
    pub fn check(&self) -> Result<()> {
        ensure!(
            self.output_file.is_none() || self.format() != Format::Human,
            "`--output-file` needs a `--format` other than `human`"
        );
        Ok(())
    }

    /// Writes a document to its file, which is replaced as a whole, or to standard output.
    pub fn deliver(&self, text: &str) -> Result<()> {
        let Some(path) = &self.output_file else { return say(text) };
        let write = || {
            // A device, a pipe or a link is written to where it stands: only a file is replaced.
            if path.symlink_metadata().is_ok_and(|metadata| !metadata.is_file()) {
                return Ok(std::fs::write(path, text)?);
            }
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            ensure!(folder.is_dir(), "there is no folder `{}`", folder.display());
            let mut file = tempfile::Builder::new();
            // With the permissions of an ordinary file: temporary files are private by default.
            #[cfg(unix)]
            let file = file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let mut file = file.tempfile_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(path)?;
            anyhow::Ok(())
        };
        write().with_context(|| format!("cannot write {}", path.display()))
    }
}

/// Prints the results of a command: each as it comes, or all in one document at the end.
pub struct Reporter {
    options: OutputOptions,
    /// Colours of standard output.
    pub out: Paint,
    /// Colours of standard error.
    pub err: Paint,
    /// The width of the terminal, if standard output is one.
    pub columns: Option<usize>,
    /// The document, if the format is one.
    report: Option<Report>,
}

impl Reporter {
    /// A reporter for a command that prints only messages.
    pub fn of_messages(color: ColorOption) -> Self {
        let (format, statistics, output_file, verbose) = (Format::Human, false, None, true);
        Reporter::new(&OutputOptions { format, statistics, output_file, verbose, color })
    }

    /// A reporter for some options.
    pub fn new(options: &OutputOptions) -> Self {
        let size = terminal_size::terminal_size().filter(|_| std::io::stdout().is_terminal());
        Reporter {
            out: options.color.out(),
            err: options.color.err(),
            columns: size.map(|(width, _)| usize::from(width.0)),
            report: options.format().is_document().then(Report::default),
            options: options.clone(),
        }
    }

    /// Adds a file to the document and returns true; without a document, prints its problems and
    /// returns false.
    pub fn file(&mut self, result: &FileResult) -> bool {
        if self.report.is_none() || self.options.statistics {
            self.problems(result);
        }
        let Some(report) = &mut self.report else {
            return false;
        };
        for Problem { path, position, message } in &result.problems {
            report.problem(&path.to_string_lossy(), *position, message);
        }
        if let Some(source) = &result.source {
            report.file(source, &result.outcome, result.embedded.as_ref());
        }
        true
    }

    /// Adds other files to the document; returns false if there is none.
    pub fn others(&mut self, others: &[Other]) -> bool {
        let Some(report) = &mut self.report else {
            return false;
        };
        for other in others {
            report.other(&other.path.to_string_lossy(), other.before.as_deref(), &other.after);
        }
        true
    }

    /// Reports an error about a file.
    pub fn error(&mut self, path: &Path, message: &str) {
        match &mut self.report {
            Some(report) => report.problem(&path.to_string_lossy(), None, message),
            None => error(message, self.err),
        }
    }

    /// Prints the problems of a file, unless it only counts as one of those that could not be read.
    pub fn problems(&self, result: &FileResult) {
        if result.unread && !self.options.verbose {
            return;
        }
        for problem in &result.problems {
            error(&output::problem(problem), self.err);
        }
    }

    /// Prints the findings that are not applied to standard error.
    pub fn left(&self, result: &FileResult) {
        for finding in result.outcome.findings.iter().filter(|finding| !finding.applied) {
            complain(&result.show(finding, self.err, self.columns));
        }
    }

    /// Reports the findings that are left in files; returns their number.
    pub fn all_left(&mut self, files: &[FileResult]) -> usize {
        for result in files {
            if !self.file(result) {
                self.left(result);
            }
        }
        files.iter().map(FileResult::left).sum()
    }

    /// Prints how many files could not be read, if they were not listed.
    pub fn unread(&self, tally: &Tally) {
        if tally.unread > 0 && !self.options.verbose {
            error(&output::unread(tally), self.err);
        }
    }

    /// Prints the summary line and the document.
    pub fn end(self, tally: &Tally, written: bool, begun: Instant) -> Result<()> {
        let format = self.options.format();
        if !format.is_document() || format == Format::Statistics {
            self.unread(tally);
            complain(&output::summary(tally, written, begun.elapsed()));
        }
        match self.report {
            Some(report) => self.options.deliver(&report.render(tally, format)),
            None => Ok(()),
        }
    }
}

/// Writes to standard output; fails if nobody reads it.
pub fn say(text: impl AsRef<[u8]>) -> Result<()> {
    std::io::stdout().lock().write_all(text.as_ref())?;
    Ok(())
}

/// Writes a line to standard error, and ignores failures.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes an error to standard error. The text may have several lines.
pub fn error(text: &str, paint: Paint) {
    labelled("error:", AnsiColor::Red.on_default(), text, paint);
}

/// Writes a note to standard error.
pub fn note(text: &str, paint: Paint) {
    labelled("note:", AnsiColor::Yellow.on_default(), text, paint);
}

fn labelled(label: &str, style: Style, text: &str, paint: Paint) {
    complain(&format!("{} {text}", paint.with(style.bold(), label)));
}

/// `1 file`, `2 files`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
