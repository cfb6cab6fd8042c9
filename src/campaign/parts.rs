//! Which transforms make which lines of a changed file. The file is upgraded with each transform alone; what these
//! runs make of it are the parts of the whole, as far as they can be told apart.

use std::collections::{BTreeMap, BTreeSet};

use super::change_set::{FileChange, Replaced, Spelling};
use crate::text::Edit;

/// The number of unchanged lines that a patch has around a change: parts that are nearer to each other stand in one
/// hunk.
pub(super) const CONTEXT: usize = 3;

type Ids = BTreeSet<String>;

/// The edits between the bytes of a file, each with the transforms that make it. `alone` gives the bytes if only some
/// transforms change the file. Transforms whose changes touch, share a line, or need each other go together, and so
/// do those between which a patch could not tell places apart.
pub fn parts(
    before: &[u8],
    after: &[u8],
    ids: &BTreeSet<String>,
    alone: impl Fn(&BTreeSet<String>) -> Option<Vec<u8>>,
) -> (Vec<Replaced>, Option<String>) {
    let (mut whole, encoding) = FileChange::edits(before, after);
    let mut groups: Vec<Ids> = ids.iter().map(|id| BTreeSet::from([id.clone()])).collect();
    let spelling = Spelling::of(&[before, after]);
    let mut known: BTreeMap<Ids, Vec<Edit>> = BTreeMap::new();
    while groups.len() > 1 {
        for group in &groups {
            known
                .entry(group.clone())
                .or_insert_with(|| alone(group).map_or(Vec::new(), |after| spelling.edits(before, &after)));
        }
        let edits: Vec<&[Edit]> = groups.iter().map(|group| known[group].as_slice()).collect();
        let Some(joined) = together(before, &whole, &edits) else { break };
        let mut union = Ids::new();
        for index in joined.into_iter().rev() {
            union.append(&mut groups.remove(index));
        }
        groups.push(union);
    }
    for edit in &mut whole {
        let makes =
            |group: &&Ids| groups.len() == 1 || known[*group].iter().any(|other| is_same(edit, other));
        edit.by = groups.iter().find(makes).into_iter().flatten().cloned().collect();
    }
    (whole, encoding)
}

fn is_same(edit: &Replaced, other: &Edit) -> bool {
    (edit.start_offset, edit.end_offset) == (other.start, other.end) && edit.text == other.text
}

/// Some groups that must go together, by their numbers, in order; `None` if all can be told apart.
fn together(before: &[u8], whole: &[Replaced], groups: &[&[Edit]]) -> Option<BTreeSet<usize>> {
    let all = || (0..groups.len()).collect::<BTreeSet<usize>>();
    let lines = Lines::of(before);
    let mut makers = Vec::new();
    for edit in whole {
        let of: BTreeSet<usize> = (0..groups.len())
            .filter(|index| groups[*index].iter().any(|other| is_same(edit, other)))
            .collect();
        if of.len() == 1 {
            makers.extend(of);
            continue;
        }
        // No run makes just this: it is made of what several do there.
        let near = |other: &Edit| other.start <= edit.end_offset && edit.start_offset <= other.end;
        let there: BTreeSet<usize> =
            (0..groups.len()).filter(|index| groups[*index].iter().any(near)).collect();
        return Some(if of.len() > 1 {
            of
        } else if there.len() > 1 {
            there
        } else {
            all()
        });
    }
    // What a transform does only without the others is no part of the whole.
    let is_known = |other: &Edit| whole.iter().any(|edit| is_same(edit, other));
    if !groups.iter().all(|edits| edits.iter().all(is_known)) {
        return Some(all());
    }
    for ((edit, next), pair) in whole.iter().zip(&whole[1..]).zip(makers.windows(2)) {
        let gap = lines.number(next.start_offset).saturating_sub(lines.number(edit.end_offset));
        if pair[0] != pair[1] && gap < CONTEXT {
            return Some(pair.iter().copied().collect());
        }
    }
    // Where lines above come or go by another part, git looks for the text of a hunk, and may find another place.
    let shifts = |edit: &Replaced| {
        let text = &before[edit.start_offset..edit.end_offset];
        text.split(|byte| *byte == b'\n').count() != edit.text.split('\n').count()
    };
    let is_unsure = |index: usize| {
        let above = || whole[..index].iter().zip(&makers);
        above().any(|(edit, maker)| *maker != makers[index] && shifts(edit))
            && !lines.is_unique(whole[index].start_offset, whole[index].end_offset)
    };
    (0..whole.len()).any(is_unsure).then(all)
}

/// The lines of a file, as patches count them.
struct Lines<'b> {
    starts: Vec<usize>,
    lines: Vec<&'b [u8]>,
}

impl<'b> Lines<'b> {
    fn of(bytes: &'b [u8]) -> Lines<'b> {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let starts = lines.iter().scan(0, |at, line| Some(std::mem::replace(at, *at + line.len())));
        Lines { starts: starts.collect(), lines }
    }

    /// The line that begins at an offset, or after it.
    fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start < offset)
    }

    /// Whether the lines of a range, with those around that a patch shows, stand only once.
    fn is_unique(&self, start: usize, end: usize) -> bool {
        let from = self.number(start).saturating_sub(CONTEXT);
        let to = (self.number(end) + CONTEXT).min(self.lines.len());
        let shown = &self.lines[from..to];
        shown.is_empty() || self.lines.windows(shown.len()).filter(|lines| *lines == shown).count() == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Upgrades that replace words: `a` by `A`, and so on. Each edit is told by the transforms that make it.
    fn told(text: &str, words: &[(&str, &str)]) -> Vec<(usize, String)> {
        let ids: BTreeSet<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        let change = |wanted: &BTreeSet<String>| {
            let used = words.iter().filter(|(word, _)| wanted.contains(*word));
            used.fold(text.to_owned(), |text, (word, new)| text.replace(word, new)).into_bytes()
        };
        let after = change(&ids);
        let (edits, _) = parts(text.as_bytes(), &after, &ids, |wanted| Some(change(wanted)));
        let line = |edit: &Replaced| text[..edit.start_offset].matches('\n').count() + 1;
        edits.iter().map(|edit| (line(edit), edit.by.join("+"))).collect()
    }

    const TEXT: &str = "one\n1\n2\n3\ntwo\n4\n5\n6\nthree\n";

    #[test]
    fn changes_that_are_apart_are_parts() {
        let all = told(TEXT, &[("one", "ONE"), ("two", "TWO"), ("three", "THREE")]);
        assert_eq!(all, [(1, "one".to_owned()), (5, "two".to_owned()), (9, "three".to_owned())]);
    }

    #[test]
    fn changes_in_one_hunk_go_together() {
        let all =
            told("one\n1\n2\ntwo\n4\n5\n6\nthree\n", &[("one", "ONE"), ("two", "TWO"), ("three", "THREE")]);
        assert_eq!(all, [(1, "one+two".to_owned()), (4, "one+two".to_owned()), (8, "three".to_owned())]);
        let line = told("x = one + two\n", &[("one", "ONE"), ("two", "TWO")]);
        assert_eq!(line, [(1, "one+two".to_owned())]);
    }

    #[test]
    fn what_only_both_make_is_of_both() {
        // The second one changes what the first one wrote.
        let all = told(TEXT, &[("one", "new"), ("new", "newer")]);
        assert_eq!(all, [(1, "new+one".to_owned())]);
    }

    #[test]
    fn places_that_look_alike_are_not_parted_from_what_moves_them() {
        let text = "one\n1\n2\n3\ntwo\n1\n2\n3\ntwo\n1\n2\n3\ntwo\n1\n2\n3\n";
        let moved = told(text, &[("one\n", "one\nmore\n"), ("two", "TWO")]);
        assert!(moved.iter().all(|(_, by)| by.contains('+')), "{moved:?}");
        let still = told(text, &[("one\n", "ONE\n"), ("two", "TWO")]);
        assert!(still.iter().all(|(_, by)| !by.contains('+')), "{still:?}");
    }
}
