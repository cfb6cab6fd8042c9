//! The life of a connection: messages are answered in their order, and between them diagnostics are
//! sent that are due.

use std::collections::{HashSet, VecDeque};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{LogMessageParams, MessageType, PublishDiagnosticsParams, ShowMessageParams, Url};
use serde::Serialize;

use super::analysis::Begin;
use super::diagnostics::diagnostics;
use super::transport::{Incoming, write};
use super::workspace::Workspace;

/// How long nothing must change before diagnostics are sent.
const PAUSE: Duration = Duration::from_millis(200);

/// Where in its life a connection is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Not greeted yet.
    New,
    /// At work.
    Running,
    /// About to end.
    Leaving,
}

/// A connection, and all that it is about.
pub(super) struct Session<'s> {
    pub workspace: Workspace<'s>,
    pub stage: Stage,
    output: &'s mut dyn Write,
    /// What was said once and need not be said again.
    said: HashSet<String>,
    /// Requests of our own, counted.
    asked: i32,
}

/// Answers what comes until the client says `exit` or is gone. Returns whether it took its leave.
pub fn run(receive: &Receiver<Incoming>, output: &mut dyn Write, begin: &Begin<'_>) -> io::Result<bool> {
    let workspace = Workspace::new(begin);
    let mut session = Session { workspace, stage: Stage::New, output, said: HashSet::new(), asked: 0 };
    let mut queue = VecDeque::new();
    loop {
        // All that has come, so that what is cancelled is never begun.
        queue.extend(receive.try_iter());
        for cancelled in take_cancelled(&mut queue) {
            session.refuse(cancelled, ErrorCode::RequestCanceled, "cancelled")?;
        }
        if let Some(incoming) = queue.pop_front() {
            if session.take(incoming)? {
                return Ok(session.stage == Stage::Leaving);
            }
            continue;
        }
        let wait = match session.next_due() {
            Some((due, uri)) => match due.saturating_duration_since(Instant::now()) {
                Duration::ZERO => {
                    session.guarded(|session| session.publish(&uri))?;
                    continue;
                }
                wait => wait,
            },
            None => Duration::MAX,
        };
        match receive.recv_timeout(wait) {
            Ok(incoming) => queue.push_back(incoming),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(session.stage == Stage::Leaving),
        }
    }
}

/// Takes requests out of the queue that were cancelled before they were begun.
fn take_cancelled(queue: &mut VecDeque<Incoming>) -> Vec<RequestId> {
    let cancelled: Vec<RequestId> = queue
        .iter()
        .filter_map(|incoming| match incoming {
            Incoming::Message(Message::Notification(told)) if told.method == "$/cancelRequest" => {
                serde_json::from_value(told.params.get("id")?.clone()).ok()
            }
            _ => None,
        })
        .collect();
    let mut taken = Vec::new();
    queue.retain(|incoming| match incoming {
        Incoming::Message(Message::Request(request)) if cancelled.contains(&request.id) => {
            taken.push(request.id.clone());
            false
        }
        _ => true,
    });
    taken
}

impl Session<'_> {
    /// Deals with a message; whether it was the last.
    fn take(&mut self, incoming: Incoming) -> io::Result<bool> {
        match incoming {
            Incoming::Broken(why) => self.log(&format!("passed over {why}"))?,
            Incoming::Message(Message::Notification(told)) if told.method == "exit" => return Ok(true),
            Incoming::Message(Message::Notification(told)) => {
                if self.stage == Stage::Running {
                    self.guarded(|session| session.told(told))?;
                }
            }
            Incoming::Message(Message::Request(request)) => self.asked(request)?,
            Incoming::Message(Message::Response(_)) => {}
        }
        Ok(false)
    }

    fn asked(&mut self, request: Request) -> io::Result<()> {
        let id = request.id.clone();
        let answer = match (self.stage, request.method.as_str()) {
            (Stage::New, "initialize") | (Stage::Running, _) => {
                catch_unwind(AssertUnwindSafe(|| self.answer(request)))
                    .unwrap_or_else(|panic| Err((ErrorCode::InternalError, what_panicked(&*panic))))
            }
            (Stage::New, _) => Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned())),
            (Stage::Leaving, _) => Err((ErrorCode::InvalidRequest, "`shutdown` was asked for".to_owned())),
        };
        match answer {
            Ok(result) => self.send(Response { id, response_result: Ok(result) }.into()),
            Err((code, why)) => {
                if matches!(code, ErrorCode::InternalError) {
                    self.log(&why)?;
                }
                self.refuse(id, code, &why)
            }
        }
    }

    fn refuse(&mut self, id: RequestId, code: ErrorCode, why: &str) -> io::Result<()> {
        self.send(Response::new_err(id, code as i32, why.to_owned()).into())
    }

    /// Does something that may panic; then that is told, and all goes on.
    fn guarded(&mut self, work: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        match catch_unwind(AssertUnwindSafe(|| work(self))) {
            Ok(done) => done,
            Err(panic) => self.log(&what_panicked(&*panic)),
        }
    }

    /// The document whose diagnostics are due first.
    fn next_due(&self) -> Option<(Instant, Url)> {
        let due = self.workspace.documents.all().filter_map(|document| Some((document.due?, &document.uri)));
        due.min().map(|(due, uri)| (due, uri.clone()))
    }

    /// Sends the diagnostics of a document.
    fn publish(&mut self, uri: &Url) -> io::Result<()> {
        let Some(document) = self.workspace.documents.get_mut(uri) else {
            return Ok(());
        };
        document.due = None;
        let Some(analysis) = self.workspace.analysis(uri) else {
            return Ok(());
        };
        self.tell(&analysis.troubles)?;
        let Some(document) = self.workspace.documents.get_mut(uri) else {
            return Ok(());
        };
        if !document.is_news(&analysis) {
            return Ok(());
        }
        let found = diagnostics(document, &analysis, self.workspace.client);
        let version = Some(document.version);
        self.notify(
            "textDocument/publishDiagnostics",
            PublishDiagnosticsParams { uri: uri.clone(), diagnostics: found, version },
        )
    }

    /// Sends the diagnostics of all open documents soon, or has the client ask for them.
    pub(super) fn all_are_due(&mut self) -> io::Result<()> {
        if !self.workspace.client.pulls {
            let due = Some(Instant::now() + PAUSE);
            self.workspace.documents.all_mut().for_each(|document| document.due = due);
            return Ok(());
        }
        if self.workspace.client.refreshes {
            return self.ask("workspace/diagnostic/refresh", serde_json::Value::Null);
        }
        Ok(())
    }

    /// Sends the diagnostics of a document, at once or when nothing has changed for a while.
    pub(super) fn is_due(&mut self, uri: &Url, at_once: bool) {
        let pulls = self.workspace.client.pulls;
        let due = Instant::now() + if at_once { Duration::ZERO } else { PAUSE };
        if let Some(document) = self.workspace.documents.get_mut(uri).filter(|_| !pulls) {
            document.due = Some(due);
        }
    }

    /// Shows people what went wrong, once.
    pub(super) fn tell(&mut self, troubles: &[String]) -> io::Result<()> {
        for trouble in troubles {
            if self.said.insert(trouble.clone()) {
                self.log(trouble)?;
                let shown = ShowMessageParams { typ: MessageType::WARNING, message: trouble.clone() };
                self.notify("window/showMessage", shown)?;
            }
        }
        Ok(())
    }

    /// Writes to the client's log.
    fn log(&mut self, text: &str) -> io::Result<()> {
        let message = format!("upshift: {text}");
        self.notify("window/logMessage", LogMessageParams { typ: MessageType::WARNING, message })
    }

    /// Tells the client something.
    pub(super) fn notify(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        let params = serde_json::to_value(params)?;
        self.send(Notification { method: method.to_owned(), params }.into())
    }

    /// Asks the client for something; what it answers does not matter.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        self.asked += 1;
        let id = RequestId::from(format!("upshift-{}", self.asked));
        let params = serde_json::to_value(params)?;
        self.send(Request { id, method: method.to_owned(), params }.into())
    }

    fn send(&mut self, message: Message) -> io::Result<()> {
        write(self.output, &message)
    }
}

fn what_panicked(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    format!("met a defect of upshift; please report it: {text}")
}
