//! Maps places in the old text to the new text.

use std::ops::Range;

use crate::text::Edits;

/// The edits as ranges of the old and of the new text.
pub(super) struct Moved {
    /// Sorted and disjoint.
    ranges: Vec<(Range<usize>, Range<usize>)>,
}

impl Moved {
    pub fn new(edits: &Edits) -> Self {
        let mut grown = 0isize;
        let ranges = edits.iter().map(|edit| {
            let start = edit.start.saturating_add_signed(grown);
            grown += edit.text.len() as isize - (edit.end - edit.start) as isize;
            (edit.range(), start..start + edit.text.len())
        });
        Moved { ranges: ranges.collect() }
    }

    /// The new range of an old one; `None` if it was edited.
    pub fn after(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let behind = self.ranges.partition_point(|(old, _)| old.end <= range.start);
        if self.ranges.get(behind).is_some_and(|(old, _)| old.start < range.end) {
            return None;
        }
        let shift = |at: usize| match behind.checked_sub(1).map(|last| &self.ranges[last]) {
            Some((old, new)) => new.end + (at - old.end),
            None => at,
        };
        Some(shift(range.start)..shift(range.end))
    }

    /// Whether an edit wrote or deleted something in a new range, or directly beside it.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        let behind = self.ranges.partition_point(|(_, new)| new.end < range.start);
        self.ranges.get(behind).is_some_and(|(_, new)| new.start <= range.end)
    }

    /// Whether an edit wrote at least a part of a new range.
    pub fn is_new(&self, range: &Range<usize>) -> bool {
        let behind = self.ranges.partition_point(|(_, new)| new.end <= range.start);
        self.ranges.get(behind).is_some_and(|(_, new)| new.start < range.end)
    }
}
