//! A run can be taken back, and a run that is killed leaves every file either old or new.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const OLD: &str = "import configparser\np = configparser.SafeConfigParser()\n";
const NEW: &str = "import configparser\np = configparser.ConfigParser()\n";

fn command(tree: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
    command.args(arguments).arg("--journal").arg(tree.join("../runs")).current_dir(tree);
    command
}

fn run(tree: &Path, arguments: &[&str]) -> Output {
    command(tree, arguments).output().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder `tree` with files to change.
fn tree(files: usize) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let tree = folder.path().join("tree");
    for index in 0..files {
        let package = tree.join(format!("p{}", index % 20));
        fs::create_dir_all(&package).unwrap();
        fs::write(package.join(format!("m{index}.py")), OLD).unwrap();
    }
    (folder, tree)
}

/// How many files hold the old text and how many the new one; there must be no others.
fn count(tree: &Path) -> (usize, usize) {
    let (mut old, mut new) = (0, 0);
    for package in fs::read_dir(tree).unwrap() {
        for file in fs::read_dir(package.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.file_name().unwrap().to_string_lossy().starts_with(".upshift-") {
                fs::remove_file(path).unwrap();
                continue;
            }
            match fs::read_to_string(&path).unwrap().as_str() {
                OLD => old += 1,
                NEW => new += 1,
                other => panic!("{}: {other:?}", path.display()),
            }
        }
    }
    (old, new)
}

#[test]
fn the_last_run_is_brought_back_and_then_the_one_before() {
    let (_folder, tree) = tree(3);
    assert_eq!(run(&tree, &["fix"]).status.code(), Some(0));
    fs::write(tree.join("p0/later.py"), OLD).unwrap();
    run(&tree, &["fix"]);
    assert_eq!(count(&tree), (0, 4));
    let listed = String::from_utf8(run(&tree, &["undo", "--list"]).stdout).unwrap();
    assert!(
        listed.contains("1  20") && listed.contains("3 files in") && listed.contains("1 file in"),
        "{listed}"
    );
    let undone = run(&tree, &["undo", "--yes"]);
    let said = errors(&undone);
    assert!(said.contains("changed 1 file in") && said.contains("  restore p0/later.py\n"), "{said}");
    assert!(said.ends_with("run 2: 1 file restored, 0 skipped\n"), "{said}");
    assert_eq!(undone.status.code(), Some(0));
    assert_eq!(count(&tree), (1, 3));
    run(&tree, &["undo", "--yes"]);
    assert_eq!(count(&tree), (4, 0));
    let again = run(&tree, &["undo", "--yes"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(errors(&again).contains("nothing to undo"), "{}", errors(&again));
    // A run can be named, undone or not.
    assert_eq!(run(&tree, &["undo", "1", "--yes"]).status.code(), Some(0));
    assert!(errors(&run(&tree, &["undo", "7", "--yes"])).contains("there is no run 7"));
}

#[test]
fn a_run_is_undone_where_it_changed_files() {
    let (_folder, tree) = tree(3);
    for package in ["p0", "p1"] {
        run(&tree, &["fix", package]);
    }
    // The last run of all changed nothing below `p0` or `p2`.
    let elsewhere = run(&tree, &["undo", "--yes", "p2"]);
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(errors(&elsewhere).contains("nothing to undo below"), "{}", errors(&elsewhere));
    let wrong = run(&tree, &["undo", "--yes", "2", "p0"]);
    assert!(errors(&wrong).contains("run `upshift undo 2` there"), "{}", errors(&wrong));
    assert_eq!(count(&tree), (1, 2));
    assert_eq!(run(&tree, &["undo", "--yes", "p0"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(tree.join("p0/m0.py")).unwrap(), OLD);
    assert_eq!(fs::read_to_string(tree.join("p1/m1.py")).unwrap(), NEW);
    // A file is a place as well, and a run can be named from its own folder.
    assert_eq!(run(&tree, &["undo", "2", "p1/m1.py", "--yes"]).status.code(), Some(0));
    assert_eq!(count(&tree), (3, 0));
}

#[test]
fn nothing_is_undone_from_another_folder_or_without_an_answer() {
    let (folder, tree) = tree(2);
    run(&tree, &["fix"]);
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    let refused = run(&other, &["undo", "--yes"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(errors(&refused).contains("`upshift undo --list` lists all runs"), "{}", errors(&refused));
    let asked = command(&tree, &["undo"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(asked.status.code(), Some(2));
    let said = errors(&asked);
    assert!(said.contains("  restore p0/m0.py\n  restore p1/m1.py\n"), "{said}");
    assert!(
        said.contains(
            "nothing was restored: standard input is not a terminal; pass `--yes` to undo without a question"
        ),
        "{said}"
    );
    assert_eq!(count(&tree), (0, 2));
}

#[test]
fn what_was_edited_since_is_named_and_left_alone() {
    let (_folder, tree) = tree(2);
    run(&tree, &["fix"]);
    fs::write(tree.join("p0/m0.py"), "mine = 1\n").unwrap();
    let undone = run(&tree, &["undo", "--yes"]);
    assert_eq!(undone.status.code(), Some(2));
    let said = errors(&undone);
    assert!(said.contains("m0.py: not restored: it was edited since"), "{said}");
    assert!(said.contains("1 file restored, 1 skipped"), "{said}");
    assert_eq!(fs::read_to_string(tree.join("p0/m0.py")).unwrap(), "mine = 1\n");
    assert_eq!(fs::read_to_string(tree.join("p1/m1.py")).unwrap(), OLD);
}

#[test]
fn without_a_journal_nothing_is_changed() {
    let (folder, tree) = tree(2);
    fs::write(folder.path().join("runs"), "a file where a folder is wanted").unwrap();
    let refused = run(&tree, &["fix"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(errors(&refused).contains("nothing was changed"), "{}", errors(&refused));
    assert_eq!(count(&tree), (2, 0));
}

#[test]
fn a_killed_run_leaves_every_file_old_or_new_and_can_be_undone() {
    kill(10, 200);
}

/// `cargo test --test undo -- --ignored`
#[test]
#[ignore = "takes many minutes"]
fn a_large_run_that_is_killed_hundreds_of_times() {
    kill(300, 3_000);
}

/// Kills a run over so many files so many times, spread over the time that a whole run takes.
fn kill(kills: u64, files: usize) {
    let (_folder, tree) = tree(files);
    let whole = std::time::Instant::now();
    run(&tree, &["fix"]);
    let whole = whole.elapsed();
    run(&tree, &["undo", "--yes"]);
    let mut between = 0;
    for kill in 0..kills {
        let mut child = command(&tree, &["fix"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(whole.mul_f64(kill as f64 / kills as f64).max(Duration::from_millis(1)));
        let _ = child.kill();
        child.wait().unwrap();
        let (old, new) = count(&tree);
        assert_eq!(old + new, files, "killed {kill}");
        between += usize::from(old > 0 && new > 0);
        if new > 0 {
            run(&tree, &["undo", "--yes"]);
            assert_eq!(count(&tree), (files, 0), "undone after kill {kill}");
        }
    }
    // Few kills may all come before the first file.
    assert!(between > 0 || kills < 100, "no kill came between the first file and the last");
}
