//! A part of a run for one of several machines: whole projects, so that each result is that of the whole run.
//!
//! Every project ranks the shards by a hash of its name and theirs (rendezvous hashing), and goes to the first one
//! with room. The largest projects choose first. A file or a project more or less moves few projects: the hashes stay,
//! and sizes and room are rounded, so that they seldom change.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::view::Project;
use crate::text::fingerprint;

/// How much more than its share of the whole a shard has room for, in percent.
const ROOM: u64 = 15;

/// Which part of a run is wanted: `2/8` is the second of eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 0.
    index: usize,
    count: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let parts = text.split_once('/').and_then(|(index, count)| {
            let (index, count): (usize, usize) = (index.parse().ok()?, count.parse().ok()?);
            (1..=count).contains(&index).then(|| Shard { index: index - 1, count })
        });
        parts.ok_or_else(|| "expected I/N, such as `1/4` for the first of four".to_owned())
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.index + 1, self.count)
    }
}

/// The projects that a shard takes.
pub struct Part<'p> {
    project: &'p Project,
    shard: Shard,
    /// The shard of each project, by the folder of the project.
    shards: BTreeMap<PathBuf, usize>,
}

impl Shard {
    /// A part of the same run that is not among some of its parts; `None` if they are all, or of several runs.
    pub fn missing(parts: &[Shard]) -> Option<Shard> {
        let count = parts.first()?.count;
        (0..count).map(|index| Shard { index, count }).find(|part| !parts.contains(part))
    }

    /// Divides the projects of some files. Names count from the root of the tree, so that each machine may have it
    /// in a folder of its own.
    pub fn part<'p>(self, project: &'p Project, files: &[&Path], tree: &Path) -> Part<'p> {
        let mut sizes: BTreeMap<PathBuf, u64> = BTreeMap::new();
        for file in files {
            let size = fs::metadata(file).map_or(0, |data| data.len());
            *sizes.entry(project.unit_of(file).folder.clone()).or_default() += size.max(1);
        }
        let name = |folder: &Path| {
            let parts = folder.strip_prefix(tree).unwrap_or(folder).iter();
            parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
        };
        let named: Vec<(String, u64)> = sizes.iter().map(|(folder, size)| (name(folder), *size)).collect();
        let shards = sizes.into_keys().zip(divide(&named, self.count)).collect();
        Part { project, shard: self, shards }
    }
}

impl Part<'_> {
    /// Whether the shard takes a file, which was among those that were divided.
    pub fn takes(&self, file: &Path) -> bool {
        self.shards.get(&self.project.unit_of(file).folder) == Some(&self.shard.index)
    }
}

/// The shard of each project, which is given by its name and its size in bytes.
fn divide(projects: &[(String, u64)], count: usize) -> Vec<usize> {
    let sizes: Vec<u64> = projects.iter().map(|(_, size)| rounded(*size)).collect();
    let share = sizes.iter().sum::<u64>() / count as u64;
    let room = rounded(share + share * ROOM / 100);
    let mut order: Vec<usize> = (0..projects.len()).collect();
    order.sort_by_key(|index| (Reverse(sizes[*index]), score(&projects[*index].0, count)));
    let (mut loads, mut shards) = (vec![0; count], vec![0; projects.len()]);
    for index in order {
        let (name, size) = (&projects[index].0, sizes[index]);
        let has_room = |shard: &usize| loads[*shard] + size <= room;
        let wanted = (0..count).filter(has_room).max_by_key(|shard| score(name, *shard));
        let emptiest = || (0..count).min_by_key(|shard| (loads[*shard], score(name, *shard)));
        let shard = wanted.or_else(emptiest).unwrap_or(0);
        loads[shard] += size;
        shards[index] = shard;
    }
    shards
}

/// A size, rounded up to four binary digits.
fn rounded(size: u64) -> u64 {
    let step = 1 << size.checked_ilog2().unwrap_or(0).saturating_sub(3);
    size.next_multiple_of(step)
}

/// How much a project wants to be in a shard.
fn score(name: &str, shard: usize) -> u64 {
    // The bits of the fingerprint alone are too much alike for names that are: this is the finalizer of SplitMix64.
    let mix = |z: u64, shift: u32, factor: u64| (z ^ (z >> shift)).wrapping_mul(factor);
    let seed = fingerprint(format!("{shard}\0{name}").as_bytes());
    let z = mix(mix(seed, 30, 0xbf58_476d_1ce4_e5b9), 27, 0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Projects whose sizes differ as those of real ones do: few are large.
    fn projects(count: u64) -> Vec<(String, u64)> {
        let size = |nth: u64| 1000 + 4_000_000 / (1 + score("size", nth as usize) % count);
        (0..count).map(|nth| (format!("services/p{nth}"), size(nth))).collect()
    }

    fn loads(projects: &[(String, u64)], count: usize) -> Vec<u64> {
        let mut loads = vec![0; count];
        divide(projects, count).iter().zip(projects).for_each(|(shard, (_, size))| loads[*shard] += size);
        loads
    }

    #[test]
    fn shards_are_of_like_size() {
        for count in [2, 3, 8] {
            let projects = projects(400);
            let (whole, largest) =
                (projects.iter().map(|p| p.1).sum::<u64>(), projects.iter().map(|p| p.1).max().unwrap());
            let most = (whole / count as u64 * 14 / 10).max(largest * 13 / 10);
            let loads = loads(&projects, count);
            assert!(loads.iter().all(|load| *load <= most), "{count}: {loads:?}, largest {largest}");
        }
    }

    /// How many of the projects that both have are in another shard.
    fn moved(before: &[(String, u64)], after: &[(String, u64)]) -> usize {
        let all = |projects: &[(String, u64)]| -> BTreeMap<String, usize> {
            projects.iter().map(|(name, _)| name.clone()).zip(divide(projects, 8)).collect()
        };
        let after = all(after);
        all(before).iter().filter(|(name, shard)| after.get(*name).is_some_and(|now| now != *shard)).count()
    }

    #[test]
    fn a_file_or_a_project_more_moves_few() {
        let before = projects(400);
        let (mut of_file, mut of_project) = (0, 0);
        for nth in 0..100 {
            let mut larger = before.clone();
            larger[nth * 4].1 += 3000;
            of_file += moved(&before, &larger);
            let mut more = before.clone();
            more.insert(nth * 4, (format!("services/new{nth}"), 10_000 * nth as u64));
            of_project += moved(&before, &more);
        }
        // On average of 400.
        assert!(of_file <= 4 * 100, "{of_file}");
        assert!(of_project <= 20 * 100, "{of_project}");
    }

    #[test]
    fn a_missing_shard_is_named() {
        let parts = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<Shard>>();
        assert_eq!(Shard::missing(&parts(&["3/3", "1/3"])), Some("2/3".parse().unwrap()));
        assert_eq!(Shard::missing(&parts(&["2/2", "1/2", "2/2"])), None);
    }

    #[test]
    fn a_shard_is_given_by_two_numbers() {
        assert_eq!("2/8".parse(), Ok(Shard { index: 1, count: 8 }));
        assert_eq!(Shard { index: 1, count: 8 }.to_string(), "2/8");
        for wrong in ["", "1", "0/2", "3/2", "a/b", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
