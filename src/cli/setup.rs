//! From options and configuration to what a run needs.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use super::args::{Colour, Selection};
use crate::native;
use crate::output::{Paint, visible};
use crate::project::config::nearest;
use crate::project::{Config, Lock, Windows};
use crate::transform::{self, Transform};
use crate::version::Version;

/// Keeps other runs from writing what this one writes.
pub fn alone(paths: &[PathBuf]) -> Result<Lock> {
    Lock::of(paths).map_err(|folder| {
        let folder = visible(&folder.to_string_lossy());
        anyhow!("another upshift is at work in {folder}, so nothing was changed; wait for it to end")
    })
}

/// Whether to colour what goes to a stream.
pub fn paint(colour: Colour, stream: &impl IsTerminal) -> Paint {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let yes = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            stream.is_terminal()
                && !is_set("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    };
    if yes { Paint::Colour } else { Paint::None }
}

/// The configuration that holds for a path, or for the working directory when it has no folder.
pub fn config(path: &Path) -> Result<Config> {
    let exists = path.exists();
    let start = if exists { Some(path) } else { path.parent() };
    let start = start.filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Config::find(start)?)
}

/// The Pythons of a run, by option, else by configuration, else by the manifest of each file.
pub fn windows(min: Option<Version>, target: Option<Version>, config: &Config) -> Result<Windows> {
    let (min, target) = (min.or(config.min), target.or(config.target));
    if let (Some(min), Some(target)) = (min, target)
        && min > target
    {
        bail!(
            "the oldest Python ({min}) is newer than the newest ({target}); look at `--min` and `--target`"
        );
    }
    Ok(Windows::new(min, target))
}

/// All transforms that there are: those built in, and the user's own, which come before those of
/// the same name.
pub fn transforms(options: &Selection, config: &Config) -> Result<Vec<Arc<Transform>>> {
    let mut all = if options.no_builtin { Vec::new() } else { transform::builtin() };
    for folder in options.transforms.iter().chain(&config.transforms) {
        for (own, _) in own_transforms(folder)? {
            all.retain(|other| other.id != own.id);
            all.push(own);
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(all)
}

/// Those of `all` that are selected and not ignored.
pub fn chosen(
    options: &Selection,
    config: &Config,
    mut all: Vec<Arc<Transform>>,
) -> Result<Vec<Arc<Transform>>> {
    let given = [options.select.as_slice(), &options.ignore].concat();
    known(&given, None, &all)?;
    known(&[config.select.as_slice(), &config.ignore].concat(), Some(config), &all)?;
    let select = if options.select.is_empty() { &config.select } else { &options.select };
    let any = |list: &[String], id: &str| list.iter().any(|name| names(name, id));
    all.retain(|transform| {
        let id = &transform.id;
        (select.is_empty() || any(select, id)) && !any(&options.ignore, id) && !any(&config.ignore, id)
    });
    Ok(all)
}

/// Those of the way past `asyncore` that is chosen, and those that are selected by their own ids.
pub fn on_the_way(options: &Selection, config: &Config, mut all: Vec<Arc<Transform>>) -> Vec<Arc<Transform>> {
    let way = options.asyncore.or(config.asyncore).unwrap_or_default();
    let select = if options.select.is_empty() { &config.select } else { &options.select };
    all.retain(|transform| way.has(&transform.id) || select.contains(&transform.id));
    all
}

/// The transforms of a user's own folder or file, each with its file.
pub fn own_transforms(path: &Path) -> Result<Vec<(Arc<Transform>, PathBuf)>> {
    let found = if path.is_dir() {
        let with_file = |t: Arc<Transform>| (t.clone(), path.join(format!("{}.py", t.id)));
        transform::directory(path).map(|all| all.into_iter().map(with_file).collect())
    } else if path.exists() {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        transform::file(path, &id).map(|transform| vec![(Arc::new(transform), path.to_owned())])
    } else {
        bail!("{}: does not exist", path.display());
    };
    let found: Vec<(Arc<Transform>, PathBuf)> = found.map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow!("transforms that cannot be used:\n{}", lines.join("\n"))
    })?;
    let unknown = |(t, file): &(Arc<Transform>, PathBuf)| {
        t.native.clone().filter(|name| native::by_name(name).is_none()).map(|name| (name, file.clone()))
    };
    if let Some((name, file)) = found.iter().find_map(unknown) {
        bail!(
            "{}: `native` is for transforms that come with upshift, and none is called `{name}`",
            file.display()
        );
    }
    Ok(found)
}

/// Ids whose other reading is wanted.
pub fn instead(given: &[String], config: &Config, all: &[Arc<Transform>]) -> Result<BTreeSet<String>> {
    known(given, None, all)?;
    known(&config.instead, Some(config), all)?;
    let mut ids = BTreeSet::new();
    for name in given.iter().chain(&config.instead) {
        let other = |t: &&Arc<Transform>| t.pairs.iter().any(|pair| pair.instead.is_some());
        let named = all.iter().filter(|t| names(name, &t.id));
        let before = ids.len();
        ids.extend(named.filter(other).map(|t| t.id.clone()));
        if ids.len() == before && !ids.iter().any(|id| names(name, id)) {
            bail!("`{name}` has no other reading to choose");
        }
    }
    Ok(ids)
}

/// Whether `configparser`, `configparser/readfp` or `xml.etree` names a transform.
pub fn names(name: &str, id: &str) -> bool {
    let module = id.split_once('/').map_or("", |(module, _)| module);
    id == name || name == module || name.contains('.') && name.replace('.', "_") == module
}

/// That all names are names of transforms; the configuration says where they were written.
fn known(given: &[String], config: Option<&Config>, all: &[Arc<Transform>]) -> Result<()> {
    let Some(name) = given.iter().find(|name| !all.iter().any(|t| names(name, &t.id))) else {
        return Ok(());
    };
    let place = config.and_then(|config| config.file.as_ref());
    let place = place.map_or(String::new(), |file| format!("{}: ", file.display()));
    bail!("{place}no transform is called `{name}`; {}", similar(name, all))
}

/// The advice for a name that is none.
pub fn similar(name: &str, all: &[Arc<Transform>]) -> String {
    let modules = all.iter().filter_map(|t| t.id.split_once('/').map(|(module, _)| module));
    match nearest(name, all.iter().map(|t| t.id.as_str()).chain(modules)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`upshift list` shows all".to_owned(),
    }
}
