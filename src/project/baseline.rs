//! The baseline: how many findings of each transform a project accepts in each file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::bounded_read::{self, describe};
use super::write::{create, write};

/// The default name of the file.
pub const NAME: &str = "upshift-baseline.json";

/// Findings by transform.
pub type Counts = BTreeMap<String, usize>;

/// A baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// By the path of a file relative to the baseline's folder, with `/`.
    accepted: BTreeMap<String, Counts>,
}

/// How the findings of a transform in a file compare with the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The number of accepted findings.
    pub accepted: usize,
    /// The number of findings.
    pub found: usize,
}

impl Compared {
    /// Whether no more is found than is accepted.
    pub fn is_accepted(&self) -> bool {
        self.found <= self.accepted
    }
}

/// Accepts nothing.
impl Default for Baseline {
    fn default() -> Self {
        Baseline { version: 1, accepted: BTreeMap::new() }
    }
}

impl Baseline {
    /// Reads a file; `None` if it does not exist. The error is a clause for people.
    pub fn read(path: &Path) -> Result<Option<(Baseline, Vec<u8>)>, String> {
        let bytes = match bounded_read::bytes(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(describe(&error)),
        };
        let baseline: Baseline =
            serde_json::from_slice(&bytes).map_err(|error| format!("not a valid baseline: {error}"))?;
        if baseline.version != 1 {
            return Err(format!(
                "version {} of the baseline format is not supported by this version of upshift",
                baseline.version
            ));
        }
        Ok(Some((baseline, bytes)))
    }

    /// Replaces a file that holds `old`, or creates it. The error is a clause for people.
    pub fn write(&self, path: &Path, old: Option<&[u8]>) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        let written = match old {
            Some(old) if old == text.as_bytes() => Ok(()),
            Some(old) => write(path, old, text.as_bytes(), &|_| Ok(())).map(drop),
            None => create(path, text.as_bytes()),
        };
        written.map_err(|error| error.to_string())
    }

    /// The files in which something is accepted.
    pub fn files(&self) -> impl Iterator<Item = &String> {
        self.accepted.keys()
    }

    /// What is accepted in a file.
    pub fn of(&self, file: &str) -> Option<&Counts> {
        self.accepted.get(file)
    }

    /// Compares the findings in a file with the accepted ones, by transform.
    pub fn compare(&self, file: &str, found: &Counts) -> BTreeMap<String, Compared> {
        let mut all: BTreeMap<String, Compared> = BTreeMap::new();
        for (id, count) in self.accepted.get(file).into_iter().flatten() {
            all.entry(id.clone()).or_default().accepted = *count;
        }
        for (id, count) in found {
            all.entry(id.clone()).or_default().found = *count;
        }
        all
    }

    /// Sets the number of accepted findings of a transform in a file.
    pub fn accept(&mut self, file: &str, id: &str, count: usize) {
        let of_file = self.accepted.entry(file.to_owned()).or_default();
        match count {
            0 => drop(of_file.remove(id)),
            _ => drop(of_file.insert(id.to_owned(), count)),
        }
        if of_file.is_empty() {
            self.accepted.remove(file);
        }
    }

    /// Removes files that no longer exist, relative to the baseline's folder. Returns the number of
    /// findings removed.
    pub fn forget_gone(&mut self, folder: &Path) -> usize {
        let before = self.total();
        self.accepted.retain(|file, _| folder.join(file).exists());
        before - self.total()
    }

    /// The number of accepted findings.
    pub fn total(&self) -> usize {
        self.accepted.values().flat_map(Counts::values).sum()
    }
}

/// The name of a file in a baseline; both are absolute paths.
pub fn called(baseline: &Path, file: &Path) -> String {
    let folder = baseline.parent().unwrap_or(Path::new(""));
    let up = folder.ancestors().take_while(|above| !file.starts_with(above)).count();
    let shared = folder.ancestors().nth(up).unwrap_or(folder);
    let below = file.strip_prefix(shared).unwrap_or(file);
    let path: PathBuf = std::iter::repeat_n(Path::new(".."), up).chain([below]).collect();
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_compared_with_what_is_accepted() {
        let mut baseline = Baseline::default();
        baseline.accept("a.py", "imp/reload", 2);
        baseline.accept("a.py", "ssl/wrap", 1);
        let found = Counts::from([("imp/reload".to_owned(), 3), ("smtpd/module".to_owned(), 1)]);
        let all: Vec<(String, usize, usize)> = baseline
            .compare("a.py", &found)
            .into_iter()
            .map(|(id, compared)| (id, compared.accepted, compared.found))
            .collect();
        let id = |id: &str, accepted, found| (id.to_owned(), accepted, found);
        assert_eq!(all, [id("imp/reload", 2, 3), id("smtpd/module", 0, 1), id("ssl/wrap", 1, 0)]);
        baseline.accept("a.py", "ssl/wrap", 0);
        assert_eq!(baseline.total(), 2);
    }

    #[test]
    fn files_are_called_from_the_folder_of_the_baseline() {
        let name = |file: &str| called(Path::new("/p/ci/known.json"), Path::new(file));
        assert_eq!(name("/p/ci/a.py"), "a.py");
        assert_eq!(name("/p/src/a.py"), "../src/a.py");
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        assert_eq!(Baseline::read(&path), Ok(None));
        let mut baseline = Baseline::default();
        baseline.accept("a.py", "imp/reload", 2);
        baseline.write(&path, None).unwrap();
        let (read, bytes) = Baseline::read(&path).unwrap().unwrap();
        assert_eq!(read, baseline);
        assert!(baseline.write(&path, Some(b"other")).is_err(), "it changed in between");
        assert_eq!(baseline.forget_gone(folder.path()), 2);
        baseline.write(&path, Some(&bytes)).unwrap();
        std::fs::write(&path, "{}").unwrap();
        assert!(Baseline::read(&path).unwrap_err().starts_with("not a valid baseline"));
    }
}
