//! `upshift test`: the examples of transforms, our own or a user's, run like tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::AnsiColor;
use anyhow::{Result, bail};

use super::args::TestOptions;
use super::{parallel, run, setup};
use crate::finding::names;
use crate::output::visible;
use crate::project::{examples, gauntlet};
use crate::transform::{self, Transform};

/// Runs the command; returns the exit status.
pub fn run(options: &TestOptions) -> Result<u8> {
    let paint = setup::paint(options.color, &std::io::stdout());
    let transforms = chosen(&options.what)?;
    let of_one = |(t, file): &(Arc<Transform>, PathBuf)| {
        let examples = t.examples.clone().into_iter();
        examples.map(|example| (t.clone(), file.clone(), example)).collect::<Vec<_>>()
    };
    let all: Vec<_> = transforms.iter().flat_map(of_one).collect();
    let (mut passed, mut failed) = (0, 0);
    let mut failures = String::new();
    let work = |index: usize| {
        let (transform, _, example) = &all[index];
        examples::check(transform, example)?;
        let broken = if options.gauntlet { gauntlet::check(transform, example) } else { Vec::new() };
        if broken.is_empty() { Ok(()) } else { Err(broken.join("\n")) }
    };
    parallel::in_order(all.len(), run::processors(), work, |index, done| {
        let (transform, file, example) = &all[index];
        let name = visible(&format!("{}: {}", transform.id, example.title));
        let defect = |panic| Err(format!("a defect of upshift; please report it: {panic}"));
        let word = match done.unwrap_or_else(defect) {
            Ok(()) => {
                passed += 1;
                paint.with(AnsiColor::Green.on_default(), "ok")
            }
            Err(why) => {
                failed += 1;
                let file = visible(&file.to_string_lossy());
                let why = why.trim_end();
                failures.push_str(&format!("---- {name} ({file}:{})\n{why}\n\n", example.line));
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

/// The transforms that were named, each with its file.
fn chosen(what: &[String]) -> Result<Vec<(Arc<Transform>, PathBuf)>> {
    let ours = transform::builtin();
    let with_file = |t: &Arc<Transform>| (t.clone(), PathBuf::from(format!("transforms/{}.py", t.id)));
    if what.is_empty() {
        return Ok(ours.iter().map(with_file).collect());
    }
    let mut all = Vec::new();
    for name in what {
        let named: Vec<_> = ours.iter().filter(|t| names(name, &t.id)).map(with_file).collect();
        // A folder may be called as a module is: then `./configparser` is the folder.
        if !named.is_empty() {
            all.extend(named);
        } else if Path::new(name).exists() {
            all.extend(setup::own_transforms(Path::new(name))?);
        } else {
            bail!("`{name}` is neither a file nor a transform; {}", setup::similar(name, &ours));
        }
    }
    Ok(all)
}
