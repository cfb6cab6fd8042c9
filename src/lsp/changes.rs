//! The changes of an outcome as a `WorkspaceEdit`: the document, and other files that change with it.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::client::Client;
use super::documents::Document;
use super::positions::{Encoding, Lines};
use super::protocol::uri_of;
use super::workspace::{Workspace, canonical};
use crate::engine::{Outcome, line_edits};
use crate::text::{Edit, Edits, Source};

/// The edits of one file.
struct Changed {
    uri: String,
    version: Option<i32>,
    /// Whether it must be created first.
    is_new: bool,
    /// `TextEdit`s.
    edits: Vec<Value>,
}

/// The changes of a document and of other files; `None` if there are none, or if the client cannot make
/// all of them.
pub fn change(workspace: &mut Workspace<'_>, uri: &str, source: &Source, outcome: &Outcome) -> Option<Value> {
    let mut text = outcome.text.clone();
    let mut edits = outcome.edits.clone();
    let client = workspace.client;
    let mut all = Vec::new();
    for other in workspace.others(source, outcome)? {
        let path = canonical(&other.path)?;
        let after = String::from_utf8(other.after).ok()?;
        if path == source.path() {
            // A `setup.py` declares its own needs.
            edits = line_edits(source.text(), &after);
            text = Some(after);
            continue;
        }
        all.push(other_file(workspace, &path, other.before, &after)?);
    }
    let notebook = workspace.documents.get(uri).and_then(|document| document.notebook.as_ref());
    if let Some((text, notebook)) = text.as_deref().zip(notebook) {
        for (cell, old, new) in notebook.changed(text)? {
            let edits = text_edits(old, &line_edits(old, &new), &new, client.encoding);
            let (uri, version) = (cell.uri.clone(), Some(cell.version));
            all.push(Changed { uri, version, is_new: false, edits });
        }
    } else if let Some(text) = text {
        let version = workspace.documents.get(uri).map(|document| document.version);
        let edits = text_edits(source.text(), &edits, &text, client.encoding);
        all.push(Changed { uri: uri.to_owned(), version, is_new: false, edits });
    }
    if all.is_empty() { None } else { put_together(all, client) }
}

/// The change of another file: of its text in the editor if it is open.
fn other_file(
    workspace: &Workspace<'_>,
    path: &Path,
    before: Option<Vec<u8>>,
    after: &str,
) -> Option<Changed> {
    let encoding = workspace.client.encoding;
    let open = workspace.documents.values().find(|document| document.source.path() == path);
    let (uri, version) = match open {
        Some(Document { uri, version, .. }) => (uri.clone(), Some(*version)),
        None => (uri_of(path)?, None),
    };
    let is_new = open.is_none() && before.is_none();
    let before = match open {
        Some(document) => document.source.text().to_owned(),
        None => String::from_utf8(before.unwrap_or_default()).ok()?,
    };
    let edits = text_edits(&before, &line_edits(&before, after), after, encoding);
    Some(Changed { uri, version, is_new, edits })
}

/// The edits that turn a text into `after`. Columns cannot express an offset between `\r` and `\n`; if
/// an edit needs one, whole lines are replaced.
fn text_edits(text: &str, edits: &Edits, after: &str, encoding: Encoding) -> Vec<Value> {
    let lines = Lines::new(text, encoding);
    let is_expressible = |at: usize| lines.offset(lines.position(at)) == at;
    let plain = |edits: &Edits| -> Vec<Value> {
        let one = |edit: &Edit| json!({ "range": lines.range(&edit.range()), "newText": edit.text });
        edits.iter().map(one).collect()
    };
    match edits.iter().all(|edit| is_expressible(edit.start) && is_expressible(edit.end)) {
        true => plain(edits),
        false => plain(&line_edits(text, after)),
    }
}

/// One edit of all files, in a form that the client supports.
fn put_together(all: Vec<Changed>, client: Client) -> Option<Value> {
    let has_new = all.iter().any(|changed| changed.is_new);
    if has_new && !client.creates_files {
        return None;
    }
    if !client.document_changes {
        let changes: Map<String, Value> =
            all.into_iter().map(|changed| (changed.uri, changed.edits.into())).collect();
        return Some(json!({ "changes": changes }));
    }
    let mut operations = Vec::new();
    for Changed { uri, version, is_new, edits } in all {
        if is_new {
            let options = json!({ "overwrite": false, "ignoreIfExists": true });
            operations.push(json!({ "kind": "create", "uri": uri, "options": options }));
        }
        operations.push(json!({ "textDocument": { "uri": uri, "version": version }, "edits": edits }));
    }
    Some(json!({ "documentChanges": operations }))
}
