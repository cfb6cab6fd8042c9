//! The options, as clap reads them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::printing::{Colour, ListFormat, Printing};
use crate::project::Way;
use crate::project::config::about;
use crate::suppression::Added;
use crate::version::Version;

/// Moves Python code past the standard-library APIs that Python deprecated or removed.
#[derive(Parser, Debug)]
#[command(version = env!("UPSHIFT_VERSION"), about, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Show what is found, and why it is believed
    Check(RunOptions),
    /// Show what `fix` would change, and on standard error what it could not
    Diff(RunOptions),
    /// Change the files
    Fix(FixCommand),
    /// Accept what is found now: `check` tells only of more
    Baseline(BaselineOptions),
    /// List the comments that leave findings alone, or write some for what is found now
    Ignore(IgnoreOptions),
    /// Tell how far each package is from each Python, and what stands in the way
    Score(ScoreOptions),
    /// Choose in the browser what `fix` shall change
    Review(ReviewOptions),
    /// Bring back what the last `fix` changed
    Undo(UndoOptions),
    /// List the transforms
    List(ListOptions),
    /// Tell what a Python version changed, and what becomes of each change
    Coverage(CoverageOptions),
    /// Print the settings that hold for a path, and where each was made
    Config(ConfigOptions),
    /// Explain a transform (`configparser/readfp`) or a place (`app.py:12`)
    Explain(ExplainOptions),
    /// Serve an editor: the language server, over standard input and output
    Lsp(LspOptions),
    /// Begin a transform of your own
    New(NewOptions),
    /// Run the examples of transforms
    Test(TestOptions),
    /// Print the completions of a shell
    Completions(CompletionsOptions),
    /// Write a page for each transform and each Python, in Markdown
    Pages(PagesOptions),
    /// Print the manual page, or write those of all commands to a folder
    Man(ManOptions),
}

/// Which transforms there are. Help is from the table of settings.
#[derive(Args, Debug, Clone, Default)]
pub struct Selection {
    #[arg(long, value_name = "ID", value_delimiter = ',', help = about("select"))]
    pub select: Vec<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',', help = about("ignore"))]
    pub ignore: Vec<String>,
    #[arg(long, value_name = "DIR", help = about("transforms"))]
    pub transforms: Vec<PathBuf>,
    /// Use only the transforms given with `--transforms`
    #[arg(long)]
    pub no_builtin: bool,
    #[arg(long, value_name = "WAY", help = about("asyncore"))]
    pub asyncore: Option<Way>,
}

/// The Pythons that the code runs on.
#[derive(Args, Debug, Clone, Default)]
pub struct Pythons {
    #[arg(long, value_name = "VERSION", help = about("target"))]
    pub target: Option<Version>,
    #[arg(long, value_name = "VERSION", help = about("min"))]
    pub min: Option<Version>,
}

/// The other settings that a configuration has as well.
#[derive(Args, Debug, Clone, Default)]
pub struct Choices {
    #[command(flatten)]
    pub pythons: Pythons,
    #[arg(
        long,
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        help = about("suggested")
    )]
    pub suggested: Option<bool>,
    #[arg(long, value_name = "ID", value_delimiter = ',', help = about("instead"))]
    pub instead: Vec<String>,
    #[arg(long, value_name = "PATTERN", help = about("exclude"))]
    pub exclude: Vec<String>,
    #[arg(long, value_name = "PATTERN=ID[,ID]", help = about("per-file"))]
    pub per_file: Vec<String>,
    #[arg(long, value_name = "FILE", help = about("baseline"))]
    pub baseline: Option<PathBuf>,
}

/// Options of `check`, `diff` and `fix`.
#[derive(Args, Debug, Clone)]
pub struct RunOptions {
    /// Files and directories; `-` for standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Which transforms.
    #[command(flatten)]
    pub selection: Selection,
    /// What else is decided.
    #[command(flatten)]
    pub choices: Choices,
    /// Only files that changed since the working tree left a revision, and new ones
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub since: Option<String>,
    /// Only files that are staged for the next commit
    #[arg(long)]
    pub staged: bool,
    /// With `--since` or `--staged`: only what stands on changed lines
    #[arg(long)]
    pub lines: bool,
    /// Tell on standard error what the run cost: files and bytes read, sieved and parsed; time by stage
    /// and by transform
    #[arg(long)]
    pub timings: bool,
    /// How many files to work on at once [default: as many as there are processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Leave files larger than this alone, in MiB
    #[arg(long, value_name = "MIB", default_value = "4")]
    pub max_size: u64,
    /// Leave out what `exclude` says among files that are named, too: for programs that name files
    #[arg(long)]
    pub force_exclude: bool,
    /// End with status 0 when something is found, too; with 2 when something goes wrong, as ever
    #[arg(long)]
    pub exit_zero: bool,
    /// What to call standard input in messages, and where to look for its neighbours
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// How to print.
    #[command(flatten)]
    pub printing: Printing,
    /// What `ignore` writes.
    #[arg(skip)]
    pub add: Option<Added>,
}

/// Options of `lsp`.
#[derive(Args, Debug, Clone)]
pub struct LspOptions {
    /// Which transforms.
    #[command(flatten)]
    pub selection: Selection,
    /// What else is decided.
    #[command(flatten)]
    pub choices: Choices,
    /// Taken for clients that say how they speak; there is no other way
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Options of `new`.
#[derive(Args, Debug, Clone)]
pub struct NewOptions {
    /// What it is called: MODULE/NAME, such as corp/old_api
    pub id: String,
    /// The folder of your transforms [default: the first of the configuration, else `transforms`]
    #[arg(long, value_name = "DIR")]
    pub transforms: Option<PathBuf>,
}

/// Options of `completions`.
#[derive(Args, Debug, Clone)]
pub struct CompletionsOptions {
    /// Which shell
    pub shell: clap_complete::Shell,
}

/// Options of `pages`.
#[derive(Args, Debug, Clone)]
pub struct PagesOptions {
    /// Where to write `transforms/` and `pythons/`
    pub folder: PathBuf,
}

/// Options of `man`.
#[derive(Args, Debug, Clone)]
pub struct ManOptions {
    /// Where to write `upshift.1`, `upshift-check.1`, …
    pub folder: Option<PathBuf>,
}

/// Options of `baseline`.
#[derive(Args, Debug, Clone)]
pub struct BaselineOptions {
    /// Where, and how.
    #[command(flatten)]
    pub run: RunOptions,
    /// Accept more than before as well
    #[arg(long)]
    pub grow: bool,
}

/// Options of `ignore`.
#[derive(Args, Debug, Clone)]
pub struct IgnoreOptions {
    /// Write a comment for everything that is found now
    #[arg(long, requires = "reason")]
    pub add: bool,
    /// Why it is left as it is; stands in each comment
    #[arg(long, value_name = "TEXT", requires = "add")]
    pub reason: Option<String>,
    /// The first target for which the comments do not hold any more
    #[arg(long, value_name = "VERSION", requires = "add")]
    pub until: Option<Version>,
    /// Where, and how.
    #[command(flatten)]
    pub fix: FixOptions,
}

/// Options of `fix`.
#[derive(Args, Debug, Clone)]
pub struct FixOptions {
    /// What to change, and how.
    #[command(flatten)]
    pub run: RunOptions,
    /// Keep the journal for `undo` in this folder [default: the platform's place for state]
    #[arg(long, value_name = "DIR")]
    pub journal: Option<PathBuf>,
}

/// The command line of `fix`.
#[derive(Args, Debug, Clone)]
pub struct FixCommand {
    /// Ask about every change, suggested ones too, and write at the end what was accepted
    #[arg(long, short)]
    pub interactive: bool,
    /// With `--interactive`: forget what was decided before
    #[arg(long, requires = "interactive")]
    pub restart: bool,
    /// What to change, and how.
    #[command(flatten)]
    pub fix: FixOptions,
}

/// Options of `review`.
#[derive(Args, Debug, Clone)]
pub struct ReviewOptions {
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// The port to listen on [default: one that is free]
    #[arg(long, value_name = "PORT", default_value = "0", hide_default_value = true)]
    pub port: u16,
    /// Forget what was decided before
    #[arg(long)]
    pub restart: bool,
    /// What to change, and how.
    #[command(flatten)]
    pub fix: FixOptions,
}

/// Options of `score`.
#[derive(Args, Debug, Clone)]
pub struct ScoreOptions {
    /// How many levels of directories are told apart within a package
    #[arg(long, value_name = "LEVELS", default_value = "2")]
    pub depth: usize,
    /// Where, and how.
    #[command(flatten)]
    pub run: RunOptions,
}

/// Options of `undo`.
#[derive(Args, Debug, Clone)]
pub struct UndoOptions {
    /// Which run, by its number; the last that is not undone by default
    pub run: Option<u64>,
    /// List the runs instead
    #[arg(long)]
    pub list: bool,
    /// The folder of the journals [default: the platform's place for state]
    #[arg(long, value_name = "DIR")]
    pub journal: Option<PathBuf>,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

/// Options of `list`.
#[derive(Args, Debug, Clone)]
pub struct ListOptions {
    /// Which transforms.
    #[command(flatten)]
    pub selection: Selection,
    /// How to print
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

/// How the ledger of a version is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormat {
    /// A line for each change.
    Human,
    /// One JSON document.
    Json,
    /// A page: each transform with its reason and a diff.
    Markdown,
}

/// Options of `coverage`.
#[derive(Args, Debug, Clone)]
pub struct CoverageOptions {
    /// The Python whose changes are told
    #[arg(long, value_name = "VERSION", default_value = "3.12")]
    pub version: Version,
    /// How to print
    #[arg(long, value_enum, default_value = "human")]
    pub format: CoverageFormat,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

/// Options of `explain`.
#[derive(Args, Debug, Clone)]
pub struct ExplainOptions {
    /// A transform (`configparser/readfp`), or FILE:LINE
    pub what: String,
    /// Which transforms.
    #[command(flatten)]
    pub selection: Selection,
    /// Which Pythons.
    #[command(flatten)]
    pub pythons: Pythons,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

/// Options of `test`.
#[derive(Args, Debug, Clone)]
pub struct TestOptions {
    /// Files or folders with transforms, or ids of built-in ones [default: the transforms of the
    /// configuration, else all that are built in]
    pub what: Vec<String>,
    /// Write each example in hostile ways as well: other line ends, in a function, under an alias, …
    #[arg(long)]
    pub gauntlet: bool,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

/// Options of `config`.
#[derive(Args, Debug, Clone)]
pub struct ConfigOptions {
    /// A file or a folder
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// Which transforms.
    #[command(flatten)]
    pub selection: Selection,
    /// What else is decided.
    #[command(flatten)]
    pub choices: Choices,
    /// Print the JSON schema of the settings instead
    #[arg(long)]
    pub schema: bool,
}
