//! Finds the files of a run that may contain an identifier. Each file is read once, and a Bloom filter of
//! its identifiers is kept, which takes a few bytes for each.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use super::bounded_read;
use crate::text::identifiers;

/// The number of bits set for an identifier.
const PROBES: u64 = 6;

/// The number of bits in the filter of a text. A new identifier starts at every twentieth byte of a short
/// file, and at every sixtieth of a long one: about one in a thousand answers is wrong.
fn bits(text: &[u8]) -> usize {
    if text.is_empty() { 0 } else { (text.len() * 4 / 5 + 256).min(1 << 15) }
}

/// The filters of files.
pub(super) struct Words(Vec<Filter>);

impl Words {
    /// Reads all files.
    pub(super) fn of(files: &[PathBuf]) -> Words {
        Words(filters(files))
    }

    /// Those of some files, given by their indices, that may contain all of some dotted names; the others do not.
    pub(super) fn may_hold(
        &self,
        words: &[&str],
        files: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = usize> {
        let hashes: Vec<u64> = words.iter().flat_map(|word| identifiers(word.as_bytes())).map(hash).collect();
        files.filter(move |file| hashes.iter().all(|hash| self.0[*file].may_hold(*hash)))
    }

    /// Whether a file may contain one of some words.
    pub(super) fn may_hold_any(&self, file: usize, words: &[String]) -> bool {
        words.iter().any(|word| self.0[file].may_hold(hash(word.as_bytes())))
    }
}

/// The filters of all files, in their order.
fn filters(files: &[PathBuf]) -> Vec<Filter> {
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(jobs).max(1);
    thread::scope(|scope| {
        let of = |files: &[PathBuf]| {
            let mut room = Vec::new();
            files.iter().map(|file| Filter::of_file(file, &mut room)).collect::<Vec<_>>()
        };
        let shares: Vec<_> = files.chunks(share).map(|files| scope.spawn(move || of(files))).collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
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
    /// The filter of a file, which is read into `room`.
    fn of_file(path: &Path, room: &mut Vec<u8>) -> Filter {
        match bounded_read::regular(path, room) {
            Ok(()) => Filter::of(room),
            Err(_) => Filter::of(&[]),
        }
    }

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
