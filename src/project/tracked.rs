//! Python files that git tracks although an ignore file names them. git goes on tracking such a file, and a walk
//! skips it: who has it in the repository wants to hear of that. The index is read here, since no run starts git
//! unless it is asked to.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::bounded_read;
use super::config::Configs;
use super::walk::{is_foreign, is_named_python};

/// The Python files below some folders that are in git's index and that a walk skips because of an ignore file:
/// sorted, by their absolute paths. `known` is what the walk found. Empty where there is no repository.
pub fn tracked_but_ignored(folders: &[PathBuf], known: &[PathBuf], configs: &Configs) -> Vec<PathBuf> {
    let known: HashSet<&Path> = known.iter().map(PathBuf::as_path).collect();
    let mut found = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let Ok(root) = fs::canonicalize(folder) else { continue };
        let Some((top, names)) = root.ancestors().find_map(|top| Some((top, index_of(top)?))) else {
            continue;
        };
        let paths = names.iter().map(|name| top.join(name)).filter(|path| is_named_python(path));
        found.extend(paths.filter(|path| {
            !known.contains(path.as_path())
                && path.strip_prefix(&root).is_ok_and(|below| is_walked(&root, below, configs))
        }));
    }
    found.sort();
    found.dedup();
    found
}

/// Whether nothing but an ignore file can keep a walk from a file.
fn is_walked(root: &Path, below: &Path, configs: &Configs) -> bool {
    let is_hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    let mut path = root.to_owned();
    for part in below.components() {
        path.push(part);
        let Ok(data) = path.symlink_metadata() else { return false };
        let is_excluded = || {
            let config = configs.in_folder(path.parent().unwrap_or(root));
            config.is_ok_and(|config| config.excludes(&path, data.is_dir()))
        };
        if is_hidden(part) || data.is_symlink() || data.is_dir() && is_foreign(&path) || is_excluded() {
            return false;
        }
    }
    path.is_file()
}

/// The names in the index of the repository whose working tree begins at a folder.
fn index_of(top: &Path) -> Option<Vec<String>> {
    let place = top.join(".git");
    let folder = match fs::metadata(&place).ok()?.is_dir() {
        true => place,
        // A worktree and a submodule say where their repository is.
        false => top.join(bounded_read::text(&place)?.strip_prefix("gitdir: ")?.trim_end()),
    };
    names(&bounded_read::bytes(&folder.join("index")).ok()?)
}

/// Where the name of an entry begins: behind numbers, a hash of 20 bytes, and flags.
const NAME: usize = 62;
/// The flag of entries with two bytes more before the name.
const IS_EXTENDED: u8 = 0x40;

/// The names in an index of version 2, 3 or 4; `None` for one that is not understood, such as that of a repository
/// with hashes of 32 bytes.
fn names(index: &[u8]) -> Option<Vec<String>> {
    let number = |at: usize| Some(u32::from_be_bytes(index.get(at..at + 4)?.try_into().ok()?));
    let (version, count) = (number(4)?, number(8)?);
    if index.get(..4)? != b"DIRC" || !(2..=4).contains(&version) {
        return None;
    }
    let (mut at, mut names, mut last) = (12, Vec::new(), Vec::new());
    for _ in 0..count {
        let start = at;
        at += NAME + 2 * usize::from(index.get(start + NAME - 2)? & IS_EXTENDED != 0);
        match version {
            // What of the last name is not taken over; then what is new.
            4 => {
                let (dropped, length) = varint(index.get(at..)?)?;
                last.truncate(last.len().checked_sub(dropped)?);
                at += length;
            }
            _ => last.clear(),
        }
        let length = index.get(at..)?.iter().position(|byte| *byte == 0)?;
        last.extend_from_slice(&index[at..at + length]);
        at += length + 1;
        if version < 4 {
            at = start + (at - start).next_multiple_of(8);
        }
        names.push(String::from_utf8(last.clone()).ok()?);
    }
    Some(names)
}

/// A number as git packs it, and how many bytes it takes.
fn varint(bytes: &[u8]) -> Option<(usize, usize)> {
    let (first, rest) = bytes.split_first()?;
    let (mut value, mut length, mut byte) = (usize::from(first & 0x7f), 1, *first);
    while byte & 0x80 != 0 {
        byte = *rest.get(length - 1)?;
        value = value.checked_add(1)?.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
        length += 1;
    }
    Some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &[u8]) -> Vec<u8> {
        [&[0; NAME][..], name, &[0]].concat()
    }

    #[test]
    fn names_are_read_of_all_versions() {
        let mut padded = entry(b"a/b.py");
        padded.resize(padded.len().next_multiple_of(8), 0);
        let header = |version: u8, count: u8| [b"DIRC\0\0\0".as_slice(), &[version, 0, 0, 0, count]].concat();
        let second = [header(2, 2), padded.clone(), padded].concat();
        assert_eq!(names(&second).unwrap(), ["a/b.py", "a/b.py"]);
        let shared = [header(4, 2), entry(b"\0a/b.py"), entry(b"\x04c.py")].concat();
        assert_eq!(names(&shared).unwrap(), ["a/b.py", "a/c.py"]);
    }

    #[test]
    fn an_index_that_is_cut_or_lies_is_not_read() {
        assert_eq!(names(b"DIRC\0\0\0\x02\xff\xff\xff\xff"), None);
        assert_eq!(names(b"DIRC\0\0\0\x09\0\0\0\0"), None);
        assert_eq!(names(&[b"DIRC\0\0\0\x04\0\0\0\x01".as_slice(), &entry(b"\x09a.py")].concat()), None);
        assert_eq!(varint(&[0x80, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 40]), None);
    }
}
