//! Reads that cannot block or exhaust memory. Most files are read because of their names, not because
//! a user named them: a pipe, a device or an endless file must not stop a run.

use std::fs::{self, File};
use std::io::{self, Error, ErrorKind, Read};
use std::path::Path;

/// The size limit for manifests, configurations and modules, in bytes.
const LARGEST: u64 = 64 << 20;

/// The bytes of a regular file; links are followed. Fails for anything else, and for a file larger
/// than 64 MiB.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    regular(path, &mut bytes).map(|()| bytes)
}

/// Like [`bytes`], as text; `None` also for text that is not UTF-8.
pub fn text(path: &Path) -> Option<String> {
    String::from_utf8(bytes(path).ok()?).ok()
}

/// Like [`bytes`], into a buffer whose contents are replaced.
pub fn regular(path: &Path, bytes: &mut Vec<u8>) -> io::Result<()> {
    match fs::metadata(path)?.is_file() {
        true => any(path, LARGEST, bytes),
        false => Err(Error::new(ErrorKind::InvalidInput, "not a regular file")),
    }
}

/// Replaces the contents of a buffer with those of a file of any kind. Fails with
/// [`ErrorKind::FileTooLarge`] if it holds more than `limit` bytes.
pub fn any(path: &Path, limit: u64, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.clear();
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    // One byte more than the size: the end is reached without growing the buffer.
    bytes.reserve(usize::try_from(size.min(limit)).unwrap_or(0) + 1);
    file.take(limit.saturating_add(1)).read_to_end(bytes)?;
    match bytes.len() as u64 > limit {
        true => Err(Error::new(ErrorKind::FileTooLarge, format!("larger than {} MiB", limit >> 20))),
        false => Ok(()),
    }
}

/// Describes an I/O error for people, as a clause without a subject.
pub fn describe(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file or directory".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}
