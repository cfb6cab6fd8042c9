//! Files that are read because of their names and not because somebody named them: a pipe, a device
//! or a file without end under such a name must not hold a run up.

use std::fs::{self, File};
use std::io::{self, Error, ErrorKind, Read};
use std::path::Path;

/// More than any manifest, configuration or module holds, in bytes.
const LARGEST: u64 = 64 << 20;

/// The bytes of a regular file, links followed; an error for everything else, and for a file of more
/// than 64 MiB.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    read(path, &mut bytes).map(|()| bytes)
}

/// The same, put into a vector in the place of what it holds.
pub fn read(path: &Path, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.clear();
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "is no regular file"));
    }
    // One more: the end is met without growing.
    bytes.reserve(metadata.len().min(LARGEST) as usize + 1);
    File::open(path)?.take(LARGEST + 1).read_to_end(bytes)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(Error::new(ErrorKind::FileTooLarge, "is larger than 64 MiB")),
        false => Ok(()),
    }
}

/// The same as text; `None` as well if it is no UTF-8.
pub fn text(path: &Path) -> Option<String> {
    String::from_utf8(bytes(path).ok()?).ok()
}
