//! Files are written whole or not at all: beside the old file, synced, then put in its place.

use std::fmt;
use std::fs;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

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

/// How the name of a temporary file begins; six letters and digits follow.
const BESIDE: &str = ".upshift-";

/// Puts `new` in the place of a file that held `old`. Mode, owner and extended attributes stay; a
/// symbolic link stays and its target is written. Where a rename would cost the file something, it is
/// written in place, after `announce` was told of it; by another of its names it may be written already. The folder is not synced: see `sync_folder`.
pub fn write(
    path: &Path,
    old: &[u8],
    new: &[u8],
    announce: &dyn Fn(&Path) -> io::Result<()>,
) -> Result<Written, WriteError> {
    let target = fs::canonicalize(path).map_err(WriteError::System)?;
    let data = fs::metadata(&target).map_err(WriteError::System)?;
    if data.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    let now = fs::read(&target).map_err(WriteError::System)?;
    if links(&data) > 1 && now == new {
        return Ok(Written::Whole);
    }
    if now != old {
        return Err(WriteError::Changed);
    }
    let in_place = |why| {
        announce(&target).and_then(|()| over(&target, old, new)).map_err(WriteError::System)?;
        Ok(Written::InPlace(why))
    };
    if links(&data) > 1 {
        return in_place("it has several hard links");
    }
    let mut file = beside(&target).map_err(WriteError::System)?;
    if keep_owner(file.as_file(), &data).is_err() {
        return in_place("a new file would have another owner");
    }
    if keep_attributes(&target, file.as_file()).is_err() {
        return in_place("a new file would lack some of its extended attributes");
    }
    let written = file
        .write_all(new)
        .and_then(|()| file.as_file().set_permissions(data.permissions()))
        .and_then(|()| file.as_file().sync_all());
    written.map_err(WriteError::System)?;
    // Somebody may have written it meanwhile.
    let now = fs::metadata(&target).map_err(WriteError::System)?;
    if identity(&now) != identity(&data) {
        return Err(WriteError::Changed);
    }
    file.persist(&target).map_err(|error| WriteError::System(error.error))?;
    Ok(Written::Whole)
}

/// A temporary file in the folder of another one.
fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new().prefix(BESIDE).tempfile_in(folder)
}

/// Removes the temporary files that a killed run left in a folder.
pub fn sweep(folder: &Path) {
    let is_ours = |name: &str| {
        let rest = name.strip_prefix(BESIDE);
        rest.is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && entry.file_name().to_str().is_some_and(is_ours) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Waits until the entries of a folder are on the disk, where the platform knows of that.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Makes a file that was not there; one that is there now stays as it is.
pub fn create(path: &Path, text: &[u8]) -> Result<(), WriteError> {
    let mut file = beside(path).map_err(WriteError::System)?;
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

/// Writes over the bytes of a file. What is longer than before comes first, so that a full disk is
/// met while the old bytes are still there; what was there is put back when writing fails.
fn over(path: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    let mut put = |bytes: &[u8], last: usize| {
        let (head, tail) = bytes.split_at(last.min(bytes.len()));
        file.seek(SeekFrom::Start(head.len() as u64))?;
        file.write_all(tail)?;
        file.rewind()?;
        file.write_all(head)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_all()
    };
    let written = put(new, old.len());
    if written.is_err() {
        let _ = put(old, old.len());
    }
    written
}

/// Whether bytes are what a kill can leave while `old` and `new` are exchanged in place.
pub fn is_torn(now: &[u8], old: &[u8], new: &[u8]) -> bool {
    let lengths = old.len().min(new.len())..=old.len().max(new.len());
    let is_either = |(at, byte): (usize, &u8)| old.get(at) == Some(byte) || new.get(at) == Some(byte);
    lengths.contains(&now.len()) && now.iter().enumerate().all(is_either)
}

/// What another one that writes a file changes about it.
fn identity(data: &fs::Metadata) -> (u64, Option<std::time::SystemTime>, u64) {
    (data.len(), data.modified().ok(), inode(data))
}

#[cfg(unix)]
fn inode(data: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(data)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

/// Gives a new file the extended attributes of the one whose place it takes.
#[cfg(unix)]
fn keep_attributes(old: &Path, new: &fs::File) -> io::Result<()> {
    use xattr::FileExt;
    let old = fs::File::open(old)?;
    // A file system without them has none to lose.
    for name in old.list_xattr().into_iter().flatten() {
        let value = old.get_xattr(&name)?;
        if let Some(value) = value.filter(|value| new.get_xattr(&name).ok().flatten().as_ref() != Some(value))
        {
            new.set_xattr(&name, &value)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_attributes(_: &Path, _: &fs::File) -> io::Result<()> {
    Ok(())
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

    fn write(path: &Path, old: &[u8], new: &[u8]) -> Result<Written, WriteError> {
        super::write(path, old, new, &|_| Ok(()))
    }

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

    #[cfg(unix)]
    #[test]
    fn extended_attributes_stay() {
        let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
        let path = folder.path().join("x.py");
        fs::write(&path, "old").unwrap();
        if xattr::set(&path, "user.origin", b"here").is_err() {
            return;
        }
        assert_eq!(write(&path, b"old", b"new").unwrap(), Written::Whole);
        assert_eq!(xattr::get(&path, "user.origin").unwrap().as_deref(), Some(&b"here"[..]));
    }

    #[test]
    fn what_a_kill_leaves_in_place_is_known() {
        for now in ["old text", "new text", "new t", "new!!! and more", "old text and m"] {
            let torn = is_torn(now.as_bytes(), b"old text", b"new text and more");
            assert_eq!(torn, now.len() >= 8 && !now.contains('!'), "{now}");
        }
    }

    #[test]
    fn only_our_temporary_files_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".upshift-aB3dEf", ".upshift-notes.py", "x.py"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        sweep(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
