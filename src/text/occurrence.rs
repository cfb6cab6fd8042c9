//! Where an identifier stands in a text that is not parsed, and what the bytes around it tell of its role.

use std::ops::Range;

use super::lexical::{last_word, line_before, occurrences};

/// A place of an identifier in a text.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence<'t> {
    text: &'t [u8],
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl<'t> Occurrence<'t> {
    /// The identifier at a place of a text.
    pub fn at(text: &'t [u8], range: &Range<usize>) -> Self {
        Occurrence { text, start: range.start, end: range.end }
    }

    /// All places of an identifier in a text, in order.
    pub fn all(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = Occurrence<'t>> {
        occurrences(text, word).map(move |start| Occurrence { text, start, end: start + word.len() })
    }

    /// What stands before it, without white space at the end.
    pub fn before(&self) -> &'t [u8] {
        self.text[..self.start].trim_ascii_end()
    }

    /// What stands behind it, without white space at the beginning.
    pub fn after(&self) -> &'t [u8] {
        self.text[self.end..].trim_ascii_start()
    }

    /// The word before it; empty if something else stands there.
    pub fn word_before(&self) -> &'t [u8] {
        last_word(self.before())
    }

    /// What stands before it in its line; `None` in a line so long that nobody wrote it.
    pub fn line_before(&self) -> Option<&'t [u8]> {
        line_before(self.text, self.start)
    }

    /// Whether it stands behind a dot.
    pub fn is_attribute(&self) -> bool {
        self.before().ends_with(b".")
    }

    /// Whether a parenthesis opens behind it.
    pub fn is_called(&self) -> bool {
        self.after().starts_with(b"(")
    }

    /// Whether `=` follows: it is assigned, or a keyword.
    pub fn is_assigned(&self) -> bool {
        self.value().is_some()
    }

    /// What follows a `=` behind it.
    pub fn value(&self) -> Option<&'t [u8]> {
        self.after().strip_prefix(b"=").filter(|value| !value.starts_with(b"="))
    }

    /// Whether quotes stand on both sides: it may be all of a string.
    pub fn is_quoted(&self) -> bool {
        let is_quote = |byte: Option<&u8>| matches!(byte, Some(b'"' | b'\''));
        is_quote(self.text[..self.start].last()) && is_quote(self.text.get(self.end))
    }
}

/// Whether an identifier stands anywhere in a text.
pub fn has_word(text: &str, word: &str) -> bool {
    occurrences(text.as_bytes(), word.as_bytes()).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_tells_the_role() {
        let only = |text: &'static str| Occurrence::all(text.as_bytes(), b"x").next().unwrap();
        assert!(only("a . x (1)").is_attribute() && only("a . x (1)").is_called());
        assert!(only("x = 1").is_assigned() && !only("x == 1").is_assigned());
        assert!(only("f('x')").is_quoted() && only("u\"x\"").is_quoted());
        for no in ["'x of them'", "'a.x'", "x", "('a', x)"] {
            assert!(!only(no).is_quoted(), "{no}");
        }
        assert_eq!(only("for x in y").word_before(), b"for");
        assert!(has_word("a.x", "x") && !has_word("a.xy", "x"));
    }
}
