//! Input that is out to hurt: nothing of it panics, hangs, loses a byte or writes where it should
//! not. SECURITY.md says whom we defend against.

#[path = "common/properties.rs"]
mod properties;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use upshift::transform;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds")
}

/// Every file of a folder of seeds, by name.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<_> = entries.map(|entry| (entry.path(), fs::read(entry.path()).unwrap())).collect();
    all.sort();
    all
}

/// What the fuzz targets begin with, and what they found, still holds.
#[test]
fn the_seeds_of_the_fuzz_targets_hold() {
    type Property = fn(&[u8]);
    let targets: [(&str, Property); 5] = [
        ("decoding", properties::decoding),
        ("transforms", properties::transforms),
        ("rewriting", properties::rewriting),
        ("manifests", properties::manifests),
        ("configuration", properties::configuration),
    ];
    for (target, property) in targets {
        let all = files(&seeds().join(target));
        assert!(!all.is_empty(), "{target} has no seeds");
        for (path, bytes) in all {
            let held = std::panic::catch_unwind(|| property(&bytes));
            assert!(held.is_ok(), "{}", path.display());
        }
    }
}

/// Every transform gives its first examples to the fuzz target; `tools/regenerate` writes them.
#[test]
fn every_transform_has_its_seed() {
    for transform in transform::builtin() {
        let examples = transform.examples.iter().filter(|example| !example.before.contains("# file: "));
        let text: String = examples.take(3).map(|example| example.before.as_str()).collect();
        let path = seeds().join("rewriting").join(format!("{}.py", transform.id.replace('/', "_")));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == text, "{} is out of date; run tools/regenerate", path.display());
    }
}

/// Runs upshift in a folder; its output is text, since it escapes what is none.
fn upshift(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_upshift"))
        .current_dir(folder)
        .args(arguments)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("XDG_CACHE_HOME", folder.join("state"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

const OLD: &str = "import imp\nimp.reload(x)\n";

/// A hundred thousand levels of everything that nests: refused with its place, or read.
#[test]
fn deep_nesting() {
    let deep = 100_000;
    let nested = |open: &str, inner: &str, close: &str| {
        format!("{OLD}{}{inner}{}\n", open.repeat(deep), close.repeat(deep))
    };
    let texts = [
        nested("(", "x", ")"),
        nested("[", "", "]"),
        nested("{", "", "}"),
        nested("f(", "x", ")"),
        nested("y = x", "", ".a"),
        nested("y = imp", "", ".reload(x)"),
        nested("y = x", "", "[0]"),
        nested("not ", "x", ""),
        nested("-", "1", ""),
        nested("lambda: ", "x", ""),
        nested("x if x else ", "x", ""),
        nested("x + ", "x", ""),
        nested("a = ", "x", ""),
        nested("f'{", "x", "}'"),
        nested("(x := ", "x", ")"),
        nested("[x for x in ", "x", "]"),
        format!("{OLD}{}", (0..300).map(|n| format!("{}if x:\n", " ".repeat(n))).collect::<String>()),
        format!("{OLD}if x:\n    pass\n{}", "elif x:\n    pass\n".repeat(deep)),
    ];
    let folder = folder();
    for (index, text) in texts.iter().enumerate() {
        let name = format!("x{index}.py");
        fs::write(folder.path().join(&name), text).unwrap();
        let (status, told) = upshift(folder.path(), &["diff", &name]);
        assert!(matches!(status, Some(1 | 2)), "{name} {status:?} {told}");
        assert!(!told.contains("panic") && !told.contains("bug in upshift"), "{name} {told}");
        if status == Some(2) {
            assert!(told.contains(&format!("{name}:")), "{told}");
        }
    }
}

#[test]
fn a_million_lines_and_a_line_of_fifty_megabytes() {
    let folder = folder();
    let lines = format!("{OLD}{}", "x = 1\n".repeat(1_000_000));
    let line = format!("{OLD}x = [{}]\n", "1, ".repeat(50_000_000 / 3));
    for (name, text) in [("lines.py", lines), ("line.py", line)] {
        fs::write(folder.path().join(name), text).unwrap();
        let (status, told) = upshift(folder.path(), &["diff", name]);
        assert_eq!(status, Some(2));
        assert!(told.contains(&format!("{name}: skipped: larger than")), "{told}");
        let (status, told) = upshift(folder.path(), &["diff", "--max-size", "100", name]);
        assert_eq!(status, Some(1), "{told}");
        assert!(told.contains("+importlib.reload(x)"), "{told}");
    }
}

/// The same place a thousand times: no pass takes the square of it.
#[test]
fn many_findings() {
    let many = |line: &str| format!("import imp\nx = imp\n{}", line.repeat(3_000));
    let folder = folder();
    for (index, line) in
        ["imp.reload(x)\n", "def f(p):\n    imp.reload(p)\n", "getattr(imp, 'reload')(x)\n", "imp.reload(x);"]
            .iter()
            .enumerate()
    {
        let name = format!("x{index}.py");
        fs::write(folder.path().join(&name), many(line)).unwrap();
        let (status, told) = upshift(folder.path(), &["check", "--suggested", &name]);
        assert_eq!(status, Some(1), "{}", &told[..told.len().min(500)]);
    }
}

/// Names of files, and what stands in them, move no cursor and turn no text round.
#[cfg(unix)]
#[test]
fn nothing_of_a_tree_reaches_the_terminal_raw() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = folder();
    let names: [&[u8]; 4] = [
        b"\x1b[31mred\x1b]0;title\x07.py",
        "right\u{202e}yp.py".as_bytes(),
        b"no utf \xff\xfe.py",
        b"new\nline\r.py",
    ];
    let text = "import imp\nimp.reload('\u{1b}[2J\u{202e}\u{200f}\u{7}')  # \u{9b}31m \u{2066}\n";
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), text).unwrap();
        fs::write(
            folder.path().join(OsStr::from_bytes(&[name, b"_bad.py"].concat())),
            "import imp\nx = (\u{1b}\n",
        )
        .unwrap();
    }
    let formats = ["json", "json-lines", "concise", "sarif", "github", "gitlab", "junit", "markdown", "html"];
    let formats = formats.map(|format| ["check", "--format", format]);
    let commands = [
        &["check"][..],
        &["check", "--color", "always"],
        &["check", "--statistics"],
        &["diff"],
        &["fix", "--suggested"],
        &["undo", "--yes"],
    ];
    for arguments in formats.iter().map(|format| &format[..]).chain(commands) {
        let (_, told) = upshift(folder.path(), arguments);
        // A diff for programs holds the bytes of the file; the names in it are quoted.
        let told: String = match arguments[0] {
            "diff" => told
                .lines()
                .filter(|line| !line.starts_with([' ', '+', '-']) || line.starts_with("---"))
                .collect(),
            _ => told.replace("\u{1b}[", "").split('\u{1b}').collect::<Vec<_>>().join("ESC"),
        };
        let raw = |c: &char| {
            (c.is_control() && !matches!(*c, '\n' | '\t')) || "\u{202e}\u{200f}\u{2066}\u{9b}".contains(*c)
        };
        assert_eq!(told.chars().find(raw), None, "{arguments:?}\n{told:?}");
        assert!(!told.contains("ESC"), "{arguments:?}");
    }
}

/// Pipes, devices and links: none is waited for, none is followed out of the tree.
#[cfg(unix)]
#[test]
fn what_is_no_file() {
    use std::os::unix::fs::symlink;

    let (folder, other) = (folder(), folder());
    let path = |name: &str| folder.path().join(name);
    let pipe = |name: &str| {
        assert!(Command::new("mkfifo").arg(path(name)).status().unwrap().success());
    };
    for name in [
        "pipe.py",
        "upshift.toml",
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "helper.py",
        "requirements.txt",
    ] {
        pipe(name);
    }
    symlink("/dev/zero", path("zero.py")).unwrap();
    symlink(".", path("loop")).unwrap();
    symlink("round.py", path("round.py")).unwrap();
    fs::write(other.path().join("other.py"), OLD).unwrap();
    symlink(other.path().join("other.py"), path("other.py")).unwrap();
    fs::write(
        path("x.py"),
        "import imp\nimport helper\nimp.reload(helper.x)\nfrom distutils.spawn import spawn\n",
    )
    .unwrap();
    symlink("x.py", path("y.py")).unwrap();
    let (status, told) = upshift(folder.path(), &["fix", "--suggested", "."]);
    assert!(matches!(status, Some(0 | 1)), "{status:?} {told}");
    assert!(fs::read_to_string(path("x.py")).unwrap().contains("importlib.reload"), "{told}");
    assert!(path("y.py").is_symlink());
    assert_eq!(fs::read_to_string(other.path().join("other.py")).unwrap(), OLD);
    let (_, told) = upshift(folder.path(), &["check", "pipe.py"]);
    assert!(told.contains("neither a file nor a directory"), "{told}");
}

/// A list of patterns that nobody wrote costs nothing, and is told of.
#[test]
fn a_gitignore_of_a_million_lines() {
    let folder = folder();
    let patterns: String = (0..1_000_000).map(|n| format!("*.o{n}\n")).collect();
    fs::create_dir(folder.path().join("inner")).unwrap();
    fs::write(folder.path().join("inner/.gitignore"), patterns).unwrap();
    fs::write(folder.path().join("inner/x.py"), OLD).unwrap();
    fs::write(folder.path().join("y.py"), OLD).unwrap();
    let (status, told) = upshift(folder.path(), &["check", "."]);
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("y.py:2:1") && told.contains(".gitignore: not a valid ignore file"), "{told}");
    assert!(!told.contains("x.py"), "{told}");
}

/// What a tree says about itself leads nowhere else: no file outside it is read or written.
#[test]
fn a_tree_is_data() {
    let outside = folder();
    let tree = outside.path().join("tree");
    fs::create_dir_all(tree.join("tools")).unwrap();
    fs::create_dir(tree.join(".git")).unwrap();
    fs::write(
        tree.join("x.py"),
        "import imp\nimp.reload(x)\nfrom distutils.command.build import build\n\nbuild\n",
    )
    .unwrap();
    fs::create_dir(outside.path().join("mine")).unwrap();
    fs::write(outside.path().join("mine/secret.py"), "PASSWORD = 'x'\n").unwrap();
    fs::write(outside.path().join("requirements.txt"), "secret==1\n").unwrap();
    for (setting, key) in [
        ("transforms = [\"../mine\"]", "transforms"),
        ("transforms = [\"/etc\"]", "transforms"),
        ("baseline = \"../baseline.json\"", "baseline"),
        ("baseline = \"tools/../../../b.json\"", "baseline"),
    ] {
        fs::write(tree.join("upshift.toml"), setting).unwrap();
        let (status, told) = upshift(&tree, &["check", "."]);
        assert_eq!(status, Some(2), "{told}");
        assert!(told.contains("upshift.toml:1: ") && told.contains(&format!("--{key}")), "{told}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../mine", tree.join("link")).unwrap();
        fs::write(tree.join("upshift.toml"), "transforms = [\"link\"]").unwrap();
        let (status, told) = upshift(&tree, &["check", "."]);
        assert!(status == Some(2) && told.contains("outside the project"), "{told}");
    }
    fs::write(tree.join("upshift.toml"), "transforms = [\"tools\"]").unwrap();
    let stealing = "\"\"\"A title.\n\nSafety: safe\n\"\"\"\nfrom imp import reload\nfrom ...mine.secret import PASSWORD\n\n\n\
                    def before(x):\n    reload(x)\n\n\ndef after(x):\n    PASSWORD(x)\n";
    fs::write(tree.join("tools/steal.py"), stealing).unwrap();
    let (status, told) = upshift(&tree, &["diff", "--suggested", "."]);
    assert_eq!(status, Some(2), "{told}");
    assert!(!told.contains("PASSWORD = "), "{told}");
    fs::remove_file(tree.join("tools/steal.py")).unwrap();
    // A manifest that names a list of another project.
    fs::write(tree.join("upshift.toml"), "").unwrap();
    fs::write(
        tree.join("setup.cfg"),
        "[metadata]\nname = x\n[options]\ninstall_requires = file: ../requirements.txt\n",
    )
    .unwrap();
    let (_, told) = upshift(&tree, &["check", "."]);
    assert!(told.contains("Add `setuptools"), "{told}");
    upshift(&tree, &["fix", "--suggested", "."]);
    assert_eq!(fs::read_to_string(outside.path().join("requirements.txt")).unwrap(), "secret==1\n");
}

/// A notebook is read whatever it shows, and nothing of it takes long.
#[test]
fn notebooks_may_be_large_and_deep() {
    let cell = |source: &str, outputs: &str| {
        format!("{{\"cell_type\": \"code\", \"source\": \"{source}\", \"outputs\": [{outputs}]}}")
    };
    let picture = format!("\"{}\"", "A".repeat(5 << 20));
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let many: Vec<String> = (0..300).map(|n| cell(&format!("%a{n}\\nimp.reload(x)\\n!ls"), "")).collect();
    let marks = "_".repeat(100_000);
    for (name, cells) in [
        ("picture", cell("imp.reload(x)", &picture)),
        ("deep", cell("imp.reload(x)", &deep)),
        ("many", many.join(",")),
        ("marks", cell(&format!("imp.reload(x)\\n__cell{marks}"), "")),
        ("brackets", cell(&format!("imp.reload(x)\\n{}", "%a (\\n".repeat(20_000)), "")),
        ("strings", cell(&format!("imp.reload(x)\\n#{}", "f'''{''' ".repeat(20_000)), "")),
    ] {
        let folder = folder();
        let path = folder.path().join("a.ipynb");
        let text = format!("{{\"nbformat\": 4, \"cells\": [{}, {cells}]}}", cell("import imp, x", ""));
        fs::write(&path, &text).unwrap();
        let (status, said) = upshift(folder.path(), &["fix"]);
        assert_eq!(status, Some(0), "{name}: {said}");
        let wanted = text
            .replace("import imp, x", "import x\\nimport importlib")
            .replace("imp.reload", "importlib.reload");
        assert!(fs::read_to_string(&path).unwrap() == wanted, "{name}");
    }
    let folder = folder();
    let deep = format!("{{\"nbformat\": 4, \"metadata\": {{\"kernelspec\": {deep}}}, \"cells\": []}}");
    fs::write(folder.path().join("a.ipynb"), deep).unwrap();
    let (status, said) = upshift(folder.path(), &["check", "a.ipynb"]);
    assert!(status == Some(2) && said.contains("recursion limit"), "{said}");
}
