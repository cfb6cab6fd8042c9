//! Results that an earlier run has found, where they are still right.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::run::{Contents, FileResult, Input};
use crate::embedded::{Embedded, Format};
use crate::engine::Outcome;
use crate::meter::{self, Count};
use crate::model::trail;
use crate::project::result_cache::{Key, ResultCache};
use crate::project::{Problem, Project, Stamp, bounded_read, digest, working_folder};
use crate::text::Source;
use crate::version::Window;

/// Recalls results, and keeps new ones.
pub struct Recall<'j> {
    cache: &'j ResultCache,
    project: &'j Project,
    /// The fingerprint of what all files of the run have in common.
    run: u128,
    /// The fingerprints of profiles, by their addresses: the run keeps them all.
    profiles: Mutex<HashMap<usize, u128>>,
}

/// Whether the result of a file is one that another run may use: not for a part of it, or after a person's choice.
pub fn is_recalled(input: &Input) -> bool {
    matches!(input.contents, Contents::Disk)
        && input.lines.is_none()
        && input.refused.is_empty()
        && input.run.is_empty()
}

/// A result, as it is kept. The rest follows from the file.
#[derive(Serialize, Deserialize)]
struct Remembered {
    /// The outcome; without its text if that is what the edits make of the file.
    outcome: Outcome,
    is_edited: bool,
    problems: Vec<Problem>,
    has_text: bool,
    unread: bool,
    window: Option<Window>,
}

impl<'j> Recall<'j> {
    /// Recalls results for a run with a size limit, in bytes.
    pub fn new(cache: &'j ResultCache, project: &'j Project, limit: u64) -> Recall<'j> {
        // Results name other files as the user does.
        let run = digest(format!("{limit} {:?} {:?}", working_folder(), project.naming()).as_bytes());
        Recall { cache, project, run, profiles: Mutex::default() }
    }

    fn key(&self, input: &Input, content: u128) -> Key {
        let mut profiles = self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = Arc::as_ptr(&input.profile).addr();
        let profile = *profiles.entry(profile).or_insert_with(|| input.profile.fingerprint());
        let settings = format!("{} {profile} {} {:?}", self.run, input.named, input.path);
        Key { settings: digest(settings.as_bytes()), content }
    }

    /// The result for a file that nobody touched since an earlier run.
    pub fn untouched(&self, input: &Input) -> Option<Option<FileResult>> {
        let fact = self.project.facts.untouched(&input.absolute)?;
        self.known(input, fact.content, None)
    }

    /// The result for a file whose bytes were just read, else what `process` makes of them. `stamp` is what the file
    /// system said of the file before.
    pub fn or(
        &self,
        input: &Input,
        stamp: Option<Stamp>,
        bytes: Vec<u8>,
        process: impl FnOnce(Vec<u8>) -> Option<FileResult>,
    ) -> Option<FileResult> {
        let content = self.project.facts.learn(&input.absolute, stamp, &bytes);
        if let Some(known) = self.known(input, content, Some(&bytes)) {
            return known;
        }
        let (result, questions) = trail::record(|| process(bytes));
        let kept = match &result {
            None => Some(Vec::new()),
            Some(result) => {
                let mut outcome = result.outcome.clone();
                let edited = result.source.as_ref().map(|source| outcome.edits.apply(source.text()));
                let is_edited = outcome.text.is_some() && outcome.text == edited;
                outcome.text = outcome.text.filter(|_| !is_edited);
                let remembered = Remembered {
                    outcome,
                    is_edited,
                    problems: result.problems.clone(),
                    has_text: result.source.is_some(),
                    unread: result.unread,
                    window: result.window,
                };
                // A path that is not valid Unicode cannot be kept.
                serde_json::to_vec(&remembered).ok()
            }
        };
        if let Some(kept) = kept {
            self.cache.keep(&input.absolute, self.key(input, content), questions, kept);
        }
        result
    }

    fn known(&self, input: &Input, content: u128, bytes: Option<&[u8]>) -> Option<Option<FileResult>> {
        let kept = self.cache.find(self.project, &input.absolute, self.key(input, content))?;
        let result = match kept {
            [] => None,
            kept => {
                let remembered: Remembered = serde_json::from_slice(kept).ok()?;
                let bytes = match bytes {
                    Some(bytes) => bytes.to_vec(),
                    None => read(&input.path, content)?,
                };
                let Remembered { mut outcome, is_edited, problems, has_text, unread, window } = remembered;
                let format = Format::of(&input.path);
                let source = has_text.then(|| match format {
                    None => Source::decode(&input.path, &bytes).ok(),
                    Some(_) => Source::utf8(&input.path, &bytes).ok(),
                });
                let source = source.flatten();
                let read = |(source, format)| Embedded::read(source, format).ok();
                let embedded = source.as_ref().zip(format).and_then(read);
                if let Some(source) = source.as_ref().filter(|_| is_edited) {
                    outcome.text = Some(outcome.edits.apply(source.text()));
                }
                Some(FileResult { source, bytes, outcome, problems, unread, window, staged: false, embedded })
            }
        };
        meter::count(Count::Recalled, 1);
        Some(result)
    }
}

/// The bytes of a file, if they are still those with a fingerprint.
fn read(path: &Path, content: u128) -> Option<Vec<u8>> {
    bounded_read::bytes(path).ok().filter(|bytes| digest(bytes) == content)
}
