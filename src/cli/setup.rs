//! From options and configuration to what a run needs.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use super::args::{Choices, Pythons, RunOptions, Selection};
use super::printing::Colour;
use super::run::is_stdin;
use crate::finding::{names, nearest};
use crate::native;
use crate::output::{Paint, visible};
use crate::project::config::{Patterns, Setting};
use crate::project::{Config, Configs, Lock};
use crate::suppression;
use crate::transform::{self, AuthorError, Transform};

/// Keeps other runs from writing what this one writes.
pub fn alone(paths: &[PathBuf]) -> Result<Lock> {
    Lock::of(paths).map_err(|folder| {
        let folder = visible(&folder.to_string_lossy());
        anyhow!("another upshift is at work in {folder}, so nothing was changed; wait for it to end")
    })
}

/// The files and folders to look at.
pub fn paths(options: &RunOptions, configs: &Configs) -> Vec<PathBuf> {
    let is_left_out = |path: &Path| options.force_exclude && path.is_file() && configs.leaves_out(path);
    options.paths.iter().filter(|path| !is_stdin(path) && !is_left_out(path)).cloned().collect()
}

/// The exit status of a run that ends with another, as its options want it.
pub fn ended(options: &RunOptions, status: u8) -> u8 {
    if options.exit_zero && status == super::FOUND { super::CLEAN } else { status }
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

/// How many columns the terminal has; `None` where the output goes elsewhere.
pub fn columns() -> Option<usize> {
    let size = terminal_size::terminal_size().filter(|_| std::io::stdout().is_terminal());
    size.map(|(width, _)| usize::from(width.0))
}

/// The configurations of a run, under what the command line says.
pub fn configs(selection: &Selection, choices: &Choices) -> Result<Arc<Configs>> {
    let mut all = Vec::new();
    let mut ids = |key, given: &[String]| {
        if !given.is_empty() {
            all.push((key, Setting::Ids(given.to_vec())));
        }
    };
    ids("select", &selection.select);
    ids("ignore", &selection.ignore);
    ids("instead", &choices.instead);
    let here = std::fs::canonicalize(".").unwrap_or_default();
    let patterns = |option: &str, lines: Vec<String>| {
        Patterns::new(&here, lines).map_err(|error| anyhow!("`--{option}`: {error}"))
    };
    if !choices.exclude.is_empty() {
        all.push(("exclude", Setting::Patterns(vec![patterns("exclude", choices.exclude.clone())?])));
    }
    let per_file = |text: &String| {
        let (pattern, ids) = text.rsplit_once('=').ok_or_else(|| {
            anyhow!("`--per-file {text}`: write it as PATTERN=ID, such as `tests/=configparser`")
        })?;
        let ids = ids.split(',').map(|id| id.trim().to_owned()).collect();
        anyhow::Ok((patterns("per-file", vec![pattern.to_owned()])?, ids))
    };
    if !choices.per_file.is_empty() {
        let given = choices.per_file.iter().map(per_file).collect::<Result<_>>()?;
        all.push(("per-file", Setting::PerFile(given)));
    }
    if !selection.transforms.is_empty() {
        all.push(("transforms", Setting::Folders(selection.transforms.clone())));
    }
    let Pythons { min, target } = choices.pythons;
    all.extend(min.map(|version| ("min", Setting::Version(version))));
    all.extend(target.map(|version| ("target", Setting::Version(version))));
    all.extend(selection.asyncore.map(|way| ("asyncore", Setting::Way(way))));
    all.extend(choices.baseline.clone().map(|path| ("baseline", Setting::File(path))));
    all.extend(choices.suggested.map(|yes| ("suggested", Setting::Flag(yes))));
    Ok(Arc::new(Configs::new(Config::of_options(all))))
}

/// Those of `all` that are selected, not ignored, and of the way past `asyncore` that is chosen.
pub fn chosen(config: &Config, all: &[Arc<Transform>]) -> Result<Vec<Arc<Transform>>> {
    known("select", config.select(), config, all)?;
    known("ignore", config.ignore(), config, all)?;
    let any = |list: &[String], id: &str| list.iter().any(|name| names(name, id));
    let select = config.select();
    let chosen = all.iter().filter(|transform| {
        let id = &transform.id;
        (select.is_empty() || any(select, id)) && !any(config.ignore(), id)
    });
    // Who selects a transform by its own id means it.
    let on_the_way = chosen.filter(|t| config.asyncore().has(&t.id) || select.contains(&t.id));
    Ok(on_the_way.cloned().collect())
}

/// A transform, and its file.
pub type Own = (Arc<Transform>, PathBuf);

/// The transforms of a user's own folder or file; any mistake in one of them is an error.
pub fn own_transforms(path: &Path) -> Result<Vec<Own>> {
    let (found, errors) = read_own(path)?;
    if !errors.is_empty() {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        bail!("transforms that cannot be used:\n{}", lines.join("\n"));
    }
    Ok(found)
}

/// The transforms of a user's own folder or file that can be read, and the mistakes in the others.
pub fn read_own(path: &Path) -> Result<(Vec<Own>, Vec<AuthorError>)> {
    let shown = path.display();
    let (mut found, mut errors): (Vec<Own>, Vec<AuthorError>) = (Vec::new(), Vec::new());
    if path.is_dir() {
        let (all, mistakes) = transform::directory(path);
        found.extend(all.into_iter().map(|t| (t.clone(), path.join(format!("{}.py", t.id)))));
        errors = mistakes;
    } else if !path.exists() {
        bail!("{shown}: does not exist");
    } else if path.extension().is_none_or(|ending| ending != "py") {
        bail!("{shown}: is neither a folder nor a Python file");
    } else {
        match transform::file(path, &id_of(path)) {
            Ok(one) => found.push((Arc::new(one), path.to_owned())),
            Err(mistakes) => errors = mistakes,
        }
    }
    if found.is_empty() && errors.is_empty() {
        bail!("{shown}: holds no transforms; `upshift new` makes one");
    }
    let unknown = |(t, file): &Own| {
        t.native.clone().filter(|name| native::by_name(name).is_none()).map(|name| (name, file.clone()))
    };
    if let Some((name, file)) = found.iter().find_map(unknown) {
        bail!(
            "{}: `native` is for transforms that come with upshift, and none is called `{name}`",
            file.display()
        );
    }
    Ok((found, errors))
}

/// The id of a single file: its name.
fn id_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Ids whose other reading is wanted.
pub fn instead(config: &Config, all: &[Arc<Transform>]) -> Result<BTreeSet<String>> {
    known("instead", config.instead(), config, all)?;
    let mut ids = BTreeSet::new();
    for name in config.instead() {
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

/// That all names are names of transforms; the configuration says where they were written.
pub fn known(key: &str, given: &[String], config: &Config, all: &[Arc<Transform>]) -> Result<()> {
    let ids = || all.iter().map(|t| t.id.as_str()).chain(suppression::OWN.map(|(id, ..)| id));
    let Some(name) = given.iter().find(|name| !ids().any(|id| names(name, id))) else {
        return Ok(());
    };
    let place = config.written(key).map_or(String::new(), |origin| format!("{origin}: "));
    bail!("{place}no transform is called `{name}`; {}", similar(name, all.iter().map(|t| t.id.as_str())))
}

/// The advice for a name that is none of the ids of transforms.
pub fn similar<'a>(name: &str, ids: impl Iterator<Item = &'a str> + Clone) -> String {
    let modules = ids.clone().filter_map(|id| id.split_once('/').map(|(module, _)| module));
    match nearest(name, ids.chain(modules)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`upshift list` shows all".to_owned(),
    }
}
