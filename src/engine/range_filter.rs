//! The part of a file in which something may be found: the lines that are asked about, less the
//! places that somebody refused.

use std::ops::Range;

use super::{FindingKey, Settings};
use crate::text::{Edit, Edits, Source};

/// What of a text is looked at.
pub(super) struct RangeFilter {
    /// Ranges of bytes, sorted; or the whole text.
    parts: Option<Vec<Range<usize>>>,
    refused: Vec<Refused>,
}

/// A place where a transform changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refused {
    place: FindingKey,
    /// Whether its range is still just that of the finding; else all of its transform that touches
    /// the range is refused.
    is_exact: bool,
}

impl RangeFilter {
    /// The filter that settings ask for.
    pub fn of(source: &Source, settings: &Settings) -> RangeFilter {
        let bytes = |lines: &Range<usize>| source.line_start(lines.start)..source.line_start(lines.end);
        let refused = |place: &FindingKey| Refused { place: place.clone(), is_exact: true };
        RangeFilter {
            parts: settings.lines.as_ref().map(|lines| lines.iter().map(bytes).collect()),
            refused: settings.refused.iter().map(refused).collect(),
        }
    }

    /// Whether what a transform finds at a range of bytes counts.
    pub fn has(&self, id: &str, range: &Range<usize>) -> bool {
        let touches =
            |part: &Range<usize>| part.start < range.end.max(range.start + 1) && range.start < part.end;
        self.parts.as_ref().is_none_or(|parts| parts.iter().any(touches))
            && !self.refused.iter().any(|refused| refused.holds(id, range))
    }

    /// The same part of the text after edits.
    pub fn after(&self, edits: &Edits) -> RangeFilter {
        let shifted = |part: &Range<usize>| {
            let (mut before, mut within) = (0isize, 0isize);
            for edit in edits.iter() {
                match edit.start {
                    start if start < part.start => before += growth(edit),
                    start if start < part.end => within += growth(edit),
                    _ => break,
                }
            }
            let start = part.start.saturating_add_signed(before);
            start..part.end.saturating_add_signed(before + within).max(start)
        };
        RangeFilter {
            parts: self.parts.as_ref().map(|parts| parts.iter().map(shifted).collect()),
            refused: self.refused.iter().map(|refused| refused.after(edits)).collect(),
        }
    }
}

/// How many bytes an edit adds.
fn growth(edit: &Edit) -> isize {
    edit.text.len() as isize - edit.range().len() as isize
}

impl Refused {
    fn holds(&self, id: &str, range: &Range<usize>) -> bool {
        let own = &self.place.range;
        let is_there = if self.is_exact {
            own == range
        } else {
            own.start < range.end.max(range.start + 1) && range.start < own.end
        };
        is_there && self.place.id == id
    }

    /// The same place after edits. One that reaches over its border, or stands at it, leaves open
    /// where the finding is now.
    fn after(&self, edits: &Edits) -> Refused {
        let own = &self.place.range;
        let (mut range, mut is_exact) = (own.clone(), self.is_exact);
        let (mut before, mut within) = (0isize, 0isize);
        for edit in edits.iter() {
            let is_insertion = edit.start == edit.end;
            let touches = match is_insertion {
                true => own.start <= edit.start && edit.start <= own.end,
                false => edit.start < own.end && own.start < edit.end,
            };
            if touches {
                let is_inside = match is_insertion {
                    true => own.start < edit.start && edit.start < own.end,
                    false => own.start <= edit.start && edit.end <= own.end && edit.range() != *own,
                };
                is_exact &= is_inside;
                range = range.start.min(edit.start)..range.end.max(edit.end);
                within += growth(edit);
            } else if edit.end <= own.start {
                before += growth(edit);
            }
        }
        let start = range.start.saturating_add_signed(before);
        let range = start..range.end.saturating_add_signed(before + within).max(start);
        Refused { place: FindingKey { id: self.place.id.clone(), range }, is_exact }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(all: &[Edit]) -> Edits {
        let mut edits = Edits::default();
        edits.add(all).unwrap();
        edits
    }

    #[test]
    fn it_moves_with_the_text() {
        let source = Source::from_text("x.py", "aa\nbb\ncc\n");
        let settings = Settings { lines: Some(std::iter::once(1..2).collect()), ..Settings::default() };
        let filter = RangeFilter::of(&source, &settings);
        let has = |filter: &RangeFilter, range| filter.has("a/b", &range);
        assert!(has(&filter, 3..4) && has(&filter, 0..9) && !has(&filter, 0..3) && !has(&filter, 6..6));
        let filter = filter.after(&edits(&[Edit::insert(0, "import x\n"), Edit::replace(3..5, "b\nb")]));
        assert!(
            has(&filter, 12..13) && has(&filter, 14..15) && !has(&filter, 11..12) && !has(&filter, 16..17)
        );
    }

    #[test]
    fn a_refused_place_moves_with_the_text() {
        let source = Source::from_text("x.py", "old(old(1))\n");
        let place = FindingKey { id: "a/b".to_owned(), range: 0..11 };
        let settings = Settings { refused: [place].into(), ..Settings::default() };
        let filter = RangeFilter::of(&source, &settings);
        assert!(!filter.has("a/b", &(0..11)) && filter.has("a/c", &(0..11)) && filter.has("a/b", &(4..10)));
        // What is accepted within it, and a line before it.
        let inner = filter.after(&edits(&[Edit::replace(4..7, "renamed")]));
        assert!(!inner.has("a/b", &(0..15)) && inner.has("a/b", &(4..14)));
        let moved = inner.after(&edits(&[Edit::insert(0, "import x\n")]));
        // Where text stands right before it, it may be the place's own.
        assert!(!moved.has("a/b", &(9..24)) && !moved.has("a/b", &(0..9)));
        // What is changed over its border is refused as a whole.
        let crossed = filter.after(&edits(&[Edit::replace(8..12, "2)); x\n")]));
        assert!(!crossed.has("a/b", &(4..8)) && !crossed.has("a/b", &(13..14)));
    }
}
