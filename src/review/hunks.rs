//! The changed parts of a file, side by side.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::colour::{Coloured, Piece, changed, likeness};

/// The number of lines around a change.
const CONTEXT: usize = 3;

/// One side of a row: the number of its line, from 1, and the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side(usize, Vec<Piece>);

/// Two lines side by side; one of them may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Whether both sides are equal.
    pub same: bool,
    /// The old line.
    pub old: Option<Side>,
    /// The new line.
    pub new: Option<Side>,
}

/// Consecutive rows.
pub type Hunk = Vec<Row>;

/// The differences between two texts and the given 1-based lines of the old one, with context.
pub fn hunks(old: &Coloured, new: &Coloured, shown: &BTreeSet<usize>) -> Vec<Hunk> {
    let lines = |of: &Coloured| -> Vec<String> {
        let source = of.source();
        let count = if source.text().is_empty() { 0 } else { source.line_count() };
        (0..count).map(|line| source.line(line).to_owned()).collect()
    };
    let (before, after) = (lines(old), lines(new));
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let mut rows: Vec<Row> = Vec::new();
    let mut wanted: Vec<usize> = Vec::new();
    for op in &ops {
        if let DiffOp::Equal { old_index, new_index, len } = *op {
            for step in 0..len {
                if shown.contains(&(old_index + step + 1)) {
                    wanted.push(rows.len());
                }
                rows.push(Row::same(old_index + step, new_index + step));
            }
            continue;
        }
        let (left, right) = (op.old_range(), op.new_range());
        for (old, new) in paired(&before[left.clone()], &after[right.clone()]) {
            wanted.push(rows.len());
            rows.push(Row::changed(old.map(|line| left.start + line), new.map(|line| right.start + line)));
        }
    }
    around(&wanted, rows.len())
        .into_iter()
        .map(|range| rows[range].iter().map(|row| row.filled(old, new, &before, &after)).collect())
        .collect()
}

/// Blocks with more pairs of lines than this are aligned in order.
const PAIRS: usize = 2500;
/// Lines that are less similar are not aligned.
const ALIKE: f32 = 0.4;

/// Aligns replaced lines with similar new ones, by index.
fn paired(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    if old.len() == new.len() || old.is_empty() || new.is_empty() || old.len() * new.len() > PAIRS {
        let nth = |lines: &[String], step| (step < lines.len()).then_some(step);
        return (0..old.len().max(new.len())).map(|step| (nth(old, step), nth(new, step))).collect();
    }
    // The best total similarity of the rest of both sides, from each pair of lines on.
    let mut best = vec![vec![0.0f32; new.len() + 1]; old.len() + 1];
    let like = |left: usize, right: usize| match likeness(&old[left], &new[right]) {
        like if like < ALIKE => 0.0,
        like => like,
    };
    for left in (0..old.len()).rev() {
        for right in (0..new.len()).rev() {
            let beside = like(left, right) + best[left + 1][right + 1];
            best[left][right] = beside.max(best[left + 1][right]).max(best[left][right + 1]);
        }
    }
    let (mut left, mut right, mut rows) = (0, 0, Vec::new());
    while left < old.len() || right < new.len() {
        let here = best[left][right];
        if left < old.len() && right < new.len() && here > best[left + 1][right].max(best[left][right + 1]) {
            rows.push((Some(left), Some(right)));
            (left, right) = (left + 1, right + 1);
        } else if left < old.len() && (right == new.len() || best[left + 1][right] >= here) {
            rows.push((Some(left), None));
            left += 1;
        } else {
            rows.push((None, Some(right)));
            right += 1;
        }
    }
    rows
}

/// The ranges of rows around some rows.
fn around(wanted: &[usize], count: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for row in wanted {
        let (start, end) = (row.saturating_sub(CONTEXT), (row + CONTEXT + 1).min(count));
        match ranges.last_mut().filter(|last| start <= last.end) {
            Some(last) => last.end = end,
            None => ranges.push(start..end),
        }
    }
    ranges
}

impl Row {
    fn same(old: usize, new: usize) -> Row {
        Row { same: true, ..Row::changed(Some(old), Some(new)) }
    }

    /// A row of 0-based lines; the text is filled in later if it is shown.
    fn changed(old: Option<usize>, new: Option<usize>) -> Row {
        let line = |line: Option<usize>| line.map(|line| Side(line + 1, Vec::new()));
        Row { same: false, old: line(old), new: line(new) }
    }

    fn filled(&self, old: &Coloured, new: &Coloured, before: &[String], after: &[String]) -> Row {
        let places = match (&self.old, &self.new) {
            (Some(old), Some(new)) if !self.same => changed(&before[old.0 - 1], &after[new.0 - 1]),
            _ => [Vec::new(), Vec::new()],
        };
        let fill = |line: &Option<Side>, of: &Coloured, places: &[Range<usize>]| {
            line.as_ref().map(|line| Side(line.0, of.line(line.0 - 1, places)))
        };
        Row {
            same: self.same,
            old: fill(&self.old, old, &places[0]),
            // The text is not repeated.
            new: if self.same { self.new.clone() } else { fill(&self.new, new, &places[1]) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn numbers(old: &str, new: &str, shown: &[usize]) -> Vec<Vec<String>> {
        let [old, new] = [old, new].map(|text| Coloured::new(Source::from_text("a.py", text), true));
        let number = |line: &Option<Side>| line.as_ref().map_or("-".to_owned(), |line| line.0.to_string());
        let row = |row: &Row| {
            let sign = if row.same { "=" } else { "~" };
            format!("{}{sign}{}", number(&row.old), number(&row.new))
        };
        let all = hunks(&old, &new, &shown.iter().copied().collect());
        all.iter().map(|hunk| hunk.iter().map(row).collect()).collect()
    }

    #[test]
    fn changes_stand_side_by_side_with_what_is_around_them() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let new = old.replace("5\n", "5.0\nand a half\n");
        assert_eq!(numbers(old, &new, &[]), [["2=2", "3=3", "4=4", "5~5", "-~6", "6=7", "7=8", "8=9"]]);
        assert_eq!(numbers(old, old, &[1]), [["1=1", "2=2", "3=3", "4=4"]]);
        assert_eq!(numbers("", "1\n", &[]), [["-~1"]]);
    }

    #[test]
    fn lines_stand_beside_those_that_they_are_like() {
        let old = "from distutils import spawn\nfrom locale import format as write\n";
        let new = "from locale import format_string as write\n";
        assert_eq!(numbers(old, new, &[]), [["1~-", "2~1"]]);
        assert_eq!(numbers("    f(old(x))\n", "y = 1\n    f(new(x))\n", &[]), [["-~1", "1~2"]]);
    }

    #[test]
    fn parts_far_apart_are_hunks_of_their_own() {
        let old: String = (1..=30).map(|line| format!("{line}\n")).collect();
        let new = old.replace("\n3\n", "\n").replace("\n25\n", "\nx\n");
        let found = numbers(&old, &new, &[]);
        assert_eq!(found.len(), 2);
        assert!(found[0].contains(&"3~-".to_owned()) && found[1].contains(&"25~24".to_owned()));
    }
}
