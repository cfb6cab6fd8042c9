//! Files are written whole or not at all: beside the old file, synced, then put in its place.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Why a file was left as it was.
#[derive(Debug)]
pub enum WriteError {
    /// It holds other bytes than those that were read.
    Changed,
    /// It may not be written.
    ReadOnly,
    /// The system refused.
    System(std::io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Changed => {
                write!(f, "has changed since it was read, so it was left alone; run again")
            }
            WriteError::ReadOnly => write!(f, "is read-only, so it was left alone"),
            WriteError::System(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                write!(f, "may not be written, nor a file beside it, so it was left alone")
            }
            WriteError::System(error) => write!(f, "cannot be written, so it was left alone: {error}"),
        }
    }
}

impl std::error::Error for WriteError {}

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Whole: at no time was there half a file.
    Whole,
    /// Over the old bytes, because a rename would have cost the file something: the clause says
    /// what.
    InPlace(&'static str),
}

/// Puts `new` in the place of a file that held `old`. Its mode and owner stay; a symbolic link
/// stays and its target is written; a file with several hard links is written in place.
pub fn write(path: &Path, old: &[u8], new: &[u8]) -> Result<Written, WriteError> {
    let target = fs::canonicalize(path).map_err(WriteError::System)?;
    let data = fs::metadata(&target).map_err(WriteError::System)?;
    if data.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    if fs::read(&target).map_err(WriteError::System)? != old {
        return Err(WriteError::Changed);
    }
    if links(&data) > 1 {
        return in_place(&target, old, new, "it has several hard links");
    }
    let folder = target.parent().map_or(PathBuf::from("."), Path::to_owned);
    let file = tempfile::Builder::new().prefix(".upshift-").tempfile_in(folder);
    let mut file = file.map_err(WriteError::System)?;
    if keep_owner(file.as_file(), &data).is_err() {
        return in_place(&target, old, new, "a new file would have another owner");
    }
    let written = file
        .write_all(new)
        .and_then(|()| file.as_file().set_permissions(data.permissions()))
        .and_then(|()| file.as_file().sync_all());
    written.map_err(WriteError::System)?;
    file.persist(&target).map_err(|error| WriteError::System(error.error))?;
    Ok(Written::Whole)
}

/// Makes a file that was not there; one that is there now stays as it is.
pub fn create(path: &Path, text: &[u8]) -> Result<(), WriteError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::Builder::new().prefix(".upshift-").tempfile_in(folder);
    let mut file = file.map_err(WriteError::System)?;
    let written = file.write_all(text).and_then(|()| readable(file.as_file()));
    written.and_then(|()| file.as_file().sync_all()).map_err(WriteError::System)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Err(WriteError::Changed),
        Err(error) => Err(WriteError::System(error.error)),
    }
}

/// A temporary file is for its owner alone; one of a project is for all to read.
#[cfg(unix)]
fn readable(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}

/// What was there is put back when writing fails.
fn in_place(path: &Path, old: &[u8], new: &[u8], why: &'static str) -> Result<Written, WriteError> {
    match fs::write(path, new) {
        Ok(()) => Ok(Written::InPlace(why)),
        Err(error) => {
            let _ = fs::write(path, old);
            Err(WriteError::System(error))
        }
    }
}

#[cfg(unix)]
fn keep_owner(file: &fs::File, old: &fs::Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    fchown(file, Some(old.uid()), Some(old.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &fs::Metadata) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn links(data: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(data)
}

#[cfg(not(unix))]
fn links(_: &fs::Metadata) -> u64 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_if_it_is_the_one_that_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.py");
        fs::write(&path, "old").unwrap();
        assert_eq!(write(&path, b"old", b"new").unwrap(), Written::Whole);
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert!(matches!(write(&path, b"old", b"newer"), Err(WriteError::Changed)));
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_modes_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("x.py"), folder.path().join("l.py"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).unwrap();
        symlink(&path, &link).unwrap();
        write(&link, b"old", b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o751);
        let hard = folder.path().join("h.py");
        fs::hard_link(&path, &hard).unwrap();
        assert!(matches!(write(&path, b"new", b"newer").unwrap(), Written::InPlace(_)));
        assert_eq!(fs::read(&hard).unwrap(), b"newer");
    }
}
