//! `upshift mcp`, driven by a client that others wrote; and what a build without it says.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
#[cfg_attr(feature = "mcp", ignore = "this build has the feature")]
fn a_build_without_it_says_how_to_get_it() {
    let Output { status, stderr, .. } =
        Command::new(env!("CARGO_BIN_EXE_upshift")).arg("mcp").output().unwrap();
    assert_eq!(status.code(), Some(2));
    assert!(text(&stderr).contains("cargo install upshift --features mcp"), "{}", text(&stderr));
    assert_eq!(text(&stderr).lines().count(), 1);
}

#[test]
fn a_client_that_others_wrote_understands_it() {
    if !cfg!(feature = "mcp") {
        return eprintln!("skipped: this build has no `upshift mcp`; `cargo test --features mcp` builds it");
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = top.join("target/mcp");
    let python = || {
        let mut command = Command::new("python3");
        command.env("PYTHONPATH", &site);
        command
    };
    let has_client = python().args(["-c", "import mcp.client.stdio"]).output();
    if !has_client.is_ok_and(|output| output.status.success()) {
        return eprintln!("skipped: there is no `mcp` in {}; `.ci/run` puts it there", site.display());
    }
    let (root, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let write = |name: &str, text: &str| {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let old = "import configparser\n\np = configparser.ConfigParser()\np.readfp(open('a'))\n";
    write("app.py", old);
    write(
        "sub/lib.py",
        "from app import p\n\np.readfp(open('b'))\n\n\ndef load(q):\n    q.readfp(open('c'))\n",
    );
    write("own/wrong.py", WRONG);
    let there = elsewhere.path().join("there.py");
    fs::write(&there, old).unwrap();
    std::os::unix::fs::symlink(&there, root.path().join("link.py")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), root.path().join("linked")).unwrap();
    let state = tempfile::tempdir().unwrap();
    let output = python()
        .arg(top.join("tests/mcp/client.py"))
        .arg(env!("CARGO_BIN_EXE_upshift"))
        .args([root.path(), state.path()])
        .output()
        .unwrap();
    assert_eq!(text(&output.stdout).trim(), "as it should be", "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(there).unwrap(), old);
}

/// A transform whose example is wrong.
const WRONG: &str = r#""""`corp.old()` was removed."""

import corp


def before(x):
    return corp.old(x)


def after(x):
    return corp.new(x)


examples = '''
@@ the call
-import corp
-corp.old(1)
+import corp
+corp.newer(1)

@@ another
 old(1)
'''
"#;
