//! Where folders really are: links followed, and each folder asked of the disk once, since every file of a
//! run is looked up by its folder.

use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use foldhash::HashMap;

/// Real paths of folders, by the paths they are reached by. Safe to share among threads.
#[derive(Default)]
pub struct RealFolders {
    /// By their bytes, which are hashed in a tenth of the time that a path takes.
    known: Mutex<HashMap<OsString, Arc<Path>>>,
}

impl RealFolders {
    /// The real path of a folder; of one that is not there, the absolute path.
    pub fn of(&self, folder: &Path) -> Arc<Path> {
        let lock = || self.known.lock().unwrap_or_else(|e| e.into_inner());
        if let Some(known) = lock().get(folder.as_os_str()) {
            return known.clone();
        }
        let found: Arc<Path> = self.beside(folder).unwrap_or_else(|| canonical(folder)).into();
        lock().insert(folder.into(), found.clone());
        found
    }

    /// The absolute path of a file, with its folder as it really is.
    pub fn of_file(&self, file: &Path) -> PathBuf {
        let folder = self.of(folder_of(file));
        file.file_name().map_or_else(|| folder.to_path_buf(), |name| folder.join(name))
    }

    /// A folder that is no link is where its parent is, for which the disk is asked one question.
    fn beside(&self, folder: &Path) -> Option<PathBuf> {
        let Some(Component::Normal(name)) = folder.components().next_back() else { return None };
        let path = self.of(folder_of(folder)).join(name);
        fs::symlink_metadata(&path).is_ok_and(|data| data.is_dir()).then_some(path)
    }
}

fn canonical(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_default()
}

/// The folder of a file by its path alone.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_where_the_system_says() {
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        let folders = RealFolders::default();
        assert_eq!(&*folders.of(&root.path().join("a/b")), real.join("a/b"));
        assert_eq!(&*folders.of(&root.path().join("a/../a/./b")), real.join("a/b"));
        assert_eq!(folders.of_file(&root.path().join("a/x.py")), real.join("a/x.py"));
        assert_eq!(&*folders.of(Path::new(".")), fs::canonicalize(".").unwrap());
        assert!(folders.of(&root.path().join("none")).ends_with("none"));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed() {
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        std::os::unix::fs::symlink(root.path().join("a"), root.path().join("link")).unwrap();
        let folders = RealFolders::default();
        assert_eq!(&*folders.of(&root.path().join("link/b")), real.join("a/b"));
        assert_eq!(&*folders.of(&root.path().join("link")), real.join("a"));
        assert_eq!(&*folders.of(&root.path().join("link/..")), real);
    }
}
