//! The command line as its users meet it: cases that are data (`tests/cli/*.toml`), and what it
//! says of the sample and of every transform (`snapshots/`). `tools/regenerate` writes down what
//! comes out now; read the difference before you keep it.
//!
//! A case has `args`, `stdin` and `[files]`; a file is its text, or a table: `bytes` (each
//! character is a byte), `size` (so many bytes of comments), `link` (to where), `mode` (octal).
//! `[expect]` has `status`, `stdout`, `stderr` and in `after` every file that is another one
//! afterwards. In a line of an expectation `[..]` stands for anything.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use toml::{Table, Value};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = vec![
        Trial::test("the diff of the sample applies", sample_diff_applies),
        Trial::test("fix leaves nothing safe in the sample", sample_is_fixed),
    ];
    for command in ["check", "diff"] {
        let name = format!("snapshot: {command} of the sample");
        trials.push(Trial::test(name, move || {
            let folder = sample()?;
            let ran = run(folder.path(), &[command, "."], &[])?;
            snapshot(&format!("{command}-sample"), &ran)
        }));
    }
    // The floor has no examples: `tests/ledger.rs` makes a use of each of its names.
    for transform in upshift::transform::builtin().into_iter().filter(|transform| !transform.is_floor) {
        let name = format!("snapshot: {}", transform.id);
        trials.push(Trial::test(name, move || {
            let first = transform.examples.iter().find(|e| e.before != e.after || !e.reported.is_empty());
            let folder = tempfile::tempdir()?;
            for (path, text) in parts(&first.ok_or("has no example that changes")?.before) {
                place(folder.path(), &path, &Value::String(text))?;
            }
            let ran = run(folder.path(), &["check", "--verbose", "--select", &transform.id, "."], &[])?;
            snapshot(&transform.id, &ran)
        }));
    }
    for path in files(&root().join("tests/cli")).into_keys() {
        let name = Path::new(&path).with_extension("").display().to_string();
        trials.push(Trial::test(name, move || case(&root().join("tests/cli").join(&path))));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What to do about a difference.
const ADVICE: &str = "if what the program prints now is right, run tools/regenerate";

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|v| !v.is_empty())
}

/// What a run of the program left behind.
struct Ran {
    status: i64,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// Runs the program in a folder, with nothing of our environment but the path.
fn run(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Result<Ran, Failed> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_upshift"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        // The journals of `fix`.
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // What is not read is no failure of ours.
    let _ = child.stdin.take().ok_or("no standard input")?.write_all(stdin);
    let output = child.wait_with_output()?;
    let status = output.status.code().ok_or("ended by a signal")?;
    Ok(Ran { status: status.into(), stdout: output.stdout, stderr: timeless(output.stderr) })
}

/// The time at the end of a summary, which differs from run to run.
fn timeless(text: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(text) else { return Vec::new() };
    let lines = text.split_inclusive('\n').map(|line| match line.rsplit_once(" (") {
        Some((rest, time)) if time.ends_with(" s)\n") => format!("{rest} ([..])\n"),
        _ => line.to_owned(),
    });
    lines.collect::<String>().into_bytes()
}

/// Runs a case and compares, or writes down what came out.
fn case(path: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(path)?;
    let table: Table = text.parse()?;
    let folder = tempfile::tempdir()?;
    let empty = Table::new();
    let given = table.get("files").and_then(Value::as_table).unwrap_or(&empty);
    for (name, content) in given {
        place(folder.path(), name, content)?;
    }
    let before = files(folder.path());
    modes(folder.path(), given, false)?;
    let is_closed = |file: &Value| file.get("mode").and_then(Value::as_integer) == Some(0);
    let opens = |name: &String| fs::read_dir(folder.path().join(name)).is_ok();
    if given.iter().any(|(name, file)| is_closed(file) && opens(name)) {
        eprintln!("{}: skipped, since nothing is forbidden to this user", path.display());
        return Ok(());
    }
    let arguments = table.get("args").and_then(Value::as_array).ok_or("no `args`")?;
    let arguments: Vec<&str> = arguments.iter().filter_map(Value::as_str).collect();
    let ran = run(folder.path(), &arguments, &table.get("stdin").map(bytes_of).unwrap_or_default())?;
    modes(folder.path(), given, true)?;
    let after = files(folder.path());
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    if let Some(name) = gone.into_iter().next() {
        return Err(format!("`{name}` is gone").into());
    }
    let changed = after.into_iter().filter(|(name, bytes)| before.get(name) != Some(bytes));
    let got = Expected { ran, after: changed.collect() };
    let wanted = Expected::of(table.get("expect").and_then(Value::as_table).unwrap_or(&empty));
    let differences = wanted.differences(&got);
    if differences.is_empty() {
        return Ok(());
    }
    if updating() {
        let head = text.split("\n[expect]\n").next().unwrap_or_default().trim_end();
        fs::write(path, format!("{head}\n\n{}", got.render()))?;
        return Ok(());
    }
    Err(format!("{}\n{ADVICE}", differences.join("\n")).into())
}

/// What a case expects, or what came out.
struct Expected {
    ran: Ran,
    after: BTreeMap<String, Vec<u8>>,
}

impl Expected {
    fn of(table: &Table) -> Expected {
        let bytes = |name: &str| table.get(name).map(bytes_of).unwrap_or_default();
        let status = table.get("status").and_then(Value::as_integer).unwrap_or(-1);
        let after = table.get("after").and_then(Value::as_table).into_iter().flatten();
        Expected {
            ran: Ran { status, stdout: bytes("stdout"), stderr: bytes("stderr") },
            after: after.map(|(name, value)| (name.clone(), bytes_of(value))).collect(),
        }
    }

    fn differences(&self, got: &Expected) -> Vec<String> {
        let mut all = Vec::new();
        if self.ran.status != got.ran.status {
            all.push(format!("status: expected {}, got {}", self.ran.status, got.ran.status));
        }
        let nothing = Vec::new();
        let mut compare = |name: &str, wanted: &[u8], got: &[u8]| {
            if !fits(wanted, got) {
                let (wanted, got) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(got));
                let diff = similar::TextDiff::from_lines(&wanted, &got);
                all.push(format!("{name}: expected (-) and got (+):\n{}", diff.unified_diff()));
            }
        };
        compare("stdout", &self.ran.stdout, &got.ran.stdout);
        compare("stderr", &self.ran.stderr, &got.ran.stderr);
        let names = self.after.keys().chain(got.after.keys().filter(|name| !self.after.contains_key(*name)));
        for name in names {
            let of = |side: &Expected| side.after.get(name).unwrap_or(&nothing).clone();
            compare(name, &of(self), &of(got));
        }
        all
    }

    fn render(&self) -> String {
        let mut text = format!("[expect]\nstatus = {}\n", self.ran.status);
        for (name, bytes) in [("stdout", &self.ran.stdout), ("stderr", &self.ran.stderr)] {
            if !bytes.is_empty() {
                text.push_str(&format!("{name} = {}\n", written(bytes)));
            }
        }
        if !self.after.is_empty() {
            text.push_str("\n[expect.after]\n");
        }
        for (name, bytes) in &self.after {
            text.push_str(&format!("{} = {}\n", basic(name, false), written(bytes)));
        }
        text
    }
}

/// Whether a text is the expected one, where `[..]` is anything within a line.
fn fits(wanted: &[u8], got: &[u8]) -> bool {
    let (Ok(wanted), Ok(got)) = (str::from_utf8(wanted), str::from_utf8(got)) else {
        return wanted == got;
    };
    let (wanted, got) = (wanted.split_inclusive('\n'), got.split_inclusive('\n'));
    wanted.clone().count() == got.clone().count() && wanted.zip(got).all(|(w, g)| line_fits(w, g))
}

fn line_fits(wanted: &str, got: &str) -> bool {
    let Some((head, rest)) = wanted.split_once("[..]") else {
        return wanted == got;
    };
    let Some(got) = got.strip_prefix(head) else { return false };
    let ends = got.char_indices().map(|(at, _)| at).chain([got.len()]);
    ends.into_iter().any(|at| line_fits(rest, &got[at..]))
}

/// Bytes as a value of TOML that people can read: literal where possible, else with escapes.
fn written(bytes: &[u8]) -> String {
    let Ok(text) = str::from_utf8(bytes) else {
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        return format!("{{ bytes = {} }}", basic(&text, false));
    };
    let lines = text.ends_with('\n') && text.matches('\n').count() > 0;
    let plain = !text.contains("'''") && text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control());
    match (lines, plain) {
        (true, true) => format!("'''\n{text}'''"),
        (true, false) => basic(text, true),
        _ => basic(text, false),
    }
}

/// A string with escapes, over several lines or not.
fn basic(text: &str, lines: bool) -> String {
    let mut out = String::from(if lines { "\"\"\"\n" } else { "\"" });
    for c in text.chars() {
        match c {
            '\n' if lines => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || ('\u{80}'..='\u{ff}').contains(&c) => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out + if lines { "\"\"\"" } else { "\"" }
}

/// The bytes that a text or `{ bytes = "…" }` stands for.
fn bytes_of(value: &Value) -> Vec<u8> {
    match (value.as_str(), value.get("bytes").and_then(Value::as_str)) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (_, Some(bytes)) => bytes.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect(),
        _ => Vec::new(),
    }
}

/// Puts a file in its place.
fn place(folder: &Path, name: &str, content: &Value) -> Result<(), Failed> {
    let path = folder.join(name);
    if name.ends_with('/') {
        return Ok(fs::create_dir_all(path)?);
    }
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    if let Some(target) = content.get("link").and_then(Value::as_str) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(target, path)?;
        #[cfg(not(unix))]
        return Err(format!("no link to {target} here").into());
        return Ok(());
    }
    let mut bytes = bytes_of(content);
    if let Some(size) = content.get("size").and_then(Value::as_integer) {
        bytes.resize(usize::try_from(size)?, b'#');
    }
    Ok(fs::write(path, bytes)?)
}

/// Gives files the modes of the case, or all rights again.
fn modes(folder: &Path, given: &Table, back: bool) -> Result<(), Failed> {
    #[cfg(unix)]
    for (name, content) in given {
        use std::os::unix::fs::PermissionsExt;
        if let Some(mode) = content.get("mode").and_then(Value::as_integer) {
            let mode = if back { 0o755 } else { u32::try_from(mode)? };
            fs::set_permissions(folder.join(name), fs::Permissions::from_mode(mode))?;
        }
    }
    Ok(())
}

/// All files below a folder by relative path; of a link what it links to.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(name) = path.strip_prefix(folder) else { continue };
            let name = name.to_string_lossy().into_owned();
            match (fs::read_link(&path), path.is_dir()) {
                (Ok(target), _) => drop(found.insert(name, target.as_os_str().as_encoded_bytes().to_vec())),
                (_, true) => open.push(path),
                _ => drop(found.insert(name, fs::read(&path).unwrap_or_default())),
            }
        }
    }
    found
}

/// The files of an example: one, or several parted by `# file: path` lines.
fn parts(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("# file: "), all.last_mut()) {
            (Some(path), _) => all.push((path.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => all.push(("example.py".to_owned(), line.to_owned())),
        }
    }
    all
}

/// Compares what a run said with `snapshots/name.txt`, or writes it there.
fn snapshot(name: &str, ran: &Ran) -> Result<(), Failed> {
    let path = root().join("snapshots").join(name).with_extension("txt");
    let (stdout, stderr) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let got = format!("{stdout}--- standard error\n{stderr}--- status {}\n", ran.status);
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    if wanted == got {
        return Ok(());
    }
    if updating() {
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        return Ok(fs::write(path, got)?);
    }
    let diff = similar::TextDiff::from_lines(&wanted, &got);
    Err(format!("expected (-) and got (+):\n{}\n{ADVICE}", diff.unified_diff()).into())
}

/// A copy of the sample.
fn sample() -> Result<tempfile::TempDir, Failed> {
    let folder = tempfile::tempdir()?;
    for (name, bytes) in files(&root().join("tests/sample")) {
        place(folder.path(), &name, &Value::String(String::from_utf8(bytes)?))?;
    }
    Ok(folder)
}

fn sample_diff_applies() -> Result<(), Failed> {
    let folder = sample()?;
    let diff = run(folder.path(), &["diff", "--suggested", "."], &[])?;
    let mut patch = Command::new("patch");
    patch.args(["-p1", "--batch", "--silent"]).current_dir(folder.path()).stdin(Stdio::piped());
    let Ok(mut child) = patch.spawn() else {
        eprintln!("skipped: there is no `patch` here");
        return Ok(());
    };
    child.stdin.take().ok_or("no standard input")?.write_all(&diff.stdout)?;
    if !child.wait()?.success() {
        return Err("`patch -p1` refuses the diff".into());
    }
    // What is patched is what `fix` would have written.
    let fixed = sample()?;
    run(fixed.path(), &["fix", "--suggested", "."], &[])?;
    if files(folder.path()) == files(fixed.path()) { Ok(()) } else { Err("`fix` and `diff` differ".into()) }
}

fn sample_is_fixed() -> Result<(), Failed> {
    let folder = sample()?;
    run(folder.path(), &["fix", "--suggested", "."], &[])?;
    let ran = run(folder.path(), &["check", "."], &[])?;
    let left = String::from_utf8_lossy(&ran.stdout).into_owned();
    if left.contains(": safe ") { Err(left.into()) } else { Ok(()) }
}
