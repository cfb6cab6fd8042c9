//! `upshift test`: run the examples of transforms, built-in ones or the user's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::AnsiColor;
use anyhow::{Result, bail};

use super::args::TestOptions;
use super::reporter::say;
use super::{parallel, run};
use crate::finding::names;
use crate::output::visible;
use crate::project::profile::{Own, did_you_mean, read_own};
use crate::project::{Configs, examples, gauntlet};
use crate::transform::{self, AuthorError, Example, Transform};

/// An example to run, or the reason why a file has none.
struct Case {
    name: String,
    place: String,
    run: Result<(Arc<Transform>, Example), String>,
}

/// Runs the command; returns the exit status.
pub fn run(options: &TestOptions) -> Result<u8> {
    let paint = options.color.out();
    let (mut passed, mut failed) = (0, 0);
    let mut failures = String::new();
    each(options, |name, place, done| {
        let name = visible(name);
        let word = match done {
            Ok(()) => {
                passed += 1;
                paint.with(AnsiColor::Green.on_default(), "ok")
            }
            Err(why) => {
                failed += 1;
                failures.push_str(&format!("---- {name} ({})\n{}\n\n", visible(place), why.trim_end()));
                paint.with(AnsiColor::Red.on_default(), "FAILED")
            }
        };
        say(format!("test {name} ... {word}\n"))
    })?;
    if !failures.is_empty() {
        say(format!("\n{}\n", failures.trim_end()))?;
    }
    say(format!("\n{passed} passed; {failed} failed\n"))?;
    Ok(if failed > 0 { super::FOUND } else { super::CLEAN })
}

/// Runs each example, and hands its name, its place and why it fails to `take`, in the order of the names.
pub fn each(
    options: &TestOptions,
    mut take: impl FnMut(&str, &str, Result<(), String>) -> Result<()>,
) -> Result<()> {
    let all = cases(&options.what)?;
    let work = |index: usize| {
        let (transform, example) = all[index].run.as_ref().map_err(Clone::clone)?;
        examples::check(transform, example)?;
        let broken = if options.gauntlet { gauntlet::check(transform, example) } else { Vec::new() };
        if broken.is_empty() { Ok(()) } else { Err(broken.join("\n")) }
    };
    parallel::in_order(all.len(), run::processors(), work, |index, done| {
        let Case { name, place, .. } = &all[index];
        let panicked = |panic| Err(format!("a bug in upshift; please report it: {panic}"));
        take(name, place, done.unwrap_or_else(panicked))
    })
}

/// The cases to run, in the order of their names.
fn cases(what: &[String]) -> Result<Vec<Case>> {
    let (transforms, mistakes) = selected(what)?;
    let mut cases = Vec::new();
    for (transform, file) in transforms {
        let place = |line: usize| format!("{}:{line}", file.to_string_lossy());
        for example in &transform.examples {
            cases.push(Case {
                name: format!("{}: {}", transform.id, example.title),
                place: place(example.line),
                run: Ok((transform.clone(), example.clone())),
            });
        }
        if transform.examples.is_empty() {
            let why =
                "no examples: assign `examples`, with a diff of code that changes and code that must not";
            cases.push(Case { name: transform.id.clone(), place: place(1), run: Err(why.to_owned()) });
        }
    }
    let mut broken: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for mistake in mistakes {
        broken.entry(mistake.path.clone()).or_default().push(mistake.to_string());
    }
    for (path, mistakes) in broken {
        let name = path.with_extension("").to_string_lossy().into_owned();
        let place = "invalid transform".to_owned();
        cases.push(Case { name, place, run: Err(mistakes.join("\n")) });
    }
    Ok(cases)
}

/// The transforms that were named, else the configured ones, else the built-in ones; and the mistakes in
/// invalid files.
fn selected(what: &[String]) -> Result<(Vec<Own>, Vec<AuthorError>)> {
    let ours = transform::builtin();
    let with_file = |t: &Arc<Transform>| (t.clone(), PathBuf::from(format!("transforms/{}.py", t.id)));
    let config = Configs::default().of(Path::new("."))?;
    let configured = || config.transforms().iter().map(|path| path.to_string_lossy().into_owned());
    let what = if what.is_empty() { configured().collect() } else { what.to_vec() };
    if what.is_empty() {
        return Ok((ours.iter().map(with_file).collect(), Vec::new()));
    }
    let (mut all, mut mistakes) = (Vec::new(), Vec::new());
    for name in &what {
        let named: Vec<_> = ours.iter().filter(|t| names(name, &t.id)).map(with_file).collect();
        // A folder with the name of a module can be written as `./configparser`.
        if !named.is_empty() {
            all.extend(named);
        } else if Path::new(name).exists() {
            let (found, wrong) = read_own(Path::new(name))?;
            all.extend(found);
            mistakes.extend(wrong);
        } else {
            bail!(
                "no file or transform is called `{name}`; {}",
                did_you_mean(name, ours.iter().map(|t| t.id.as_str()))
            );
        }
    }
    Ok((all, mistakes))
}
