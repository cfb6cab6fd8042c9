//! `upshift review`: a server on this machine, for one page in the browser.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Response, Server};

use super::args::{ReviewOptions, RunOptions};
use super::check::Printer;
use super::chosen::{Chosen, Reviewed};
use super::examine::Job;
use super::reviewed::{Shown, name, shown, view, whole};
use super::run::{self, Ready};
use super::{fix, parallel};
use crate::output::Tally;
use crate::project::{Decision, Decisions, Journal, Owners, Restored};
use crate::review::{self, Decided, MOST, Page, Request, Route, State, route};

/// What stays the same from the first request to the last.
struct Host<'h> {
    server: &'h Server,
    port: u16,
    token: String,
    options: &'h RunOptions,
    journal: &'h Journal,
    /// The runs that this review wrote, and did not bring back.
    runs: Vec<u64>,
    /// What has just happened.
    told: Vec<String>,
}

/// A request after which the files are others.
struct Asked {
    route: Route,
    request: tiny_http::Request,
}

/// Runs the command; returns the exit status.
pub fn run(command: &ReviewOptions) -> Result<u8> {
    let mut options = command.fix.run.clone();
    anyhow::ensure!(
        !options.paths.iter().any(|path| run::is_stdin(path)),
        "a review is of files, not of `-`"
    );
    options.choices.suggested = Some(true);
    let journal = Journal::at(command.fix.journal.as_deref())
        .context("there is no place for the journal: give one with `--journal`")?;
    let unread = "what was decided before cannot be read";
    let mut decisions = journal.decisions(&options.paths).context(unread)?;
    if command.restart {
        decisions.clear().context("what was decided before cannot be forgotten")?;
    }
    let server = Server::http(("127.0.0.1", command.port));
    let server = server.map_err(|error| anyhow!("port {} cannot be listened on: {error}", command.port))?;
    let port = server.server_addr().to_ip().map_or(command.port, |address| address.port());
    let mut host = Host {
        server: &server,
        port,
        token: random()?,
        options: &options,
        journal: &journal,
        runs: Vec::new(),
        told: Vec::new(),
    };
    let mut announce = Some(command.open);
    // What is on disk is read anew after each writing.
    while parallel::deep(|| host.session(&mut decisions, announce.take()))?? {}
    Ok(super::CLEAN)
}

const NOT_ALONE: &str = "such a change holds only together with others, or its file was left alone.";

/// 128 random bits, in hexadecimal.
fn random() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system gives no random numbers: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Host<'_> {
    /// Serves the page until the files change; whether there is more to serve. `announce` says that
    /// the address is to be told, and whether to open it.
    fn session(&mut self, decisions: &mut Decisions, announce: Option<bool>) -> Result<bool> {
        let ready = Ready::new(self.options)?;
        let mut chosen = Chosen::of(&ready, decisions)?;
        chosen.restore_words(decisions);
        if let Some(open) = announce {
            let address = format!("http://127.0.0.1:{}/{}/", self.port, self.token);
            run::say(format!("{address}\n"))?;
            run::complain("open this address in a browser; Ctrl-C ends the review");
            if open {
                browse(&address);
            }
        }
        let asked = Session::new(self, &ready, &mut chosen, decisions)?.serve()?;
        let told = match asked.route {
            Route::End => None,
            Route::Undo => Some(self.undo()),
            _ => Some(self.apply(ready, chosen, decisions)),
        };
        let Some(told) = told else {
            respond(asked.request, 200, JSON, "{}".to_owned(), "");
            return Ok(false);
        };
        self.told = told.unwrap_or_else(|error| vec![format!("{error:#}")]);
        respond(asked.request, 200, JSON, "{}".to_owned(), "");
        Ok(true)
    }

    /// Writes what is accepted; returns what is said of it.
    fn apply(&mut self, ready: Ready, chosen: Chosen, decisions: &mut Decisions) -> Result<Vec<String>> {
        let mut printer = Printer::new(&self.options.printing);
        let _lock = fix::prepare(&self.options.paths, self.journal, printer.err)?;
        let (made, count) = (chosen.accepted(), chosen.counts().0);
        let mut tally = Tally::default();
        let wrote = chosen.write(ready, self.journal, &mut printer, &mut tally)?;
        self.runs.extend(wrote.run);
        let files = if tally.changed == 1 { "1 file".to_owned() } else { format!("{} files", tally.changed) };
        let mut told = vec![format!("{count} accepted, {files} written.")];
        let findings = wrote.files.iter().flat_map(|done| &done.outcome.findings);
        match count.saturating_sub(findings.filter(|finding| finding.applied).count()) {
            0 => {}
            1 => told.push(format!("1 accepted change was not made; {NOT_ALONE}")),
            many => told.push(format!("{many} accepted changes were not made; {NOT_ALONE}")),
        }
        told.extend(wrote.files.iter().flat_map(|done| &done.problems).map(ToString::to_string));
        if tally.trouble == 0 {
            // What is made is no longer found; brought back, it is to be decided again.
            decisions.forget(&made).context("what was decided cannot be kept")?;
        }
        Ok(told)
    }

    /// Brings back what was written last; returns what is said of it.
    fn undo(&mut self) -> Result<Vec<String>> {
        let Some(number) = self.runs.pop() else {
            return Ok(vec!["There is nothing to bring back.".to_owned()]);
        };
        let _lock = super::setup::alone(&self.options.paths)?;
        let all = self.journal.undo(number).context("the journal cannot be read")?;
        let restored = all.iter().filter(|(_, became)| matches!(became, Restored::Yes)).count();
        let files = if restored == 1 { "1 file".to_owned() } else { format!("{restored} files") };
        let mut told = vec![format!("{files} brought back.")];
        told.extend(all.iter().filter_map(|(path, became)| match became {
            Restored::No(why) => Some(format!("{}: {why}", path.display())),
            _ => None,
        }));
        Ok(told)
    }
}

/// The page, and what is decided on it, as long as the files are the same.
struct Session<'s> {
    host: &'s Host<'s>,
    ready: &'s Ready,
    chosen: &'s mut Chosen,
    decisions: &'s mut Decisions,
    owners: Owners,
    shown: Vec<Shown>,
    job: Job<'s>,
    /// What each file is when all is made that is not rejected.
    texts: Vec<String>,
}

impl<'s> Session<'s> {
    fn new(
        host: &'s Host<'s>,
        ready: &'s Ready,
        chosen: &'s mut Chosen,
        decisions: &'s mut Decisions,
    ) -> Result<Session<'s>> {
        let (shown, owners) = (shown(chosen), Owners::of(decisions.tree()));
        let texts = chosen.files.iter().map(|file| whole(file).to_owned()).collect();
        let job = ready.job();
        let mut session = Session { host, ready, chosen, decisions, owners, shown, job, texts };
        let is_special = |file: &Reviewed| !file.skipped.is_empty() || !file.reworded.is_empty();
        let files = 0..session.chosen.files.len();
        let special: Vec<usize> = files.filter(|file| is_special(&session.chosen.files[*file])).collect();
        session.draw(&special)?;
        Ok(session)
    }

    /// Answers requests until one of them is for the files.
    fn serve(&mut self) -> Result<Asked> {
        loop {
            let mut request = self.host.server.recv().context("the server ended")?;
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
                    respond(request, 200, PAGE, review::html(&self.page(), &nonce), &nonce);
                }
                Ok(Route::Decide) => {
                    let mut body = Vec::new();
                    let read = request.as_reader().take(MOST + 1).read_to_end(&mut body);
                    let (status, answer) = match serde_json::from_slice::<Decided>(&body) {
                        _ if read.is_err() || body.len() as u64 > MOST => (413, "{}".to_owned()),
                        Ok(decided) if self.knows(&decided) => (200, self.decide(&decided)?),
                        _ => (400, "{}".to_owned()),
                    };
                    respond(request, status, JSON, answer, "");
                }
                Ok(route) => return Ok(Asked { route, request }),
            }
        }
    }

    fn page(&self) -> Page {
        let found = |file: &usize| !self.chosen.files[*file].done.outcome.findings.is_empty();
        Page {
            tree: name(self.decisions.tree()),
            version: env!("UPSHIFT_VERSION"),
            live: true,
            undo: !self.host.runs.is_empty(),
            told: self.host.told.clone(),
            files: (0..self.texts.len()).filter(found).map(|file| self.file(file)).collect(),
        }
    }

    fn file(&self, file: usize) -> review::File {
        view(self.chosen, &self.shown, file, &self.texts[file], &self.owners, true)
    }

    /// Whether all of it is about changes that are there to be decided.
    fn knows(&self, decided: &Decided) -> bool {
        decided.changes.iter().all(|id| {
            self.shown
                .get(*id)
                .is_some_and(|(file, finding)| self.chosen.files[*file].choices.contains(finding))
        })
    }

    /// Takes decisions; returns the files that they are about, by path, as JSON.
    fn decide(&mut self, decided: &Decided) -> Result<String> {
        // With what was skipped before: only that is part of the texts.
        let mut files: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut open = Vec::new();
        for id in &decided.changes {
            let (file, finding) = self.shown[*id];
            let reviewed = &mut self.chosen.files[file];
            let index = reviewed.choices.iter().position(|choice| *choice == finding).unwrap_or_default();
            let subject = reviewed.subjects[index].clone();
            files.entry(file).or_insert_with(|| reviewed.skipped.clone());
            reviewed.accepted.remove(&finding);
            reviewed.skipped.remove(&finding);
            let decision = match decided.state {
                State::Accepted => {
                    reviewed.accepted.insert(finding);
                    Decision::Accept
                }
                State::Rejected => {
                    reviewed.skipped.insert(finding);
                    Decision::Skip
                }
                State::Open => {
                    open.push(subject);
                    continue;
                }
            };
            self.decisions.set(&subject, decision).context("what was decided cannot be kept")?;
        }
        if !open.is_empty() {
            self.decisions.reopen(&open).context("what was decided cannot be kept")?;
        }
        let is_other =
            |(file, before): &(&usize, &BTreeSet<usize>)| self.chosen.files[**file].skipped != **before;
        let others: Vec<usize> = files.iter().filter(is_other).map(|(file, _)| *file).collect();
        self.draw(&others)?;
        let drawn = files.into_keys().map(|file| self.file(file));
        let answer: BTreeMap<String, review::File> = drawn.map(|file| (file.path.clone(), file)).collect();
        Ok(serde_json::to_string(&answer)?)
    }

    /// Finds out anew what some files become.
    fn draw(&mut self, files: &[usize]) -> Result<()> {
        let text = |file: usize| {
            let reviewed = &self.chosen.files[file];
            let wanted =
                reviewed.choices.iter().copied().filter(|finding| !reviewed.skipped.contains(finding));
            match reviewed.skipped.is_empty() && reviewed.reworded.is_empty() {
                true => whole(reviewed).to_owned(),
                false => reviewed.text(&self.job, &self.ready.inputs, &wanted.collect()).0,
            }
        };
        if let [file] = files {
            // This thread knows the types already.
            self.texts[*file] = text(*file);
            return Ok(());
        }
        let texts = &mut self.texts;
        parallel::in_order(
            files.len(),
            run::processors(),
            |index| text(files[index]),
            |index, drawn| {
                texts[files[index]] = drawn.map_err(|panic| anyhow!("a defect of upshift: {panic}"))?;
                Ok(())
            },
        )
    }
}

const JSON: &str = "application/json";
const PAGE: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Answers a request; one whose sender is gone is nobody's trouble.
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

/// Opens the address in the browser of the desktop; without one, the address is on the screen.
fn browse(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let null = Stdio::null;
    let started = Command::new(opener).arg(address).stdin(null()).stdout(null()).stderr(null()).spawn();
    if started.is_err() {
        run::complain(&format!("`{opener}` cannot be started; open the address yourself"));
    }
}
