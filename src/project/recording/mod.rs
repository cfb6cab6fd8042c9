//! What runs of the code warned of, and which lines ran, as files tell: the output of Python or pytest, or what
//! `upshift record` writes.

mod api;
mod parse;
mod recorder;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use api::Apis;
use parse::{Recorded, Recording, Witness};

use super::bounded_read;
use super::canonical_paths::{from_here, working_folder};
use crate::catalogue::Catalogue;
use crate::matching::{RanLines, RunEvidence, Warned};
use crate::text::Source;

pub use recorder::Recorder;

/// The largest recording that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// How many files are named in a message.
const NAMED: usize = 5;

/// What some recordings tell, by file.
#[derive(Default)]
pub struct Recordings {
    files: BTreeMap<PathBuf, Vec<Told>>,
    ran: BTreeMap<PathBuf, Vec<Ran>>,
    /// Whether the lines that ran are not all told.
    is_partial: bool,
    /// What is not used, a message for each recording: files that changed since.
    changed: BTreeMap<Arc<str>, BTreeSet<PathBuf>>,
    apis: OnceLock<Apis>,
    /// The recordings, as the user names them.
    names: Vec<Arc<str>>,
    /// Their paths, and when they were written.
    written: Vec<(PathBuf, Option<SystemTime>)>,
}

/// A warning, and where it was told of.
struct Told {
    recorded: Recorded,
    recording: Arc<str>,
    /// When the recording was written.
    written: Option<SystemTime>,
}

/// What ran of a file.
struct Ran {
    /// The SHA-256 of the file.
    hash: String,
    /// The lines, from 1.
    lines: BTreeSet<usize>,
    recording: Arc<str>,
}

impl Recordings {
    /// Reads recordings; `absolute` makes a path absolute, as the paths of the run are.
    pub fn read(paths: &[PathBuf], absolute: impl Fn(&Path) -> PathBuf) -> Result<Recordings> {
        let mut all = Recordings::default();
        let mut known: HashMap<String, PathBuf> = HashMap::new();
        for path in paths {
            let name: Arc<str> = path.to_string_lossy().into();
            let cannot = || format!("cannot read the recording {name}");
            let mut bytes = Vec::new();
            bounded_read::any(path, LARGEST, &mut bytes).with_context(cannot)?;
            let written = time_of(path);
            all.written.push((path.clone(), written));
            let found = parse::read(&String::from_utf8_lossy(&bytes));
            let Some(found) = found else {
                bail!(
                    "{name}: nothing that Python, pytest or `upshift record` would write of a run; run Python with `-W default`"
                );
            };
            all.names.push(name.clone());
            all.is_partial |= found.is_partial;
            let mut file_of =
                |file: String| known.entry(file).or_insert_with_key(|file| absolute(Path::new(file))).clone();
            for recorded in found.warnings {
                let file = file_of(recorded.file.clone());
                let told = Told { recorded, recording: name.clone(), written };
                all.files.entry(file).or_default().push(told);
            }
            for ((file, hash), lines) in found.ran {
                all.ran.entry(file_of(file)).or_default().push(Ran { hash, lines, recording: name.clone() });
            }
        }
        Ok(all)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The recordings, as the user names them.
    pub fn names(&self) -> &[Arc<str>] {
        &self.names
    }

    /// Whether none was written again since they were read.
    pub fn are_current(&self) -> bool {
        self.written.iter().all(|(path, written)| time_of(path) == *written)
    }

    /// Whether they tell which lines ran.
    pub fn tells_lines(&self) -> bool {
        !self.ran.is_empty()
    }

    /// What they tell of a file on disk, given by its absolute path.
    pub fn of_file(&mut self, path: &Path, catalogue: &Catalogue) -> RunEvidence {
        let is_told = self.files.contains_key(path) || self.ran.contains_key(path);
        let bytes = is_told.then(|| bounded_read::bytes(path).ok()).flatten();
        bytes.map_or_else(RunEvidence::default, |bytes| self.of(path, &bytes, catalogue))
    }

    /// What they tell of a text, which may differ from that of its file.
    pub fn of_text(&mut self, source: &Source, catalogue: &Catalogue) -> RunEvidence {
        let path = source.path();
        let is_saved =
            |bytes: &Vec<u8>| Source::decode(path, bytes).is_ok_and(|saved| saved.text() == source.text());
        let bytes = bounded_read::bytes(path).ok().filter(is_saved);
        self.of(path, &bytes.unwrap_or_else(|| source.text().as_bytes().to_vec()), catalogue)
    }

    /// What they tell of a file with these bytes, given by its absolute path, as far as it is the one that ran.
    fn of(&mut self, path: &Path, bytes: &[u8], catalogue: &Catalogue) -> RunEvidence {
        let hash = sha256(bytes);
        RunEvidence { lines: self.lines(path, &hash), warned: self.warned(path, bytes, &hash, catalogue) }
    }

    /// The lines of a file that ran, and whether those are all; `None` if that is not known.
    fn lines(&mut self, path: &Path, hash: &str) -> Option<Arc<RanLines>> {
        let (same, other): (Vec<_>, Vec<_>) = self.ran.get(path)?.iter().partition(|ran| ran.hash == hash);
        for Ran { recording, .. } in other {
            self.changed.entry(recording.clone()).or_default().insert(path.to_owned());
        }
        let lines = same.iter().flat_map(|ran| &ran.lines).map(|line| line.saturating_sub(1)).collect();
        (!same.is_empty()).then(|| Arc::new(RanLines { lines, are_all: !self.is_partial }))
    }

    fn warned(&mut self, path: &Path, bytes: &[u8], hash: &str, catalogue: &Catalogue) -> Arc<[Warned]> {
        let Some(told) = self.files.get(path) else { return Arc::default() };
        let Ok(source) = Source::decode(path, bytes) else { return Arc::default() };
        let changed = time_of(path);
        let mut warned: Vec<Warned> = Vec::new();
        for Told { recorded, recording, written } in told {
            let line = recorded.line.saturating_sub(1);
            let code = if line < source.line_count() { source.line(line).trim() } else { "" };
            let is_same = match &recorded.witness {
                Witness::Hash(known) => known == hash,
                Witness::Line(text) => text == code,
                Witness::None => changed <= *written,
            };
            if !is_same || code.is_empty() {
                self.changed.entry(recording.clone()).or_default().insert(path.to_owned());
                continue;
            }
            let apis = self.apis.get_or_init(|| Apis::new(catalogue));
            let one = Warned {
                line,
                api: apis.of(recorded, code).map(Arc::new),
                message: recorded.message.clone(),
                by: recorded.by.clone(),
                recording: recording.clone(),
            };
            // What several processes or recordings tell is told once.
            if !warned.iter().any(|known| (known.line, &known.message) == (one.line, &one.message)) {
                warned.push(one);
            }
        }
        warned.into()
    }

    /// A message for each recording that is older than some of its files, when all files were asked for.
    pub fn outdated(&self) -> Vec<String> {
        let message = |(recording, files): (&Arc<str>, &BTreeSet<PathBuf>)| {
            let named = files.iter().take(NAMED).map(|file| from_here(file).display().to_string());
            let named = named.collect::<Vec<_>>().join(", ");
            let more = files.len().saturating_sub(NAMED);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            format!(
                "{recording}: lines changed since it was recorded, in {named}{more}; what it says of them is not used"
            )
        };
        self.changed.iter().map(message).collect()
    }
}

/// When a file was written, if there is one.
fn time_of(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// The SHA-256 of bytes, in hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    hmac_sha256::Hash::hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// At how many places a recording has warnings, and of how many files it tells which lines ran.
pub fn counts(text: &str) -> (usize, usize) {
    let Recording { warnings, ran, .. } = parse::read(text).unwrap_or_default();
    let files = ran.into_keys().map(|(file, _)| file).collect::<BTreeSet<_>>().len();
    let places = warnings.into_iter().map(|recorded| (recorded.file, recorded.line));
    (places.collect::<BTreeSet<_>>().len(), files)
}

/// The recording that `upshift record` writes for the working folder by default.
pub fn default_path() -> Option<PathBuf> {
    let folder = super::journal::state_folder()?.join("upshift").join("recordings");
    let here = super::packed::digest(working_folder().as_os_str().as_encoded_bytes());
    Some(folder.join(format!("{here:032x}.jsonl")))
}
