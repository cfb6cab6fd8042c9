//! A light look at Python, for what must be quick: where strings and comments begin and end, and which
//! bytes are identifiers. Who asks must be content with an answer that holds for Python only.

use std::ops::Range;

use memchr::{memchr2, memchr3, memmem, memrchr2};

/// How deep strings are followed that stand within the braces of others.
const DEEPEST: usize = 8;

/// How much of a line is looked at, in bytes.
const LONG: usize = 1000;

/// Whether a byte is part of an identifier, a keyword or a number; all beyond ASCII counts.
pub const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Whether a range is not the middle of a longer identifier.
pub fn is_whole(bytes: &[u8], range: Range<usize>) -> bool {
    let part = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| is_part(*byte));
    !part(range.start.checked_sub(1)) && !part(Some(range.end))
}

/// What may be an identifier, keywords and numbers as well.
pub fn identifiers(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while !PART[usize::from(*bytes.get(at)?)] {
            at += 1;
        }
        let start = at;
        while bytes.get(at).is_some_and(|byte| PART[usize::from(*byte)]) {
            at += 1;
        }
        Some(&bytes[start..at])
    })
}

/// Whether a byte is part of an identifier, as a table for what looks at every byte.
pub(super) static PART: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = is_part(byte as u8);
        byte += 1;
    }
    table
};

/// The places of an identifier in a text, in bytes.
pub fn occurrences<'t>(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    memmem::find_iter(text, word).filter(move |at| is_whole(text, *at..at + word.len()))
}

/// The word at the end of some bytes; empty if they end otherwise.
pub fn last_word(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().rposition(|byte| !is_part(*byte)).map_or(0, |at| at + 1);
    &bytes[start..]
}

/// What stands before a byte in its line; `None` in a line so long that nobody wrote it, since it is asked
/// of many places of one line.
pub fn line_before(text: &[u8], at: usize) -> Option<&[u8]> {
    let from = at.saturating_sub(LONG);
    match memrchr2(b'\n', b'\r', &text[from..at]) {
        Some(end) => Some(&text[from + end + 1..at]),
        None => (from == 0).then_some(&text[..at]),
    }
}

/// What a stretch of a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Code, white space as well.
    Code,
    /// A comment, to the end of its line.
    Comment,
    /// A string with its prefix and quotes.
    String {
        /// What is between the quotes, in bytes of the text.
        content: Range<usize>,
        /// Whether its prefix has an `r`.
        raw: bool,
        /// Whether its prefix has a `b`.
        bytes: bool,
        /// Whether its prefix has an `f` or `t`, so that it holds code.
        interpolated: bool,
        /// Whether its end is certain: if not, what stands behind it may be something else.
        closed: bool,
    },
}

/// All pieces of a text, each with its range of bytes.
pub type Pieces = [(Range<usize>, Piece)];

/// The pieces of a text, in order and without gaps, each with its range of bytes.
pub fn pieces(text: &[u8]) -> impl Iterator<Item = (Range<usize>, Piece)> {
    let mut from = 0;
    let mut waiting = None;
    let mut deepest = DEEPEST;
    std::iter::from_fn(move || {
        if let Some(piece) = waiting.take() {
            return Some(piece);
        }
        let start = from;
        let next = memchr3(b'#', b'"', b'\'', &text[start..]).map(|at| start + at);
        let Some(next) = next else {
            from = text.len();
            return (start < from).then_some((start..text.len(), Piece::Code));
        };
        let piece = if text[next] == b'#' {
            from = memchr2(b'\n', b'\r', &text[next..]).map_or(text.len(), |at| next + at);
            (next..from, Piece::Comment)
        } else {
            let string = string(text, next, start, deepest);
            if let Piece::String { interpolated: true, closed: false, .. } = string.1 {
                // It was looked for up to the end, which is done once.
                deepest = 0;
            }
            from = string.0.end;
            string
        };
        if start < piece.0.start {
            let code = start..piece.0.start;
            waiting = Some(piece);
            return Some((code, Piece::Code));
        }
        Some(piece)
    })
}

/// The string whose quotes begin at `quote`; its prefix begins at `first` or later.
fn string(text: &[u8], quote: usize, first: usize, deepest: usize) -> (Range<usize>, Piece) {
    let is_prefix = |byte: &u8| b"rRbBuUfFtT".contains(byte);
    let letters = text[first..quote].iter().rev().take(2).take_while(|byte| is_prefix(byte)).count();
    // `or"…"` is a keyword and a string.
    let prefix = if is_part(*text[first..quote - letters].last().unwrap_or(&b' ')) { 0 } else { letters };
    let prefix = &text[quote - prefix..quote];
    let has = |letters: &[u8]| prefix.iter().any(|byte| letters.contains(byte));
    let interpolated = has(b"fFtT");
    let closing = closing(text, quote);
    let (end, closed) = if !interpolated {
        end(text, quote, closing)
    } else if let Some(end) = interpolated_end(text, quote, closing, deepest) {
        (end, true)
    } else {
        (end(text, quote, closing).0, false)
    };
    let tail = if closed { closing.len() } else { 0 };
    let content = quote + closing.len()..end - tail;
    let piece = Piece::String { content, raw: has(b"rR"), bytes: has(b"bB"), interpolated, closed };
    (quote - prefix.len()..end, piece)
}

/// The quotes that close a string which begins with a quote at `quote`.
fn closing(text: &[u8], quote: usize) -> &[u8] {
    let rest = &text[quote..];
    if rest.len() > 2 && rest[1] == rest[0] && rest[2] == rest[0] { &rest[..3] } else { &rest[..1] }
}

/// The byte after the string that begins with a quote at `quote`, whatever its prefix, and whether it is
/// closed; if it is not, it ends with its line, or with the text.
pub fn end_of_string(text: &[u8], quote: usize) -> (usize, bool) {
    end(text, quote, closing(text, quote))
}

fn end(text: &[u8], quote: usize, closing: &[u8]) -> (usize, bool) {
    let is_long = closing.len() > 1;
    let mut at = quote + closing.len();
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let found = memchr2(closing[0], b'\\', rest);
        if !is_long {
            let line = memchr2(b'\n', b'\r', &rest[..found.unwrap_or(rest.len())]);
            if let Some(line) = line {
                return (at + line, false);
            }
        }
        let Some(found) = found else { return (text.len(), false) };
        at += found;
        if text[at] == b'\\' {
            // A line end of two bytes is one.
            at += if text[at + 1..].starts_with(b"\r\n") { 3 } else { 2 };
        } else if text[at..].starts_with(closing) {
            return (at + closing.len(), true);
        } else {
            at += 1;
        }
    }
}

/// The byte after a string with code in braces, where the strings may have the same quotes; `None` if
/// that cannot be told. No line end is looked behind unless there are three quotes.
fn interpolated_end(text: &[u8], quote: usize, closing: &[u8], deepest: usize) -> Option<usize> {
    let deepest = deepest.checked_sub(1)?;
    let mut at = quote + closing.len();
    let mut depth = 0usize;
    while let Some(&byte) = text.get(at) {
        let rest = &text[at..];
        match byte {
            b'\\' => at += 2,
            b'\n' | b'\r' if closing.len() == 1 => return None,
            b'{' if depth == 0 && rest.starts_with(b"{{") => at += 2,
            b'{' => {
                depth += 1;
                at += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ if depth == 0 && rest.starts_with(closing) => return Some(at + closing.len()),
            b'"' | b'\'' if depth > 0 => match string(text, at, quote + closing.len(), deepest) {
                (inner, Piece::String { closed: true, .. }) => at = inner.end,
                _ => return None,
            },
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces, code as it is, comments in `#…#`, strings in `<…>`, `!` before those that are not closed.
    fn shown(text: &str) -> String {
        let all = pieces(text.as_bytes());
        let one = |(range, piece): (Range<usize>, Piece)| match piece {
            Piece::Code => text[range].to_owned(),
            Piece::Comment => format!("{}#", &text[range]),
            Piece::String { content, closed, .. } => {
                assert!(content.start >= range.start && content.end <= range.end);
                format!("{}<{}>", if closed { "" } else { "!" }, &text[range])
            }
        };
        all.map(one).collect()
    }

    #[test]
    fn a_line_is_looked_at_as_far_as_people_write() {
        assert_eq!(line_before(b"a\nbc", 4), Some(&b"bc"[..]));
        assert_eq!(line_before(b"abc", 2), Some(&b"ab"[..]));
        assert_eq!(line_before(&[b' '; 2000], 1999), None);
    }

    #[test]
    fn strings_end_where_their_quotes_are() {
        assert_eq!(shown("x = 'a' + \"b'\" # 'c'\ny"), "x = <'a'> + <\"b'\"> # 'c'#\ny");
        assert_eq!(shown("'''a\n'b''' + ''"), "<'''a\n'b'''> + <''>");
        assert_eq!(shown(r"'\'' r'\'' '\\'"), r"<'\''> <r'\''> <'\\'>");
        assert_eq!(shown("'a\\\nb' 'c\\\r\nd'"), "<'a\\\nb'> <'c\\\r\nd'>");
        assert_eq!(shown("rb'a' or'b' u'c'"), "<rb'a'> or<'b'> <u'c'>");
        assert_eq!(shown("'open\nx = 'y'"), "!<'open>\nx = <'y'>");
        assert_eq!(shown("\"\"\"open\n'"), "!<\"\"\"open\n'>");
        assert_eq!(shown("'\\"), "!<'\\>");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn code_in_braces_may_have_the_same_quotes() {
        assert_eq!(shown("f\"{x(\"a\")}\" + y"), "<f\"{x(\"a\")}\"> + y");
        assert_eq!(shown("f'{x['a']}{f'{y}'}' z"), "<f'{x['a']}{f'{y}'}'> z");
        assert_eq!(shown("rf'{{' + f'}}' 'a'"), "<rf'{{'> + <f'}}'> <'a'>");
        assert_eq!(shown("f'''{'''a'''}\n{b}''' c"), "<f'''{'''a'''}\n{b}'''> c");
        // In a format specification a quote is a character, which only its end tells.
        assert_eq!(shown("f'{x:\">3}' y\nz"), "!<f'{x:\">3}'> y\nz");
    }

    #[test]
    fn nesting_without_end_takes_no_more_than_a_line() {
        let deep = format!("{}\nx", "f'{".repeat(1000));
        assert!(shown(&deep).ends_with("\nx"));
        // Each would be looked for to the end of the text.
        assert!(shown(&"f'''{''' ".repeat(100_000)).ends_with("> "));
    }
}
