//! The pages of the site are those of `explain`, and all their links hold. `.ci/run` puts mkdocs
//! below `target`.

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

#[test]
fn the_site_is_built_without_a_broken_link() {
    let modules = root().join("target/integrations");
    let python = || {
        let mut command = Command::new("python3");
        command.current_dir(root()).env("PYTHONPATH", &modules);
        command
    };
    if !python().args(["-c", "import mkdocs"]).output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: there is no `mkdocs` below `target/integrations`; `.ci/run` puts it there");
        return;
    }
    let built = python().args(["tools/site.py", env!("CARGO_BIN_EXE_upshift")]).output().unwrap();
    let told = [built.stdout.as_slice(), &built.stderr].concat();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&told));
    let page =
        fs::read_to_string(root().join("target/html/transforms/configparser/readfp/index.html")).unwrap();
    assert!(page.contains("config.read_file(io.StringIO"), "{page}");
}
