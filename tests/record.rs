//! `upshift record` under real interpreters: it records, and the command does what it does without it.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "common/pythons.rs"]
#[expect(dead_code, reason = "only the interpreters are looked for here")]
mod pythons;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Warns in Python, in C, under filters that ignore, catch and raise, in a child, and in what is not a file.
const PROGRAM: &str = r#"
import subprocess, sys, warnings
import site_was_here
import lib

lib.old()
lib.old()
warnings.warn("not about age", UserWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    lib.old()
    print([(w.filename[-7:], w.lineno, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        lib.old()
    except DeprecationWarning as error:
        print("raised", error)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    eval("lib.old()")
    exec(compile("lib.old()", "<text>", "exec"))
class Holder:
    warn = warnings.warn
Holder().warn("as an attribute of a class", DeprecationWarning)
print("sitecustomize" in sys.modules, sys.modules["sitecustomize"].__name__, len(sys.path) > 1)
if len(sys.argv) == 1:
    sys.stdout.flush()
    sys.exit(subprocess.call([sys.executable, __file__, "child"]) + 3)
"#;

const LIB: &str =
    "import warnings\n\n\ndef old():\n    warnings.warn('old', DeprecationWarning, stacklevel=2)\n";

/// Runs a program under a Python, recorded into a file or not.
fn run(python: &Path, folder: &Path, recording: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = match recording {
        None => Command::new(python),
        Some(file) => {
            let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
            command.args(["record", "--quiet", "--output", file, "--"]).arg(python);
            command
        }
    };
    command.args(arguments).current_dir(folder).env("PYTHONPATH", folder.join("site")).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_run_is_the_same_and_its_warnings_are_recorded() {
    let all = pythons::find();
    if all.is_empty() {
        eprintln!("there is no Python: not tested");
    }
    for (minor, python) in all {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        fs::create_dir(top.join("site")).unwrap();
        fs::write(top.join("app.py"), PROGRAM).unwrap();
        fs::write(top.join("lib.py"), LIB).unwrap();
        // The `sitecustomize` of the user runs as it would.
        fs::write(top.join("site/site_was_here.py"), "").unwrap();
        fs::write(top.join("site/sitecustomize.py"), "import site_was_here\nwarned = None\n").unwrap();
        for options in [&[][..], &["-W", "error::PendingDeprecationWarning"], &["-W", "default"]] {
            let arguments = [options, &["app.py"]].concat();
            let (plain, recorded) =
                (run(&python, top, None, &arguments), run(&python, top, Some("run.jsonl"), &arguments));
            let said = |output: &Output| (output.status.code(), text(&output.stdout), text(&output.stderr));
            assert_eq!(said(&recorded), said(&plain), "Python 3.{minor} {options:?}");
            assert_eq!(plain.status.code(), Some(3), "{}", text(&plain.stderr));
        }
        let rows = fs::read_to_string(top.join("run.jsonl")).unwrap();
        let rows: Vec<Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
        assert!(!rows.iter().any(|row| row["stopped"] == true), "Python 3.{minor}: {rows:?}");
        let app = |row: &&Value| row["file"].as_str().unwrap().ends_with("app.py");
        let count = |line: u64| {
            let here = rows.iter().filter(app).filter(|row| row["line"] == line);
            here.map(|row| row["count"].as_u64().unwrap()).sum::<u64>()
        };
        // Each in the program and in its child; a user warning is none about age.
        let counts: Vec<u64> = [6, 7, 8, 11, 16, 25].map(count).to_vec();
        assert_eq!(counts, [2, 2, 0, 2, 2, 2], "Python 3.{minor}: {rows:?}");
        let senders = rows.iter().filter(|row| row["line"] == 6).map(|row| row["by"].as_str().unwrap());
        assert!(senders.eq(["lib.old"; 2]), "Python 3.{minor}: {rows:?}");
    }
}

#[test]
fn what_python_itself_warns_of_proves_a_finding() {
    let all = pythons::find();
    // From 3.12 on, the method is gone.
    let Some((_, python)) = all.range(..12).next_back() else {
        return eprintln!("there is no Python before 3.12: not tested");
    };
    let folder = tempfile::tempdir().unwrap();
    let lib = "def load(parser, stream):\n    parser.readfp(stream)\n";
    fs::write(folder.path().join("lib.py"), lib).unwrap();
    let run_it = "import io, lib\nmodule = __import__('config' + 'parser')\nlib.load(module.RawConfigParser(), io.StringIO('[a]'))\n";
    fs::write(folder.path().join("run.py"), run_it).unwrap();
    assert!(run(python, folder.path(), Some("run.jsonl"), &["run.py"]).status.success());
    let check = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
        let run = command.args(["check", "--no-cache", "--format=json"]).args(arguments).arg("lib.py");
        let document = run.current_dir(folder.path()).output().unwrap().stdout;
        let document: Value = serde_json::from_slice(&document).unwrap();
        document["findings"][0].clone()
    };
    assert_eq!(check(&[])["safety"], "reported");
    let proven = check(&["--warnings", "run.jsonl"]);
    assert_eq!(proven["safety"], "suggested", "{proven}");
    let why = proven["reasons"][0]["text"].as_str().unwrap();
    assert!(why.starts_with("a test run warned here (run.jsonl): "), "{why}");
}

#[test]
fn what_code_in_c_warns_of_is_recorded_where_it_is_shown() {
    let all = pythons::find();
    // From 3.12 on, `utcnow` warns, in C.
    let Some((_, python)) = all.range(12..).next() else {
        return eprintln!("there is no Python from 3.12 on: not tested");
    };
    let folder = tempfile::tempdir().unwrap();
    let test = "import datetime\nimport unittest\n\n\nclass Test(unittest.TestCase):\n    def test_now(self):\n        getattr(datetime.datetime, 'utc' + 'now')()\n";
    fs::write(folder.path().join("test_now.py"), test).unwrap();
    let arguments = ["-m", "unittest", "test_now"];
    assert!(run(python, folder.path(), Some("run.jsonl"), &arguments).status.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
    let check = command.args(["check", "--no-cache", "--warnings", "run.jsonl", "test_now.py"]);
    let shown = text(&check.current_dir(folder.path()).output().unwrap().stdout);
    assert!(shown.contains("test_now.py:7:9: reported datetime/utcnow"), "{shown}");
}

/// Code that runs, and code that does not: in functions, threads and children. The lines are reached, and warn of nothing.
#[cfg(unix)]
const COVERED: &str = r#"
import os
import threading
import unittest


def in_a_thread():
    str(os) or unittest.makeSuite(object)


def in_a_child():
    str(os) or unittest.makeSuite(object)


def never():
    str(os) or unittest.makeSuite(object)


def deep(depth):
    if depth == 1:
        str(os) or unittest.makeSuite(object)
    return depth and deep(depth - 1)


deep(3)
thread = threading.Thread(target=in_a_thread)
thread.start()
thread.join()
if not os.fork():
    in_a_child()
    os._exit(0)
os.wait()
"#;

#[cfg(unix)]
#[test]
fn what_never_ran_is_told_apart() {
    for (minor, python) in pythons::find() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("app.py"), COVERED).unwrap();
        fs::write(folder.path().join("not_imported.py"), COVERED).unwrap();
        // Some Pythons warn of a fork after a thread, if they notice it.
        let arguments = ["-W", "ignore", "app.py"];
        let plain = run(&python, folder.path(), None, &arguments);
        let recorded = run(&python, folder.path(), Some("run.jsonl"), &arguments);
        assert!(plain.status.success(), "{}", text(&plain.stderr));
        assert_eq!(
            (text(&recorded.stdout), text(&recorded.stderr)),
            (text(&plain.stdout), text(&plain.stderr))
        );
        let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
        command.args(["check", "--no-cache", "--format=json", "--warnings", "run.jsonl", "."]);
        let document = command.current_dir(folder.path()).output().unwrap().stdout;
        let document: Value = serde_json::from_slice(&document).unwrap();
        let ran = |path: &str| {
            let found = document["findings"].as_array().unwrap().iter();
            let found = found.filter(|it| it["path"].as_str().unwrap().ends_with(path));
            found.map(|it| it["ran"].as_bool()).collect::<Vec<_>>()
        };
        let wanted = [true, true, false, true].map(Some);
        assert_eq!(ran("app.py"), wanted, "Python 3.{minor}");
        assert_eq!(ran("not_imported.py"), [None; 4], "Python 3.{minor}");
    }
}

#[test]
fn a_program_that_takes_the_profiler_away_hides_what_ran() {
    let Some((_, python)) = pythons::find().into_iter().find(|(minor, _)| *minor < 12) else {
        return eprintln!("there is no Python before 3.12: not tested");
    };
    let folder = tempfile::tempdir().unwrap();
    let app = "import imp\nimport sys\n\n\ndef never():\n    imp.lock_held()\n\n\nsys.setprofile(None)\n";
    fs::write(folder.path().join("app.py"), app).unwrap();
    assert!(run(&python, folder.path(), Some("run.jsonl"), &["-W", "ignore", "app.py"]).status.success());
    let rows = || fs::read_to_string(folder.path().join("run.jsonl")).unwrap();
    assert!(rows().contains("{\"stopped\": true}"), "{}", rows());

    let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
    command.args(["record", "--only-warnings", "--output", "run.jsonl", "--"]).arg(python).arg("app.py");
    let said = text(&command.current_dir(folder.path()).output().unwrap().stderr);
    assert!(
        said.ends_with("recorded warnings at 1 place; `upshift check --warnings run.jsonl` uses them\n"),
        "{said}"
    );
    assert!(!rows().contains("\"ran\""), "{}", rows());
}

#[test]
fn a_command_that_cannot_run_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_upshift"))
        .args(["record", "-o", "run.jsonl", "--", "no-such-program"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cannot run no-such-program"), "{}", text(&output.stderr));
}
