//! CPython as WebAssembly under node: the Pythons for which this machine has no other interpreter.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::Program;
use super::pythons::Run;

/// How long a program may run, and the interpreter may take to start.
const LIMIT: Duration = Duration::from_secs(120);

/// What WebAssembly cannot do, by the last words of a program that asks for it.
const CANNOT: [&str; 14] = [
    "asyncio.run() cannot be called from a running event loop",
    "cannot import name 'SharedMemoryServer'",
    "module 'os' has no attribute",
    "module 'socket' has no attribute",
    "[Errno 28] Invalid argument",
    "can't start new thread",
    "WebAssembly stack switching not supported",
    "emscripten does not support processes",
    "Function not implemented",
    "Not supported",
    "Operation not supported",
    "Host is unreachable",
    "Connection refused",
    "is not supported on emscripten",
];

/// Modules that it comes without.
const LACKS: [&str; 9] =
    ["tkinter", "curses", "dbm", "venv", "ensurepip", "setuptools", "pkg_resources", "_dbm", "aiosmtpd"];

/// The interpreters that are installed, by minor version: `UPSHIFT_PYODIDE` or `target/pyodide`.
pub fn find() -> BTreeMap<u8, PathBuf> {
    let folder = std::env::var_os("UPSHIFT_PYODIDE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pyodide"), PathBuf::from);
    let node = Command::new("node").arg("--version").output().is_ok();
    let found = |minor: u8| {
        let path = folder.join(format!("node_modules/pyodide-3.{minor}"));
        (node && path.is_dir()).then_some((minor, path))
    };
    [14, 15].into_iter().filter_map(found).collect()
}

/// An interpreter that is running.
pub struct Interpreter {
    folder: PathBuf,
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Interpreter {
    pub fn start(folder: &Path) -> Result<Interpreter, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour/pyodide/serve.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("node has no standard streams".to_owned());
        };
        let (send, answers) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        let interpreter = Interpreter { folder: folder.to_owned(), child, input, answers };
        match interpreter.answers.recv_timeout(LIMIT).as_deref() {
            Ok("ready") => Ok(interpreter),
            _ => Err(format!("{} does not start", folder.display())),
        }
    }

    /// What a program does. One that does not end has no status, and costs the interpreter.
    pub fn run(&mut self, program: &Program) -> Result<Run, String> {
        let request = json!({
            "files": program.files,
            "module": program.module,
            "tests": program.tests,
            "package": program.package,
            "strict": program.strict,
        });
        let sent = writeln!(self.input, "{request}").and_then(|()| self.input.flush());
        let answer = sent.ok().and_then(|()| self.answers.recv_timeout(LIMIT).ok());
        let Some(answer) = answer else {
            *self = Interpreter::start(&self.folder.clone())?;
            let text = |text: &str| text.to_owned();
            return Ok(Run {
                output: text(""),
                status: None,
                exception: text(""),
                last_words: text("it does not end"),
            });
        };
        let answer: Value = serde_json::from_str(&answer).map_err(|error| format!("{error}: {answer}"))?;
        let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        let status = answer["status"].as_i64().map(|status| status as i32);
        let words = text("words");
        let failed = status != Some(0);
        let exception = words.split(':').next().filter(|_| failed).unwrap_or_default().to_owned();
        Ok(Run { output: text("output"), status, exception, last_words: words })
    }
}

impl Drop for Interpreter {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a program ended because it asks for what WebAssembly has not.
pub fn cannot(run: &Run) -> bool {
    let lacks = |module: &&str| run.last_words.contains(&format!("'{module}"));
    run.status.is_none()
        || CANNOT.iter().any(|words| run.last_words.contains(words))
        || LACKS.iter().any(lacks)
}
