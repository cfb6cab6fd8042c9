//! What recorded runs show of open documents, as the setting `warnings` names the recordings.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::engine::Catalogue;
use crate::matching::RunEvidence;
use crate::project::Recordings;
use crate::text::Source;

/// The recordings that were read, by their paths.
#[derive(Default)]
pub struct Recorded(HashMap<Vec<PathBuf>, Recordings>);

impl Recorded {
    /// What recordings show of a document; paths in them are relative to a folder. Fails if one cannot be read.
    pub fn of(
        &mut self,
        paths: &[PathBuf],
        folder: &Path,
        source: &Source,
        catalogue: &Catalogue,
    ) -> anyhow::Result<RunEvidence> {
        // The tests may have run again.
        if !self.0.get(paths).is_some_and(Recordings::are_current) {
            self.0.insert(paths.to_vec(), Recordings::read(paths, |path| folder.join(path))?);
        }
        let recordings = self.0.get_mut(paths);
        Ok(recordings.map_or_else(RunEvidence::default, |known| known.of_text(source, catalogue)))
    }
}
