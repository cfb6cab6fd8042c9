//! What a run costs: how much is read and parsed, and which stage the time goes to. Counting is
//! always on, since it costs nothing beside what is counted; clocks run only when they are asked for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A stage of a run. Its time is its own: what it calls counts for the stage that does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for files and for what holds for them.
    Walk,
    /// Reading them.
    Read,
    /// Looking for the words of the transforms.
    Sieve,
    /// The second parser, which knows what Python refuses.
    Syntax,
    /// The tree.
    Parse,
    /// Scopes and bindings.
    Model,
    /// Transforms against the tree, with what the code itself shows of types.
    Match,
    /// Edits.
    Rewrite,
    /// Whether the edited text holds.
    Verify,
}

/// All stages, in the order of a run, with what they are called.
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

/// Something that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Files that were read.
    Files,
    /// Their bytes.
    Bytes,
    /// Files that hold words of a transform.
    Sieved,
    /// Their bytes.
    SievedBytes,
    /// Texts that became trees: a file that changes does several times.
    Trees,
    /// Their bytes.
    TreeBytes,
    /// Of these, those that tree-sitter read.
    SlowBytes,
    /// Their nodes.
    Nodes,
}

const COUNTS: usize = 8;

static COUNTED: [AtomicU64; COUNTS] = [const { AtomicU64::new(0) }; COUNTS];
static CLOCKS: AtomicBool = AtomicBool::new(false);
static NANOSECONDS: [AtomicU64; STAGES.len()] = [const { AtomicU64::new(0) }; STAGES.len()];
static TRANSFORMS: Mutex<Option<HashMap<String, Duration>>> = Mutex::new(None);

thread_local! {
    /// The stages that are open, outermost first, each with the time of those within it.
    static OPEN: RefCell<Vec<Duration>> = const { RefCell::new(Vec::new()) };
}

/// Adds to a count.
pub fn count(what: Count, more: usize) {
    COUNTED[what as usize].fetch_add(more as u64, Relaxed);
}

/// What was counted since the program began.
pub fn counted(what: Count) -> u64 {
    COUNTED[what as usize].load(Relaxed)
}

/// Lets the clocks run.
pub fn start_clocks() {
    CLOCKS.store(true, Relaxed);
}

/// Whether the clocks run.
pub fn runs() -> bool {
    CLOCKS.load(Relaxed)
}

/// Does the work of a stage.
pub fn stage<T>(stage: Stage, work: impl FnOnce() -> T) -> T {
    if !runs() {
        return work();
    }
    let (done, own) = timed(work);
    NANOSECONDS[stage as usize].fetch_add(own.as_nanos() as u64, Relaxed);
    done
}

/// Does the work of a transform; it is part of the stage around it, too.
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

/// The time of a stage, of all threads together.
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
