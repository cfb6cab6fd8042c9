//! Converts between byte offsets and the positions of the protocol.

use std::ops::Range;

use super::protocol::{self, Position};

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which every client supports.
    #[default]
    Utf16,
}

impl Encoding {
    /// Its name in the protocol.
    pub fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
        }
    }

    fn units(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
        }
    }
}

/// The lines of a text. `\n`, `\r\n` and a lone `\r` end a line; after the last end there is one more,
/// which may be empty.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn new(text: &'t str, encoding: Encoding) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|at| at + 1)).collect();
        Lines { text, starts, encoding }
    }

    /// A line without its end; empty beyond the last line.
    fn line(&self, line: usize) -> &'t str {
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let start = self.starts.get(line).copied().unwrap_or(end);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }

    /// The byte offset of a position. Beyond the end of a line it is that end, beyond the last line the
    /// end of the text, and within a character its start.
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line) else {
            return self.text.len();
        };
        let mut left = position.character as usize;
        let mut at = *start;
        for c in self.line(line).chars() {
            let units = self.encoding.units(c);
            if units > left {
                break;
            }
            left -= units;
            at += c.len_utf8();
        }
        at
    }

    /// The bytes of a range; empty if it ends before it starts.
    pub fn bytes(&self, range: protocol::Range) -> Range<usize> {
        let start = self.offset(range.start);
        start..self.offset(range.end).max(start)
    }

    /// The position of a byte.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        let column: usize = before.chars().map(|c| self.encoding.units(c)).sum();
        Position::new(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The range of some bytes.
    pub fn range(&self, bytes: &Range<usize>) -> protocol::Range {
        protocol::Range::new(self.position(bytes.start), self.position(bytes.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "é = '😀'\r\nß\rx\n";

    #[test]
    fn columns_count_units_of_the_encoding() {
        let behind = TEXT.find("'\r").unwrap();
        let utf16 = Lines::new(TEXT, Encoding::Utf16);
        let utf8 = Lines::new(TEXT, Encoding::Utf8);
        assert_eq!(utf16.position(behind), Position::new(0, 7));
        assert_eq!(utf8.position(behind), Position::new(0, 10));
        assert_eq!(utf16.offset(Position::new(0, 7)), behind);
        assert_eq!(utf8.offset(Position::new(0, 10)), behind);
        // Between two surrogates.
        assert_eq!(utf16.offset(Position::new(0, 6)), TEXT.find('😀').unwrap());
    }

    #[test]
    fn there_is_a_line_behind_the_last_end() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        assert_eq!(lines.position(TEXT.len()), Position::new(3, 0));
        assert_eq!(lines.position(TEXT.find('x').unwrap()), Position::new(2, 0));
        assert_eq!(lines.offset(Position::new(3, 0)), TEXT.len());
    }

    #[test]
    fn no_position_is_out_of_range() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        assert_eq!(lines.offset(Position::new(0, 99)), TEXT.find('\r').unwrap());
        assert_eq!(lines.offset(Position::new(u32::MAX, u32::MAX)), TEXT.len());
        let turned = protocol::Range::new(Position::new(2, 0), Position::new(0, 0));
        assert!(lines.bytes(turned).is_empty());
        assert_eq!(Lines::new("", Encoding::Utf16).offset(Position::new(4, 4)), 0);
    }
}
