//! The documents for other programs hold what their formats ask for: the schemas accept them, and
//! whoever applies the fixes gets the text that `fix` writes.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const MAIN: &str = "\
import configparser
from imp import *
p = configparser.SafeConfigParser()
print('\u{e4}\u{1f40d}', configparser.SafeConfigParser())
p.readfp(open('a.ini'))
import logging; logging.warn('%s', p)
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A tree with something of each kind in it: changes, reports, what does not parse, odd names.
fn tree() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a b")).unwrap();
    fs::write(folder.path().join("a b/50%, <really>.py"), MAIN).unwrap();
    fs::write(folder.path().join("crlf.py"), MAIN.replace('\n', "\r\n")).unwrap();
    fs::write(folder.path().join("server.py"), "import asyncore\nasyncore.loop()\n").unwrap();
    fs::write(folder.path().join("broken.py"), "import imp\ndef f(:\n").unwrap();
    folder
}

fn upshift(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
    command
        .current_dir(folder)
        .args(arguments)
        .env("XDG_STATE_HOME", folder.join(".state"))
        .env("XDG_CACHE_HOME", folder.join(".state"));
    let output = command.stdin(Stdio::null()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Asks a validator whether a document is as a schema says.
fn validate(schema: &Path, document: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.json");
    fs::write(&file, document).unwrap();
    let mut command = Command::new("python3");
    command.env("PYTHONPATH", root().join("target/integrations"));
    if !command.args(["-c", "import check_jsonschema"]).output().is_ok_and(|o| o.status.success()) {
        eprintln!(
            "skipped: there is no `check_jsonschema` below `target/integrations`; `.ci/run` puts it there"
        );
        return;
    }
    let mut command = Command::new("python3");
    command.env("PYTHONPATH", root().join("target/integrations"));
    // One pattern of the schema of SARIF is no regular expression; nothing here matches it.
    command.args(["-m", "check_jsonschema", "--disable-formats", "*", "--regex-variant", "nonunicode"]);
    let output = command.arg("--schemafile").arg(schema).arg(&file).output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}\n{document}", String::from_utf8_lossy(&told));
}

/// Where cargo keeps the source of a dependency: it was compiled for these tests, so no network is needed.
fn source_of(package: &str) -> PathBuf {
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(root()).args(arguments).output().unwrap()
    };
    let version = String::from_utf8(cargo(&["-vV"]).stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output =
        cargo(&["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let found = packages.iter().find(|found| found["name"] == package).unwrap();
    Path::new(found["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned()
}

#[test]
fn json_is_as_its_schema_says() {
    let folder = tree();
    for command in [&["check"][..], &["check", "--suggested"], &["diff", "--suggested"]] {
        let document = upshift(folder.path(), &[command, &["--format", "json", "."]].concat());
        assert!(document.contains("\"created\": true") == command.contains(&"--suggested"), "{document}");
        validate(&root().join("docs/output.schema.json"), &document);
    }
    let empty = tempfile::tempdir().unwrap();
    validate(
        &root().join("docs/output.schema.json"),
        &upshift(empty.path(), &["check", "--format", "json", "."]),
    );
}

#[test]
fn sarif_is_as_its_schema_says() {
    let folder = tree();
    let schema = source_of("serde-sarif").join("src/schema.json");
    for arguments in
        [&["check", "--format", "sarif", "."][..], &["check", "--format", "sarif", "--suggested", "."]]
    {
        let document = upshift(folder.path(), arguments);
        let read: serde_sarif::sarif::Sarif = serde_json::from_str(&document).unwrap();
        assert!(read.runs[0].results.as_ref().unwrap().len() > 5);
        validate(&schema, &document);
    }
}

#[test]
fn the_fixes_of_sarif_are_what_fix_writes() {
    let folder = tree();
    let document = upshift(folder.path(), &["check", "--format", "sarif", "--suggested", "."]);
    let log: Value = serde_json::from_str(&document).unwrap();
    let mut fixed = Vec::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        for change in result["fixes"].as_array().into_iter().flatten() {
            let change = &change["artifactChanges"][0];
            let name = change["artifactLocation"]["uri"].as_str().unwrap();
            let name = name.replace("%20", " ").replace("%2C", ",").replace("%3C", "<").replace("%3E", ">");
            let name = name.replace("%25", "%");
            let mut text: Vec<char> =
                fs::read_to_string(folder.path().join(&name)).unwrap().chars().collect();
            for replacement in change["replacements"].as_array().unwrap().iter().rev() {
                let number = |key: &str| replacement["deletedRegion"][key].as_u64().unwrap() as usize;
                let from = number("charOffset");
                let new = replacement["insertedContent"]["text"].as_str().unwrap();
                text.splice(from..from + number("charLength"), new.chars());
            }
            fixed.push((name, text.into_iter().collect::<String>()));
        }
    }
    assert_eq!(fixed.len(), 3, "{document}");
    upshift(folder.path(), &["fix", "--suggested", "."]);
    for (name, text) in fixed {
        assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), text, "{name}");
    }
}

/// What a script prints that reads a document from standard input; `None` where no Python can run it.
fn python(script: &str, document: &str) -> Option<String> {
    use std::io::Write;
    let runs = Command::new("python3").args(["-c", ""]).output().is_ok_and(|output| output.status.success());
    if !runs {
        eprintln!("skipped: there is no `python3` here");
        return None;
    }
    let mut command = Command::new("python3");
    command.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(document.as_bytes()).unwrap();
    Some(String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().trim().to_owned())
}

#[test]
fn junit_is_xml_whose_counts_are_right() {
    let folder = tree();
    let document = upshift(folder.path(), &["check", "--format", "junit", "."]);
    let script = "
import sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
for suite in root:
    cases = suite.findall('testcase')
    assert int(suite.get('tests')) == len(cases)
    assert int(suite.get('failures')) == len(suite.findall('testcase/failure'))
    assert int(suite.get('errors')) == len(suite.findall('testcase/error'))
for count in ('tests', 'failures', 'errors'):
    assert int(root.get(count)) == sum(int(suite.get(count)) for suite in root)
print(len(root), root.get('errors'))
";
    if let Some(counts) = python(script, &document) {
        assert_eq!(counts, "4 1", "{document}");
    }
}

#[test]
fn every_line_of_json_lines_is_an_object() {
    let folder = tree();
    let document = upshift(folder.path(), &["check", "--format", "json-lines", "."]);
    let lines: Vec<Value> = document.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let whole: Value =
        serde_json::from_str(&upshift(folder.path(), &["check", "--format", "json", "."])).unwrap();
    for (kind, key) in [("file", "files"), ("finding", "findings"), ("error", "errors")] {
        let count = lines.iter().filter(|line| line["kind"] == kind).count();
        assert_eq!(count, whole[key].as_array().unwrap().len(), "{kind}");
    }
    assert_eq!(lines.last().unwrap()["kind"], "summary");
}

#[test]
fn the_fingerprints_of_gitlab_stay_when_lines_move() {
    let folder = tree();
    let fingerprints = || {
        let document = upshift(folder.path(), &["check", "--format", "gitlab", "crlf.py"]);
        let entries: Vec<Value> = serde_json::from_str(&document).unwrap();
        let of = |entry: &Value| entry["fingerprint"].as_str().unwrap().to_owned();
        entries.iter().map(of).collect::<Vec<_>>()
    };
    let before = fingerprints();
    let different: std::collections::BTreeSet<_> = before.iter().collect();
    assert_eq!(different.len(), before.len(), "each has its own");
    let text = fs::read_to_string(folder.path().join("crlf.py")).unwrap();
    fs::write(folder.path().join("crlf.py"), format!("# one more line\r\n{text}")).unwrap();
    assert_eq!(fingerprints(), before);
}
