//! A run that uses the results of earlier ones says what a run without them says, byte for byte, whatever was edited in
//! between: a tree is edited at random, and after each edit both are compared. `ROUNDS` says how often.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// How often the tree is edited, unless `ROUNDS` says otherwise.
const ROUNDS: u64 = 60;

/// Texts that depend on each other: what one file says decides what becomes of another.
const TEXTS: &[&str] = &[
    "from configparser import SafeConfigParser\n\n\ndef make():\n    return SafeConfigParser()\n",
    "import configparser\n\n\ndef make():\n    return configparser.RawConfigParser()\n",
    "def make():\n    return object()\n",
    "class Parser:\n    def readfp(self, fp):\n        return fp\n\n\ndef make():\n    return Parser()\n",
    "import configparser\n\n\nclass Own(configparser.RawConfigParser):\n    def read_file(self, fp):\n        return 1\n",
    "from configparser import RawConfigParser as Own\n",
    "from app.core import make\n\n\ndef load(fp):\n    parser = make()\n    parser.readfp(fp)\n    return parser\n",
    "from app.core import *\n\nmake().readfp(open('x'))\n",
    "import app.core\n\napp.core.make().readfp(None)\n",
    "from app.core import Own\n\n\nclass Deep(Own):\n    pass\n\n\nDeep().readfp(None)\n",
    "from .core import make\nfrom . import helpers\n\nhelpers.run(make())\n",
    "def run(parser):\n    parser.readfp(None)\n",
    "def run(parser, other=None):\n    return parser\n",
    "import time\n\n\ndef begin():\n    return time.clock()\n",
    "from time import clock\n\nbegun = clock()\n",
    "from unittest import mock\n\n\n@mock.patch('app.core.time.clock')\ndef test(clock):\n    assert clock\n",
    "from unittest.mock import patch\n\nwith patch('app.helpers.clock', lambda: 1):\n    pass\n",
    "import imp\n\n\ndef again(module):\n    return imp.reload(module)\n",
    "from app.util import imp\n\nimp.reload(None)\n",
    "import asyncore\n\n\nclass Server(asyncore.dispatcher):\n    pass\n",
    "from cgi import escape\n\nprint(escape('<'))\n",
    "import cgi\n\nform = cgi.FieldStorage()\n",
    "import pkg_resources\n\nversion = pkg_resources.get_distribution('app').version\n",
    "import collections\n\nisinstance([], collections.Mapping)  # upshift: ignore[collections]\n",
    "try:\n    from collections import Mapping\nexcept ImportError:\n    from collections.abc import Mapping\n",
    "import sys\n\nif sys.version_info < (3, 8):\n    import time\n\n    time.clock()\n",
    "import outside\n\n\nclass Made(outside.Base):\n    pass\n\n\nMade().readfp(None)\n",
    "def escape(text):\n    return text\n\n\ndef reload(module):\n    return module\n\n\nclock = None\n",
    "print 'Python 2'\n",
    "x = (\n",
    "# -*- coding: latin-1 -*-\nfrom cgi import escape\n",
    "",
    "VALUE = 1\n",
    "def old():\n    \"\"\"\n    >>> import imp\n    >>> imp.reload(old)\n    \"\"\"\n",
];

const FILES: &[&str] = &[
    "one/app/__init__.py",
    "one/app/core.py",
    "one/app/helpers.py",
    "one/app/util.py",
    "one/app/inner/__init__.py",
    "one/app/inner/core.py",
    "one/app/inner/more.py",
    "one/tests/test_core.py",
    "one/tests/conftest.py",
    "one/run.py",
    "one/imp.py",
    "one/app/cgi.py",
    "two/src/lib/__init__.py",
    "two/src/lib/a.py",
    "two/src/lib/b.py",
    "two/app/core.py",
    "two/test_lib.py",
    "three/a.py",
    "three/b.py",
    "three/core.py",
    "three/time.py",
    "setup.py",
    "one/setup.py",
    "scripts/tool.py",
];

/// Manifests, configurations and what else decides.
const OTHERS: &[(&str, &[&str])] = &[
    (
        "one/pyproject.toml",
        &[
            "[project]\nname = \"app\"\nrequires-python = \">=3.8\"\ndependencies = []\n",
            "[project]\nname = \"app\"\nrequires-python = \">=3.13\"\ndependencies = [\"legacy-cgi\"]\n",
            "[project]\nname = \"app\"\ndynamic = [\"dependencies\"]\n",
            "[tool.setuptools]\npackage-dir = {\"\" = \"app\"}\n",
        ],
    ),
    (
        "two/setup.cfg",
        &["[options]\npackage_dir =\n  = src\npython_requires = >=3.6\n", "[metadata]\nname = lib\n"],
    ),
    ("three/requirements.txt", &["six\n", "legacy-cgi\n", ""]),
    (
        "upshift.toml",
        &[
            "ignore = [\"time\"]\n",
            "target = \"3.12\"\n",
            "exclude = [\"three\"]\n",
            "docs = true\n",
            "min = \"3.9\"\n",
            "",
        ],
    ),
    ("one/upshift.toml", &["exclude = [\"tests\"]\n", "suggested = false\n"]),
    (".git/HEAD", &["ref: refs/heads/main\n"]),
    ("one/.git/HEAD", &["ref: refs/heads/main\n"]),
    (".gitignore", &["two\n", "*.md\n"]),
    ("one/.venv/pyvenv.cfg", &["home = /usr\n"]),
    (
        "one/.venv/lib/python3.12/site-packages/outside.py",
        &[
            "import configparser\n\n\nclass Base(configparser.RawConfigParser):\n    pass\n",
            "class Base:\n    pass\n",
        ],
    ),
    ("one/notes.ipynb", &[NOTES, "{"]),
    ("one/CODEOWNERS", &["* @team\n", "tests @others\n"]),
    ("own/corp/old.py", &[OWN, ""]),
    ("Dockerfile", &["FROM python:3.12\nRUN pip install app && python setup.py install\n"]),
];

/// A notebook that takes a name, and replaces another.
const NOTES: &str = r#"{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["from app.util import imp\n", "from unittest.mock import patch\n", "patch('app.helpers.time.clock')"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#;

/// A transform of the user's own.
const OWN: &str = "\"\"\"`app.core.make` is `app.core.build`\"\"\"\n\nmoves = {\"app.core.make\": \"app.core.build\"}\n\n\"\"\"\n```diff\n-from app.core import make\n-make()\n+from app.core import build\n+build()\n```\n\n```python\nfrom app.other import make\nmake()\n```\n\"\"\"\n";

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

struct Tree {
    root: PathBuf,
    random: Random,
    /// The time of the next file: long ago, so that it may be taken at its word.
    time: u64,
}

impl Tree {
    fn write(&mut self, name: &str, text: &str) {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        self.time += 1;
        // Some files are as young as they really are.
        if self.random.below(8) > 0 {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + self.time);
            fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        }
    }

    /// Edits something; returns what.
    fn edit(&mut self) -> String {
        let file = *self.random.of(FILES);
        let path = self.root.join(file);
        match self.random.below(20) {
            0..9 => {
                let text = *self.random.of(TEXTS);
                self.write(file, text);
                format!("{file} now is {text:?}")
            }
            9..11 => {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let text = format!("{text}\n\ndef added_{}():\n    return 1\n", self.time);
                self.write(file, &text);
                format!("{file} got a function")
            }
            11 => {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let text =
                    format!("from {} import make\n{text}", self.random.of(&["app.core", "lib.a", "core"]));
                self.write(file, &text);
                format!("{file} got an import")
            }
            12..14 => {
                let _ = fs::remove_file(&path);
                format!("{file} is gone")
            }
            14 => {
                let other = *self.random.of(FILES);
                let text = fs::read_to_string(&path).unwrap_or_default();
                self.write(other, &text);
                format!("{file} was copied to {other}")
            }
            15 => {
                let folders = ["one", "two", "three", "one/app", "one/app/inner", "two/src"];
                let (from, to) = (self.random.of(&folders), self.random.of(&["four", "one/else", "two/src"]));
                let _ = fs::rename(self.root.join(from), self.root.join(to));
                format!("{from} was renamed to {to}")
            }
            16 => {
                // Nothing changes but the time.
                let text = fs::read_to_string(&path).unwrap_or_default();
                self.write(file, &text);
                format!("{file} was touched")
            }
            _ => {
                let (name, texts) = self.random.of(OTHERS);
                let text = self.random.below(texts.len() + 1);
                match texts.get(text) {
                    Some(text) => self.write(name, text),
                    None => drop(fs::remove_file(self.root.join(name))),
                }
                format!("{name} is {:?}", texts.get(text))
            }
        }
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
        command.current_dir(&self.root).args(["diff", "--suggested"]).args(arguments);
        if !arguments.contains(&"--format") {
            command.args(["--format", "json"]);
        }
        command.env_clear().env("HOME", self.root.parent().unwrap());
        let ran = command.output().unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (ran.status.code(), said(&ran.stdout), said(&ran.stderr))
    }
}

fn rounds() -> u64 {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS)
}

fn edit_and_compare(seed: u64, rounds: u64) {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("tree");
    let mut tree = Tree { root, random: Random(seed), time: 0 };
    for file in FILES {
        let text = *tree.random.of(TEXTS);
        tree.write(file, text);
    }
    // What every run needs, whatever is edited: enough files.
    for number in 0..20 {
        tree.write(&format!("many/m{number}.py"), "from app.core import make\nmake().readfp(1)\n");
    }
    let cache = folder.path().join("cache");
    let cache = cache.to_str().unwrap();
    let own = ["--transforms", "own"];
    let mut history = Vec::new();
    for round in 0..rounds {
        let edits = 1 + tree.random.below(3);
        history.extend((0..edits).map(|_| tree.edit()));
        let mut arguments =
            if tree.root.join("own").is_dir() && round % 3 == 0 { own.to_vec() } else { Vec::new() };
        if round % 5 == 4 {
            arguments.push(["one", "two", "."][round as usize % 3]);
        }
        let plain = tree.run(&[&arguments[..], &["--no-cache"]].concat());
        let cached = tree.run(&[&arguments[..], &["--cache-dir", cache]].concat());
        let told = history.join("\n");
        assert!(
            plain == cached,
            "seed {seed}, round {round}, {arguments:?}\n{told}\n{plain:#?}\n{cached:#?}"
        );
    }
}

#[test]
fn results_of_earlier_runs_are_those_of_this_one() {
    // Two at once, as cores are; each seed is a history of its own.
    let share = rounds() / 4;
    std::thread::scope(|scope| {
        for first in [0, 1] {
            scope.spawn(move || {
                [first, first + 2].iter().for_each(|seed| edit_and_compare(*seed, share.max(1)))
            });
        }
    });
}

/// A tree with many files, all long since written.
fn settled(folder: &Path) -> Tree {
    let mut tree = Tree { root: folder.join("tree"), random: Random(1), time: 0 };
    for number in 0..20 {
        let path = format!("m{number}.py");
        tree.write(&path, if number == 3 { "VALUE = 0\n" } else { "import imp\nimp.reload(imp)\n" });
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::File::options().write(true).open(tree.root.join(path)).unwrap().set_modified(time).unwrap();
    }
    tree
}

/// How many results were known.
fn recalled(said: &str) -> usize {
    let line = said.lines().find(|line| line.contains("as an earlier run found them")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[test]
fn what_nobody_edits_is_not_processed_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut tree = settled(folder.path());
    let cache = folder.path().join("cache");
    let cache = ["--cache-dir", cache.to_str().unwrap(), "--timings"];
    let counts = |tree: &Tree| recalled(&tree.run(&cache).2);
    assert_eq!(counts(&tree), 0);
    assert_eq!(counts(&tree), 20);
    // Nothing else depends on it.
    tree.write("m3.py", "VALUE = 1\n");
    assert_eq!(counts(&tree), 19);
    assert_eq!(counts(&tree), 20);
    // Other settings are another question, and both are kept.
    let less = [&cache[..], &["--target", "3.11"]].concat();
    assert_eq!(recalled(&tree.run(&less).2), 0);
    assert_eq!(recalled(&tree.run(&less).2), 20);
    assert_eq!(counts(&tree), 20);
}

#[test]
fn an_edit_that_replaces_nothing_concerns_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut tree = settled(folder.path());
    let cache = folder.path().join("cache");
    let cache = ["--cache-dir", cache.to_str().unwrap(), "--timings"];
    let mut known_after = |text: &str| {
        tree.write("m3.py", text);
        recalled(&tree.run(&cache).2)
    };
    known_after("VALUE = 0  # reload\n");
    // All files ask who puts something else in the place of `reload`.
    assert_eq!(known_after("VALUE = 1  # reload\n"), 19);
    assert_eq!(known_after("def reload_all():\n    return 'reload'\n"), 19);
    assert_eq!(known_after("import imp\nimp.reload = None\n"), 0);
    assert_eq!(known_after("import imp\nimp.reload = print\n"), 0);
}

#[test]
fn what_a_recorded_run_shows_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut tree = settled(folder.path());
    tree.write("m3.py", "def load(parser):\n    parser.readfp(1)\n");
    let log = folder.path().join("run.log");
    let warned = "m3.py:2: DeprecationWarning: Use 'parser.read_file()' instead.\n  parser.readfp(1)\n";
    fs::write(&log, warned).unwrap();
    let cache = folder.path().join("cache");
    let cached = ["--cache-dir", cache.to_str().unwrap()];
    let warnings = [&cached[..], &["--warnings", log.to_str().unwrap()]].concat();
    let without = tree.run(&cached);
    let with = tree.run(&warnings);
    assert_ne!(with.1, without.1);
    assert!(with.1.contains("a test run warned here"), "{}", with.1);
    // Neither run takes the result of the other for its own.
    assert_eq!(tree.run(&cached), without);
    assert_eq!(tree.run(&warnings), with);
    // What the recording does not speak of is known all the same.
    assert_eq!(recalled(&tree.run(&[&warnings[..], &["--timings"]].concat()).2), 19);
}

#[test]
fn what_a_notebook_finds_out_for_others_is_a_reason_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut tree = settled(folder.path());
    tree.write("pyproject.toml", "[project]\nname = \"app\"\n");
    let cell = r#"{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "import time\ntime.clock()\n"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#;
    // It comes first.
    tree.write("a.ipynb", cell);
    tree.write("z.py", "import time\n\n\ndef begin():\n    return time.clock()\n");
    tree.write("test_z.py", "VALUE = 'clock'\n");
    let cache = folder.path().join("cache");
    let cached = ["--cache-dir", cache.to_str().unwrap(), "--jobs", "1"];
    tree.run(&cached);
    tree.write("test_z.py", "from unittest import mock\n\nmock.patch('z.time.clock')\n");
    assert_eq!(tree.run(&cached), tree.run(&["--no-cache"]));
}

#[test]
fn notebooks_and_documents_are_known_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut tree = settled(folder.path());
    let cell = r#"{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "import imp\nimp.reload(imp)\n"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#;
    tree.write("a.ipynb", cell);
    tree.write("b.ipynb", "{");
    tree.write("c.md", "# Title\n\n```python\nimport imp\nimp.reload(imp)\n```\n");
    let cache = folder.path().join("cache");
    for format in ["json", "human"] {
        let options = ["--docs", "--format", format];
        let cached = [&options[..], &["--cache-dir", cache.to_str().unwrap()]].concat();
        let new = tree.run(&[&options[..], &["--no-cache"]].concat());
        assert!(new.1.contains("c.md"), "{}", new.1);
        // The summary for people has the time.
        let told = |ran: (Option<i32>, String, String)| (ran.0, ran.1);
        let new = told(new);
        assert_eq!((told(tree.run(&cached)), told(tree.run(&cached))), (new.clone(), new));
        let timed = [&cached[..], &["--timings"]].concat();
        assert_eq!(recalled(&tree.run(&timed).2), 23);
    }
}

#[test]
fn a_damaged_cache_is_as_good_as_none() {
    let folder = tempfile::tempdir().unwrap();
    let tree = settled(folder.path());
    let cache = folder.path().join("cache");
    let arguments = ["--cache-dir", cache.to_str().unwrap(), "--timings"];
    let said = tree.run(&arguments).1;
    for entry in fs::read_dir(&cache).unwrap() {
        let path = entry.unwrap().path();
        let whole = fs::read(&path).unwrap();
        for end in [0, 1, whole.len() / 2, whole.len() - 1] {
            fs::write(&path, &whole[..end]).unwrap();
            assert_eq!(tree.run(&arguments).1, said, "{end} of {}", path.display());
        }
        let mut other = whole.clone();
        *other.last_mut().unwrap() ^= 1;
        fs::write(&path, &other).unwrap();
        assert_eq!(tree.run(&arguments).1, said, "{}", path.display());
    }
    assert_eq!(recalled(&tree.run(&arguments).2), 20);
}

#[test]
fn the_cache_is_removed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let tree = settled(folder.path());
    let cache = folder.path().join("cache");
    let place = ["--cache-dir", cache.to_str().unwrap()];
    tree.run(&place);
    fs::write(cache.join("notes.txt"), "mine").unwrap();
    let clean = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_upshift"));
        let ran = command.arg("clean").args(place).output().unwrap();
        (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    let (status, said) = clean();
    assert!(status == Some(0) && said.starts_with("removed "), "{said}");
    let left: Vec<_> = fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["notes.txt"]);
    assert!(clean().1.starts_with("there is no cache in "), "{}", clean().1);
}
