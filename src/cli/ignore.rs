//! `upshift ignore`: list suppression comments with their reasons; with `--add`, write comments for all
//! current findings.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::{FixOptions, IgnoreOptions, RunOptions};
use super::fix;
use super::reporter::{complain, counted, say};
use super::run;
use crate::embedded::{Embedded, Format};
use crate::output::{self, visible};
use crate::project::{Walked, bounded_read, survey};
use crate::suppression::{Added, Directive, Suppressions, mentioned};
use crate::syntax::Tree;
use crate::text::Source;

/// Runs the command; returns the exit status: with `--add`, 1 if a finding could not
/// be suppressed.
pub fn run(options: &IgnoreOptions) -> Result<u8> {
    let IgnoreOptions { add: _, reason, until, fix } = options;
    let Some(reason) = reason else {
        return list(&fix.run);
    };
    let words: Vec<&str> = reason.split_whitespace().collect();
    if words.is_empty() {
        bail!("`--reason` is empty: say why the code stays as it is");
    }
    if reason.contains('#') || words.iter().any(|word| word.starts_with("until=")) {
        bail!("`--reason` must not contain `#` or `until=`; use `--until` for a version");
    }
    let mut fix: FixOptions = fix.clone();
    fix.run.add = Some(Added { reason: words.join(" "), until: *until });
    fix::run(&fix)
}

/// Prints the comments, a line each.
fn list(options: &RunOptions) -> Result<u8> {
    let mut profiles = options.settings.profiles()?;
    let Walked { files, problems, .. } = survey(&options.paths, &profiles.configs, run::processors());
    for problem in &problems {
        complain(&format!("error: {}", output::problem(problem)));
    }
    let mut count = 0;
    for file in files {
        // `check` reports unreadable files.
        let Ok(bytes) = bounded_read::bytes(&file.path) else { continue };
        if !mentioned(&bytes) {
            continue;
        }
        let format = Format::of(&file.path);
        let source = match format {
            None => Source::decode(&file.path, &bytes),
            Some(_) => Source::utf8(&file.path, &bytes),
        };
        let Ok(source) = source else { continue };
        let target = profiles.of_file(&file.path)?.window().target;
        let mut listed = |source: &Source, place: &dyn Fn(usize) -> (PathBuf, usize)| -> Result<()> {
            for directive in Suppressions::of(&Tree::parse(source.text()), source, target).directives() {
                count += 1;
                let (path, line) = place(source.line_of(directive.range.start) + 1);
                let path = path.to_string_lossy();
                say(format!("{}:{line}: {}\n", visible(&path), visible(&describe(directive))))?;
            }
            Ok(())
        };
        match format.map(|format| Embedded::read(&source, format)) {
            None => listed(&source, &|line| (file.path.clone(), line))?,
            Some(Ok(embedded)) => {
                for (index, module) in embedded.modules().enumerate() {
                    listed(module, &|line| embedded.place(index, line))?;
                }
            }
            Some(Err(_)) => {}
        }
    }
    complain(&counted(count, "comment"));
    Ok(run::ended(&profiles, if problems.is_empty() { super::CLEAN } else { super::TROUBLE }))
}

/// Describes a comment.
fn describe(directive: &Directive) -> String {
    let ids = directive.ids.as_ref().map(|ids| ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>());
    let what = ids.map_or("all findings".to_owned(), |ids| ids.join(", "));
    let place = if directive.whole_file { " in the whole file" } else { "" };
    let until = directive.until.map_or(String::new(), |until| format!(" until {until}"));
    let reason = if directive.reason.is_empty() { "no reason given" } else { &directive.reason };
    format!("{what}{place}{until}: {reason}")
}
