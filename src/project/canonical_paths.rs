//! Canonical paths of folders, with links resolved. The disk is asked once per folder, because every
//! file of a run is looked up by its folder.

use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::cache::Cache;

/// Canonical paths of folders, by the paths used to reach them. Safe to share among threads.
#[derive(Default)]
pub struct CanonicalPaths {
    /// Keyed by bytes, which hash ten times as fast as a `Path`.
    known: Cache<OsString, Arc<Path>>,
}

impl CanonicalPaths {
    /// The canonical path of a folder, or its absolute path if it does not exist.
    pub fn folder(&self, folder: &Path) -> Arc<Path> {
        self.known.get_or(folder.as_os_str(), || {
            self.below_parent(folder).unwrap_or_else(|| canonical(folder)).into()
        })
    }

    /// The absolute path of a file in its canonical folder. The file itself may be a link.
    pub fn file(&self, file: &Path) -> PathBuf {
        let folder = self.folder(folder_of(file));
        file.file_name().map_or_else(|| folder.to_path_buf(), |name| folder.join(name))
    }

    /// A folder that is not a link lies in its parent: this needs a single system call.
    fn below_parent(&self, folder: &Path) -> Option<PathBuf> {
        let Some(Component::Normal(name)) = folder.components().next_back() else { return None };
        let path = self.folder(folder_of(folder)).join(name);
        fs::symlink_metadata(&path).is_ok_and(|data| data.is_dir()).then_some(path)
    }
}

fn canonical(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_default()
}

/// The folder part of a file's path; `.` for a bare name.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The working folder.
pub fn working_folder() -> PathBuf {
    fs::canonicalize(".").unwrap_or_default()
}

/// A path relative to the working folder if it lies below, as users name files.
pub fn from_here(path: &Path) -> PathBuf {
    match path.strip_prefix(working_folder()) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => path.to_owned(),
    }
}

/// A name in the encoding of the platform; `None` if the bytes are invalid in it.
#[cfg(unix)]
pub fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    Some(std::os::unix::ffi::OsStringExt::from_vec(bytes))
}

/// A name in the encoding of the platform; `None` if the bytes are invalid in it.
#[cfg(not(unix))]
pub fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_where_the_system_says() {
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        let folders = CanonicalPaths::default();
        assert_eq!(&*folders.folder(&root.path().join("a/b")), real.join("a/b"));
        assert_eq!(&*folders.folder(&root.path().join("a/../a/./b")), real.join("a/b"));
        assert_eq!(folders.file(&root.path().join("a/x.py")), real.join("a/x.py"));
        assert_eq!(&*folders.folder(Path::new(".")), fs::canonicalize(".").unwrap());
        assert!(folders.folder(&root.path().join("none")).ends_with("none"));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed() {
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        std::os::unix::fs::symlink(root.path().join("a"), root.path().join("link")).unwrap();
        let folders = CanonicalPaths::default();
        assert_eq!(&*folders.folder(&root.path().join("link/b")), real.join("a/b"));
        assert_eq!(&*folders.folder(&root.path().join("link")), real.join("a"));
        assert_eq!(&*folders.folder(&root.path().join("link/..")), real);
    }
}
