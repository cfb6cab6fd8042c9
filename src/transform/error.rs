//! What an author of a transform is told: every mistake of a file at once, each with its place and
//! with advice.

use std::fmt;
use std::path::PathBuf;

use crate::finding::nearest;
use crate::text::Source;

/// A mistake in a transform's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorError {
    /// The file, as it was named by the caller.
    pub path: PathBuf,
    /// 1-based line.
    pub line: usize,
    /// 1-based column, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub advice: String,
}

impl fmt::Display for AuthorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}\n  help: {}",
            self.path.display(),
            self.line,
            self.column,
            self.message,
            self.advice
        )
    }
}

impl std::error::Error for AuthorError {}

/// Gathers the mistakes of one file.
pub(super) struct Errors<'s> {
    source: &'s Source,
    found: Vec<AuthorError>,
}

impl<'s> Errors<'s> {
    /// None yet, of this source.
    pub fn of(source: &'s Source) -> Self {
        Errors { source, found: Vec::new() }
    }

    /// Notes a mistake at a byte offset of the source.
    pub fn at(&mut self, offset: usize, message: impl Into<String>, advice: impl Into<String>) {
        let place = self.source.position(offset);
        self.found.push(AuthorError {
            path: self.source.path().to_owned(),
            line: place.line,
            column: place.column,
            message: message.into(),
            advice: advice.into(),
        });
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The 1-based line of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.source.line_of(offset) + 1
    }

    /// All of them, in the order of the text, none twice.
    pub fn finish(mut self) -> Vec<AuthorError> {
        self.found.sort_by_key(|error| (error.line, error.column));
        self.found.dedup();
        self.found
    }
}

/// "did you mean" for a misspelled word, or else the whole choice.
pub(super) fn suggest(word: &str, choice: &[&str]) -> String {
    match nearest(word, choice.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}", listed(choice)),
    }
}

/// `a`, `b` and `c` in backquotes.
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters_and_the_order_is_that_of_the_text() {
        let source = Source::from_text("t.py", "a\né = b\n");
        let mut errors = Errors::of(&source);
        errors.at("a\né = ".len(), "`b` is wrong", "write `c`");
        errors.at(0, "`a` is wrong", "write `c`");
        let shown: Vec<String> = errors.finish().iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            ["t.py:1:1: `a` is wrong\n  help: write `c`", "t.py:2:5: `b` is wrong\n  help: write `c`"]
        );
    }

    #[test]
    fn a_misspelled_word_finds_its_neighbour() {
        let choice = ["removed", "renames", "reference"];
        assert_eq!(suggest("remvoed", &choice), "did you mean `removed`?");
        assert_eq!(suggest("colour", &["a", "b"]), "one of `a`, `b`");
    }
}
