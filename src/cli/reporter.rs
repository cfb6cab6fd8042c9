//! Where output goes and what it looks like: the options, and printing.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, ensure};
use clap::{Args, ColorChoice};

use super::run::FileResult;
use crate::finding::Finding;
use crate::output::{self, Format, Listing, Look, Outlook, Paint, Report, Tally};
use crate::project::{Other, Problem, Recordings};
use crate::version::Window;

pub use crate::output::counted;

/// When output is coloured.
#[derive(Args, Debug, Clone, Copy, Default)]
pub struct ColorOption {
    /// When to use colours
    #[arg(long, default_value = "auto", value_name = "WHEN")]
    color: ColorChoice,
    /// When places are links, where there are colours: by default, in terminals that are known to have links
    #[arg(long, default_value = "auto", value_name = "WHEN", hide_short_help = true)]
    hyperlinks: ColorChoice,
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
        let is_linked = match self.hyperlinks {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => stream.is_terminal() && output::has_links(),
        };
        match (is_plain, is_linked) {
            (true, _) => Paint::None,
            (false, true) => Paint::Linked,
            (false, false) => Paint::Colour,
        }
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
#[derive(Args, Debug, Clone, Default)]
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
    /// Show every finding in full, and list each file that could not be read
    #[arg(long, short)]
    pub verbose: bool,
    /// Print findings and errors only: no counts, no advice
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
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
    listing: Listing,
    outlook: Outlook,
    /// The notes, where a program wants them in place of standard error.
    notes: Option<Vec<String>>,
}

/// How a run ended.
pub enum Ending {
    /// Nothing was written.
    Checked,
    /// The changes were shown.
    Shown,
    /// The changes were written; the command undoes that, if there were any.
    Written(Option<String>),
}

impl Reporter {
    /// A reporter for a command that prints only messages.
    pub fn of_messages(color: ColorOption) -> Self {
        let (format, statistics, output_file, verbose) = (Format::Human, false, None, true);
        Reporter::new(&OutputOptions { format, statistics, output_file, verbose, quiet: false, color })
    }

    /// A reporter for some options.
    pub fn new(options: &OutputOptions) -> Self {
        let size = terminal_size::terminal_size().filter(|_| std::io::stdout().is_terminal());
        Reporter {
            out: options.color.out(),
            err: options.color.err(),
            columns: size.map(|(width, _)| usize::from(width.0)),
            report: options.format().is_document().then(Report::default),
            listing: Listing::default(),
            outlook: Outlook::default(),
            notes: None,
            options: options.clone(),
        }
    }

    /// A reporter that prints nothing, and keeps notes.
    pub fn silent() -> Self {
        Reporter { notes: Some(Vec::new()), ..Reporter::of_messages(ColorOption::default()) }
    }

    /// The notes that were kept.
    pub fn notes(self) -> Vec<String> {
        self.notes.unwrap_or_default()
    }

    /// Prints a note, or keeps it.
    pub fn note(&mut self, text: &str) {
        match &mut self.notes {
            Some(notes) => notes.push(text.to_owned()),
            None => note(text, self.err),
        }
    }

    /// Says that only a part of the code was looked at.
    pub fn only_part(&mut self) {
        self.outlook.only_part();
    }

    /// Says which files git tracks although an ignore file leaves them out of the run.
    pub fn left_out(&mut self, files: &[PathBuf]) {
        let Some(first) = files.first().filter(|_| !self.options.quiet) else { return };
        let folder = std::env::current_dir().and_then(std::fs::canonicalize).unwrap_or_default();
        let shown = output::visible(&first.strip_prefix(folder).unwrap_or(first).to_string_lossy());
        let text = match files.len() {
            1 => format!("{shown} is in git, and an ignore file leaves it out; name it to include it"),
            more => format!(
                "{} are in git, and an ignore file leaves them out, such as {shown}; name them to include them",
                counted(more, "Python file")
            ),
        };
        self.note(&text);
    }

    /// Says which recordings of runs count as evidence.
    pub fn recorded(&mut self, recordings: &Recordings) {
        self.outlook.recorded(recordings.names(), recordings.tells_lines());
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
            others.iter().for_each(|other| self.outlook.other(&other.path));
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

    /// Takes the findings of a file, to be listed on standard output.
    pub fn found(&mut self, result: &FileResult) {
        self.take(result, self.out, |_| true);
    }

    /// Takes the findings of a file; those that are not applied are to be listed on standard error.
    pub fn left(&mut self, result: &FileResult) {
        self.take(result, self.err, |finding| !finding.applied);
    }

    /// Takes findings of a file whose changes the user did not accept, by their indices: they are not listed again.
    pub fn not_made(&mut self, result: &FileResult, findings: impl Iterator<Item = usize>) {
        let Some(source) = &result.source else { return };
        for index in findings {
            let finding = Finding { applied: false, ..result.outcome.findings[index].clone() };
            self.outlook.add(source, &finding, result.window);
        }
    }

    fn take(&mut self, result: &FileResult, paint: Paint, is_listed: fn(&Finding) -> bool) {
        let Some(source) = &result.source else { return };
        let options = Look { paint, columns: self.columns, whole: self.options.verbose };
        for finding in &result.outcome.findings {
            let in_cell = result.embedded.as_ref().and_then(|embedded| embedded.shown(finding));
            let (source, finding) =
                in_cell.as_ref().map_or((source, finding), |(cell, finding)| (cell, finding));
            self.outlook.add(source, finding, result.window);
            if is_listed(finding) {
                self.listing.add(source, finding, options);
            }
        }
    }

    /// What was found, or is left.
    pub fn listing(&self) -> String {
        self.listing.text()
    }

    /// Lists the findings that are left in files on standard error; returns their number.
    pub fn all_left(&mut self, files: &[FileResult]) -> usize {
        for result in files {
            if !self.file(result) {
                self.left(result);
            }
        }
        complain_of(&self.listing());
        files.iter().map(FileResult::left).sum()
    }

    /// Prints how many files could not be read, if they were not listed.
    pub fn unread(&self, tally: &Tally) {
        if tally.unread.total() == 0 || self.options.verbose {
            return;
        }
        match tally.unread.total() == tally.tolerated {
            true => note(&output::unread(tally), self.err),
            false => error(&output::unread(tally), self.err),
        }
    }

    /// Prints the summary, what comes next, and the document. `asked` is what [`RunPlan::asked`] says.
    ///
    /// [`RunPlan::asked`]: super::run::RunPlan::asked
    pub fn end(
        self,
        tally: &Tally,
        ending: &Ending,
        begun: Instant,
        asked: Option<(Window, bool)>,
    ) -> Result<()> {
        let format = self.options.format();
        if !format.is_document() || format == Format::Statistics {
            self.unread(tally);
            if !self.options.quiet {
                let is_written = matches!(ending, Ending::Written(_));
                complain(&output::summary(tally, is_written, begun.elapsed()));
            }
        }
        if format == Format::Human && !self.options.quiet {
            if let (Ending::Checked, Some((window, everything))) = (ending, asked) {
                complain(&output::checked(window, everything));
            }
            let everything = asked.is_some_and(|(_, everything)| everything);
            complain_of(&match ending {
                Ending::Checked | Ending::Shown => self.outlook.after_check(tally, everything),
                Ending::Written(undo) => self.outlook.after_fix(tally, everything, undo.as_deref()),
            });
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

/// Writes lines to standard error, if there are any.
pub fn complain_of(lines: &str) {
    if !lines.is_empty() {
        complain(lines.strip_suffix('\n').unwrap_or(lines));
    }
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
