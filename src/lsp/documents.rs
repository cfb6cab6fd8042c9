//! The open documents, with their texts as in the editor, saved or not.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;

use super::analysis::Analysis;
use super::notebooks::Notebook;
use super::positions::{Encoding, Lines};
use super::protocol::{self, ContentChange, TextDocumentItem};
use crate::embedded::{Embedded, Format};
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
    /// Whether it is Python, or a document that may have some.
    pub is_python: bool,
    /// The cells, if it is a notebook; the text is then that of a file with them.
    pub notebook: Option<Notebook>,
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
            is_python: item.language_id == "python" || is_named_python(&path) || is_document(&path),
            source: Arc::new(Source::from_text(path, item.text)),
            notebook: None,
            due: None,
            has_findings: false,
            analysis: None,
        }
    }

    /// A notebook that was opened; `path` is absolute.
    pub fn of_notebook(uri: String, version: i32, mut notebook: Notebook, path: PathBuf) -> Document {
        let source = notebook.write(path);
        Document {
            uri,
            version,
            source,
            is_python: true,
            notebook: Some(notebook),
            due: None,
            has_findings: false,
            analysis: None,
        }
    }

    /// Applies a change of a notebook.
    pub fn change_notebook(&mut self, version: i32, change: &Value, encoding: Encoding) {
        if let Some(notebook) = &mut self.notebook {
            notebook.change(change, encoding);
            self.source = notebook.write(self.source.path().to_owned());
            (self.version, self.analysis) = (version, None);
        }
    }

    /// Whether other files may import it as it is.
    pub fn is_module(&self) -> bool {
        self.is_python && self.notebook.is_none() && !is_document(self.source.path())
    }

    /// The Python in it, if it is a notebook or a document.
    pub fn embedded(&self) -> Option<Arc<Embedded>> {
        match (&self.notebook, Format::of(self.source.path())) {
            (Some(notebook), _) => notebook.embedded.clone(),
            (None, Some(format)) if format.is_document() => {
                Embedded::read(&self.source, format).ok().map(Arc::new)
            }
            _ => None,
        }
    }

    /// The documents that show it, with their versions: its cells, or itself.
    pub fn parts(&self) -> Vec<(&str, i32)> {
        match &self.notebook {
            Some(notebook) => notebook.cells().iter().map(|cell| (cell.uri.as_str(), cell.version)).collect(),
            None => vec![(self.uri.as_str(), self.version)],
        }
    }

    /// The bytes of the text for a place in a document that shows it; `None` if it is not one.
    pub fn bytes(&self, uri: &str, place: protocol::Range, encoding: Encoding) -> Option<Range<usize>> {
        match &self.notebook {
            Some(notebook) => notebook.bytes(uri, place, encoding),
            None => Some(Lines::new(self.source.text(), encoding).bytes(place)),
        }
    }

    /// Where bytes of its text are shown.
    pub fn places(&self, encoding: Encoding) -> Places<'_> {
        Places { document: self, lines: Lines::new(self.source.text(), encoding), encoding }
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
        let text = changed(self.source.text(), changes, encoding);
        self.version = version;
        self.source = Arc::new(self.source.with_text(text));
        self.analysis = None;
    }
}

fn is_document(path: &Path) -> bool {
    Format::of(path).is_some_and(Format::is_document)
}

/// The places in the documents that show a text.
pub struct Places<'d> {
    document: &'d Document,
    lines: Lines<'d>,
    encoding: Encoding,
}

impl Places<'_> {
    /// The document that shows some bytes, and where; `None` for what no cell of a notebook shows.
    pub fn of(&self, bytes: &Range<usize>) -> Option<(&str, protocol::Range)> {
        match &self.document.notebook {
            None => Some((&self.document.uri, self.lines.range(bytes))),
            Some(notebook) => {
                let (cell, range) = notebook.place(bytes, self.encoding)?;
                Some((&cell.uri, range))
            }
        }
    }
}

/// A text after changes, each of the text that the one before it left.
pub fn changed(text: &str, changes: Vec<ContentChange>, encoding: Encoding) -> String {
    let mut text = text.to_owned();
    for change in changes {
        match change.range {
            None => text = change.text,
            Some(range) => {
                let bytes = Lines::new(&text, encoding).bytes(range);
                text.replace_range(bytes, &change.text);
            }
        }
    }
    text
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
