//! What runs of the code warned of, as files tell: the output of Python or pytest, or what `upshift record` writes.

mod api;
mod parse;
mod recorder;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use api::Apis;
use parse::{Recorded, Witness};

use super::bounded_read;
use super::canonical_paths::{from_here, working_folder};
use crate::catalogue::Catalogue;
use crate::matching::Warned;
use crate::text::Source;

pub use recorder::Recorder;

/// The largest recording that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// How many files are named in a message.
const NAMED: usize = 5;

/// The warnings of some recordings, by file.
#[derive(Default)]
pub struct Recordings {
    files: BTreeMap<PathBuf, Vec<Told>>,
    /// What is not used, a message for each recording: files that changed since.
    changed: BTreeMap<Arc<str>, BTreeSet<PathBuf>>,
    apis: OnceCell<Apis>,
    /// The recordings, as the user names them.
    names: Vec<Arc<str>>,
}

/// A warning, and where it was told of.
struct Told {
    recorded: Recorded,
    recording: Arc<str>,
    /// When the recording was written.
    written: Option<SystemTime>,
}

impl Recordings {
    /// Reads recordings; `absolute` makes a path absolute, as the paths of the run are.
    pub fn read(paths: &[PathBuf], absolute: impl Fn(&Path) -> PathBuf) -> Result<Recordings> {
        let mut all = Recordings::default();
        let mut known: HashMap<String, PathBuf> = HashMap::new();
        for path in paths {
            let name: Arc<str> = path.to_string_lossy().into();
            let cannot = || format!("cannot read the recorded warnings in {name}");
            let mut bytes = Vec::new();
            bounded_read::any(path, LARGEST, &mut bytes).with_context(cannot)?;
            let written = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
            let found = parse::read(&String::from_utf8_lossy(&bytes));
            let Some(found) = found else {
                bail!(
                    "{name}: no warnings that Python, pytest or `upshift record` would write; run Python with `-W default`"
                );
            };
            all.names.push(name.clone());
            for recorded in found {
                let file =
                    known.entry(recorded.file.clone()).or_insert_with_key(|file| absolute(Path::new(file)));
                let told = Told { recorded, recording: name.clone(), written };
                all.files.entry(file.clone()).or_default().push(told);
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

    /// The warnings of a file, given by its absolute path, as far as the file is the one that ran.
    pub fn of(&mut self, path: &Path, catalogue: &Catalogue) -> Arc<[Warned]> {
        let Some(told) = self.files.get(path) else { return Arc::default() };
        let Ok(bytes) = bounded_read::bytes(path) else { return Arc::default() };
        let Ok(source) = Source::decode(path, &bytes) else { return Arc::default() };
        let hash = std::cell::LazyCell::new(|| sha256(&bytes));
        let changed = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        let mut warned: Vec<Warned> = Vec::new();
        for Told { recorded, recording, written } in told {
            let line = recorded.line.saturating_sub(1);
            let code = if line < source.line_count() { source.line(line).trim() } else { "" };
            let is_same = match &recorded.witness {
                Witness::Hash(known) => *known == *hash,
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

/// The SHA-256 of bytes, in hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    hmac_sha256::Hash::hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// At how many places a recording has warnings.
pub fn places(text: &str) -> usize {
    let found = parse::read(text).unwrap_or_default();
    found.into_iter().map(|recorded| (recorded.file, recorded.line)).collect::<BTreeSet<_>>().len()
}

/// The recording that `upshift record` writes for the working folder by default.
pub fn default_path() -> Option<PathBuf> {
    let folder = super::journal::state_folder()?.join("upshift").join("recordings");
    let here = super::packed::digest(working_folder().as_os_str().as_encoded_bytes());
    Some(folder.join(format!("{here:032x}.jsonl")))
}
