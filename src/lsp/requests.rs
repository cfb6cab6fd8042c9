//! The requests that the server answers, and the notifications that it takes.

use std::io;
use std::path::PathBuf;

use lsp_server::{ErrorCode, Notification, Request};
use lsp_types::{
    CodeActionKind, CodeActionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, DocumentDiagnosticParams, FileChangeType, HoverParams, TextDocumentSyncKind,
    Url, WorkspaceFolder,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{FIX_ALL, actions, resolve};
use super::client::Client;
use super::diagnostics::{SOURCE, diagnostics};
use super::documents::Document;
use super::folders::Folders;
use super::hover::hover;
use super::session::{Session, Stage};
use super::workspace::canonical;

/// A result, or why there is none.
type Answer = Result<Value, (ErrorCode, String)>;

/// Files whose changes on disk may change results.
const WATCHED: &str =
    "**/{*.py,*.pyi,upshift.toml,upshift-baseline.json,pyproject.toml,setup.cfg,.gitignore}";

fn parse<P: DeserializeOwned>(params: Value) -> Result<P, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn internal(error: impl ToString) -> (ErrorCode, String) {
    (ErrorCode::InternalError, error.to_string())
}

fn result(value: impl serde::Serialize) -> Answer {
    serde_json::to_value(value).map_err(internal)
}

impl Session<'_> {
    /// Answers a request.
    pub(super) fn answer(&mut self, request: Request) -> Answer {
        match request.method.as_str() {
            "initialize" => self.initialize(&request.params),
            "shutdown" => {
                self.stage = Stage::Leaving;
                Ok(Value::Null)
            }
            "textDocument/codeAction" => {
                let CodeActionParams { text_document, range, context, .. } = parse(request.params)?;
                result(actions(&mut self.workspace, &text_document.uri, range, &context))
            }
            "codeAction/resolve" => result(resolve(&mut self.workspace, parse(request.params)?)),
            "textDocument/hover" => {
                let HoverParams { text_document_position_params: at, .. } = parse(request.params)?;
                result(hover(&mut self.workspace, &at.text_document.uri, at.position))
            }
            "textDocument/diagnostic" => {
                let asked: DocumentDiagnosticParams = parse(request.params)?;
                self.pulled(&asked.text_document.uri, asked.previous_result_id)
            }
            other => Err((ErrorCode::MethodNotFound, format!("unsupported method `{other}`"))),
        }
    }

    fn initialize(&mut self, params: &Value) -> Answer {
        let client = Client::of(&params["capabilities"]);
        let folders: Vec<WorkspaceFolder> = parse(params["workspaceFolders"].clone()).unwrap_or_default();
        // Clients without support for several folders send one root.
        let root =
            || parse(params["rootUri"].clone()).map(|uri| WorkspaceFolder { uri, name: String::new() });
        let folders = if folders.is_empty() { root().into_iter().collect() } else { folders };
        self.workspace.client = client;
        self.workspace.folders = Folders::new(paths(folders));
        self.stage = Stage::Running;
        Ok(json!({
            "capabilities": capabilities(client),
            "serverInfo": { "name": SOURCE, "version": env!("CARGO_PKG_VERSION") },
        }))
    }

    /// The diagnostics of a document, for a client that requests them.
    fn pulled(&mut self, uri: &Url, previous: Option<String>) -> Answer {
        let analysis = self.workspace.analysis(uri);
        if let Some(analysis) = &analysis {
            self.tell(&analysis.troubles).map_err(internal)?;
        }
        let client = self.workspace.client;
        let (Some(document), Some(analysis)) = (self.workspace.documents.get_mut(uri), analysis) else {
            return Ok(json!({ "kind": "full", "items": [] }));
        };
        let is_news = document.is_news(&analysis);
        if let Some(id) = previous.filter(|_| !is_news) {
            return Ok(json!({ "kind": "unchanged", "resultId": id }));
        }
        let (id, items) = (document.version.to_string(), diagnostics(document, &analysis, client));
        Ok(json!({ "kind": "full", "resultId": id, "items": items }))
    }

    /// Takes a notification. Unknown and invalid ones are ignored.
    pub(super) fn told(&mut self, told: Notification) -> io::Result<()> {
        fn with<P: DeserializeOwned>(
            params: Value,
            then: impl FnOnce(P) -> io::Result<()>,
        ) -> io::Result<()> {
            parse(params).map_or(Ok(()), then)
        }
        let Notification { method, params } = told;
        match method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => with(params, |opened| self.opened(opened)),
            "textDocument/didChange" => with(params, |changed| self.changed(changed)),
            "textDocument/didSave" => with(params, |saved| self.saved(saved)),
            "textDocument/didClose" => with(params, |closed| self.closed(closed)),
            "workspace/didChangeWatchedFiles" => with(params, |files| self.on_disk(files)),
            "workspace/didChangeWorkspaceFolders" => with(params, |folders| self.folders_changed(folders)),
            _ => Ok(()),
        }
    }

    /// Asks to be notified of files that change on disk.
    fn watch(&mut self) -> io::Result<()> {
        if !self.workspace.client.watches {
            return Ok(());
        }
        let registration = json!({
            "id": "upshift-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": [{ "globPattern": WATCHED }] },
        });
        self.ask("client/registerCapability", json!({ "registrations": [registration] }))
    }

    fn opened(&mut self, opened: DidOpenTextDocumentParams) -> io::Result<()> {
        let uri = opened.text_document.uri.clone();
        if let Some(path) = self.workspace.path_of(&uri) {
            self.workspace.documents.insert(uri.clone(), Document::new(opened.text_document, path));
            self.workspace.forget_analyses();
            self.is_due(&uri, true);
        }
        Ok(())
    }

    fn changed(&mut self, changed: DidChangeTextDocumentParams) -> io::Result<()> {
        let DidChangeTextDocumentParams { text_document, content_changes } = changed;
        let encoding = self.workspace.client.encoding;
        if let Some(document) = self.workspace.documents.get_mut(&text_document.uri) {
            document.change(text_document.version, content_changes, encoding);
            // Results for other documents may depend on this one.
            self.workspace.forget_analyses();
            self.is_due(&text_document.uri, false);
        }
        Ok(())
    }

    fn saved(&mut self, saved: DidSaveTextDocumentParams) -> io::Result<()> {
        let uri = saved.text_document.uri;
        let is_python = self.workspace.documents.get(&uri).is_some_and(|document| document.is_python);
        // A client that watches files reports all others.
        if !is_python || !self.workspace.client.watches {
            self.workspace.refresh();
        }
        // Once an invalid text is saved, the error is shown.
        if let Some(document) = self.workspace.documents.get_mut(&uri) {
            document.has_findings = false;
        }
        self.all_are_due()?;
        self.is_due(&uri, true);
        Ok(())
    }

    fn closed(&mut self, closed: DidCloseTextDocumentParams) -> io::Result<()> {
        let uri = closed.text_document.uri;
        if !self.workspace.close(&uri) || self.workspace.client.pulls {
            return Ok(());
        }
        self.notify("textDocument/publishDiagnostics", json!({ "uri": uri, "diagnostics": [] }))
    }

    fn on_disk(&mut self, files: DidChangeWatchedFilesParams) -> io::Result<()> {
        let is_open = |uri: &Url| self.workspace.documents.get(uri).is_some_and(|open| open.is_python);
        if files.changes.iter().all(|e| e.typ == FileChangeType::CHANGED && is_open(&e.uri)) {
            return Ok(());
        }
        self.workspace.refresh();
        self.all_are_due()
    }

    fn folders_changed(&mut self, changed: DidChangeWorkspaceFoldersParams) -> io::Result<()> {
        let removed = paths(changed.event.removed);
        self.workspace.folders.change(paths(changed.event.added), &removed);
        self.workspace.refresh();
        self.all_are_due()
    }
}

/// The canonical paths of folders.
fn paths(folders: Vec<WorkspaceFolder>) -> Vec<PathBuf> {
    let path = |folder: WorkspaceFolder| {
        let path = folder.uri.to_file_path().ok()?;
        path.canonicalize().ok().or_else(|| canonical(&path))
    };
    folders.into_iter().filter_map(path).collect()
}

/// The `ServerCapabilities`.
fn capabilities(client: Client) -> Value {
    let mut capabilities = json!({
        "positionEncoding": client.encoding.as_str(),
        "textDocumentSync": {
            "openClose": true,
            "change": TextDocumentSyncKind::INCREMENTAL,
            "save": true,
        },
        "hoverProvider": true,
        "codeActionProvider": {
            "codeActionKinds": [CodeActionKind::QUICKFIX, FIX_ALL],
            "resolveProvider": client.resolves,
        },
        "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
    });
    if client.pulls {
        capabilities["diagnosticProvider"] =
            json!({ "identifier": SOURCE, "interFileDependencies": true, "workspaceDiagnostics": false });
    }
    capabilities
}
