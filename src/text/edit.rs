//! Edits, the only way in which texts are changed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Replaces a range of a text. An empty range inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edit {
    /// Start of the range, in bytes of the decoded text.
    pub start: usize,
    /// End of the range (exclusive), in bytes of the decoded text.
    pub end: usize,
    /// The new text.
    pub text: String,
}

impl Edit {
    /// Replaces `range` (bytes) with `text`.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Edit { start: range.start, end: range.end, text: text.into() }
    }

    /// Puts `text` before the byte at `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Edit::replace(at..at, text)
    }

    /// Takes `range` (bytes) out.
    pub fn delete(range: Range<usize>) -> Self {
        Edit::replace(range, "")
    }

    /// The bytes that are replaced.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether two edits conflict. Different insertions at one place do; an insertion at the border of a
    /// replacement does not.
    fn conflicts(&self, other: &Edit) -> bool {
        if self == other {
            return false;
        }
        let insertions = self.start == self.end && other.start == other.end;
        if insertions {
            return self.start == other.start;
        }
        self.start < other.end && other.start < self.end
    }
}

/// Two sets of edits want the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap;

/// Edits of one text. Invariant: sorted and disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// Adds all of `edits`, or none if one conflicts. Equal edits are shared: two findings may add the same
    /// import.
    pub fn add(&mut self, edits: &[Edit]) -> Result<(), Overlap> {
        let mut own: Vec<&Edit> = edits.iter().filter(|edit| self.0.binary_search(edit).is_err()).collect();
        own.sort();
        own.dedup();
        let among = own.windows(2).any(|pair| pair[0].conflicts(pair[1]));
        if among || own.iter().any(|edit| self.clashes(edit)) {
            return Err(Overlap);
        }
        for edit in own {
            let at = self.0.partition_point(|other| other < edit);
            self.0.insert(at, edit.clone());
        }
        Ok(())
    }

    /// Whether an edit conflicts with a present one. The edits are sorted and disjoint, so only the one
    /// before its start and those that start within it can reach it.
    fn clashes(&self, edit: &Edit) -> bool {
        let from = self.0.partition_point(|other| other.start < edit.start);
        let before = self.0[..from].last().is_some_and(|other| other.conflicts(edit));
        let behind = self.0[from..].iter().take_while(|other| other.start <= edit.end);
        before || behind.into_iter().any(|other| other.conflicts(edit))
    }

    /// The edits, in the order of their place.
    pub fn iter(&self) -> std::slice::Iter<'_, Edit> {
        self.0.iter()
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many places change.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text after the edits.
    pub fn apply(&self, text: &str) -> String {
        edited(text, &(0..text.len()), &self.0)
    }
}

/// A range of a text with sorted edits in it; one that begins before the end of another is left out.
pub fn edited<'e>(text: &str, range: &Range<usize>, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let (mut edited, mut at) = (String::new(), range.start);
    for edit in edits {
        if edit.start >= at {
            edited.push_str(&text[at..edit.start]);
            edited.push_str(&edit.text);
            at = edit.end;
        }
    }
    edited + &text[at..range.end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_in_the_order_of_their_place() {
        let mut edits = Edits::default();
        edits.add(&[Edit::replace(4..7, "two"), Edit::insert(0, ">")]).unwrap();
        assert_eq!(edits.apply("one 222 three"), ">one two three");
    }

    #[test]
    fn a_set_that_overlaps_is_refused_whole() {
        let mut edits = Edits::default();
        edits.add(&[Edit::replace(2..6, "x")]).unwrap();
        let refused = edits.add(&[Edit::insert(0, "y"), Edit::delete(5..8)]);
        assert_eq!(refused, Err(Overlap));
        assert_eq!(edits.len(), 1);
    }

    #[test]
    fn the_same_edit_twice_is_shared() {
        let mut edits = Edits::default();
        edits.add(&[Edit::insert(3, "import io\n")]).unwrap();
        edits.add(&[Edit::insert(3, "import io\n")]).unwrap();
        assert_eq!(edits.len(), 1);
    }
}
