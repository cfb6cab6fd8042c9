//! Bytes and nothing else: every later stage works on offsets into decoded text, so what a file
//! was on disk (encoding, byte-order mark, newlines) is settled here once and for all.

mod edit;
mod fingerprint;
mod imports;
mod lexical;
mod occurrence;
mod scanner;
mod source;

pub use edit::{Edit, Edits, Overlap, edited};
pub use fingerprint::fingerprint;
pub use imports::{ImportStatement, WrittenImport, import_statements, written_imports};
pub use lexical::{
    Piece, Pieces, end_of_string, identifiers, is_part, is_whole, last_word, line_before, occurrences, pieces,
};
pub use occurrence::{Occurrence, has_word};
pub use scanner::Scanner;
pub use source::{Newline, Position, Refusal, Source};

/// Whether a character may be part of a name.
pub fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a text is a name, as those of variables and modules are.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(is_of_name)
}

/// A text on one line, with single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
