//! The types of the Language Server Protocol that the server reads and writes. Larger results are JSON.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use crate::output::uri_of;

/// A place in a document, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in the units of the encoding.
    pub character: u32,
}

impl Position {
    /// A position.
    pub fn new(line: u32, character: u32) -> Position {
        Position { line, character }
    }
}

/// A range in a document; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The first position.
    pub start: Position,
    /// The position after the last.
    pub end: Position,
}

impl Range {
    /// A range.
    pub fn new(start: Position, end: Position) -> Range {
        Range { start, end }
    }
}

/// A document that was opened.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextDocumentItem {
    /// Its URI.
    pub uri: String,
    /// Its language, such as `python`.
    pub language_id: String,
    /// Its version.
    pub version: i32,
    /// Its text.
    pub text: String,
}

/// A change of a document.
#[derive(Deserialize)]
pub struct ContentChange {
    /// The range to replace; the whole document if there is none.
    pub range: Option<Range>,
    /// The new text.
    pub text: String,
}

/// A code action.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CodeAction {
    /// What it does, for people.
    pub title: String,
    /// Its kind, such as `quickfix`.
    pub kind: String,
    /// The diagnostics that it fixes.
    pub diagnostics: Vec<Value>,
    /// Whether it is the best one for its diagnostics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_preferred: Option<bool>,
    /// Its `WorkspaceEdit`, unless it is requested later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<Value>,
    /// What its edit can be computed from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

/// The path of a `file` URI on this machine.
pub fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = path.starts_with('/').then(|| percent_decode_str(path).collect::<Vec<u8>>())?;
    if cfg!(windows) {
        return Some(PathBuf::from(String::from_utf8(path).ok()?.trim_start_matches('/')));
    }
    Some(PathBuf::from(crate::project::os_string(path)?))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_become_uris_and_back() {
        let path = Path::new("/a b/ü#%.py");
        let uri = uri_of(path).unwrap();
        assert_eq!(uri, "file:///a%20b/%C3%BC%23%25.py");
        assert_eq!(path_of(&uri).as_deref(), Some(path));
        assert_eq!(path_of("file://localhost/x%3Ay.py"), Some(PathBuf::from("/x:y.py")));
        for other in ["untitled:Untitled-1", "file://elsewhere/a.py", "https://example.org/a.py"] {
            assert_eq!(path_of(other), None, "{other}");
        }
        assert_eq!(uri_of(Path::new("a.py")), None);
    }
}
