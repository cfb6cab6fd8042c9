//! Finds the files of a run that may contain an identifier, and those that name a module. Each file is read once,
//! and a Bloom filter of its identifiers is kept, which takes a few bytes for each.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

use foldhash::HashMap;

use super::bounded_read;
use super::unit::named_modules;
use crate::text::{Source, identifiers};

/// The number of bits set for an identifier.
const PROBES: u64 = 6;

/// The number of bits in the filter of a text. A new identifier starts at every twentieth byte of a short
/// file, and at every sixtieth of a long one: about one in a thousand answers is wrong.
fn bits(text: &[u8]) -> usize {
    if text.is_empty() { 0 } else { (text.len() * 4 / 5 + 256).min(1 << 15) }
}

/// What is known of the words of files, by their indices.
#[derive(Default)]
pub(super) struct Words {
    filters: Vec<Filter>,
    /// The files that name a module, by the first part of its name.
    naming: HashMap<String, Vec<u32>>,
}

impl Words {
    /// Reads all files.
    pub(super) fn of(files: &[PathBuf]) -> Words {
        let jobs = thread::available_parallelism().map_or(1, usize::from);
        let share = files.len().div_ceil(jobs).max(1);
        let mut all = Words::default();
        thread::scope(|scope| {
            let shares = files.chunks(share).zip((0..).step_by(share));
            let shares: Vec<_> =
                shares.map(|(files, first)| scope.spawn(move || Words::read(files, first))).collect();
            for share in shares {
                let share = share.join().unwrap_or_else(|panic| resume_unwind(panic));
                all.filters.extend(share.filters);
                for (module, files) in share.naming {
                    all.naming.entry(module).or_default().extend(files);
                }
            }
        });
        all
    }

    /// Reads files that have their indices from `first` on.
    fn read(files: &[PathBuf], first: u32) -> Words {
        let (mut words, mut room) = (Words::default(), Vec::new());
        for (file, path) in (first..).zip(files) {
            let bytes = bounded_read::regular(path, &mut room).map_or(&[][..], |()| &room);
            words.filters.push(Filter::of(bytes));
            let source = Source::decode(path, bytes);
            for module in source.iter().flat_map(|source| named_modules(source.text())) {
                words.naming.entry(module).or_default().push(file);
            }
        }
        words
    }

    /// The files that name a module or a part of it, given by the first part of its name.
    pub(super) fn naming(&self, module: &str) -> &[u32] {
        self.naming.get(module).map_or(&[], Vec::as_slice)
    }

    /// Those of some files, given by their indices, that may contain all of some dotted names; the others do not.
    pub(super) fn may_hold(&self, words: &[&str], files: &[u32]) -> impl Iterator<Item = u32> {
        let hashes: Vec<u64> = words.iter().flat_map(|word| identifiers(word.as_bytes())).map(hash).collect();
        let holds = move |file: &u32| hashes.iter().all(|hash| self.filters[*file as usize].may_hold(*hash));
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
struct Filter(Box<[u64]>);

impl Filter {
    fn of(bytes: &[u8]) -> Filter {
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
