//! What is asked of the project while a file is processed. A result is valid for as long as all of these questions
//! have the same answers, which is how a cache knows.
//!
//! What is worked out once and shared by many files, such as the callers of a name, keeps the trail of its questions:
//! every file that uses it depends on them.

use std::cell::RefCell;
use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};

thread_local! {
    /// The questions of the works that are under way on this thread, the outermost first; none if nobody records.
    static OPEN: RefCell<Vec<HashSet<u32>>> = const { RefCell::new(Vec::new()) };
}

/// The numbers of the questions that something depends on.
#[derive(Clone, Debug, Default)]
pub struct Trail(Option<Arc<[u32]>>);

impl Trail {
    /// What depends on this depends on its questions.
    pub fn follow(&self) {
        for question in self.0.iter().flat_map(|all| all.iter()) {
            ask(*question);
        }
    }

    /// These questions and others.
    pub(super) fn and(&self, other: &Trail) -> Trail {
        match (&self.0, &other.0) {
            (_, None) => self.clone(),
            (None, _) => other.clone(),
            (Some(own), Some(others)) => Trail(Some(own.iter().chain(&**others).copied().collect())),
        }
    }
}

/// Records that a question was asked, given by its number.
pub fn ask(question: u32) {
    OPEN.with_borrow_mut(|open| open.last_mut().map(|asked| asked.insert(question)));
}

/// Does some work, and returns the numbers of the questions that it asked, in order.
pub fn record<T>(work: impl FnOnce() -> T) -> (T, Vec<u32>) {
    // A work that panicked left its questions behind.
    OPEN.with_borrow_mut(|open| *open = vec![HashSet::new()]);
    let done = work();
    let asked = OPEN.take().into_iter().next().unwrap_or_default();
    let mut asked: Vec<u32> = asked.into_iter().collect();
    asked.sort_unstable();
    (done, asked)
}

/// Does a part of some work, and returns the trail of its questions, which are those of the whole as well. If nobody
/// records, the trail is empty: where results are kept, all work on files has to be recorded, even if its own result
/// is not kept, since others share its parts.
pub fn trace<T>(work: impl FnOnce() -> T) -> (T, Trail) {
    if !OPEN.with_borrow(|open| !open.is_empty()) {
        return (work(), Trail::default());
    }
    OPEN.with_borrow_mut(|open| open.push(HashSet::new()));
    let done = work();
    let asked = OPEN.with_borrow_mut(Vec::pop).unwrap_or_default();
    let trail = Trail((!asked.is_empty()).then(|| asked.into_iter().collect()));
    trail.follow();
    (done, trail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_shared_brings_its_questions_along() {
        let (trail, first) = record(|| {
            ask(1);
            trace(|| ask(2)).1
        });
        assert_eq!(first, [1, 2]);
        assert_eq!(record(|| trail.follow()).1, [2]);
        let none = record(|| ask(3)).1;
        assert_eq!(none, [3]);
        trail.follow();
        assert!(trace(|| ask(4)).1.0.is_none());
    }
}
