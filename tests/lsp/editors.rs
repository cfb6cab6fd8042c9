//! Editors that speak to the server with the settings of docs/editors.md: Neovim, Emacs, and the extension of VS Code.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::editor::tree;

const OLD: &str =
    "from configparser import SafeConfigParser\n\nparser = SafeConfigParser()\nparser.readfp(stream)\n";
const NEW: &str =
    "from configparser import ConfigParser\n\nparser = ConfigParser()\nparser.read_file(stream)\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The search path, with the programs that tests install and the program under test before all others.
fn path() -> OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_upshift")).parent().unwrap().to_owned();
    let rest = env::var_os("PATH").unwrap_or_default();
    let all: Vec<PathBuf> =
        [own, root().join("target/neovim/bin")].into_iter().chain(env::split_paths(&rest)).collect();
    env::join_paths(all).unwrap()
}

fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.env("PATH", path()).env("PYTHONPATH", root().join("target/neovim")).stdin(Stdio::null());
    command
}

/// What a command says, if it can be run and succeeds.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let told = [output.stdout.as_slice(), &output.stderr].concat();
    output.status.success().then(|| String::from_utf8_lossy(&told).into_owned())
}

/// The blocks of a language in the page on editors.
fn settings(language: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/editors.md")).unwrap();
    let fence = format!("```{language}\n");
    page.split(&fence).skip(1).map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// An editor fixes all of a file with its settings, and is driven by a script of `tests/lsp/editors`.
fn fixes_all(command: &mut Command, folder: &Path, script: &str) {
    let command = command.current_dir(folder).env("XDG_STATE_HOME", folder.join("state"));
    let output =
        command.env("HOME", folder).arg(root().join("tests/lsp/editors").join(script)).output().unwrap();
    let told = [output.stdout.as_slice(), &output.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    assert!(
        told.contains("configparser/safe_config_parser") && told.contains("configparser/readfp"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(folder.join("app.py")).unwrap(), NEW, "{told}");
}

#[test]
fn neovim_shows_findings_and_fixes_them() {
    let version = said(program("nvim").arg("--version")).unwrap_or_default();
    let minor = version.strip_prefix("NVIM v0.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    if minor.is_none_or(|minor| minor < 11) {
        eprintln!("skipped: there is no Neovim 0.11 here; `.ci/run` puts it below `target/neovim`");
        return;
    }
    let [config, fix] = &settings("lua")[..] else { panic!("the settings of Neovim, and how to fix all") };
    let folder = tree(&[("app.py", OLD), ("upshift.toml", ""), ("init.lua", config), ("fix.lua", fix)]);
    fixes_all(program("nvim").args(["--headless", "-u", "init.lua", "-S"]), folder.path(), "neovim.lua");
}

#[test]
fn emacs_shows_findings_and_fixes_them() {
    let has_eglot = ["--batch", "-f", "package-initialize", "--eval", "(require 'eglot)"];
    if said(program("emacs").args(has_eglot)).is_none() {
        eprintln!("skipped: there is no Emacs with Eglot here");
        return;
    }
    let folder = tree(&[("app.py", OLD), ("upshift.toml", ""), ("init.el", &settings("elisp")[0])]);
    fixes_all(
        program("emacs").args(["--batch", "-f", "package-initialize", "-l"]),
        folder.path(),
        "emacs.el",
    );
}

/// The tests of the extension of VS Code, whose packages `.ci/run` installs.
#[test]
fn the_extension_of_vs_code_speaks_to_the_server_and_can_be_packed() {
    let extension = root().join("editors/vscode");
    if !extension.join("node_modules").is_dir() {
        eprintln!(
            "skipped: there are no packages in `editors/vscode/node_modules`; `.ci/run` puts them there"
        );
        return;
    }
    let run = |command: &mut Command| {
        let output =
            command.current_dir(&extension).env("UPSHIFT", env!("CARGO_BIN_EXE_upshift")).output().unwrap();
        let told = [output.stdout.as_slice(), &output.stderr].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        assert!(output.status.success(), "{command:?}\n{told}");
        told
    };
    let told = run(Command::new("node").args(["--test", "test/"]));
    assert!(!told.contains("# SKIP"), "{told}");

    let pack = root().join("target/vsce/node_modules/.bin/vsce");
    if !pack.exists() {
        eprintln!("skipped: there is no `vsce` below `target/vsce`; `.ci/run` puts it there");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("upshift.vsix");
    let told = run(Command::new(pack).arg("package").arg("--out").arg(&package));
    assert!(package.is_file() && told.contains("dist/") && !told.contains("node_modules/"), "{told}");
}
