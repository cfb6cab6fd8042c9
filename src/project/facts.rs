//! What is known of the content of each file: its fingerprint, its words, its imports. A file that has not been
//! touched since it was read is not read again, not even by the next run.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use foldhash::HashMap;

use super::bounded_read;
use super::cache::Cache;
use super::canonical_paths::os_string;
use super::packed::{Packer, Unpacker, digest};
use super::unit::named_modules;
use super::words::Filter;
use crate::embedded::{Embedded, Format};
use crate::text::{Source, WrittenImport, written_imports};

/// A file that was written so shortly before it was read may change again without a new time.
const RACY: Duration = Duration::from_secs(2);

/// What the file system says of a file. A file with the same stamp has the same content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    /// When it was written, in nanoseconds, and when its node was changed.
    times: [u64; 2],
    node: u64,
}

impl Stamp {
    /// That of a regular file; `None` where it says nothing, because the file was only just written.
    pub fn of(data: &Metadata) -> Option<Stamp> {
        let written = data.modified().ok()?;
        let age = SystemTime::now().duration_since(written).unwrap_or_default();
        let nanoseconds = |time: SystemTime| Some(time.duration_since(UNIX_EPOCH).ok()?.as_nanos() as u64);
        #[cfg(unix)]
        let (changed, node) = {
            use std::os::unix::fs::MetadataExt;
            (
                (data.ctime() as u64).wrapping_mul(1_000_000_000).wrapping_add(data.ctime_nsec() as u64),
                data.ino(),
            )
        };
        #[cfg(not(unix))]
        let (changed, node) = (0, 0);
        let stamp = Stamp { size: data.len(), times: [nanoseconds(written)?, changed], node };
        (data.is_file() && age > RACY).then_some(stamp)
    }
}

/// What is known of a file.
#[derive(Debug)]
pub struct Fact {
    stamp: Option<Stamp>,
    /// The fingerprint of its bytes.
    pub content: u128,
    /// What its text holds; computed when it is first asked for.
    pub(super) text: OnceLock<TextFact>,
}

/// What is known of a text.
#[derive(Debug)]
pub(super) struct TextFact {
    /// Its identifiers.
    pub filter: Filter,
    /// The modules that it names, and its imports, packed: they take a fifth of the memory.
    about: Box<[u8]>,
}

impl TextFact {
    fn of(path: &Path, bytes: &[u8]) -> TextFact {
        let source = Embedded::module(path.to_owned(), bytes);
        let text = source.as_ref().map_or("", Source::text);
        // The words of a notebook are those of its code.
        let words = if Format::of(path).is_some() { text.as_bytes() } else { bytes };
        let mut about = Packer::default();
        let mut named: Vec<String> = named_modules(text).into_iter().collect();
        named.sort();
        about.texts(&named);
        for import in written_imports(text) {
            about.number(import.dots as u64).bytes(import.module.as_bytes()).texts(&import.names);
        }
        TextFact { filter: Filter::of(words), about: about.0.into() }
    }

    /// The first parts of the names of the modules that it imports or spells in strings.
    pub fn named(&self) -> Vec<&str> {
        Unpacker(&self.about).texts().unwrap_or_default()
    }

    /// Its imports, as they are written.
    pub fn imports(&self) -> Vec<WrittenImport> {
        let mut about = Unpacker(&self.about);
        about.texts();
        let next = || {
            let (dots, module) = (about.number()? as usize, about.text()?.to_owned());
            let names = about.texts()?.into_iter().map(str::to_owned).collect();
            Some(WrittenImport { dots, module, names })
        };
        std::iter::from_fn(next).collect()
    }
}

/// The facts of a run, and those of an earlier one.
#[derive(Default)]
pub struct Facts {
    earlier: HashMap<PathBuf, Arc<Fact>>,
    now: Cache<PathBuf, Option<Arc<Fact>>>,
    /// Whether a file was read twice, with different contents.
    moved: AtomicBool,
}

impl Facts {
    /// What is known of a regular file; `None` if it cannot be read. It is read only if nothing is known yet.
    pub fn of(&self, path: &Path) -> Option<Arc<Fact>> {
        self.now.get_or(path, || {
            let stamp = Stamp::of(&fs::metadata(path).ok()?);
            self.still(path, stamp).or_else(|| {
                let bytes = bounded_read::bytes(path).ok()?;
                Some(Arc::new(Fact { stamp, content: digest(&bytes), text: OnceLock::new() }))
            })
        })
    }

    /// Like [`Facts::of`], if an earlier run knew the file and nobody touched it since.
    pub fn untouched(&self, path: &Path) -> Option<Arc<Fact>> {
        self.earlier.get(path)?;
        if let Some(now) = self.now.lock().get(path) {
            return now.clone();
        }
        let known = self.still(path, Stamp::of(&fs::metadata(path).ok()?))?;
        self.now.lock().insert(path.to_owned(), Some(known.clone()));
        Some(known)
    }

    /// Notes what was just read of a file, whose stamp was asked for before; returns its fingerprint.
    pub fn learn(&self, path: &Path, stamp: Option<Stamp>, bytes: &[u8]) -> u128 {
        let content = digest(bytes);
        let mut now = self.now.lock();
        match now.get(path) {
            None => {
                let fact = Fact { stamp, content, text: OnceLock::new() };
                now.insert(path.to_owned(), Some(Arc::new(fact)));
            }
            Some(Some(fact)) if fact.content == content => {}
            Some(_) => self.moved.store(true, Ordering::Relaxed),
        }
        content
    }

    /// What is known of the text of a file.
    pub(super) fn text_of(&self, path: &Path) -> Option<Arc<Fact>> {
        let fact = self.of(path)?;
        if fact.text.get().is_none() {
            let bytes = bounded_read::bytes(path).ok()?;
            if digest(&bytes) != fact.content {
                self.moved.store(true, Ordering::Relaxed);
            }
            fact.text.get_or_init(|| TextFact::of(path, &bytes));
        }
        Some(fact)
    }

    /// The imports of a file, if its text is known already.
    pub(super) fn imports(&self, path: &Path) -> Option<Vec<WrittenImport>> {
        let now = self.now.lock().get(path).cloned().flatten();
        now.or_else(|| self.untouched(path))?.text.get().map(TextFact::imports)
    }

    /// Whether files changed during the run: then nothing that it found may be kept.
    pub fn moved(&self) -> bool {
        self.moved.load(Ordering::Relaxed)
    }

    /// Whether anything is known that an earlier run did not know.
    pub fn learned(&self) -> bool {
        let is_new = |(path, fact): (&PathBuf, &Option<Arc<Fact>>)| {
            let stamped = fact.as_ref().filter(|fact| fact.stamp.is_some());
            stamped.is_some_and(|fact| !self.earlier.get(path).is_some_and(|old| Arc::ptr_eq(old, fact)))
        };
        self.now.lock().iter().any(is_new)
    }

    /// Looks at the stamps again, and reads again what has another one.
    pub fn look_again(&mut self) {
        let now = std::mem::take(&mut *self.now.lock());
        self.earlier.extend(now.into_iter().filter_map(|(path, fact)| Some((path, fact?))));
    }

    fn still(&self, path: &Path, stamp: Option<Stamp>) -> Option<Arc<Fact>> {
        self.earlier.get(path).filter(|fact| stamp.is_some() && fact.stamp == stamp).cloned()
    }

    /// The facts of an earlier run; none where the bytes are not what [`Facts::packed`] made.
    pub fn unpacked(bytes: &[u8]) -> Facts {
        let mut packed = Unpacker(bytes);
        let next = || {
            let path = os_string(packed.bytes()?.to_vec()).map(PathBuf::from)?;
            let stamp = [(); 4].map(|()| packed.number());
            let [size, written, changed, node] = stamp;
            let stamp = Stamp { size: size?, times: [written?, changed?], node: node? };
            let (content, text) = (packed.digest()?, OnceLock::new());
            if packed.number()? == 1 {
                let filter = Filter::unpacked(packed.bytes()?);
                text.set(TextFact { filter, about: packed.bytes()?.into() }).ok()?;
            }
            Some((path, Arc::new(Fact { stamp: Some(stamp), content, text })))
        };
        Facts { earlier: std::iter::from_fn(next).collect(), ..Facts::default() }
    }

    /// All facts, for the next run.
    pub fn packed(&self) -> Vec<u8> {
        let mut packed = Packer::default();
        let now = self.now.lock();
        let earlier = self.earlier.iter().filter(|(path, _)| !now.contains_key(*path));
        let now = now.iter().filter_map(|(path, fact)| Some((path, fact.as_ref()?)));
        for (path, fact) in now.chain(earlier) {
            let Some(Stamp { size, times: [written, changed], node }) = fact.stamp else { continue };
            packed.bytes(path.as_os_str().as_encoded_bytes());
            packed.number(size).number(written).number(changed).number(node).digest(fact.content);
            match fact.text.get() {
                None => packed.number(0),
                Some(text) => packed.number(1).bytes(&text.filter.packed()).bytes(&text.about),
            };
        }
        packed.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_only_if_it_was_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        let write = |text: &str, seconds: u64| {
            fs::write(&path, text).unwrap();
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        };
        write("from ..b import (c, d)\npatch('app.x')\n", 1000);
        let facts = Facts::default();
        let fact = facts.text_of(&path).unwrap();
        assert_eq!(fact.content, digest(&fs::read(&path).unwrap()));
        let next = Facts::unpacked(&facts.packed());
        let again = next.untouched(&path).unwrap();
        let text = again.text.get().unwrap();
        assert_eq!(text.named(), ["app"]);
        assert_eq!(next.imports(&path).unwrap(), written_imports("from ..b import c, d\n"));
        write("import q\n", 2000);
        let touched = Facts::unpacked(&facts.packed());
        assert!(touched.untouched(&path).is_none());
        assert_eq!(touched.of(&path).unwrap().content, digest(b"import q\n"));
        touched.learn(&path, None, b"import r\n");
        assert!(touched.moved());
    }

    #[test]
    fn what_was_just_written_has_no_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        fs::write(&path, "x = 1\n").unwrap();
        assert!(Stamp::of(&fs::metadata(&path).unwrap()).is_none());
        let facts = Facts::default();
        facts.of(&path).unwrap();
        assert!(facts.packed().is_empty());
        assert!(Facts::unpacked(b"\x05ab").earlier.is_empty());
    }
}
