//! The options, as clap reads them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::project::Way;
use crate::version::Version;

/// Moves Python code past the standard-library APIs that Python deprecated or removed.
#[derive(Parser, Debug)]
#[command(version, about, max_term_width = 100)]
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
    Fix(FixOptions),
    /// Bring back what the last `fix` changed
    Undo(UndoOptions),
    /// List the transforms
    List(ListOptions),
    /// Tell what a Python version changed, and what becomes of each change
    Coverage(CoverageOptions),
    /// Explain a transform (`configparser/readfp`) or a place (`app.py:12`)
    Explain(ExplainOptions),
    /// Run the examples of transforms
    Test(TestOptions),
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
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

/// Which transforms there are.
#[derive(Args, Debug, Clone)]
pub struct Selection {
    /// Run only these: modules (`configparser`) or transforms (`configparser/readfp`)
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave these out
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Add the transforms of a folder
    #[arg(long, value_name = "DIR")]
    pub transforms: Vec<PathBuf>,
    /// Use only the transforms given with `--transforms`
    #[arg(long)]
    pub no_builtin: bool,
    /// What takes the place of `asyncore` and `asynchat`: `module`, one of the same interface that is
    /// placed in the project; `asyncio`, for files that are understood, and the module for the
    /// others; or `backport`, a dependency [default: module]
    #[arg(long, value_name = "WAY")]
    pub asyncore: Option<Way>,
}

/// How the commands print that know two formats.
#[derive(Args, Debug, Clone)]
pub struct Printing {
    /// How to print
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
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
    /// Apply suggested changes as well as safe ones
    #[arg(long)]
    pub suggested: bool,
    /// Use the other reading of a transform that has two
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub instead: Vec<String>,
    /// The newest Python that the code shall run on
    #[arg(long, value_name = "VERSION")]
    pub target: Option<Version>,
    /// The oldest Python that the code must run on [default: `requires-python`, else 3.10]
    #[arg(long, value_name = "VERSION")]
    pub min: Option<Version>,
    /// How many files to work on at once [default: as many as there are processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Leave files larger than this alone, in MiB
    #[arg(long, value_name = "MIB", default_value = "4")]
    pub max_size: u64,
    /// What to call standard input in messages, and where to look for its neighbours
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// How to print.
    #[command(flatten)]
    pub printing: Printing,
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
    /// How to print.
    #[command(flatten)]
    pub printing: Printing,
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
    /// The newest Python that the code shall run on
    #[arg(long, value_name = "VERSION")]
    pub target: Option<Version>,
    /// The oldest Python that the code must run on
    #[arg(long, value_name = "VERSION")]
    pub min: Option<Version>,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}

/// Options of `test`.
#[derive(Args, Debug, Clone)]
pub struct TestOptions {
    /// Files or folders with transforms, or ids of built-in ones; all of them by default
    pub what: Vec<String>,
    /// Write each example in hostile ways as well: other line ends, in a function, under an alias, …
    #[arg(long)]
    pub gauntlet: bool,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
}
