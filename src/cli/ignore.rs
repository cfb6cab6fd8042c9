//! `upshift ignore --add`: comments for everything that is found now, written as `fix` writes.

use anyhow::{Result, bail};

use super::args::{FixOptions, IgnoreOptions};
use super::fix;
use crate::suppression::Added;

/// Runs the command; returns the exit status: 1 when something is left that no comment is for.
pub fn run(options: &IgnoreOptions) -> Result<u8> {
    let IgnoreOptions { add: _, reason, until, fix } = options;
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
