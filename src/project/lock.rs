//! Locks against concurrent writes. The folders themselves are locked, so no lock file is left behind:
//! the system releases a lock when its holder ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// Locked trees: no other run writes there while this value lives.
#[derive(Debug, Default)]
pub struct Lock {
    _held: Vec<File>,
}

impl Lock {
    /// Locks folders exclusively, and their parents against runs that are about to write all of them.
    /// Named files are not locked themselves: several runs may each process a part of a tree. Does
    /// nothing on file systems without locks. The error is the folder that another run has locked.
    pub fn of(paths: &[PathBuf]) -> Result<Lock, PathBuf> {
        let mut lock = Lock::default();
        let mut whole: Vec<PathBuf> = paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
        whole.sort_unstable();
        // A path within another one is locked with it.
        whole.dedup_by(|inner, outer| inner.starts_with(outer));
        let is_alone = |path: &Path| whole.iter().any(|tree| tree == path) && path.is_dir();
        let mut folders: Vec<&Path> = whole.iter().flat_map(|path| path.ancestors()).collect();
        folders.sort_unstable();
        folders.dedup();
        for folder in folders.into_iter().filter(|folder| folder.is_dir()) {
            let Ok(file) = File::open(folder) else { continue };
            let taken = if is_alone(folder) { file.try_lock() } else { file.try_lock_shared() };
            match taken {
                Ok(()) => lock._held.push(file),
                Err(TryLockError::WouldBlock) => return Err(folder.to_owned()),
                Err(TryLockError::Error(_)) => {}
            }
        }
        Ok(lock)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_for_one_run_and_its_files_are_for_several() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        let file = inner.join("x.py");
        fs::write(&file, "").unwrap();
        let of = |path: &Path| Lock::of(&[path.to_owned()]);
        let held = of(&folder.path().join("a")).unwrap();
        for path in [&file, &inner, &folder.path().join("a"), folder.path()] {
            assert!(of(path).is_err(), "{}", path.display());
        }
        drop(held);
        let held = (of(&file).unwrap(), of(&file).unwrap());
        assert!(of(&inner).is_err());
        drop(held);
        assert!(Lock::of(&[inner.clone(), folder.path().to_owned(), file]).is_ok());
    }
}
