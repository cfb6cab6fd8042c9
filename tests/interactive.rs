//! `upshift fix -i`, answered by a script: what is asked, what is written, what is kept for the next
//! time.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const A: &str = "\
import imp

import configparser


def load(stream, module):
    imp.reload(module)
    parser = configparser.SafeConfigParser()
    parser.readfp(stream)
    imp.reload(module)
    return parser
";

/// A tree with two files, and the journals beside it.
fn tree() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let tree = folder.path().join("tree");
    fs::create_dir(&tree).unwrap();
    fs::write(tree.join("a.py"), A).unwrap();
    fs::write(tree.join("b.py"), "import configparser\nx = configparser.SafeConfigParser()\n").unwrap();
    (folder, tree)
}

fn upshift(tree: &Path, arguments: &[&str], stdin: &str, editor: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_upshift"))
        .args(arguments)
        .arg("--journal")
        .arg(tree.join("../runs"))
        .current_dir(tree)
        .env_remove("VISUAL")
        .env("EDITOR", editor)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn ask(tree: &Path, stdin: &str) -> Output {
    upshift(tree, &["fix", "-i"], stdin, "false")
}

fn read(tree: &Path, name: &str) -> String {
    fs::read_to_string(tree.join(name)).unwrap()
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// The questions that were asked.
fn questions(output: &Output) -> usize {
    said(output).0.matches("Make this change?").count()
}

#[test]
fn what_is_accepted_is_written_and_can_be_brought_back() {
    let (_folder, tree) = tree();
    let ran = ask(&tree, "n\ny\nn\ny\nn\n");
    let (shown, told) = said(&ran);
    assert_eq!(ran.status.code(), Some(1), "{told}");
    assert!(
        shown.contains("a.py:7:5: safe imp/reload") && shown.contains("- `imp.reload` comes by"),
        "{shown}"
    );
    assert!(shown.contains(
        "-    parser = configparser.SafeConfigParser()\n+    parser = configparser.ConfigParser()"
    ));
    assert!(told.contains("2 accepted, 3 skipped"), "{told}");
    // The import is needed by what stays.
    let expected = A
        .replace("SafeConfigParser", "ConfigParser")
        .replacen("import imp\n", "import imp\nimport importlib\n", 1)
        .replace("readfp(stream)\n    imp.reload", "readfp(stream)\n    importlib.reload");
    assert_eq!(read(&tree, "a.py"), expected);
    assert!(read(&tree, "b.py").contains("SafeConfigParser"));
    upshift(&tree, &["undo", "--yes"], "", "");
    assert_eq!(read(&tree, "a.py"), A);
}

#[test]
fn an_answer_can_be_taken_back() {
    let (_folder, tree) = tree();
    // The first two are skipped, then accepted after all; `b` at the first question changes nothing.
    let ran = ask(&tree, "b\nn\nn\nb\nb\ny\ny\ny\ny\ny\n");
    let (shown, told) = said(&ran);
    assert!(shown.contains("this is the first question"), "{shown}");
    assert!(shown.contains("(2/5)") && !shown.contains("(6/5)"), "{shown}");
    assert!(told.contains("5 accepted, 0 skipped"), "{told}");
    assert_eq!(ran.status.code(), Some(0));
}

#[test]
fn all_of_a_transform_can_be_taken_back() {
    let (_folder, tree) = tree();
    // `a` accepts both of `imp/reload`, the one between them is asked about; the way back goes to the first.
    let ran = ask(&tree, "a\nb\nn\nn\nn\nn\nn\n");
    assert!(said(&ran).1.contains("0 accepted, 5 skipped"), "{:?}", said(&ran));
    assert_eq!(read(&tree, "a.py"), A);
}

#[test]
fn in_a_terminal_one_key_is_an_answer() {
    let (_folder, tree) = tree();
    let script = "\
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
shown, keys = b'', list(b'nyyyy')
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    shown += part
    if part.rstrip().endswith(b'?]') and keys:
        os.write(terminal, bytes([keys.pop(0)]))
sys.stdout.buffer.write(shown)
";
    let journal = tree.join("../runs");
    let ran = Command::new("python3")
        .args(["-c", script, env!("CARGO_BIN_EXE_upshift"), "fix", "-i", "--journal"])
        .arg(journal)
        .current_dir(&tree)
        .env("TERM", "dumb")
        .output();
    let Some(ran) = ran.ok().filter(|_| cfg!(unix)) else {
        eprintln!("skipped: there is no `python3` with terminals");
        return;
    };
    let shown = said(&ran).0;
    assert!(shown.contains("4 accepted, 1 skipped"), "{shown}");
}

#[test]
fn everything_accepted_is_what_fix_writes() {
    let (_folder, asked) = tree();
    let ran = ask(&asked, "y\ny\ny\ny\ny\n");
    assert_eq!((ran.status.code(), questions(&ran)), (Some(0), 5));
    let (_folder, fixed) = tree();
    upshift(&fixed, &["fix", "--suggested"], "", "");
    for name in ["a.py", "b.py"] {
        assert_eq!(read(&asked, name), read(&fixed, name));
    }
}

#[test]
fn a_review_that_is_ended_goes_on_and_asks_nothing_twice() {
    let (_folder, tree) = tree();
    let first = ask(&tree, "y\nn\nq\n");
    assert_eq!((first.status.code(), questions(&first)), (Some(1), 3));
    assert!(said(&first).1.contains("nothing was written; 1 accepted and 1 skipped"), "{:?}", said(&first));
    assert_eq!(read(&tree, "a.py"), A);
    let second = ask(&tree, "n\nn\nn\n");
    assert_eq!(questions(&second), 3);
    assert!(said(&second).1.contains("1 accepted and 1 skipped before"), "{:?}", said(&second));
    assert_eq!(read(&tree, "a.py").matches("importlib.reload").count(), 1);
    // What was left is not asked about again, unless somebody says so.
    let third = ask(&tree, "");
    assert_eq!((third.status.code(), questions(&third)), (Some(1), 0));
    let again = upshift(&tree, &["fix", "-i", "--restart"], "q\n", "");
    assert_eq!(questions(&again), 1);
}

#[test]
fn a_whole_transform_is_accepted_or_left() {
    let (_folder, tree) = tree();
    let ran = ask(&tree, "s\na\nn\n");
    assert_eq!(questions(&ran), 3);
    assert!(said(&ran).1.contains("2 accepted, 3 skipped"), "{:?}", said(&ran));
    assert_eq!(read(&tree, "a.py"), A.replace("SafeConfigParser", "ConfigParser"));
    assert!(read(&tree, "b.py").contains("configparser.ConfigParser"));
}

#[test]
fn what_is_accepted_so_far_can_be_written() {
    let (_folder, tree) = tree();
    let ran = ask(&tree, "n\ny\nw\n");
    assert_eq!((ran.status.code(), questions(&ran)), (Some(1), 3));
    assert_eq!(read(&tree, "a.py"), A.replace("SafeConfigParser", "ConfigParser"));
}

#[test]
fn changes_that_only_hold_together_are_one_question() {
    let log = "from distutils import log\n\nlog.info(\"a\")\nlog.warn(\"b\")\n";
    let folder = tempfile::tempdir().unwrap();
    let tree = folder.path().join("tree");
    fs::create_dir(&tree).unwrap();
    fs::write(tree.join("a.py"), log).unwrap();
    let ran = ask(&tree, "n\n");
    assert_eq!((ran.status.code(), questions(&ran)), (Some(1), 1));
    assert_eq!(read(&tree, "a.py"), log);
    let ran = upshift(&tree, &["fix", "-i", "--restart"], "y\n", "");
    assert_eq!((ran.status.code(), questions(&ran)), (Some(0), 1), "{:?}", said(&ran));
    assert_eq!(read(&tree, "a.py"), "import logging\n\nlogging.info(\"a\")\nlogging.warning(\"b\")\n");
}

/// An editor that changes what it is given.
#[cfg(unix)]
const EDITOR: &str = "sed -i -e s/ConfigParser/RawConfigParser/";

#[test]
#[cfg(unix)]
fn a_change_is_made_in_other_words() {
    let (_folder, tree) = tree();
    let ran = upshift(&tree, &["fix", "-i"], "y\ne\nn\nn\nq\n", EDITOR);
    assert_eq!(read(&tree, "a.py"), A, "{:?}", said(&ran));
    // The words are still there when the review goes on.
    let ran = ask(&tree, "w\n");
    assert_eq!(questions(&ran), 1);
    let text = read(&tree, "a.py");
    assert!(text.contains("    parser = configparser.RawConfigParser()\n"), "{text}");
    assert!(text.contains("    importlib.reload(module)\n    parser"), "{text}");
}

#[test]
#[cfg(unix)]
fn words_that_are_no_python_are_refused() {
    let (_folder, tree) = tree();
    let ran = upshift(&tree, &["fix", "-i"], "n\ne\nn\nn\nn\nn\n", "sed -i -e 's/ConfigParser/(/'");
    let (shown, _) = said(&ran);
    assert!(shown.contains("This would make line 8 invalid"), "{shown}");
    assert_eq!(read(&tree, "a.py"), A);
    let ran = upshift(&tree, &["fix", "-i", "--restart"], "e\nq\n", "no-such-editor");
    assert!(said(&ran).0.contains("no-such-editor"), "{:?}", said(&ran));
}

#[test]
#[cfg(unix)]
fn a_file_that_is_edited_meanwhile_is_left_alone() {
    let (_folder, tree) = tree();
    // The editor stands for anybody.
    let editor = format!("echo '# mine' >> {}; true", tree.join("a.py").display());
    let ran = upshift(&tree, &["fix", "-i"], "y\ne\nn\nn\ny\n", &editor);
    let (_, told) = said(&ran);
    assert_eq!(ran.status.code(), Some(2));
    assert!(told.contains("a.py: not changed, because it was edited meanwhile"), "{told}");
    assert_eq!(read(&tree, "a.py"), format!("{A}# mine\n"));
    assert!(read(&tree, "b.py").contains("configparser.ConfigParser"));
}

/// Types an answer into a terminal.
const TERMINAL: &str = "
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], 'fix', '-i', '--journal', '../runs'])
shown = b''
try:
    while part := os.read(terminal, 4096):
        shown += part
        if part.endswith(b'?] '):
            os.write(terminal, b'n\\n' if b'imp/reload' in shown else b'y\\n')
            shown = b''
        sys.stdout.buffer.write(part)
except OSError:
    pass
os.waitpid(pid, 0)
";

#[test]
#[cfg(unix)]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn in_a_terminal_the_diff_has_colours() {
    let (_folder, tree) = tree();
    let mut python = Command::new("python3");
    python.args(["-c", TERMINAL, env!("CARGO_BIN_EXE_upshift")]).current_dir(&tree);
    let runs = Command::new("python3").args(["-c", "import pty"]).output();
    if !runs.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: there is no `python3` here");
        return;
    }
    let ran = python.env("TERM", "xterm").env_remove("NO_COLOR").output().unwrap();
    let (shown, _) = said(&ran);
    assert!(shown.contains("\u{1b}[31m-    parser = configparser.SafeConfigParser()"), "{shown}");
    assert!(shown.contains("3 accepted, 2 skipped"), "{shown}");
    assert!(read(&tree, "a.py").contains("    imp.reload(module)\n    parser = configparser.ConfigParser()"));
}

#[test]
fn questions_are_for_people() {
    let (_folder, tree) = tree();
    for arguments in [["fix", "-i", "-"], ["fix", "-i", "--format=json"]] {
        let ran = upshift(&tree, &arguments, "", "");
        assert_eq!(ran.status.code(), Some(2));
        assert!(said(&ran).1.contains("`--interactive`"), "{:?}", said(&ran));
    }
}
