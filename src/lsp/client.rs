//! What the client at the other end can do.

use lsp_types::{ClientCapabilities, MarkupKind, ResourceOperationKind};

use super::positions::Encoding;

/// What the server asks of a client only where it is offered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Client {
    /// What columns count.
    pub encoding: Encoding,
    /// It asks for diagnostics itself; else they are sent.
    pub pulls: bool,
    /// It can be asked to ask again.
    pub refreshes: bool,
    /// Changes may name versions of documents.
    pub document_changes: bool,
    /// Changes may make files.
    pub creates_files: bool,
    /// Actions may be more than commands.
    pub literal_actions: bool,
    /// It asks for the edit of an action when that is chosen.
    pub resolves: bool,
    /// It tells of files that change on disk, when asked to.
    pub watches: bool,
    /// It renders Markdown.
    pub markdown: bool,
    /// Diagnostics may point to other places.
    pub related: bool,
}

impl Client {
    /// As it says of itself.
    pub fn of(capabilities: &ClientCapabilities) -> Client {
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let general = capabilities.general.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let document_changes = edit.and_then(|edit| edit.document_changes) == Some(true);
        let operations = edit.and_then(|edit| edit.resource_operations.as_ref());
        let creates = operations.is_some_and(|all| all.contains(&ResourceOperationKind::Create));
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let refresh = workspace.and_then(|workspace| workspace.diagnostic.as_ref());
        let published = text.and_then(|text| text.publish_diagnostics.as_ref());
        let actions = text.and_then(|text| text.code_action.as_ref());
        let hover = text.and_then(|text| text.hover.as_ref());
        let formats = hover.and_then(|hover| hover.content_format.as_ref());
        let resolve = actions.and_then(|actions| actions.resolve_support.as_ref());
        let keeps_data = actions.and_then(|actions| actions.data_support) == Some(true);
        Client {
            resolves: keeps_data
                && resolve.is_some_and(|resolve| resolve.properties.iter().any(|p| p == "edit")),
            encoding: Encoding::of(general.and_then(|general| general.position_encodings.as_deref())),
            pulls: text.is_some_and(|text| text.diagnostic.is_some()),
            refreshes: refresh.and_then(|refresh| refresh.refresh_support) == Some(true),
            document_changes,
            creates_files: document_changes && creates,
            literal_actions: actions.is_some_and(|actions| actions.code_action_literal_support.is_some()),
            watches: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
            markdown: formats.is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            related: published.and_then(|published| published.related_information) == Some(true),
        }
    }
}
