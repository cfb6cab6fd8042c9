//! `upshift score`: how far each package is from each Python.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::args::ScoreOptions;
use super::printing::Format;
use super::run::{self, Done, Input, Sink};
use super::setup;
use crate::output::{Paint, Score, Tally};
use crate::project::Other;

/// What makes a folder a package of its own.
const MANIFESTS: [&str; 3] = ["pyproject.toml", "setup.py", "setup.cfg"];

struct Scored<'r> {
    score: Score,
    depth: usize,
    err: Paint,
    /// What was asked for.
    paths: &'r [PathBuf],
    packages: HashMap<PathBuf, PathBuf>,
}

impl Sink for Scored<'_> {
    fn begin(&mut self, inputs: &[Input]) -> Result<()> {
        for input in inputs {
            let (package, directory) = self.place(&input.path);
            self.score.file(&package, &directory);
        }
        Ok(())
    }

    fn file(&mut self, done: Done, _tally: &mut Tally) -> Result<()> {
        run::tell_problems(&done, self.err);
        let Some(source) = &done.source else { return Ok(()) };
        let (package, directory) = self.place(source.path());
        for finding in &done.outcome.findings {
            let place = || format!("{}:{}", source.path().display(), source.line_of(finding.range.start) + 1);
            self.score.count(&package, &directory, finding, place);
        }
        Ok(())
    }

    fn others(&mut self, _others: Vec<Other>, _tally: &mut Tally) -> Result<()> {
        Ok(())
    }
}

impl Scored<'_> {
    /// The names of a file's package and of its directory in it.
    fn place(&mut self, path: &Path) -> (String, String) {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let package = self.packages.entry(folder.clone()).or_insert_with(|| package_of(&folder, self.paths));
        let inside = folder.strip_prefix(&package).unwrap_or(Path::new(""));
        let directory: PathBuf = inside.components().take(self.depth).collect();
        (name(package), name(&directory))
    }
}

/// The nearest folder upwards that has a manifest, or else the path that was asked for.
fn package_of(folder: &Path, paths: &[PathBuf]) -> PathBuf {
    let has = |folder: &&Path| MANIFESTS.iter().any(|name| folder.join(name).is_file());
    let asked = || paths.iter().find(|path| folder.starts_with(path)).map(PathBuf::as_path);
    folder.ancestors().find(has).or_else(asked).unwrap_or(Path::new("")).to_owned()
}

fn name(path: &Path) -> String {
    if path.as_os_str().is_empty() { ".".to_owned() } else { path.to_string_lossy().replace('\\', "/") }
}

/// Runs the command; returns the exit status: 0 also where something is found.
pub fn run(options: &ScoreOptions) -> Result<u8> {
    let printing = &options.run.printing;
    ensure!(
        matches!(printing.format, Format::Human | Format::Json) && !printing.statistics,
        "`score` prints `--format human` or `json`"
    );
    let err = setup::paint(printing.color, &std::io::stderr());
    let (score, paths) = (Score::default(), options.run.paths.as_slice());
    let mut sink = Scored { score, depth: options.depth, err, paths, packages: HashMap::new() };
    let (tally, _) = run::over(&options.run, &mut sink)?;
    match printing.format {
        Format::Json => printing.deliver(&sink.score.json())?,
        _ => run::say(sink.score.human(setup::paint(printing.color, &std::io::stdout())))?,
    }
    Ok(if tally.trouble > 0 { super::TROUBLE } else { super::CLEAN })
}
