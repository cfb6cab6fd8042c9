//! The command line, as clap parses it.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::cache::{CacheFolder, CacheOptions};
use super::mcp::McpOptions;
use super::reporter::{ColorOption, OutputOptions};
use super::run::is_stdin;
pub use super::setting_options::{FileSettings, TransformSettings};
use crate::campaign::By;
use crate::project::{Journal, Shard};
use crate::suppression::Added;
use crate::version::Version;

/// Migrates Python code off deprecated and removed APIs.
#[derive(Parser, Debug)]
#[command(version = super::help::version(), about, max_term_width = 100)]
pub struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Report findings with their evidence
    Check(RunOptions),
    /// Show the changes that `fix` would make, and on standard error what it would leave
    Diff(RunOptions),
    /// Apply the changes
    Fix(FixCommand),
    /// Write down what `fix` would change, with the evidence, for `apply` and `split`
    Plan(PlanOptions),
    /// Apply plans: the files that are still the same change, the others are named
    Apply(ApplyOptions),
    /// Cut plans into patches for `git am`, by owner, project, transform or size
    Split(SplitOptions),
    /// Record current findings; `check` then shows only new ones
    Baseline(BaselineOptions),
    /// List suppression comments, or add them for all current findings
    Ignore(IgnoreOptions),
    /// Run a command, such as the tests, and record its warnings and the lines that ran, for `--warnings`
    Record(RecordOptions),
    /// Summarise the remaining work per package and Python version
    Score(ScoreOptions),
    /// Choose changes in the browser
    Review(ReviewOptions),
    /// Undo the last `fix` below the current folder
    Undo(UndoOptions),
    /// Remove the results that earlier runs kept
    Clean(CleanOptions),
    /// List the transforms
    List(ListOptions),
    /// Show what a Python version changed, and how upshift handles each change
    Coverage(CoverageOptions),
    /// Print the settings that apply to a path, and where each is set
    Config(ConfigOptions),
    /// Explain a transform, a module, a name (`cgi.escape`) or a line of code (`app.py:12`)
    Explain(ExplainOptions),
    /// Run the language server on standard input and output
    Lsp(LspOptions),
    /// Serve checks and changes to agents, over the Model Context Protocol on standard input and output
    Mcp(McpOptions),
    /// Create a transform of your own
    New(NewOptions),
    /// Run the examples of transforms
    Test(TestOptions),
    /// Print shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write a Markdown page for each transform and each Python version
    Pages {
        /// The folder for `transforms/` and `pythons/`
        folder: PathBuf,
    },
    /// Print the manual page, or write those of all commands to a folder
    Man {
        /// The folder for `upshift.1`, `upshift-check.1`, …
        folder: Option<PathBuf>,
    },
}

/// The default size limit for files, in MiB.
const MAX_SIZE: u64 = 4;

/// Options of commands that process files.
#[derive(Args, Debug, Clone, Default)]
pub struct RunOptions {
    /// Files and directories; `-` for standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// The settings.
    #[command(flatten)]
    pub settings: FileSettings,
    /// Only files that changed since a revision, and untracked ones
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub since: Option<String>,
    /// Only files that are staged for the next commit
    #[arg(long)]
    pub staged: bool,
    /// With `--since` or `--staged`: only changed lines
    #[arg(long)]
    pub lines: bool,
    /// Only part I of N of the projects, as on the I-th of N machines; other files still count as evidence
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
    /// Print to standard error where the time goes: files and bytes, stages, transforms
    #[arg(long)]
    pub timings: bool,
    /// The number of files to process at once [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Skip files larger than this, in MiB
    #[arg(long, value_name = "MIB", default_value_t = MAX_SIZE)]
    pub max_size: u64,
    /// Apply `exclude` to files that are named on the command line too, as pre-commit needs it
    #[arg(long)]
    pub force_exclude: bool,
    /// Exit with status 0 even if there are findings, or files that cannot be read and are not named; other errors
    /// still exit with 2
    #[arg(long)]
    pub exit_zero: bool,
    /// The path of standard input, for messages, settings and imports
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// The results of earlier runs.
    #[command(flatten)]
    pub cache: CacheOptions,
    /// How to print.
    #[command(flatten)]
    pub output: OutputOptions,
    /// Comments that `ignore` writes.
    #[arg(skip)]
    pub add: Option<Added>,
    /// What is read in place of standard input.
    #[arg(skip)]
    pub text: Option<String>,
    /// Whether nothing is drawn on a terminal.
    #[arg(skip)]
    pub is_silent: bool,
}

impl RunOptions {
    /// The options of a run over one file, as its settings and `settings` say.
    pub fn of_file(path: PathBuf, settings: FileSettings) -> RunOptions {
        RunOptions { paths: vec![path], settings, jobs: Some(1), max_size: u64::MAX, ..RunOptions::default() }
    }

    /// Whether only what changed is looked at.
    pub fn is_partial(&self) -> bool {
        self.since.is_some() || self.staged || self.shard.is_some()
    }

    /// Whether standard input is to be processed.
    pub fn reads_stdin(&self) -> bool {
        self.paths.iter().any(|path| is_stdin(path))
    }

    /// The arguments that decide what is found: without them, a plan could not be made again.
    pub fn arguments(&self) -> Vec<String> {
        let mut all = self.settings.arguments();
        all.extend(self.since.iter().map(|revision| format!("--since={revision}")));
        all.extend(self.shard.iter().map(|shard| format!("--shard={shard}")));
        let flags =
            [("--staged", self.staged), ("--lines", self.lines), ("--force-exclude", self.force_exclude)];
        all.extend(flags.iter().filter(|(_, given)| *given).map(|(flag, _)| (*flag).to_owned()));
        if self.max_size != MAX_SIZE {
            all.push(format!("--max-size={}", self.max_size));
        }
        all.push("--".to_owned());
        all.extend(self.paths.iter().map(|path| path.to_string_lossy().into_owned()));
        all
    }

    /// The same options with suggested changes, for whoever chooses among all changes.
    pub fn with_suggested(&self) -> RunOptions {
        let mut options = self.clone();
        options.settings.set("suggested", vec!["true".to_owned()]);
        options
    }
}

/// Options of `lsp`.
#[derive(Args, Debug, Clone)]
pub struct LspOptions {
    /// The settings.
    #[command(flatten)]
    pub settings: FileSettings,
    /// Accepted because some clients pass it; there is no other transport
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Options of `new`.
#[derive(Args, Debug, Clone)]
pub struct NewOptions {
    /// The id: MODULE/NAME, such as corp/old_api
    pub id: String,
    /// The folder for your transforms [default: the first configured one, else `transforms`]
    #[arg(long, value_name = "DIR")]
    pub transforms: Option<PathBuf>,
}

/// Options of `baseline`.
#[derive(Args, Debug, Clone)]
pub struct BaselineOptions {
    /// The files.
    #[command(flatten)]
    pub run: RunOptions,
    /// Accept new findings as well
    #[arg(long)]
    pub grow: bool,
}

/// Options of `ignore`.
#[derive(Args, Debug, Clone)]
pub struct IgnoreOptions {
    /// Add a suppression comment for every current finding
    #[arg(long, requires = "reason")]
    pub add: bool,
    /// The reason to put into each comment
    #[arg(long, value_name = "TEXT", requires = "add")]
    pub reason: Option<String>,
    /// The first target version for which the comments no longer apply
    #[arg(long, value_name = "VERSION", requires = "add")]
    pub until: Option<Version>,
    /// The files.
    #[command(flatten)]
    pub fix: FixOptions,
}

/// Options of commands that write files.
#[derive(Args, Debug, Clone)]
pub struct FixOptions {
    /// The files.
    #[command(flatten)]
    pub run: RunOptions,
    /// The folder of the journal for `undo`.
    #[command(flatten)]
    pub journal: JournalOption,
}

impl FixOptions {
    /// The journal.
    pub fn journal(&self) -> Result<Journal> {
        self.journal.open()
    }
}

/// Where the journal is.
#[derive(Args, Debug, Clone)]
pub struct JournalOption {
    /// The folder of the journal for `undo` [default: the platform's folder for program state]
    #[arg(long, value_name = "DIR")]
    journal: Option<PathBuf>,
}

impl JournalOption {
    /// The folder, if the user named one.
    pub fn folder(&self) -> Option<&PathBuf> {
        self.journal.as_ref()
    }

    /// The journal.
    pub fn open(&self) -> Result<Journal> {
        Journal::at(self.journal.as_deref()).context("no folder for the journal; name one with `--journal`")
    }
}

/// Options of `fix`.
#[derive(Args, Debug, Clone)]
pub struct FixCommand {
    /// Ask about every change, and write the accepted ones at the end
    #[arg(long, short)]
    pub interactive: bool,
    /// With `--interactive`: forget earlier decisions
    #[arg(long, requires = "interactive")]
    pub restart: bool,
    /// The files.
    #[command(flatten)]
    pub fix: FixOptions,
}

/// Options of `review`.
#[derive(Args, Debug, Clone)]
pub struct ReviewOptions {
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// The port to listen on [default: any free port]
    #[arg(long, value_name = "PORT", default_value = "0", hide_default_value = true)]
    pub port: u16,
    /// Forget earlier decisions
    #[arg(long)]
    pub restart: bool,
    /// The files.
    #[command(flatten)]
    pub fix: FixOptions,
}

/// Options of `score`.
#[derive(Args, Debug, Clone)]
pub struct ScoreOptions {
    /// Compare two plans instead: what was left, and what is left now
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with = "paths")]
    pub between: Vec<PathBuf>,
    /// The number of directory levels to show within a package
    #[arg(long, value_name = "LEVELS", default_value = "2")]
    pub depth: usize,
    /// The files.
    #[command(flatten)]
    pub run: RunOptions,
}

/// Options of `plan`.
#[derive(Args, Debug, Clone)]
pub struct PlanOptions {
    /// Make this plan again, with the same settings, on the files as they are now, and say what is new, gone and
    /// changed. The result replaces it, unless `--output-file` names another file
    #[arg(long, value_name = "FILE")]
    pub renew: Option<PathBuf>,
    /// The files.
    #[command(flatten)]
    pub run: RunOptions,
}

/// Options of `record`.
#[derive(Args, Debug, Clone)]
pub struct RecordOptions {
    /// Record warnings only, and not which lines run
    #[arg(long)]
    pub only_warnings: bool,
    /// The file for the recording [default: one for the current folder, in the platform's folder for program state]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Say nothing at the end
    #[arg(long, short)]
    pub quiet: bool,
    /// The command and its arguments, after `--`
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND")]
    pub command: Vec<OsString>,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `apply`.
#[derive(Args, Debug, Clone)]
pub struct ApplyOptions {
    /// Plans, such as those of all shards
    #[arg(required = true)]
    pub plans: Vec<PathBuf>,
    /// The folder of the journal for `undo`.
    #[command(flatten)]
    pub journal: JournalOption,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `split`.
#[derive(Args, Debug, Clone)]
pub struct SplitOptions {
    /// Plans, such as those of all shards
    #[arg(required = true)]
    pub plans: Vec<PathBuf>,
    /// What goes into a patch of its own
    #[arg(long, value_enum, default_value = "project")]
    pub by: By,
    /// With `--by size`: about how many changed lines a patch has
    #[arg(long, value_name = "N", default_value = "400")]
    pub lines: usize,
    /// The folder for the patches
    #[arg(long, short, value_name = "DIR", default_value = "patches")]
    pub output: PathBuf,
    /// Make a branch for each patch instead, named PREFIX/0001-label, from the last commit
    #[arg(long, value_name = "PREFIX", num_args = 0..=1, require_equals = true, default_missing_value = "upshift", conflicts_with = "output")]
    pub branches: Option<String>,
    /// The author of the commits [default: whom `git` knows here]
    #[arg(long, value_name = "NAME <EMAIL>", conflicts_with = "branches")]
    pub author: Option<String>,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `undo`.
#[derive(Args, Debug, Clone)]
pub struct UndoOptions {
    /// A path below which files were changed, or the number of a run that changed some there, or both
    /// [default: the last run that changed files below the current folder and was not undone]
    #[arg(value_name = "RUN|PATH", num_args = 0..=2)]
    pub what: Vec<PathBuf>,
    /// Do not ask, as scripts need it
    #[arg(long, short)]
    pub yes: bool,
    /// List all runs instead, with the folder of each
    #[arg(long)]
    pub list: bool,
    /// The folder of the journal.
    #[command(flatten)]
    pub journal: JournalOption,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `clean`.
#[derive(Args, Debug, Clone)]
pub struct CleanOptions {
    /// The folder of the results.
    #[command(flatten)]
    pub folder: CacheFolder,
}

/// How transforms are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// One line per transform
    Human,
    /// One JSON document
    Json,
}

/// Options of `list`.
#[derive(Args, Debug, Clone)]
pub struct ListOptions {
    /// The settings.
    #[command(flatten)]
    pub settings: TransformSettings,
    /// The output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// How the changes of a Python version are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormat {
    /// One line per change
    Human,
    /// One JSON document
    Json,
    /// A page with the reason and a diff for each transform
    Markdown,
}

/// Options of `coverage`.
#[derive(Args, Debug, Clone)]
pub struct CoverageOptions {
    /// A Python version (`3.13`) or a range (`3.8..3.13`) [default: all]
    #[arg(value_parser = super::coverage::versions, value_name = "VERSIONS")]
    pub versions: Option<(Version, Version)>,
    /// The output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: CoverageFormat,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `explain`.
#[derive(Args, Debug, Clone)]
pub struct ExplainOptions {
    /// A transform (`configparser/readfp`), a module (`configparser`), a name (`cgi.escape`), or FILE:LINE
    pub what: String,
    /// The settings.
    #[command(flatten)]
    pub settings: FileSettings,
    /// The output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `test`.
#[derive(Args, Debug, Clone)]
pub struct TestOptions {
    /// Files or folders with transforms, or ids of built-in ones [default: the configured transforms,
    /// else all built-in ones]
    pub what: Vec<String>,
    /// Also run hostile variants of each example: other line ends, in a function, under an alias, …
    #[arg(long)]
    pub gauntlet: bool,
    /// When to use colours.
    #[command(flatten)]
    pub color: ColorOption,
}

/// Options of `config`.
#[derive(Args, Debug, Clone)]
pub struct ConfigOptions {
    /// A file or a folder
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// The settings.
    #[command(flatten)]
    pub settings: FileSettings,
    /// Print the JSON schema of the settings instead
    #[arg(long)]
    pub schema: bool,
}
