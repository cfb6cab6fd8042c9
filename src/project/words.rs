//! Which files of a run may hold an identifier. A file is read once for this; of its identifiers a
//! Bloom filter is kept, a few bytes for each: a tree may be larger than memory.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use super::bounded_read;
use crate::text::identifiers;

/// How many bits stand for an identifier.
const PROBES: u64 = 6;

/// How many bits the filter of a text has. Every twentieth byte of a short file, and every sixtieth of a long
/// one, begins an identifier that is new: of a thousand answers about one is wrong.
fn bits(text: &[u8]) -> usize {
    if text.is_empty() { 0 } else { (text.len() * 4 / 5 + 256).min(1 << 15) }
}

/// The filters of files, made when they are first asked for.
#[derive(Default)]
pub(super) struct Words(OnceLock<Vec<Filter>>);

impl Words {
    /// The files, by their numbers, that may hold some dotted names; that they do not is certain for the others.
    pub(super) fn may_hold<'f>(
        &'f self,
        files: &[PathBuf],
        words: &[&str],
    ) -> impl Iterator<Item = usize> + use<'f> {
        let filters = self.0.get_or_init(|| filters(files));
        let hashes: Vec<u64> = words.iter().flat_map(|word| identifiers(word.as_bytes())).map(hash).collect();
        let may = move |filter: &Filter| hashes.iter().all(|hash| filter.may_hold(*hash));
        filters.iter().enumerate().filter(move |(_, filter)| may(filter)).map(|(number, _)| number)
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

/// The number that stands for an identifier.
fn hash(identifier: &[u8]) -> u64 {
    let part = |all: u64, bytes: &[u8]| {
        let mut eight = [0; 8];
        eight[..bytes.len()].copy_from_slice(bytes);
        (all.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
    };
    let mixed = identifier.chunks(8).fold(identifier.len() as u64, part);
    mixed ^ (mixed >> 29)
}

/// The bits of a file.
struct Filter(Box<[u64]>);

impl Filter {
    /// That of a file, which is read into `room`.
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

    /// The bits that stand for an identifier.
    fn bits(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let size = self.0.len() as u128 * 64;
        // The other half of the hash, in front, is the step. A product takes a tenth of the time of a remainder.
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
