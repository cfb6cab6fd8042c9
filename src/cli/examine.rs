//! One file: read, upgraded, and what came of it.

use std::cell::Cell;
use std::fs;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::profile::Profile;
use super::run::{Done, Input, Problem};
use crate::engine::{Outcome, Settings, World, upgrade_selected};
use crate::finding::Finding;
use crate::meter::{self, Count, Stage};
use crate::project::{reason, recipes};
use crate::suppression::{self, Suppressions};
use crate::text::Source;

/// Everything a run is made of.
pub struct Job<'j> {
    /// The files around.
    pub world: World<'j>,
    /// The size that is still read, in bytes.
    pub limit: u64,
}

/// What is told of a file that makes an environment; nothing of one that cannot be read.
pub fn recipe(job: &Job<'_>, profile: &Profile, path: &Path) -> Option<Done> {
    let transform = |id: &str| profile.catalogue.transforms().iter().find(|transform| transform.id == id);
    let mut bytes = Vec::new();
    read(path, job.limit, &mut bytes).ok()?;
    let source = Source::from_text(path, String::from_utf8(bytes.clone()).ok()?);
    let target = profile.window().target;
    let folder = path.parent().unwrap_or(Path::new(""));
    let beside = |name: &str| crate::project::regular::text(&folder.join(name));
    let kind = recipes::kind(path)?;
    let mut findings = Vec::new();
    let comments = Suppressions::of_lines(&source, target);
    let is_left = |finding: &Finding, places: &[&Range<usize>]| {
        places.iter().any(|place| comments.cover(&source, &finding.id, place))
    };
    if let Some(transform) =
        transform(recipes::ID).filter(|t| t.removed.is_none_or(|removed| removed <= target))
        && let Some(missing) = recipes::find(kind, source.text(), &beside)
    {
        let finding = missing.finding(transform, &source);
        findings.extend(Some(finding).filter(|f| !is_left(f, &[&missing.range, &missing.used])));
    }
    if let Some(transform) = transform(recipes::RUN_MODULE) {
        let runs = recipes::runs(kind, source.text()).into_iter().filter(|run| run.removed.since <= target);
        let told = runs.map(|run| run.finding(transform, &source));
        findings.extend(told.filter(|finding| !is_left(finding, &[&finding.range])));
    }
    if findings.is_empty() {
        return None;
    }
    let outcome = Outcome { findings, ..Outcome::default() };
    Some(Done { source: Some(source), bytes, outcome, problems: Vec::new(), staged: false, unread: false })
}

pub fn failed(path: PathBuf, place: Option<(usize, usize)>, message: String) -> Done {
    Done {
        source: None,
        bytes: Vec::new(),
        outcome: Outcome::default(),
        problems: vec![Problem { path, place, message }],
        staged: false,
        unread: place.is_none(),
    }
}

/// Bytes of a mebibyte.
pub const MIB: u64 = 1024 * 1024;

thread_local! {
    /// Room for a file, used again as long as nothing is to be said of what it holds.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The bytes of a file, put into a vector in the place of others; an error is a clause for people.
fn read(path: &Path, limit: u64, bytes: &mut Vec<u8>) -> Result<(), String> {
    let why = |error: std::io::Error| reason(&error);
    let mut file = fs::File::open(path).map_err(why)?;
    let metadata = file.metadata().map_err(why)?;
    let size = metadata.len();
    // One read takes all of most files; only a file that is none, or is being written, has more than its size.
    if metadata.is_file() && (1..=limit).contains(&size) {
        bytes.resize(usize::try_from(size).unwrap_or(0), 0);
        let read = match file.read(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => 0,
            read => read.map_err(why)?,
        };
        bytes.truncate(read);
        if read as u64 == size {
            return Ok(());
        }
    } else {
        bytes.clear();
    }
    file.take(limit.saturating_add(1)).read_to_end(bytes).map_err(why)?;
    if bytes.len() as u64 > limit {
        let limit = limit / MIB;
        return Err(format!("is larger than {limit} MiB, so it was left alone; see `--max-size`"));
    }
    Ok(())
}

/// Reads and upgrades a file; `None` when there is nothing to say of it.
pub fn examine(job: &Job<'_>, input: &Input) -> Option<Done> {
    let path = &input.path;
    let bytes = match input.given.as_ref().or(input.staged.as_ref()) {
        Some(bytes) => bytes.clone(),
        None => {
            let mut bytes = ROOM.take();
            if let Err(message) = meter::stage(Stage::Read, || read(path, job.limit, &mut bytes)) {
                return Some(failed(path.clone(), None, message));
            }
            bytes
        }
    };
    // Most files hold nothing; only what keeps them from being Python text is worth a word.
    let catalogue = &input.profile.catalogue;
    let selection = meter::stage(Stage::Sieve, || catalogue.select(&bytes));
    let concerns = !selection.is_empty() || suppression::mentioned(&bytes);
    meter::count(Count::Files, 1);
    meter::count(Count::Bytes, bytes.len());
    if concerns {
        meter::count(Count::Sieved, 1);
        meter::count(Count::SievedBytes, bytes.len());
    }
    let decoded = match input.named || concerns {
        true => Source::decode(path, &bytes).map(Some),
        false => Source::readable(&bytes).map(|()| None),
    };
    let source = match decoded {
        Ok(Some(source)) => source,
        Ok(None) => {
            ROOM.set(bytes);
            return None;
        }
        Err(refusal) => {
            let failed = failed(path.clone(), Some((refusal.line(), 1)), refusal.to_string());
            return Some(Done { bytes, ..failed });
        }
    };
    // Another encoding may have other words.
    let selection = match source.text().as_bytes() == bytes {
        true => selection,
        false => meter::stage(Stage::Sieve, || catalogue.select(source.text().as_bytes())),
    };
    let (lines, refused) = (input.lines.clone(), input.refused.clone());
    let settings = Settings { lines, refused, ..input.profile.settings() };
    let outcome = upgrade_selected(&source, catalogue, &selection, &job.world, &settings);
    let refused = outcome.refusal.as_ref().map(|refusal| {
        let place = source.position(refusal.offset);
        Problem {
            path: path.clone(),
            place: Some((place.line, place.column)),
            message: refusal.message.clone(),
        }
    });
    let dropped = outcome.defects.iter().map(|defect| Problem {
        path: path.clone(),
        place: None,
        message: format!("a change was dropped, which is a defect of upshift; please report it: {defect}"),
    });
    let problems: Vec<Problem> = refused.into_iter().chain(dropped).collect();
    let silent =
        outcome.findings.is_empty() && problems.is_empty() && outcome.text.is_none() && outcome.ignored == 0;
    // What came from standard input goes on to standard output in any case.
    let wanted = !silent || input.given.is_some();
    wanted.then_some(Done {
        source: Some(source),
        bytes,
        outcome,
        problems,
        staged: input.staged.is_some(),
        unread: false,
    })
}
