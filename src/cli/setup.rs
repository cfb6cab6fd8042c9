//! From options and configuration to what a run needs.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};

use super::args::{Colour, Selection};
use crate::output::Paint;
use crate::project::Config;
use crate::project::config::nearest;
use crate::transform::{self, Transform};

/// Whether to colour what goes to a stream.
pub fn paint(colour: Colour, terminal: &impl IsTerminal) -> Paint {
    let yes = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    if yes { Paint::Colour } else { Paint::None }
}

/// The transforms of a run: built in and own ones, selected and not ignored.
pub fn transforms(options: &Selection, config: &Config) -> Result<Vec<Arc<Transform>>> {
    let mut all = if options.no_builtin { Vec::new() } else { transform::builtin() };
    for folder in options.transforms.iter().chain(&config.transforms) {
        let own = own_transforms(folder)?;
        for transform in own {
            // One of the user's own takes the place of a built-in of the same name.
            all.retain(|other| other.id != transform.id);
            all.push(transform);
        }
    }
    let select = if options.select.is_empty() { &config.select } else { &options.select };
    let ignore: Vec<&String> = options.ignore.iter().chain(&config.ignore).collect();
    for name in select.iter().chain(ignore.iter().copied()) {
        known(name, &all)?;
    }
    let wanted = |transform: &Arc<Transform>| {
        (select.is_empty() || select.iter().any(|name| names(name, &transform.id)))
            && !ignore.iter().any(|name| names(name, &transform.id))
    };
    all.retain(wanted);
    Ok(all)
}

/// The transforms of a user's own folder or file.
pub fn own_transforms(path: &Path) -> Result<Vec<Arc<Transform>>> {
    let found = if path.is_file() {
        let id = path.with_extension("").file_name().unwrap_or_default().to_string_lossy().into_owned();
        transform::file(path, &id).map(|transform| vec![Arc::new(transform)])
    } else if path.is_dir() {
        transform::directory(path)
    } else {
        bail!("{}: does not exist", path.display());
    };
    let found = found.map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("transforms that cannot be used:\n{}", lines.join("\n"))
    })?;
    if let Some(native) = found.iter().find(|transform| transform.native.is_some()) {
        bail!("{}: `native` is for transforms that come with upshift", native.id);
    }
    Ok(found)
}

/// Ids whose other reading is wanted.
pub fn instead(given: &[String], config: &Config, all: &[Arc<Transform>]) -> Result<BTreeSet<String>> {
    let mut ids = BTreeSet::new();
    for name in given.iter().chain(&config.instead) {
        known(name, all)?;
        let with =
            |t: &&Arc<Transform>| names(name, &t.id) && t.pairs.iter().any(|pair| pair.instead.is_some());
        let chosen: Vec<String> = all.iter().filter(with).map(|t| t.id.clone()).collect();
        if chosen.is_empty() {
            bail!("`{name}` has no other reading to choose");
        }
        ids.extend(chosen);
    }
    Ok(ids)
}

/// Whether `configparser` or `configparser/readfp` names a transform.
fn names(name: &str, id: &str) -> bool {
    id == name || id.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}

fn known(name: &str, all: &[Arc<Transform>]) -> Result<()> {
    if all.iter().any(|transform| names(name, &transform.id)) {
        return Ok(());
    }
    let folders = all.iter().filter_map(|t| t.id.split_once('/').map(|(folder, _)| folder));
    let every = all.iter().map(|t| t.id.as_str()).chain(folders);
    match nearest(name, every) {
        Some(near) => bail!("no transform is called `{name}`; did you mean `{near}`?"),
        None => bail!("no transform is called `{name}`; `upshift list` shows all"),
    }
}

/// The configuration for the paths of a run: that of the first.
pub fn config(paths: &[PathBuf]) -> Result<Config> {
    let start = paths.first().map_or(Path::new("."), PathBuf::as_path);
    let start = if start == Path::new("-") { Path::new(".") } else { start };
    Ok(Config::find(start)?)
}
