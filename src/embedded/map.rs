//! Where the bytes of an extracted text stand in the file that it was taken from.

use std::ops::Range;

/// A stretch of an extracted text and its place. Both have the same bytes, or it is one escape, which is
/// never divided.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    inner: Range<usize>,
    outer: Range<usize>,
}

impl Segment {
    fn is_verbatim(&self) -> bool {
        self.inner.len() == self.outer.len()
    }
}

/// The places of an extracted text, in order. What the extraction added has none.
#[derive(Clone, Debug, Default)]
pub(super) struct Map(Vec<Segment>);

impl Map {
    /// Adds a stretch behind all others.
    pub fn push(&mut self, inner: Range<usize>, outer: Range<usize>) {
        let new = Segment { inner, outer };
        match self.0.last_mut() {
            _ if new.inner.is_empty() => {}
            Some(last)
                if last.is_verbatim()
                    && new.is_verbatim()
                    && last.inner.end == new.inner.start
                    && last.outer.end == new.outer.start =>
            {
                last.inner.end = new.inner.end;
                last.outer.end = new.outer.end;
            }
            _ => self.0.push(new),
        }
    }

    /// Adds a part of another map, whose text stands from `at` on in this one.
    pub fn copy(&mut self, other: &Map, part: Range<usize>, at: usize) {
        let from = other.0.partition_point(|segment| segment.inner.end <= part.start);
        for segment in other.0[from..].iter().take_while(|segment| segment.inner.start < part.end) {
            let inner = segment.inner.start.max(part.start)..segment.inner.end.min(part.end);
            let outer = match segment.is_verbatim() {
                true => {
                    let start = segment.outer.start + (inner.start - segment.inner.start);
                    start..start + inner.len()
                }
                false => segment.outer.clone(),
            };
            self.push(inner.start - part.start + at..inner.end - part.start + at, outer);
        }
    }

    /// The byte of the file at which a byte of the text begins.
    fn start(&self, at: usize) -> usize {
        let next = self.0.partition_point(|segment| segment.inner.end <= at);
        match (self.0.get(next), self.0.last()) {
            (Some(segment), _) if at > segment.inner.start && segment.is_verbatim() => {
                segment.outer.start + (at - segment.inner.start)
            }
            (Some(segment), _) => segment.outer.start,
            (None, Some(last)) => last.outer.end,
            (None, None) => 0,
        }
    }

    /// The byte of the file at which the bytes before one of the text end.
    fn end(&self, at: usize) -> usize {
        let next = self.0.partition_point(|segment| segment.inner.start < at);
        match next.checked_sub(1).map(|last| &self.0[last]) {
            Some(segment) if at < segment.inner.end && segment.is_verbatim() => {
                segment.outer.start + (at - segment.inner.start)
            }
            Some(segment) => segment.outer.end,
            None => self.start(at),
        }
    }

    /// The place in the file of a range of the text.
    pub fn outer(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        if range.is_empty() { start..start } else { start..self.end(range.end).max(start) }
    }

    /// The range of the text that has a place in the file; `None` where nothing was taken.
    pub fn inner(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let start = self.inner_of(range.start, false)?;
        if range.is_empty() {
            return Some(start..start);
        }
        Some(start..self.inner_of(range.end, true)?)
    }

    fn inner_of(&self, at: usize, is_end: bool) -> Option<usize> {
        let holds = |segment: &&Segment| match is_end {
            true => segment.outer.start < at && at <= segment.outer.end,
            false => segment.outer.start <= at && at < segment.outer.end,
        };
        let next = self.0.partition_point(|segment| segment.outer.end < at + usize::from(!is_end));
        let segment = self.0.get(next).filter(holds)?;
        Some(match segment.is_verbatim() {
            true => segment.inner.start + (at - segment.outer.start),
            false if is_end => segment.inner.end,
            false => segment.inner.start,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a\nb` as `"a\n", "b"`, with one more byte that nobody wrote.
    fn example() -> Map {
        let mut map = Map::default();
        map.push(0..1, 1..2);
        map.push(1..2, 2..4);
        map.push(2..3, 8..9);
        map
    }

    #[test]
    fn ranges_are_found_in_both_directions() {
        let map = example();
        for (inner, outer) in
            [(0..1, 1..2), (1..2, 2..4), (0..2, 1..4), (2..3, 8..9), (0..3, 1..9), (2..2, 8..8)]
        {
            assert_eq!(map.outer(&inner), outer, "{inner:?}");
            assert_eq!(map.inner(&outer), Some(inner), "{outer:?}");
        }
        assert_eq!((map.outer(&(2..4)), map.outer(&(3..3))), (8..9, 9..9));
        assert_eq!((map.inner(&(5..6)), map.inner(&(0..1))), (None, None));
    }

    #[test]
    fn a_part_is_copied_to_another_place() {
        let mut map = Map::default();
        map.copy(&example(), 1..3, 10);
        assert_eq!((map.outer(&(10..11)), map.outer(&(11..12))), (2..4, 8..9));
    }

    #[test]
    fn neighbours_are_joined() {
        let mut map = Map::default();
        map.push(0..2, 5..7);
        map.push(2..4, 7..9);
        map.push(4..4, 9..9);
        assert_eq!(map.0.len(), 1);
        assert_eq!(map.outer(&(1..3)), 6..8);
    }
}
