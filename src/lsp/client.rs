//! The capabilities of the client.

use serde_json::Value;

use super::positions::Encoding;

/// What the server uses only if the client supports it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Client {
    /// What columns count.
    pub encoding: Encoding,
    /// It requests diagnostics; otherwise they are sent.
    pub pulls: bool,
    /// It can be asked to request diagnostics again.
    pub refreshes: bool,
    /// Edits may name document versions.
    pub document_changes: bool,
    /// Edits may create files.
    pub creates_files: bool,
    /// Actions may have edits.
    pub literal_actions: bool,
    /// It requests the edit of an action when the action is chosen.
    pub resolves: bool,
    /// It reports files that change on disk, if asked to.
    pub watches: bool,
    /// It renders Markdown.
    pub markdown: bool,
    /// Diagnostics may refer to other places.
    pub related: bool,
}

impl Client {
    /// The client with some `ClientCapabilities`.
    pub fn of(capabilities: &Value) -> Client {
        let at = |pointer: &str| capabilities.pointer(pointer);
        let is = |pointer: &str| at(pointer) == Some(&Value::Bool(true));
        let list = |pointer: &str| at(pointer).and_then(Value::as_array);
        let has =
            |pointer: &str, item: &str| list(pointer).is_some_and(|all| all.iter().any(|one| one == item));
        let document_changes = is("/workspace/workspaceEdit/documentChanges");
        Client {
            encoding: match has("/general/positionEncodings", "utf-8") {
                true => Encoding::Utf8,
                false => Encoding::Utf16,
            },
            pulls: at("/textDocument/diagnostic").is_some(),
            // The specification says `diagnostics`; some clients follow a misprint in a library.
            refreshes: is("/workspace/diagnostics/refreshSupport")
                || is("/workspace/diagnostic/refreshSupport"),
            document_changes,
            creates_files: document_changes && has("/workspace/workspaceEdit/resourceOperations", "create"),
            literal_actions: at("/textDocument/codeAction/codeActionLiteralSupport").is_some(),
            resolves: is("/textDocument/codeAction/dataSupport")
                && has("/textDocument/codeAction/resolveSupport/properties", "edit"),
            watches: is("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            markdown: list("/textDocument/hover/contentFormat").is_none()
                || has("/textDocument/hover/contentFormat", "markdown"),
            related: is("/textDocument/publishDiagnostics/relatedInformation"),
        }
    }
}
