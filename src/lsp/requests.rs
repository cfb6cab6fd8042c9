//! The requests that the server answers, and the notifications that it takes.

use std::io;
use std::path::PathBuf;

use lsp_server::{ErrorCode, Notification, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{FIX_ALL, FIX_NOTEBOOK, QUICK_FIX, actions, resolve};
use super::client::Client;
use super::diagnostics::{SOURCE, diagnostics};
use super::documents::Document;
use super::folders::Folders;
use super::hover::hover;
use super::notebooks::Notebook;
use super::protocol::{self, ContentChange, TextDocumentItem};
use super::session::{Session, Stage};
use super::workspace::canonical;

/// The `TextDocumentSyncKind` of documents that are sent in changes.
const INCREMENTAL: u8 = 2;
/// The `FileChangeType` of files with new contents.
const CHANGED: u8 = 2;

/// A result, or why there is none.
type Answer = Result<Value, (ErrorCode, String)>;

/// Files whose changes on disk may change results.
const WATCHED: &str = concat!(
    "**/{*.py,*.pyi,upshift.toml,upshift-baseline.json,.gitignore,pyproject.toml,setup.cfg,tox.ini,Pipfile,",
    "*requirements*.txt,*requirements*.in,constraints.txt,environment.yml,environment.yaml}"
);

fn parse<P: DeserializeOwned>(params: &Value) -> Result<P, (ErrorCode, String)> {
    P::deserialize(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

/// The URI of the document that a message is about.
fn uri(params: &Value) -> Result<String, (ErrorCode, String)> {
    parse(&params["textDocument"]["uri"])
}

/// The URI of the notebook that a message is about.
fn notebook_uri(params: &Value) -> String {
    parse(&params["notebookDocument"]["uri"]).unwrap_or_default()
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
        let params = &request.params;
        match request.method.as_str() {
            "initialize" => self.initialize(params),
            "shutdown" => {
                self.stage = Stage::Leaving;
                Ok(Value::Null)
            }
            "textDocument/codeAction" => {
                let only: Option<Vec<String>> = parse(&params["context"]["only"])?;
                let range = parse(&params["range"])?;
                result(actions(&mut self.workspace, &uri(params)?, range, only.as_deref()))
            }
            "codeAction/resolve" => result(resolve(&mut self.workspace, parse(params)?)),
            "textDocument/hover" => {
                result(hover(&mut self.workspace, &uri(params)?, parse(&params["position"])?))
            }
            "textDocument/diagnostic" => self.pulled(&uri(params)?, parse(&params["previousResultId"])?),
            other => Err((ErrorCode::MethodNotFound, format!("unsupported method `{other}`"))),
        }
    }

    fn initialize(&mut self, params: &Value) -> Answer {
        let client = Client::of(&params["capabilities"]);
        let folders = paths(&params["workspaceFolders"]);
        // Clients without support for several folders send one root.
        let root = || paths(&json!([{ "uri": params["rootUri"] }]));
        let folders = if folders.is_empty() { root() } else { folders };
        self.workspace.client = client;
        self.workspace.folders = Folders::new(folders);
        self.stage = Stage::Running;
        Ok(json!({
            "capabilities": capabilities(client),
            "serverInfo": { "name": SOURCE, "version": env!("CARGO_PKG_VERSION") },
        }))
    }

    /// The diagnostics of a document, for a client that requests them.
    fn pulled(&mut self, uri: &str, previous: Option<String>) -> Answer {
        let Some(shown) = self.workspace.shown_by(uri) else {
            return Ok(json!({ "kind": "full", "items": [] }));
        };
        let analysis = self.workspace.analysis(&shown);
        if let Some(analysis) = &analysis {
            self.tell(&analysis.troubles).map_err(internal)?;
        }
        let client = self.workspace.client;
        let (Some(document), Some(analysis)) = (self.workspace.documents.get_mut(&shown), analysis) else {
            return Ok(json!({ "kind": "full", "items": [] }));
        };
        let is_news = document.is_news(&analysis);
        if let Some(id) = previous.filter(|_| !is_news) {
            return Ok(json!({ "kind": "unchanged", "resultId": id }));
        }
        let id = document.version.to_string();
        let mut all = diagnostics(document, &analysis, client).into_iter();
        let items = all.find(|(part, ..)| part == uri).map_or_else(Vec::new, |(.., items)| items);
        Ok(json!({ "kind": "full", "resultId": id, "items": items }))
    }

    /// Takes a notification. Unknown and invalid ones are ignored.
    pub(super) fn told(&mut self, told: &Notification) -> io::Result<()> {
        let params = &told.params;
        let uri = uri(params).unwrap_or_default();
        match told.method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => {
                parse(&params["textDocument"]).map_or(Ok(()), |document| self.opened(document))
            }
            "textDocument/didChange" => {
                let version = parse(&params["textDocument"]["version"]).unwrap_or_default();
                let changes = parse(&params["contentChanges"]);
                changes.map_or(Ok(()), |changes| self.changed(&uri, version, changes))
            }
            "textDocument/didSave" => self.saved(&uri),
            "textDocument/didClose" => self.closed(&uri),
            "notebookDocument/didOpen" => self.opened_notebook(params),
            "notebookDocument/didChange" => {
                let document = &params["notebookDocument"];
                let version = parse(&document["version"]).unwrap_or_default();
                self.changed_notebook(&notebook_uri(params), version, &params["change"])
            }
            "notebookDocument/didSave" => self.saved(&notebook_uri(params)),
            "notebookDocument/didClose" => self.closed(&notebook_uri(params)),
            "workspace/didChangeWatchedFiles" => self.on_disk(&params["changes"]),
            "workspace/didChangeWorkspaceFolders" => {
                let (added, removed) = (paths(&params["event"]["added"]), paths(&params["event"]["removed"]));
                self.workspace.folders.change(added, &removed);
                self.workspace.refresh();
                self.all_are_due()
            }
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

    fn opened(&mut self, document: TextDocumentItem) -> io::Result<()> {
        let uri = document.uri.clone();
        if let Some(path) = self.workspace.path_of(&uri) {
            self.workspace.documents.insert(uri.clone(), Document::new(document, path));
            self.workspace.forget_analyses();
            self.is_due(&uri, true);
        }
        Ok(())
    }

    fn changed(&mut self, uri: &str, version: i32, changes: Vec<ContentChange>) -> io::Result<()> {
        let encoding = self.workspace.client.encoding;
        if let Some(document) = self.workspace.documents.get_mut(uri) {
            document.change(version, changes, encoding);
            // Results for other documents may depend on this one.
            self.workspace.forget_analyses();
            self.is_due(uri, false);
        }
        Ok(())
    }

    fn opened_notebook(&mut self, params: &Value) -> io::Result<()> {
        let uri = notebook_uri(params);
        let version = parse(&params["notebookDocument"]["version"]).unwrap_or_default();
        if let Some((path, notebook)) = self.workspace.path_of(&uri).zip(Notebook::opened(params)) {
            let document = Document::of_notebook(uri.clone(), version, notebook, path);
            self.workspace.documents.insert(uri.clone(), document);
            self.is_due(&uri, true);
        }
        Ok(())
    }

    fn changed_notebook(&mut self, uri: &str, version: i32, change: &Value) -> io::Result<()> {
        let encoding = self.workspace.client.encoding;
        if let Some(document) = self.workspace.documents.get_mut(uri) {
            document.change_notebook(version, change, encoding);
            self.is_due(uri, false);
        }
        Ok(())
    }

    fn saved(&mut self, uri: &str) -> io::Result<()> {
        let is_python = self.workspace.documents.get(uri).is_some_and(|document| document.is_python);
        // A client that watches files reports all others.
        if !is_python || !self.workspace.client.watches {
            self.workspace.refresh();
        }
        // Once an invalid text is saved, the error is shown.
        if let Some(document) = self.workspace.documents.get_mut(uri) {
            document.has_findings = false;
        }
        self.all_are_due()?;
        self.is_due(uri, true);
        Ok(())
    }

    fn closed(&mut self, uri: &str) -> io::Result<()> {
        let closed = self.workspace.close(uri).filter(|_| !self.workspace.client.pulls);
        for (uri, _) in closed.iter().flat_map(Document::parts) {
            self.notify("textDocument/publishDiagnostics", json!({ "uri": uri, "diagnostics": [] }))?;
        }
        Ok(())
    }

    fn on_disk(&mut self, changes: &Value) -> io::Result<()> {
        // Texts of open documents count, whatever is on disk.
        let is_open = |uri: &str| self.workspace.documents.get(uri).is_some_and(|open| open.is_python);
        let is_irrelevant =
            |change: &Value| change["type"] == CHANGED && change["uri"].as_str().is_some_and(is_open);
        if changes.as_array().is_none_or(|changes| changes.iter().all(is_irrelevant)) {
            return Ok(());
        }
        self.workspace.refresh();
        self.all_are_due()
    }
}

/// The canonical paths of `WorkspaceFolder`s.
fn paths(folders: &Value) -> Vec<PathBuf> {
    let path = |folder: &Value| {
        let path = protocol::path_of(folder["uri"].as_str()?)?;
        path.canonicalize().ok().or_else(|| canonical(&path))
    };
    folders.as_array().into_iter().flatten().filter_map(path).collect()
}

/// The `ServerCapabilities`.
fn capabilities(client: Client) -> Value {
    let mut capabilities = json!({
        "positionEncoding": client.encoding.as_str(),
        "textDocumentSync": {
            "openClose": true,
            "change": INCREMENTAL,
            "save": true,
        },
        // All cells, so that their numbers are those of the notebook.
        "notebookDocumentSync": { "notebookSelector": [{ "notebook": "jupyter-notebook" }], "save": true },
        "hoverProvider": true,
        "codeActionProvider": {
            "codeActionKinds": [QUICK_FIX, FIX_ALL, FIX_NOTEBOOK],
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
