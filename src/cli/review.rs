//! `upshift review`: a server on this machine for one page in the browser.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, ensure};
use tiny_http::{Header, Response, Server};

use super::args::{ReviewOptions, RunOptions};
use super::editor::WindowedEditor;
use super::process_file::Job;
use super::reporter::{Reporter, complain, counted, say};
use super::review_page::{self, Shown};
use super::run::{self, RunPlan};
use super::selection::{SelectedFile, Selection};
use super::{fix, parallel};
use crate::output;
use crate::project::{Decision, Decisions, Journal, Owners, Restored};
use crate::review::{self, Decided, MOST, Opened, Page, Request, Route, State, route};

/// What stays the same from the first request to the last.
struct Host<'h> {
    server: &'h Server,
    port: u16,
    token: String,
    options: &'h RunOptions,
    journal: &'h Journal,
    /// The runs that this review wrote and did not undo.
    runs: Vec<u64>,
    /// Messages about the last action.
    messages: Vec<String>,
}

/// A request that changes the files.
struct Action {
    route: Route,
    request: tiny_http::Request,
}

/// Runs the command; returns the exit status.
pub fn run(command: &ReviewOptions) -> Result<u8> {
    ensure!(!command.fix.run.reads_stdin(), "`review` cannot read `-`");
    let options = command.fix.run.with_suggested();
    let journal = command.fix.journal()?;
    let mut decisions = journal.decisions(&options.paths, command.restart)?;
    let server = Server::http(("127.0.0.1", command.port));
    let server = server.map_err(|error| anyhow!("cannot listen on port {}: {error}", command.port))?;
    let port = server.server_addr().to_ip().map_or(command.port, |address| address.port());
    let mut host = Host {
        server: &server,
        port,
        token: random()?,
        options: &options,
        journal: &journal,
        runs: Vec::new(),
        messages: Vec::new(),
    };
    let mut announce = Some(command.open);
    // The files are read again after each write.
    while parallel::deep(|| host.session(&mut decisions, announce.take()))?? {}
    Ok(super::CLEAN)
}

/// 128 random bits in hexadecimal.
fn random() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("cannot get random numbers: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Host<'_> {
    /// Serves the page until the files change; returns whether the review goes on. `announce` asks to
    /// print the address, and says whether to open it.
    fn session(&mut self, decisions: &mut Decisions, announce: Option<bool>) -> Result<bool> {
        let plan = RunPlan::new(self.options)?;
        let mut selection = Selection::new(&plan, decisions)?;
        selection.restore_rewordings(decisions);
        if let Some(open) = announce {
            let address = format!("http://127.0.0.1:{}/{}/", self.port, self.token);
            say(format!("{address}\n"))?;
            complain("open this address in a browser; press Ctrl-C to end the review");
            if open {
                browse(&address);
            }
        }
        let Action { route, request } = Session::new(self, &plan, &mut selection, decisions)?.serve()?;
        let messages = match route {
            Route::End => Ok(Vec::new()),
            Route::Undo => self.undo(),
            _ => self.apply(plan, selection, decisions),
        };
        self.messages = messages.unwrap_or_else(|error| vec![format!("{error:#}")]);
        respond(request, 200, JSON, "{}".to_owned(), "");
        Ok(route != Route::End)
    }

    /// Writes the accepted changes; returns messages about it.
    fn apply(
        &mut self,
        plan: RunPlan,
        selection: Selection,
        decisions: &mut Decisions,
    ) -> Result<Vec<String>> {
        let mut reporter = Reporter::new(&self.options.output);
        let _lock = fix::prepare(&self.options.paths, self.journal, &mut reporter)?;
        let made = selection.accepted();
        let (collected, number) = selection.write(plan, self.journal, &mut reporter)?;
        self.runs.extend(number);
        let written = counted(collected.tally.changed, "file");
        let mut messages = vec![format!("{} accepted, {written} written.", made.len())];
        let findings = collected.files.iter().flat_map(|result| &result.outcome.findings);
        let missing = made.len().saturating_sub(findings.filter(|finding| finding.applied).count());
        if missing > 0 {
            let (changes, were) =
                (counted(missing, "accepted change"), if missing == 1 { "was" } else { "were" });
            messages.push(format!(
                "{changes} {were} not made: it needs other changes as well, or its file could not be written."
            ));
        }
        messages.extend(collected.files.iter().flat_map(|result| &result.problems).map(output::problem));
        if collected.tally.trouble == 0 {
            // What was written is no longer found. If it is undone, it is to be decided again.
            decisions.forget(&made)?;
        }
        Ok(messages)
    }

    /// Undoes the last write; returns messages about it.
    fn undo(&mut self) -> Result<Vec<String>> {
        let Some(number) = self.runs.pop() else {
            return Ok(vec!["There is nothing to undo.".to_owned()]);
        };
        let _lock = run::lock(&self.options.paths)?;
        let all = self.journal.undo(number).context("cannot read the journal")?;
        let restored = all.iter().filter(|(_, became)| matches!(became, Restored::Yes)).count();
        let mut messages = vec![format!("{} restored.", counted(restored, "file"))];
        messages.extend(all.iter().filter_map(|(path, became)| match became {
            Restored::No(why) => Some(format!("{}: {why}", path.display())),
            _ => None,
        }));
        Ok(messages)
    }
}

/// The page and its choices, as long as the files stay the same.
struct Session<'s> {
    host: &'s Host<'s>,
    plan: &'s RunPlan,
    selection: &'s mut Selection,
    decisions: &'s mut Decisions,
    owners: Owners,
    shown: Vec<Shown>,
    job: Job<'s>,
    /// The text of each file with the changes that are not rejected.
    texts: Vec<String>,
}

impl<'s> Session<'s> {
    fn new(
        host: &'s Host<'s>,
        plan: &'s RunPlan,
        selection: &'s mut Selection,
        decisions: &'s mut Decisions,
    ) -> Result<Session<'s>> {
        let (shown, owners) = (review_page::shown(selection), Owners::of(decisions.tree()));
        let texts = selection.files.iter().map(|file| file.proposed().to_owned()).collect();
        let files = selection.files.iter().enumerate();
        let customised: Vec<usize> =
            files.filter(|(_, file)| file.is_customised()).map(|(index, _)| index).collect();
        let job = plan.job();
        let mut session = Session { host, plan, selection, decisions, owners, shown, job, texts };
        session.update(&customised)?;
        Ok(session)
    }

    /// Answers requests until one changes the files.
    fn serve(&mut self) -> Result<Action> {
        loop {
            let mut request = self.host.server.recv().context("the server stopped")?;
            let header = |name: &'static str| {
                let found = request.headers().iter().find(|header| header.field.equiv(name));
                found.map(|header| header.value.as_str().to_owned())
            };
            let (host, origin, content) = (header("Host"), header("Origin"), header("Content-Type"));
            let asked = Request {
                method: request.method().as_str(),
                path: request.url(),
                host: host.as_deref(),
                origin: origin.as_deref(),
                content: content.as_deref(),
            };
            match route(&asked, self.host.port, &self.host.token) {
                Err(status) => respond(request, status, TEXT, "refused\n".to_owned(), ""),
                Ok(Route::Page) => {
                    let nonce = random()?;
                    let page =
                        review_page::page(self.selection, self.decisions.tree(), |file| self.file(file));
                    let (undo, told) = (!self.host.runs.is_empty(), self.host.messages.clone());
                    let editor = WindowedEditor::of_user().is_some();
                    let page = Page { live: true, editor, undo, told, ..page };
                    respond(request, 200, PAGE, review::html(&page, &nonce), &nonce);
                }
                Ok(Route::Open) => {
                    let opened = body(&mut request).and_then(|body| serde_json::from_slice(&body).ok());
                    let status = match opened.map(|opened: Opened| self.open(&opened)) {
                        Some(Ok(())) => 200,
                        Some(Err(_)) | None => 400,
                    };
                    respond(request, status, JSON, "{}".to_owned(), "");
                }
                Ok(Route::Decide) => {
                    let body = body(&mut request);
                    let (status, answer) = match body.map(|body| serde_json::from_slice::<Decided>(&body)) {
                        None => (413, "{}".to_owned()),
                        Some(Ok(decided)) => match self.choices(&decided) {
                            Some(choices) => (200, self.decide(&choices, decided.state)?),
                            None => (400, "{}".to_owned()),
                        },
                        Some(Err(_)) => (400, "{}".to_owned()),
                    };
                    respond(request, status, JSON, answer, "");
                }
                Ok(route) => return Ok(Action { route, request }),
            }
        }
    }

    /// Shows the place of a change in the user's editor.
    fn open(&self, opened: &Opened) -> Result<()> {
        let (file, finding) = *self.shown.get(opened.change).context("there is no such change")?;
        let result = &self.selection.files[file].result;
        let (source, finding) =
            result.source.as_ref().zip(result.outcome.findings.get(finding)).context("it has no place")?;
        let editor = WindowedEditor::of_user().context("no editor with a window")?;
        editor.show(result.path(), source.line_of(finding.range.start) + 1)
    }

    fn file(&self, index: usize) -> review::File {
        review_page::file(self.selection, &self.shown, index, &self.texts[index], &self.owners, true)
    }

    /// The choices that a request is about, as indices of a file and of a choice in it; `None` if one
    /// of them does not exist.
    fn choices(&self, decided: &Decided) -> Option<Vec<(usize, usize)>> {
        let choice = |id: &usize| {
            let (file, finding) = *self.shown.get(*id)?;
            let choices = &self.selection.files[file].choices;
            Some((file, choices.iter().position(|choice| choice.finding == finding)?))
        };
        decided.changes.iter().map(choice).collect()
    }

    /// Records decisions; returns the files that they are about as JSON, by path.
    fn decide(&mut self, choices: &[(usize, usize)], state: State) -> Result<String> {
        // A file's text depends on what is rejected in it.
        let mut rejected: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut reopened = Vec::new();
        for (file, choice) in choices {
            let selected = &mut self.selection.files[*file];
            rejected.entry(*file).or_insert_with(|| selected.with_state(State::Rejected));
            let choice = &mut selected.choices[*choice];
            choice.state = state;
            match state {
                State::Accepted => self.decisions.set(&choice.subject, Decision::Accept)?,
                State::Rejected => self.decisions.set(&choice.subject, Decision::Skip)?,
                State::Open => reopened.push(choice.subject.clone()),
            }
        }
        if !reopened.is_empty() {
            self.decisions.reopen(&reopened)?;
        }
        let differs = |(file, before): &(&usize, &BTreeSet<usize>)| {
            self.selection.files[**file].with_state(State::Rejected) != **before
        };
        let changed: Vec<usize> = rejected.iter().filter(differs).map(|(file, _)| *file).collect();
        self.update(&changed)?;
        let files = rejected.into_keys().map(|file| self.file(file));
        let answer: BTreeMap<String, review::File> = files.map(|file| (file.path.clone(), file)).collect();
        Ok(serde_json::to_string(&answer)?)
    }

    /// Computes the texts of some files again.
    fn update(&mut self, files: &[usize]) -> Result<()> {
        let text = |index: usize| {
            let file: &SelectedFile = &self.selection.files[index];
            if !file.is_customised() {
                return file.proposed().to_owned();
            }
            let wanted = file.choices.iter().filter(|choice| choice.state != State::Rejected);
            let wanted = wanted.map(|choice| choice.finding).collect();
            file.text(&self.job, &self.plan.inputs, &wanted).0
        };
        if let [file] = files {
            // This thread has types in its cache.
            self.texts[*file] = text(*file);
            return Ok(());
        }
        let texts = &mut self.texts;
        let work = |index: usize| text(files[index]);
        parallel::in_order(files.len(), run::processors(), work, |index, text| {
            texts[files[index]] = text.map_err(|panic| anyhow!("a bug in upshift: {panic}"))?;
            Ok(())
        })
    }
}

/// The body of a request; `None` if it is too long or cannot be read.
fn body(request: &mut tiny_http::Request) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    let read = request.as_reader().take(MOST + 1).read_to_end(&mut body);
    (read.is_ok() && body.len() as u64 <= MOST).then_some(body)
}

const JSON: &str = "application/json";
const PAGE: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Answers a request. If the client is gone, there is nobody to tell.
fn respond(request: tiny_http::Request, status: u16, content: &str, body: String, nonce: &str) {
    let policy = if nonce.is_empty() { "default-src 'none'".to_owned() } else { review::policy(nonce) };
    let mut response = Response::from_string(body).with_status_code(status);
    let headers = [
        ("Content-Type", content),
        ("Content-Security-Policy", policy.as_str()),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    let _ = request.respond(response);
}

/// Opens an address in the browser of the desktop.
fn browse(address: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let null = Stdio::null;
    let started = Command::new(opener).arg(address).stdin(null()).stdout(null()).stderr(null()).spawn();
    if started.is_err() {
        complain(&format!("cannot start `{opener}`; open the address yourself"));
    }
}
