//! `upshift ignore`: the comments that leave findings alone, with their reasons; with `--add`,
//! comments for everything that is found now, written as `fix` writes.

use anyhow::{Result, bail};

use super::args::{FixOptions, IgnoreOptions, RunOptions};
use super::profile::Profiles;
use super::{fix, run};
use crate::output::visible;
use crate::project::walk;
use crate::suppression::{Added, Directive, Suppressions, mentioned};
use crate::syntax::Tree;
use crate::text::Source;

/// Runs the command; returns the exit status: with `--add`, 1 when something is left that no comment
/// is for.
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
        bail!("`--reason` can hold neither `#` nor `until=`; for a version there is `--until`");
    }
    let mut fix: FixOptions = fix.clone();
    fix.run.add = Some(Added { reason: words.join(" "), until: *until });
    fix::run(&fix)
}

/// Prints the comments that there are, a line each.
fn list(options: &RunOptions) -> Result<u8> {
    let mut profiles = Profiles::new(&options.selection, &options.choices)?;
    let (files, troubles) = walk(&options.paths, &profiles.configs, run::processors());
    for trouble in &troubles {
        run::complain(&format!("error: {}: {}", visible(&trouble.path.to_string_lossy()), trouble.message));
    }
    let mut count = 0;
    for file in files {
        // What cannot be read is told of by `check`.
        let Ok(bytes) = crate::project::regular::bytes(&file.path) else { continue };
        if !mentioned(&bytes) {
            continue;
        }
        let Ok(source) = Source::decode(&file.path, &bytes) else { continue };
        let target = profiles.of_file(&file.path)?.window().target;
        for directive in Suppressions::of(&Tree::parse(source.text()), &source, target).directives() {
            count += 1;
            let line = source.position(directive.range.start).line;
            let path = file.path.to_string_lossy();
            run::say(format!("{}:{line}: {}\n", visible(&path), visible(&said(directive))))?;
        }
    }
    run::complain(&if count == 1 { "1 comment".to_owned() } else { format!("{count} comments") });
    Ok(profiles.ended(if troubles.is_empty() { super::CLEAN } else { super::TROUBLE }))
}

/// What a comment says, for people.
fn said(directive: &Directive) -> String {
    let ids = directive.ids.as_ref().map(|ids| ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>());
    let what = ids.map_or("everything".to_owned(), |ids| ids.join(", "));
    let place = if directive.whole_file { " in the whole file" } else { "" };
    let until = directive.until.map_or(String::new(), |until| format!(" until {until}"));
    let reason = if directive.reason.is_empty() { "no reason given" } else { &directive.reason };
    format!("{what}{place}{until}: {reason}")
}
