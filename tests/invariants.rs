//! The architecture, tested: who may know whom, and what every file owes its reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use upshift::ledger;
use upshift::transform::{self, Summary, Transform};

/// Modules stand in a line; each may use those before it. `finding`, `version` and `catalogue`
/// are words that the line is spoken in.
const LINE: [&str; 28] = [
    "stack",
    "meter",
    "text",
    "version",
    "knowledge",
    "finding",
    "syntax",
    "suppression",
    "model",
    "types",
    "ledger",
    "transform",
    "matching",
    "command",
    "native",
    "rewriting",
    "verify",
    "catalogue",
    "answer",
    "engine",
    "embedded",
    "project",
    "output",
    "lsp",
    "review",
    "campaign",
    "cli",
    "main",
];

/// Files above 600 lines, tests aside, each with the reason.
const LONG: [(&str, &str); 0] = [];

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file: its path below `src`, its text without the tests at its end.
fn sources() -> BTreeMap<String, String> {
    let src = root().join("src");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
        (path.strip_prefix(&src).unwrap().to_string_lossy().into_owned(), code)
    };
    let all = files(&src, "rs").into_iter().map(read);
    all.filter(|(path, _)| !path.ends_with("tests.rs")).collect()
}

fn module_of(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn modules_use_only_those_before_them() {
    let place = |module: &str| LINE.iter().position(|m| *m == module);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        if module == "lib" {
            continue;
        }
        let own = place(module).unwrap_or_else(|| panic!("`{module}` has no place in the line"));
        for line in code_lines(&text) {
            let mut rest = line;
            while let Some(at) = rest.find("crate::") {
                rest = &rest[at + "crate::".len()..];
                let used = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                if place(used).is_some_and(|other| other > own) {
                    wrong.push(format!("{path}: `{module}` must not know `{used}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_architecture_names_what_exists() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let prose = page.lines().filter(|line| !line.starts_with("    "));
    let spans: Vec<&str> = prose.flat_map(|line| line.split('`').skip(1).step_by(2)).collect();
    let endings = ["rs", "txt", "toml", "py"];
    let folders = [root().join("src"), root().join("tests")];
    let paths: Vec<String> = folders
        .iter()
        .flat_map(|folder| endings.iter().flat_map(move |ending| files(folder, ending)))
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    let is_there = |path: &str| {
        let below = format!("/{path}");
        let named = |known: &String| known.ends_with(&below) || path.ends_with('/') && known.contains(&below);
        root().join(path).exists() || paths.iter().any(named)
    };
    let defined: BTreeSet<String> = sources()
        .values()
        .flat_map(|text| text.split("fn ").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect();
    let path = regex::Regex::new(r"^[\w./]+\.rs$|^\w+/[\w./]*$").unwrap();
    let function = regex::Regex::new(r"^(?:\w+::)+([a-z_]+)(?:\(\))?$|^([a-z_]+)\(\)$").unwrap();
    let is_function = |span: &str| {
        let named = function.captures(span).and_then(|found| found.get(1).or(found.get(2)));
        named.is_none_or(|name| defined.contains(name.as_str()))
    };
    let wrong = spans.iter().filter(|span| path.is_match(span) && !is_there(span) || !is_function(span));
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&&str>::new(), "named in ARCHITECTURE.md, and not there");
    assert!(page.contains(&format!("    {}\n", LINE.join(" < "))), "the line of modules differs");
}

/// The sizes in the map are of some use while they are nearly right.
#[test]
fn the_map_has_the_sizes_of_the_modules() {
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for (path, text) in sources() {
        let lines = code_lines(&text).filter(|line| !line.trim().is_empty()).count();
        *sizes.entry(module_of(&path).to_owned()).or_default() += lines;
    }
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for module in LINE.iter().filter(|module| **module != "main") {
        let row = page.lines().find_map(|line| line.strip_prefix(&format!("| `{module}` | ")));
        let told: usize = row.and_then(|row| row.split(' ').next()?.parse().ok()).unwrap_or_default();
        let size = sizes[*module];
        let is_near = (told * 100).abs_diff(size) <= 100 + size / 10;
        assert!(is_near, "`{module}` has {size} lines of code: write {} in its row", size.div_ceil(100));
    }
}

#[test]
fn every_file_says_why_it_exists() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(p, _)| p).collect();
    assert!(silent.is_empty(), "no `//!` sentence in {silent:?}");
}

#[test]
fn no_file_grows_too_long() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| text.lines().count() > 600 && !LONG.iter().any(|(known, _)| known == path))
        .map(|(path, text)| format!("{path}: {} lines", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "over 600 lines: {long:#?}");
}

/// Whether a line does something: it is no brace, and does not only import, or declare a field or a parameter.
fn does_something(line: &str) -> bool {
    let declared = line.trim_start_matches("pub ").trim_start_matches("pub(super) ").trim_end_matches(',');
    let name = declared.split_once(": ").map_or("", |(name, _)| name);
    let is_declaration =
        line.ends_with(',') && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    line.contains(char::is_alphanumeric) && !line.starts_with("use ") && !is_declaration
}

#[test]
fn no_six_lines_of_code_stand_twice() {
    let mut known: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for (path, text) in sources() {
        let code: Vec<String> = code_lines(&text)
            .map(|line| line.trim().to_owned())
            .filter(|line| does_something(line))
            .collect();
        for run in code.windows(6) {
            if let Some(other) = known.insert(run.to_vec(), path.clone()) {
                twice.push(format!("{other} and {path}:\n{}", run.join("\n")));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n\n"));
}

#[test]
fn one_word_names_one_type() {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, text) in sources() {
        for line in code_lines(&text) {
            for name in ["Edit", "Finding", "Kind", "Line", "Need", "Place", "Scope", "Settings", "Tree"] {
                let declares = |what: &&str| {
                    let rest = line.trim().trim_start_matches("pub ").trim_start_matches("pub(super) ");
                    let declared = rest.strip_prefix(*what).and_then(|rest| rest.strip_prefix(name));
                    declared.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
                };
                if ["struct ", "enum ", "trait ", "type "].iter().any(declares) {
                    places.entry(name).or_default().push(path.clone());
                }
            }
        }
    }
    places.retain(|_, of| of.len() > 1);
    assert!(places.is_empty(), "several types of one name: {places:#?}");
}

/// Names that may stand only in some modules.
fn only_in(names: &[&str], allowed: &[&str]) {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if allowed.iter().any(|prefix| path.starts_with(prefix)) {
            continue;
        }
        for line in code_lines(&text) {
            for name in names.iter().filter(|name| line.contains(**name)) {
                wrong.push(format!("{path}: `{name}` in `{}`", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn foreign_crates_are_named_in_one_place() {
    only_in(&["tree_sitter"], &["syntax/"]);
    only_in(&["ruff_"], &["syntax/", "verify/"]);
    only_in(&["lsp_server"], &["lsp/"]);
    only_in(&["rmcp", "tokio"], &["cli/mcp/"]);
}

#[test]
fn only_the_rim_prints() {
    only_in(&["println!", "eprintln!", "print!(", "eprint!(", "dbg!"], &["output/", "cli/", "main.rs"]);
}

#[test]
fn only_the_rim_reads_files() {
    only_in(
        &["std::fs", "fs::read", "fs::write", "File::open"],
        &["project/", "cli/", "main.rs", "transform/load.rs"],
    );
}

/// Kinds and fields have names for people; the code compares the variants.
#[test]
fn no_kind_is_compared_by_its_name() {
    let named = ["kind().name()", "kind.name()", "kind().to_string()", "field.name()", "Kind::name"];
    // A literal that no type describes is told to people by its kind.
    let telling = ["syntax/kind.rs", "types/operators.rs"];
    for (path, text) in sources().iter().filter(|(path, _)| !telling.contains(&path.as_str())) {
        let compares = |line: &&str| named.iter().any(|name| line.contains(name));
        assert_eq!(code_lines(text).find(compares), None, "{path}");
    }
}

#[test]
fn every_transform_is_complete() {
    let mut wrong = Vec::new();
    for transform in transform::builtin() {
        let id = &transform.id;
        let mut owes = |what: &str| wrong.push(format!("{id} has no {what}"));
        if transform.title.is_empty() || !transform.title.ends_with('.') {
            owes("title that ends with a full stop");
        }
        // Of a few names of the floor, no version is known.
        if transform.deprecated.is_none() && transform.removed.is_none() && !transform.is_floor {
            owes("version");
        }
        if transform.reference.is_empty() {
            owes("reference");
        }
        if transform.native.as_deref().is_some_and(|name| upshift::native::by_name(name).is_none()) {
            owes("code for its `native`");
        }
        // `tests/ledger.rs` makes the examples of the floor.
        if transform.is_floor {
            continue;
        }
        let changes = |e: &transform::Example| e.before != e.after || !e.reported.is_empty();
        if !transform.examples.iter().any(changes) {
            owes("example that changes or is reported");
        }
        if transform.examples.iter().all(changes) {
            owes("example that is left alone");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A run compiles only the transforms whose summaries say that they may concern a file.
#[test]
fn summaries_are_those_of_the_transforms() {
    let heads = transform::builtin_heads();
    let line = |one: &Arc<Transform>| serde_json::to_string(&Summary::of(one)).unwrap() + "\n";
    let summaries = format!("{}\n{}", ledger::digest(), heads.iter().map(line).collect::<String>());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/transform/summaries.jsonl");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, &summaries).unwrap();
    }
    assert!(fs::read_to_string(&kept).unwrap() == summaries, "{}: run tools/regenerate", kept.display());
    let lazy = transform::builtin_lazy();
    assert!(
        lazy.iter()
            .map(|one| (&one.id, &one.transform().text))
            .eq(heads.iter().map(|one| (&one.id, &one.text)))
    );
}

/// What knows no API: its knowledge is in the transforms and in tables.
const ENGINE: [&str; 5] = ["matching/", "model/", "rewriting/", "engine/", "project/"];

/// Packages of which the engine knows as little as of the library.
const PACKAGES: [&str; 12] = [
    "aiosmtpd",
    "attr",
    "attrs",
    "builtins",
    "django",
    "eventlet",
    "gevent",
    "mock",
    "monkeypatch",
    "numpy",
    "setuptools",
    "six",
];

/// Modules of the library whose names are words that the engine has uses of its own for.
const WORDS: [&str; 6] = ["array", "attr", "copy", "enum", "select", "string"];

/// Where a name stands all the same, and why.
const NAMED: [(&str, &str, &str); 14] = [
    ("model/bind.rs", "__future__", "an import that is a statement of its own"),
    ("matching/truth.rs", "builtins", "`bool()` is how a condition is written out"),
    ("project/examples.rs", "builtins", "names that need no import"),
    ("project/installed.rs", "venv", "the usual folder of an environment"),
    ("project/gauntlet.rs", "sys", "it writes programs that ask for the version"),
    ("project/spellings.rs", "sys", "it writes programs that ask for a module"),
    ("project/surroundings.rs", "*", "it writes tests and modules that surround a program"),
    ("project/manifest/", "setuptools", "a table of `pyproject.toml`, and what pip installs by itself"),
    ("project/manifest/", "py_modules", "an argument in `setup.py`"),
    ("project/manifest/", "package_dir", "an argument in `setup.py`"),
    ("project/config/", "asyncore", "a key of the configuration"),
    ("project/config/", "asyncio", "a value of that key"),
    ("project/config/", "warnings", "a key of the configuration"),
    ("model/versions.rs", "is_", "the beginning of a name"),
];

#[test]
fn no_api_is_named_in_the_engine() {
    let literal = regex::Regex::new(r#""((?:[^"\\]|\\.)*)""#).unwrap();
    let dotted = regex::Regex::new(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*").unwrap();
    let table = fs::read_to_string(root().join("src/knowledge/stdlib_results.txt")).unwrap();
    let members: BTreeSet<&str> = table
        .lines()
        .flat_map(|line| line.split(' ').skip(1))
        .map(|member| member.split('=').next().unwrap_or_default())
        .filter(|member| member.contains('_') && !member.starts_with('_'))
        .collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let concerned = |folder: &&str| path.starts_with(*folder) && !path.contains("/tests");
        if !ENGINE.iter().any(concerned) {
            continue;
        }
        for string in code_lines(&text).flat_map(|line| literal.captures_iter(line)) {
            let string = string.get(1).map_or("", |inner| inner.as_str());
            for name in dotted.find_iter(string).map(|found| found.as_str()) {
                let first = name.split('.').next().unwrap_or_default();
                let is_module = upshift::knowledge::is_stdlib_module(first) || PACKAGES.contains(&first);
                let whole = string.trim_matches('.') == name && !WORDS.contains(&name);
                let names_api = is_module && (whole || name.contains('.')) || whole && members.contains(name);
                let is_allowed = |(place, known, _): &(&str, &str, &str)| {
                    path.starts_with(*place) && (*known == "*" || *known == first)
                };
                if names_api && !NAMED.iter().any(is_allowed) {
                    wrong.push(format!("{path}: `{name}` in {string:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "put them into a transform or a table:\n{}", wrong.join("\n"));
}
