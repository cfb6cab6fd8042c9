//! Raw strings as tree-sitter's scanner goes over them: it steps over backslashes without counting
//! them as text, so that where there is nothing else they become something else.

use super::builder::{OUT_OF_STEP, Step};
use super::strings::{Prefix, escape};

/// A node in the text of a raw f-string.
pub(super) struct Piece {
    /// Where it begins.
    pub at: usize,
    /// How long it is.
    pub width: usize,
    /// Whether it is a brace twice, and no backslash.
    pub is_brace: bool,
}

/// Where the scanner stops in a raw f-string.
enum Stop {
    /// Behind text, or before a brace that text stands before.
    Text(usize),
    /// Before a brace, with nothing but backslashes gone over.
    Brace,
    /// At the closing quotes, in the same way.
    Quotes,
}

fn stop(text: &[u8], from: usize, prefix: Prefix, is_last: bool) -> Stop {
    let mut has_text = false;
    let mut at = from;
    loop {
        match text.get(at) {
            None | Some(b'{' | b'}') if has_text => return Stop::Text(at),
            None if is_last => return Stop::Quotes,
            None | Some(b'{' | b'}') => return Stop::Brace,
            Some(b'\\') => at = raw_step(text, at, prefix.quote),
            // A quote in triple quotes ends a piece of text, alone or with a second one.
            Some(byte) if *byte == prefix.quote => {
                return Stop::Text(if text.get(at + 1) == Some(byte) { at + 2 } else { at + 1 });
            }
            Some(_) => {
                has_text = true;
                at += 1;
            }
        }
    }
}

/// The nodes in a piece of text of a raw f-string, and how much of its end the closing quotes take when
/// it is the last piece.
pub(super) fn pieces(text: &[u8], prefix: Prefix, is_last: bool) -> Step<(Vec<Piece>, u32)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if matches!(rest.first(), Some(b'{' | b'}')) {
            if rest.get(1) != rest.first() {
                return Err(OUT_OF_STEP);
            }
            pieces.push(Piece { at, width: 2, is_brace: true });
            at += 2;
            continue;
        }
        match stop(text, at, prefix, is_last) {
            Stop::Text(next) => at = next,
            Stop::Quotes => return Ok((pieces, rest.len() as u32)),
            // The scanner gives up, and the lexer reads a backslash as in any other string.
            Stop::Brace => {
                let width = escape(rest)?.max(1);
                pieces.push(Piece { at, width, is_brace: false });
                at += width;
            }
        }
    }
    Ok((pieces, 0))
}

/// What the scanner steps over at a backslash in a raw string, the backslash included.
fn raw_step(text: &[u8], at: usize, quote: u8) -> usize {
    let mut next = at + 1;
    if text.get(next).is_some_and(|byte| *byte == b'\\' || *byte == quote) {
        next += 1;
    }
    match text.get(next) {
        Some(b'\r') if text.get(next + 1) == Some(&b'\n') => next + 2,
        Some(b'\n' | b'\r') => next + 1,
        _ => next,
    }
}

/// How many bytes at the end of a raw string the scanner takes for a part of its closing quotes: it
/// does not count backslashes as text.
pub(super) fn backslashes_at_end(text: &[u8], prefix: Prefix) -> usize {
    if memchr::memchr(b'\\', text).is_none() {
        return 0;
    }
    let mut chunk = 0;
    let mut has_text = false;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => {
                at = raw_step(text, at, prefix.quote);
                continue;
            }
            // A quote in triple quotes ends a piece of text, alone or with a second one.
            _ if *byte == prefix.quote && prefix.quotes == 3 => {
                if text.get(at + 1) == Some(byte) {
                    at += 1;
                }
                chunk = at + 1;
                has_text = false;
            }
            _ => has_text = true,
        }
        at += 1;
    }
    if has_text { 0 } else { text.len().saturating_sub(chunk) }
}
