//! The event loop of a connection: messages are answered in order, and diagnostics are sent between
//! them when they are due.

use std::collections::{HashSet, VecDeque};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use super::diagnostics::diagnostics;
use super::transport::{Incoming, write};
use super::workspace::{MakeProfiles, Workspace};

/// How long the text must stay the same before diagnostics are sent.
const PAUSE: Duration = Duration::from_millis(200);

/// The `MessageType` of warnings.
const WARNING: u8 = 2;

/// The stage of a connection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before `initialize`.
    New,
    /// Between `initialize` and `shutdown`.
    Running,
    /// After `shutdown`.
    Leaving,
}

/// A connection.
pub(super) struct Session<'s> {
    pub workspace: Workspace<'s>,
    pub stage: Stage,
    output: &'s mut dyn Write,
    /// Messages that were shown already.
    said: HashSet<String>,
    /// The number of requests sent to the client.
    asked: i32,
}

/// Handles messages until the client sends `exit` or disconnects. Returns whether it sent `shutdown`.
pub fn run(
    receive: &Receiver<Incoming>,
    output: &mut dyn Write,
    profiles: &MakeProfiles<'_>,
) -> io::Result<bool> {
    let workspace = Workspace::new(profiles);
    let mut session = Session { workspace, stage: Stage::New, output, said: HashSet::new(), asked: 0 };
    let mut queue = VecDeque::new();
    loop {
        // Take everything that has arrived, so that a cancelled request is never started.
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

/// Removes requests from the queue that were cancelled before they were started.
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
    /// Handles a message; returns whether it was the last one.
    fn take(&mut self, incoming: Incoming) -> io::Result<bool> {
        match incoming {
            Incoming::Broken(why) => self.log(&format!("ignored {why}"))?,
            Incoming::Message(Message::Notification(told)) if told.method == "exit" => return Ok(true),
            Incoming::Message(Message::Notification(told)) => {
                if self.stage == Stage::Running {
                    self.guarded(|session| session.told(&told))?;
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
            (Stage::New, _) => Err((ErrorCode::ServerNotInitialized, "expected `initialize`".to_owned())),
            (Stage::Leaving, _) => Err((ErrorCode::InvalidRequest, "the server is shutting down".to_owned())),
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

    /// Does something that may panic. A panic is logged, and the session continues.
    fn guarded(&mut self, work: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        match catch_unwind(AssertUnwindSafe(|| work(self))) {
            Ok(done) => done,
            Err(panic) => self.log(&what_panicked(&*panic)),
        }
    }

    /// The document whose diagnostics are due next.
    fn next_due(&self) -> Option<(Instant, String)> {
        let due =
            self.workspace.documents.values().filter_map(|document| Some((document.due?, &document.uri)));
        due.min().map(|(due, uri)| (due, uri.clone()))
    }

    /// Sends the diagnostics of a document.
    fn publish(&mut self, uri: &str) -> io::Result<()> {
        if let Some(document) = self.workspace.documents.get_mut(uri) {
            document.due = None;
        }
        let Some(analysis) = self.workspace.analysis(uri) else {
            return Ok(());
        };
        self.tell(&analysis.troubles)?;
        let Some(document) = self.workspace.documents.get_mut(uri) else { return Ok(()) };
        if !document.is_news(&analysis) {
            return Ok(());
        }
        for (uri, version, found) in diagnostics(document, &analysis, self.workspace.client) {
            let params = json!({ "uri": uri, "diagnostics": found, "version": version });
            self.notify("textDocument/publishDiagnostics", params)?;
        }
        Ok(())
    }

    /// Sends the diagnostics of all open documents soon, or asks the client to request them.
    pub(super) fn all_are_due(&mut self) -> io::Result<()> {
        if !self.workspace.client.pulls {
            let due = Some(Instant::now() + PAUSE);
            self.workspace.documents.values_mut().for_each(|document| document.due = due);
            return Ok(());
        }
        if self.workspace.client.refreshes {
            return self.ask("workspace/diagnostic/refresh", Value::Null);
        }
        Ok(())
    }

    /// Schedules the diagnostics of a document, at once or after a pause.
    pub(super) fn is_due(&mut self, uri: &str, at_once: bool) {
        let pulls = self.workspace.client.pulls;
        let due = Instant::now() + if at_once { Duration::ZERO } else { PAUSE };
        if let Some(document) = self.workspace.documents.get_mut(uri).filter(|_| !pulls) {
            document.due = Some(due);
        }
    }

    /// Shows messages about what went wrong, each once.
    pub(super) fn tell(&mut self, troubles: &[String]) -> io::Result<()> {
        for trouble in troubles {
            if self.said.insert(trouble.clone()) {
                self.log(trouble)?;
                let shown = json!({ "type": WARNING, "message": trouble });
                self.notify("window/showMessage", shown)?;
            }
        }
        Ok(())
    }

    /// Writes to the client's log.
    fn log(&mut self, text: &str) -> io::Result<()> {
        let message = format!("upshift: {text}");
        self.notify("window/logMessage", json!({ "type": WARNING, "message": message }))
    }

    /// Sends a notification.
    pub(super) fn notify(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.send(Notification { method: method.to_owned(), params }.into())
    }

    /// Sends a request whose answer does not matter.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.asked += 1;
        let id = RequestId::from(format!("upshift-{}", self.asked));
        self.send(Request { id, method: method.to_owned(), params }.into())
    }

    fn send(&mut self, message: Message) -> io::Result<()> {
        write(self.output, &message)
    }
}

fn what_panicked(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    format!("a bug in upshift; please report it: {text}")
}
