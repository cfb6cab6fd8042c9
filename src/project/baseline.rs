//! The baseline: how many findings of each transform a project accepts in each file. It may only
//! shrink.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::write::{create, write};

/// The name of the file when nothing else is said.
pub const NAME: &str = "upshift-baseline.json";

/// Findings by transform.
pub type Counts = BTreeMap<String, usize>;

/// A baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// By the path of a file, as seen from the baseline's folder, with `/`.
    accepted: BTreeMap<String, Counts>,
}

/// How what is found compares with what is accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many are accepted.
    pub accepted: usize,
    /// How many are found.
    pub found: usize,
}

impl Baseline {
    /// One that accepts nothing.
    pub fn new() -> Baseline {
        Baseline { version: 1, accepted: BTreeMap::new() }
    }

    /// The baseline of a file, `None` when there is none; an error is a clause for people.
    pub fn read(path: &Path) -> Result<Option<(Baseline, Vec<u8>)>, String> {
        let bytes = match super::regular::bytes(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(super::reason(&error)),
        };
        let baseline: Baseline =
            serde_json::from_slice(&bytes).map_err(|error| format!("is no baseline: {error}"))?;
        if baseline.version != 1 {
            return Err(format!(
                "is a baseline of version {}, which this upshift does not know",
                baseline.version
            ));
        }
        Ok(Some((baseline, bytes)))
    }

    /// Puts it in the place of `old`, or where nothing was; an error is a clause for people.
    pub fn write(&self, path: &Path, old: Option<&[u8]>) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        let written = match old {
            Some(old) if old == text.as_bytes() => Ok(()),
            Some(old) => write(path, old, text.as_bytes(), &|_| Ok(())).map(drop),
            None => create(path, text.as_bytes()),
        };
        written.map_err(|error| error.to_string())
    }

    /// What is accepted of a file.
    pub fn of(&self, file: &str) -> Option<&Counts> {
        self.accepted.get(file)
    }

    /// Compares what is found in a file with what is accepted there, by transform; only what differs
    /// from nothing accepted and nothing found.
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

    /// Accepts so many findings of a transform in a file.
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

    /// Forgets files that are not there any more, seen from the baseline's folder.
    pub fn forget_gone(&mut self, folder: &Path) -> usize {
        let before = self.total();
        self.accepted.retain(|file, _| folder.join(file).exists());
        before - self.total()
    }

    /// How many findings it accepts.
    pub fn total(&self) -> usize {
        self.accepted.values().flat_map(Counts::values).sum()
    }
}

/// How a baseline calls a file, both by their absolute paths.
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
        let mut baseline = Baseline::new();
        baseline.accept("a.py", "imp/reload", 2);
        baseline.accept("a.py", "ssl/wrap", 1);
        let found = Counts::from([("imp/reload".to_owned(), 3), ("smtpd/removed".to_owned(), 1)]);
        let all: Vec<(String, usize, usize)> = baseline
            .compare("a.py", &found)
            .into_iter()
            .map(|(id, compared)| (id, compared.accepted, compared.found))
            .collect();
        let id = |id: &str, accepted, found| (id.to_owned(), accepted, found);
        assert_eq!(all, [id("imp/reload", 2, 3), id("smtpd/removed", 0, 1), id("ssl/wrap", 1, 0)]);
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
        let mut baseline = Baseline::new();
        baseline.accept("a.py", "imp/reload", 2);
        baseline.write(&path, None).unwrap();
        let (read, bytes) = Baseline::read(&path).unwrap().unwrap();
        assert_eq!(read, baseline);
        assert!(baseline.write(&path, Some(b"other")).is_err(), "it changed in between");
        assert_eq!(baseline.forget_gone(folder.path()), 2);
        baseline.write(&path, Some(&bytes)).unwrap();
        std::fs::write(&path, "{}").unwrap();
        assert!(Baseline::read(&path).unwrap_err().starts_with("is no baseline"));
    }
}
