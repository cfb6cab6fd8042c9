//! The open documents, with their texts as in the editor, saved or not.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::analysis::Analysis;
use super::positions::{Encoding, Lines};
use super::protocol::{ContentChange, TextDocumentItem};
use crate::project::is_named_python;
use crate::text::Source;

/// The open documents by their URIs.
pub type Documents = HashMap<String, Document>;

/// An open document.
pub struct Document {
    /// Its URI.
    pub uri: String,
    /// Its version, counted by the client.
    pub version: i32,
    /// Its text, with its absolute path.
    pub source: Arc<Source>,
    /// Whether it is Python.
    pub is_python: bool,
    /// When to send its diagnostics.
    pub due: Option<Instant>,
    /// Whether the client has diagnostics of a valid text. They are kept while the text is invalid,
    /// because the user is typing.
    pub has_findings: bool,
    /// The result for this text, once it was computed.
    pub analysis: Option<Arc<Analysis>>,
}

impl Document {
    /// A document that was opened; `path` is absolute.
    pub fn new(item: TextDocumentItem, path: PathBuf) -> Document {
        Document {
            uri: item.uri,
            version: item.version,
            is_python: item.language_id == "python" || is_named_python(&path),
            source: Arc::new(Source::from_text(path, item.text)),
            due: None,
            has_findings: false,
            analysis: None,
        }
    }

    /// Whether a new result replaces the diagnostics that the client has.
    pub fn is_news(&mut self, analysis: &Analysis) -> bool {
        let is_python = analysis.outcome.refusal.is_none();
        let is_news = is_python || !self.has_findings;
        self.has_findings |= is_python;
        is_news
    }

    /// Applies changes in order, each to the text that the one before it left.
    pub fn change(&mut self, version: i32, changes: Vec<ContentChange>, encoding: Encoding) {
        let mut text = self.source.text().to_owned();
        for change in changes {
            match change.range {
                None => text = change.text,
                Some(range) => {
                    let bytes = Lines::new(&text, encoding).bytes(range);
                    text.replace_range(bytes, &change.text);
                }
            }
        }
        self.version = version;
        self.source = Arc::new(self.source.with_text(text));
        self.analysis = None;
    }
}

#[cfg(test)]
mod tests {
    use super::super::protocol::{Position, Range};
    use super::*;

    #[test]
    fn changes_are_taken_one_after_the_other() {
        let item = TextDocumentItem {
            uri: "file:///a.py".into(),
            language_id: "python".into(),
            version: 1,
            text: "a = 1\nb = 2\n".into(),
        };
        let mut document = Document::new(item, PathBuf::from("/a.py"));
        let change = |from: (u32, u32), to: (u32, u32), text: &str| ContentChange {
            range: Some(Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1))),
            text: text.to_owned(),
        };
        let changes =
            vec![change((0, 0), (1, 0), ""), change((0, 4), (0, 5), "😀"), change((9, 9), (9, 9), "c")];
        document.change(2, changes, Encoding::Utf16);
        assert_eq!((document.version, document.source.text()), (2, "b = 😀\nc"));
    }
}
