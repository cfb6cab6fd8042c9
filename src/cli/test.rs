//! `upshift test`: the examples of transforms, our own or a user's, run like tests.

use std::path::Path;
use std::sync::Arc;

use anstyle::AnsiColor;
use anyhow::{Result, bail};

use super::args::TestOptions;
use super::{run, setup};
use crate::project::examples;
use crate::transform::{self, Transform};

/// Runs the command; returns the exit status.
pub fn run(options: &TestOptions) -> Result<u8> {
    let paint = setup::paint(options.color, &std::io::stdout());
    let (mut passed, mut failed) = (0, 0);
    let mut failures = String::new();
    for transform in chosen(&options.what)? {
        for example in &transform.examples {
            let name = format!("{}: {}", transform.id, example.title);
            match examples::check(&transform, example) {
                Ok(()) => {
                    passed += 1;
                    run::say(&format!(
                        "test {name} ... {}\n",
                        paint.with(AnsiColor::Green.on_default(), "ok")
                    ))?;
                }
                Err(why) => {
                    failed += 1;
                    run::say(&format!(
                        "test {name} ... {}\n",
                        paint.with(AnsiColor::Red.on_default(), "FAILED")
                    ))?;
                    failures.push_str(&format!(
                        "---- {name} (line {})\n{}\n\n",
                        example.line,
                        why.trim_end()
                    ));
                }
            }
        }
    }
    if !failures.is_empty() {
        run::say(&format!("\n{}\n", failures.trim_end()))?;
    }
    run::say(&format!("\n{passed} passed; {failed} failed\n"))?;
    Ok(if failed > 0 { super::FOUND } else { super::CLEAN })
}

fn chosen(what: &[String]) -> Result<Vec<Arc<Transform>>> {
    if what.is_empty() {
        return Ok(transform::builtin());
    }
    let mut all = Vec::new();
    for name in what {
        if Path::new(name).exists() {
            all.extend(setup::own_transforms(Path::new(name))?);
            continue;
        }
        let before = all.len();
        let own = |t: &Arc<Transform>| {
            t.id == *name || t.id.strip_prefix(name.as_str()).is_some_and(|r| r.starts_with('/'))
        };
        all.extend(transform::builtin().into_iter().filter(own));
        if all.len() == before {
            bail!("`{name}` is neither a file nor a transform; `upshift list` shows all");
        }
    }
    Ok(all)
}
