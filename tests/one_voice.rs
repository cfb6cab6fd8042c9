//! One place gives one finding: two transforms never tell of the same code unless each of them has
//! a change to propose.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use upshift::transform;

/// Writes an example into a folder of its own.
fn write(folder: &Path, text: &str) {
    let mut file = PathBuf::from("example.py");
    let mut files: BTreeMap<PathBuf, String> = BTreeMap::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("# file: ") {
            Some(path) => file = path.trim().into(),
            None => files.entry(file.clone()).or_default().push_str(line),
        }
    }
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The findings of all files below a folder, by file.
fn findings(folder: &Path) -> BTreeMap<String, Vec<Value>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
    let output = command.current_dir(folder).args(["check", "--format", "json", "."]).output().unwrap();
    let mut document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut by_file: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for finding in document["findings"].as_array_mut().unwrap().drain(..) {
        by_file.entry(finding["path"].as_str().unwrap().to_owned()).or_default().push(finding);
    }
    by_file
}

/// Whether two findings of different transforms overlap and one of them only reports.
fn double(one: &Value, other: &Value) -> bool {
    let at = |finding: &Value, key: &str| finding[key].as_u64().unwrap();
    let overlap = at(one, "start_offset") < at(other, "end_offset")
        && at(other, "start_offset") < at(one, "end_offset");
    // What the floor finds in an argument of something else is code of its own.
    let is_inner = |inner: &Value, outer: &Value| {
        let id = inner["id"].as_str().unwrap();
        let within = at(outer, "start_offset") <= at(inner, "start_offset")
            && at(inner, "end_offset") <= at(outer, "end_offset")
            && at(inner, "end_offset") - at(inner, "start_offset")
                < at(outer, "end_offset") - at(outer, "start_offset");
        within && (id.contains("/removed_in_") || id.ends_with("deprecated"))
    };
    overlap
        && !is_inner(one, other)
        && !is_inner(other, one)
        && one["id"] != other["id"]
        && (one["after"].is_null() || other["after"].is_null())
}

fn told_twice(folder: &Path) -> Vec<String> {
    let mut twice = Vec::new();
    for (file, found) in findings(folder) {
        for (index, one) in found.iter().enumerate() {
            for other in found[index + 1..].iter().filter(|other| double(one, other)) {
                twice.push(format!("{file}:{}: {} and {}", one["line"], one["id"], other["id"]));
            }
        }
    }
    twice
}

/// The place of a comparison whose other operand is the one that holds it back: each finding is about one of them.
const TWO_OPERANDS: [&str; 1] = ["compared with what is not of `packaging`"];

#[test]
fn no_example_is_told_of_twice() {
    let folder = tempfile::tempdir().unwrap();
    for transform in transform::builtin() {
        let all = transform.examples.iter().enumerate();
        for (index, example) in all.filter(|(_, example)| !TWO_OPERANDS.contains(&example.title.as_str())) {
            write(
                &folder.path().join(transform.id.replace('/', "_")).join(index.to_string()),
                &example.before,
            );
        }
    }
    assert_eq!(told_twice(folder.path()), Vec::<String>::new());
}

#[test]
fn nothing_in_the_sample_is_told_of_twice() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
    assert_eq!(told_twice(&sample), Vec::<String>::new());
}

/// What the rule is for: strings, imports by name, and a distribution that nobody declares.
#[test]
fn the_narrower_finding_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let one = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).unwrap();
    };
    one("import_.py", "import pkg_resources\n\nprint(pkg_resources)\n");
    one("item.py", "from pkg_resources import working_set\n");
    one("string.py", "from unittest import mock\n\nmock.patch(\"imp.find_module\")\n");
    one("dynamic.py", "__import__(\"pkg_resources\").declare_namespace(__name__)\n");
    let found = findings(folder.path());
    let ids = |file: &str| -> Vec<String> {
        found[file].iter().map(|finding| finding["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("import_.py"), ["pkg_resources/removed"]);
    assert_eq!(ids("item.py"), ["pkg_resources/removed"]);
    assert_eq!(ids("string.py"), ["imp/compat"]);
    assert_eq!(ids("dynamic.py"), ["pkg_resources/declare_namespace"]);
}
