//! What a client can ask for, and what it tells.

use std::io;
use std::path::PathBuf;

use lsp_server::{ErrorCode, Notification, Request};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, DiagnosticOptions,
    DiagnosticServerCapabilities, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReport,
    FileChangeType, FileSystemWatcher, FullDocumentDiagnosticReport, GlobPattern, HoverParams,
    HoverProviderCapability, InitializeParams, InitializeResult, OneOf, PublishDiagnosticsParams,
    Registration, RegistrationParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    UnchangedDocumentDiagnosticReport, Url, WorkDoneProgressOptions, WorkspaceFolder,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::actions::{FIX_ALL, actions, resolve};
use super::client::Client;
use super::diagnostics::{SOURCE, diagnostics};
use super::hover::hover;
use super::session::{Session, Stage};
use super::trees::Trees;
use super::workspace::real;

/// A result, or why there is none.
type Answer = Result<Value, (ErrorCode, String)>;

/// Files whose change on disk may change what is found.
const WATCHED: &str =
    "**/{*.py,*.pyi,upshift.toml,upshift-baseline.json,pyproject.toml,setup.cfg,.gitignore}";

fn parse<P: DeserializeOwned>(params: Value) -> Result<P, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn result(value: impl serde::Serialize) -> Answer {
    serde_json::to_value(value).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

impl Session<'_> {
    /// The answer to a request.
    pub(super) fn answer(&mut self, request: Request) -> Answer {
        match request.method.as_str() {
            "initialize" => self.initialize(parse(request.params)?),
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
            other => Err((ErrorCode::MethodNotFound, format!("`{other}` is nothing that upshift answers"))),
        }
    }

    fn initialize(&mut self, params: InitializeParams) -> Answer {
        self.workspace.client = Client::of(&params.capabilities);
        #[allow(deprecated, reason = "clients that know no folders still send it")]
        let root = params.root_uri.map(|uri| WorkspaceFolder { uri, name: String::new() });
        let folders = params.workspace_folders.filter(|folders| !folders.is_empty());
        self.workspace.trees = Trees::new(paths(folders.unwrap_or_else(|| root.into_iter().collect())));
        self.stage = Stage::Running;
        result(InitializeResult {
            capabilities: capabilities(self.workspace.client),
            server_info: Some(ServerInfo {
                name: SOURCE.to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    /// The diagnostics of a document, for a client that asks for them.
    fn pulled(&mut self, uri: &Url, previous: Option<String>) -> Answer {
        let analysis = self.workspace.analysis(uri);
        if let Some(analysis) = &analysis {
            self.tell(&analysis.troubles).map_err(|error| (ErrorCode::InternalError, error.to_string()))?;
        }
        let client = self.workspace.client;
        let mut full = FullDocumentDiagnosticReport::default();
        if let (Some(document), Some(analysis)) = (self.workspace.documents.get_mut(uri), analysis) {
            let is_news = document.is_news(&analysis);
            if let Some(result_id) = previous.filter(|_| !is_news) {
                let same = UnchangedDocumentDiagnosticReport { result_id };
                return result(DocumentDiagnosticReport::Unchanged(
                    RelatedUnchangedDocumentDiagnosticReport {
                        related_documents: None,
                        unchanged_document_diagnostic_report: same,
                    },
                ));
            }
            full.result_id = Some(document.version.to_string());
            full.items = diagnostics(document, &analysis, client);
        }
        result(DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full,
        }))
    }

    /// Takes a notification; what is unknown or makes no sense is passed over.
    pub(super) fn told(&mut self, told: Notification) -> io::Result<()> {
        let Notification { method, params } = told;
        match method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => parse(params).map_or(Ok(()), |opened| self.opened(opened)),
            "textDocument/didChange" => parse(params).map_or(Ok(()), |changed| self.changed(changed)),
            "textDocument/didSave" => parse(params).map_or(Ok(()), |saved| self.saved(saved)),
            "textDocument/didClose" => parse(params).map_or(Ok(()), |closed| self.closed(closed)),
            "workspace/didChangeWatchedFiles" => parse(params).map_or(Ok(()), |files| self.on_disk(files)),
            "workspace/didChangeWorkspaceFolders" => {
                parse(params).map_or(Ok(()), |changed: DidChangeWorkspaceFoldersParams| {
                    let removed = paths(changed.event.removed);
                    self.workspace.trees.change(paths(changed.event.added), &removed);
                    self.workspace.refresh();
                    self.all_are_due()
                })
            }
            _ => Ok(()),
        }
    }

    /// Asks to be told of files that change on disk.
    fn watch(&mut self) -> io::Result<()> {
        if !self.workspace.client.watches {
            return Ok(());
        }
        let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String(WATCHED.to_owned()), kind: None };
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] };
        let registration = Registration {
            id: "upshift-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        self.ask("client/registerCapability", RegistrationParams { registrations: vec![registration] })
    }

    fn opened(&mut self, opened: DidOpenTextDocumentParams) -> io::Result<()> {
        let uri = opened.text_document.uri.clone();
        let Some(path) = self.workspace.path_of(&uri) else {
            return Ok(());
        };
        self.workspace.documents.open(opened.text_document, path);
        self.workspace.forget_analyses();
        self.is_due(&uri, true);
        Ok(())
    }

    fn changed(&mut self, changed: DidChangeTextDocumentParams) -> io::Result<()> {
        let DidChangeTextDocumentParams { text_document, content_changes } = changed;
        let encoding = self.workspace.client.encoding;
        let Some(document) = self.workspace.documents.get_mut(&text_document.uri) else {
            return Ok(());
        };
        document.change(text_document.version, content_changes, encoding);
        // What is found elsewhere may hang on it.
        self.workspace.forget_analyses();
        self.is_due(&text_document.uri, false);
        Ok(())
    }

    fn saved(&mut self, saved: DidSaveTextDocumentParams) -> io::Result<()> {
        let is_python = self.workspace.documents.get(&saved.text_document.uri).map(|known| known.is_python);
        // Others are told of by the client that watches files.
        if is_python != Some(true) || !self.workspace.client.watches {
            self.workspace.refresh();
        }
        // Whoever saves what is no Python is told so.
        if let Some(document) = self.workspace.documents.get_mut(&saved.text_document.uri) {
            document.has_findings = false;
        }
        self.all_are_due()?;
        self.is_due(&saved.text_document.uri, true);
        Ok(())
    }

    fn closed(&mut self, closed: DidCloseTextDocumentParams) -> io::Result<()> {
        let uri = closed.text_document.uri;
        if !self.workspace.close(&uri) {
            return Ok(());
        }
        if self.workspace.client.pulls {
            return Ok(());
        }
        let none = PublishDiagnosticsParams { uri, diagnostics: Vec::new(), version: None };
        self.notify("textDocument/publishDiagnostics", none)
    }

    fn on_disk(&mut self, files: DidChangeWatchedFilesParams) -> io::Result<()> {
        let is_open = |uri: &Url| self.workspace.documents.get(uri).is_some_and(|open| open.is_python);
        let concerns = files.changes.iter().any(|e| e.typ != FileChangeType::CHANGED || !is_open(&e.uri));
        if !concerns {
            return Ok(());
        }
        self.workspace.refresh();
        self.all_are_due()
    }
}

/// The real paths of folders.
fn paths(folders: Vec<WorkspaceFolder>) -> Vec<PathBuf> {
    let path = |folder: WorkspaceFolder| {
        let path = folder.uri.to_file_path().ok()?;
        path.canonicalize().ok().or_else(|| real(&path))
    };
    folders.into_iter().filter_map(path).collect()
}

/// What the server can do.
fn capabilities(client: Client) -> ServerCapabilities {
    let diagnostics = DiagnosticOptions {
        identifier: Some(SOURCE.to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: false,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
            resolve_provider: client.resolves.then_some(true),
            ..CodeActionOptions::default()
        })),
        diagnostic_provider: client.pulls.then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}
