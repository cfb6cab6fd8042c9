//! The journal for `upshift undo`: before the first file of a run is written, the old and the new
//! contents of every file are stored outside of the project, so that they can be restored even after a
//! kill.
//!
//! A run is a folder named by its number. `files` has a line for each file: its old size in bytes, or
//! `-` if the run creates it, its new size, and its path. `bytes` has the contents in the same order. A
//! run counts once `complete` exists, which stays locked while it is running. `finished` comes last: a
//! run without it that is not running was killed.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, percent_encode};

use super::canonical_paths::os_string;
use super::decisions::Decisions;
use super::write::{WriteError, Written, is_torn, sweep, sync_folder, write};

/// How long runs are kept.
const KEPT_FOR: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// The size limit for all runs together, in bytes.
const KEPT_BYTES: u64 = 1 << 30;
/// Exists once a run is recorded completely; a run without it changed nothing.
const COMPLETE: &str = "complete";
/// Exists once all files of a run are written.
const FINISHED: &str = "finished";
/// Names the file that is being written in place: a kill can leave half of it.
const IN_PLACE: &str = "in-place";
/// Exists once a run was undone.
const UNDONE: &str = "undone";
/// Bytes of a path that are escaped in `files`.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'%');

/// A file that a run is about to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its old contents; none if the run creates it.
    pub old: Option<Vec<u8>>,
    /// Its new contents.
    pub new: Vec<u8>,
}

/// A recorded run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number; later runs have larger ones.
    pub number: u64,
    /// When it began.
    pub begun: SystemTime,
    /// Its files, and whether it created each.
    pub files: Vec<(PathBuf, bool)>,
    /// The innermost folder that contains all of them.
    pub folder: PathBuf,
    /// Whether it was undone.
    pub undone: bool,
}

impl Run {
    /// Whether it changed files at or below a path, which is canonical.
    pub fn touches(&self, place: &Path) -> bool {
        self.files.iter().any(|(path, _)| path.starts_with(place))
    }
}

/// What happened to a file when its run was undone.
#[derive(Debug)]
pub enum Restored {
    /// It has its old contents again.
    Yes,
    /// It had its old contents already: the run never reached it, or it was restored by hand.
    Already,
    /// It was not changed, for this reason.
    No(String),
}

/// A run that is writing files.
#[derive(Debug)]
pub struct Running {
    number: u64,
    folder: PathBuf,
    /// The folders of its files.
    folders: BTreeSet<PathBuf>,
    /// Shows other runs that this one was not killed.
    _lock: File,
}

impl Running {
    /// Writes a file that is in the journal.
    pub fn write(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<Written, WriteError> {
        write(path, old, new, &|target| announce(&self.folder, target))
    }

    /// Its number.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Waits until everything is on disk, and marks the run as finished.
    pub fn finish(self) -> io::Result<()> {
        for folder in &self.folders {
            // An unreadable folder cannot be synced.
            let _ = sync_folder(folder);
        }
        put(&self.folder.join(FINISHED), b"")
    }
}

/// The journal of a user.
#[derive(Clone, Debug)]
pub struct Journal {
    root: PathBuf,
}

impl Journal {
    /// The journal in a folder, by default in the platform's folder for program state
    /// (`$XDG_STATE_HOME/upshift` or its equivalent).
    pub fn at(folder: Option<&Path>) -> io::Result<Journal> {
        if let Some(folder) = folder {
            return Ok(Journal { root: folder.to_owned() });
        }
        let state = state_folder().ok_or_else(|| {
            io::Error::other("there is no home folder; set `HOME`, or choose a folder with `--journal`")
        })?;
        Ok(Journal { root: state.join("upshift").join("runs") })
    }

    /// The folder of the journal.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The decisions made in reviews of the tree around some paths, which are stored beside the runs;
    /// `restart` forgets them.
    pub fn decisions(&self, paths: &[PathBuf], restart: bool) -> anyhow::Result<Decisions> {
        let mut decisions = Decisions::open(&self.root.join("reviews"), paths)?;
        if restart {
            decisions.clear()?;
        }
        Ok(decisions)
    }

    /// Records what a run is about to write, and waits until that is on disk. Old runs are removed.
    pub fn begin(&self, entries: &[Entry]) -> io::Result<Running> {
        fs::create_dir_all(&self.root)?;
        self.prune(KEPT_FOR, KEPT_BYTES)?;
        let mut number = self.numbers()?.last().map_or(1, |last| last + 1);
        // Another run may start at the same moment.
        while let Err(error) = fs::create_dir(self.folder(number)) {
            if error.kind() != io::ErrorKind::AlreadyExists {
                return Err(error);
            }
            number += 1;
        }
        let folder = self.folder(number);
        let (mut lines, mut bytes) = (String::new(), Vec::new());
        for entry in entries {
            let old = entry.old.as_ref().map_or("-".to_owned(), |old| old.len().to_string());
            lines.push_str(&format!("{old} {} {}\n", entry.new.len(), escaped(&entry.path)));
            bytes.extend_from_slice(entry.old.as_deref().unwrap_or_default());
            bytes.extend_from_slice(&entry.new);
        }
        put(&folder.join("bytes"), &bytes)?;
        put(&folder.join("files"), lines.as_bytes())?;
        let complete = folder.join(COMPLETE);
        // It counts as soon as it has its name, and must be locked by then.
        let lock = File::create(complete.with_extension("new"))?;
        let _ = lock.try_lock();
        lock.sync_all()?;
        fs::rename(complete.with_extension("new"), &complete)?;
        sync_folder(&folder)?;
        sync_folder(&self.root)?;
        let folders = folders(entries).into_iter().map(Path::to_owned).collect();
        Ok(Running { number, folders, folder, _lock: lock })
    }

    /// The runs, oldest first.
    pub fn runs(&self) -> io::Result<Vec<Run>> {
        let mut runs = Vec::new();
        for number in self.numbers()? {
            let folder = self.folder(number);
            let Ok(begun) = fs::metadata(folder.join(COMPLETE)).and_then(|data| data.modified()) else {
                continue;
            };
            let lines = self.lines(number)?.into_iter();
            let files: Vec<(PathBuf, bool)> = lines.map(|(old, _, path)| (path, old.is_none())).collect();
            let first = files.first().map_or(Path::new(""), |(path, _)| path);
            let contains = |folder: &&Path| files.iter().all(|(path, _)| path.starts_with(folder));
            let common = first.ancestors().skip(1).find(contains).unwrap_or(Path::new(""));
            let (folder, undone) = (common.to_owned(), folder.join(UNDONE).exists());
            runs.push(Run { number, begun, files, folder, undone });
        }
        Ok(runs)
    }

    /// Restores the files of a run, the last one first. A file with neither the old nor the new
    /// contents was edited since, and is not changed.
    pub fn undo(&self, number: u64) -> io::Result<Vec<(PathBuf, Restored)>> {
        let folder = self.folder(number);
        let half = in_place(&folder);
        let entries = self.entries(number)?;
        let mut told = Vec::new();
        for entry in entries.iter().rev() {
            let is_half = half.as_ref() == Some(&entry.path);
            told.push((entry.path.clone(), restore(&folder, entry, is_half)));
        }
        for folder in folders(&entries) {
            let _ = sync_folder(folder);
        }
        if told.iter().all(|(_, restored)| !matches!(restored, Restored::No(_))) {
            put(&folder.join(UNDONE), b"")?;
        }
        told.reverse();
        Ok(told)
    }

    /// Cleans up after killed runs: removes temporary files, and restores files that were half written
    /// in place. Returns these.
    pub fn repair(&self) -> io::Result<Vec<PathBuf>> {
        let mut repaired = Vec::new();
        for number in self.numbers()? {
            let folder = self.folder(number);
            let Ok(lock) = File::open(folder.join(COMPLETE)) else { continue };
            let is_at_work = matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
            if is_at_work || folder.join(FINISHED).exists() {
                continue;
            }
            // `undo` reports a damaged journal.
            let Ok(entries) = self.entries(number) else { continue };
            folders(&entries).into_iter().for_each(sweep);
            let half = in_place(&folder);
            for entry in entries.iter().filter(|entry| half.as_ref() == Some(&entry.path)) {
                let is_whole = |now: &[u8]| Some(now) == entry.old.as_deref() || now == entry.new;
                let whole = fs::read(&entry.path).is_ok_and(|now| is_whole(&now));
                if !whole && matches!(restore(&folder, entry, true), Restored::Yes) {
                    repaired.push(entry.path.clone());
                }
            }
            put(&folder.join(FINISHED), b"")?;
        }
        Ok(repaired)
    }

    /// The files of a run, with their old and new contents.
    fn entries(&self, number: u64) -> io::Result<Vec<Entry>> {
        let bytes = fs::read(self.folder(number).join("bytes"))?;
        let mut rest = &bytes[..];
        let mut take = |length: usize| {
            let (taken, left) = rest.split_at_checked(length).ok_or_else(|| damaged(number))?;
            rest = left;
            io::Result::Ok(taken.to_vec())
        };
        let mut entries = Vec::new();
        for line in self.lines(number)? {
            let (old, new, path) = line;
            entries.push(Entry { old: old.map(&mut take).transpose()?, new: take(new)?, path });
        }
        Ok(entries)
    }

    /// Removes runs beyond an age, and the oldest ones beyond a size in bytes.
    fn prune(&self, age: Duration, bytes: u64) -> io::Result<()> {
        let mut left = bytes;
        for number in self.numbers()?.into_iter().rev() {
            let folder = self.folder(number);
            let mut size = 0;
            for file in fs::read_dir(&folder)? {
                size += file?.metadata()?.len();
            }
            let since = fs::metadata(&folder)?.modified()?;
            let is_old = since.elapsed().unwrap_or_default() > age;
            if is_old || size > left {
                fs::remove_dir_all(&folder)?;
                left = if is_old { left } else { 0 };
            } else {
                left -= size;
            }
        }
        Ok(())
    }

    fn folder(&self, number: u64) -> PathBuf {
        self.root.join(number.to_string())
    }

    fn numbers(&self) -> io::Result<Vec<u64>> {
        let entries = match fs::read_dir(&self.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut numbers = Vec::new();
        for entry in entries {
            numbers.extend(entry?.file_name().to_str().and_then(|name| name.parse::<u64>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// The files of a run: how many bytes each held and will hold, and its path.
    fn lines(&self, number: u64) -> io::Result<Vec<(Option<usize>, usize, PathBuf)>> {
        let text = fs::read_to_string(self.folder(number).join("files"))?;
        let line = |line: &str| {
            let (old, rest) = line.split_once(' ')?;
            let (new, path) = rest.split_once(' ')?;
            let old = if old == "-" { None } else { Some(old.parse().ok()?) };
            Some((old, new.parse().ok()?, unescaped(path)?))
        };
        text.lines().map(|text| line(text).ok_or_else(|| damaged(number))).collect()
    }
}

/// The platform's folder for the state of programs: `%APPDATA%` on Windows, elsewhere `$XDG_STATE_HOME` or
/// `~/.local/state`. `None` where no home folder is known.
pub(super) fn state_folder() -> Option<PathBuf> {
    let (variable, below_home) =
        if cfg!(windows) { ("APPDATA", "AppData/Roaming") } else { ("XDG_STATE_HOME", ".local/state") };
    let named = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    named.or_else(|| Some(std::env::home_dir()?.join(below_home)))
}

/// The folders of files.
fn folders(entries: &[Entry]) -> BTreeSet<&Path> {
    entries.iter().filter_map(|entry| entry.path.parent()).collect()
}

fn damaged(number: u64) -> io::Error {
    io::Error::other(format!("the journal of run {number} is damaged"))
}

/// Restores one file; `is_half` says that the run was killed while it wrote the file in place.
fn restore(folder: &Path, entry: &Entry, is_half: bool) -> Restored {
    let Entry { path, old, new } = entry;
    let now = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Restored::No(format!("not restored: {error}")),
    };
    if now == *old {
        return Restored::Already;
    }
    let Some(now) = now else {
        return Restored::No("not restored: it no longer exists".to_owned());
    };
    let is_torn = is_half && old.as_ref().is_some_and(|old| is_torn(&now, old, new));
    if now != *new && !is_torn {
        return Restored::No("not restored: it was edited since".to_owned());
    }
    let done = match old {
        Some(old) => write(path, &now, old, &|target| announce(folder, target)).map(|_| ()),
        None => fs::remove_file(path).map_err(WriteError::System),
    };
    done.map_or_else(|error| Restored::No(error.to_string()), |()| Restored::Yes)
}

/// Records that a file is about to be written in place.
fn announce(folder: &Path, target: &Path) -> io::Result<()> {
    let fresh = folder.join("in-place.new");
    put(&fresh, escaped(target).as_bytes())?;
    fs::rename(fresh, folder.join(IN_PLACE))?;
    sync_folder(folder)
}

/// The file that a run was writing in place.
fn in_place(folder: &Path) -> Option<PathBuf> {
    unescaped(&fs::read_to_string(folder.join(IN_PLACE)).ok()?)
}

/// Writes a file and waits until it is on disk.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A path as a word of text.
fn escaped(path: &Path) -> String {
    percent_encode(path.as_os_str().as_encoded_bytes(), UNSAFE).to_string()
}

fn unescaped(text: &str) -> Option<PathBuf> {
    os_string(percent_decode_str(text).collect()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder {
        folder: tempfile::TempDir,
        journal: Journal,
    }

    fn place() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::at(Some(&folder.path().join("runs"))).unwrap();
        Folder { folder, journal }
    }

    impl Folder {
        /// Writes a file and gives the entry that is to change it.
        fn entry(&self, name: &str, old: Option<&str>, new: &str) -> Entry {
            let path = self.folder.path().join(name);
            if let Some(old) = old {
                fs::write(&path, old).unwrap();
            }
            Entry { path, old: old.map(|old| old.as_bytes().to_vec()), new: new.as_bytes().to_vec() }
        }

        fn read(&self, name: &str) -> Option<String> {
            fs::read_to_string(self.folder.path().join(name)).ok()
        }
    }

    #[test]
    fn a_run_is_undone() {
        let place = place();
        let entries = [place.entry("ä %.py", Some("a"), "b"), place.entry("new.py", None, "c")];
        place.journal.begin(&entries).unwrap();
        for entry in &entries {
            fs::write(&entry.path, &entry.new).unwrap();
        }
        assert_eq!(place.journal.runs().unwrap().len(), 1);
        let told = place.journal.undo(1).unwrap();
        assert!(told.iter().all(|(_, restored)| matches!(restored, Restored::Yes)), "{told:?}");
        assert_eq!((place.read("ä %.py").as_deref(), place.read("new.py")), (Some("a"), None));
        assert!(place.journal.runs().unwrap()[0].undone);
    }

    #[test]
    fn a_file_that_was_edited_since_is_not_restored() {
        let place = place();
        let entries = [place.entry("a.py", Some("a"), "b"), place.entry("b.py", Some("a"), "b")];
        place.journal.begin(&entries).unwrap();
        fs::write(&entries[0].path, "mine").unwrap();
        let told = place.journal.undo(1).unwrap();
        assert!(matches!(&told[0].1, Restored::No(why) if why.contains("edited since")));
        // The run was killed before it came to this one.
        assert!(matches!(told[1].1, Restored::Already));
        assert_eq!(place.read("a.py").as_deref(), Some("mine"));
        assert!(!place.journal.runs().unwrap()[0].undone);
    }

    #[test]
    fn old_and_large_runs_are_removed() {
        let place = place();
        for text in ["a", "b", "c"] {
            place.journal.begin(&[place.entry("a.py", Some(text), "x")]).unwrap();
        }
        let size: u64 = fs::read_dir(place.journal.folder(3))
            .unwrap()
            .map(|f| f.unwrap().metadata().unwrap().len())
            .sum();
        place.journal.prune(KEPT_FOR, 2 * size).unwrap();
        assert_eq!(place.journal.numbers().unwrap(), [2, 3]);
        place.journal.prune(Duration::ZERO, KEPT_BYTES).unwrap();
        assert!(place.journal.numbers().unwrap().is_empty());
    }
}
