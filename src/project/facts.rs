//! What is known of the content of each file: its fingerprint, its words, its imports. A file that has not been
//! touched since it was read is not read again, not even by the next run.

use std::borrow::Cow;
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
    /// Which modules its text names; computed when it is first asked for, like what follows.
    pub(super) imports: OnceLock<Imports>,
    /// Which identifiers its text holds.
    pub(super) words: OnceLock<Filter>,
}

impl Fact {
    fn new(stamp: Option<Stamp>, content: u128) -> Fact {
        Fact { stamp, content, imports: OnceLock::new(), words: OnceLock::new() }
    }

    /// Fills in which modules its text names.
    fn read_imports(&self, path: &Path, bytes: &[u8]) {
        self.imports.get_or_init(|| Imports::of(&text(path, bytes)));
    }

    /// Fills in which identifiers its text holds. The words of a notebook are those of its code.
    fn read_words(&self, path: &Path, bytes: &[u8]) {
        self.words.get_or_init(|| match Format::of(path) {
            Some(_) => Filter::of(text(path, bytes).as_bytes()),
            None => Filter::of(bytes),
        });
    }
}

/// The text of a file; empty if it is none.
fn text<'b>(path: &Path, bytes: &'b [u8]) -> Cow<'b, str> {
    // What is said in another encoding is of no concern: a name that is looked for is UTF-8 or ASCII.
    match str::from_utf8(bytes) {
        Ok(text) if Format::of(path).is_none() => Cow::Borrowed(text),
        _ => {
            let source = Embedded::module(path.to_owned(), bytes);
            Cow::Owned(source.as_ref().map_or("", Source::text).to_owned())
        }
    }
}

/// What is known of the imports of a text: the modules that it names, and its imports, packed. They take a fifth of
/// the memory.
#[derive(Debug)]
pub(super) struct Imports(Box<[u8]>);

impl Imports {
    fn of(text: &str) -> Imports {
        let imports = written_imports(text);
        let mut packed = Packer::default();
        packed.texts(&named_modules(text, &imports));
        for import in imports {
            packed.number(import.dots as u64).bytes(import.module.as_bytes()).texts(&import.names);
        }
        Imports(packed.0.into())
    }

    /// The first parts of the names of the modules that it imports or spells in strings.
    pub fn named(&self) -> Vec<&str> {
        Unpacker(&self.0).texts().unwrap_or_default()
    }

    /// Its imports, as they are written.
    pub fn written(&self) -> Vec<WrittenImport> {
        let mut about = Unpacker(&self.0);
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
    /// Whether more was learned of a file of which something was known.
    grown: AtomicBool,
}

impl Facts {
    /// What is known of a regular file; `None` if it cannot be read. It is read only if nothing is known yet.
    pub fn of(&self, path: &Path) -> Option<Arc<Fact>> {
        self.reading(path, |_| true, |_, _, _| {})
    }

    /// The same, with the modules that it names.
    pub(super) fn with_imports(&self, path: &Path) -> Option<Arc<Fact>> {
        self.reading(path, |fact| fact.imports.get().is_some(), Fact::read_imports)
    }

    /// The same, with its identifiers.
    pub(super) fn with_words(&self, path: &Path) -> Option<Arc<Fact>> {
        self.reading(path, |fact| fact.words.get().is_some(), Fact::read_words)
    }

    /// What is known of a file; unless enough is known, its bytes are read to learn more.
    fn reading(
        &self,
        path: &Path,
        is_enough: fn(&Fact) -> bool,
        learn: fn(&Fact, &Path, &[u8]),
    ) -> Option<Arc<Fact>> {
        let mut read = None;
        let fact = self.now.get_or(path, || {
            let stamp = Stamp::of(&fs::metadata(path).ok()?);
            self.still(path, stamp).or_else(|| {
                let bytes = bounded_read::bytes(path).ok()?;
                let fact = Fact::new(stamp, digest(&bytes));
                read = Some(bytes);
                Some(Arc::new(fact))
            })
        })?;
        if !is_enough(&fact) {
            let bytes = match read {
                Some(bytes) => bytes,
                None => self.read_again(path, &fact)?,
            };
            learn(&fact, path, &bytes);
        }
        Some(fact)
    }

    /// The bytes of a file of which something is known.
    fn read_again(&self, path: &Path, fact: &Fact) -> Option<Vec<u8>> {
        let bytes = bounded_read::bytes(path).ok()?;
        let of = if digest(&bytes) == fact.content { &self.grown } else { &self.moved };
        of.store(true, Ordering::Relaxed);
        Some(bytes)
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
                now.insert(path.to_owned(), Some(Arc::new(Fact::new(stamp, content))));
            }
            Some(Some(fact)) if fact.content == content => {}
            Some(_) => self.moved.store(true, Ordering::Relaxed),
        }
        content
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
        self.grown.load(Ordering::Relaxed) || self.now.lock().iter().any(is_new)
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
            let fact = Fact::new(Some(stamp), packed.digest()?);
            if packed.number()? == 1 {
                fact.imports.set(Imports(packed.bytes()?.into())).ok()?;
            }
            if packed.number()? == 1 {
                fact.words.set(Filter::unpacked(packed.bytes()?)).ok()?;
            }
            Some((path, Arc::new(fact)))
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
            match fact.imports.get() {
                None => packed.number(0),
                Some(Imports(imports)) => packed.number(1).bytes(imports),
            };
            match fact.words.get() {
                None => packed.number(0),
                Some(words) => packed.number(1).bytes(&words.packed()),
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
        let fact = facts.with_imports(&path).unwrap();
        facts.with_words(&path).unwrap();
        assert_eq!(fact.content, digest(&fs::read(&path).unwrap()));
        let next = Facts::unpacked(&facts.packed());
        let again = next.untouched(&path).unwrap();
        assert_eq!(again.imports.get().unwrap().named(), ["app"]);
        assert!(again.words.get().is_some());
        assert_eq!(again.imports.get().unwrap().written(), written_imports("from ..b import c, d\n"));
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
