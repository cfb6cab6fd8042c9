//! The documents that are open: their texts as they are in the editor, saved or not.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Url};

use super::analysis::Analysis;
use super::positions::{Encoding, Lines};
use crate::text::Source;

/// An open document.
pub struct Document {
    /// What the client calls it.
    pub uri: Url,
    /// Counted by the client.
    pub version: i32,
    /// Its text, under its absolute path.
    pub source: Arc<Source>,
    /// Whether it is Python.
    pub is_python: bool,
    /// When its diagnostics are to be sent.
    pub due: Option<Instant>,
    /// Whether the client has findings of a text that was Python. They stay while the text is not:
    /// somebody is writing.
    pub has_findings: bool,
    /// What was found in this text, once it was looked for.
    pub analysis: Option<Arc<Analysis>>,
}

/// All open documents.
#[derive(Default)]
pub struct Documents(HashMap<Url, Document>);

impl Documents {
    /// Opens one; `path` is absolute.
    pub fn open(&mut self, item: TextDocumentItem, path: PathBuf) {
        let is_python = item.language_id == "python" || is_called_python(&path);
        let document = Document {
            uri: item.uri.clone(),
            version: item.version,
            source: Arc::new(Source::from_text(path, item.text)),
            is_python,
            due: None,
            has_findings: false,
            analysis: None,
        };
        self.0.insert(item.uri, document);
    }

    /// Closes one.
    pub fn close(&mut self, uri: &Url) -> Option<Document> {
        self.0.remove(uri)
    }

    /// One of them.
    pub fn get(&self, uri: &Url) -> Option<&Document> {
        self.0.get(uri)
    }

    /// One of them, to be changed.
    pub fn get_mut(&mut self, uri: &Url) -> Option<&mut Document> {
        self.0.get_mut(uri)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Document> {
        self.0.values()
    }

    /// All of them, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.0.values_mut()
    }
}

impl Document {
    /// Whether what was found is to be told in the place of what the client has.
    pub fn is_news(&mut self, analysis: &Analysis) -> bool {
        let is_python = analysis.outcome.refusal.is_none();
        let is_news = is_python || !self.has_findings;
        self.has_findings |= is_python;
        is_news
    }

    /// Takes changes in their order, each of the text that the one before it left.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
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

/// Whether a path has the name of a Python file.
pub fn is_called_python(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ["py", "pyi", "pyw"].iter().any(|python| ending == *python))
}

#[cfg(test)]
mod tests {
    use lsp_types::{Position, Range};

    use super::*;

    #[test]
    fn changes_are_taken_one_after_the_other() {
        let mut documents = Documents::default();
        let uri = Url::parse("file:///a.py").unwrap();
        let item = TextDocumentItem::new(uri.clone(), "python".into(), 1, "a = 1\nb = 2\n".into());
        documents.open(item, PathBuf::from("/a.py"));
        let document = documents.get_mut(&uri).unwrap();
        let change = |from: (u32, u32), to: (u32, u32), text: &str| TextDocumentContentChangeEvent {
            range: Some(Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1))),
            range_length: None,
            text: text.to_owned(),
        };
        let changes =
            vec![change((0, 0), (1, 0), ""), change((0, 4), (0, 5), "😀"), change((9, 9), (9, 9), "c")];
        document.change(2, changes, Encoding::Utf16);
        assert_eq!((document.version, document.source.text()), (2, "b = 😀\nc"));
    }
}
