//! Atomic writes: a new file is written beside the old one, synced, and renamed over it.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::Path;

use super::canonical_paths::folder_of;

/// Why a file was not changed.
#[derive(Debug)]
pub enum WriteError {
    /// It has other bytes than those that were read.
    Changed,
    /// It is read-only.
    ReadOnly,
    /// The system refused.
    System(io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not changed: ")?;
        match self {
            WriteError::Changed => f.write_str("it was edited since it was read; run again"),
            WriteError::ReadOnly => f.write_str("it is read-only"),
            WriteError::System(error) if error.kind() == ErrorKind::PermissionDenied => {
                f.write_str("permission denied for it or for its folder")
            }
            WriteError::System(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        WriteError::System(error)
    }
}

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Atomically: at no time was there half a file.
    Whole,
    /// In place, because a rename would have lost something; the clause says what.
    InPlace(&'static str),
}

/// The prefix of temporary files; six letters or digits follow.
const PREFIX: &str = ".upshift-";

/// Replaces the contents `old` of a file by `new`. Mode, owner and extended attributes are kept; a
/// symbolic link is kept and its target is written. If a rename would lose something, the file is
/// written in place, after `announce` was called with its path; through another hard link it may have
/// been written already. The folder is not synced: see [`sync_folder`].
pub fn write(
    path: &Path,
    old: &[u8],
    new: &[u8],
    announce: &dyn Fn(&Path) -> io::Result<()>,
) -> Result<Written, WriteError> {
    let target = fs::canonicalize(path)?;
    let data = fs::metadata(&target)?;
    if data.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    let now = fs::read(&target)?;
    let is_linked = platform::links(&data) > 1;
    if is_linked && now == new {
        return Ok(Written::Whole);
    }
    if now != old {
        return Err(WriteError::Changed);
    }
    let in_place = |why| {
        announce(&target)?;
        over(&target, old, new)?;
        Ok(Written::InPlace(why))
    };
    if is_linked {
        return in_place("it has several hard links");
    }
    let mut file = temporary(&target)?;
    if platform::keep_owner(file.as_file(), &data).is_err() {
        return in_place("a new file would have another owner");
    }
    if platform::keep_attributes(&target, file.as_file()).is_err() {
        return in_place("a new file would lose extended attributes");
    }
    file.write_all(new)?;
    file.as_file().set_permissions(data.permissions())?;
    file.as_file().sync_all()?;
    // Another program may have written it meanwhile.
    let identity = |data: &fs::Metadata| (data.len(), data.modified().ok(), platform::inode(data));
    if identity(&fs::metadata(&target)?) != identity(&data) {
        return Err(WriteError::Changed);
    }
    file.persist(&target).map_err(|error| error.error)?;
    Ok(Written::Whole)
}

/// A temporary file in the folder of another file.
fn temporary(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder_of(path))
}

/// Removes the temporary files that a killed run left in a folder.
pub fn sweep(folder: &Path) {
    let is_ours = |name: &str| {
        let rest = name.strip_prefix(PREFIX);
        rest.is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && entry.file_name().to_str().is_some_and(is_ours) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Waits until the entries of a folder are on disk, on platforms that support it.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Creates a file; fails if it exists.
pub fn create(path: &Path, text: &[u8]) -> Result<(), WriteError> {
    let mut file = temporary(path)?;
    file.write_all(text)?;
    platform::make_readable(file.as_file())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(WriteError::Changed),
        persisted => Ok(persisted.map(drop).map_err(|error| error.error)?),
    }
}

/// Overwrites the bytes of a file. The part that makes it longer comes first, so that a full disk is
/// met while the old bytes are still there; they are restored if writing fails.
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

/// Whether bytes are what a kill can leave while `old` is overwritten by `new` in place.
pub fn is_torn(now: &[u8], old: &[u8], new: &[u8]) -> bool {
    let lengths = old.len().min(new.len())..=old.len().max(new.len());
    let is_either = |(at, byte): (usize, &u8)| old.get(at) == Some(byte) || new.get(at) == Some(byte);
    lengths.contains(&now.len()) && now.iter().enumerate().all(is_either)
}

/// What Unix knows about a file.
#[cfg(unix)]
mod platform {
    use std::fs::{File, Metadata, Permissions};
    use std::io::Result;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    use std::path::Path;

    pub fn links(data: &Metadata) -> u64 {
        data.nlink()
    }

    pub fn inode(data: &Metadata) -> u64 {
        data.ino()
    }

    /// Temporary files are private; new files of a project are not.
    pub fn make_readable(file: &File) -> Result<()> {
        file.set_permissions(Permissions::from_mode(0o644))
    }

    pub fn keep_owner(file: &File, old: &Metadata) -> Result<()> {
        let new = file.metadata()?;
        match (new.uid(), new.gid()) == (old.uid(), old.gid()) {
            true => Ok(()),
            false => fchown(file, Some(old.uid()), Some(old.gid())),
        }
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub fn keep_attributes(old: &Path, new: &File) -> Result<()> {
        use rustix::fs::{XattrFlags, fgetxattr, fgetxattr_query, flistxattr, flistxattr_query, fsetxattr};

        let value = |file: &File, name: &[u8]| {
            let mut value = vec![0; fgetxattr_query(file, name)?];
            let size = fgetxattr(file, name, &mut value[..])?;
            value.truncate(size);
            rustix::io::Result::Ok(value)
        };
        let old = File::open(old)?;
        let mut names = Vec::new();
        // A file system without extended attributes has none to lose.
        if let Ok(size) = flistxattr_query(&old) {
            names.resize(size, 0);
            let size = flistxattr(&old, &mut names[..])?;
            names.truncate(size);
        }
        for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            let kept = value(&old, name)?;
            if value(new, name).ok().as_ref() != Some(&kept) {
                fsetxattr(new, name, &kept, XattrFlags::empty())?;
            }
        }
        Ok(())
    }

    /// No release is made for a Unix where these attributes are read in another way.
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub fn keep_attributes(_: &Path, _: &File) -> Result<()> {
        Ok(())
    }
}

/// Elsewhere a new file keeps all there is.
#[cfg(not(unix))]
mod platform {
    use std::fs::{File, Metadata};
    use std::io::Result;
    use std::path::Path;

    pub fn links(_: &Metadata) -> u64 {
        1
    }

    pub fn inode(_: &Metadata) -> u64 {
        0
    }

    pub fn make_readable(_: &File) -> Result<()> {
        Ok(())
    }

    pub fn keep_owner(_: &File, _: &Metadata) -> Result<()> {
        Ok(())
    }

    pub fn keep_attributes(_: &Path, _: &File) -> Result<()> {
        Ok(())
    }
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

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn extended_attributes_stay() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};

        let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
        let path = folder.path().join("x.py");
        fs::write(&path, "old").unwrap();
        if setxattr(&path, "user.origin", b"here", XattrFlags::empty()).is_err() {
            return;
        }
        assert_eq!(write(&path, b"old", b"new").unwrap(), Written::Whole);
        let mut value = [0; 8];
        let size = getxattr(&path, "user.origin", &mut value[..]).unwrap();
        assert_eq!(&value[..size], b"here");
    }

    #[test]
    fn torn_files_are_recognised() {
        for now in ["old text", "new text", "new t", "new!!! and more", "old text and m"] {
            let torn = is_torn(now.as_bytes(), b"old text", b"new text and more");
            assert_eq!(torn, now.len() >= 8 && !now.contains('!'), "{now}");
        }
    }

    #[test]
    fn only_temporary_files_of_upshift_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".upshift-aB3dEf", ".upshift-notes.py", "x.py"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        sweep(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
