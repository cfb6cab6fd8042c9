//! The results of earlier runs. One is used again if the file has the same content, the run the same transforms and
//! settings, and if all that was asked of the project while the file was processed still has the same answers.
//!
//! There are two files for each repository, or for each folder of a run that is in none: what is known of the contents
//! of files, and the results. Both are written as a whole and put in their place at the end of a run. Where one is
//! damaged, or of another build of upshift, it is as if it were not there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use foldhash::HashMap;

use super::cache::lock;
use super::canonical_paths::os_string;
use super::facts::Facts;
use super::packed::{Packer, Unpacker, digest};
use super::questions::Questions;
use super::view::Project;

/// The total size of all files, in bytes, above which the oldest ones go.
const LARGEST: u64 = 1 << 30;

/// The number of results kept for a file: with the settings of the editor, of CI, of a migration.
const SETTINGS: usize = 3;

/// What a result is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The fingerprint of the transforms, the settings, and the name of the file.
    pub settings: u128,
    /// The fingerprint of the bytes of the file.
    pub content: u128,
}

/// A result, and the numbers of the questions that it depends on.
#[derive(Clone, Debug)]
struct Kept {
    key: Key,
    questions: Vec<u32>,
    /// The result as the command packs it; empty if there is nothing to report.
    result: Box<[u8]>,
}

/// The results of an earlier run, and those of this one.
pub struct ResultCache {
    /// The two files, without their endings.
    place: PathBuf,
    earlier: HashMap<PathBuf, Vec<Kept>>,
    now: Mutex<HashMap<PathBuf, Kept>>,
}

/// What tells this build of upshift from others: the version, the size of the program and when it was written.
fn build() -> Option<Vec<u8>> {
    let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let written = program.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(format!("{} {} {written:?}", env!("CARGO_PKG_VERSION"), program.len()).into_bytes())
}

/// The text of a file of the cache, if it is whole and of this build.
fn whole(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(path).ok()?;
    let mut head = Unpacker(&bytes);
    let is_whole = head.bytes()? == build()? && head.digest()? == digest(head.0);
    let begin = bytes.len() - head.0.len();
    is_whole.then(|| bytes.split_off(begin))
}

/// Puts a file of the cache in its place.
fn put(path: &Path, text: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let build = build().ok_or_else(|| io::Error::other("the program cannot be found"))?;
    let mut head = Packer::default();
    head.bytes(&build).digest(digest(text));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&head.0)?;
    file.write_all(text)?;
    file.persist(path)?;
    Ok(())
}

/// The files for a project in a folder of caches, without their endings.
fn place(folder: &Path, project: &Project) -> PathBuf {
    let anchor = project.anchor();
    folder.join(format!("{:032x}", digest(anchor.as_os_str().as_encoded_bytes())))
}

fn facts(place: &Path) -> Facts {
    whole(&place.with_extension("facts")).map(|facts| Facts::unpacked(&facts)).unwrap_or_default()
}

/// Lets a project know what an earlier run learned of the contents of its files, so that those that nobody touched need
/// not be read. Nothing is written.
pub fn recall_facts(project: &mut Project) {
    if let Some(folder) = folder() {
        project.facts = facts(&place(&folder, project));
    }
}

impl ResultCache {
    /// The results for the files of a project, in a folder of caches.
    pub fn open(folder: &Path, project: &mut Project) -> ResultCache {
        let place = place(folder, project);
        let mut cache = ResultCache { place, earlier: HashMap::default(), now: Mutex::default() };
        project.facts = facts(&cache.place);
        let results = whole(&cache.file("results"));
        let known = results.as_deref().and_then(|bytes| unpacked(&mut Unpacker(bytes)));
        let (questions, earlier) = known.unwrap_or_default();
        project.questions = Some(questions);
        cache.earlier = earlier;
        cache
    }

    fn file(&self, ending: &str) -> PathBuf {
        self.place.with_extension(ending)
    }

    /// The result for a file, given by its absolute path, if it is still right.
    pub fn find(&self, project: &Project, path: &Path, key: Key) -> Option<&[u8]> {
        let kept = self.earlier.get(path)?.iter().find(|kept| kept.key == key)?;
        project.still_answers(&kept.questions).then_some(&kept.result)
    }

    /// Keeps a result for the next run.
    pub fn keep(&self, path: &Path, key: Key, questions: Vec<u32>, result: Vec<u8>) {
        lock(&self.now).insert(path.to_owned(), Kept { key, questions, result: result.into() });
    }

    /// Writes everything for the next run, unless files changed while they were read.
    pub fn save(&self, project: &Project) -> io::Result<()> {
        let Some(questions) = project.questions.as_ref().filter(|_| !project.facts.moved()) else {
            return Ok(());
        };
        let now = lock(&self.now);
        let is_new = !now.is_empty();
        if is_new {
            let mut results: Vec<(&Path, Vec<&Kept>)> = Vec::new();
            for (path, earlier) in &self.earlier {
                let new = now.get(path);
                let is_open = |kept: &&Kept| {
                    new.is_none_or(|new| new.key.settings != kept.key.settings)
                        && questions.may_hold(&kept.questions)
                };
                let all: Vec<&Kept> =
                    new.into_iter().chain(earlier.iter().filter(is_open)).take(SETTINGS).collect();
                if !all.is_empty() && (new.is_some() || path.exists()) {
                    results.push((path, all));
                }
            }
            let first = now.iter().filter(|(path, _)| !self.earlier.contains_key(*path));
            results.extend(first.map(|(path, kept)| (path.as_path(), vec![kept])));
            put(&self.file("results"), &packed(questions, &results))?;
        }
        if is_new || project.facts.learned() {
            put(&self.file("facts"), &project.facts.packed())?;
            bound(self.place.parent().unwrap_or(Path::new("")));
        }
        Ok(())
    }
}

fn packed(questions: &Questions, results: &[(&Path, Vec<&Kept>)]) -> Vec<u8> {
    let mut packer = Packer::default();
    let all = || results.iter().flat_map(|(_, all)| all);
    let numbers = questions.packed(all().flat_map(|kept| kept.questions.iter().copied()), &mut packer);
    packer.number(results.len() as u64);
    for (path, all) in results {
        packer.bytes(path.as_os_str().as_encoded_bytes()).number(all.len() as u64);
        for kept in all {
            // The order of the numbers stays the same.
            let questions: Vec<u32> = kept.questions.iter().map(|number| numbers[number]).collect();
            packer.digest(kept.key.settings).digest(kept.key.content).rising(&questions).bytes(&kept.result);
        }
    }
    packer.0
}

fn unpacked(packed: &mut Unpacker<'_>) -> Option<(Questions, HashMap<PathBuf, Vec<Kept>>)> {
    let questions = Questions::unpacked(packed)?;
    let mut results = HashMap::default();
    for _ in 0..packed.number()? {
        let path = os_string(packed.bytes()?.to_vec())?;
        let count = packed.number()?;
        let kept = |_| {
            let key = Key { settings: packed.digest()?, content: packed.digest()? };
            Some(Kept { key, questions: packed.rising()?, result: packed.bytes()?.into() })
        };
        results.insert(path.into(), (0..count).map(kept).collect::<Option<_>>()?);
    }
    Some((questions, results))
}

/// Removes the oldest files of a folder of caches where all take too much room.
fn bound(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
        .filter_map(|entry| {
            let data = entry.metadata().ok()?;
            Some((data.modified().ok()?, data.len(), entry.path()))
        })
        .collect();
    files.sort();
    let mut size: u64 = files.iter().map(|(_, size, _)| size).sum();
    for (_, own, path) in files {
        if size <= LARGEST {
            break;
        }
        // Another run may have removed it.
        let _ = fs::remove_file(path);
        size -= own;
    }
}

/// Removes the caches in a folder; returns how many bytes they took. Other files in it stay.
pub fn clean(folder: &Path) -> io::Result<u64> {
    let mut size = 0;
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "facts" || ending == "results") {
            size += fs::metadata(&path)?.len();
            fs::remove_file(&path)?;
        }
    }
    // A folder of the user's that holds something else stays.
    let _ = fs::remove_dir(folder);
    Ok(size)
}

/// The folder of caches: `$UPSHIFT_CACHE_DIR`, else `upshift` in the platform's folder for caches. `None` where no
/// home folder is known.
pub fn folder() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let (variable, below_home) = if cfg!(windows) {
        ("LOCALAPPDATA", "AppData/Local")
    } else if cfg!(target_os = "macos") {
        ("XDG_CACHE_HOME", "Library/Caches")
    } else {
        ("XDG_CACHE_HOME", ".cache")
    };
    let platform = || named(variable).filter(|path| path.is_absolute());
    named("UPSHIFT_CACHE_DIR").or_else(|| {
        Some(platform().or_else(|| Some(std::env::home_dir()?.join(below_home)))?.join("upshift"))
    })
}
