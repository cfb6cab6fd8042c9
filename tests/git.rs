//! What changed, as git tells: `--since`, `--staged` and `--lines` in repositories made here.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A repository with one commit; `None` where there is no git.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new(files: &[(&str, &str)]) -> Option<Repository> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: there is no `git` here");
            return None;
        }
        let repository = Repository(tempfile::tempdir().unwrap());
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        for (name, text) in files {
            repository.write(name, text);
        }
        repository.git(&["add", "."]);
        repository.commit();
        Some(repository)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    fn git(&self, arguments: &[&str]) {
        let ran = command("git", self.path()).args(arguments).output().unwrap();
        assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }

    fn commit(&self) {
        self.git(&["-c", "user.name=x", "-c", "user.email=x@y.z", "commit", "--quiet", "-m", "x"]);
    }

    /// Runs upshift here; its exit status and the places of what it found, or all that it said.
    fn upshift(&self, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
        let ran = command(env!("CARGO_BIN_EXE_upshift"), self.path())
            .args(arguments)
            .arg("--verbose")
            .output()
            .unwrap();
        let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        let said = if ran.status.code() == Some(2) { err } else { out };
        let is_told =
            |line: &&str| line.contains(".py:") && !line.starts_with(' ') || line.starts_with("error");
        let place = |line: &str| match line.split_once(": ") {
            Some((place, _)) if !line.starts_with("error") => place.to_owned(),
            _ => line.to_owned(),
        };
        (ran.status.code(), said.lines().filter(is_told).map(place).collect())
    }
}

/// A command that sees neither the user's settings nor the repository that the tests run in.
fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

const OLD: &str = "import imp\nimport sys\n\nimp.reload(sys)\nprint(1)\nprint(2)\nimp.reload(sys)\n";

#[test]
fn since_takes_what_changed_and_what_is_new() {
    let Some(repository) = Repository::new(&[("a.py", OLD), ("b.py", OLD), ("sub/c.py", OLD)]) else {
        return;
    };
    repository.write("b.py", &OLD.replace("print(2)", "print(3)"));
    repository.write("sub/new b.py", "import smtpd\n");
    let places = |all: &[&str]| (Some(1), all.iter().map(|place| (*place).to_owned()).collect::<Vec<_>>());
    assert_eq!(
        repository.upshift(&["check", "--since", "HEAD", "."]),
        places(&["b.py:4:1", "b.py:7:1", "sub/new b.py:1:1"])
    );
    assert_eq!(repository.upshift(&["check", "--since", "HEAD", "sub"]), places(&["sub/new b.py:1:1"]));
    assert_eq!(
        repository.upshift(&["check", "--since", "HEAD", "--lines", "."]),
        places(&["sub/new b.py:1:1"])
    );
}

#[test]
fn since_counts_from_where_the_branch_left() {
    let Some(repository) = Repository::new(&[("a.py", OLD), ("b.py", OLD)]) else { return };
    repository.git(&["checkout", "--quiet", "-b", "mine"]);
    repository.write("a.py", &format!("{OLD}print(4)\n"));
    repository.git(&["add", "."]);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("b.py", "print(5)\n");
    repository.git(&["add", "."]);
    repository.commit();
    repository.git(&["checkout", "--quiet", "mine"]);
    let (_, places) = repository.upshift(&["check", "--since", "main", "."]);
    assert_eq!(places, ["a.py:4:1", "a.py:7:1"]);
}

#[test]
fn only_changed_lines_are_fixed() {
    let Some(repository) = Repository::new(&[("a.py", OLD)]) else { return };
    repository.write("a.py", &OLD.replace("print(2)\n", "print(2)\nimp.reload(os)\n"));
    let (status, _) = repository.upshift(&["fix", "--since", "HEAD", "--lines", "."]);
    assert_eq!(status, Some(0));
    let text = repository.read("a.py");
    assert!(text.contains("print(2)\nimportlib.reload(os)\nimp.reload(sys)\n"), "{text}");
    assert!(text.contains("import imp\n"), "{text}");
}

#[test]
fn staged_is_what_will_be_committed() {
    let Some(repository) = Repository::new(&[("a.py", OLD), ("b.py", "x = 1\n")]) else { return };
    repository.write("a.py", &format!("{OLD}print(4)\n"));
    repository.write("b.py", "import smtpd\n");
    repository.git(&["add", "b.py"]);
    // What is on disk by now is another text.
    repository.write("b.py", "x = 1\nx = 2\n");
    assert_eq!(repository.upshift(&["check", "--staged", "."]), (Some(1), vec!["b.py:1:1".to_owned()]));
    repository.write("b.py", "import imp, sys\nimp.reload(sys)\n");
    repository.git(&["add", "b.py"]);
    repository.write("b.py", "x = 3\n");
    let (status, told) = repository.upshift(&["fix", "--staged", "."]);
    assert_eq!(status, Some(2));
    assert!(told[0].contains("it has unstaged changes"), "{told:?}");
    assert_eq!(repository.read("b.py"), "x = 3\n");
}

#[test]
fn a_hook_sees_what_is_staged() {
    let Some(repository) = Repository::new(&[("src/a.py", "x = 1\n")]) else { return };
    repository.git(&["worktree", "add", "--quiet", "other"]);
    let hook = repository.path().join(".git/hooks/pre-commit");
    let run = format!("#!/bin/sh\nexec {} check --staged src\n", env!("CARGO_BIN_EXE_upshift"));
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, run).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    }
    for folder in ["", "other/"] {
        repository.write(&format!("{folder}src/a.py"), "import smtpd\n");
        let commit = ["-c", "user.name=x", "-c", "user.email=x@y.z", "commit", "--all", "-m", "x"];
        let ran = command("git", &repository.path().join(folder)).args(commit).output().unwrap();
        assert!(!ran.status.success(), "in `{folder}`: {}", String::from_utf8_lossy(&ran.stderr));
    }
}

#[test]
fn what_is_wrong_is_told() {
    let Some(repository) = Repository::new(&[("a.py", OLD)]) else { return };
    let told = |arguments: &[&str]| {
        let (status, told) = repository.upshift(arguments);
        assert_eq!(status, Some(2));
        told.join("\n")
    };
    let unknown = told(&["check", "--since", "nowhere", "."]);
    assert!(unknown.starts_with("error: unknown revision `nowhere` in "), "{unknown}");
    assert!(told(&["check", "--since=--output=x", "."]).contains("unknown revision"));
    assert_eq!(told(&["check", "--lines", "."]), "error: `--lines` needs `--since REV` or `--staged`");
    fs::remove_dir_all(repository.path().join(".git")).unwrap();
    assert!(told(&["check", "--staged", "."]).contains("is not in a git repository"));
    let mut without = command(env!("CARGO_BIN_EXE_upshift"), repository.path());
    let ran = without.env("PATH", "/nowhere").args(["check", "--staged", "."]).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(said, "error: `--since`, `--staged` and `--branches` need the `git` command\n");
}

#[test]
fn what_git_tracks_and_an_ignore_file_leaves_out_is_told() {
    let ignored = [("a.py", OLD), ("gen/b.py", OLD), ("gen/c.txt", OLD), (".d/e.py", OLD)];
    let Some(repository) = Repository::new(&ignored) else { return };
    repository.write(".gitignore", "gen\n");
    repository.write("gen/new.py", OLD);
    let notes = |arguments: &[&str]| -> Vec<String> {
        let ran = command(env!("CARGO_BIN_EXE_upshift"), repository.path()).args(arguments).output().unwrap();
        let text = String::from_utf8_lossy(&ran.stderr);
        text.lines().filter_map(|line| line.strip_prefix("note: ")).map(str::to_owned).collect()
    };
    let one = "gen/b.py is in git, and an ignore file leaves it out; name it to include it";
    for command in ["check", "diff"] {
        assert_eq!(notes(&[command, "."]), [one]);
        assert!(notes(&[command, ".", "gen/b.py"]).is_empty());
        assert!(notes(&[command, "--quiet", "."]).is_empty());
    }
    repository.git(&["update-index", "--index-version", "4"]);
    repository.git(&["add", "--force", "gen/new.py"]);
    let two = "2 Python files are in git, and an ignore file leaves them out, such as gen/b.py; name them to include them";
    assert_eq!(notes(&["check", "."]), [two]);
    repository.write("upshift.toml", "exclude = [\"gen/new.py\"]\n");
    assert_eq!(notes(&["fix", "."]), [one]);
}
