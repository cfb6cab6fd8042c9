//! Campaigns: what shards and plans make together is what one `fix` makes, and patches that are cut from a plan apply,
//! one by one and in any order.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A tree of files, the state of upshift, and a place for plans beside it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(place.tree()).unwrap();
        for (name, text) in files {
            place.write(name, text.as_bytes());
        }
        place
    }

    /// A copy of the monorepo of the tests.
    fn monorepo() -> Place {
        let place = Place::new(&[]);
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/monorepo");
        for (path, bytes) in files(&original) {
            place.write(&path, &bytes);
        }
        place
    }

    fn tree(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.tree().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.tree().join(name)).unwrap()
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.tree())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.tree())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path().join("state"));
        command
    }

    /// Runs upshift in the tree; its exit status, and what it said on both streams. Arguments are separated by spaces.
    fn upshift(&self, arguments: &str) -> (Option<i32>, String) {
        let ran = self.command(env!("CARGO_BIN_EXE_upshift")).args(arguments.split(' ')).output().unwrap();
        (ran.status.code(), said(&ran))
    }

    /// Makes the tree a repository with everything in one commit; returns whether there is git.
    fn commit(&self) -> bool {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: there is no `git` here");
            return false;
        }
        self.git("init --quiet --initial-branch=main");
        self.git("config user.name Tester");
        self.git("config user.email tester@example.org");
        self.git("config core.autocrlf false");
        self.git("add .");
        self.git("commit --quiet -m start");
        true
    }

    fn git(&self, arguments: &str) -> String {
        let ran = self.command("git").args(arguments.split(' ')).output().unwrap();
        assert!(ran.status.success(), "git {arguments}: {}", said(&ran));
        String::from_utf8_lossy(&ran.stdout).into_owned()
    }

    /// The patches, in order.
    fn patches(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("patches")).unwrap();
        let mut all: Vec<String> =
            entries.map(|entry| entry.unwrap().path().to_string_lossy().into_owned()).collect();
        all.sort();
        all
    }
}

fn said(ran: &Output) -> String {
    String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr)
}

/// Fails with the names of the files that are not the same in two trees.
#[track_caller]
fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, told: &str) {
    let names = one.keys().chain(other.keys());
    let differ: Vec<&String> = names.filter(|name| one.get(*name) != other.get(*name)).collect();
    assert!(differ.is_empty(), "{told}: {differ:?}");
}

/// The files below a folder, without those of git.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(".git") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

const STRTOBOOL: &str =
    "from distutils.util import strtobool\n\n\ndef flag(value):\n    return strtobool(value)\n";
const READFP: &str = "import configparser\n\nparser = configparser.ConfigParser()\nwith open('x') as file:\n    parser.readfp(file)\n";

#[test]
fn an_applied_plan_is_a_fix_and_can_be_undone() {
    let (fixed, planned) = (Place::monorepo(), Place::monorepo());
    let before = planned.files();
    fixed.upshift("fix --suggested .");
    let (status, told) = planned.upshift("plan --suggested -o ../plan.json");
    assert_eq!(status, Some(0), "{told}");
    same(&planned.files(), &before, "a plan writes no file of the tree");
    let (status, told) = planned.upshift("apply ../plan.json");
    assert_eq!(status, Some(0), "{told}");
    same(&planned.files(), &fixed.files(), "");
    let (status, told) = planned.upshift("apply ../plan.json");
    assert!(status == Some(0) && told.contains("has this change already"), "{told}");
    planned.upshift("undo --yes");
    same(&planned.files(), &before, "");
}

#[test]
fn the_plans_of_all_shards_are_the_whole_run() {
    let (before, whole) = (Place::monorepo(), Place::monorepo());
    whole.upshift("fix --suggested .");
    for count in [1, 2, 3, 20] {
        let (planned, mut union) = (Place::monorepo(), before.files());
        for index in 1..=count {
            let (status, told) =
                planned.upshift(&format!("plan --suggested --shard {index}/{count} -o ../{index}.json"));
            assert_eq!(status, Some(0), "{told}");
            // Each machine has the tree as it was.
            let fixed = Place::monorepo();
            fixed.upshift(&format!("fix --suggested --shard {index}/{count} ."));
            union.extend(
                fixed.files().into_iter().filter(|(name, now)| before.files().get(name) != Some(now)),
            );
        }
        let all: Vec<String> = (1..=count).map(|index| format!("../{index}.json")).collect();
        let (status, told) = planned.upshift(&format!("apply {}", all.join(" ")));
        assert_eq!(status, Some(0), "{told}");
        same(&planned.files(), &whole.files(), &format!("plans of {count}"));
        same(&union, &whole.files(), &format!("fixes of {count}"));
    }
}

#[test]
fn the_findings_of_all_shards_are_those_of_the_whole_run() {
    let tree = Place::monorepo();
    tree.write("broken/a.py", b"def f(:\n");
    let found = |arguments: &str| {
        let ran = tree.command(env!("CARGO_BIN_EXE_upshift")).args(arguments.split(' ')).output().unwrap();
        let report: Value = serde_json::from_slice(&ran.stdout).unwrap();
        let keys = ["files", "findings", "errors"];
        let all = keys.iter().flat_map(|key| report[key].as_array().unwrap()).map(Value::to_string);
        all.collect::<Vec<String>>()
    };
    let mut whole = found("check --format json --suggested .");
    let shards = (1..4).map(|index| found(&format!("check --format json --suggested --shard {index}/3 .")));
    let shards: Vec<Vec<String>> = shards.collect();
    assert!(shards.iter().filter(|shard| !shard.is_empty()).count() > 1, "{shards:?}");
    let mut union = shards.concat();
    whole.sort();
    union.sort();
    assert_eq!(union, whole);
}

/// Two folders that declare what they need in one file above them, and two transforms that need something.
fn with_a_shared_manifest() -> Place {
    let transform = |name: &str, needed: &str| {
        format!(
            "\"\"\"`oldlib.{name}()` is elsewhere.\"\"\"\n\nsafety = \"safe\"\n\nimport {needed}\nimport oldlib\n\nrequires = [\"{needed}\"]\n\n\ndef before(x):\n    return oldlib.{name}(x)\n\n\ndef after(x):\n    return {needed}.{name}(x)\n"
        )
    };
    Place::new(&[
        (
            "upshift.toml",
            "transforms = [\"codemods\"]\nselect = [\"one\", \"two\"]\nexclude = [\"codemods\"]\n",
        ),
        ("codemods/one.py", &transform("one", "packaging")),
        ("codemods/two.py", &transform("two", "platformdirs")),
        ("requirements.txt", "six\n"),
        ("a/a.py", "import oldlib\n\noldlib.one(1)\n"),
        ("b/b.py", "import oldlib\n\noldlib.two(2)\n"),
    ])
}

#[test]
fn plans_may_share_a_manifest() {
    let (whole, apart) = (with_a_shared_manifest(), with_a_shared_manifest());
    let (_, told) = whole.upshift("fix .");
    let declared = whole.read("requirements.txt");
    assert!(declared.contains("packaging") && declared.contains("platformdirs"), "{told}{declared}");
    apart.upshift("plan -o ../a.json a");
    apart.upshift("plan -o ../b.json b");
    // The order of the plans does not matter.
    let (status, told) = apart.upshift("apply ../b.json ../a.json");
    assert_eq!(status, Some(0), "{told}");
    same(&apart.files(), &whole.files(), "");
}

/// Projects whose last uses of a distribution change; one of them has another use.
fn with_unused_distributions() -> Place {
    let transform = "\"\"\"`nose.tools.ok_()` is an `assert`.\"\"\"\n\nsafety = \"safe\"\n\nimport nose.tools\n\ndrops = [\"nose\"]\n\n\ndef before(test):\n    nose.tools.ok_(test)\n\n\ndef after(test):\n    assert test\n";
    let code = "import nose.tools\n\nnose.tools.ok_(1)\n";
    let setup = "from setuptools import setup\n\nsetup(name='x', tests_require=['nose', 'six'])\n";
    Place::new(&[
        ("upshift.toml", "transforms = [\"codemods\"]\nselect = [\"ok\"]\nexclude = [\"codemods\"]\n"),
        ("codemods/ok.py", transform),
        ("a/setup.py", setup),
        ("a/a.py", code),
        ("a/tests/test_a.py", code),
        ("b/setup.py", setup),
        ("b/b.py", code),
        ("c/setup.py", setup),
        ("c/c.py", code),
        ("c/d.py", "import nose\n\nnose.main()\n"),
    ])
}

#[test]
fn what_nothing_uses_any_more_is_dropped_by_shards_and_plans_too() {
    let whole = with_unused_distributions();
    let before = whole.files();
    let (_, told) = whole.upshift("fix .");
    let declares =
        |place: &Place| ["a", "b", "c"].map(|of| place.read(&format!("{of}/setup.py")).contains("nose"));
    assert_eq!(declares(&whole), [false, false, true], "{told}");
    for count in [1, 3] {
        let planned = with_unused_distributions();
        for index in 1..=count {
            planned.upshift(&format!("plan --shard {index}/{count} -o ../{index}.json"));
        }
        let all: Vec<String> = (1..=count).map(|index| format!("../{index}.json")).collect();
        let (status, told) = planned.upshift(&format!("apply {}", all.join(" ")));
        assert_eq!(status, Some(0), "{told}");
        same(&planned.files(), &whole.files(), &format!("plans of {count}"));
    }
    whole.upshift("undo --yes");
    same(&whole.files(), &before, "undone");
}

#[test]
fn what_a_refused_file_uses_stays_declared() {
    let place = with_unused_distributions();
    place.upshift("plan -o ../plan.json");
    place.write("a/tests/test_a.py", b"import nose.tools\n\nnose.tools.ok_(2)\n");
    let (_, told) = place.upshift("apply ../plan.json");
    assert!(place.read("a/setup.py").contains("nose"), "{told}");
    assert!(told.contains("still uses what it would declare no longer"), "{told}");
    assert!(!place.read("b/setup.py").contains("nose"), "{told}");
}

#[test]
fn what_changed_since_is_refused_and_the_rest_is_applied() {
    let place = Place::new(&[("a.py", STRTOBOOL), ("b.py", READFP), ("gone.py", READFP)]);
    place.upshift("plan --suggested -o ../plan.json");
    let edited = format!("{STRTOBOOL}print(flag('y'))\n");
    place.write("a.py", edited.as_bytes());
    fs::remove_file(place.tree().join("gone.py")).unwrap();
    let (status, told) = place.upshift("apply ../plan.json");
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("a.py: not changed, because it was edited since ../plan.json was made"), "{told}");
    assert!(told.contains("gone.py: not changed, because it is gone"), "{told}");
    assert!(told.contains("1 file changed, 2 refused"), "{told}");
    assert_eq!(place.read("a.py"), edited);
    assert!(place.read("b.py").contains("read_file"));
    // A plan that is renewed has what is left.
    let (status, told) = place.upshift("plan --renew ../plan.json");
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("gone     b.py:5: configparser/readfp"), "{told}");
    let (status, told) = place.upshift("apply ../plan.json");
    assert_eq!(status, Some(0), "{told}");
    assert!(!place.read("a.py").contains("distutils"));
}

#[test]
fn code_and_what_it_needs_are_applied_together_or_not_at_all() {
    let place = with_a_shared_manifest();
    place.upshift("plan -o ../plan.json");
    place.write("requirements.txt", b"six\nattrs\n");
    let before = place.files();
    let (status, told) = place.upshift("apply ../plan.json");
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("a/a.py: not changed, because requirements.txt must change with it"), "{told}");
    same(&place.files(), &before, "");
    // The other way round: a module that nothing imports any more is not created.
    let place = Place::monorepo();
    place.upshift("plan --suggested -o ../plan.json scripts");
    let text = place.read("scripts/two.py") + "\nprint(1)\n";
    place.write("scripts/two.py", text.as_bytes());
    let (status, _) = place.upshift("apply ../plan.json");
    assert_eq!(status, Some(2));
    assert!(!place.tree().join("scripts/_asyncore.py").exists());
    assert!(!place.read("scripts/one.py").contains("distutils"));
}

#[test]
fn plans_for_other_lines_of_a_file_are_merged() {
    let text = format!(
        "{READFP}\n\n# {}\nimport unittest\n\n\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEquals(1, 1)\n",
        "-".repeat(20)
    );
    let (whole, apart) = (Place::new(&[("a.py", &text)]), Place::new(&[("a.py", &text)]));
    whole.upshift("fix --suggested .");
    apart.upshift("plan --suggested --select configparser -o ../1.json");
    apart.upshift("plan --suggested --select unittest -o ../2.json");
    let (status, told) = apart.upshift("apply ../1.json ../2.json");
    assert_eq!(status, Some(0), "{told}");
    same(&apart.files(), &whole.files(), "");
}

#[test]
fn what_contradicts_is_refused() {
    // Both rewrite one line.
    let text = "import imp\nimport logging\n\nlogging.warn(imp.new_module('x'))\n";
    let place = Place::new(&[("a.py", text), ("b.py", READFP)]);
    place.upshift("plan --suggested --select imp -o ../1.json");
    place.upshift("plan --suggested --select logging --select configparser -o ../2.json");
    let (status, told) = place.upshift("apply ../1.json ../2.json");
    assert_eq!(status, Some(2), "{told}");
    assert!(
        told.contains("a.py: not changed, because ../1.json and ../2.json change the same lines"),
        "{told}"
    );
    assert_eq!(place.read("a.py"), text);
    assert!(place.read("b.py").contains("read_file"));
}

#[test]
fn a_plan_names_only_files_of_the_tree() {
    let place = Place::new(&[("a.py", READFP)]);
    place.upshift("plan --suggested -o ../plan.json");
    let plan = place.folder.path().join("plan.json");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(place.folder.path().join("a.py"), READFP).unwrap();
    place.write(".git/a.py", READFP.as_bytes());
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", place.tree().join("link")).unwrap();
    let outside = place.folder.path().join("a.py");
    for path in ["../a.py", "link/a.py", ".git/a.py", "", outside.to_str().unwrap()] {
        fs::write(&plan, text.replace("\"path\": \"a.py\"", &format!("\"path\": \"{path}\""))).unwrap();
        for command in ["apply ../plan.json", "split ../plan.json -o ../patches"] {
            let (status, told) = place.upshift(command);
            assert_eq!(status, Some(2), "{path}: {told}");
        }
        assert!(place.patches().is_empty());
        assert_eq!(fs::read_to_string(&outside).unwrap(), READFP);
        assert_eq!(place.read(".git/a.py"), READFP);
    }
}

#[test]
fn bytes_of_every_kind_survive_plans_and_patches() {
    let latin = b"# coding: latin-1\r\nfrom distutils.util import strtobool\r\n\r\nx = '\xe9'\r\nprint(strtobool('y'), '\xe8')\r\n";
    let marked = format!("\u{feff}{STRTOBOOL}").replace('\n', "\r\n");
    let new = || {
        let place = Place::new(&[("no end.py", READFP.trim_end())]);
        place.write("latin.py", latin);
        place.write("m\u{e4}rk.py", marked.as_bytes());
        place
    };
    let (fixed, applied, mailed) = (new(), new(), new());
    fixed.upshift("fix --suggested .");
    applied.upshift("plan --suggested -o ../plan.json");
    let (status, told) = applied.upshift("apply ../plan.json");
    assert_eq!(status, Some(0), "{told}");
    same(&applied.files(), &fixed.files(), "");
    if !mailed.commit() {
        return;
    }
    mailed.upshift("plan --suggested -o ../plan.json");
    let (status, told) = mailed.upshift("split ../plan.json --by transform -o ../patches");
    assert!(status == Some(0) && told.contains("git am --keep-cr"), "{told}");
    for patch in mailed.patches() {
        mailed.git(&format!("am --quiet --keep-cr {patch}"));
    }
    same(&mailed.files(), &fixed.files(), "");
}

const OWNERS: &str = "* @all\n/alpha/ @alpha\n/beta/ @beta @more\n";

#[test]
fn patches_apply_in_their_order_and_in_any_other() {
    let fixed = Place::monorepo();
    fixed.write(".github/CODEOWNERS", OWNERS.as_bytes());
    fixed.upshift("fix --suggested .");
    for by in ["owner", "project", "transform", "size --lines 20"] {
        let place = Place::monorepo();
        place.write(".github/CODEOWNERS", OWNERS.as_bytes());
        if !place.commit() {
            return;
        }
        place.upshift("plan --suggested -o ../plan.json");
        let (status, told) = place.upshift(&format!("split ../plan.json -o ../patches --by {by}"));
        assert_eq!(status, Some(0), "{told}");
        let mut patches = place.patches();
        assert!(patches.len() > 2, "{by}: {patches:?}");
        for _ in 0..2 {
            for patch in &patches {
                place.git(&format!("am --quiet {patch}"));
            }
            same(&place.files(), &fixed.files(), by);
            let log = place.git("log --format=%an%n%s%n%b");
            assert!(log.starts_with("Tester\nApply ") && log.contains("Left to do:"), "{log}");
            place.git(&format!("reset --quiet --hard HEAD~{}", patches.len()));
            patches.reverse();
        }
    }
}

#[test]
fn a_branch_is_made_for_each_patch() {
    let place = Place::monorepo();
    if !place.commit() {
        return;
    }
    let (before, head) = (place.files(), place.git("rev-parse HEAD"));
    place.upshift("plan --suggested -o ../plan.json");
    let (status, told) = place.upshift("split ../plan.json --branches=migrate");
    assert_eq!(status, Some(0), "{told}");
    assert_eq!((place.files(), place.git("rev-parse HEAD")), (before, head), "nothing here moves");
    assert_eq!(place.git("status --porcelain"), "");
    let branches = place.git("branch --list migrate/* --format=%(refname:short)");
    let branches: Vec<&str> = branches.lines().collect();
    assert!(branches.len() > 5 && branches[0] == "migrate/0001-alpha", "{branches:?}");
    let changed = |branch: &str| place.git(&format!("diff --name-only main {branch}"));
    assert_eq!(changed("migrate/0001-alpha"), "alpha/src/alpha/tools.py\n");
    let (status, told) = place.upshift("split ../plan.json --branches=migrate");
    assert!(status == Some(2) && told.contains("there is a branch `migrate/0001-alpha` already"), "{told}");
}

#[test]
fn transforms_that_share_lines_are_in_one_patch() {
    let apart = "import unittest\n\n\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEquals(1, 1)\n\n    # -\n    # -\n    def log(self):\n        import logging\n\n        logging.warn('x')\n";
    let near = "import imp\nimport logging\n\nlogging.warn(imp.new_module('x'))\n";
    let place = Place::new(&[("apart.py", apart), ("near.py", near)]);
    place.upshift("plan --suggested -o ../plan.json");
    let (status, told) = place.upshift("split ../plan.json --by transform -o ../patches --author A<a@b.c>");
    assert!(status == Some(2) && told.contains("write the author as `NAME <EMAIL>`"), "{told}");
    let (status, told) = place.upshift("split ../plan.json --by transform -o ../patches");
    assert_eq!(status, Some(0), "{told}");
    let texts: Vec<String> = place.patches().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(texts.len(), 3, "{told}");
    assert!(
        texts[0].contains("Apply imp/new_module to 1 file") && texts[0].contains("b/near.py"),
        "{}",
        texts[0]
    );
    assert!(texts[0].contains("Some changes of logging/warn go with it"), "{}", texts[0]);
    assert!(
        texts[1].contains("Apply logging/warn to 1 file") && !texts[1].contains("b/near.py"),
        "{}",
        texts[1]
    );
    assert!(texts[2].contains("assertEqual(1, 1)") && !texts[2].contains("+        logging"), "{}", texts[2]);
}

#[test]
fn progress_shows_between_two_plans() {
    let place = Place::monorepo();
    place.upshift("plan --suggested -o ../old.json");
    place.upshift("fix --suggested alpha beta");
    place.write("beta/beta/more.py", READFP.as_bytes());
    let (_, told) = place.upshift("plan --renew ../old.json -o ../new.json");
    assert!(told.contains("new      beta/beta/more.py:5: configparser/readfp"), "{told}");
    let (status, told) = place.upshift("score --between ../old.json ../new.json");
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("alpha: 2 → 0 findings\n  3.12: 1 → 0 automatic, 1 → 0 to review\n"), "{told}");
    assert!(told.contains("beta: 1 → 1 findings"), "{told}");
    let ran = place.command(env!("CARGO_BIN_EXE_upshift"));
    let mut ran = ran;
    let ran =
        ran.args(["score", "--format", "json", "--between", "../old.json", "../new.json"]).output().unwrap();
    let json: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(json["packages"][0]["old"]["pythons"]["3.12"]["automatic"], 1);
    assert!(json["packages"][0]["new"]["pythons"].as_object().unwrap().is_empty());
}

#[test]
fn the_plan_fits_its_schema() {
    let place = with_a_shared_manifest();
    let ran = place.command(env!("CARGO_BIN_EXE_upshift")).arg("plan").output().unwrap();
    let plan: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let known = schema["properties"].as_object().unwrap();
    for key in plan.as_object().unwrap().keys() {
        assert!(known.contains_key(key), "{key}");
    }
    assert_eq!(plan["needs"][0]["requirement"], "packaging");
    assert_eq!(plan["files"][0]["wanted_by"], serde_json::json!(["a/a.py", "b/b.py"]));
}

#[test]
fn a_change_whose_manifest_is_out_of_reach_is_not_planned() {
    // Outside of a repository, the tree is the folder where the plan is made.
    let place = with_a_shared_manifest();
    let ran =
        place.command(env!("CARGO_BIN_EXE_upshift")).current_dir(place.tree().join("a")).arg("plan").output();
    let ran = ran.unwrap();
    assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
    assert!(
        said(&ran).contains("requirements.txt must change with it, and is outside of the tree"),
        "{}",
        said(&ran)
    );
    let plan: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert!(plan["files"].as_array().unwrap().is_empty(), "{plan}");
}

#[cfg(unix)]
#[test]
fn a_link_is_planned_as_its_target() {
    let place = Place::new(&[("real/tool.py", READFP)]);
    std::os::unix::fs::symlink("real/tool.py", place.tree().join("tool.py")).unwrap();
    place.upshift("plan --suggested -o ../plan.json tool.py");
    let (status, told) = place.upshift("apply ../plan.json");
    assert_eq!(status, Some(0), "{told}");
    assert!(place.read("real/tool.py").contains("read_file"), "{told}");
    assert!(fs::symlink_metadata(place.tree().join("tool.py")).unwrap().is_symlink());
}
