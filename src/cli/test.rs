//! `upshift test`: the examples of transforms, our own or a user's, run like tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::AnsiColor;
use anyhow::{Result, bail};

use super::args::TestOptions;
use super::setup::Own;
use super::{parallel, run, setup};
use crate::finding::names;
use crate::output::visible;
use crate::project::{Configs, examples, gauntlet};
use crate::transform::{self, AuthorError, Example, Transform};

/// Something to run: an example, or what keeps a file from having any.
struct Case {
    name: String,
    place: String,
    run: Result<(Arc<Transform>, Example), String>,
}

/// Runs the command; returns the exit status.
pub fn run(options: &TestOptions) -> Result<u8> {
    let paint = setup::paint(options.color, &std::io::stdout());
    let all = cases(&options.what)?;
    let (mut passed, mut failed) = (0, 0);
    let mut failures = String::new();
    let work = |index: usize| {
        let (transform, example) = all[index].run.as_ref().map_err(Clone::clone)?;
        examples::check(transform, example)?;
        let broken = if options.gauntlet { gauntlet::check(transform, example) } else { Vec::new() };
        if broken.is_empty() { Ok(()) } else { Err(broken.join("\n")) }
    };
    parallel::in_order(all.len(), run::processors(), work, |index, done| {
        let Case { name, place, .. } = &all[index];
        let name = visible(name);
        let defect = |panic| Err(format!("a defect of upshift; please report it: {panic}"));
        let word = match done.unwrap_or_else(defect) {
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
        run::say(format!("test {name} ... {word}\n"))
    })?;
    if !failures.is_empty() {
        run::say(format!("\n{}\n", failures.trim_end()))?;
    }
    run::say(format!("\n{passed} passed; {failed} failed\n"))?;
    Ok(if failed > 0 { super::FOUND } else { super::CLEAN })
}

/// What there is to run, in the order of the names.
fn cases(what: &[String]) -> Result<Vec<Case>> {
    let (transforms, mistakes) = chosen(what)?;
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
            let why = "it has no examples: assign `examples`, with a diff for what is to change and one \
                       without marks for what is left alone";
            cases.push(Case { name: transform.id.clone(), place: place(1), run: Err(why.to_owned()) });
        }
    }
    let mut broken: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for mistake in mistakes {
        broken.entry(mistake.path.clone()).or_default().push(mistake.to_string());
    }
    for (path, mistakes) in broken {
        let name = path.with_extension("").to_string_lossy().into_owned();
        let place = "it cannot be used".to_owned();
        cases.push(Case { name, place, run: Err(mistakes.join("\n")) });
    }
    Ok(cases)
}

/// The transforms that were named, else those of the configuration, else those built in; and the
/// mistakes in files that cannot be used.
fn chosen(what: &[String]) -> Result<(Vec<Own>, Vec<AuthorError>)> {
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
        // A folder may be called as a module is: then `./configparser` is the folder.
        if !named.is_empty() {
            all.extend(named);
        } else if Path::new(name).exists() {
            let (found, wrong) = setup::read_own(Path::new(name))?;
            all.extend(found);
            mistakes.extend(wrong);
        } else {
            bail!(
                "`{name}` is neither a file nor a transform; {}",
                setup::similar(name, ours.iter().map(|t| t.id.as_str()))
            );
        }
    }
    Ok((all, mistakes))
}
