//! What people read: the pages of the site are those of `explain`, all links hold, words are spelt right, and the
//! picture of the README shows what is printed. `.ci/run` puts mkdocs and codespell below `target`.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn upshift(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_upshift")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_transform_has_a_page_that_says_what_explain_says() {
    let folder = tempfile::tempdir().unwrap();
    upshift(&["pages", folder.path().to_str().unwrap()]);
    let list = fs::read_to_string(folder.path().join("transforms/index.md")).unwrap();
    for transform in upshift::transform::builtin() {
        let page = fs::read_to_string(folder.path().join(format!("transforms/{}.md", transform.id))).unwrap();
        assert!(list.contains(&format!("[{0}]({0}.md)", transform.id)), "{}", transform.id);
        for version in [transform.deprecated, transform.removed].into_iter().flatten() {
            let python = fs::read_to_string(folder.path().join(format!("pythons/{version}.md"))).unwrap();
            assert!(python.contains(&format!("[{}](", transform.id)), "{version}: {}", transform.id);
        }
        let explained = upshift(&["explain", &transform.id]);
        let said = explained.lines().filter(|line| !line.is_empty() && !line.starts_with("@@ "));
        for line in said.skip(2).filter(|line| line.starts_with([' ', '-', '+', '!'])) {
            assert!(page.lines().any(|other| other == line), "{}: {line}", transform.id);
        }
    }
}

/// Python in the repository, with the packages of `.ci/run` in reach.
fn python() -> Command {
    let mut command = Command::new("python3");
    command.current_dir(root()).env("PYTHONPATH", root().join("target/integrations"));
    command
}

/// Whether Python has a module; else the test that needs it says that it is skipped.
fn has(module: &str) -> bool {
    let import = format!("import {module}");
    let there = python().args(["-c", &import]).output().is_ok_and(|o| o.status.success());
    if !there {
        eprintln!(
            "skipped: `python3` has no `{module}`; `.ci/run` puts what tests need below `target/integrations`"
        );
    }
    there
}

fn succeeds(command: &mut Command) {
    let ran = command.output().unwrap();
    let told = [ran.stdout.as_slice(), &ran.stderr].concat();
    assert!(ran.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&told));
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    if has("pathlib") && root().join(".git").exists() {
        succeeds(python().arg("tools/links.py"));
    }
}

/// What codespell takes for a mistake and is none is listed in `pyproject.toml`.
#[test]
fn documents_and_messages_are_spelt_right() {
    if has("codespell_lib") {
        let read =
            ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "action.yml"];
        let folders = ["docs", ".github", "editors", "ledger", "python", "tools", "transforms"];
        succeeds(python().args(["-m", "codespell_lib"]).args(read).args(folders));
    }
}

#[test]
fn the_picture_of_the_readme_shows_what_is_printed() {
    if has("pty") {
        let mut draw = python();
        draw.args(["tools/picture.py", env!("CARGO_BIN_EXE_upshift")]);
        if std::env::var_os("UPDATE").is_none_or(|value| value.is_empty()) {
            draw.arg("--check");
        }
        succeeds(&mut draw);
    }
}

#[test]
fn the_site_is_built_without_a_broken_link() {
    if !has("mkdocs") {
        return;
    }
    succeeds(python().args(["tools/site.py", env!("CARGO_BIN_EXE_upshift")]));
    let page =
        fs::read_to_string(root().join("target/html/transforms/configparser/readfp/index.html")).unwrap();
    assert!(page.contains("config.read_file(io.StringIO"), "{page}");
}
