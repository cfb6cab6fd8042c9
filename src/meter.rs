//! Measures a run: how much is read and parsed, and where the time goes. Counting is always on, because
//! it is cheap; times are measured on request.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A stage of a run. Its time excludes the stages within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Finding files and their settings.
    Walk,
    /// Reading files.
    Read,
    /// Searching for the words of transforms.
    Sieve,
    /// The second parser, which finds syntax errors.
    Syntax,
    /// Building trees.
    Parse,
    /// Scopes and bindings.
    Model,
    /// Transforms against the tree, with what the code itself shows of types.
    Match,
    /// Edits.
    Rewrite,
    /// Checking edited files.
    Verify,
}

/// All stages, in the order of a run, with their names.
pub const STAGES: [(Stage, &str); 9] = [
    (Stage::Walk, "walk"),
    (Stage::Read, "read"),
    (Stage::Sieve, "sieve"),
    (Stage::Syntax, "syntax"),
    (Stage::Parse, "parse"),
    (Stage::Model, "model"),
    (Stage::Match, "match"),
    (Stage::Rewrite, "rewrite"),
    (Stage::Verify, "verify"),
];

/// A count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Files that were read.
    Files,
    /// Their bytes.
    Bytes,
    /// Files whose result was known from an earlier run.
    Recalled,
    /// Files with words of a transform.
    Sieved,
    /// Their bytes.
    SievedBytes,
    /// Texts that were parsed: a file that changes is parsed several times.
    Trees,
    /// Their bytes.
    TreeBytes,
    /// The bytes that tree-sitter parsed.
    SlowBytes,
    /// Their nodes.
    Nodes,
}

const COUNTS: usize = 9;

static COUNTED: [AtomicU64; COUNTS] = [const { AtomicU64::new(0) }; COUNTS];
static CLOCKS: AtomicBool = AtomicBool::new(false);
static NANOSECONDS: [AtomicU64; STAGES.len()] = [const { AtomicU64::new(0) }; STAGES.len()];
static TRANSFORMS: Mutex<Option<HashMap<String, Duration>>> = Mutex::new(None);

thread_local! {
    /// The open stages, outermost first, each with the time of the stages within it.
    static OPEN: RefCell<Vec<Duration>> = const { RefCell::new(Vec::new()) };
}

/// Adds to a count.
pub fn count(what: Count, more: usize) {
    COUNTED[what as usize].fetch_add(more as u64, Relaxed);
}

/// The count since the program started.
pub fn counted(what: Count) -> u64 {
    COUNTED[what as usize].load(Relaxed)
}

/// Starts to measure times.
pub fn start_clocks() {
    CLOCKS.store(true, Relaxed);
}

/// Whether times are measured.
pub fn runs() -> bool {
    CLOCKS.load(Relaxed)
}

/// Runs the work of a stage.
pub fn stage<T>(stage: Stage, work: impl FnOnce() -> T) -> T {
    if !runs() {
        return work();
    }
    let (done, own) = timed(work);
    NANOSECONDS[stage as usize].fetch_add(own.as_nanos() as u64, Relaxed);
    done
}

/// Runs the work of a transform, which is also part of the stage around it.
pub fn transform<T>(id: &str, work: impl FnOnce() -> T) -> T {
    if !runs() {
        return work();
    }
    let begun = Instant::now();
    let done = work();
    let mut all = TRANSFORMS.lock().unwrap_or_else(PoisonError::into_inner);
    *all.get_or_insert_default().entry(id.to_owned()).or_default() += begun.elapsed();
    done
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    OPEN.with_borrow_mut(|open| open.push(Duration::ZERO));
    let done = work();
    let whole = begun.elapsed();
    let within = OPEN.with_borrow_mut(|open| {
        let within = open.pop().unwrap_or_default();
        if let Some(outer) = open.last_mut() {
            *outer += whole;
        }
        within
    });
    (done, whole.saturating_sub(within))
}

/// The time of a stage, summed over threads.
pub fn time(stage: Stage) -> Duration {
    Duration::from_nanos(NANOSECONDS[stage as usize].load(Relaxed))
}

/// The time of each transform that was tried, types included, the longest first.
pub fn transforms() -> Vec<(String, Duration)> {
    let all = TRANSFORMS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut all: Vec<_> = all.iter().flatten().map(|(id, time)| (id.clone(), *time)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_does_not_count_what_is_within_it() {
        let pause = || std::thread::sleep(Duration::from_millis(20));
        let (_, outer) = timed(|| {
            let (_, inner) = timed(pause);
            assert!(inner >= Duration::from_millis(20));
        });
        assert!(outer < Duration::from_millis(20), "{outer:?}");
    }
}
