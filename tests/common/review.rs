//! A review of some files, served to a test.

#![allow(dead_code, reason = "each test uses what it needs")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// A server at work; it ends with this.
pub struct Review {
    folder: Rc<TempDir>,
    child: Child,
    /// `127.0.0.1:PORT`.
    pub host: String,
    /// `/TOKEN/`.
    pub path: String,
}

impl Drop for Review {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Review {
    /// A review of files in a folder of their own.
    pub fn of(files: &[(&str, &str)]) -> Review {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join("tree").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Review::start(Rc::new(folder))
    }

    /// Another review of the same files, when this one has ended.
    pub fn again(self) -> Review {
        Review::start(self.folder.clone())
    }

    fn start(folder: Rc<TempDir>) -> Review {
        let mut child = command(&folder, &["review"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let rest = address.trim().strip_prefix("http://").unwrap();
        let (host, path) = rest.split_at(rest.find('/').unwrap());
        Review { folder, child, host: host.to_owned(), path: path.to_owned() }
    }

    /// Runs a command on the same files.
    pub fn run(&self, arguments: &[&str]) -> Output {
        command(&self.folder, arguments).output().unwrap()
    }

    /// The folder of the files.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    /// What a file holds.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).unwrap()
    }

    /// Sends a request as it is, but for the wish to end the connection; returns the whole answer.
    pub fn raw(&self, request: &str) -> String {
        send(&self.host, request)
    }

    /// Asks for something below the token; returns the status and the body.
    pub fn get(&self, path: &str) -> (u16, String) {
        answer(&self.raw(&format!("GET {}{path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.path, self.host)))
    }

    /// Sends JSON to a place below the token; returns the status and the body.
    pub fn post(&self, route: &str, body: &str) -> (u16, String) {
        let (path, host, length) = (&self.path, &self.host, body.len());
        answer(&self.raw(&format!(
            "POST {path}{route} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        )))
    }

    /// What the page shows.
    pub fn data(&self) -> Value {
        let (status, page) = self.get("");
        assert_eq!(status, 200);
        let text = page.split("<script id=\"data\"").nth(1).unwrap();
        let text = text.split_once('>').unwrap().1.split("</script>").next().unwrap();
        serde_json::from_str(text).unwrap()
    }

    /// Ends the review by the page's own button.
    pub fn end(mut self) {
        assert_eq!(self.post("end", "{}").0, 200);
        assert!(self.child.wait().unwrap().success());
    }
}

fn command(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
    command.args(arguments).current_dir(folder.path().join("tree")).stderr(Stdio::null());
    command
        .env("XDG_STATE_HOME", folder.path().join("state"))
        .env("XDG_CACHE_HOME", folder.path().join("state"))
        .env("VISUAL", folder.path().join("code"));
    command
}

/// Sends a request to a server; returns its whole answer.
pub fn send(host: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    let (first, rest) = request.split_once("\r\n").unwrap();
    // A server that refuses need not read everything.
    let _ = stream.write_all(format!("{first}\r\nConnection: close\r\n{rest}").as_bytes());
    // Not every server ends the connection, so the length that it tells counts.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(100)));
    let (mut text, mut part) = (Vec::new(), [0; 1 << 16]);
    while !is_whole(&text) {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => break,
            Ok(length) => text.extend_from_slice(&part[..length]),
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Whether an answer is all there, as far as its head tells.
fn is_whole(text: &[u8]) -> bool {
    let Some(at) = text.windows(4).position(|end| end == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&text[..at]).to_lowercase();
    let length = head.split("content-length:").nth(1).and_then(|rest| rest.lines().next());
    length
        .and_then(|length| length.trim().parse().ok())
        .is_some_and(|length: usize| text.len() >= at + 4 + length)
}

/// The status and the body of an answer.
pub fn answer(text: &str) -> (u16, String) {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let is_chunked = head.to_lowercase().contains("transfer-encoding: chunked");
    (status, if is_chunked { joined(body) } else { body.to_owned() })
}

/// A body without the lengths of its chunks.
fn joined(mut body: &str) -> String {
    let mut text = String::new();
    while let Some((length, rest)) = body.split_once("\r\n") {
        let length = usize::from_str_radix(length.trim(), 16).unwrap_or(0);
        if length == 0 || length > rest.len() {
            break;
        }
        text.push_str(&rest[..length]);
        body = rest[length..].trim_start_matches("\r\n");
    }
    text
}
