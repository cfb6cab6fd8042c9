//! Which lines of a text differ from those of another.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

/// The time limit for finding the smallest difference; a larger one is as correct.
const PATIENCE: Duration = Duration::from_secs(2);

/// The lines that differ: of the old text, and of the new one in their place.
pub(super) fn changes(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut all: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    // The indices of the operations are not those of their places where lines were moved.
    let (mut at, mut new_at) = (0, 0);
    let limit = Instant::now() + PATIENCE;
    for operation in capture_diff_slices_deadline(Algorithm::Myers, old, new, Some(limit)) {
        let (from, to) = (operation.old_range().len(), operation.new_range().len());
        let (from, to) = (at..at + from, new_at..new_at + to);
        (at, new_at) = (from.end, to.end);
        match all.last_mut() {
            _ if matches!(operation, DiffOp::Equal { .. }) => {}
            Some(last) if last.0.end == from.start && last.1.end == to.start => {
                (last.0.end, last.1.end) = (from.end, to.end);
            }
            _ => all.push((from, to)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_are_those_of_the_texts() {
        let found = changes(&["s", "q", "", "e"], &["s", "", "b", "", "e"]);
        let (mut at, mut made) = (0, Vec::new());
        for (from, to) in found {
            made.extend_from_slice(&["s", "q", "", "e"][at..from.start]);
            made.extend_from_slice(&["s", "", "b", "", "e"][to]);
            at = from.end;
        }
        made.extend_from_slice(&["s", "q", "", "e"][at..]);
        assert_eq!(made, ["s", "", "b", "", "e"]);
    }
}
