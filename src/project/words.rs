//! Finds the files of a run that may contain an identifier, and those that name a module. Of the files that may hold
//! what is looked for, a Bloom filter of the identifiers is kept, which takes a few bytes for each.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use foldhash::HashMap;

use super::facts::{Fact, Facts, Imports};
use crate::text::identifiers;

/// So many files are not worth a thread.
const FEW: usize = 32;

/// The number of bits set for an identifier.
const PROBES: u64 = 6;

/// The number of bits in the filter of a text. A new identifier starts at every twentieth byte of a short
/// file, and at every sixtieth of a long one: about one in a thousand answers is wrong.
fn bits(text: &[u8]) -> usize {
    if text.is_empty() { 0 } else { (text.len() * 4 / 5 + 256).min(1 << 15) }
}

/// What is known of the words of files, by their indices.
pub(super) struct Words {
    facts: Vec<Option<Arc<Fact>>>,
    /// The files that name a module, by the first part of its name.
    naming: HashMap<String, Vec<u32>>,
}

/// What `read` learns of some files, by all processors.
fn in_parallel<'f, F: Sync, T: Send>(files: &'f [F], read: impl Fn(&'f F) -> T + Sync) -> Vec<T> {
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(jobs).max(FEW);
    if files.len() <= share {
        return files.iter().map(read).collect();
    }
    thread::scope(|scope| {
        let read = &read;
        let shares: Vec<_> = files
            .chunks(share)
            .map(|files| scope.spawn(move || files.iter().map(read).collect::<Vec<_>>()))
            .collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

impl Words {
    /// Reads which modules the files name of which nothing is known yet.
    pub(super) fn of(files: &[PathBuf], facts: &Facts) -> Words {
        let facts = in_parallel(files, |path| facts.with_imports(path));
        let mut naming: HashMap<String, Vec<u32>> = HashMap::default();
        for (file, fact) in (0..).zip(&facts) {
            for module in fact.iter().filter_map(|fact| fact.imports.get()).flat_map(Imports::named) {
                match naming.get_mut(module) {
                    Some(files) => files.push(file),
                    None => drop(naming.insert(module.to_owned(), vec![file])),
                }
            }
        }
        Words { facts, naming }
    }

    /// Reads the identifiers of some files, given by their indices, of which they are not known yet.
    pub(super) fn read(&self, files: &[u32], paths: &[PathBuf], facts: &Facts) {
        let is_unread =
            |file: &u32| self.facts[*file as usize].as_ref().is_some_and(|fact| fact.words.get().is_none());
        let unread: Vec<u32> = files.iter().copied().filter(is_unread).collect();
        in_parallel(&unread, |file| facts.with_words(&paths[*file as usize]));
    }

    /// The fingerprint of the content of a file, given by its index.
    pub(super) fn content(&self, file: u32) -> u128 {
        self.facts[file as usize].as_ref().map_or(0, |fact| fact.content)
    }

    /// The files that name a module or a part of it, given by the first part of its name.
    pub(super) fn naming(&self, module: &str) -> &[u32] {
        self.naming.get(module).map_or(&[], Vec::as_slice)
    }

    /// Those of some files, given by their indices, that may contain all of some dotted names; the others do not.
    /// Their identifiers must have been read.
    pub(super) fn may_hold(&self, words: &[&str], files: &[u32]) -> impl Iterator<Item = u32> {
        let hashes: Vec<u64> = words.iter().flat_map(|word| identifiers(word.as_bytes())).map(hash).collect();
        let holds = move |file: &u32| {
            let words = self.facts[*file as usize].as_ref().and_then(|fact| fact.words.get());
            words.is_some_and(|words| hashes.iter().all(|hash| words.may_hold(*hash)))
        };
        files.iter().copied().filter(holds)
    }
}

/// The hash of an identifier.
fn hash(identifier: &[u8]) -> u64 {
    let part = |all: u64, bytes: &[u8]| {
        let mut eight = [0; 8];
        eight[..bytes.len()].copy_from_slice(bytes);
        (all.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
    };
    let mixed = identifier.chunks(8).fold(identifier.len() as u64, part);
    mixed ^ (mixed >> 29)
}

/// The Bloom filter of a file.
#[derive(Debug)]
pub(super) struct Filter(Box<[u64]>);

impl Filter {
    /// As bytes.
    pub(super) fn packed(&self) -> Vec<u8> {
        self.0.iter().flat_map(|part| part.to_le_bytes()).collect()
    }

    pub(super) fn unpacked(bytes: &[u8]) -> Filter {
        Filter(bytes.as_chunks().0.iter().map(|part| u64::from_le_bytes(*part)).collect())
    }

    pub(super) fn of(bytes: &[u8]) -> Filter {
        let mut filter = Filter(vec![0; bits(bytes).div_ceil(64)].into());
        for hash in identifiers(bytes).map(hash) {
            for bit in filter.bits(hash) {
                filter.0[bit / 64] |= 1 << (bit % 64);
            }
        }
        filter
    }

    /// The bits set for an identifier.
    fn bits(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let size = self.0.len() as u128 * 64;
        // The rotated hash is the step. A product is ten times as fast as a remainder.
        let step = hash.rotate_left(32) | 1;
        let part = move |at: u64| ((u128::from(at) * size) >> 64) as usize;
        (0..PROBES).map(move |probe| part(hash.wrapping_add(probe.wrapping_mul(step))))
    }

    fn may_hold(&self, hash: u64) -> bool {
        !self.0.is_empty() && self.bits(hash).all(|bit| self.0[bit / 64] & (1 << (bit % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_holds_is_never_missed_and_the_rest_seldom_suspected() {
        let text: String = (0..2000).map(|n| format!("name_{n}.other{n}(x)\n")).collect();
        let filter = Filter::of(text.as_bytes());
        let holds = |word: &str| filter.may_hold(hash(word.as_bytes()));
        assert!((0..2000).all(|n| holds(&format!("name_{n}")) && holds(&format!("other{n}"))));
        let wrong = (0..2000).filter(|n| holds(&format!("absent_{n}"))).count();
        assert!(wrong < 60, "{wrong} of 2000");
        assert!(!Filter::of(b"").may_hold(hash(b"x")));
    }
}
