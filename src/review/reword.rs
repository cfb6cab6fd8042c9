//! The user's own text in place of a proposal.

use std::ops::Range;

use similar::{DiffOp, DiffTag, TextDiff};

use crate::project::Rewording;

/// Lines of a text, and the proposal for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The 0-based lines of the old text.
    pub lines: Range<usize>,
    /// The lines of the new text.
    pub proposed: String,
}

/// The changed block nearest to a 0-based line; `None` if the texts are equal.
pub fn proposed(old: &str, new: &str, line: usize) -> Option<Block> {
    let distance = |range: &Range<usize>| match line {
        line if line < range.start => range.start - line,
        line => line.saturating_sub(range.end.saturating_sub(1).max(range.start)),
    };
    let diff = TextDiff::from_lines(old, new);
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let nearest = changed.min_by_key(|op| distance(&op.old_range()))?;
    let lines = diff.new_slices()[nearest.new_range()].concat();
    Some(Block { lines: nearest.old_range(), proposed: lines })
}

/// Replaces a proposal in a new text. `lines` are the lines of the old text that it was made for. `None`
/// if there is another proposal now.
pub fn reword(old: &str, new: &str, lines: &Range<usize>, rewording: &Rewording) -> Option<String> {
    let diff = TextDiff::from_lines(old, new);
    let touches = |op: &&DiffOp| {
        let range = op.old_range();
        range.start <= lines.end && lines.start <= range.end && op.tag() != DiffTag::Equal
    };
    let slices = diff.new_slices();
    let offset = |line: usize| slices[..line].iter().map(|line| line.len()).sum::<usize>();
    let is_there = |at: &usize| new[*at..].starts_with(&rewording.from);
    let mut starts = diff.ops().iter().filter(touches).flat_map(|op| op.new_range()).map(offset);
    let at = starts.find(is_there)?;
    Some([&new[..at], &rewording.to, &new[at + rewording.from.len()..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "import imp\n\nimp.reload(a)\nx = 1\nimp.reload(b)\n";
    const NEW: &str = "import importlib\n\nimportlib.reload(a)\nx = 1\nimportlib.reload(b)\n";

    #[test]
    fn the_nearest_block_is_proposed() {
        let block = proposed(OLD, NEW, 4).unwrap();
        assert_eq!(block, Block { lines: 4..5, proposed: "importlib.reload(b)\n".to_owned() });
        assert_eq!(proposed(OLD, NEW, 1).unwrap().lines, 0..1);
        assert_eq!(proposed(OLD, OLD, 1), None);
    }

    #[test]
    fn words_take_the_place_of_the_proposal_they_were_made_for() {
        let words = |from: &str| Rewording { from: from.to_owned(), to: "mine(b)\n".to_owned() };
        let lines = 4..5;
        let text = reword(OLD, NEW, &lines, &words("importlib.reload(b)\n")).unwrap();
        assert_eq!(text, NEW.replace("importlib.reload(b)", "mine(b)"));
        // The neighbour is changed as well, and an import more.
        let more = NEW.replace("x = 1", "x = 2").replace("\n\n", "\nimport sys\n\n");
        let text = reword(OLD, &more, &lines, &words("importlib.reload(b)\n")).unwrap();
        assert!(text.contains("reload(a)\nx = 2\nmine(b)\n"), "{text}");
        assert_eq!(reword(OLD, NEW, &lines, &words("reload(b)\n")), None);
        assert_eq!(reword(OLD, NEW, &(2..3), &words("importlib.reload(b)\n")), None);
    }
}
