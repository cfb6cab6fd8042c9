//! An editor that speaks to `upshift lsp` over its standard streams.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// Who waits longer than this waits in vain.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder with some files.
pub fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// An editor with a folder open.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    kept: VecDeque<Value>,
    folder: PathBuf,
    asked: i32,
    /// What the server can do.
    pub capabilities: Value,
}

impl Editor {
    /// Starts a server, and greets it with what the client can do besides the usual.
    pub fn start(folder: &Path, more: Value) -> Editor {
        let mut editor = Editor::silent(folder);
        let mut capabilities = json!({
            "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
            "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
        });
        merge(&mut capabilities, &more);
        let folders = json!([{"uri": editor.uri(""), "name": "tree"}]);
        let params = json!({"processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": capabilities});
        let answer = editor.ask("initialize", params);
        editor.capabilities = answer["capabilities"].clone();
        editor.notify("initialized", json!({}));
        editor
    }

    /// Starts a server and says nothing.
    pub fn silent(folder: &Path) -> Editor {
        let mut child = Command::new(env!("CARGO_BIN_EXE_upshift"))
            .arg("lsp")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (send, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Editor {
            input: child.stdin.take(),
            child,
            messages,
            kept: VecDeque::new(),
            folder: folder.to_owned(),
            asked: 0,
            capabilities: Value::Null,
        }
    }

    /// The address of a file of the folder.
    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.join(name).display())
    }

    /// Sends bytes as they are.
    pub fn send_raw(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    /// Tells something.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Begins to ask; returns the number of the request.
    pub fn begin(&mut self, method: &str, params: Value) -> i32 {
        self.asked += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}));
        self.asked
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, id: i32) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// Asks, and returns the result.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at).unwrap();
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server says nothing");
            if is_it(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    /// The next notification of a kind.
    pub fn notified(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].clone()
    }

    /// The next diagnostics of a document.
    pub fn diagnostics(&mut self, uri: &str) -> Value {
        let method = "textDocument/publishDiagnostics";
        self.wait(|message| message["method"] == method && message["params"]["uri"] == uri)["params"].clone()
    }

    /// Opens a document with a text.
    pub fn open(&mut self, name: &str, text: &str) -> String {
        let uri = self.uri(name);
        let item = json!({"uri": uri, "languageId": "python", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
        uri
    }

    /// Replaces a range of a document; places are lines and columns.
    pub fn change(&mut self, uri: &str, version: i32, from: (u32, u32), to: (u32, u32), text: &str) {
        let change = json!({"range": range(from, to), "text": text});
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    /// The actions for a range of a document.
    pub fn actions(&mut self, uri: &str, from: (u32, u32), to: (u32, u32), context: Value) -> Value {
        let document = json!({"uri": uri});
        let params = json!({"textDocument": document, "range": range(from, to), "context": context});
        self.ask("textDocument/codeAction", params)
    }

    /// Takes leave; returns the exit status.
    pub fn leave(&mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.notify("exit", Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }

    /// Hangs up; returns the exit status.
    pub fn hang_up(&mut self) -> i32 {
        self.input = None;
        self.child.wait().unwrap().code().unwrap()
    }

    /// What came and nobody waited for, after the end.
    pub fn rest(&mut self) -> Vec<Value> {
        self.kept.drain(..).chain(self.messages.iter()).collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    std::io::Read::read_exact(output, &mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

fn merge(into: &mut Value, more: &Value) {
    match (into, more) {
        (Value::Object(into), Value::Object(more)) => {
            for (key, value) in more {
                merge(into.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (into, more) => *into = more.clone(),
    }
}

fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    let place = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"start": place(from), "end": place(to)})
}

/// The text of a document after a workspace edit, in units of UTF-16.
pub fn apply(edit: &Value, uri: &str, text: &str) -> String {
    let documents = edit["documentChanges"].as_array().unwrap_or_else(|| panic!("no changes in {edit}"));
    let document = documents.iter().find(|document| document["textDocument"]["uri"] == uri).unwrap();
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let line_ends: Vec<usize> = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| **unit == u16::from(b'\n'))
        .map(|(at, _)| at + 1)
        .collect();
    let offset = |place: &Value| {
        let line = place["line"].as_u64().unwrap() as usize;
        let start = if line == 0 { 0 } else { line_ends[line - 1] };
        start + place["character"].as_u64().unwrap() as usize
    };
    let mut edits: Vec<(usize, usize, &str)> = document["edits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort();
    for (start, end, new) in edits.into_iter().rev() {
        units.splice(start..end, new.encode_utf16());
    }
    String::from_utf16(&units).unwrap()
}
