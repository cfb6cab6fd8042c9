//! A run that fails or is killed at any of its system calls: every file is old or new, what went
//! wrong is said, no temporary file stays, and there is a way back.

#![cfg(target_os = "linux")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const OLD: &str = "import configparser\np = configparser.SafeConfigParser()\n";
const NEW: &str = "import configparser\np = configparser.ConfigParser()\n";

/// The calls that change files, and how many of each are tried.
const WRITING: &[(&str, usize)] =
    &[("fsync", 12), ("rename", 3), ("renameat", 2), ("ftruncate", 2), ("fchmod", 2), ("mkdir", 3)];
/// The calls that a run makes besides. The first ones load the program.
const ALL: &[(&str, usize)] = &[
    ("openat", 90),
    ("write", 16),
    ("read", 50),
    ("statx", 80),
    ("lseek", 16),
    ("flistxattr", 2),
    ("flock", 8),
];

/// A tree with two plain files and one that has a second name outside.
struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("tree")).unwrap();
        for name in ["a.py", "b.py", "c.py"] {
            fs::write(folder.path().join("tree").join(name), OLD).unwrap();
        }
        fs::hard_link(folder.path().join("tree/b.py"), folder.path().join("other.txt")).unwrap();
        Folder { folder }
    }

    fn tree(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    /// Runs the program, `strace` with these arguments around it if there are any.
    fn run(&self, strace: &[&str], command: &str) -> Output {
        let program = env!("CARGO_BIN_EXE_upshift");
        let mut run = Command::new(if strace.is_empty() { program } else { "strace" });
        if !strace.is_empty() {
            run.args(["-f", "-o", "/dev/null"]).args(strace).arg(program);
        }
        run.args([command, "--journal", "../runs"]).current_dir(self.tree());
        run.args(if command == "fix" { &["--jobs", "1", "."][..] } else { &["--yes"] });
        run.output().unwrap()
    }

    fn texts(&self) -> Vec<String> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.tree()).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        files.retain(|path| path.extension().is_some_and(|e| e == "py"));
        files.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    fn strays(&self) -> usize {
        let names = fs::read_dir(self.tree()).unwrap().map(|file| file.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with(".upshift-")).count()
    }

    fn is_linked(&self) -> bool {
        let read = |name: &str| fs::read(self.folder.path().join(name)).unwrap();
        read("tree/b.py") == read("other.txt")
    }
}

fn has_strace() -> bool {
    let works = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    let works = works.is_ok_and(|output| output.status.success());
    if !works {
        eprintln!("skipped, since strace does not work here");
    }
    works
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The call fails: what is not written is named, and undo works.
fn fail(call: &str, error: &str, at: usize) {
    let place = Folder::new();
    let ran = place.run(&["-e", &format!("inject={call}:error={error}:when={at}")], "fix");
    let case = format!("{call} {at} fails with {error}: {}", said(&ran));
    let texts = place.texts();
    assert!(texts.iter().all(|text| text == OLD || text == NEW), "{case}\n{texts:?}");
    assert!(place.is_linked(), "{case}");
    assert_eq!(place.strays(), 0, "{case}");
    if texts.iter().any(|text| text == OLD) {
        assert_ne!(ran.status.code(), Some(0), "{case}");
        assert!(!said(&ran).is_empty(), "{case}");
    }
    assert!(!said(&ran).contains("panicked"), "{case}");
    place.run(&[], "undo");
    assert!(place.texts().iter().all(|text| text == OLD), "{case}");
}

/// The process is killed at the call: undo brings the old files back, or the next run makes the new.
fn kill(call: &str, at: usize) {
    for next in ["undo", "fix"] {
        let place = Folder::new();
        let ran = place.run(&["-e", &format!("inject={call}:signal=KILL:when={at}")], "fix");
        let case = format!("killed at {call} {at}, then {next}: {}", said(&ran));
        let texts = place.texts();
        let plain = [&texts[0], &texts[2]];
        assert!(plain.iter().all(|text| *text == OLD || *text == NEW), "{case}\n{texts:?}");
        place.run(&[], next);
        let wanted = if next == "undo" { OLD } else { NEW };
        let begun = next == "fix" || texts.iter().any(|text| text != OLD);
        assert!(place.texts().iter().all(|text| text == wanted), "{case}\n{:?}", place.texts());
        assert!(place.is_linked(), "{case}");
        assert!(!begun || place.strays() == 0, "{case}");
    }
}

#[test]
fn a_call_that_fails_leaves_every_file_old_or_new() {
    if has_strace() {
        for (call, count) in WRITING {
            (1..=*count).for_each(|at| fail(call, "ENOSPC", at));
        }
    }
}

#[test]
fn a_kill_at_a_call_leaves_every_file_old_or_new() {
    if has_strace() {
        for (call, count) in WRITING.iter().filter(|(call, _)| ["renameat", "ftruncate"].contains(call)) {
            (1..=*count).for_each(|at| kill(call, at));
        }
    }
}

/// `cargo test --test writes -- --ignored`: some minutes.
#[test]
#[ignore = "takes minutes"]
fn every_call_in_turn() {
    assert!(has_strace());
    for (call, count) in WRITING.iter().chain(ALL) {
        for at in 1..=*count {
            fail(call, "EIO", at);
            fail(call, "ENOSPC", at);
            kill(call, at);
        }
    }
}

#[test]
fn a_second_run_in_the_same_tree_is_told_so() {
    let place = Folder::new();
    let held = fs::File::open(place.tree()).unwrap();
    held.try_lock().unwrap();
    for command in ["fix", "undo"] {
        let ran = place.run(&[], command);
        assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
        if command == "fix" {
            assert!(said(&ran).contains("another upshift is changing files"), "{}", said(&ran));
        }
    }
    assert!(place.texts().iter().all(|text| text == OLD));
    drop(held);
    assert_eq!(place.run(&[], "fix").status.code(), Some(0));
}

#[test]
fn a_full_disk_is_named_and_every_file_stays_whole() {
    if !has_strace() {
        return;
    }
    let place = Folder::new();
    // The second file that is synced in the tree; the journal is synced before.
    let ran = place.run(&["-e", "inject=fchmod:error=ENOSPC:when=1"], "fix");
    assert!(said(&ran).contains("not changed: No space left"), "{}", said(&ran));
    assert_eq!((place.texts()[0].as_str(), place.texts()[2].as_str()), (OLD, NEW));
    assert!(Path::new(&place.tree()).join("a.py").is_file());
}
