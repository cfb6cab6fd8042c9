//! What recorded runs show of open documents, as the setting `warnings` names the recordings.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::engine::Catalogue;
use crate::matching::RunEvidence;
use crate::project::{Recordings, bounded_read};
use crate::text::Source;

/// The recordings that were read, by their paths.
#[derive(Default)]
pub struct Recorded(HashMap<Vec<PathBuf>, Read>);

/// Recordings, as they were at some time.
struct Read {
    modified: Vec<Option<SystemTime>>,
    recordings: Recordings,
}

impl Recorded {
    /// What recordings show of a document; paths in them are relative to a folder. Fails if one cannot be read.
    pub fn of(
        &mut self,
        paths: &[PathBuf],
        folder: &Path,
        source: &Source,
        catalogue: &Catalogue,
    ) -> anyhow::Result<RunEvidence> {
        if paths.is_empty() {
            return Ok(RunEvidence::default());
        }
        let time = |path: &PathBuf| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        let modified: Vec<_> = paths.iter().map(time).collect();
        // The tests may have run again.
        let is_current = self.0.get(paths).is_some_and(|read| read.modified == modified);
        if !is_current {
            let recordings = Recordings::read(paths, |path| folder.join(path))?;
            self.0.insert(paths.to_vec(), Read { modified, recordings });
        }
        let Some(Read { recordings, .. }) = self.0.get_mut(paths) else { return Ok(RunEvidence::default()) };
        // If the file on disk has the text of the editor, its bytes count.
        let bytes = bounded_read::bytes(source.path()).ok();
        let is_saved = |bytes: &Vec<u8>| {
            Source::decode(source.path(), bytes).is_ok_and(|saved| saved.text() == source.text())
        };
        let bytes = bytes.filter(is_saved).unwrap_or_else(|| source.text().as_bytes().to_vec());
        Ok(recordings.of(source.path(), &bytes, catalogue))
    }
}
