//! The calls of words in a text that is not parsed: how many arguments they have, and which keywords.

use std::ops::Range;

use crate::knowledge::idiom;
use crate::text::{Occurrence, Piece, Pieces, is_part, last_word};
use crate::transform::CallShape;

/// How much of a call is looked at, in bytes.
const LONG: usize = 4000;

/// Where the words of transforms stand in a text.
pub(super) struct Calls<'t> {
    pub text: &'t [u8],
    pub pieces: &'t Pieces,
    pub hits: &'t [(usize, Range<usize>)],
}

impl Calls<'_> {
    /// Whether one of some words may be called so, under its own name or another one.
    pub(super) fn any(&self, words: &[usize], shape: &CallShape) -> bool {
        self.hits.iter().filter(|(word, _)| words.contains(word)).any(|(_, range)| self.may_be(range, shape))
    }

    fn may_be(&self, word: &Range<usize>, shape: &CallShape) -> bool {
        let occurrence = Occurrence::at(self.text, word);
        let after = occurrence.after();
        if occurrence.is_called() {
            return self.has(self.text.len() - after.len() + 1, shape);
        }
        // It gets another name, is called later, or is called behind parentheses or the end of a line.
        let before = occurrence.before();
        let dotted = before.iter().rposition(|byte| !is_part(*byte) && *byte != b'.').map_or(0, |at| at + 1);
        let before = before[..dotted].trim_ascii_end();
        // `sub, split = re.sub, re.split` as well.
        let line = occurrence.line_before().unwrap_or_default();
        let behind = self.text[word.end..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        let ends = behind.is_none_or(|byte| b",;#\r\n".contains(byte));
        let is_bound = before.ends_with(b"=") && !before.ends_with(b"==") && !before.ends_with(b"!=")
            || ends && line.contains(&b'=') && !line.contains(&b'(');
        let is_renamed = after.starts_with(b"as") && !after.get(2).is_some_and(|byte| is_part(*byte));
        let is_handed_on = || {
            let function = before.strip_suffix(b"(").map(|before| last_word(before.trim_ascii_end()));
            let function = function.and_then(|name| std::str::from_utf8(name).ok());
            function.is_some_and(|name| idiom("hands_on", name).is_some())
        };
        let is_string = || matches!(after.first(), Some(b'"' | b'\''));
        is_bound
            || is_renamed
            || after.starts_with(b")") && after[1..].trim_ascii_start().starts_with(b"(")
            || after.starts_with(b"\\")
            || is_string()
            || is_handed_on()
    }

    /// Whether the arguments that begin at a byte are enough.
    fn has(&self, from: usize, shape: &CallShape) -> bool {
        let at = self.pieces.partition_point(|(piece, _)| piece.end <= from);
        let (mut depth, mut arguments, mut is_empty) = (0usize, 0, true);
        let mut missing: Vec<&[u8]> = shape.keywords.iter().map(|name| name.as_bytes()).collect();
        for (piece, kind) in &self.pieces[at.min(self.pieces.len())..] {
            if *kind == Piece::Comment {
                continue;
            }
            if *kind != Piece::Code {
                is_empty = false;
                continue;
            }
            for at in piece.start.max(from)..piece.end {
                let byte = self.text[at];
                match byte {
                    b'(' | b'[' | b'{' => depth += 1,
                    b')' if depth == 0 => {
                        arguments += usize::from(!is_empty);
                        return arguments >= shape.arguments && missing.is_empty();
                    }
                    b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                    b',' if depth == 0 => {
                        arguments += usize::from(!is_empty);
                        is_empty = true;
                        continue;
                    }
                    // What it holds shows elsewhere.
                    b'*' if depth == 0 && is_empty => return true,
                    b'=' if depth == 0 => {
                        let name = last_word(self.text[from..at].trim_ascii_end());
                        missing.retain(|wanted| *wanted != name);
                    }
                    _ => {}
                }
                is_empty = is_empty && byte.is_ascii_whitespace();
            }
            if piece.end > from + LONG {
                return true;
            }
        }
        true
    }
}
