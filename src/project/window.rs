//! The oldest Python that a file must run on, as the nearest manifest above it says.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Mutex;

use pep440_rs::{Version as Pep440, VersionSpecifiers};

use crate::version::{NEWEST, Version, Window};

/// Windows by directory; each manifest is read once.
#[derive(Default)]
pub struct Windows {
    /// From the command line or the configuration; goes before every manifest.
    pub min: Option<Version>,
    /// From the command line or the configuration.
    pub target: Option<Version>,
    known: Mutex<HashMap<PathBuf, Option<Version>>>,
}

impl Windows {
    /// Windows with what the user said.
    pub fn new(min: Option<Version>, target: Option<Version>) -> Self {
        Windows { min, target, known: Mutex::default() }
    }

    /// The window that holds for a file.
    pub fn of(&self, file: &Path) -> Window {
        let target = self.target.unwrap_or(NEWEST);
        let min = self.min.or_else(|| {
            let absolute = std::path::absolute(file).ok()?;
            self.declared(absolute.parent()?)
        });
        // A manifest that speaks of newer Pythons than the target does not turn the window round.
        let min = min.unwrap_or(Window::default().min).min(target);
        Window { min, target }
    }

    fn declared(&self, directory: &Path) -> Option<Version> {
        let known = |this: &Self| {
            let known = this.known.lock().unwrap_or_else(|e| e.into_inner());
            known.get(directory).copied()
        };
        if let Some(known) = known(self) {
            return known;
        }
        let found = oldest_in(directory).or_else(|| {
            // A project ends where its repository does.
            if directory.join(".git").exists() {
                return None;
            }
            self.declared(directory.parent()?)
        });
        let mut known = self.known.lock().unwrap_or_else(|e| e.into_inner());
        known.insert(directory.to_owned(), found);
        found
    }
}

/// What the manifests of one directory say.
fn oldest_in(directory: &Path) -> Option<Version> {
    let read = |name: &str| fs::read_to_string(directory.join(name)).ok();
    let pyproject = read("pyproject.toml").and_then(|text| from_pyproject(&text));
    pyproject
        .or_else(|| read("setup.cfg").and_then(|text| assigned(&text, "python_requires")))
        .or_else(|| read("setup.py").and_then(|text| assigned(&text, "python_requires")))
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

/// `name = ">=3.8"` of an ini file or of a call of `setup()`.
fn assigned(text: &str, name: &str) -> Option<Version> {
    text.lines().find_map(|line| {
        let rest = line.trim_start().strip_prefix(name)?.trim_start();
        let value = rest.strip_prefix('=')?.trim();
        let value = value.split('#').next()?.trim().trim_end_matches(',');
        oldest(value.trim_matches(['"', '\'']))
    })
}

/// The oldest Python 3 that a specifier allows; also reads Poetry's `^3.8` and `~3.8`.
fn oldest(specifier: &str) -> Option<Version> {
    let plain = specifier.trim();
    let plain = match plain.strip_prefix('^') {
        Some(rest) => format!(">={rest}"),
        None if plain.starts_with('~') && !plain.starts_with("~=") => format!(">={}", &plain[1..]),
        None => plain.to_owned(),
    };
    let specifiers = VersionSpecifiers::from_str(&plain).ok()?;
    (0..40).map(|minor| Version::new(3, minor)).find(|version| {
        // Some micro release of it must be allowed: `>3.8` allows 3.8.1.
        [0, 99].iter().any(|micro| {
            let full = Pep440::new([u64::from(version.major), u64::from(version.minor), *micro]);
            specifiers.contains(&full)
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
        assert_eq!(oldest("nonsense"), None);
    }

    #[test]
    fn all_manifests_are_read() {
        let project = "[project]\nrequires-python = \">=3.9\"\n";
        assert_eq!(from_pyproject(project), Some(Version::new(3, 9)));
        let poetry = "[tool.poetry.dependencies]\npython = \"^3.7\"\n";
        assert_eq!(from_pyproject(poetry), Some(Version::new(3, 7)));
        let setup = "setup(\n    python_requires='>=3.6',  # old\n)\n";
        assert_eq!(assigned(setup, "python_requires"), Some(Version::new(3, 6)));
        let cfg = "[options]\npython_requires = >=3.8\n";
        assert_eq!(assigned(cfg, "python_requires"), Some(Version::new(3, 8)));
    }
}
