//! The part of a file in which something may be found.

use std::ops::Range;

use super::Settings;
use crate::text::{Edits, Source};

/// Ranges of bytes, sorted; or the whole text.
pub(super) struct Scope(Option<Vec<Range<usize>>>);

impl Scope {
    /// The lines of the settings.
    pub fn of(source: &Source, settings: &Settings) -> Scope {
        let bytes = |lines: &Range<usize>| source.line_start(lines.start)..source.line_start(lines.end);
        Scope(settings.lines.as_ref().map(|lines| lines.iter().map(bytes).collect()))
    }

    /// Whether a range of bytes touches it.
    pub fn has(&self, range: &Range<usize>) -> bool {
        let touches =
            |part: &Range<usize>| part.start < range.end.max(range.start + 1) && range.start < part.end;
        self.0.as_ref().is_none_or(|parts| parts.iter().any(touches))
    }

    /// The same part of the text after edits.
    pub fn after(&self, edits: &Edits) -> Scope {
        let shifted = |part: &Range<usize>| {
            let (mut before, mut within) = (0isize, 0isize);
            for edit in edits.iter() {
                let grown = edit.text.len() as isize - (edit.end - edit.start) as isize;
                match edit.start {
                    start if start < part.start => before += grown,
                    start if start < part.end => within += grown,
                    _ => break,
                }
            }
            let start = part.start.saturating_add_signed(before);
            start..part.end.saturating_add_signed(before + within).max(start)
        };
        Scope(self.0.as_ref().map(|parts| parts.iter().map(shifted).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Edit;

    #[test]
    fn it_moves_with_the_text() {
        let source = Source::from_text("x.py", "aa\nbb\ncc\n");
        let settings = Settings { lines: Some(std::iter::once(1..2).collect()), ..Settings::default() };
        let scope = Scope::of(&source, &settings);
        assert!(scope.has(&(3..4)) && scope.has(&(0..9)) && !scope.has(&(0..3)) && !scope.has(&(6..6)));
        let mut edits = Edits::default();
        edits.add(&[Edit::insert(0, "import x\n"), Edit::replace(3..5, "b\nb")]).unwrap();
        let scope = scope.after(&edits);
        assert!(
            scope.has(&(12..13)) && scope.has(&(14..15)) && !scope.has(&(11..12)) && !scope.has(&(16..17))
        );
    }
}
