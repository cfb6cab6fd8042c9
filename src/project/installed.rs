//! Where the packages of an interpreter are: found by the layout of its folders, since nothing is run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::config::Config;

/// The files that make a folder a project of its own.
const MANIFESTS: [&str; 3] = ["pyproject.toml", "setup.py", "setup.cfg"];

/// Whether a folder has a manifest.
pub(super) fn is_project(folder: &Path) -> bool {
    MANIFESTS.iter().any(|name| folder.join(name).is_file())
}

/// The read-only roots that a configuration asks for. Without an environment of its own that is the active one, or a
/// `.venv` beside the nearest manifest above `first`.
///
/// # Errors
///
/// When a folder that is asked for is not there, or holds no packages.
pub fn roots(config: &Config, first: &Path) -> Result<Vec<PathBuf>, String> {
    let wrong = |key: &str, path: &Path, advice: &str| {
        format!("{}: `{key}`: {} {advice}", config.origins(key), path.display())
    };
    let mut roots = Vec::new();
    for root in config.roots() {
        let folder = fs::canonicalize(root).ok().filter(|folder| folder.is_dir());
        roots.push(folder.ok_or_else(|| wrong("roots", root, "is not a folder; correct or remove it"))?);
    }
    match config.python() {
        Some(path) => {
            let found = site_packages(path).ok_or_else(|| {
                wrong(
                    "python",
                    path,
                    "has no `site-packages`; name an interpreter, a virtual environment or a folder of installed packages",
                )
            })?;
            roots.push(found);
        }
        None => {
            let first = std::path::absolute(first).unwrap_or_else(|_| first.to_owned());
            let active = env::var_os("VIRTUAL_ENV").map(PathBuf::from);
            let nearby = || {
                let beside = first.ancestors().find(|folder| is_project(folder))?.join(".venv");
                beside.join("pyvenv.cfg").is_file().then_some(beside)
            };
            roots.extend(active.or_else(nearby).and_then(|path| site_packages(&path)));
        }
    }
    Ok(roots)
}

/// Whether something was installed right into a folder, as by `pip install --target`.
fn holds_distributions(folder: &Path) -> bool {
    let is_one = |entry: fs::DirEntry| entry.path().extension().is_some_and(|ending| ending == "dist-info");
    fs::read_dir(folder).into_iter().flatten().flatten().any(is_one)
}

/// The `site-packages` of an interpreter or an environment, or that folder itself.
fn site_packages(path: &Path) -> Option<PathBuf> {
    let is_named = path.file_name().is_some_and(|name| name == "site-packages" || name == "dist-packages");
    if is_named || holds_distributions(path) {
        return fs::canonicalize(path).ok().filter(|path| path.is_dir());
    }
    // Links of an environment lead to an interpreter elsewhere: its own folder counts, not that one's.
    let is_program = path.is_file();
    let folder = if is_program { path.parent()?.parent()? } else { path };
    let versions = fs::read_dir(folder.join("lib")).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = versions.map(|version| version.join("site-packages")).collect();
    folders.sort();
    folders.push(folder.join("Lib").join("site-packages"));
    folders.into_iter().rev().find(|found| found.is_dir()).and_then(|found| fs::canonicalize(found).ok())
}
