//! The oldest Python that a file must run on, as declared in the nearest manifest above it.

use std::path::{Path, PathBuf};

use pep440_rs::Version as Pep440;

use super::bounded_read;
use super::bounds::Bounds;
use super::cache::Cache;
use super::config::Config;
use crate::version::{NEWEST, OLDEST, Version, Window};

/// Support windows by folder. Each manifest is read once.
#[derive(Default)]
pub struct Windows {
    known: Cache<PathBuf, Option<Oldest>>,
}

/// The declaration in a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oldest {
    /// The oldest Python.
    pub version: Version,
    /// The manifest, by its absolute path.
    pub manifest: PathBuf,
}

impl Windows {
    /// The support window of a folder, given by its canonical path, under a configuration.
    pub fn of(&self, folder: &Path, config: &Config) -> Window {
        let target = config.target().unwrap_or(NEWEST);
        let min = config.min().or_else(|| Some(self.declared(folder)?.version));
        // A manifest that requires a newer Python than the target must not invert the window.
        let min = min.unwrap_or(OLDEST).min(target);
        Window { min, target }
    }

    /// The nearest declaration for the files in a folder, given by its canonical path.
    pub fn declared(&self, directory: &Path) -> Option<Oldest> {
        self.known.get_or(directory, || {
            oldest_in(directory).or_else(|| {
                // A project ends at the root of its repository.
                let is_root = directory.join(".git").exists();
                self.declared(directory.parent().filter(|_| !is_root)?)
            })
        })
    }
}

type Reader = fn(&str) -> Option<Version>;

/// The declaration in the manifests of one folder.
fn oldest_in(directory: &Path) -> Option<Oldest> {
    let manifests: [(&str, Reader); 3] =
        [("pyproject.toml", from_pyproject), ("setup.cfg", assigned), ("setup.py", assigned)];
    manifests.into_iter().find_map(|(name, read)| {
        let manifest = directory.join(name);
        let version = read(&bounded_read::text(&manifest)?)?;
        Some(Oldest { version, manifest })
    })
}

fn from_pyproject(text: &str) -> Option<Version> {
    let table: toml::Table = text.parse().ok()?;
    let standard = table.get("project").and_then(|p| p.get("requires-python"));
    let poetry = || {
        let tool = table.get("tool")?.get("poetry")?;
        tool.get("dependencies")?.get("python")
    };
    oldest(standard.or_else(poetry)?.as_str()?)
}

/// `python_requires = >=3.8` of an ini file, or with the value in quotes of a call of `setup()`.
/// Neither is parsed: a search for the word is right wherever it matters.
fn assigned(text: &str) -> Option<Version> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.filter_map(|line| line.split_once("python_requires")).find_map(|(_, rest)| {
        let value = rest.trim_start_matches(['"', '\'']).trim_start();
        let value = value.strip_prefix(['=', ':'])?.trim_start();
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split('#').next()?,
        };
        oldest(value)
    })
}

/// The oldest Python 3 that bounds allow.
fn oldest(bounds: &str) -> Option<Version> {
    let bounds = Bounds::parse(bounds).filter(|bounds| !bounds.is_any())?;
    (0..40).map(|minor| Version::new(3, minor)).find(|version| {
        // Some micro release of it must be allowed: `>3.8` allows 3.8.1.
        [0, 99].iter().any(|micro| {
            let full = Pep440::new([u64::from(version.major), u64::from(version.minor), *micro]);
            bounds.contains(&full)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifiers_say_the_oldest_python() {
        assert_eq!(oldest(">=3.8"), Some(Version::new(3, 8)));
        assert_eq!(oldest(">=2.7, !=3.0.*, !=3.1.*, <4"), Some(Version::new(3, 2)));
        assert_eq!(oldest("^3.9"), Some(Version::new(3, 9)));
        assert_eq!(oldest(">3.8,<3.13"), Some(Version::new(3, 8)));
        assert_eq!(oldest("~3.9"), Some(Version::new(3, 9)));
        assert_eq!(oldest("^2.7 || ^3.6"), Some(Version::new(3, 6)));
        assert_eq!(oldest(">=2.7"), Some(Version::new(3, 0)));
        for nothing in ["nonsense", "", "<3", "*"] {
            assert_eq!(oldest(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn all_manifests_are_read() {
        let project = "[project]\nrequires-python = \">=3.9\"\n";
        assert_eq!(from_pyproject(project), Some(Version::new(3, 9)));
        let poetry = "[tool.poetry.dependencies]\npython = \"^3.7\"\n";
        assert_eq!(from_pyproject(poetry), Some(Version::new(3, 7)));
        let setup = "setup(\n    # python_requires='>=3.1'\n    python_requires='>=3.6, <4',  # old\n)\n";
        assert_eq!(assigned(setup), Some(Version::new(3, 6)));
        assert_eq!(assigned("setup(name='x', python_requires = \">=3.7\")\n"), Some(Version::new(3, 7)));
        assert_eq!(assigned("options = {'python_requires': '>=3.5'}\n"), Some(Version::new(3, 5)));
        assert_eq!(assigned("setup(python_requires=REQUIRES)\n"), None);
        let cfg = "[options]\npython_requires = >=3.8  # so\n";
        assert_eq!(assigned(cfg), Some(Version::new(3, 8)));
    }
}
