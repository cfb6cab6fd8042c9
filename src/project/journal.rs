//! A way back: before the first file of a run is written, what every file held and what it will hold
//! is put where no project looks, so that `upshift undo` can restore it, even after a kill.
//!
//! A run is a folder named by its number. `files` has a line for each file: how many bytes it held, or
//! `-` if the run makes it, how many it will hold, and its path. `bytes` has those bytes, one after the
//! other. It counts from the moment `complete` is there, which stays locked while the run is at work.
//! `finished` comes last: a run that lacks it and is not at work was killed.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;

use super::decisions::Decisions;
use super::write::{WriteError, Written, is_torn, sweep, sync_folder, write};

/// How long a journal is kept.
const KEPT_FOR: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// How many bytes all journals may take together.
const KEPT_BYTES: u64 = 1 << 30;
/// Set when all of a run could be written down; what lacks it was cut short before any file changed.
const COMPLETE: &str = "complete";
/// Set when all files of a run are written.
const FINISHED: &str = "finished";
/// The file that is being written in place: a kill can leave half of it.
const IN_PLACE: &str = "in-place";
/// Set when a run was brought back.
const UNDONE: &str = "undone";

/// A file that a run is about to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is, from the root.
    pub path: PathBuf,
    /// What it holds; none if the run makes it.
    pub old: Option<Vec<u8>>,
    /// What it will hold.
    pub new: Vec<u8>,
}

/// A run that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number, in the order of the runs.
    pub number: u64,
    /// When it began.
    pub begun: SystemTime,
    /// How many files it wrote.
    pub files: usize,
    /// Where they are: the folder that holds them all.
    pub folder: PathBuf,
    /// Whether it was brought back.
    pub undone: bool,
}

/// What became of a file that was to be brought back.
#[derive(Debug)]
pub enum Restored {
    /// It holds again what it held.
    Yes,
    /// It held that already: the run never came to it, or somebody was there before.
    Already,
    /// It is left alone, for this reason.
    No(String),
}

/// A run at work.
#[derive(Debug)]
pub struct Running {
    number: u64,
    folder: PathBuf,
    /// The folders of its files.
    folders: BTreeSet<PathBuf>,
    /// Others see by the lock that the run was not killed.
    _lock: File,
}

impl Running {
    /// Writes a file that the journal knows.
    pub fn write(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<Written, WriteError> {
        write(path, old, new, &|target| announce(&self.folder, target))
    }

    /// Its number.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Waits until everything is on the disk, and says so in the journal.
    pub fn finish(self) -> io::Result<()> {
        for folder in &self.folders {
            // A folder that may not be read cannot be synced either.
            let _ = sync_folder(folder);
        }
        put(&self.folder.join(FINISHED), b"")
    }
}

/// The journals of a user.
#[derive(Clone, Debug)]
pub struct Journal {
    root: PathBuf,
}

impl Journal {
    /// The journals in a folder; without one, in the place that the platform has for the state of
    /// programs (`$XDG_STATE_HOME/upshift` or what corresponds).
    pub fn at(folder: Option<&Path>) -> io::Result<Journal> {
        if let Some(folder) = folder {
            return Ok(Journal { root: folder.to_owned() });
        }
        let base = etcetera::choose_base_strategy().map_err(io::Error::other)?;
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        Ok(Journal { root: state.join("upshift").join("runs") })
    }

    /// The folder of the journals.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What was decided in reviews of the tree that holds some paths; it is kept beside the runs.
    pub fn decisions(&self, paths: &[PathBuf]) -> io::Result<Decisions> {
        Decisions::open(&self.root.join("reviews"), paths)
    }

    /// Writes down what a run is about to do, and makes sure that it is on the disk. Journals that
    /// are too old, or too many, go.
    pub fn begin(&self, entries: &[Entry]) -> io::Result<Running> {
        fs::create_dir_all(&self.root)?;
        self.prune(KEPT_FOR, KEPT_BYTES)?;
        let mut number = self.numbers()?.last().map_or(1, |last| last + 1);
        // Another run may be beginning at this moment.
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
        // It counts as soon as it has its name, and has to be locked by then.
        let lock = File::create(complete.with_extension("new"))?;
        let _ = lock.try_lock();
        lock.sync_all()?;
        fs::rename(complete.with_extension("new"), &complete)?;
        sync_folder(&folder)?;
        sync_folder(&self.root)?;
        let folders = entries.iter().filter_map(|entry| entry.path.parent()).map(Path::to_owned);
        Ok(Running { number, folders: folders.collect(), folder, _lock: lock })
    }

    /// The runs, oldest first.
    pub fn runs(&self) -> io::Result<Vec<Run>> {
        let mut runs = Vec::new();
        for number in self.numbers()? {
            let folder = self.folder(number);
            let Ok(begun) = fs::metadata(folder.join(COMPLETE)).and_then(|data| data.modified()) else {
                continue;
            };
            let lines = self.lines(number)?;
            let holds = |folder: &PathBuf| lines.iter().all(|line| line.path.starts_with(folder));
            let above = lines.first().and_then(|line| line.path.parent()).map(Path::to_owned);
            let folders = above.iter().flat_map(|above| above.ancestors()).map(Path::to_owned);
            runs.push(Run {
                number,
                begun,
                files: lines.len(),
                folder: folders.into_iter().find(holds).unwrap_or_default(),
                undone: folder.join(UNDONE).exists(),
            });
        }
        Ok(runs)
    }

    /// Brings the files of a run back, the last one first. A file that holds neither what the run
    /// found nor what it wrote was edited since, and is left alone.
    pub fn undo(&self, number: u64) -> io::Result<Vec<(PathBuf, Restored)>> {
        let folder = self.folder(number);
        let half = in_place(&folder);
        let entries = self.entries(number)?;
        let mut told = Vec::new();
        for entry in entries.iter().rev() {
            let is_half = half.as_ref() == Some(&entry.path);
            told.push((entry.path.clone(), restore(&folder, entry, is_half)));
        }
        let folders: BTreeSet<&Path> = entries.iter().filter_map(|entry| entry.path.parent()).collect();
        for folder in folders {
            let _ = sync_folder(folder);
        }
        if told.iter().all(|(_, restored)| !matches!(restored, Restored::No(_))) {
            put(&folder.join(UNDONE), b"")?;
        }
        told.reverse();
        Ok(told)
    }

    /// Puts right what killed runs left: temporary files go, and a file of which only half was
    /// written in place holds again what it held. Returns such files.
    pub fn repair(&self) -> io::Result<Vec<PathBuf>> {
        let mut repaired = Vec::new();
        for number in self.numbers()? {
            let folder = self.folder(number);
            let Ok(lock) = File::open(folder.join(COMPLETE)) else { continue };
            let is_at_work = matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
            if is_at_work || folder.join(FINISHED).exists() {
                continue;
            }
            // A journal that is damaged is told of by `undo`.
            let Ok(entries) = self.entries(number) else { continue };
            entries
                .iter()
                .filter_map(|e| e.path.parent())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .for_each(sweep);
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

    /// The files of a run, with what they held and were to hold.
    fn entries(&self, number: u64) -> io::Result<Vec<Entry>> {
        let bytes = fs::read(self.folder(number).join("bytes"))?;
        let mut rest = &bytes[..];
        let mut take = |length: usize| {
            let (taken, left) = rest.split_at_checked(length).ok_or_else(|| unreadable(number))?;
            rest = left;
            io::Result::Ok(taken.to_vec())
        };
        let mut entries = Vec::new();
        for line in self.lines(number)? {
            let old = line.old.map(&mut take).transpose()?;
            entries.push(Entry { path: line.path, old, new: take(line.new)? });
        }
        Ok(entries)
    }

    /// Takes away journals beyond an age, and the oldest ones beyond a size.
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

    /// The files of a run.
    fn lines(&self, number: u64) -> io::Result<Vec<Line>> {
        let text = fs::read_to_string(self.folder(number).join("files"))?;
        let line = |line: &str| {
            let (old, rest) = line.split_once(' ')?;
            let (new, path) = rest.split_once(' ')?;
            let old = if old == "-" { None } else { Some(old.parse().ok()?) };
            Some(Line { old, new: new.parse().ok()?, path: unescaped(path)? })
        };
        text.lines().map(|text| line(text).ok_or_else(|| unreadable(number))).collect()
    }
}

/// A line of `files`, with the lengths in bytes.
struct Line {
    old: Option<usize>,
    new: usize,
    path: PathBuf,
}

fn unreadable(number: u64) -> io::Error {
    io::Error::other(format!("the journal of run {number} is damaged"))
}

/// Brings one file back; `is_half` says that the run was killed while it wrote it in place.
fn restore(folder: &Path, entry: &Entry, is_half: bool) -> Restored {
    let Entry { path, old, new } = entry;
    let now = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Restored::No(format!("cannot be read: {error}")),
    };
    if now == *old {
        return Restored::Already;
    }
    let Some(now) = now else {
        return Restored::No("is gone, so it was left alone".to_owned());
    };
    let is_torn = is_half && old.as_ref().is_some_and(|old| is_torn(&now, old, new));
    if now != *new && !is_torn {
        return Restored::No("was edited since, so it was left alone".to_owned());
    }
    let done = match old {
        Some(old) => write(path, &now, old, &|target| announce(folder, target)).map(|_| ()),
        None => fs::remove_file(path).map_err(WriteError::System),
    };
    done.map_or_else(|error| Restored::No(error.to_string()), |()| Restored::Yes)
}

/// Says in the journal that a file is about to be written in place.
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

/// Writes a file and waits until it is on the disk.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A path in one line of text: what is no plain character is `%` and its byte in hexadecimal.
fn escaped(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'%';
    let one = |byte: &u8| if plain(*byte) { (*byte as char).to_string() } else { format!("%{byte:02X}") };
    path.as_os_str().as_encoded_bytes().iter().map(one).collect()
}

fn unescaped(text: &str) -> Option<PathBuf> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &tail[2..];
    }
    os_string(bytes).map(PathBuf::from)
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    Some(std::os::unix::ffi::OsStringExt::from_vec(bytes))
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
        journal: Journal,
    }

    fn place() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::at(Some(&folder.path().join("runs"))).unwrap();
        Place { folder, journal }
    }

    impl Place {
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
    fn a_run_is_brought_back() {
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
    fn what_was_edited_since_stays() {
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
    fn old_and_large_journals_go() {
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
