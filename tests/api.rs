//! The calls that other programs make give what the program gives. `tests/wheel.rs` tries them from Python.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use upshift::cli::api::{self, Failure};

fn words(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

/// What the program prints to standard output.
fn printed(arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_upshift")).args(arguments).output().unwrap();
    String::from_utf8(ran.stdout).unwrap()
}

fn tree(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name).to_string_lossy().into_owned()
}

#[test]
fn a_report_is_that_of_the_program() {
    for name in ["sample", "monorepo"] {
        let given = ["--no-cache", "--suggested", &tree(name)];
        let report = api::check(words(&given)).unwrap();
        assert!(report.contains("\"safety\": \"safe\""), "{report}");
        assert_eq!(report, printed(&[&["check", "--format", "json"], &given[..]].concat()));
    }
}

#[test]
fn a_plan_is_that_of_the_program_and_of_all_shards() {
    let tree = tree("monorepo");
    let given = ["--no-cache", "--suggested", &tree];
    let whole = api::plan(words(&given)).unwrap();
    assert_eq!(whole, printed(&[&["plan"], &given[..]].concat()));
    let part = |number: usize| {
        let shard = format!("--shard={number}/3");
        (number.to_string(), api::plan(words(&[&[shard.as_str()], &given[..]].concat())).unwrap())
    };
    assert_eq!(api::merge(vec![part(3), part(1), part(2)]).unwrap(), whole);
    let missing = api::merge(vec![part(3), part(1)]).unwrap_err();
    assert_eq!(missing.message, "the plan of shard 2/3 is missing");
}

#[test]
fn a_text_is_upgraded_without_being_decoded() {
    let text = "# coding: latin-1\nimport configparser\nconfigparser.SafeConfigParser('\u{20ac}')\n";
    let upgraded = api::upgrade(text.to_owned(), Vec::new()).unwrap();
    assert_eq!(upgraded.text, Some(text.replace("Safe", "")));
    assert!(upgraded.report.contains("\"applied\": true"), "{}", upgraded.report);
    let untouched = api::upgrade("x = 1\n".to_owned(), Vec::new()).unwrap();
    assert_eq!(untouched.text, None);
}

#[test]
fn a_failure_has_its_place() {
    let given = words(&["--stdin-filename=a.py"]);
    let failure = api::upgrade("x = 1\ndef f(:\n".to_owned(), given).unwrap_err();
    assert_eq!((failure.path.as_deref(), failure.line, failure.column), (Some("a.py"), Some(2), Some(7)));

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("upshift.toml"), "suggested = true\nmin = 3\n").unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    let failure = api::check(words(&[&path])).unwrap_err();
    assert!(failure.path.is_some_and(|path| path.ends_with("upshift.toml")));
    assert_eq!(failure.line, Some(2));

    let message = "invalid value 'x' for '--target <VERSION>': `x` is not a Python version; write it as 3.12";
    let wrong = Failure { message: message.to_owned(), path: None, line: None, column: None };
    assert_eq!(api::plan(words(&["--target=x", "."])), Err(wrong));
    let failure = api::check(words(&["-"])).unwrap_err();
    assert_eq!(failure.message, "`-` is no file here");
}
